//! Where AI takes part, it mostly acts instead of helping.

use super::facts::{Facts, Hit};
use super::sentence::sentence;
use super::{Rule, Scope};
use crate::words;

const SLOPE: f64 = 60.0;
const BASE: f64 = 10.0;
const HIGHEST: f64 = 40.0;

pub(super) const RULE: Rule = Rule {
    id: "S09",
    name: "automates-rather-than-augments",
    title: "AI does rather than helps",
    scope: Scope::Version,
    condition: "Less than half of the AI steps that touch a person help that person.",
    score: "(0.5 − share) · 60 + 10, at most 40",
    advice: "Turn the step with the highest learning value into “a person drafts, AI challenges”.",
    source: "Context figure: 71% of AI use is augmentation (Upwork 2025, freelancers); never a target",
    guard: "Automated steps that touch no human role are left out.",
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let threshold = facts.settings.thresholds.augmented_share;
    let Some(share) = facts.version.augmented_share().map(words::nine) else {
        return Vec::new();
    };
    if share >= threshold {
        return Vec::new();
    }
    let score = HIGHEST.min((threshold - share) * SLOPE + BASE);
    let says = "Where AI takes part, it mostly acts alone.".to_owned();
    let evidence = vec![sentence!(
        "{} of AI steps that touch a person help that person; the rest are automated. Threshold: {}.",
        words::percent(share),
        words::percent(threshold)
    )];
    vec![Hit::whole(score, says, evidence)]
}
