//! Numbers that stand beside each other, and that readers add and subtract in their heads.
//!
//! What is printed must agree with what is printed beside it, so such numbers are rounded together:
//!
//! - **Two amounts and their difference** have one unit and one place: the coarsest at which the larger
//!   reads as it does alone and neither the smaller nor the difference vanishes. Where the rounded
//!   difference is not the one between the rounded amounts, all three take one place more; where that does
//!   not help either, what is printed is the difference between the printed amounts. So an amount is
//!   wrong by half a unit of its last place, and a difference by one unit at most.
//! - **Parts of a whole** are each rounded up or down so that they make the rounded whole, those with the
//!   largest remainders up (the method of largest remainders; Balinski & Young, *Fair Representation*,
//!   1982). Parts that differ by less than a tenth of the last place stay equal, even where three thirds
//!   then make 99%.

use super::{nine, round_to};
use crate::Language;

/// Two amounts and what lies between them, as they are printed beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The amount before, with its unit where it has one.
    pub before: String,
    /// The amount after, with its unit where it has one.
    pub after: String,
    /// How much they differ, without a sign.
    pub difference: String,
}

/// Places at most: what is smaller is noise (audit.md 4.7).
const FINEST: i32 = 9;

/// Rounds two amounts and their difference (after less before) together, to `coarsest` decimals or to
/// more of them, so that the difference is that of the amounts to the last place.
#[must_use]
pub fn together(before: f64, after: f64, coarsest: i32) -> [f64; 3] {
    let difference = after - before;
    let needed = [before, after, difference].map(first_place);
    let place = needed.into_iter().flatten().fold(coarsest, i32::max);
    let at = |place: i32| {
        let [one, other, apart] = [before, after, difference].map(|value| round_to(value, place));
        (nine(other - one) == apart, [one, other, nine(other - one)])
    };
    let place = place.min(FINEST);
    match (at(place), at((place + 1).min(FINEST))) {
        ((true, all), _) | (_, (_, all)) => all,
    }
}

/// The decimals at which one digit of the value is left; none for nothing, which vanishes everywhere.
fn first_place(value: f64) -> Option<i32> {
    let value = nine(value).abs();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a logarithm of a finite f64 fits an i32"
    )]
    (value > 0.0 && value.is_finite()).then(|| -(value.log10().floor() as i32))
}

/// The decimals at which the value has two significant digits.
fn second_place(value: f64) -> i32 {
    first_place(value).map_or(0, |place| place + 1)
}

/// Rounds parts to this many decimals so that they make their rounded sum; equal parts stay equal.
///
/// Parts are not negative.
#[must_use]
pub fn parts(values: &[f64], decimals: i32) -> Vec<f64> {
    let factor = 10_f64.powi(decimals);
    let scaled: Vec<f64> = values
        .iter()
        .map(|value| nine(nine(*value) * factor))
        .collect();
    let whole: f64 = nine(scaled.iter().sum()).round();
    let mut units: Vec<f64> = scaled.iter().map(|value| value.floor()).collect();
    let mut left = nine(whole - units.iter().sum::<f64>());
    let mut order: Vec<usize> = (0..values.len()).collect();
    let rest = |at: &usize| {
        scaled
            .get(*at)
            .map_or(0.0, |value| nine(value - value.floor()))
    };
    // The largest remainder first; of equal ones the part that errs least for its size: the smaller one
    // where up is nearer, else the larger one.
    let key = |at: &usize| {
        let size = scaled.get(*at).copied().unwrap_or_default();
        let (size, rest) = (round_to(size, 1), round_to(rest(at), 1));
        (rest, if rest > 0.5 { -size } else { size })
    };
    order.sort_by(|one, other| {
        let ((one, a), (other, b)) = (key(one), key(other));
        other.total_cmp(&one).then(b.total_cmp(&a))
    });
    for alike in order.chunk_by(|one, other| key(one) == key(other)) {
        #[expect(clippy::cast_precision_loss, reason = "a count of parts is small")]
        let needed = alike.len() as f64;
        if needed <= left && alike.first().is_some_and(|at| rest(at) > 0.0) {
            left -= needed;
            for at in alike {
                if let Some(unit) = units.get_mut(*at) {
                    *unit += 1.0;
                }
            }
        }
    }
    units.into_iter().map(|unit| nine(unit / factor)).collect()
}

