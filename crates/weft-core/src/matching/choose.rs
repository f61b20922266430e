//! From scored pairs to matches: near-best in both workflows, at most one-to-many.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Pair, Roles};
use super::score::order;

/// From this score on a pair is a match.
const MATCH: f64 = 0.52;
/// From this score on a match is likely.
const LIKELY: f64 = 0.75;
/// A match reaches this share of the best score of its row and of its column.
const NEAR_BEST: f64 = 0.9;

/// The best scores on each side, by node.
pub(super) struct Best {
    rows: BTreeMap<usize, f64>,
    columns: BTreeMap<usize, f64>,
}

impl Best {
    /// Finds them.
    pub(super) fn of(pairs: &[Pair]) -> Self {
        let mut best = Self {
            rows: BTreeMap::new(),
            columns: BTreeMap::new(),
        };
        for pair in pairs {
            let row = best.rows.entry(pair.row).or_insert(0.0);
            *row = row.max(pair.score);
            let column = best.columns.entry(pair.column).or_insert(0.0);
            *column = column.max(pair.score);
        }
        best
    }

    fn reached(&self, pair: &Pair, share: f64) -> bool {
        let reaches = |best: Option<&f64>| best.is_none_or(|best| pair.score >= share * best);
        reaches(self.rows.get(&pair.row)) && reaches(self.columns.get(&pair.column))
    }

    /// Whether a pair is likely: high, the best of both its steps, and no role speaks against it.
    pub(super) fn is_likely(&self, pair: &Pair) -> bool {
        pair.score >= LIKELY
            && pair.roles != Roles::Conflict
            && (pair.same_id || self.reached(pair, 1.0))
    }
}

/// The pairs that are matches, by row and then column.
///
/// Names that are equal and occur once on each side go first and take no further partner, then the
/// best pairs, one to one. Steps that are left over join a step as further partners, if each of its
/// partners has only this one.
pub(super) fn chosen(pairs: &[Pair]) -> Vec<&Pair> {
    let best = Best::of(pairs);
    let certain = certain_pairs(pairs);
    let mut near: Vec<(bool, &Pair)> = pairs
        .iter()
        .zip(certain)
        .filter(|(pair, certain)| *certain || pair.score >= MATCH && best.reached(pair, NEAR_BEST))
        .map(|(pair, certain)| (certain, pair))
        .collect();
    near.sort_by(|(a_certain, a), (b_certain, b)| {
        b_certain.cmp(a_certain).then_with(|| order(a, b))
    });
    let mut taken = Taken::default();
    let (mut chosen, mut left) = (Vec::new(), Vec::new());
    for (certain, pair) in near {
        if taken.take_both_free(pair, certain) {
            chosen.push(pair);
        } else {
            left.push(pair);
        }
    }
    chosen.extend(left.into_iter().filter(|pair| taken.take_further(pair)));
    chosen.sort_by_key(|pair| (pair.row, pair.column));
    chosen
}

/// For each pair whether it needs no comparison: an equal name that occurs once on each side, or an
/// equal id with much the same name, with no role against it.
fn certain_pairs(pairs: &[Pair]) -> Vec<bool> {
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.same_label) {
        *rows.entry(pair.row).or_default() += 1;
        *columns.entry(pair.column).or_default() += 1;
    }
    let once =
        |pair: &Pair| rows.get(&pair.row) == Some(&1) && columns.get(&pair.column) == Some(&1);
    pairs
        .iter()
        .map(|pair| {
            pair.roles != Roles::Conflict && (pair.same_id || pair.same_label && once(pair))
        })
        .collect()
}

/// The partners that steps have so far.
#[derive(Default)]
struct Taken {
    rows: BTreeMap<usize, Vec<usize>>,
    columns: BTreeMap<usize, Vec<usize>>,
    /// Rows and columns that take no further partner.
    closed_rows: BTreeSet<usize>,
    closed_columns: BTreeSet<usize>,
}

impl Taken {
    /// Takes a pair of steps that have no partner yet.
    fn take_both_free(&mut self, pair: &Pair, for_good: bool) -> bool {
        let free = !self.rows.contains_key(&pair.row) && !self.columns.contains_key(&pair.column);
        if free {
            self.take(pair);
        }
        if free && for_good {
            self.closed_rows.insert(pair.row);
            self.closed_columns.insert(pair.column);
        }
        free
    }

    /// Takes a free step as a further partner of one whose partners have no other.
    fn take_further(&mut self, pair: &Pair) -> bool {
        let row = self.rows.get(&pair.row);
        let column = self.columns.get(&pair.column);
        let may = match (row, column) {
            (Some(partners), None) => {
                !self.closed_rows.contains(&pair.row) && single_each(partners, &self.columns)
            }
            (None, Some(partners)) => {
                !self.closed_columns.contains(&pair.column) && single_each(partners, &self.rows)
            }
            (None, None) => true,
            (Some(_), Some(_)) => false,
        };
        if may {
            self.take(pair);
        }
        may
    }

    fn take(&mut self, pair: &Pair) {
        self.rows.entry(pair.row).or_default().push(pair.column);
        self.columns.entry(pair.column).or_default().push(pair.row);
    }
}

/// Whether each of these partners has no other partner.
fn single_each(partners: &[usize], back: &BTreeMap<usize, Vec<usize>>) -> bool {
    partners
        .iter()
        .all(|partner| back.get(partner).is_none_or(|list| list.len() == 1))
}
