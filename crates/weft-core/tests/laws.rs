//! Laws that every audit keeps, on random workflows.

#![expect(
    clippy::indexing_slicing,
    reason = "the generator stays below the lengths of its lists"
)]

use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use weft_core::audit::{Audit, Options, audit};
use weft_core::workflow::{
    Link, Mode, Participant, Purpose, Redesign, Role, RoleKind, Step, StepId, Tag, Target, Workflow,
};
use weft_core::{Document, Language, Settings};

const ROLES: [(&str, RoleKind); 5] = [
    ("Agent", RoleKind::Internal),
    ("Lead", RoleKind::Internal),
    ("Mentor", RoleKind::Internal),
    ("Customer", RoleKind::External),
    ("AI", RoleKind::Ai),
];

/// What a step is made of before it has a place in the flow.
#[derive(Debug, Clone)]
struct Seed {
    roles: Vec<usize>,
    tag: Option<usize>,
    mode: usize,
    purposes: Vec<usize>,
    minutes: f64,
    jump: Option<(Index, f64)>,
}

fn seed() -> impl Strategy<Value = Seed> {
    (
        prop::collection::vec(0..ROLES.len(), 1..4),
        prop::option::weighted(0.9, 0..4_usize),
        0..4_usize,
        prop::collection::vec(0..15_usize, 0..3),
        0.0..60.0_f64,
        prop::option::weighted(0.4, (any::<Index>(), 0.05..0.6_f64)),
    )
        .prop_map(|(roles, tag, mode, purposes, minutes, jump)| Seed {
            roles,
            tag,
            mode,
            purposes,
            minutes: (minutes * 4.0).round() / 4.0,
            jump,
        })
}

/// A chain of steps with jumps forwards and back: every step is reached and the end is too.
fn workflow(seeds: &[Seed]) -> Workflow {
    let id = |at: usize| StepId::from(format!("b{at}"));
    let steps = seeds.iter().enumerate().map(|(at, seed)| {
        let last = at + 1 == seeds.len();
        let on = if last {
            Target::End
        } else {
            Target::Step(id(at + 1))
        };
        let link = |to, probability| Link {
            probability: Some(probability),
            ..Link::to(to)
        };
        let next = match &seed.jump {
            Some((index, p)) => {
                vec![
                    link(Target::Step(id(index.index(seeds.len()))), *p),
                    link(on, 1.0 - p),
                ]
            }
            None => vec![link(on, 1.0)],
        };
        Step {
            id: id(at),
            name: format!("Step {at}"),
            roles: seed
                .roles
                .iter()
                .map(|role| Participant::from(ROLES[*role].0))
                .collect(),
            tag: seed.tag.map(|tag| Tag::ALL[tag]),
            mode: Some([Mode::Live, Mode::TimeShifted, Mode::OneWay, Mode::None][seed.mode]),
            purposes: seed.purposes.iter().map(|one| Purpose::ALL[*one]).collect(),
            minutes: Some(seed.minutes),
            next,
            ..Step::default()
        }
    });
    Workflow {
        steps: steps.collect(),
        ..Workflow::default()
    }
}

/// A redesign made by copying the baseline.
fn copy(baseline: &Workflow) -> Workflow {
    let new = |id: &StepId| StepId::from(id.as_str().replace('b', "r"));
    let mut copy = baseline.clone();
    for step in &mut copy.steps {
        step.replaces = vec![step.id.clone()];
        step.id = new(&step.id);
        for link in &mut step.next {
            if let Target::Step(id) = &link.to {
                link.to = Target::Step(new(id));
            }
        }
    }
    copy
}

fn document(baseline: Workflow, redesign: Option<Workflow>) -> Document {
    Document {
        title: "Random".to_owned(),
        roles: ROLES
            .iter()
            .map(|(name, kind)| Role::new(name, *kind))
            .collect(),
        baseline,
        redesigns: redesign
            .into_iter()
            .map(|workflow| Redesign {
                workflow,
                ..Redesign::default()
            })
            .collect(),
        ..Document::default()
    }
}

fn audited(document: &Document) -> Audit {
    let options = Options {
        redesign: (!document.redesigns.is_empty()).then_some(0),
        confirmed: None,
        settings: &Settings::default(),
        today: date(2026, 11, 25),
        language: Language::English,
    };
    audit(document, &options).expect("the generator makes no faults")
}

/// Sends cases past a step that has one way on; its own ids stay unused.
fn without(workflow: &Workflow, gone: usize) -> Workflow {
    let mut result = workflow.clone();
    let step = result.steps.remove(gone);
    let on = step.next.first().expect("a way on").to.clone();
    for link in result.steps.iter_mut().flat_map(|step| &mut step.next) {
        if link.to == Target::Step(step.id.clone()) {
            link.to = on.clone();
        }
    }
    result
}

/// A sum in another order differs in its last digits.
const SUM: f64 = 1e-6;

/// Where a score lies between two tenths, these digits decide which one it is rounded to.
const SCORE: f64 = 0.11;

