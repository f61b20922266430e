//! Copies of an open document under another name, with its whole history.

use std::fs;
use std::path::Path;

use crate::create::publish;
use crate::error::{CopyError, DiskError};
use crate::lock::{Lock, Taken, beside};
use crate::store::Store;

impl Store {
    /// Writes a copy under another name; what was there is replaced once the copy is complete.
    ///
    /// A document that was deleted or moved while it was open is saved this way too.
    ///
    /// # Errors
    ///
    /// Where the place belongs to an open document, or the disk does not take the copy.
    pub fn copy_to(&self, path: &Path) -> Result<(), CopyError> {
        let path = std::path::absolute(path).map_err(|error| DiskError::io(path, error))?;
        let _lock = match Lock::take(&path) {
            Taken::Yes(lock) => lock,
            Taken::Held => return Err(CopyError::Open { path }),
            Taken::Impossible => return Err(DiskError::Protected { path }.into()),
        };
        if path.is_dir() {
            return Err(CopyError::Name { path });
        }
        let new = beside(&path, ".", ".new");
        let Some(name) = new.to_str() else {
            return Err(CopyError::Name { path });
        };
        // What a crash left there was never a document.
        drop(fs::remove_file(&new));
        let copied = self.disk.conn.execute("VACUUM INTO ?1", [name]);
        let written = copied
            .map_err(|error| DiskError::of(&path, error))
            .and_then(|_| publish(&new, &path));
        if let Err(error) = written {
            drop(fs::remove_file(&new));
            drop(fs::remove_file(beside(&new, "", "-journal")));
            return Err(error.into());
        }
        Ok(())
    }
}
