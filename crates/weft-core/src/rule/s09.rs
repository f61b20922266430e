//! Where AI takes part, it mostly acts instead of helping.

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
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
    german: Wording {
        title: "Die KI macht, statt zu helfen",
        advice: "Den Schritt mit dem höchsten Lernwert umdrehen: Ein Mensch entwirft, die KI hinterfragt.",
        source: "Zum Vergleich: 71 % der KI-Nutzung ist Unterstützung (Upwork 2025, Freiberufler); nie ein Ziel",
    },
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
    let says = facts.language.pick(
        "Where AI takes part, it mostly acts alone.",
        "Wo KI mitwirkt, handelt sie meist allein.",
    );
    let evidence = vec![sentence!(facts.language;
        "{} of AI steps that touch a person help that person; the rest are automated. Threshold: {}.",
        "Von den KI-Schritten, die einen Menschen betreffen, unterstützen ihn {}; die übrigen sind automatisiert. Schwellenwert: {}.",
        facts.language.percent(share),
        facts.language.percent(threshold)
    )];
    vec![Hit::whole(score, says.to_owned(), evidence)]
}
