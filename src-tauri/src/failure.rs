//! How an error crosses to the UI: a code to branch on and a message to read, in every language, since the
//! window says it in the one that it speaks when it is read.
//!
//! A code exists only where the UI does something of its own with it (`ui/src/lib/words/` says
//! what is safe and what to do).

use std::error::Error;

use serde::Serialize;
use weft_core::Said;

/// What the UI branches on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The file is not there any more.
    Missing,
    /// The file cannot be read as a workflow.
    Input,
    /// The report or a drawing could not be written.
    Output,
    /// The system cannot show a file that was written.
    Viewer,
    /// A change could not be made, or the history not be read.
    Change,
    /// A fault of this program.
    Internal,
}

/// An error as the UI gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// What the UI branches on.
    pub code: Code,
    /// What happened and to what, with all causes.
    pub message: Said,
}

impl Failure {
    /// An error of the system or of a library, in its own words.
    #[must_use]
    pub fn new(code: Code, error: &dyn Error) -> Self {
        let message = chained(error);
        Self {
            code,
            message: Said::of(|_| message.clone()),
        }
    }
}

/// An error with its causes in one line: `the file could not be read: permission denied`.
pub(crate) fn chained(error: &dyn Error) -> String {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let says = error.to_string();
        // Some errors say their cause themselves.
        if !message.ends_with(&says) {
            message = format!("{message}: {says}");
        }
        cause = error.source();
    }
    message
}
