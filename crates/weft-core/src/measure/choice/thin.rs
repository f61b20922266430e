//! Fewer states: without those that another one beats, and, where a list is too long, one for several.
//!
//! Whatever goes leaves what it could have become with what stays: `upper` is the most that a state, or
//! one that it stands for, is worth.

use std::collections::BTreeMap;

use super::front::{Loads, Marks, State};

/// Leaves only states that no other one with the same marks beats; they come sorted by marks, cost,
/// and value, the most first.
pub(super) fn undominated(states: Vec<State>) -> Vec<State> {
    let mut kept: Vec<State> = Vec::with_capacity(states.len());
    let mut best = Best::default();
    for state in states {
        if kept.last().is_none_or(|last| last.marks != state.marks) {
            best = Best::default();
        }
        let beats = if state.loads.is_empty() {
            // Without limits the last one is the best so far.
            let at = kept.len().checked_sub(1);
            at.filter(|at| kept.get(*at).is_some_and(|last| is_as_good(last, &state)))
        } else {
            best.beats(&state)
        };
        if let Some(by) = beats {
            stand_for(&mut kept, by, &state);
        } else {
            if !state.loads.is_empty() {
                best.add(&state, kept.len());
            }
            kept.push(state);
        }
    }
    kept
}

fn is_as_good(one: &State, other: &State) -> bool {
    one.marks == other.marks && one.value >= other.value
}

fn stand_for(kept: &mut [State], by: usize, state: &State) {
    if let Some(by) = kept.get_mut(by) {
        by.upper = by.upper.max(state.upper);
    }
}

/// What the states so far reach, by their loads: a later one costs at least as much.
#[derive(Default)]
struct Best {
    /// With one limit: the most value up to a load, ascending in both, and whose it is.
    steps: BTreeMap<i128, (i128, usize)>,
    /// With several limits: all of them.
    all: Vec<(Loads, i128, usize)>,
}

impl Best {
    /// A state before that is as good.
    fn beats(&self, state: &State) -> Option<usize> {
        if state.loads.len() > 1 {
            let as_good =
                |one: &&(Loads, i128, usize)| one.1 >= state.value && at_most(&one.0, &state.loads);
            return self.all.iter().find(as_good).map(|one| one.2);
        }
        let below = self.steps.range(..=load(state)).next_back();
        below
            .filter(|one| one.1.0 >= state.value)
            .map(|one| one.1.1)
    }

    /// This one counts from now on.
    fn add(&mut self, state: &State, at: usize) {
        if state.loads.len() > 1 {
            self.all.push((state.loads.clone(), state.value, at));
            return;
        }
        let above = self.steps.range(load(state)..);
        let beaten: Vec<i128> = above
            .take_while(|(_, (value, _))| *value <= state.value)
            .map(|one| *one.0)
            .collect();
        for at in beaten {
            self.steps.remove(&at);
        }
        self.steps.insert(load(state), (state.value, at));
    }
}

fn load(state: &State) -> i128 {
    state.loads.first().copied().unwrap_or(0)
}

fn at_most(loads: &Loads, others: &Loads) -> bool {
    loads.iter().zip(others).all(|(a, b)| a <= b)
}

/// A list that was thinned.
pub(super) struct Thinned {
    pub(super) states: Vec<State>,
    /// The least cost of a state that nothing stands for.
    pub(super) cut_from: i128,
}

/// The most states of one band that differ in their loads.
const IN_A_BAND: usize = 4;

/// At most about `longest` states. Values are divided into bands, each wider than the one below by the
/// same share; of a band the cheapest state stays, and a few more that load limits less.
pub(super) fn thinned(states: Vec<State>, longest: usize) -> Thinned {
    let has_limits = states.iter().any(|state| !state.loads.is_empty());
    let each = if has_limits { IN_A_BAND } else { 1 };
    let bands = Bands::of(&states, longest / each);
    let mut thinned = Thinned {
        states: Vec::with_capacity(longest),
        cut_from: i128::MAX,
    };
    let mut kept_in: BTreeMap<(Marks, i64), Vec<usize>> = BTreeMap::new();
    for state in states {
        let band = kept_in.entry((state.marks.clone(), bands.of_value(state.value)));
        let band = band.or_default();
        let stays = |at: &&usize| {
            let kept = thinned.states.get(**at);
            kept.is_some_and(|kept| at_most(&kept.loads, &state.loads))
        };
        if let Some(by) = band.iter().find(stays).copied() {
            stand_for(&mut thinned.states, by, &state);
        } else if band.len() < each {
            band.push(thinned.states.len());
            thinned.states.push(state);
        } else {
            thinned.cut_from = thinned.cut_from.min(state.cost);
        }
    }
    thinned
}

/// Bands of values.
struct Bands {
    /// The logarithm of how much wider each band is.
    step: f64,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "logarithms of sums of scores are small, and a band is no exact thing"
)]
impl Bands {
    /// So many bands over the values of these states.
    fn of(states: &[State], count: usize) -> Self {
        let values = || {
            states
                .iter()
                .map(|state| state.value)
                .filter(|one| *one > 0)
        };
        let (least, most) = (values().min().unwrap_or(1), values().max().unwrap_or(1));
        let step = (most as f64 / least as f64).ln() / count.max(1) as f64;
        Self {
            step: step.max(1e-12),
        }
    }

    fn of_value(&self, value: i128) -> i64 {
        if value <= 0 {
            return -1;
        }
        ((value as f64).ln() / self.step).floor() as i64
    }
}
