//! The measures of a version by name, for whoever lists them: a report, a workbook.

use super::{Kept, Measures, Profile};
use crate::{Language, Said, said};

/// A number by its name.
#[derive(Debug, Clone)]
pub struct Named {
    /// What it is called, with its unit.
    pub name: Said,
    /// The number; none where it is not known.
    pub value: Option<f64>,
}

impl Named {
    /// Its name in a language.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        self.name.says(language)
    }
}

fn named(name: Said, value: Option<f64>) -> Named {
    Named { name, value }
}

impl Measures {
    /// What is measured on a version, in the order in which it is listed.
    #[must_use]
    pub fn named(&self) -> Vec<Named> {
        vec![
            named(
                said!("Steps drawn", "Gezeichnete Schritte"),
                count(self.steps),
            ),
            named(
                said!("Steps where people meet", "Schritte mit Kontakt"),
                count(self.contact_steps),
            ),
            named(
                said!("Expected steps per case", "Zu erwartende Schritte je Fall"),
                Some(self.expected_steps),
            ),
            named(
                said!(
                    "Expected contacts per case",
                    "Zu erwartende Kontakte je Fall"
                ),
                Some(self.expected_contacts),
            ),
            named(
                said!("Contact minutes per case", "Kontaktminuten je Fall"),
                Some(self.contact_minutes),
            ),
            named(
                said!("Person-minutes per case", "Personenminuten je Fall"),
                Some(self.person_minutes),
            ),
            named(
                said!("Chance of meeting nobody", "Fälle, die niemanden treffen"),
                self.meets_nobody,
            ),
            named(
                said!(
                    "Steps before first contact or end",
                    "Schritte bis zum Kontakt oder Ende"
                ),
                self.steps_before_contact,
            ),
            named(
                said!(
                    "Longest stretch without people",
                    "Längste Strecke ohne Menschen"
                ),
                count(self.longest_stretch.steps),
            ),
            named(
                said!(
                    "Ties: pairs of roles that meet",
                    "Beziehungen: Paare, die sich treffen"
                ),
                count(self.ties),
            ),
            named(
                said!(
                    "Separate groups of people",
                    "Getrennte Gruppen von Menschen"
                ),
                count(self.components),
            ),
            named(
                said!(
                    "Share of AI steps that help",
                    "Anteil der KI-Schritte, die unterstützen"
                ),
                self.augmented_share,
            ),
        ]
    }
}

impl Profile {
    /// What a redesign kept, in the order in which it is listed.
    #[must_use]
    pub fn named(&self) -> Vec<Named> {
        vec![
            named(
                said!("Contact minutes kept", "Erhaltene Kontaktzeit"),
                self.contact_minutes_kept,
            ),
            named(
                said!(
                    "Contact kept, weighted by purpose",
                    "Erhaltener Kontakt, nach Zweck gewichtet"
                ),
                self.weighted_contact_kept,
            ),
            named(
                said!("Purposes kept", "Zwecke, die bleiben"),
                share(self.purposes_kept),
            ),
            named(
                said!("Ties kept", "Beziehungen, die bleiben"),
                share(self.ties_kept),
            ),
            named(
                said!("Loops kept", "Schleifen, die bleiben"),
                share(self.loops_kept),
            ),
            named(
                said!(
                    "Person-minutes saved per case",
                    "Gesparte Personenminuten je Fall"
                ),
                Some(self.person_minutes_saved),
            ),
        ]
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of steps and roles are far below 2^52"
)]
#[expect(
    clippy::unnecessary_wraps,
    reason = "a measure may be missing, a count is not"
)]
fn count(count: usize) -> Option<f64> {
    Some(count as f64)
}

/// The share that was kept; none where there was nothing to keep.
fn share(kept: Kept) -> Option<f64> {
    let of = count(kept.of).filter(|of| *of > 0.0)?;
    count(kept.kept).map(|kept| kept / of)
}
