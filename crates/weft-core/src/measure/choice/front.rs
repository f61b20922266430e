//! The list of undominated states, class by class.
//!
//! A state is what was decided so far: value, cost, loads, and the marks that these decisions leave on
//! classes still to come. Classes that must be answered come first, since they go beyond limits that
//! the others then find exhausted; the rest comes from the last to the first, so that ties are
//! settled by what comes first.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use smallvec::SmallVec;

use super::{Class, EXACT_WAYS, GAP, LONGEST, Point, Rules, musts};
use crate::words::nine;

/// Beyond this list the states of least value for their cost go.
const LONGEST_THINNED: usize = 6 * LONGEST;

/// What was found.
pub(super) struct Found {
    pub(super) points: Vec<Point>,
    /// What thinning by value gave up at most, as a share.
    pub(super) gap: f64,
    /// Whether states were given up that no share bounds.
    pub(super) is_cut: bool,
}

/// What earlier decisions leave on what is still to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Needed(usize),
    Banned(usize),
    /// A group of which one is answered.
    Used(usize),
}

type Marks = SmallVec<[Mark; 2]>;
type Loads = SmallVec<[i128; 1]>;

#[derive(Debug, Clone)]
struct State {
    marks: Marks,
    value: i128,
    cost: i128,
    loads: Loads,
    /// What was taken last, as a position in `Front::taken`.
    last: Option<usize>,
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
    is_exact: bool,
    states: Vec<State>,
    /// Everything ever taken in a state, and what was taken before it.
    taken: Vec<((usize, usize), Option<usize>)>,
    gap: f64,
    is_cut: bool,
}

impl<'rules> Front<'rules> {
    pub(super) fn of(classes: &[Class], rules: &'rules Rules) -> Self {
        let musts = musts(classes, rules);
        let others = (0..classes.len()).rev().filter(|at| !musts.contains(at));
        let order: Vec<usize> = musts.iter().copied().chain(others).collect();
        let limits = rules.room.len();
        let loads = |loads: &[f64]| -> Loads {
            let padded = loads.iter().copied().chain(std::iter::repeat(0.0));
            padded.take(limits).map(units).collect()
        };
        let option = |way: &super::Way| Taking {
            value: units(way.value),
            cost: units(way.cost),
            loads: loads(&way.loads),
        };
        let options: Vec<Vec<Taking>> = classes
            .iter()
            .map(|class| class.ways.iter().map(option).collect())
            .collect();
        Self {
            is_exact: options.iter().map(Vec::len).sum::<usize>() <= EXACT_WAYS,
            place: order.iter().copied().zip(0..).collect(),
            states: vec![State {
                marks: Marks::new(),
                value: 0,
                cost: 0,
                loads: loads(&[]),
                last: None,
            }],
            room: loads(&rules.room),
            taken: Vec::new(),
            gap: 0.0,
            is_cut: false,
            rules,
            options,
            musts,
            order,
        }
    }

