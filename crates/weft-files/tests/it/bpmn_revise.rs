//! Models of other tools, back into their own files: only what changed is written.

use std::fs;

use weft_core::workflow::{Link, Tag, Target};
use weft_files::{Limits, read_bpmn, revise_bpmn, write_bpmn};

use crate::xml::{facts, same};

const LIMITS: fn() -> Limits = Limits::default;

#[test]
fn every_model_that_nobody_changed_comes_out_as_it_went_in() {
    let Some(files) = crate::corpus::models(&["miwg", "robustness", "redesigns", "student-models"])
    else {
        return;
    };
    let (mut count, mut drawn) = (0, 0);
    for file in files {
        let bytes = fs::read(&file).expect("a listed file is readable");
        let Ok(read) = read_bpmn(&bytes, &LIMITS()) else {
            continue;
        };
        let out = revise_bpmn(&bytes, &read.document, &read.document.baseline, &LIMITS())
            .expect("it was read");
        let name = file.display();
        let had_diagram = String::from_utf8_lossy(&bytes).contains("BPMNDiagram");
        if had_diagram || out.bytes == bytes {
            assert!(out.bytes == bytes, "{name} is the same to the byte");
        } else {
            drawn += 1;
            let text = String::from_utf8(out.bytes).expect("text");
            assert!(
                undrawn(&text) == undrawn(&String::from_utf8_lossy(&bytes)),
                "{name} only got a diagram"
            );
            crate::corpus::keep(&file, "drawn", Some(&bytes), text.as_bytes());
        }
        assert_eq!(out.notes, [], "{}", file.display());
        count += 1;
    }
    println!("{count} models came out as they went in, {drawn} of them with a new diagram");
    assert!(count >= 21, "at least the reference models");
}

/// A file without the diagrams that were added, and without line breaks.
fn undrawn(text: &str) -> String {
    let Some((before, rest)) = text.split_once("  <bpmndi:BPMNDiagram") else {
        return text.replace('\n', "");
    };
    let (_, after) = rest.rsplit_once("</bpmndi:BPMNDiagram>").expect("its end");
    format!("{before}{after}").replace('\n', "")
}

#[test]
fn three_steps_are_tagged_and_edited_and_nothing_else_changes() {
    let Some(files) = crate::corpus::models(&["miwg"]) else {
        return;
    };
    assert_eq!(files.len(), 21, "the reference models");
    for file in files {
        let bytes = fs::read(&file).expect("a listed file is readable");
        let mut document = read_bpmn(&bytes, &LIMITS()).expect("it is sound").document;
        let tags = [Tag::AiAutomated, Tag::HumanRelational, Tag::AiAugmented];
        let mut edited = Vec::new();
        let steps = document
            .baseline
            .steps
            .iter_mut()
            .filter(|step| step.is_work());
        for (step, tag) in steps.zip(tags) {
            step.tag = Some(tag);
            step.minutes = Some(12.5);
            step.notes = Some("Prüfen & <审>\n\"heute\"".to_owned());
            step.name = format!("{} – edited & <é>", step.name);
            edited.push(step.id.to_string());
        }
        let out =
            revise_bpmn(&bytes, &document, &document.baseline, &LIMITS()).expect("it was read");
        assert_eq!(out.notes, [], "{}", file.display());
        assert!(!same(&bytes, &out.bytes), "{} changed", file.display());
        let again = read_bpmn(&out.bytes, &LIMITS())
            .expect("it is still sound")
            .document;
        assert_eq!(again, document, "{}", file.display());
        crate::corpus::keep(&file, "edited", Some(&bytes), &out.bytes);
        let (before, after) = (facts(&bytes), facts(&out.bytes));
        for fact in before.difference(&after) {
            let is_name = edited
                .iter()
                .any(|id| fact.contains(&format!("#{id} @name=")));
            assert!(is_name, "{}: lost {fact}", file.display());
        }
        for fact in after.difference(&before) {
            let is_edit = edited.iter().any(|id| {
                fact.contains(&format!("#{id} @name="))
                    || fact.contains(&format!("#{id}/{{http://www.omg.org/spec/BPMN/20100524/MODEL}}extensionElements#1/{{https://weft.work/bpmn/1}}step#1"))
                    || fact.ends_with(&format!("#{id}/{{http://www.omg.org/spec/BPMN/20100524/MODEL}}extensionElements#1 \"\""))
            });
            let is_colour = ["color", "biocolor"].iter().any(|space| {
                fact.contains("BPMNShape#") && fact.contains(&format!("{space}/1.0}}"))
            });
            assert!(is_edit || is_colour, "{}: added {fact}", file.display());
        }
    }
}

