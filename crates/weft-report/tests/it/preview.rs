//! The pages on the screen are the pages of the PDF.

use weft_report::{Options, Pages, Paper};

use super::hostile::pair;
use super::{audit_of, options, pages, run, samples};

fn set(document: &weft_core::Document, options: &Options) -> Pages {
    let redesign = (!document.redesigns.is_empty()).then_some(0);
    weft_report::typeset(&audit_of(document, redesign), document, redesign, options)
        .expect("the report is set")
}

/// The sizes that a PDF says its pages have, in points.
fn printed_sizes(pdf: &[u8], name: &str) -> Vec<(f64, f64)> {
    let info = run("pdfinfo", &["-l", "-1", "FILE"], pdf, name);
    let sizes = info.lines().filter_map(|line| {
        let (_, size) = line.strip_prefix("Page ")?.split_once("size:")?;
        let (width, rest) = size.trim().split_once(" x ")?;
        Some((width.parse().ok()?, rest.split(' ').next()?.parse().ok()?))
    });
    sizes.collect()
}

#[test]
fn the_pages_on_the_screen_are_those_of_the_pdf() {
    for (name, document) in samples() {
        for paper in [Paper::A4, Paper::Letter] {
            let mut options = options();
            options.paper = paper;
            options.sections.annex = true;
            let shown = set(&document, &options);
            let printed = printed_sizes(&shown.pdf().expect("a PDF"), &name);
            let sizes: Vec<_> = shown.sizes().collect();
            assert_eq!(sizes.len(), printed.len(), "{name} on {paper:?}: as many");
            for (at, (one, (width, height))) in sizes.iter().zip(&printed).enumerate() {
                let same = (one.width - width).abs() < 0.01 && (one.height - height).abs() < 0.01;
                assert!(
                    same,
                    "{name} on {paper:?}, page {at}: {one:?}, {width} × {height}"
                );
            }
        }
    }
}

#[test]
fn what_is_shown_writes_the_same_bytes_as_what_is_only_written() {
    for (name, document) in samples().into_iter().take(1) {
        let shown = set(&document, &options());
        // Drawing a page must not change what is written.
        assert!(shown.svg(0).is_some(), "{name} has a cover");
        let written = super::pdf(&document, &options());
        assert!(shown.pdf().expect("a PDF") == written, "{name}");
    }
}

#[test]
fn each_page_is_a_picture_of_its_own() {
    for (name, document) in samples().into_iter().take(1) {
        let shown = set(&document, &options());
        for (at, size) in shown.sizes().enumerate() {
            let svg = shown.svg(at).expect("a page of the report");
            let view = view_box(&svg);
            let same = (view.0 - size.width).abs() < 0.01 && (view.1 - size.height).abs() < 0.01;
            assert!(same, "{name}, page {at}: {size:?} as {view:?}");
            assert!(
                !svg.contains("<text") && !svg.contains("<script") && !svg.contains("http://127"),
                "{name}, page {at}: letters are shapes, and nothing is loaded or run"
            );
        }
        assert_eq!(
            shown.svg(shown.sizes().count()),
            None,
            "no page after the last"
        );
    }
}

/// The size that a picture says it has.
fn view_box(svg: &str) -> (f64, f64) {
    let (_, rest) = svg.split_once("viewBox=\"0 0 ").expect("a size");
    let (size, _) = rest.split_once('"').expect("its end");
    let (width, height) = size.split_once(' ').expect("two numbers");
    let number = |text: &str| text.parse().expect("a number");
    (number(width), number(height))
}

#[test]
fn each_page_knows_its_section() {
    for (name, document) in samples().into_iter().take(1) {
        let shown = set(&document, &options());
        let sections = shown.sections();
        assert_eq!(sections.len(), shown.sizes().count(), "{name}: one each");
        let third = sections.get(2).map(String::as_str);
        assert_eq!(third, Some("How the work moved"), "{name}: {sections:?}");
        assert!(
            sections.iter().skip(1).all(|section| !section.is_empty()),
            "{name}: only the cover may have none: {sections:?}"
        );
    }
}

#[test]
fn a_long_report_draws_only_the_page_that_is_asked_for() {
    let document = pair(200, 16);
    let mut options = options();
    options.fold = false;
    let shown = set(&document, &options);
    let count = shown.sizes().count();
    let last = shown.svg(count - 1).expect("the last page");
    assert!(count > 40, "a long report: {count} pages");
    let parts = [
        "Before: the baseline (part 2 of ",
        "After: the redesign (part 2 of ",
    ];
    for part in parts {
        let mut sections = shown.sections().iter();
        assert!(
            sections.any(|section| section.starts_with(part)),
            "each part is named, before and after in turn: {part}"
        );
    }
    assert!(
        last.len() < 2_000_000,
        "a page is small: {} bytes",
        last.len()
    );
    assert_eq!(
        count,
        pages(&shown.pdf().expect("a PDF"), "long"),
        "and all are written"
    );
}

/// A wide logo: two pixels high.
fn logo() -> Vec<u8> {
    let drawing = r##"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="2">
        <rect width="200" height="2" fill="#0072b2"/></svg>"##;
    weft_report::svg_to_png(drawing, 1_000).expect("a picture")
}

#[test]
fn a_logo_keeps_its_place_and_changes_no_page_breaks() {
    for (name, document) in samples().into_iter().take(1) {
        for one_page in [false, true] {
            let mut options = options();
            options.one_page = one_page;
            let plain = set(&document, &options);
            options.logo = Some(logo());
            let marked = set(&document, &options);
            assert!(!picture(&plain).contains("<image"), "{name}: none");
            assert!(
                picture(&marked).contains("<image"),
                "{name}, one page {one_page}: it stands on the first page"
            );
            assert_eq!(
                plain.sizes().count(),
                marked.sizes().count(),
                "{name}: a logo takes no room from the text"
            );
            let pdf = marked.pdf().expect("a PDF");
            run("qpdf", &["--check", "FILE"], &pdf, &name);
        }
    }
}

fn picture(pages: &Pages) -> String {
    pages.svg(0).expect("a first page")
}

#[test]
fn a_single_page_says_whose_it_is_and_who_made_it() {
    for (name, document) in samples() {
        let mut options = options();
        options.one_page = true;
        let words = super::text(&super::pdf(&document, &options), &name);
        for says in ["Sampleorganisation", "Preparedbytheworkshop"] {
            assert!(words.contains(says), "{name}: {says} in {words}");
        }
    }
}
