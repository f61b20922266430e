//! An open document: what it is now, and what can be read of its history.

use std::ops::RangeInclusive;
use std::path::Path;

use weft_core::Document;
use weft_core::Edit;

use crate::checkpoint::{self, Checkpoint, newest_snapshot};
use crate::damage::{Damage, ReadOnly};
use crate::disk::Disk;
use crate::error::{CloseError, DiskError, ReadError};
use crate::journal::{self, Entry, Record, Revision};
use crate::load::Head;
use crate::lock::Lock;
use crate::original::{self, Kept, Original};
use crate::ranks::Ranks;

/// A document that is open.
///
/// **Invariant:** what is in memory is what is on the disk; a change that fails is in neither.
#[derive(Debug)]
pub struct Store {
    pub(crate) disk: Disk,
    pub(crate) document: Document,
    pub(crate) ranks: Ranks,
    pub(crate) head: Head,
    pub(crate) read_only: Option<ReadOnly>,
    pub(crate) damage: Option<Damage>,
    /// Held until the file is closed; fields are dropped in this order.
    pub(crate) _lock: Option<Lock>,
}

/// A change that is on the disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its line of the history.
    pub entry: Entry,
    /// What was done to the document: also for an undo, a redo or a restored point.
    pub edit: Edit,
}

impl Store {
    /// The document as it is now.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Where the document is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.disk.path
    }

    /// The last change.
    #[must_use]
    pub fn revision(&self) -> Revision {
        self.head.revision
    }

    /// Why nothing can be changed, if nothing can.
    #[must_use]
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// What is wrong with the file, if something is, and what is left of it.
    #[must_use]
    pub fn damage(&self) -> Option<&Damage> {
        self.damage.as_ref()
    }

    /// What *undo* would take back.
    ///
    /// # Errors
    ///
    /// Where the history cannot be read.
    pub fn undoable(&self) -> Result<Option<Entry>, ReadError> {
        let of = self.head.undo;
        of.map(|of| Ok(self.record(of)?.entry)).transpose()
    }

    /// What *redo* would repeat.
    ///
    /// # Errors
    ///
    /// Where the history cannot be read.
    pub fn redoable(&self) -> Result<Option<Entry>, ReadError> {
        let of = self.head.redo;
        of.map(|of| Ok(self.record(of)?.entry)).transpose()
    }

    /// Lines of the history, the oldest first; numbers that no change has are left out.
    ///
    /// # Errors
    ///
    /// Where the history cannot be read.
    pub fn history(&self, revisions: RangeInclusive<u64>) -> Result<Vec<Entry>, ReadError> {
        let (from, to) = revisions.into_inner();
        let entries = journal::entries(&self.disk.conn, Revision(from), Revision(to));
        Ok(self.disk.named(entries)?)
    }

    /// The document as it was after a change, without changing anything.
    ///
    /// # Errors
    ///
    /// Where the history has no such change, or cannot be read.
    pub fn document_at(&self, revision: Revision) -> Result<Document, ReadError> {
        if revision > self.head.revision {
            return Err(ReadError::NoSuchRevision(revision.0));
        }
        let mut document = self.document.clone();
        let mut at = self.head.revision;
        while at > revision {
            let inverse = self.disk.named(self.record(at)?.inverse())?;
            document
                .apply(inverse)
                .map_err(|error| DiskError::Damaged {
                    path: self.disk.path.clone(),
                    found: format!("change {at} cannot be taken back: {error}"),
                })?;
            at = Revision(at.0.saturating_sub(1));
        }
        Ok(document)
    }

    /// The points that somebody named, the oldest first.
    ///
    /// # Errors
    ///
    /// Where they cannot be read.
    pub fn checkpoints(&self) -> Result<Vec<Checkpoint>, ReadError> {
        Ok(self.disk.named(checkpoint::all(&self.disk.conn))?)
    }

    /// The files that were imported, the oldest first.
    ///
    /// # Errors
    ///
    /// Where they cannot be read.
    pub fn originals(&self) -> Result<Vec<Kept>, ReadError> {
        Ok(self.disk.named(original::all(&self.disk.conn))?)
    }

    /// An imported file with its bytes.
    ///
    /// # Errors
    ///
    /// Where there is no such file, or it cannot be read.
    pub fn original(&self, id: i64) -> Result<Original, ReadError> {
        let original = self.disk.named(original::one(&self.disk.conn, id))?;
        original.ok_or(ReadError::NoSuchOriginal)
    }

    /// Closes the document: one file again, that can be mailed.
    ///
    /// Dropping it instead loses nothing, but may leave a log beside it.
    ///
    /// # Errors
    ///
    /// Where the file is gone or the disk does not take it. The document is then still open, so that
    /// a copy can be saved.
    pub fn close(mut self) -> Result<(), CloseError> {
        self.snapshot_if_changed();
        match self.disk.settle() {
            Ok(()) => Ok(()),
            Err(source) => Err(CloseError {
                store: Box::new(self),
                source,
            }),
        }
    }

    /// Keeps the whole document beside its rows, for the day when a row is damaged.
    fn snapshot_if_changed(&mut self) {
        let newest = newest_snapshot(&self.disk.conn).ok().flatten();
        let head = self.head.revision;
        if self.read_only.is_some() || newest >= Some(head.sql()) {
            return;
        }
        let document = &self.document;
        let kept = self
            .disk
            .write(|transaction| checkpoint::keep_snapshot(transaction, head, document));
        // Every change is safe without it, so a full disk must not keep the document open.
        drop(kept);
    }

    pub(crate) fn record(&self, revision: Revision) -> Result<Record, ReadError> {
        let record = self.disk.named(journal::one(&self.disk.conn, revision))?;
        record.ok_or(ReadError::NoSuchRevision(revision.0))
    }
}
