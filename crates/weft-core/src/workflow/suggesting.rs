//! What people said about suggestions as a whole: the language to read the names in, and what was
//! corrected, so that it is not suggested wrongly again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Extra, Mode, RoleName, Tag};

/// A language in which the names of a model are read, by its tag of BCP 47.
///
/// It is not the one in which Weft speaks ([`crate::Language`]).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub enum Tongue {
    /// English.
    #[serde(rename = "en")]
    English,
    /// German.
    #[serde(rename = "de")]
    German,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
    /// Italian.
    #[serde(rename = "it")]
    Italian,
    /// Portuguese.
    #[serde(rename = "pt")]
    Portuguese,
}

impl Tongue {
    /// Every language that names are read in.
    pub const ALL: [Self; 6] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::Italian,
        Self::Portuguese,
    ];

    /// Its tag: `en`, `de`, `fr`, `es`, `it`, `pt`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::Portuguese => "pt",
        }
    }
}

/// What somebody said instead of a suggestion; steps of the same name follow it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Preference {
    /// The name of the step, its words in lower case with one blank between them.
    pub name: String,
    /// Who does such a step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<Tag>,
    /// Who takes part beside the performer; empty: nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Vec<RoleName>>,
    /// How people speak.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What people said about suggestions.
///
/// **Invariant of the edits:** preferences stand in the order of their names, each name once.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Suggesting {
    /// The language of the names; absent: it is told from them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Tongue>,
    /// What was corrected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preferences: Vec<Preference>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Suggesting {
    /// Whether nobody said anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Lays down what somebody said instead of a suggestion; what was said before of other fields
    /// of steps of this name stays.
    pub(crate) fn prefer(&mut self, new: Preference) {
        let name = new.name.as_str();
        let place = self
            .preferences
            .partition_point(|one| one.name.as_str() < name);
        match self.preferences.get_mut(place) {
            Some(known) if known.name == new.name => {
                known.tag = new.tag.or(known.tag);
                known.mode = new.mode.or(known.mode);
                known.with = new.with.or_else(|| known.with.take());
            }
            _ => self.preferences.insert(place, new),
        }
    }
}
