//! Why a use case of the window failed, and how that is said.

use std::io;
use std::path::PathBuf;

use weft_core::Language;
use weft_core::edit::EditError;
use weft_core::workflow::Fault;
use weft_files::FileError;
use weft_report::ReportError;
use weft_store::{CopyError, CreateError, DiskError, OpenError, WriteError};

use crate::failure::chained;

/// Why a use case failed.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// There is no such file.
    #[error("{} is not there any more", path.display())]
    Missing {
        /// Where it was.
        path: PathBuf,
    },
    /// The file cannot be read as a workflow.
    #[error("{} could not be opened", path.display())]
    Input {
        /// The file.
        path: PathBuf,
        /// What was found, where, and what was expected.
        source: Cause,
    },
    /// The window asked for a file that nobody opened before.
    #[error("{} is not in the list of recent files", path.display())]
    NotListed {
        /// The file.
        path: PathBuf,
    },
    /// The window asked for a file that nobody dropped.
    #[error("no file was dropped")]
    NothingDropped,
    /// The window asked to open a file that is not shown, or in which something is wrong.
    #[error("that file is not on the screen any more")]
    NothingPreviewed,
    /// An event log is opened only once somebody chose how it is read.
    #[error("{} is an event log, and nobody chose how it is read", path.display())]
    Unchosen {
        /// The file.
        path: PathBuf,
    },
    /// Weft brings no such sample.
    #[error("there is no sample “{0}”")]
    NoSample(String),
    /// The workflow has faults, so that it cannot be audited.
    #[error("the workflow cannot be audited yet: {}", joined(.0))]
    Faulty(Vec<Fault>),
    /// The pages could not be set.
    #[error("the report could not be made")]
    Report {
        /// Why.
        source: ReportError,
    },
    /// Another report took the place of the one whose page was asked for, or it has no such page.
    #[error("that page is not on the screen any more")]
    NoPage,
    /// The document has no redesign to draw.
    #[error("there is no redesign to draw")]
    NoVersion,
    /// The window asked to show a file that was not written here.
    #[error("{} was not written by Weft", path.display())]
    NotWritten {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be written.
    #[error("{} could not be written", path.display())]
    Output {
        /// Where it should have gone.
        path: PathBuf,
        /// Why.
        source: Cause,
    },
    /// A file of another format could not be made of the document.
    #[error("no such file can be made of this document")]
    NotMade(#[source] FileError),
    /// The change does not fit the document.
    #[error("that cannot be done")]
    Edit(#[from] EditError),
    /// What was pasted holds no steps.
    #[error("nothing could be pasted")]
    Clipboard(#[source] FileError),
    /// The change could not be written.
    #[error("nothing was changed")]
    Write(#[from] WriteError),
    /// The history could not be read.
    #[error("the history could not be read")]
    Read(#[from] weft_store::ReadError),
    /// The use case needs a document.
    #[error("no document is open")]
    NothingOpen,
}

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// A file of another format.
    #[error(transparent)]
    File(#[from] FileError),
    /// A document that cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A document that cannot be made.
    #[error(transparent)]
    Create(#[from] CreateError),
    /// A document that cannot be copied.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// A document that cannot be closed.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// A picture that cannot stand as a logo.
    #[error(transparent)]
    Logo(#[from] ReportError),
    /// The system refuses.
    #[error(transparent)]
    System(#[from] io::Error),
    /// There are thousands of documents of this name.
    #[error("every name is taken")]
    NamesTaken,
}

impl SessionError {
    /// What happened and to what, with all causes in one line.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        match (self, language) {
            // What the system says of a file names it already.
            (
                Self::Input {
                    source: Cause::File(error @ FileError::Io { .. }),
                    ..
                }
                | Self::Output {
                    source: Cause::File(error @ FileError::Io { .. }),
                    ..
                },
                language,
            ) => error.says(language),
            (_, Language::English) => chained(self),
            (_, Language::German) => self.in_german(),
        }
    }

    fn in_german(&self) -> String {
        let german = Language::German;
        match self {
            Self::Missing { path } => format!("{} ist nicht mehr da", path.display()),
            Self::Input { path, source } => format!(
                "{} konnte nicht geöffnet werden: {}",
                path.display(),
                source.in_german()
            ),
            Self::NotListed { path } => {
                format!("{} steht nicht in der Liste", path.display())
            }
            Self::NothingDropped => "es wurde keine Datei fallen gelassen".to_owned(),
            Self::NothingPreviewed => "diese Datei ist nicht mehr auf dem Bildschirm".to_owned(),
            Self::Unchosen { path } => format!(
                "{} ist ein Ereignisprotokoll, und niemand hat gewählt, wie es gelesen wird",
                path.display()
            ),
            Self::NoSample(name) => format!("es gibt kein Beispiel „{name}“"),
            Self::Faulty(faults) => {
                let faults: Vec<String> = faults.iter().map(|fault| fault.says(german)).collect();
                format!(
                    "der Ablauf lässt sich noch nicht prüfen: {}",
                    faults.join("; ")
                )
            }
            Self::Report { source } => format!(
                "der Bericht konnte nicht entstehen: {}",
                source.says(german)
            ),
            Self::NoPage => "diese Seite ist nicht mehr auf dem Bildschirm".to_owned(),
            Self::NoVersion => "es gibt keinen Neuentwurf zu zeichnen".to_owned(),
            Self::NotWritten { path } => {
                format!("{} hat Weft nicht geschrieben", path.display())
            }
            Self::Output { path, source } => format!(
                "{} konnte nicht geschrieben werden: {}",
                path.display(),
                source.in_german()
            ),
            Self::NotMade(error) => format!(
                "aus diesem Dokument wird keine solche Datei: {}",
                error.says(german)
            ),
            Self::Edit(error) => format!("das geht nicht: {}", error.says(german)),
            Self::Clipboard(error) => {
                format!("es konnte nichts eingefügt werden: {}", error.says(german))
            }
            Self::Write(error) => format!("nichts wurde geändert: {}", error.says(german)),
            Self::Read(error) => format!(
                "der Verlauf konnte nicht gelesen werden: {}",
                error.says(german)
            ),
            Self::NothingOpen => "kein Dokument ist offen".to_owned(),
        }
    }
}

impl Cause {
    fn in_german(&self) -> String {
        let german = Language::German;
        match self {
            Self::File(error) => error.says(german),
            Self::Open(error) => error.says(german),
            Self::Create(error) => error.says(german),
            Self::Copy(error) => error.says(german),
            Self::Disk(error) => error.says(german),
            Self::Logo(error) => error.says(german),
            Self::System(error) => weft_files::system_says(error, german),
            Self::NamesTaken => "jeder Name ist vergeben".to_owned(),
        }
    }
}

fn joined(faults: &[Fault]) -> String {
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    faults.join("; ")
}
