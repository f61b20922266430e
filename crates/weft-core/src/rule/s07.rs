//! Work that passes from one person to the next through machines, and the two never speak about it.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use std::collections::BTreeSet;

use smol_str::format_smolstr;

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::cast::RoleNumber;
use crate::measure::comparison::Nodes;
use crate::measure::flow::Node;
use crate::measure::version::Version;

const SCORE: f64 = 45.0;
/// Steps after the receiving one within which the two may still meet.
const NEARBY: usize = 2;

pub(super) const RULE: Rule = Rule {
    id: "S07",
    name: "handover-without-questions",
    title: "Handover without questions",
    scope: Scope::Version,
    condition: "Work passes from one internal role through machines to another, and no contact holds both there or within two steps.",
    score: "45 · stakes",
    advice: "A spoken handover with read-back.",
    source: "I-PASS, Starmer et al. 2022",
    guard: "Only hand-overs through machines count; roles that vanish are covered by C01 and C04.",
    german: Wording {
        title: "Übergabe ohne Rückfragen",
        advice: "Eine gesprochene Übergabe, bei der das Gehörte wiederholt wird.",
        source: "I-PASS, Starmer et al. 2022",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let version = facts.version;
    let mut seen = vec![Node::MAX; version.steps.len()];
    let mut hits = Vec::new();
    for from in version.nodes() {
        let Some(sender) = internal_performer(facts, from) else {
            continue;
        };
        for to in next_people(version, from, &mut seen) {
            let Some(receiver) = internal_performer(facts, to) else {
                continue;
            };
            if sender != receiver && !meet_nearby(version, from, to, (sender, receiver)) {
                hits.push(hit(facts, from, to, (sender, receiver)));
            }
        }
    }
    hits
}

fn hit(facts: &Facts<'_>, from: Node, to: Node, pair: (RoleNumber, RoleNumber)) -> Hit {
    let version = facts.version;
    let id = |node: Node| version.steps[node as usize].id.as_str();
    let mut steps = Nodes::from_slice(&[from, to]);
    steps.sort_unstable();
    Hit {
        key: format_smolstr!("{}>{}", id(from), id(to)),
        score: SCORE * facts.stakes,
        steps,
        says: sentence!(facts.language;
            "Work passes from {} to {} through AI, and the two do not speak.",
            "Arbeit geht von {} durch die KI an {}, und die beiden sprechen nicht miteinander.",
            facts.role(pair.0),
            facts.role(pair.1)
        ),
        evidence: vec![sentence!(facts.language;
            "From {} to {}.",
            "Von {} bis {}.",
            facts.step(version, from),
            facts.step(version, to)
        )],
        ..Hit::default()
    }
}

fn internal_performer(facts: &Facts<'_>, node: Node) -> Option<RoleNumber> {
    facts.version.people[node as usize]
        .performer
        .filter(|role| facts.cast.is_internal(*role))
}

/// Steps of people that follow through at least one step that no person performs, in step order.
fn next_people(version: &Version<'_>, from: Node, seen: &mut [Node]) -> Vec<Node> {
    let is_machine = |node: Node| !version.by_person[node as usize];
    let inside = |node: Node| (node as usize) < version.steps.len();
    let ways = |node: Node| {
        version
            .flow
            .arcs
            .of(node)
            .iter()
            .map(|(to, _)| *to)
            .filter(|to| inside(*to))
    };
    let mut open: Vec<Node> = ways(from).filter(|to| is_machine(*to)).collect();
    let mut found = BTreeSet::new();
    while let Some(node) = open.pop() {
        if std::mem::replace(&mut seen[node as usize], from) == from {
            continue;
        }
        for to in ways(node) {
            if is_machine(to) {
                open.push(to);
            } else {
                found.insert(to);
            }
        }
    }
    found.into_iter().collect()
}

fn meet_nearby(
    version: &Version<'_>,
    from: Node,
    to: Node,
    pair: (RoleNumber, RoleNumber),
) -> bool {
    let mut near = vec![from, to];
    let mut edge = vec![to];
    for _ in 0..NEARBY {
        edge = edge
            .iter()
            .flat_map(|node| version.flow.arcs.of(*node).iter().map(|(next, _)| *next))
            .filter(|next| (*next as usize) < version.steps.len())
            .collect();
        near.extend(&edge);
    }
    near.iter().any(|node| {
        let people = &version.people[*node as usize];
        version.contact[*node as usize] && people.has(pair.0) && people.has(pair.1)
    })
}
