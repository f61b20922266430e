//! Which language a document is written in, by its small words and verbs.

use super::kinds::Kind;
use super::lexicon::Lexicon;
use super::words::{Token, words};
use crate::Language;
use crate::workflow::Workflow;

/// Names that are enough to tell the language of a document.
const ENOUGH: usize = 2000;

/// The lexicons to read a document with, the likelier language first.
///
/// English alone where nothing is German; both otherwise.
pub(super) fn lexicons(versions: &[&Workflow]) -> Vec<&'static Lexicon> {
    let english = Lexicon::of(Language::English);
    let german = Lexicon::of(Language::German);
    let names = versions
        .iter()
        .flat_map(|version| version.steps.iter().take(ENOUGH));
    let (mut in_english, mut in_german) = (0, 0);
    for step in names {
        let words = words(&step.name);
        in_english += hits(&words, english);
        in_german += hits(&words, german);
    }
    match (in_german, in_english) {
        (0, _) => vec![english],
        (german_hits, english_hits) if german_hits > english_hits => vec![german, english],
        _ => vec![english, german],
    }
}

/// Every lexicon.
pub(super) fn both() -> Vec<&'static Lexicon> {
    vec![
        Lexicon::of(Language::English),
        Lexicon::of(Language::German),
    ]
}

/// How many words of a name are small words or the verb of this language.
fn hits(words: &[Token], lexicon: &'static Lexicon) -> usize {
    let small = words
        .iter()
        .filter(|word| lexicon.kinds(&word.text).has(Kind::Stop))
        .count();
    let umlauts = lexicon.language == Language::German
        && words
            .iter()
            .any(|word| word.text.contains(['ä', 'ö', 'ü', 'ß']));
    let at = match lexicon.language {
        Language::English => 0,
        Language::German => words.len().saturating_sub(1),
    };
    let verb = words
        .get(at..)
        .and_then(|rest| lexicon.verb(rest))
        .is_some();
    small + usize::from(umlauts) + usize::from(verb)
}
