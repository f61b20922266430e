//! The annex: every step of both versions, in letters that can be read, on request only.

use weft_core::Document;
use weft_report::{Options, Sections};

use super::hostile::pair;
use super::{options, pages, pdf, plain, run, samples, text};

fn with_annex() -> Options {
    Options {
        sections: Sections {
            annex: true,
            ..Sections::default()
        },
        ..options()
    }
}

/// The names of all steps of both versions.
fn names(document: &Document) -> Vec<String> {
    let redesigns = document.redesigns.iter().map(|one| &one.workflow);
    let workflows = std::iter::once(&document.baseline).chain(redesigns.take(1));
    let steps = workflows.flat_map(|workflow| &workflow.steps);
    steps.map(|step| plain(&step.name)).collect()
}

/// The words of the annex: what stands on the pages that the report has only with it.
fn words(document: &Document, file: &[u8], name: &str) -> String {
    let first = (pages(&pdf(document, &options()), name) + 1).to_string();
    plain(&run(
        "pdftotext",
        &["-raw", "-f", &first, "FILE", "-"],
        file,
        name,
    ))
}

#[test]
fn the_annex_names_every_step_of_both_versions() {
    let mut documents = samples();
    documents.push(("forty steps, nine roles".to_owned(), pair(40, 9)));
    documents.push(("thirty roles".to_owned(), pair(33, 30)));
    for (name, document) in documents {
        let file = pdf(&document, &with_annex());
        run("qpdf", &["--check", "FILE"], &file, "annex");
        let words = words(&document, &file, "annex");
        for step in names(&document) {
            assert!(words.contains(&step), "{name}: {step} stands in the annex");
        }
        assert!(
            file == pdf(&document, &with_annex()),
            "{name}: the same bytes"
        );
    }
}

#[test]
fn every_page_but_the_cover_is_numbered() {
    let mut documents = samples();
    documents.push(("folded".to_owned(), pair(80, 12)));
    for (name, document) in documents {
        for options in [options(), with_annex()] {
            let file = pdf(&document, &options);
            let all = pages(&file, "numbered");
            let lines = run("pdftotext", &["FILE", "-"], &file, "numbered");
            for page in 2..=all {
                let foot = format!("{page} of {all}");
                assert!(
                    lines.lines().any(|line| line == foot),
                    "{name}: {foot}; where it is missing, the pages never came to rest"
                );
            }
        }
    }
}

#[test]
fn a_version_alone_has_an_annex_too() {
    for (name, document) in samples().into_iter().take(1) {
        let audit = super::audit_of(&document, None);
        let file = weft_report::pdf(&audit, &document, None, &with_annex()).expect("a report");
        let words = text(&file, &name);
        assert!(words.contains("Thefulldrawing"), "{name}: it has its page");
        assert!(
            !words.contains("Beforepart1"),
            "{name}: nothing is compared"
        );
    }
}

/// The sizes of all letters of a file, and how its pages are stretched: 1 where they are not.
fn sizes(file: &[u8], name: &str) -> (Vec<f64>, Vec<f64>) {
    let plain = run(
        "qpdf",
        &["--qdf", "--object-streams=disable", "FILE", "-"],
        file,
        name,
    );
    let words: Vec<&str> = plain.split_ascii_whitespace().collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<f64>().ok());
    let mut sizes = Vec::new();
    let mut stretched = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if *word == "Tf" {
            sizes.extend(at.checked_sub(1).and_then(number));
        }
        if *word == "cm" || word.starts_with("cm/") {
            let Some(first) = at.checked_sub(6) else {
                continue;
            };
            if let (Some(a), Some(b), Some(c), Some(d)) = (
                number(first),
                number(first + 1),
                number(first + 2),
                number(first + 3),
            ) {
                stretched.push((a * d - b * c).abs());
            }
        }
    }
    (sizes, stretched)
}

#[test]
fn no_letter_is_smaller_than_seven_points() {
    let mut documents = samples();
    documents.push(("thirty roles".to_owned(), pair(33, 30)));
    for (name, document) in documents {
        let (sizes, stretched) = sizes(&pdf(&document, &with_annex()), "letters");
        assert!(sizes.len() > 500, "{name}: the test finds the letters");
        let least = sizes.iter().copied().fold(f64::INFINITY, f64::min);
        assert!(least >= 7.0, "{name}: {least} pt");
        assert!(
            stretched.iter().all(|factor| (factor - 1.0).abs() < 1e-3),
            "{name}: nothing is drawn smaller than it is said to be"
        );
    }
}

#[test]
fn names_of_ten_thousand_letters_do_not_break_the_annex() {
    let mut document = pair(6, 3);
    let long = "x".repeat(10_000);
    for step in &mut document.baseline.steps {
        step.name = format!("漢{long} {}", step.name);
    }
    let json = serde_json::to_string(&document).expect("JSON");
    let json = json.replace("Role 1", &long);
    let document: Document = serde_json::from_str(&json).expect("a document");
    let file = pdf(&document, &with_annex());
    run("qpdf", &["--check", "FILE"], &file, "long");
}

#[test]
fn more_than_a_thousand_steps_are_not_drawn_and_the_report_says_so() {
    let words = text(&pdf(&pair(1_001, 9), &with_annex()), "many");
    assert!(
        words.contains("Thisworkflowhas1001steps"),
        "the reader knows why there is no drawing"
    );
}

#[test]
fn the_annex_stands_only_on_request() {
    for (name, document) in samples().into_iter().take(1) {
        let without = text(&pdf(&document, &options()), &name);
        assert!(
            !without.contains("Thefulldrawing"),
            "{name}: off by default"
        );
        let short = Options {
            one_page: true,
            ..with_annex()
        };
        assert_eq!(
            pages(&pdf(&document, &short), &name),
            1,
            "{name}: the short edition has no annex"
        );
    }
}
