//! The budget plan as a 0/1 knapsack (audit.md 3.8): most value for the minutes there are.
//!
//! Value `Σ v_i` over the chosen, subject to `Σ c_i ≤ budget`; must-haves always in, `requires` and
//! `excludes` kept. Of equally good choices the cheaper one counts, then the one whose items come
//! first. The exact method is the list of undominated (cost, value) states of Nemhauser & Ullmann,
//! “Discrete dynamic programming and capital allocation”, Management Science 15 (1969), with the
//! fractional bound of Dantzig, “Discrete-variable extremum problems”, Operations Research 5 (1957),
//! against the choice of a greedy start. Up to 25 items it is run in the order of the items. Beyond,
//! it runs by value per cost and keeps a bounded list; what it then gave up bounds the `gap`. Beyond
//! 200 items the greedy choice stands, and the fractional bound gives its `gap`.
//!
//! Sums are integers of 10⁻¹², and compare with the budget after rounding to 10⁻⁹.

mod front;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Up to this many items a choice is exact, and its ties are settled.
pub const EXACT_ITEMS: usize = 25;

/// Something to choose: finite, its cost not below 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    /// What choosing it is worth.
    pub value: f64,
    /// What it takes from the budget.
    pub cost: f64,
    /// Whether it is chosen whatever it costs.
    pub must: bool,
}

/// What goes together and what does not, by position of the items; a position without an item says
/// nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Constraints {
    /// The first may be chosen only with the second.
    pub requires: Vec<(usize, usize)>,
    /// Of each group at most one is chosen.
    pub excludes: Vec<Vec<usize>>,
}

/// The choice made.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Positions of the chosen items, ascending.
    pub chosen: Vec<usize>,
    /// Their value.
    pub value: f64,
    /// Their cost.
    pub cost: f64,
    /// How much more value another choice could have at most; 0 where this one is the best.
    pub gap: f64,
}

/// Chooses the most valuable items within the budget.
///
/// Must-haves, and what they require, are chosen even where they exceed the budget or exclude each
/// other; beside must-haves over budget only what costs nothing is chosen.
#[must_use]
pub fn best(items: &[Item], constraints: &Constraints, budget: f64) -> Choice {
    let problem = Problem::of(items, constraints, budget);
    let (chosen, upper) = front::search(&problem);
    let sum = |part: fn(&Item) -> f64| chosen.iter().filter_map(|&at| items.get(at)).map(part);
    let value = problem.value_of(&chosen);
    Choice {
        value: sum(|item| item.value).sum(),
        cost: sum(|item| item.cost).sum(),
        gap: as_number((upper - value).max(0)),
        chosen: chosen.into_iter().collect(),
    }
}

const UNITS: f64 = 1e12;
const UNITS_OF_ROUNDING: i128 = 1000;

/// An item that is neither a must-have nor ruled out, in whole units.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    value: i128,
    cost: i128,
}

impl Candidate {
    /// More value per cost first; what costs nothing before all.
    fn by_density(&self, other: &Self) -> Ordering {
        let free = (other.cost == 0).cmp(&(self.cost == 0));
        let density = (other.value * self.cost).cmp(&(self.value * other.cost));
        free.then(density)
    }
}

/// The question without what is settled beforehand.
struct Problem {
    musts: BTreeSet<usize>,
    candidates: BTreeMap<usize, Candidate>,
    /// What an item requires, and by what it is required; settled requirements left out.
    requires: BTreeMap<usize, BTreeSet<usize>>,
    required_by: BTreeMap<usize, BTreeSet<usize>>,
    groups_of: BTreeMap<usize, Vec<usize>>,
    /// What is left of the budget beside the must-haves.
    room: i128,
}

impl Problem {
    fn of(items: &[Item], constraints: &Constraints, budget: f64) -> Self {
        let must = |&(_, item): &(usize, &Item)| item.must;
        let mut musts: BTreeSet<usize> =
            items.iter().enumerate().filter(must).map(|m| m.0).collect();
        let known = |&&(one, other): &&(usize, usize)| one.max(other) < items.len();
        let mut requires = BTreeMap::<usize, BTreeSet<usize>>::new();
        for &(one, other) in constraints.requires.iter().filter(known) {
            requires.entry(one).or_default().insert(other);
        }
        let needed = closure(&musts, &requires);
        musts.extend(needed);
        let spent = |(at, item): (usize, &Item)| musts.contains(&at).then(|| units(item.cost));
        let spent: i128 = items.iter().enumerate().filter_map(spent).sum();
        let limit = units((budget * 1e9).round() / 1e9) + UNITS_OF_ROUNDING / 2 - 1;
        let mut problem = Self {
            candidates: BTreeMap::new(),
            required_by: BTreeMap::new(),
            groups_of: groups(constraints),
            room: (limit - spent).max(0),
            requires,
            musts,
        };
        problem.settle(items);
        problem
    }

