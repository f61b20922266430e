//! Tags, participants, modes, purposes and minutes for models that say nothing about them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::workflow::{Mode, Outcome, Participant, Purpose, RoleKind, RoleName, StepId, Tag};

/// A version of a workflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// As it runs today.
    Baseline,
    /// As it is meant to run.
    Redesign,
}

/// What a suggestion is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A step of the version.
    Step(StepId),
    /// A role of the document.
    Role(RoleName),
}

/// What is suggested.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Proposal {
    /// Who does the step.
    Tag(Tag),
    /// Who takes part, the performer first.
    Roles(Vec<Participant>),
    /// How people speak.
    Mode(Mode),
    /// What the interaction is for.
    Purposes(Vec<Purpose>),
    /// Minutes per visit.
    Minutes(f64),
    /// What the case gets.
    Outcome(Outcome),
    /// An event that holds people's work becomes a step.
    MakeStep,
    /// What kind of participant a role is.
    Kind(RoleKind),
}

/// One suggestion, with its reason in words.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Suggestion {
    /// The version it belongs to.
    pub version: Side,
    /// What it is about.
    pub subject: Subject,
    /// What is suggested.
    pub proposal: Proposal,
    /// Why, in words.
    pub why: String,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
}

/// Suggestions for a bare version.
#[must_use]
pub fn suggest(
    _: &crate::workflow::Document,
    _: Option<usize>,
    _: &crate::Settings,
) -> Vec<Suggestion> {
    Vec::new()
}

/// Applies suggestions.
#[must_use]
pub fn accept(
    document: &crate::workflow::Document,
    _: Option<usize>,
    _: &[Suggestion],
) -> crate::workflow::Document {
    document.clone()
}
