//! From scored pairs to matches: near-best in both workflows, at most one-to-many.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Pair, Roles};
use super::recipe::Recipe;
use super::score::order;

/// The best scores on each side, by node.
pub(super) struct Best {
    rows: BTreeMap<usize, f64>,
    columns: BTreeMap<usize, f64>,
}

impl Best {
    /// Finds them.
    pub(super) fn of<'p>(pairs: impl Iterator<Item = &'p Pair>) -> Self {
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

    /// Whether a pair has this share of the best score of each of its steps.
    pub(super) fn reached(&self, pair: &Pair, share: f64) -> bool {
        let reaches = |best: Option<&f64>| best.is_none_or(|best| pair.score >= share * best);
        reaches(self.rows.get(&pair.row)) && reaches(self.columns.get(&pair.column))
    }

    /// Whether a pair is likely: high, the best of both its steps, and the role that performs it is no
    /// other one, as far as the versions name any.
    pub(super) fn is_likely(&self, pair: &Pair, recipe: &Recipe) -> bool {
        pair.score >= recipe.likely_from
            && !matches!(pair.roles, Roles::Conflict | Roles::Unknown)
            && (pair.same_id || self.reached(pair, 1.0))
    }
}

/// The pairs that are matches, by row and then column.
///
/// Names that are equal and occur once on each side go first and take no further partner; nothing has
/// to be better than what these two could have had. Then the best pairs, one to one. Steps that are
/// left over join a step as further partners, if each of its partners has only this one.
pub(super) fn chosen<'p>(pairs: &'p [Pair], recipe: &Recipe) -> Vec<&'p Pair> {
    let mut taken = Taken::default();
    let mut certain = if recipe.certain_names {
        certain_pairs(pairs)
    } else {
        Vec::new()
    };
    certain.sort_by(|a, b| order(a, b));
    let mut chosen: Vec<&Pair> = certain;
    chosen.retain(|pair| taken.take_both_free(pair, true));
    let open = || pairs.iter().filter(|pair| !taken.is_closed(pair));
    let best = Best::of(open());
    let mut near: Vec<&Pair> = open()
        .filter(|pair| pair.has_more_than_a_place())
        .filter(|pair| pair.score >= recipe.match_from && best.reached(pair, recipe.near_best))
        .collect();
    near.sort_by(|a, b| order(a, b));
    let (one_to_one, left): (Vec<&Pair>, Vec<&Pair>) = near
        .into_iter()
        .partition(|pair| taken.take_both_free(pair, false));
    chosen.extend(one_to_one);
    if recipe.one_to_many {
        chosen.extend(left.into_iter().filter(|pair| taken.take_further(pair)));
    }
    chosen.sort_by_key(|pair| (pair.row, pair.column));
    chosen
}

/// The pairs that need no comparison: an equal name that occurs once on each side, or an equal id with
/// much the same name. Equal names are the same step nearly always, also where another role does it
/// now (audit.md 5.1), unless the role has a step of the same words of its own.
fn certain_pairs(pairs: &[Pair]) -> Vec<&Pair> {
    let fits = pairs
        .iter()
        .filter(|pair| pair.same_words && pair.roles != Roles::Conflict);
    let (fitting_rows, fitting_columns): (BTreeSet<usize>, BTreeSet<usize>) =
        fits.map(|pair| (pair.row, pair.column)).unzip();
    let fits = |pair: &Pair| {
        pair.roles != Roles::Conflict
            || !fitting_rows.contains(&pair.row) && !fitting_columns.contains(&pair.column)
    };
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.same_label) {
        *rows.entry(pair.row).or_default() += 1;
        *columns.entry(pair.column).or_default() += 1;
    }
    let once =
        |pair: &Pair| rows.get(&pair.row) == Some(&1) && columns.get(&pair.column) == Some(&1);
    let certain = pairs.iter();
    certain
        .filter(|pair| fits(pair) && (pair.same_id || pair.same_label && once(pair)))
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
    /// Whether a step of a pair takes no further partner.
    fn is_closed(&self, pair: &Pair) -> bool {
        self.closed_rows.contains(&pair.row) || self.closed_columns.contains(&pair.column)
    }

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
            (Some(partners), None) => single_each(partners, &self.columns),
            (None, Some(partners)) => single_each(partners, &self.rows),
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
