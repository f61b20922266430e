//! Weft JSON: what goes in comes out, and each wrong value is named with its line.

use expect_test::expect;
use weft_files::{FileError, Limits, read_json, write_json};

/// The error of this text.
fn error(text: &str) -> String {
    read_json(text.as_bytes(), &Limits::default())
        .expect_err("the text is wrong")
        .to_string()
}

/// A document with this step in its baseline.
fn with_step(fields: &str) -> String {
    format!(
        "{{\n  \"format\": \"weft/1\",\n  \"roles\": [],\n  \"baseline\": {{ \"steps\": [\n    {{ \"id\": \"a\", {fields} }}\n  ] }}\n}}"
    )
}

#[test]
fn what_goes_in_comes_out() {
    let text = r#"{
  "format": "weft/1", "title": "T", "case": "c", "stakes": "high", "colour": "red",
  "roles": [ { "name": "Agent", "learner": true }, { "name": "AI", "kind": "ai" } ],
  "baseline": { "steps": [ { "id": "a", "mood": 3, "roles": [ "Agent", { "name": "Agent", "count": 2 } ] } ] },
  "redesigns": [ { "name": "Option", "steps": [ { "id": "r", "replaces": ["a"], "helpPath": "a phone line", "reader": true,
    "next": [ { "to": "end", "probability": 1 } ] } ] } ]
}"#;
    let read = read_json(text.as_bytes(), &Limits::default()).expect("it is valid");
    let written = write_json(&read.document);
    let again = read_json(written.as_bytes(), &Limits::default()).expect("it was written by us");
    assert_eq!(read.document, again.document, "nothing is lost");
    assert!(written.ends_with("}\n"), "a newline ends the file");
    assert!(
        written.contains("\"colour\": \"red\""),
        "unknown fields are kept"
    );
    assert_eq!(written, write_json(&again.document), "writing is stable");
    let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "the field “colour” is not known; it is kept, but ignored",
            "baseline, step “a”: the field “mood” is not known; it is kept, but ignored",
        ],
        "each unknown field is said"
    );
}

#[test]
fn what_people_said_about_matches_comes_out_again() {
    let text = r#"{
  "format": "weft/1", "title": "", "case": "", "stakes": "normal", "roles": [],
  "baseline": { "steps": [ { "id": "a" }, { "id": "b" } ] },
  "redesign": { "steps": [ { "id": "r", "replaces": ["a"] }, { "id": "s" } ],
    "matching": { "drawnApart": true, "apart": [ { "baseline": "a", "redesign": "s" } ],
      "answers": [ { "step": "b", "answer": "not-drawn", "asked": "Ada" } ], "new": ["s"],
      "parts": [ { "baseline": "a", "redesign": "r", "part": "baseline" } ],
      "roles": [ { "baseline": "Clerk", "redesign": "Desk" } ],
      "rolesApart": [ { "baseline": "Clerk", "redesign": "Bot" } ], "mood": 3 } }
}"#;
    let read = read_json(text.as_bytes(), &Limits::default()).expect("it is valid");
    let written: serde_json::Value =
        serde_json::from_str(&write_json(&read.document)).expect("it was written by us");
    let given: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
    assert_eq!(
        written["redesign"]["matching"], given["redesign"]["matching"],
        "nothing is lost, known or not"
    );
    let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "redesign 1: the field “mood” is not known; it is kept, but ignored",
            "redesign 1, the answer about “b”: the field “asked” is not known; it is kept, but ignored",
        ],
        "and what is not known is said"
    );
}

#[test]
fn wrong_values_are_named_with_line_and_path() {
    let cases = [
        r#""minutes": -1"#,
        r#""minutes": 1e308"#,
        r#""minutes": 1e999"#,
        r#""minutes": NaN"#,
        r#""next": [ { "to": "a", "probability": -0.2 } ]"#,
        r#""next": [ { "to": "a", "probability": 1.5 } ]"#,
        r#""next": [ { "to": "a", "probability": NaN } ]"#,
        r#""roles": [ { "name": "A", "count": 0 } ]"#,
        r#""roles": [ { "name": "A", "count": 100001 } ]"#,
        r#""roles": [ 7 ]"#,
        r#""tag": "robot""#,
        r#""purposes": [ "fun" ]"#,
        r#""agency": 6"#,
        r#""reader": 1"#,
        r#""name": "A", "name": "B""#,
    ];
    let errors: Vec<String> = cases
        .iter()
        .map(|fields| error(&with_step(fields)))
        .collect();
    expect![[r#"
        line 5, column 32 (baseline.steps[0].minutes): found floating point `-1.0`, expected minutes from 0 to 1000000
        line 5, column 35 (baseline.steps[0].minutes): found floating point `1e+308`, expected minutes from 0 to 1000000
        line 5, column 33 (baseline.steps[0].minutes): found a number beyond what can be computed with, expected a finite number
        line 5, column 29 (baseline.steps[0].minutes): found “NaN }”, expected value
        line 5, column 61 (baseline.steps[0].next[0].probability): found floating point `-0.2`, expected a probability from 0 to 1
        line 5, column 60 (baseline.steps[0].next[0].probability): found floating point `1.5`, expected a probability from 0 to 1
        line 5, column 56 (baseline.steps[0].next[0].probability): found “NaN } ] }”, expected value
        line 5, column 55 (baseline.steps[0].roles[0].count): found integer `0`, expected a number of people from 1 to 100000
        line 5, column 60 (baseline.steps[0].roles[0].count): found integer `100001`, expected a number of people from 1 to 100000
        line 5, column 29 (baseline.steps[0].roles[0]): found integer `7`, expected the name of a role, or an object with `name` and `count`
        line 5, column 31 (baseline.steps[0].tag): found `robot`, expected one of `ai-automated`, `ai-augmented`, `human-relational`, `human-alone`
        line 5, column 36 (baseline.steps[0].purposes[0]): found `fun`, expected one of `handover`, `voice`, `learn`, `feedback`, `support`, `help`, `reflect`, `align`, `belong`, `trust`, `decide`, `recognise`, `check`, `status`, `logistics`
        line 5, column 30 (baseline.steps[0].agency): found integer `6`, expected an agency from 1 to 5
        line 5, column 28 (baseline.steps[0].reader): found integer `1`, expected a name, or true or false
        line 5, column 36 (baseline.steps[0]): found `name` twice, expected each field once"#]].assert_eq(&errors.join("\n"));
}

