//! Generated event logs of any size: the attributes that logs usually have, 249 bytes an event as XES.
//!
//! Values are as various as in real logs: numbers of cases with gaps, times to the millisecond whose zone
//! changes with the season, people of whom some do far more than others. How well a log packs hangs on
//! that, and how long unpacking takes.

use std::io::{self, Write};

use crate::random::Random;

/// What is done, in the order in which cases do it; some of it is left out or repeated.
const ACTIVITIES: [&str; 12] = [
    "Receive", "Check", "Ask back", "Assess", "Talk", "Consult", "Compute", "Decide", "Review",
    "Inform", "Pay out", "Close",
];

/// How many people there are.
const PEOPLE: usize = 40;

/// 2024-01-01 00:00 UTC in seconds.
const START: usize = 1_704_067_200;

/// How long a log is.
#[derive(Debug, Clone, Copy)]
pub struct Length {
    /// Its events.
    pub events: usize,
    /// How often a case goes through all that is done: once gives cases of eight events or so.
    pub rounds: usize,
}

/// An event: what, who, and when in milliseconds since 1970-01-01 UTC.
type Event = (&'static str, usize, usize);

/// A case: its number, and its events.
type Case = (usize, Vec<Event>);

/// Cases until there are so many events.
fn cases(length: Length) -> impl Iterator<Item = Case> {
    let mut random = Random::new(5);
    let (mut left, mut at, mut number) = (length.events, START * 1000, 10_000);
    std::iter::from_fn(move || {
        if left == 0 {
            return None;
        }
        at += random.below(600_000);
        number += 1 + random.below(12);
        let mut case = events(&mut random, at, length.rounds);
        case.truncate(left);
        left -= case.len();
        Some((number, case))
    })
}

/// The events of a case that begins at this time.
fn events(random: &mut Random, mut now: usize, rounds: usize) -> Vec<Event> {
    let mut case = Vec::new();
    for (place, &activity) in std::iter::repeat_n(ACTIVITIES.iter().enumerate(), rounds).flatten() {
        let times = match random.below(10) {
            0..3 => 0,
            9 => 2,
            _ => 1,
        };
        for _ in 0..times.max(usize::from(place == 0)) {
            now += 60_000 + random.below(36_000_000);
            // Of nine people, the first do most.
            let others = 1 + random.below(9);
            case.push((activity, (place * 3 + random.below(others)) % PEOPLE, now));
        }
    }
    case
}

/// A log as XES.
///
/// # Errors
///
/// What the disk says.
pub fn xes(length: Length, to: &mut dyn Write) -> io::Result<()> {
    writeln!(
        to,
        r#"<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">
	<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
	<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
	<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
	<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
	<classifier name="Event Name" keys="concept:name"/>"#
    )?;
    for (number, case) in cases(length) {
        writeln!(
            to,
            "\t<trace>\n\t\t<string key=\"concept:name\" value=\"case-{number}\"/>"
        )?;
        for (activity, person, at) in case {
            writeln!(
                to,
                "\t\t<event>\n\t\t\t<string key=\"concept:name\" value=\"{activity}\"/>\n\
                 \t\t\t<string key=\"org:resource\" value=\"User{person:02}\"/>\n\
                 \t\t\t<date key=\"time:timestamp\" value=\"{}\"/>\n\
                 \t\t\t<string key=\"lifecycle:transition\" value=\"complete\"/>\n\t\t</event>",
                time(at, 'T')
            )?;
        }
        writeln!(to, "\t</trace>")?;
    }
    writeln!(to, "</log>")
}

/// The same log as CSV.
///
/// # Errors
///
/// What the disk says.
pub fn csv(length: Length, to: &mut dyn Write) -> io::Result<()> {
    writeln!(
        to,
        "case:concept:name,concept:name,org:resource,time:timestamp,lifecycle:transition"
    )?;
    for (number, case) in cases(length) {
        for (activity, person, at) in case {
            let at = time(at, ' ');
            writeln!(to, "case-{number},{activity},User{person:02},{at},complete")?;
        }
    }
    Ok(())
}

/// A time in milliseconds since 1970-01-01 UTC as a clock in Central Europe shows it, which is put forward
/// from April to October.
fn time(at: usize, between: char) -> String {
    const HOUR: usize = 3600;
    let (second, millisecond) = (at / 1000, at % 1000);
    let (_, month, _) = date(second + HOUR);
    let zone = if (4..=10).contains(&month) { 2 } else { 1 };
    let local = second + zone * HOUR;
    let (year, month, day) = date(local);
    let (hour, minute, second) = (local / HOUR % 24, local / 60 % 60, local % 60);
    format!(
        "{year:04}-{month:02}-{day:02}{between}{hour:02}:{minute:02}:{second:02}.{millisecond:03}+0{zone}:00"
    )
}

/// Year, month and day of a second. Years of 366 days are good enough to be in order.
fn date(second: usize) -> (usize, usize, usize) {
    const LENGTHS: [usize; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let days = (second - START) / 86_400;
    let (mut day, mut month) = (days % 366, 1);
    for length in LENGTHS {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    (2024 + days / 366 * 4, month, day + 1)
}
