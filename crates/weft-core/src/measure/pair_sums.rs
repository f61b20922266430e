//! Sums by pair of roles, added up in the order in which they come.

#![expect(
    clippy::disallowed_types,
    reason = "the table is only looked up, never iterated, so its order shows nowhere"
)]

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::arcs::index;
use super::cast::RoleNumber;

/// Two roles, in an order that the caller decides.
type Roles = (RoleNumber, RoleNumber);

/// Up to this many roles every pair has a place of its own: 64 KiB at most.
const DENSE: usize = 128;

/// A pair that was not met yet.
const NOT_MET: u32 = u32::MAX;

/// A sum for every pair that was met.
#[derive(Debug)]
pub(crate) struct PairSums {
    places: Places,
    sums: Vec<(Roles, f64)>,
}

/// Where the sum of a pair stands.
#[derive(Debug)]
enum Places {
    /// A square table over this many roles.
    Table(usize, Vec<u32>),
    /// A table of the pairs that were met.
    Hashed(HashMap<Roles, u32, RandomState>),
}

impl PairSums {
    /// No sum yet, for pairs of so many roles.
    pub(crate) fn among(roles: usize) -> Self {
        let places = if roles <= DENSE {
            Places::Table(roles, vec![NOT_MET; roles * roles])
        } else {
            Places::Hashed(HashMap::default())
        };
        Self {
            places,
            sums: Vec::new(),
        }
    }

    /// Adds to the sum of a pair.
    pub(crate) fn add(&mut self, pair: Roles, value: f64) {
        let next = index(self.sums.len());
        let place = match &mut self.places {
            Places::Table(roles, table) => {
                let at = pair.0 as usize * *roles + pair.1 as usize;
                let Some(place) = table.get_mut(at) else {
                    return;
                };
                if *place == NOT_MET {
                    *place = next;
                }
                *place
            }
            Places::Hashed(table) => *table.entry(pair).or_insert(next),
        };
        match self.sums.get_mut(place as usize) {
            Some(sum) => sum.1 += value,
            None => self.sums.push((pair, value)),
        }
    }

    /// The sums by pair.
    pub(crate) fn sorted(self) -> BTreeMap<Roles, f64> {
        self.sums.into_iter().collect()
    }
}
