//! At most one way for each loss, for every budget at once: a multiple-choice knapsack.
//!
//! Value `Σ v` over the ways taken, at most one a class, subject to `Σ c ≤ budget` and, for every
//! limit l, `Σ load_l ≤ room_l`; a class that must be answered is, `requires` and `excludes` between
//! classes are kept. One pass over the classes keeps the list of undominated (cost, loads, value)
//! states of Nemhauser & Ullmann, “Discrete dynamic programming and capital allocation”, Management
//! Science 15 (1969); what is left in the end is the best choice for *every* budget.
//!
//! Up to [`EXACT_WAYS`] ways nothing is given up. Beyond, a list that grows longer than [`LONGEST`] is
//! thinned: of states whose values differ by less than a factor of `1 + ε/n` (n classes, ε = 1 %) the
//! cheapest stays, so that every choice is worth at least `1/(1 + ε)` of the best (the trimming of
//! Ibarra & Kim, “Fast approximation algorithms for the knapsack and sum of subset problems”, J. ACM 22
//! (1975)). Where limits keep even that list long, the states of least value for their cost go, and
//! the curve without limits, which bounds every choice from above, gives the gap.
//!
//! Sums are integers of 10⁻⁹.

mod front;

use std::collections::BTreeSet;

use front::Front;

/// Up to this many ways a choice is exact.
pub const EXACT_WAYS: usize = 25;

/// Longest list that is kept whole beyond.
const LONGEST: usize = 4_000;

/// The most that a choice may be worth less than the best, as a share of it, where only values are
/// thinned.
const GAP: f64 = 0.01;

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
    let found = Front::of(classes, rules).run();
    let mut gap = found.gap;
    if found.is_cut {
        // What no limit holds back is worth at least as much.
        let free = Rules {
            room: Vec::new(),
            ..rules.clone()
        };
        let above = Front::of(classes, &free).run();
        let bound = Curve {
            points: above.points,
            gap: above.gap,
        };
        gap = found
            .points
            .iter()
            .map(|one| bound.above(one))
            .fold(gap, f64::max);
    }
    Curve {
        points: found.points,
        gap,
    }
}

impl Curve {
    /// How much more than this choice the best one at its cost can be worth, as a share of it.
    fn above(&self, point: &Point) -> f64 {
        let most = self.within(point.cost).map_or(0.0, |one| one.value) * (1.0 + self.gap);
        if most <= point.value {
            0.0
        } else if point.value > 0.0 {
            most / point.value - 1.0
        } else {
            f64::INFINITY
        }
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
