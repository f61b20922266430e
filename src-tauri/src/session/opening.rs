//! How a document comes to be open: from the disk, from a file of another format, from a list.

use std::path::{Path, PathBuf};

use weft_core::{Document, Edit};
use weft_files::Read;
use weft_store::{Original, Store};

use super::{By, Session, View};
use crate::import::{self, Aim, Foreign, Found, Known, KnownShown, LogPreview, Looked, Preview};
use crate::{Cause, SessionError};

/// What became of a file.
#[derive(Debug)]
pub enum Taken {
    /// It is open.
    View(Box<View>),
    /// People see first what was understood.
    Preview(Box<Preview>),
    /// It is an event log, and people choose first how it is read.
    Log(Box<LogPreview>),
}

/// A file that people are shown.
#[derive(Debug)]
pub(super) struct Previewed {
    number: u64,
    path: PathBuf,
    aim: Aim,
    foreign: Box<Foreign>,
    /// The document that was made of it before.
    known: Option<Known>,
}

impl Session {
    /// The file that the program was started with, once.
    pub fn argument(&mut self) -> Option<PathBuf> {
        self.argument.take()
    }

    /// The open document; at first the one that was open when the window was closed.
    ///
    /// # Errors
    ///
    /// Once, where that cannot be opened any more.
    pub fn opened(&mut self, by: By<'_>) -> Result<Option<View>, SessionError> {
        if let Some(path) = self.left_open.take() {
            let opened = self.open(&path, by);
            if opened.is_err() {
                // The next start does not stumble over it again.
                self.recent.closed();
            }
            return opened.map(Some);
        }
        if self.open.is_none() {
            return Ok(None);
        }
        self.view().map(Some)
    }

    /// Opens a document; a file of another format becomes one.
    ///
    /// # Errors
    ///
    /// Where there is no such file, or it is no workflow. What was open stays open.
    pub fn open(&mut self, path: &Path, by: By<'_>) -> Result<View, SessionError> {
        if self.is_open(path) {
            return self.view();
        }
        let looked = Looked::at(path, Aim::Document);
        if let Err(SessionError::Missing { path }) = &looked {
            self.recent.forget(path);
        }
        self.make(looked?, by)
    }

    /// Adds the workflow of a file as a redesign; the file itself is kept inside.
    ///
    /// # Errors
    ///
    /// Where the file is no workflow, or the disk does not take it; nothing is changed then.
    pub fn add_redesign(&mut self, path: &Path, by: By<'_>) -> Result<View, SessionError> {
        self.make(Looked::at(path, Aim::Redesign)?, by)
    }

    /// Opens a file that was read, or answers what people see of it first. A document that was made of the
    /// same file and never changed is opened again.
    ///
    /// # Errors
    ///
    /// As [`Self::open`] and [`Self::add_redesign`].
    pub fn take(&mut self, looked: Looked, by: By<'_>) -> Result<Taken, SessionError> {
        let view = |view| Taken::View(Box::new(view));
        self.leave_previewed();
        if looked.aim != Aim::Document {
            // There must be a document to add it to, and better it is said now.
            self.opened_ref()?;
        }
        let Looked { path, aim, found } = looked;
        match found {
            Found::Log(guess) => {
                let preview = self.hold_log(path, aim, &guess);
                Ok(Taken::Log(Box::new(preview)))
            }
            Found::Foreign(foreign) => match self.known(&path, aim, foreign.original.as_ref()) {
                // There is nothing to ask.
                Some(known) if !known.changed && known.same => {
                    let noted = foreign.read.as_ref().map_or(0, |read| read.notes.len());
                    let opened = self.opened_again(&known.path)?;
                    let noted = if import::is_shown_first(&path) {
                        0
                    } else {
                        noted
                    };
                    Ok(view(View { noted, ..opened }))
                }
                known if known.is_some() || import::is_shown_first(&path) => {
                    let preview = self.preview(path, aim, foreign, known);
                    Ok(Taken::Preview(Box::new(preview)))
                }
                _ => {
                    let found = Found::Foreign(foreign);
                    self.make(Looked { path, aim, found }, by).map(view)
                }
            },
            found @ Found::Document => self.make(Looked { path, aim, found }, by).map(view),
        }
    }

