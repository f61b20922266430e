//! How often ordered pairs of numbers occur.
#![expect(
    clippy::disallowed_types,
    reason = "counts are summed in any order and listed sorted"
)]

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// A count for every ordered pair that occurs.
#[derive(Debug, Clone, Default)]
pub struct Pairs {
    counts: HashMap<u64, u64, RandomState>,
}

impl Pairs {
    /// Adds to the count of a pair.
    pub fn add(&mut self, from: u32, to: u32, count: u64) {
        *self.counts.entry(key(from, to)).or_default() += count;
    }

    /// The count of a pair; 0 where it never occurs.
    #[must_use]
    pub fn get(&self, from: u32, to: u32) -> u64 {
        self.counts.get(&key(from, to)).copied().unwrap_or(0)
    }

    /// How many distinct pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// The sum of all counts.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Every pair with its count, by number.
    #[must_use]
    pub fn sorted(&self) -> Vec<(u32, u32, u64)> {
        let pair = |(&key, &count): (&u64, &u64)| (high(key), low(key), count);
        let mut all: Vec<_> = self.counts.iter().map(pair).collect();
        all.sort_unstable();
        all
    }

    /// Adds the counts of a later part, whose numbers are translated.
    pub(super) fn merge(&mut self, later: &Self, first: &[u32], second: &[u32]) {
        for (from, to, count) in later.sorted() {
            let places = (first.get(from as usize), second.get(to as usize));
            if let (Some(&from), Some(&to)) = places {
                self.add(from, to, count);
            }
        }
    }
}

fn key(from: u32, to: u32) -> u64 {
    u64::from(from) << 32 | u64::from(to)
}

fn high(key: u64) -> u32 {
    u32::try_from(key >> 32).unwrap_or(u32::MAX)
}

fn low(key: u64) -> u32 {
    u32::try_from(key & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}
