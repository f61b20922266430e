//! Do several people tag alike? (audit.md 3.7)
//!
//! Krippendorff, “Content Analysis” (2004), chapter 11: coincidences `o_ck` are the pairs of ratings
//! within a unit, each worth `1/(m_u − 1)`; `α = 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck` with the
//! difference δ² of the scale. Units with one rating drop out. Fleiss, Psychological Bulletin 76
//! (1971): `κ = (P̄ − P̄_e)/(1 − P̄_e)`. With complete data `α = κ + (1 − κ)/(N·n)`. Neither is defined
//! where everyone chose the same.

use std::collections::BTreeMap;

/// How far apart two ratings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Equal or not.
    Nominal,
    /// By the ratings that lie between them.
    Ordinal,
    /// By their difference.
    Interval,
    /// By their difference against their sum.
    Ratio,
}

/// Krippendorff's α over units, each with the ratings it received; nominal, so any labels will do.
#[must_use]
pub fn alpha_nominal<L: Ord>(units: &[Vec<L>]) -> Option<f64> {
    let mut place: BTreeMap<&L, f64> = BTreeMap::new();
    for label in units.iter().flatten() {
        place.insert(label, 0.0);
    }
    let mut number = 0.0;
    for value in place.values_mut() {
        *value = number;
        number += 1.0;
    }
    let numbers = |unit: &Vec<L>| unit.iter().filter_map(|l| place.get(l).copied()).collect();
    let numbered: Vec<Vec<f64>> = units.iter().map(numbers).collect();
    alpha(&numbered, Scale::Nominal)
}

/// Krippendorff's α over units, each with the ratings it received; none without variation.
#[must_use]
pub fn alpha(units: &[Vec<f64>], scale: Scale) -> Option<f64> {
    let paired: Vec<&Vec<f64>> = units.iter().filter(|unit| unit.len() > 1).collect();
    let mut ratings: Vec<f64> = paired.iter().copied().flatten().copied().collect();
    ratings.sort_by(f64::total_cmp);
    let mut margins: Vec<(f64, f64)> = Vec::new();
    for rating in ratings {
        match margins.last_mut() {
            Some((value, times)) if *value == rating => *times += 1.0,
            _ => margins.push((rating, 1.0)),
        }
    }
    let total: f64 = margins.iter().map(|(_, times)| times).sum();
    let apart = |a: f64, b: f64| difference(a, b, scale, &margins);
    let mut observed = 0.0;
    for unit in paired {
        let pairs = unit.iter().flat_map(|&a| unit.iter().map(move |&b| (a, b)));
        let sum: f64 = pairs.map(|(a, b)| apart(a, b)).sum();
        observed += sum / (count(unit.len()) - 1.0);
    }
    let pairs = margins
        .iter()
        .flat_map(|one| margins.iter().map(move |other| (one, other)));
    let expected: f64 = pairs.map(|(c, k)| c.1 * k.1 * apart(c.0, k.0)).sum();
    (expected > 0.0).then(|| 1.0 - (total - 1.0) * observed / expected)
}

fn difference(a: f64, b: f64, scale: Scale, margins: &[(f64, f64)]) -> f64 {
    if a == b {
        return 0.0;
    }
    match scale {
        Scale::Nominal => 1.0,
        Scale::Interval => (a - b).powi(2),
        Scale::Ratio => ((a - b) / (a + b)).powi(2),
        Scale::Ordinal => {
            let (low, high) = (a.min(b), a.max(b));
            let within = margins
                .iter()
                .filter(|(value, _)| *value >= low && *value <= high);
            let half = |value: f64| {
                if value == low || value == high {
                    0.5
                } else {
                    1.0
                }
            };
            let between: f64 = within.map(|(value, times)| times * half(*value)).sum();
            between.powi(2)
        }
    }
}

/// What Fleiss measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fleiss {
    /// The mean share of agreeing pairs, `P̄`.
    pub observed: f64,
    /// The chance-corrected agreement, κ; none where everyone chose the same.
    pub kappa: Option<f64>,
}

/// Fleiss' κ over units, each with how often each category was chosen by the same number of people.
///
/// None without units, with fewer than two people, or where their number differs.
#[must_use]
pub fn fleiss(table: &[Vec<u32>]) -> Option<Fleiss> {
    let row_sum = |row: &Vec<u32>| row.iter().map(|&times| f64::from(times)).sum::<f64>();
    let raters = row_sum(table.first()?);
    if raters < 2.0 || table.iter().any(|row| row_sum(row) != raters) {
        return None;
    }
    let units = count(table.len());
    let squares = |row: &Vec<u32>| {
        row.iter()
            .map(|&times| f64::from(times).powi(2))
            .sum::<f64>()
    };
    let agree = |row| (squares(row) - raters) / (raters * (raters - 1.0));
    let observed = table.iter().map(agree).sum::<f64>() / units;
    let mut shares: BTreeMap<usize, f64> = BTreeMap::new();
    for (category, &times) in table.iter().flat_map(|row| row.iter().enumerate()) {
        *shares.entry(category).or_default() += f64::from(times) / (units * raters);
    }
    let chance: f64 = shares.values().map(|share| share * share).sum();
    Some(Fleiss {
        observed,
        kappa: (chance < 1.0).then(|| (observed - chance) / (1.0 - chance)),
    })
}

