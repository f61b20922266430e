//! A loop with a machine in it and no person.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::flow::Node;

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
    german: Wording {
        title: "Im Kreis mit einer Maschine",
        advice: "Nach der zweiten Runde einen Ausgang zu einem Menschen anbieten.",
        source: "Eigene Regel von Weft",
    },
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
        says: sentence!(facts.language;
            "{} can repeat without a person.",
            "Das kann sich ohne einen Menschen wiederholen: {}.",
            facts.steps(version, part)
        ),
        evidence: vec![sentence!(facts.language;
            "{} of rounds come back; {} visits per case.",
            "Von den Runden kommen {} zurück; Durchgänge je Fall: {}.",
            facts.language.percent(back),
            facts.language.ratio(version.visits[first as usize])
        )],
        ..Hit::default()
    })
}
