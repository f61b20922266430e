//! A judgement that stood only in a gateway of a person's lane, and that a new machine step makes now.
//!
//! Gateways are contracted before anything is measured and are never matched, so their questions are
//! compared by their words. Silent where a step before the gateway judges already, since the cases of
//! steps speak then; where a machine led to the question before; and where a person still leads to it.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions, places from the lists that they count"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::super::facts::{Facts, Hit};
use super::{CHECKED_BY_MACHINE, DECIDED_BY_MACHINE};
use crate::language::sentence;
use crate::matching::same_wording;
use crate::measure::cast::{Cast, RoleNumber};
use crate::measure::comparison::Comparison;
use crate::measure::flow::{Chances, Node, index};
use crate::measure::version::Version;
use crate::suggest::asks_for_control;
use crate::workflow::{Purpose, Split, Step, StepId, StepKind, Target};

/// Purposes of a step that make it the place of a judgement.
const JUDGES: [Purpose; 3] = [Purpose::Decide, Purpose::Check, Purpose::Voice];
/// Elements of BPMN that pass something on and decide nothing.
const MESSAGES: [&str; 2] = ["sendTask", "receiveTask"];
/// Nodes that are looked at before a gateway: rings of gateways have no end.
const FARTHEST: usize = 256;

/// One finding for every question of a person's gateway that new machine steps answer.
pub(super) fn questions_handed_over(facts: &Facts<'_>, comparison: &Comparison<'_>) -> Vec<Hit> {
    let (before, after) = (comparison.baseline, comparison.redesign);
    let seats = Seats::of(facts.cast);
    let asked: Vec<(&Step, RoleNumber)> = questions(before)
        .filter_map(|gateway| Some((gateway, seats.person(gateway)?)))
        .collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let asked_now: Vec<&Step> = questions(after).collect();
    let names: Vec<&str> = asked.iter().map(|(gateway, _)| name(gateway)).collect();
    let names_now: Vec<&str> = asked_now.iter().map(|gateway| name(gateway)).collect();
    let same = same_wording(&names, &names_now);
    if same.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let (ways, ways_now) = (Ways::of(before), Ways::of(after));
    let pairs = asked.into_iter().zip(same);
    pairs
        .filter_map(|((gateway, person), places)| {
            let lead = ways.lead(gateway).filter(|lead| lead.is_open(before))?;
            let answers = places
                .into_iter()
                .flat_map(|place| answers(comparison, &ways_now, asked_now[place]));
            let answers: BTreeSet<Node> = answers.collect();
            let answers: Vec<Node> = answers.into_iter().collect();
            (!answers.is_empty()).then(|| hit(facts, comparison, gateway, person, &lead, &answers))
        })
        .collect()
}

fn hit(
    facts: &Facts<'_>,
    comparison: &Comparison<'_>,
    gateway: &Step,
    person: RoleNumber,
    lead: &Lead,
    answers: &[Node],
) -> Hit {
    let after = comparison.redesign;
    let language = facts.language;
    let question = language.quoted(name(gateway));
    let (weight, (judged, judges)) = if asks_for_control(name(gateway)) {
        let words = language.pick(("checked", "checks"), ("prüfte", "prüft"));
        (CHECKED_BY_MACHINE, words)
    } else {
        let words = language.pick(("decided", "decides"), ("entschied", "entscheidet"));
        (DECIDED_BY_MACHINE, words)
    };
    let acts = answers.iter().map(|node| {
        let who = facts.who_acts(after, *node);
        format!("{}; {who}", facts.step(after, *node))
    });
    Hit {
        key: gateway.id.as_str().into(),
        score: weight * lead.visits.min(1.0) * facts.stakes,
        baseline: lead.steps.iter().copied().collect(),
        roles: vec![person],
        says: sentence!(language;
            "What a person {judged} at the question {question}, AI now {judges} in {}.",
            "Was ein Mensch bei der Frage {question} {judged}, {judges} jetzt die KI: {}.",
            facts.steps(after, answers)
        ),
        evidence: vec![
            sentence!(language;
                "Before: {}, at the gateway {question}, {}.",
                "Vorher: {}, an der Verzweigung {question}, {}.",
                facts.role(person),
                language.often(lead.visits)
            ),
            sentence!(language;
                "Now: {}; the same question follows.",
                "Jetzt: {}; dann folgt dieselbe Frage.",
                acts.collect::<Vec<_>>().join("; ")
            ),
        ],
        steps: answers.into(),
    }
}

