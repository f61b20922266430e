//! The audit of the open document, away from the session: a function of what was taken out of it.

use jiff::civil::Date;
use serde::Serialize;
use weft_core::audit::{self, Audit, Options};
use weft_core::layout::PairLayout;
use weft_core::layout::people::{PeopleDrawing, people};
use weft_core::{Document, Language, Settings};

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
        let mut answer = Audited {
            revision: self.revision,
            redesign: self.redesign,
            audit: None,
            document: None,
            faults: Vec::new(),
            drawing: None,
            people: None,
        };
        match self.audited(self.language, today) {
            Err(faults) => answer.faults = faults,
            Ok((audit, document)) => {
                answer.drawing = self
                    .redesign
                    .and_then(|at| drawing::of_pair(&audit, &document, at, self.pair.as_ref()));
                answer.people = Some(people(&audit, &document, self.redesign));
                answer.document = Some(document);
                answer.audit = Some(audit);
            }
        }
        answer
    }

    /// The audit in a language and the document as it was read, or every fault in the window's words.
    pub(crate) fn audited(
        &self,
        language: Language,
        today: Date,
    ) -> Result<(Audit, Document), Vec<String>> {
        let settings = Settings::default();
        let options = Options {
            redesign: self.redesign,
            confirmed: None,
            settings: &settings,
            today,
            language,
        };
        let audit = audit::audit(&self.document, &options).map_err(|faults| -> Vec<String> {
            faults.iter().map(|one| one.says(self.language)).collect()
        })?;
        let document = audit::filled(&self.document, self.redesign, &settings);
        Ok((audit, document.into_owned()))
    }
}
