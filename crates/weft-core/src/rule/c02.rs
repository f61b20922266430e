//! Learning or feedback between people for which a machine or a one-way step now stands.

use super::lost::{Loss, lost};
use super::{Rule, Scope, Wording};
use crate::language::sentence;

pub(super) const RULE: Rule = Rule {
    id: "C02",
    name: "coaching-templated",
    title: "Coaching became a template",
    scope: Scope::Comparison,
    condition: "A lost contact was for learning or feedback, and everything in its place is automated, one-way or silent.",
    score: "100 · weight of its highest purpose · share of cases · (1 − compensation) · stakes",
    advice: "Keep the guide for the facts; add ten minutes for the questions it cannot answer.",
    source: "“mentorship replaced by templated guidance” (Monahan & Burlacu 2025); Bacchelli & Bird 2013 on what review is for",
    guard: "The same people meeting elsewhere for the same purpose make up for it.",
    german: Wording {
        title: "Aus Begleitung wurde eine Vorlage",
        advice: "Die Vorlage für die Fakten behalten; dazu zehn Minuten für Fragen, auf die sie keine Antwort hat.",
        source: "„mentorship replaced by templated guidance“ (Monahan & Burlacu 2025); Bacchelli & Bird 2013 zum Zweck von Reviews",
    },
    check: |facts| {
        lost(facts, Loss::Templated, |language, people, step| {
            sentence!(language;
                "{people} no longer meet for {step}; a template took its place.",
                "{people} treffen sich bei {step} nicht mehr; stattdessen gibt es eine Vorlage."
            )
        })
    },
};
