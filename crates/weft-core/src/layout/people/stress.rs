//! Stress majorization: places whose distances are as near as can be to the distances in the graph.
//!
//! Gansner, Koren & North, “Graph drawing by stress majorization”, Graph Drawing 2004, section 2.3: a
//! node at a time goes to `Σ w·(xⱼ + d·(xᵢ − xⱼ)/‖xᵢ − xⱼ‖) / Σ w` with `w = d⁻²`, which never raises
//! `Σ w·(‖xᵢ − xⱼ‖ − d)²`; it is the majorization of SMACOF (de Leeuw 1977) in local form. Distances
//! are hops.

#![expect(
    clippy::indexing_slicing,
    reason = "every list and table has an entry for every node, and ties join nodes"
)]

use std::collections::VecDeque;

use crate::layout::Point;

/// Rounds at most, and the share of the unit below which nothing moves any more.
const ROUNDS: usize = 200;
const STILL: f64 = 1e-4;
/// Groups that are not joined stand this far from each other, in hops, rim to rim.
const APART: f64 = 1.2;

/// Distances that a drawing should have.
pub(super) struct Ideal {
    distances: Vec<Vec<f64>>,
    unit: f64,
}

impl Ideal {
    /// Hops between so many nodes, `unit` long.
    pub(super) fn of(count: usize, ties: &[(usize, usize)], unit: f64) -> Self {
        let mut neighbours = vec![Vec::new(); count];
        for (one, other) in ties {
            neighbours[*one].push(*other);
            neighbours[*other].push(*one);
        }
        let hops: Vec<Vec<Option<u32>>> = (0..count).map(|from| hops(from, &neighbours)).collect();
        let reach: Vec<f64> = hops
            .iter()
            .map(|row| f64::from(row.iter().flatten().max().copied().unwrap_or_default()) / 2.0)
            .collect();
        let distance = |one: usize, other: usize| {
            let apart = || reach[one] + reach[other] + APART;
            hops[one][other].map_or_else(apart, f64::from) * unit
        };
        let row = |one| (0..count).map(|other| distance(one, other)).collect();
        Self {
            distances: (0..count).map(row).collect(),
            unit,
        }
    }

    /// Moves the places that may move until they are still.
    pub(super) fn settle(&self, places: &mut [Point], may_move: &[bool]) {
        for _ in 0..ROUNDS {
            let mut moved: f64 = 0.0;
            for at in (0..places.len()).filter(|at| may_move[*at]) {
                let next = self.pulled(at, places);
                moved = moved.max(length(places[at], next));
                places[at] = next;
            }
            if moved < STILL * self.unit {
                return;
            }
        }
    }

    /// The mean of the places that the others want for a node.
    fn pulled(&self, at: usize, places: &[Point]) -> Point {
        let own = places[at];
        let (mut x, mut y, mut weights) = (0.0, 0.0, 0.0);
        for (other, place) in places.iter().enumerate() {
            let distance = self.distances[at][other];
            if other == at || distance <= 0.0 {
                continue;
            }
            let weight = 1.0 / (distance * distance);
            let now = length(own, *place);
            // Two in one place: they part along a line, which one does not matter.
            let (along, across) = if now > 1e-9 {
                ((own.x - place.x) / now, (own.y - place.y) / now)
            } else if at < other {
                (1.0, 0.0)
            } else {
                (-1.0, 0.0)
            };
            x += weight * (place.x + distance * along);
            y += weight * (place.y + distance * across);
            weights += weight;
        }
        if weights > 0.0 {
            Point::new(x / weights, y / weights)
        } else {
            own
        }
    }

    /// How far the places are from what they should be: the mean of `(‖xᵢ − xⱼ‖/d − 1)²`.
    pub(super) fn stress(&self, places: &[Point]) -> f64 {
        let (mut sum, mut pairs) = (0.0, 0.0);
        for (at, one) in places.iter().enumerate() {
            for (other, place) in places.iter().enumerate().skip(at + 1) {
                let share = length(*one, *place) / self.distances[at][other] - 1.0;
                sum += share * share;
                pairs += 1.0;
            }
        }
        if pairs > 0.0 { sum / pairs } else { 0.0 }
    }
}

/// The distance of two places.
pub(super) fn length(one: Point, other: Point) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}

fn hops(from: usize, neighbours: &[Vec<usize>]) -> Vec<Option<u32>> {
    let mut hops = vec![None; neighbours.len()];
    hops[from] = Some(0);
    let mut queue = VecDeque::from([(from, 0)]);
    while let Some((node, far)) = queue.pop_front() {
        for next in &neighbours[node] {
            if hops[*next].is_none() {
                hops[*next] = Some(far + 1);
                queue.push_back((*next, far + 1));
            }
        }
    }
    hops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_comes_out_as_one() {
        let ideal = Ideal::of(4, &[(0, 1), (1, 2), (2, 3), (3, 0)], 100.0);
        let starts = [(0.0, 0.0), (90.0, 10.0), (110.0, 80.0), (10.0, 120.0)];
        let mut places = starts.map(|(x, y)| Point::new(x, y));
        let before = ideal.stress(&places);
        ideal.settle(&mut places, &[true; 4]);
        assert!(ideal.stress(&places) < before, "stress never rises");
        let sides: Vec<f64> = (0..4)
            .map(|at| length(places[at], places[(at + 1) % 4]))
            .collect();
        let even = sides.iter().all(|side| (side - sides[0]).abs() < 0.1);
        assert!(even, "four sides of one length: {sides:?}");
    }

    #[test]
    fn what_may_not_move_stays() {
        let ideal = Ideal::of(3, &[(0, 1), (1, 2)], 100.0);
        let mut places = [(0.0, 0.0), (30.0, 0.0), (31.0, 5.0)].map(|(x, y)| Point::new(x, y));
        ideal.settle(&mut places, &[false, false, true]);
        assert_eq!(places[1], Point::new(30.0, 0.0), "it is fixed");
        assert!(length(places[1], places[2]) > 60.0, "the other goes away");
    }

    #[test]
    fn everybody_in_one_place_parts() {
        let ideal = Ideal::of(3, &[(0, 1), (1, 2), (0, 2)], 100.0);
        let mut places = [Point::default(); 3];
        ideal.settle(&mut places, &[true; 3]);
        assert!(
            length(places[0], places[1]) > 50.0,
            "no division by nothing"
        );
    }
}
