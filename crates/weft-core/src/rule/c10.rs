//! A judgement that a person made and a machine makes now, or nobody.
//!
//! The first case that fits speaks: (a) every step in its place is automated; (a') the same for a
//! check by one person; (b) nothing stands in its place; (c) a machine decides by default and a
//! person only for some cases.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use super::facts::{Facts, Hit};
use super::sentence::{people_of, sentence, stands_now, step_name, step_names};
use super::{Rule, Scope};
use crate::measure::comparison::{Comparison, Nodes};
use crate::measure::flow::Node;
use crate::words;
use crate::workflow::{Mode, Purpose};

const DECIDED_BY_MACHINE: f64 = 65.0;
const CHECKED_BY_MACHINE: f64 = 25.0;
const NOBODY_LOOKS: f64 = 45.0;
const JUDGEMENT: [Purpose; 2] = [Purpose::Decide, Purpose::Voice];

pub(super) const RULE: Rule = Rule {
    id: "C10",
    name: "judgement-handed-over",
    title: "Human judgement handed over",
    scope: Scope::Comparison,
    condition: "A person's step for judging or being heard is automated, decided by default by a machine, or, as a check or decision by one person, has nothing in its place.",
    score: "automated: 65 · share of cases · stakes (a check: 25); no counterpart: 45; by default: 65 · share of cases decided by the machine · stakes",
    advice: "AI proposes, a person decides and signs with a reason.",
    source: "Human Agency Scale, Shao et al. 2025; Parasuraman et al. 2000",
    guard: "Trivial decisions have low stakes. Legal duties of human oversight may apply: no legal verdict is given.",
    check,
};

/// The cases of the rule, in the order in which they speak.
enum Case {
    Decided,
    Checked,
    Nobody,
    ByDefault(f64),
}

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let nodes = comparison.baseline.nodes();
    nodes
        .filter_map(|node| handed_over(facts, comparison, node))
        .collect()
}

fn handed_over(facts: &Facts<'_>, comparison: &Comparison<'_>, node: Node) -> Option<Hit> {
    let (before, after) = (comparison.baseline, comparison.redesign);
    let at = node as usize;
    if before.automated[at] || !before.by_person[at] {
        return None;
    }
    let images = &comparison.images[at];
    let alone = before.is_human_alone(node);
    let judges = before.is_for(node, &JUDGEMENT);
    let checks = before.is_for(node, &[Purpose::Check]);
    let automated =
        !images.is_empty() && images.iter().all(|image| after.automated[*image as usize]);
    let case = if automated && judges && before.mode(node) != Mode::OneWay {
        Case::Decided
    } else if automated && alone && checks {
        Case::Checked
    } else if images.is_empty() && alone && (judges || checks) {
        Case::Nobody
    } else if alone && judges {
        Case::ByDefault(1.0 - human_share(comparison, node)?)
    } else {
        return None;
    };
    let step = step_name(before, node);
    let now = || step_names(after, images);
    let (score, says) = match case {
        Case::Decided => (
            DECIDED_BY_MACHINE,
            sentence!("What people judged in {step}, AI now decides in {}.", now()),
        ),
        Case::Checked => (
            CHECKED_BY_MACHINE,
            sentence!(
                "What a person checked in {step}, AI now checks in {}.",
                now()
            ),
        ),
        Case::Nobody => (
            NOBODY_LOOKS,
            sentence!("A person looked in {step}; nothing stands in its place. Who looks now?"),
        ),
        Case::ByDefault(share) => (
            DECIDED_BY_MACHINE * share,
            sentence!(
                "In {step} a person decided every case; now a machine decides {} by default.",
                words::percent(share)
            ),
        ),
    };
    Some(Hit {
        key: before.steps[at].id.as_str().into(),
        score: score * facts.exposure(comparison, node) * facts.stakes,
        baseline: Nodes::from_elem(node, 1),
        steps: images.clone(),
        says,
        evidence: vec![
            sentence!(
                "Before: {}, {}.",
                people_of(facts.cast, before, node),
                words::often(before.visits[at])
            ),
            stands_now(facts.cast, comparison, node),
        ],
        ..Hit::default()
    })
}

/// Share of cases that a person still decides, where machines and people share the step and it is
/// below the threshold.
fn human_share(comparison: &Comparison<'_>, node: Node) -> Option<f64> {
    let (before, after) = (comparison.baseline, comparison.redesign);
    let images = &comparison.images[node as usize];
    let visits = before.visits[node as usize];
    let is_human =
        |image: &&Node| !after.automated[**image as usize] && after.by_person[**image as usize];
    let human: Vec<&Node> = images.iter().filter(is_human).collect();
    let machine = images.iter().any(|image| after.automated[*image as usize]);
    if human.is_empty() || !machine || visits <= 0.0 {
        return None;
    }
    let share = words::nine(
        human
            .iter()
            .map(|image| after.visits[**image as usize])
            .sum::<f64>()
            / visits,
    );
    (share < DEFAULT_SHARE).then_some(share)
}

/// Below this share of cases decided by a person, the machine decides by default.
const DEFAULT_SHARE: f64 = 0.5;
