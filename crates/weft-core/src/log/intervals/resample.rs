//! Drawing cases again, by how many took each course.

use std::ops::ControlFlow;

use statrs::function::factorial::ln_binomial;

use super::super::discovery::float;
use super::courses::{BETWEEN, GoOn};
use crate::measure::SplitMix;

/// How many of the cases of a resample took each course, where these many did: as many cases as there
/// are, each drawn from all of them with equal chance.
///
/// A multinomial sample, course after course from the binomial of what is left (Davis, “The computer
/// generation of multinomial random variates”, CSDA 16 (1993)).
pub(super) fn resample(
    counts: &[u64],
    random: &mut SplitMix,
    go_on: GoOn<'_>,
) -> ControlFlow<(), Vec<u64>> {
    let mut cases: u64 = counts.iter().sum();
    let mut left = cases;
    let mut all = Vec::with_capacity(counts.len());
    for (at, &count) in counts.iter().enumerate() {
        if at.is_multiple_of(BETWEEN) {
            go_on()?;
        }
        let drawn = if count == cases {
            left
        } else {
            binomial(left, float(count) / float(cases), random.unit())
        };
        cases -= count;
        left -= drawn;
        all.push(drawn);
    }
    ControlFlow::Continue(all)
}

/// The binomial number at a random place from 0 to 1: its probabilities are taken off it from the most
/// likely number outwards (Kemp, “A modal method for generating binomial variables”, Communications in
/// Statistics 15 (1986)).
fn binomial(n: u64, p: f64, mut place: f64) -> u64 {
    let q = 1.0 - p;
    if n == 0 || p <= 0.0 {
        return 0;
    }
    if q <= 0.0 {
        return n;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to n + 1"
    )]
    let mode = ((float(n) + 1.0) * p).floor().min(float(n)) as u64;
    let at_mode = (ln_binomial(n, mode) + float(mode) * p.ln() + float(n - mode) * q.ln()).exp();
    let (mut high, mut low) = ((mode, at_mode), (mode, at_mode));
    place -= at_mode;
    while place >= 0.0 {
        if high.0 < n {
            high.1 *= float(n - high.0) / float(high.0 + 1) * p / q;
            high.0 += 1;
            place -= high.1;
            if place < 0.0 {
                return high.0;
            }
        }
        if low.0 > 0 {
            low.1 *= float(low.0) / float(n - low.0 + 1) * q / p;
            low.0 -= 1;
            place -= low.1;
            if place < 0.0 {
                return low.0;
            }
        }
        let nothing_left = (high.0 == n || high.1 == 0.0) && (low.0 == 0 || low.1 == 0.0);
        if nothing_left {
            break;
        }
    }
    mode
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drawn(counts: &[u64], random: &mut SplitMix) -> Vec<u64> {
        let all = resample(counts, random, &|| ControlFlow::Continue(()));
        all.continue_value().expect("nobody stops it")
    }

    #[test]
    fn means_and_variances_are_those_of_the_multinomial() {
        let counts = [700, 200, 90, 9, 1];
        let mut random = SplitMix(1);
        let rounds = 4_000;
        let mut sums = [(0.0, 0.0); 5];
        for _ in 0..rounds {
            for (sum, drawn) in sums.iter_mut().zip(drawn(&counts, &mut random)) {
                sum.0 += float(drawn);
                sum.1 += float(drawn).powi(2);
            }
        }
        for (count, (sum, squares)) in counts.iter().zip(sums) {
            let (mean, expected) = (sum / f64::from(rounds), float(*count));
            let variance = squares / f64::from(rounds) - mean * mean;
            let expected_variance = expected * (1.0 - expected / 1000.0);
            let error = (expected_variance / f64::from(rounds)).sqrt();
            assert!((mean - expected).abs() < 5.0 * error, "{count}: {mean}");
            assert!(
                (variance / expected_variance - 1.0).abs() < 0.15,
                "{count}: {variance}"
            );
        }
    }

    proptest! {
        #[test]
        fn as_many_cases_are_drawn_as_there_are(
            counts in prop::collection::vec(0_u64..5_000_000, 1..30),
            seed in any::<u64>(),
        ) {
            let drawn = drawn(&counts, &mut SplitMix(seed));
            prop_assert_eq!(drawn.iter().sum::<u64>(), counts.iter().sum::<u64>());
            let from_nothing = counts.iter().zip(&drawn).any(|(count, drawn)| *count == 0 && *drawn > 0);
            prop_assert!(!from_nothing, "what nobody did is never drawn");
        }
    }
}
