//! Events that hold people's work: answers, approvals, forms (audit.md 5.1).

use super::contact::is_talk;
use super::kinds::{Kind, Kinds};
use super::scene::{Scene, element, origin};
use super::why::Why;
use crate::workflow::{RoleName, StepKind};

/// An event that should be a step, and whose it is.
#[derive(Debug, Clone)]
pub(super) struct Work {
    /// The people who do it, where they are not those of the lane.
    pub(super) role: Option<RoleName>,
    pub(super) why: Why,
    pub(super) confidence: f64,
}

/// What people do at an event, if anything.
pub(super) fn work(scene: &Scene<'_>, at: usize) -> Option<Work> {
    let step = scene
        .steps
        .get(at)
        .filter(|step| step.kind == StepKind::Event)?;
    let name = element(step);
    let technical = [
        "timer",
        "link",
        "error",
        "escalation",
        "cancel",
        "compensat",
        "terminate",
    ];
    if technical.iter().any(|one| name.starts_with(one)) || name.contains("onditional") {
        return None;
    }
    if name.ends_with("StartEvent") || name == "startEvent" {
        return form(scene, at);
    }
    answer(scene, at, name).or_else(|| activity(scene, at))
}

/// A form that people outside fill in to start the case.
fn form(scene: &Scene<'_>, at: usize) -> Option<Work> {
    let step = scene.steps.get(at)?;
    let reading = scene.readings.get(at)?;
    let form = origin(step).is_some_and(|origin| origin.form)
        || reading
            .tokens
            .iter()
            .any(|word| word.root == "form" || word.root == "formular");
    let mut senders = scene
        .received
        .get(at)?
        .iter()
        .filter(|one| one.human && one.closed);
    let sender = senders.find(|one| !is_talk(scene, at, one))?;
    let role = sender.role.clone().filter(|_| form)?;
    Some(Work {
        why: Why::FillsForm(role.clone()),
        role: Some(role),
        confidence: 0.6,
    })
}

/// A message of people whose work is not drawn is their step.
fn answer(scene: &Scene<'_>, at: usize, name: &str) -> Option<Work> {
    let catches = name.contains("Catch") || name.contains("Boundary");
    let sender = scene
        .received
        .get(at)?
        .iter()
        .find(|one| one.human && one.closed)?;
    let role = sender.role.clone().filter(|_| catches)?;
    Some(Work {
        why: Why::AnswersHere(role.clone()),
        role: Some(role),
        confidence: 0.55,
    })
}

/// An event whose name is an activity of people.
fn activity(scene: &Scene<'_>, at: usize) -> Option<Work> {
    let reading = scene.readings.get(at).filter(|reading| !reading.state)?;
    let own = scene
        .steps
        .get(at)
        .and_then(origin)
        .is_some_and(|origin| origin.executable);
    if scene.is_machine(at) || own {
        return None;
    }
    let first = reading
        .clauses
        .first()
        .filter(|clause| !clause.verb.is_empty())?;
    let idle = Kinds::of(&[Kind::Idle]);
    let acts = !first.kinds.meets(idle) && first.is_verb();
    acts.then_some(Work {
        role: None,
        why: Why::IsActivity(first.verb),
        confidence: 0.7,
    })
}
