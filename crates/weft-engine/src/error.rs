//! Why nothing was counted.

use weft_query::QueryError;

/// Why nothing was counted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EngineError {
    /// The command line is wrong.
    #[error("{0}")]
    Usage(&'static str),
    /// An address, an option, a column.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// Something of the system.
    #[error("{what}: {says}")]
    System {
        /// A file, a folder, an address.
        what: String,
        /// What the system says.
        says: String,
    },
    /// The files are not what was expected.
    #[error("{place}: found {found}, expected {expected}")]
    Files {
        /// The folder, pattern or file.
        place: String,
        /// What was found.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// The engine could not do it.
    #[error("{0}")]
    Engine(String),
}

impl EngineError {
    pub(crate) fn system(what: impl Into<String>, error: &std::io::Error) -> Self {
        Self::System {
            what: what.into(),
            says: error.to_string(),
        }
    }

    pub(crate) fn files(place: &str, found: impl Into<String>, expected: &'static str) -> Self {
        Self::Files {
            place: place.to_owned(),
            found: found.into(),
            expected,
        }
    }
}
