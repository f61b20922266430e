//! Findings by the baseline step they concern, so that one loss is not counted three times
//! (audit.md 0.7).
#![expect(
    clippy::indexing_slicing,
    reason = "places come from the version and from the groups made here"
)]

use std::collections::{BTreeMap, BTreeSet};

use smallvec::SmallVec;

use super::result::{Finding, Group};
use crate::measure::cast::RoleNumber;
use crate::rule::Facts;
use crate::workflow::RoleName;

/// Groups findings in their order; one about roles joins the first group whose step holds them all.
pub(super) fn groups(facts: &Facts<'_>, findings: &[Finding]) -> Vec<Group> {
    let before = facts
        .comparison
        .map_or(facts.version, |comparison| comparison.baseline);
    let own = |finding: &Finding| -> Option<u32> {
        let mut steps = finding
            .baseline_steps
            .iter()
            .filter_map(|step| before.node(step));
        let first = steps.next();
        let contact = |step: &u32| before.contact[*step as usize];
        first.into_iter().chain(steps).find(contact).or(first)
    };
    let steps: Vec<Option<u32>> = findings.iter().map(own).collect();
    let hosts = hosts(facts, findings, &steps);
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: Vec<Option<usize>> = vec![None; before.steps.len()];
    let mut whole_path = None;
    for (finding, step) in findings.iter().zip(&steps) {
        let host = || hosts.get(&roles_of(facts, finding)).copied();
        let by_roles = step.is_none() && !finding.roles.is_empty();
        let step = if by_roles { host() } else { *step };
        let place = match step {
            Some(step) => &mut group_of[step as usize],
            None => &mut whole_path,
        };
        let at = *place.get_or_insert_with(|| {
            let step = step.map(|step| before.steps[step as usize].id.clone());
            groups.push(Group {
                step,
                findings: Vec::new(),
            });
            groups.len() - 1
        });
        groups[at].findings.push(finding.id.clone());
    }
    groups
}

/// Roles by number, ascending.
type Roles = SmallVec<[RoleNumber; 4]>;

fn numbers<'a>(facts: &Facts<'_>, names: impl Iterator<Item = &'a RoleName>) -> Roles {
    let mut roles: Roles = names.filter_map(|name| facts.cast.number(name)).collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

fn roles_of(facts: &Facts<'_>, finding: &Finding) -> Roles {
    numbers(facts, finding.roles.iter())
}

/// For the roles of every finding that names roles only, the first step with a group that holds them.
fn hosts(facts: &Facts<'_>, findings: &[Finding], steps: &[Option<u32>]) -> BTreeMap<Roles, u32> {
    let before = facts
        .comparison
        .map_or(facts.version, |comparison| comparison.baseline);
    let about_roles = findings
        .iter()
        .zip(steps)
        .filter(|(finding, step)| step.is_none() && !finding.roles.is_empty());
    let mut open: BTreeSet<Roles> = about_roles
        .map(|(finding, _)| roles_of(facts, finding))
        .collect();
    let mut hosts = BTreeMap::new();
    let mut seen = vec![false; before.steps.len()];
    for step in steps.iter().flatten() {
        if open.is_empty() {
            break;
        }
        if std::mem::replace(&mut seen[*step as usize], true) {
            continue;
        }
        let named = &before.steps[*step as usize].roles;
        let present = numbers(facts, named.iter().map(|one| &one.role));
        let is_inside = |roles: &Roles| roles.iter().all(|role| present.contains(role));
        for roles in open.extract_if(.., is_inside) {
            hosts.insert(roles, *step);
        }
    }
    hosts
}
