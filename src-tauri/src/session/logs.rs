//! Event logs: what people choose about one, who reads it, and the one that a drawing is held against.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use weft_core::edit::Version;
use weft_files::LogColumnsGuess;

use super::Session;
use crate::SessionError;
use crate::import::{
    self, Aim, Foreign, LogChoice, LogCounted, LogCounts, LogPreview, LogQuestion, LogReading,
    LogSeen, LogShown, Preview, Progress, ReadCounts, Watched,
};

/// An event log that people choose about, and whoever reads it.
#[derive(Debug)]
pub(super) struct HeldLog {
    path: PathBuf,
    /// The log of the time after the change, where there is one.
    second: Option<PathBuf>,
    shown: LogPreview,
    watched: Option<Arc<Watched>>,
}

/// What was counted of the log that the document is held against.
#[derive(Debug)]
pub(super) struct HeldCounts {
    name: String,
    counts: Arc<ReadCounts>,
}

impl Session {
    /// Remembers a log that people choose about.
    pub(super) fn hold_log(
        &mut self,
        path: PathBuf,
        aim: Aim,
        guess: &LogColumnsGuess,
    ) -> LogPreview {
        self.stop_reading();
        self.previews += 1;
        let shown = LogPreview {
            number: self.previews,
            aim,
            log: LogShown::of(&path, guess),
            second: None,
        };
        self.log = Some(HeldLog {
            path,
            second: None,
            shown: shown.clone(),
            watched: None,
        });
        shown
    }

    /// Takes another log as that of the time after the change; without one there is one log again.
    ///
    /// # Errors
    ///
    /// Where another file is shown by now, or the log is none. What was chosen before stays.
    pub fn hold_second(
        &mut self,
        number: u64,
        second: Option<&Path>,
    ) -> Result<LogPreview, SessionError> {
        let log = self.held_log(number)?;
        let shown = second.map(import::shown_log).transpose()?;
        log.second = second.map(Path::to_owned);
        log.shown.second = shown;
        Ok(log.shown.clone())
    }

    /// What reading the log takes that people choose about.
    ///
    /// # Errors
    ///
    /// Where another file is shown by now.
    pub fn read_log(&mut self, number: u64, choice: LogChoice) -> Result<LogReading, SessionError> {
        let language = self.language();
        self.stop_reading();
        let log = self.held_log(number)?;
        let watched = Arc::new(Watched::default());
        log.watched = Some(Arc::clone(&watched));
        Ok(LogReading {
            number,
            path: log.path.clone(),
            second: log.second.clone(),
            aim: log.shown.aim,
            choice,
            language,
            watched,
        })
    }

    /// Shows the workflow that a log was seen to hold; nothing where somebody left or stopped it meanwhile.
    pub fn log_seen(&mut self, seen: LogSeen) -> Option<Preview> {
        self.waits_for(seen.number, &seen.watched).then_some(())?;
        let foreign = Foreign {
            name: import::name_of(&seen.path),
            original: None,
            read: Ok(seen.read),
            tables: Vec::new(),
            log: Some(seen.summary),
        };
        Some(self.preview(seen.path, seen.aim, Box::new(foreign), None))
    }

    /// Holds the document against a log that was counted; nothing where somebody left or stopped it
    /// meanwhile.
    pub fn log_counted(&mut self, counted: LogCounted) -> Option<LogCounts> {
        self.waits_for(counted.number, &counted.watched)
            .then_some(())?;
        self.log = None;
        let counts = LogCounts::of(&counted.counts);
        self.against = Some(HeldCounts {
            name: counted.name,
            counts: Arc::new(counted.counts),
        });
        Some(counts)
    }

    /// A version and the log that it is held against; nothing where it is held against none.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn against_log(&self, version: Version) -> Result<Option<LogQuestion>, SessionError> {
        let store = &self.opened_ref()?.store;
        let against = self.against.as_ref();
        Ok(against.map(|held| LogQuestion {
            revision: store.revision().0,
            document: store.document().clone(),
            version,
            name: held.name.clone(),
            counts: Arc::clone(&held.counts),
        }))
    }

    /// The document is held against no log any more.
    pub fn leave_against_log(&mut self) {
        self.against = None;
    }

    /// How far a log is read; nothing where none is.
    #[must_use]
    pub fn log_progress(&self) -> Option<Progress> {
        let watched = self.log.as_ref()?.watched.as_ref()?;
        Some(watched.progress())
    }

    /// Whoever reads a log stops.
    pub fn stop_reading(&mut self) {
        let log = self.log.as_mut();
        if let Some(watched) = log.and_then(|log| log.watched.take()) {
            watched.stop();
        }
    }

    /// Whether what was read is still wanted.
    fn waits_for(&mut self, number: u64, watched: &Watched) -> bool {
        self.held_log(number).is_ok() && !watched.is_stopped()
    }

    fn held_log(&mut self, number: u64) -> Result<&mut HeldLog, SessionError> {
        let log = self.log.as_mut();
        let log = log.filter(|log| log.shown.number == number);
        log.ok_or(SessionError::NothingPreviewed)
    }
}
