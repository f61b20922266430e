//! Times of events, in milliseconds since 1970-01-01 UTC.

use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// A time that an event has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// In milliseconds since 1970-01-01 UTC; parts of one are left out.
    pub(super) at: i64,
    /// Whether the text says how far its clock is from UTC; without that it is taken as UTC.
    pub(super) has_zone: bool,
}

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;

/// A time as RFC 3339 and ISO 8601 write it; none where the text is no time.
pub(super) fn iso(text: &[u8]) -> Option<Moment> {
    usual(text).or_else(|| every(std::str::from_utf8(text).ok()?.trim()))
}

/// The shape of nearly all times: `2010-12-30T14:32:00.000+01:00`, with a space for the `T`, without
/// a fraction, without a zone. The same as [`every`], without its cost.
fn usual(text: &[u8]) -> Option<Moment> {
    let (head, tail) = text.split_at_checked(19)?;
    let &[
        y1,
        y2,
        y3,
        y4,
        b'-',
        mo1,
        mo2,
        b'-',
        d1,
        d2,
        b'T' | b' ',
        h1,
        h2,
        b':',
        mi1,
        mi2,
        b':',
        s1,
        s2,
    ] = head
    else {
        return None;
    };
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    let (month, day) = (two(mo1, mo2)?, two(d1, d2)?);
    let (hour, minute, second) = (two(h1, h2)?, two(mi1, mi2)?, two(s1, s2)?);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let day = date(year, month, day)?;
    let (fraction, zone) = fraction(tail)?;
    let offset = offset(zone)?;
    let local = day + hour * HOUR + minute * MINUTE + second * SECOND + fraction;
    Some(Moment {
        at: local - offset.unwrap_or(0),
        has_zone: offset.is_some(),
    })
}

fn two(tens: u8, ones: u8) -> Option<i64> {
    let digit = |byte: u8| byte.checked_sub(b'0').filter(|digit| *digit < 10);
    Some(i64::from(digit(tens)?) * 10 + i64::from(digit(ones)?))
}

/// Midnight of a day, in milliseconds; none for a day that there is not.
///
/// Days of the proleptic Gregorian calendar after Howard Hinnant, “chrono-compatible low-level date
/// algorithms” (2013), with years that begin in March.
pub(super) fn date(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * month + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some((days - 719_468) * DAY)
}

/// Milliseconds of a fraction of one to nine digits, and what stands behind it.
fn fraction(tail: &[u8]) -> Option<(i64, &[u8])> {
    let Some(digits) = tail.strip_prefix(b".") else {
        return Some((0, tail));
    };
    let count = digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if !(1..=9).contains(&count) {
        return None;
    }
    let (digits, rest) = digits.split_at_checked(count)?;
    let mut milliseconds = 0;
    for place in 0..3 {
        let digit = digits.get(place).map_or(0, |byte| i64::from(byte - b'0'));
        milliseconds = milliseconds * 10 + digit;
    }
    Some((milliseconds, rest))
}

/// The distance from UTC in milliseconds, if the text has one; none for another text.
fn offset(zone: &[u8]) -> Option<Option<i64>> {
    match *zone {
        [] => Some(None),
        [b'Z'] => Some(Some(0)),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (two(h1, h2)?, two(m1, m2)?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let distance = hours * HOUR + minutes * MINUTE;
            Some(Some(if sign == b'-' { -distance } else { distance }))
        }
        _ => None,
    }
}

/// Every other shape that ISO 8601 and RFC 3339 allow.
fn every(text: &str) -> Option<Moment> {
    if let Ok(timestamp) = Timestamp::from_str(text) {
        return moment(timestamp, true);
    }
    let local = DateTime::from_str(text).ok()?;
    moment(TimeZone::UTC.to_timestamp(local).ok()?, false)
}

fn moment(timestamp: Timestamp, has_zone: bool) -> Option<Moment> {
    let at = timestamp.as_nanosecond().div_euclid(1_000_000);
    Some(Moment {
        at: i64::try_from(at).ok()?,
        has_zone,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_of_logs() {
        let at = |text: &str| iso(text.as_bytes()).map(|moment| (moment.at, moment.has_zone));
        assert_eq!(at("1970-01-01T00:00:00Z"), Some((0, true)));
        assert_eq!(
            at("2010-12-30T14:32:00.000+01:00"),
            Some((1_293_715_920_000, true))
        );
        assert_eq!(
            at("2010-12-30 14:32:00+01:00"),
            at("2010-12-30T13:32:00Z"),
            "a space is as good as a T"
        );
        assert_eq!(
            at("2002-05-30T09:30:10"),
            Some((1_022_751_010_000, false)),
            "no zone is UTC"
        );
        assert_eq!(at("2002-05-30"), Some((1_022_716_800_000, false)));
        assert_eq!(
            at("9999-12-31T23:59:59Z"),
            Some((253_402_300_799_000, true))
        );
        for none in ["", "2002-0530T09:30:10Z", "2023-02-29T00:00:00Z", "soon"] {
            assert_eq!(at(none), None, "{none} is no time");
        }
    }

    /// Texts near the usual shape, right and wrong.
    fn texts() -> impl Strategy<Value = String> {
        let date = (1_i32..9998, 0_u8..14, 0_u8..33);
        let time = (0_u8..26, 0_u8..61, 0_u8..60);
        let fraction = proptest::option::of("[0-9]{1,9}");
        let zone = prop_oneof![
            Just(String::new()),
            Just("Z".to_owned()),
            "[+-](0[0-9]|1[0-9]|2[0-3]):[0-6][0-9]"
        ];
        (date, "[T ]", time, fraction, zone).prop_map(|(date, t, time, fraction, zone)| {
            let fraction = fraction.map(|digits| format!(".{digits}"));
            format!(
                "{:04}-{:02}-{:02}{t}{:02}:{:02}:{:02}{}{zone}",
                date.0,
                date.1,
                date.2,
                time.0,
                time.1,
                time.2,
                fraction.unwrap_or_default()
            )
        })
    }

    proptest! {
        #[test]
        fn the_usual_shape_is_what_the_library_says(text in texts()) {
            prop_assert_eq!(usual(text.as_bytes()), every(&text), "{}", text);
        }

        #[test]
        fn no_text_panics(text in "[0-9TZ:+. -]{0,32}") {
            let _moment = iso(text.as_bytes());
        }
    }
}
