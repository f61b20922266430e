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
//! could have been worth. With limits, short lists do: limits at a price give most of the choices
//! (`priced.rs`), and single steps from these the others (`swap.rs`). The gap is what is then left between a
//! choice and what no other can exceed: what is kept in mind, the value of ways taken in parts
//! (`bound.rs`), or of ways at a price, whichever is least.
//!
//! Sums are integers of 10⁻⁹.

mod bound;
mod front;
mod priced;
mod swap;
mod thin;

use std::collections::BTreeSet;

use bound::Bound;
use front::Front;
use priced::Question;

use crate::words::nine;

/// Up to this many ways a choice is exact.
pub const EXACT_WAYS: usize = 25;

/// Longest list that is kept whole beyond.
const LONGEST: usize = 7_000;

/// How much shorter a list with limits is.
const LIMITED: usize = 70;

/// How many prices of a limit are tried, and how much shorter their lists are: one after the other, until
/// the gap is [`GAP`].
const PRICES: [(usize, usize); 3] = [(8, 7), (8, 2), (30, 1)];

/// Beyond so many ways the first prices have to do, and the gap says how far: the others take seconds.
const MANY: usize = 400;

/// A gap that is small enough.
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
#[derive(Debug, Clone, PartialEq, Default)]
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
    let limited = if rules.room.is_empty() { 1 } else { LIMITED };
    let found = Front::of(classes, rules, (longest / limited).max(1)).run();
    let is_best =
        |(point, most): &(Point, Option<f64>)| most.is_some_and(|most| most <= point.value);
    if found.iter().all(is_best) {
        return Curve {
            points: found.into_iter().map(|one| one.0).collect(),
            gap: 0.0,
        };
    }
    let musts = musts(classes, rules);
    let bound = Bound::of(classes, rules, &musts);
    let mut curve = Curve {
        points: found.iter().map(|one| one.0.clone()).collect(),
        gap: f64::MAX,
    };
    for (prices, shorter) in PRICES {
        let question = Question {
            bound: &bound,
            musts: &musts,
            longest: (longest / shorter).max(1),
            classes,
            rules,
        };
        let priced = question.curves(curve.points, prices);
        curve.points = better_of(priced.points);
        curve.gap = gap(&curve.points, |cost| {
            let most = bound.at(cost).min(below(&found, cost));
            let priced = priced.bounds.iter().map(|one| one.below(cost));
            priced.fold(most, f64::min)
        });
        if curve.gap <= GAP || rules.room.is_empty() || count(classes) > MANY {
            break;
        }
    }
    curve
}

/// How much more than any of these choices another one could be worth, as a share of it, where `below`
/// says what no choice below a cost exceeds.
fn gap(points: &[Point], below: impl Fn(f64) -> f64) -> f64 {
    let next = points.iter().skip(1).map(|one| one.cost);
    let next = next.chain([f64::INFINITY]);
    let gaps = points.iter().zip(next);
    let gaps = gaps.map(|(point, next)| share_above(point.value, below(next)));
    nine(gaps.fold(0.0, f64::max))
}

fn count(classes: &[Class]) -> usize {
    classes.iter().map(|class| class.ways.len()).sum()
}

/// What a list knows to be the most that any choice below a cost is worth.
fn below(found: &[(Point, Option<f64>)], cost: f64) -> f64 {
    let below = found.partition_point(|one| one.0.cost < cost);
    let last = below.checked_sub(1).and_then(|at| found.get(at));
    last.and_then(|one| one.1).unwrap_or(f64::INFINITY)
}

/// The best of these choices for every cost, the cheapest first.
fn better_of(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|a, b| a.cost.total_cmp(&b.cost).then(b.value.total_cmp(&a.value)));
    let mut value = f64::NEG_INFINITY;
    points.retain(|point| {
        let is_more = point.value > value;
        value = value.max(point.value);
        is_more
    });
    points
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
