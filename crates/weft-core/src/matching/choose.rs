//! From scored pairs to matches: near-best in both workflows, at most one-to-many.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Pair, Roles};

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
        pair.score >= LIKELY && pair.roles != Roles::Conflict && self.reached(pair, 1.0)
    }
}

/// The pairs that are matches, by row and then column.
///
/// Names that are equal and occur once on each side go first and take no further partner. A step may
/// have several partners, but then each of these has only this one.
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
        b_certain
            .cmp(a_certain)
            .then_with(|| b.score.total_cmp(&a.score))
            .then_with(|| b.nearness.total_cmp(&a.nearness))
            .then_with(|| (a.row, a.column).cmp(&(b.row, b.column)))
    });
    let mut taken = Taken::default();
    let mut chosen: Vec<&Pair> = near
        .into_iter()
        .filter(|(certain, pair)| taken.take(pair, *certain))
        .map(|(_, pair)| pair)
        .collect();
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
    /// Takes a pair unless a step would have several partners of which one has several too.
    fn take(&mut self, pair: &Pair, for_good: bool) -> bool {
        let free_row = !self.rows.contains_key(&pair.row);
        let free_column = !self.columns.contains_key(&pair.column);
        let may = !self.closed_rows.contains(&pair.row)
            && !self.closed_columns.contains(&pair.column)
            && (free_row || single_each(self.rows.get(&pair.row), &self.columns))
            && (free_column || single_each(self.columns.get(&pair.column), &self.rows))
            && (free_row || free_column);
        if may {
            self.rows.entry(pair.row).or_default().push(pair.column);
            self.columns.entry(pair.column).or_default().push(pair.row);
        }
        if may && for_good {
            self.closed_rows.insert(pair.row);
            self.closed_columns.insert(pair.column);
        }
        may
    }
}

/// Whether each of these partners has no other partner.
fn single_each(partners: Option<&Vec<usize>>, back: &BTreeMap<usize, Vec<usize>>) -> bool {
    partners
        .into_iter()
        .flatten()
        .all(|partner| back.get(partner).is_none_or(|list| list.len() == 1))
}
