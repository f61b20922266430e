//! Event logs: what has to be chosen, and the workflow that they show.
//!
//! **Invariants:** a log is read away from the session, can be stopped at any time, and is not kept in the
//! document, since it names people; their names reach one only where that was asked for.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use weft_core::log::Who;
use weft_core::log::observed::{ObservedOptions, observed};
use weft_core::log::roles::RolesBy;
use weft_core::{Language, sentence};
use weft_files::{
    FileError, Limits, LogColumns, LogColumnsGuess, LogField, LogOptions, LogProgress, LogRead,
    Note, Place, Read,
};

use super::{Aim, name_of, stem};
use crate::SessionError;

/// An event log before it is read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogPreview {
    /// Which one, to read it: another file may have taken its place.
    pub number: u64,
    /// What the file is called.
    pub name: String,
    /// What it is to become.
    pub aim: Aim,
    /// The columns of a table; other logs have none to choose.
    pub columns: Vec<LogColumnShown>,
    /// What each was taken for, where there are columns.
    pub mapping: Option<BTreeMap<&'static str, Option<String>>>,
    /// The kinds of objects of a log in which an event is about several.
    pub objects: Vec<LogObjectsShown>,
    /// The kind that is the case where no other is chosen.
    pub case_type: Option<String>,
}

/// A column of a log, with its first value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogColumnShown {
    /// Its header.
    pub header: String,
    /// Its first value.
    pub example: Option<String>,
}

/// A kind of object in a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogObjectsShown {
    /// What it is called.
    pub name: String,
    /// How many there are.
    pub objects: u64,
}

/// What somebody chose for a log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogChoice {
    /// Which column holds what, by the name of the field; nothing where a log has no columns.
    pub mapping: Option<BTreeMap<String, Option<String>>>,
    /// Which kind of object is the case.
    pub case_type: Option<String>,
    /// From which day on cases are the redesign; the day begins in UTC.
    pub split_at: Option<Date>,
    /// Whether people are named, which was asked twice; else those with similar work are one role.
    #[serde(default)]
    pub names: bool,
}

/// How much a log holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LogCounts {
    /// Events that were read.
    pub events: u64,
    /// Cases with at least one activity that was done.
    pub cases: u64,
    /// Distinct activities.
    pub activities: usize,
    /// Distinct people, and whatever else did something.
    pub resources: usize,
}

/// How far a log is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Bytes of the file that were read.
    pub bytes: u64,
    /// Bytes of the file.
    pub of: u64,
    /// Events that were counted.
    pub events: u64,
}

/// How far a log is read, and whether somebody wants it stopped: shared with whoever reads.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    bytes: AtomicU64,
    of: AtomicU64,
    events: AtomicU64,
    stopped: AtomicBool,
}

impl Watched {
    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    pub(crate) fn progress(&self) -> Progress {
        Progress {
            bytes: self.bytes.load(Ordering::Relaxed),
            of: self.of.load(Ordering::Relaxed),
            events: self.events.load(Ordering::Relaxed),
        }
    }

