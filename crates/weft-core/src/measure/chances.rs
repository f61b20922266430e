//! Expected visits and chances of one version (audit.md 3.1 and 6).
//!
//! Exact where every parallel or inclusive block is properly nested, else estimated by simulating
//! cases with a fixed seed, with the interval.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the flow and lie below its count"
)]

use super::avoidance::{Avoidance, avoidance};
use super::blocks::{Block, blocks};
use super::flow::{Arcs, Flow, Node};
use super::result::Estimate;
use super::simulate::{CASES, Interval, Simulation, simulate};
use super::visits::Order;

/// Visits and chances, exact where every block is properly nested, else simulated.
pub(crate) struct Chances {
    /// Components of the net, for further solves.
    pub(crate) order: Order,
    /// Expected visits of every step.
    pub(crate) visits: Vec<f64>,
    /// Expected visits of the silent refusals.
    pub(crate) refusals: Vec<f64>,
    /// Share of cases that meet nobody, and steps before the first person.
    pub(crate) avoidance: Avoidance,
    /// What was estimated.
    pub(crate) estimated: Vec<Estimate>,
}

impl Chances {
    /// Computes everything; `person` tells which steps meet or offer a person.
    pub(crate) fn of(flow: &Flow, person: &[bool]) -> Self {
        let order = Order::of(flow.net());
        let meets = |node: Node| person.get(node as usize).copied().unwrap_or(false);
        match blocks(flow) {
            Some(blocks) => Self::exact(flow, order, &blocks, meets),
            None => Self::simulated(flow, order, &simulate(flow, meets, CASES)),
        }
    }

    fn exact(flow: &Flow, order: Order, blocks: &[Block], meets: impl Fn(Node) -> bool) -> Self {
        let visits = if blocks.is_empty() {
            order.visits(flow.net(), &[(flow.start(), 1.0)])
        } else {
            order.visits(&joined(flow, blocks), &[(flow.start(), 1.0)])
        };
        let avoidance = avoidance(flow, &order, blocks, meets);
        Self::new(flow, order, visits, avoidance, Vec::new())
    }

    fn simulated(flow: &Flow, order: Order, simulation: &Simulation) -> Self {
        let estimate = |measure: &str, interval: Interval| Estimate {
            measure: measure.to_owned(),
            low: (interval.mean - interval.margin).max(0.0),
            high: interval.mean + interval.margin,
            cases: CASES,
        };
        let avoidance = Avoidance {
            meets_nobody: simulation.meets_nobody.mean,
            steps_before_contact: simulation.steps_before_contact.mean,
        };
        let estimated = vec![
            estimate("expectedSteps", simulation.steps),
            estimate("meetsNobody", simulation.meets_nobody),
            estimate("stepsBeforeContact", simulation.steps_before_contact),
        ];
        Self::new(flow, order, simulation.visits.clone(), avoidance, estimated)
    }

    fn new(
        flow: &Flow,
        order: Order,
        mut visits: Vec<f64>,
        avoidance: Avoidance,
        estimated: Vec<Estimate>,
    ) -> Self {
        let refusals = flow
            .refusals
            .iter()
            .map(|refusal| visits[refusal.node as usize])
            .collect();
        visits.truncate(flow.steps);
        Self {
            order,
            visits,
            refusals,
            avoidance,
            estimated,
        }
    }
}

/// The net with every arc into a join carrying its share of one case (audit.md 3.1).
fn joined(flow: &Flow, blocks: &[Block]) -> Arcs {
    let mut arcs = flow.net().map(|_, _, weight| Some(weight));
    for block in blocks.iter().filter(|block| block.join != flow.end()) {
        let tokens = block.tokens(flow.net());
        arcs = arcs.map(|from, to, weight| {
            let arrives = to == block.join && (from == block.fork.node || block.holds(from));
            Some(if arrives { weight / tokens } else { weight })
        });
    }
    arcs
}

#[cfg(test)]
pub(crate) mod testing {
    //! Visits of a flow alone.

    use super::*;

    /// Expected visits of every node of the net.
    pub(crate) fn visits(flow: &Flow) -> Vec<f64> {
        let order = Order::of(flow.net());
        let blocks = blocks(flow).expect("every block is nested");
        order.visits(&joined(flow, &blocks), &[(flow.start(), 1.0)])
    }
}

#[cfg(test)]
mod tests {
    use super::testing::visits;
    use crate::measure::flow::testing::flow;
    use crate::measure::visits::Order;

    fn close(found: f64, expected: f64) {
        assert!(
            (found - expected).abs() < 1e-9,
            "found {found}, expected {expected}"
        );
    }

    #[test]
    fn the_drunkards_walk_has_the_visits_of_grinstead_and_snell() {
        // Corners 0 and 4 absorb; 1, 2 and 3 are walked.
        let expected = [[1.5, 1.0, 0.5], [1.0, 2.0, 1.0], [0.5, 1.0, 1.5]];
        for (start, row) in expected.iter().enumerate() {
            let begin = ["a", "b", "c"][start];
            let drawn = flow(&format!(
                "?z -> {begin}\na -> end .5, b .5\nb -> a .5, c .5\nc -> b .5, end .5"
            ));
            for (found, expected) in visits(&drawn).iter().zip(row) {
                close(*found, *expected);
            }
            let steps: f64 = visits(&drawn).iter().take(3).sum();
            close(steps, [3.0, 4.0, 3.0][start]);
        }
    }

    #[test]
    fn the_drunkard_ends_in_the_corners_with_the_chances_of_grinstead_and_snell() {
        for (start, expected) in [("a", 0.75), ("b", 0.5), ("c", 0.25)] {
            let drawn = flow(&format!(
                "?z -> {start}\na -> d .5, b .5\nb -> a .5, c .5\nc -> b .5, end .5\nd -> end"
            ));
            close(visits(&drawn)[3], expected);
        }
    }

    #[test]
    fn rework_comes_back_as_the_geometric_series_says() {
        let drawn = flow("a -> a .3, end .7");
        close(visits(&drawn)[0], 1.428_571_428_571);
        close(
            Order::of(&drawn.arcs).returns(&drawn.arcs, 0),
            1.428_571_428_571,
        );
    }

    #[test]
    fn a_choice_behind_a_join_is_made_once() {
        let drawn = flow("&g -> a, b\na -> h\nb -> h\n?h -> c .5, end .5\nc -> end");
        close(visits(&drawn)[2], 0.5);
    }

    #[test]
    fn a_ring_beyond_the_exact_solver_is_iterated_to_the_same_value() {
        let ring: String = (0..1000)
            .map(|at| format!("s{at} -> s{}\n", at + 1))
            .collect();
        let drawn = flow(&format!("{ring}s1000 -> s0 .5, end .5"));
        assert!(
            visits(&drawn)
                .iter()
                .take(1001)
                .all(|v| (v - 2.0).abs() < 1e-9),
            "two rounds"
        );
    }
}
