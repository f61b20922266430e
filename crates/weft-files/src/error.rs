//! Why a file could not be read or written: where, what was found, what was expected.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The file as a whole.
    Whole,
    /// A line and column of text, counted from 1.
    Line {
        /// The line.
        line: usize,
        /// The column in that line.
        column: usize,
        /// The way to the value, where the format has one: `baseline.steps[3].minutes`.
        path: String,
    },
    /// A value of a parsed document: `baseline.steps[3]`.
    Path(String),
    /// A row of a table, the header being row 1.
    Row {
        /// The row.
        row: u64,
        /// The name of the column, where it is about one.
        column: Option<String>,
    },
    /// An element of a BPMN file.
    Element {
        /// Its id, or the name of the element where it has none.
        id: String,
        /// The line that it starts on.
        line: usize,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("the file"),
            Self::Line { line, column, path } => {
                write!(f, "line {line}, column {column}")?;
                if path.is_empty() {
                    Ok(())
                } else {
                    write!(f, " ({path})")
                }
            }
            Self::Path(path) => f.write_str(path),
            Self::Row { row, column: None } => write!(f, "row {row}"),
            Self::Row {
                row,
                column: Some(column),
            } => write!(f, "row {row}, column “{column}”"),
            Self::Element { id, line } => write!(f, "line {line}, element “{id}”"),
        }
    }
}

/// One wrong thing of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// Where it is.
    pub place: Place,
    /// What was found there.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
}

impl Complaint {
    /// A complaint about this place.
    #[must_use]
    pub fn new(place: Place, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self {
            place,
            found: found.into(),
            expected: expected.into(),
        }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            found,
            expected,
        } = self;
        write!(f, "{place}: found {found}, expected {expected}")
    }
}

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system did not give or take the bytes.
    #[error("{} could not be {action}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What was tried: `read` or `written`.
        action: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// The path names a folder, a device or a pipe.
    #[error("{} is not a file: found {found}, expected a workflow file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What it is.
        found: &'static str,
    },
    /// The ending of the name belongs to no format that can be read.
    #[error("{}: found the ending “{ending}”, expected .weft.json, .json, .csv, .bpmn or .xml", path.display())]
    UnknownEnding {
        /// The file.
        path: PathBuf,
        /// Its ending.
        ending: String,
    },
    /// The input is larger than the limits allow.
    #[error("the input is too large: found {found} {of}, expected at most {limit}")]
    TooLarge {
        /// What is counted: bytes, rows, elements, levels.
        of: &'static str,
        /// How many there are, or were when counting stopped.
        found: u64,
        /// How many may be.
        limit: u64,
    },
    /// The file was written by a newer version.
    #[error("the format is from a newer version: found “{found}”, expected “weft/1”")]
    Newer {
        /// The format that the file names.
        found: String,
    },
    /// The content is wrong: every complaint that could be made.
    #[error("{}", join(complaints))]
    Wrong {
        /// What is wrong, in the order of the file; at least one.
        complaints: Vec<Complaint>,
    },
    /// A file could not be read, with its name.
    #[error("{}: {source}", path.display())]
    In {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Box<Self>,
    },
}

impl FileError {
    /// An error of a single complaint.
    pub(crate) fn wrong(
        place: Place,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self::Wrong {
            complaints: vec![Complaint::new(place, found, expected)],
        }
    }

    /// The same error with the name of the file, unless it has one.
    pub(crate) fn at(self, path: &Path) -> Self {
        match self {
            Self::Io { .. }
            | Self::NotAFile { .. }
            | Self::UnknownEnding { .. }
            | Self::In { .. } => self,
            Self::TooLarge { .. } | Self::Newer { .. } | Self::Wrong { .. } => Self::In {
                path: path.to_owned(),
                source: Box::new(self),
            },
        }
    }
}

fn join(complaints: &[Complaint]) -> String {
    let lines: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
