//! BPMN: no input panics, of every loaded model each step is reached and can end, and what is drawn
//! of it is read back the same.
#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use libfuzzer_sys::fuzz_target;
use weft_core::workflow::{Step, Target, Workflow};
use weft_files::{
    Limits, diff_bpmn, read_bpmn, read_json, revise_bpmn, write_bpmn, write_json,
};

fuzz_target!(|bytes: &[u8]| {
    match read_bpmn(bytes, &Limits::default()) {
        Ok(read) => {
            check(&read.document.baseline);
            let text = write_json(&read.document);
            let again = read_json(text.as_bytes(), &Limits::default());
            let again = again.expect("what we write can be read");
            assert_eq!(again.document, read.document, "nothing is lost");
            let version = &read.document.baseline;
            let same = revise_bpmn(bytes, &read.document, version, &Limits::default());
            let same = same.expect("it was read").bytes;
            let again = read_bpmn(&same, &Limits::default()).expect("at most a diagram is new");
            assert_eq!(again.document, read.document, "nothing changed");
            let same = diff_bpmn(bytes, bytes, &Limits::default());
            assert!(same.expect("it was read").is_empty(), "it is itself");
            for at in 0..version.steps.len().min(4) {
                let changed = changed(version, at);
                let out = revise_bpmn(bytes, &read.document, &changed, &Limits::default());
                out.expect("what we change can be read");
            }
            let text = write_bpmn(&read.document, version);
            let again = read_bpmn(text.as_bytes(), &Limits::default());
            let again = again.expect("what we draw can be read");
            assert_eq!(again.document.baseline, *version, "it is drawn whole");
        }
        Err(error) => assert!(!error.to_string().is_empty(), "an error says something"),
    }
});

/// One step gone, and a new one in its place.
fn changed(version: &Workflow, at: usize) -> Workflow {
    let mut changed = version.clone();
    let new = Step {
        id: "a new one".into(),
        next: changed.steps[at].next.clone(),
        ..Step::default()
    };
    let gone = std::mem::replace(&mut changed.steps[at], new).id;
    for link in changed.steps.iter_mut().flat_map(|step| &mut step.next) {
        if link.to == Target::Step(gone.clone()) {
            link.to = Target::Step("a new one".into());
        }
    }
    changed
}

fn check(workflow: &Workflow) {
    let ids: BTreeMap<&str, usize> = workflow
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| (step.id.as_str(), index))
        .collect();
    assert_eq!(ids.len(), workflow.steps.len(), "ids are unique");
    assert!(!ids.is_empty(), "a loaded model has steps");
    let mut before = vec![Vec::new(); ids.len()];
    let mut after = vec![Vec::new(); ids.len()];
    let mut ends = Vec::new();
    for (index, step) in workflow.steps.iter().enumerate() {
        if step.next.is_empty() {
            ends.push(index);
        }
        for link in &step.next {
            match &link.to {
                Target::End => ends.push(index),
                Target::Step(to) => {
                    after[index].push(ids[to.as_str()]);
                    before[ids[to.as_str()]].push(index);
                }
            }
        }
    }
    let start = workflow.start.as_ref().map_or(0, |id| ids[id.as_str()]);
    assert_eq!(reach(&after, vec![start]), ids.len(), "all is reached");
    assert_eq!(reach(&before, ends), ids.len(), "all can end");
}

fn reach(ways: &[Vec<usize>], mut waiting: Vec<usize>) -> usize {
    let mut seen = BTreeSet::new();
    while let Some(at) = waiting.pop() {
        if seen.insert(at) {
            waiting.extend(&ways[at]);
        }
    }
    seen.len()
}
