//! The report of a workflow that an event log drew.

use weft_core::{Document, Language};
use weft_report::Options;

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
        "Shares: counted in an event log of 4 cases. Minutes are defaults",
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

#[test]
fn the_summary_says_which_minutes_are_defaults_and_what_that_means() {
    let said = |document: &Document, language| {
        let options = Options {
            language,
            one_page: true,
            ..options()
        };
        text(&pdf(document, &options), "defaults")
    };
    let mined: Document = serde_json::from_str(MINED).expect("a document");
    let all = said(&mined, Language::English);
    let says = "None of the 3 steps that people do has minutes of its own, so defaults stand for them: hours and minutes in this report say how often steps happen, not how long they take.";
    assert!(all.contains(&plain(says)), "“{says}” is missing");
    let all = said(&mined, Language::German);
    let says = "Keiner der 3 Schritte, die Menschen tun, hat eigene Minuten; dort gelten Vorgaben";
    assert!(all.contains(&plain(says)), "“{says}” is missing");

    let mut some = mined.clone();
    some.baseline.steps[0].minutes = Some(80.0);
    some.baseline.steps[1].minutes = Some(20.0);
    let english = said(&some, Language::English);
    let says = "One of the 3 steps that people do has no minutes of its own, so a default stands for it; 9.1% of people’s time in this report rests on that, and hours and minutes are rough.";
    assert!(english.contains(&plain(says)), "“{says}” is missing");
    let german = said(&some, Language::German);
    let says = "Einer der 3 Schritte, die Menschen tun, hat keine eigenen Minuten; dort gilt eine Vorgabe.";
    assert!(german.contains(&plain(says)), "“{says}” is missing");

    for step in &mut some.baseline.steps {
        step.minutes = Some(10.0);
    }
    let none = said(&some, Language::English);
    assert!(!none.contains("default"), "nothing is a default");
}

#[test]
fn a_log_that_shows_no_talk_is_not_said_to_have_none() {
    let document: Document = serde_json::from_str(MINED).expect("a document");
    let english = text(&pdf(&document, &options()), "mined");
    for says in [
        "That does not say that nobody talks: such a log records work, not conversations.",
        "No contact is drawn, so none names a purpose.",
    ] {
        assert!(english.contains(&plain(says)), "“{says}” is missing");
    }
    for untrue in [
        "100% of cases meet nobody.",
        "The table shows who passes work to whom.",
    ] {
        assert!(!english.contains(&plain(untrue)), "“{untrue}”");
    }
}
