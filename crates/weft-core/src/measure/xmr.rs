//! Individuals and moving ranges: is a pulse just noise? (audit.md 3.9)
//!
//! `mR_i = |x_i − x_{i−1}|`, limits `x̄ ± 2.66·mR̄`, upper range limit `3.268·mR̄`, where 2.66 is
//! 3 / 1.128 as printed by Wheeler, “Understanding Variation” (1993), and by the NIST/SEMATECH
//! e-Handbook, 6.3.2.2. Signals: a point outside the limits; eight in a row on one side of the mean;
//! three of four nearer a limit than the mean. Limits from 6 points are provisional, from 12 firm.

use std::collections::BTreeSet;

const LIMIT: f64 = 2.66;
const RANGE_LIMIT: f64 = 3.268;
const IN_A_ROW: usize = 8;

/// The limits of a run of points, to be frozen before a change and then compared with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The mean of the points.
    pub mean: f64,
    /// The mean moving range.
    pub mean_range: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
    /// The upper limit of a moving range.
    pub range_upper: f64,
    /// How many points these limits rest on.
    pub points: usize,
}

/// Why a point is more than noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// It lies outside the limits.
    Outside,
    /// It ends eight in a row on one side of the mean.
    OneSide,
    /// It ends four points of which three lie nearer a limit than the mean, on the same side.
    NearLimit,
}

impl Limits {
    /// The limits of these points; none for fewer than two.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "pulses stay far below 2^52 points"
    )]
    pub fn of(points: &[f64]) -> Option<Self> {
        if points.len() < 2 {
            return None;
        }
        let mean = points.iter().sum::<f64>() / points.len() as f64;
        let ranges = points
            .iter()
            .zip(points.iter().skip(1))
            .map(|(a, b)| (b - a).abs());
        let mean_range = ranges.sum::<f64>() / (points.len() - 1) as f64;
        Some(Self {
            mean,
            mean_range,
            lower: mean - LIMIT * mean_range,
            upper: mean + LIMIT * mean_range,
            range_upper: RANGE_LIMIT * mean_range,
            points: points.len(),
        })
    }

    /// The same limits, but not beyond the ends of the scale.
    #[must_use]
    pub fn clipped(self, lowest: f64, highest: f64) -> Self {
        Self {
            lower: self.lower.max(lowest),
            upper: self.upper.min(highest),
            ..self
        }
    }

    /// Whether there are points enough for provisional limits.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        (6..12).contains(&self.points)
    }

    /// Whether there are points enough for firm limits.
    #[must_use]
    pub fn is_firm(&self) -> bool {
        self.points >= 12
    }

    /// Every signal with the position of the point that completes it.
    #[must_use]
    pub fn signals(&self, points: &[f64]) -> BTreeSet<(usize, Signal)> {
        let outside = |x: f64| x < self.lower || x > self.upper;
        let above = |x: &&f64| **x > self.mean;
        let below = |x: &&f64| **x < self.mean;
        let high = |x: &&f64| **x > f64::midpoint(self.mean, self.upper);
        let low = |x: &&f64| **x < f64::midpoint(self.mean, self.lower);
        let mut found = BTreeSet::new();
        for (at, &x) in points.iter().enumerate() {
            let last = |count: usize| {
                points
                    .get((at + 1).saturating_sub(count)..=at)
                    .unwrap_or(&[])
            };
            if outside(x) {
                found.insert((at, Signal::Outside));
            }
            let row = last(IN_A_ROW).iter();
            if row.clone().filter(above).count() == IN_A_ROW
                || row.filter(below).count() == IN_A_ROW
            {
                found.insert((at, Signal::OneSide));
            }
            let four = last(4).iter();
            let ends_high = high(&&x) && four.clone().filter(high).count() >= 3;
            if ends_high || (low(&&x) && four.filter(low).count() >= 3) {
                found.insert((at, Signal::NearLimit));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64, tolerance: f64) -> bool {
        (found - expected).abs() <= tolerance
    }

    #[test]
    fn the_flow_data_of_nist() {
        let points = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
        let limits = Limits::of(&points).unwrap();
        assert!(near(limits.mean, 50.81, 1e-9), "audit.md 3.9");
        assert!(near(limits.mean_range, 1.877_778, 5e-7), "audit.md 3.9");
        assert!(near(limits.lower, 45.8151, 5e-5), "audit.md 3.9");
        assert!(near(limits.upper, 55.8049, 5e-5), "audit.md 3.9");
        assert!(limits.is_provisional() && !limits.is_firm(), "ten points");
    }

    #[test]
    fn the_loan_costs_of_montgomery() {
        let points = [
            310., 288., 297., 298., 307., 303., 294., 297., 308., 306., 294., 299., 297., 299.,
            314., 295., 293., 306., 301., 304.,
        ];
        let limits = Limits::of(&points).unwrap();
        assert!(near(limits.mean, 300.5, 1e-9), "audit.md 3.9");
        assert!(near(limits.mean_range, 7.789_474, 5e-7), "audit.md 3.9");
        assert!(near(limits.lower, 279.78, 5e-3), "audit.md 3.9");
        assert!(near(limits.upper, 321.22, 5e-3), "audit.md 3.9");
        assert!(limits.is_firm(), "twenty points");
    }

    #[test]
    fn a_pulse_that_drops() {
        let points = [3.9, 4.1, 4.0, 3.8, 4.0, 4.2, 3.9, 4.1, 4.0, 3.9];
        let limits = Limits::of(&points).unwrap();
        assert!(near(limits.mean, 3.99, 1e-9), "audit.md 3.9");
        assert!(near(limits.lower, 3.5171, 5e-5), "audit.md 3.9");
        assert!(near(limits.upper, 4.4629, 5e-5), "audit.md 3.9");
        assert!(limits.signals(&points).is_empty(), "noise so far");
        assert_eq!(
            limits.signals(&[3.2]),
            BTreeSet::from([(0, Signal::Outside)]),
            "audit.md 3.9: the next value is a signal"
        );
        assert!(
            near(limits.clipped(1.0, 4.2).upper, 4.2, 1e-12),
            "the scale ends at 4.2"
        );
    }

    #[test]
    fn eight_on_one_side_and_three_near_a_limit() {
        let limits = Limits::of(&[1.0, 3.0, 1.0, 3.0]).unwrap();
        let side = limits.signals(&[2.1; 8]);
        assert_eq!(
            side,
            BTreeSet::from([(7, Signal::OneSide)]),
            "the eighth completes it"
        );
        let near = limits.signals(&[6.0, 2.0, 6.0, 6.0]);
        assert_eq!(
            near,
            BTreeSet::from([(3, Signal::NearLimit)]),
            "three of four"
        );
        assert_eq!(Limits::of(&[1.0]), None, "one point has no range");
    }
}
