//! An automated step that decides who reaches a person.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;

const SCORE: f64 = 70.0;

pub(super) const RULE: Rule = Rule {
    id: "S03",
    name: "machine-gatekeeper",
    title: "AI decides who gets a person",
    scope: Scope::Version,
    condition: "An automated branching step stands before contacts, and some cases leave there without any.",
    score: "70 · share of contacts behind it · stakes",
    advice: "Offer a direct way to a person that does not pass the model; let a person read a sample of the cases it turned away.",
    source: "Agency; dominators, Cooper et al. 2001",
    guard: "A check whose ways all lead to the same later talk is no gate.",
    german: Wording {
        title: "Die KI entscheidet, wer einen Menschen erreicht",
        advice: "Einen direkten Weg zu einem Menschen anbieten, der nicht durch das Modell führt; eine Stichprobe der abgewiesenen Fälle von einem Menschen lesen lassen.",
        source: "Handlungsspielraum; Dominatoren, Cooper et al. 2001",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let version = facts.version;
    let contacts = version.contacts().count();
    version
        .gates
        .iter()
        .map(|gate| {
            let mut steps = vec![gate.node];
            steps.extend(&gate.contacts);
            steps.sort_unstable();
            #[expect(clippy::cast_precision_loss, reason = "counts of steps")]
            let share = gate.contacts.len() as f64 / contacts as f64;
            Hit {
                key: version.steps[gate.node as usize].id.as_str().into(),
                score: SCORE * share * facts.stakes,
                steps: steps.into(),
                says: sentence!(facts.language;
                    "{} decides who reaches a person.",
                    "{} entscheidet, wer einen Menschen erreicht.",
                    facts.step(version, gate.node)
                ),
                evidence: vec![sentence!(facts.language;
                    "Behind it: {}, {} of contacts. Some cases leave here without any.",
                    "Dahinter: {}, {} der Kontakte. Manche Fälle gehen von hier ohne Kontakt weiter.",
                    facts.steps(version, &gate.contacts),
                    facts.language.percent(share)
                )],
                ..Hit::default()
            }
        })
        .collect()
}
