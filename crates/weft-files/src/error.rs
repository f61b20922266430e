//! Why a file could not be read or written: where, what was found, what was expected; as data, which is said
//! in a language.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use weft_core::{Language, Said, sentence};

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
    /// A row of a table, counted from 1 as spreadsheets do.
    Row {
        /// The sheet, where the file has several.
        sheet: Option<String>,
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

impl Place {
    /// The place in words.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        match self {
            Self::Whole => language.pick("the file", "die Datei").to_owned(),
            Self::Line { line, column, path } => {
                let at = sentence!(language;
                    "line {line}, column {column}",
                    "Zeile {line}, Spalte {column}",
                );
                if path.is_empty() {
                    at
                } else {
                    format!("{at} ({path})")
                }
            }
            Self::Path(path) => path.clone(),
            Self::Row { sheet, row, column } => {
                let sheet = sheet
                    .iter()
                    .map(|sheet| sentence!(language; "sheet “{sheet}”", "Blatt „{sheet}“"));
                let row = sentence!(language; "row {row}", "Zeile {row}");
                let column = column
                    .iter()
                    .map(|column| sentence!(language; "column “{column}”", "Spalte „{column}“"));
                let parts: Vec<String> = sheet.chain([row]).chain(column).collect();
                parts.join(", ")
            }
            Self::Element { id, line } => sentence!(language;
                "line {line}, element “{id}”",
                "Zeile {line}, Element „{id}“",
            ),
        }
    }
}

/// The place in English.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says(Language::English))
    }
}

/// One wrong thing of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// Where it is.
    pub place: Place,
    /// What was found there.
    pub found: Said,
    /// What was expected instead.
    pub expected: Said,
}

impl Complaint {
    /// A complaint about this place.
    #[must_use]
    pub fn new(place: Place, found: Said, expected: Said) -> Self {
        Self {
            place,
            found,
            expected,
        }
    }

    /// The complaint in words.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        sentence!(language;
            "{}: found {}, expected {}",
            "{}: gefunden: {}; erwartet: {}",
            self.place.says(language),
            self.found.says(language),
            self.expected.says(language),
        )
    }
}

/// The complaint in English.
impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says(Language::English))
    }
}

/// What an input can have too many of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Bytes of a file.
    Bytes,
    /// Rows of a table.
    Rows,
    /// Columns of a table.
    Columns,
    /// Cells of a table.
    Cells,
    /// Parts of a packed file.
    Parts,
    /// Bytes of a packed file, unpacked.
    Unpacked,
    /// Elements of a model.
    Elements,
    /// Elements that stand in each other.
    Levels,
    /// Namespaces that elements declare.
    Namespaces,
    /// Attributes of one element.
    Attributes,
    /// Bytes of one case of an event log.
    BytesOfCase,
    /// Bytes of one value or row of an event log.
    BytesOfValue,
}

impl Counted {
    /// The plural.
    fn says(self, language: Language) -> &'static str {
        match self {
            Self::Bytes => language.pick("bytes", "Byte"),
            Self::Rows => language.pick("rows", "Zeilen"),
            Self::Columns => language.pick("columns", "Spalten"),
            Self::Cells => language.pick("cells", "Zellen"),
            Self::Parts => language.pick("packed parts", "gepackte Teile"),
            Self::Unpacked => language.pick("bytes when unpacked", "Byte nach dem Entpacken"),
            Self::Elements => language.pick("elements", "Elemente"),
            Self::Levels => language.pick("levels of nesting", "ineinander stehende Ebenen"),
            Self::Namespaces => language.pick("declared namespaces", "erklärte Namensräume"),
            Self::Attributes => {
                language.pick("attributes of one element", "Attribute eines Elements")
            }
            Self::BytesOfCase => language.pick("bytes of one case", "Byte eines Falls"),
            Self::BytesOfValue => language.pick(
                "bytes of one value or row",
                "Byte eines Werts oder einer Zeile",
            ),
        }
    }
}

/// What was tried with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// To read it.
    Reading,
    /// To write it.
    Writing,
}