    fn report(&self, progress: LogProgress) -> ControlFlow<()> {
        self.bytes.store(progress.bytes, Ordering::Relaxed);
        self.of.store(progress.of, Ordering::Relaxed);
        self.events.store(progress.events, Ordering::Relaxed);
        if self.stopped.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// A log to be read: taken out of the session, so that nothing waits for it.
#[derive(Debug)]
pub struct LogReading {
    pub(crate) path: PathBuf,
    pub(crate) aim: Aim,
    pub(crate) choice: LogChoice,
    pub(crate) language: Language,
    pub(crate) watched: Arc<Watched>,
}

/// The workflow that a log shows.
#[derive(Debug)]
pub struct LogSeen {
    pub(crate) path: PathBuf,
    pub(crate) aim: Aim,
    pub(crate) read: Read,
    pub(crate) counts: LogCounts,
}

impl LogReading {
    /// Reads the log; nothing where it was stopped.
    ///
    /// # Errors
    ///
    /// Where the log is damaged or the columns do not hold what they were chosen for.
    pub fn read(&self) -> Result<Option<LogSeen>, SessionError> {
        let options = self.options();
        let limits = Limits::default();
        let report = |progress| self.watched.report(progress);
        let log = match weft_files::read_log(&self.path, &options, &limits, &report) {
            Ok(log) => log,
            Err(error) if is_stopped(&error) => return Ok(None),
            Err(error) => {
                return Err(SessionError::Input {
                    path: self.path.clone(),
                    source: error.into(),
                });
            }
        };
        Ok(Some(LogSeen {
            path: self.path.clone(),
            aim: self.aim,
            counts: counts(&log),
            read: self.seen(log),
        }))
    }

    fn options(&self) -> LogOptions {
        let midnight = |day: Date| {
            let begins = TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()?;
            Some(begins.as_millisecond())
        };
        LogOptions {
            mapping: self.choice.mapping.as_ref().and_then(columns),
            split_at: self.choice.split_at.and_then(midnight),
            keep_paths: false,
            case_type: self.choice.case_type.clone(),
        }
    }

    /// The workflow of the counts, with everything that is to be said about them.
    fn seen(&self, log: LogRead) -> Read {
        let after = self
            .choice
            .split_at
            .map(|day| sentence!(self.language; "since {day}", "seit {day}"));
        let options = ObservedOptions {
            title: stem(&self.path),
            case: self.choice.case_type.clone().unwrap_or_default(),
            after,
            roles: if self.choice.names {
                RolesBy::People(Who::Named)
            } else {
                RolesBy::Groups
            },
            language: self.language,
            ..ObservedOptions::default()
        };
        let seen = observed(&log.names, &log.before, log.after.as_ref(), &options);
        let said = seen.notes.iter();
        let mut notes = log.notes;
        notes.extend(said.map(|says| Note::said(Place::Whole, says)));
        Read {
            document: seen.document,
            notes,
        }
    }
}

/// What has to be chosen for a log.
///
/// # Errors
///
/// Where it cannot be read, or is damaged.
pub(crate) fn guess(path: &Path) -> Result<LogColumnsGuess, FileError> {
    weft_files::log_columns(path, &Limits::default())
}

impl LogPreview {
    pub(crate) fn of(number: u64, path: &Path, aim: Aim, guess: &LogColumnsGuess) -> Self {
        let mut preview = Self {
            number,
            name: name_of(path),
            aim,
            columns: Vec::new(),
            mapping: None,
            objects: Vec::new(),
            case_type: None,
        };
        match guess {
            LogColumnsGuess::Nothing => {}
            LogColumnsGuess::Table(table) => {
                let shown = table.columns.iter().map(|column| LogColumnShown {
                    header: column.name.clone(),
                    example: column.examples.first().cloned(),
                });
                preview.columns = shown.collect();
                let taken = LogField::ALL.map(|field| {
                    let column = table.columns.iter().find(|one| one.taken == Some(field));
                    (field.name(), column.map(|column| column.name.clone()))
                });
                preview.mapping = Some(taken.into());
            }
            LogColumnsGuess::Objects(objects) => {
                let shown = objects.types.iter().map(|one| LogObjectsShown {
                    name: one.name.clone(),
                    objects: one.objects,
                });
                preview.objects = shown.collect();
                preview.case_type.clone_from(&objects.case_type);
            }
        }
        preview
    }
}

/// The columns that were chosen; nothing where what is needed was not, so that it is guessed.
fn columns(chosen: &BTreeMap<String, Option<String>>) -> Option<LogColumns> {
    let of = |field: LogField| chosen.get(field.name()).cloned().flatten();
    Some(LogColumns {
        case: of(LogField::Case)?,
        activity: of(LogField::Activity)?,
        timestamp: of(LogField::Timestamp),
        start: of(LogField::Start),
        resource: of(LogField::Resource),
        role: of(LogField::Role),
        lifecycle: of(LogField::Lifecycle),
    })
}

fn counts(log: &LogRead) -> LogCounts {
    let sides = || std::iter::once(&log.before).chain(&log.after);
    LogCounts {
        events: sides().map(|side| side.events).sum(),
        cases: sides().map(|side| side.cases).sum(),
        activities: log.names.activities.len(),
        resources: log.names.resources.len(),
    }
}

fn is_stopped(error: &FileError) -> bool {
    match error {
        FileError::Stopped => true,
        FileError::In { source, .. } => is_stopped(source),
        FileError::Io { .. }
        | FileError::NotAFile { .. }
        | FileError::UnknownEnding { .. }
        | FileError::TooLarge { .. }
        | FileError::Newer { .. }
        | FileError::Wrong { .. } => false,
    }
}
