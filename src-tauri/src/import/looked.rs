//! A file that somebody wants to open, read without the session.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use weft_files::{FileError, Format, Limits, Read, Table};
use weft_store::Original;

use super::{is_document, media_type, name_of};
use crate::SessionError;

/// What a file is to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aim {
    /// A document of its own.
    Document,
    /// A redesign of the open document.
    Redesign,
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
}

/// A file of another format.
#[derive(Debug)]
pub(crate) struct Foreign {
    /// The file itself.
    pub(crate) original: Original,
    /// Its document, or everything that is wrong in it.
    pub(crate) read: Result<Read, FileError>,
    /// What was understood of its tables; a spreadsheet alone has some.
    pub(crate) tables: Vec<Table>,
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
            Found::Document
        } else {
            let foreign = Foreign::read(&path).map_err(|error| SessionError::Input {
                path: path.clone(),
                source: error.into(),
            })?;
            Found::Foreign(Box::new(foreign))
        };
        Ok(Self { path, aim, found })
    }
}

impl Foreign {
    fn read(path: &Path) -> Result<Self, FileError> {
        let limits = Limits::default();
        let bytes = weft_files::bytes_of(path, &limits)?;
        let understood = weft_files::understood_bytes(path, &bytes, &limits)?;
        let read = match weft_files::read_bytes(path, &bytes, &limits) {
            Err(error) if !(is_shown_first(path) && is_wrong(&error)) => return Err(error),
            read => read,
        };
        Ok(Self {
            original: Original {
                name: name_of(path),
                media_type: media_type(path).to_owned(),
                bytes,
            },
            read,
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
        | FileError::Newer { .. } => false,
    }
}
