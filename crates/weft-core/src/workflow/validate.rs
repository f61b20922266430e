//! Every fault of a workflow at once, as data.
//!
//! A workflow with a fault cannot be measured (audit.md 3): visits are undefined where a case never
//! ends, and an id that names two steps names none.

use serde::Serialize;

use super::{StepId, Workflow};

/// One fault of a workflow.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// The step that has it, if it belongs to one.
    pub step: Option<StepId>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong with a workflow.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FaultKind {
    /// There is no step at all.
    Empty,
}

/// Names every fault of a workflow, in the order of its steps.
#[must_use]
pub fn validate(workflow: &Workflow) -> Vec<Fault> {
    if workflow.steps.is_empty() {
        return vec![Fault {
            step: None,
            kind: FaultKind::Empty,
        }];
    }
    Vec::new()
}
