//! One open document; each use case of the window is a method. No Tauri types.
//!
//! **Invariants:** the audit always belongs to the document beside it, and a use case that fails
//! leaves the session as it was.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use weft_core::{Audit, Document};

use crate::RecentFile;
use crate::recent::RecentFiles;

/// A document with its audit, as the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Opened {
    /// Where the document is.
    pub path: PathBuf,
    /// The document, as `weft/1`.
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
    pub fn new(folder: PathBuf, argument: Option<PathBuf>) -> Self {
        Self {
            recent: RecentFiles::load(&folder),
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
    pub fn opened(&mut self) -> Result<Option<Opened>, SessionError> {
        match self.argument.take() {
            Some(path) => self.open(&path).map(Some),
            None => Ok(self.opened.clone()),
        }
    }

    /// Opens a document and audits it.
    ///
    /// # Errors
    ///
    /// Where there is no such file, or it is no workflow. What was open stays open.
    pub fn open(&mut self, path: &Path) -> Result<Opened, SessionError> {
        // A relative path would mean another file after a start from another folder.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if !path.exists() {
            self.recent.forget(&path);
            return Err(SessionError::Missing { path });
        }
        let document = read_document(&path)?;
        let audit = audit_of(&document);
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
    pub fn open_recent(&mut self, path: &Path) -> Result<Opened, SessionError> {
        if !self.recent.holds(path) {
            let path = path.to_owned();
            return Err(SessionError::NotListed { path });
        }
        self.open(path)
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
    pub fn export_pdf(&self, to: &Path) -> Result<(), SessionError> {
        let opened = self.opened.as_ref().ok_or(SessionError::NothingOpen)?;
        let bytes = report_of(opened)?;
        write(to, &bytes)
    }
}

/// Reads a document of any format that Weft knows.
fn read_document(path: &Path) -> Result<Document, SessionError> {
    let unreadable = |source: Box<dyn Error + Send + Sync>| SessionError::Input {
        path: path.to_owned(),
        source,
    };
    let bytes = fs::read(path).map_err(|error| unreadable(error.into()))?;
    serde_json::from_slice(&bytes).map_err(|error| unreadable(error.into()))
}

/// Audits the first redesign, or the only version.
fn audit_of(document: &Document) -> Audit {
    crate::interim::audit(document)
}

/// The report as PDF.
fn report_of(_opened: &Opened) -> Result<Vec<u8>, SessionError> {
    let source = "this build has no report yet".into();
    Err(SessionError::Report { source })
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), SessionError> {
    fs::write(path, bytes).map_err(|error| SessionError::Output {
        path: path.to_owned(),
        source: error.into(),
    })
}
