//! The closed lists that describe a step: tags, modes and purposes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Language;

/// Who does a step: a machine, a person with a machine, people together, or a person alone.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Tag {
    /// A machine does it.
    AiAutomated,
    /// A person does it with the help of a machine.
    AiAugmented,
    /// People do it together.
    HumanRelational,
    /// A person does it alone.
    HumanAlone,
}

impl Tag {
    /// Every tag, in the order of the specification.
    pub const ALL: [Self; 4] = [
        Self::AiAutomated,
        Self::AiAugmented,
        Self::HumanRelational,
        Self::HumanAlone,
    ];

    /// The word in files and on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AiAutomated => "ai-automated",
            Self::AiAugmented => "ai-augmented",
            Self::HumanRelational => "human-relational",
            Self::HumanAlone => "human-alone",
        }
    }

    /// The word in a sentence.
    #[must_use]
    pub fn words_in(self, language: Language) -> &'static str {
        let german = match self {
            Self::AiAutomated => "KI-automatisiert",
            Self::AiAugmented => "KI-gestützt",
            Self::HumanRelational => "zwischenmenschlich",
            Self::HumanAlone => "allein",
        };
        language.pick(self.word(), german)
    }
}

/// How the people of a step speak with each other.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// At the same time, in both directions.
    Live,
    /// In both directions, answered later.
    TimeShifted,
    /// In one direction only.
    OneWay,
    /// Nobody speaks.
    #[default]
    None,
}

impl Mode {
    /// The word in files and on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::TimeShifted => "time-shifted",
            Self::OneWay => "one-way",
            Self::None => "none",
        }
    }

    /// Whether an answer is possible.
    #[must_use]
    pub fn is_two_way(self) -> bool {
        matches!(self, Self::Live | Self::TimeShifted)
    }
}

/// What an interaction is for: the closed list of audit.md 4.1, in its order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Passing responsibility with questions and read-back.
    Handover,
    /// Being heard: concern, objection, disagreement.
    Voice,
    /// Learning from each other, mentoring.
    Learn,
    /// Talking about someone's work.
    Feedback,
    /// "How are you doing", room for "I don't know".
    Support,
    /// Getting unstuck with a person's help.
    Help,
    /// Looking back together.
    Reflect,
    /// Agreeing what matters.
    Align,
    /// Getting to know each other, welcome.
    Belong,
    /// Relationship with a customer, patient, candidate.
    Trust,
    /// Judging together.
    Decide,
    /// Thanks, showing work.
    Recognise,
    /// Control, sign-off.
    Check,
    /// Passing on information.
    Status,
    /// Dates, forms, equipment.
    Logistics,
}

impl Purpose {
    /// Every purpose, in the order of the specification.
    pub const ALL: [Self; 15] = [
        Self::Handover,
        Self::Voice,
        Self::Learn,
        Self::Feedback,
        Self::Support,
        Self::Help,
        Self::Reflect,
        Self::Align,
        Self::Belong,
        Self::Trust,
        Self::Decide,
        Self::Recognise,
        Self::Check,
        Self::Status,
        Self::Logistics,
    ];

    /// The code in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Handover => "handover",
            Self::Voice => "voice",
            Self::Learn => "learn",
            Self::Feedback => "feedback",
            Self::Support => "support",
            Self::Help => "help",
            Self::Reflect => "reflect",
            Self::Align => "align",
            Self::Belong => "belong",
            Self::Trust => "trust",
            Self::Decide => "decide",
            Self::Recognise => "recognise",
            Self::Check => "check",
            Self::Status => "status",
            Self::Logistics => "logistics",
        }
    }

    /// The short words of a sentence: "what it was for".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Handover => "handover",
            Self::Voice => "being heard",
            Self::Learn => "learning",
            Self::Feedback => "feedback",
            Self::Support => "support",
            Self::Help => "help",
            Self::Reflect => "looking back together",
            Self::Align => "agreeing what matters",
            Self::Belong => "welcome",
            Self::Trust => "trust",
            Self::Decide => "judging together",
            Self::Recognise => "recognition",
            Self::Check => "control",
            Self::Status => "information",
            Self::Logistics => "arrangements",
        }
    }

    /// [`Self::words`] in a language.
    #[must_use]
    pub fn words_in(self, language: Language) -> &'static str {
        let german = match self {
            Self::Handover => "Übergabe",
            Self::Voice => "Mitsprache",
            Self::Learn => "Lernen",
            Self::Feedback => "Rückmeldung",
            Self::Support => "Rückhalt",
            Self::Help => "Hilfe",
            Self::Reflect => "Rückschau",
            Self::Align => "Abstimmung",
            Self::Belong => "Zugehörigkeit",
            Self::Trust => "Vertrauen",
            Self::Decide => "Entscheidung",
            Self::Recognise => "Anerkennung",
            Self::Check => "Prüfung",
            Self::Status => "Stand",
            Self::Logistics => "Organisatorisches",
        };
        language.pick(self.words(), german)
    }
}

/// A set of purposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Purposes(u16);

impl Purposes {
    /// The set of these.
    pub(crate) fn of(purposes: &[Purpose]) -> Self {
        let bit = |one: &Purpose| 1 << *one as u16;
        Self(purposes.iter().fold(0, |bits, one| bits | bit(one)))
    }

    /// Whether both sets hold one purpose.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether no purpose is in it.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its purposes, in the order of the list.
    pub(crate) fn iter(self) -> impl Iterator<Item = Purpose> {
        let held = move |one: &Purpose| self.meets(Self::of(&[*one]));
        Purpose::ALL.into_iter().filter(held)
    }
}
