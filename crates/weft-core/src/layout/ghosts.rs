//! Where contact was stripped out: steps of the baseline in which people met and that nothing in the
//! redesign stands for in which people meet. By data only (audit.md 0.1); decisions of people, such
//! as waivers, belong to the audit.

use std::collections::{BTreeMap, BTreeSet};

use crate::workflow::{Role, RoleKind, RoleName, Step, StepId, Workflow};

/// Tells contact by the roles of a document.
#[derive(Debug, Clone)]
pub(super) struct Meeting<'a> {
    machines: BTreeSet<&'a RoleName>,
}

impl<'a> Meeting<'a> {
    pub(super) fn new(roles: &'a [Role]) -> Self {
        let machines = roles.iter().filter(|role| role.kind == RoleKind::Ai);
        Self {
            machines: machines.map(|role| &role.name).collect(),
        }
    }

    pub(super) fn is_person(&self, role: &RoleName) -> bool {
        !self.machines.contains(role)
    }

    /// Whether people meet in a step: no machine does it, two people take part, and they can answer.
    pub(super) fn is_contact(&self, step: &Step) -> bool {
        let mut people: BTreeMap<&RoleName, u32> = BTreeMap::new();
        for one in step.roles.iter().filter(|one| self.is_person(&one.role)) {
            let count = people.entry(&one.role).or_default();
            *count = (*count).max(one.count);
        }
        let several = people.len() >= 2 || people.values().any(|count| *count >= 2);
        step.is_work() && step.is_contact_of(several)
    }

    /// People of a step, each pair once.
    pub(super) fn ties<'s>(&self, step: &'s Step) -> BTreeSet<(&'s RoleName, &'s RoleName)> {
        let people: BTreeSet<&RoleName> = step
            .roles
            .iter()
            .map(|one| &one.role)
            .filter(|role| self.is_person(role))
            .collect();
        let pairs = people
            .iter()
            .flat_map(|a| people.iter().map(move |b| (*a, *b)));
        pairs.filter(|(a, b)| a < b).collect()
    }
}

/// Contacts of the baseline that no contact of the redesign stands for, in the order of the file.
#[must_use]
pub fn stripped_out(
    baseline: &Workflow,
    redesign: &Workflow,
    matches: &[(StepId, StepId)],
    roles: &[Role],
) -> Vec<StepId> {
    let meeting = Meeting::new(roles);
    let contacts = redesign
        .steps
        .iter()
        .filter(|step| meeting.is_contact(step));
    let contacts: BTreeSet<&StepId> = contacts.map(|step| &step.id).collect();
    let kept = matches.iter().filter(|(_, after)| contacts.contains(after));
    let kept: BTreeSet<&StepId> = kept.map(|(before, _)| before).collect();
    let before = baseline
        .steps
        .iter()
        .filter(|step| meeting.is_contact(step));
    before
        .map(|step| &step.id)
        .filter(|id| !kept.contains(id))
        .cloned()
        .collect()
}

/// Steps of the baseline that nothing in the redesign stands for, in the order of the file.
#[must_use]
pub fn gone(baseline: &Workflow, matches: &[(StepId, StepId)]) -> Vec<StepId> {
    let known: BTreeSet<&StepId> = matches.iter().map(|(before, _)| before).collect();
    let work = baseline.steps.iter().filter(|step| step.is_work());
    work.map(|step| &step.id)
        .filter(|id| !known.contains(id))
        .cloned()
        .collect()
}

/// Where these roles meet: the contacts of these versions in which all of them take part; where there
/// are none, those in which one does. In the order of the files.
#[must_use]
pub fn met(versions: &[&Workflow], roles: &[Role], who: &[RoleName]) -> Vec<StepId> {
    let meeting = Meeting::new(roles);
    let steps = versions.iter().flat_map(|one| &one.steps);
    let contacts: Vec<&Step> = steps.filter(|step| meeting.is_contact(step)).collect();
    let has = |step: &Step, role: &RoleName| step.roles.iter().any(|one| one.role == *role);
    let among = |holds: &dyn Fn(&Step) -> bool| -> Vec<StepId> {
        let steps = contacts.iter().filter(|step| holds(step));
        steps.map(|step| step.id.clone()).collect()
    };
    let together = among(&|step| who.iter().all(|role| has(step, role)));
    if together.is_empty() {
        among(&|step| who.iter().any(|role| has(step, role)))
    } else {
        together
    }
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
