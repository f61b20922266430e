//! The keys of the cases of a table, by number.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

/// Distinct keys, numbered in the order of their first appearance. A table may have millions of them:
/// each takes its own bytes and about 16 more.
#[derive(Debug, Default)]
pub(super) struct Keys {
    numbers: HashTable<u32>,
    hashes: RandomState,
    /// All keys, one behind the other.
    bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
    /// The number that was asked for last: rows of one case often stand together.
    last: u32,
}

impl Keys {
    /// The number of a key, given to it when it is new.
    pub(super) fn number(&mut self, key: &[u8]) -> u32 {
        if self.key(self.last) == Some(key) {
            return self.last;
        }
        let hash = self.hashes.hash_one(key);
        let is_it = |number: &u32| self.key(*number) == Some(key);
        self.last = match self.numbers.find(hash, is_it) {
            Some(&number) => number,
            None => self.add(key, hash),
        };
        self.last
    }

    /// More keys than 2³² would need more memory than the numbers of their cases have.
    fn add(&mut self, key: &[u8], hash: u64) -> u32 {
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.bytes.extend_from_slice(key);
        self.ends.push(self.bytes.len());
        let Self {
            numbers,
            hashes,
            bytes,
            ends,
            ..
        } = self;
        let again =
            |number: &u32| hashes.hash_one(key_in(bytes, ends, *number).unwrap_or_default());
        numbers.insert_unique(hash, number, again);
        number
    }

    fn key(&self, number: u32) -> Option<&[u8]> {
        key_in(&self.bytes, &self.ends, number)
    }
}

/// The key with this number; none for a number that was never given.
fn key_in<'k>(bytes: &'k [u8], ends: &[usize], number: u32) -> Option<&'k [u8]> {
    let place = number as usize;
    let end = *ends.get(place)?;
    let start = place
        .checked_sub(1)
        .map_or(Some(&0), |before| ends.get(before))?;
    bytes.get(*start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_first_appearance() {
        let mut keys = Keys::default();
        let name = |number: u32| format!("Case {number}");
        for number in 0..5000 {
            assert_eq!(keys.number(name(number).as_bytes()), number, "new");
        }
        for number in [4999, 0, 17, 17, 2500] {
            assert_eq!(keys.number(name(number).as_bytes()), number, "known");
        }
        assert_eq!(
            keys.number(b"Case 5000"),
            5000,
            "nothing was added before it"
        );
    }
}
