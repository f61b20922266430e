//! A version of a workflow with what its steps show of each other: neighbours, messages, performers.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::Cast;
use super::guess::is_system;
use super::kinds::Kind;
use super::learned::Learned;
use super::lexicon::Lexicon;
use super::partners::Partner;
use super::reading::{Reading, says};
use super::roles_in;
use super::why::Why;
use super::words::words;
use crate::workflow::{
    Message, MessageEnd, Origin, Performers, RoleKind, RoleName, Step, StepId, StepKind, Tag,
    Target, Workflow,
};

/// Who does a step, and how that is known.
#[derive(Debug, Clone)]
pub(super) struct Doer {
    pub(super) machine: bool,
    /// The tag, where people said it of this step or of others like it.
    pub(super) said: Option<Tag>,
    pub(super) why: Why,
    pub(super) confidence: f64,
}

/// The other end of a message.
#[derive(Debug, Clone)]
pub(super) struct Other<'a> {
    pub(super) role: Option<RoleName>,
    /// Whether people are there: not a machine's step, not a system.
    pub(super) human: bool,
    /// Whether it is a pool whose inside is not drawn.
    pub(super) closed: bool,
    pub(super) message: Option<&'a str>,
}

/// One version, ready to be asked.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) steps: &'a [Step],
    pub(super) cast: &'a Cast,
    pub(super) lexicons: &'a [&'static Lexicon],
    pub(super) learned: &'a Learned<'a>,
    pub(super) readings: Vec<Reading>,
    pub(super) doers: Vec<Doer>,
    pub(super) before: Vec<Vec<usize>>,
    pub(super) after: Vec<Vec<usize>>,
    pub(super) sent: Vec<Vec<Other<'a>>>,
    pub(super) received: Vec<Vec<Other<'a>>>,
    shown: BTreeSet<RoleName>,
}

