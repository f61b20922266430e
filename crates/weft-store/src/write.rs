//! Changes: each is on the disk with its row of the journal before it is answered.

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use weft_core::Edit;
use weft_core::edit::Sentence;

use crate::checkpoint::{Checkpoint, keep_snapshot};
use crate::error::WriteError;
use crate::journal::{Draft, Entry, Kind, Revision};
use crate::load::Head;
use crate::original::{MOST_BYTES, Original};
use crate::rows::{json, write};
use crate::store::{Change, Store};

impl Store {
    /// Makes a change.
    ///
    /// # Errors
    ///
    /// Where the change does not fit, or the disk does not take it. The document is then as it was,
    /// in memory and on the disk.
    pub fn edit(&mut self, edit: Edit, author: &str, at: Timestamp) -> Result<Change, WriteError> {
        self.check_writable()?;
        let sentence = edit.sentence(&self.document);
        let head = Head {
            revision: self.head.revision.next(),
            undo: Some(self.head.revision.next()),
            redo: None,
        };
        self.keep(edit, &entry(head, at, author, Kind::Edit, sentence), head)
    }

    /// Takes the last change back that was not taken back yet.
    ///
    /// # Errors
    ///
    /// As [`Self::edit`], and where there is nothing to undo.
    pub fn undo(&mut self, author: &str, at: Timestamp) -> Result<Change, WriteError> {
        self.check_writable()?;
        let of = self.head.undo.ok_or(WriteError::NothingToUndo)?;
        let record = self.record(of)?;
        let head = Head {
            revision: self.head.revision.next(),
            undo: self.before(of)?.undo,
            redo: Some(self.head.revision.next()),
        };
        let inverse = self.disk.named(record.inverse())?;
        let sentence = record.entry.sentence;
        self.keep(
            inverse,
            &entry(head, at, author, Kind::Undo(of), sentence),
            head,
        )
    }

    /// Repeats the change that was taken back last.
    ///
    /// # Errors
    ///
    /// As [`Self::edit`], and where there is nothing to redo.
    pub fn redo(&mut self, author: &str, at: Timestamp) -> Result<Change, WriteError> {
        self.check_writable()?;
        let of = self.head.redo.ok_or(WriteError::NothingToRedo)?;
        let record = self.record(of)?;
        let head = Head {
            revision: self.head.revision.next(),
            undo: Some(self.head.revision.next()),
            redo: self.before(of)?.redo,
        };
        let inverse = self.disk.named(record.inverse())?;
        let sentence = record.entry.sentence;
        self.keep(
            inverse,
            &entry(head, at, author, Kind::Redo(of), sentence),
            head,
        )
    }

    /// Makes the document what it was after a change: a new change, which can be undone.
    ///
    /// # Errors
    ///
    /// As [`Self::edit`], and where the history has no such change or nothing would be different.
    pub fn restore(
        &mut self,
        revision: Revision,
        author: &str,
        at: Timestamp,
    ) -> Result<Change, WriteError> {
        self.check_writable()?;
        let edit = Edit::between(&self.document, &self.document_at(revision)?);
        let checkpoints = self.checkpoints()?;
        let named = checkpoints
            .iter()
            .rev()
            .find(|one| one.revision == revision);
        let sentence = match named {
            Some(one) => Sentence::new("restored-checkpoint", &[&one.name]),
            None => Sentence::new("restored", &[&revision.to_string()]),
        };
        let head = Head {
            revision: self.head.revision.next(),
            undo: Some(self.head.revision.next()),
            redo: None,
        };
        let kind = Kind::Restore(revision);
        self.keep(edit, &entry(head, at, author, kind, sentence), head)
    }

