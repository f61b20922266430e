//! Documents on a real disk: whole journeys, crashes, damage, malice.

#![expect(
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says loudly what it left out, and fails where a helper finds nothing"
)]

mod crash;
mod damage;
mod disk;
mod hostile;
mod journey;
mod laws;

use std::path::PathBuf;

use jiff::Timestamp;
use tempfile::TempDir;
use weft_core::edit::Version;
use weft_core::workflow::{Link, Role, RoleKind, Step, StepId, Target, Workflow};
use weft_core::{Document, Edit};
use weft_store::Store;

/// The moment this many seconds after a certain one.
fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_780_000_000 + seconds).unwrap()
}

/// A step of the baseline with this number, which leads to the next one.
fn step(number: usize, count: usize) -> Step {
    let next = if number == count {
        Target::End
    } else {
        Target::Step(StepId::from(format!("b{}", number + 1)))
    };
    Step {
        id: StepId::from(format!("b{number}")),
        name: format!("Step {number} of a workflow in which people talk with each other"),
        roles: vec!["Agent".into(), "Customer".into()],
        minutes: Some(0.1 + f64::from(u16::try_from(number).unwrap_or(0)) / 3.0),
        next: vec![Link::to(next)],
        notes: Some("What is said here should not be written down anywhere else.".to_owned()),
        ..Step::default()
    }
}

/// A document whose baseline has this many steps.
fn document(steps: usize) -> Document {
    Document {
        title: "Support".to_owned(),
        roles: vec![
            Role::new("Agent", RoleKind::Internal),
            Role::new("Customer", RoleKind::External),
        ],
        baseline: Workflow {
            steps: (1..=steps).map(|number| step(number, steps)).collect(),
            ..Workflow::default()
        },
        ..Document::default()
    }
}

/// A folder with a new document in it, closed.
fn made(steps: usize) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("support.weft");
    let store = Store::create(&path, &document(steps), None, "Ada", at(0)).unwrap();
    store.close().unwrap();
    (folder, path)
}

/// Calls a step of the baseline something else.
fn renamed(document: &Document, id: &str, name: &str) -> Edit {
    let mut step = document.baseline.step(&id.into()).unwrap().clone();
    name.clone_into(&mut step.name);
    Edit::ReplaceStep {
        version: Version::Baseline,
        id: id.into(),
        step,
    }
}

/// Renames the first step this many times.
fn rename_often(store: &mut Store, times: i64) {
    for time in 1..=times {
        let edit = renamed(store.document(), "b1", &format!("Name {time}"));
        store.edit(edit, "Ada", at(time)).unwrap();
    }
}

/// The names of the files in a folder, in order.
fn files(folder: &TempDir) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
