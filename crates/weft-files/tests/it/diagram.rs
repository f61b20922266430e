//! Flowcharts of text: what foreign ones become, and that our own come back without loss.

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use weft_core::workflow::{
    Link, Participant, Purpose, Redesign, Role, RoleKind, Split, Step, StepKind, Tag, Target,
    Workflow, validate,
};
use weft_core::{Document, Language};
use weft_files::{
    FileError, Format, Limits, Read, diagram_losses, read, read_dot, read_json, read_mermaid,
    write_dot, write_mermaid,
};

fn mermaid(text: &str) -> Read {
    read_mermaid(text.as_bytes(), &Limits::default())
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn dot(text: &str) -> Read {
    read_dot(text.as_bytes(), &Limits::default()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// One line a step: id, kind, name, roles, tag and ways; then the notes.
pub(crate) fn picture(read: &Read) -> String {
    let mut lines = Vec::new();
    for step in &read.document.baseline.steps {
        let kind = match step.kind {
            StepKind::Step => "",
            StepKind::Gateway => "<>",
            StepKind::Event => "()",
        };
        let roles: Vec<&str> = step.roles.iter().map(|one| one.role.as_str()).collect();
        let tag = step
            .tag
            .map(|tag| format!(" #{}", tag.word()))
            .unwrap_or_default();
        let ways: Vec<String> = step.next.iter().map(way).collect();
        lines.push(format!(
            "{}{kind} “{}” [{}]{tag} -> {}",
            step.id,
            step.name,
            roles.join(", "),
            ways.join(", ")
        ));
    }
    lines.extend(read.notes.iter().map(|note| format!("! {note}")));
    lines.join("\n") + "\n"
}

fn way(link: &Link) -> String {
    let mut way = match &link.to {
        Target::Step(id) => id.to_string(),
        Target::End => "end".to_owned(),
    };
    if let Some(name) = &link.name {
        way += &format!(" “{name}”");
    }
    if let Some(share) = link.probability {
        way += &format!(" {share}");
    }
    way
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "`expect![]` stands where it is used"
)]
pub(crate) fn check(read: &Read, expected: Expect) {
    expected.assert_eq(&picture(read));
    assert!(
        validate(&read.document).is_empty(),
        "what is read can be audited"
    );
}

const SUPPORT: &str = r#"---
title: Support
---
flowchart TD
    %% a comment
    start([New ticket]) --> read["Read the ticket"]
    subgraph Agent
      read --> q{"Known problem?"}
      q -->|yes 65 %| answer[Answer]:::aiAutomated
      q -- no (35%) --> talk("`Talk to the #quot;**customer**#quot;<br/>by phone`")
    end
    subgraph lead [Team lead]
      talk -. sometimes .-> decide[/Decide/] ==> answer & close
    end
    answer --> close((Done)); class talk human-relational
    classDef aiAutomated fill:#e4f0f8
    style read fill:#fff
"#;

#[test]
fn a_mermaid_flowchart_becomes_a_workflow() {
    let read = mermaid(SUPPORT);
    assert_eq!(read.document.title, "Support", "the title is kept");
    check(
        &read,
        expect![[r#"
        start() “New ticket” [] -> read
        read “Read the ticket” [Agent] -> q
        q<> “Known problem?” [Agent] -> answer “yes” 0.65, talk “no” 0.35
        answer “Answer” [Agent] #ai-automated -> close
        talk “Talk to the "customer" by phone” [Agent] #human-relational -> decide “sometimes”
        decide “Decide” [Team lead] -> answer, close
        close() “Done” [Team lead] -> 
        ! only about looks, and left out: style
    "#]],
    );
}

#[test]
fn a_graph_in_dot_becomes_a_workflow() {
    let read = dot(r##"
/* of a tool */ digraph "Leave" {
  rankdir=LR; node [shape=box fillcolor="#fff"];
  s [shape=circle, label="start"];
  subgraph cluster_0 { label = "Employee"; ask [label="Ask for\nleave"]; s -> ask }
  subgraph cluster_1 { graph [label=<The <b>boss</b>>];
    talk [label="Talk" class="human-relational"]; yes [shape=diamond, label="Agreed?"] }
  ask -> talk -> yes;
  yes -> { book inform } [label="80%"];
  yes -> ask [label="no", style=dashed];
  book -> inform [style=invis];
  "inform" [label="Tell \"all\" about \N", fillcolor="#e4f0f8"];
}
"##);
    assert_eq!(
        read.document.title, "Leave",
        "the name of the graph is its title"
    );
    check(
        &read,
        expect![[r#"
        s() “start” [Employee] -> ask
        ask “Ask for leave” [Employee] -> talk
        talk “Talk” [The boss] #human-relational -> yes
        yes<> “Agreed?” [The boss] -> book 0.5, inform 0.5, ask “no”
        book “book” [] -> 
        inform “Tell "all" about inform” [] #ai-automated -> 
        ! only about looks, and left out: invisible arrows, rankdir
        ! line 7, column 51: the shares of the arrows sum to 160%, not to 100%; they are scaled
    "#]],
    );
}

#[test]
fn what_cannot_be_audited_is_repaired_and_said() {
    check(
        &mermaid("graph LR; a-->b-->a; c-->b; d; e---f"),
        expect![[r#"
            start<> “” [] -> c, e
            a “a” [] -> b
            b “b” [] -> a, end
            c “c” [] -> b, end
            e “e” [] -> f
            f “f” [] -> 
            ! line 1, column 33: a line without a head; it is read as an arrow to the right
            ! line 1, column 29: “d” is connected to nothing; it is left out of the flow
            ! line 1, column 22: from here a case never ended; a way to the end was added, with equal shares
            ! line 1, column 15: from here a case never ended; a way to the end was added, with equal shares
            ! the flowchart starts in 2 places; the gateway “start” was added before them, with equal shares
        "#]],
    );
    check(
        &dot("graph { a -- b -- c; node [shape=circle]; }"),
        expect![[r#"
            a “a” [] -> b
            b “b” [] -> c
            c “c” [] -> 
            ! line 1, column 1: a graph without directions: its lines are read as arrows in the order of the names
        "#]],
    );
    check(
        &dot(
            "digraph { node [shape=circle]; s->a->b->c->e; c->a; r [shape=record label=\"<f> one|{two}\"] b->r }",
        ),
        expect![[r#"
            s() “s” [] -> a
            a “a” [] -> b
            b “b” [] -> c, r
            c “c” [] -> e, a
            e() “e” [] -> 
            r “one two” [] -> 
            ! most of what is drawn are circles; those between others are read as steps
        "#]],
    );
    check(
        &mermaid(
            "flowchart\nsubgraph outer\nsubgraph one [Sales]\na-->b\nend\nend\nstart-->one-->c",
        ),
        expect![[r#"
            a “a” [Sales] -> b
            b “b” [Sales] -> c
            start “start” [] -> a
            c “c” [] -> 
            ! line 7, column 9: arrows at the frame “one” lead to its first node and come from its last
            ! “Sales” stands in “outer”: only the inner frame names a role
        "#]],
    );
}

fn mermaid_error(text: &str) -> String {
    read_mermaid(text.as_bytes(), &Limits::default())
        .expect_err(text)
        .to_string()
}

fn dot_error(text: &str) -> String {
    read_dot(text.as_bytes(), &Limits::default())
        .expect_err(text)
        .to_string()
}

#[test]
fn arrows_at_frames_in_frames_lead_to_nodes() {
    let read = mermaid(
        "flowchart LR\n subgraph outer\n subgraph inner\n a --> b\n end\n end\n inner --> c\n outer --> d\n",
    );
    let links: Vec<String> = read
        .document
        .baseline
        .steps
        .iter()
        .flat_map(|step| {
            let own = step.next.iter().map(way);
            own.map(|to| format!("{} {to}", step.id))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        links,
        ["a b", "b c", "b d"],
        "no arrow ends at what stands for a frame"
    );
}

#[test]
fn what_is_wrong_names_its_place() {
    let texts = [
        "",
        "sequenceDiagram\nA->>B: hi",
        "flowchart LR\n",
        "flowchart LR\n  a --> ",
        "flowchart LR\n  a[words --> b",
        "flowchart LR\n  a -- words b",
        "flowchart LR\n  a b",
        "flowchart LR\n  end",
        "flowchart LR\n  subgraph x\n  a",
        "flowchart LR\n  a -->|words b",
        "# Doc\n```mermaid\ngraph LR\na-->b\n```\n\n```mermaid\ngraph LR\n```\n",
    ];
    let said: Vec<String> = texts.into_iter().map(mermaid_error).collect();
    expect![[r#"
        the file: found nothing, the file is empty, expected a Mermaid flowchart
        line 1, column 1: found “sequenceDiagram”, expected “flowchart” or “graph”, the only diagrams of Mermaid with steps
        the file: found a flowchart without nodes, expected at least one node
        line 2, column 9: found the end of the file, expected the id of a node, letters and digits
        line 2, column 4: found “[words --> b”, expected words in brackets that close with “]”
        line 2, column 5: found “-- words b”, expected an arrow that is drawn to its end, such as “-->” or “-- words -->”
        line 2, column 5: found “b”, expected an arrow, or the end of the line
        line 2, column 3: found “end”, expected a “subgraph” before its “end”
        line 3, column 4: found the end of the file, expected “end” for every “subgraph”
        line 2, column 8: found “|words b”, expected words between two “|”
        line 7, column 1: found a second block of Mermaid, expected one flowchart in the file
    "#]].assert_eq(&(said.join("\n") + "\n"));
    let texts = [
        "",
        "flowchart LR",
        "digraph {",
        "digraph { a -> }",
        "digraph { a [label] }",
        "digraph { a [label= }",
        "digraph { \"a }",
        "digraph { a -> b } digraph { }",
        "digraph { a ? }",
        "digraph { /* }",
        "digraph { a [label=<b> <i>] }",
    ];
    let said: Vec<String> = texts.into_iter().map(dot_error).collect();
    expect![[r#"
        the file: found nothing, the file is empty, expected a graph in DOT
        line 1, column 1: found “flowchart LR”, expected “digraph” or “graph”
        line 1, column 10: found the end of the file, expected a “}” for every “{”
        line 1, column 16: found “}”, expected a node, an attribute or a subgraph
        line 1, column 19: found “] }”, expected “=” and a value
        line 1, column 21: found “}”, expected a value
        line 1, column 11: found “"a }”, expected text that ends with a quotation mark
        line 1, column 20: found “digraph { }”, expected one graph in the file
        line 1, column 13: found “? }”, expected a name, an arrow or a bracket
        line 1, column 11: found “/* }”, expected a comment that ends with “*/”
        line 1, column 27: found “] }”, expected “=” and a value
    "#]]
    .assert_eq(&(said.join("\n") + "\n"));
}

#[test]
fn hostile_files_are_refused_in_no_time() {
    let many = |text: &str| text.repeat(200_000);
    let wide = format!("flowchart LR\n{0}a --> {0}a", many("a & "));
    let fails = [
        read_mermaid(wide.as_bytes(), &Limits::default()),
        read_mermaid(
            format!("flowchart LR\n{}", many("subgraph x\n")).as_bytes(),
            &Limits::default(),
        ),
        read_mermaid(
            format!("flowchart LR\n{}", many("a[((((\"x;")).as_bytes(),
            &Limits::default(),
        ),
        read_mermaid(
            format!("flowchart LR\n{}", many("%%{\n")).as_bytes(),
            &Limits::default(),
        ),
        read_dot(
            format!("digraph {}", many("{")).as_bytes(),
            &Limits::default(),
        ),
        read_dot(
            format!("digraph {{ {} }}", many("a -> {")).as_bytes(),
            &Limits::default(),
        ),
        read_dot(
            format!("digraph {{ a [label=<{}", many("<")).as_bytes(),
            &Limits::default(),
        ),
        read_dot(
            format!("digraph {{ {}", many("/**/")).as_bytes(),
            &Limits::default(),
        ),
    ];
    for read in fails {
        let error = read.expect_err("it is refused");
        assert!(
            matches!(error, FileError::TooLarge { .. } | FileError::Wrong { .. }),
            "{error}"
        );
    }
    let title = "x".repeat(1 << 20);
    let copies: String = (0..1000).map(|at| format!("n{at}\n")).collect();
    let heavy = format!("flowchart LR\nsubgraph {title}\n{copies}end\n");
    let error =
        read_mermaid(heavy.as_bytes(), &Limits::default()).expect_err("a role too many times");
    assert!(matches!(error, FileError::TooLarge { .. }), "{error}");
}

#[test]
fn a_row_of_statements_in_one_line_is_read_in_time() {
    let row = format!(
        "flowchart LR;{}",
        (0..50_000)
            .map(|at| format!("n{at}(w)-->n{};", at + 1))
            .collect::<String>()
    );
    assert_eq!(
        mermaid(&row).document.baseline.steps.len(),
        50_001,
        "every node is there"
    );
}

#[test]
fn markdown_may_hold_one_flowchart() {
    let read = mermaid(
        "# How we work\n\n```mermaid\nflowchart LR\n  a[Ask] --> b[Tell]\n```\n\nMore words -- and [links](x).\n",
    );
    check(
        &read,
        expect![[r#"
        a “Ask” [] -> b
        b “Tell” [] -> 
    "#]],
    );
}

/// A document with everything in it that a flowchart does not show.
fn full() -> Document {
    let mut steps = vec![
        Step {
            id: "a 1".into(),
            name: "Ask \"why\" #1 & `<b>` %%{init}%% — 1. list".into(),
            roles: vec![
                "Agent".into(),
                Participant {
                    role: "Customer".into(),
                    count: 2,
                },
            ],
            tag: Some(Tag::HumanRelational),
            minutes: Some(12.5),
            purposes: vec![Purpose::Trust],
            next: vec![
                Link {
                    probability: Some(0.123_456),
                    name: Some("yes | \"no\"".into()),
                    ..Link::to(Target::Step("end_".into()))
                },
                Link {
                    probability: Some(0.876_544),
                    ..Link::to(Target::End)
                },
            ],
            notes: Some("two\nlines ``` }".into()),
            ..Step::default()
        },
        Step {
            id: "end_".into(),
            name: "1. Tell\tall \\ of \\N".into(),
            tag: Some(Tag::AiAutomated),
            next: vec![Link::to(Target::Step("subgraph".into()))],
            ..Step::default()
        },
        Step {
            id: "subgraph".into(),
            kind: StepKind::Gateway,
            split: Split::All,
            ..Step::default()
        },
    ];
    let baseline = Workflow {
        steps: steps.clone(),
        ..Workflow::default()
    };
    steps.rotate_left(1);
    let redesign = Workflow {
        start: Some("a 1".into()),
        steps,
        ..Workflow::default()
    };
    Document {
        title: "All: \"of\" it %%{init}%%".into(),
        case: "a call".into(),
        cases_per_week: Some(0.1),
        roles: vec![
            Role::new("Customer", RoleKind::External),
            Role::new("Agent", RoleKind::Internal),
        ],
        baseline,
        redesigns: vec![
            Redesign {
                name: None,
                workflow: redesign.clone(),
            },
            Redesign {
                name: Some("B".into()),
                workflow: redesign,
            },
        ],
        ..Document::default()
    }
}

/// Either language gives back what it was given.
fn comes_back(document: &Document, name: &str) {
    for language in [Language::English, Language::German] {
        let text = write_mermaid(document, language);
        let again = mermaid(&text);
        assert_eq!(again.document, *document, "{name}, Mermaid:\n{text}");
        assert!(again.notes.is_empty(), "{name}: {:?}", again.notes);
        assert_eq!(
            Format::of_text(&text),
            Some(Format::Mermaid),
            "{name} is known by its text"
        );
        let text = write_dot(document, language);
        let again = dot(&text);
        assert_eq!(again.document, *document, "{name}, DOT:\n{text}");
        assert_eq!(
            Format::of_text(&text),
            Some(Format::Dot),
            "{name} is known by its text"
        );
    }
}

#[test]
fn our_own_files_come_back_without_loss() {
    comes_back(&full(), "everything");
    let samples = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples"));
    let mut count = 0;
    for entry in fs::read_dir(samples).expect("the samples are here") {
        let path = entry.expect("a listed entry").path();
        let name = path.display().to_string();
        if !name.ends_with(".weft.json") {
            continue;
        }
        let bytes = fs::read(&path).expect("a sample is readable");
        let document = read_json(&bytes, &Limits::default())
            .expect("a sample is sound")
            .document;
        comes_back(&document, &name);
        count += 1;
    }
    assert!(count > 0, "there are samples");
}

#[test]
fn shared_models_come_back_without_loss() {
    let data = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/redesigns"
    ));
    if !data.is_dir() {
        eprintln!("SKIPPED: ../shared is absent; no model was drawn as text");
        return;
    }
    let mut count = 0;
    let mut folders = vec![data.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder exists") {
            let path = entry.expect("a listed entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(model) = read(&path, &Limits::default()) {
                comes_back(&model.document, &path.display().to_string());
                count += 1;
            }
        }
    }
    println!("{count} shared models drawn as Mermaid and DOT, and read again");
    assert!(count > 0, "the folder holds models");
}

#[test]
fn what_somebody_draws_wins_over_the_comments() {
    let document =
        mermaid("flowchart LR\nsubgraph Agent\na[Ask]-->|40%|b[Tell]\nend\na-->c[Look]-->b")
            .document;
    let mut document = document;
    document.baseline.steps[0].minutes = Some(7.0);
    let text = write_mermaid(&document, Language::English);
    let text = text
        .replace("a[\"Ask\"]", "a[\"Ask nicely\"]:::humanAlone")
        .replace("  c[\"Look\"]\n", "  new[\"Call\"]\n")
        .replace("a -->|\"40%\"|", "a -->|\"gladly 30%\"|")
        .replace("--> c\n", "--> new\n")
        .replace("c --> b", "new --> b");
    let read = mermaid(&text);
    assert_eq!(
        read.document.baseline.steps[0].minutes,
        Some(7.0),
        "what is not drawn stays"
    );
    check(
        &read,
        expect![[r#"
        a “Ask nicely” [Agent] #human-alone -> b “gladly” 0.3, new
        b “Tell” [Agent] -> 
        new “Call” [] -> b
        ! “Look” is not in the drawing any more; it is left out
    "#]],
    );
    let bare: String = text
        .lines()
        .filter(|line| !line.contains("weft:"))
        .map(|line| format!("{line}\n"))
        .collect();
    check(
        &mermaid(&bare),
        expect![[r#"
        a “Ask nicely” [Agent] #human-alone -> b “gladly” 0.3, new
        b “Tell” [Agent] -> 
        new “Call” [] -> b
    "#]],
    );
}

#[test]
fn versions_that_no_comment_knows_are_redesigns_more() {
    let frames = "flowchart LR\nsubgraph weft_version_7 [Old]\na-->b\nend\nsubgraph weft_version_9 [New]\nc\nend\n";
    let bare = mermaid(frames).document;
    assert_eq!(
        bare.baseline.steps.len(),
        2,
        "the first one is the baseline"
    );
    assert_eq!(bare.redesigns.len(), 1, "the other one its redesign");
    assert_eq!(
        bare.redesigns[0].name.as_deref(),
        Some("New"),
        "by its title"
    );
    let own = write_mermaid(&mermaid("graph LR; x-->y").document, Language::English);
    let both = own + frames.trim_start_matches("flowchart LR\n");
    let read = mermaid(&both).document;
    assert_eq!(read.baseline.steps.len(), 2, "ours is the baseline");
    let names = read.redesigns.iter().map(|one| one.name.as_deref());
    assert_eq!(
        names.collect::<Vec<_>>(),
        [Some("Old"), Some("New")],
        "and each frame a redesign"
    );
}

#[test]
fn what_is_not_shown_is_said() {
    let losses: Vec<String> = diagram_losses(&full())
        .iter()
        .map(ToString::to_string)
        .collect();
    expect![[r#"
        a flowchart does not show the case and how many there are in a week; it stands in comments that only Weft reads
        a flowchart does not show what is said about roles beside their names; it stands in comments that only Weft reads
        a flowchart does not show who takes part beside who performs; it stands in comments that only Weft reads
        a flowchart does not show minutes, modes and purposes; it stands in comments that only Weft reads
        a flowchart does not show whether every way is taken or one; it stands in comments that only Weft reads
        a flowchart does not show notes; it stands in comments that only Weft reads
    "#]].assert_eq(&(losses.join("\n") + "\n"));
    assert!(
        diagram_losses(&mermaid("graph TD; a-->b").document).is_empty(),
        "a bare drawing shows all"
    );
}

#[test]
fn a_flowchart_looks_like_this() {
    let text = write_mermaid(&mermaid(SUPPORT).document, Language::English);
    let shown: String = text
        .lines()
        .filter(|line| !line.contains("weft:"))
        .map(|line| format!("{line}\n"))
        .collect();
    expect![[r#"
        ---
        title: "Support"
        ---
        flowchart LR
          weft_start_0(("Start"))
          weft_end_0((("End")))
          subgraph weft_lane_0_0["Agent"]
            read["Read the ticket"]
            q{"Known problem?"}
            answer["Answer"]:::aiAutomated
            talk["Talk to the #quot;customer#quot; by phone"]:::humanRelational
          end
          subgraph weft_lane_0_1["Team lead"]
            decide["Decide"]
            close(("Done"))
          end
            start(("New ticket"))
          weft_start_0 --> start
          start --> read
          read --> q
          q -->|"yes 65%"| answer
          q -->|"no 35%"| talk
          answer --> close
          talk -->|"sometimes"| decide
          decide --> answer
          decide --> close
          close --> weft_end_0
          classDef aiAutomated fill:#e4f0f8,stroke:#0072b2,color:#1c2127
          classDef humanRelational fill:#e0f3ec,stroke:#009e73,color:#1c2127
          subgraph weft_legend["Legend"]
            weft_legend_0["ai-automated"]:::aiAutomated
            weft_legend_1["human-relational"]:::humanRelational
          end
    "#]]
    .assert_eq(&shown);
    let text = write_dot(&mermaid(SUPPORT).document, Language::German);
    let shown: String = text
        .lines()
        .filter(|line| !line.contains("weft:"))
        .map(|line| format!("{line}\n"))
        .collect();
    expect![[r##"
        digraph weft {
          label="Support"; labelloc=t;
          rankdir=LR; newrank=true;
          node [shape=box, style="rounded,filled", fillcolor="#ffffff", color="#8a857a"];
            weft_start_0 [label="Start", shape=circle];
            weft_end_0 [label="Ende", shape=doublecircle];
            subgraph cluster_weft_lane_0_0 {
              label="Agent";
              read [label="Read the ticket"];
              q [label="Known problem?", shape=diamond, style=filled];
              answer [label="Answer", class="ai-automated", fillcolor="#e4f0f8", color="#0072b2"];
              talk [label="Talk to the \"customer\" by phone", class="human-relational", fillcolor="#e0f3ec", color="#009e73"];
            }
            subgraph cluster_weft_lane_0_1 {
              label="Team lead";
              decide [label="Decide"];
              close [label="Done", shape=circle, style=filled];
            }
              start [label="New ticket", shape=circle, style=filled];
          weft_start_0 -> start;
          start -> read;
          read -> q;
          q -> answer [label="yes 65%"];
          q -> talk [label="no 35%"];
          answer -> close;
          talk -> decide [label="sometimes"];
          decide -> answer;
          decide -> close;
          close -> weft_end_0;
          subgraph cluster_weft_legend {
            label="Legende";
            weft_legend_0 [label="KI-automatisiert", fillcolor="#e4f0f8", color="#0072b2"];
            weft_legend_1 [label="zwischenmenschlich", fillcolor="#e0f3ec", color="#009e73"];
          }
        }
    "##]].assert_eq(&shown);
}

/// Documents of all kinds of words and ways, sound or not.
fn documents() -> impl Strategy<Value = Document> {
    let word = prop_oneof![
        "[a-c]{1,2}",
        "\\PC{0,12}",
        Just("end".to_owned()),
        Just("weft_end_0".to_owned()),
        Just("50% \"x\" --> |y| ]; %%{ \\N".to_owned()),
        any::<String>(),
    ];
    let link = (
        0..8_usize,
        proptest::option::of(0.0..=1.0),
        proptest::option::of(word.clone()),
    );
    let step = (
        word.clone(),
        word.clone(),
        proptest::collection::vec(word.clone(), 0..3),
        proptest::option::of(0..4_usize),
        0..3_u8,
        proptest::collection::vec(link, 0..4),
    );
    let version = proptest::collection::vec(step, 0..6).prop_map(|steps| {
        let ids: Vec<String> = steps.iter().map(|step| step.0.clone()).collect();
        let target = |at: usize| match ids.get(at) {
            Some(id) if id != "end" => Target::Step(id.as_str().into()),
            _ if at.is_multiple_of(2) => Target::Step("nowhere".into()),
            _ => Target::End,
        };
        let steps = steps
            .into_iter()
            .map(|(id, name, roles, tag, kind, links)| Step {
                id: id.as_str().into(),
                name,
                roles: roles.iter().map(|role| role.as_str().into()).collect(),
                tag: tag.map(|tag| Tag::ALL[tag]),
                kind: [StepKind::Step, StepKind::Gateway, StepKind::Event][usize::from(kind)],
                next: links
                    .into_iter()
                    .map(|(to, probability, name)| Link {
                        probability,
                        name,
                        ..Link::to(target(to))
                    })
                    .collect(),
                ..Step::default()
            });
        Workflow {
            steps: steps.collect(),
            ..Workflow::default()
        }
    });
    (
        word.clone(),
        version.clone(),
        proptest::collection::vec((proptest::option::of(word), version), 0..3),
    )
        .prop_map(|(title, baseline, redesigns)| {
            let redesigns = redesigns.into_iter();
            let redesigns = redesigns
                .map(|(name, workflow)| Redesign { name, workflow })
                .collect();
            let mut document = Document {
                title,
                baseline,
                redesigns,
                ..Document::default()
            };
            let steps = document
                .redesigns
                .iter()
                .flat_map(|one| &one.workflow.steps)
                .chain(&document.baseline.steps);
            let names: std::collections::BTreeSet<_> = steps
                .flat_map(|step| &step.roles)
                .map(|one| one.role.clone())
                .collect();
            document.roles = names
                .iter()
                .map(|name| Role::new(name.as_str(), RoleKind::Internal))
                .collect();
            document
        })
}

proptest! {
    #[test]
    fn every_document_comes_back(document in documents()) {
        let text = write_mermaid(&document, Language::English);
        let again = read_mermaid(text.as_bytes(), &Limits::default()).unwrap_or_else(|error| panic!("{error}\n{text}"));
        prop_assert_eq!(&again.document, &document, "{}", text);
        let text = write_dot(&document, Language::English);
        let again = read_dot(text.as_bytes(), &Limits::default()).unwrap_or_else(|error| panic!("{error}\n{text}"));
        prop_assert_eq!(&again.document, &document, "{}", text);
    }

    #[test]
    fn nothing_panics_and_what_is_read_can_be_written(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..30),
        opener in proptest::sample::select(&["flowchart LR\n", "graph {", "digraph {", ""][..]),
    ) {
        let text = format!("{opener}{}{}", words.concat(), if opener.ends_with('{') { "}" } else { "" });
        let reads = [read_mermaid(text.as_bytes(), &Limits::default()), read_dot(text.as_bytes(), &Limits::default())];
        for read in reads.into_iter().flatten() {
            prop_assert!(validate(&read.document).is_empty(), "{}: {:?}", text, validate(&read.document));
            let again = read_mermaid(write_mermaid(&read.document, Language::English).as_bytes(), &Limits::default());
            prop_assert_eq!(&again.expect("we wrote it").document, &read.document, "{}", text);
            let again = read_dot(write_dot(&read.document, Language::English).as_bytes(), &Limits::default());
            prop_assert_eq!(&again.expect("we wrote it").document, &read.document, "{}", text);
        }
    }
}

/// What flowcharts are made of.
const WORDS: &[&str] = &[
    "a",
    "b",
    "c",
    "weft_end_0",
    "weft_start_0",
    " ",
    "\n",
    ";",
    "-->",
    "->",
    "--",
    "--",
    "---",
    "-.->",
    "<-->",
    "[x]",
    "{x}",
    "((x))",
    "([x])",
    "[label=\"40%\"]",
    "[shape=circle]",
    "|60%|",
    "|0%|",
    "|x|",
    ":::aiAugmented",
    "&",
    "%%",
    "%% weft: {}\n",
    "subgraph s\n",
    "subgraph weft_version_1 [x]\n",
    "subgraph cluster_s {",
    "end\n",
    "}",
    "\"",
    "[",
    "\\",
    "=",
    "label",
    "<",
    ">",
];
