//! A person who speaks up where nobody is named to read it and nobody answers soon.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::comparison::Nodes;
use crate::measure::flow::Node;
use crate::workflow::{Mode, NamedOrYes, Purpose};

const SCORE: f64 = 50.0;
/// Steps forward within which an answer may come.
const SOON: usize = 3;
const SPOKEN: [Purpose; 3] = [Purpose::Voice, Purpose::Support, Purpose::Feedback];

pub(super) const RULE: Rule = Rule {
    id: "S08",
    name: "speaking-into-a-void",
    title: "Speaking into a void",
    scope: Scope::Version,
    condition: "A person's one-way step for being heard, support or feedback has no named reader, and no such contact follows within three steps.",
    score: "50 · stakes",
    advice: "Name a reader, answer within a set number of days, publish what changed.",
    source: "“listen, respond, and learn” (Monahan & Burlacu 2025)",
    guard: "Silent with a named reader.",
    german: Wording {
        title: "Ins Leere gesprochen",
        advice: "Jemanden nennen, der liest; in einer festen Frist antworten; zeigen, was sich geändert hat.",
        source: "„listen, respond, and learn“ (Monahan & Burlacu 2025)",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let version = facts.version;
    let void = version.nodes().filter(|node| is_void(facts, *node));
    void.map(|node| Hit {
        key: version.steps[node as usize].id.as_str().into(),
        score: SCORE * facts.stakes,
        steps: Nodes::from_elem(node, 1),
        says: sentence!(facts.language;
            "Nobody is named who reads what people say in {}.",
            "Es ist niemand genannt, der liest, was Menschen bei {} sagen.",
            facts.step(version, node)
        ),
        evidence: vec![facts.language.pick(
            "One-way, and no contact for the same person within three steps.",
            "Einseitig, und innerhalb von drei Schritten kein Kontakt für denselben Menschen.",
        ).to_owned()],
        ..Hit::default()
    })
    .collect()
}

fn is_void(facts: &Facts<'_>, node: Node) -> bool {
    let version = facts.version;
    let at = node as usize;
    let read = || {
        let reader = version.steps[at].reader.as_ref();
        reader.is_some_and(NamedOrYes::is_there)
    };
    version.by_person[at]
        && version.mode(node) == Mode::OneWay
        && version.is_for(node, &SPOKEN)
        && !read()
        && !answered_soon(facts, node)
}

fn answered_soon(facts: &Facts<'_>, node: Node) -> bool {
    let version = facts.version;
    let Some(performer) = version.people[node as usize].performer else {
        return false;
    };
    let mut edge = vec![node];
    for _ in 0..SOON {
        edge = edge
            .iter()
            .flat_map(|node| version.flow.arcs.of(*node).iter().map(|(next, _)| *next))
            .filter(|next| (*next as usize) < version.steps.len())
            .collect();
        edge.sort_unstable();
        edge.dedup();
        let answers = |next: &Node| {
            version.contact[*next as usize]
                && version.people[*next as usize].has(performer)
                && version.is_for(*next, &SPOKEN)
        };
        if edge.iter().any(answers) {
            return true;
        }
    }
    false
}
