//! The report in German: nothing of it is English, and longer words break nothing.

use weft_core::{Document, Language};
use weft_report::{Options, Paper, Sections, phrases};

use super::{audit_in, options, pages, pdf, plain, run, samples};

/// A pair in German, with gaps that are filled, a loop, an end on the way, decisions and a must-have.
const CLAIM: &str = r#"{
"format": "weft/1", "title": "Schadensmeldung", "case": "ein Wasserschaden", "stakes": "high",
"roles": [
    {"name": "Kundin", "kind": "external"},
    {"name": "Sachbearbeiterin", "learner": true},
    {"name": "Gutachter"},
    {"name": "Teamleitung"},
    {"name": "Assistent", "kind": "ai"}],
"plan": {"mustHave": ["v4"]},
"waivers": [{"finding": "C01:v2", "reason": "moved", "text": "Die Übergabe geschieht am Empfang",
    "decidedBy": ["Gutachter", "Teamleitung"], "reviewDate": "2027-02-21"}],
"baseline": {"steps": [
    {"id": "v1", "name": "Schaden aufnehmen", "roles": ["Sachbearbeiterin", "Kundin"], "tag": "human-relational", "mode": "live", "minutes": 20, "purposes": ["trust", "voice"], "next": [{"to": "v2"}]},
    {"id": "v2", "name": "Akte übergeben", "roles": ["Sachbearbeiterin", "Gutachter"], "tag": "human-relational", "mode": "time-shifted", "minutes": 5, "purposes": ["handover"], "next": [{"to": "v3", "probability": 0.3}, {"to": "v4", "probability": 0.7}]},
    {"id": "v3", "name": "Unterlagen nachfordern", "roles": ["Sachbearbeiterin", "Kundin"], "tag": "human-relational", "mode": "live", "purposes": ["help"], "next": [{"to": "v2"}]},
    {"id": "v4", "name": "Gutachten besprechen", "roles": ["Gutachter", {"name": "Sachbearbeiterin", "count": 2}, "Teamleitung"], "tag": "human-relational", "mode": "live", "minutes": 45, "purposes": ["decide", "learn"], "next": [{"to": "v5", "probability": 0.8}, {"to": "end", "probability": 0.2}]},
    {"id": "v5", "name": "Bescheid schreiben", "roles": ["Sachbearbeiterin"], "tag": "human-alone", "minutes": 30, "next": [{"to": "v6"}]},
    {"id": "v6", "name": "Rückschau im Team", "roles": ["Sachbearbeiterin", "Teamleitung"], "tag": "human-relational", "mode": "live", "minutes": 15, "purposes": ["reflect"], "next": []}]},
"redesign": {"steps": [
    {"id": "n1", "name": "Schaden im Formular erfassen", "roles": ["Kundin"], "tag": "ai-automated", "minutes": 5, "replaces": ["v1"], "next": [{"to": "n2"}]},
    {"id": "n2", "name": "Der Assistent prüft die Angaben", "roles": ["Assistent"], "tag": "ai-automated", "minutes": 1, "replaces": ["v2", "v3"], "next": [{"to": "n1", "probability": 0.4}, {"to": "n3", "probability": 0.6}]},
    {"id": "n3", "name": "Entwurf des Gutachtens lesen", "roles": ["Gutachter", "Assistent"], "tag": "ai-augmented", "minutes": 10, "next": [{"to": "n4"}]},
    {"id": "n4", "name": "Bescheid freigeben", "roles": ["Sachbearbeiterin"], "minutes": 2, "replaces": ["v5"], "next": [{"to": "n5"}]},
    {"id": "n5", "name": "Kurze Absprache", "roles": ["Sachbearbeiterin", "Teamleitung"], "tag": "human-relational", "mode": "live", "minutes": 5, "purposes": ["align"], "replaces": ["v6"], "next": []}]}
}"#;

/// Words of English that German does not have.
const ENGLISH: [&str; 40] = [
    "the",
    "and",
    "with",
    "of",
    "for",
    "is",
    "are",
    "no",
    "not",
    "to",
    "from",
    "by",
    "a",
    "it",
    "its",
    "that",
    "this",
    "or",
    "who",
    "what",
    "where",
    "there",
    "people",
    "step",
    "steps",
    "before",
    "after",
    "now",
    "nobody",
    "contact",
    "case",
    "cases",
    "per",
    "meet",
    "meets",
    "without",
    "does",
    "missing",
    "suggested",
    "assumed",
];

fn claim() -> Document {
    serde_json::from_str(CLAIM).expect("a document")
}

fn in_german() -> Options {
    Options {
        language: Language::German,
        prepared_by: Some("der Werkstatt".to_owned()),
        organisation: Some("Musterhaus".to_owned()),
        ..options()
    }
}

fn with_annex() -> Options {
    Options {
        sections: Sections {
            annex: true,
            ..Sections::default()
        },
        ..in_german()
    }
}

/// What can be read, and what is read aloud for a drawing; quotations and their sources left out.
fn said(file: &[u8]) -> String {
    let words = run("pdftotext", &["-raw", "FILE", "-"], file, "german");
    let mut quoted = false;
    let text = format!("{words}\n{}", aloud(file));
    let outside = text.chars().map(|letter| {
        quoted = (quoted || letter == '„') && letter != '“';
        if quoted { ' ' } else { letter }
    });
    outside.collect()
}

