//! People's time that is saved and does not come back as contact.

use super::facts::{Facts, Hit};
use super::sentence::sentence;
use super::{Rule, Scope};
use crate::words;

const SCORE: f64 = 40.0;

pub(super) const RULE: Rule = Rule {
    id: "C12",
    name: "savings-not-reinvested",
    title: "Saved time not given back",
    scope: Scope::Comparison,
    condition: "Person-minutes are saved, and less than a tenth of them goes into new contact.",
    score: "40",
    advice: "Pledge a share of the time saved: the default is a quarter.",
    source: "“speed … relationships back at the center” (Monahan & Burlacu 2025)",
    guard: "Time saved to end overtime can be let go as relief of overload.",
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let saved = words::nine(comparison.saved());
    let reinvested = words::nine(comparison.reinvested());
    if saved <= 0.0 || words::nine(reinvested / saved) >= facts.settings.thresholds.reinvested_share
    {
        return Vec::new();
    }
    let back = if reinvested <= 0.0 {
        "none goes".to_owned()
    } else {
        sentence!("{} go", words::time(reinvested))
    };
    let says = sentence!(
        "Of {} of people’s time saved per case, {back} into new contact.",
        words::time(saved)
    );
    let evidence = vec![sentence!(
        "Person-minutes per case: {} before, {} now, {} saved, {} in new contact.",
        words::minutes(comparison.baseline.person_minutes),
        words::minutes(comparison.redesign.person_minutes),
        words::minutes(saved),
        words::minutes(reinvested)
    )];
    vec![Hit::whole(SCORE, says, evidence)]
}
