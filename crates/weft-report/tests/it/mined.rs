//! The report of a workflow that an event log drew.

use weft_core::{Document, Language};

use super::{options, pdf, plain, text};

/// Three activities of a log with four cases, as `weft mine` writes them.
const MINED: &str = r#"{"format": "weft/1", "title": "Claims", "case": "claim", "roles": [{"name": "Group 1", "kind": "internal"}],
"baseline": {"steps": [
    {"id": "a", "name": "Register", "roles": ["Group 1"], "origin": {"element": "task", "performers": "people", "counted": {"visits": 4, "cases": 4}}, "next": [{"to": "b"}]},
    {"id": "b", "name": "Check", "roles": ["Group 1"], "origin": {"element": "task", "performers": "people", "counted": {"visits": 5, "cases": 4}}, "next": [{"to": "c"}]},
    {"id": "c", "name": "Pay", "roles": ["Group 1"], "origin": {"element": "task", "performers": "people", "counted": {"visits": 4, "cases": 4}}}]}}"#;

#[test]
fn the_report_says_what_was_counted_and_what_no_log_shows() {
    let document: Document = serde_json::from_str(MINED).expect("a document");
    let english = text(&pdf(&document, &options()), "mined");
    for says in [
        "Steps and shares come from an event log, which does not show where people talk to each other.",
        "counted in an event log of 4 cases",
        "1–3",
    ] {
        assert!(english.contains(&plain(says)), "“{says}” is missing");
    }
    assert!(
        !english.contains(&plain("they were not measured")),
        "what was counted is not called typed in"
    );
    let mut german = options();
    german.language = Language::German;
    let german = text(&pdf(&document, &german), "mined-german");
    let says = "aus einem Ereignisprotokoll, das nicht zeigt, wo Menschen miteinander sprechen";
    assert!(german.contains(&plain(says)), "“{says}” is missing");
}
