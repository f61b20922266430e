//! Losses that people decided to accept (audit.md 4.5).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Extra, RoleName};
use crate::Language;

/// Why a loss is accepted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum WaiverReason {
    /// It was logistics only.
    LogisticsOnly,
    /// It moved to another place.
    Moved,
    /// It happens elsewhere too.
    Duplicate,
    /// The participants did not want it.
    NotWanted,
    /// People are relieved of overload.
    ReliefOfOverload,
    /// The law or safety asks for it.
    LegalOrSafety,
    /// It is tried until the review date.
    Trial,
}

impl WaiverReason {
    /// The reason in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::LogisticsOnly => "logistics only",
            Self::Moved => "moved elsewhere",
            Self::Duplicate => "duplicate",
            Self::NotWanted => "participants did not want it",
            Self::ReliefOfOverload => "relief of overload",
            Self::LegalOrSafety => "legal or safety",
            Self::Trial => "trial until the review date",
        }
    }

    /// [`Self::words`] in a language.
    #[must_use]
    pub fn words_in(self, language: Language) -> &'static str {
        let german = match self {
            Self::LogisticsOnly => "nur Organisatorisches",
            Self::Moved => "an anderer Stelle",
            Self::Duplicate => "doppelt",
            Self::NotWanted => "von den Beteiligten nicht gewünscht",
            Self::ReliefOfOverload => "Entlastung",
            Self::LegalOrSafety => "Recht oder Sicherheit",
            Self::Trial => "Versuch bis zum Prüftermin",
        };
        language.pick(self.words(), german)
    }
}

/// One accepted loss.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Waiver {
    /// The id of the finding that is waived.
    pub finding: String,
    /// Why.
    pub reason: WaiverReason,
    /// Why, in the words of those who decided.
    #[serde(default)]
    pub text: String,
    /// The roles that decided; one of them took part in the lost contact.
    #[serde(default)]
    pub decided_by: Vec<RoleName>,
    /// What the decision rests on: a link, a date, a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// When the finding comes back, as `YYYY-MM-DD`.
    #[schemars(with = "String")]
    pub review_date: Date,
    /// Fingerprint of the steps as they were when the decision was made; a finding whose steps have
    /// changed comes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}
