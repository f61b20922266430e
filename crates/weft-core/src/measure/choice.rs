//! At most one way for each loss, for every budget at once: a multiple-choice knapsack.
//!
//! Value `Σ v` over the ways taken, at most one a class, subject to `Σ c ≤ budget` and, for every
//! limit l, `Σ load_l ≤ room_l`; a class that must be answered is, `requires` and `excludes` between
//! classes are kept. One pass over the classes keeps the list of undominated (cost, loads, value)
//! states of Nemhauser & Ullmann, “Discrete dynamic programming and capital allocation”, Management
//! Science 15 (1969); what is left in the end is the best choice for *every* budget.
//!
//! Up to [`EXACT_WAYS`] ways nothing is given up. Beyond, a list longer than [`LONGEST`] is thinned: of
//! states of nearly equal value the cheapest stays, and keeps in mind the most that those it stands for
//! could have been worth. The gap is what is then left between a choice and what no other can exceed:
//! what is kept in mind, or the value of ways taken in parts, whichever is less.
//!
//! Sums are integers of 10⁻⁹.

mod bound;
mod front;
mod thin;

use std::collections::BTreeSet;

use bound::Bound;
use front::Front;

use crate::words::nine;

/// Up to this many ways a choice is exact.
pub const EXACT_WAYS: usize = 25;

/// Longest list that is kept whole beyond.
const LONGEST: usize = 3_000;

/// One way to answer a loss: finite, and nothing in it below 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Way {
    /// What it is worth.
    pub value: f64,
    /// What it takes from the budget.
    pub cost: f64,
    /// What it takes from each limit, in their order; what is missing is 0.
    pub loads: Vec<f64>,
}

/// A loss and the ways to answer it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Class {
    /// The ways, of which at most one is taken.
    pub ways: Vec<Way>,
    /// Whether one is taken whatever it costs and loads.
    pub must: bool,
}

/// What goes together and what does not, by position of the classes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules {
    /// The first is answered only with the second.
    pub requires: Vec<(usize, usize)>,
    /// Of each group at most one is answered, beside those that must be.
    pub excludes: Vec<Vec<usize>>,
    /// How much of each limit is left.
    pub room: Vec<f64>,
}

/// The best choice from its own cost to that of the next one.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// What it costs.
    pub cost: f64,
    /// What it is worth.
    pub value: f64,
    /// For every class that is answered, in their order: its position and that of the way.
    pub taken: Vec<(usize, usize)>,
}

/// The best choice for every budget, the cheapest first; each is worth more than the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The choices; never empty.
    pub points: Vec<Point>,
    /// How much more another choice could be worth at any budget, as a share of the one here; 0 where
    /// all are the best.
    pub gap: f64,
}

impl Curve {
    /// The best choice within a budget; the cheapest where it pays for none.
    #[must_use]
    pub fn within(&self, budget: f64) -> Option<&Point> {
        let payable = self.points.partition_point(|one| one.cost <= budget + 1e-9);
        self.points.get(payable.saturating_sub(1))
    }
}

/// The best choice for every budget.
#[must_use]
pub fn curve(classes: &[Class], rules: &Rules) -> Curve {
    curve_within(classes, rules, LONGEST)
}

/// The best choice for every budget, with lists of at most about this length.
fn curve_within(classes: &[Class], rules: &Rules, longest: usize) -> Curve {
    let found = Front::of(classes, rules, longest).run();
    let is_best =
        |(point, most): &(Point, Option<f64>)| most.is_some_and(|most| most <= point.value);
    if found.iter().all(is_best) {
        return Curve {
            points: found.into_iter().map(|one| one.0).collect(),
            gap: 0.0,
        };
    }
    let bound = Bound::of(classes, rules, &musts(classes, rules));
    let next = found.iter().skip(1).map(|one| one.0.cost);
    let next = next.chain([f64::INFINITY]);
    let gaps = found.iter().zip(next).map(|((point, most), next)| {
        let most = most.unwrap_or(f64::INFINITY).min(bound.at(next));
        share_above(point.value, most)
    });
    Curve {
        gap: nine(gaps.fold(0.0, f64::max)),
        points: found.iter().map(|one| one.0.clone()).collect(),
    }
}

/// How much more the most is, as a share of a value; as good as without bound where that is nothing.
fn share_above(value: f64, most: f64) -> f64 {
    if most <= value {
        0.0
    } else if value > 0.0 {
        most / value - 1.0
    } else {
        f64::MAX
    }
}

/// Classes that must be answered: those that people named, and all that these require.
fn musts(classes: &[Class], rules: &Rules) -> BTreeSet<usize> {
    let named = classes.iter().enumerate();
    let mut musts: BTreeSet<usize> = named.filter(|one| one.1.must).map(|one| one.0).collect();
    loop {
        let needed = rules.requires.iter();
        let needed = needed.filter(|(one, _)| musts.contains(one));
        let new: Vec<usize> = needed
            .map(|one| one.1)
            .filter(|at| *at < classes.len() && !musts.contains(at))
            .collect();
        if new.is_empty() {
            return musts;
        }
        musts.extend(new);
    }
}

#[cfg(test)]
mod tests;
