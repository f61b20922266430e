//! Hand-offs: where a step passes its cases on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Extra, StepId, bounds};

/// Where a hand-off leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(with = "String")]
pub enum Target {
    /// To a step of the same version.
    Step(StepId),
    /// Out of the workflow: the case ends.
    End,
}

impl Serialize for Target {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Step(id) => id.serialize(serializer),
            Self::End => serializer.serialize_str("end"),
        }
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = StepId::deserialize(deserializer)?;
        Ok(if id.as_str() == "end" {
            Self::End
        } else {
            Self::Step(id)
        })
    }
}

/// A hand-off from the step that holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// Where it leads.
    pub to: Target,
    /// The share of cases that go this way, 0 to 1; absent: what is left, equally shared.
    #[serde(
        default,
        deserialize_with = "bounds::probability",
        skip_serializing_if = "Option::is_none"
    )]
    pub probability: Option<f64>,
    /// What is written on the arrow: a condition or an outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Link {
    /// A hand-off to this target without a probability.
    #[must_use]
    pub fn to(to: Target) -> Self {
        Self {
            to,
            probability: None,
            name: None,
            extra: Extra::new(),
        }
    }
}

/// How a step passes its cases on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// To one successor, by probability.
    #[default]
    One,
    /// To every successor: a parallel split.
    All,
    /// To at least one successor: an inclusive split.
    Some,
}
