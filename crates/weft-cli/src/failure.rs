//! How a command ends.

use std::fmt;
use std::process::ExitCode;

/// How a command ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything asked for is done.
    Done,
    /// It is done, and an open finding reached `--fail-on`.
    LimitReached,
}

/// Why a command could not do what was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The input is wrong: what, where, and what was expected.
    Input(String),
    /// An output could not be written.
    Output(String),
}

impl Failure {
    /// Something that could not be written.
    pub(crate) fn output(error: impl fmt::Display) -> Self {
        Self::Output(error.to_string())
    }

    /// The exit code of formats.md 5.
    pub(crate) fn code(&self) -> ExitCode {
        match self {
            Self::Input(_) => ExitCode::from(2),
            Self::Output(_) => ExitCode::from(3),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(message) | Self::Output(message) => f.write_str(message),
        }
    }
}
