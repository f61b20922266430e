//! Which steps of which version a change is about, so that a screen can show them.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Edit, Version};
use crate::workflow::StepId;

/// The steps of one version that a change was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Touched {
    /// The version.
    pub version: Version,
    /// Its steps in the order of the change, each once; empty where the change was about no step.
    pub steps: Vec<StepId>,
}

impl Edit {
    /// What was touched, after the change: the version of its first step, or else of its first change
    /// of a version; nothing where it was about the document alone.
    #[must_use]
    pub fn touched(&self) -> Option<Touched> {
        let changes = self.changes();
        let places = || changes.iter().filter_map(|one| one.place());
        let of_step = places().find(|(_, step)| step.is_some());
        let (version, _) = of_step.or_else(|| places().next())?;
        let mut steps: Vec<StepId> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for (_, step) in places().filter(|(of, _)| *of == version) {
            steps.extend(step.filter(|step| seen.insert(*step)).cloned());
        }
        Some(Touched { version, steps })
    }

    /// The version that a single change is about, and its step, by the id that it has afterwards.
    fn place(&self) -> Option<(Version, Option<&StepId>)> {
        match self {
            Self::InsertStep { version, step, .. } | Self::ReplaceStep { version, step, .. } => {
                Some((*version, Some(&step.id)))
            }
            Self::SetLinks { version, step, .. } | Self::SetPosition { version, step, .. } => {
                Some((*version, Some(step)))
            }
            Self::RemoveStep { version, .. }
            | Self::SetWorkflow { version, .. }
            | Self::SetFrame { version, .. } => Some((*version, None)),
            Self::InsertRedesign { at, .. }
            | Self::NameRedesign { at, .. }
            | Self::SetMatching { at, .. } => Some((Version::Redesign(*at), None)),
            Self::RemoveRedesign { .. } => Some((Version::Baseline, None)),
            Self::Batch(_)
            | Self::SetHeader(_)
            | Self::SetPlan(_)
            | Self::InsertRole { .. }
            | Self::RemoveRole { .. }
            | Self::ReplaceRole { .. }
            | Self::InsertWaiver { .. }
            | Self::RemoveWaiver { .. }
            | Self::ReplaceWaiver { .. } => None,
        }
    }
}