#[test]
fn wrong_documents_are_refused_with_a_reason() {
    let cases = [
        "",
        "[]",
        "{]",
        r#"{"format": "weft/2", "phases": []}"#,
        r#"{"format": "weft-audit/1"}"#,
        r#"{"format": "weft/1"}"#,
        r#"{"format": "weft/1", "roles": [ { "name": "A" }, { "name": "A" } ], "baseline": { "steps": [] } }"#,
        r#"{"format": "weft/1", "roles": [ { "name": "A", "headcount": 0 } ], "baseline": { "steps": [] } }"#,
        r#"{"format": "weft/1", "baseline": { "steps": [ ] }"#,
        r#"{"format": "weft/1", "baseline": { "steps": [ ] } } and more"#,
        r#"{"format": "weft/1", "baseline": {}, "redesign": { "steps": [ { "minutes": 1 } ] } }"#,
        r#"{"format": "weft/1", "baseline": { "steps": [] }, "redesign": { "steps": [ { "id": "r", "minutes": "long" } ] } }"#,
    ];
    let errors: Vec<String> = cases.iter().map(|text| error(text)).collect();
    expect![[r#"
        the file: found nothing, the file is empty, expected a JSON object of the format `weft/1`
        line 1, column 0: found sequence, expected a JSON object
        line 1, column 2: found no valid JSON: key must be a string, expected valid JSON
        the format is from a newer version: found “weft/2”, expected “weft/1”
        line 1, column 26 (format): found string "weft-audit/1", expected the format `weft/1`
        line 1, column 20: found an object without it, expected the field `baseline`
        line 1, column 66 (roles): found a second role named `A`, expected each role name once
        line 1, column 63 (roles[0].headcount): found integer `0`, expected a number of people from 1 to 100000
        line 1, column 49: found the end of the file (EOF while parsing an object), expected the rest of the document
        line 1, column 53: found more text after the end of the document, expected the end of the file
        line 1, column 35 (baseline): found an object without it, expected the field `steps`
        line 1, column 105 (redesign.steps[0].minutes): found string "long", expected a number"#]].assert_eq(&errors.join("\n"));
}

#[test]
fn deep_nesting_is_refused_and_does_not_overflow() {
    let deep = "[".repeat(100_000);
    let text = format!(r#"{{"format": "weft/1", "baseline": {{ "steps": [] }}, "deep": {deep}"#);
    expect!["line 1, column 185 (deep[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0): found values nested deeper than 127 levels, expected at most 127 levels"].assert_eq(&error(&text));
}

#[test]
fn too_many_bytes_are_refused() {
    let limits = Limits {
        json_bytes: 10,
        ..Limits::default()
    };
    let result = read_json(b"{\"format\": \"weft/1\"}", &limits);
    assert!(
        matches!(
            result,
            Err(FileError::TooLarge {
                of: weft_files::Counted::Bytes,
                found: 20,
                limit: 10
            })
        ),
        "a limit is a limit"
    );
}

#[test]
fn utf_16_and_a_byte_order_mark_are_read() {
    let text = r#"{"format": "weft/1", "title": "Ü", "baseline": { "steps": [] } }"#;
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [utf16, marked] {
        let read = read_json(&bytes, &Limits::default()).expect("it is text");
        assert_eq!(read.document.title, "Ü", "letters survive");
    }
    let broken = read_json(b"{\n \"\xFF\"", &Limits::default()).expect_err("it is no text");
    assert_eq!(
        broken.to_string(),
        "line 2, column 3: found the byte 0xFF, which is no UTF-8, expected text in UTF-8 or UTF-16",
        "the place is named"
    );
}
