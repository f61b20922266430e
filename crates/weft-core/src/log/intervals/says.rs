//! What an interval says in words.

use super::{Interval, Measured, Row};
use crate::Language;
use crate::language::sentence;
use crate::words::{round_to, together};
use crate::workflow::{Document, StepId, Target};

/// Decimals of [`Language::exact`].
const PRINTED: i32 = 4;

impl Measured {
    /// What is measured, in words; links by the names of their steps in this document, or by their ids
    /// where they have none.
    #[must_use]
    pub fn words(&self, document: &Document, l: Language) -> String {
        let name = |id: &StepId| {
            let versions = document.versions().map(|(_, workflow)| workflow);
            let mut steps = versions.flat_map(|workflow| &workflow.steps);
            let found = steps.find(|step| step.id == *id && !step.name.is_empty());
            l.quoted(found.map_or(id.as_str(), |step| &step.name))
                .to_string()
        };
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
                return sentence!(l; "from {} to {}", "von {} zu {}", name(from), name(to));
            }
            Self::Link(from, Target::End) => {
                return sentence!(l; "from {} to the end", "von {} zum Ende", name(from));
            }
        };
        fixed.to_owned()
    }

    /// Whether it is a share, which is said in percent.
    fn is_share(&self) -> bool {
        match self {
            Self::MeetsNobody | Self::Automated | Self::Link(..) => true,
            Self::Contacts | Self::ContactMinutes | Self::Steps => false,
        }
    }

    fn number(&self, value: f64, l: Language) -> String {
        if self.is_share() {
            l.percent(value)
        } else {
            l.exact(round_to(value, 2))
        }
    }

    /// `+18`, in points of percent where it is a share.
    fn signed(&self, value: f64, l: Language) -> String {
        let value = if self.is_share() {
            round_to(value * 100.0, 1)
        } else {
            round_to(value, 2)
        };
        signed(value, l)
    }
}

fn signed(value: f64, l: Language) -> String {
    let sign = match value {
        value if value > 0.0 => "+",
        value if value < 0.0 => "\u{2212}",
        _ => "",
    };
    format!("{sign}{}", l.exact(value.abs()))
}

impl Row {
    /// Before, after and their difference, rounded together, in points of percent where it is a share;
    /// none where there are not both.
    fn beside(&self) -> Option<[f64; 3]> {
        let (before, after) = (self.before.as_ref()?.value, self.after.as_ref()?.value);
        // No finer than what is printed, or the three would agree only where nobody sees it.
        let printed = |value| round_to(value, PRINTED);
        if self.of.is_share() {
            let (before, after) = (printed(before * 100.0), printed(after * 100.0));
            let coarsest = i32::from(before.min(after) < 9.95);
            Some(together(before, after, coarsest))
        } else {
            Some(together(printed(before), printed(after), 2))
        }
    }

    /// `12% (10% to 14%)`: a value of this row with its interval.
    #[must_use]
    pub fn interval(&self, it: &Interval, l: Language) -> String {
        let number = |value| self.of.number(value, l);
        let beside = self.beside().map(|[before, after, _]| {
            let is_before = self.before.as_ref() == Some(it);
            let value = l.exact(if is_before { before } else { after });
            let sign = l.pick("%", "\u{a0}%");
            format!("{value}{}", if self.of.is_share() { sign } else { "" })
        });
        let value = beside.unwrap_or_else(|| number(it.value));
        let (lower, upper) = (number(it.lower), number(it.upper));
        sentence!(l; "{} ({} to {})", "{} ({} bis {})", value, lower, upper)
    }

    /// `+18 points (+15 to +21)`: after less before; none where there are not both.
    #[must_use]
    pub fn changed(&self, l: Language) -> Option<String> {
        let it = self.change.as_ref()?;
        let number = |value| self.of.signed(value, l);
        let beside = self.beside().map(|[.., apart]| signed(apart, l));
        let value = beside.unwrap_or_else(|| number(it.value));
        let (lower, upper) = (number(it.lower), number(it.upper));
        let unit = if self.of.is_share() {
            l.pick(" points", " Prozentpunkte")
        } else {
            ""
        };
        Some(sentence!(l; "{}{} ({} to {})", "{}{} ({} bis {})", value, unit, lower, upper))
    }

    /// `cases that meet nobody: before 12% (10% to 14%), after 30% (27% to 33%)`; the names of steps are
    /// those of this document, which has a redesign where two sides were counted.
    #[must_use]
    pub fn says(&self, document: &Document, l: Language) -> String {
        let of = self.of.words(document, l);
        let one = |it: &Option<Interval>| match it {
            Some(it) => self.interval(it, l),
            None => l.pick("not there", "nicht vorhanden").to_owned(),
        };
        let before = one(&self.before);
        if document.redesigns.is_empty() {
            return format!("{of}: {before}");
        }
        let after = one(&self.after);
        sentence!(l; "{of}: before {before}, after {after}", "{of}: vorher {before}, nachher {after}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn first_number(text: &str) -> f64 {
        let number = text.split([' ', '%']).next().unwrap_or_default();
        let number = number.replace(',', "").replace('\u{2212}', "-");
        number.parse().expect("a number")
    }

    proptest! {
        #[test]
        fn a_change_is_what_lies_between_the_values_beside_it(
            before in 0.0_f64..=1.0,
            after in 0.0_f64..=1.0,
            is_share in any::<bool>(),
        ) {
            let it = |value| Interval { value, lower: value, upper: value };
            let row = Row {
                of: if is_share { Measured::MeetsNobody } else { Measured::Steps },
                before: Some(it(before)),
                after: Some(it(after)),
                change: Some(it(after - before)),
            };
            let said = |it: &Option<Interval>| it.map(|it| row.interval(&it, Language::English));
            let [old, new] = [&row.before, &row.after].map(|it| said(it).unwrap_or_default());
            let changed = row.changed(Language::English).unwrap_or_default();
            let apart = first_number(&new) - first_number(&old);
            prop_assert!(
                (apart - first_number(changed.trim_start_matches('+'))).abs() < 1e-6,
                "{old}, {new}: {changed}"
            );
        }
    }
}