/// The new machine steps that lead to a gateway of the redesign; none where a person leads there too.
fn answers(comparison: &Comparison<'_>, ways: &Ways<'_>, gateway: &Step) -> Vec<Node> {
    let after = comparison.redesign;
    let steps = ways.lead(gateway).map(|lead| lead.steps);
    let steps = steps.unwrap_or_default();
    if !steps.iter().all(|node| after.automated[*node as usize]) {
        return Vec::new();
    }
    let is_new = |node: &Node| comparison.replaced[*node as usize].is_empty();
    let decides = |node: &Node| {
        let origin = after.steps[*node as usize].origin.as_ref();
        origin.is_none_or(|origin| !MESSAGES.contains(&origin.element.as_str()))
    };
    let new = steps.into_iter().filter(is_new);
    new.filter(decides).collect()
}

/// Gateways at which a case goes one way or another.
fn questions<'a>(version: &Version<'a>) -> impl Iterator<Item = &'a Step> + use<'a> {
    let steps = version.workflow.steps.iter();
    steps.filter(|step| {
        step.kind == StepKind::Gateway
            && step.split != Split::All
            && step.next.len() > 1
            && !name(step).is_empty()
    })
}

fn name(gateway: &Step) -> &str {
    gateway.name.trim()
}

/// Roles by their names, to find out whose lane a gateway stands in.
struct Seats<'a> {
    cast: &'a Cast,
    roles: BTreeMap<&'a str, RoleNumber>,
}

impl<'a> Seats<'a> {
    fn of(cast: &'a Cast) -> Self {
        let roles = 0..index(cast.len());
        Self {
            roles: roles.map(|role| (cast.name(role).as_str(), role)).collect(),
            cast,
        }
    }

    /// The person's role at a gateway: the one it names, else its lane, else its pool.
    fn person(&self, gateway: &Step) -> Option<RoleNumber> {
        let origin = gateway.origin.as_deref();
        let lane = || origin.and_then(|origin| origin.lane.as_deref().or(origin.pool.as_deref()));
        let named = gateway.roles.first().map(|first| first.role.as_str());
        let role = *self.roles.get(named.or_else(lane)?)?;
        self.cast.is_human(role).then_some(role)
    }
}

/// What leads to the routing nodes of one version.
struct Ways<'a> {
    version: &'a Version<'a>,
    start: Option<&'a StepId>,
    /// For every routing node, who leads to it and with which chance.
    before: BTreeMap<&'a StepId, Vec<(&'a Step, f64)>>,
}

/// What leads to one gateway.
struct Lead {
    /// The steps before it, with no other question between.
    steps: BTreeSet<Node>,
    /// Its expected visits.
    visits: f64,
}

impl Lead {
    /// Whether the judgement stands in the gateway only, and people bring the case there.
    fn is_open(&self, version: &Version<'_>) -> bool {
        let by_people =
            |node: &Node| !version.automated[*node as usize] && version.by_person[*node as usize];
        let steps = self.steps.iter();
        steps.clone().all(by_people) && !steps.clone().any(|node| version.is_for(*node, &JUDGES))
    }
}

impl<'a> Ways<'a> {
    fn of(version: &'a Version<'a>) -> Self {
        let steps = || version.workflow.steps.iter();
        let routing = steps().filter(|step| !step.is_work());
        let mut before: BTreeMap<&StepId, Vec<(&Step, f64)>> =
            routing.map(|step| (&step.id, Vec::new())).collect();
        for step in steps() {
            let chances = Chances::of(step);
            for link in &step.next {
                if let Target::Step(id) = &link.to
                    && let Some(list) = before.get_mut(id)
                {
                    list.push((step, chances.along(link)));
                }
            }
        }
        let named = version.workflow.start.as_ref();
        Self {
            version,
            start: named.or_else(|| steps().next().map(|step| &step.id)),
            before,
        }
    }

    /// What leads to a gateway; none where no case comes by.
    fn lead(&self, gateway: &'a Step) -> Option<Lead> {
        let mut lead = Lead {
            steps: BTreeSet::new(),
            visits: 0.0,
        };
        // Each with its share of what reaches the gateway, and whether no question stands between.
        let mut open = vec![(gateway, 1.0, true)];
        let mut looked_at = 0;
        while let Some((at, share, is_next)) = open.pop() {
            looked_at += 1;
            if looked_at > FARTHEST {
                break;
            }
            if self.start == Some(&at.id) {
                lead.visits += share;
            }
            for &(from, chance) in self.before.get(&at.id).into_iter().flatten() {
                if let Some(node) = self.version.node(&from.id) {
                    lead.visits += self.version.visits[node as usize] * chance * share;
                    lead.steps.extend(is_next.then_some(node));
                } else {
                    open.push((from, share * chance, is_next && from.next.len() < 2));
                }
            }
        }
        (lead.visits > 0.0).then_some(lead)
    }
}
