//! Counting the rows of a table, whose cases may be interleaved.
//!
//! Rows are counted as they come and forgotten. Where an event stands before one of its case that was
//! counted, or has no time while others have, the table is read again: then events are kept, in 24
//! bytes each (32 where they have a start), until they can be put in order.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use weft_core::log::{CaseKey, Counter, Event, Lifecycle, Names};
use weft_core::said;

use super::clock::Clock;
use super::keys::Keys;
use crate::Place;
use crate::log::lifecycle as transition;
use crate::note::Note;

/// The values of a row, in the order of [`LogField::ALL`](weft_core::log::LogField::ALL).
pub(in crate::log) type Row<'r> = [&'r [u8]; 7];

/// How the times are written; none where there is no such column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::log) struct Clocks {
    pub(in crate::log) timestamp: Option<Clock>,
    pub(in crate::log) start: Option<Clock>,
}

/// The rows are in no order in which they could be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::log) struct Again;

type Table = HashMap<Vec<u8>, Option<u32>, RandomState>;

/// Counts rows.
pub(in crate::log) struct Rows {
    counter: Counter,
    clocks: Clocks,
    activities: Table,
    resources: Table,
    roles: Table,
    cases: Keys,
    open: Vec<CaseKey>,
    kept: Option<Kept>,
    seen: Seen,
}

/// Counts of what no other count holds.
#[derive(Debug, Default)]
struct Seen {
    without_zone: u64,
    no_time: u64,
    no_time_text: Option<String>,
    no_text: u64,
}

/// Events that wait for their order.
#[derive(Debug, Default)]
struct Kept {
    events: Vec<Compact>,
    /// For each event when it began, where the table says so.
    began: Vec<i64>,
}

/// An event in 24 bytes.
#[derive(Debug, Clone, Copy)]
struct Compact {
    at: i64,
    case: u32,
    activity: u32,
    resource: u32,
    /// The role, and the lifecycle in the lowest two bits.
    role: u32,
}

/// No time, no number.
const NO_TIME: i64 = i64::MIN;
const NONE: u32 = u32::MAX;
const NO_ROLE: u32 = NONE >> 2;

impl Rows {
    /// Nothing counted yet; `keeping` keeps events until all are there.
    pub(in crate::log) fn new(counter: Counter, clocks: Clocks, keeping: bool) -> Self {
        Self {
            counter,
            clocks,
            activities: Table::default(),
            resources: Table::default(),
            roles: Table::default(),
            cases: Keys::default(),
            open: Vec::new(),
            kept: keeping.then(Kept::default),
            seen: Seen::default(),
        }
    }

    /// Counts a row.
    pub(in crate::log) fn row(&mut self, row: &Row<'_>) -> Result<(), Again> {
        let &[case, activity, at, began, resource, role, lifecycle] = row;
        let names = &mut self.counter.names;
        let seen = &mut self.seen;
        let activity = number(&mut self.activities, &mut names.activities, activity, seen);
        let (Some(activity), false) = (activity, case.trim_ascii().is_empty()) else {
            self.counter.without_activity();
            return Ok(());
        };
        let resource = named(resource);
        let event = Event {
            activity,
            resource: number(&mut self.resources, &mut names.resources, resource, seen),
            role: number(&mut self.roles, &mut names.roles, named(role), seen),
            at: seen.time(self.clocks.timestamp, at),
            began: seen.time(self.clocks.start, began),
            lifecycle: transition(lifecycle),
        };
        self.event(case, &event)
    }

    fn event(&mut self, case: &[u8], event: &Event) -> Result<(), Again> {
        let number = self.cases.number(case);
        if let Some(kept) = &mut self.kept {
            kept.keep(number, event, self.clocks.start.is_some());
            return Ok(());
        }
        if event.at.is_none() && self.clocks.timestamp.is_some() {
            return Err(Again);
        }
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        if place >= self.open.len() {
            self.open.push(self.counter.open(event.at));
        }
        let key = self.open.get(place).ok_or(Again)?;
        self.counter.event(*key, event).map_err(|_| Again)
    }

    /// Everything was counted.
    pub(in crate::log) fn finish(mut self) -> (Counter, Vec<Note>) {
        if let Some(kept) = self.kept.take() {
            kept.count(&mut self.counter);
        }
        (self.counter, self.seen.notes())
    }
}

