//! Decisions of people about losses: what must come back, and what is not let go any more.

use std::collections::BTreeMap;

use super::{Edit, EditError};
use crate::workflow::{Document, StepId};

/// The wishes with a contact among the must-haves, in the order of the baseline, or without it.
pub(super) fn must_have(document: &Document, step: StepId, must: bool) -> Edit {
    let mut plan = document.plan.clone();
    plan.must_have.retain(|one| *one != step);
    if must {
        plan.must_have.push(step);
        let steps = document.baseline.steps.iter();
        let place: BTreeMap<&StepId, usize> = steps.map(|step| &step.id).zip(0..).collect();
        plan.must_have
            .sort_by_key(|one| place.get(one).copied().unwrap_or(usize::MAX));
    }
    Edit::SetPlan(plan)
}

/// The acceptance of a loss taken back.
pub(super) fn unwaived(document: &Document, finding: &str) -> Result<Edit, EditError> {
    let waivers = &document.waivers;
    let at = waivers.iter().position(|one| one.finding == finding);
    let missing = EditError::PlaceMissing {
        at: waivers.len(),
        len: waivers.len(),
    };
    at.map(|at| Edit::RemoveWaiver { at }).ok_or(missing)
}
