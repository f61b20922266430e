//! The round trip of every reference model of the Model Interchange Working Group, as the table of
//! docs/guide/bpmn.md.

use std::fs;

use weft_core::workflow::{Link, Step, Tag, Target};
use weft_files::{Limits, diff_bpmn, read_bpmn, revise_bpmn, write_bpmn};

use crate::xml::{Element, facts, parse};

/// Elements and attributes of a file.
fn size(element: &Element) -> (usize, usize) {
    let children = element.children().iter().map(size);
    children.fold((1, element.count()), |(a, b), (c, d)| (a + c, b + d))
}

#[test]
fn the_round_trip_by_file() {
    let Some(files) = crate::corpus::models(&["miwg"]) else {
        return;
    };
    let limits = Limits::default();
    println!(
        "| model | elements | attributes | unchanged | three steps edited | a step inserted | drawn afresh |"
    );
    println!("|---|---|---|---|---|---|---|");
    for file in files {
        let bytes = fs::read(&file).expect("a listed file is readable");
        let read = read_bpmn(&bytes, &limits).expect("it is sound").document;
        let (elements, attributes) = parse(&bytes)
            .children()
            .iter()
            .map(size)
            .fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        let same = revise_bpmn(&bytes, &read, &read.baseline, &limits).expect("it was read");
        assert!(
            same.bytes == bytes && same.notes.is_empty(),
            "{}",
            file.display()
        );

        let mut edited = read.clone();
        let work = |step: &&mut Step| step.is_work();
        for step in edited.baseline.steps.iter_mut().filter(work).take(3) {
            step.tag = Some(Tag::HumanRelational);
            step.name.push_str(" (edited)");
        }
        let out = revise_bpmn(&bytes, &edited, &edited.baseline, &limits).expect("it was read");
        let (before, after) = (facts(&bytes), facts(&out.bytes));
        let lost = before.difference(&after).count();
        let names = before
            .difference(&after)
            .filter(|fact| fact.contains(" @name="))
            .count();
        assert_eq!(lost, names, "only names: {}", file.display());

        let mut inserted = read.clone();
        let steps = &mut inserted.baseline.steps;
        let at = steps.iter().position(|step| {
            step.is_work()
                && matches!(
                    step.next.as_slice(),
                    [Link {
                        to: Target::Step(_),
                        ..
                    }]
                )
        });
        let mut told = "no step leads to one other".to_owned();
        if let Some(at) = at {
            let new = Step {
                id: "weft-new".into(),
                name: "New".to_owned(),
                roles: steps[at].roles.clone(),
                next: std::mem::take(&mut steps[at].next),
                ..Step::default()
            };
            steps[at].next = vec![Link::to(Target::Step(new.id.clone()))];
            steps.push(new);
            let out = revise_bpmn(&bytes, &inserted, &inserted.baseline, &limits);
            let out = out.expect("it was read");
            let diff = diff_bpmn(&bytes, &out.bytes, &limits).expect("two models");
            assert_eq!(diff.removed, [], "{}", file.display());
            told = match out.notes.as_slice() {
                [] => format!("{} new, {} changed", diff.added.len(), diff.changed.len()),
                _ => "not possible there, and said".to_owned(),
            };
        }

        let text = write_bpmn(&read, &read.baseline);
        let mut again = read_bpmn(text.as_bytes(), &limits)
            .expect("we drew it")
            .document;
        again.roles.clone_from(&read.roles);
        assert_eq!(again, read, "{}", file.display());
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        println!(
            "| {name} | {elements} | {attributes} | the same bytes | {lost} names changed, nothing else lost | {told} | the same workflow |"
        );
    }
}
