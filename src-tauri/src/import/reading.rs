//! Reading event logs, and the workflow that they show.
//!
//! **Invariants:** a log is read away from the session, can be stopped at any time, and is not kept in the
//! document, since it names people; their names reach one only where that was asked for.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use weft_core::log::intervals::Resampled;
use weft_core::log::observed::{ObservedOptions, observed};
use weft_core::log::roles::RolesBy;
use weft_core::log::{Tally, Vocabulary, Who};
use weft_core::{Language, sentence};
use weft_files::{FileError, Limits, LogOptions, LogProgress, LogRead, Note, Place, Read};

use super::log::{LogChoice, LogTaken};
use super::summary::LogSummary;
use super::{Aim, name_of, stem};
use crate::SessionError;

/// How far a log is read, and how far its cases are drawn again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Bytes of the files that were read.
    pub bytes: u64,
    /// Bytes of the files.
    pub of: u64,
    /// Events that were counted.
    pub events: u64,
    /// How often cases were drawn again, for the intervals.
    pub resampled: u64,
    /// How often they will be; 0 while the log is read.
    pub resamples: u64,
}

/// How far a log is read, and whether somebody wants it stopped: shared with whoever reads.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    bytes: AtomicU64,
    of: AtomicU64,
    events: AtomicU64,
    resampled: AtomicU64,
    resamples: AtomicU64,
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
            resampled: self.resampled.load(Ordering::Relaxed),
            resamples: self.resamples.load(Ordering::Relaxed),
        }
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    fn report(&self, progress: Progress) -> ControlFlow<()> {
        self.bytes.store(progress.bytes, Ordering::Relaxed);
        self.of.store(progress.of, Ordering::Relaxed);
        self.events.store(progress.events, Ordering::Relaxed);
        self.go_on()
    }

    pub(super) fn report_resampled(&self, Resampled { done, of }: Resampled) -> ControlFlow<()> {
        self.resampled.store(done as u64, Ordering::Relaxed);
        self.resamples.store(of as u64, Ordering::Relaxed);
        self.go_on()
    }

    fn go_on(&self) -> ControlFlow<()> {
        if self.is_stopped() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// A log to be read, or two: taken out of the session, so that nothing waits for it.
#[derive(Debug)]
pub struct LogReading {
    /// Which one people chose about.
    pub(crate) number: u64,
    pub(crate) path: PathBuf,
    /// The log of the time after the change, where there is one.
    pub(crate) second: Option<PathBuf>,
    pub(crate) aim: Aim,
    pub(crate) choice: LogChoice,
    pub(crate) language: Language,
    pub(crate) watched: Arc<Watched>,
}

/// The workflow that a log shows.
#[derive(Debug)]
pub struct LogSeen {
    pub(crate) number: u64,
    pub(crate) path: PathBuf,
    pub(crate) aim: Aim,
    pub(crate) read: Read,
    pub(crate) summary: LogSummary,
    pub(crate) watched: Arc<Watched>,
}

/// What was counted of a log, to be held against a drawing.
#[derive(Debug)]
pub struct LogCounted {
    pub(crate) number: u64,
    pub(crate) name: String,
    pub(crate) counts: Counts,
    pub(crate) watched: Arc<Watched>,
}

/// The counts of a log, or of two.
#[derive(Debug)]
pub(crate) struct Counts {
    pub(crate) names: Vocabulary,
    pub(crate) before: Tally,
    pub(crate) after: Option<Tally>,
    pub(crate) notes: Vec<Note>,
}

impl LogReading {
    /// Reads the log and makes the workflow that it shows; nothing where it was stopped.
    ///
    /// # Errors
    ///
    /// Where the log is damaged or the columns do not hold what they were chosen for.
    pub fn read(&self) -> Result<Option<LogSeen>, SessionError> {
        let Some(counts) = self.counts()? else {
            return Ok(None);
        };
        let options = self.observed_options();
        let (names, after) = (&counts.names, counts.after.as_ref());
        let mut seen = observed(names, &counts.before, after, &options);
        let Some(summary) = LogSummary::of(&counts, &seen.document, &options, &self.watched) else {
            return Ok(None);
        };
        summary.keep_in(&mut seen.document, self.language);
        let mut notes = counts.notes;
        let said = seen.notes.iter();
        notes.extend(said.map(|says| Note::said(Place::Whole, says)));
        Ok(Some(LogSeen {
            number: self.number,
            path: self.path.clone(),
            aim: self.aim,
            read: Read {
                document: seen.document,
                notes,
            },
            summary,
            watched: Arc::clone(&self.watched),
        }))
    }

    /// Reads the log for a drawing to be held against it; nothing where it was stopped.
    ///
    /// # Errors
    ///
    /// As [`Self::read`].
    pub fn count(&self) -> Result<Option<LogCounted>, SessionError> {
        let counts = self.counts()?;
        Ok(counts.map(|counts| LogCounted {
            number: self.number,
            name: name_of(&self.path),
            counts,
            watched: Arc::clone(&self.watched),
        }))
    }

    /// Everything that is counted; nothing where it was stopped.
    fn counts(&self) -> Result<Option<Counts>, SessionError> {
        let paths = std::iter::once(&self.path).chain(&self.second);
        let sizes = paths.map(|path| fs::metadata(path).map_or(0, |found| found.len()));
        let done = Progress {
            of: sizes.sum(),
            ..Progress::default()
        };
        let split = self.choice.split_at.filter(|_| self.second.is_none());
        let Some(first) = self.one(&self.path, &self.choice.first, split, done)? else {
            return Ok(None);
        };
        let mut counts = Counts {
            names: first.names,
            before: first.before,
            after: first.after,
            notes: first.notes,
        };
        if let Some(path) = &self.second {
            let done = self.watched.progress();
            let Some(second) = self.one(path, &self.choice.second, None, done)? else {
                return Ok(None);
            };
            counts.join(&self.path, second, path);
        }
        Ok(Some(counts))
    }

    /// Reads one log, after so much of both; nothing where it was stopped.
    fn one(
        &self,
        path: &Path,
        taken: &LogTaken,
        split: Option<Date>,
        done: Progress,
    ) -> Result<Option<LogRead>, SessionError> {
        let midnight = |day: Date| {
            let begins = TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()?;
            Some(begins.as_millisecond())
        };
        let options = LogOptions {
            mapping: taken.columns(),
            split_at: split.and_then(midnight),
            // Intervals and the fit of a drawing are about the courses of cases.
            keep_paths: true,
            case_type: taken.case_type.clone(),
        };
        let report = |now: LogProgress| {
            self.watched.report(Progress {
                bytes: done.bytes + now.bytes,
                of: done.of.max(now.of),
                events: done.events + now.events,
                ..Progress::default()
            })
        };
        match weft_files::read_log(path, &options, &Limits::default(), &report) {
            Ok(_) if self.watched.is_stopped() => Ok(None),
            Ok(log) => Ok(Some(log)),
            Err(error) if is_stopped(&error) => Ok(None),
            Err(error) => Err(SessionError::Input {
                path: path.to_owned(),
                source: error.into(),
            }),
        }
    }

    fn observed_options(&self) -> ObservedOptions {
        let since = |day: Date| sentence!(self.language; "since {day}", "seit {day}");
        let second = self.second.as_deref().map(stem);
        ObservedOptions {
            title: stem(&self.path),
            case: self.choice.first.case_type.clone().unwrap_or_default(),
            after: second.or_else(|| self.choice.split_at.map(since)),
            roles: if self.choice.names {
                RolesBy::People(Who::Named)
            } else {
                RolesBy::Groups
            },
            share: self.choice.share.clamp(0.0, 1.0),
            language: self.language,
            ..ObservedOptions::default()
        }
    }
}

impl Counts {
    /// Takes another log as that of the time after the change; notes say which file they are about.
    fn join(&mut self, path: &Path, mut second: LogRead, later: &Path) {
        let (first, later) = (name_of(path), name_of(later));
        for note in &mut self.notes {
            note.of_file(&first);
        }
        for note in &mut second.notes {
            note.of_file(&later);
        }
        self.notes.extend(second.notes);
        self.after = Some(second.before.renumbered(&second.names, &mut self.names));
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
