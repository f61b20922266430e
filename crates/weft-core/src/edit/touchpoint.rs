//! The steps that touchpoints become (audit.md 4.6).

use crate::Language;
use crate::workflow::{
    Means, Mode, NamedOrYes, Participant, Purpose, Role, RoleKind, Step, Tag, Touchpoint, Workflow,
};

/// A meeting in place of a lost contact, with its lineage; its id and its place are still open.
///
/// Where nobody tagged the redesign the tag stays open: a single one would close the whole version to
/// suggestions.
pub(super) fn meeting(
    redesign: &Workflow,
    lost: &Step,
    roles: &[Role],
    touchpoint: &Touchpoint,
    language: Language,
) -> Step {
    let how = touchpoint.how.in_language(language).trim();
    let is_tagged = redesign.steps.iter().any(|step| step.tag.is_some());
    Step {
        name: touchpoint.name.in_language(language).to_owned(),
        roles: people(lost, roles, touchpoint.people),
        tag: is_tagged.then_some(Tag::HumanRelational),
        minutes: Some(touchpoint.minutes),
        purposes: restored(lost, touchpoint),
        mode: Some(touchpoint.mode),
        replaces: vec![lost.id.clone()],
        reader: (touchpoint.mode == Mode::TimeShifted).then_some(NamedOrYes::Yes(true)),
        notes: (!how.is_empty()).then(|| how.to_owned()),
        ..Step::default()
    }
}

/// A machine's step that people do with its help, in place of a lost contact.
pub(super) fn augmented(
    machine: &Step,
    lost: &Step,
    roles: &[Role],
    touchpoint: &Touchpoint,
) -> Step {
    let mut step = machine.clone();
    let people = people(lost, roles, touchpoint.people);
    let is_new = |one: &Participant| people.iter().all(|known| known.role != one.role);
    let others: Vec<Participant> = step
        .roles
        .iter()
        .filter(|one| is_new(one))
        .cloned()
        .collect();
    let several = people.iter().map(|one| one.count).sum::<u32>() >= 2;
    step.roles = people.into_iter().chain(others).collect();
    step.tag = Some(Tag::AiAugmented);
    step.minutes = Some(step.minutes.unwrap_or(0.0) + touchpoint.minutes);
    if several {
        step.mode = Some(touchpoint.mode);
    }
    for purpose in restored(lost, touchpoint) {
        if !step.purposes.contains(&purpose) {
            step.purposes.push(purpose);
        }
    }
    if !step.replaces.contains(&lost.id) {
        step.replaces.push(lost.id.clone());
    }
    step
}

/// A machine's step at which a person can be reached.
pub(super) fn offered(machine: &Step) -> Step {
    Step {
        choice: true,
        ..machine.clone()
    }
}

/// What a touchpoint restores of a lost contact: the purposes that both have.
pub(crate) fn restored(lost: &Step, touchpoint: &Touchpoint) -> Vec<Purpose> {
    let both = |one: &&Purpose| touchpoint.restores.contains(one);
    lost.purposes.iter().filter(both).copied().collect()
}

/// Who meets: the people of the lost contact, at most so many. Who performed it comes first, then who
/// learns, then who is outside; further people of a role where there is room.
pub(crate) fn people(lost: &Step, roles: &[Role], most: u32) -> Vec<Participant> {
    let role = |one: &Participant| roles.iter().find(|role| role.name == one.role);
    let is_human = |one: &&Participant| role(one).is_none_or(|role| role.kind != RoleKind::Ai);
    let mut people: Vec<&Participant> = lost.roles.iter().filter(is_human).collect();
    if let Some(others) = people.get_mut(1..) {
        others.sort_by_key(|one| match role(one) {
            Some(role) if role.learner => 0,
            Some(role) if role.kind == RoleKind::External => 1,
            _ => 2,
        });
    }
    people.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let taken = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let mut room = most.saturating_sub(taken);
    let counted = people.into_iter().map(|one| {
        let more = one.count.saturating_sub(1).min(room);
        room -= more;
        Participant {
            role: one.role.clone(),
            count: 1 + more,
        }
    });
    counted.collect()
}

/// Whether a touchpoint is a change of a step that a machine does.
pub(crate) fn needs_a_machine(touchpoint: &Touchpoint) -> bool {
    touchpoint.means != Means::Meet
}
