//! How alike two labels and two drawings are (audit.md 3.6).
//!
//! Labels: `syn(a, b) = 1 − ed(a, b)/max(|a|, |b|)`, Levenshtein's distance over characters.
//! Drawings, under a mapping M: Dijkman et al., “Similarity of business process models”, Information
//! Systems 36(2) (2011) 498–516: `snv = |sn|/(|N1| + |N2|)`, `sev = |se|/(|E1| + |E2|)`,
//! `sbv = 2 Σ (1 − Sim)/(|N1| + |N2| − |sn|)`, `simGED = 1 −` their weighted mean.

use std::collections::{BTreeMap, BTreeSet};

/// The similarity of two labels, 0 to 1.
#[must_use]
pub fn syn(one: &str, other: &str) -> f64 {
    strsim::normalized_levenshtein(one, other)
}

/// A drawing: its nodes and its directed edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing<L> {
    /// The nodes.
    pub nodes: BTreeSet<L>,
    /// The edges, between these nodes.
    pub edges: BTreeSet<(L, L)>,
}

/// The three fractions of Dijkman et al., each 0 where nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fractions {
    /// Nodes that no partner was found for.
    pub skipped_nodes: f64,
    /// Edges that no partner was found for.
    pub skipped_edges: f64,
    /// How much the partners differ.
    pub substituted: f64,
}

impl Fractions {
    /// The similarity of the drawings, with a weight for each fraction; weights not all 0.
    #[must_use]
    pub fn similarity(&self, weights: [f64; 3]) -> f64 {
        let parts = [self.skipped_nodes, self.skipped_edges, self.substituted];
        let sum: f64 = parts
            .iter()
            .zip(weights)
            .map(|(part, weight)| part * weight)
            .sum();
        1.0 - sum / weights.iter().sum::<f64>()
    }
}

/// Compares two drawings under a one-to-one mapping with the similarity of each pair.
#[must_use]
pub fn fractions<L: Ord + Clone>(
    one: &Drawing<L>,
    other: &Drawing<L>,
    mapping: &BTreeMap<L, (L, f64)>,
) -> Fractions {
    let nodes = one.nodes.len() + other.nodes.len();
    let edges = one.edges.len() + other.edges.len();
    let image = |node: &L| mapping.get(node).map(|(partner, _)| partner.clone());
    let partner = |(from, to): &(L, L)| Some((image(from)?, image(to)?));
    let kept = one.edges.iter().filter_map(partner);
    let kept = kept.filter(|edge| other.edges.contains(edge)).count();
    let skipped = nodes - 2 * mapping.len().min(nodes / 2);
    let apart: f64 = mapping.values().map(|(_, similar)| 1.0 - similar).sum();
    Fractions {
        skipped_nodes: share(count(skipped), nodes),
        skipped_edges: share(count(edges - 2 * kept.min(edges / 2)), edges),
        substituted: share(2.0 * apart, nodes - skipped),
    }
}

fn share(part: f64, of: usize) -> f64 {
    if of == 0 { 0.0 } else { part / count(of) }
}

#[expect(clippy::cast_precision_loss, reason = "steps stay far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kitten_and_sitting() {
        assert!(
            (syn("kitten", "sitting") - (1.0 - 3.0 / 7.0)).abs() < 1e-12,
            "audit.md 3.6"
        );
        assert!((syn("", "") - 1.0).abs() < 1e-12, "nothing is like nothing");
    }

    fn path(text: &str) -> Drawing<char> {
        Drawing {
            nodes: text.chars().collect(),
            edges: text.chars().zip(text.chars().skip(1)).collect(),
        }
    }

    #[test]
    fn one_step_left_out() {
        let mapping = "ABD".chars().map(|step| (step, (step, 1.0))).collect();
        let found = fractions(&path("ABCD"), &path("ABD"), &mapping);
        assert!(
            (found.skipped_nodes - 1.0 / 7.0).abs() < 1e-12,
            "audit.md 3.6: snv"
        );
        assert!(
            (found.skipped_edges - 3.0 / 5.0).abs() < 1e-12,
            "audit.md 3.6: sev"
        );
        assert!(found.substituted.abs() < 1e-12, "audit.md 3.6: sbv");
        let similarity = found.similarity([1.0; 3]);
        assert!(
            (similarity - 0.752_381).abs() < 5e-7,
            "audit.md 3.6: {similarity}"
        );
    }
}
