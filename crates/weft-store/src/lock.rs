//! One writer at a time: a lock on a file beside the document.
//!
//! The system gives the lock back when the program ends, however it ends, so a crash leaves no lock
//! behind. The document itself is not locked this way: closing another handle of it would take
//! SQLite's own locks away.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::file::Identity;

/// The right to write a document, until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    /// Open as long as the right is held.
    _file: File,
    path: PathBuf,
}

/// Whether a document may be written.
#[derive(Debug)]
pub(crate) enum Taken {
    /// It may, as long as the lock lives.
    Yes(Lock),
    /// Somebody else has it.
    Held,
    /// The folder takes no file, so nobody can write there.
    Impossible,
}

impl Lock {
    /// Takes the lock of the document at this place, if nobody has it.
    pub(crate) fn take(document: &Path) -> Taken {
        let path = beside(document, ".", ".lock");
        // Between opening and locking, the one who had the lock may have removed the file.
        for _ in 0..10 {
            let opened = OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path);
            let Ok(file) = opened else {
                return Taken::Impossible;
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Taken::Held,
                Err(TryLockError::Error(_)) => return Taken::Impossible,
            }
            let same = file.metadata().ok().map(|one| Identity::from(&one));
            if same.is_some() && same == Identity::at(&path) {
                return Taken::Yes(Self { _file: file, path });
            }
        }
        Taken::Held
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that stays is no lock: only whoever has it open holds it.
        drop(fs::remove_file(&self.path));
    }
}

/// A file beside the document, named after it.
pub(crate) fn beside(document: &Path, before: &str, after: &str) -> PathBuf {
    let mut name = OsString::from(before);
    name.push(document.file_name().unwrap_or_default());
    name.push(after);
    document.with_file_name(name)
}
