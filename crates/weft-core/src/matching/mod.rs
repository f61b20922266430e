//! Which step of a redesign stands for which step of the baseline.

use schemars::JsonSchema;
use serde::Serialize;

use crate::workflow::StepId;

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// Probably right.
    Likely,
    /// Worth a look.
    Maybe,
}

/// A pair of steps that are taken for the same work.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Match {
    /// The step of the baseline.
    pub baseline: StepId,
    /// The step of the redesign.
    pub redesign: StepId,
    /// How alike they are, 0 to 1.
    pub score: f64,
    /// Whether a person said so: by copying the baseline, or by confirming it.
    pub confirmed: bool,
    /// How sure it is.
    pub likelihood: Likelihood,
    /// Why, in words.
    pub reasons: Vec<String>,
}
