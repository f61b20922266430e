//! What is copied and pasted: steps as a document of their own, as cells, or as lines.

use serde::Serialize;
use weft_core::edit::{Version, fragment, fragment_of_lines};
use weft_core::workflow::StepId;
use weft_core::{Document, Edit};
use weft_files::Limits;

use crate::session::By;
use crate::{Session, SessionError, View};

/// Steps as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Copied {
    /// Cells that a spreadsheet takes.
    pub text: String,
    /// A document of these steps, for Weft: nothing is lost.
    pub weft: String,
}

impl Copied {
    /// These steps of a version.
    fn of(document: &Document, version: Version, steps: &[StepId]) -> Self {
        let fragment = fragment(document, version, steps);
        Self {
            text: weft_files::write_cells(&fragment),
            weft: weft_files::write_json(&fragment),
        }
    }
}

impl Session {
    /// What is copied of a version, as text for other programs and for this one.
    ///
    /// # Errors
    ///
    /// Where no document is open.
    pub fn copied(&self, version: Version, steps: &[StepId]) -> Result<Copied, SessionError> {
        Ok(Copied::of(self.document()?, version, steps))
    }

    /// Adds the steps that a text holds, after a step: what was copied here or elsewhere, cells of a
    /// spreadsheet, or lines as for the quick entry.
    ///
    /// # Errors
    ///
    /// Where the text holds no steps, or the disk does not take them; nothing is changed then.
    pub fn paste(
        &mut self,
        version: Version,
        after: Option<&StepId>,
        text: &str,
        by: By<'_>,
    ) -> Result<View, SessionError> {
        let document = self.document()?;
        let pasted = read(text, document)?;
        let steps = &pasted.baseline.steps;
        let edit = Edit::pasted_after(document, version, after, steps, &pasted.roles);
        self.edit(edit, by)
    }
}

/// The steps of a text, as the baseline of a document with the roles that they name.
fn read(text: &str, into: &Document) -> Result<Document, SessionError> {
    let limits = Limits::default();
    let first = text.lines().find(|line| !line.trim().is_empty());
    let is_table = |line: &str| line.contains('\t') || weft_files::is_header(line);
    let read = if text.trim_start().starts_with('{') {
        weft_files::read_json(text.as_bytes(), &limits)
    } else if first.is_some_and(is_table) {
        weft_files::read_csv(text.as_bytes(), &limits)
    } else {
        return Ok(fragment_of_lines(text, &into.roles)?);
    };
    read.map(|read| read.document)
        .map_err(SessionError::Clipboard)
}
