//! Where a step stands in its version: a table for look-ups.

#![expect(
    clippy::disallowed_types,
    reason = "the table is only looked up, never iterated, so its order shows nowhere"
)]

use std::collections::HashMap;

use super::{Step, StepId, Workflow};

/// The places of the steps of one version, counted from 0 in the order of the file.
///
/// Of several steps with one id the last counts; a version without faults has none.
#[derive(Debug)]
pub(crate) struct Places<'a>(HashMap<&'a StepId, u32>);

impl<'a> Places<'a> {
    /// The places of every step and routing node.
    pub(crate) fn of(workflow: &'a Workflow) -> Self {
        Self::among(workflow.steps.iter())
    }

    /// The places of these steps, in this order.
    pub(crate) fn among(steps: impl Iterator<Item = &'a Step>) -> Self {
        Self(steps.map(|step| &step.id).zip(0..).collect())
    }

    /// Where the step of this id stands.
    pub(crate) fn get(&self, id: &StepId) -> Option<u32> {
        self.0.get(id).copied()
    }

    /// Whether there is a step of this id.
    pub(crate) fn has(&self, id: &StepId) -> bool {
        self.0.contains_key(id)
    }

    /// How many different ids there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}
