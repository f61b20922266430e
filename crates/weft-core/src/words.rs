//! Numbers and lists as a sentence says them (report.md 7): one place, so that the command line, the
//! screen and the PDF never disagree.
//!
//! Halves are rounded away from zero, on the value rounded to nine places first. Numbers that stand beside
//! their difference or their sum are rounded together, so that readers who check them in their heads find
//! that they agree ([`together`](mod@together)).

mod together;

use std::fmt::{self, Display, Write as _};

use jiff::civil::Date;

use crate::Language;
use crate::workflow::Mode;

pub use together::{Change, parts, together};

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

/// Minutes as they are printed: whole from 10, one decimal below.
#[must_use]
pub fn rounded_minutes(value: f64) -> f64 {
    let whole = nine(value).abs() >= 9.95;
    round_to(value, i32::from(!whole))
}

/// The functions of this module are those of [`Language`] in English.
const ENGLISH: Language = Language::English;

/// [`Language::minutes`] in English.
#[must_use]
pub fn minutes(value: f64) -> String {
    ENGLISH.minutes(value)
}

/// [`Language::about`] in English.
#[must_use]
pub fn about(value: f64) -> String {
    ENGLISH.about(value)
}

/// [`Language::time`] in English.
#[must_use]
pub fn time(value: f64) -> String {
    ENGLISH.time(value)
}

/// [`Language::percent`] in English.
#[must_use]
pub fn percent(share: f64) -> String {
    ENGLISH.percent(share)
}

/// [`Language::ratio`] in English.
#[must_use]
pub fn ratio(value: f64) -> String {
    ENGLISH.ratio(value)
}

/// [`Language::one_decimal`] in English.
#[must_use]
pub fn one_decimal(value: f64) -> String {
    ENGLISH.one_decimal(value)
}

/// [`Language::exact`] in English.
#[must_use]
pub fn exact(value: f64) -> String {
    ENGLISH.exact(value)
}

/// [`Language::count`] in English.
#[must_use]
pub fn count(value: usize) -> String {
    ENGLISH.count(value)
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

/// [`Language::quoted`] in English.
#[must_use]
pub fn quoted(name: &str) -> String {
    ENGLISH.quoted(name).to_string()
}

/// `a, b and c`.
#[must_use]
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    ENGLISH.list(items.iter().map(AsRef::as_ref)).to_string()
}

/// [`Language::often`] in English.
#[must_use]
pub fn often(visits: f64) -> String {
    ENGLISH.often(visits)
}

/// [`Language::mode`] in English.
#[must_use]
pub fn mode(mode: Mode) -> &'static str {
    ENGLISH.mode(mode)
}

/// Numbers and lists in a language.
impl Language {
    /// Minutes of a step, a pair or a plan item: whole from 10, one decimal below, never `.0`.
    #[must_use]
    pub fn minutes(self, value: f64) -> String {
        self.thousands(rounded_minutes(value))
    }

    /// [`Self::minutes`] with their unit, short.
    #[must_use]
    pub fn min(self, value: f64) -> String {
        format!("{} {}", self.minutes(value), self.pick("min", "Min."))
    }

    /// A sum of minutes in prose: two significant digits.
    #[must_use]
    pub fn about(self, value: f64) -> String {
        self.thousands(significant(value))
    }

    /// People's time in prose: hours from 100 minutes on, minutes below, two significant digits.
    #[must_use]
    pub fn time(self, value: f64) -> String {
        let (number, (one, many)) = if nine(value).abs() >= 100.0 {
            let words = self.pick(("hour", "hours"), ("Stunde", "Stunden"));
            (significant(value / 60.0), words)
        } else {
            let words = self.pick(("minute", "minutes"), ("Minute", "Minuten"));
            (significant(value), words)
        };
        format!("{} {}", self.thousands(number), plural_f(number, one, many))
    }

    /// A share: whole percent from 10, one decimal below; 0 and 100 only if exact.
    #[must_use]
    pub fn percent(self, share: f64) -> String {
        let value = nine(share) * 100.0;
        if value > 0.0 && round_to(value, 1) == 0.0 {
            return self.pick("under 0.1%", "unter 0,1\u{a0}%").to_owned();
        }
        if value < 100.0 && round_to(value, 0) >= 100.0 {
            return self.pick("over 99%", "über 99\u{a0}%").to_owned();
        }
        let digits = if value == 0.0 || value >= 9.95 { 0 } else { 1 };
        let mut text = self.plain(round_to(value, digits));
        text.push_str(self.pick("%", "\u{a0}%"));
        text
    }

    /// Visits and ratios: two significant digits without trailing zeros.
    #[must_use]
    pub fn ratio(self, value: f64) -> String {
        self.thousands(significant(value))
    }

    /// One decimal, always: figures whose parts must add up.
    #[must_use]
    pub fn one_decimal(self, value: f64) -> String {
        self.with_point(format!("{:.1}", round_to(value, 1)))
    }

    /// As computed, four decimals without trailing zeros.
    #[must_use]
    pub fn exact(self, value: f64) -> String {
        self.thousands(round_to(value, 4))
    }

