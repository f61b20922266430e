//! OCEL 2.0: logs in which an event belongs to objects of several types, as JSON, XML or SQLite.
//!
//! Objects of one type are taken as cases: its events in the order of their times. Relations between
//! objects and events are all kept until everything is read, 16 bytes each and 20 an event.

mod collect;
mod guarded;
mod json;
mod people;
mod sqlite;
mod xml;

use std::ops::ControlFlow;
use std::path::Path;

use weft_core::said;

use self::collect::Collected;
use super::source::Source;
use super::{LogObjects, LogOptions, LogProgress, LogRead, counter};
use crate::{FileError, Limits, Place};

/// How a log of objects is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Json,
    Xml,
    Sqlite,
}

/// Told how far reading is; it may say that it shall stop.
type Watch<'w> = &'w dyn Fn(u64) -> ControlFlow<()>;

/// Reads a log, its cases being the objects of one type.
pub(super) fn read(
    path: &Path,
    written: Written,
    options: &LogOptions,
    limits: &Limits,
    progress: &dyn Fn(LogProgress) -> ControlFlow<()>,
) -> Result<LogRead, FileError> {
    let collected = collected(path, written, limits, progress)?;
    let chosen = match &options.case_type {
        Some(name) => {
            let known = collected.type_number(name);
            Some(known.ok_or_else(|| unknown(name, &collected.objects()))?)
        }
        None => collected.default_type(),
    };
    let (counter, mut notes) = collected.count(chosen, counter(options));
    if options.case_type.is_none()
        && let Some(note) = collected.says_choice(chosen)
    {
        notes.insert(0, note);
    }
    Ok(LogRead::of(counter, notes))
}

/// The types of objects, and which would be the case.
pub(super) fn objects(
    path: &Path,
    written: Written,
    limits: &Limits,
) -> Result<LogObjects, FileError> {
    let go_on = &|_| ControlFlow::Continue(());
    Ok(collected(path, written, limits, go_on)?.objects())
}

fn collected(
    path: &Path,
    written: Written,
    limits: &Limits,
    progress: &dyn Fn(LogProgress) -> ControlFlow<()>,
) -> Result<Collected, FileError> {
    let source = Source::open(path)?;
    let (of, so_far) = (source.size, source.so_far());
    let watch = move |events| {
        let bytes = so_far.load(std::sync::atomic::Ordering::Relaxed);
        progress(LogProgress { bytes, of, events })
    };
    let mut collected = match written {
        Written::Json => json::read(source, limits, &watch),
        Written::Xml => xml::read(source, limits, &watch),
        Written::Sqlite => sqlite::read(path, source, limits, &watch),
    }?;
    collected.name_people();
    Ok(collected)
}

fn unknown(name: &str, objects: &LogObjects) -> FileError {
    let names = objects.types.iter().take(20);
    let names: Vec<String> = names.map(|one| format!("“{}”", one.name)).collect();
    let names = names.join(", ");
    FileError::wrong(
        Place::Whole,
        said!(
            "no objects of the type “{name}”",
            "keine Objekte vom Typ „{name}“"
        ),
        said!("one of: {names}", "einen von: {names}"),
    )
}
