//! New steps, ways and gone steps, written into models of other tools.

use std::collections::BTreeSet;
use std::fs;

use weft_core::Document;
use weft_core::workflow::{Link, MessageEnd, Split, Step, StepId, StepKind, Tag, Target};
use weft_files::{Limits, diff_bpmn, read_bpmn, revise_bpmn};

use crate::xml::{Element, parse};

const LIMITS: fn() -> Limits = Limits::default;

/// A pool with a lane, two tasks between start and end, and a drawing of it.
const MODEL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d">
  <bpmn:collaboration id="c">
    <bpmn:participant id="Pool" name="Shop" processRef="p" />
    <bpmn:participant id="Buyer" name="Buyer" />
    <bpmn:messageFlow id="m" sourceRef="Buyer" targetRef="pack" />
  </bpmn:collaboration>
  <bpmn:process id="p">
    <bpmn:laneSet id="ls">
      <bpmn:lane id="Clerk" name="Clerk">
        <bpmn:flowNodeRef>s</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>check</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>e</bpmn:flowNodeRef>
      </bpmn:lane>
      <bpmn:lane id="Store" name="Store">
        <bpmn:flowNodeRef>pack</bpmn:flowNodeRef>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="s">
      <bpmn:outgoing>f1</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="check" name="Check order">
      <bpmn:incoming>f1</bpmn:incoming>
      <bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:task id="pack" name="Pack">
      <bpmn:incoming>f2</bpmn:incoming>
      <bpmn:outgoing>f3</bpmn:outgoing>
    </bpmn:task>
    <bpmn:endEvent id="e">
      <bpmn:incoming>f3</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="check" />
    <bpmn:sequenceFlow id="f2" sourceRef="check" targetRef="pack" />
    <bpmn:sequenceFlow id="f3" sourceRef="pack" targetRef="e" />
    <bpmn:textAnnotation id="n"><bpmn:text>kept</bpmn:text></bpmn:textAnnotation>
    <bpmn:association id="a" sourceRef="pack" targetRef="n" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="g">
    <bpmndi:BPMNPlane id="l" bpmnElement="c">
      <bpmndi:BPMNShape id="Pool_di" bpmnElement="Pool" isHorizontal="true">
        <dc:Bounds x="100" y="80" width="600" height="300" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="Clerk_di" bpmnElement="Clerk" isHorizontal="true">
        <dc:Bounds x="130" y="80" width="570" height="150" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="Store_di" bpmnElement="Store" isHorizontal="true">
        <dc:Bounds x="130" y="230" width="570" height="150" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="s_di" bpmnElement="s">
        <dc:Bounds x="160" y="137" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="check_di" bpmnElement="check">
        <dc:Bounds x="250" y="115" width="100" height="80" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="pack_di" bpmnElement="pack">
        <dc:Bounds x="420" y="265" width="100" height="80" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="e_di" bpmnElement="e">
        <dc:Bounds x="620" y="137" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="f1_di" bpmnElement="f1">
        <di:waypoint x="196" y="155" />
        <di:waypoint x="250" y="155" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="f2_di" bpmnElement="f2">
        <di:waypoint x="350" y="155" />
        <di:waypoint x="385" y="155" />
        <di:waypoint x="385" y="305" />
        <di:waypoint x="420" y="305" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="f3_di" bpmnElement="f3">
        <di:waypoint x="520" y="305" />
        <di:waypoint x="638" y="173" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="m_di" bpmnElement="m">
        <di:waypoint x="520" y="505" />
        <di:waypoint x="638" y="173" />
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
"#;

fn document(model: &str) -> Document {
    read_bpmn(model.as_bytes(), &LIMITS())
        .expect("a model")
        .document
}

fn to(step: &str) -> Link {
    Link::to(Target::Step(step.into()))
}

/// Writes a document into a model, reads it back, and gives the text; every step must be as it was said.
fn written(model: &str, document: &Document) -> String {
    let out =
        revise_bpmn(model.as_bytes(), document, &document.baseline, &LIMITS()).expect("a model");
    let text = String::from_utf8(out.bytes).expect("text");
    assert_eq!(out.notes, [], "all of it is written: {text}");
    sound(&parse(text.as_bytes()), "the model");
    let again = self::document(&text);
    same_steps(&again, document, "the model");
    text
}