    /// Names the point where the history stands.
    ///
    /// # Errors
    ///
    /// Where the document is open for reading only, or the disk does not take it.
    pub fn checkpoint(
        &mut self,
        name: &str,
        author: &str,
        at: Timestamp,
    ) -> Result<Checkpoint, WriteError> {
        self.check_writable()?;
        let checkpoint = Checkpoint {
            revision: self.head.revision,
            at,
            author: author.to_owned(),
            name: name.to_owned(),
        };
        let document = &self.document;
        self.disk.write(|transaction| {
            checkpoint.write(transaction)?;
            keep_snapshot(transaction, checkpoint.revision, document)
        })?;
        Ok(checkpoint)
    }

    /// Keeps a file that was imported as it was; answers its number.
    ///
    /// # Errors
    ///
    /// Where it is too large, the document is open for reading only, or the disk does not take it.
    pub fn keep_original(&mut self, original: &Original, at: Timestamp) -> Result<i64, WriteError> {
        self.check_writable()?;
        if original.bytes.len() > MOST_BYTES {
            return Err(WriteError::OriginalTooLarge {
                name: original.name.clone(),
                bytes: original.bytes.len(),
                most: MOST_BYTES,
            });
        }
        let id = self
            .disk
            .write(|transaction| original.write(transaction, at))?;
        Ok(id)
    }

    fn check_writable(&self) -> Result<(), WriteError> {
        self.read_only
            .map_or(Ok(()), |why| Err(WriteError::ReadOnly(why)))
    }

    /// Where the history stood before a change.
    fn before(&self, revision: Revision) -> Result<Head, WriteError> {
        let record = self.record(Revision(revision.0.saturating_sub(1)))?;
        Ok(Head {
            revision: record.entry.revision,
            undo: record.undo,
            redo: record.redo,
        })
    }

    /// Makes a change in memory and on the disk, or in neither.
    fn keep(&mut self, edit: Edit, entry: &Entry, head: Head) -> Result<Change, WriteError> {
        if edit.is_empty() {
            return Err(WriteError::NothingToChange);
        }
        let text = readable(&edit)?;
        let inverse = self.document.apply(edit.clone())?;
        match self.keep_applied(&edit, &inverse, &text, entry, head) {
            Ok(()) => Ok(Change {
                entry: entry.clone(),
                edit,
            }),
            Err(error) => {
                self.document
                    .apply(inverse)
                    .expect("an inverse applies where it was made");
                Err(error)
            }
        }
    }

    /// Writes a change that the document in memory has made already.
    fn keep_applied(
        &mut self,
        edit: &Edit,
        inverse: &Edit,
        text: &str,
        entry: &Entry,
        head: Head,
    ) -> Result<(), WriteError> {
        let inverse_text = readable(inverse)?;
        let found = text.len().saturating_add(inverse_text.len());
        if found > MOST_BYTES {
            let found = format!("a change of {found} bytes, at most {MOST_BYTES} fit");
            return Err(WriteError::Unwritable { found });
        }
        let mut inverses = inverse.changes();
        inverses.reverse();
        let mut ranks = self.ranks.clone();
        let touched = ranks.follow(&edit.changes(), &inverses);
        let draft = Draft {
            entry,
            undo: head.undo,
            redo: head.redo,
            edit: text,
            inverse: &inverse_text,
        };
        let document = &self.document;
        self.disk.write(|transaction| {
            write(transaction, document, &ranks, &touched)?;
            draft.write(transaction)
        })?;
        self.ranks = ranks;
        self.head = head;
        Ok(())
    }
}

fn entry(head: Head, at: Timestamp, author: &str, kind: Kind, sentence: Sentence) -> Entry {
    Entry {
        revision: head.revision,
        at,
        author: author.to_owned(),
        kind,
        sentence,
    }
}

/// A value as text, if the text gives the same value again: what cannot be read is never written.
fn readable<T: Serialize + DeserializeOwned + PartialEq>(value: &T) -> Result<String, WriteError> {
    let text = json(value);
    let found = match serde_json::from_str::<T>(&text) {
        Ok(again) if again == *value => return Ok(text),
        Ok(_) => "a value that reads differently than it was written".to_owned(),
        Err(error) => error.to_string(),
    };
    Err(WriteError::Unwritable { found })
}
