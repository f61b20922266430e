//! The rules of audit.md 5.1, one by one, and the laws of suggesting and accepting.
//!
//! A version is written one node a line: `lane | element | name`, optionally followed by `->` and the
//! numbers of the nodes that come next; without it the next line comes next. `*` marks a node that the
//! model says how to run, and `pool => 3: name` or `3 => pool: name` a message.

mod accepting;
mod languages;
mod laws;
mod learning;
mod people;
mod purpose;
mod talk;

use super::*;
use crate::language::tests::english_words;
use crate::workflow::{
    Counted, Link, Message, Origin, Purpose as P, Redesign, Role, Step, StepKind, Target,
};

fn version(text: &str) -> Workflow {
    let mut workflow = Workflow::default();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines {
        if let Some((from, to)) = line.split_once("=>") {
            workflow.messages.push(message(from.trim(), to.trim()));
        } else {
            let number = workflow.steps.len() + 1;
            workflow.steps.push(node(number, line));
        }
    }
    let last = workflow.steps.len();
    for (at, step) in workflow.steps.iter_mut().enumerate() {
        if step.next.is_empty() && at + 1 < last {
            step.next
                .push(Link::to(Target::Step(StepId::from((at + 2).to_string()))));
        }
    }
    workflow
}

fn node(number: usize, line: &str) -> Step {
    let (line, next) = line.split_once("->").unwrap_or((line, ""));
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let element = parts[1].trim_end_matches('*');
    let kind = match element {
        name if name.ends_with("Gateway") => StepKind::Gateway,
        name if name.ends_with("Event") => StepKind::Event,
        _ => StepKind::Step,
    };
    let lane = Some(parts[0]).filter(|lane| *lane != "-");
    let work = kind == StepKind::Step;
    let link = |part: &str| {
        let (id, name) = part.split_once(':').unwrap_or((part, ""));
        let target = if id.trim() == "end" {
            Target::End
        } else {
            Target::Step(id.trim().into())
        };
        Link {
            name: Some(name.to_owned()).filter(|name| !name.is_empty()),
            ..Link::to(target)
        }
    };
    Step {
        id: StepId::from(number.to_string()),
        name: parts[2].to_owned(),
        kind,
        roles: lane
            .filter(|_| work)
            .into_iter()
            .map(Participant::from)
            .collect(),
        next: next
            .split(';')
            .filter(|part| !part.trim().is_empty())
            .map(link)
            .collect(),
        origin: Some(Box::new(Origin {
            element: element.to_owned(),
            lane: lane.map(str::to_owned),
            executable: parts[1].ends_with('*'),
            ..Origin::default()
        })),
        ..Step::default()
    }
}

fn message(from: &str, to: &str) -> Message {
    let (to, name) = to.split_once(':').unwrap_or((to, ""));
    let end = |text: &str| {
        if text.chars().all(|letter| letter.is_ascii_digit()) {
            MessageEnd::Step(text.into())
        } else {
            MessageEnd::Pool(text.to_owned())
        }
    };
    let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    Message {
        name,
        from: end(from),
        to: end(to),
    }
}

/// A document as a reader makes it: lanes and pools are roles of the default kind.
fn document(text: &str) -> Document {
    let baseline = version(text);
    let names: BTreeSet<RoleName> = roles_in(&baseline).collect();
    let roles = names
        .iter()
        .map(|name| Role::new(name.as_str(), RoleKind::Internal))
        .collect();
    Document {
        roles,
        baseline,
        ..Document::default()
    }
}

fn accepted(text: &str) -> Document {
    let document = document(text);
    let said = |language| suggest(&document, None, &Settings::default(), language);
    let suggestions = said(Language::English);
    let german = said(Language::German);
    for (one, other) in suggestions.iter().zip(&german) {
        let english = english_words(&other.why);
        assert!(english.is_empty(), "{english:?} in: {}", other.why);
        assert_eq!(one.proposal, other.proposal, "whatever the language");
    }
    assert_eq!(
        suggestions.len(),
        german.len(),
        "nothing more and nothing less"
    );
    accept(&document, None, &suggestions)
}

/// The first step after every suggestion is accepted: who, tag, mode, purposes.
fn first(text: &str) -> String {
    summary(&accepted(text).baseline.steps[0])
}

fn summary(step: &Step) -> String {
    let roles: Vec<&str> = step.roles.iter().map(|one| one.role.as_str()).collect();
    let purposes: Vec<&str> = step.purposes.iter().map(|one| one.code()).collect();
    let tag = step.tag.map_or("-", Tag::word);
    format!(
        "{} · {tag} · {} · {}",
        roles.join("+"),
        step.mode().word(),
        purposes.join("+")
    )
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(
        first(text),
        expected,
        "what is suggested for the first step of {text}"
    );
}