/// Whether two results are the same, their numbers within this distance.
fn alike(one: &Value, other: &Value, within: f64) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            let numbers = one.as_f64().zip(other.as_f64());
            numbers.is_some_and(|(one, other)| (one - other).abs() < within)
        }
        (Value::Array(one), Value::Array(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| alike(one, other, within))
        }
        (Value::Object(one), Value::Object(other)) => {
            let has = |key: &str, one| {
                other
                    .get(key)
                    .is_some_and(|other| alike(one, other, within))
            };
            one.len() == other.len() && one.iter().all(|(key, value)| has(key, value))
        }
        _ => one == other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_copy_has_no_comparison_findings(seeds in prop::collection::vec(seed(), 1..14)) {
        let baseline = workflow(&seeds);
        let result = audited(&document(baseline.clone(), Some(copy(&baseline))));
        let accused: Vec<&str> =
            result.findings.iter().filter(|one| one.rule.starts_with('C')).map(|one| one.id.as_str()).collect();
        prop_assert!(accused.is_empty(), "a copy loses nothing, but {accused:?}");
    }

    #[test]
    fn order_and_ids_change_nothing_but_order(
        seeds in prop::collection::vec(seed(), 2..12),
        other in prop::collection::vec(seed(), 2..12),
        shift in any::<Index>(),
    ) {
        let baseline = workflow(&seeds);
        let mut redesign = copy(&workflow(&other));
        for step in &mut redesign.steps {
            step.replaces.retain(|id| baseline.step(id).is_some());
        }
        let before = audited(&document(baseline.clone(), Some(redesign.clone())));
        let turned = |workflow: &Workflow| {
            let mut turned = workflow.clone();
            turned.start = turned.steps.first().map(|step| step.id.clone());
            let by = shift.index(turned.steps.len());
            turned.steps.rotate_left(by);
            turned
        };
        let mut text = serde_json::to_string(&document(turned(&baseline), Some(turned(&redesign)))).expect("JSON");
        for at in 0..12 {
            text = text.replace(&format!("\"b{at}\""), &format!("\"x{at}y\""));
        }
        let after = audited(&serde_json::from_str(&text).expect("the same document"));
        let profiles = [&before, &after].map(|result| serde_json::to_value(&result.profile).expect("JSON"));
        prop_assert!(alike(&profiles[0], &profiles[1], SUM), "the profile does not depend on order: {profiles:?}");
        // Which of equally long stretches is named, and where a loop is entered, follows step order.
        let found = |result: &Audit| {
            let stable = result.findings.iter().filter(|one| one.rule != "S05" && one.rule != "S01");
            let mut list: Vec<_> = stable
                .map(|one| (one.rule, one.baseline_steps.len(), one.score))
                .collect();
            list.sort_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)).then(one.2.total_cmp(&other.2)));
            serde_json::to_value(&list).expect("JSON")
        };
        prop_assert!(alike(&found(&before), &found(&after), SCORE), "the same is found");
    }

    #[test]
    fn one_removed_contact_is_found_and_nobody_else_is_accused(
        seeds in prop::collection::vec(seed(), 2..12),
        which in any::<Index>(),
    ) {
        let mut seeds = seeds;
        let gone = which.index(seeds.len());
        seeds[gone] = Seed { roles: vec![0, 3], tag: Some(2), mode: 0, purposes: vec![2], minutes: 15.0, jump: None };
        let baseline = workflow(&seeds);
        prop_assume!(gone > 0 || baseline.steps.len() > 1);
        let result = audited(&document(baseline.clone(), Some(without(&copy(&baseline), gone))));
        let lost = ["C01", "C02", "C03", "C04"];
        let accused: Vec<&StepId> = result
            .findings
            .iter()
            .filter(|one| lost.contains(&one.rule))
            .flat_map(|one| &one.baseline_steps)
            .collect();
        prop_assert_eq!(accused, vec![&baseline.steps[gone].id], "only the removed contact is lost");
    }

    #[test]
    fn one_more_contact_never_raises_the_chance_of_meeting_nobody(
        seeds in prop::collection::vec(seed(), 1..12),
        which in any::<Index>(),
    ) {
        let before = workflow(&seeds);
        let mut after = before.clone();
        let at = which.index(after.steps.len());
        after.steps[at].tag = Some(Tag::HumanRelational);
        after.steps[at].mode = Some(Mode::Live);
        after.steps[at].roles = vec!["Agent".into(), "Customer".into()];
        let chance = |workflow| audited(&document(workflow, None)).measures.baseline.meets_nobody;
        prop_assert!(chance(after) <= chance(before), "people only help");
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(seeds in prop::collection::vec(seed(), 1..10)) {
        let baseline = workflow(&seeds);
        let pair = document(baseline.clone(), Some(copy(&baseline)));
        let text = |result: &Audit| serde_json::to_string(result).expect("JSON");
        prop_assert_eq!(text(&audited(&pair)), text(&audited(&pair)), "nothing depends on chance");
    }
}
