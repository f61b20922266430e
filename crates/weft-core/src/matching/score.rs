//! The score of each pair worth comparing, in two passes.
//!
//! With the numbers of [`Recipe`]: `S₀ = (words · R + flooding · F + nearness · N) / (their sum)`. What
//! stands around a pair takes a share `d` off the doubt that is left, `S₁ = S₀ + d · (1 − S₀)`, half of
//! it where a role speaks against the pair. Where all words mean the same and no role speaks against it,
//! `S = max(S₁, same + (1 − same) · S₁)`, else `S = S₁`.
//!
//! In the first pass `d` comes from the questions of the gateways beside both steps. Pairs that are the
//! best of both their steps and high are anchors then: in the second pass similarity floods from them,
//! no pair of theirs competes any more, and `d` grows beside and between them. A quarter of sure pairs
//! share no word (audit.md 5.1): there the steps around decide.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::choose::Best;
use super::flood::flooded;
use super::known::Known;
use super::pairs::{Pair, Roles, pair_of, pairs};
use super::recipe::Recipe;
use super::side::Side;
use crate::words::nine;

/// However much stands around a pair, this share of the doubt stays.
const MOST_CLEARED: f64 = 0.6;

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
pub(super) fn scored(
    baseline: &Side<'_>,
    redesign: &Side<'_>,
    known: &Known,
    recipe: &Recipe,
) -> Scored {
    let pairs = pairs(baseline, redesign, recipe).into_iter();
    let pairs = pairs.filter(|pair| !known.is_settled(pair.row, pair.column));
    let (mut taken, mut free): (Vec<Pair>, Vec<Pair>) =
        pairs.partition(|pair| known.has_partner(pair.row, pair.column));
    let sides = (baseline, redesign);
    let anchors = known.confirmed.iter();
    free.extend(
        anchors.filter_map(|(row, column)| {
            pair_of(sides, (*row, *column), (1.0, Roles::Same), recipe)
        }),
    );
    free.sort_by_key(|pair| (pair.row, pair.column));
    let flooded = flooded(&free, baseline, redesign);
    for (pair, flooded) in free.iter_mut().zip(flooded) {
        pair.score = recipe.score(pair, flooded, 0.0);
    }
    let anchors = anchors_of(&free, known, recipe);
    again(&mut free, sides, &anchors, recipe);
    free.retain(|pair| !known.has_partner(pair.row, pair.column));
    // The flow runs through the confirmed partner, so it says nothing about another one.
    for pair in &mut taken {
        pair.score = recipe.score(pair, pair.resemblance, 0.0);
    }
    Scored { free, taken }
}

/// Pairs of nodes that are believed.
type Anchors = BTreeSet<(usize, usize)>;

/// Confirmed pairs, and those that are high, the best of both their steps, and have no role against
/// them.
fn anchors_of(free: &[Pair], known: &Known, recipe: &Recipe) -> Anchors {
    let best = Best::of(free.iter());
    let high = free.iter().filter(|pair| {
        let is_high = pair.score >= recipe.anchor_from && pair.roles != Roles::Conflict;
        is_high && best.reached(pair, 1.0)
    });
    let high = high.map(|pair| (pair.row, pair.column));
    high.chain(known.confirmed.iter().copied()).collect()
}

/// The second pass: scores the pairs of which neither step has an anchor again.
fn again(
    free: &mut [Pair],
    (baseline, redesign): (&Side<'_>, &Side<'_>),
    anchors: &Anchors,
    recipe: &Recipe,
) {
    let rows: BTreeSet<usize> = anchors.iter().map(|(row, _)| *row).collect();
    let columns: BTreeSet<usize> = anchors.iter().map(|(_, column)| *column).collect();
    let is_anchor = |pair: &Pair| anchors.contains(&(pair.row, pair.column));
    let (mut open, mut places) = (Vec::new(), Vec::new());
    for (place, pair) in free.iter().enumerate() {
        if is_anchor(pair) {
            let resemblance = 1.0;
            open.push(Pair {
                resemblance,
                ..pair.clone()
            });
            places.push(None);
        } else if !rows.contains(&pair.row) && !columns.contains(&pair.column) {
            open.push(pair.clone());
            places.push(Some(place));
        }
    }
    let flooded = flooded(&open, baseline, redesign);
    for (place, flooded) in places.into_iter().zip(flooded) {
        let Some(pair) = place.and_then(|place| free.get_mut(place)) else {
            continue;
        };
        let beside = beside((pair.row, pair.column), (baseline, redesign), anchors);
        pair.score = recipe.score(pair, flooded, recipe.neighbours * beside / 2.0);
    }
}

/// On how many sides of a pair, right before it and right after it, another pair stands that is among
/// these: 0 to 2.
pub(super) fn beside(
    (row, column): (usize, usize),
    (baseline, redesign): (&Side<'_>, &Side<'_>),
    among: &Anchors,
) -> f64 {
    let directions = [
        (&baseline.before, &redesign.before),
        (&baseline.after, &redesign.after),
    ];
    let stands = directions.into_iter().filter(|(of_row, of_column)| {
        let columns = || of_column.get(column).into_iter().flatten();
        let mut rows = of_row.get(row).into_iter().flatten();
        rows.any(|row| columns().any(|column| among.contains(&(*row, *column))))
    });
    stands.fold(0.0, |sum, _| sum + 1.0)
}

impl Recipe {
    /// S of a pair; `beside` is what the anchors beside it take off the doubt, 0 to 1.
    pub(super) fn score(&self, pair: &Pair, flooded: f64, beside: f64) -> f64 {
        let all = self.words + self.flooding + self.nearness;
        let sum =
            self.words * pair.resemblance + self.flooding * flooded + self.nearness * pair.nearness;
        let cleared = (beside + self.questions * pair.questions).min(MOST_CLEARED);
        let against = pair.roles == Roles::Conflict;
        let cleared = if against { cleared / 2.0 } else { cleared };
        let base = sum / all;
        let score = base + cleared * (1.0 - base);
        let score = if !against && (pair.same_words || pair.same_id) {
            score.max(self.same_words + (1.0 - self.same_words) * score)
        } else {
            score
        };
        nine(score).clamp(0.0, 1.0)
    }
}

/// The better pair first; among equals the nearer one, then the one whose ids come first.
pub(super) fn order(a: &Pair, b: &Pair) -> Ordering {
    b.score
        .total_cmp(&a.score)
        .then_with(|| b.nearness.total_cmp(&a.nearness))
        .then_with(|| a.rank.cmp(&b.rank))
}