#[test]
fn a_change_touches_only_its_place() {
    let model = "<?xml version='1.0'?>\n<d:definitions xmlns:d=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">\n  \
        <!-- kept --><d:process id='p'>\n    <d:task id='a' name='A'/>\n    <d:task id='b'><d:documentation>x</d:documentation>\
        <d:outgoing>f</d:outgoing></d:task>\n    <d:exclusiveGateway id='g'/>\n    \
        <d:sequenceFlow sourceRef='a' targetRef='g'/><d:sequenceFlow sourceRef='g' targetRef='a' id='f'/>\
        <d:sequenceFlow sourceRef='g' targetRef='b'/></d:process></d:definitions>";
    let mut document = read_bpmn(model.as_bytes(), &LIMITS())
        .expect("a model")
        .document;
    let steps = &mut document.baseline.steps;
    steps[0].minutes = Some(5.0);
    steps[1].tag = Some(Tag::HumanAlone);
    steps[2].next[0].probability = Some(0.25);
    let out =
        revise_bpmn(model.as_bytes(), &document, &document.baseline, &LIMITS()).expect("a model");
    let weft = "xmlns:weft=\"https://weft.work/bpmn/1\"";
    let expected = model
        .replace(
            "<d:task id='a' name='A'/>",
            &format!("<d:task id='a' name='A'>\n      <d:extensionElements>\n        <weft:step {weft} minutes=\"5\"/>\n      </d:extensionElements>\n    </d:task>"),
        )
        .replace(
            "</d:documentation>",
            &format!("</d:documentation>\n      <d:extensionElements>\n        <weft:step {weft} tag=\"human-alone\"/>\n      </d:extensionElements>"),
        )
        .replace(
            "targetRef='a' id='f'/>",
            &format!("targetRef='a' id='f'><d:extensionElements><weft:flow {weft} probability=\"0.25\"/></d:extensionElements></d:sequenceFlow>"),
        );
    let text = String::from_utf8(out.bytes.clone()).expect("text");
    assert_eq!(undrawn(&text), undrawn(&expected));
    // A second change takes the place of the first.
    document.baseline.steps[0].minutes = Some(7.0);
    let again = revise_bpmn(&out.bytes, &document, &document.baseline, &LIMITS()).expect("a model");
    let again = String::from_utf8(again.bytes).expect("text");
    assert_eq!(again, text.replace("minutes=\"5\"", "minutes=\"7\""));
}

#[test]
fn what_is_said_about_roles_and_the_document_is_written_too() {
    let model = "<definitions><collaboration><participant id=\"P\" name=\"Shop\" processRef=\"p\"/></collaboration>\
        <process id=\"p\"><task id=\"a\"/></process></definitions>";
    let mut document = read_bpmn(model.as_bytes(), &LIMITS())
        .expect("a model")
        .document;
    document.case = "one order".to_owned();
    document.cases_per_week = Some(40.0);
    document.roles[0].learner = true;
    let out =
        revise_bpmn(model.as_bytes(), &document, &document.baseline, &LIMITS()).expect("a model");
    assert_eq!(out.notes, [], "all of it is written");
    let again = read_bpmn(&out.bytes, &LIMITS()).expect("a model").document;
    assert_eq!(
        again, document,
        "and read again, with the origin of its steps"
    );
    document.roles[0].name = "New".into();
    document.baseline.steps[0].roles = vec!["New".into()];
    let out = revise_bpmn(&out.bytes, &document, &document.baseline, &LIMITS()).expect("a model");
    let notes: Vec<String> = out.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "“Shop” is a lane or pool of the model and stays there",
            "“New” has no lane in the model; what is said about this role is left out",
        ]
    );
}

#[test]
fn what_the_model_has_no_place_for_is_said_and_nothing_is_half_written() {
    let model = "<definitions><process><task id=\"a\"/><subProcess id=\"s\"><task id=\"b\"/><task id=\"c\"/>\
        <sequenceFlow sourceRef=\"b\" targetRef=\"c\"/></subProcess><task id=\"d\"/>\
        <sequenceFlow sourceRef=\"a\" targetRef=\"s\"/><sequenceFlow sourceRef=\"s\" targetRef=\"d\"/></process></definitions>";
    let mut document = read_bpmn(model.as_bytes(), &LIMITS())
        .expect("a model")
        .document;
    // From outside into the middle of a sub-process, past one that is gone.
    let steps = &mut document.baseline.steps;
    steps.retain(|step| step.id.as_str() != "b");
    steps[0].next = vec![Link::to(Target::Step("c".into()))];
    let out =
        revise_bpmn(model.as_bytes(), &document, &document.baseline, &LIMITS()).expect("a model");
    let text = String::from_utf8(out.bytes).expect("text");
    assert!(
        text.starts_with(&model[..model.len() - 14]),
        "all is kept: {text}"
    );
    let notes: Vec<String> = out.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "“a” leads elsewhere than it is drawn in the model, which stays as it was",
            "“b” is drawn in the model and stays there",
        ]
    );
}

