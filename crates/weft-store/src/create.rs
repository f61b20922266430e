//! New documents: whole under their name, or not there at all.

use std::fs::{self, File};
use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use weft_core::edit::Sentence;
use weft_core::{Document, Edit};

use crate::checkpoint::keep_snapshot;
use crate::error::{CreateError, DiskError};
use crate::journal::{Draft, Entry, Kind, Revision};
use crate::lock::{Lock, Taken, beside};
use crate::original::{MOST_BYTES, Original};
use crate::ranks::{Ranks, VersionRanks, fresh};
use crate::rows::{json, write_all};
use crate::schema::upgrade;
use crate::store::Store;

impl Store {
    /// Makes a document at a place where there is none, and opens it; `imported` is the file that it
    /// was read from, if it was.
    ///
    /// # Errors
    ///
    /// Where something is there already, or the disk does not take it; nothing is left then.
    pub fn create(
        path: &Path,
        document: &Document,
        imported: Option<&Original>,
        author: &str,
        at: Timestamp,
    ) -> Result<Self, CreateError> {
        check(document, imported)?;
        let path = std::path::absolute(path).map_err(|error| DiskError::io(path, error))?;
        let exists = || CreateError::Exists { path: path.clone() };
        let lock = match Lock::take(&path) {
            Taken::Yes(lock) => lock,
            Taken::Held => return Err(exists()),
            Taken::Impossible => return Err(impossible(&path)),
        };
        if fs::symlink_metadata(&path).is_ok() {
            return Err(exists());
        }
        let entry = Entry {
            revision: Revision(0),
            at,
            author: author.to_owned(),
            kind: Kind::Create,
            sentence: imported.map_or_else(
                || Sentence::new("created", &[]),
                |one| Sentence::new("imported", &[&one.name]),
            ),
        };
        let new = beside(&path, ".", ".new");
        // What a crash left there was never a document.
        drop(fs::remove_file(&new));
        let written = fill(&new, document, imported, &entry)
            .map_err(|error| DiskError::of(&path, error))
            .and_then(|()| publish(&new, &path));
        if let Err(error) = written {
            drop(fs::remove_file(&new));
            drop(fs::remove_file(beside(&new, "", "-journal")));
            return Err(error.into());
        }
        Ok(Self::open_locked(&path, Taken::Yes(lock))?)
    }
}

/// Refuses what could not be read again.
fn check(document: &Document, imported: Option<&Original>) -> Result<(), CreateError> {
    if let Some(one) = imported.filter(|one| one.bytes.len() > MOST_BYTES) {
        return Err(CreateError::OriginalTooLarge {
            name: one.name.clone(),
            bytes: one.bytes.len(),
            most: MOST_BYTES,
        });
    }
    // Edits wrap their values into at most this many levels more than the document does, and the
    // reader of JSON gives up on nests that are too deep.
    let nested = format!("[[[[{}]]]]", json(document));
    let again: Result<[[[[Document; 1]; 1]; 1]; 1], _> = serde_json::from_str(&nested);
    let found = match again {
        Ok([[[[again]]]]) if again == *document => return Ok(()),
        Ok(_) => "a value that reads differently than it was written".to_owned(),
        Err(error) => error.to_string(),
    };
    Err(CreateError::Unwritable { found })
}

/// Why the folder takes no file.
fn impossible(path: &Path) -> CreateError {
    let probe = beside(path, ".", ".new");
    let error = File::create(&probe).map(|_| drop(fs::remove_file(&probe)));
    match error {
        Err(error) => DiskError::io(path, error).into(),
        Ok(()) => DiskError::Protected {
            path: path.to_owned(),
        }
        .into(),
    }
}

fn fill(
    path: &Path,
    document: &Document,
    imported: Option<&Original>,
    entry: &Entry,
) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut conn = Connection::open_with_flags(path, flags)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    upgrade(&mut conn)?;
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let versions = document
        .versions()
        .zip(1..)
        .map(|((_, one), id)| VersionRanks {
            id,
            ranks: fresh(one.steps.len()),
        });
    write_all(&transaction, document, &Ranks(versions.collect()))?;
    let nothing = json(&Edit::Batch(Vec::new()));
    let draft = Draft {
        entry,
        undo: None,
        redo: None,
        edit: &nothing,
        inverse: &nothing,
    };
    draft.write(&transaction)?;
    keep_snapshot(&transaction, entry.revision, document)?;
    if let Some(original) = imported {
        original.write(&transaction, entry.at)?;
    }
    transaction.commit()?;
    conn.close().map_err(|(_, error)| error)
}

/// Gives a finished file its name, and makes sure that both are on the disk.
pub(crate) fn publish(new: &Path, path: &Path) -> Result<(), DiskError> {
    // A log that another document of this name left would be read into the new one.
    for ending in ["-wal", "-shm", "-journal"] {
        drop(fs::remove_file(beside(path, "", ending)));
    }
    File::open(new)
        .and_then(|file| file.sync_all())
        .and_then(|()| fs::rename(new, path))
        .map_err(|error| DiskError::io(path, error))?;
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        // Not every system syncs folders, and the file itself is already safe.
        drop(folder.sync_all());
    }
    Ok(())
}
