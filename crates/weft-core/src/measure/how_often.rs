//! Expected visits of every step of a workflow, for whoever asks for nothing else.

use std::collections::BTreeMap;

use super::chances::Chances;
use super::flow::Flow;
use crate::workflow::{StepId, Wiring, Workflow, workflow_faults};

/// Expected visits per case of every step; nothing where the workflow has a fault.
pub(crate) fn how_often(workflow: &Workflow) -> BTreeMap<StepId, f64> {
    let wiring = Wiring::of(workflow);
    if !workflow_faults(&wiring, "").is_empty() {
        return BTreeMap::new();
    }
    let visits = Chances::of(&Flow::of(&wiring), &[]).visits;
    let steps = workflow.steps.iter().zip(wiring.work());
    let steps = steps.filter(|(_, is_work)| **is_work);
    let steps = steps.map(|(step, _)| step.id.clone());
    steps.zip(visits).collect()
}
