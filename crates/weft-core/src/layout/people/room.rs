//! Room between the circles, and between a circle and the ties of others.

#![expect(
    clippy::indexing_slicing,
    reason = "circles and ties are numbered by the caller"
)]

use super::stress::length;
use crate::layout::Point;

/// Room between two circles, and between two that are tied: their figure stands there.
const GAP: f64 = 26.0;
const TIE_GAP: f64 = 56.0;
/// Room between a circle and a tie of others.
const BESIDE: f64 = 12.0;
/// How often everybody steps aside at most.
const ROUNDS: usize = 120;
/// Where a circle without room looks for some: on rings so far apart, and so often on each.
const RING: f64 = 12.0;
const RINGS: u32 = 400;
const TURNS: u32 = 24;
/// What the middles of the circles should fill.
const WIDE: f64 = 440.0;
const HIGH: f64 = 470.0;
/// How far one direction may be drawn together more than the other.
const SKEW: f64 = 1.25;

/// Who needs how much room.
pub(super) struct Room<'a> {
    radii: &'a [f64],
    ties: &'a [(usize, usize)],
    tied: Vec<Vec<bool>>,
}

impl<'a> Room<'a> {
    pub(super) fn of(radii: &'a [f64], ties: &'a [(usize, usize)]) -> Self {
        let mut tied = vec![vec![false; radii.len()]; radii.len()];
        for (one, other) in ties {
            tied[*one][*other] = true;
            tied[*other][*one] = true;
        }
        Self { radii, ties, tied }
    }

    /// Everybody who may move steps aside until there is room, or for long enough.
    pub(super) fn make(&self, places: &mut [Point], may_move: &[bool]) {
        for _ in 0..ROUNDS {
            let apart = self.part(places, may_move);
            let beside = self.step_off_ties(places, may_move);
            if !apart && !beside {
                return;
            }
        }
        // Circles that overlap are worse than a tie under one.
        for _ in 0..ROUNDS {
            if !self.part(places, may_move) {
                return;
            }
        }
        // Between circles that stay, some find no room by stepping aside.
        for at in (0..places.len()).filter(|at| may_move[*at]) {
            places[at] = self.free_place(places, at);
        }
    }

    /// The nearest place to where a circle stands that has room for it; on rings around that, of which
    /// one reaches beyond all others.
    fn free_place(&self, places: &[Point], at: usize) -> Point {
        let from = places[at];
        let rings = (0..RINGS).flat_map(|ring| (0..TURNS).map(move |turn| (ring, turn)));
        let mut tried = rings.map(|(ring, turn)| {
            let angle = std::f64::consts::TAU * f64::from(turn) / f64::from(TURNS);
            let far = f64::from(ring) * RING;
            Point {
                x: from.x + far * angle.cos(),
                y: from.y + far * angle.sin(),
            }
        });
        let has_room = |place: &Point| {
            let mut others = (0..places.len()).filter(|other| *other != at);
            others.all(|other| {
                length(*place, places[other]) >= self.radii[at] + self.radii[other] + GAP
            })
        };
        tried.find(has_room).unwrap_or(from)
    }

    fn least(&self, one: usize, other: usize) -> f64 {
        let gap = if self.tied[one][other] { TIE_GAP } else { GAP };
        self.radii[one] + self.radii[other] + gap
    }

    /// Whether somebody stood too near to somebody, and has moved.
    fn part(&self, places: &mut [Point], may_move: &[bool]) -> bool {
        let mut moved = false;
        for one in 0..places.len() {
            for other in one + 1..places.len() {
                let lack = self.least(one, other) - length(places[one], places[other]);
                if lack > 0.5 && (may_move[one] || may_move[other]) {
                    moved = true;
                    let (x, y) = direction(places[one], places[other]);
                    let share = if may_move[one] && may_move[other] {
                        0.5
                    } else {
                        1.0
                    };
                    push(places, may_move, one, -x * lack * share, -y * lack * share);
                    push(places, may_move, other, x * lack * share, y * lack * share);
                }
            }
        }
        moved
    }

