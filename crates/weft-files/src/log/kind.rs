//! Which format a log is in: by the ending of its name, and by its content where that is open.

use std::path::Path;

use memchr::memmem;
use weft_core::said;

use super::ocel::Written;
use super::source::Source;
use crate::{FileError, Place};

/// Bytes in which a format shows itself.
const HEAD: usize = 64 << 10;

/// A format of event logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xes,
    Csv,
    Parquet,
    /// Objects of several types (OCEL 2.0).
    Objects(Written),
}

impl Kind {
    /// The format of a file, packed or not.
    pub(super) fn of(path: &Path) -> Result<Self, FileError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending {
            "xes" => Ok(Self::Xes),
            "csv" | "tsv" | "txt" => Ok(Self::Csv),
            "parquet" | "pq" => Ok(Self::Parquet),
            "jsonocel" => Ok(Self::Objects(Written::Json)),
            "xmlocel" => Ok(Self::Objects(Written::Xml)),
            "sqlite" | "sqlite3" | "db" => Ok(Self::Objects(Written::Sqlite)),
            "json" if has(path, &["\"eventTypes\"", "\"objectTypes\""])? => {
                Ok(Self::Objects(Written::Json))
            }
            "json" => Err(other(
                path,
                said!("JSON that is no log", "JSON, das kein Protokoll ist"),
            )),
            "xml" if has(path, &["<object-types", "<event-types"])? => {
                Ok(Self::Objects(Written::Xml))
            }
            "xml" if has(path, &["<log"])? => Ok(Self::Xes),
            "xml" => Err(other(
                path,
                said!("XML that is no log", "XML, das kein Protokoll ist"),
            )),
            _ => Err(other(
                path,
                said!("the ending “{ending}”", "die Endung „{ending}“"),
            )),
        }
    }
}

fn other(path: &Path, found: weft_core::Said) -> FileError {
    FileError::wrong(
        Place::Whole,
        found,
        said!(
            "an event log: .xes, .csv, .parquet, .jsonocel, .xmlocel, .sqlite, or packed as .gz",
            "ein Ereignisprotokoll: .xes, .csv, .parquet, .jsonocel, .xmlocel, .sqlite, oder gepackt als .gz"
        ),
    )
    .at(path)
}

/// Whether one of these words stands in the first bytes.
fn has(path: &Path, words: &[&str]) -> Result<bool, FileError> {
    let head = Source::open(path)?
        .peek(HEAD)
        .map_err(|error| error.at(path))?;
    let has = |word: &&str| memmem::find(&head, word.as_bytes()).is_some();
    Ok(words.iter().any(has))
}
