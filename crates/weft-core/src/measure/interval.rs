//! How sure a small survey can be (audit.md 3.9).
//!
//! Shares: Wilson, JASA 22 (1927), `(p̂ + z²/2n ± z√(p̂(1−p̂)/n + z²/4n²))/(1 + z²/n)`. Means of 5 to
//! 9 answers: Student's t; of 10 and more: percentile bootstrap (Efron 1979) from a fixed seed. Where
//! much of a team answered, the sampling error is multiplied by `√((N − n)/(N − 1))`.

use statrs::distribution::{ContinuousCDF, StudentsT};

const Z: f64 = 1.959_963_984_540_054;

/// A value with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The value.
    pub value: f64,
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
}

/// The Wilson interval of a share; none without answers, or with more hits than answers.
#[must_use]
pub fn wilson(hits: u32, answers: u32) -> Option<Interval> {
    if answers == 0 || hits > answers {
        return None;
    }
    let n = f64::from(answers);
    let share = f64::from(hits) / n;
    let centre = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    Some(Interval {
        value: share,
        lower: ((centre - half) / scale).max(0.0),
        upper: ((centre + half) / scale).min(1.0),
    })
}

/// The mean and its t-interval; none for fewer than two answers.
#[must_use]
pub fn t_interval(answers: &[f64]) -> Option<Interval> {
    let (value, deviation) = mean_and_deviation(answers)?;
    let n = count(answers.len());
    let quantile = StudentsT::new(0.0, 1.0, n - 1.0).ok()?.inverse_cdf(0.975);
    let half = quantile * deviation / n.sqrt();
    Some(Interval {
        value,
        lower: value - half,
        upper: value + half,
    })
}

/// The mean and the sample standard deviation; none for fewer than two answers.
#[must_use]
pub fn mean_and_deviation(answers: &[f64]) -> Option<(f64, f64)> {
    if answers.len() < 2 {
        return None;
    }
    let n = count(answers.len());
    let mean = answers.iter().sum::<f64>() / n;
    let squares: f64 = answers.iter().map(|x| (x - mean).powi(2)).sum();
    Some((mean, (squares / (n - 1.0)).sqrt()))
}

/// What sampling error is multiplied by when `answered` of `team` people answered: 0 for a census.
#[must_use]
pub fn finite_population(team: u32, answered: u32) -> f64 {
    if team <= 1 || answered >= team {
        return 0.0;
    }
    (f64::from(team - answered) / f64::from(team - 1)).sqrt()
}

/// The mean and the percentiles 2.5 and 97.5 of the means of `resamples` resamples.
///
/// The same seed gives the same interval; none without answers or resamples.
#[must_use]
pub fn bootstrap(answers: &[f64], resamples: usize, seed: u64) -> Option<Interval> {
    let n = u64::try_from(answers.len()).ok().filter(|n| *n > 0)?;
    let mut state = seed;
    let mut draw = || {
        let at = usize::try_from(next(&mut state) % n).ok();
        at.and_then(|at| answers.get(at))
            .copied()
            .unwrap_or_default()
    };
    let size = count(answers.len());
    let mut mean = || (0..n).map(|_| draw()).sum::<f64>() / size;
    let mut means: Vec<f64> = (0..resamples).map(|_| mean()).collect();
    means.sort_by(f64::total_cmp);
    Some(Interval {
        value: answers.iter().sum::<f64>() / size,
        lower: percentile(&means, 25)?,
        upper: percentile(&means, 975)?,
    })
}

/// The smallest value that at least so many thousandths do not exceed.
pub(crate) fn percentile(sorted: &[f64], thousandths: usize) -> Option<f64> {
    let rank = (sorted.len() * thousandths).div_ceil(1000);
    sorted.get(rank.max(1) - 1).copied()
}

/// `SplitMix64` (Steele, Lea & Flood, OOPSLA 2014); its bias modulo a few answers is below 2⁻⁵⁰.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "surveys stay far below 2^52 answers"
)]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64, tolerance: f64) -> bool {
        (found - expected).abs() <= tolerance
    }

    #[test]
    fn shares_of_few_answers() {
        let cases = [
            (8, 10, 0.4902, 0.9433),
            (0, 5, 0.0, 0.4345),
            (5, 5, 0.5655, 1.0),
        ];
        for (hits, answers, lower, upper) in cases {
            let found = wilson(hits, answers).unwrap();
            assert!(
                near(found.lower, lower, 5e-5),
                "audit.md 3.9: {hits}/{answers} {found:?}"
            );
            assert!(
                near(found.upper, upper, 5e-5),
                "audit.md 3.9: {hits}/{answers} {found:?}"
            );
        }
        assert_eq!(wilson(0, 0), None, "nobody answered");
    }

    #[test]
    fn seven_answers_are_very_uncertain() {
        let answers = [4.0, 5.0, 3.0, 4.0, 2.0, 5.0, 4.0];
        let (mean, deviation) = mean_and_deviation(&answers).unwrap();
        assert!(near(mean, 3.857, 5e-4), "audit.md 3.9");
        assert!(near(deviation, 1.069, 5e-4), "audit.md 3.9");
        let found = t_interval(&answers).unwrap();
        assert!(near(found.lower, 2.868, 5e-4), "audit.md 3.9: {found:?}");
        assert!(near(found.upper, 4.846, 5e-4), "audit.md 3.9: {found:?}");
    }

    #[test]
    fn a_census_has_no_sampling_error() {
        assert!(
            near(finite_population(7, 7), 0.0, 0.0),
            "everybody answered"
        );
        assert!(
            near(finite_population(10, 1), 1.0, 1e-12),
            "one of ten says as much as ever"
        );
    }

    #[test]
    fn all_resamples_of_three_answers() {
        let answers = [1.0, 2.0, 6.0];
        let mut means = Vec::new();
        for a in answers {
            for b in answers {
                means.extend(answers.map(|c| (a + b + c) / 3.0));
            }
        }
        let mean = means.iter().sum::<f64>() / 27.0;
        let squares: f64 = means.iter().map(|x| (x - mean).powi(2)).sum();
        assert!(near(mean, 3.0, 1e-12), "audit.md 3.9");
        assert!(
            near((squares / 27.0).sqrt(), 1.247_219, 5e-7),
            "audit.md 3.9: σ/√3"
        );
        means.sort_by(f64::total_cmp);
        let drawn = bootstrap(&answers, 10_000, 7).unwrap();
        assert!(
            near(drawn.lower, percentile(&means, 25).unwrap(), 1e-12),
            "as all 27 say"
        );
        assert!(
            near(drawn.upper, percentile(&means, 975).unwrap(), 1e-12),
            "as all 27 say"
        );
        assert_eq!(
            bootstrap(&answers, 10_000, 7),
            Some(drawn),
            "the same seed, the same interval"
        );
        assert_eq!(bootstrap(&[], 10, 7), None, "nobody answered");
    }
}
