//! Batches as one flat list, in the order in which they happen.

use super::{Edit, EditError};

/// How deep batches may stand inside batches: what is nested deeper could not be read from a file.
pub const MAX_DEPTH: usize = 16;

impl Edit {
    /// The single changes of this edit, in the order in which they happen; no batch among them.
    #[must_use]
    pub fn changes(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(edit) = open.pop() {
            if let Self::Batch(edits) = edit {
                open.extend(edits.iter().rev());
            } else {
                found.push(edit);
            }
        }
        found
    }

    /// One edit of several, without a batch where it is one alone.
    #[must_use]
    pub fn all(mut edits: Vec<Self>) -> Self {
        match edits.len() {
            1 => edits.remove(0),
            _ => Self::Batch(edits),
        }
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes().is_empty()
    }

    pub(super) fn flat(self, depth: usize, into: &mut Vec<Self>) -> Result<(), EditError> {
        let Self::Batch(edits) = self else {
            into.push(self);
            return Ok(());
        };
        let deeper = depth.checked_sub(1).ok_or(EditError::TooDeep)?;
        edits
            .into_iter()
            .try_for_each(|edit| edit.flat(deeper, into))
    }
}
