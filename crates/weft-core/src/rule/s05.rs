//! A loop with a machine in it and no person.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use super::facts::{Facts, Hit};
use super::sentence::{sentence, step_names};
use super::{Rule, Scope};
use crate::measure::flow::Node;
use crate::words;

const BASE: f64 = 20.0;
const HIGHEST: f64 = 90.0;

pub(super) const RULE: Rule = Rule {
    id: "S05",
    name: "machine-loop",
    title: "Round and round with a machine",
    scope: Scope::Version,
    condition: "A loop without contact has an automated step.",
    score: "100 · chance to come back to its first step + 20, at most 90",
    advice: "Offer an exit to a person after the second round.",
    source: "Weft’s own rule",
    guard: "A technical retry (machineRetry) is no loop.",
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let version = facts.version;
    let retry = |node: &Node| version.steps[*node as usize].machine_retry;
    let machine = |part: &&Vec<Node>| {
        part.iter().all(|node| !version.person[*node as usize])
            && part.iter().any(|node| version.automated[*node as usize])
            && !(facts.settings.guards.machine_retry && part.iter().any(retry))
    };
    version
        .loops
        .iter()
        .filter(machine)
        .filter_map(|part| round(facts, part))
        .collect()
}

fn round(facts: &Facts<'_>, part: &[Node]) -> Option<Hit> {
    let version = facts.version;
    let first = *part.first()?;
    let back = 1.0 - 1.0 / version.order.returns(version.flow.net(), first);
    Some(Hit {
        key: version.steps[first as usize].id.as_str().into(),
        score: HIGHEST.min(100.0 * back + BASE),
        steps: part.into(),
        says: sentence!("{} can repeat without a person.", step_names(version, part)),
        evidence: vec![sentence!(
            "{} of rounds come back; {} visits per case.",
            words::percent(back),
            words::ratio(version.visits[first as usize])
        )],
        ..Hit::default()
    })
}
