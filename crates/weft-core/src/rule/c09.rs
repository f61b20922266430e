//! The first person a case meets stands further away.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use super::facts::{Facts, Hit};
use super::sentence::sentence;
use super::{Rule, Scope};
use crate::measure::steps_before_help;
use crate::words;

const PER_STEP: f64 = 15.0;
const HIGHEST: f64 = 80.0;

pub(super) const RULE: Rule = Rule {
    id: "C09",
    name: "help-moved-away",
    title: "Help moved further away",
    scope: Scope::Comparison,
    condition: "The steps before the first contact, or the end, grow by two or more.",
    score: "min(80, 15 · added steps) · stakes",
    advice: "Open a side door to a person on an early step.",
    source: "“the space to say ‘I don’t know’” (Monahan & Burlacu 2025)",
    guard: "A standing way to a person on the way there (helpPath) lowers it to a note.",
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let before = comparison.baseline.avoidance.steps_before_contact;
    let after = comparison.redesign.avoidance.steps_before_contact;
    let added = words::nine(after - before);
    let threshold = facts.settings.thresholds.help_steps;
    if added < threshold {
        return Vec::new();
    }
    let mut score = HIGHEST.min(PER_STEP * added) * facts.stakes;
    let mut evidence = vec![sentence!(
        "Average number of steps before the first contact, or the end: {} before, {} now.",
        words::ratio(before),
        words::ratio(after)
    )];
    let version = comparison.redesign;
    let help = |node: u32| {
        let step = version.steps[node as usize];
        step.help_path
            .as_ref()
            .is_some_and(crate::workflow::NamedOrYes::is_there)
    };
    if facts.settings.guards.help_path
        && version.nodes().any(help)
        && words::nine(steps_before_help(version, help) - before) < threshold
    {
        score = score.min(facts.settings.thresholds.note_score);
        evidence.push("A standing way to a person is named on the way there.".to_owned());
    }
    let says = sentence!(
        "The first person is {} steps further away.",
        words::ratio(added)
    );
    vec![Hit::whole(score, says, evidence)]
}
