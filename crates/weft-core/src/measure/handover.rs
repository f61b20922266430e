//! Who hands work to whom, from a log of cases (audit.md 3.2).
//!
//! Van der Aalst, Reijers & Song, “Discovering social networks from event logs”, CSCW 14 (2005)
//! 549–593. A case is the sequence of its performers. Each sum runs over all cases, multiple
//! occurrences count, and the published denominators stand: handover `Σ (|c| − 1)`, with depth
//! `Σ_c Σ_n β^(n−1) (|c| − n)`, subcontracting `Σ (|c| − 2)`. Tools that divide by the number of
//! cases or events give other figures. A pair that never occurs is absent; a log without any pair
//! gives an empty map.

use std::collections::{BTreeMap, BTreeSet};

/// A share for every ordered pair that occurs.
pub type PairShares<L> = BTreeMap<(L, L), f64>;

/// Direct handover: the share of consecutive performers that are this pair.
#[must_use]
pub fn direct<L: Ord + Clone>(cases: &[Vec<L>]) -> PairShares<L> {
    let pairs = cases.iter().flat_map(|case| at_distance(case, 1));
    shares(pairs.map(|(from, to)| (from, to, 1.0)))
}

/// Handover at any distance `n`, each worth `beta^(n−1)`; `beta` above 0 and below 1.
#[must_use]
pub fn with_depth<L: Ord + Clone>(cases: &[Vec<L>], beta: f64) -> PairShares<L> {
    shares(cases.iter().flat_map(|case| {
        let worth = std::iter::successors(Some(1.0), move |worth| Some(worth * beta));
        (1..case.len())
            .zip(worth)
            .flat_map(move |(distance, worth)| {
                at_distance(case, distance).map(move |(from, to)| (from, to, worth))
            })
    }))
}

/// Subcontracting: how often work goes from the first to the second and straight back.
#[must_use]
pub fn subcontracting<L: Ord + Clone>(cases: &[Vec<L>]) -> PairShares<L> {
    let triples = || cases.iter().flat_map(|case| case.windows(3));
    let total = triples().count();
    let returns = triples().filter_map(|triple| match triple {
        [from, to, back] if from == back => Some((from, to)),
        _ => None,
    });
    let mut found = BTreeMap::new();
    for (from, to) in returns {
        *found.entry((from.clone(), to.clone())).or_insert(0.0) += 1.0;
    }
    divided(found, count(total))
}

/// Working together, asymmetric: of the cases of the first, the share in which the second occurs.
#[must_use]
pub fn working_together<L: Ord + Clone>(cases: &[Vec<L>]) -> PairShares<L> {
    let mut joint: BTreeMap<(L, L), usize> = BTreeMap::new();
    let mut own: BTreeMap<&L, usize> = BTreeMap::new();
    for case in cases {
        let performers: BTreeSet<&L> = case.iter().collect();
        for &one in &performers {
            *own.entry(one).or_default() += 1;
            for &other in performers.iter().filter(|other| **other != one) {
                *joint.entry((one.clone(), other.clone())).or_default() += 1;
            }
        }
    }
    let share = |((one, other), together): ((L, L), usize)| {
        let cases = own.get(&one).copied()?;
        Some(((one, other), count(together) / count(cases)))
    };
    joint.into_iter().filter_map(share).collect()
}

fn at_distance<L>(case: &[L], distance: usize) -> impl Iterator<Item = (&L, &L)> {
    case.iter().zip(case.iter().skip(distance))
}

fn shares<'log, L: Ord + Clone + 'log>(
    pairs: impl Iterator<Item = (&'log L, &'log L, f64)>,
) -> PairShares<L> {
    let mut found = BTreeMap::new();
    let mut total = 0.0;
    for (from, to, worth) in pairs {
        *found.entry((from.clone(), to.clone())).or_insert(0.0) += worth;
        total += worth;
    }
    divided(found, total)
}

fn divided<L: Ord>(mut sums: PairShares<L>, total: f64) -> PairShares<L> {
    for sum in sums.values_mut() {
        *sum /= total;
    }
    sums
}

#[expect(
    clippy::cast_precision_loss,
    reason = "logs stay far below 2^52 events"
)]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn log(cases: &[&str]) -> Vec<Vec<char>> {
        cases.iter().map(|case| case.chars().collect()).collect()
    }

    fn text(shares: &PairShares<char>) -> String {
        let one = |((from, to), share): (&(char, char), &f64)| format!("{from}{to} {share:.6}");
        shares.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn two_short_cases() {
        let log = log(&["ABAC", "ABC"]);
        assert_eq!(
            text(&direct(&log)),
            "AB 0.400000, AC 0.200000, BA 0.200000, BC 0.200000",
            "audit.md 3.2, direct"
        );
        assert_eq!(
            text(&with_depth(&log, 0.5)),
            "AA 0.074074, AB 0.296296, AC 0.259259, BA 0.148148, BC 0.222222",
            "audit.md 3.2, depth with β = .5"
        );
        assert_eq!(text(&subcontracting(&log)), "AB 0.333333", "audit.md 3.2");
        let together = working_together(&log);
        assert_eq!(together.len(), 6, "three performers, ordered pairs");
        assert!(
            together.values().all(|share| *share == 1.0),
            "all meet in every case"
        );
    }

    #[test]
    fn work_that_goes_back_and_forth() {
        let log = log(&["ABABA"]);
        assert_eq!(
            text(&subcontracting(&log)),
            "AB 0.666667, BA 0.333333",
            "audit.md 3.2"
        );
    }

    #[test]
    fn nothing_to_hand_over() {
        let log = log(&["", "A"]);
        assert!(direct(&log).is_empty(), "one performer hands nothing over");
        assert!(with_depth(&log, 0.5).is_empty(), "at no distance");
        assert!(subcontracting(&log).is_empty(), "and gets nothing back");
    }

    proptest! {
        #[test]
        fn shares_of_handover_sum_to_one(
            cases in prop::collection::vec(prop::collection::vec(0..5_u8, 0..9), 0..9)
        ) {
            let any = cases.iter().any(|case| case.len() > 1);
            let expected = if any { 1.0 } else { 0.0 };
            prop_assert!((direct(&cases).values().sum::<f64>() - expected).abs() < 1e-9, "direct");
            let deep = with_depth(&cases, 0.3).values().sum::<f64>();
            prop_assert!((deep - expected).abs() < 1e-9, "with depth");
        }
    }
}