    /// Leaves out what can never be chosen, and the requirements that always hold.
    fn settle(&mut self, items: &[Item]) {
        let groups_at = |at: usize| self.groups_of.get(&at).into_iter().flatten().copied();
        let taken: BTreeSet<usize> = self.musts.iter().flat_map(|&at| groups_at(at)).collect();
        for (at, item) in items.iter().enumerate() {
            let (value, cost) = (units(item.value), units(item.cost).max(0));
            let excluded = groups_at(at).any(|group| taken.contains(&group));
            if !self.musts.contains(&at) && !excluded && cost <= self.room {
                self.candidates.insert(at, Candidate { value, cost });
            }
        }
        for required in self.requires.values_mut() {
            required.retain(|at| !self.musts.contains(at));
        }
        loop {
            let lacks = |at: &usize| {
                let mut required = self.requires.get(at).into_iter().flatten();
                required.any(|other| !self.candidates.contains_key(other))
            };
            let lost: Vec<usize> = self.candidates.keys().copied().filter(lacks).collect();
            if lost.is_empty() {
                break;
            }
            self.candidates.retain(|at, _| !lost.contains(at));
        }
        self.requires
            .retain(|at, _| self.candidates.contains_key(at));
        for (&one, others) in &self.requires {
            for &other in others {
                self.required_by.entry(other).or_default().insert(one);
            }
        }
    }

    /// The candidates by value per cost.
    fn by_density(&self) -> Vec<usize> {
        let mut order: Vec<_> = self.candidates.iter().collect();
        order.sort_by(|(_, one), (_, other)| one.by_density(other));
        order.into_iter().map(|(&at, _)| at).collect()
    }

    /// A good choice at once: by value per cost, each with what it requires, while it fits.
    fn greedy(&self) -> BTreeSet<usize> {
        let mut chosen = BTreeSet::new();
        let mut room = self.room;
        let mut used = BTreeSet::new();
        for at in self.by_density() {
            let mut added = closure(&BTreeSet::from([at]), &self.requires);
            added.insert(at);
            added.retain(|at| !chosen.contains(at));
            let part = |at| self.candidates.get(at);
            let cost: i128 = added.iter().filter_map(part).map(|part| part.cost).sum();
            let value: i128 = added.iter().filter_map(part).map(|part| part.value).sum();
            let groups = added.iter().filter_map(|at| self.groups_of.get(at));
            let mut then_used = used.clone();
            let apart = groups.flatten().all(|&group| then_used.insert(group));
            if value > 0 && cost <= room && apart {
                chosen.extend(added);
                room -= cost;
                used = then_used;
            }
        }
        chosen
    }

    /// Value of the candidates among these.
    fn value_of(&self, chosen: &BTreeSet<usize>) -> i128 {
        let parts = chosen.iter().filter_map(|at| self.candidates.get(at));
        parts.map(|part| part.value).sum()
    }
}

/// The groups that each item belongs to, once each.
fn groups(constraints: &Constraints) -> BTreeMap<usize, Vec<usize>> {
    let mut groups_of = BTreeMap::<usize, Vec<usize>>::new();
    for (group, members) in constraints.excludes.iter().enumerate() {
        for &member in &members.iter().copied().collect::<BTreeSet<usize>>() {
            groups_of.entry(member).or_default().push(group);
        }
    }
    groups_of
}

/// All that these require, however far.
fn closure(of: &BTreeSet<usize>, requires: &BTreeMap<usize, BTreeSet<usize>>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut left: Vec<usize> = of.iter().copied().collect();
    while let Some(at) = left.pop() {
        let required = requires.get(&at).into_iter().flatten();
        left.extend(required.filter(|other| found.insert(**other)));
    }
    found
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, far beyond any score or minutes"
)]
fn units(number: f64) -> i128 {
    (number.clamp(-1e15, 1e15) * UNITS).round() as i128
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a bound to be shown, not compared"
)]
fn as_number(units: i128) -> f64 {
    units as f64 / UNITS
}

#[cfg(test)]
mod tests;