    pub(super) fn run(mut self) -> Found {
        for level in 0..self.order.len() {
            self.decide(level);
            self.shorten();
        }
        // Nothing is ahead any more: no marks are left, and limits hold for all.
        for state in &mut self.states {
            state.loads = Loads::new();
        }
        self.undominated();
        let points = self.states.iter().map(|state| self.point(state));
        Found {
            points: points.collect(),
            gap: self.gap,
            is_cut: self.is_cut,
        }
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
        let mut next = Vec::with_capacity(self.states.len() * (options.len() + 1));
        for state in std::mem::take(&mut self.states) {
            let has = |mark: Mark| state.marks.contains(&mark);
            let is_used = groups.iter().any(|group| has(Mark::Used(*group)));
            let is_banned = !must && (has(Mark::Banned(class)) || is_used);
            let is_needed = has(Mark::Needed(class)) || (must && !options.is_empty());
            for (at, option) in options.iter().enumerate() {
                if !is_banned && (must || self.fits(&state, option)) {
                    self.taken.push(((class, at), state.last));
                    next.push(State {
                        marks: self.marked(&state.marks, class, level, &taking),
                        value: state.value + option.value,
                        cost: state.cost + option.cost,
                        loads: added(&state.loads, &option.loads),
                        last: Some(self.taken.len() - 1),
                    });
                }
            }
            if !is_needed {
                let marks = self.marked(&state.marks, class, level, &leaving);
                next.push(State { marks, ..state });
            }
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

    /// Drops what is dominated, and beyond its length thins the list.
    fn shorten(&mut self) {
        self.undominated();
        if self.is_exact || self.states.len() <= LONGEST {
            return;
        }
        let levels = self.order.len().max(1);
        #[expect(clippy::cast_precision_loss, reason = "a count of classes")]
        let step = GAP / levels as f64;
        self.gap = (1.0 + self.gap) * (1.0 + step) - 1.0;
        // Where a band begins, the cheapest of it stays; loads still tell states apart.
        let mut kept: Vec<State> = Vec::with_capacity(LONGEST);
        let mut bands: BTreeMap<(Marks, i64), Vec<usize>> = BTreeMap::new();
        for state in std::mem::take(&mut self.states) {
            let band = bands
                .entry((state.marks.clone(), band(state.value, step)))
                .or_default();
            let is_covered = |at: &usize| {
                kept.get(*at)
                    .is_some_and(|other| at_most(&other.loads, &state.loads))
            };
            if !band.iter().any(is_covered) {
                band.push(kept.len());
                kept.push(state);
            }
        }
        if kept.len() > LONGEST_THINNED {
            self.is_cut = true;
            kept.sort_by(|one, other| {
                (other.value * one.cost.max(1)).cmp(&(one.value * other.cost.max(1)))
            });
            kept.truncate(LONGEST_THINNED);
        }
        self.states = kept;
    }

    /// Leaves only states that no other one with the same marks beats; the cheaper come first.
    fn undominated(&mut self) {
        let mut states = std::mem::take(&mut self.states);
        states.sort_by(|one, other| {
            let marks = one.marks.cmp(&other.marks);
            let better =
                marks.then((one.cost, Reverse(one.value)).cmp(&(other.cost, Reverse(other.value))));
            let lighter = better.then_with(|| one.loads.cmp(&other.loads));
            lighter.then_with(|| self.in_order(one.last, other.last))
        });
        let mut kept: Vec<State> = Vec::with_capacity(states.len());
        let mut best = Best::default();
        for state in states {
            if kept.last().is_none_or(|last| last.marks != state.marks) {
                best = Best::default();
            }
            if best.takes(&state) {
                kept.push(state);
            }
        }
        self.states = kept;
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

/// What the states so far reach, by their loads: a later one costs at least as much.
#[derive(Default)]
struct Best {
    /// With no limit or one: the most value up to a load, ascending in both.
    steps: BTreeMap<i128, i128>,
    /// With several limits: all of them.
    all: Vec<(Loads, i128)>,
}

impl Best {
    /// Whether no state before is as good; then it counts from now on.
    fn takes(&mut self, state: &State) -> bool {
        if state.loads.len() > 1 {
            let better =
                |one: &(Loads, i128)| one.1 >= state.value && at_most(&one.0, &state.loads);
            let is_new = !self.all.iter().any(better);
            if is_new {
                self.all.push((state.loads.clone(), state.value));
            }
            return is_new;
        }
        let load = state.loads.first().copied().unwrap_or(0);
        let below = self.steps.range(..=load).next_back();
        if below.is_some_and(|(_, value)| *value >= state.value) {
            return false;
        }
        let beaten = self.steps.range(load..);
        let beaten: Vec<i128> = beaten
            .take_while(|(_, value)| **value <= state.value)
            .map(|one| *one.0)
            .collect();
        for at in beaten {
            self.steps.remove(&at);
        }
        self.steps.insert(load, state.value);
        true
    }
}

fn added(loads: &Loads, more: &Loads) -> Loads {
    loads.iter().zip(more).map(|(a, b)| a + b).collect()
}

fn at_most(loads: &Loads, others: &Loads) -> bool {
    loads.iter().zip(others).all(|(a, b)| a <= b)
}

/// Values of one band differ by less than a factor of `1 + step`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the logarithm of a sum of scores is small"
)]
fn band(value: i128, step: f64) -> i64 {
    if value <= 0 {
        return -1;
    }
    ((value as f64).ln() / step.ln_1p()).floor() as i64
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
