//! One open document; each use case of the window is a method. No Tauri types.
//!
//! **Invariants:** the audit always belongs to the document beside it, and a use case that fails
//! leaves the session as it was.

use std::error::Error;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;
use weft_core::audit::{self, Audit, Options};
use weft_core::workflow::Fault;
use weft_core::{Document, Settings};
use weft_files::Limits;

use crate::RecentFile;
use crate::recent::RecentFiles;

/// A document with its audit, as the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Opened {
    /// Where the document is.
    pub path: PathBuf,
    /// The document as the audit read it: what a bare version leaves open is filled with suggestions.
    pub document: Document,
    /// Its audit, as `weft-audit/1`.
    pub audit: Audit,
}

/// Why a use case failed.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// There is no such file.
    #[error("{} is not there any more", path.display())]
    Missing {
        /// Where it was.
        path: PathBuf,
    },
    /// The file cannot be read as a workflow.
    #[error("{} could not be opened", path.display())]
    Input {
        /// The file.
        path: PathBuf,
        /// What was found, where, and what was expected.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The window asked for a file that nobody opened before.
    #[error("{} is not in the list of recent files", path.display())]
    NotListed {
        /// The file.
        path: PathBuf,
    },
    /// The pages could not be set.
    #[error("the report could not be made")]
    Report {
        /// Why.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The report could not be written.
    #[error("{} could not be written", path.display())]
    Output {
        /// Where it should have gone.
        path: PathBuf,
        /// Why.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The use case needs a document.
    #[error("no document is open")]
    NothingOpen,
}

/// One open document, and those that were open before.
#[derive(Debug)]
pub struct Session {
    recent: RecentFiles,
    /// The file that the program was started with, until the window asks for it.
    argument: Option<PathBuf>,
    opened: Option<Opened>,
}

impl Session {
    /// A session that keeps its list of recent files in `folder` and opens `argument` first.
    #[must_use]
    pub fn new(folder: &Path, argument: Option<PathBuf>) -> Self {
        Self {
            recent: RecentFiles::load(folder),
            argument,
            opened: None,
        }
    }

    /// The documents that were open before, the last one first.
    #[must_use]
    pub fn recent_files(&self) -> Vec<RecentFile> {
        self.recent.files().to_vec()
    }

    /// The open document; at first the one that the program was started with.
    ///
    /// # Errors
    ///
    /// Once, where the file that the program was started with cannot be opened.
    pub fn opened(&mut self, today: Date) -> Result<Option<Opened>, SessionError> {
        match self.argument.take() {
            Some(path) => self.open(&path, today).map(Some),
            None => Ok(self.opened.clone()),
        }
    }

    /// Opens a document and audits it.
    ///
    /// # Errors
    ///
    /// Where there is no such file, or it is no workflow. What was open stays open.
    pub fn open(&mut self, path: &Path, today: Date) -> Result<Opened, SessionError> {
        // A relative path would mean another file after a start from another folder.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if !path.exists() {
            self.recent.forget(&path);
            return Err(SessionError::Missing { path });
        }
        let document = read_document(&path)?;
        let (document, audit) = audited(&document, today).map_err(|faults| {
            let source = words(&faults).into();
            SessionError::Input {
                path: path.clone(),
                source,
            }
        })?;
        self.recent.remember(&path, &document.title);
        let opened = Opened {
            path,
            document,
            audit,
        };
        self.opened = Some(opened.clone());
        Ok(opened)
    }

    /// Opens a document of the list: the window can name no other file.
    ///
    /// # Errors
    ///
    /// As [`Self::open`], and where the file is not in the list.
    pub fn open_recent(&mut self, path: &Path, today: Date) -> Result<Opened, SessionError> {
        if !self.recent.holds(path) {
            let path = path.to_owned();
            return Err(SessionError::NotListed { path });
        }
        self.open(path, today)
    }

    /// Closes the document.
    pub fn close(&mut self) {
        self.opened = None;
    }

    /// What the report of the open document would be called.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn report_name(&self) -> Result<String, SessionError> {
        let opened = self.opened.as_ref().ok_or(SessionError::NothingOpen)?;
        let name = opened
            .path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        let stem = name.trim_end_matches(".json").trim_end_matches(".weft");
        Ok(format!("{stem}.pdf"))
    }

    /// Writes the report of the open document, whole or not at all.
    ///
    /// # Errors
    ///
    /// Where no document is open, or the report cannot be made or written.
    pub fn export_pdf(&self, to: &Path, today: Date) -> Result<(), SessionError> {
        let opened = self.opened.as_ref().ok_or(SessionError::NothingOpen)?;
        let bytes = report_of(opened, today)?;
        weft_files::write_whole(to, &bytes).map_err(|error| SessionError::Output {
            path: to.to_owned(),
            source: error.into(),
        })
    }
}

/// Reads a document of any format that Weft knows.
fn read_document(path: &Path) -> Result<Document, SessionError> {
    weft_files::read(path, &Limits::default())
        .map(|read| read.document)
        .map_err(|error| SessionError::Input {
            path: path.to_owned(),
            source: error.into(),
        })
}

/// Audits the first redesign, or the only version; the document comes back as the audit read it.
fn audited(document: &Document, today: Date) -> Result<(Document, Audit), Vec<Fault>> {
    let settings = Settings::default();
    let redesign = first_redesign(document);
    let options = Options {
        redesign,
        confirmed: None,
        settings: &settings,
        today,
    };
    let audit = audit::audit(document, &options)?;
    let document = audit::filled(document, redesign, &settings).into_owned();
    Ok((document, audit))
}

/// The redesign that is compared, counted from 0; none for a single version.
fn first_redesign(document: &Document) -> Option<usize> {
    (!document.redesigns.is_empty()).then_some(0)
}

/// Every fault in one sentence.
fn words(faults: &[Fault]) -> String {
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    faults.join("; ")
}

/// The full report as PDF, dated `today`.
fn report_of(opened: &Opened, today: Date) -> Result<Vec<u8>, SessionError> {
    let redesign = first_redesign(&opened.document);
    let options = weft_report::Options::new(today);
    weft_report::pdf(&opened.audit, &opened.document, redesign, &options).map_err(|error| {
        SessionError::Report {
            source: error.into(),
        }
    })
}
