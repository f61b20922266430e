//! One open document; each use case of the window is a method. No Tauri types.
//!
//! **Invariants:** a change is on the disk before it is answered; a use case that fails leaves the
//! session as it was; who and when come from the caller.

mod change;
mod logs;
mod opening;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use weft_core::edit::Touched;
use weft_core::layout::PairLayout;
use weft_core::{Document, Edit, Language};
use weft_store::Store;

use crate::drawing::{self, Drawing, DrawnVersion};
use crate::import;
use crate::preferences::PreferencesFile;
use crate::question::{Audited, Question, Shows};
use crate::recent::RecentFiles;
use crate::report::Report;
use crate::samples::Sample;
use crate::told::Told;
use crate::{Preferences, RecentFile, SessionError};
use logs::{HeldCounts, HeldLog};
use opening::Previewed;
pub use opening::Taken;

/// The open document as it is after a change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// Where it is.
    pub path: PathBuf,
    /// How many changes it has seen: an answer about an older one is stale.
    pub revision: u64,
    /// The document.
    pub document: Document,
    /// One drawing a version, the baseline first; the same one where a version did not change.
    #[serde(skip)]
    pub drawings: Vec<Arc<Drawing>>,
    /// What *undo* would take back, in words.
    pub undo: Option<String>,
    /// What *redo* would repeat, in words.
    pub redo: Option<String>,
    /// Why nothing can be changed, in words.
    pub read_only: Option<String>,
    /// What is wrong with the file, in words.
    pub damage: Option<String>,
    /// Which steps the last change was about: after *undo*, what has to be looked at.
    pub touched: Option<Touched>,
    /// How many things were read otherwise than they stand in the file that was just opened.
    pub noted: usize,
}

/// Who asks for a change, and when.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// Who.
    pub author: &'a str,
    /// When.
    pub at: Timestamp,
    /// The day of it, as the calendar of the place says.
    pub today: Date,
}

/// A document that is open, with its last drawings.
#[derive(Debug)]
struct Open {
    store: Store,
    /// How each version was drawn last; nothing where its drawing shall be made anew.
    drawn: Vec<Option<DrawnVersion>>,
    pair: Option<PairLayout>,
}

/// One open document, and those that were open before.
#[derive(Debug)]
pub struct Session {
    recent: RecentFiles,
    preferences: PreferencesFile,
    /// Where documents are made for files of other formats.
    documents: PathBuf,
    /// The file that the program was started with, until the window asks for it.
    argument: Option<PathBuf>,
    /// The document that was open when the window was closed, until the window asks for it.
    left_open: Option<PathBuf>,
    /// The file that was dropped on the window last, until the window asks for it.
    dropped: Option<PathBuf>,
    /// The file that people are shown, until they say whether it is opened.
    previewed: Option<Previewed>,
    /// The event log that people choose about.
    log: Option<HeldLog>,
    /// The log that the open document is held against.
    against: Option<HeldCounts>,
    /// How many files were shown.
    previews: u64,
    open: Option<Open>,
    /// What the window holds.
    pub(crate) told: Told,
    pub(crate) report: Report,
}

impl Session {
    /// A session that keeps its list of recent files and its own documents in `folder`, and opens
    /// `argument` first.
    #[must_use]
    pub fn new(folder: &Path, argument: Option<PathBuf>) -> Self {
        let recent = RecentFiles::load(folder);
        Self {
            left_open: recent.left_open().filter(|_| argument.is_none()),
            recent,
            preferences: PreferencesFile::load(folder),
            documents: folder.join("documents"),
            argument,
            dropped: None,
            previewed: None,
            log: None,
            against: None,
            previews: 0,
            open: None,
            told: Told::default(),
            report: Report::load(folder),
        }
    }

    /// The documents that were open before, the last one first.
    #[must_use]
    pub fn recent_files(&self) -> Vec<RecentFile> {
        self.recent.files().to_vec()
    }

    /// How the window looks and speaks.
    #[must_use]
    pub fn preferences(&self) -> &Preferences {
        &self.preferences.preferences
    }

    /// The language in which things are said.
    pub(crate) fn language(&self) -> Language {
        self.preferences().spoken()
    }

    /// Chooses how the window looks and speaks.
    pub fn choose_preferences(&mut self, preferences: Preferences) {
        self.preferences.choose(preferences);
    }

