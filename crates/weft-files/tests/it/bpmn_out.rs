//! What is written as BPMN: read back the same, and drawn for other modelers.

use std::path::Path;

use proptest::prelude::*;
use serde_json::json;
use weft_core::Document;
use weft_core::workflow::{
    Link, Mode, Participant, Purpose, Role, RoleKind, Split, Step, StepKind, Tag, Target, Workflow,
    validate,
};
use weft_files::{Limits, bpmn_losses, read_bpmn, read_json, write_bpmn};

fn back(document: &Document) -> Document {
    let text = write_bpmn(document, &document.baseline);
    match read_bpmn(text.as_bytes(), &Limits::default()) {
        Ok(read) => {
            assert_eq!(read.notes, Vec::new(), "nothing was repaired in {text}");
            read.document
        }
        Err(error) => panic!("{error} in {text}"),
    }
}

fn document(text: &str) -> Document {
    read_json(text.as_bytes(), &Limits::default())
        .expect("the test writes Weft JSON")
        .document
}

#[test]
fn a_small_document_is_written_with_gateways_lanes_colours_and_a_diagram() {
    let document = document(
        r#"{"format":"weft/1","title":"Help","case":"one question","casesPerWeek":40,"stakes":"high",
        "roles":[{"name":"Agent","learner":true},{"name":"Customer","kind":"external"}],
        "baseline":{"steps":[
        {"id":"a b","name":"Listen & ask","roles":["Agent","Customer"],"tag":"human-relational","minutes":12.5,
         "purposes":["trust","help"],"mode":"live","next":[{"to":"2","probability":0.7,"name":"unclear"},{"to":"end"}]},
        {"id":"2","name":"Log","roles":["Agent"],"tag":"ai-automated","next":[]}]}}"#,
    );
    let text = write_bpmn(&document, &document.baseline);
    for expected in [
        "<bpmn:manualTask id=\"a_b\" name=\"Listen &amp; ask\">",
        "id=\"a b\"",
        "minutes=\"12.5\"",
        "purposes=\"trust help\"",
        "<bpmn:exclusiveGateway id=\"a_b-split\">",
        "<bpmn:conditionExpression>unclear</bpmn:conditionExpression>",
        "probability=\"0.7\"",
        "<bpmn:serviceTask id=\"_2\" name=\"Log\">",
        "<bpmn:lane id=\"lane-1\" name=\"Agent\">",
        "learner=\"true\"",
        "bpmnElement=\"_2\" bioc:stroke=\"#0072B2\"",
        "color:background-color=",
        "<di:waypoint",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    assert_eq!(back(&document), document, "in {text}");
}

