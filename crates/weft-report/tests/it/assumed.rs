//! The table of values that nobody gave, where it runs over many pages.

use std::fmt::Write as _;

use weft_core::{Document, Language};
use weft_report::{Options, Sections};

use super::{audit_in, options, pages, pdf, placed, plain};

/// Values that are printed, as the report says; the JSON result has all.
const PRINTED: usize = 240;

/// How many values this document has: a few more than are printed.
const VALUES: usize = 245;

/// Each step shares its ways out in a way of its own, which nobody said.
fn document() -> Document {
    let mut steps = String::new();
    for at in 0..VALUES {
        let share = 0.001 + 0.002 * at as f64;
        let _written = write!(
            steps,
            r#"{{"id": "s{at}", "name": "Step {at} of many", "roles": ["Clerk"], "tag": "human-alone", "minutes": 1, "mode": "none",
            "next": [{{"to": "s{}", "probability": {share}}}, {{"to": "s{}"}}, {{"to": "end"}}]}}, "#,
            at + 1,
            (at + 2).min(VALUES),
        );
    }
    let text = format!(
        r#"{{"format": "weft/1", "title": "Many values", "case": "c", "roles": [{{"name": "Clerk"}}], "baseline": {{"steps": [{steps}
        {{"id": "s{VALUES}", "name": "The last one", "roles": ["Clerk"], "tag": "human-alone", "mode": "none", "minutes": 1}}]}}}}"#
    );
    serde_json::from_str(&text).expect("a document")
}

fn alone(language: Language) -> Options {
    let none = Sections {
        flow: false,
        drawings: false,
        people: false,
        findings: false,
        plans: false,
        assumptions: true,
        method: false,
        context: false,
        annex: false,
    };
    Options {
        language,
        sections: none,
        ..options()
    }
}

#[test]
fn two_hundred_and_forty_filled_values_break_over_pages_without_a_loss() {
    let document = document();
    let audit = audit_in(Language::English, &document, None);
    let values = audit.assumptions.iter();
    let values = values.filter(|one| one.field == "probability").count();
    assert_eq!(values, VALUES, "each value is one of its own");
    for (language, head, more) in [
        (
            Language::English,
            "What was used",
            "5 more stand in the JSON result.",
        ),
        (
            Language::German,
            "Was gilt",
            "Weitere 5 stehen im JSON-Ergebnis.",
        ),
    ] {
        let file = pdf(&document, &alone(language));
        let count = pages(&file, "many");
        let (mut rows, mut with_rows, mut all) = (0, 0, String::new());
        for page in 1..=count {
            let words = placed(&file, page, "many");
            let text: Vec<&str> = words.iter().map(|(_, word)| word.as_str()).collect();
            let text = plain(&text.join(" "));
            // A row says its step as its place: `17 Step 16 of many`.
            let here = text.matches("ofmany").count();
            if here > 0 {
                assert!(
                    text.contains(&plain(head)),
                    "page {page} has the heads of its columns"
                );
                with_rows += 1;
                rows += here;
            }
            for ([left, top, right, bottom], word) in words {
                let fits = left > 60.0 && right < 536.0 && top > 30.0 && bottom < 800.0;
                assert!(fits, "“{word}” on page {page} stands within the margins");
            }
            all.push_str(&text);
        }
        assert_eq!(rows, PRINTED, "every row is printed once, and none is cut");
        assert!(
            with_rows >= 4,
            "the table runs over several pages: {with_rows}"
        );
        for at in 0..PRINTED {
            let place = plain(&format!("{} Step {at} of many", at + 1));
            assert!(all.contains(&place), "{place}");
        }
        assert!(all.contains(&plain(more)), "what is left out is said");
    }
}
