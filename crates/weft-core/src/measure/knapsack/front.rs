//! The list of undominated states, item by item.
//!
//! A state is what was decided about the items so far: value, cost, and the marks that these
//! decisions leave on items still to come. Of two states with the same marks, one that is neither
//! cheaper nor worth more can be dropped. **Invariant:** the best choice is among the states, or its
//! value is at most the `upper` bound of those given up for length.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Candidate, EXACT_ITEMS, Problem, UNITS_OF_ROUNDING};

/// Longest list up to `EXACT_ITEMS`: never met with scores in tenths.
const LONGEST_EXACT: usize = 1 << 20;
/// Beyond, states over all items together: well below a second.
const ALL_STATES: usize = 200_000;
/// Beyond, the greedy choice stands, and Dantzig's bound tells how far it can be from the best.
const LISTED_ITEMS: usize = 200;

/// The best choice, must-haves included, and the most that the candidates could be worth at all.
pub(super) fn search(problem: &Problem) -> (BTreeSet<usize>, i128) {
    let items = problem.candidates.len();
    let is_small = items <= EXACT_ITEMS;
    let (order, longest) = if is_small {
        // Backwards, so that what is added later comes first, and ties stay as they are settled.
        (
            problem.candidates.keys().rev().copied().collect(),
            LONGEST_EXACT,
        )
    } else {
        (problem.by_density(), (ALL_STATES / items).max(100))
    };
    let start = problem.greedy();
    if items > LISTED_ITEMS {
        let bound = Rest::of_all(problem).bound(problem.room);
        return (start.union(&problem.musts).copied().collect(), bound);
    }
    let mut front = Front::of(problem, &order, problem.value_of(&start));
    for level in 0..order.len() {
        front.decide(level);
        front.shorten(level, longest);
    }
    let (found, upper) = front.best();
    let best = match found {
        Some(found) if problem.value_of(&found) >= problem.value_of(&start) => found,
        _ => start,
    };
    let upper = upper.max(problem.value_of(&best));
    (best.union(&problem.musts).copied().collect(), upper)
}

/// What earlier decisions leave on what is still to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Needed(usize),
    Banned(usize),
    /// A group of which one is chosen.
    Used(usize),
}

#[derive(Debug, Clone)]
struct State {
    marks: Rc<BTreeSet<Mark>>,
    value: i128,
    cost: i128,
    /// The item chosen last, as a position in `Front::chosen`.
    last: Option<usize>,
}

struct Front<'problem> {
    problem: &'problem Problem,
    order: &'problem [usize],
    place: BTreeMap<usize, usize>,
    /// The candidates by value per cost, each with its place in the order of decisions.
    by_density: Vec<(usize, Candidate)>,
    least: i128,
    upper: i128,
    states: Vec<State>,
    /// Every item ever chosen in a state, and the choice before it.
    chosen: Vec<(usize, Option<usize>)>,
}

impl<'problem> Front<'problem> {
    fn of(problem: &'problem Problem, order: &'problem [usize], least: i128) -> Self {
        let place: BTreeMap<usize, usize> = order.iter().copied().zip(0..).collect();
        let by_density = problem.by_density();
        let placed = by_density
            .iter()
            .filter_map(|at| Some((*place.get(at)?, *problem.candidates.get(at)?)));
        Self {
            problem,
            order,
            by_density: placed.collect(),
            place,
            least,
            upper: least,
            states: vec![State {
                marks: Rc::default(),
                value: 0,
                cost: 0,
                last: None,
            }],
            chosen: Vec::new(),
        }
    }

    /// Splits every state by whether the item is chosen.
    fn decide(&mut self, level: usize) {
        let Some(&at) = self.order.get(level) else {
            return;
        };
        let Some(&candidate) = self.problem.candidates.get(&at) else {
            return;
        };
        let groups = self
            .problem
            .groups_of
            .get(&at)
            .map_or(&[][..], Vec::as_slice);
        let mut next = Vec::with_capacity(2 * self.states.len());
        for state in std::mem::take(&mut self.states) {
            let is_needed = state.marks.contains(&Mark::Needed(at));
            let is_banned = state.marks.contains(&Mark::Banned(at))
                || groups
                    .iter()
                    .any(|&group| state.marks.contains(&Mark::Used(group)));
            let fits = state.cost + candidate.cost <= self.problem.room;
            if fits && !is_banned {
                next.push(self.with(&state, at, candidate, level));
            }
            if !is_needed {
                next.push(self.without(state, at, level));
            }
        }
        self.states = next;
    }

    fn with(&mut self, state: &State, at: usize, candidate: Candidate, level: usize) -> State {
        self.chosen.push((at, state.last));
        let required = self.problem.requires.get(&at).into_iter().flatten();
        let needed = required.map(|&other| (other, Mark::Needed(other)));
        let groups = self.problem.groups_of.get(&at).into_iter().flatten();
        let needed: Vec<Mark> = needed
            .filter(|(other, _)| self.is_ahead(*other, level))
            .map(|(_, mark)| mark)
            .chain(groups.map(|&group| Mark::Used(group)))
            .collect();
        State {
            marks: marked(&state.marks, at, needed),
            value: state.value + candidate.value,
            cost: state.cost + candidate.cost,
            last: Some(self.chosen.len() - 1),
        }
    }

