//! What stands in the reports of the samples.

use weft_core::plan::ways;
use weft_core::{Language, audit};
use weft_report::{Options, Paper, Sections};

use super::{audit_of, options, pages, pdf, plain, run, samples, text};

#[test]
fn every_sample_is_sound_and_says_every_finding() {
    for (name, document) in samples() {
        let file = pdf(&document, &options());
        run("qpdf", &["--check", "FILE"], &file, &name);
        let words = text(&file, &name);
        for finding in &audit_of(&document, Some(0)).findings {
            assert!(
                words.contains(&plain(&finding.says)),
                "{name}: {} “{}” can be read in the PDF",
                finding.rule,
                finding.says
            );
        }
    }
}

#[test]
fn lighter_ways_within_the_budget_stand_beside_the_plans() {
    let mut lighter = 0;
    for (name, document) in samples() {
        let audit = audit_of(&document, Some(0));
        let words = text(&pdf(&document, &options()), &name);
        let asked = audit::Options {
            redesign: Some(0),
            confirmed: None,
            settings: &audit.settings,
            today: options().date,
            language: Language::English,
        };
        let ways = ways(&document, &audit, &asked).expect("the sample has a redesign");
        for chosen in &ways.plans[1].ways {
            let loss = ways.losses.iter().find(|loss| loss.step == chosen.step);
            let of_loss = &loss.expect("a loss is answered").ways;
            let way = of_loss
                .iter()
                .find(|way| way.touchpoint == chosen.touchpoint);
            let way = way.filter(|way| way.touchpoint.is_some());
            for said in way.iter().flat_map(|way| [&way.name, &way.goes]) {
                assert!(words.contains(&plain(said)), "{name}: “{said}”");
                lighter += 1;
            }
        }
    }
    assert!(lighter > 0, "some sample has lighter ways");
}

#[test]
fn a_single_version_has_its_own_report() {
    for (name, document) in samples() {
        let audit = audit_of(&document, None);
        let file = weft_report::pdf(&audit, &document, None, &options()).expect("a single version");
        run("qpdf", &["--check", "FILE"], &file, &name);
        let words = text(&file, &name);
        assert!(
            !words.contains("Threeplans"),
            "{name}: nothing is compared, so nothing is planned"
        );
        for finding in &audit.findings {
            assert!(
                words.contains(&plain(&finding.says)),
                "{name}: “{}”",
                finding.says
            );
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (name, document) in samples() {
        let one = pdf(&document, &options());
        assert!(one == pdf(&document, &options()), "{name} twice");
        let later = Options {
            date: jiff::civil::date(2027, 1, 1),
            ..options()
        };
        assert!(
            one != pdf(&document, &later),
            "{name}: the date is part of the report"
        );
    }
}

#[test]
fn the_short_edition_fits_one_page_of_either_paper() {
    for (name, mut document) in samples() {
        document.title = "A title of sixty characters that is as long as titles may go".to_owned();
        for paper in [Paper::A4, Paper::Letter] {
            let short = Options {
                one_page: true,
                paper,
                ..options()
            };
            assert_eq!(
                pages(&pdf(&document, &short), &name),
                1,
                "{name} on {paper:?}"
            );
        }
    }
}

#[test]
fn before_and_after_face_each_other() {
    for (name, document) in samples() {
        let file = pdf(&document, &options());
        let page = |number: &str| {
            plain(&run(
                "pdftotext",
                &["-f", number, "-l", number, "FILE", "-"],
                &file,
                &name,
            ))
        };
        assert!(
            page("4").contains("Beforethebaseline"),
            "{name}: the left page"
        );
        assert!(
            page("5").contains("Aftertheredesign"),
            "{name}: the right page"
        );
    }
}

#[test]
fn the_file_is_tagged_and_keeps_its_fonts() {
    for (name, document) in samples().into_iter().take(1) {
        let file = pdf(&document, &options());
        let structure = run("pdfinfo", &["-struct", "FILE"], &file, &name);
        for tag in ["H1", "H2", "H3", "TOC", "TH", "Figure", "Caption"] {
            assert!(structure.contains(tag), "{name}: the structure has {tag}");
        }
        let rows = structure.matches("/Scope /Row").count();
        let steps = document.baseline.steps.len();
        assert!(
            rows > 2 * steps,
            "{name}: {rows} heads of rows; each table has them"
        );
        let info = run("pdfinfo", &["FILE"], &file, &name);
        assert!(
            info.contains("Tagged:") && info.contains("yes"),
            "{name}: {info}"
        );
        let fonts = run("pdffonts", &["FILE"], &file, &name);
        assert!(
            fonts.contains("SourceSans3") && fonts.contains("SourceSerif4"),
            "{name}: {fonts}"
        );
    }
}

#[test]
fn decisions_never_push_the_summary_over_its_page() {
    let lost = |finding: &audit::Finding| ["C01", "C02", "C03", "C04"].contains(&finding.rule);
    for (name, mut document) in samples() {
        for finding in audit_of(&document, Some(0))
            .findings
            .into_iter()
            .filter(lost)
        {
            let waiver = serde_json::json!({
                "finding": finding.id, "reason": "logistics-only",
                "text": "It was logistics; help by phone stays as it is today",
                "decidedBy": ["IT support", "New hire"], "reviewDate": "2027-02-21"
            });
            let waiver = serde_json::from_value(waiver).expect("a waiver");
            document.waivers.push(waiver);
        }
        let file = pdf(&document, &options());
        let third = ["-f", "3", "-l", "3", "FILE", "-"];
        let third = plain(&run("pdftotext", &third, &file, &name));
        assert!(
            third.contains("Howtheworkmoved"),
            "{name}: the summary has one page with {} decisions",
            document.waivers.len()
        );
    }
}

#[test]
fn a_match_counts_as_confirmed_only_if_the_data_says_so() {
    for (name, document) in samples().into_iter().take(1) {
        let mut audit = audit_of(&document, Some(0));
        let sure = "eachmatchwasconfirmedbyaperson";
        let file = |audit: &weft_core::Audit| {
            let pdf = weft_report::pdf(audit, &document, Some(0), &options()).expect("a report");
            text(&pdf, &name)
        };
        for one in &mut audit.matches {
            one.confirmed = true;
        }
        assert!(
            file(&audit).contains(sure),
            "{name}: every match is confirmed"
        );
        if let Some(one) = audit.matches.first_mut() {
            one.confirmed = false;
        }
        assert!(
            !file(&audit).contains(sure),
            "{name}: one match is a suggestion"
        );
    }
}

#[test]
fn sections_can_be_left_out() {
    for (name, document) in samples().into_iter().take(1) {
        let off = Sections {
            flow: false,
            drawings: false,
            people: false,
            findings: false,
            plans: false,
            assumptions: false,
            method: false,
            context: false,
            annex: false,
        };
        let short = Options {
            sections: off,
            ..options()
        };
        let pages = pages(&pdf(&document, &short), &name);
        assert_eq!(pages, 2, "{name}: cover and summary always stand");
    }
}

#[test]
fn a_sheet_of_letter_breaks_its_pages_like_a4() {
    for (name, document) in samples() {
        let letter = Options {
            paper: Paper::Letter,
            ..options()
        };
        let (a4, letter) = (pdf(&document, &options()), pdf(&document, &letter));
        assert_eq!(
            pages(&a4, &name),
            pages(&letter, &name),
            "{name}: one text block on both"
        );
    }
}