#[test]
fn every_sample_is_read_back_the_same() {
    let mut pictures = 0;
    for sample in ["codereview", "healthy-support", "onboarding", "support"] {
        let path = format!(
            "{}/../../samples/{sample}.weft.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        let pair = read_json(&bytes, &Limits::default())
            .expect("a sample")
            .document;
        let versions = std::iter::once(&pair.baseline)
            .chain(pair.redesigns.iter().map(|redesign| &redesign.workflow));
        for version in versions {
            let single = Document {
                baseline: version.clone(),
                redesigns: Vec::new(),
                ..pair.clone()
            };
            assert_eq!(back(&single), single, "{sample}");
            let text = write_bpmn(&single, &single.baseline);
            let what = format!("version-{pictures}");
            crate::corpus::keep(Path::new(&path), &what, None, text.as_bytes());
            pictures += 1;
        }
        let said = |redesign| {
            let notes = bpmn_losses(&pair, redesign);
            let says: Vec<String> = notes.iter().map(ToString::to_string).collect();
            says.join("")
        };
        let baseline = "the baseline is written, without the redesign";
        assert!(said(None).contains(baseline), "{}", said(None));
        assert!(
            said(Some(0)).ends_with("is written, without the baseline"),
            "{}",
            said(Some(0))
        );
    }
    assert!(pictures > 0, "there are samples");
}

#[test]
fn every_foreign_model_can_be_drawn_afresh() {
    let Some(files) = crate::corpus::models(&["miwg", "redesigns", "student-models", "robustness"])
    else {
        return;
    };
    let mut drawn = 0;
    for file in files {
        let bytes = std::fs::read(&file).expect("a listed file is readable");
        let Ok(read) = read_bpmn(&bytes, &Limits::default()) else {
            continue;
        };
        let mut again = back(&read.document);
        let text = write_bpmn(&read.document, &read.document.baseline);
        lanes_hold_their_nodes(&crate::xml::parse(text.as_bytes()));
        if file
            .components()
            .any(|part| part.as_os_str() == "reference")
        {
            crate::corpus::keep(&file, "afresh", None, text.as_bytes());
        }
        assert!(
            read.document
                .roles
                .iter()
                .all(|role| again.roles.contains(role)),
            "{}: no role is lost",
            file.display()
        );
        again.roles.clone_from(&read.document.roles);
        assert_eq!(again, read.document, "{}", file.display());
        drawn += 1;
    }
    println!("{drawn} foreign models drawn afresh and read back the same");
    assert!(drawn > 100, "the shared data holds many models: {drawn}");
}

#[test]
fn everything_has_its_place_in_the_diagram() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../samples/support.weft.json"
    );
    let bytes = std::fs::read(path).expect("the sample is here");
    let pair = read_json(&bytes, &Limits::default())
        .expect("a sample")
        .document;
    let text = write_bpmn(&pair, &pair.baseline);
    let drawn = crate::xml::parse(text.as_bytes());
    let of = |element: &str| -> Vec<String> {
        let all = drawn.all(element);
        all.iter()
            .filter_map(|one| one.attribute("bpmnElement"))
            .collect()
    };
    let mut shapes = of("BPMNShape");
    let mut edges = of("BPMNEdge");
    let named = |elements: &[&str]| -> Vec<String> {
        let mut ids: Vec<String> = elements
            .iter()
            .flat_map(|element| drawn.all(element))
            .filter_map(|element| element.attribute("id"))
            .collect();
        ids.sort();
        ids
    };
    shapes.sort();
    edges.sort();
    assert_eq!(edges, named(&["sequenceFlow"]), "every flow has one line");
    assert_eq!(
        shapes,
        named(&[
            "participant",
            "lane",
            "task",
            "userTask",
            "manualTask",
            "serviceTask",
            "startEvent",
            "endEvent",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "intermediateThrowEvent",
        ]),
        "every node, lane and pool has one shape"
    );
    lanes_hold_their_nodes(&drawn);
}

