//! Every weight, band and threshold, each with its default.
//!
//! They are design choices of audit.md, not results of research: the user sees and changes them,
//! and every report prints those in force.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::workflow::{Purpose, Stakes, Step, Tongue, Touchpoint};

/// The choices that an audit rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    /// The language that the names of steps and roles are read in; absent: it is told from the names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_language: Option<Tongue>,
    /// Scores from which a band begins.
    pub bands: Bands,
    /// What stakes multiply a score by.
    pub stakes: StakesFactor,
    /// From where a change or a state is a finding.
    pub thresholds: Thresholds,
    /// The plan.
    pub plan: PlanSettings,
    /// Waivers.
    pub waivers: WaiverSettings,
    /// Which guards against false alarms are on.
    pub guards: Guards,
    /// The weight of each purpose, 0 to 1.
    pub weights: BTreeMap<Purpose, f64>,
    /// Minutes used where none are given, by purpose.
    pub default_minutes: DefaultMinutes,
}

/// Scores from which a band begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Bands {
    /// Critical from this score.
    pub critical: f64,
    /// High from this score.
    pub high: f64,
    /// Medium from this score.
    pub medium: f64,
}

/// What stakes multiply a score by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct StakesFactor {
    /// For normal stakes.
    pub normal: f64,
    /// For high stakes: safety, employment, money, rights.
    pub high: f64,
}

/// From where a change or a state is a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Thresholds {
    /// C06, C07, C08: less than this share of contact is a loss.
    pub contact_share: f64,
    /// C05: below these minutes per case a lost tie counts half.
    pub tie_minutes: f64,
    /// C09: help is moved away from this many steps on.
    pub help_steps: f64,
    /// C12: less than this share of saved time in new contact.
    pub reinvested_share: f64,
    /// S01: steps of a long stretch without people.
    pub stretch_steps: usize,
    /// S02: share of cases that meet nobody.
    pub meets_nobody: f64,
    /// S06: minutes of a rubber stamp.
    pub stamp_minutes: f64,
    /// S06: share of the baseline's minutes of a rubber stamp.
    pub stamp_share: f64,
    /// S09: less than this share of AI steps helps a person.
    pub augmented_share: f64,
    /// S11: share of cases refused at which the score is full.
    pub refused_share: f64,
    /// The highest score of a finding that a guard lowers to a note.
    pub note_score: f64,
}

/// The plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PlanSettings {
    /// Share of the saved person-minutes that the middle plan may spend.
    pub budget_share: f64,
    /// Touchpoints beside those of the library; one with an id of the library replaces it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub touchpoints: Vec<Touchpoint>,
}

/// Waivers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct WaiverSettings {
    /// Days until a waived finding is looked at again.
    pub review_days: u32,
}

/// Which guards against false alarms are on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Guards {
    /// C09, S04: a standing way to a person (`helpPath`) lowers the finding.
    pub help_path: bool,
    /// S05: a technical retry (`machineRetry`) is no loop.
    pub machine_retry: bool,
    /// S01: a stretch counts only if a person appears in it.
    pub stretch_needs_person: bool,
    /// S10: up to three roles, a bridge is only noted.
    pub small_team: bool,
}

/// Minutes used where none are given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct DefaultMinutes {
    /// For a contact with this purpose; several purposes take the longest.
    pub purposes: BTreeMap<Purpose, f64>,
    /// For a step of people without a purpose.
    pub person: f64,
    /// For a step that a machine does.
    pub machine: f64,
}

impl Settings {
    /// The weight of a purpose, 0 to 1.
    #[must_use]
    pub fn weight(&self, purpose: Purpose) -> f64 {
        self.weights
            .get(&purpose)
            .copied()
            .unwrap_or_else(|| default_weight(purpose))
    }

    /// The weight of a contact: its highest purpose, that of arrangements without any.
    #[must_use]
    pub fn contact_weight(&self, purposes: &[Purpose]) -> f64 {
        purposes
            .iter()
            .map(|purpose| self.weight(*purpose))
            .reduce(f64::max)
            .unwrap_or_else(|| self.weight(Purpose::Logistics))
    }

    /// Minutes of a step where nobody said how long it takes: the longest default of its purposes.
    #[must_use]
    pub fn minutes_for(&self, step: &Step) -> f64 {
        let defaults = &self.default_minutes;
        if step.is_automated() {
            return defaults.machine;
        }
        let of = |purpose: &Purpose| {
            defaults
                .purposes
                .get(purpose)
                .copied()
                .unwrap_or_else(|| default_minutes(*purpose))
        };
        step.purposes
            .iter()
            .map(of)
            .reduce(f64::max)
            .unwrap_or(defaults.person)
    }

