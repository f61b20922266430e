//! Touchpoints: small ways in which people meet, that restore what a lost contact was for
//! (audit.md 4.6).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Extra, Mode, Purpose, bounds};
use crate::Language;

/// A text in every language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Said {
    /// In English.
    pub en: String,
    /// In German; the English where it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub de: String,
}

impl Said {
    /// The text in a language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        let german = if self.de.trim().is_empty() {
            &self.en
        } else {
            &self.de
        };
        language.pick(&self.en, german)
    }
}

/// What a touchpoint does to the redesign.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// People meet: a step is added.
    #[default]
    Meet,
    /// A step that a machine does is done by people with the machine's help.
    Augment,
    /// At a step that a machine does, a person can be reached.
    Offer,
}

/// How often a touchpoint happens that does not belong to a case.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Once a week.
    Week,
    /// Every second week.
    Fortnight,
    /// Once a month.
    Month,
    /// Once in three months.
    Quarter,
}

impl Rhythm {
    /// Weeks from one to the next: 52 of them in a year.
    #[must_use]
    pub fn weeks(self) -> f64 {
        match self {
            Self::Week => 1.0,
            Self::Fortnight => 2.0,
            Self::Month => 52.0 / 12.0,
            Self::Quarter => 13.0,
        }
    }
}

/// A way in which people meet, with what it restores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Touchpoint {
    /// Its identity; one of the settings or of a document replaces one of the library.
    pub id: String,
    /// What it is called: the name of the step that it becomes.
    pub name: Said,
    /// How it is done, in one sentence.
    #[serde(default)]
    pub how: Said,
    /// Minutes each time, 0 to 1,000,000.
    #[serde(deserialize_with = "bounds::some_minutes")]
    pub minutes: f64,
    /// How many people at most.
    #[serde(deserialize_with = "bounds::people")]
    pub people: u32,
    /// What it is good for.
    pub restores: Vec<Purpose>,
    /// How people speak.
    #[serde(default = "live")]
    pub mode: Mode,
    /// What it does to the redesign.
    #[serde(default)]
    pub means: Means,
    /// How often it happens; absent: in a case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Rhythm>,
    /// In which share of cases, 0 to 1; absent: in all.
    #[serde(
        default,
        deserialize_with = "bounds::probability",
        skip_serializing_if = "Option::is_none"
    )]
    pub share: Option<f64>,
    /// Whether it is only for what refuses: a step whose outcome is a no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refusals: bool,
    /// Whether it is not offered at all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

fn live() -> Mode {
    Mode::Live
}

impl Touchpoint {
    /// The share of cases that it is part of, above 0 to 1; none where it has a rhythm of its own and
    /// nobody says how many cases there are.
    #[must_use]
    pub fn share_of_cases(&self, cases_per_week: Option<f64>) -> Option<f64> {
        let Some(rhythm) = self.every else {
            return Some(self.share.unwrap_or(1.0)).filter(|share| *share > 0.0);
        };
        let cases = cases_per_week.filter(|cases| *cases > 0.0)?;
        Some((1.0 / (cases * rhythm.weeks())).min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touchpoint(every: Option<Rhythm>, share: Option<f64>) -> Touchpoint {
        Touchpoint {
            id: "t".to_owned(),
            name: Said::default(),
            how: Said::default(),
            minutes: 30.0,
            people: 2,
            restores: Vec::new(),
            mode: Mode::Live,
            means: Means::Meet,
            every,
            share,
            refusals: false,
            off: false,
            extra: Extra::new(),
        }
    }

    #[test]
    fn a_rhythm_is_a_share_of_the_cases_of_its_weeks() {
        let share = |every, cases| touchpoint(every, None).share_of_cases(cases);
        assert_eq!(share(None, None), Some(1.0), "part of every case");
        assert_eq!(share(Some(Rhythm::Week), None), None, "how many cases?");
        assert_eq!(share(Some(Rhythm::Fortnight), Some(20.0)), Some(0.025));
        assert_eq!(
            share(Some(Rhythm::Week), Some(0.25)),
            Some(1.0),
            "rare cases"
        );
        let fifth = touchpoint(None, Some(0.2));
        assert_eq!(fifth.share_of_cases(None), Some(0.2), "one in five");
    }
}