/// Every node stands in the lane that lists it, and no two nodes stand on each other.
fn lanes_hold_their_nodes(drawn: &crate::xml::Element) {
    let bounds: std::collections::BTreeMap<String, [f64; 4]> = drawn
        .all("BPMNShape")
        .iter()
        .map(|shape| {
            let bounds = shape.all("Bounds")[0].clone();
            let number = |key| bounds.attribute(key).and_then(|text| text.parse().ok());
            let at = ["x", "y", "width", "height"].map(|key| number(key).expect("a number"));
            (shape.attribute("bpmnElement").expect("of something"), at)
        })
        .collect();
    for lane in drawn.all("lane") {
        let [x, y, width, height] = bounds[&lane.attribute("id").expect("an id")];
        for node in lane.all("flowNodeRef") {
            let [left, top, wide, tall] = bounds[&node.text()];
            assert!(
                left >= x && top >= y && left + wide <= x + width && top + tall <= y + height,
                "{} stands in its lane",
                node.text()
            );
        }
    }
    let mut flows = drawn.all("sequenceFlow");
    flows.extend(drawn.all("messageFlow"));
    for edge in drawn.all("BPMNEdge") {
        let of = |key: &str| {
            let id = edge.attribute("bpmnElement");
            let flow = flows.iter().find(|flow| flow.attribute("id") == id);
            flow.and_then(|flow| flow.attribute(key)).expect("an end")
        };
        let corners = edge.all("waypoint");
        let ends = [
            (of("sourceRef"), corners.first()),
            (of("targetRef"), corners.last()),
        ];
        for (node, corner) in ends {
            let number = |key| corner.and_then(|corner| corner.attribute(key)?.parse::<f64>().ok());
            let (x, y) = (
                number("x").expect("a number"),
                number("y").expect("a number"),
            );
            let [left, top, width, height] = bounds[&node];
            let is_beside = x >= left - 0.2 && x <= left + width + 0.2;
            let is_level = y >= top - 0.2 && y <= top + height + 0.2;
            assert!(is_beside && is_level, "a line meets {node}, not {x}, {y}");
        }
    }
    let nodes: Vec<(&String, &[f64; 4])> = bounds
        .iter()
        .filter(|(id, _)| !id.starts_with("lane-") && !id.contains("pool"))
        .collect();
    for (index, (id, [x, y, width, height])) in nodes.iter().enumerate() {
        for (other, [left, top, wide, tall]) in nodes.iter().skip(index + 1) {
            let apart =
                left + wide <= *x || x + width <= *left || top + tall <= *y || y + height <= *top;
            assert!(apart, "{id} and {other} stand apart");
        }
    }
}

#[test]
fn what_another_modeler_changed_is_read() {
    let document = document(
        r#"{"format":"weft/1","title":"T","case":"","baseline":{"steps":[
        {"id":"a","name":"Old  name","tag":"human-alone","next":[{"to":"b"},{"to":"end"}]},{"id":"b","name":"B","next":[]}]}}"#,
    );
    let text = write_bpmn(&document, &document.baseline)
        .replace("name=\"Old name\"", "name=\"New name\"")
        .replace("name=\"T\"", "name=\"Changed\"");
    let read = read_bpmn(text.as_bytes(), &Limits::default())
        .expect("it is a model")
        .document;
    assert_eq!(read.title, "Changed", "the title is that of the model");
    assert_eq!(
        read.baseline.steps[0].name, "New name",
        "a name is what is seen"
    );
    assert_eq!(
        read.baseline.steps[0].tag,
        Some(Tag::HumanAlone),
        "the rest is kept"
    );
}

#[test]
fn notes_are_drawn_beside_their_steps() {
    let document = document(
        r#"{"format":"weft/1","title":"T","case":"","baseline":{"steps":[{"id":"a","name":"A","next":[]}],
        "freeNotes":[{"text":"Two\nlines & <b>","about":"a","position":{"x":10,"y":-80}},{"text":"Free","more":[1]}]}}"#,
    );
    let text = write_bpmn(&document, &document.baseline);
    assert!(
        text.contains("<bpmn:text>Free</bpmn:text>")
            && text.contains("sourceRef=\"a\" targetRef=\"note-1\""),
        "other modelers show them: {text}"
    );
    assert_eq!(back(&document), document, "in {text}");
    let text = text.replace(">Free<", ">Freed<");
    let read = read_bpmn(text.as_bytes(), &Limits::default())
        .expect("a model")
        .document;
    assert_eq!(
        read.baseline.free_notes[1].text, "Freed",
        "what is seen counts"
    );
}

