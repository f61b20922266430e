//! The directly-follows graph of a part of a log, as a table of counts.
#![expect(
    clippy::indexing_slicing,
    reason = "the table has a place for every two activities, and places come from it"
)]

use super::super::Tally;
use super::tree::visits;

/// Which activity of a part directly follows which, where the part begins and where it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dfg {
    activities: Vec<u32>,
    /// Row after row: from, to.
    follows: Vec<u64>,
    starts: Vec<u64>,
    ends: Vec<u64>,
}

impl Dfg {
    /// Of a whole log, with these activities only, ascending.
    pub(super) fn of(tally: &Tally, activities: Vec<u32>) -> Self {
        let count = |counts: &[u64], one: u32| counts.get(one as usize).copied().unwrap_or(0);
        let mut dfg = Self {
            starts: activities
                .iter()
                .map(|&one| count(&tally.starts, one))
                .collect(),
            ends: activities
                .iter()
                .map(|&one| count(&tally.ends, one))
                .collect(),
            follows: vec![0; activities.len() * activities.len()],
            activities,
        };
        for (from, to, count) in tally.follows.sorted() {
            let place = |one: u32| dfg.activities.binary_search(&one);
            if let (Ok(from), Ok(to)) = (place(from), place(to)) {
                *dfg.count_mut(from, to) = count;
            }
        }
        dfg
    }

    /// The activities of a log that happened, ascending: at most `most`, the most frequent ones.
    pub(super) fn present(tally: &Tally, most: usize) -> Vec<u32> {
        let all = 0..u32::try_from(tally.visits.len()).unwrap_or(u32::MAX);
        let mut present: Vec<u32> = all.filter(|&one| visits(tally, one) > 0).collect();
        present.sort_by_key(|&one| (std::cmp::Reverse(visits(tally, one)), one));
        present.truncate(most);
        present.sort_unstable();
        present
    }

    pub(super) fn len(&self) -> usize {
        self.activities.len()
    }

    /// The number that the log has for the activity at this place.
    pub(super) fn activity(&self, at: usize) -> u32 {
        self.activities[at]
    }

    /// The place of an activity, if the part has it.
    pub(super) fn place(&self, activity: u32) -> Option<usize> {
        self.activities.binary_search(&activity).ok()
    }

    pub(super) fn count(&self, from: usize, to: usize) -> u64 {
        self.follows[from * self.len() + to]
    }

    fn count_mut(&mut self, from: usize, to: usize) -> &mut u64 {
        let n = self.len();
        &mut self.follows[from * n + to]
    }

    pub(super) fn has(&self, from: usize, to: usize) -> bool {
        self.count(from, to) > 0
    }

    pub(super) fn start(&self, at: usize) -> u64 {
        self.starts[at]
    }

    pub(super) fn end(&self, at: usize) -> u64 {
        self.ends[at]
    }

    /// How often the part begins.
    pub(super) fn begun(&self) -> u64 {
        self.starts.iter().sum()
    }

    /// Whether the part begins and ends somewhere.
    pub(super) fn is_whole(&self) -> bool {
        self.begun() > 0 && self.ends.iter().any(|count| *count > 0)
    }

    /// Every succession that occurs, by place.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let n = self.len();
        let all = (0..n).flat_map(move |from| (0..n).map(move |to| (from, to)));
        all.filter(|&(from, to)| self.has(from, to))
    }

    /// Without what is rarer than a share of the strongest of its kind: successions and ends of one
    /// activity, and starts.
    pub(super) fn filtered(&self, share: f64) -> Self {
        let n = self.len();
        let mut kept = self.clone();
        let rare = |count: u64, strongest: u64| {
            super::tree::float(count) < share * super::tree::float(strongest)
        };
        for from in 0..n {
            let row = (0..n).map(|to| self.count(from, to));
            let strongest = row.chain([self.ends[from]]).max().unwrap_or(0);
            for to in 0..n {
                if rare(self.count(from, to), strongest) {
                    *kept.count_mut(from, to) = 0;
                }
            }
            if rare(self.ends[from], strongest) {
                kept.ends[from] = 0;
            }
        }
        let strongest = self.starts.iter().copied().max().unwrap_or(0);
        for start in &mut kept.starts {
            if rare(*start, strongest) {
                *start = 0;
            }
        }
        kept
    }

    /// Only these activities, ascending places, with what stands between them; other successions become
    /// starts where `begins` says so of where they come from, ends where `ends` says so of where they
    /// lead, and are left out else. Starts and ends of the whole stay where `outer` says so.
    pub(super) fn part(
        &self,
        places: &[usize],
        begins: impl Fn(usize) -> bool,
        ends: impl Fn(usize) -> bool,
        outer: bool,
    ) -> Self {
        let own = |at: &usize| places.binary_search(at).is_ok();
        let others: Vec<usize> = (0..self.len()).filter(|at| !own(at)).collect();
        let (before, after): (Vec<usize>, Vec<usize>) = (
            others.iter().copied().filter(|at| begins(*at)).collect(),
            others.iter().copied().filter(|at| ends(*at)).collect(),
        );
        let outer = u64::from(outer);
        let start = |&at: &usize| {
            let from: u64 = before.iter().map(|&from| self.count(from, at)).sum();
            self.starts[at] * outer + from
        };
        let end = |&at: &usize| {
            let to: u64 = after.iter().map(|&to| self.count(at, to)).sum();
            self.ends[at] * outer + to
        };
        let pairs = places
            .iter()
            .flat_map(|&from| places.iter().map(move |&to| (from, to)));
        Self {
            activities: places.iter().map(|&at| self.activities[at]).collect(),
            follows: pairs.map(|(from, to)| self.count(from, to)).collect(),
            starts: places.iter().map(start).collect(),
            ends: places.iter().map(end).collect(),
        }
    }

    /// The same without successions from an end to a start, which become an end and a start; with
    /// those successions. None where not every end leads to every start: then nothing says that the
    /// whole begins again.
    pub(super) fn without_returns(&self) -> Option<(Self, Vec<(u32, u32)>)> {
        let starts = (0..self.len()).filter(|&at| self.starts[at] > 0);
        let ends = (0..self.len()).filter(|&at| self.ends[at] > 0);
        let mut cut = self.clone();
        let mut returns = Vec::new();
        for (from, to) in ends.flat_map(|from| starts.clone().map(move |to| (from, to))) {
            let count = std::mem::take(cut.count_mut(from, to));
            if count == 0 {
                return None;
            }
            cut.ends[from] += count;
            cut.starts[to] += count;
            returns.push((self.activities[from], self.activities[to]));
        }
        Some((cut, returns))
    }
}
