//! What people said about which step of a redesign stands for which step of its baseline, beside
//! `replaces`: what is not the same, what is gone and where to, and what is new.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Extra, RoleName, StepId};

/// Why a step of the baseline has no counterpart (audit.md 5.1).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Vanished {
    /// It is gone on purpose.
    Removed,
    /// It happens elsewhere now.
    Moved,
    /// It still happens here; the redesign just does not draw it.
    NotDrawn,
}

impl Vanished {
    /// The word in files and on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::NotDrawn => "not-drawn",
        }
    }
}

/// What somebody answered about a step of the baseline without a counterpart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The step of the baseline.
    pub step: StepId,
    /// What became of it.
    pub answer: Vanished,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A step of the baseline and one of the redesign.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StepPair {
    /// The step of the baseline.
    pub baseline: StepId,
    /// The step of the redesign.
    pub redesign: StepId,
}

/// Which of the two steps of a pair is only a part of the other.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The step of the baseline: the redesign's does this and more.
    Baseline,
    /// The step of the redesign: the baseline's did this and more.
    Redesign,
}

/// A confirmed pair of which one step is only a part of the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PartOf {
    /// The step of the baseline.
    pub baseline: StepId,
    /// The step of the redesign.
    pub redesign: StepId,
    /// Which of them is the part.
    pub part: Part,
}

impl PartOf {
    /// Whether this is about a pair.
    #[must_use]
    pub fn is_about(&self, pair: &StepPair) -> bool {
        self.baseline == pair.baseline && self.redesign == pair.redesign
    }
}

/// A role of the baseline and one of the redesign. Several pairs of one role are a split or a merger.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RolePair {
    /// The role of the baseline.
    pub baseline: RoleName,
    /// The role of the redesign.
    pub redesign: RoleName,
}

/// What people said about the matches of a redesign; confirmed pairs stand in `replaces`.
///
/// **Invariant of the edits:** a step with an answer stands in no `replaces`, a pair that is kept apart
/// is not confirmed, and what is a part is confirmed. A file may say otherwise; what is confirmed
/// counts then.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Matching {
    /// Whether the redesign was drawn on its own: further pairs are suggested beside `replaces`. Not
    /// set, a redesign with any `replaces` is a copy of its baseline, and nothing is suggested.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub drawn_apart: bool,
    /// Pairs that are not the same step, and never suggested again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<StepPair>,
    /// What became of steps of the baseline that have no counterpart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// Steps of the redesign that stand for nothing in the baseline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<StepId>,
    /// Confirmed pairs of which one step is only a part of the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartOf>,
    /// Roles of the baseline that are called something else in the redesign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RolePair>,
    /// Roles that are not the same, and never suggested again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles_apart: Vec<RolePair>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Matching {
    /// Whether nobody said anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What became of a step of the baseline, if somebody said so.
    #[must_use]
    pub fn answer(&self, step: &StepId) -> Option<Vanished> {
        let found = self.answers.iter().find(|one| one.step == *step);
        found.map(|one| one.answer)
    }

    /// Leaves out what was said about these steps of the baseline and of the redesign.
    pub(crate) fn forget(
        &mut self,
        baseline: impl Fn(&StepId) -> bool,
        redesign: impl Fn(&StepId) -> bool,
    ) {
        self.apart
            .retain(|one| !baseline(&one.baseline) && !redesign(&one.redesign));
        self.answers.retain(|one| !baseline(&one.step));
        self.new.retain(|one| !redesign(one));
        self.parts
            .retain(|one| !baseline(&one.baseline) && !redesign(&one.redesign));
    }
}
