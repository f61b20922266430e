//! Why a use case of the window failed.

use std::error::Error;
use std::path::PathBuf;

use weft_core::edit::EditError;
use weft_core::workflow::Fault;
use weft_store::WriteError;

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
        source: Box<dyn Error + Send + Sync>,
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
        source: Box<dyn Error + Send + Sync>,
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
        source: Box<dyn Error + Send + Sync>,
    },
    /// The change does not fit the document.
    #[error("that cannot be done")]
    Edit(#[from] EditError),
    /// What was pasted holds no steps.
    #[error("nothing could be pasted")]
    Clipboard(#[source] Box<dyn Error + Send + Sync>),
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

fn joined(faults: &[Fault]) -> String {
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    faults.join("; ")
}
