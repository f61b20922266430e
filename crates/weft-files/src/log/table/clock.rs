//! The shape in which a table writes its times, decided over its first rows.

use super::super::time::{self, Moment};
use weft_core::{Said, said};

/// How the times of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::log) enum Clock {
    /// ISO 8601, the `T` or a space, with a zone or without.
    Iso,
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
    /// Numbers since 1970-01-01 UTC: so many of them are a millisecond, or so many milliseconds one.
    Since {
        /// How many milliseconds one is.
        times: i64,
        /// How many are a millisecond.
        over: i64,
    },
}

/// What was decided, and whether another decision would have fitted as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::log) struct Decided {
    pub(in crate::log) clock: Clock,
    pub(in crate::log) is_ambiguous: bool,
}

const SHAPES: [Clock; 7] = [
    Clock::Iso,
    Clock::DayFirst,
    Clock::MonthFirst,
    Clock::Since {
        times: 1000,
        over: 1,
    },
    Clock::Since { times: 1, over: 1 },
    Clock::Since {
        times: 1,
        over: 1000,
    },
    Clock::Since {
        times: 1,
        over: 1_000_000,
    },
];

/// 2001-09-09 and 2128-06-11 in milliseconds: numbers between them are taken for times.
const PLAUSIBLE: std::ops::Range<i64> = 1_000_000_000_000..5_000_000_000_000;

/// The shape that fits nearly all of these values (nine in ten); none for values that are no times.
pub(in crate::log) fn decide<'v>(values: impl Iterator<Item = &'v str> + Clone) -> Option<Decided> {
    let given = values.filter(|value| !value.trim().is_empty());
    let all = given.clone().count();
    let fits = |clock: &Clock| {
        let is_time = |value: &&str| {
            let moment = clock.read(value.as_bytes());
            let is_number = matches!(clock, Clock::Since { .. });
            moment.is_some_and(|moment| !is_number || PLAUSIBLE.contains(&moment.at))
        };
        given.clone().filter(is_time).count()
    };
    let mut best: Option<(usize, Clock)> = None;
    for clock in SHAPES {
        let count = fits(&clock);
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, clock));
        }
    }
    let (count, clock) = best.filter(|(count, _)| count * 10 >= all * 9)?;
    if clock != Clock::DayFirst || fits(&Clock::MonthFirst) < count {
        let is_ambiguous = false;
        return Some(Decided {
            clock,
            is_ambiguous,
        });
    }
    // Slashes are how Americans write, points are not.
    let has_slash = given.clone().any(|value| value.contains('/'));
    let clock = if has_slash {
        Clock::MonthFirst
    } else {
        Clock::DayFirst
    };
    Some(Decided {
        clock,
        is_ambiguous: true,
    })
}

impl Clock {
    /// The time that a text says in this shape; ISO 8601 is understood beside every other.
    pub(in crate::log) fn read(self, text: &[u8]) -> Option<Moment> {
        match self {
            Self::Iso => time::iso(text),
            Self::DayFirst => spoken(text, true).or_else(|| time::iso(text)),
            Self::MonthFirst => spoken(text, false).or_else(|| time::iso(text)),
            Self::Since { times, over } => since(text, times, over),
        }
    }

    /// The shape in words, where it is not ISO 8601.
    pub(in crate::log) fn says(self) -> Option<Said> {
        let says = match self {
            Self::Iso => return None,
            Self::DayFirst => said!("day, month, year", "Tag, Monat, Jahr"),
            Self::MonthFirst => said!("month, day, year", "Monat, Tag, Jahr"),
            Self::Since { times: 1000, .. } => said!("seconds since 1970", "Sekunden seit 1970"),
            Self::Since { over: 1, .. } => {
                said!("milliseconds since 1970", "Millisekunden seit 1970")
            }
            Self::Since { over: 1000, .. } => {
                said!("microseconds since 1970", "Mikrosekunden seit 1970")
            }
            Self::Since { .. } => said!("nanoseconds since 1970", "Nanosekunden seit 1970"),
        };
        Some(says)
    }
}

fn since(text: &[u8], times: i64, over: i64) -> Option<Moment> {
    let text = std::str::from_utf8(text).ok()?.trim();
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    if !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let at = number.checked_mul(times)? / over;
    Some(Moment { at, has_zone: true })
}

