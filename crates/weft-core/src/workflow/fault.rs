//! What can be wrong with a version, as data and in words.

use std::fmt;

use serde::Serialize;

use super::StepId;
use crate::Language;

/// One fault of a version.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// `baseline`, `redesign` or the redesign's name.
    pub version: String,
    /// The step that has it, if it belongs to one.
    pub step: Option<StepId>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong with a version.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// There is no step at all.
    Empty,
    /// A step has no id, or one that means the end.
    ReservedId,
    /// Several steps have this id.
    DuplicateId,
    /// `start` names no step.
    UnknownStart(StepId),
    /// A hand-off leads to no step.
    UnknownTarget(StepId),
    /// `replaces` names no step of the baseline.
    UnknownReplaced(StepId),
    /// Nothing leads here, and it is not the start: a second start.
    SecondStart,
    /// No path from the start leads here.
    Unreachable,
    /// No path leads from here to the end.
    NoWayToTheEnd,
    /// A probability is not a number from 0 to 1.
    ProbabilityOutOfRange(f64),
    /// The probabilities of one step sum to more than 1.
    ProbabilitiesOverOne(f64),
    /// The probabilities of one step sum to less than 1, and none is left open.
    ProbabilitiesUnderOne(f64),
    /// Minutes are not a number from 0 to a million.
    MinutesOutOfRange(f64),
}

/// The fault in English.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.version)?;
        if let Some(step) = &self.step {
            write!(f, "step “{step}” ")?;
        }
        self.kind.in_english(f)
    }
}

impl Fault {
    /// The fault in words.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::German => fmt::from_fn(|f| self.in_german(f)).to_string(),
        }
    }

    fn in_german(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = match self.version.as_str() {
            "baseline" => "Ausgangslage",
            "redesign" => "Neuentwurf",
            name => name,
        };
        write!(f, "{version}: ")?;
        if let Some(step) = &self.step {
            write!(f, "Schritt „{step}“ ")?;
        }
        self.kind.in_german(f)
    }
}

impl FaultKind {
    fn in_english(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "has no steps; expected at least one"),
            Self::ReservedId => {
                write!(f, "needs an id of its own; expected text other than “end”")
            }
            Self::DuplicateId => write!(f, "stands more than once; expected unique ids"),
            Self::UnknownStart(id) => {
                write!(f, "start names “{id}”; expected the id of a step")
            }
            Self::UnknownTarget(id) => {
                write!(
                    f,
                    "leads to “{id}”, which is no step; expected the id of a step or “end”"
                )
            }
            Self::UnknownReplaced(id) => {
                write!(f, "replaces “{id}”; expected the id of a baseline step")
            }
            Self::SecondStart => {
                write!(f, "has nothing before it; expected exactly one start")
            }
            Self::Unreachable => write!(f, "cannot be reached from the start"),
            Self::NoWayToTheEnd => write!(f, "has no way to the end"),
            Self::ProbabilityOutOfRange(p) => {
                write!(f, "has the probability {p}; expected a number from 0 to 1")
            }
            Self::ProbabilitiesOverOne(sum) => {
                write!(f, "has probabilities that sum to {sum}; expected at most 1")
            }
            Self::ProbabilitiesUnderOne(sum) => {
                write!(f, "has probabilities that sum to {sum}; expected 1")
            }
            Self::MinutesOutOfRange(minutes) => {
                write!(f, "takes {minutes} minutes; expected 0 to 1,000,000")
            }
        }
    }

    fn in_german(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: &f64| Language::German.plain(*value);
        match self {
            Self::Empty => write!(f, "hat keine Schritte; erwartet wird mindestens einer"),
            Self::ReservedId => {
                write!(
                    f,
                    "braucht eine eigene ID; erwartet wird ein anderer Text als „end“"
                )
            }
            Self::DuplicateId => write!(f, "kommt mehrmals vor; erwartet werden eindeutige IDs"),
            Self::UnknownStart(id) => {
                write!(
                    f,
                    "Als Start ist „{id}“ genannt; erwartet wird die ID eines Schritts"
                )
            }
            Self::UnknownTarget(id) => write!(
                f,
                "führt zu „{id}“, und das ist kein Schritt; erwartet wird die ID eines Schritts oder „end“"
            ),
            Self::UnknownReplaced(id) => write!(
                f,
                "ersetzt „{id}“; erwartet wird die ID eines Schritts der Ausgangslage"
            ),
            Self::SecondStart => write!(f, "hat nichts vor sich; erwartet wird genau ein Start"),
            Self::Unreachable => write!(f, "ist vom Start aus nicht zu erreichen"),
            Self::NoWayToTheEnd => write!(f, "hat keinen Weg zum Ende"),
            Self::ProbabilityOutOfRange(p) => write!(
                f,
                "hat die Wahrscheinlichkeit {}; erwartet wird eine Zahl von 0 bis 1",
                number(p)
            ),
            Self::ProbabilitiesOverOne(sum) => write!(
                f,
                "hat Wahrscheinlichkeiten mit der Summe {}; erwartet wird höchstens 1",
                number(sum)
            ),
            Self::ProbabilitiesUnderOne(sum) => write!(
                f,
                "hat Wahrscheinlichkeiten mit der Summe {}; erwartet wird 1",
                number(sum)
            ),
            Self::MinutesOutOfRange(minutes) => write!(
                f,
                "dauert {} Minuten; erwartet werden 0 bis 1.000.000",
                number(minutes)
            ),
        }
    }
}
