//! What edits say in each language.

use super::super::catalogue::LINES;
use super::*;
use crate::Language;

#[test]
fn every_sentence_is_said_in_every_language() {
    let long = "x".repeat(10_000);
    for key in Sentence::keys() {
        for language in Language::ALL {
            let said = Sentence::new(key, &[&long, "b"]).says(language);
            assert!(!said.contains('{'), "no gap is left: {said}");
            assert!(
                said.chars().count() < 160,
                "a name never fills the screen: {said}"
            );
        }
    }
    for (key, english, german) in LINES {
        let gaps = |line: &str| {
            let parts = line
                .split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}'));
            let mut numbers: Vec<String> = parts
                .map(|(gap, _)| gap.trim_start_matches(char::is_alphabetic).to_owned())
                .collect();
            numbers.sort();
            numbers
        };
        assert_eq!(gaps(english), gaps(german), "{key} says the same in both");
    }
    let unknown = Sentence::new("of-tomorrow", &["a", "b"]);
    assert_eq!(
        unknown.to_string(),
        "of-tomorrow a, b",
        "a key of a newer version is still said"
    );
}

#[test]
fn german_says_words_of_the_file_format_as_words() {
    let says = |key: &str, arguments: &[&str]| Sentence::new(key, arguments).says(Language::German);
    for (key, arguments, expected) in [
        (
            "step-added",
            ["Anruf", "baseline"],
            "Ausgangslage: „Anruf“ kam hinzu",
        ),
        (
            "step-added",
            ["Anruf", "#2"],
            "Neuentwurf 2: „Anruf“ kam hinzu",
        ),
        ("step-added", ["Anruf", "Kühn"], "„Kühn“: „Anruf“ kam hinzu"),
        (
            "redesign-named",
            ["Kühn", "#1"],
            "„Kühn“ heißt jetzt Neuentwurf 1",
        ),
        (
            "step-tagged",
            ["Anruf", "ai-augmented"],
            "Art von „Anruf“: KI-gestützt",
        ),
        ("step-minutes", ["Anruf", "2.5"], "„Anruf“ dauert 2,5 Min."),
        (
            "step-changed",
            ["Anruf", "purposes, helpPath"],
            "„Anruf“ hat sich geändert: Zwecke, Weg zu einem Menschen",
        ),
        ("stakes", ["high", ""], "Was auf dem Spiel steht: viel"),
    ] {
        assert_eq!(says(key, &arguments), expected, "{key}");
    }
}

#[test]
fn a_refusal_is_said_in_german() {
    let missing = EditError::RedesignMissing(1);
    assert_eq!(
        missing.says(Language::English),
        missing.to_string(),
        "as shown"
    );
    assert_eq!(
        missing.says(Language::German),
        "es gibt keinen Neuentwurf 2",
        "from 1"
    );
}
