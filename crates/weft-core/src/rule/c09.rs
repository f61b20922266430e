//! The first person a case meets stands further away.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
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
    german: Wording {
        title: "Hilfe ist weiter weg",
        advice: "An einem frühen Schritt eine Seitentür zu einem Menschen öffnen.",
        source: "„the space to say ‚I don’t know‘“ (Monahan & Burlacu 2025)",
    },
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
    let steps = facts.language.change_of_ratio(before, after);
    let mut score = HIGHEST.min(PER_STEP * added) * facts.stakes;
    let mut evidence = vec![sentence!(facts.language;
        "Average number of steps before the first contact, or the end: {} before, {} now.",
        "Schritte bis zum ersten Kontakt oder bis zum Ende, im Mittel: vorher {}, jetzt {}.",
        steps.before,
        steps.after
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
        let help = facts.language.pick(
            "A standing way to a person is named on the way there.",
            "Unterwegs ist ein fester Weg zu einem Menschen genannt.",
        );
        evidence.push(help.to_owned());
    }
    let says = sentence!(facts.language;
        "The first person is {} steps further away.",
        "Bis zum ersten Menschen sind es {} Schritte mehr.",
        steps.difference
    );
    vec![Hit::whole(score, says, evidence)]
}
