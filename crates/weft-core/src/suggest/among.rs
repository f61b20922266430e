//! Pools that machines alone speak with: nobody is named there, nothing says that people work there, and
//! every message goes to or comes from a system, or from another such pool.

use std::collections::{BTreeMap, BTreeSet};

use crate::workflow::{MessageEnd, RoleName, Step, StepId, Workflow};

/// Who exchanges messages with whom, and where people are known to work.
#[derive(Debug, Default)]
struct Exchange {
    with: BTreeMap<RoleName, BTreeSet<RoleName>>,
    works: BTreeSet<RoleName>,
    by_people: BTreeSet<RoleName>,
}

/// The pools that exchange messages with machines only; `is_system` and `is_named` tell a machine and
/// a person by the name.
pub(super) fn among_machines(
    versions: &[&Workflow],
    is_system: impl Fn(&RoleName) -> bool,
    is_named: impl Fn(&RoleName) -> bool,
) -> BTreeSet<RoleName> {
    let mut exchange = Exchange::default();
    for version in versions.iter().filter(|one| !one.messages.is_empty()) {
        exchange.read(version);
    }
    let open = |role: &RoleName| {
        exchange.works.contains(role)
            && !exchange.by_people.contains(role)
            && !is_system(role)
            && !is_named(role)
    };
    let mut found = BTreeSet::new();
    let mut seen: BTreeSet<&RoleName> = BTreeSet::new();
    for start in exchange.with.keys().filter(|role| open(role)) {
        if !seen.insert(start) {
            continue;
        }
        let mut group = vec![start];
        let (mut machines, mut others) = (false, false);
        let mut at = 0;
        while let Some(role) = group.get(at).copied() {
            at += 1;
            for other in exchange.with.get(role).into_iter().flatten() {
                if open(other) {
                    if seen.insert(other) {
                        group.push(other);
                    }
                } else if is_system(other) {
                    machines = true;
                } else {
                    others = true;
                }
            }
        }
        if machines && !others {
            found.extend(group.into_iter().cloned());
        }
    }
    found
}

impl Exchange {
    fn read(&mut self, version: &Workflow) {
        let place: BTreeMap<&StepId, RoleName> = version
            .steps
            .iter()
            .filter_map(|step| Some((&step.id, place(step)?)))
            .collect();
        for step in version.steps.iter().filter(|step| step.is_work()) {
            let Some(role) = place.get(&step.id) else {
                continue;
            };
            self.works.insert(role.clone());
            let element = step.origin.as_ref().map(|origin| origin.element.as_str());
            if matches!(element, Some("userTask" | "manualTask")) {
                self.by_people.insert(role.clone());
            }
        }
        for message in &version.messages {
            let end = |end: &MessageEnd| match end {
                MessageEnd::Pool(pool) => Some(RoleName::from(pool.as_str())),
                MessageEnd::Step(id) => place.get(id).cloned(),
            };
            if let (Some(from), Some(to)) = (end(&message.from), end(&message.to)) {
                self.with
                    .entry(from.clone())
                    .or_default()
                    .insert(to.clone());
                self.with.entry(to).or_default().insert(from);
            }
        }
    }
}

/// Who does a step, or in whose lane or pool it stands.
fn place(step: &Step) -> Option<RoleName> {
    let origin = step.origin.as_deref();
    let first = step.roles.first().map(|one| one.role.clone());
    let lane = || origin.and_then(|origin| origin.lane.as_deref());
    let pool = || origin.and_then(|origin| origin.pool.as_deref());
    first.or_else(|| lane().or_else(pool).map(RoleName::from))
}
