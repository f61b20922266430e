//! Prints what is suggested for models without annotations, one line a step, to be read by people.
//!
//! `cargo run -p weft-files --example suggestions -- BASELINE.bpmn … [--to REDESIGN.bpmn …]`

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example prints what it found"
)]

use std::fmt::Write as _;
use std::path::PathBuf;

use weft_core::suggest::{Proposal, Side, Subject, Suggestion, suggest};
use weft_core::workflow::{Document, Step, Workflow};
use weft_core::{Language, Settings, StepId};
use weft_files::{Limits, join, read_many};

fn main() {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut sides = arguments.split(|argument| argument.as_os_str() == "--to");
    let baseline = sides.next().and_then(read);
    let redesign = sides.next().and_then(read);
    let Some(document) = baseline else { return };
    let document = match redesign {
        Some(redesign) => join(document, redesign),
        None => document,
    };
    let redesign = (!document.redesigns.is_empty()).then_some(0);
    let suggestions = suggest(&document, redesign, &Settings::default(), Language::English);
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
fn read(paths: &[PathBuf]) -> Option<Document> {
    match read_many(paths, &Limits::default()) {
        Ok(read) => Some(read.document),
        Err(error) => {
            eprintln!("{error}");
            None
        }
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
