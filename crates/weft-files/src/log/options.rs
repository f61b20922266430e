//! What is asked of a log, and what comes back.

use serde::Serialize;
use weft_core::log::{Counter, Tally, Vocabulary};

use super::table::guess::LogTable;
use crate::note::Note;

/// What is asked of a log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogOptions {
    /// Which columns of a table hold what; guessed where it is not said.
    pub mapping: Option<LogColumns>,
    /// Cases that begin at this time or later are counted apart; in milliseconds since 1970-01-01 UTC.
    pub split_at: Option<i64>,
    /// Whether the distinct courses of cases are kept, too.
    pub keep_paths: bool,
    /// The type of object that is a case in a log of several types; chosen where it is not said.
    pub case_type: Option<String>,
}

/// Which columns of a table hold what, by their headers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogColumns {
    /// What the events of one case have in common.
    pub case: String,
    /// What was done.
    pub activity: String,
    /// When it was done; without it events are in the order of the file.
    pub timestamp: Option<String>,
    /// When it was begun.
    pub start: Option<String>,
    /// Who did it.
    pub resource: Option<String>,
    /// The role of who did it.
    pub role: Option<String>,
    /// Whether the event is a start, a completion, or something else.
    pub lifecycle: Option<String>,
}

/// What there is to choose before a log is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogColumnsGuess {
    /// The format says what is what.
    Nothing,
    /// The columns of a table, and what they were taken for.
    Table(LogTable),
    /// The types of objects, and which of them would be the case.
    Objects(LogObjects),
}

/// The types of objects in a log of several types.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogObjects {
    /// Every type, in the order of the log.
    pub types: Vec<LogObjectType>,
    /// The type that is the case where no other is chosen; none where no object has an event.
    pub case_type: Option<String>,
}

/// A type of object in a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogObjectType {
    /// Its name.
    pub name: String,
    /// How many objects of it there are.
    pub objects: u64,
    /// How many of them have two events or more.
    pub with_two_events: u64,
}

/// How far reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogProgress {
    /// Bytes of the file that were read.
    pub bytes: u64,
    /// Bytes of the file.
    pub of: u64,
    /// Events that were counted.
    pub events: u64,
}

/// The counts of a log.
#[derive(Debug, Clone)]
pub struct LogRead {
    /// The names that the counts speak of.
    pub names: Vocabulary,
    /// The counts; of cases before the date, where one was given.
    pub before: Tally,
    /// The counts of cases from the date on, where one was given.
    pub after: Option<Tally>,
    /// What was left out or repaired, and is in no count.
    pub notes: Vec<Note>,
}

impl LogRead {
    pub(super) fn of(counter: Counter, notes: Vec<Note>) -> Self {
        let (names, before, after) = counter.finish();
        Self {
            names,
            before,
            after,
            notes,
        }
    }
}
