//! A conversation that now goes one way, or whose answer now comes later.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use smol_str::format_smolstr;

use super::facts::{Facts, Hit};
use super::lost::{Loss, lost};
use super::sentence::{before, people_of, sentence, stands_now, step_name};
use super::{Rule, Scope};
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
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let mut hits = lost(facts, Loss::OneWay, |people, step| {
        sentence!("{people} used to talk in {step}; what stands there now goes one way.")
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
            says: sentence!(
                "{} used to talk at the same time in {}; now the answer comes later.",
                people_of(facts.cast, version, node),
                step_name(version, node)
            ),
            evidence: vec![
                before(version, node),
                stands_now(facts.cast, comparison, node),
            ],
            ..Hit::default()
        }));
    }
    hits
}
