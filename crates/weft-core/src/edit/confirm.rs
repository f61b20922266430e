//! Suggestions that somebody says are so.

use super::{Edit, Version};
use crate::Settings;
use crate::language::Language;
use crate::suggest::{Field, Side, Subject, Suggestion, accept_where, suggest};
use crate::workflow::{Document, StepId};

impl Edit {
    /// Fills what is suggested for these steps of a version into them; without steps, all that is
    /// suggested for the document.
    ///
    /// With `fields`, only what is suggested of that kind; the rest of a step is still suggested.
    /// `redesign` is the redesign that is compared with the baseline.
    #[must_use]
    pub fn confirmed(
        document: &Document,
        redesign: Option<usize>,
        version: Version,
        steps: Option<&[StepId]>,
        fields: Option<&[Field]>,
        settings: &Settings,
    ) -> Self {
        let (side, redesign) = match version {
            Version::Baseline => (Side::Baseline, redesign),
            Version::Redesign(at) => (Side::Redesign, Some(at)),
        };
        // Their reasons, which are in words, are not kept.
        let suggestions = suggest(document, redesign, settings, Language::English);
        let taken = |one: &Suggestion| {
            let among = steps.is_none_or(|steps| match &one.subject {
                Subject::Step(id) => one.version == side && steps.contains(id),
                Subject::Role(_) => false,
            });
            among && fields.is_none_or(|fields| fields.contains(&one.proposal.field()))
        };
        let accepted = accept_where(document, redesign, &suggestions, taken);
        Self::between(document, &accepted)
    }
}
