//! How a document comes to be open: from the disk, from a file of another format, from a list.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use weft_files::Read;
use weft_store::{Original, Store};

use super::{By, Session, View};
use crate::import::{
    self, Aim, Foreign, Found, LogChoice, LogPreview, LogReading, LogSeen, Looked, Preview,
    Progress, Watched,
};
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
}

/// An event log that people choose about, and whoever reads it.
#[derive(Debug)]
pub(super) struct HeldLog {
    number: u64,
    path: PathBuf,
    aim: Aim,
    watched: Option<Arc<Watched>>,
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
        if looked.aim == Aim::Redesign {
            // There must be a document to add it to, and better it is said now.
            self.opened_ref()?;
        }
        let Looked { path, aim, found } = looked;
        match found {
            Found::Log(guess) => {
                self.previews += 1;
                let number = self.previews;
                let preview = LogPreview::of(number, &path, aim, &guess);
                self.log = Some(HeldLog {
                    number,
                    path,
                    aim,
                    watched: None,
                });
                Ok(Taken::Log(Box::new(preview)))
            }
            Found::Foreign(foreign) if import::is_shown_first(&path) => {
                if let Some(store) = self.known(&path, aim, foreign.original.as_ref()) {
                    return self.show(store).map(view);
                }
                let preview = self.preview(path, aim, foreign);
                Ok(Taken::Preview(Box::new(preview)))
            }
            found @ (Found::Document | Found::Foreign(_)) => {
                self.make(Looked { path, aim, found }, by).map(view)
            }
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

    /// What reading the log takes that people choose about.
    ///
    /// # Errors
    ///
    /// Where another file is shown by now.
    pub fn read_log(&mut self, number: u64, choice: LogChoice) -> Result<LogReading, SessionError> {
        let language = self.language();
        self.stop_reading();
        let log = self.log.as_mut().filter(|log| log.number == number);
        let log = log.ok_or(SessionError::NothingPreviewed)?;
        let watched = Arc::new(Watched::default());
        log.watched = Some(Arc::clone(&watched));
        Ok(LogReading {
            path: log.path.clone(),
            aim: log.aim,
            choice,
            language,
            watched,
        })
    }

    /// Shows the workflow that a log was seen to hold; nothing where somebody left it meanwhile.
    pub fn log_seen(&mut self, seen: LogSeen) -> Option<Preview> {
        self.log.as_ref().filter(|log| log.path == seen.path)?;
        let foreign = Foreign {
            name: import::name_of(&seen.path),
            original: None,
            read: Ok(seen.read),
            tables: Vec::new(),
            log: Some(seen.counts),
        };
        Some(self.preview(seen.path, seen.aim, Box::new(foreign)))
    }

    /// How far a log is read; nothing where none is.
    #[must_use]
    pub fn log_progress(&self) -> Option<Progress> {
        let watched = self.log.as_ref()?.watched.as_ref()?;
        Some(watched.progress())
    }

    /// Whoever reads a log stops.
    pub fn stop_reading(&mut self) {
        let log = self.log.as_mut();
        if let Some(watched) = log.and_then(|log| log.watched.take()) {
            watched.stop();
        }
    }

    /// Remembers what people are shown.
    fn preview(&mut self, path: PathBuf, aim: Aim, foreign: Box<Foreign>) -> Preview {
        self.previews += 1;
        let number = self.previews;
        let preview = Preview::of(number, aim, &foreign);
        self.previewed = Some(Previewed {
            number,
            path,
            aim,
            foreign,
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
            Found::Document if self.is_open(&path) => self.view(),
            Found::Document => match Store::open(&path) {
                Ok(store) => self.show(store),
                Err(error) => Err(input(&path, error)),
            },
            Found::Log(_) => Err(SessionError::Unchosen { path }),
            Found::Foreign(foreign) => {
                let original = foreign.original.as_ref();
                let read = foreign.read.map_err(|error| input(&path, error))?;
                let view = match self.known(&path, aim, original) {
                    Some(store) => self.show(store)?,
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

    /// The document that was made of the same file, where that is what is wanted.
    fn known(&self, path: &Path, aim: Aim, original: Option<&Original>) -> Option<Store> {
        match aim {
            Aim::Document => import::unchanged(&self.documents, path, original?),
            Aim::Redesign => None,
        }
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