    /// A count in a sentence: words to twelve. One is said as before a masculine noun.
    #[must_use]
    pub fn count(self, value: usize) -> String {
        const ENGLISH: [&str; 13] = [
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        const GERMAN: [&str; 13] = [
            "kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun",
            "zehn", "elf", "zwölf",
        ];
        self.pick(ENGLISH, GERMAN).get(value).map_or_else(
            || self.grouped(&value.to_string()),
            |word| (*word).to_owned(),
        )
    }

    /// A count in digits: `1,434`, `1.434`.
    #[must_use]
    pub fn digits(self, value: u64) -> String {
        self.grouped(&value.to_string())
    }

    /// A day: `2026-11-23`, `23.11.2026`.
    #[must_use]
    pub fn date(self, day: Date) -> String {
        match self {
            Self::English => day.to_string(),
            Self::German => day.strftime("%d.%m.%Y").to_string(),
        }
    }

    /// A name in quotation marks: names are data, and stand as they are.
    pub fn quoted<N: Display>(self, name: N) -> impl Display {
        fmt::from_fn(move |f| match self {
            Self::English => write!(f, "“{name}”"),
            Self::German => write!(f, "„{name}“"),
        })
    }

    /// `a, b and c`, written where it is needed.
    pub fn list<T: Display>(self, items: impl Iterator<Item = T> + Clone) -> impl Display {
        fmt::from_fn(move |f| {
            let mut items = items.clone().peekable();
            let mut first = true;
            while let Some(item) = items.next() {
                let comma = match (first, items.peek().is_some()) {
                    (true, _) => "",
                    (false, true) => ", ",
                    (false, false) => self.pick(" and ", " und "),
                };
                write!(f, "{comma}{item}")?;
                first = false;
            }
            Ok(())
        })
    }

    /// How often a step happens in one case, from its expected visits.
    #[must_use]
    pub fn often(self, visits: f64) -> String {
        let visits = nine(visits);
        if visits == 1.0 {
            self.pick("in every case", "in jedem Fall").to_owned()
        } else if visits < 1.0 {
            let share = self.percent(visits);
            match self {
                Self::English => format!("in {share} of cases"),
                Self::German => format!("in {share} der Fälle"),
            }
        } else {
            let times = self.ratio(visits);
            match self {
                Self::English => format!("{times} times per case"),
                Self::German => format!("{times}-mal je Fall"),
            }
        }
    }

    /// How people speak, in words.
    #[must_use]
    pub fn mode(self, mode: Mode) -> &'static str {
        match mode {
            Mode::Live => self.pick("live", "im Gespräch"),
            Mode::TimeShifted => self.pick("answered later", "zeitversetzt"),
            Mode::OneWay => self.pick("one-way", "einseitig"),
            Mode::None => self.pick("nobody speaks", "ohne Gespräch"),
        }
    }

    /// The shortest decimal text.
    pub(crate) fn plain(self, value: f64) -> String {
        // Room for what the sentences of an audit say, so that a number allocates once.
        let mut text = String::with_capacity(16);
        let value = if value == 0.0 { 0.0 } else { value };
        // Writing to a string does not fail.
        let _written = write!(text, "{value}");
        self.with_point(text)
    }

    /// A number that Rust wrote, with the decimal point of this language.
    fn with_point(self, text: String) -> String {
        match self {
            Self::English => text,
            Self::German => text.replace('.', ","),
        }
    }

    fn thousands(self, value: f64) -> String {
        let text = self.plain(value);
        if value.abs() < 1000.0 {
            text
        } else {
            self.grouped(&text)
        }
    }

    /// Puts a mark between groups of three digits before the decimal point.
    fn grouped(self, text: &str) -> String {
        let (mark, point) = self.pick((',', '.'), ('.', ','));
        let (sign, digits) = text
            .strip_prefix('-')
            .map_or(("", text), |rest| ("-", rest));
        let (whole, fraction) = digits
            .split_once(point)
            .map_or((digits, None), |(a, b)| (a, Some(b)));
        let mut result = String::from(sign);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                result.push(mark);
            }
            result.push(digit);
        }
        if let Some(fraction) = fraction {
            result.push(point);
            result.push_str(fraction);
        }
        result
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
        assert_eq!(ENGLISH.digits(1434), "1,434", "a count in digits");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c", "a list");
    }

    #[test]
    fn numbers_read_as_germans_write_them() {
        let german = Language::German;
        assert_eq!(german.about(541.5385), "540", "two significant digits");
        assert_eq!(german.minutes(1.721), "1,7", "a decimal comma");
        assert_eq!(german.time(62.0), "62 Minuten", "minutes");
        assert_eq!(german.time(60_000.0), "1.000 Stunden", "thousands");
        assert_eq!(german.percent(0.0369), "3,7\u{a0}%", "a space that holds");
        assert_eq!(german.percent(0.0), "0\u{a0}%", "nothing");
        assert_eq!(german.percent(0.9999), "über 99\u{a0}%", "not quite all");
        assert_eq!(german.percent(0.0001), "unter 0,1\u{a0}%", "nearly nothing");
        assert_eq!(german.exact(1605.25), "1.605,25", "both marks");
        assert_eq!(german.count(12), "zwölf", "words to twelve");
        assert_eq!(german.count(1200), "1.200", "digits beyond");
        assert_eq!(german.often(0.12), "in 12\u{a0}% der Fälle", "a branch");
        assert_eq!(german.often(1.5385), "1,5-mal je Fall", "a loop");
        let list = german.list(["a", "b", "c"].iter());
        assert_eq!(list.to_string(), "a, b und c", "a list");
        assert_eq!(german.quoted("a").to_string(), "„a“", "a name");
    }

    #[test]
    fn often_says_what_visits_mean() {
        assert_eq!(often(1.0), "in every case", "one");
        assert_eq!(often(0.12), "in 12% of cases", "a branch");
        assert_eq!(often(1.5385), "1.5 times per case", "a loop");
    }
}
