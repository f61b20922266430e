//! Event logs: what happened, counted while it is read.
//!
//! **Invariants:** events are counted and forgotten, so that memory grows with activities, people and
//! cases; the same bytes give the same counts whatever the threads did; what was left out or repaired
//! is counted in the [`Tally`] or said in a note.

mod kind;
mod ocel;
mod options;
mod source;
mod table;
mod time;
mod xes;

use std::ops::ControlFlow;
use std::path::Path;

use weft_core::log::{Counter, Lifecycle};
use weft_core::said;

pub use options::{
    LogColumns, LogColumnsGuess, LogObjectType, LogObjects, LogOptions, LogProgress, LogRead,
};
pub use table::guess::{LogColumn, LogTable};
pub use weft_core::log::LogField;

use self::kind::Kind;
use crate::{FileError, Limits, Place};

/// Reads an event log and counts what happened.
///
/// `progress` is told now and then how far reading is, and may stop it.
///
/// # Errors
///
/// A path that is no readable file, a content that is wrong or damaged, or a reading that was stopped.
pub fn read_log(
    path: &Path,
    options: &LogOptions,
    limits: &Limits,
    progress: &dyn Fn(LogProgress) -> ControlFlow<()>,
) -> Result<LogRead, FileError> {
    let read = match Kind::of(path)? {
        Kind::Xes => xes::read(path, options, limits, progress),
        Kind::Csv => table::csv::read(path, options, limits, progress),
        Kind::Parquet => table::parquet::read(path, options, limits, progress),
        Kind::Objects(written) => ocel::read(path, written, options, limits, progress),
    };
    read.map_err(|error| error.at(path))
}

/// What there is to choose before a log is read: columns of a table, types of objects, or nothing.
///
/// # Errors
///
/// A path that is no readable file, or a content that is wrong or damaged.
pub fn log_columns(path: &Path, limits: &Limits) -> Result<LogColumnsGuess, FileError> {
    let guess = match Kind::of(path)? {
        Kind::Xes => Ok(LogColumnsGuess::Nothing),
        Kind::Csv => table::csv::columns(path, limits).map(LogColumnsGuess::Table),
        Kind::Parquet => table::parquet::columns(path, limits).map(LogColumnsGuess::Table),
        Kind::Objects(written) => {
            ocel::objects(path, written, limits).map(LogColumnsGuess::Objects)
        }
    };
    guess.map_err(|error| error.at(path))
}

/// Whether a file is an event log and no workflow, by its ending, and where that leaves it open by its
/// content.
#[must_use]
pub fn is_log(path: &Path, limits: &Limits) -> bool {
    match Kind::of(path) {
        Ok(Kind::Csv) => table::csv::is_log(path, limits),
        Ok(Kind::Xes | Kind::Parquet | Kind::Objects(_)) => true,
        Err(_) => false,
    }
}

/// An empty file.
fn empty() -> FileError {
    FileError::wrong(
        Place::Whole,
        said!("nothing, the file is empty", "nichts, die Datei ist leer"),
        said!("an event log", "ein Ereignisprotokoll"),
    )
}

/// What a lifecycle transition says, as it stands in the file.
fn lifecycle(raw: &[u8]) -> Lifecycle {
    match raw {
        b"" | b"complete" => Lifecycle::Complete,
        b"start" => Lifecycle::Start,
        _ => std::str::from_utf8(raw).map_or(Lifecycle::Complete, Lifecycle::of),
    }
}

/// An empty counter of what the options ask for.
fn counter(options: &LogOptions) -> Counter {
    let counter = match options.split_at {
        Some(at) => Counter::new().split_at(at),
        None => Counter::new(),
    };
    if options.keep_paths {
        counter.keeping_paths()
    } else {
        counter
    }
}
