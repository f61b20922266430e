//! A program that is killed at any moment loses no change that it acknowledged.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use weft_core::edit::Version;
use weft_core::workflow::StepId;
use weft_core::{Document, Edit};
use weft_store::{Revision, Store};

use super::{at, document, made, renamed, step};

/// Names the document that the child process changes.
const CHILD: &str = "WEFT_STORE_CRASH";

/// How often the child is killed, and how often with one document.
const KILLS: u32 = 200;
const KILLS_OF_ONE: u32 = 50;

/// Numbers that look random and are the same every time (Knuth's MMIX generator).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// The child: changes the document until it is killed, and acknowledges each change.
#[test]
fn child_streams_changes() {
    // Without the name it is an ordinary test that has nothing to do.
    let Some(path) = std::env::var_os(CHILD).map(PathBuf::from) else {
        return;
    };
    loop {
        let mut store = Store::open(&path).unwrap();
        for turn in 0..25 {
            change(&mut store, turn);
            let line = format!(
                "ack {} {}\n",
                store.revision(),
                first_name(store.document())
            );
            let mut out = std::io::stdout().lock();
            out.write_all(line.as_bytes()).unwrap();
            out.flush().unwrap();
        }
        store.close().unwrap();
    }
}

/// Small changes, batches, undo and checkpoints by turns.
fn change(store: &mut Store, turn: u64) {
    let next = store.revision().0 + 1;
    let now = at(i64::try_from(next).unwrap());
    match turn % 9 {
        3 => drop(store.undo("Ada", now).unwrap()),
        4 => drop(store.redo("Ada", now).unwrap()),
        5 => drop(
            store
                .edit(batch(store.document(), next), "Ada", now)
                .unwrap(),
        ),
        8 => drop(store.checkpoint("Somewhere", "Ada", now).unwrap()),
        _ => {
            let edit = renamed(store.document(), "b1", &format!("Name {next}"));
            drop(store.edit(edit, "Ada", now).unwrap());
        }
    }
}

/// Twenty steps that come or go together, and a new name for the first one.
fn batch(document: &Document, next: u64) -> Edit {
    let version = Version::Baseline;
    let here = document.baseline.steps.len() > 30;
    let steps = (101..121).map(|number| match here {
        true => Edit::RemoveStep {
            version,
            step: StepId::from(format!("b{number}")),
        },
        false => Edit::InsertStep {
            version,
            at: 1,
            step: step(number, 120),
        },
    });
    let rename = renamed(document, "b1", &format!("Batch {next}"));
    Edit::Batch(steps.chain([rename]).collect())
}

fn first_name(document: &Document) -> &str {
    &document.baseline.steps[0].name
}

fn child(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["crash::child_streams_changes", "--exact", "--nocapture"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// Lets the child work until a moment of chance, kills it, and answers its last acknowledgement.
fn killed(path: &Path, random: &mut Random) -> Option<(u64, String)> {
    let mut child = child(path);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let acknowledged = |line: &String| {
        let (revision, name) = line.strip_prefix("ack ")?.split_once(' ')?;
        Some((revision.parse().ok()?, name.to_owned()))
    };
    let mut last = None;
    let wanted = random.below(30);
    let mut seen = 0;
    while seen < wanted {
        let line = lines
            .next()
            .expect("the child never stops by itself")
            .unwrap();
        if let Some(one) = acknowledged(&line) {
            last = Some(one);
            seen += 1;
        }
    }
    // Spinning hits moments within a change; a pause of the scheduler would be too coarse.
    let moment = Instant::now() + Duration::from_micros(random.below(20_000));
    while Instant::now() < moment {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What is still in the pipe was acknowledged too; a line that was cut was not.
    let rest = lines
        .map_while(Result::ok)
        .filter_map(|line| acknowledged(&line));
    rest.last().or(last)
}

#[test]
fn two_hundred_kills_lose_no_acknowledged_change() {
    let mut random = Random(2026);
    let mut changes = 0;
    let (mut folder, mut path) = made(20);
    for kill in 1..=KILLS {
        let last = killed(&path, &mut random);
        let store = Store::open(&path).unwrap();
        assert_eq!(
            store.damage(),
            None,
            "kill {kill}: SQLite and all sums find the file sound"
        );
        assert_eq!(
            store.read_only(),
            None,
            "kill {kill}: the lock died with the child"
        );
        if let Some((revision, name)) = last {
            assert!(
                store.revision() >= Revision(revision),
                "kill {kill}: change {revision} was acknowledged, {} is the last",
                store.revision()
            );
            let then = store.document_at(Revision(revision)).unwrap();
            assert_eq!(
                first_name(&then),
                name,
                "kill {kill}: change {revision} is what it was"
            );
        }
        if kill % KILLS_OF_ONE == 0 {
            let first = store.document_at(Revision(0)).unwrap();
            assert_eq!(
                first,
                document(20),
                "the whole history leads back to the beginning"
            );
            changes += store.revision().0;
            (folder, path) = made(20);
        }
    }
    drop(folder);
    assert!(
        changes > 1_000,
        "the child was killed while it worked: {changes} changes"
    );
}
