//! Diagrams of draw.io: what they become, packed or not, and what hostile ones cost.

use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use expect_test::expect;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;
use weft_core::Document;
use weft_core::workflow::{Split, validate};
use weft_files::{FileError, Format, Limits, Read, read_drawio};

use crate::diagram::{check, picture};

fn drawio(text: &str) -> Read {
    read_drawio(text.as_bytes(), &Limits::default())
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn error(text: &str) -> String {
    let error = read_drawio(text.as_bytes(), &Limits::default());
    error.expect_err("it is refused").to_string()
}

/// A page with these cells.
fn model(cells: &str) -> String {
    format!(
        "<mxGraphModel dx=\"1\"><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>\n{cells}\n</root></mxGraphModel>"
    )
}

/// A file of pages, each with its name and its cells.
fn file(pages: &[(&str, &str)]) -> String {
    let pages: Vec<String> = pages
        .iter()
        .map(|(name, cells)| {
            format!(
                "<diagram id=\"{name}\" name=\"{name}\">{}</diagram>",
                model(cells)
            )
        })
        .collect();
    format!("<mxfile host=\"test\">\n{}\n</mxfile>", pages.join("\n"))
}

/// A shape on the page.
fn shape(id: &str, words: &str, style: &str) -> String {
    inside("1", id, words, style)
}

/// A shape in another.
fn inside(parent: &str, id: &str, words: &str, style: &str) -> String {
    format!(
        "<mxCell id=\"{id}\" value=\"{words}\" style=\"{style}\" vertex=\"1\" parent=\"{parent}\"><mxGeometry x=\"10\" y=\"10\" width=\"80\" height=\"40\" as=\"geometry\"/></mxCell>\n"
    )
}

fn arrow(id: &str, from: &str, to: &str, words: &str) -> String {
    format!(
        "<mxCell id=\"{id}\" value=\"{words}\" style=\"edgeStyle=orthogonalEdgeStyle;html=1;\" edge=\"1\" parent=\"1\" source=\"{from}\" target=\"{to}\"><mxGeometry relative=\"1\" as=\"geometry\"/></mxCell>\n"
    )
}

/// A page as draw.io packs it.
fn packed(text: &str) -> String {
    let mut percent = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                percent.push(char::from(byte));
            }
            other => percent.push_str(&format!("%{other:02X}")),
        }
    }
    STANDARD.encode(deflated(percent.as_bytes()))
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}

const LANES: &str = r##"
<mxCell id="pool" value="Support" style="swimlane;childLayout=stackLayout;horizontal=0;html=1" vertex="1" parent="1"><mxGeometry width="800" height="400" as="geometry"/></mxCell>
<mxCell id="agent" value="&lt;b&gt;Agent&lt;/b&gt;" style="swimlane;horizontal=0;html=1;fillColor=#e4f0f8" vertex="1" parent="pool"><mxGeometry x="20" width="780" height="200" as="geometry"/></mxCell>
<mxCell id="lead" value="Team lead" style="swimlane;horizontal=0" vertex="1" parent="pool"><mxGeometry x="20" y="200" width="780" height="200" as="geometry"/></mxCell>
<mxCell id="s" value="" style="shape=mxgraph.bpmn.event;outline=standard;symbol=message;perimeter=ellipsePerimeter" vertex="1" parent="agent"><mxGeometry x="30" y="80" width="40" height="40" as="geometry"/></mxCell>
<mxCell id="read" value="Read the&lt;br&gt;tic&lt;b&gt;ket&lt;/b&gt;&amp;nbsp;first" style="rounded=1;whiteSpace=wrap;html=1;fillColor=#e0f3ec" vertex="1" parent="agent"><mxGeometry x="100" y="80" width="80" height="40" as="geometry"/></mxCell>
<mxCell id="q" value="Known &amp; solved?" style="rhombus;whiteSpace=wrap" vertex="1" parent="agent"><mxGeometry x="220" y="80" width="40" height="40" as="geometry"/></mxCell>
<UserObject id="answer" label="Answer %who%" who="the customer" cost="12" placeholders="1"><mxCell style="rounded=0" vertex="1" parent="agent"><mxGeometry x="300" y="80" width="80" height="40" as="geometry"/></mxCell></UserObject>
<mxCell id="decide" value="Decide" style="shape=mxgraph.flowchart.document" vertex="1" parent="lead"><mxGeometry x="300" y="80" width="80" height="40" as="geometry"/></mxCell>
<mxCell id="e" value="Done" style="shape=mxgraph.flowchart.terminator" vertex="1" parent="agent"><mxGeometry x="500" y="80" width="80" height="40" as="geometry"/></mxCell>
<mxCell id="1e" edge="1" parent="agent" source="s" target="read"/>
<mxCell id="2e" edge="1" parent="agent" source="read" target="q"/>
<mxCell id="3e" value="yes" edge="1" parent="agent" source="q" target="answer"/>
<mxCell id="3l" value="65 %" style="edgeLabel" vertex="1" connectable="0" parent="3e"><mxGeometry relative="1" as="geometry"/></mxCell>
<mxCell id="4e" edge="1" parent="pool" source="q" target="decide"/>
<mxCell id="4l" value="no (35%)" style="edgeLabel;html=1" vertex="1" connectable="0" parent="4e"><mxGeometry relative="1" as="geometry"/></mxCell>
<mxCell id="5e" style="startArrow=block;endArrow=none" edge="1" parent="pool" source="e" target="answer"/>
<mxCell id="6e" edge="1" parent="pool" source="decide" target="e"/>
<mxCell id="7e" value="lost" edge="1" parent="pool" source="decide"><mxGeometry relative="1" as="geometry"><mxPoint x="1" y="2" as="targetPoint"/></mxGeometry></mxCell>
<mxCell id="n" value="Only on weekdays" style="shape=note" vertex="1" parent="1"><mxGeometry x="900" width="80" height="40" as="geometry"/></mxCell>
<mxCell id="8e" style="dashed=1;endArrow=none" edge="1" parent="1" source="n" target="decide"/>
<mxCell id="t" value="Version 3" style="text;html=1" vertex="1" parent="1"><mxGeometry x="900" y="80" width="80" height="40" as="geometry"/></mxCell>
"##;

