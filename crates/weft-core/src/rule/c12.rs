//! People's time that is saved and does not come back as contact.

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
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
    german: Wording {
        title: "Gesparte Zeit nicht zurückgegeben",
        advice: "Einen Anteil der gesparten Zeit zusagen: voreingestellt ist ein Viertel.",
        source: "„speed … relationships back at the center“ (Monahan & Burlacu 2025)",
    },
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
    let language = facts.language;
    let (old, new) = (
        comparison.baseline.person_minutes,
        comparison.redesign.person_minutes,
    );
    let minutes = language.change_of_minutes(old, new);
    let (time, back) = (
        language.change_of_time(old, new).difference,
        language.change_of_time(0.0, reinvested).difference,
    );
    let says = if reinvested <= 0.0 {
        sentence!(language;
            "Of {time} of people’s time saved per case, none goes into new contact.",
            "Von der gesparten Arbeitszeit ({time} je Fall) geht nichts in neuen Kontakt."
        )
    } else {
        sentence!(language;
            "Of {time} of people’s time saved per case, {back} go into new contact.",
            "Von der gesparten Arbeitszeit ({time} je Fall) geht wenig in neuen Kontakt: {back}."
        )
    };
    let evidence = vec![sentence!(language;
        "Person-minutes per case: {} before, {} now, {} saved, {} in new contact.",
        "Personenminuten je Fall: vorher {}, jetzt {}, gespart {}, in neuem Kontakt {}.",
        minutes.before,
        minutes.after,
        minutes.difference,
        language.minutes(reinvested)
    )];
    vec![Hit::whole(SCORE, says, evidence)]
}
