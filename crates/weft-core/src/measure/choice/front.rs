//! The list of undominated states, class by class.
//!
//! A state is what was decided so far: value, cost, loads, and the marks that these decisions leave on
//! classes still to come. Classes that must be answered come first, since they go beyond limits that
//! the others then find exhausted; the rest comes from the last to the first, so that ties are
//! settled by what comes first.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use smallvec::SmallVec;

use super::thin::{thinned, undominated};
use super::{Class, EXACT_WAYS, Point, Rules, Way, musts};
use crate::words::nine;

/// What was found: the choices, and for each the most that another one is worth which costs as much,
/// as far as that is known from what was given up.
pub(super) type Found = Vec<(Point, Option<f64>)>;

/// What earlier decisions leave on what is still to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Needed(usize),
    Banned(usize),
    /// A group of which one is answered.
    Used(usize),
}

pub(super) type Marks = SmallVec<[Mark; 2]>;
pub(super) type Loads = SmallVec<[i128; 1]>;

#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) marks: Marks,
    pub(super) value: i128,
    /// The most that this state, or one that it stands for, is worth.
    pub(super) upper: i128,
    pub(super) cost: i128,
    pub(super) loads: Loads,
    /// What was taken last, as a position in `Front::taken`.
    pub(super) last: Option<usize>,
}

/// What taking a way means, in whole units.
struct Taking {
    value: i128,
    cost: i128,
    loads: Loads,
}

pub(super) struct Front<'rules> {
    rules: &'rules Rules,
    options: Vec<Vec<Taking>>,
    musts: BTreeSet<usize>,
    order: Vec<usize>,
    /// When each class is decided.
    place: BTreeMap<usize, usize>,
    room: Loads,
    /// The longest list that is kept whole.
    longest: usize,
    pub(super) states: Vec<State>,
    /// Everything ever taken in a state, and what was taken before it.
    taken: Vec<((usize, usize), Option<usize>)>,
    /// The least cost of a state that was given up with nothing in its place.
    cut_from: i128,
}

impl<'rules> Front<'rules> {
    /// The list over these classes; `longest` bounds it beyond [`EXACT_WAYS`] ways.
    pub(super) fn of(classes: &[Class], rules: &'rules Rules, longest: usize) -> Self {
        let musts = musts(classes, rules);
        let others = (0..classes.len()).rev().filter(|at| !musts.contains(at));
        let order: Vec<usize> = musts.iter().copied().chain(others).collect();
        let limits = rules.room.len();
        let loads = |loads: &[f64]| -> Loads {
            let padded = loads.iter().copied().chain(std::iter::repeat(0.0));
            padded.take(limits).map(units).collect()
        };
        let option = |way: &Way| Taking {
            value: units(way.value),
            cost: units(way.cost),
            loads: loads(&way.loads),
        };
        let options: Vec<Vec<Taking>> = classes
            .iter()
            .map(|class| class.ways.iter().map(option).collect())
            .collect();
        Self {
            longest: if options.iter().map(Vec::len).sum::<usize>() <= EXACT_WAYS {
                usize::MAX
            } else {
                longest
            },
            place: order.iter().copied().zip(0..).collect(),
            states: vec![State {
                marks: Marks::new(),
                value: 0,
                upper: 0,
                cost: 0,
                loads: loads(&[]),
                last: None,
            }],
            room: loads(&rules.room),
            taken: Vec::new(),
            cut_from: i128::MAX,
            rules,
            options,
            musts,
            order,
        }
    }

    pub(super) fn run(mut self) -> Found {
        for level in 0..self.order.len() {
            self.decide(level);
            self.undominated();
            if self.states.len() > self.longest {
                let thinned = thinned(std::mem::take(&mut self.states), self.longest);
                self.states = thinned.states;
                self.cut_from = self.cut_from.min(thinned.cut_from);
            }
        }
        // Nothing is ahead any more: no marks are left, and limits hold for all.
        for state in &mut self.states {
            state.loads = Loads::new();
        }
        self.undominated();
        let mut most = 0;
        let states = self.states.iter().enumerate();
        let found = states.map(|(at, state)| {
            most = most.max(state.upper);
            let next = self.states.get(at + 1).map_or(i128::MAX, |next| next.cost);
            let is_whole = next <= self.cut_from;
            (self.point(state), is_whole.then(|| as_number(most)))
        });
        found.collect()
    }

    /// Leaves only states that no other one with the same marks beats; the cheaper come first.
    fn undominated(&mut self) {
        let mut states = std::mem::take(&mut self.states);
        states.sort_by(|one, other| {
            let marks = one.marks.cmp(&other.marks);
            let cheaper = marks.then(one.cost.cmp(&other.cost));
            let better = cheaper.then(other.value.cmp(&one.value));
            let lighter = better.then_with(|| one.loads.cmp(&other.loads));
            lighter.then_with(|| self.in_order(one.last, other.last))
        });
        self.states = undominated(states);
    }

