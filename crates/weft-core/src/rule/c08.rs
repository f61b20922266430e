//! A contact that stays, but that less than half the cases still come to.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::comparison::{Comparison, Nodes};
use crate::measure::flow::Node;
use crate::words;

pub(super) const RULE: Rule = Rule {
    id: "C08",
    name: "contact-became-exception",
    title: "Contact became the exception",
    scope: Scope::Comparison,
    condition: "A kept contact is expected less than half as often as before.",
    score: "100 · weight of its highest purpose · share of cases · (1 − ratio) · stakes",
    advice: "Make it the default with opt-out instead of opt-in.",
    source: "“intentional touchpoints” (Monahan & Burlacu 2025)",
    guard: "Where probabilities are assumed, the finding says so.",
    german: Wording {
        title: "Kontakt wurde zur Ausnahme",
        advice: "Den Kontakt zum Regelfall machen: absagen können, statt ihn anfordern zu müssen.",
        source: "„intentional touchpoints“ (Monahan & Burlacu 2025)",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let contacts = comparison.baseline.contacts();
    contacts
        .filter_map(|node| exception(facts, comparison, node))
        .collect()
}

fn exception(facts: &Facts<'_>, comparison: &Comparison<'_>, node: Node) -> Option<Hit> {
    let (before, after) = (comparison.baseline, comparison.redesign);
    let kept = &comparison.kept[node as usize];
    let visits = before.visits[node as usize];
    if kept.is_empty() || visits <= 0.0 {
        return None;
    }
    let now: f64 = kept.iter().map(|image| after.visits[*image as usize]).sum();
    let ratio = words::nine(now / visits);
    (ratio < facts.settings.thresholds.contact_share).then(|| Hit {
        key: before.steps[node as usize].id.as_str().into(),
        score: 100.0
            * facts.weight(comparison, node)
            * facts.exposure(comparison, node)
            * (1.0 - ratio)
            * facts.stakes,
        baseline: Nodes::from_elem(node, 1),
        steps: kept.clone(),
        says: sentence!(facts.language;
            "{} still happens, but has become the exception.",
            "{} gibt es noch, aber nur noch als Ausnahme.",
            facts.step(before, node)
        ),
        evidence: vec![sentence!(facts.language;
            "Before: {}. Now: {}.",
            "Vorher: {}. Jetzt: {}.",
            facts.language.often(visits),
            facts.language.often(now)
        )],
        ..Hit::default()
    })
}