    /// Whether somebody stood on a tie of others, and has moved.
    fn step_off_ties(&self, places: &mut [Point], may_move: &[bool]) -> bool {
        let mut moved = false;
        for (one, other) in self.ties {
            for at in (0..places.len()).filter(|at| at != one && at != other) {
                let near = nearest(places[*one], places[*other], places[at]);
                let lack = self.radii[at] + BESIDE - length(near, places[at]);
                if lack > 0.5 && may_move[at] {
                    moved = true;
                    let (x, y) = aside(places[*one], places[*other], near, places[at]);
                    push(places, may_move, at, x * lack / 2.0, y * lack / 2.0);
                    push(places, may_move, *one, -x * lack / 4.0, -y * lack / 4.0);
                    push(places, may_move, *other, -x * lack / 4.0, -y * lack / 4.0);
                }
            }
        }
        moved
    }

    /// How many circles still lie on ties of others, each by how much of it does.
    pub(super) fn lacking(&self, places: &[Point]) -> f64 {
        let on = |(one, other): &(usize, usize)| -> f64 {
            let others = (0..places.len()).filter(|at| at != one && at != other);
            others
                .map(|at| {
                    let near = nearest(places[*one], places[*other], places[at]);
                    (1.0 - length(near, places[at]) / (self.radii[at] + BESIDE)).max(0.0)
                })
                .sum()
        };
        self.ties.iter().map(on).sum()
    }
}

fn push(places: &mut [Point], may_move: &[bool], at: usize, x: f64, y: f64) {
    if may_move[at] {
        places[at].x += x;
        places[at].y += y;
    }
}

/// From one to the other, of length one; to the right where they are in one place.
fn direction(one: Point, other: Point) -> (f64, f64) {
    let far = length(one, other);
    if far > 1e-9 {
        ((other.x - one.x) / far, (other.y - one.y) / far)
    } else {
        (1.0, 0.0)
    }
}

/// Away from a line, across it where the place lies on it.
fn aside(from: Point, to: Point, near: Point, place: Point) -> (f64, f64) {
    if length(near, place) > 1e-6 {
        return direction(near, place);
    }
    let (x, y) = direction(from, to);
    (-y, x)
}

/// The point of a line that is nearest to a place.
pub(super) fn nearest(from: Point, to: Point, place: Point) -> Point {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let square = x * x + y * y;
    let along = if square > 0.0 {
        ((place.x - from.x) * x + (place.y - from.y) * y) / square
    } else {
        0.0
    };
    let along = along.clamp(0.0, 1.0);
    Point::new(from.x + along * x, from.y + along * y)
}

/// How often two ties without a common end cross.
pub(super) fn crossings(places: &[Point], ties: &[(usize, usize)]) -> f64 {
    let mut count = 0.0;
    for (at, (a, b)) in ties.iter().enumerate() {
        for (c, d) in &ties[at + 1..] {
            let apart = a != c && a != d && b != c && b != d;
            if apart && cross((places[*a], places[*b]), (places[*c], places[*d])) {
                count += 1.0;
            }
        }
    }
    count
}

/// Whether two lines cross.
pub(super) fn cross(one: (Point, Point), other: (Point, Point)) -> bool {
    let side = |from: Point, to: Point, place: Point| {
        (to.x - from.x) * (place.y - from.y) - (to.y - from.y) * (place.x - from.x)
    };
    let parts = |line: (Point, Point), ends: (Point, Point)| {
        side(line.0, line.1, ends.0) * side(line.0, line.1, ends.1) < 0.0
    };
    parts(one, other) && parts(other, one)
}

/// What a drawing takes of the page, between the middles of its circles.
pub(super) struct Page {
    wide: f64,
    high: f64,
}

/// What these places take of the page.
pub(super) fn page(places: &[Point]) -> Page {
    let reach = |of: fn(&Point) -> f64| {
        let values = places.iter().map(of);
        let none = (f64::INFINITY, f64::NEG_INFINITY);
        let (low, high) = values.fold(none, |(low, high), value| (low.min(value), high.max(value)));
        (high - low).max(0.0)
    };
    Page {
        wide: reach(|one| one.x),
        high: reach(|one| one.y),
    }
}

impl Page {
    /// How much larger than the page; 0 where it fits.
    pub(super) fn overfull(&self) -> f64 {
        (self.wide / WIDE).max(self.high / HIGH).max(1.0) - 1.0
    }

    /// The factors that bring it onto the page, not too different from each other.
    pub(super) fn shrink(&self) -> (f64, f64) {
        let x = (WIDE / self.wide.max(1.0)).min(1.0);
        let y = (HIGH / self.high.max(1.0)).min(1.0);
        (x.min(y * SKEW), y.min(x * SKEW))
    }
}
