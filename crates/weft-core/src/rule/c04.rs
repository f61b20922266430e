//! A conversation that now goes one way, or whose answer now comes later.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use smol_str::format_smolstr;

use super::facts::{Facts, Hit};
use super::lost::{Loss, lost};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::comparison::Nodes;
use crate::workflow::Mode;

/// Score of a contact that stays, but is answered later.
const ANSWERED_LATER: f64 = 20.0;

pub(super) const RULE: Rule = Rule {
    id: "C04",
    name: "two-way-became-one-way",
    title: "Two-way became one-way",
    scope: Scope::Comparison,
    condition: "A lost contact has a one-way step in its place; or a kept contact went from live to answered later.",
    score: "100 · weight of its highest purpose · share of cases · (1 − compensation) · stakes; answered later: 20 · stakes",
    advice: "Add a way to answer, and someone who reads the answer.",
    source: "“dialogue replaced by dashboards” (Monahan & Burlacu 2025)",
    guard: "An answer that comes later is often better for focus: it stays low.",
    german: Wording {
        title: "Aus Gespräch wurde Mitteilung",
        advice: "Einen Weg zum Antworten schaffen, und jemanden, der die Antwort liest.",
        source: "„dialogue replaced by dashboards“ (Monahan & Burlacu 2025)",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let mut hits = lost(facts, Loss::OneWay, |language, people, step| {
        sentence!(language;
            "{people} used to talk in {step}; what stands there now goes one way.",
            "{people} sprachen bei {step} miteinander; was jetzt dort steht, geht nur in eine Richtung."
        )
    });
    let Some(comparison) = facts.comparison else {
        return hits;
    };
    let (version, after) = (comparison.baseline, comparison.redesign);
    for node in version
        .contacts()
        .filter(|node| version.mode(*node) == Mode::Live)
    {
        let later = comparison.kept[node as usize]
            .iter()
            .filter(|image| after.mode(**image) == Mode::TimeShifted);
        hits.extend(later.map(|image| Hit {
            key: format_smolstr!(
                "{}>{}",
                version.steps[node as usize].id,
                after.steps[*image as usize].id
            ),
            score: ANSWERED_LATER * facts.stakes,
            baseline: Nodes::from_elem(node, 1),
            steps: Nodes::from_elem(*image, 1),
            says: sentence!(facts.language;
                "{} used to talk at the same time in {}; now the answer comes later.",
                "{} sprachen bei {} direkt miteinander; jetzt kommt die Antwort später.",
                facts.people(version, node),
                facts.step(version, node)
            ),
            evidence: vec![
                facts.before(version, node),
                facts.stands_now(comparison, node),
            ],
            ..Hit::default()
        }));
    }
    hits
}
