//! How long changes of a large document take until they are on the disk.
//!
//! `cargo run --release -p weft-store --example edit_speed [STEPS] [FOLDER]` prints medians and 95th
//! percentiles; the disk is the one of the folder, the current one without it.

#![expect(clippy::print_stdout, reason = "it prints what it measures")]

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use weft_core::edit::Version;
use weft_core::workflow::{Link, Position, Role, RoleKind, Step, StepId, Target, Workflow};
use weft_core::{Document, Edit};
use weft_store::{Revision, Store};

const AUTHOR: &str = "Ada";
const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const VERSION: Version = Version::Baseline;

fn document(steps: usize) -> Document {
    let id = |number: usize| StepId::from(format!("b{number}"));
    let step = |number: usize| Step {
        id: id(number),
        name: format!("Step {number} in which people talk with each other"),
        roles: vec!["Agent".into(), "Customer".into()],
        minutes: Some(7.5),
        next: vec![Link::to(if number == steps {
            Target::End
        } else {
            Target::Step(id(number + 1))
        })],
        notes: Some("What is said here should not be written down elsewhere.".to_owned()),
        ..Step::default()
    };
    Document {
        title: "Large".to_owned(),
        roles: vec![Role::new("Agent", RoleKind::Internal)],
        baseline: Workflow {
            steps: (1..=steps).map(step).collect(),
            ..Workflow::default()
        },
        ..Document::default()
    }
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() - 1) * share / 100).copied();
    let (median, high) = (at(50).unwrap_or_default(), at(95).unwrap_or_default());
    println!("{what:<44}{median:>10.1?} median {high:>10.1?} p95");
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let value = work();
    (value, started.elapsed())
}

fn many<T>(
    what: &str,
    times: usize,
    mut work: impl FnMut(usize) -> Result<T, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let mut taken = Vec::with_capacity(times);
    for turn in 0..times {
        let (done, time) = timed(|| work(turn));
        drop(done?);
        taken.push(time);
    }
    report(what, taken);
    Ok(())
}

fn rename(document: &Document, turn: usize) -> Option<Edit> {
    let place = (turn * 37) % document.baseline.steps.len();
    let mut step = document.baseline.steps.get(place)?.clone();
    step.name = format!("Renamed {turn}");
    let id = step.id.clone();
    let version = VERSION;
    Some(Edit::ReplaceStep { version, id, step })
}

fn moved(document: &Document, steps: usize, turn: usize) -> Edit {
    let x = u32::try_from(turn).map_or(0.0, f64::from);
    let steps = document.baseline.steps.iter().take(steps);
    Edit::Batch(
        steps
            .map(|step| Edit::SetPosition {
                version: VERSION,
                step: step.id.clone(),
                position: Some(Position { x, y: 1.5 }),
            })
            .collect(),
    )
}

fn inserted(document: &Document, turn: usize) -> Edit {
    let step = Step {
        id: StepId::from(format!("new{turn}")),
        ..Step::default()
    };
    let after = document.baseline.steps.get(100).map(|step| &step.id);
    Edit::inserted_after(document, VERSION, after, step)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let steps = arguments.next().map_or(Ok(5_000), |one| one.parse())?;
    let folder = arguments
        .next()
        .map_or_else(|| PathBuf::from("."), PathBuf::from);
    let path = folder.join("edit_speed.weft");
    let (store, time) = timed(|| Store::create(&path, &document(steps), None, AUTHOR, NOW));
    let mut store = store?;
    println!("{steps} steps\ncreate{time:>48.1?}");

    many("one step renamed", 200, |turn| {
        let edit = rename(store.document(), turn).ok_or("no steps")?;
        Ok(store.edit(edit, AUTHOR, NOW)?)
    })?;
    many("a step put between two others", 100, |turn| {
        let edit = inserted(store.document(), turn);
        Ok(store.edit(edit, AUTHOR, NOW)?)
    })?;
    many("twenty cards dragged", 100, |turn| {
        let edit = moved(store.document(), 20, turn);
        Ok(store.edit(edit, AUTHOR, NOW)?)
    })?;
    many("undo", 100, |_| Ok(store.undo(AUTHOR, NOW)?))?;
    many("redo", 100, |_| Ok(store.redo(AUTHOR, NOW)?))?;
    many("every card moved (automatic layout)", 3, |turn| {
        let edit = moved(store.document(), usize::MAX, turn);
        Ok(store.edit(edit, AUTHOR, NOW)?)
    })?;
    many("a role renamed in every step", 2, |turn| {
        let names = ["Agent".into(), "Adviser".into()];
        let (from, to) = if turn == 0 { (0, 1) } else { (1, 0) };
        let [from, to] = [from, to].map(|at: usize| names.get(at));
        let (from, to) = from.zip(to).ok_or("two names")?;
        let edit = Edit::renamed_role(store.document(), from, to)?;
        Ok(store.edit(edit, AUTHOR, NOW)?)
    })?;
    many("a checkpoint", 5, |_| {
        Ok(store.checkpoint("Noon", AUTHOR, NOW)?)
    })?;
    many("the beginning restored", 1, |_| {
        Ok(store.restore(Revision(0), AUTHOR, NOW)?)
    })?;
    let changes = store.revision();
    let (closed, time) = timed(|| store.close());
    closed?;
    println!("close{time:>49.1?}");
    let bytes = std::fs::metadata(&path)?.len();
    println!("{changes} changes, {} KB on the disk", bytes / 1024);
    many("open", 5, |_| Ok(Store::open(&path)?))?;
    std::fs::remove_file(&path)?;
    Ok(())
}