#[expect(clippy::cast_precision_loss, reason = "ratings stay far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// One line per coder, one letter per unit, `·` where a rating is missing.
    fn units(coders: &[&str]) -> Vec<Vec<char>> {
        let length = coders[0].chars().count();
        let at = |unit| coders.iter().filter_map(move |line| line.chars().nth(unit));
        (0..length)
            .map(|unit| at(unit).filter(|&c| c != '·').collect())
            .collect()
    }

    fn six(value: Option<f64>) -> String {
        format!("{:.6}", value.unwrap())
    }

    #[test]
    fn four_coders_and_twelve_units() {
        let units = units(&[
            "123321412···",
            "1233224125·3",
            "·3332342251·",
            "12332441251·",
        ]);
        let digits = |unit: &Vec<char>| {
            unit.iter()
                .map(|c| f64::from(c.to_digit(10).unwrap()))
                .collect()
        };
        let numbers: Vec<Vec<f64>> = units.iter().map(digits).collect();
        assert_eq!(six(alpha_nominal(&units)), "0.743421", "audit.md 3.7");
        assert_eq!(
            six(alpha(&numbers, Scale::Nominal)),
            "0.743421",
            "the same over numbers"
        );
        assert_eq!(
            six(alpha(&numbers, Scale::Ordinal)),
            "0.815388",
            "audit.md 3.7"
        );
        assert_eq!(
            six(alpha(&numbers, Scale::Interval)),
            "0.849107",
            "audit.md 3.7"
        );
        assert_eq!(
            six(alpha(&numbers, Scale::Ratio)),
            "0.797403",
            "audit.md 3.7"
        );
    }

    #[test]
    fn two_coders_and_the_tags_of_steps() {
        let binary = units(&["0100000010", "1110010000"]);
        assert_eq!(six(alpha_nominal(&binary)), "0.095238", "audit.md 3.7");
        let tags = units(&["AAGRRGAARG", "AAGRRGAGRG", "AGGRRRAARG", "AAGR·GAA·R"]);
        assert_eq!(six(alpha_nominal(&tags)), "0.691667", "audit.md 3.7");
        assert_eq!(
            alpha_nominal(&[vec!['A', 'A']]),
            None,
            "everyone chose the same"
        );
    }

    fn rated(table: &[Vec<u32>]) -> Vec<Vec<usize>> {
        let row = |row: &Vec<u32>| {
            let times = row.iter().enumerate();
            times
                .flat_map(|(category, &times)| vec![category; times as usize])
                .collect()
        };
        table.iter().map(row).collect()
    }

    #[test]
    fn the_table_of_fleiss() {
        let rows = "0 0 0 0 14;0 2 6 4 2;0 0 3 5 6;0 3 9 2 0;2 2 8 1 1;7 7 0 0 0;3 2 6 3 0;2 5 3 2 2;6 5 2 1 0;0 2 2 3 7";
        let row = |row: &str| row.split(' ').map(|times| times.parse().unwrap()).collect();
        let table: Vec<Vec<u32>> = rows.split(';').map(row).collect();
        let found = fleiss(&table).unwrap();
        assert_eq!(six(Some(found.observed)), "0.378022", "audit.md 3.7");
        assert_eq!(six(found.kappa), "0.209931", "audit.md 3.7");
        assert_eq!(
            six(alpha_nominal(&rated(&table))),
            "0.215574",
            "audit.md 3.7"
        );
        assert_eq!(
            fleiss(&[vec![2, 0], vec![1, 2]]),
            None,
            "two people, then three"
        );
    }

    proptest! {
        #[test]
        fn alpha_follows_from_kappa_with_complete_data(
            ratings in prop::collection::vec(prop::collection::vec(0..3_usize, 4), 1..9)
        ) {
            let times = |unit: &Vec<usize>| -> Vec<u32> {
                (0..3).map(|c| unit.iter().map(|&r| u32::from(r == c)).sum()).collect()
            };
            let table: Vec<Vec<u32>> = ratings.iter().map(times).collect();
            let Some(kappa) = fleiss(&table).unwrap().kappa else { return Ok(()) };
            let Some(alpha) = alpha_nominal(&ratings) else { return Ok(()) };
            let expected = kappa + (1.0 - kappa) / (count(ratings.len()) * 4.0);
            prop_assert!((alpha - expected).abs() < 1e-9, "α = κ + (1 − κ)/(N·n)");
        }
    }
}
