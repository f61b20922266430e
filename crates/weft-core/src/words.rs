//! Numbers and lists as a sentence says them (report.md 7): one place, so that the command line, the
//! screen and the PDF never disagree.
//!
//! Halves are rounded away from zero, on the value rounded to nine places first.

use std::fmt::{self, Display, Write as _};

use crate::workflow::Mode;

/// Rounds to nine places, so that noise of floating point decides nothing (audit.md 4.7).
#[must_use]
pub fn nine(value: f64) -> f64 {
    let scaled = value * 1e9;
    if scaled.is_finite() {
        // A sum of nothing is −0, which nobody wants to read.
        scaled.round() / 1e9 + 0.0
    } else {
        value
    }
}

/// Rounds to this many decimals, halves away from zero.
#[must_use]
pub fn round_to(value: f64, decimals: i32) -> f64 {
    let factor = 10_f64.powi(decimals);
    let scaled = nine(value) * factor;
    if scaled.is_finite() {
        nine(scaled).round() / factor
    } else {
        value
    }
}

/// Minutes of a step, a pair or a plan item: whole from 10, one decimal below, never `.0`.
#[must_use]
pub fn minutes(value: f64) -> String {
    if nine(value).abs() >= 9.95 {
        thousands(round_to(value, 0))
    } else {
        plain(round_to(value, 1))
    }
}

/// A sum of minutes in prose: two significant digits.
#[must_use]
pub fn about(value: f64) -> String {
    thousands(significant(value))
}

/// People's time in prose: hours from 100 minutes on, minutes below, two significant digits.
#[must_use]
pub fn time(value: f64) -> String {
    if nine(value).abs() >= 100.0 {
        let hours = significant(value / 60.0);
        return format!("{} {}", thousands(hours), plural_f(hours, "hour", "hours"));
    }
    let minutes = significant(value);
    format!(
        "{} {}",
        thousands(minutes),
        plural_f(minutes, "minute", "minutes")
    )
}

/// A share: whole percent from 10, one decimal below; 0 and 100 only if exact.
#[must_use]
pub fn percent(share: f64) -> String {
    let value = nine(share) * 100.0;
    if value == 0.0 {
        return "0%".to_owned();
    }
    if value > 0.0 && round_to(value, 1) == 0.0 {
        return "under 0.1%".to_owned();
    }
    if value < 100.0 && round_to(value, 0) >= 100.0 {
        return "over 99%".to_owned();
    }
    let digits = if value >= 9.95 { 0 } else { 1 };
    let mut text = plain(round_to(value, digits));
    text.push('%');
    text
}

/// Visits and ratios: two significant digits without trailing zeros.
#[must_use]
pub fn ratio(value: f64) -> String {
    thousands(significant(value))
}

/// One decimal, always: figures whose parts must add up.
#[must_use]
pub fn one_decimal(value: f64) -> String {
    format!("{:.1}", round_to(value, 1))
}

/// As computed, four decimals without trailing zeros.
#[must_use]
pub fn exact(value: f64) -> String {
    thousands(round_to(value, 4))
}

/// A count in a sentence: words to twelve.
#[must_use]
pub fn count(value: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(value)
        .map_or_else(|| grouped(&value.to_string()), |word| (*word).to_owned())
}

/// A count at the start of a sentence.
#[must_use]
pub fn count_capital(value: usize) -> String {
    capital(&count(value))
}

/// The text with its first letter as a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The singular for one, the plural otherwise.
#[must_use]
pub fn plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

fn plural_f<'a>(count: f64, one: &'a str, many: &'a str) -> &'a str {
    if nine(count) == 1.0 { one } else { many }
}

/// “a”, “b” and “c”: names are data and stand in quotation marks.
#[must_use]
pub fn quoted(name: &str) -> String {
    format!("“{name}”")
}

/// `a, b and c`.
#[must_use]
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", head.join(", "), last.as_ref())
        }
    }
}

/// `a, b and c`, written where it is needed.
pub(crate) fn listed<T: Display>(items: impl Iterator<Item = T> + Clone) -> impl Display {
    fmt::from_fn(move |f| {
        let mut items = items.clone().peekable();
        let mut first = true;
        while let Some(item) = items.next() {
            let comma = match (first, items.peek().is_some()) {
                (true, _) => "",
                (false, true) => ", ",
                (false, false) => " and ",
            };
            write!(f, "{comma}{item}")?;
            first = false;
        }
        Ok(())
    })
}

/// How often a step happens in one case, from its expected visits.
#[must_use]
pub fn often(visits: f64) -> String {
    let visits = nine(visits);
    if visits == 1.0 {
        "in every case".to_owned()
    } else if visits < 1.0 {
        format!("in {} of cases", percent(visits))
    } else {
        format!("{} times per case", ratio(visits))
    }
}

/// How people speak, in words.
#[must_use]
pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Live => "live",
        Mode::TimeShifted => "answered later",
        Mode::OneWay => "one-way",
        Mode::None => "nobody speaks",
    }
}

/// Two significant digits, halves away from zero.
fn significant(value: f64) -> f64 {
    let value = nine(value);
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a logarithm of a finite f64 fits an i32"
    )]
    let magnitude = value.abs().log10().floor() as i32;
    round_to(value, 1 - magnitude)
}

/// The shortest decimal text.
fn plain(value: f64) -> String {
    // Room for what the sentences of an audit say, so that a number allocates once.
    let mut text = String::with_capacity(16);
    let value = if value == 0.0 { 0.0 } else { value };
    // Writing to a string does not fail.
    let _written = write!(text, "{value}");
    text
}

fn thousands(value: f64) -> String {
    let text = plain(value);
    if value.abs() < 1000.0 {
        text
    } else {
        grouped(&text)
    }
}

/// Puts a comma between groups of three digits before the decimal point.
fn grouped(text: &str) -> String {
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(a, b)| (a, Some(b)));
    let mut result = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            result.push(',');
        }
        result.push(digit);
    }
    if let Some(fraction) = fraction {
        result.push('.');
        result.push_str(fraction);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_the_report_prints_them() {
        assert_eq!(about(541.5385), "540", "two significant digits");
        assert_eq!(minutes(61.54), "62", "whole from ten");
        assert_eq!(minutes(1.721), "1.7", "one decimal below ten");
        assert_eq!(time(1362.5), "23 hours", "hours from a hundred minutes");
        assert_eq!(percent(0.0369), "3.7%", "one decimal below ten percent");
        assert_eq!(percent(0.713_171), "71%", "whole percent above");
        assert_eq!(percent(0.9999), "over 99%", "a hundred only if exact");
        assert_eq!(percent(0.0001), "under 0.1%", "zero only if exact");
        assert_eq!(ratio(0.036), "0.036", "two digits");
        assert_eq!(exact(1605.0), "1,605", "thousands");
        assert_eq!(count(10), "ten", "words to twelve");
        assert_eq!(count(35), "35", "digits beyond");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c", "a list");
    }

    #[test]
    fn often_says_what_visits_mean() {
        assert_eq!(often(1.0), "in every case", "one");
        assert_eq!(often(0.12), "in 12% of cases", "a branch");
        assert_eq!(often(1.5385), "1.5 times per case", "a loop");
    }
}
