//! Cases that go from start to end without meeting a person.

use super::facts::{Facts, Hit};
use super::sentence::sentence;
use super::{Rule, Scope};
use crate::words;

const SCORE: f64 = 90.0;

pub(super) const RULE: Rule = Rule {
    id: "S02",
    name: "cases-that-meet-nobody",
    title: "Cases that never meet a person",
    scope: Scope::Version,
    condition: "At least a fifth of cases meet nobody.",
    score: "90 · share of cases that meet nobody",
    advice: "Choose which cases deserve a person.",
    source: "“examine critical workflows” (Monahan & Burlacu 2025)",
    guard: "A step at which a person is offered (choice) counts like a contact.",
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let share = words::nine(facts.version.avoidance.meets_nobody);
    if share < facts.settings.thresholds.meets_nobody {
        return Vec::new();
    }
    let before = facts
        .comparison
        .map(|comparison| comparison.baseline.avoidance.meets_nobody);
    let evidence = before.map(|before| sentence!("Before: {}.", words::percent(before)));
    let says = sentence!(
        "{} of cases end without meeting a person.",
        words::percent(share)
    );
    vec![Hit::whole(
        SCORE * share,
        says,
        evidence.into_iter().collect(),
    )]
}
