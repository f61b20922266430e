//! Findings by the baseline step they concern, so that one loss is not counted three times
//! (audit.md 0.7).
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::result::{Finding, Group};
use crate::rule::Facts;
use crate::workflow::{RoleName, StepId};

/// Groups findings in their order; one about roles joins the first group whose step holds them all.
pub(super) fn groups(facts: &Facts<'_>, findings: &[Finding]) -> Vec<Group> {
    let before = facts
        .comparison
        .map_or(facts.version, |comparison| comparison.baseline);
    let contacts: BTreeSet<&StepId> = before
        .contacts()
        .map(|node| &before.steps[node as usize].id)
        .collect();
    let roles: BTreeMap<&StepId, BTreeSet<&RoleName>> = before
        .steps
        .iter()
        .map(|step| (&step.id, step.roles.iter().map(|one| &one.role).collect()))
        .collect();
    let own = |finding: &Finding| -> Option<StepId> {
        let contact = finding
            .baseline_steps
            .iter()
            .find(|step| contacts.contains(step));
        contact.or_else(|| finding.baseline_steps.first()).cloned()
    };
    let steps: Vec<Option<StepId>> = findings.iter().map(own).collect();
    let mut hosts: BTreeMap<BTreeSet<&RoleName>, &StepId> = BTreeMap::new();
    for step in steps.iter().flatten() {
        let Some(present) = roles.get(step) else {
            continue;
        };
        for a in present {
            for b in present {
                hosts.entry(BTreeSet::from([*a, *b])).or_insert(step);
            }
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut places: BTreeMap<Option<StepId>, usize> = BTreeMap::new();
    for (finding, step) in findings.iter().zip(&steps) {
        let host = || {
            hosts
                .get(&finding.roles.iter().collect::<BTreeSet<_>>())
                .copied()
                .cloned()
        };
        let step = step.clone().or_else(host);
        let place = *places.entry(step.clone()).or_insert_with(|| {
            groups.push(Group {
                step,
                findings: Vec::new(),
            });
            groups.len() - 1
        });
        groups[place].findings.push(finding.id.clone());
    }
    groups
}
