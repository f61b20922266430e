//! Looking back together, or feedback, that has no place any more.

use super::lost::{Loss, lost};
use super::{Rule, Scope, Wording};
use crate::language::sentence;

pub(super) const RULE: Rule = Rule {
    id: "C03",
    name: "reflection-removed",
    title: "Reflection optimised away",
    scope: Scope::Comparison,
    condition: "A lost contact was for looking back together or feedback, and C02 does not say so already.",
    score: "100 · weight of its highest purpose · share of cases · (1 − compensation) · stakes",
    advice: "One case circle a fortnight, three questions, notes by AI, talking by people.",
    source: "“team reflection or open feedback … optimized away” (Monahan & Burlacu 2025)",
    guard: "A ritual that nobody used can be let go, confirmed by those who took part.",
    german: Wording {
        title: "Rückschau wegoptimiert",
        advice: "Alle zwei Wochen eine Fallrunde mit drei Fragen; die KI schreibt mit, die Menschen sprechen.",
        source: "„team reflection or open feedback … optimized away“ (Monahan & Burlacu 2025)",
    },
    check: |facts| {
        lost(facts, Loss::NotReflected, |language, people, step| {
            sentence!(language;
                "{people} no longer look back together in {step}.",
                "{people} blicken bei {step} nicht mehr gemeinsam zurück."
            )
        })
    },
};
