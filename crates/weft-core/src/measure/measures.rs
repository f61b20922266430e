//! The measures of one version as the result shows them (audit.md 4.7).
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use super::flow::Node;
use super::result::{ByStep, Gatekeeper, Measures, Stretch};
use super::version::Version;
use crate::words::nine;
use crate::workflow::{StepId, Tag};

/// Writes down what was measured, rounded to nine places.
pub(crate) fn measures(version: &Version<'_>) -> Measures {
    let id = |node: Node| version.steps[node as usize].id.clone();
    let ids = |nodes: &[Node]| -> Vec<StepId> { nodes.iter().map(|node| id(*node)).collect() };
    let all: Arc<[StepId]> = version.steps.iter().map(|step| step.id.clone()).collect();
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
        contact_minutes: nine(version.contact_minutes),
        person_minutes: nine(version.person_minutes),
        meets_nobody: Some(nine(version.avoidance.meets_nobody)),
        steps_before_contact: Some(nine(version.avoidance.steps_before_contact)),
        longest_stretch: Stretch {
            steps: version.stretch.len(),
            path: ids(&version.stretch),
        },
        ties: version.edges().count(),
        components: version.people_graph.components().len(),
        augmented_share: version.augmented_share().map(nine),
        tag_shares: tag_shares(version),
        visits: ByStep::new(
            Arc::clone(&all),
            version.visits.iter().map(|visits| nine(*visits)).collect(),
        ),
        distance_to_person: ByStep::new(all, version.distance.clone()),
        loops: version.loops.iter().map(|part| ids(part)).collect(),
        gatekeepers: version.gates.iter().map(gatekeeper).collect(),
        estimated: version.estimated.clone(),
    }
}

/// Share of expected visits by tag; the four tags always, `untagged` where there are any.
fn tag_shares(version: &Version<'_>) -> BTreeMap<String, f64> {
    let mut visits: BTreeMap<Option<Tag>, f64> =
        Tag::ALL.into_iter().map(|tag| (Some(tag), 0.0)).collect();
    for node in version.nodes() {
        *visits.entry(version.tag(node)).or_insert(0.0) += version.visits[node as usize];
    }
    let total = version.visits_where(|_| true);
    let share = |visits: f64| {
        if total > 0.0 {
            nine(visits / total)
        } else {
            0.0
        }
    };
    let word = |tag: Option<Tag>| tag.map_or("untagged", Tag::word).to_owned();
    let shares = visits.into_iter();
    shares
        .map(|(tag, visits)| (word(tag), share(visits)))
        .collect()
}