impl Tried {
    /// What could not be done: `read`, `gelesen`.
    fn says(self, language: Language) -> &'static str {
        match self {
            Self::Reading => language.pick("read", "gelesen"),
            Self::Writing => language.pick("written", "geschrieben"),
        }
    }
}

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system did not give or take the bytes.
    #[error("{}", self.says(Language::English))]
    Io {
        /// The file.
        path: PathBuf,
        /// What was tried.
        action: Tried,
        /// What the system said.
        source: io::Error,
    },
    /// The path names a folder, a device or a pipe.
    #[error("{}", self.says(Language::English))]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What it is.
        found: Said,
    },
    /// The ending of the name belongs to no format that can be read.
    #[error("{}", self.says(Language::English))]
    UnknownEnding {
        /// The file.
        path: PathBuf,
        /// Its ending.
        ending: String,
    },
    /// The input is larger than the limits allow.
    #[error("{}", self.says(Language::English))]
    TooLarge {
        /// What is counted.
        of: Counted,
        /// How many there are, or were when counting stopped.
        found: u64,
        /// How many may be.
        limit: u64,
    },
    /// The file was written by a newer version.
    #[error("{}", self.says(Language::English))]
    Newer {
        /// The format that the file names.
        found: String,
    },
    /// The content is wrong: every complaint that could be made.
    #[error("{}", self.says(Language::English))]
    Wrong {
        /// What is wrong, in the order of the file; at least one.
        complaints: Vec<Complaint>,
    },
    /// Whoever asked does not want to know any more.
    #[error("{}", self.says(Language::English))]
    Stopped,
    /// A file could not be read, with its name.
    #[error("{}", self.says(Language::English))]
    In {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Box<Self>,
    },
}

impl FileError {
    /// The error in words.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        match self {
            Self::Io {
                path,
                action,
                source,
            } => sentence!(language;
                "{} could not be {}: {}",
                "{} konnte nicht {} werden: {}",
                path.display(),
                action.says(language),
                system_says(source, language),
            ),
            Self::NotAFile { path, found } => sentence!(language;
                "{} is not a file: found {}, expected a workflow file",
                "{} ist keine Datei: gefunden: {}; erwartet: die Datei eines Ablaufs",
                path.display(),
                found.says(language),
            ),
            Self::UnknownEnding { path, ending } => sentence!(language;
                "{}: found the ending “{ending}”, expected .weft.json, .json, .csv, .xlsx, .ods, .bpmn, .xml, .mmd, .md, .dot, .gv, .drawio, .svg or .png",
                "{}: gefunden: die Endung „{ending}“; erwartet: .weft.json, .json, .csv, .xlsx, .ods, .bpmn, .xml, .mmd, .md, .dot, .gv, .drawio, .svg oder .png",
                path.display(),
            ),
            Self::TooLarge { of, found, limit } => sentence!(language;
                "the input is too large: found {found} {}, expected at most {limit}",
                "die Eingabe ist zu groß: gefunden: {found} {}; erwartet: höchstens {limit}",
                of.says(language),
            ),
            Self::Newer { found } => sentence!(language;
                "the format is from a newer version: found “{found}”, expected “weft/1”",
                "das Format stammt von einer neueren Version: gefunden: „{found}“; erwartet: „weft/1“",
            ),
            Self::Wrong { complaints } => {
                let lines = complaints.iter().map(|one| one.says(language));
                lines.collect::<Vec<_>>().join("\n")
            }
            Self::Stopped => language
                .pick("reading was stopped", "das Lesen wurde abgebrochen")
                .to_owned(),
            Self::In { path, source } => {
                format!("{}: {}", path.display(), source.says(language))
            }
        }
    }

    /// An error of a single complaint.
    pub(crate) fn wrong(place: Place, found: Said, expected: Said) -> Self {
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
            | Self::Stopped
            | Self::In { .. } => self,
            Self::TooLarge { .. } | Self::Newer { .. } | Self::Wrong { .. } => Self::In {
                path: path.to_owned(),
                source: Box::new(self),
            },
        }
    }
}

/// What the system says of a file; it speaks English, but for what happens most.
#[must_use]
pub fn system_says(error: &io::Error, language: Language) -> String {
    let known = match (language, error.kind()) {
        (Language::English, _) => return error.to_string(),
        (Language::German, io::ErrorKind::NotFound) => "es gibt sie nicht",
        (Language::German, io::ErrorKind::PermissionDenied) => "das ist nicht erlaubt",
        (Language::German, io::ErrorKind::AlreadyExists) => "es gibt sie schon",
        (Language::German, io::ErrorKind::StorageFull) => "der Datenträger ist voll",
        (Language::German, io::ErrorKind::ReadOnlyFilesystem) => {
            "der Datenträger lässt sich nur lesen"
        }
        (Language::German, io::ErrorKind::IsADirectory) => "es ist ein Ordner",
        (Language::German, io::ErrorKind::NotADirectory) => "ein Teil des Pfades ist kein Ordner",
        (Language::German, _) => return format!("das System sagt: „{error}“"),
    };
    known.to_owned()
}
