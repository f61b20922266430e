//! Text that tries to break the page, and workflows that are larger than a page.

use std::fmt::Write;

use weft_core::Document;
use weft_core::workflow::Step;
use weft_report::Options;

use super::{options, pages, pdf, run, text};

/// A pair of versions with this many steps and roles; every third step is a meeting.
pub(super) fn pair(steps: usize, roles: usize) -> Document {
    let step = |prefix: &str, at: usize, is_contact: bool, more: &str| {
        let next = if at + 1 < steps {
            let back = if at % 7 == 6 && at > 9 {
                format!(r#", {{"to": "{prefix}{}", "probability": 0.2}}"#, at - 4)
            } else {
                String::new()
            };
            let forward = if back.is_empty() { "1.0" } else { "0.8" };
            format!(
                r#"[{{"to": "{prefix}{}", "probability": {forward}}}{back}]"#,
                at + 1
            )
        } else {
            "[]".to_owned()
        };
        let (one, other) = (at % roles, (at + 1) % roles);
        if is_contact {
            format!(
                r#"{{"id": "{prefix}{at}", "name": "Talk number {at} about the work", "roles": ["Role {one}", "Role {other}"], "tag": "human-relational", "mode": "live", "purposes": ["feedback"], "minutes": 30, "next": {next}{more}}}"#
            )
        } else {
            format!(
                r#"{{"id": "{prefix}{at}", "name": "Step number {at}", "roles": ["Role {one}"], "tag": "ai-automated", "minutes": 1, "next": {next}{more}}}"#
            )
        }
    };
    let list = |prefix: &str, contact: &dyn Fn(usize) -> bool| {
        let mut text = String::new();
        for at in 0..steps {
            let more = if prefix == "r" {
                format!(r#", "replaces": ["b{at}"]"#)
            } else {
                String::new()
            };
            let comma = if at == 0 { "" } else { ", " };
            write!(text, "{comma}{}", step(prefix, at, contact(at), &more)).expect("a string");
        }
        text
    };
    let text = format!(
        r#"{{"format": "weft/1", "title": "Large", "case": "one case", "baseline": {{"steps": [{}]}}, "redesign": {{"steps": [{}]}}}}"#,
        list("b", &|at| at % 3 == 0),
        list("r", &|at| at % 9 == 0)
    );
    serde_json::from_str(&text).expect("a document")
}

#[test]
fn two_hundred_steps_are_folded_or_drawn_whole() {
    let document = pair(200, 9);
    let folded = pdf(&document, &options());
    run("qpdf", &["--check", "FILE"], &folded, "folded");
    let whole = Options {
        fold: false,
        ..options()
    };
    let whole = pdf(&document, &whole);
    assert!(
        pages(&folded, "folded") + 10 < pages(&whole, "whole"),
        "folding saves pages: {} of {}",
        pages(&folded, "folded"),
        pages(&whole, "whole")
    );
    assert!(
        text(&folded, "folded").contains("ofthemcontact"),
        "a fold says what it holds"
    );
}

#[test]
fn a_folded_drawing_stands_behind_the_whole_workflow() {
    let file = pdf(&pair(80, 12), &options());
    let page = |number: &str| {
        let words = ["-raw", "-f", number, "-l", number, "FILE", "-"];
        super::plain(&run("pdftotext", &words, &file, "whole"))
    };
    for (number, head) in [
        ("4", "Thewholeworkflow"),
        ("5", "Thewholeworkflowtheredesign"),
        ("6", "Beforethebaseline"),
        ("7", "Aftertheredesign"),
    ] {
        assert!(page(number).contains(head), "page {number} is “{head}”");
    }
}

#[test]
fn forty_rows_and_three_waivers_still_fit_one_page() {
    let mut document = pair(40, 9);
    document.title = "A title of sixty characters that is as long as titles may go".to_owned();
    for step in ["b3", "b6", "b12", "b15"] {
        let found = super::audit_of(&document, Some(0))
            .findings
            .into_iter()
            .find(|finding| {
                finding.baseline_steps.iter().any(|id| id.as_str() == step)
                    && ["C01", "C02", "C03", "C04"].contains(&finding.rule)
            });
        let waiver = format!(
            r#"{{"finding": "{}", "reason": "logistics-only", "text": "It was logistics; help by phone stays as it is today", "decidedBy": ["Role 3", "Role 4", "Role 6", "Role 7"], "reviewDate": "2027-02-21"}}"#,
            found.expect("the contact is lost").id
        );
        document
            .waivers
            .push(serde_json::from_str(&waiver).expect("a waiver"));
    }
    let short = Options {
        one_page: true,
        ..options()
    };
    let file = pdf(&document, &short);
    assert_eq!(
        pages(&file, "forty"),
        1,
        "the legend goes first, then the weaves"
    );
    let words = text(&file, "forty");
    assert!(words.contains("and1more"), "three are told, one is counted");
}

#[test]
fn many_roles_still_fit() {
    for roles in [9, 12, 17, 26] {
        let file = pdf(&pair(40, roles), &options());
        run(
            "qpdf",
            &["--check", "FILE"],
            &file,
            &format!("{roles}-roles"),
        );
        assert!(pages(&file, "roles") < 40, "{roles} roles");
    }
}

#[test]
fn above_sixteen_roles_the_map_shows_those_with_most_minutes() {
    for (roles, says) in [(16, false), (17, true)] {
        let words = text(&pdf(&pair(40, roles), &options()), "map");
        assert_eq!(
            words.contains("Themapshowsthesixteenroleswithmostminutes"),
            says,
            "{roles} roles"
        );
    }
}

#[test]
fn no_text_of_a_user_can_break_the_report() {
    let long = "x".repeat(10_000);
    let texts = [
        "#eval(\"1\") #read(\"/etc/passwd\") $x^2$ ] } </script> \\ * _ ` @ref <label> ==",
        "control \u{0}\u{7}\u{1b}[31m and \u{202e}turned\u{202c} and \u{e000} and \u{fffe}",
        "🙂 👩‍👩‍👧 漢字 العربية עברית ไทย हिन्दी ✓ ☎",
        long.as_str(),
        "",
    ];
    for (at, hostile) in texts.iter().enumerate() {
        let mut document = pair(6, 3);
        document.title = (*hostile).to_owned();
        document.case = (*hostile).to_owned();
        let rename = |step: &mut Step| step.name = format!("{hostile} {}", step.name);
        document.baseline.steps.iter_mut().for_each(rename);
        for redesign in &mut document.redesigns {
            redesign.workflow.steps.iter_mut().for_each(rename);
        }
        let mut text = serde_json::to_string(&document).expect("JSON");
        let role = serde_json::to_string(&format!("{hostile} 1")).expect("JSON");
        text = text.replace("\"Role 1\"", &role);
        let document: Document = serde_json::from_str(&text).expect("a document");
        let named = Options {
            prepared_by: Some((*hostile).to_owned()),
            organisation: Some((*hostile).to_owned()),
            ..options()
        };
        for short in [false, true] {
            let file = pdf(
                &document,
                &Options {
                    one_page: short,
                    ..named.clone()
                },
            );
            run(
                "qpdf",
                &["--check", "FILE"],
                &file,
                &format!("hostile-{at}"),
            );
        }
    }
}

#[test]
fn what_was_replaced_is_listed() {
    let mut document = pair(6, 3);
    document.title = "漢字".to_owned();
    let words = text(&pdf(&document, &options()), "replaced");
    assert!(
        words.contains("U6F22"),
        "the character is named under the assumptions"
    );
}

#[test]
fn a_redesign_that_is_not_there_is_an_error() {
    let document = pair(6, 3);
    let audit = super::audit_of(&document, Some(0));
    let error =
        weft_report::pdf(&audit, &document, Some(3), &options()).expect_err("no redesign 3");
    assert_eq!(
        error.to_string(),
        "the document has no redesign 3 (counted from 0)",
        "it says which"
    );
}

#[test]
fn a_logo_that_is_no_picture_is_refused() {
    let document = pair(6, 3);
    let audit = super::audit_of(&document, Some(0));
    let logo = Options {
        logo: Some(b"GIF89a".to_vec()),
        ..options()
    };
    let error = weft_report::pdf(&audit, &document, Some(0), &logo).expect_err("not a PNG");
    assert!(error.to_string().contains("PNG"), "{error}");
}

#[test]
fn more_than_a_thousand_steps_make_a_report() {
    let file = pdf(&pair(1_100, 9), &options());
    run("qpdf", &["--check", "FILE"], &file, "huge");
    assert!(pages(&file, "huge") > 10, "every finding is listed");
}
