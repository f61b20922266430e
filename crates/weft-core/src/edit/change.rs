//! Pieces that actions are built from: the same change of several steps, and what it brings with it.

use super::entry::guessed_kind;
use super::{Edit, EditError, Version};
use crate::workflow::{Document, Participant, Role, RoleName, Step, StepId};

/// The edit, after the roles that it names are listed.
pub(super) fn with_new_roles(document: &Document, roles: &[Participant], edit: Edit) -> Edit {
    let is_known = |name: &RoleName| document.roles.iter().any(|role| role.name == *name);
    let new = roles.iter().filter(|one| !is_known(&one.role));
    let mut edits: Vec<Edit> = (document.roles.len()..)
        .zip(new)
        .map(|(at, one)| Edit::InsertRole {
            at,
            role: Role {
                name: one.role.clone(),
                kind: guessed_kind(&one.role),
                ..Role::default()
            },
        })
        .collect();
    if edits.is_empty() {
        return edit;
    }
    edits.push(edit);
    Edit::Batch(edits)
}

pub(super) fn steps_of(document: &Document, version: Version) -> Result<&[Step], EditError> {
    let missing = || match version {
        Version::Baseline => EditError::RedesignMissing(0),
        Version::Redesign(at) => EditError::RedesignMissing(at),
    };
    let workflow = document.version(version).ok_or_else(missing)?;
    Ok(&workflow.steps)
}

/// The same change of several steps, as one edit.
pub(super) fn changed(
    document: &Document,
    version: Version,
    steps: &[StepId],
    change: impl Fn(&mut Step),
) -> Result<Edit, EditError> {
    let all = steps_of(document, version)?;
    let one = |id: &StepId| {
        let step = all.iter().find(|step| step.id == *id);
        let mut step = step
            .ok_or_else(|| EditError::StepMissing(id.clone()))?
            .clone();
        change(&mut step);
        Ok(Edit::ReplaceStep {
            version,
            id: id.clone(),
            step,
        })
    };
    let edits: Vec<Edit> = steps.iter().map(one).collect::<Result<_, _>>()?;
    Ok(single(edits))
}

/// One edit stays one; several are a batch.
pub(super) fn single(mut edits: Vec<Edit>) -> Edit {
    match edits.pop() {
        Some(only) if edits.is_empty() => only,
        last => Edit::Batch(edits.into_iter().chain(last).collect()),
    }
}
