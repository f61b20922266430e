//! The score of each pair worth comparing.
//!
//! `S₀ = .7 R + .3 flooding`, `S₁ = (S₀ + .15 · nearness)/1.15`; where all words mean the same and no role
//! speaks against it, `S = max(S₁, .6 + .4 S₁)`, else `S = S₁`. The numbers were found on three gold
//! standards of the process model matching contest 2015 and are no proof of generality.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::flood::flooded;
use super::known::Known;
use super::pairs::{Pair, Roles, pair_of, pairs};
use super::side::Side;
use crate::words::nine;

const WORDS: f64 = 0.7;
const FLOODING: f64 = 0.3;
const NEARNESS: f64 = 0.15;
const SAME_WORDS: f64 = 0.6;

/// Pairs with their scores, by row and then column.
pub(super) struct Scored {
    /// Pairs of steps of which nobody has said anything: what may be suggested.
    pub(super) free: Vec<Pair>,
    /// Pairs of such a step with one that has a confirmed partner: what may be offered, never more.
    pub(super) taken: Vec<Pair>,
}

/// Every pair worth comparing that people left open.
///
/// Confirmed pairs are certain anchors of the flow and have no other pair in it; steps with an answer
/// and pairs that are kept apart are left out.
pub(super) fn scored(baseline: &Side<'_>, redesign: &Side<'_>, known: &Known) -> Scored {
    let pairs = pairs(baseline, redesign).into_iter();
    let pairs = pairs.filter(|pair| !known.is_settled(pair.row, pair.column));
    let (mut taken, mut free): (Vec<Pair>, Vec<Pair>) =
        pairs.partition(|pair| known.has_partner(pair.row, pair.column));
    let anchors = known.confirmed.iter();
    free.extend(
        anchors.filter_map(|(row, column)| {
            pair_of(baseline, *row, redesign, *column, 1.0, Roles::Same)
        }),
    );
    free.sort_by_key(|pair| (pair.row, pair.column));
    let flooded = flooded(&free, baseline, redesign);
    for (pair, flooded) in free.iter_mut().zip(flooded) {
        pair.score = score(pair, flooded);
    }
    free.retain(|pair| !known.has_partner(pair.row, pair.column));
    // The flow runs through the confirmed partner, so it says nothing about another one.
    for pair in &mut taken {
        pair.score = score(pair, pair.resemblance);
    }
    Scored { free, taken }
}

fn score(pair: &Pair, flooded: f64) -> f64 {
    let words = WORDS * pair.resemblance + FLOODING * flooded;
    let placed = (words + NEARNESS * pair.nearness) / (1.0 + NEARNESS);
    let lifted = if pair.roles != Roles::Conflict && (pair.same_words || pair.same_id) {
        placed.max(SAME_WORDS + (1.0 - SAME_WORDS) * placed)
    } else {
        placed
    };
    nine(lifted).clamp(0.0, 1.0)
}

/// The better pair first; among equals the nearer one, then the one whose ids come first.
pub(super) fn order(a: &Pair, b: &Pair) -> Ordering {
    b.score
        .total_cmp(&a.score)
        .then_with(|| b.nearness.total_cmp(&a.nearness))
        .then_with(|| a.rank.cmp(&b.rank))
}

/// The best pairs of each row, best first.
pub(super) fn ranked(pairs: &[Pair], limit: usize) -> BTreeMap<usize, Vec<&Pair>> {
    let mut rows: BTreeMap<usize, Vec<&Pair>> = BTreeMap::new();
    for pair in pairs {
        rows.entry(pair.row).or_default().push(pair);
    }
    for list in rows.values_mut() {
        list.sort_by(|a, b| order(a, b));
        list.truncate(limit);
    }
    rows
}
