//! What people do to the open document, and what was done.

use weft_core::Settings;
use weft_core::edit::{Action, Entry};
use weft_store::Checkpoint;

use super::{By, Session, View};
use crate::SessionError;
use crate::drawing;
use crate::history::{self, Line};

impl Session {
    /// Makes a change.
    ///
    /// # Errors
    ///
    /// Where it does not fit the document or the disk does not take it; nothing is changed then.
    pub fn act(&mut self, action: Action, by: By<'_>) -> Result<View, SessionError> {
        let tidied = if let Action::Tidy { version } = &action {
            Some(drawing::place_of(*version))
        } else {
            None
        };
        let language = self.language();
        let open = self.opened_mut()?;
        // What is added is called as the window speaks.
        let action = if let Action::CarryOut { at, ways, .. } = action {
            Action::CarryOut { at, ways, language }
        } else {
            action
        };
        let edit = action.edit(open.store.document(), by.today, &Settings::default())?;
        // A tidy drawing keeps nothing of the one before.
        if let Some(drawn) = tidied.and_then(|place| open.drawn.get_mut(place)) {
            *drawn = None;
        }
        self.edit(edit, by)
    }

    /// Takes the last change back.
    ///
    /// # Errors
    ///
    /// Where there is nothing to take back, or the disk does not take it.
    pub fn undo(&mut self, by: By<'_>) -> Result<View, SessionError> {
        let change = self.opened_mut()?.store.undo(by.author, by.at)?;
        self.changed(change.edit.touched())
    }

    /// Repeats what was taken back.
    ///
    /// # Errors
    ///
    /// Where there is nothing to repeat, or the disk does not take it.
    pub fn redo(&mut self, by: By<'_>) -> Result<View, SessionError> {
        let change = self.opened_mut()?.store.redo(by.author, by.at)?;
        self.changed(change.edit.touched())
    }

    /// Makes the document what it was after a change, as a new change.
    ///
    /// # Errors
    ///
    /// Where there is no such change, or the disk does not take it.
    pub fn restore(&mut self, revision: u64, by: By<'_>) -> Result<View, SessionError> {
        let store = &mut self.opened_mut()?.store;
        let change = store.restore(weft_store::Revision(revision), by.author, by.at)?;
        self.changed(change.edit.touched())
    }

    /// Names the point where the document stands.
    ///
    /// # Errors
    ///
    /// Where the disk does not take it.
    pub fn checkpoint(&mut self, name: &str, by: By<'_>) -> Result<Checkpoint, SessionError> {
        let store = &mut self.opened_mut()?.store;
        Ok(store.checkpoint(name, by.author, by.at)?)
    }

    /// What was done to the document, the last change first.
    ///
    /// # Errors
    ///
    /// Where the history cannot be read.
    pub fn history(&self) -> Result<Vec<Line>, SessionError> {
        let store = &self.opened_ref()?.store;
        history::lines(store, self.language())
    }

    /// Reads a line of the quick entry, without changing anything.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn read_entry(&self, line: &str) -> Result<Entry, SessionError> {
        let document = self.document()?;
        Ok(Entry::read(line, &document.roles))
    }
}