    /// Makes an empty document.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn create(&mut self, title: &str, by: By<'_>) -> Result<View, SessionError> {
        let document = Document {
            title: title.to_owned(),
            ..Document::default()
        };
        let store = import::created(&self.documents, title, |path| {
            Store::create(path, &document, None, by.author, by.at)
        })?;
        self.show(store)
    }

    /// Makes a document from a sample.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn open_sample(&mut self, sample: &Sample, by: By<'_>) -> Result<View, SessionError> {
        let document = sample.document()?;
        let store = import::created(&self.documents, &document.title, |path| {
            Store::create(path, &document, None, by.author, by.at)
        })?;
        self.show(store)
    }

    /// Closes the document and forgets that it was open.
    ///
    /// # Errors
    ///
    /// As [`Self::settle`].
    pub fn close(&mut self) -> Result<(), SessionError> {
        self.settle()?;
        self.recent.closed();
        Ok(())
    }

    /// Makes one file of the open document, that can be mailed; the next start opens it again.
    ///
    /// # Errors
    ///
    /// Where the disk does not take it; every change is safe nevertheless, and the document stays
    /// open.
    pub fn settle(&mut self) -> Result<(), SessionError> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        self.report.closed();
        self.against = None;
        let path = open.store.path().to_owned();
        self.recent
            .picture(&path, drawing::picture_of(open.store.document()));
        open.store.close().map_err(|error| {
            let source = error.source.into();
            self.open = Some(Open {
                store: *error.store,
                drawn: open.drawn,
                pair: open.pair,
            });
            SessionError::Output { path, source }
        })
    }

    /// Copies the document with its whole history to another file, and goes on in that.
    ///
    /// # Errors
    ///
    /// Where there is such a file, or the disk does not take it; the document stays open then.
    pub fn save_copy(&mut self, to: &Path, by: By<'_>) -> Result<View, SessionError> {
        let store = &mut self.opened_mut()?.store;
        store.copy_to(to).map_err(|error| SessionError::Output {
            path: to.to_owned(),
            source: error.into(),
        })?;
        self.open(to, by)
    }

    /// What a copy of the open document would be called.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn copy_name(&self) -> Result<String, SessionError> {
        Ok(format!("{} 2.{}", self.stem()?, import::ENDING))
    }

    /// What an audit needs of the open document.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn question(&self, redesign: Option<usize>) -> Result<Question, SessionError> {
        let open = self.opened_ref()?;
        let document = open.store.document().clone();
        let redesign = redesign.filter(|at| *at < document.redesigns.len());
        Ok(Question {
            revision: open.store.revision().0,
            language: self.language(),
            redesign,
            shows: Shows::default(),
            pair: open.pair.clone(),
            document,
        })
    }

    /// Remembers the drawing of an answer, so that the next one keeps it.
    pub fn answered(&mut self, answer: &Audited) {
        if let Some(open) = &mut self.open
            && open.store.revision().0 == answer.revision
        {
            open.pair = answer.layout.clone().or(open.pair.take());
        }
    }

    /// What the file of the open document is called, without its ending.
    pub(crate) fn stem(&self) -> Result<String, SessionError> {
        let stem = self.path()?.file_stem().unwrap_or_default();
        Ok(stem.to_string_lossy().into_owned())
    }

    /// Shows a document instead of the one that was open.
    fn show(&mut self, store: Store) -> Result<View, SessionError> {
        if let Err(error) = self.settle() {
            // Its changes are on the disk; a log beside the file is read when it is opened again.
            drop(error);
        }
        let document = store.document();
        let weave = drawing::picture_of(document);
        self.recent.remember(store.path(), &document.title, weave);
        self.open = Some(Open {
            store,
            drawn: Vec::new(),
            pair: None,
        });
        self.view()
    }

    /// Makes a change, if it is one.
    pub(crate) fn edit(&mut self, edit: Edit, by: By<'_>) -> Result<View, SessionError> {
        let touched = edit.touched();
        if !edit.is_empty() {
            self.opened_mut()?.store.edit(edit, by.author, by.at)?;
        }
        self.changed(touched)
    }

    /// The title may have changed, and the list shows it.
    fn changed(&mut self, touched: Option<Touched>) -> Result<View, SessionError> {
        if let Some(open) = &self.open {
            let (path, title) = (open.store.path().to_owned(), &open.store.document().title);
            self.recent.entitle(&path, title);
        }
        Ok(View {
            touched,
            ..self.view()?
        })
    }

    fn view(&mut self) -> Result<View, SessionError> {
        let language = self.language();
        let open = self.opened_mut()?;
        let document = open.store.document();
        let versions = document.versions().map(|(version, _)| version);
        open.drawn = versions
            .enumerate()
            .map(|(at, version)| {
                let previous = open.drawn.get(at).and_then(Option::as_ref);
                drawing::of_version(document, version, previous, language)
            })
            .collect();
        let drawn = open.drawn.iter().flatten();
        let drawings = drawn.map(|one| Arc::clone(&one.drawing)).collect();
        let store = &open.store;
        let words = |entry: Option<weft_store::Entry>| entry.map(|one| one.sentence.says(language));
        Ok(View {
            path: store.path().to_owned(),
            revision: store.revision().0,
            document: store.document().clone(),
            drawings,
            undo: words(store.undoable()?),
            redo: words(store.redoable()?),
            read_only: store.read_only().map(|why| why.says(language).to_owned()),
            damage: store.damage().map(|damage| damage.says(language)),
            touched: None,
            noted: 0,
        })
    }

    /// Where the open document is.
    pub(crate) fn path(&self) -> Result<&Path, SessionError> {
        Ok(self.opened_ref()?.store.path())
    }

    /// The open document.
    pub(crate) fn document(&self) -> Result<&Document, SessionError> {
        Ok(self.opened_ref()?.store.document())
    }

    fn opened_ref(&self) -> Result<&Open, SessionError> {
        self.open.as_ref().ok_or(SessionError::NothingOpen)
    }

    fn opened_mut(&mut self) -> Result<&mut Open, SessionError> {
        self.open.as_mut().ok_or(SessionError::NothingOpen)
    }
}
