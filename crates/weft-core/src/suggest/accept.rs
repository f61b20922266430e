//! Putting suggestions into a document, and nothing that a person has said out of it.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::Cast;
use super::scene::origin;
use super::{Proposal, Side, Subject, Suggestion, language, whole_cast};
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
    accept_where(document, redesign, suggestions, |_| true)
}

/// [`accept`] for those of all suggestions that are taken; a step whose tag is taken and whose other
/// fields are not stays open for them.
///
/// An event becomes a step before anything else of it is taken.
#[must_use]
pub fn accept_where(
    document: &Document,
    redesign: Option<usize>,
    suggestions: &[Suggestion],
    taken: impl Fn(&Suggestion) -> bool,
) -> Document {
    let cast = own_cast(document, redesign);
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
            let here = suggestions.iter().filter(|one| one.version == side);
            fill_version(workflow, here, &taken);
        }
    }
    add_roles(&mut document, redesign, &cast);
    for suggestion in suggestions.iter().filter(|one| taken(one)) {
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

/// The cast in the language that the document says or shows.
fn own_cast(document: &Document, redesign: Option<usize>) -> Cast {
    let redesigned = redesign.and_then(|at| document.redesigns.get(at));
    let versions = std::iter::once(&document.baseline).chain(redesigned.map(|one| &one.workflow));
    let versions: Vec<&Workflow> = versions.collect();
    let lexicons = language::lexicons(&versions, document.suggestions.language);
    whole_cast(document, redesign, lexicons)
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

/// What is suggested for a step: taken and left.
#[derive(Default)]
struct Sorted<'a> {
    taken: Vec<&'a Proposal>,
    is_left: bool,
    stays_event: bool,
}

fn fill_version<'a>(
    workflow: &mut Workflow,
    suggestions: impl Iterator<Item = &'a Suggestion>,
    taken: &impl Fn(&Suggestion) -> bool,
) {
    let mut by_step: BTreeMap<&StepId, Sorted<'_>> = BTreeMap::new();
    for suggestion in suggestions {
        let Subject::Step(id) = &suggestion.subject else {
            continue;
        };
        let sorted = by_step.entry(id).or_default();
        if taken(suggestion) {
            sorted.taken.push(&suggestion.proposal);
        } else {
            sorted.is_left = true;
            sorted.stays_event |= suggestion.proposal == Proposal::MakeStep;
        }
    }
    for step in &mut workflow.steps {
        let sorted = by_step
            .get(&step.id)
            .filter(|one| !one.taken.is_empty() && !one.stays_event);
        let Some(sorted) = sorted else { continue };
        let before = step.clone();
        for proposal in &sorted.taken {
            fill(step, &before, proposal);
        }
        step.open = sorted.is_left && step.tag.is_some();
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
