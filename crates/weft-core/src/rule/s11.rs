//! A no that reaches a case without a person, from the decision to the end.
//!
//! Looked at is everything that a case can pass between the last branching step before the refusal,
//! that step included, and the end: one contact or offered person there is enough.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::flow::Node;
use crate::measure::version::Version;
use crate::workflow::Outcome;

const SCORE: f64 = 45.0;

pub(super) const RULE: Rule = Rule {
    id: "S11",
    name: "refusal-without-a-person",
    title: "The no comes without a person",
    scope: Scope::Version,
    condition: "A refusal is reached, and from the step that decides it to the end there is neither a contact nor an offered person.",
    score: "45 · stakes · min(1, share of cases refused / 0.05)",
    advice: "Put a name under every no; call where stakes are high.",
    source: "“unseen, unsupported, alone” (Monahan & Burlacu 2025)",
    guard: "Mass mailings have low stakes.",
    german: Wording {
        title: "Das Nein kommt ohne einen Menschen",
        advice: "Unter jedes Nein einen Namen setzen; anrufen, wo viel auf dem Spiel steht.",
        source: "„unseen, unsupported, alone“ (Monahan & Burlacu 2025)",
    },
    check,
};

/// A refusal: a step, or an event between steps.
struct Refusal {
    /// The steps at which it is said; those before it where it is an event.
    at: Vec<Node>,
    /// The steps that follow.
    after: Vec<Node>,
    /// Expected refusals per case.
    visits: f64,
    /// Whether the refusal is one of the steps itself.
    is_step: bool,
}

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let version = facts.version;
    let refusals = refusals(version);
    refusals
        .iter()
        .filter_map(|refusal| without_a_person(facts, refusal))
        .collect()
}

fn refusals(version: &Version<'_>) -> Vec<Refusal> {
    let steps = version
        .nodes()
        .filter(|node| version.steps[*node as usize].outcome == Some(Outcome::Refused));
    let steps = steps.map(|node| Refusal {
        at: vec![node],
        after: Vec::new(),
        visits: version.visits[node as usize],
        is_step: true,
    });
    let silent = version.flow.refusals.iter().zip(&version.refusal_visits);
    let events = silent
        .filter(|(refusal, _)| !refusal.before.is_empty())
        .map(|(refusal, visits)| Refusal {
            at: refusal.before.clone(),
            after: refusal.after.clone(),
            visits: *visits,
            is_step: false,
        });
    steps.chain(events).collect()
}

fn without_a_person(facts: &Facts<'_>, refusal: &Refusal) -> Option<Hit> {
    let version = facts.version;
    let first = *refusal.at.first()?;
    let decider = decider(version, refusal);
    if refusal.visits <= 0.0
        || passed(version, refusal, decider).any(|node| version.person[node as usize])
    {
        return None;
    }
    let share = (refusal.visits / facts.settings.thresholds.refused_share).min(1.0);
    let decided = decider.map_or_else(String::new, |node| {
        sentence!(facts.language;
            " Decided in {}.",
            " Entschieden bei {}.",
            facts.step(version, node)
        )
    });
    Some(Hit {
        key: version.steps[first as usize].id.as_str().into(),
        score: SCORE * facts.stakes * share,
        steps: refusal.at.as_slice().into(),
        says: sentence!(facts.language;
            "The no of {} comes without a person.",
            "Dieses Nein kommt ohne einen Menschen: {}.",
            facts.steps(version, &refusal.at)
        ),
        evidence: vec![sentence!(facts.language;
            "Refused: {}.{decided}",
            "Abgelehnt: {}.{decided}",
            facts.language.often(refusal.visits)
        )],
        ..Hit::default()
    })
}

/// The last branching step before the refusal.
fn decider(version: &Version<'_>, refusal: &Refusal) -> Option<Node> {
    let first = *refusal.at.first()?;
    let branches = |node: Node| version.flow.arcs.of(node).len() >= 2;
    let own = !refusal.is_step && refusal.at.len() == 1 && branches(first);
    let found = if own {
        Some(first)
    } else {
        version.branching_before(first)
    };
    found.filter(|node| (*node as usize) < version.steps.len())
}

/// The steps that a refused case can pass from the decision to the end.
fn passed<'a>(
    version: &'a Version<'_>,
    refusal: &'a Refusal,
    decider: Option<Node>,
) -> impl Iterator<Item = Node> + 'a {
    let from = decider.unwrap_or_else(|| version.flow.start());
    let before = version.flow.back.reach(&refusal.at, |node| node == from);
    let towards = version.flow.arcs.reach(&[from], |_| false);
    let begin: &[Node] = if refusal.is_step {
        &refusal.at
    } else {
        &refusal.after
    };
    let after = version.flow.arcs.reach(begin, |_| false);
    version.nodes().filter(move |node| {
        let at = *node as usize;
        Some(*node) == decider
            || refusal.at.contains(node)
            || (before[at] && towards[at])
            || after[at]
    })
}
