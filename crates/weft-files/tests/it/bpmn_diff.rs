//! What differs between two BPMN models, against what bpmn-js-differ 3.2.0 finds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use weft_core::Language;
use weft_files::{BpmnDiff, BpmnElement, Limits, diff_bpmn};

fn diff(before: &str, after: &str) -> BpmnDiff {
    diff_bpmn(before.as_bytes(), after.as_bytes(), &Limits::default()).expect("two models")
}

/// Id, type and name, as the list of expected differences has them.
type Listed = BTreeSet<(String, String, Option<String>)>;

fn listed(elements: &[BpmnElement]) -> Listed {
    let listed = elements
        .iter()
        .map(|one| (one.id.clone(), one.kind.clone(), one.name.clone()));
    listed.collect()
}

fn expected(list: &Value) -> Listed {
    let text = |one: &Value, key: &str| one[key].as_str().map(str::to_owned);
    let list = list.as_array().expect("a list").iter();
    list.map(|one| {
        let of = (text(one, "id"), text(one, "type"), text(one, "name"));
        (of.0.expect("an id"), of.1.expect("a type"), of.2)
    })
    .collect()
}

#[test]
fn every_difference_of_the_fixtures_is_found_and_no_other() {
    let data = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/bpmn-diff"
    ));
    let Ok(text) = fs::read(data.join("expected_by_bpmn-js-differ-3.2.0.json")) else {
        eprintln!("SKIPPED: ../shared is absent; no difference was looked for");
        return;
    };
    let all: BTreeMap<String, Value> = serde_json::from_slice(&text).expect("a list of pairs");
    for (name, pair) in &all {
        let folder = data.join("fixtures").join(name);
        let folder = folder.parent().expect("a folder");
        let read = |key: &str| {
            fs::read(folder.join(pair[key].as_str().expect("a file"))).expect("a fixture")
        };
        let found = diff_bpmn(&read("before"), &read("after"), &Limits::default())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(
            listed(&found.added),
            expected(&pair["added"]),
            "{name}: added"
        );
        assert_eq!(
            listed(&found.removed),
            expected(&pair["removed"]),
            "{name}: removed"
        );
        assert_eq!(
            listed(&found.layout_changed),
            expected(&pair["layoutChanged"]),
            "{name}: only drawn otherwise"
        );
        let changed: Vec<BpmnElement> = found
            .changed
            .iter()
            .map(|one| one.element.clone())
            .collect();
        assert_eq!(
            listed(&changed),
            expected(&pair["changed"]),
            "{name}: changed"
        );
        for one in pair["changed"].as_array().expect("a list") {
            let change = found
                .changed
                .iter()
                .find(|change| one["id"] == change.element.id);
            let change = change.expect("it was found above");
            let attributes: BTreeSet<&str> = change
                .attributes
                .iter()
                .map(|one| one.property.as_str())
                .collect();
            let wanted = one["attrs"].as_array().expect("a list").iter();
            let wanted: BTreeSet<&str> = wanted.filter_map(Value::as_str).collect();
            assert_eq!(
                attributes, wanted,
                "{name}: attributes of {}",
                change.element.id
            );
        }
        for line in found.says(Language::English) {
            println!("{name}: {line}");
        }
    }
    println!("{} pairs have the expected differences", all.len());
    assert_eq!(all.len(), 21, "every pair");
}

#[test]
fn a_model_does_not_differ_from_itself_nor_from_one_that_says_the_same_otherwise() {
    let Some(files) = crate::corpus::models(&["miwg", "robustness", "redesigns"]) else {
        return;
    };
    let mut count = 0;
    for file in files {
        let bytes = fs::read(&file).expect("a listed file is readable");
        if let Ok(found) = diff_bpmn(&bytes, &bytes, &Limits::default()) {
            assert_eq!(found, BpmnDiff::default(), "{}", file.display());
            count += 1;
        }
    }
    assert!(count > 50, "there are models: {count}");
    let one = "<d:definitions xmlns:d=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><d:process id=\"p\">\
        <d:startEvent id=\"s\" isInterrupting=\"true\"/><d:task id=\"t\" name=\"A\"><d:incoming>f</d:incoming></d:task>\
        <d:sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"t\"/></d:process></d:definitions>";
    let other = "<definitions><process id=\"p\"><task name=\"A\" id=\"t\"/>\
        <sequenceFlow targetRef=\"x:t\" sourceRef=\"s\" id=\"f\"/><startEvent id=\"s\"/></process></definitions>";
    assert_eq!(
        diff(one, other),
        BpmnDiff::default(),
        "order, prefixes, defaults and what flows say twice do not count"
    );
}

