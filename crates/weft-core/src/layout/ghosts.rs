//! Where contact was stripped out: steps of the baseline in which people met and that nothing in the
//! redesign stands for in which people meet. By data only (audit.md 0.1); decisions of people, such
//! as waivers, belong to the audit.

use std::collections::{BTreeMap, BTreeSet};

use crate::workflow::{Role, RoleKind, RoleName, Step, StepId, Workflow};

/// Whether people meet in a step: no machine does it, two people take part, and they can answer.
#[must_use]
pub fn is_contact(step: &Step, roles: &[Role]) -> bool {
    let machines: BTreeSet<&RoleName> = roles
        .iter()
        .filter(|role| role.kind == RoleKind::Ai)
        .map(|role| &role.name)
        .collect();
    meets(step, &machines)
}

fn meets(step: &Step, machines: &BTreeSet<&RoleName>) -> bool {
    let mut people: BTreeMap<&RoleName, u32> = BTreeMap::new();
    for one in step
        .roles
        .iter()
        .filter(|one| !machines.contains(&one.role))
    {
        let count = people.entry(&one.role).or_default();
        *count = (*count).max(one.count);
    }
    let several = people.len() >= 2 || people.values().any(|count| *count >= 2);
    step.is_work() && !step.is_automated() && several && step.mode().is_two_way()
}

/// Contacts of the baseline that no contact of the redesign stands for, in the order of the file.
#[must_use]
pub fn stripped_out(
    baseline: &Workflow,
    redesign: &Workflow,
    matches: &[(StepId, StepId)],
    roles: &[Role],
) -> Vec<StepId> {
    let machines: BTreeSet<&RoleName> = roles
        .iter()
        .filter(|role| role.kind == RoleKind::Ai)
        .map(|role| &role.name)
        .collect();
    let meeting: BTreeSet<&StepId> = redesign
        .steps
        .iter()
        .filter(|step| meets(step, &machines))
        .map(|step| &step.id)
        .collect();
    let kept: BTreeSet<&StepId> = matches
        .iter()
        .filter(|(_, after)| meeting.contains(after))
        .map(|(before, _)| before)
        .collect();
    let contacts = baseline.steps.iter().filter(|step| meets(step, &machines));
    contacts
        .map(|step| &step.id)
        .filter(|id| !kept.contains(id))
        .cloned()
        .collect()
}

/// The matches that a redesign names itself: its steps with what each replaces.
#[must_use]
pub fn replaced(redesign: &Workflow) -> Vec<(StepId, StepId)> {
    let steps = redesign.steps.iter();
    steps
        .flat_map(|step| {
            step.replaces
                .iter()
                .map(|before| (before.clone(), step.id.clone()))
        })
        .collect()
}