/// The words that stand for drawings.
fn aloud(file: &[u8]) -> String {
    let objects = ["--qdf", "--object-streams=disable", "FILE", "-"];
    let objects = run("qpdf", &objects, file, "aloud");
    let alts = objects.split("/Alt ").skip(1).map(|rest| {
        if let Some(plain) = rest.strip_prefix('(') {
            let end = plain.find(")\n").unwrap_or(plain.len());
            return plain.get(..end).unwrap_or_default().to_owned();
        }
        let digits = rest.trim_start_matches("<feff").split('>').next();
        let digits = digits.unwrap_or_default().as_bytes().chunks(4);
        let units: Vec<u16> = digits
            .filter_map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok())
            .collect();
        String::from_utf16_lossy(&units)
    });
    alts.collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_of_a_german_report_is_english() {
    let document = claim();
    let alone = Document {
        redesigns: Vec::new(),
        ..document.clone()
    };
    for (name, document) in [("pair", &document), ("single", &alone)] {
        let file = pdf(document, &with_annex());
        run("qpdf", &["--check", "FILE"], &file, name);
        let said = said(&file);
        assert!(said.contains(" des Ablaufs"), "{name}: drawings too");
        let words = said.split(|letter: char| !letter.is_alphabetic());
        let english: Vec<&str> = words.filter(|word| ENGLISH.contains(word)).collect();
        assert!(english.is_empty(), "{name}: {english:?}");
        let letters = plain(&said);
        let [ours, theirs] = [Language::German, Language::English].map(phrases);
        let different = theirs.iter().zip(&ours).filter(|(one, other)| one != other);
        for (phrase, _) in different {
            let parts = phrase.split("{}").map(plain);
            for part in parts.filter(|part| part.chars().count() > 8) {
                assert!(!letters.contains(&part), "{name}: “{phrase}” is English");
            }
        }
    }
}

#[test]
fn every_finding_can_be_read_in_german() {
    let mut documents = samples();
    documents.push(("claim".to_owned(), claim()));
    for (name, document) in documents {
        let file = pdf(&document, &in_german());
        run("qpdf", &["--check", "FILE"], &file, &name);
        let words = super::text(&file, &name);
        for finding in &audit_in(Language::German, &document, Some(0)).findings {
            assert!(
                words.contains(&plain(&finding.says)),
                "{name}: {} „{}“",
                finding.rule,
                finding.says
            );
        }
        assert!(
            file == pdf(&document, &in_german()),
            "{name}: the same bytes"
        );
    }
}

#[test]
fn who_reads_a_german_file_aloud_reads_german() {
    let file = pdf(&claim(), &in_german());
    let objects = ["--qdf", "--object-streams=disable", "FILE", "-"];
    let objects = run("qpdf", &objects, &file, "language");
    assert!(objects.contains("/Lang (de)"), "the language of the file");
    assert!(!objects.contains("/Lang (en)"), "and of each of its parts");
}

#[test]
fn a_plan_that_its_must_haves_take_beyond_the_budget_says_so() {
    for (language, says) in [
        (
            Language::German,
            "Das Unverzichtbare allein braucht 66 % der gesparten Zeit, mehr als das Budget.",
        ),
        (
            Language::English,
            "The must-haves alone take 66% of the time saved, more than the budget.",
        ),
    ] {
        let options = Options {
            language,
            ..options()
        };
        let words = super::text(&pdf(&claim(), &options), "beyond");
        assert!(words.contains(&plain(says)), "“{says}” is missing");
    }
}

#[test]
fn days_and_numbers_are_written_as_germans_do() {
    let words = run(
        "pdftotext",
        &["-raw", "FILE", "-"],
        &pdf(&claim(), &in_german()),
        "numbers",
    );
    assert!(words.contains("23. November 2026"), "the day");
    assert!(words.contains("21. Februar 2027"), "the day of a decision");
    assert!(words.contains("0,75"), "a decimal comma");
    assert!(words.contains("2 von "), "the number of a page");
}

#[test]
fn a_german_report_breaks_its_pages_like_an_english_one() {
    let mut documents = samples();
    documents.push(("claim".to_owned(), claim()));
    for (name, document) in documents {
        for paper in [Paper::A4, Paper::Letter] {
            let whole = Options {
                paper,
                ..in_german()
            };
            let file = pdf(&document, &whole);
            let page = |number: &str| {
                let page = ["-f", number, "-l", number, "FILE", "-"];
                plain(&run("pdftotext", &page, &file, &name))
            };
            assert!(
                page("3").contains("WohindieArbeitging"),
                "{name}: a summary of one page"
            );
            assert!(
                page("4").contains("VorherdieAusgangslage"),
                "{name}: the left page"
            );
            assert!(
                page("5").contains("NachherderNeuentwurf"),
                "{name}: the right page"
            );
            let short = Options {
                one_page: true,
                ..whole
            };
            assert_eq!(
                pages(&pdf(&document, &short), &name),
                1,
                "{name} on {paper:?}"
            );
        }
    }
}
