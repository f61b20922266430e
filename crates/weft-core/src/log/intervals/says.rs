//! What an interval says in words.

use super::{Interval, Measured, Row};
use crate::Language;
use crate::language::sentence;
use crate::workflow::Target;

impl Measured {
    /// What is measured, in words; links by the ids of their steps.
    #[must_use]
    pub fn words(&self, l: Language) -> String {
        let fixed = match self {
            Self::MeetsNobody => l.pick("cases that meet nobody", "Fälle, die niemandem begegnen"),
            Self::Automated => l.pick(
                "visits of automated steps",
                "Besuche automatisierter Schritte",
            ),
            Self::Contacts => l.pick("contacts per case", "Kontakte je Fall"),
            Self::ContactMinutes => l.pick("minutes of contact per case", "Kontaktminuten je Fall"),
            Self::Steps => l.pick("steps per case", "Schritte je Fall"),
            Self::Link(from, Target::Step(to)) => {
                return sentence!(l; "from {} to {}", "von {} zu {}", l.quoted(from), l.quoted(to));
            }
            Self::Link(from, Target::End) => {
                return sentence!(l; "from {} to the end", "von {} zum Ende", l.quoted(from));
            }
        };
        fixed.to_owned()
    }

    fn number(&self, value: f64, l: Language) -> String {
        match self {
            Self::MeetsNobody | Self::Automated | Self::Link(..) => l.percent(value),
            Self::Contacts | Self::ContactMinutes | Self::Steps => l.exact(value),
        }
    }
}

impl Row {
    /// `cases that meet nobody: 12% (10% to 14%), after 30% (27% to 33%)`.
    #[must_use]
    pub fn says(&self, l: Language) -> String {
        let one = |it: &Interval| {
            let number = |value| self.of.number(value, l);
            let (value, lower, upper) = (number(it.value), number(it.lower), number(it.upper));
            sentence!(l; "{} ({} to {})", "{} ({} bis {})", value, lower, upper)
        };
        let nothing = || l.pick("not there", "nicht vorhanden").to_owned();
        let before = self.before.as_ref().map_or_else(nothing, one);
        match &self.after {
            Some(after) => sentence!(l;
                "{}: before {}, after {}",
                "{}: vorher {}, nachher {}",
                self.of.words(l), before, one(after)),
            None => format!("{}: {before}", self.of.words(l)),
        }
    }
}