/// The same steps with the same links; of a new one the file says where it stands, and the order is the
/// file's.
fn same_steps(again: &Document, document: &Document, name: &str) {
    let steps = |document: &Document| {
        let steps = document.baseline.steps.iter();
        let mut steps: Vec<Step> = steps
            .map(|step| Step {
                origin: None,
                ..step.clone()
            })
            .collect();
        steps.sort_by(|a, b| a.id.cmp(&b.id));
        steps
    };
    assert_eq!(steps(again), steps(document), "{name}");
}

/// No reference leads nowhere, every flow says its ends twice, and everything drawn is there.
fn sound(model: &Element, name: &str) {
    let ids: BTreeSet<String> = every(model)
        .iter()
        .filter_map(|one| one.attribute("id"))
        .collect();
    for element in every(model) {
        for key in [
            "sourceRef",
            "targetRef",
            "bpmnElement",
            "attachedToRef",
            "default",
        ] {
            if let Some(id) = element.attribute(key) {
                assert!(ids.contains(&id), "{name}: {key} leads to {id}");
            }
        }
        for child in ["incoming", "outgoing", "flowNodeRef"] {
            for reference in element.all(child) {
                let id = reference.text();
                assert!(ids.contains(&id), "{name}: {child} names {id}");
            }
        }
    }
    for flow in model.all("sequenceFlow") {
        let id = flow.attribute("id").expect("an id");
        for (key, child) in [("sourceRef", "outgoing"), ("targetRef", "incoming")] {
            let end = flow.attribute(key).expect("an end");
            let named = every(model)
                .into_iter()
                .filter(|one| one.attribute("id").as_ref() == Some(&end))
                .flat_map(|one| one.own(child))
                .filter(|one| one.text() == id)
                .count();
            assert_eq!(named, 1, "{name}: {end} lists {id} once as {child}");
        }
    }
}

fn every(model: &Element) -> Vec<&Element> {
    let mut all = vec![model];
    let mut at = 0;
    while let Some(element) = all.get(at) {
        let children: Vec<&Element> = element.children().iter().collect();
        all.extend(children);
        at += 1;
    }
    all
}

fn bounds(model: &Element, of: &str) -> [f64; 4] {
    let shapes = model.all("BPMNShape");
    let shape = shapes
        .iter()
        .find(|shape| shape.attribute("bpmnElement").as_deref() == Some(of));
    let shape = shape.unwrap_or_else(|| panic!("{of} is drawn"));
    let bounds = shape.all("Bounds")[0];
    let number = |key| bounds.attribute(key).and_then(|text| text.parse().ok());
    ["x", "y", "width", "height"].map(|key| number(key).expect("a number"))
}

