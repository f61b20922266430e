//! Something a person told another person, and a machine tells now.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::comparison::{Comparison, Nodes};
use crate::measure::flow::Node;
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
    german: Wording {
        title: "Aus dem Wort eines Menschen wurde die Nachricht einer Maschine",
        advice: "Wurde das persönlich gesagt? Schlechte Nachrichten verdienen eine Stimme.",
        source: "„dialogue replaced by dashboards“ (Monahan & Burlacu 2025)",
    },
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
        says: sentence!(facts.language;
            "{} was sent by {}; now AI sends {}.",
            "{} kam von {}; jetzt sendet die KI {}.",
            facts.step(before, node),
            facts.role(performer),
            facts.steps(after, images)
        ),
        evidence: vec![sentence!(facts.language;
            "Before: one-way, {}, for {}. Now: AI-automated.",
            "Vorher: einseitig, {}. Zweck: {}. Jetzt: KI-automatisiert.",
            facts.language.often(before.visits[at]),
            facts.purposes(before.purposes(node))
        )],
        ..Hit::default()
    })
}
