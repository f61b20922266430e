//! What a redesign would keep with some contacts put back.

use crate::audit::{Options, audit};
use crate::edit::Edit;
use crate::workflow::{Document, StepId};

/// The document with these contacts of the baseline in a redesign again; none where one cannot be put
/// back.
#[must_use]
pub fn put_back(document: &Document, redesign: usize, steps: &[StepId]) -> Option<Document> {
    let mut document = document.clone();
    for step in steps {
        let edit = Edit::put_back(&document, redesign, step).ok()?;
        document.apply(edit).ok()?;
    }
    Some(document)
}

/// The profile with these contacts put back; none where that cannot be done or measured.
#[must_use]
pub fn previewed(
    document: &Document,
    options: &Options<'_>,
    steps: &[StepId],
) -> Option<crate::measure::Profile> {
    let document = put_back(document, options.redesign?, steps)?;
    audit(&document, options).ok()?.profile
}