#[test]
fn a_change_is_told_with_what_was_there_and_what_is() {
    let before = "<definitions xmlns:v=\"urn:v\"><collaboration id=\"c\"><participant id=\"P\" name=\"Shop\" processRef=\"p\"/></collaboration>\
        <process id=\"p\"><userTask id=\"t\" name=\"Call\" v:form=\"a\"><extensionElements><v:form key=\"x\"/></extensionElements></userTask>\
        <intermediateCatchEvent id=\"e\"><timerEventDefinition id=\"d\"><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>\
        <sequenceFlow id=\"f\" sourceRef=\"t\" targetRef=\"e\"><conditionExpression>yes</conditionExpression></sequenceFlow>\
        <textAnnotation id=\"n\"><text>old</text></textAnnotation></process>\
        <BPMNDiagram><BPMNPlane><BPMNShape id=\"s\" bpmnElement=\"t\"><Bounds x=\"1.0\"/></BPMNShape></BPMNPlane></BPMNDiagram></definitions>";
    let after = before
        .replace("userTask", "serviceTask")
        .replace("v:form=\"a\"", "v:form=\"b\"")
        .replace("key=\"x\"", "key=\"y\"")
        .replace("PT1H", "PT2H")
        .replace(">yes<", ">no<")
        .replace(">old<", ">new<")
        .replace("x=\"1.0\"", "x=\"2\"");
    assert_eq!(
        diff(before, &after).says(Language::English),
        [
            "changed: serviceTask “Call” (t): type “bpmn:UserTask” → “bpmn:ServiceTask”; \
             extensionElements.form[0].key “x” → “y”",
            "changed: intermediateCatchEvent (e): eventDefinitions[0].timeDuration “PT1H” → “PT2H”",
            "changed: sequenceFlow (f): conditionExpression “yes” → “no”",
            "changed: participant “Shop” (P): processRef.artifacts[0].text “old” → “new”",
            "changed: serviceTask “Call” (t): v:form “a” → “b”",
            "only drawn otherwise, which changes nothing (1): serviceTask “Call” (t)",
        ]
    );
    let moved = before.replace("x=\"1.0\"", "x=\"1\"");
    assert_eq!(
        diff(before, &moved).says(Language::German),
        ["beide Modelle sagen dasselbe"],
        "1.0 is 1"
    );
}

#[test]
fn elements_without_ids_and_twice_the_same_are_paired_each_once() {
    let model =
        |tasks: &str| format!("<definitions><process id=\"p\">{tasks}</process></definitions>");
    let before = model(
        "<task name=\"a\"/><task name=\"a\"/><task name=\"b\"/><task id=\"t\"/><task id=\"t\"/>",
    );
    let after = model("<task name=\"b\"/><task name=\"a\"/><task name=\"c\"/><task id=\"t\"/>");
    let found = diff(&before, &after);
    let names = |list: &[BpmnElement]| {
        let names = list
            .iter()
            .map(|one| one.name.clone().unwrap_or_else(|| one.id.clone()));
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&found.removed), ["a", "t"], "one of each is gone");
    assert_eq!(names(&found.added), ["c"], "one is new");
    assert_eq!(found.changed, [], "and none changed");
}

#[test]
fn what_is_no_model_is_refused() {
    let model = b"<definitions><process id=\"p\"/></definitions>";
    for other in [
        &b"<a"[..],
        b"",
        b"<html/>",
        b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
    ] {
        assert!(
            diff_bpmn(model, other, &Limits::default()).is_err(),
            "as the later one"
        );
        assert!(
            diff_bpmn(other, model, &Limits::default()).is_err(),
            "as the earlier one"
        );
    }
}
