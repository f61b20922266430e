//! How well matches agree with a gold alignment, with intervals.

use std::collections::BTreeSet;

use weft_core::matching::{Likelihood, Match, Recipe, align_by, ranking};

use crate::random::Random;
use crate::sets::Pair;

/// Resamples of the bootstrap over pairs of models.
const RESAMPLES: usize = 10_000;
/// Partners that a screen offers.
const OFFERED: usize = 3;

/// What one pair of models adds to the figures.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    /// Matches that are right.
    pub right: f64,
    /// Matches.
    pub found: f64,
    /// Pairs that are right.
    pub gold: f64,
    /// Likely matches that are right.
    pub likely_right: f64,
    /// Likely matches.
    pub likely: f64,
    /// Pairs that are right and among the first three that are offered.
    pub offered: f64,
}

/// Aligns a pair of models by these numbers and counts.
#[must_use]
pub fn count(pair: &Pair, recipe: &Recipe) -> Count {
    let (one, other) = (&pair.baseline, &pair.redesign);
    let matches = align_by(one, other, recipe);
    let likely = |it: &&Match| it.likelihood == Likelihood::Likely;
    let offered = ids(ranking(one, other, OFFERED, recipe).iter());
    Count {
        right: size(ids(matches.iter()).intersection(&pair.gold)),
        found: size(matches.iter()),
        gold: size(pair.gold.iter()),
        likely_right: size(ids(matches.iter().filter(likely)).intersection(&pair.gold)),
        likely: size(matches.iter().filter(likely)),
        offered: size(offered.intersection(&pair.gold)),
    }
}

/// Matches as pairs of ids.
pub fn ids<'a>(matches: impl Iterator<Item = &'a Match>) -> BTreeSet<(String, String)> {
    matches
        .map(|it| (it.baseline.to_string(), it.redesign.to_string()))
        .collect()
}

fn size<T>(items: impl Iterator<Item = T>) -> f64 {
    items.fold(0.0, |sum, _| sum + 1.0)
}

/// A figure of several pairs of models together.
pub type Figure = fn(&[Count]) -> f64;

fn sum(counts: &[Count], of: impl Fn(&Count) -> f64) -> f64 {
    counts.iter().map(of).sum()
}

/// The share of matches that are right, of all pairs of models together.
#[must_use]
pub fn precision(counts: &[Count]) -> f64 {
    sum(counts, |it| it.right) / sum(counts, |it| it.found)
}

/// The share of right pairs that were found.
#[must_use]
pub fn recall(counts: &[Count]) -> f64 {
    sum(counts, |it| it.right) / sum(counts, |it| it.gold)
}

/// Micro F: the harmonic mean of precision and recall of all pairs of models together.
#[must_use]
pub fn micro_f(counts: &[Count]) -> f64 {
    2.0 * sum(counts, |it| it.right) / (sum(counts, |it| it.found) + sum(counts, |it| it.gold))
}

/// The share of likely matches that are right.
#[must_use]
pub fn precision_of_likely(counts: &[Count]) -> f64 {
    sum(counts, |it| it.likely_right) / sum(counts, |it| it.likely)
}

/// The share of matches that are only a maybe and right.
#[must_use]
pub fn precision_of_maybe(counts: &[Count]) -> f64 {
    let right = sum(counts, |it| it.right - it.likely_right);
    right / sum(counts, |it| it.found - it.likely)
}

/// The share of right pairs among the first three that are offered.
#[must_use]
pub fn among_first_three(counts: &[Count]) -> f64 {
    sum(counts, |it| it.offered) / sum(counts, |it| it.gold)
}

/// The middle 90 % of a figure over resampled pairs of models.
#[must_use]
pub fn interval(counts: &[Count], figure: Figure) -> (f64, f64) {
    let mut random = Random::new(2015);
    let mut values: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let sample: Vec<Count> = counts
                .iter()
                .filter_map(|_| random.pick(counts).copied())
                .collect();
            figure(&sample)
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let at = |share: usize| values.get(RESAMPLES * share / 100).copied();
    (at(5).unwrap_or(0.0), at(95).unwrap_or(0.0))
}
