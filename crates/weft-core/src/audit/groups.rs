//! Findings by the baseline step they concern, so that one loss is not counted three times
//! (audit.md 0.7).
#![expect(
    clippy::indexing_slicing,
    reason = "places come from the version and from the groups made here"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::result::{Finding, Group};
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
        let host = || {
            hosts
                .get(&finding.roles.iter().collect::<BTreeSet<_>>())
                .copied()
        };
        let step = step.or_else(|| {
            if finding.roles.is_empty() {
                None
            } else {
                host()
            }
        });
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

/// For the roles of every finding that names roles only, the first step with a group that holds them.
fn hosts<'a>(
    facts: &Facts<'_>,
    findings: &'a [Finding],
    steps: &[Option<u32>],
) -> BTreeMap<BTreeSet<&'a RoleName>, u32> {
    let before = facts
        .comparison
        .map_or(facts.version, |comparison| comparison.baseline);
    let about_roles = findings
        .iter()
        .zip(steps)
        .filter(|(finding, step)| step.is_none() && !finding.roles.is_empty());
    let mut open: BTreeSet<BTreeSet<&RoleName>> = about_roles
        .map(|(finding, _)| finding.roles.iter().collect())
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
        let present: BTreeSet<&RoleName> = before.steps[*step as usize]
            .roles
            .iter()
            .map(|one| &one.role)
            .collect();
        let inside: Vec<BTreeSet<&RoleName>> = open
            .iter()
            .filter(|roles| roles.is_subset(&present))
            .cloned()
            .collect();
        for roles in inside {
            open.remove(&roles);
            hosts.insert(roles, *step);
        }
    }
    hosts
}
