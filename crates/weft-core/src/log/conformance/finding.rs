//! What a comparison found, one thing at a time, with the steps that it is about.

use super::{Conformance, Named, Naming, NeverTaken, NotAllowed, NotDrawn, OnPaper};
use crate::Language;
use crate::workflow::StepId;

/// One thing in which a log and a drawing differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Finding<'a> {
    /// A contact that is drawn and hardly ever happens.
    OnPaper(&'a OnPaper),
    /// An activity that the drawing does not have.
    NotDrawn(&'a NotDrawn),
    /// A succession that the drawing does not allow.
    NotAllowed(&'a NotAllowed),
    /// A step that the log never names.
    NeverNamed(&'a Named),
    /// A drawn succession that no case takes.
    NeverTaken(&'a NeverTaken),
}

impl Finding<'_> {
    /// The finding in words.
    #[must_use]
    pub fn says(self, l: Language) -> String {
        match self {
            Self::OnPaper(one) => one.says(l),
            Self::NotDrawn(one) => one.says(l),
            Self::NotAllowed(one) => one.says(l),
            Self::NeverNamed(one) => one.never_named(l),
            Self::NeverTaken(one) => one.says(l),
        }
    }
}

impl Conformance {
    /// Everything that was found but the fit: contact on paper first, then what the log does and the
    /// drawing does not, then what is drawn and never happens.
    pub fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        let paper = self.on_paper.iter().map(Finding::OnPaper);
        paper
            .chain(self.not_drawn.iter().map(Finding::NotDrawn))
            .chain(self.not_allowed.iter().map(Finding::NotAllowed))
            .chain(self.never_named.iter().map(Finding::NeverNamed))
            .chain(self.never_taken.iter().map(Finding::NeverTaken))
    }

    /// The steps that a finding is about, in its order; none for an activity that is not drawn.
    #[must_use]
    pub fn steps_of(&self, finding: Finding<'_>) -> Vec<StepId> {
        match finding {
            Finding::OnPaper(one) => vec![one.step.step.clone()],
            Finding::NotDrawn(_) => Vec::new(),
            Finding::NotAllowed(one) => {
                let ends = [&one.from, &one.to].into_iter().flatten();
                ends.flat_map(|activity| self.standing_for(activity))
                    .collect()
            }
            Finding::NeverNamed(one) => vec![one.step.clone()],
            Finding::NeverTaken(one) => vec![one.from.step.clone(), one.to.step.clone()],
        }
    }

    fn standing_for<'a>(&'a self, activity: &'a str) -> impl Iterator<Item = StepId> + 'a {
        let those = move |one: &&Naming| one.activity == activity;
        self.names.iter().filter(those).map(|one| one.step.clone())
    }
}
