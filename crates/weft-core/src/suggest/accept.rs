//! Putting suggestions into a document, and nothing that a person has said out of it.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::Cast;
use super::scene::origin;
use super::{Proposal, Side, Subject, Suggestion, whole_cast};
use crate::workflow::{
    Document, Participant, Role, RoleKind, RoleName, Step, StepId, StepKind, Workflow,
};

/// The document with these suggestions in it.
///
/// A field that is already filled stays as it is. Roles that a suggestion names and the document does
/// not know are added to it.
#[must_use]
pub fn accept(
    document: &Document,
    redesign: Option<usize>,
    suggestions: &[Suggestion],
) -> Document {
    let cast = whole_cast(document, redesign);
    let mut document = document.clone();
    let sides = [Side::Baseline, Side::Redesign];
    for side in sides {
        let workflow = match side {
            Side::Baseline => Some(&mut document.baseline),
            Side::Redesign => redesign
                .and_then(|at| document.redesigns.get_mut(at))
                .map(|one| &mut one.workflow),
        };
        if let Some(workflow) = workflow {
            fill_version(
                workflow,
                suggestions.iter().filter(|one| one.version == side),
            );
        }
    }
    add_roles(&mut document, redesign, &cast);
    for suggestion in suggestions {
        if let (Subject::Role(name), Proposal::Kind(kind)) =
            (&suggestion.subject, &suggestion.proposal)
        {
            let role = document.roles.iter_mut().find(|role| role.name == *name);
            if let Some(role) = role.filter(|role| role.kind == RoleKind::Internal) {
                role.kind = *kind;
            }
        }
    }
    document
}

/// Adds the roles that steps name and the document does not list.
fn add_roles(document: &mut Document, redesign: Option<usize>, cast: &Cast) {
    let mut known: BTreeSet<RoleName> = document
        .roles
        .iter()
        .map(|role| role.name.clone())
        .collect();
    let redesigned = redesign.and_then(|at| document.redesigns.get(at));
    let versions = std::iter::once(&document.baseline).chain(redesigned.map(|one| &one.workflow));
    let named = versions
        .flat_map(|version| &version.steps)
        .flat_map(|step| &step.roles);
    let mut roles = Vec::new();
    for one in named {
        if known.insert(one.role.clone()) {
            roles.push(Role::new(one.role.as_str(), cast.kind_of_word(&one.role)));
        }
    }
    document.roles.extend(roles);
}

fn fill_version<'a>(workflow: &mut Workflow, suggestions: impl Iterator<Item = &'a Suggestion>) {
    let mut by_step: BTreeMap<&StepId, Vec<&Proposal>> = BTreeMap::new();
    for suggestion in suggestions {
        if let Subject::Step(id) = &suggestion.subject {
            by_step.entry(id).or_default().push(&suggestion.proposal);
        }
    }
    for step in &mut workflow.steps {
        let id = step.id.clone();
        let before = step.clone();
        for proposal in by_step.get(&id).into_iter().flatten() {
            fill(step, &before, proposal);
        }
    }
}

fn fill(step: &mut Step, before: &Step, proposal: &Proposal) {
    match proposal {
        Proposal::Tag(tag) => step.tag = step.tag.or(Some(*tag)),
        Proposal::Mode(mode) => step.mode = step.mode.or(Some(*mode)),
        Proposal::Minutes(minutes) => step.minutes = step.minutes.or(Some(*minutes)),
        Proposal::Outcome(outcome) => step.outcome = step.outcome.or(Some(*outcome)),
        Proposal::Purposes(purposes) => {
            if step.purposes.is_empty() {
                step.purposes.clone_from(purposes);
            }
        }
        Proposal::Roles(roles) => {
            if may_take(before, roles) {
                step.roles.clone_from(roles);
            }
        }
        Proposal::MakeStep => {
            if step.kind == StepKind::Event {
                step.kind = StepKind::Step;
            }
        }
        Proposal::Kind(_) => {}
    }
}

/// Whether these roles only add to what a step says, or correct what its lane alone said.
fn may_take(before: &Step, roles: &[Participant]) -> bool {
    roles.starts_with(&before.roles) || only_lane(before)
}

/// Whether the only role of a step is the lane or pool that it stood in.
pub(super) fn only_lane(step: &Step) -> bool {
    let Some(origin) = origin(step) else {
        return step.roles.is_empty();
    };
    let place = [origin.lane.as_deref(), origin.pool.as_deref()];
    let is_place = |one: &Participant| one.count == 1 && place.contains(&Some(one.role.as_str()));
    step.roles.len() < 2 && step.roles.iter().all(is_place)
}
