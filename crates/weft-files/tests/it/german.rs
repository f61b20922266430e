//! What is wrong with a file is said in German too, with the same places.

use weft_core::Language;
use weft_files::{
    FileError, Limits, read, read_bpmn, read_csv, read_drawio, read_json, read_picture,
    read_workbook,
};

/// Words of English that German does not have.
const ENGLISH: [&str; 20] = [
    "the", "and", "with", "of", "for", "is", "are", "no", "not", "to", "from", "by", "a", "found",
    "expected", "which", "without", "more", "any", "could",
];

/// Everything that is wrong, from each reader.
fn errors() -> Vec<FileError> {
    let limits = Limits::default();
    let json = |text: &str| read_json(text.as_bytes(), &limits).expect_err("it is wrong");
    let csv = |text: &str| read_csv(text.as_bytes(), &limits).expect_err("it is wrong");
    let bpmn = |text: &str| read_bpmn(text.as_bytes(), &limits).expect_err("it is wrong");
    let drawio = |text: &str| read_drawio(text.as_bytes(), &limits).expect_err("it is wrong");
    let picture = |bytes: &[u8]| read_picture(bytes, &limits).expect_err("it is wrong");
    let workbook = |bytes: &[u8]| read_workbook(bytes, &limits).expect_err("it is wrong");
    let few = Limits {
        elements: 1,
        rows: 1,
        json_bytes: 2,
        ..limits
    };
    let step = |fields: &str| {
        format!(
            r#"{{"format": "weft/1", "title": "", "baseline": {{"steps": [{{"id": "x", {fields}}}]}}}}"#
        )
    };
    let folder = std::env::temp_dir();
    vec![
        json(""),
        json("{"),
        json("{} {}"),
        json("[1, 2"),
        json(r#"{"format": "weft/9"}"#),
        json(r#"{"format": "weft/1"}"#),
        json(&step(r#""minutes": "lang""#)),
        json(&step(r#""tag": "ki""#)),
        json(&step(r#""name": 7"#)),
        json(&step(r#""minutes": 1e999"#)),
        read_json(b"{ }", &few).expect_err("too large"),
        read_json(b"\xFF", &limits).expect_err("no text"),
        csv(""),
        csv("Wer,Was\n"),
        csv("step\n"),
        csv("step,step\nA,B"),
        csv(
            "step,minutes,tag,next,roles,id\nA,lange,ki,dort,Rolle (0),\n,1,,,,\nC,1,,end (7),,end\n",
        ),
        csv("step\nA,zu,viel\n"),
        read_csv(b"step\nA\nB\nC\n", &few).expect_err("too many rows"),
        csv("step,minutes\n#REF!,#N/A\n"),
        workbook(b""),
        workbook(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        workbook(b"PK"),
        bpmn("<html/>"),
        bpmn("<definitions>"),
        bpmn("<!DOCTYPE x><definitions/>"),
        bpmn("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>"),
        bpmn("kein XML"),
        bpmn("<a/><b/>"),
        read_bpmn(b"<a><b/></a>", &few).expect_err("too many elements"),
        drawio("<mxlibrary/>"),
        drawio("<html/>"),
        drawio("<mxfile>"),
        drawio("<mxfile/>"),
        drawio("<mxfile><diagram>!</diagram></mxfile>"),
        drawio("<mxfile><diagram>QUJD</diagram></mxfile>"),
        drawio("<!DOCTYPE x><mxfile/>"),
        drawio("<mxGraphModel>&x;</mxGraphModel>"),
        drawio("<mxGraphModel><root><mxCell id=\"a\" parent=\"a\"/></root></mxGraphModel>"),
        drawio("%3CmxGraphModel%FF"),
        picture(b"<svg/>"),
        picture(b"<html/>"),
        picture(b"\xFF\xD8"),
        picture(b"\x89PNG\r\n\x1a\n"),
        read(&folder, &limits).expect_err("a folder"),
        read(&folder.join("gibt es nicht.csv"), &limits).expect_err("missing"),
    ]
}

/// A text without what stands in quotation marks: quotations are in the language of whoever wrote them.
fn unquoted(text: &str) -> String {
    let mut depth = 0_i32;
    let letters = text.chars().map(|letter| {
        depth += i32::from(letter == '„') - i32::from(letter == '“');
        if depth > 0 { ' ' } else { letter }
    });
    letters.collect()
}

#[test]
fn what_is_wrong_is_said_in_german() {
    for error in errors() {
        let (english, german) = (error.says(Language::English), error.says(Language::German));
        assert_eq!(english, error.to_string(), "as the command says it");
        let plain = unquoted(&german);
        let words: Vec<&str> = plain
            .split(|letter: char| !letter.is_alphabetic())
            .collect();
        let left = words.iter().filter(|word| ENGLISH.contains(word));
        assert_eq!(left.count(), 0, "{english}\n{german}");
    }
}

#[test]
fn the_place_is_the_same_in_german() {
    let wrong = read_csv("step,minutes\nA,lange\n".as_bytes(), &Limits::default());
    let wrong = wrong.expect_err("it is wrong");
    assert_eq!(
        wrong.says(Language::German),
        "Zeile 2, Spalte „minutes“: gefunden: „lange“; erwartet: Minuten von 0 bis 1000000",
        "with what is expected"
    );
}