    /// Makes of a file what was shown of it.
    ///
    /// # Errors
    ///
    /// Where another file is shown by now, something is wrong in it, or the disk does not take it; it can
    /// be tried again then.
    pub fn open_previewed(&mut self, number: u64, by: By<'_>) -> Result<View, SessionError> {
        let shown = self.previewed.take();
        let Some(shown) = shown.filter(|one| one.number == number) else {
            return Err(SessionError::NothingPreviewed);
        };
        let view = match &shown.foreign.read {
            Ok(read) => {
                let original = shown.foreign.original.as_ref();
                self.made(&shown.path, shown.aim, (read, original), by)
            }
            Err(_) => Err(SessionError::NothingPreviewed),
        };
        if view.is_err() {
            self.previewed = Some(shown);
        } else {
            self.leave_previewed();
        }
        view
    }

    /// Opens the document that was made of the shown file before, as it is by now.
    ///
    /// # Errors
    ///
    /// Where another file is shown by now, or none was made; or it cannot be opened any more.
    pub fn open_known(&mut self, number: u64) -> Result<View, SessionError> {
        let path = self.known_of(number)?;
        let view = self.opened_again(&path)?;
        self.leave_previewed();
        Ok(view)
    }

    /// Puts what the shown file holds by now in place of what stands in the document that was made of it
    /// before; one *undo* takes that back. The document keeps its title.
    ///
    /// # Errors
    ///
    /// As [`Self::open_known`], and where the disk does not take it.
    pub fn update_known(&mut self, number: u64, by: By<'_>) -> Result<View, SessionError> {
        let path = self.known_of(number)?;
        self.opened_again(&path)?;
        let shown = self
            .previewed
            .take()
            .ok_or(SessionError::NothingPreviewed)?;
        let Ok(read) = &shown.foreign.read else {
            return Err(SessionError::NothingPreviewed);
        };
        let store = &mut self.opened_mut()?.store;
        let title = store.document().title.clone();
        let read = Document {
            title,
            ..read.document.clone()
        };
        let edit = Edit::between(store.document(), &read);
        if let Some(original) = &shown.foreign.original {
            store.keep_original(original, by.at)?;
        }
        self.edit(edit, by)
    }

    /// Where the document lies that was made of the shown file before.
    fn known_of(&self, number: u64) -> Result<PathBuf, SessionError> {
        let shown = self.previewed.as_ref().filter(|one| one.number == number);
        let known = shown.and_then(|shown| shown.known.as_ref());
        let known = known.ok_or(SessionError::NothingPreviewed)?;
        Ok(known.path.clone())
    }

    /// Opens a document that Weft keeps itself, if it is not open already.
    fn opened_again(&mut self, path: &Path) -> Result<View, SessionError> {
        if self.is_open(path) {
            return self.view();
        }
        match Store::open(path) {
            Ok(store) => self.show(store),
            Err(error) => Err(input(path, error)),
        }
    }

    /// Makes nothing of the file that was shown.
    pub fn leave_previewed(&mut self) {
        self.stop_reading();
        self.previewed = None;
        self.log = None;
    }

    /// The file that is shown, and what it is to become.
    ///
    /// # Errors
    ///
    /// Where another file is shown by now.
    pub fn previewed(&self, number: u64) -> Result<(PathBuf, Aim), SessionError> {
        let shown = self.previewed.as_ref().filter(|one| one.number == number);
        let shown = shown.ok_or(SessionError::NothingPreviewed)?;
        Ok((shown.path.clone(), shown.aim))
    }