/// `30.12.2010 14:32`, `12/30/2010 2:32 PM`, `30-12-2010`.
fn spoken(text: &[u8], day_first: bool) -> Option<Moment> {
    let text = std::str::from_utf8(text).ok()?.trim();
    let (date, clock) = match text.split_once([' ', 'T']) {
        Some((date, clock)) => (date.trim_end_matches(','), clock.trim()),
        None => (text, ""),
    };
    let mut parts = date.split(['.', '/', '-']);
    let mut number = |longest: usize| -> Option<i64> {
        let part = parts.next()?;
        (part.len() <= longest && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse().ok())?
    };
    let (first, second, year) = (number(2)?, number(2)?, number(4)?);
    if parts.next().is_some() {
        return None;
    }
    let year = if year < 100 { 2000 + year } else { year };
    let (day, month) = if day_first {
        (first, second)
    } else {
        (second, first)
    };
    let midnight = time::date(year, month, day)?;
    let (of_day, has_zone) = time_of_day(clock)?;
    Some(Moment {
        at: midnight + of_day,
        has_zone,
    })
}

/// Milliseconds since midnight UTC, and whether the text has a zone.
fn time_of_day(text: &str) -> Option<(i64, bool)> {
    if text.is_empty() {
        return Some((0, false));
    }
    let upper = text.to_ascii_uppercase();
    let (text, half) = match upper.strip_suffix('M') {
        Some(rest) => match rest.strip_suffix('P') {
            Some(rest) => (rest.trim_end(), Some(12)),
            None => (rest.strip_suffix('A')?.trim_end(), Some(0)),
        },
        None => (upper.as_str(), None),
    };
    let (hour, rest) = text.split_once(':')?;
    let mut hour: i64 = hour.parse().ok()?;
    if let Some(half) = half {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + half;
    }
    // What is left is the end of a usual time, to which seconds may be added.
    let has_seconds = rest.as_bytes().get(2) == Some(&b':');
    let (minute, tail) = rest.split_at_checked(2)?;
    let seconds = if has_seconds { "" } else { ":00" };
    let usual = format!("1970-01-01T{hour:02}:{minute}{seconds}{tail}");
    let moment = time::iso(usual.as_bytes())?;
    Some((moment.at, moment.has_zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(values: &[&str]) -> Option<(Clock, bool, i64)> {
        let decided = decide(values.iter().copied())?;
        let first = decided.clock.read(values[0].as_bytes())?;
        Some((decided.clock, decided.is_ambiguous, first.at))
    }

    #[test]
    fn shapes_are_decided_over_all_values() {
        let afternoon = 1_293_719_520_000;
        let cases: [(&[&str], Clock, bool); 6] = [
            (&["2010-12-30 14:32:00"], Clock::Iso, false),
            (
                &["30.12.2010 14:32", "1.2.2011 8:00"],
                Clock::DayFirst,
                false,
            ),
            (
                &["12/30/2010 2:32 PM", "1/2/2011 8:00"],
                Clock::MonthFirst,
                false,
            ),
            (
                &["30/12/2010 14:32:00", "1/2/2011 8:00"],
                Clock::DayFirst,
                false,
            ),
            (
                &["1293719520"],
                Clock::Since {
                    times: 1000,
                    over: 1,
                },
                false,
            ),
            (
                &["1293719520000"],
                Clock::Since { times: 1, over: 1 },
                false,
            ),
        ];
        for (values, clock, is_ambiguous) in cases {
            let expected = Some((clock, is_ambiguous, afternoon));
            assert_eq!(decided(values), expected, "{values:?}");
        }
        let slash = decided(&["03/04/2024", "05/06/2024"]).unwrap();
        assert_eq!((slash.0, slash.1), (Clock::MonthFirst, true));
        let point = decided(&["03.04.2024", "05.06.2024"]).unwrap();
        assert_eq!((point.0, point.1), (Clock::DayFirst, true));
        for none in [&["7", "8"][..], &["a"], &["Case 1"], &["10000"], &[]] {
            assert_eq!(decided(none), None, "{none:?} are no times");
        }
    }

    #[test]
    fn zones_and_halves_of_the_day() {
        let at = |text: &str| spoken(text.as_bytes(), true).map(|moment| moment.at);
        assert_eq!(at("01.01.1970 01:00+01:00"), Some(0));
        assert_eq!(at("01.01.1970 12:00 AM"), Some(0));
        assert_eq!(at("01.01.70 00:00:01.5"), Some(3_155_760_000_000 + 1_500));
        for none in [
            "32.01.2000",
            "01.01.2000 25:00",
            "01.01.2000 13:00 PM",
            "1.2",
            "01.01.2000 x",
        ] {
            assert_eq!(at(none), None, "{none}");
        }
    }
}
