//! A judgement that a person made and a machine makes now, or nobody.
//!
//! The first case that fits speaks: (a) every step in its place is automated; (a') the same for a
//! check by one person; (b) nothing stands in its place; (c) a machine decides by default and a
//! person only for some cases. A judgement that stood in no step, only in a gateway, is looked for
//! apart.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

mod gateway;

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
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
    condition: "A person's step for judging or being heard is automated, decided by default by a machine, or, as a check or decision by one person, has nothing in its place; or a new machine step answers the question that only a gateway in a person's lane asked.",
    score: "automated: 65 · share of cases · stakes (a check: 25), a gateway's question likewise; no counterpart: 45; by default: 65 · share of cases decided by the machine · stakes",
    advice: "AI proposes, a person decides and signs with a reason.",
    source: "Human Agency Scale, Shao et al. 2025; Parasuraman et al. 2000",
    guard: "Trivial decisions have low stakes. Legal duties of human oversight may apply: no legal verdict is given.",
    german: Wording {
        title: "Menschliches Urteil abgegeben",
        advice: "Die KI schlägt vor, ein Mensch entscheidet und unterschreibt mit Begründung.",
        source: "Human Agency Scale, Shao et al. 2025; Parasuraman et al. 2000",
    },
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
        .chain(gateway::questions_handed_over(facts, comparison))
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
    let step = facts.step(before, node);
    let now = facts.steps(after, images);
    let (score, says) = match case {
        Case::Decided => (
            DECIDED_BY_MACHINE,
            sentence!(facts.language;
                "What people judged in {step}, AI now decides in {now}.",
                "Was Menschen bei {step} beurteilten, entscheidet jetzt die KI: {now}."
            ),
        ),
        Case::Checked => (
            CHECKED_BY_MACHINE,
            sentence!(facts.language;
                "What a person checked in {step}, AI now checks in {now}.",
                "Was ein Mensch bei {step} prüfte, prüft jetzt die KI: {now}."
            ),
        ),
        Case::Nobody => (
            NOBODY_LOOKS,
            sentence!(facts.language;
                "A person looked in {step}; nothing stands in its place. Who looks now?",
                "Bei {step} sah ein Mensch hin; jetzt steht dort nichts. Wer sieht jetzt hin?"
            ),
        ),
        Case::ByDefault(share) => (
            DECIDED_BY_MACHINE * share,
            sentence!(facts.language;
                "In {step} a person decided every case; now a machine decides {} by default.",
                "Bei {step} entschied ein Mensch jeden Fall; jetzt entscheidet von vornherein eine Maschine, in {} der Fälle.",
                facts.language.percent(share)
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
            sentence!(facts.language;
                "Before: {}, {}.",
                "Vorher: {}, {}.",
                facts.people(before, node),
                facts.language.often(before.visits[at])
            ),
            facts.stands_now(comparison, node),
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::{Value, json};

    use crate::audit::{Finding, Options, audit};
    use crate::{Document, Language, Settings};

    /// A clerk reads, and the gateway in the clerk's lane asks; in the redesign rules come between.
    fn document() -> Value {
        let gateway = |id: &str, name: &str, next: [&str; 2]| {
            json!({
                "id": id, "name": name, "kind": "gateway",
                "origin": {"element": "exclusiveGateway", "lane": "Clerk"},
                "next": [{"to": next[0], "probability": 0.6}, {"to": next[1], "probability": 0.4}],
            })
        };
        let step = |id: &str, name: &str, next: &str| {
            json!({
                "id": id, "name": name, "roles": ["Clerk"], "tag": "human-alone",
                "next": [{"to": next, "probability": 1.0}],
            })
        };
        let copied = |mut step: Value, from: &str| {
            step["replaces"] = json!([from]);
            step
        };
        json!({
            "format": "weft/1",
            "roles": [{"name": "Clerk", "kind": "internal"}, {"name": "Engine", "kind": "ai"}],
            "baseline": {"steps": [
                step("read", "Read request", "asked"),
                gateway("asked", "Request approved?", ["pay", "end"]),
                step("pay", "Pay", "end"),
            ]},
            "redesigns": [{"steps": [
                copied(step("r1", "Read request", "rules"), "read"),
                {"id": "rules", "name": "Apply rules", "tag": "ai-automated",
                 "origin": {"element": "businessRuleTask", "lane": "Clerk"},
                 "next": [{"to": "g", "probability": 1.0}]},
                gateway("g", "request Approved", ["r2", "end"]),
                copied(step("r2", "Pay", "end"), "pay"),
            ]}],
        })
    }

    fn findings(value: Value) -> Vec<Finding> {
        let document: Document = serde_json::from_value(value).expect("a document");
        let options = Options {
            redesign: Some(0),
            confirmed: None,
            settings: &Settings::default(),
            today: date(2026, 11, 25),
            language: Language::English,
        };
        let audit = audit(&document, &options).expect("no fault");
        let findings = audit.findings.into_iter();
        findings.filter(|one| one.rule == "C10").collect()
    }

    fn is_silent(change: impl Fn(&mut Value)) -> bool {
        let mut value = document();
        change(&mut value);
        findings(value).is_empty()
    }

    #[test]
    fn a_question_of_a_persons_gateway_that_new_rules_answer_is_judgement_handed_over() {
        let found = findings(document());
        let [one] = found.as_slice() else {
            panic!("one finding: {found:?}")
        };
        assert_eq!(one.id, "C10:asked", "it is about the gateway");
        assert_eq!(one.score, 65.0, "case (a), in every case, normal stakes");
        assert_eq!(
            one.says,
            "What a person decided at the question “Request approved?”, AI now decides in “Apply rules”."
        );
        assert_eq!(
            one.evidence,
            [
                "Before: Clerk, at the gateway “Request approved?”, in every case.",
                "Now: “Apply rules”; AI acts, no one takes part; the same question follows."
            ]
        );
        assert_eq!(
            (one.baseline_steps.as_slice(), one.redesign_steps.as_slice()),
            (["read".into()].as_slice(), ["rules".into()].as_slice()),
            "the step before the gateway, and the task"
        );
        assert_eq!(one.roles, ["Clerk".into()], "who may let it go");
    }

    #[test]
    fn cases_that_never_reach_the_gateway_lower_the_score() {
        let mut value = document();
        value["baseline"]["steps"][0]["next"] =
            json!([{"to": "asked", "probability": 0.25}, {"to": "end", "probability": 0.75}]);
        assert_eq!(findings(value)[0].score, 16.3, "65 · .25, rounded");
    }

    #[test]
    fn a_question_for_a_control_weighs_like_a_check() {
        let mut value = document();
        value["baseline"]["steps"][1]["name"] = "Form complete?".into();
        value["redesigns"][0]["steps"][2]["name"] = "Form complete?".into();
        let found = findings(value);
        assert_eq!(found[0].score, 25.0, "case (a')");
        assert!(
            found[0].says.starts_with("What a person checked"),
            "{}",
            found[0].says
        );
    }

    #[test]
    fn an_unnamed_gateway_between_changes_nothing() {
        let mut value = document();
        value["redesigns"][0]["steps"][1]["next"] = json!([{"to": "merge", "probability": 1.0}]);
        let merge =
            json!({"id": "merge", "kind": "gateway", "next": [{"to": "g", "probability": 1.0}]});
        let steps = value["redesigns"][0]["steps"].as_array_mut();
        steps.expect("a list").push(merge);
        assert_eq!(
            findings(value).len(),
            1,
            "the rules still feed the question"
        );
    }

    #[test]
    fn it_is_silent_where_the_question_or_the_seat_is_another() {
        let question = "/redesigns/0/steps/2/name";
        assert!(
            is_silent(|value| *value.pointer_mut(question).unwrap() = "Amount paid?".into()),
            "another question"
        );
        let seat = "/baseline/steps/1/origin/lane";
        assert!(
            is_silent(|value| *value.pointer_mut(seat).unwrap() = "Engine".into()),
            "a machine's lane"
        );
        let split = "/baseline/steps/1";
        assert!(
            is_silent(|value| value.pointer_mut(split).unwrap()["split"] = "all".into()),
            "a parallel split asks nothing"
        );
    }

    #[test]
    fn it_is_silent_where_a_person_still_leads_to_the_question_or_the_task_is_not_new() {
        assert!(
            is_silent(|value| {
                value["redesigns"][0]["steps"][0]["next"] =
                    json!([{"to": "rules", "probability": 0.5}, {"to": "g", "probability": 0.5}]);
            }),
            "the clerk brings half of the cases to the question"
        );
        assert!(
            is_silent(|value| {
                value["redesigns"][0]["steps"][0]["replaces"] = json!([]);
                value["redesigns"][0]["steps"][1]["replaces"] = json!(["read"]);
            }),
            "the task stands for a step of the baseline: the cases of steps speak, or none does"
        );
        assert!(
            is_silent(|value| {
                value["redesigns"][0]["steps"][1]["origin"]["element"] = "sendTask".into();
            }),
            "a message decides nothing"
        );
    }

    #[test]
    fn a_step_that_judges_speaks_for_the_gateway_after_it() {
        assert!(
            is_silent(|value| value["baseline"]["steps"][0]["purposes"] = json!(["decide"])),
            "the decision stands in the step, and a person still makes it"
        );
    }
}