    /// Remembers what people are shown.
    pub(super) fn preview(
        &mut self,
        path: PathBuf,
        aim: Aim,
        foreign: Box<Foreign>,
        known: Option<Known>,
    ) -> Preview {
        self.previews += 1;
        let number = self.previews;
        let mut preview = Preview::of(number, aim, &foreign);
        preview.known = known.as_ref().map(KnownShown::of);
        if aim == Aim::Document {
            preview.becomes = import::other_name(&self.documents, &path);
        }
        self.previewed = Some(Previewed {
            number,
            path,
            aim,
            foreign,
            known,
        });
        preview
    }

    /// Remembers a file that was dropped on the window.
    pub fn drop_file(&mut self, path: PathBuf) {
        self.dropped = Some(path);
    }

    /// The file that was dropped on the window, once.
    ///
    /// # Errors
    ///
    /// Where nothing was dropped.
    pub fn dropped(&mut self) -> Result<PathBuf, SessionError> {
        self.dropped.take().ok_or(SessionError::NothingDropped)
    }

    /// Opens a document of the list: the window can name no other file.
    ///
    /// # Errors
    ///
    /// As [`Self::open`], and where the file is not in the list.
    pub fn open_recent(&mut self, path: &Path, by: By<'_>) -> Result<View, SessionError> {
        if !self.recent.holds(path) {
            let path = path.to_owned();
            return Err(SessionError::NotListed { path });
        }
        self.open(path, by)
    }

    /// The files that the open document came from, as they were.
    ///
    /// # Errors
    ///
    /// Where no document is open, or they cannot be read.
    pub fn originals(&self) -> Result<Vec<Original>, SessionError> {
        let store = &self.opened_ref()?.store;
        let kept = store.originals()?;
        let originals = kept.iter().map(|one| store.original(one.id));
        Ok(originals.collect::<Result<_, _>>()?)
    }

    /// Makes of a file what it holds, without asking.
    fn make(&mut self, looked: Looked, by: By<'_>) -> Result<View, SessionError> {
        let Looked { path, aim, found } = looked;
        match found {
            Found::Document => self.opened_again(&path),
            Found::Log(_) => Err(SessionError::Unchosen { path }),
            Found::Foreign(foreign) => {
                let original = foreign.original.as_ref();
                let read = foreign.read.map_err(|error| input(&path, error))?;
                let known = self.known(&path, aim, original);
                let view = match known.filter(|known| known.same && !known.changed) {
                    Some(known) => self.opened_again(&known.path)?,
                    None => self.made(&path, aim, (&read, original), by)?,
                };
                Ok(View {
                    noted: read.notes.len(),
                    ..view
                })
            }
        }
    }

    /// Makes a document or a redesign of what was read.
    fn made(
        &mut self,
        path: &Path,
        aim: Aim,
        (read, original): (&Read, Option<&Original>),
        by: By<'_>,
    ) -> Result<View, SessionError> {
        match aim {
            Aim::Document => {
                let store = import::made(path, &self.documents, (read, original), by)?;
                self.show(store)
            }
            // A log that a drawing is held against is no document, and has none to be made.
            Aim::Comparison => Err(SessionError::NothingPreviewed),
            Aim::Redesign => {
                let store = &mut self.opened_mut()?.store;
                let edit = import::redesign_of(store.document(), read.document.clone(), path);
                if let Some(original) = original {
                    store.keep_original(original, by.at)?;
                }
                self.edit(edit, by)
            }
        }
    }

    /// The document that was made of the same file before, where one is wanted.
    fn known(&self, path: &Path, aim: Aim, original: Option<&Original>) -> Option<Known> {
        if aim != Aim::Document {
            return None;
        }
        let open = self.open.as_ref().map(|open| &open.store);
        import::known(&self.documents, path, original?, open)
    }

    fn is_open(&self, path: &Path) -> bool {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let open = self.open.as_ref();
        open.is_some_and(|one| one.store.path() == path)
    }
}

fn input(path: &Path, source: impl Into<Cause>) -> SessionError {
    SessionError::Input {
        path: path.to_owned(),
        source: source.into(),
    }
}
