//! Something a person told another person, and a machine tells now.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use super::facts::{Facts, Hit};
use super::sentence::{purposes, sentence, step_name, step_names};
use super::{Rule, Scope};
use crate::measure::comparison::{Comparison, Nodes};
use crate::measure::flow::Node;
use crate::words;
use crate::workflow::Mode;

const SCORE: f64 = 60.0;

pub(super) const RULE: Rule = Rule {
    id: "C15",
    name: "message-mechanised",
    title: "A person’s word became a machine’s message",
    scope: Scope::Comparison,
    condition: "A one-way step of a person towards another person is automated in the redesign.",
    score: "60 · weight of its highest purpose · share of cases · stakes",
    advice: "Was this told in person? Bad news deserves a voice.",
    source: "“dialogue replaced by dashboards” (Monahan & Burlacu 2025)",
    guard: "Asked as a question; information and arrangements stay low, refusals carry trust.",
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let nodes = comparison.baseline.nodes();
    nodes
        .filter_map(|node| mechanised(facts, comparison, node))
        .collect()
}

fn mechanised(facts: &Facts<'_>, comparison: &Comparison<'_>, node: Node) -> Option<Hit> {
    let (before, after) = (comparison.baseline, comparison.redesign);
    let at = node as usize;
    let told = !before.automated[at]
        && before.by_person[at]
        && before.mode(node) == Mode::OneWay
        && before.people[at].roles.len() >= 2;
    let images = &comparison.images[at];
    let automated =
        !images.is_empty() && images.iter().all(|image| after.automated[*image as usize]);
    let performer = before.people[at].performer.filter(|_| told && automated)?;
    Some(Hit {
        key: before.steps[at].id.as_str().into(),
        score: SCORE
            * facts.weight(comparison, node)
            * facts.exposure(comparison, node)
            * facts.stakes,
        baseline: Nodes::from_elem(node, 1),
        steps: images.clone(),
        says: sentence!(
            "{} was sent by {}; now AI sends {}.",
            step_name(before, node),
            facts.cast.name(performer),
            step_names(after, images)
        ),
        evidence: vec![sentence!(
            "Before: one-way, {}, for {}. Now: AI-automated.",
            words::often(before.visits[at]),
            purposes(before.purposes(node))
        )],
        ..Hit::default()
    })
}
