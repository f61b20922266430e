//! What is drawn of small pairs.

use super::*;
use weft_core::Document;

const BEFORE: &str = r#"
    {"id": "b1", "name": "Greet", "roles": ["Guest", "Host"], "tag": "human-relational", "mode": "live", "minutes": 30, "next": [{"to": "b2"}]},
    {"id": "b2", "name": "Plan", "roles": ["Guest", "Cook"], "tag": "human-relational", "mode": "live", "minutes": 45, "next": [{"to": "b3"}]},
    {"id": "b3", "name": "Taste", "roles": ["Guest", "Cook"], "tag": "human-relational", "mode": "live", "minutes": 10, "next": [{"to": "b4"}]},
    {"id": "b4", "name": "Part", "roles": ["Guest", "Host"], "tag": "human-relational", "mode": "live", "minutes": 20}"#;
const AFTER: &str = r#"
    {"id": "r1", "name": "Bot greets", "roles": ["Guest", "Bot"], "tag": "ai-automated", "mode": "one-way", "minutes": 1, "replaces": ["b1"], "next": [{"to": "r2"}]},
    {"id": "r2", "name": "Plan", "roles": ["Guest", "Cook"], "tag": "human-relational", "mode": "live", "minutes": 20, "replaces": ["b2"], "next": [{"to": "r3"}]},
    {"id": "r3", "name": "Bot asks", "roles": ["Guest", "Bot"], "tag": "ai-automated", "mode": "one-way", "minutes": 1, "replaces": ["b3"]}"#;

/// The drawing of a pair in this order: steps before and after.
fn draw(before: &str, after: &str, waived: &str, fold: bool) -> Drawing {
    let text = format!(
        r#"{{"format": "weft/1", "title": "t", "case": "c", "roles": [{{"name": "Bot", "kind": "ai"}}, {{"name": "Guest", "learner": true}}],
            "baseline": {{"steps": [{before}]}}, "redesign": {{"steps": [{after}]}}}}"#
    );
    let document: Document = serde_json::from_str(&text).expect("a document");
    let settings = weft_core::Settings::default();
    let options = weft_core::audit::Options {
        redesign: Some(0),
        confirmed: None,
        settings: &settings,
        today: jiff::civil::date(2026, 1, 1),
        language: Language::English,
    };
    let mut audit = weft_core::audit::audit(&document, &options).expect("no fault");
    for one in &mut audit.findings {
        if one.baseline_steps.iter().any(|id| id.as_str() == waived) {
            one.status = Status::Waived;
        }
    }
    let filled = weft_core::audit::filled(&document, Some(0), &settings);
    let view = View::new(&audit, &filled, Some(0), Language::English).expect("a view");
    of(&audit, &view, fold.then_some(&BTreeSet::new()))
}

/// The drawing of the dinner; the loss of the step `waived` is let go.
fn drawn(waived: &str) -> Drawing {
    draw(BEFORE, AFTER, waived, false)
}

fn ghost<'a>(drawing: &'a Drawing, name: &str) -> &'a Ghost {
    let ghosts = drawing.rows.iter().filter_map(|row| row.ghost.as_ref());
    let mut all = ghosts.filter(|ghost| ghost.name == name);
    all.next().expect("the contact is gone")
}

#[test]
fn a_tie_is_severed_only_if_nobody_of_it_meets_anywhere() {
    let drawing = drawn("");
    assert!(ghost(&drawing, "Greet").cut, "guest and host meet nowhere");
    assert!(!ghost(&drawing, "Taste").cut, "guest and cook still plan");
}

#[test]
fn a_lane_breaks_where_a_role_meets_nobody_any_more() {
    let lonely: Vec<(String, bool)> = drawn("")
        .lanes
        .iter()
        .map(|lane| (lane.name.clone(), lane.lonely))
        .collect();
    let expected = [
        ("Guest", false),
        ("Host", true),
        ("Cook", false),
        ("Bot", false),
    ];
    let expected = expected.map(|(name, lonely)| (name.to_owned(), lonely));
    assert_eq!(lonely, expected, "learner first, machine last");
}

#[test]
fn what_was_let_go_is_drawn_quietly() {
    let drawing = drawn("b1");
    assert!(ghost(&drawing, "Greet").waived, "people decided so");
    assert!(
        !ghost(&drawing, "Part").waived,
        "nobody decided about this one"
    );
}

#[test]
fn a_thread_leads_to_what_stands_there_now() {
    let drawing = drawn("");
    let greet = ghost(&drawing, "Greet");
    assert_eq!(greet.thread, Some(greet.from), "the guest still takes part");
    assert_eq!(ghost(&drawing, "Part").thread, None, "nothing stands there");
    let notes = drawing.rows.iter().map(|row| row.note_r.as_str());
    assert!(
        notes
            .into_iter()
            .any(|note| note == "nothing stands here now"),
        "and the page says so"
    );
}

#[test]
fn a_contact_that_became_shorter_says_both_figures() {
    let drawing = drawn("");
    let metas = drawing.rows.iter().filter_map(|row| row.r.as_ref());
    let metas: Vec<&str> = metas.map(|mark| mark.meta.as_str()).collect();
    assert!(
        metas.iter().any(|meta| meta.contains("kept, 45 → 20 min")),
        "{metas:?}"
    );
}

/// Seventy talks in a row, done by people or by a machine.
fn talks(prefix: &str, tag: &str) -> String {
    let step = |at: usize| {
        let next = if at < 69 {
            format!(r#"{{"to": "{prefix}{}"}}"#, at + 1)
        } else {
            String::new()
        };
        let replaces = if prefix == "r" {
            format!(r#", "replaces": ["b{at}"]"#)
        } else {
            String::new()
        };
        format!(
            r#"{{"id": "{prefix}{at}", "name": "Talk", "roles": ["A", "B"], "tag": "{tag}", "mode": "live", "minutes": 5, "next": [{next}]{replaces}}}"#
        )
    };
    (0..70).map(step).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_fold_says_what_became_of_its_steps() {
    let note = |tag: &str| {
        let before = talks("b", "human-relational");
        let drawing = draw(&before, &talks("r", tag), "", true);
        let first = drawing.rows.first().map(|row| row.note_r.clone());
        first.expect("one fold")
    };
    assert_eq!(
        note("human-relational"),
        "70 steps, 70 of them contact, unchanged (1–70)",
        "each stands there as it was"
    );
    assert_eq!(
        note("ai-automated"),
        "70 steps without contact, 70 contacts gone (1–70)",
        "no loss hides in a fold"
    );
}