#[test]
fn other_encodings_stay_what_they_are() {
    let model = "<?xml version=\"1.0\" encoding=\"ENC\"?><definitions><process><task id=\"a\" name=\"Prüfung\"/></process></definitions>";
    let latin: Vec<u8> = model
        .replace("ENC", "ISO-8859-1")
        .chars()
        .map(|letter| u8::try_from(letter).expect("Latin"))
        .collect();
    let wide: Vec<u8> = std::iter::once(0xFEFF)
        .chain(model.replace("ENC", "UTF-16").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [latin, wide] {
        let mut document = read_bpmn(&bytes, &LIMITS()).expect("a model").document;
        document.baseline.steps[0].notes = Some("审 ü".to_owned());
        let out = revise_bpmn(&bytes, &document, &document.baseline, &LIMITS()).expect("a model");
        assert_eq!(out.notes, [], "all of it is written");
        let again = read_bpmn(&out.bytes, &LIMITS()).expect("a model").document;
        assert_eq!(
            again, document,
            "letters survive in the encoding of the file"
        );
        assert_eq!(out.bytes[..40], bytes[..40], "which stays");
    }
}

#[test]
fn a_model_of_our_own_is_revised_too() {
    let model = "<definitions><process><task id=\"a\"/><task id=\"b\"/><sequenceFlow sourceRef=\"a\" targetRef=\"b\"/></process></definitions>";
    let mut document = read_bpmn(model.as_bytes(), &LIMITS())
        .expect("a model")
        .document;
    document.baseline.steps[0].id = "a one".into();
    document.baseline.steps[0].next.push(Link::to(Target::End));
    document.baseline.steps[0].tag = Some(Tag::AiAutomated);
    let text = write_bpmn(&document, &document.baseline);
    document.baseline.steps[0].tag = Some(Tag::HumanRelational);
    document.baseline.steps[0].name = "two  words".to_owned();
    document.baseline.steps[0].next[1].probability = Some(0.5);
    let out =
        revise_bpmn(text.as_bytes(), &document, &document.baseline, &LIMITS()).expect("a model");
    assert_eq!(out.notes, [], "all of it is written");
    let again = read_bpmn(&out.bytes, &LIMITS()).expect("a model").document;
    assert_eq!(again, document, "and read again");
    let colours = write_bpmn(&document, &document.baseline);
    let colour = "bioc:stroke=\"#009E73\"";
    let revised = String::from_utf8(out.bytes).expect("text");
    assert!(
        colours.contains(colour) && revised.contains(colour),
        "in the new colour: {revised}"
    );
}

#[test]
fn a_model_without_a_diagram_gets_one() {
    let model = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><collaboration id=\"c\"><participant id=\"P\" name=\"Shop\" processRef=\"p\"/>\
        <participant id=\"B\" name=\"Buyer\"/><messageFlow id=\"m\" sourceRef=\"B\" targetRef=\"a\"/></collaboration>\
        <process id=\"p\"><laneSet><lane id=\"l1\"><flowNodeRef>a</flowNodeRef></lane><lane id=\"l2\" name=\"Other\"><flowNodeRef>s</flowNodeRef></lane></laneSet>\
        <task id=\"a\"><dataInputAssociation id=\"da\"><sourceRef>d</sourceRef></dataInputAssociation></task><boundaryEvent id=\"b\" attachedToRef=\"a\"/>\
        <subProcess id=\"s\"><task id=\"i\"/><task id=\"j\"/><sequenceFlow id=\"f3\" sourceRef=\"i\" targetRef=\"j\"/></subProcess>\
        <sequenceFlow id=\"f1\" sourceRef=\"a\" targetRef=\"s\"/><sequenceFlow id=\"f2\" sourceRef=\"b\" targetRef=\"s\"/>\
        <dataObjectReference id=\"d\"/><textAnnotation id=\"t\"><text>T</text></textAnnotation>\
        <association id=\"as\" sourceRef=\"a\" targetRef=\"t\"/></process></definitions>";
    let document = read_bpmn(model.as_bytes(), &LIMITS())
        .expect("a model")
        .document;
    let out =
        revise_bpmn(model.as_bytes(), &document, &document.baseline, &LIMITS()).expect("a model");
    assert_eq!(out.notes, [], "nothing is lost");
    let drawn = crate::xml::parse(&out.bytes);
    let of = |element: &str| -> Vec<String> {
        let mut all: Vec<String> = drawn
            .all(element)
            .iter()
            .filter_map(|one| one.attribute("bpmnElement"))
            .collect();
        all.sort();
        all
    };
    assert_eq!(
        of("BPMNPlane"),
        ["c", "s"],
        "the inside has a plane of its own"
    );
    assert_eq!(
        of("BPMNShape"),
        ["B", "P", "a", "b", "d", "i", "j", "l1", "l2", "s", "t"]
    );
    assert_eq!(of("BPMNEdge"), ["as", "da", "f1", "f2", "f3", "m"]);
    let again = revise_bpmn(&out.bytes, &document, &document.baseline, &LIMITS()).expect("a model");
    assert!(again.bytes == out.bytes, "one is enough");
    crate::corpus::keep(std::path::Path::new("undrawn"), "drawn", None, &out.bytes);
}