#[test]
fn a_step_between_two_others_is_drawn_after_the_first_in_the_lane_of_who_does_it() {
    let mut document = document(MODEL);
    let new = Step {
        id: "call back".into(),
        name: "Call <back>".to_owned(),
        roles: vec!["Store".into()],
        tag: Some(Tag::HumanRelational),
        minutes: Some(7.0),
        next: vec![to("pack")],
        ..Step::default()
    };
    document.baseline.steps[1].next = vec![to("call back")];
    document.baseline.steps.insert(2, new);
    let text = written(MODEL, &document);
    let lines = |text: &str| {
        text.lines()
            .map(str::to_owned)
            .collect::<BTreeSet<String>>()
    };
    let (before, after) = (lines(MODEL), lines(&text));
    let gone: Vec<&String> = before.difference(&after).collect();
    assert!(
        gone.iter().all(|line| ["f2", "waypoint", "385"]
            .iter()
            .any(|part| line.contains(part))),
        "all else is kept: {gone:?}"
    );
    let model = parse(text.as_bytes());
    let [x, y, width, height] = bounds(&model, "call_back");
    assert!(
        x >= 350.0 && y >= 230.0 && y + height <= 380.0 && x + width <= 700.0,
        "behind the step before, in the lane of the store: {x}, {y}"
    );
    for expected in [
        "<bpmn:manualTask id=\"call_back\" name=\"Call &lt;back&gt;\">",
        "<bpmn:flowNodeRef>call_back</bpmn:flowNodeRef>",
        "id=\"call back\" minutes=\"7\" tag=\"human-relational\"",
        "<bpmn:sequenceFlow id=\"f2\" sourceRef=\"check\" targetRef=\"call_back\" />",
        "<bpmn:incoming>f2</bpmn:incoming>",
        "bioc:stroke=",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    let diff = diff_bpmn(MODEL.as_bytes(), text.as_bytes(), &LIMITS()).expect("two models");
    let ids = |list: &[weft_files::BpmnElement]| {
        list.iter().map(|one| one.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        ids(&diff.added),
        ["call_back", "Flow_call_back"],
        "{diff:?}"
    );
    assert_eq!(ids(&diff.removed), Vec::<String>::new(), "{diff:?}");
    let changed: Vec<&str> = diff
        .changed
        .iter()
        .map(|one| one.element.id.as_str())
        .collect();
    assert_eq!(changed, ["f2"], "{diff:?}");
    // And once more, from what was written.
    let mut again = self::document(&text);
    again
        .baseline
        .steps
        .retain(|step| step.id.as_str() != "call back");
    for step in &mut again.baseline.steps {
        if step.id.as_str() == "check" {
            step.next = vec![to("pack")];
        }
    }
    let text = written(&text, &again);
    let diff = diff_bpmn(MODEL.as_bytes(), text.as_bytes(), &LIMITS()).expect("two models");
    assert!(diff.is_empty(), "taken out again: {diff:?}");
}

#[test]
fn a_gone_step_goes_with_its_flows_references_and_drawing() {
    let mut document = document(MODEL);
    document
        .baseline
        .steps
        .retain(|step| step.id.as_str() != "pack");
    document.baseline.steps[1].next = vec![to("e")];
    document.baseline.messages.clear();
    let text = written(MODEL, &document);
    for gone in ["\"pack\"", ">pack<", "f3", "\"m\"", "\"a\"", "Pack"] {
        assert!(!text.contains(gone), "{gone} is gone from {text}");
    }
    for kept in ["\"n\"", "\"f2\"", "\"Store\"", "\"Buyer\""] {
        assert!(text.contains(kept), "{kept} is kept in {text}");
    }
}

#[test]
fn cases_that_part_and_end_are_drawn_with_a_gateway_and_an_end() {
    let mut document = document(MODEL);
    document.baseline.steps[1].next = vec![
        Link {
            probability: Some(0.75),
            name: Some("in stock".to_owned()),
            ..to("pack")
        },
        Link {
            probability: Some(0.25),
            ..Link::to(Target::End)
        },
    ];
    document.baseline.steps.push(Step {
        id: "both".into(),
        kind: StepKind::Gateway,
        split: Split::All,
        next: vec![to("x"), to("y")],
        ..Step::default()
    });
    for id in ["x", "y"] {
        document.baseline.steps.push(Step {
            id: id.into(),
            roles: vec!["Clerk".into()],
            next: match id {
                "x" => vec![to("e")],
                _ => Vec::new(),
            },
            ..Step::default()
        });
    }
    document.baseline.steps[2].next = vec![to("both")];
    let text = written(MODEL, &document);
    for expected in [
        "<bpmn:exclusiveGateway id=\"check-split\">",
        "<bpmn:parallelGateway id=\"both\">",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    // The same again changes nothing.
    let again = self::document(&text);
    let out = revise_bpmn(text.as_bytes(), &again, &again.baseline, &LIMITS()).expect("a model");
    assert_eq!(out.bytes, text.as_bytes(), "to the byte");
}

#[test]
fn a_full_lane_becomes_wider() {
    let mut document = document(MODEL);
    let mut before = "check".to_owned();
    for number in 0..12 {
        let id = format!("new{number}");
        for step in &mut document.baseline.steps {
            if step.id.as_str() == before {
                step.next = vec![to(&id)];
            }
        }
        document.baseline.steps.push(Step {
            id: id.as_str().into(),
            roles: vec!["Clerk".into()],
            next: vec![to("pack")],
            ..Step::default()
        });
        before = id;
    }
    let text = written(MODEL, &document);
    let model = parse(text.as_bytes());
    let [left, _, width, _] = bounds(&model, "Pool");
    let [lane_left, _, lane, _] = bounds(&model, "Store");
    assert!(
        width > 600.0 && left + width == lane_left + lane,
        "the pool and every lane"
    );
    let places: Vec<[f64; 4]> = ["s", "check", "e"]
        .into_iter()
        .map(str::to_owned)
        .chain((0..12).map(|number| format!("new{number}")))
        .map(|id| bounds(&model, &id))
        .collect();
    for (index, [x, y, width, height]) in places.iter().enumerate() {
        for [left, top, wide, tall] in places.iter().skip(index + 1) {
            let apart =
                left + wide <= *x || x + width <= *left || top + tall <= *y || y + height <= *top;
            assert!(apart, "no two stand on each other");
        }
        assert!(y + height <= 230.0 && *y >= 80.0, "in their lane");
    }
}

/// Steps that can go or get a neighbour, in models of other tools.
fn plain_links(document: &Document) -> Vec<(usize, StepId)> {
    let steps = document.baseline.steps.iter().enumerate();
    steps
        .filter(|(_, step)| step.is_work() && step.next.len() == 1)
        .filter_map(|(at, step)| match &step.next.first()?.to {
            Target::Step(to) => Some((at, to.clone())),
            Target::End => None,
        })
        .collect()
}

#[test]
fn every_reference_model_and_redesign_takes_a_new_step_and_loses_one() {
    let Some(files) = crate::corpus::models(&["miwg", "redesigns"]) else {
        return;
    };
    let (mut whole, mut told, mut count) = (0, 0, 0);
    for file in files {
        let bytes = fs::read(&file).expect("a listed file is readable");
        let Ok(read) = read_bpmn(&bytes, &LIMITS()) else {
            continue;
        };
        let mut document = read.document;
        let (name, links) = (file.display().to_string(), plain_links(&document));
        let Some((at, next)) = links.first().cloned() else {
            continue;
        };
        count += 1;
        let new = Step {
            id: "weft new".into(),
            name: "New & <step>".to_owned(),
            roles: document.baseline.steps[at].roles.clone(),
            tag: Some(Tag::HumanAlone),
            next: document.baseline.steps[at].next.clone(),
            ..Step::default()
        };
        document.baseline.steps[at].next = vec![to("weft new")];
        document.baseline.steps.push(new);
        if let Some((gone, after)) = links.iter().rev().find(|(_, after)| after != &next)
            && *gone != at
        {
            let id = document.baseline.steps[*gone].id.clone();
            for link in document
                .baseline
                .steps
                .iter_mut()
                .flat_map(|step| &mut step.next)
            {
                if link.to == Target::Step(id.clone()) {
                    link.to = Target::Step(after.clone());
                }
            }
            document.baseline.steps.retain(|step| step.id != id);
            let is_there = |end: &MessageEnd| *end != MessageEnd::Step(id.clone());
            document
                .baseline
                .messages
                .retain(|message| is_there(&message.from) && is_there(&message.to));
        }
        let out = revise_bpmn(&bytes, &document, &document.baseline, &LIMITS())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let again = read_bpmn(&out.bytes, &LIMITS())
            .unwrap_or_else(|error| panic!("{name}: {error}"))
            .document;
        crate::corpus::keep(&file, "new-and-gone", Some(&bytes), &out.bytes);
        if out.notes.is_empty() {
            same_steps(&again, &document, &name);
            whole += 1;
        } else {
            told += 1;
            println!(
                "{name}: {}",
                out.notes
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("; ")
            );
        }
    }
    println!("{count} models got a step and lost one: {whole} wholly, {told} with notes");
    assert!(
        whole * 10 >= count * 8,
        "most of them wholly: {whole} of {count}"
    );
}
