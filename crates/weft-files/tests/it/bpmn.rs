//! BPMN: small models in, the flow out as text; bad input refused with a reason.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use weft_core::workflow::{Link, MessageEnd, Split, StepKind, Target};
use weft_files::{Limits, Read, read_bpmn};

/// A model with this inside its definitions.
fn model(inside: &str) -> String {
    format!(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:weft=\"https://weft.work/bpmn/1\" xmlns:camunda=\"urn:camunda\">{inside}</definitions>"
    )
}

/// A model of one process, in which `a > b` stands for a sequence flow.
fn process(nodes: &str, flows: &str) -> String {
    model(&format!(
        "<process id=\"p\">{nodes}{}</process>",
        arrows(flows)
    ))
}

fn arrows(flows: &str) -> String {
    flows
        .split(',')
        .filter_map(|flow| flow.split_once('>'))
        .map(|(from, to)| {
            format!(
                "<sequenceFlow sourceRef=\"{}\" targetRef=\"{}\"/>",
                from.trim(),
                to.trim()
            )
        })
        .collect()
}

fn link(link: &Link) -> String {
    let to = match &link.to {
        Target::End => "END",
        Target::Step(id) => id.as_str(),
    };
    match &link.name {
        Some(name) => format!("{to} “{name}”"),
        None => to.to_owned(),
    }
}

fn show(read: &Read) -> String {
    let mut out = String::new();
    for note in &read.notes {
        writeln!(out, "note: {note}").expect("text");
    }
    for role in &read.document.roles {
        writeln!(out, "role: {} {:?}", role.name, role.kind).expect("text");
    }
    let workflow = &read.document.baseline;
    if let Some(start) = &workflow.start {
        writeln!(out, "start: {start}").expect("text");
    }
    for step in &workflow.steps {
        let kind = match step.kind {
            StepKind::Step => "",
            StepKind::Gateway => "<>",
            StepKind::Event => "()",
        };
        let split = match step.split {
            Split::One => "",
            Split::All => " all",
            Split::Some => " some",
        };
        let roles: Vec<&str> = step.roles.iter().map(|role| role.role.as_str()).collect();
        let roles = if roles.is_empty() {
            String::new()
        } else {
            format!(" [{}]", roles.join(", "))
        };
        let next: Vec<String> = step.next.iter().map(link).collect();
        writeln!(
            out,
            "{}{kind}{roles} ->{split} {}",
            step.id,
            next.join(", ")
        )
        .expect("text");
    }
    for message in &workflow.messages {
        let end = |end: &MessageEnd| match end {
            MessageEnd::Step(id) => id.to_string(),
            MessageEnd::Pool(name) => format!("pool {name}"),
        };
        let name = message.name.clone().unwrap_or_default();
        writeln!(
            out,
            "message {name}: {} -> {}",
            end(&message.from),
            end(&message.to)
        )
        .expect("text");
    }
    out
}

fn check(text: impl AsRef<[u8]>, expected: &Expect) {
    let out = match read_bpmn(text.as_ref(), &Limits::default()) {
        Ok(read) => show(&read),
        Err(error) => format!("{error}\n"),
    };
    expected.assert_eq(&out);
}