    fn without(&self, mut state: State, at: usize, level: usize) -> State {
        let dependants = self.problem.required_by.get(&at).into_iter().flatten();
        let ahead = dependants.filter(|other| self.is_ahead(**other, level));
        let banned = ahead.map(|&other| Mark::Banned(other)).collect();
        state.marks = marked(&state.marks, at, banned);
        state
    }

    fn is_ahead(&self, at: usize, level: usize) -> bool {
        self.place.get(&at).is_some_and(|&place| place > level)
    }

    /// Drops what is dominated, what cannot reach the start, and the least promising beyond length.
    fn shorten(&mut self, level: usize, longest: usize) {
        let rest = Rest::of(self, level);
        let room = self.problem.room;
        let bound = |state: &State| state.value + rest.bound(room - state.cost);
        let mut states = std::mem::take(&mut self.states);
        states.retain(|state| bound(state) + UNITS_OF_ROUNDING >= self.least);
        states.sort_by(|one, other| {
            let same = one.marks.cmp(&other.marks).then(one.cost.cmp(&other.cost));
            let better = same.then(other.value.cmp(&one.value));
            better.then_with(|| self.in_order(one.last, other.last))
        });
        let mut kept: Vec<State> = Vec::with_capacity(states.len());
        for state in states {
            let is_better = |best: &State| best.marks != state.marks || best.value < state.value;
            if kept.last().is_none_or(is_better) {
                kept.push(state);
            }
        }
        if kept.len() > longest {
            kept.sort_by_cached_key(|state| Reverse(bound(state)));
            let given_up = kept.get(longest).map_or(self.upper, bound);
            self.upper = self.upper.max(given_up);
            kept.truncate(longest);
        }
        self.states = kept;
    }

    /// Which of two choices comes first, latest decision first.
    fn in_order(&self, mut one: Option<usize>, mut other: Option<usize>) -> Ordering {
        loop {
            match (one, other) {
                (None, None) => return Ordering::Equal,
                (None, Some(_)) => return Ordering::Less,
                (Some(_), None) => return Ordering::Greater,
                (Some(a), Some(b)) if a == b => return Ordering::Equal,
                (Some(a), Some(b)) => {
                    let (Some(a), Some(b)) = (self.chosen.get(a), self.chosen.get(b)) else {
                        return Ordering::Equal;
                    };
                    if a.0 != b.0 {
                        return a.0.cmp(&b.0);
                    }
                    (one, other) = (a.1, b.1);
                }
            }
        }
    }

    fn best(&self) -> (Option<BTreeSet<usize>>, i128) {
        let round = |units: i128| (units + UNITS_OF_ROUNDING / 2).div_euclid(UNITS_OF_ROUNDING);
        let best = self.states.iter().min_by(|one, other| {
            let value = round(other.value).cmp(&round(one.value));
            let cost = value.then_with(|| round(one.cost).cmp(&round(other.cost)));
            cost.then_with(|| self.in_order(one.last, other.last))
        });
        let items = best.map(|state| {
            let earlier = |&at: &usize| self.chosen.get(at).and_then(|chosen| chosen.1);
            let all = std::iter::successors(state.last, earlier);
            all.filter_map(|at| self.chosen.get(at))
                .map(|chosen| chosen.0)
                .collect()
        });
        (items, self.upper)
    }
}

/// The marks after a decision about `at`, which nothing asks about any more.
fn marked(marks: &Rc<BTreeSet<Mark>>, at: usize, added: Vec<Mark>) -> Rc<BTreeSet<Mark>> {
    let gone = [Mark::Needed(at), Mark::Banned(at)];
    if added.is_empty() && !gone.iter().any(|mark| marks.contains(mark)) {
        return Rc::clone(marks);
    }
    let mut changed = BTreeSet::clone(marks);
    changed.retain(|mark| !gone.contains(mark));
    changed.extend(added);
    Rc::new(changed)
}

/// What is still to be decided, by value per cost, summed up.
struct Rest {
    parts: Vec<Candidate>,
    costs: Vec<i128>,
    values: Vec<i128>,
}

impl Rest {
    fn of(front: &Front<'_>, level: usize) -> Self {
        let ahead = front.by_density.iter().filter(|(place, _)| *place > level);
        Self::over(ahead.map(|(_, candidate)| candidate))
    }

    fn of_all(problem: &Problem) -> Self {
        let order = problem.by_density();
        Self::over(order.iter().filter_map(|at| problem.candidates.get(at)))
    }

    fn over<'part>(parts: impl Iterator<Item = &'part Candidate>) -> Self {
        let parts = parts.copied();
        let parts: Vec<Candidate> = parts.filter(|part| part.value > 0).collect();
        let sums = |part: fn(&Candidate) -> i128| {
            let add = |sum: &mut i128, part: i128| {
                *sum += part;
                Some(*sum)
            };
            parts.iter().map(part).scan(0, add).collect()
        };
        Self {
            costs: sums(|part| part.cost),
            values: sums(|part| part.value),
            parts,
        }
    }

    /// The most that fits when the last item may be cut.
    fn bound(&self, room: i128) -> i128 {
        let whole = self.costs.partition_point(|&cost| cost <= room);
        let before = |sums: &[i128]| whole.checked_sub(1).and_then(|at| sums.get(at).copied());
        let value = before(&self.values).unwrap_or(0);
        let Some(part) = self.parts.get(whole) else {
            return value;
        };
        let left = room - before(&self.costs).unwrap_or(0);
        // `part.cost` exceeds `left`, so it is above 0.
        value + (part.value * left).div_euclid(part.cost) + 1
    }
}
