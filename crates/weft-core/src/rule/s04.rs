//! Steps with a person in them from which no person can be reached any more.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::flow::Node;
use crate::workflow::NamedOrYes;

const VULNERABLE: f64 = 55.0;
const OTHERWISE: f64 = 30.0;

pub(super) const RULE: Rule = Rule {
    id: "S04",
    name: "no-way-to-a-person",
    title: "No way to a person",
    scope: Scope::Version,
    condition: "A person, an outside role or a learner takes part, more steps follow, and no path leads to a contact.",
    score: "55 · stakes where an outside or learner role is touched, else 30",
    advice: "Put a name, a channel and opening hours on that step.",
    source: "“the space to say ‘I don’t know’” (Monahan & Burlacu 2025)",
    guard: "The last step does not count, nor a step with a standing way to a person (helpPath).",
    german: Wording {
        title: "Kein Weg zu einem Menschen",
        advice: "An diesem Schritt einen Namen, einen Kanal und Sprechzeiten nennen.",
        source: "„the space to say ‚I don’t know‘“ (Monahan & Burlacu 2025)",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let version = facts.version;
    let steps: Vec<Node> = version
        .nodes()
        .filter(|node| is_stuck(facts, *node))
        .collect();
    if steps.is_empty() {
        return Vec::new();
    }
    let vulnerable = steps.iter().any(|node| is_vulnerable(facts, *node));
    vec![Hit {
        score: if vulnerable {
            VULNERABLE * facts.stakes
        } else {
            OTHERWISE
        },
        says: sentence!(facts.language;
            "From {} no person can be reached.",
            "Von hier aus ist kein Mensch mehr zu erreichen: {}.",
            facts.steps(version, &steps)
        ),
        evidence: vec![facts.language.pick(
            "A person takes part in these steps, more steps follow, and no path leads to a contact.",
            "Hier ist ein Mensch beteiligt, es folgen weitere Schritte, und kein Weg führt zu einem Kontakt.",
        ).to_owned()],
        steps: steps.as_slice().into(),
        ..Hit::default()
    }]
}

fn is_vulnerable(facts: &Facts<'_>, node: Node) -> bool {
    let roles = &facts.version.people[node as usize].roles;
    roles
        .iter()
        .any(|(role, _)| facts.cast.is_outside_or_learner(*role))
}

fn is_stuck(facts: &Facts<'_>, node: Node) -> bool {
    let version = facts.version;
    let at = node as usize;
    let help = || {
        let help = version.steps[at].help_path.as_ref();
        help.is_some_and(NamedOrYes::is_there)
    };
    version.distance[at].is_none()
        && (version.by_person[at] || is_vulnerable(facts, node))
        && version
            .flow
            .arcs
            .of(node)
            .iter()
            .any(|(to, _)| *to != version.flow.end())
        && !(facts.settings.guards.help_path && help())
}
