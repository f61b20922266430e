//! What the words of two workflows weigh, and how alike two names are.
//!
//! `B = ½ · cosine + ½ · Jaccard` over the meanings of two names. In the cosine a word weighs
//! `ln(1 + N/n)` if n of the N steps have it: the noun that every step shares weighs nearly nothing.

use std::collections::BTreeMap;

use super::side::Side;

/// A meaning by its number in the alphabet of meanings.
pub(super) type Meaning = usize;

/// The meanings of both workflows.
pub(super) struct Vocabulary {
    weights: Vec<f64>,
    /// The meanings of each step of the baseline, ascending.
    pub(super) baseline: Vec<Vec<Meaning>>,
    /// The meanings of each step of the redesign, ascending.
    pub(super) redesign: Vec<Vec<Meaning>>,
}

impl Vocabulary {
    /// Numbers and weighs the meanings of both workflows.
    pub(super) fn of(baseline: &Side<'_>, redesign: &Side<'_>) -> Self {
        let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
        let nodes = || baseline.nodes.iter().chain(&redesign.nodes);
        for meaning in nodes().flat_map(|node| &node.meanings) {
            *counts.entry(meaning).or_insert(0.0) += 1.0;
        }
        let steps = nodes().fold(0.0, |sum, _| sum + 1.0);
        let numbers: BTreeMap<&str, Meaning> = counts.keys().copied().zip(0..).collect();
        let numbered = |side: &Side<'_>| {
            side.nodes
                .iter()
                .map(|node| {
                    let known = node.meanings.iter();
                    known
                        .filter_map(|one| numbers.get(one.as_str()).copied())
                        .collect()
                })
                .collect()
        };
        Self {
            weights: counts
                .values()
                .map(|n| (1.0_f64 + steps / n).ln())
                .collect(),
            baseline: numbered(baseline),
            redesign: numbered(redesign),
        }
    }

    /// How many meanings there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// What a meaning weighs.
    pub(super) fn weight(&self, meaning: Meaning) -> f64 {
        self.weights.get(meaning).copied().unwrap_or(0.0)
    }

    /// B of two ascending lists of meanings, 0 to 1.
    pub(super) fn alike(&self, one: &[Meaning], other: &[Meaning]) -> f64 {
        let (mut shared, mut shared_weight) = (0.0, 0.0);
        for meaning in one.iter().filter(|it| other.binary_search(it).is_ok()) {
            shared += 1.0;
            shared_weight += self.square(*meaning);
        }
        if shared == 0.0 {
            return 0.0;
        }
        let norm = |list: &[Meaning]| list.iter().map(|it| self.square(*it)).sum::<f64>().sqrt();
        let bag = shared_weight / (norm(one) * norm(other));
        let jaccard = shared / (count(one) + count(other) - shared);
        (0.5 * bag + 0.5 * jaccard).min(1.0)
    }

    fn square(&self, meaning: Meaning) -> f64 {
        self.weight(meaning) * self.weight(meaning)
    }
}

fn count(list: &[Meaning]) -> f64 {
    list.iter().fold(0.0, |sum, _| sum + 1.0)
}