    /// Splits every state by which way of the class is taken, if one is.
    fn decide(&mut self, level: usize) {
        let Some(&class) = self.order.get(level) else {
            return;
        };
        let must = self.musts.contains(&class);
        let groups = self.groups(class);
        let (taking, leaving) = (self.marks_of(class, level), self.bans(class, level));
        let options = self.options.get_mut(class).map(std::mem::take);
        let options = options.unwrap_or_default();
        let is_used = |state: &State| {
            let used = groups
                .iter()
                .any(|group| state.marks.contains(&Mark::Used(*group)));
            !must && (used || state.marks.contains(&Mark::Banned(class)))
        };
        let states = std::mem::take(&mut self.states);
        let mut next = Vec::with_capacity(states.len() * (options.len() + 1));
        // Way by way: each gives states in their order, so that sorting them merges a few runs.
        for (at, option) in options.iter().enumerate() {
            for state in states.iter().filter(|state| !is_used(state)) {
                if must || self.fits(state, option) {
                    self.taken.push(((class, at), state.last));
                    next.push(State {
                        marks: self.marked(&state.marks, class, level, &taking),
                        value: state.value + option.value,
                        upper: state.upper + option.value,
                        cost: state.cost + option.cost,
                        loads: added(&state.loads, &option.loads),
                        last: Some(self.taken.len() - 1),
                    });
                }
            }
        }
        let is_needed = |state: &State| {
            state.marks.contains(&Mark::Needed(class)) || (must && !options.is_empty())
        };
        for state in states.into_iter().filter(|state| !is_needed(state)) {
            let marks = self.marked(&state.marks, class, level, &leaving);
            next.push(State { marks, ..state });
        }
        self.states = next;
    }

    /// A limit is only asked by what loads it: what must be may have gone beyond.
    fn fits(&self, state: &State, option: &Taking) -> bool {
        let loads = state.loads.iter().zip(&option.loads).zip(&self.room);
        loads
            .into_iter()
            .all(|((now, more), room)| *more == 0 || now + more <= *room)
    }

    fn groups(&self, class: usize) -> Vec<usize> {
        let groups = self.rules.excludes.iter().enumerate();
        groups
            .filter(|(_, group)| group.contains(&class))
            .map(|(at, _)| at)
            .collect()
    }

    fn is_ahead(&self, class: usize, level: usize) -> bool {
        self.place.get(&class).is_some_and(|place| *place > level)
    }

    /// What answering a class leaves on others.
    fn marks_of(&self, class: usize, level: usize) -> Vec<Mark> {
        let needs = self.rules.requires.iter();
        let needs = needs.filter(|(one, other)| *one == class && self.is_ahead(*other, level));
        let needs = needs.map(|(_, other)| Mark::Needed(*other));
        needs
            .chain(self.groups(class).into_iter().map(Mark::Used))
            .collect()
    }

    /// What leaving a class open leaves on others.
    fn bans(&self, class: usize, level: usize) -> Vec<Mark> {
        let needs = self.rules.requires.iter();
        let needs = needs.filter(|(one, other)| *other == class && self.is_ahead(*one, level));
        needs.map(|(one, _)| Mark::Banned(*one)).collect()
    }

    /// The marks after a decision, without those that nothing ahead asks about.
    fn marked(&self, marks: &Marks, class: usize, level: usize, added: &[Mark]) -> Marks {
        if marks.is_empty() && added.is_empty() {
            return Marks::new();
        }
        let is_open = |mark: &Mark| match mark {
            Mark::Needed(at) | Mark::Banned(at) => *at != class,
            Mark::Used(group) => {
                let members = self.rules.excludes.get(*group).into_iter().flatten();
                members.into_iter().any(|at| self.is_ahead(*at, level))
            }
        };
        let all = marks.iter().chain(added).copied();
        let mut marks: Marks = all.filter(is_open).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    /// Which of two choices comes first, the earliest class decided last.
    fn in_order(&self, mut one: Option<usize>, mut other: Option<usize>) -> Ordering {
        loop {
            let pair = (one, other);
            let taken = |at: Option<usize>| at.and_then(|at| self.taken.get(at));
            match (taken(one), taken(other)) {
                (None, None) => return Ordering::Equal,
                (None, Some(_)) => return Ordering::Greater,
                (Some(_), None) => return Ordering::Less,
                _ if pair.0 == pair.1 => return Ordering::Equal,
                (Some(a), Some(b)) if a.0 != b.0 => return a.0.cmp(&b.0),
                (Some(a), Some(b)) => (one, other) = (a.1, b.1),
            }
        }
    }

    fn point(&self, state: &State) -> Point {
        let earlier = |at: &usize| self.taken.get(*at).and_then(|taken| taken.1);
        let all = std::iter::successors(state.last, earlier);
        let mut taken: Vec<(usize, usize)> = all
            .filter_map(|at| self.taken.get(at))
            .map(|taken| taken.0)
            .collect();
        taken.sort_unstable();
        Point {
            cost: nine(as_number(state.cost)),
            value: nine(as_number(state.value)),
            taken,
        }
    }
}

fn added(loads: &Loads, more: &Loads) -> Loads {
    loads.iter().zip(more).map(|(a, b)| a + b).collect()
}

const UNITS: f64 = 1e9;

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, far beyond any score or minutes"
)]
fn units(number: f64) -> i128 {
    (number.clamp(0.0, 1e15) * UNITS).round() as i128
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sums of scores and minutes stay far below 2^53 units"
)]
fn as_number(units: i128) -> f64 {
    units as f64 / UNITS
}
