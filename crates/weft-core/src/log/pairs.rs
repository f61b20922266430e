//! How often ordered pairs of numbers occur.
#![expect(
    clippy::disallowed_types,
    reason = "counts are summed in any order and listed sorted"
)]

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Numbers below this have their counts in a table: most logs have no others, and no look-up is faster.
const NEAR: u32 = 64;

/// A count for every ordered pair that occurs.
#[derive(Debug, Clone, Default)]
pub struct Pairs {
    /// Counts of pairs of near numbers, row by row, up to the last row that has any.
    near: Vec<u64>,
    far: HashMap<u64, u64, RandomState>,
}

impl Pairs {
    /// Adds to the count of a pair.
    pub fn add(&mut self, from: u32, to: u32, count: u64) {
        if let Some(place) = place(from, to) {
            if place >= self.near.len() {
                self.near.resize(((from + 1) * NEAR) as usize, 0);
            }
            if let Some(near) = self.near.get_mut(place) {
                *near += count;
            }
            return;
        }
        *self.far.entry(key(from, to)).or_default() += count;
    }

    /// The count of a pair; 0 where it never occurs.
    #[must_use]
    pub fn get(&self, from: u32, to: u32) -> u64 {
        let count = match place(from, to) {
            Some(place) => self.near.get(place),
            None => self.far.get(&key(from, to)),
        };
        count.copied().unwrap_or(0)
    }

    /// How many distinct pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        let near = self.near.iter().filter(|count| **count > 0);
        near.count() + self.far.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The sum of all counts.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.near.iter().sum::<u64>() + self.far.values().sum::<u64>()
    }

    /// Every pair with its count, by number.
    #[must_use]
    pub fn sorted(&self) -> Vec<(u32, u32, u64)> {
        let mut all: Vec<_> = self.in_any_order().collect();
        all.sort_unstable();
        all
    }

    /// Every pair with its count, for what does not depend on their order.
    pub(super) fn in_any_order(&self) -> impl Iterator<Item = (u32, u32, u64)> {
        let far = |(&key, &count): (&u64, &u64)| (high(key), low(key), count);
        let numbers = (0..NEAR).flat_map(|from| (0..NEAR).map(move |to| (from, to)));
        let near = numbers.zip(&self.near).filter(|(_, count)| **count > 0);
        let near = near.map(|((from, to), &count)| (from, to, count));
        near.chain(self.far.iter().map(far))
    }

    /// Adds the counts of a later part, whose numbers are translated.
    pub(super) fn merge(&mut self, later: &Self, first: &[u32], second: &[u32]) {
        for (from, to, count) in later.in_any_order() {
            let places = (first.get(from as usize), second.get(to as usize));
            if let (Some(&from), Some(&to)) = places {
                self.add(from, to, count);
            }
        }
    }
}

/// The place of a pair of near numbers.
fn place(from: u32, to: u32) -> Option<usize> {
    (from < NEAR && to < NEAR).then_some((from * NEAR + to) as usize)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_and_far_numbers_are_counted_alike() {
        let mut pairs = Pairs::default();
        for (from, to) in [(63, 63), (64, 0), (0, 64), (63, 0), (64, 0), (1000, 2000)] {
            pairs.add(from, to, 1);
        }
        let expected = [
            (0, 64, 1),
            (63, 0, 1),
            (63, 63, 1),
            (64, 0, 2),
            (1000, 2000, 1),
        ];
        assert_eq!(pairs.sorted(), expected);
        assert_eq!((pairs.len(), pairs.total()), (5, 6));
        assert_eq!(
            (pairs.get(64, 0), pairs.get(63, 63), pairs.get(5, 5)),
            (2, 1, 0)
        );
    }
}