impl<'a> Scene<'a> {
    /// The scene of a version.
    pub(super) fn of(
        workflow: &'a Workflow,
        cast: &'a Cast,
        lexicons: &'a [&'static Lexicon],
        learned: &'a Learned<'a>,
    ) -> Self {
        let steps = workflow.steps.as_slice();
        let readings: Vec<Reading> = steps
            .iter()
            .map(|step| Reading::of(&step.name, lexicons, cast))
            .collect();
        let executable = steps
            .iter()
            .any(|step| step.is_work() && origin(step).is_some_and(|origin| origin.executable));
        let doers = steps
            .iter()
            .zip(&readings)
            .map(|(step, reading)| {
                told(step, reading, learned)
                    .unwrap_or_else(|| doer(step, reading, executable, cast, lexicons))
            })
            .collect();
        let index: BTreeMap<&StepId, usize> = steps
            .iter()
            .enumerate()
            .map(|(at, step)| (&step.id, at))
            .collect();
        let (before, after) = neighbours(steps, &index);
        let mut scene = Self {
            steps,
            cast,
            lexicons,
            learned,
            readings,
            doers,
            before,
            after,
            sent: vec![Vec::new(); steps.len()],
            received: vec![Vec::new(); steps.len()],
            shown: roles_in(workflow).collect(),
        };
        scene.deliver(&workflow.messages, &index);
        scene
    }

    fn deliver(&mut self, messages: &'a [Message], index: &BTreeMap<&StepId, usize>) {
        for message in messages {
            let place = |end: &MessageEnd| match end {
                MessageEnd::Step(id) => index.get(id).copied(),
                MessageEnd::Pool(_) => None,
            };
            let (from, to) = (place(&message.from), place(&message.to));
            let sender = self.other(&message.from, from, message);
            let receiver = self.other(&message.to, to, message);
            if let Some(sent) = from.and_then(|at| self.sent.get_mut(at)) {
                sent.push(receiver);
            }
            if let Some(received) = to.and_then(|at| self.received.get_mut(at)) {
                received.push(sender);
            }
        }
    }

    fn other(&self, end: &MessageEnd, at: Option<usize>, message: &'a Message) -> Other<'a> {
        let (role, machine, closed) = match (end, at) {
            (MessageEnd::Pool(pool), _) => {
                let role = RoleName::from(pool.as_str());
                let machine = self.cast.kind(&role) == RoleKind::Ai;
                (Some(role), machine, true)
            }
            (MessageEnd::Step(_), Some(at)) => (self.performer(at), self.is_machine(at), false),
            (MessageEnd::Step(_), None) => (None, true, false),
        };
        let system = role
            .as_ref()
            .is_some_and(|role| self.cast.kind(role) == RoleKind::Ai);
        Other {
            role,
            human: !machine && !system,
            closed,
            message: message.name.as_deref(),
        }
    }

    pub(super) fn is_machine(&self, at: usize) -> bool {
        self.doers.get(at).is_some_and(|doer| doer.machine)
    }

    /// Somebody who takes part, with what they are.
    pub(super) fn partner(&self, role: &RoleName) -> Partner {
        Partner {
            kind: self.cast.kind_of_word(role),
            role: role.clone(),
        }
    }

    /// Whether an event log drew the step.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let origin = self.steps.get(at).and_then(|step| origin(step));
        origin.is_some_and(|origin| origin.counted.is_some())
    }

    /// The role that does a step, or in whose lane it stands.
    pub(super) fn performer(&self, at: usize) -> Option<RoleName> {
        let step = self.steps.get(at)?;
        let first = step.roles.first().map(|one| one.role.clone());
        first.or_else(|| self.place(step))
    }

    /// The lane of a step, or its pool where that is a role.
    pub(super) fn place(&self, step: &Step) -> Option<RoleName> {
        let origin = origin(step)?;
        let pool = || origin.pool.as_deref().map(RoleName::from);
        let lane = origin.lane.as_deref().map(RoleName::from);
        lane.or_else(|| pool().filter(|pool| self.cast.knows(pool)))
    }

    /// Whether a role appears in this version.
    pub(super) fn shows(&self, role: &RoleName) -> bool {
        self.shown.contains(role)
    }

    /// Whether this is a node of people or machines, not a gateway.
    pub(super) fn is_gateway(&self, at: usize) -> bool {
        self.steps
            .get(at)
            .is_some_and(|step| step.kind == StepKind::Gateway)
    }

    /// The work after this one, gateways passed, and events that stand with the same people.
    pub(super) fn next_work(&self, at: usize) -> Vec<usize> {
        let performer = self.performer(at);
        let mut found = Vec::new();
        for next in self.next(at) {
            let event = self
                .steps
                .get(next)
                .is_some_and(|step| step.kind == StepKind::Event);
            let place = self.performer(next);
            if event && (place.is_none() || place == performer) {
                found.extend(self.next(next));
            } else {
                found.push(next);
            }
        }
        found
    }

    /// The nodes after this one, gateways passed.
    pub(super) fn next(&self, at: usize) -> Vec<usize> {
        self.beyond(&self.after, at)
    }

    /// The nodes before this one, gateways passed.
    pub(super) fn previous(&self, at: usize) -> Vec<usize> {
        self.beyond(&self.before, at)
    }

    /// Looks past a few gateways only: evidence that is further away is none.
    fn beyond(&self, links: &[Vec<usize>], at: usize) -> Vec<usize> {
        const REACH: usize = 12;
        let mut found = Vec::new();
        let mut waiting: Vec<usize> = neighbours_of(links, at).take(REACH).collect();
        let mut place = 0;
        while let Some(node) = waiting.get(place).copied() {
            place += 1;
            if !self.is_gateway(node) {
                found.push(node);
            } else if waiting.len() < REACH {
                let more = neighbours_of(links, node).filter(|one| !waiting.contains(one));
                let more: Vec<usize> = more.take(REACH).collect();
                waiting.extend(more);
            }
        }
        found
    }
}

/// The neighbours of a node in the order of the file.
fn neighbours_of(links: &[Vec<usize>], at: usize) -> impl Iterator<Item = usize> {
    links.get(at).into_iter().flatten().copied()
}

/// What the model that a step came from says about it.
pub(super) fn origin(step: &Step) -> Option<&Origin> {
    step.origin.as_deref()
}

/// The element that a step was, in the words of BPMN; empty where there was none.
pub(super) fn element(step: &Step) -> &str {
    origin(step).map_or("", |origin| origin.element.as_str())
}

type Links = Vec<Vec<usize>>;

