//! Prints what is suggested for models without annotations, one line a step, to be read by people.
//!
//! `cargo run -p weft-files --example suggestions -- BASELINE.bpmn … [--to REDESIGN.bpmn …]`

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints what it found")]

use std::fmt::Write as _;

use weft_core::suggest::{Proposal, Side, Subject, Suggestion, suggest};
use weft_core::workflow::{Document, Redesign, Step, Workflow};
use weft_core::{Settings, StepId};
use weft_files::{Limits, read_bpmn};

fn main() {
    let mut document = Document::default();
    let mut to = false;
    for argument in std::env::args().skip(1) {
        if argument == "--to" {
            to = true;
            continue;
        }
        match std::fs::read(&argument) {
            Ok(bytes) => match read_bpmn(&bytes, &Limits::default()) {
                Ok(read) => add(&mut document, read.document, to),
                Err(error) => eprintln!("{argument}: {error}"),
            },
            Err(error) => eprintln!("{argument}: {error}"),
        }
    }
    let redesign = (!document.redesigns.is_empty()).then_some(0);
    let suggestions = suggest(&document, redesign, &Settings::default());
    for one in &suggestions {
        if let (Subject::Role(role), Proposal::Kind(kind)) = (&one.subject, &one.proposal) {
            println!("role {role}: {kind:?} ({})", one.why);
        }
    }
    print(Side::Baseline, &document.baseline, &suggestions);
    if let Some(first) = document.redesigns.first() {
        print(Side::Redesign, &first.workflow, &suggestions);
    }
}

/// Several files of one side are one version.
fn add(document: &mut Document, read: Document, to: bool) {
    for role in read.roles {
        if document.role(&role.name).is_none() {
            document.roles.push(role);
        }
    }
    let side = if to {
        if document.redesigns.is_empty() {
            document.redesigns.push(Redesign::default());
        }
        document.redesigns.first_mut().map(|one| &mut one.workflow)
    } else {
        Some(&mut document.baseline)
    };
    if let Some(side) = side {
        side.steps.extend(read.baseline.steps);
        side.messages.extend(read.baseline.messages);
    }
}

fn print(side: Side, workflow: &Workflow, suggestions: &[Suggestion]) {
    println!("{side:?}");
    for step in &workflow.steps {
        let line = line(side, &step.id, suggestions);
        if !line.is_empty() {
            println!("  {}:{line}", head(step));
        }
    }
}

fn head(step: &Step) -> String {
    let origin = step.origin.as_deref();
    let lane = origin.and_then(|origin| origin.lane.as_deref().or(origin.pool.as_deref()));
    let element = origin.map_or("", |origin| origin.element.as_str());
    format!("[{} · {element}] {}", lane.unwrap_or("-"), step.name)
}

fn line(side: Side, id: &StepId, suggestions: &[Suggestion]) -> String {
    let mut line = String::new();
    let mut whys: Vec<&str> = Vec::new();
    for one in suggestions {
        if one.version != side || one.subject != Subject::Step(id.clone()) {
            continue;
        }
        let text = match &one.proposal {
            Proposal::Tag(tag) => tag.word().to_owned(),
            Proposal::Roles(roles) => {
                let names: Vec<&str> = roles.iter().map(|one| one.role.as_str()).collect();
                format!("roles {}", names.join(" + "))
            }
            Proposal::Mode(mode) => mode.word().to_owned(),
            Proposal::Purposes(list) => {
                let codes: Vec<&str> = list.iter().map(|one| one.code()).collect();
                codes.join("+")
            }
            Proposal::Minutes(_) | Proposal::Kind(_) => continue,
            Proposal::Outcome(outcome) => format!("outcome {outcome:?}"),
            Proposal::MakeStep => "MAKE STEP".to_owned(),
        };
        write!(line, " | {text}").expect("a text takes every write");
        if !whys.contains(&one.why.as_str()) {
            whys.push(&one.why);
        }
    }
    if !whys.is_empty() {
        write!(line, "   ({})", whys.join("; ")).expect("a text takes every write");
    }
    line
}