#[test]
fn messages_to_closed_pools_are_drawn_and_those_within_the_pool_are_kept() {
    let document = document(
        r#"{"format":"weft/1","title":"T","case":"","roles":[{"name":"Buyer","kind":"external"},{"name":"Clerk"},{"name":"Bank"}],
        "baseline":{"steps":[{"id":"a","name":"A","roles":["Clerk"],"next":[{"to":"b"}]},{"id":"b","name":"B","roles":["Clerk"],"next":[]}],
        "messages":[{"from":{"step":"a"},"to":{"step":"b"}},{"name":"order & more","from":{"pool":"Buyer"},"to":{"step":"a"}},
        {"from":{"step":"b"},"to":{"pool":"Bank"}},{"from":{"pool":"Clerk"},"to":{"pool":"Bank"}}]}}"#,
    );
    let text = write_bpmn(&document, &document.baseline);
    for expected in [
        "<bpmn:participant id=\"closed-pool\" name=\"Buyer\">",
        "<bpmn:messageFlow id=\"message-2\" name=\"order &amp; more\" sourceRef=\"closed-pool\" targetRef=\"a\">",
        "bpmnElement=\"message-4\"",
        "bpmnElement=\"closed-pool-2\"",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    assert!(
        !text.contains("id=\"message-1\""),
        "no message stays within a pool"
    );
    assert_eq!(
        text.matches("<bpmn:lane ").count(),
        1,
        "a pool needs no lane"
    );
    lanes_hold_their_nodes(&crate::xml::parse(text.as_bytes()));
    assert_eq!(back(&document), document, "in {text}");
    crate::corpus::keep(Path::new("messages"), "afresh", None, text.as_bytes());
}

#[test]
fn a_model_of_20000_steps_stays_within_what_is_read() {
    let steps: Vec<_> = (0..500)
        .map(|at| {
            let next: Vec<_> = [1, 7, 20]
                .into_iter()
                .filter(|by| at + by < 500)
                .map(|by| json!({"to": format!("step-{}", at + by), "probability": 0.25, "name": "in most cases"}))
                .collect();
            json!({"id": format!("step-{at}"), "name": "Look at the application once more", "roles": ["Clerk", "Customer"],
                "tag": "human-relational", "minutes": 12.5, "purposes": ["trust", "decide"], "mode": "live", "next": next})
        })
        .collect();
    let document = document(
        &json!({"format": "weft/1", "title": "T", "case": "", "roles": [{"name": "Clerk"}, {"name": "Customer"}],
            "baseline": {"steps": steps}})
        .to_string(),
    );
    let text = write_bpmn(&document, &document.baseline);
    let elements = text.matches('<').count() - text.matches("</").count();
    let limits = Limits::default();
    assert!(
        elements * 40 < limits.bpmn_elements
            && text.len() * 40 < usize::try_from(limits.bpmn_bytes).expect("small"),
        "{elements} elements and {} bytes for 500 steps of three links each",
        text.len()
    );
}

#[test]
fn ids_are_unique_whatever_steps_are_called() {
    let ids = [
        "a",
        "a_di",
        "a-2",
        "a b",
        "a_b",
        "a-end",
        "start",
        "process",
        "lane-1",
        "weft-plane",
        "ä",
        "1",
    ];
    let steps: Vec<_> = ids
        .iter()
        .map(|id| json!({"id": id, "name": "", "next": [{"to": "end"}, {"to": "a"}, {"to": "weft-plane"}]}))
        .chain([json!({"id": "first", "split": "all", "next": ids.map(|id| json!({"to": id}))})])
        .collect();
    let document = document(
        &json!({"format": "weft/1", "title": "T", "case": "", "roles": [{"name": "R"}],
            "baseline": {"start": "first", "steps": steps}})
        .to_string(),
    );
    let text = write_bpmn(&document, &document.baseline);
    let mut seen = std::collections::BTreeSet::new();
    for id in text.split(" id=\"").skip(1) {
        let id = id.split('"').next().expect("an id");
        if !ids.contains(&id) || !text.contains(&format!("<weft:step id=\"{id}\"")) {
            assert!(seen.insert(id), "{id} is given once");
        }
    }
    assert!(seen.len() > 60, "there are many: {}", seen.len());
    assert_eq!(back(&document), document, "and nothing is confused");
}

#[test]
fn a_broken_rest_is_refused_with_its_place() {
    let text = "<definitions><process><task id=\"t\"><extensionElements><weft:step rest=\"[1\"/></extensionElements></task></process></definitions>";
    let error = read_bpmn(text.as_bytes(), &Limits::default()).expect_err("it is no JSON");
    assert_eq!(
        error.to_string(),
        "line 1, element “step”: found an attribute “rest” that is no JSON object, expected a JSON object"
    );
}