/// Numbers in a language that agree with each other.
impl Language {
    /// People's time before and after, with its unit: hours where the longer is 100 minutes or more and
    /// neither the shorter nor the difference is less than one, else whole minutes from ten up.
    #[must_use]
    pub fn change_of_time(self, before: f64, after: f64) -> Change {
        let difference = after - before;
        let an_hour = |value: &f64| nine(*value) == 0.0 || nine(*value).abs() >= 60.0;
        let hours =
            nine(before.max(after)) >= 100.0 && [before, after, difference].iter().all(an_hour);
        let (one, many) = if hours {
            self.pick(("hour", "hours"), ("Stunde", "Stunden"))
        } else {
            self.pick(("minute", "minutes"), ("Minute", "Minuten"))
        };
        let said = |value: f64| {
            let noun = if value == 1.0 { one } else { many };
            format!("{} {noun}", self.thousands(value))
        };
        let unit = if hours { 60.0 } else { 1.0 };
        let coarsest = if hours {
            second_place(before.max(after) / unit)
        } else {
            of_minutes(before, after)
        };
        Change::of(together(before / unit, after / unit, coarsest), said)
    }

    /// Minutes before and after, without their unit: whole from ten up.
    #[must_use]
    pub fn change_of_minutes(self, before: f64, after: f64) -> Change {
        let three = together(before, after, of_minutes(before, after));
        Change::of(three, |value| self.thousands(value))
    }

    /// Visits or ratios before and after: two significant digits of the larger one.
    #[must_use]
    pub fn change_of_ratio(self, before: f64, after: f64) -> Change {
        let three = together(before, after, second_place(before.max(after)));
        Change::of(three, |value| self.thousands(value))
    }

    /// Shares of one whole, as they stand beside ways out of one place: whole percent, or one decimal
    /// where a share lies below ten. They make 100% where the shares make one.
    #[must_use]
    pub fn shares(self, shares: &[f64]) -> Vec<String> {
        let percents: Vec<f64> = shares.iter().map(|share| nine(*share) * 100.0).collect();
        let is_small = |percent: &f64| nine(*percent) > 0.0 && *percent < 9.95;
        let decimals = i32::from(percents.iter().any(is_small));
        let rounded = parts(&percents, decimals);
        let pairs = percents.iter().zip(rounded);
        pairs
            .map(|(exact, rounded)| self.beside(nine(*exact), rounded))
            .collect()
    }

    /// Two shares that stand against each other: as [`Language::percent`] says them, and with more decimals
    /// where that would call different ones the same.
    #[must_use]
    pub fn shares_against(self, one: f64, other: f64) -> [String; 2] {
        let said = [one, other].map(|share| self.percent(share));
        let [one, other] = [one, other].map(|share| nine(share) * 100.0);
        if said[0] != said[1] || nine(one) == nine(other) {
            return said;
        }
        let [one, other, _] = together(one, other, 1);
        let sign = self.pick("%", "\u{a0}%");
        [one, other].map(|share| format!("{}{sign}", self.plain(share)))
    }

    /// A share in signs: nothing and all only where they are exact.
    fn beside(self, exact: f64, rounded: f64) -> String {
        let sign = self.pick("%", "\u{a0}%");
        if exact > 0.0 && rounded == 0.0 {
            format!("<{}{sign}", self.plain(0.1))
        } else if exact < 100.0 && rounded >= 100.0 {
            format!(">99{sign}")
        } else {
            format!("{}{sign}", self.plain(rounded))
        }
    }
}

/// The decimals of minutes that stand beside each other.
fn of_minutes(before: f64, after: f64) -> i32 {
    i32::from(nine(before.abs().max(after.abs())) < 9.95)
}

