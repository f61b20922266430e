//! Many steps in a row without two people meeting.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::words;

const PER_STEP: f64 = 10.0;
const HIGHEST: f64 = 90.0;

pub(super) const RULE: Rule = Rule {
    id: "S01",
    name: "long-stretch-without-people",
    title: "Long stretch without people",
    scope: Scope::Version,
    condition: "The longest path without contact has five steps or more.",
    score: "10 a step, at most 90",
    advice: "Put a person where learning or doubt is highest, not in the middle.",
    source: "“intentional touchpoints where people listen, respond, and learn” (Monahan & Burlacu 2025)",
    guard: "With the guard stretchNeedsPerson it counts only if a person appears in it.",
    german: Wording {
        title: "Lange Strecke ohne Menschen",
        advice: "Einen Menschen dorthin setzen, wo Lernen oder Zweifel am größten sind, nicht in die Mitte.",
        source: "„intentional touchpoints where people listen, respond, and learn“ (Monahan & Burlacu 2025)",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let version = facts.version;
    let path = &version.stretch;
    let person = || {
        path.iter()
            .any(|node| !version.people[*node as usize].roles.is_empty())
    };
    let (Some(first), Some(last)) = (path.first(), path.last()) else {
        return Vec::new();
    };
    if path.len() < facts.settings.thresholds.stretch_steps
        || (facts.settings.guards.stretch_needs_person && !person())
    {
        return Vec::new();
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a path of 2^53 steps fits no machine"
    )]
    let score = HIGHEST.min(PER_STEP * path.len() as f64);
    let mut evidence = vec![sentence!(facts.language;
        "From {} to {}.",
        "Von {} bis {}.",
        facts.step(version, *first),
        facts.step(version, *last)
    )];
    if let Some(comparison) = facts.comparison {
        let before = comparison.baseline.stretch.len();
        let (one, several) = facts
            .language
            .pick(("step", "steps"), ("Schritt", "Schritte"));
        evidence.push(sentence!(facts.language;
            "Before, the longest stretch was {} {}.",
            "Die längste Strecke vorher: {} {}.",
            facts.language.count(before),
            words::plural(before, one, several)
        ));
    }
    let mut steps = path.clone();
    steps.sort_unstable();
    vec![Hit {
        score,
        steps: steps.into(),
        says: sentence!(facts.language;
            "{} steps in a row pass without two people meeting.",
            "{} Schritte hintereinander vergehen, ohne dass zwei Menschen sich treffen.",
            words::capital(&facts.language.count(path.len()))
        ),
        evidence,
        ..Hit::default()
    }]
}
