//! Why something could not be done, one enum for each operation.
//!
//! A message says what was found, where, what is safe, and what to do.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use weft_core::Said;
use weft_core::edit::EditError;

use crate::{ReadOnly, Store};

/// A cause that nobody can look into any further.
pub type Cause = Box<dyn Error + Send + Sync>;

/// What a disk does to a document.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    /// There is no room left.
    #[error("the disk is full: {} could not be written; everything up to this change is safe; make room and try again", path.display())]
    Full {
        /// The document.
        path: PathBuf,
    },
    /// The system lets nobody write.
    #[error("{} may not be written; what it holds is safe; save a copy where you may write", path.display())]
    Protected {
        /// The document or the folder.
        path: PathBuf,
    },
    /// The file was deleted, moved or replaced while it was open.
    #[error("{} was deleted, moved or replaced by another program while it was open; everything up to this change is still here: save a copy", path.display())]
    Gone {
        /// Where it was.
        path: PathBuf,
    },
    /// Another program wrote into the file.
    #[error("{} was changed by another program while it was open; everything up to this change is still here: save a copy, and open it again", path.display())]
    Changed {
        /// The document.
        path: PathBuf,
    },
    /// Another program holds the file.
    #[error("{} is in use by another program; nothing is lost; close it there and try again", path.display())]
    Busy {
        /// The document.
        path: PathBuf,
    },
    /// What stands in the file is not what was written.
    #[error("{} is damaged: {found}; open it again to see what can be read, and save a copy", path.display())]
    Damaged {
        /// The document.
        path: PathBuf,
        /// What was found.
        found: String,
    },
    /// Something else that the system says.
    #[error("{} could not be used: {source}; what was acknowledged before is safe", path.display())]
    Failed {
        /// The document.
        path: PathBuf,
        /// What the system says.
        source: Cause,
    },
}

impl DiskError {
    /// What SQLite says about this file.
    pub(crate) fn of(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        let found = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::Protected { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            // Two changes have one number, or a row is not where it was put.
            Some(ErrorCode::ConstraintViolation) => Self::Changed { path },
            Some(
                ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::TooBig
                | ErrorCode::OperationInterrupted,
            ) => Self::Damaged { path, found },
            _ if is_no_room(&error) => Self::Full { path },
            _ if is_wrong_value(&error) => Self::Damaged { path, found },
            _ => Self::Failed {
                path,
                source: error.into(),
            },
        }
    }

    /// What the system says about this file.
    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        let kind = error.kind();
        if matches!(
            kind,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
        ) {
            Self::Full { path }
        } else if matches!(
            kind,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
        ) {
            Self::Protected { path }
        } else {
            let source = error.into();
            Self::Failed { path, source }
        }
    }
}

/// Whether the table of the write-ahead log found no room: SQLite has no plain code for that.
fn is_no_room(error: &rusqlite::Error) -> bool {
    error
        .sqlite_error()
        .is_some_and(|one| one.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
}

/// Whether a row was read that holds something else than was written.
fn is_wrong_value(error: &rusqlite::Error) -> bool {
    use rusqlite::Error as E;
    matches!(
        error,
        E::FromSqlConversionFailure(..)
            | E::IntegralValueOutOfRange(..)
            | E::InvalidColumnType(..)
            | E::Utf8Error(..)
            | E::QueryReturnedNoRows
    )
}

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// There is something at this place.
    #[error("{} is there already; nothing was changed; choose another name", path.display())]
    Exists {
        /// The place.
        path: PathBuf,
    },
    /// The document holds something that could not be read again.
    #[error("the document cannot be kept in a file: {found}")]
    Unwritable {
        /// What it is.
        found: String,
    },
    /// The imported file is too large to be kept.
    #[error("{name} has {bytes} bytes; at most {most} can be kept in a document")]
    OriginalTooLarge {
        /// Its name.
        name: String,
        /// How large it is.
        bytes: usize,
        /// How large it may be.
        most: usize,
    },
    /// The disk does not take it; nothing is left there.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// What was written could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// Why a document could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("{} is not there", path.display())]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{} is no Weft document: found {found}; nothing was changed", path.display())]
    NotADocument {
        /// The file.
        path: PathBuf,
        /// What it is.
        found: Said,
    },
    /// The file was written by a newer version of the program.
    #[error("{} was written by a newer version of Weft: found version {found}, this one reads up to {newest}; nothing was changed; open it with the newer one", path.display())]
    Newer {
        /// The document.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest that can be read.
        newest: i64,
    },
    /// The file was written by an older version, and may not be changed.
    #[error("{} was written by an older version of Weft and may not be written: copy it to a folder where you may write, and open the copy", path.display())]
    Older {
        /// The document.
        path: PathBuf,
    },
    /// The file holds what no document holds: somebody put it there.
    #[error("{} was changed by another program: found {found}; it was not opened, and nothing was changed", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What was found.
        found: Said,
    },
    /// Nothing of the document can be read.
    #[error("{} is damaged, and nothing of it can be read: {found}; nothing was changed; use a copy of it", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What was found.
        found: Said,
    },
    /// The disk does not give it.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// Why a change could not be kept; the document is then as it was, in memory and on the disk.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The document is open for reading only.
    #[error("the document is open for reading only: {0}")]
    ReadOnly(ReadOnly),
    /// The change does not fit the document.
    #[error(transparent)]
    Refused(#[from] EditError),
    /// Nothing would change.
    #[error("there is nothing to change")]
    NothingToChange,
    /// There is nothing to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to repeat.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The change holds something that could not be read again.
    #[error("the change cannot be kept in a file: {found}; nothing was changed")]
    Unwritable {
        /// What it is.
        found: String,
    },
    /// The imported file is too large to be kept.
    #[error("{name} has {bytes} bytes; at most {most} can be kept in a document")]
    OriginalTooLarge {
        /// Its name.
        name: String,
        /// How large it is.
        bytes: usize,
        /// How large it may be.
        most: usize,
    },
    /// The point of the history could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The disk does not take it.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// Why something could not be read from an open document.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The history has no such point.
    #[error("the history has no change {0}")]
    NoSuchRevision(u64),
    /// No such file was imported.
    #[error("the document keeps no such file")]
    NoSuchOriginal,
    /// The disk does not give it.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// Why a copy could not be made; nothing is left at its place.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The place belongs to a document that is open.
    #[error("{} is open; nothing was changed; choose another name", path.display())]
    Open {
        /// The place.
        path: PathBuf,
    },
    /// The name cannot be used.
    #[error("{} cannot be used as a name; choose one of ordinary letters", path.display())]
    Name {
        /// The place.
        path: PathBuf,
    },
    /// The disk does not take it.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// Why a document could not be closed; it is still open, and nothing is lost.
#[derive(Debug, thiserror::Error)]
#[error("the document is still open: {source}")]
pub struct CloseError {
    /// The document.
    pub store: Box<Store>,
    /// Why.
    pub source: DiskError,
}
