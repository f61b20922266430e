//! The report of the open document: what was chosen for it, the pages on the screen, the files written.
//!
//! **Invariants:** the pages on the screen are those of the PDF; they are set outside the session, so that
//! nothing waits for them, and the newest win; only files that were written here are shown to the system.

mod choices;
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands commands their state and arguments by value"
)]
pub(crate) mod commands;
mod pictures;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use weft_core::workflow::Fault;
use weft_report::{Options, Pages, ReportError};

use crate::{Cause, Question, Session, SessionError};
use choices::Chosen;
pub use choices::{Choices, Extent, House};
pub use pictures::{Format, Picture};

/// What the session knows of reports.
#[derive(Debug)]
pub(crate) struct Report {
    chosen: Chosen,
    /// The report on the screen.
    last: Option<Arc<SetReport>>,
    /// How many were asked for.
    asked: u64,
    written: Vec<PathBuf>,
}

impl Report {
    pub(crate) fn load(folder: &Path) -> Self {
        Self {
            chosen: Chosen::load(folder),
            last: None,
            asked: 0,
            written: Vec::new(),
        }
    }

    /// The pages on the screen are of a document that is closed.
    pub(crate) fn closed(&mut self) {
        self.last = None;
    }
}

/// A report that is set.
#[derive(Debug)]
pub struct SetReport {
    number: u64,
    revision: u64,
    redesign: Option<usize>,
    options: Options,
    pages: Pages,
}

impl SetReport {
    /// The pages as PDF.
    ///
    /// # Errors
    ///
    /// Where the pages do not keep to the standards of the file.
    pub fn pdf(&self) -> Result<Vec<u8>, SessionError> {
        self.pages.pdf().map_err(reported)
    }

    /// A page, counted from 0, as an SVG picture.
    ///
    /// # Errors
    ///
    /// Where there is no such page.
    pub fn page(&self, at: usize) -> Result<String, SessionError> {
        self.pages.svg(at).ok_or(SessionError::NoPage)
    }
}

/// The pages on the screen, without what stands on them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// Which report, to ask for its pages.
    pub number: u64,
    /// The first page first; none while the workflow has faults.
    pub pages: Vec<Page>,
    /// Every fault of the workflow.
    pub faults: Vec<Fault>,
}

impl Preview {
    /// No pages, and why.
    pub(crate) fn faulty(faults: Vec<Fault>) -> Self {
        Self {
            number: 0,
            pages: Vec::new(),
            faults,
        }
    }
}

/// A page of the preview.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// In points, of which 72 make an inch.
    pub width: f64,
    /// In points.
    pub height: f64,
    /// The section that it belongs to; empty on the cover.
    pub section: String,
}

impl From<&SetReport> for Preview {
    fn from(set: &SetReport) -> Self {
        let pages = set.pages.sizes().zip(set.pages.sections());
        let pages = pages.map(|(size, section)| Page {
            width: size.width,
            height: size.height,
            section: section.clone(),
        });
        Self {
            number: set.number,
            pages: pages.collect(),
            faults: Vec::new(),
        }
    }
}

/// A report to be set: taken out of the session, so that nothing waits for it.
#[derive(Debug, Clone)]
pub struct ReportQuestion {
    number: u64,
    question: Question,
    options: Options,
    last: Option<Arc<SetReport>>,
}

impl ReportQuestion {
    /// Sets the report, or answers the last one where nothing has changed since.
    ///
    /// # Errors
    ///
    /// Where the workflow has faults, or the pages cannot be set.
    pub fn set(&self, today: Date) -> Result<Arc<SetReport>, SessionError> {
        let options = Options {
            date: today,
            ..self.options.clone()
        };
        let Question {
            revision, redesign, ..
        } = self.question;
        if let Some(last) = &self.last
            && (last.revision, last.redesign) == (revision, redesign)
            && last.options == options
        {
            return Ok(Arc::clone(last));
        }
        let (audit, document) = self
            .question
            .audited(options.language, today)
            .map_err(SessionError::Faulty)?;
        let pages =
            weft_report::typeset(&audit, &document, redesign, &options).map_err(reported)?;
        Ok(Arc::new(SetReport {
            number: self.number,
            revision,
            redesign,
            options,
            pages,
        }))
    }

    /// Writes the report, whole or not at all.
    ///
    /// # Errors
    ///
    /// As [`Self::set`], and where the file cannot be written.
    pub fn export_pdf(&self, to: &Path, today: Date) -> Result<(), SessionError> {
        write(to, &self.set(today)?.pdf()?)
    }
}