/// Names as people and files have them: with markup, line breaks, doubled spaces, other scripts.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9 ]{0,8}",
        "[<>&\"'\n\t\r é審true;,/:#_\u{1}\u{FFFE}-]{0,6}",
        Just("true".to_owned()),
        Just("12".to_owned()),
    ]
}

fn node(index: usize, count: usize) -> impl Strategy<Value = Step> {
    let links = prop::collection::vec(
        (
            0..=count,
            prop::option::of(0.0..=1.0_f64),
            prop::option::of(name()),
        ),
        0..3,
    );
    let kind = prop_oneof![
        4 => Just(StepKind::Step),
        1 => Just(StepKind::Gateway),
        1 => Just(StepKind::Event)
    ];
    let split = prop_oneof![Just(Split::One), Just(Split::All), Just(Split::Some)];
    let said = (
        prop::option::of(prop::sample::select(Tag::ALL.to_vec())),
        prop::option::of(0.0..500.0_f64),
        prop::collection::vec(prop::sample::select(Purpose::ALL.to_vec()), 0..3),
        prop::option::of(prop_oneof![Just(Mode::Live), Just(Mode::None)]),
        prop::option::of(name()),
        any::<bool>(),
    );
    let people = prop::collection::vec((0..3_usize, 1..4_u32), 0..3);
    (name(), links, kind, split, said, people, name()).prop_map(
        move |(name, links, kind, split, said, people, unknown)| {
            let (tag, minutes, purposes, mode, notes, choice) = said;
            // Back and forth, but each step also leads to the next, so that the end is always reached.
            let target = |to: usize| match to {
                to if to < count => Target::Step(format!("s {to}").into()),
                _ => Target::End,
            };
            let mut next: Vec<Link> = links
                .into_iter()
                .map(|(to, probability, name)| Link {
                    probability,
                    name,
                    ..Link::to(target(to))
                })
                .collect();
            if index + 1 < count {
                next.insert(0, Link::to(target(index + 1)));
            }
            let mut extra = weft_core::workflow::Extra::new();
            if choice {
                extra.insert(
                    "unknown key".to_owned(),
                    json!({ "deep": [unknown.clone()] }),
                );
                extra.insert("rest".to_owned(), json!(unknown));
            }
            Step {
                id: format!("s {index}").into(),
                name,
                roles: people
                    .into_iter()
                    .map(|(role, count)| Participant {
                        role: ROLES[role].into(),
                        count,
                    })
                    .collect(),
                tag,
                minutes,
                purposes,
                mode,
                next,
                notes,
                choice,
                kind,
                split,
                extra,
                ..Step::default()
            }
        },
    )
}

const ROLES: [&str; 3] = ["Agent", "true", " Team  <b> & \"Co\"\n"];

fn any_document() -> impl Strategy<Value = Document> {
    (1..7_usize, name(), name())
        .prop_flat_map(|(count, title, case)| {
            let steps: Vec<_> = (0..count).map(|index| node(index, count)).collect();
            (Just(title), Just(case), steps, any::<bool>(), 0..count)
        })
        .prop_map(|(title, case, mut steps, is_named, turn)| {
            let first = steps[0].id.clone();
            steps.rotate_left(turn);
            Document {
                title,
                case,
                roles: ROLES.map(|name| Role::new(name, RoleKind::External)).into(),
                baseline: Workflow {
                    start: (is_named || turn > 0).then_some(first),
                    steps,
                    ..Workflow::default()
                },
                ..Document::default()
            }
        })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_the_same(document in any_document()) {
        let faults: Vec<_> = validate(&document)
            .into_iter()
            .filter(|fault| !fault.to_string().contains("probabilit"))
            .collect();
        prop_assume!(faults.is_empty());
        prop_assert_eq!(back(&document), document);
    }
}