#[test]
fn gateways_part_by_their_kind_and_flows_keep_their_words() {
    let named = "<sequenceFlow id=\"f\" sourceRef=\"x\" targetRef=\"t\" name=\"yes\"/>\
        <sequenceFlow id=\"d\" sourceRef=\"x\" targetRef=\"i\"/>\
        <sequenceFlow sourceRef=\"i\" targetRef=\"t\"><conditionExpression>a &gt; 1</conditionExpression></sequenceFlow>";
    check(
        process(
            &format!(
                "<startEvent id=\"s\"/><exclusiveGateway id=\"x\" name=\"ok?\" default=\"d\"/>\
                 <inclusiveGateway id=\"i\"/><parallelGateway id=\"a\"/><task id=\"t\"/><task id=\"u\"/>\
                 <eventBasedGateway id=\"e\"/><endEvent id=\"z\"/>{named}"
            ),
            "s>x, i>a, a>t, a>u, t>e, e>u, e>z, u>z",
        ),
        &expect![[r#"
            s() -> x
            x<> -> t “yes”, i “default”
            i<> -> some t “a > 1”, a
            a<> -> all t, u
            t -> e
            u -> z
            e<> -> u, z
            z() -> 
        "#]],
    );
}

#[test]
fn tasks_with_several_flows_run_them_together_and_boundary_events_instead() {
    check(
        process(
            "<task id=\"a\"/><task id=\"b\"/><task id=\"c\"/>\
             <boundaryEvent id=\"late\" attachedToRef=\"a\"/>\
             <boundaryEvent id=\"note\" attachedToRef=\"b\" cancelActivity=\"false\"/><task id=\"d\"/>",
            "a>b, a>c, b>c, late>d, note>d",
        ),
        &expect![[r#"
            a -> a/then, late
            b -> some c, note
            c -> 
            late() -> d
            note() -> d
            d -> 
            a/then<> -> all b, c
        "#]],
    );
}

#[test]
fn sub_processes_are_flattened_with_their_exceptions() {
    check(
        process(
            &format!(
                "<startEvent id=\"s\"/><subProcess id=\"sub\" name=\"Sub\"><startEvent id=\"i1\"/><task id=\"i2\"/>\
                 <endEvent id=\"i3\"/><endEvent id=\"bad\"><errorEventDefinition/></endEvent>{}</subProcess>\
                 <boundaryEvent id=\"err\" attachedToRef=\"sub\"><errorEventDefinition/></boundaryEvent>\
                 <boundaryEvent id=\"time\" attachedToRef=\"sub\"><timerEventDefinition/></boundaryEvent>\
                 <task id=\"t\"/><endEvent id=\"z\"/>",
                arrows("i1>i2, i2>i3, i2>bad")
            ),
            "s>sub, sub>t, t>z, err>z, time>z",
        ),
        &expect![[r#"
            s() -> i1
            sub/end<> -> t, time
            i1() -> i2
            i2 -> all i3, bad
            i3() -> sub/end
            bad() -> err
            err() -> z
            time() -> z
            t -> z
            z() -> 
        "#]],
    );
}

#[test]
fn ad_hoc_event_and_empty_sub_processes_load() {
    check(
        process(
            "<startEvent id=\"s\"/><adHocSubProcess id=\"ah\"><task id=\"x\"/><task id=\"y\"/></adHocSubProcess>\
             <subProcess id=\"ev\" triggeredByEvent=\"true\"><startEvent id=\"es\"/><task id=\"et\"/>\
             <sequenceFlow sourceRef=\"es\" targetRef=\"et\"/></subProcess>\
             <transaction id=\"empty\" name=\"collapsed\"/>",
            "s>ah, ah>empty",
        ),
        &expect![[r#"
            note: line 1, element “ev”: this event sub-process is taken as a way beside the normal one
            s() -> some ah, es
            ah<> -> some x, y
            x -> empty
            y -> empty
            es() -> et
            et -> END
            empty -> 
        "#]],
    );
}

#[test]
fn links_and_compensations_are_followed() {
    check(
        process(
            "<task id=\"a\"/><intermediateThrowEvent id=\"out\"><linkEventDefinition name=\"L\"/></intermediateThrowEvent>\
             <intermediateCatchEvent id=\"in\"><linkEventDefinition name=\"L\"/></intermediateCatchEvent><task id=\"b\"/>\
             <boundaryEvent id=\"c\" attachedToRef=\"b\"><compensateEventDefinition/></boundaryEvent>\
             <task id=\"undo\" isForCompensation=\"true\"/><association sourceRef=\"c\" targetRef=\"undo\"/>",
            "a>out, in>b",
        ),
        &expect![[r#"
            a -> out
            out() -> in
            in() -> b
            b -> some END, c
            c() -> undo
            undo -> 
        "#]],
    );
}

#[test]
fn called_processes_are_inlined_once_and_cycles_end() {
    check(
        model(&format!(
            "<process id=\"p\"><callActivity id=\"c\" calledElement=\"q\"/><callActivity id=\"d\" calledElement=\"q\"/>{}</process>\
             <process id=\"q\" name=\"Q\"><task id=\"t\"/><callActivity id=\"again\" calledElement=\"q\"/>{}</process>",
            arrows("c>d"),
            arrows("t>again")
        )),
        &expect![[r#"
            note: line 1, element “again”: calls a process that stands elsewhere in the flow; this call stays one step
            note: line 1, element “d”: calls a process that stands elsewhere in the flow; this call stays one step
            t -> again
            again -> d
            d -> 
        "#]],
    );
    check(
        model(
            "<process id=\"p\"><callActivity id=\"c\" calledElement=\"q\"/></process>\
             <process id=\"q\"><callActivity id=\"d\" calledElement=\"p\"/></process>",
        ),
        &expect![[r#"
            note: line 1, element “d”: calls a process that stands elsewhere in the flow; this call stays one step
            d -> END
        "#]],
    );
}

#[test]
fn pools_are_joined_by_the_messages_that_start_them() {
    check(
        model(&format!(
            "<collaboration><participant id=\"A\" name=\"Clinic\" processRef=\"p\"/>\
             <participant id=\"B\" name=\"Lab\" processRef=\"q\"/><participant id=\"C\" name=\"Patient\"/>\
             <messageFlow name=\"sample\" sourceRef=\"send\" targetRef=\"got\"/>\
             <messageFlow name=\"result\" sourceRef=\"answer\" targetRef=\"wait\"/>\
             <messageFlow sourceRef=\"C\" targetRef=\"s\"/><messageFlow sourceRef=\"C\" targetRef=\"nowhere\"/></collaboration>\
             <process id=\"p\"><startEvent id=\"s\"/><task id=\"send\"/><intermediateCatchEvent id=\"wait\"/>{}</process>\
             <process id=\"q\"><startEvent id=\"got\"/><task id=\"answer\"/>{}</process>",
            arrows("s>send, send>wait"),
            arrows("got>answer")
        )),
        &expect![[r#"
            note: line 1, element “messageFlow”: this message flow has an end that is not in the file; it is left out
            role: Clinic Internal
            role: Lab Internal
            role: Patient Internal
            s() -> send
            send [Clinic] -> all wait, got
            wait() -> 
            got() -> answer
            answer [Lab] -> 
            message sample: send -> got
            message result: answer -> wait
            message : pool Patient -> s
        "#]],
    );
}

#[test]
fn lanes_and_pools_are_roles() {
    check(
        model(
            "<collaboration><participant id=\"A\" name=\"Order process\" processRef=\"p\"/>\
             <participant id=\"B\" name=\"Shop&#10;floor\" processRef=\"q\"/><participant id=\"C\" name=\"Bank\">\
             <extensionElements><weft:role kind=\"external\" headcount=\"3\"/></extensionElements></participant></collaboration>\
             <process id=\"p\"><laneSet><lane id=\"l\" name=\"Sales\"><flowNodeRef>t</flowNodeRef><flowNodeRef>u</flowNodeRef>\
             <childLaneSet><lane id=\"m\" name=\"Front desk\"><flowNodeRef>t</flowNodeRef></lane></childLaneSet></lane></laneSet>\
             <task id=\"t\"/><subProcess id=\"u\"><task id=\"inner\"/></subProcess><task id=\"nobody\"/>\
             <sequenceFlow sourceRef=\"t\" targetRef=\"u\"/><sequenceFlow sourceRef=\"u\" targetRef=\"nobody\"/></process>\
             <process id=\"q\"><task id=\"v\"/></process>",
        ),
        &expect![[r#"
            note: line 1, element “v”: this node is connected to nothing; it is left out of the flow
            role: Shop floor Internal
            role: Bank External
            role: Front desk Internal
            role: Sales Internal
            t [Front desk] -> inner
            inner [Sales] -> nobody
            nobody -> 
        "#]],
    );
}

#[test]
fn what_a_case_could_not_leave_or_reach_is_repaired() {
    check(
        process(
            "<task id=\"a\"/><task id=\"b\"/><task id=\"ring1\"/><task id=\"ring2\"/><endEvent id=\"lone\"/><task id=\"end\"/>\
             <task/><task id=\"a\"/>",
            "a>b, b>a, ring1>ring2, ring2>ring1, a>gone",
        ),
        &expect![[r#"
            note: line 1, element “sequenceFlow”: this sequence flow has an end that is not in the file; it is left out
            note: line 1, element “lone”: this node is connected to nothing; it is left out of the flow
            note: line 1, element “end-2”: this node is connected to nothing; it is left out of the flow
            note: line 1, element “node-7”: this node is connected to nothing; it is left out of the flow
            note: line 1, element “a-3”: this node is connected to nothing; it is left out of the flow
            note: line 1, element “a”: no start leads here; a case may start here
            note: line 1, element “ring1”: no start leads here; a case may start here
            note: the model starts in 2 places; the gateway “start” was added before them, with equal shares
            note: line 1, element “ring2”: from here a case never ended; a way to the end was added
            note: line 1, element “b”: from here a case never ended; a way to the end was added
            start<> -> a, ring1
            a -> b
            b -> a, END
            ring1 -> ring2
            ring2 -> ring1, END
        "#]],
    );
}

#[test]
fn annotations_and_evidence_are_read() {
    let text = process(
        "<userTask id=\"t\" name=\"Prüfen&#10;审查\" camunda:formKey=\"f\"><documentation> how  to </documentation>\
         <extensionElements><weft:step tag=\"human-relational\" minutes=\"5.5\" purposes=\"trust decide\" mode=\"live\">\
         <weft:role name=\"Nurse\" count=\"2\"/><weft:role name=\"Patient\"/></weft:step></extensionElements>\
         <dataInputAssociation><sourceRef>ref</sourceRef></dataInputAssociation></userTask>\
         <serviceTask id=\"m\" camunda:topic=\"x\"/><dataObject id=\"o\" name=\"Form\"/>\
         <dataObjectReference id=\"ref\" dataObjectRef=\"o\"/><textAnnotation id=\"n\"><text>slow</text></textAnnotation>\
         <association sourceRef=\"n\" targetRef=\"t\"/><sequenceFlow sourceRef=\"t\" targetRef=\"m\">\
         <extensionElements><weft:flow probability=\"0.4\"/></extensionElements></sequenceFlow>",
        "",
    );
    let read = read_bpmn(text.as_bytes(), &Limits::default()).expect("it is a model");
    expect![[r#"
        [
          {
            "id": "t",
            "name": "Prüfen 审查",
            "roles": [
              {
                "name": "Nurse",
                "count": 2
              },
              "Patient"
            ],
            "tag": "human-relational",
            "minutes": 5.5,
            "purposes": [
              "trust",
              "decide"
            ],
            "mode": "live",
            "next": [
              {
                "to": "m",
                "probability": 0.4
              }
            ],
            "origin": {
              "element": "userTask",
              "form": true,
              "data": [
                "Form"
              ],
              "texts": [
                "how to",
                "slow"
              ]
            }
          },
          {
            "id": "m",
            "name": "",
            "roles": [],
            "purposes": [],
            "next": [],
            "origin": {
              "element": "serviceTask",
              "executable": true
            }
          }
        ]"#]]
    .assert_eq(
        &serde_json::to_string_pretty(&read.document.baseline.steps).expect("steps are text"),
    );
}

#[test]
fn wrong_annotations_are_refused() {
    for (annotation, expected) in [
        (
            "minutes=\"-1\"",
            expect![[r#"
            line 1, element “step”: found floating point `-1.0`, expected minutes from 0 to 1000000
        "#]],
        ),
        (
            "minutes=\"NaN\"",
            expect![[r#"
            line 1, element “step”: found string "NaN", expected a number
        "#]],
        ),
        (
            "tag=\"robot\"",
            expect![[r#"
            line 1, element “step”: found `robot`, expected one of `ai-automated`, `ai-augmented`, `human-relational`, `human-alone`
        "#]],
        ),
    ] {
        check(
            process(
                &format!(
                    "<task id=\"t\"><extensionElements><weft:step {annotation}/></extensionElements></task>"
                ),
                "",
            ),
            &expected,
        );
    }
}

#[test]
fn sloppy_namespaces_load() {
    for text in [
        "<definitions><process><task id=\"t\"/></process></definitions>",
        "<b:definitions><b:process><b:task id=\"t\"/></b:process></b:definitions>",
        "<b:definitions xmlns:b=\"http://schema.omg.org/spec/BPMN/2.0\"><b:process><b:task id=\"t\"/><v:task xmlns:v=\"urn:v\" id=\"no\"/></b:process></b:definitions>",
    ] {
        let read = read_bpmn(text.as_bytes(), &Limits::default()).expect("it is a model");
        assert_eq!(show(&read), "t -> \n", "for {text}");
    }
}

#[test]
fn utf_16_is_read() {
    let text = process("<task id=\"t\" name=\"ß\"/>", "");
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let read = read_bpmn(&bytes, &Limits::default()).expect("it is a model");
    assert_eq!(read.document.baseline.steps[0].name, "ß", "letters survive");
}

#[test]
fn what_is_no_model_is_refused() {
    check(
        "",
        &expect![[r#"
        the file: found nothing, the file is empty, expected a BPMN 2.0 model
    "#]],
    );
    check(
        "no markup",
        &expect![[r#"
        line 1, column 10: found text outside of every element, expected XML elements
    "#]],
    );
    check(
        "<html><body/></html>",
        &expect![[r#"
        line 1, element “html”: found the root element “html”, expected a BPMN 2.0 model with the root element “definitions”
    "#]],
    );
    check(
        "<definitions><process>",
        &expect![[r#"
        line 1, column 23: found the end of the file inside “process”, which line 1 opens, expected its closing tag
    "#]],
    );
    check(
        "<definitions>\n<process></definitions>",
        &expect![[r#"
        line 2, column 10: found broken XML: ill-formed document: expected `</process>`, but `</definitions>` was found, expected well-formed XML
    "#]],
    );
    check(
        "<definitions a=\"1\" a=\"2\"/>",
        &expect![[r#"
        line 1, column 27: found broken XML: position 18: duplicated attribute, previous declaration at position 12, expected well-formed attributes
    "#]],
    );
    check(
        "<definitions/><definitions/>",
        &expect![[r#"
        line 1, column 29: found a second root element “definitions”, expected one root element
    "#]],
    );
    check(
        model("<choreography/>"),
        &expect![[r#"
        the file: found a choreography only, expected a process with a flow
    "#]],
    );
    check(
        model("<process><dataObject/></process>"),
        &expect![[r#"
        the file: found processes without any task, event or gateway, expected a process with a flow
    "#]],
    );
    check(
        model("&unknown;"),
        &expect![[r#"
        line 1, column 141: found the entity “&unknown;”, expected text without entities
    "#]],
    );
    check(
        b"<definitions>\n\xFF</definitions>",
        &expect![[r#"
        line 2, column 1: found the byte 0xFF, which is no UTF-8, expected text in UTF-8 or UTF-16
    "#]],
    );
}

#[test]
fn entities_are_never_expanded() {
    check(
        "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]>\n<definitions>&lol2;</definitions>",
        &expect![[r#"
            line 1, column 70: found a document type declaration (DOCTYPE), expected a model without one: entities are never expanded
        "#]],
    );
    check(
        "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><definitions/>",
        &expect![[r#"
            line 1, column 41: found a document type declaration (DOCTYPE), expected a model without one: entities are never expanded
        "#]],
    );
}

#[test]
fn nesting_and_size_are_limited() {
    let deep = "<subProcess>".repeat(100_000);
    check(
        model(&format!("<process>{deep}")),
        &expect![[r#"
        the input is too large: found 257 levels of nesting, expected at most 256
    "#]],
    );
    let limits = Limits {
        bpmn_elements: 3,
        bpmn_bytes: 1000,
        ..Limits::default()
    };
    let many = "<definitions><a/><a/><a/></definitions>";
    let error = read_bpmn(many.as_bytes(), &limits).expect_err("it has too many elements");
    expect!["the input is too large: found 4 elements, expected at most 3"]
        .assert_eq(&error.to_string());
    let large = " ".repeat(1001);
    let error = read_bpmn(large.as_bytes(), &limits).expect_err("it is too large");
    expect!["the input is too large: found 1001 bytes, expected at most 1000"]
        .assert_eq(&error.to_string());
}

#[test]
fn a_long_chain_of_calls_does_not_overflow() {
    let chain: String = (0..5000)
        .map(|at| {
            format!(
                "<process id=\"p{at}\"><callActivity id=\"c{at}\" calledElement=\"p{}\"/></process>",
                at + 1
            )
        })
        .collect();
    let read = read_bpmn(model(&chain).as_bytes(), &Limits::default()).expect("it is a model");
    assert!(
        read.notes.len() > 50,
        "calls beyond the limit stay steps, and that is said"
    );
}

#[test]
fn a_long_name_is_not_multiplied_by_the_nodes_that_repeat_it() {
    let name = "long ".repeat(20_000);
    let tasks = "<task/>".repeat(1000);
    let text = model(&format!(
        "<collaboration><participant id=\"A\" name=\"{name}\" processRef=\"p\"/></collaboration>\
         <process id=\"p\"><subProcess name=\"{name}\">{tasks}</subProcess></process>"
    ));
    let read = read_bpmn(text.as_bytes(), &Limits::default()).expect("it is a model");
    let size: usize = read
        .document
        .baseline
        .steps
        .iter()
        .filter_map(|step| step.origin.as_ref())
        .flat_map(|origin| origin.within.iter().chain(&origin.pool))
        .map(String::len)
        .sum();
    assert!(size < 1_000_000, "{size} bytes for {} of text", text.len());
}
