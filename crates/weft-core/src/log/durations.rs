//! How long an activity takes, without keeping every time it took.

use std::collections::BTreeMap;

/// Durations in milliseconds, with how often each occurs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Durations {
    counts: BTreeMap<i64, u64>,
    rounded: bool,
}

impl Durations {
    /// Distinct durations that are kept exactly; a log with more has them to three digits from then on.
    pub const EXACT: usize = 4096;

    /// Adds a duration in milliseconds, 0 or more, that occurs this often.
    pub fn add(&mut self, milliseconds: i64, count: u64) {
        let kept = if self.rounded {
            three_digits(milliseconds)
        } else {
            milliseconds
        };
        *self.counts.entry(kept).or_default() += count;
        if !self.rounded && self.counts.len() > Self::EXACT {
            self.round();
        }
    }

    /// Adds durations that whoever counted them has rounded, because there were too many different ones.
    pub fn add_rounded(&mut self, milliseconds: i64, count: u64) {
        if !self.rounded {
            self.round();
        }
        self.add(milliseconds, count);
    }

    /// How many.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Whether the durations are known to three digits only, because there are too many different ones.
    #[must_use]
    pub fn is_rounded(&self) -> bool {
        self.rounded
    }

    /// The median in minutes: the middle one, or the mean of the middle two. None without any.
    #[must_use]
    pub fn median_minutes(&self) -> Option<f64> {
        let n = self.n();
        let last = n.checked_sub(1)?;
        let (low, high) = (self.at(last / 2)?, self.at(n / 2)?);
        Some((minutes(low) + minutes(high)) / 2.0)
    }

    /// The duration at this rank, counted from 0.
    fn at(&self, rank: u64) -> Option<i64> {
        let mut before = 0;
        self.counts.iter().find_map(|(&duration, &count)| {
            before += count;
            (rank < before).then_some(duration)
        })
    }

    pub(super) fn merge(&mut self, later: &Self) {
        if later.rounded && !self.rounded {
            self.round();
        }
        for (&duration, &count) in &later.counts {
            self.add(duration, count);
        }
    }

    fn round(&mut self) {
        self.rounded = true;
        for (duration, count) in std::mem::take(&mut self.counts) {
            *self.counts.entry(three_digits(duration)).or_default() += count;
        }
    }
}

fn three_digits(milliseconds: i64) -> i64 {
    let digits = milliseconds.unsigned_abs().checked_ilog10().unwrap_or(0);
    let unit = 10_i64.pow(digits.saturating_sub(2));
    // The nearest multiple; a half goes up.
    milliseconds.saturating_add(unit / 2) / unit * unit
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a duration in milliseconds stays far below 2^52"
)]
fn minutes(milliseconds: i64) -> f64 {
    milliseconds as f64 / 60_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_number_has_the_mean_of_the_middle_two() {
        let mut durations = Durations::default();
        assert_eq!(durations.median_minutes(), None, "nothing was measured");
        for minutes in [10, 30, 20, 40] {
            durations.add(minutes * 60_000, 1);
        }
        assert_eq!(durations.median_minutes(), Some(25.0), "20 and 30");
    }

    #[test]
    fn many_different_ones_are_kept_to_three_digits() {
        let mut durations = Durations::default();
        for second in 0..20_000_i64 {
            durations.add(second * 1000 + second % 7, 1);
        }
        assert!(
            durations.is_rounded(),
            "more than {} different ones",
            Durations::EXACT
        );
        assert!(durations.counts.len() < 5_000, "{}", durations.counts.len());
        let median = durations.median_minutes().unwrap();
        assert!((median / (10_000.0 / 60.0) - 1.0).abs() < 0.005, "{median}");
    }
}