fn neighbours(steps: &[Step], index: &BTreeMap<&StepId, usize>) -> (Links, Links) {
    let mut before = vec![Vec::new(); steps.len()];
    let mut after = vec![Vec::new(); steps.len()];
    for (at, step) in steps.iter().enumerate() {
        for link in &step.next {
            let Target::Step(id) = &link.to else { continue };
            let Some(to) = index.get(id).copied() else {
                continue;
            };
            if let Some(list) = after.get_mut(at) {
                list.push(to);
            }
            if let Some(list) = before.get_mut(to) {
                list.push(at);
            }
        }
    }
    (before, after)
}

/// Person or machine where people said it: of this step, of its name, of its verb.
fn told(step: &Step, reading: &Reading, learned: &Learned<'_>) -> Option<Doer> {
    let is = |tag, why, confidence| Doer {
        machine: tag == Tag::AiAutomated,
        said: Some(tag),
        why,
        confidence,
    };
    if let Some(tag) = step.tag {
        return Some(is(tag, Why::SaidSo, 1.0));
    }
    if let Some(tag) = learned.of_name(&step.name).and_then(|one| one.tag) {
        return Some(is(tag, Why::LearnedName(tag), 0.95));
    }
    let (verb, tag) = learned.of_verb(reading)?;
    Some(is(tag, Why::LearnedVerb(verb, tag), 0.8))
}

/// Person or machine (audit.md 5.1): whom a log names, then the type of the task, then the lane, then the name.
fn doer(
    step: &Step,
    reading: &Reading,
    executable: bool,
    cast: &Cast,
    lexicons: &[&'static Lexicon],
) -> Doer {
    let is = |machine, why, confidence| Doer {
        machine,
        said: None,
        why,
        confidence,
    };
    let own = origin(step).is_some_and(|origin| origin.executable);
    let place = system_place(step, cast, lexicons);
    let first = step.roles.first();
    let outside = first.is_some_and(|one| cast.kind(&one.role) == RoleKind::External);
    match origin(step).and_then(|origin| origin.performers) {
        Some(Performers::Machines) => return is(true, Why::LogNamesMachines, 0.85),
        Some(Performers::Nobody) => return is(true, Why::LogNamesNobody, 0.5),
        Some(Performers::People) => return is(false, Why::LogNamesPeople, 0.85),
        None => {}
    }
    match (element(step), &place) {
        ("userTask" | "manualTask", None) => is(false, Why::UserTask, 0.95),
        ("userTask" | "manualTask", Some(place)) if says_auto(place, lexicons) => {
            is(true, Why::SaysAutomatic(place.clone()), 0.6)
        }
        ("userTask" | "manualTask", Some(_)) => is(false, Why::UserTaskInSystemLane, 0.6),
        ("serviceTask" | "scriptTask", _) => is(true, Why::ServiceTask, 0.95),
        ("businessRuleTask", _) => is(true, Why::RuleTask, 0.9),
        (_, Some(place)) => is(true, Why::SystemPlace(place.clone()), 0.85),
        ("sendTask" | "receiveTask", None) if executable && !outside => {
            is(true, Why::ExecutableMessages, 0.8)
        }
        ("sendTask" | "receiveTask", None) => is(false, Why::HandDrawnMessages, 0.85),
        _ if own => is(true, Why::Executable, 0.8),
        _ if reading.by_system => is(true, Why::NameSaysSystem, 0.8),
        _ if reading.says(Kind::Auto) => is(true, Why::NameSaysAutomatic, 0.75),
        _ if step.roles.is_empty() => is(false, Why::NoMachine, 0.6),
        _ => is(false, Why::AmongPeople, 0.75),
    }
}

/// Whether a lane says in its name that its work is automatic.
fn says_auto(place: &str, lexicons: &[&'static Lexicon]) -> bool {
    let words = words(place);
    lexicons
        .iter()
        .any(|lexicon| says(&words, lexicon, Kind::Auto))
}

/// The performer, lane or pool of the step that is named like a system.
fn system_place(step: &Step, cast: &Cast, lexicons: &[&'static Lexicon]) -> Option<String> {
    let is_machine = |name: &str| {
        let role = RoleName::from(name);
        cast.kind(&role) == RoleKind::Ai || !cast.knows(&role) && is_system(name, lexicons)
    };
    let role = step.roles.first().map(|one| one.role.as_str());
    let origin = origin(step);
    let lane = origin.and_then(|origin| origin.lane.as_deref());
    let pool = origin.and_then(|origin| origin.pool.as_deref());
    let inner = role.or(lane).or(pool)?;
    is_machine(inner).then(|| inner.to_owned())
}
