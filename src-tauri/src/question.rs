//! The audit of the open document, away from the session: a function of what was taken out of it.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;
use weft_core::audit::{self, Audit, Options};
use weft_core::layout::PairLayout;
use weft_core::layout::people::{PeopleDrawing, people};
use weft_core::matching::{Board, too_different};
use weft_core::{Document, Language, Settings};

use crate::SessionError;
use crate::drawing::{self, Drawing};

/// What the audit says of one revision.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audited {
    /// The revision that was audited.
    pub revision: u64,
    /// The redesign that was compared, counted from 0.
    pub redesign: Option<usize>,
    /// The audit; absent while the workflow has faults.
    pub audit: Option<Audit>,
    /// The document as the audit read it: with suggestions where nobody said anything.
    pub document: Option<Document>,
    /// Every fault of the workflow, in words.
    pub faults: Vec<String>,
    /// Baseline above redesign; absent without one.
    pub drawing: Option<Drawing>,
    /// Who meets whom; absent while the workflow has faults.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<PeopleDrawing>,
    /// Whether baseline and redesign have so little in common that they are matched first.
    pub too_different: bool,
}

/// What people are asked about the matches of one revision.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Matched {
    /// The revision that was matched.
    pub revision: u64,
    /// The redesign, counted from 0.
    pub redesign: Option<usize>,
    /// The matches; absent without a redesign.
    pub board: Option<Board>,
}

/// A document to be audited: taken out of the session, so that nothing waits for the answer.
#[derive(Debug, Clone)]
pub struct Question {
    pub(crate) revision: u64,
    /// The language of the answer.
    pub(crate) language: Language,
    pub(crate) redesign: Option<usize>,
    pub(crate) document: Document,
    /// The drawing before, to be kept as far as it goes.
    pub(crate) pair: Option<PairLayout>,
}

impl Question {
    /// The audit of the document.
    #[must_use]
    pub fn answer(&self, today: Date) -> Audited {
        let settings = Settings::default();
        let options = Options {
            redesign: self.redesign,
            confirmed: None,
            settings: &settings,
            today,
            language: self.language,
        };
        let mut answer = Audited {
            revision: self.revision,
            redesign: self.redesign,
            audit: None,
            document: None,
            faults: Vec::new(),
            drawing: None,
            people: None,
            too_different: false,
        };
        match audit::audit(&self.document, &options) {
            Err(faults) => {
                answer.faults = faults.iter().map(|one| one.says(self.language)).collect()
            }
            Ok(audit) => {
                let document = audit::filled(&self.document, self.redesign, &settings);
                answer.drawing = self
                    .redesign
                    .and_then(|at| drawing::of_pair(&audit, &document, at, self.pair.as_ref()));
                answer.people = Some(people(&audit, &document, self.redesign));
                let redesign = self.redesign.and_then(|at| document.redesigns.get(at));
                answer.too_different = redesign.is_some_and(|one| {
                    too_different(&document.baseline, &one.workflow, &audit.matches)
                });
                answer.document = Some(document.into_owned());
                answer.audit = Some(audit);
            }
        }
        answer
    }

    /// What is said and open about the matches.
    #[must_use]
    pub fn matches(&self) -> Matched {
        let document = audit::filled(&self.document, self.redesign, &Settings::default());
        Matched {
            revision: self.revision,
            redesign: self.redesign,
            board: self
                .redesign
                .and_then(|at| Board::of(&document, at, self.language)),
        }
    }

    /// Writes the report, whole or not at all.
    ///
    /// # Errors
    ///
    /// Where the workflow has faults, or the report cannot be made or written.
    pub fn export_pdf(&self, to: &Path, today: Date) -> Result<(), SessionError> {
        let answer = self.answer(today);
        let (Some(audit), Some(document)) = (&answer.audit, &answer.document) else {
            return Err(SessionError::Faulty(answer.faults.join("; ")));
        };
        let options = weft_report::Options::new(today);
        let pdf = weft_report::pdf(audit, document, self.redesign, &options);
        let bytes = pdf.map_err(|error| SessionError::Report {
            source: error.into(),
        })?;
        weft_files::write_whole(to, &bytes).map_err(|error| SessionError::Output {
            path: to.to_owned(),
            source: error.into(),
        })
    }
}
