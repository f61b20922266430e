//! Logs with everything that is odd in logs, and what the counter of files says of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;
use weft_core::log::{Counter, Durations, Event, Lifecycle, LogResult, Tally, Vocabulary, Who};

/// A row of a table of events.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) case: Option<String>,
    pub(crate) activity: Option<String>,
    /// Milliseconds since 1970-01-01 UTC.
    pub(crate) at: Option<i64>,
    pub(crate) began: Option<i64>,
    pub(crate) resource: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) lifecycle: Option<String>,
}

/// A log, and what it is about.
#[derive(Debug)]
pub(crate) struct Log {
    pub(crate) name: &'static str,
    pub(crate) lines: Vec<Line>,
    pub(crate) split_at: Option<i64>,
}

const DAY: i64 = 1_700_000_000_000;
const MINUTE: i64 = 60_000;

/// `case activity minute resource lifecycle`, a line each; `-` is nothing, `BEGAN..ENDED` says both times.
fn lines(text: &str) -> Vec<Line> {
    let minute = |word: &str| Some(DAY + word.parse::<i64>().ok()? * MINUTE);
    let one = |line: &str| {
        let mut words = line.split_whitespace();
        let mut next = || words.next().filter(|word| *word != "-").map(str::to_owned);
        let (case, activity, time) = (next(), next(), next().unwrap_or_default());
        let (began, at) = time.split_once("..").unwrap_or(("", &time));
        Line {
            case,
            activity,
            at: minute(at),
            began: minute(began),
            resource: next(),
            lifecycle: next(),
            role: next(),
        }
    };
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(one)
        .collect()
}

/// Logs made by hand.
pub(crate) fn logs() -> Vec<Log> {
    let log = |name, text, split_at| Log {
        name,
        lines: lines(text),
        split_at,
    };
    vec![
        log("nobody, nothing and equal times", ODD, None),
        log("the same, split at a date", ODD, Some(DAY + 10 * MINUTE)),
        log("starts and completions", STARTS, None),
        log("the same, split at a date", STARTS, Some(DAY + 3 * MINUTE)),
        log("one event says both times", BOTH, None),
        log("every event has all", PLAIN, None),
        Log {
            name: "more durations than are kept",
            lines: many_durations(),
            split_at: None,
        },
        log("empty", "", None),
    ]
}

/// Null resources, ties, out of order, without times, case or activity; a name that SQL would trip over.
const ODD: &str = "
    c2 b 5 Zoe
    c1 a 0 Ann
    c1 b 2 - complete clerk
    c1 c 1 Bob - clerk
    c1 c 2 Ann COMPLETE boss
    c1 d - Eve
    c3 a - Bob
    c3 b - Ann
    c3 a - Bob
    c2 a 5 Ann
    c2 a'b\"c;-- 4 Bob
    c2 d 12 Ann withdraw
    c4 d 11 Bob assign clerk
    c4 d 15 Zoe suspend
    - a 3 Ann
    c1 - 3 Ann
    c5 a 10 Ann
    c5 b 11 Bob
    c5 c 12 Ann - boss
    c5 a 11 Zoe
    c5 b 13 Ann
";

const STARTS: &str = "
    c1 a 0 Ann complete
    c1 a 1 Ann start
    c1 a 2 Bob start
    c1 b 2 Bob START
    c1 a 4 Ann complete
    c1 a 4 Bob start
    c1 a 9 Bob complete
    c1 a 10 Cem complete
    c1 a 11 Cem complete
    c1 a 12 Cem start
    c1 a 13 Cem complete
    c1 a 14 Cem start
    c2 a 8 Ann complete
    c2 a 5 Ann start
    c2 a 6 Ann complete
    c2 a - Ann start
    c3 b 3 - start
    c3 b 3 - complete
    c4 b 7 Dan start
    c5 b - Eve start
    c5 b - Eve complete
";

const BOTH: &str = "
    c1 a 0..5 Ann
    c1 b 4..6 Bob
    c1 a 9..7 Ann
    c1 a 8 Ann start
    c1 a 8..10 Bob
    c1 a 12 Bob complete
    c2 b ..3 Ann
    c2 b 2.. Ann
    c2 a 5..5 Ann
";

const PLAIN: &str = "
    c1 register 0 Sara
    c2 register 1 Mike
    c1 examine 2 Sue
    c2 check 2 Mike
    c1 decide 7 Sara
    c2 decide 3 Sue
    c1 examine 8 Sue
    c2 pay 9 Sara
    c1 pay 9 Sue
";

