//! Reciprocity (audit.md 3.3): does the one who is spoken to answer?
//!
//! Share of mutual links `r = L↔ / L`. Garlaschelli & Loffredo, “Patterns of link reciprocity in
//! directed networks”, Physical Review Letters 93, 268701 (2004), measure it against chance: with
//! the density `ā = L / (N (N − 1))`, `ρ = (r − ā) / (1 − ā)`, at least `−ā / (1 − ā)`. Weighted:
//! `r_w = Σ min(w_ij, w_ji) / Σ w_ij`. A self-loop is no link here. Below about five roles ρ is
//! unstable: show the pairs instead.

use std::collections::{BTreeMap, BTreeSet};

/// What the directed links of a network say about answering.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reciprocity {
    /// The share of links that are answered, `r`.
    pub mutual_share: f64,
    /// The share of possible links that exist, `ā`.
    pub density: f64,
    /// More mutual than chance (above 0) or less (below 0); none where every link exists.
    pub against_chance: Option<f64>,
    /// The lowest value `against_chance` could take at this density.
    pub lowest: Option<f64>,
}

/// Measures the links among `nodes` nodes; none without a link.
#[must_use]
pub fn reciprocity<L: Ord + Clone>(nodes: usize, links: &BTreeSet<(L, L)>) -> Option<Reciprocity> {
    let links: BTreeSet<&(L, L)> = links.iter().filter(|(from, to)| from != to).collect();
    if links.is_empty() || nodes < 2 {
        return None;
    }
    let answered = |(from, to): &&&(L, L)| links.contains(&(to.clone(), from.clone()));
    let mutual_share = count(links.iter().filter(answered).count()) / count(links.len());
    let possible = count(nodes) * (count(nodes) - 1.0);
    let density = count(links.len()) / possible;
    let is_open = density < 1.0;
    Some(Reciprocity {
        mutual_share,
        density,
        against_chance: is_open.then(|| (mutual_share - density) / (1.0 - density)),
        lowest: is_open.then(|| -density / (1.0 - density)),
    })
}

/// The share of all weight that is answered, `r_w`; none without weight.
#[must_use]
pub fn weighted<L: Ord + Clone>(weights: &BTreeMap<(L, L), f64>) -> Option<f64> {
    let links = || weights.iter().filter(|((from, to), _)| from != to);
    let total: f64 = links().map(|(_, weight)| weight).sum();
    let answer = |(from, to): &(L, L)| weights.get(&(to.clone(), from.clone())).copied();
    let answered = links().map(|(link, weight)| weight.min(answer(link).unwrap_or(0.0)));
    (total > 0.0).then(|| answered.sum::<f64>() / total)
}

/// How even each pair is, `1 − |w_ij − w_ji| / (w_ij + w_ji)`: 1 is even, 0 is one-way.
///
/// A pair without weight is absent.
#[must_use]
pub fn by_pair<L: Ord + Clone>(weights: &BTreeMap<(L, L), f64>) -> BTreeMap<(L, L), f64> {
    let mut both: BTreeMap<(L, L), (f64, f64)> = BTreeMap::new();
    for ((from, to), weight) in weights {
        if from < to {
            both.entry((from.clone(), to.clone())).or_default().0 += weight;
        } else if to < from {
            both.entry((to.clone(), from.clone())).or_default().1 += weight;
        }
    }
    let even = |(there, back): (f64, f64)| 1.0 - (there - back).abs() / (there + back);
    let weighty = both
        .into_iter()
        .filter(|(_, (there, back))| there + back > 0.0);
    weighty.map(|(pair, both)| (pair, even(both))).collect()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "roles and links stay far below 2^52"
)]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(nodes: usize, links: &[(u8, u8)]) -> Reciprocity {
        reciprocity(nodes, &links.iter().copied().collect()).unwrap()
    }

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-12
    }

    #[test]
    fn one_mutual_pair_of_four_links() {
        let found = of(4, &[(1, 2), (2, 1), (2, 3), (3, 4)]);
        assert!(near(found.mutual_share, 0.5), "audit.md 3.3: r");
        assert!(near(found.density, 1.0 / 3.0), "audit.md 3.3: ā");
        assert!(near(found.against_chance.unwrap(), 0.25), "audit.md 3.3: ρ");
        assert!(near(found.lowest.unwrap(), -0.5), "−(1/3)/(2/3)");
    }

    #[test]
    fn a_ring_answers_nobody() {
        let found = of(3, &[(1, 2), (2, 3), (3, 1)]);
        assert!(near(found.mutual_share, 0.0), "audit.md 3.3: r");
        assert!(near(found.density, 0.5), "audit.md 3.3: ā");
        assert!(near(found.against_chance.unwrap(), -1.0), "audit.md 3.3: ρ");
        assert!(
            near(found.lowest.unwrap(), -1.0),
            "the ring is as low as it can be"
        );
    }

    #[test]
    fn a_hub_that_is_always_answered() {
        let found = of(3, &[(1, 2), (2, 1), (1, 3), (3, 1)]);
        assert!(near(found.mutual_share, 1.0), "audit.md 3.3: r");
        assert!(near(found.against_chance.unwrap(), 1.0), "audit.md 3.3: ρ");
    }

    #[test]
    fn where_everybody_speaks_to_everybody_chance_says_nothing() {
        let found = of(2, &[(1, 2), (2, 1), (1, 1)]);
        assert_eq!(found.against_chance, None, "ā = 1");
        assert_eq!(reciprocity::<u8>(4, &BTreeSet::new()), None, "no link");
    }

    #[test]
    fn a_mentor_who_is_answered_for_a_third() {
        let weights = BTreeMap::from([
            (("mentor", "employee"), 30.0),
            (("employee", "mentor"), 10.0),
            (("mentor", "peer"), 20.0),
        ]);
        assert!(
            near(weighted(&weights).unwrap(), 1.0 / 3.0),
            "audit.md 3.3: r_w"
        );
        let pairs = by_pair(&weights);
        assert!(near(pairs[&("employee", "mentor")], 0.5), "1 − 20/40");
        assert!(near(pairs[&("mentor", "peer")], 0.0), "one-way");
        assert_eq!(weighted::<u8>(&BTreeMap::new()), None, "no weight");
    }

    proptest! {
        #[test]
        fn chance_bounds_hold(links in prop::collection::btree_set((0..5_u8, 0..5_u8), 1..20)) {
            let Some(found) = reciprocity(5, &links) else { return Ok(()) };
            if let (Some(against), Some(lowest)) = (found.against_chance, found.lowest) {
                prop_assert!(lowest - 1e-9 <= against && against <= 1.0 + 1e-9, "ρ_min ≤ ρ ≤ 1");
            }
        }
    }
}
