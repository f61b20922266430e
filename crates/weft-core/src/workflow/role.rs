//! Who takes part: roles, never persons.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Extra, bounds};

/// The name of a role, which is also its identity within a document.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct RoleName(#[schemars(with = "String")] SmolStr);

impl RoleName {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for RoleName {
    fn from(name: String) -> Self {
        Self(name.into())
    }
}

impl From<&str> for RoleName {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl std::fmt::Display for RoleName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What kind of participant a role is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RoleKind {
    /// People of the organisation.
    #[default]
    Internal,
    /// People outside it: customers, patients, candidates, vendors.
    External,
    /// A machine.
    Ai,
}

impl RoleKind {
    /// The word in files and on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::External => "external",
            Self::Ai => "ai",
        }
    }
}

/// How people of a role are employed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Employment {
    /// With a contract of employment.
    Employee,
    /// Freelance or on contract.
    Freelance,
}

/// A role that takes part in a workflow.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    /// Its name, unique in the document.
    pub name: RoleName,
    /// Internal, external or a machine.
    #[serde(default)]
    pub kind: RoleKind,
    /// Whether people of this role are here to learn.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub learner: bool,
    /// How many people hold it.
    #[serde(
        default,
        deserialize_with = "bounds::some_people",
        skip_serializing_if = "Option::is_none"
    )]
    pub headcount: Option<u32>,
    /// How they are employed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employment: Option<Employment>,
    /// The role that leads them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<RoleName>,
    /// Minutes per person and week that are protected for contact.
    #[serde(
        default,
        deserialize_with = "bounds::minutes",
        skip_serializing_if = "Option::is_none"
    )]
    pub protected_minutes_per_week: Option<f64>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Role {
    /// A role of this name and kind, with nothing else said.
    #[must_use]
    pub fn new(name: &str, kind: RoleKind) -> Self {
        Self {
            name: name.into(),
            kind,
            ..Self::default()
        }
    }
}