impl Kept {
    fn keep(&mut self, case: u32, event: &Event, has_start: bool) {
        let lifecycle = match event.lifecycle {
            Lifecycle::Complete => 0,
            Lifecycle::Start => 1,
            Lifecycle::Other => 2,
        };
        let role = event.role.unwrap_or(NO_ROLE).min(NO_ROLE);
        self.events.push(Compact {
            at: event.at.unwrap_or(NO_TIME),
            case,
            activity: event.activity,
            resource: event.resource.unwrap_or(NONE),
            role: role << 2 | lifecycle,
        });
        if has_start {
            self.began.push(event.began.unwrap_or(NO_TIME));
        }
    }

    /// Counts case by case, in the order of their first events.
    fn count(self, counter: &mut Counter) {
        let Self { mut events, began } = self;
        if began.is_empty() {
            // Stable, so that equal times stay in the order of the file.
            events.sort_by_key(|event| event.case);
            by_case(counter, events.into_iter().map(|event| (event, NO_TIME)));
        } else {
            let mut both: Vec<(Compact, i64)> = events.into_iter().zip(began).collect();
            both.sort_by_key(|(event, _)| event.case);
            by_case(counter, both.into_iter());
        }
    }
}

fn by_case(counter: &mut Counter, sorted: impl Iterator<Item = (Compact, i64)>) {
    let (mut case, mut events) = (NONE, Vec::new());
    for (compact, began) in sorted {
        if compact.case != case && !events.is_empty() {
            counter.case(&mut events);
            events.clear();
        }
        case = compact.case;
        events.push(compact.event(began));
    }
    if !events.is_empty() {
        counter.case(&mut events);
    }
}

impl Compact {
    fn event(self, began: i64) -> Event {
        let role = self.role >> 2;
        Event {
            activity: self.activity,
            resource: (self.resource != NONE).then_some(self.resource),
            role: (role != NO_ROLE).then_some(role),
            at: (self.at != NO_TIME).then_some(self.at),
            began: (began != NO_TIME).then_some(began),
            lifecycle: match self.role & 3 {
                0 => Lifecycle::Complete,
                1 => Lifecycle::Start,
                _ => Lifecycle::Other,
            },
        }
    }
}

/// A name of somebody: nothing for the words by which programs write nobody.
fn named(raw: &[u8]) -> &[u8] {
    let nobody: [&[u8]; 4] = [b"null", b"nan", b"none", b"n/a"];
    let is = |word: &&[u8]| raw.eq_ignore_ascii_case(word);
    if raw.len() <= 4 && nobody.iter().any(is) {
        b""
    } else {
        raw
    }
}

/// The number of a name; none for an empty one.
fn number(table: &mut Table, names: &mut Names, raw: &[u8], seen: &mut Seen) -> Option<u32> {
    // Most tables have a column less, and asking for nothing takes longer than asking for a name.
    if raw.is_empty() {
        return None;
    }
    if let Some(&number) = table.get(raw) {
        return number;
    }
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.into(),
        Err(_) => {
            seen.no_text += 1;
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(raw).0
        }
    };
    let number = (!text.trim().is_empty()).then(|| names.number(&text));
    table.insert(raw.to_vec(), number);
    number
}

impl Seen {
    fn time(&mut self, clock: Option<Clock>, text: &[u8]) -> Option<i64> {
        let clock = clock?;
        if text.is_empty() {
            return None;
        }
        match clock.read(text) {
            Some(moment) => {
                self.without_zone += u64::from(!moment.has_zone);
                Some(moment.at)
            }
            None => {
                self.no_time += 1;
                self.no_time_text.get_or_insert_with(|| {
                    let text = String::from_utf8_lossy(text);
                    text.chars().take(60).collect()
                });
                None
            }
        }
    }

    fn notes(&self) -> Vec<Note> {
        let mut says = Vec::new();
        if self.no_time > 0 {
            let text = self.no_time_text.as_deref().unwrap_or_default();
            let count = self.no_time;
            says.push(said!(
                "{count} times could not be read and count as missing, the first is “{text}”",
                "{count} Zeiten waren nicht lesbar und gelten als fehlend, die erste ist „{text}“"
            ));
        }
        if self.without_zone > 0 {
            let count = self.without_zone;
            says.push(said!(
                "{count} times name no time zone; UTC is assumed",
                "{count} Zeiten nennen keine Zeitzone; UTC ist angenommen"
            ));
        }
        if self.no_text > 0 {
            let count = self.no_text;
            says.push(said!(
                "{count} names are no UTF-8; they were read as Windows-1252",
                "{count} Namen sind kein UTF-8; sie wurden als Windows-1252 gelesen"
            ));
        }
        let note = |says| Note::said(Place::Whole, says);
        says.iter().map(note).collect()
    }
}
