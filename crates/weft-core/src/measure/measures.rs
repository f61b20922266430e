//! The measures of one version as the result shows them (audit.md 4.7).
#![expect(clippy::indexing_slicing, reason = "nodes come from the version and lie below its steps")]

use std::collections::BTreeMap;

use super::cast::{Cast, RoleNumber};
use super::flow::Node;
use super::result::{ByStep, Gatekeeper, Measures, Stretch};
use super::version::Version;
use crate::words::nine;
use crate::workflow::{StepId, Tag};

/// Writes down what was measured, rounded to nine places.
pub(crate) fn measures(version: &Version<'_>) -> Measures {
    let id = |node: Node| version.steps[node as usize].id.clone();
    let ids = |nodes: &[Node]| -> Vec<StepId> { nodes.iter().map(|node| id(*node)).collect() };
    let all = || version.steps.iter().map(|step| step.id.clone());
    let contact = |node: Node| version.contact[node as usize];
    let gatekeeper = |gate: &super::gates::Gate| Gatekeeper {
        step: id(gate.node),
        contacts: ids(&gate.contacts),
        kinds: gate.kinds.clone(),
    };
    Measures {
        steps: version.steps.len(),
        contact_steps: version.contacts().count(),
        expected_steps: nine(version.visits_where(|_| true)),
        expected_contacts: nine(version.visits_where(contact)),
        contact_minutes: nine(version.contact_minutes()),
        person_minutes: nine(version.person_minutes()),
        meets_nobody: Some(nine(version.avoidance.meets_nobody)),
        steps_before_contact: Some(nine(version.avoidance.steps_before_contact)),
        longest_stretch: Stretch { steps: version.stretch.len(), path: ids(&version.stretch) },
        ties: version.edges().count(),
        components: components(version).len(),
        augmented_share: version.augmented_share().map(nine),
        tag_shares: tag_shares(version),
        visits: ByStep(all().zip(version.visits.iter().map(|visits| nine(*visits))).collect()),
        distance_to_person: ByStep(all().zip(version.distance.iter().copied()).collect()),
        loops: version.loops.iter().map(|part| ids(part)).collect(),
        gatekeepers: version.gates.iter().map(gatekeeper).collect(),
        estimated: version.estimated.clone(),
    }
}

/// Share of expected visits by tag; the four tags always, `untagged` where there are any.
fn tag_shares(version: &Version<'_>) -> BTreeMap<String, f64> {
    let total = version.visits_where(|_| true);
    let share = |tag: Option<Tag>| {
        let visits = version.visits_where(|node| version.tag(node) == tag);
        if total > 0.0 { nine(visits / total) } else { 0.0 }
    };
    let mut shares: BTreeMap<String, f64> =
        Tag::ALL.into_iter().map(|tag| (tag.word().to_owned(), share(Some(tag)))).collect();
    if version.nodes().any(|node| version.tag(node).is_none()) {
        shares.insert("untagged".to_owned(), share(None));
    }
    shares
}

/// Groups of human roles that meet, directly or through others; a role that meets nobody is one.
pub(crate) fn components(version: &Version<'_>) -> Vec<Vec<RoleNumber>> {
    let mut groups: Vec<Vec<RoleNumber>> = Vec::new();
    let mut open: Vec<RoleNumber> = version.present.iter().rev().copied().collect();
    let mut seen = std::collections::BTreeSet::new();
    while let Some(root) = open.pop() {
        if !seen.insert(root) {
            continue;
        }
        let mut group = vec![root];
        let mut at = 0;
        while let Some(role) = group.get(at).copied() {
            at += 1;
            group.extend(version.partners(role).into_iter().filter(|other| seen.insert(*other)));
        }
        groups.push(group);
    }
    groups
}

/// Roles without whom a group of people would fall apart (Hopcroft & Tarjan 1973).
///
/// Roles are few, so each is taken out in turn and the groups of the rest are counted.
pub(crate) fn articulation_roles(version: &Version<'_>, cast: &Cast) -> Vec<RoleNumber> {
    let bridges = |role: &RoleNumber| {
        let partners = version.partners(*role);
        let Some(first) = partners.first() else { return false };
        let mut seen = vec![false; cast.len()];
        seen[*role as usize] = true;
        let mut open = vec![*first];
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut seen[at as usize], true) {
                open.extend(version.partners(at));
            }
        }
        partners.iter().any(|partner| !seen[*partner as usize])
    };
    version.present.iter().copied().filter(bridges).collect()
}