fn many_durations() -> Vec<Line> {
    let pairs = (0..5_000_i64).flat_map(|number| {
        let line = |at, lifecycle: &str| Line {
            case: Some(format!("case {}", number / 3)),
            activity: Some("work".to_owned()),
            at: Some(at),
            lifecycle: Some(lifecycle.to_owned()),
            resource: Some(format!("p{}", number % 7)),
            ..Line::default()
        };
        let begins = DAY + number * 1_000_000;
        let took = number * number % 999_983 + number / 4;
        [line(begins, "start"), line(begins + took, "complete")]
    });
    pairs.collect()
}

/// Any log: few names, so that everything meets everything.
pub(crate) fn any_log() -> impl Strategy<Value = Log> {
    let name = |names: &'static [&'static str]| {
        let one = proptest::sample::select(names)
            .prop_map(|name: &str| (name != "-").then(|| name.to_owned()));
        one.boxed()
    };
    let minute = || prop_oneof![1 => Just(None), 9 => (0_i64..12).prop_map(|m| Some(DAY + m * MINUTE + m % 3))];
    let line = (
        name(&["c1", "c2", "c3", "c1", "c2", "c3", "c4", "-"]),
        name(&["a", "b", "c", "a", "b", "c", "-"]),
        minute(),
        prop_oneof![3 => Just(None), 1 => minute()],
        name(&["Ann", "Bob", "Cem", "Ann", "Bob", "-", "  "]),
        name(&["clerk", "boss", "-"]),
        name(&["start", "complete", "-", "Start", "suspend", "closed"]),
    );
    let line = line.prop_map(
        |(case, activity, at, began, resource, role, lifecycle)| Line {
            case,
            activity,
            at,
            began,
            resource,
            role,
            lifecycle,
        },
    );
    let split = prop_oneof![Just(None), (0_i64..12).prop_map(|m| Some(DAY + m * MINUTE))];
    let lines = proptest::collection::vec(line, 0..60);
    (lines, split).prop_map(|(lines, split_at)| Log {
        name: "any",
        lines,
        split_at,
    })
}

/// What the counter of files says: names by first appearance, cases one after the other.
pub(crate) fn counted(log: &Log) -> String {
    let mut counter = Counter::new();
    if let Some(at) = log.split_at {
        counter = counter.split_at(at);
    }
    let mut cases: BTreeMap<&str, Vec<Event>> = BTreeMap::new();
    for line in &log.lines {
        let (Some(case), Some(activity)) = (&line.case, &line.activity) else {
            counter.without_activity();
            continue;
        };
        let names = &mut counter.names;
        let event = Event {
            activity: names.activities.number(activity),
            resource: line
                .resource
                .as_ref()
                .filter(|name| !name.trim().is_empty())
                .map(|name| names.resources.number(name)),
            role: line.role.as_ref().map(|name| names.roles.number(name)),
            at: line.at,
            began: line.began,
            lifecycle: line
                .lifecycle
                .as_deref()
                .map_or_else(Lifecycle::default, Lifecycle::of),
        };
        cases.entry(case).or_default().push(event);
    }
    for events in cases.values_mut() {
        counter.case(events);
    }
    let (names, before, after) = counter.finish();
    text(&names, &before, after.as_ref())
}

/// Everything that counts say: both results as JSON, and what they leave out.
pub(crate) fn text(names: &Vocabulary, before: &Tally, after: Option<&Tally>) -> String {
    let mut text = String::new();
    for who in [Who::Hidden, Who::Named] {
        let found = match after {
            Some(after) => LogResult::of_split(names, (before, after), "then".to_owned(), who),
            None => LogResult::of(names, before, who),
        };
        text += &serde_json::to_string_pretty(&found).unwrap();
    }
    for side in std::iter::once(before).chain(after) {
        write!(
            text,
            "\nvisits {:?} starts {:?} ends {:?} unperformed {:?} took part {:?} triples {} performed {:?} roles {:?} span {:?} odd {:?} rounded {:?}",
            short(&side.visits), short(&side.starts), short(&side.ends), short(&side.unperformed),
            short(&side.took_part), side.triples, side.performed.sorted(), side.role_of.sorted(),
            side.span, side.oddities,
            side.durations.iter().map(Durations::is_rounded).collect::<Vec<_>>(),
        )
        .unwrap();
    }
    let list = |names: Vec<&str>| names.join(", ");
    write!(text, "\n{}", list(names.activities.iter().collect())).unwrap();
    write!(text, "\n{}", list(names.resources.iter().collect())).unwrap();
    write!(text, "\n{}", list(names.roles.iter().collect())).unwrap();
    text
}

/// A vector is as good as one with zeros behind its end.
fn short(counts: &[u64]) -> &[u64] {
    let last = counts.iter().rposition(|count| *count > 0);
    &counts[..last.map_or(0, |last| last + 1)]
}

/// A time as text.
pub(crate) fn time(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at).unwrap().to_string()
}