#[test]
fn a_diagram_becomes_a_workflow() {
    let read = drawio(&file(&[("Page-1", LANES)]));
    check(
        &read,
        expect![[r#"
            s() “” [Agent] -> read
            read “Read the ticket first” [Agent] -> q
            q<> “Known & solved?” [Agent] -> answer “yes” 0.65, decide “no” 0.35
            answer “Answer the customer” [Agent] -> e
            decide “Decide” [Team lead] -> e
            e() “Done” [Agent] -> 
            ! line 24, column 1: “Version 3” are loose words, which belong to no shape and no arrow; they are left out
            ! line 21, column 1: the arrow “lost” is attached to no shape at one of its ends; it is left out
            ! data of shapes that is not read: “cost”, “who”
            ! “Agent” stands in “Support” (and 1 more): only the inner frame names a role
        "#]],
    );
    assert_eq!(read.document.title, "", "draw.io's own name says nothing");
    let notes: Vec<String> = read
        .document
        .baseline
        .free_notes
        .iter()
        .map(|note| {
            format!(
                "{} @ {:?}",
                note.text,
                note.about.as_ref().map(ToString::to_string)
            )
        })
        .collect();
    assert_eq!(
        notes,
        ["Only on weekdays @ Some(\"decide\")"],
        "a note is kept with its step"
    );
}

#[test]
fn packed_pages_read_the_same() {
    let plain = drawio(&file(&[("Support", LANES)]));
    let text = format!(
        "<mxfile><diagram name=\"Support\">\n  {}\n</diagram></mxfile>",
        packed(&model(LANES))
    );
    assert_eq!(drawio(&text).document, plain.document, "packed");
    assert_eq!(
        plain.document.title, "Support",
        "the page names the workflow"
    );
    let bare = drawio(&model(LANES));
    assert_eq!(
        bare.document.baseline, plain.document.baseline,
        "a model without a file"
    );
    let copied = packed(&model(LANES));
    let copied = String::from_utf8(
        flate2::bufread::DeflateDecoder::new(STANDARD.decode(copied).expect("base64").as_slice())
            .bytes_to_end(),
    )
    .expect("text");
    assert!(copied.starts_with("%3CmxGraphModel"), "as it is copied");
    assert_eq!(
        Format::of_text(&copied),
        Some(Format::Drawio),
        "known by its text"
    );
    assert_eq!(
        drawio(&copied).document.baseline,
        plain.document.baseline,
        "pasted"
    );
}

/// Reads to the end, for a test.
trait ToEnd {
    fn bytes_to_end(self) -> Vec<u8>;
}

impl<R: std::io::Read> ToEnd for R {
    fn bytes_to_end(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.read_to_end(&mut bytes).expect("sound");
        bytes
    }
}

#[test]
fn pages_of_before_and_after_are_a_pair() {
    let step =
        |words: &str| shape("a", words, "") + &shape("b", "Decide", "") + &arrow("x", "a", "b", "");
    let read = drawio(&file(&[
        (
            "Legend",
            "<mxCell id=\"t\" value=\"Words\" style=\"text\" vertex=\"1\" parent=\"1\"/>",
        ),
        ("As-Is", &step("Talk")),
        ("To-Be: bot", &step("Chat")),
        ("To-Be: mail", &step("Write")),
    ]));
    let names: Vec<Option<&str>> = read
        .document
        .redesigns
        .iter()
        .map(|redesign| redesign.name.as_deref())
        .collect();
    assert_eq!(
        names,
        [Some("To-Be: bot"), Some("To-Be: mail")],
        "each page after is a redesign"
    );
    let first = |document: &Document| {
        let versions = document.redesigns.iter().map(|redesign| &redesign.workflow);
        std::iter::once(&document.baseline)
            .chain(versions)
            .map(|one| (one.steps[0].id.to_string(), one.steps[0].name.clone()))
            .collect::<Vec<_>>()
    };
    let expected = ["Talk", "Chat", "Write"].map(|name| ("a".to_owned(), name.to_owned()));
    assert_eq!(
        first(&read.document),
        expected,
        "ids are those of the shapes on every page"
    );
    assert!(validate(&read.document).is_empty(), "it can be audited");
    let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    assert!(
        notes[0].contains(
            "read are 3 of 4 pages: “As-Is”, “To-Be: bot”, “To-Be: mail”; left out: “Legend”"
        ),
        "{notes:?}"
    );

    let german = drawio(&file(&[("Soll", &step("Chat")), ("Ist", &step("Talk"))]));
    assert_eq!(
        german.document.baseline.steps[0].name, "Talk",
        "in any order"
    );

    let first = drawio(&file(&[
        ("Empty", ""),
        ("Sales", &step("Sell")),
        ("Page-3", &step("x")),
    ]));
    assert_eq!(
        first.document.baseline.steps[0].name, "Sell",
        "the first that shows something"
    );
    assert_eq!(first.document.title, "Sales", "by its name");
    assert!(
        first
            .notes
            .iter()
            .any(|note| note.says.contains("left out: “Empty”, “Page-3”")),
        "{:?}",
        first.notes
    );
}

#[test]
fn what_holds_steps_is_none_and_what_sits_on_one_belongs_to_it() {
    let cells = [
        inside("1", "box", "Back office", "rounded=0;html=1"),
        inside("box", "a", "", "rounded=1;html=1"),
        inside("a", "words", "Check", "text;html=1"),
        inside("a", "icon", "", "shape=image"),
        inside(
            "1",
            "task",
            "Pay",
            "shape=mxgraph.bpmn.task2;container=1;taskMarker=user",
        ),
        inside(
            "task",
            "timer",
            "two days",
            "shape=mxgraph.bpmn.event;outline=boundInt;symbol=timer",
        ),
        inside(
            "1",
            "p",
            "",
            "shape=mxgraph.bpmn.gateway2;perimeter=rhombusPerimeter;gwType=parallel",
        ),
        inside(
            "1",
            "sub",
            "Ship it",
            "shape=mxgraph.bpmn.task2;bpmnShapeType=subprocess;container=1",
        ),
        inside("sub", "pack", "Pack", ""),
        inside("sub", "send", "Send", ""),
        inside("1", "grp", "", "group"),
        inside("grp", "remind", "Remind", ""),
        inside("1", "weft_end_0", "Stop", "ellipse"),
        arrow("1e", "box", "task", ""),
        arrow("2e", "task", "p", ""),
        arrow("3e", "p", "sub", ""),
        arrow("4e", "p", "remind", ""),
        arrow("5e", "pack", "send", ""),
        arrow("6e", "timer", "remind", ""),
        arrow("7e", "sub", "weft_end_0", ""),
        arrow("8e", "grp", "weft_end_0", ""),
    ];
    let read = drawio(&model(&cells.concat()));
    check(
        &read,
        expect![[r#"
            a “Check” [Back office] -> task
            task “Pay” [] -> p, timer
            timer() “two days” [] -> remind
            p<> “” [] -> pack, remind
            pack “Pack” [] -> send
            send “Send” [] -> _weft_end_0
            remind “Remind” [] -> _weft_end_0
            _weft_end_0() “Stop” [] -> 
            ! line 9, column 1: “Ship it” holds other shapes; they are read, and its own words are left out
            ! line 7, column 1: the event “two days” sits at the border of a step; it is read as a way out of it
            ! line 2, column 1: arrows at the frame “Back office” lead to its first node and come from its last
            ! line 9, column 1: arrows at the frame “Ship it” lead to its first node and come from its last
            ! line 12, column 1: arrows at the frame “grp” lead to its first node and come from its last
        "#]],
    );
    let split = |id: &str| {
        let steps = read.document.baseline.steps.iter();
        steps
            .filter(|step| step.id.as_str() == id)
            .map(|step| step.split)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        split("p"),
        [Split::All],
        "a parallel gateway takes every way"
    );
}

#[test]
fn tables_layers_and_places_say_who_does_what() {
    let cells = r##"
<mxCell id="off" value="Drafts" parent="0" visible="0"/>
<mxCell id="draft" value="Old idea" style="" vertex="1" parent="off"/>
<mxCell id="tab" value="Leave" style="shape=table;childLayout=tableLayout" vertex="1" parent="1"><mxGeometry width="600" height="200" as="geometry"/></mxCell>
<mxCell id="row1" value="Employee" style="shape=tableRow;horizontal=0" vertex="1" parent="tab"><mxGeometry width="600" height="100" as="geometry"/></mxCell>
<mxCell id="c11" value="Asking" style="swimlane;swimlaneHead=0" vertex="1" parent="row1"><mxGeometry width="300" height="100" as="geometry"/></mxCell>
<mxCell id="row2" value="Boss" style="shape=tableRow;horizontal=0" vertex="1" parent="tab"><mxGeometry y="100" width="600" height="100" as="geometry"/></mxCell>
<mxCell id="a" value="Ask" style="" vertex="1" parent="c11"><mxGeometry x="10" y="10" width="80" height="40" as="geometry"/></mxCell>
<mxCell id="b" value="Agree" style="" vertex="1" parent="1"><mxGeometry x="310" y="120" width="80" height="40" as="geometry"/></mxCell>
<mxCell id="c" value="Tell" style="" vertex="1" parent="1"><mxGeometry x="700" y="10" width="80" height="40" as="geometry"/></mxCell>
<mxCell id="lane" value="Archive" style="swimlane" vertex="1" parent="1"><mxGeometry x="900" width="100" height="100" as="geometry"/></mxCell>
<mxCell id="spare" value="Nobody" style="swimlane" vertex="1" parent="1"><mxGeometry x="1900" width="100" height="100" as="geometry"/></mxCell>
<mxCell id="e1" edge="1" parent="1" source="a" target="b"/>
<mxCell id="e2" edge="1" parent="1" source="b" target="c" style="endArrow=none"/>
<mxCell id="e3" edge="1" parent="1" source="c" target="lane"/>
<mxCell id="e4" edge="1" parent="1" source="c" target="draft"/>
<mxCell id="e5" edge="1" parent="1" source="c" target="e4"/>
<mxCell id="far" value="Lost" style="" vertex="1" parent="nowhere"/>
<mxCell id="a" value="Twin" style="" vertex="1" parent="1"/>
<mxCell id="e6" edge="1" parent="1" source="lane" target="far"/>
"##;
    check(
        &drawio(&model(cells)),
        expect![[r#"
            a “Ask” [Employee] -> b
            b “Agree” [Boss] -> c
            c “Tell” [] -> lane
            far “Lost” [] -> 
            lane “Archive” [] -> far
            ! line 20, column 1: the id “a” stands twice; arrows that name it lead to the first
            ! line 19, column 1: shapes that stand in something that is not on the page, and are read as if they stood on it: 1
            ! line 3, column 1: “Drafts” is switched off, with all that it holds; it is left out
            ! line 7, column 1: “Asking” holds other shapes; they are read, and its own words are left out
            ! shapes that lie over a lane without standing in it, so that their places tell who does them: 1
            ! line 13, column 1: “Nobody” holds no step; it is left out
            ! line 15, column 1: a line without a head; it is read as an arrow to the end that was drawn last
            ! line 17, column 1: the arrow is attached to no shape at one of its ends; it is left out
            ! line 18, column 1: the arrow is attached to no shape at one of its ends; it is left out
            ! “Employee” stands in “Leave” (and 1 more): only the inner frame names a role
            ! line 20, column 1: “Twin” is connected to nothing; it is left out of the flow
        "#]],
    );
}

#[test]
fn what_is_wrong_names_its_place() {
    let picture = [
        error(""),
        error("<mxlibrary>[]</mxlibrary>"),
        error("<svg/>"),
        error("<mxfile>\n<diagram name=\"A\"></mxfile>"),
        error("<mxfile></mxfile>"),
        error("<mxfile><diagram name=\"A\"></diagram></mxfile>"),
        error("<mxfile>\n<diagram name=\"Flow\">!no base64!</diagram></mxfile>"),
        error("<mxfile>\n<diagram name=\"Flow\">QUJD</diagram></mxfile>"),
        error(&format!(
            "<mxfile>\n<diagram name=\"Flow\">{}</diagram></mxfile>",
            packed("<mxGraphModel><root><mxCell</root></mxGraphModel>")
        )),
        error(&format!(
            "<mxfile>\n<diagram name=\"Flow\">{}</diagram></mxfile>",
            packed("<mxfile><diagram/></mxfile>")
        )),
        error(&model(&shape("a", "x\" bad=\"&who;", ""))),
        error("<!DOCTYPE x [<!ENTITY a \"b\">]><mxfile/>"),
        error(&model("&a;")),
        error("%3CmxGraphModel%ff"),
    ]
    .join("\n");
    expect![[r#"
        the file: found nothing, the file is empty, expected a diagram of draw.io
        line 1, column 1: found a library of shapes (mxlibrary), expected a diagram of draw.io
        line 1, column 1: found the element “svg”, expected a diagram of draw.io
        line 2, column 19: found broken XML: ill-formed document: expected `</diagram>`, but `</mxfile>` was found, expected well-formed XML
        line 1, column 18: found no page, expected a diagram of draw.io
        the file: found a flowchart without nodes, expected at least one node
        line 2, column 1 (Flow): found a page that is no base64: Invalid symbol 33, offset 0., expected a diagram of draw.io
        line 2, column 1 (Flow): found a page that cannot be unpacked: incomplete deflate stream, expected a diagram of draw.io
        line 2, column 1 (Flow): found broken XML: ill-formed document: expected `</mxCell</root>`, but `</mxGraphModel>` was found, expected well-formed XML
        line 2, column 1 (Flow): found the element “mxfile”, expected a diagram of draw.io
        line 2, column 1: found broken XML: at 1..4: unrecognized entity `who`, expected text without entities, which are never expanded
        line 1, column 1: found a document type declaration (DOCTYPE), expected text without entities, which are never expanded
        line 2, column 1: found the entity “&a;”, expected text without entities, which are never expanded
        the file: found a page that is no text in UTF-8, expected a diagram of draw.io"#]].assert_eq(&picture);
}

#[test]
fn shapes_that_stand_in_themselves_are_refused() {
    for around in [vec![("a", "a")], vec![("a", "b"), ("b", "c"), ("c", "b")]] {
        let cells: String = around
            .iter()
            .map(|(id, parent)| inside(parent, id, "x", ""))
            .collect();
        let error = error(&file(&[("Page-1", &cells)]));
        assert!(error.contains("stands in itself"), "{error}");
        assert!(error.starts_with("line "), "its place is named: {error}");
    }
    let deep: String = (0..2000)
        .map(|at| inside(&format!("{}", at + 1), &at.to_string(), "x", ""))
        .collect();
    let error = error(&model(&deep));
    assert!(
        error.contains("levels of nesting"),
        "a tower is too high: {error}"
    );
}

#[test]
fn bombs_are_refused_by_their_limits() {
    let small = Limits {
        diagram_bytes: 1 << 20,
        elements: 1000,
        ..Limits::default()
    };
    let refused = |text: &str| {
        let error = read_drawio(text.as_bytes(), &small).expect_err("it is refused");
        assert!(matches!(error, FileError::TooLarge { .. }), "{error}");
        error.to_string()
    };
    // A gigabyte of spaces in a megabyte, and a page that is large only together with another.
    let bomb = STANDARD.encode(deflated(&vec![b' '; 64 << 20]));
    assert!(bomb.len() < 1 << 20, "the bomb is small: {}", bomb.len());
    expect!["the input is too large: found 1048577 bytes when unpacked, expected at most 1048576"]
        .assert_eq(&refused(&format!(
            "<mxfile><diagram>{bomb}</diagram></mxfile>"
        )));
    let half = STANDARD.encode(deflated(
        &[
            b"<mxGraphModel>",
            vec![b' '; 600 << 10].as_slice(),
            b"</mxGraphModel>",
        ]
        .concat(),
    ));
    refused(&format!(
        "<mxfile><diagram>{half}</diagram><diagram>{half}</diagram></mxfile>"
    ));
    refused(&model(&shape("a", "x", "").repeat(2000)));
    let attributes: String = (0..300).map(|at| format!(" a{at}=\"\"")).collect();
    refused(&model(&format!("<UserObject{attributes}/>")));
    refused(&"<mxGraphModel>".repeat(300));
    refused(&format!("<mxfile>{}</mxfile>", "<diagram/>".repeat(20_000)));
    // A value in every place that names it.
    let many = format!(
        "<object id=\"a\" placeholders=\"1\" label=\"{}\" x=\"{}\"><mxCell vertex=\"1\" parent=\"1\"/></object>",
        "%x%".repeat(10_000),
        "y".repeat(10_000)
    );
    let read = read_drawio(model(&many).as_bytes(), &small).expect("it is bounded");
    assert!(
        read.document.baseline.steps[0].name.len() < 100_000,
        "a name is not multiplied"
    );
}

#[test]
fn many_frames_around_many_steps_take_no_memory_for_each_of_both() {
    let mut cells = String::new();
    let mut parent = "1".to_owned();
    for at in 0..200 {
        cells += &inside(&parent, &format!("f{at}"), "", "group");
        parent = format!("f{at}");
    }
    for at in 0..5_000 {
        cells += &inside(&parent, &format!("s{at}"), "Step", "");
        cells += &arrow(
            &format!("e{at}"),
            &format!("f{}", at % 200),
            &format!("s{at}"),
            "",
        );
    }
    let read = drawio(&model(&cells));
    let steps = read.document.baseline.steps.iter();
    let steps = steps.filter(|step| step.name == "Step");
    assert_eq!(steps.count(), 5_000, "every shape is a step");
    let pages: String = (0..300)
        .map(|at| {
            format!(
                "<diagram name=\"To-Be {at}\">{}</diagram>",
                model(&shape("a", "x", ""))
            )
        })
        .collect();
    let text = format!(
        "<mxfile><diagram name=\"As-Is\">{}</diagram>{pages}</mxfile>",
        model(&shape("a", "x", ""))
    );
    let read = drawio(&text);
    assert_eq!(
        read.document.redesigns.len(),
        100,
        "more redesigns are left out"
    );
    let says = &read
        .notes
        .iter()
        .find(|note| note.says.contains("read are 101 of 301 pages"))
        .expect("said")
        .says;
    assert!(says.contains("left out: “To-Be 100”"), "{says}");
}

#[test]
fn a_large_page_is_read() {
    let mut cells = inside("1", "lane", "Agent", "swimlane");
    for at in 0..20_000 {
        cells += &shape(&format!("s{at}"), "Step", "");
        cells += &arrow(
            &format!("e{at}"),
            &format!("s{at}"),
            &format!("s{}", at + 1),
            "",
        );
    }
    let read = drawio(&model(&cells));
    assert_eq!(
        read.document.baseline.steps.len(),
        20_000,
        "every shape is a step"
    );
}

proptest! {
    #[test]
    fn whatever_is_cut_or_changed_never_panics(at in 0..LANES.len(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = file(&[("As-Is", LANES), ("To-Be", LANES)]).into_bytes();
        let at = at * bytes.len() / LANES.len();
        match cut {
            true => bytes.truncate(at),
            false => bytes[at] = byte,
        }
        if let Ok(read) = read_drawio(&bytes, &Limits::default()) {
            prop_assert!(validate(&read.document).is_empty(), "{}", picture(&read));
        }
    }
}
