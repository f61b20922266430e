//! What stands beside the drawings: shares, legends and parts.

use std::fmt::Write as _;

use weft_core::{Document, Language};
use weft_report::Options;

use super::{options, pages, pdf, placed, plain, run};

/// How many ways lead out of one step.
const WAYS: usize = 9;

/// A step of which nine ways go, each to a step that leads to the end.
fn fan() -> Document {
    let mut steps = String::new();
    let mut ways = String::new();
    for at in 0..WAYS {
        let share = if at == 0 { 0.84 } else { 0.02 };
        let comma = if at == 0 { "" } else { ", " };
        let _written = write!(ways, r#"{comma}{{"to": "w{at}", "probability": {share}}}"#);
        let _written = write!(
            steps,
            r#", {{"id": "w{at}", "name": "Way {at}", "roles": ["Clerk"], "tag": "human-alone", "minutes": 1, "mode": "none",
            "next": [{{"to": "a", "probability": 0.3}}, {{"to": "w{}", "probability": 0.05}}, {{"to": "end", "probability": 0.65}}]}}"#,
            (at + 3) % WAYS,
        );
    }
    let text = format!(
        r#"{{"format": "weft/1", "title": "Fan", "case": "c", "roles": [{{"name": "Clerk"}}], "baseline": {{"steps": [
        {{"id": "a", "name": "Begin", "roles": ["Clerk"], "tag": "human-alone", "minutes": 1, "mode": "none", "next": [{ways}]}}{steps}]}}}}"#
    );
    serde_json::from_str(&text).expect("a document")
}

#[test]
fn shares_beside_the_flow_never_lie_on_one_another() {
    for language in [Language::English, Language::German] {
        let options = Options {
            language,
            ..options()
        };
        let file = pdf(&fan(), &options);
        let mut shares = 0;
        for page in 3..=pages(&file, "fan") {
            let words = placed(&file, page, "fan");
            // In German the sign is a word of its own.
            let is_share = |word: &str| word.ends_with('%');
            let here: Vec<_> = words.iter().filter(|(_, word)| is_share(word)).collect();
            shares += here.len();
            for (at, (one, word)) in here.iter().enumerate() {
                for (other, beside) in here.iter().skip(at + 1) {
                    // The boxes of two lines touch; what is printed is less tall.
                    let across = one[0] < other[2] && other[0] < one[2];
                    let down = one[1] + 3.0 < other[3] && other[1] + 3.0 < one[3];
                    assert!(!(across && down), "{word} and {beside} on page {page}");
                }
            }
        }
        assert!(shares > 2 * WAYS, "the drawing has shares: {shares}");
    }
}

#[test]
fn a_legend_explains_only_what_is_drawn() {
    let file = pdf(&fan(), &options());
    let page = plain(&run(
        "pdftotext",
        &["-f", "3", "-l", "3", "FILE", "-"],
        &file,
        "fan",
    ));
    assert!(page.contains("apersonworksalone"), "what is drawn");
    for mark in ["peoplemeet", "apersonworkswithAI", "AIacts", "Thickerbar"] {
        assert!(!page.contains(mark), "{mark} is not drawn");
    }
    let contents = plain(&run("pdftotext", &["-l", "1", "FILE", "-"], &file, "fan"));
    assert!(
        !contents.contains("meetswhom"),
        "where nobody meets and nobody passes work on, no page is about it"
    );
}
