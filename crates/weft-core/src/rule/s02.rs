//! Cases that go from start to end without meeting a person.

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
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
    german: Wording {
        title: "Fälle, die nie einen Menschen treffen",
        advice: "Entscheiden, welche Fälle einen Menschen verdienen.",
        source: "„examine critical workflows“ (Monahan & Burlacu 2025)",
    },
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
    let [said_before, said] = facts
        .language
        .shares_against(before.unwrap_or(share), share);
    let evidence = before.map(|_| {
        let before = said_before;
        sentence!(facts.language; "Before: {before}.", "Vorher: {before}.")
    });
    let says = sentence!(facts.language;
        "{} of cases end without meeting a person.",
        "Von allen Fällen treffen {} bis zum Ende niemanden.",
        said
    );
    vec![Hit::whole(
        SCORE * share,
        says,
        evidence.into_iter().collect(),
    )]
}
