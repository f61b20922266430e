//! What a rule may look at, and how it answers.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use smol_str::SmolStr;

use crate::Language;
use crate::measure::cast::{Cast, RoleNumber};
use crate::measure::comparison::{Comparison, Nodes};
use crate::measure::flow::Node;
use crate::measure::version::Version;
use crate::settings::Settings;

/// Everything that was measured, for rules to read.
pub(crate) struct Facts<'a> {
    /// The language that findings are said in; it changes no other thing about them.
    pub(crate) language: Language,
    /// The roles.
    pub(crate) cast: &'a Cast,
    /// Thresholds and weights in force.
    pub(crate) settings: &'a Settings,
    /// What the stakes of the document multiply a score by.
    pub(crate) stakes: f64,
    /// The version that single-version rules look at: the redesign where there is one.
    pub(crate) version: &'a Version<'a>,
    /// Baseline and redesign side by side; absent for a single version.
    pub(crate) comparison: Option<&'a Comparison<'a>>,
}

impl Facts<'_> {
    /// `min(1, v_B(b))`: how many cases the loss touches (audit.md 4.2).
    pub(crate) fn exposure(&self, comparison: &Comparison<'_>, node: Node) -> f64 {
        comparison.baseline.visits[node as usize].min(1.0)
    }

    /// The weight of a baseline step: its highest purpose.
    pub(crate) fn weight(&self, comparison: &Comparison<'_>, node: Node) -> f64 {
        self.settings
            .contact_weight(comparison.baseline.purposes(node))
    }
}

/// What a rule found, before it is banded and waived.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hit {
    /// What makes its id stable: the steps or roles it is about; empty for the whole workflow.
    pub(crate) key: SmolStr,
    /// 0 to 100, not yet rounded.
    pub(crate) score: f64,
    /// Steps of the baseline.
    pub(crate) baseline: Nodes,
    /// Steps of the redesign; of the only version where there is no baseline.
    pub(crate) steps: Nodes,
    /// Roles.
    pub(crate) roles: Vec<RoleNumber>,
    /// One sentence with names and numbers.
    pub(crate) says: String,
    /// Sentences with figures.
    pub(crate) evidence: Vec<String>,
}

impl Hit {
    /// A finding about the whole workflow.
    pub(crate) fn whole(score: f64, says: String, evidence: Vec<String>) -> Self {
        Self {
            score,
            says,
            evidence,
            ..Self::default()
        }
    }
}
