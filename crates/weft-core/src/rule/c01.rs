//! A contact of which no pair of roles meets any more in its place.
//!
//! Silent where C02, C03 or C04 says it more precisely.

use super::lost::{Loss, lost};
use super::{Rule, Scope, Wording};
use crate::language::sentence;

pub(super) const RULE: Rule = Rule {
    id: "C01",
    name: "contact-removed",
    title: "Human contact removed",
    scope: Scope::Comparison,
    condition: "A contact of the baseline has no step in its place in which a pair of its roles still meets.",
    score: "100 · weight of its highest purpose · share of cases · (1 − compensation) · stakes",
    advice: "Who used to hear this? Put back the part with the purpose, not the whole meeting.",
    source: "“where human interaction has been stripped out” (Monahan & Burlacu 2025)",
    guard: "Information and arrangements weigh little; the same people meeting elsewhere for the same purpose make up for it.",
    german: Wording {
        title: "Menschlicher Kontakt entfällt",
        advice: "Wer hat das bisher gehört? Den Teil mit dem Zweck zurückholen, nicht das ganze Treffen.",
        source: "„where human interaction has been stripped out“ (Monahan & Burlacu 2025)",
    },
    check: |facts| {
        lost(facts, Loss::Removed, |language, people, step| {
            sentence!(language;
                "{people} no longer meet for {step}.",
                "{people} treffen sich bei {step} nicht mehr."
            )
        })
    },
};
