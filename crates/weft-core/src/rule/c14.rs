//! A role of the organisation that did work and takes part in nothing any more.
//!
//! Silent where C11 says already that the role is left alone.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording, c11};
use crate::language::sentence;

const SCORE: f64 = 45.0;

pub(super) const RULE: Rule = Rule {
    id: "C14",
    name: "role-written-out",
    title: "A role no longer takes part",
    scope: Scope::Comparison,
    condition: "An internal role performs steps of the baseline and takes part in no step of the redesign.",
    score: "45 · stakes",
    advice: "What did this role know that the redesign does not?",
    source: "Monahan & Burlacu 2025, on flattened teams",
    guard: "Silent where C11 speaks; a role that was renamed or merged is matched first.",
    german: Wording {
        title: "Eine Rolle ist nicht mehr beteiligt",
        advice: "Was wusste diese Rolle, das der Neuentwurf nicht weiß?",
        source: "Monahan & Burlacu 2025, über verschlankte Teams",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let before = comparison.baseline;
    let after = &comparison.redesign.present;
    let present = before.present.iter().copied();
    let gone = present.filter(|role| !after.contains(&comparison.renamed.role(*role)));
    gone.filter(|role| facts.cast.is_internal(*role))
        .filter(|role| !c11::speaks_about(facts, comparison, *role))
        .filter_map(|role| {
            let performs = |node: &u32| before.people[*node as usize].performer == Some(role);
            let steps: Vec<u32> = before.nodes().filter(performs).collect();
            let name = facts.role(role);
            (!steps.is_empty()).then(|| Hit {
                key: facts.cast.name(role).as_str().into(),
                score: SCORE * facts.stakes,
                roles: vec![role],
                says: sentence!(facts.language;
                    "{name} did work in the baseline and takes part in no step of the redesign.",
                    "{name} arbeitete in der Ausgangslage mit und ist im Neuentwurf an keinem Schritt beteiligt."
                ),
                evidence: vec![sentence!(facts.language;
                    "Before, {name} did {}.",
                    "Vorher übernahm {name}: {}.",
                    facts.steps(before, &steps)
                )],
                ..Hit::default()
            })
        })
        .collect()
}
