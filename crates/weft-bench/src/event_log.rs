//! Generated event logs of any size: the attributes that logs usually have, 249 bytes an event as XES.

use std::io::{self, Write};

use crate::random::Random;

/// What is done, in the order in which cases do it; some of it is left out, repeated or swapped.
const ACTIVITIES: [&str; 12] = [
    "Receive the request",
    "Check the documents",
    "Ask for what is missing",
    "Assess the request",
    "Talk to the applicant",
    "Ask an expert",
    "Calculate the amount",
    "Decide",
    "Check the decision",
    "Inform the applicant",
    "Pay out",
    "Close the case",
];

/// How many people there are.
const PEOPLE: usize = 40;

/// 2024-01-01 00:00 UTC in seconds.
const START: usize = 1_704_067_200;

/// An event: what, who, and when in seconds since 1970-01-01 UTC.
type Event = (&'static str, usize, usize);

/// Cases until there are so many events.
fn cases(events: usize) -> impl Iterator<Item = Vec<Event>> {
    let mut random = Random::new(5);
    let (mut left, mut at) = (events, START);
    std::iter::from_fn(move || {
        if left == 0 {
            return None;
        }
        at += random.below(600);
        let mut now = at;
        let mut case = Vec::new();
        for (place, &activity) in ACTIVITIES.iter().enumerate() {
            let times = match random.below(10) {
                0..3 => 0,
                9 => 2,
                _ => 1,
            };
            for _ in 0..times.max(usize::from(place == 0)) {
                now += 60 + random.below(36_000);
                case.push((activity, (place * 3 + random.below(9)) % PEOPLE, now));
            }
        }
        case.truncate(left);
        left -= case.len();
        Some(case)
    })
}

/// A log as XES.
///
/// # Errors
///
/// What the disk says.
pub fn xes(events: usize, to: &mut dyn Write) -> io::Result<()> {
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
    for (number, case) in cases(events).enumerate() {
        writeln!(
            to,
            "\t<trace>\n\t\t<string key=\"concept:name\" value=\"Case {number}\"/>"
        )?;
        for (activity, person, at) in case {
            writeln!(
                to,
                "\t\t<event>\n\t\t\t<string key=\"concept:name\" value=\"{activity}\"/>\n\
                 \t\t\t<string key=\"org:resource\" value=\"User {person}\"/>\n\
                 \t\t\t<date key=\"time:timestamp\" value=\"{}\"/>\n\
                 \t\t\t<string key=\"lifecycle:transition\" value=\"complete\"/>\n\t\t</event>",
                time(at, 'T', ".000+00:00")
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
pub fn csv(events: usize, to: &mut dyn Write) -> io::Result<()> {
    writeln!(
        to,
        "case:concept:name,concept:name,org:resource,time:timestamp,lifecycle:transition"
    )?;
    for (number, case) in cases(events).enumerate() {
        for (activity, person, at) in case {
            let at = time(at, ' ', "+00:00");
            writeln!(to, "Case {number},{activity},User {person},{at},complete")?;
        }
    }
    Ok(())
}

/// A time as text; the logs end before a year is over, or repeat it.
fn time(at: usize, between: char, zone: &str) -> String {
    const LENGTHS: [usize; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (days, second) = ((at - START) / 86_400, at % 86_400);
    // Years of 366 days are good enough to be in order.
    let (year, mut day, mut month) = (2024 + days / 366 * 4, days % 366, 1);
    for length in LENGTHS {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!(
        "{year:04}-{month:02}-{:02}{between}{hour:02}:{minute:02}:{second:02}{zone}",
        day + 1
    )
}