impl Change {
    fn of([before, after, difference]: [f64; 3], said: impl Fn(f64) -> String) -> Self {
        Self {
            before: said(before),
            after: said(after),
            difference: said(difference.abs()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(change: &Change) -> [&str; 3] {
        [&change.before, &change.after, &change.difference].map(String::as_str)
    }

    #[test]
    fn an_amount_less_another_is_the_difference_beside_them() {
        let english = Language::English;
        assert_eq!(
            said(&english.change_of_time(72.4, 88.6)),
            ["72.4 minutes", "88.6 minutes", "16.2 minutes"],
            "72 and 89 are 17 apart, but these are 16"
        );
        assert_eq!(
            said(&english.change_of_time(1605.0, 242.5)),
            ["27 hours", "4 hours", "23 hours"],
            "two digits where they agree"
        );
        assert_eq!(
            said(&english.change_of_time(147.5, 87.5)),
            ["2.5 hours", "1.5 hours", "1 hour"],
            "one unit for all three"
        );
        assert_eq!(
            said(&english.change_of_time(147.5, 97.5)),
            ["148 minutes", "98 minutes", "50 minutes"],
            "and minutes where an hour is too much for one of them"
        );
        assert_eq!(
            said(&Language::German.change_of_minutes(1605.0, 242.5)),
            ["1.605", "242,5", "1.362,5"],
            "halves are said where they decide"
        );
        assert_eq!(
            said(&english.change_of_ratio(0.0, 6.41)),
            ["0", "6.4", "6.4"],
            "steps"
        );
        assert_eq!(
            said(&english.change_of_time(1410.2, 1409.9)),
            ["1,410.2 minutes", "1,409.9 minutes", "0.3 minutes"],
            "what differs is never called the same"
        );
    }

    #[test]
    fn shares_of_one_whole_make_a_hundred() {
        let english = |shares: &[f64]| Language::English.shares(shares).join(" ");
        assert_eq!(english(&[0.35, 0.65]), "35% 65%", "whole percent");
        assert_eq!(
            english(&[0.0369, 0.9631]),
            "3.7% 96.3%",
            "one place for all of them"
        );
        assert_eq!(english(&[0.555, 0.445]), "56% 44%", "not 56 and 45");
        assert_eq!(
            english(&[1.0 / 3.0; 3]),
            "33% 33% 33%",
            "equal shares stay equal"
        );
        assert_eq!(
            english(&[0.3333, 0.3333, 0.3334]),
            "33% 33% 33%",
            "and so do those that were equal before a file rounded them"
        );
        assert_eq!(english(&[1.0, 1.0]), "100% 100%", "both are taken");
        assert_eq!(english(&[0.9998, 0.0002]), ">99% <0.1%", "not quite all");
        let german = Language::German.shares(&[0.0369, 0.9631]);
        assert_eq!(german, ["3,7\u{a0}%", "96,3\u{a0}%"], "in German");
    }

    #[test]
    fn shares_that_differ_are_never_said_to_be_the_same() {
        let english = |one, other| Language::English.shares_against(one, other).join(" ");
        assert_eq!(english(0.5, 0.832), "50% 83%", "as they are said alone");
        assert_eq!(english(0.502, 0.498), "50.2% 49.8%", "a place more");
        assert_eq!(english(0.9999, 0.9998), "99.99% 99.98%", "nearly all");
        assert_eq!(english(0.25, 0.25), "25% 25%", "the same");
    }

    #[test]
    fn parts_make_their_whole() {
        assert_eq!(parts(&[2.7385, 3.0462, 0.4154], 1), [2.7, 3.1, 0.4], "6.2");
        assert!(parts(&[], 1).is_empty(), "nothing has no parts");
    }

    /// What a reader takes from the paper.
    fn read(text: &str) -> f64 {
        let number = text.split(' ').next().unwrap_or_default();
        number.replace(',', "").parse().expect("a number")
    }

    proptest! {
        #[test]
        fn printed_differences_are_those_of_printed_amounts(
            before in 0.0_f64..5_000.0,
            after in 0.0_f64..5_000.0,
        ) {
            let english = Language::English;
            for change in [
                english.change_of_time(before, after),
                english.change_of_minutes(before, after),
                english.change_of_ratio(before, after),
            ] {
                let (old, new) = (read(&change.before), read(&change.after));
                let apart = read(&change.difference);
                prop_assert!(((new - old).abs() - apart).abs() < 1e-6, "{change:?}");
                prop_assert_eq!(apart == 0.0, nine(after - before) == 0.0);
            }
            let minutes = english.change_of_minutes(before, after);
            prop_assert!((read(&minutes.before) - before).abs() <= 0.5, "close to what is");
        }

        #[test]
        fn printed_shares_make_a_hundred(weights in prop::collection::vec(1_u32..100_000, 1..9)) {
            let all = f64::from(weights.iter().sum::<u32>());
            let shares: Vec<f64> = weights.iter().map(|one| f64::from(*one) / all).collect();
            let printed = parts(&shares.iter().map(|one| one * 100.0).collect::<Vec<_>>(), 1);
            let mut alike: Vec<f64> = shares.iter().map(|one| round_to(one * 1000.0, 1)).collect();
            alike.sort_by(f64::total_cmp);
            let ties = alike.windows(2).filter(|pair| pair[0] == pair[1]).count();
            let sum: f64 = printed.iter().sum();
            #[expect(clippy::cast_precision_loss, reason = "a few parts")]
            let most = ties as f64 * 0.1 + 1e-9;
            prop_assert!((sum - 100.0).abs() <= most, "{printed:?} make {sum}");
            for (one, other) in shares.iter().zip(&printed) {
                prop_assert!((one * 100.0 - other).abs() < 0.1 + 1e-9, "{one} as {other}");
            }
        }
    }
}
