//! What makes a workflow larger: lines that become steps, ways on, gateways and events.

use super::change::{steps_of, with_new_roles};
use super::entry::Entry;
use super::{Edit, EditError, Version};
use crate::workflow::{Document, Link, Participant, RoleName, Step, StepId, StepKind, Target};

/// The step of a line, after another one.
pub(super) fn entered(
    document: &Document,
    version: Version,
    after: Option<StepId>,
    line: &str,
) -> Result<Edit, EditError> {
    let entry = Entry::read(line, &document.roles);
    if entry.name.trim().is_empty() {
        return Err(EditError::NoName);
    }
    let steps = steps_of(document, version)?;
    let step = entry.step(Edit::free_id(document, version), &document.roles);
    let last = || steps.last().map(|last| last.id.clone());
    let after = after.or_else(last);
    let edit = Edit::inserted_after(document, version, after.as_ref(), step);
    Ok(with_new_roles(document, &entry.roles, edit))
}

/// The step of a line, as a further way on from a step.
pub(super) fn followed(
    document: &Document,
    version: Version,
    from: StepId,
    line: &str,
    role: Option<RoleName>,
) -> Result<Edit, EditError> {
    let mut entry = Entry::read(line, &document.roles);
    if entry.name.trim().is_empty() {
        return Err(EditError::NoName);
    }
    if entry.roles.is_empty() {
        entry.roles = role
            .map(|role| Participant { role, count: 1 })
            .into_iter()
            .collect();
    }
    let steps = steps_of(document, version)?;
    let at = steps.iter().position(|step| step.id == from);
    let at = at.ok_or_else(|| EditError::StepMissing(from.clone()))?;
    let step = entry.step(Edit::free_id(document, version), &document.roles);
    let to = Target::Step(step.id.clone());
    let added = Edit::InsertStep {
        version,
        at: at + 1,
        step,
    };
    let edit = Edit::Batch(vec![added, connected(document, version, from, to)?]);
    Ok(with_new_roles(document, &entry.roles, edit))
}

/// A gateway or an event after a step, without a name and without people.
pub(super) fn with_node(
    document: &Document,
    version: Version,
    after: Option<StepId>,
    kind: StepKind,
) -> Result<Edit, EditError> {
    let steps = steps_of(document, version)?;
    let after = after.or_else(|| steps.last().map(|last| last.id.clone()));
    let node = Step {
        id: Edit::free_id(document, version),
        kind,
        ..Step::default()
    };
    Ok(Edit::inserted_after(
        document,
        version,
        after.as_ref(),
        node,
    ))
}

/// A hand-off more. Where everybody went the only way that there was, the shares are open again.
pub(super) fn connected(
    document: &Document,
    version: Version,
    from: StepId,
    to: Target,
) -> Result<Edit, EditError> {
    let steps = steps_of(document, version)?;
    let step = steps.iter().find(|step| step.id == from);
    let step = step.ok_or_else(|| EditError::StepMissing(from.clone()))?;
    let mut next = step.next.clone();
    if next.iter().all(|link| link.to != to) {
        if let [only] = next.as_mut_slice() {
            only.probability = only.probability.filter(|share| *share < 1.0);
        }
        next.push(Link::to(to));
    }
    Ok(Edit::SetLinks {
        version,
        step: from,
        next,
    })
}
