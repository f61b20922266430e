//! Sums by pair of roles, added up in the order in which they come.

#![expect(
    clippy::disallowed_types,
    reason = "the table is only looked up, never iterated, so its order shows nowhere"
)]

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::cast::RoleNumber;

/// Two roles, in an order that the caller decides.
type Roles = (RoleNumber, RoleNumber);

/// A sum for every pair that was met.
#[derive(Debug, Default)]
pub(crate) struct PairSums {
    places: HashMap<Roles, usize, RandomState>,
    sums: Vec<(Roles, f64)>,
}

impl PairSums {
    /// Adds to the sum of a pair.
    pub(crate) fn add(&mut self, pair: Roles, value: f64) {
        let next = self.sums.len();
        let at = *self.places.entry(pair).or_insert(next);
        match self.sums.get_mut(at) {
            Some(sum) => sum.1 += value,
            None => self.sums.push((pair, value)),
        }
    }

    /// The sums by pair.
    pub(crate) fn sorted(self) -> BTreeMap<Roles, f64> {
        self.sums.into_iter().collect()
    }
}