    /// Names every value that no audit can work with, in words.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let shares = [
            ("thresholds.contactShare", self.thresholds.contact_share),
            (
                "thresholds.reinvestedShare",
                self.thresholds.reinvested_share,
            ),
            ("thresholds.meetsNobody", self.thresholds.meets_nobody),
            ("thresholds.stampShare", self.thresholds.stamp_share),
            ("thresholds.augmentedShare", self.thresholds.augmented_share),
            ("thresholds.refusedShare", self.thresholds.refused_share),
            ("plan.budgetShare", self.plan.budget_share),
        ];
        let weights = self
            .weights
            .iter()
            .map(|(purpose, weight)| (purpose.code(), *weight));
        let mut faults: Vec<String> = shares
            .into_iter()
            .chain(weights)
            .filter(|(_, value)| !(0.0..=1.0).contains(value))
            .map(|(name, value)| format!("{name}: found {value}, expected a number from 0 to 1"))
            .collect();
        let minutes = self
            .default_minutes
            .purposes
            .iter()
            .map(|(one, value)| (one.code(), *value));
        let others = [
            ("bands.critical", self.bands.critical),
            ("bands.high", self.bands.high),
            ("bands.medium", self.bands.medium),
            ("stakes.normal", self.stakes.normal),
            ("stakes.high", self.stakes.high),
            ("thresholds.tieMinutes", self.thresholds.tie_minutes),
            ("thresholds.helpSteps", self.thresholds.help_steps),
            ("thresholds.stampMinutes", self.thresholds.stamp_minutes),
            ("thresholds.noteScore", self.thresholds.note_score),
            ("defaultMinutes.person", self.default_minutes.person),
            ("defaultMinutes.machine", self.default_minutes.machine),
        ];
        let wrong = others
            .into_iter()
            .chain(minutes)
            .filter(|(_, value)| !(0.0..=1e6).contains(value));
        faults.extend(wrong.map(|(name, value)| {
            format!("{name}: found {value}, expected a number from 0 to 1,000,000")
        }));
        faults
    }

    /// What these stakes multiply a score by.
    #[must_use]
    pub fn stakes_factor(&self, stakes: Stakes) -> f64 {
        match stakes {
            Stakes::Normal => self.stakes.normal,
            Stakes::High => self.stakes.high,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name_language: None,
            bands: Bands::default(),
            stakes: StakesFactor::default(),
            thresholds: Thresholds::default(),
            plan: PlanSettings::default(),
            waivers: WaiverSettings::default(),
            guards: Guards::default(),
            weights: Purpose::ALL
                .into_iter()
                .map(|one| (one, default_weight(one)))
                .collect(),
            default_minutes: DefaultMinutes::default(),
        }
    }
}

/// The weights of audit.md 4.1.
fn default_weight(purpose: Purpose) -> f64 {
    match purpose {
        Purpose::Handover => 0.90,
        Purpose::Voice => 0.85,
        Purpose::Learn | Purpose::Feedback | Purpose::Support | Purpose::Help => 0.75,
        Purpose::Reflect | Purpose::Align => 0.70,
        Purpose::Belong | Purpose::Trust | Purpose::Decide => 0.65,
        Purpose::Recognise => 0.45,
        Purpose::Check => 0.35,
        Purpose::Status => 0.15,
        Purpose::Logistics => 0.10,
    }
}

/// Minutes of a contact with this purpose where nobody said how long it takes.
fn default_minutes(purpose: Purpose) -> f64 {
    match purpose {
        Purpose::Learn | Purpose::Reflect => 30.0,
        Purpose::Feedback | Purpose::Support | Purpose::Align | Purpose::Belong => 20.0,
        Purpose::Voice | Purpose::Help | Purpose::Trust | Purpose::Decide => 15.0,
        Purpose::Handover | Purpose::Recognise | Purpose::Check => 10.0,
        Purpose::Status | Purpose::Logistics => 5.0,
    }
}

impl Default for Bands {
    fn default() -> Self {
        Self {
            critical: 80.0,
            high: 55.0,
            medium: 25.0,
        }
    }
}

impl Default for StakesFactor {
    fn default() -> Self {
        Self {
            normal: 1.0,
            high: 1.2,
        }
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            contact_share: 0.5,
            tie_minutes: 5.0,
            help_steps: 2.0,
            reinvested_share: 0.1,
            stretch_steps: 5,
            meets_nobody: 0.2,
            stamp_minutes: 3.0,
            stamp_share: 0.25,
            augmented_share: 0.5,
            refused_share: 0.05,
            note_score: 10.0,
        }
    }
}

impl Default for PlanSettings {
    fn default() -> Self {
        Self {
            budget_share: 0.25,
            touchpoints: Vec::new(),
        }
    }
}

impl Default for WaiverSettings {
    fn default() -> Self {
        Self { review_days: 90 }
    }
}

impl Default for Guards {
    fn default() -> Self {
        Self {
            help_path: true,
            machine_retry: true,
            stretch_needs_person: false,
            small_team: false,
        }
    }
}

impl Default for DefaultMinutes {
    fn default() -> Self {
        Self {
            purposes: Purpose::ALL
                .into_iter()
                .map(|one| (one, default_minutes(one)))
                .collect(),
            person: 10.0,
            machine: 1.0,
        }
    }
}
