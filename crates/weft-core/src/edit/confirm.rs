//! Suggestions that somebody says are so.

use super::{Edit, Version};
use crate::Settings;
use crate::language::Language;
use crate::suggest::{Side, Subject, accept, suggest};
use crate::workflow::{Document, StepId};

impl Edit {
    /// Fills what is suggested for these steps of a version into them; without steps, all that is
    /// suggested for the document.
    ///
    /// What is suggested for a step is confirmed together, since a step that has a tag is closed to
    /// suggestions. `redesign` is the redesign that is compared with the baseline.
    #[must_use]
    pub fn confirmed(
        document: &Document,
        redesign: Option<usize>,
        version: Version,
        steps: Option<&[StepId]>,
        settings: &Settings,
    ) -> Self {
        let (side, redesign) = match version {
            Version::Baseline => (Side::Baseline, redesign),
            Version::Redesign(at) => (Side::Redesign, Some(at)),
        };
        // Their reasons, which are in words, are not kept.
        let mut suggestions = suggest(document, redesign, settings, Language::English);
        if let Some(steps) = steps {
            suggestions.retain(|one| match &one.subject {
                Subject::Step(id) => one.version == side && steps.contains(id),
                Subject::Role(_) => false,
            });
        }
        Self::between(document, &accept(document, redesign, &suggestions))
    }
}
