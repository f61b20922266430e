//! The fields of steps and roles that suggestions fill.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Proposal;

/// A kind of suggestion, by the field that it fills.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Who does the step.
    Tag,
    /// Who takes part.
    Roles,
    /// How people speak.
    Mode,
    /// What the interaction is for.
    Purposes,
    /// Minutes per visit.
    Minutes,
    /// What the case gets.
    Outcome,
    /// That an event is a step, or what kind of participant a role is.
    Kind,
}

impl Field {
    /// Every kind of suggestion.
    pub const ALL: [Self; 7] = [
        Self::Tag,
        Self::Roles,
        Self::Mode,
        Self::Purposes,
        Self::Minutes,
        Self::Outcome,
        Self::Kind,
    ];

    /// The word in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Roles => "roles",
            Self::Mode => "mode",
            Self::Purposes => "purposes",
            Self::Minutes => "minutes",
            Self::Outcome => "outcome",
            Self::Kind => "kind",
        }
    }
}

impl Proposal {
    /// The field that it fills.
    #[must_use]
    pub fn field(&self) -> Field {
        match self {
            Self::Tag(_) => Field::Tag,
            Self::Roles(_) => Field::Roles,
            Self::Mode(_) => Field::Mode,
            Self::Purposes(_) => Field::Purposes,
            Self::Minutes(_) => Field::Minutes,
            Self::Outcome(_) => Field::Outcome,
            Self::MakeStep | Self::Kind(_) => Field::Kind,
        }
    }
}