impl Session {
    /// What was chosen for the report of the open document.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn report_choices(&self) -> Result<Choices, SessionError> {
        Ok(self.report.chosen.of(self.path()?))
    }

    /// Remembers what was chosen for the report of the open document.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn choose_report(&mut self, choices: Choices) -> Result<(), SessionError> {
        let path = self.path()?.to_owned();
        self.report.chosen.remember(&path, choices);
        Ok(())
    }

    /// What the file of the logo was called.
    #[must_use]
    pub fn logo_name(&self) -> Option<String> {
        self.report.chosen.logo_name().map(str::to_owned)
    }

    /// Takes a logo from a file, for every report from now on.
    ///
    /// # Errors
    ///
    /// Where the file cannot stand as a logo; the one before stays then.
    pub fn set_logo(&mut self, path: &Path) -> Result<(), SessionError> {
        let failed = |source: Cause| SessionError::Input {
            path: path.to_owned(),
            source,
        };
        let length = std::fs::metadata(path)
            .map_err(|error| failed(error.into()))?
            .len();
        // A file of gigabytes is not read to find that it is too large.
        if length > weft_report::LOGO_BYTES as u64 {
            return Err(failed(ReportError::LargeLogo.into()));
        }
        let bytes = std::fs::read(path).map_err(|error| failed(error.into()))?;
        weft_report::check_logo(&bytes).map_err(|error| failed(error.into()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.report
            .chosen
            .set_logo(Some((name.into_owned(), bytes)));
        Ok(())
    }

    /// Prints no logo any more.
    pub fn remove_logo(&mut self) {
        self.report.chosen.set_logo(None);
    }

    /// What setting the report of the open document needs, with what was chosen for it.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn report(&mut self, redesign: Option<usize>) -> Result<ReportQuestion, SessionError> {
        let question = self.question(redesign)?;
        let Choices { house, extent } = self.report_choices()?;
        let words = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.report.asked += 1;
        Ok(ReportQuestion {
            number: self.report.asked,
            question,
            options: Options {
                language: house.language.unwrap_or(self.language()),
                prepared_by: words(&house.prepared_by),
                organisation: words(&house.organisation),
                logo: self.report.chosen.logo().map(<[u8]>::to_vec),
                paper: house.paper,
                one_page: extent.one_page,
                sections: extent.sections,
                // The day is the one on which it is set.
                ..Options::new(Date::ZERO)
            },
            last: self.report.last.clone(),
        })
    }

    /// Keeps a report whose pages will be asked for; an older one does not take the place of a newer.
    pub fn report_set(&mut self, set: &Arc<SetReport>) {
        let newest = self.report.last.as_ref().map_or(0, |last| last.number);
        if set.number > newest {
            self.report.last = Some(Arc::clone(set));
        }
    }

    /// The report whose pages are on the screen.
    ///
    /// # Errors
    ///
    /// Where another one took its place.
    pub fn report_shown(&self, number: u64) -> Result<Arc<SetReport>, SessionError> {
        let last = self.report.last.as_ref();
        let shown = last.filter(|last| last.number == number);
        shown.cloned().ok_or(SessionError::NoPage)
    }

    /// What the report of the open document would be called.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn report_name(&self) -> Result<String, SessionError> {
        Ok(format!("{}.pdf", self.stem()?))
    }

    /// What a drawing of the open document would be called.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn drawing_name(&self, picture: Picture, format: Format) -> Result<String, SessionError> {
        let stem = self.stem()?;
        let word = picture.word(self.language());
        Ok(format!("{stem}-{word}.{}", format.ending()))
    }

    /// Remembers a file that was written, so that it may be shown.
    pub fn written(&mut self, path: &Path) {
        self.report.written.push(path.to_owned());
    }

    /// A file that may be shown to the system: the window can name no other.
    ///
    /// # Errors
    ///
    /// Where it was not written here.
    pub fn to_be_shown(&self, path: &Path) -> Result<PathBuf, SessionError> {
        let mut written = self.report.written.iter();
        let known = written.find(|one| *one == path);
        known.cloned().ok_or_else(|| SessionError::NotWritten {
            path: path.to_owned(),
        })
    }
}

pub(crate) fn write(to: &Path, bytes: &[u8]) -> Result<(), SessionError> {
    weft_files::write_whole(to, bytes).map_err(|error| SessionError::Output {
        path: to.to_owned(),
        source: error.into(),
    })
}

fn reported(error: ReportError) -> SessionError {
    SessionError::Report { source: error }
}
