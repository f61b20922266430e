//! A file that somebody wants to open, read without the session.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use weft_files::{FileError, Format, Limits, LogColumnsGuess, Read, Table};
use weft_store::Original;

use super::summary::LogSummary;
use super::{is_document, log, name_of};
use crate::SessionError;

/// What a file is to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aim {
    /// A document of its own.
    Document,
    /// A redesign of the open document.
    Redesign,
    /// A log that the open document is held against.
    Comparison,
}

/// A file that somebody wants to open, read as far as that goes; nothing is made of it yet.
#[derive(Debug)]
pub struct Looked {
    pub(crate) path: PathBuf,
    pub(crate) aim: Aim,
    pub(crate) found: Found,
}

/// What a file is.
#[derive(Debug)]
pub(crate) enum Found {
    /// A document that Weft keeps itself; it is opened where it is.
    Document,
    /// A file of another format.
    Foreign(Box<Foreign>),
    /// An event log, with what has to be chosen for it.
    Log(LogColumnsGuess),
}

/// A file of another format.
#[derive(Debug)]
pub(crate) struct Foreign {
    /// What the file is called.
    pub(crate) name: String,
    /// The file itself; an event log is not kept.
    pub(crate) original: Option<Original>,
    /// Its document, or everything that is wrong in it.
    pub(crate) read: Result<Read, FileError>,
    /// What was understood of its tables; a spreadsheet alone has some.
    pub(crate) tables: Vec<Table>,
    /// What was counted, where it is an event log.
    pub(crate) log: Option<LogSummary>,
}

impl Looked {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// Where there is no such file, it is no workflow, or it is a model in which something is wrong. What
    /// is wrong in a table or a drawing is a part of the answer.
    pub fn at(path: &Path, aim: Aim) -> Result<Self, SessionError> {
        // A relative path would mean another file after a start from another folder.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if !path.exists() {
            return Err(SessionError::Missing { path });
        }
        let found = if is_document(&path) && aim == Aim::Document {
            Ok(Found::Document)
        } else if aim == Aim::Comparison || weft_files::is_log(&path, &Limits::default()) {
            log::guess(&path).map(Found::Log)
        } else {
            Foreign::read(&path).map(|foreign| Found::Foreign(Box::new(foreign)))
        };
        Self::of(path, aim, found)
    }

    /// Reads a file of which somebody says that it is an event log.
    ///
    /// # Errors
    ///
    /// Where it is none.
    pub fn as_log(path: &Path, aim: Aim) -> Result<Self, SessionError> {
        Self::of(path.to_owned(), aim, log::guess(path).map(Found::Log))
    }

    fn of(path: PathBuf, aim: Aim, found: Result<Found, FileError>) -> Result<Self, SessionError> {
        match found {
            Ok(found) => Ok(Self { path, aim, found }),
            Err(error) => Err(SessionError::Input {
                path,
                source: error.into(),
            }),
        }
    }
}

impl Foreign {
    /// Whether it is a table as text, which logs are as well.
    pub(crate) fn may_be_log(&self) -> bool {
        self.log.is_none() && Format::of(Path::new(&self.name)) == Some(Format::Csv)
    }

    fn read(path: &Path) -> Result<Self, FileError> {
        let limits = Limits::default();
        let bytes = weft_files::bytes_of(path, &limits)?;
        let understood = weft_files::understood_bytes(path, &bytes, &limits)?;
        let read = match weft_files::read_bytes(path, &bytes, &limits) {
            Err(error) if !(is_shown_first(path) && is_wrong(&error)) => return Err(error),
            read => read,
        };
        Ok(Self {
            name: name_of(path),
            original: Some(Original {
                name: name_of(path),
                media_type: weft_files::media_type(path).to_owned(),
                bytes,
            }),
            read,
            log: None,
            tables: understood.map_or_else(Vec::new, |understood| understood.tables),
        })
    }
}

/// Whether people see what was understood before anything is made of it. A model says what it means; in a
/// table or a drawing much is guessed.
pub(crate) fn is_shown_first(path: &Path) -> bool {
    !matches!(Format::of(path), Some(Format::Json | Format::Bpmn))
}

/// Whether an error lists what is wrong in the file, place by place.
fn is_wrong(error: &FileError) -> bool {
    match error {
        FileError::Wrong { .. } => true,
        FileError::In { source, .. } => is_wrong(source),
        FileError::Io { .. }
        | FileError::NotAFile { .. }
        | FileError::UnknownEnding { .. }
        | FileError::TooLarge { .. }
        | FileError::Stopped
        | FileError::Newer { .. } => false,
    }
}
