//! Which language the names of a document are written in.
//!
//! Somebody says it, or a library tells it from all names together; names are short, so that words of the
//! lexicons count where the library is not sure.

use whatlang::{Detector, Lang};

use super::kinds::Kind;
use super::lexicon::Lexicon;
use super::words::{Token, words};
use crate::workflow::{Tongue, Workflow};

/// Names that are enough to tell the language of a document.
const ENOUGH: usize = 2000;
/// Letters that are enough for the library.
const ENOUGH_LETTERS: usize = 8000;

/// The lexicons to read a document with, the likelier language first.
///
/// Where somebody said which language it is, that one alone. Otherwise the language that the names are
/// written in; German beside English and English beside all others where some word of it appears.
pub(super) fn lexicons(versions: &[&Workflow], said: Option<Tongue>) -> Vec<&'static Lexicon> {
    if let Some(tongue) = said {
        return vec![Lexicon::of(tongue)];
    }
    let names = || {
        let steps = versions.iter().flat_map(|version| &version.steps);
        steps.take(ENOUGH).map(|step| step.name.as_str())
    };
    let tokens: Vec<Vec<Token>> = names().map(words).collect();
    let count = |tongue| -> usize {
        let lexicon = Lexicon::of(tongue);
        tokens.iter().map(|words| hits(words, lexicon)).sum()
    };
    let (english, german) = (count(Tongue::English), count(Tongue::German));
    let romance = romance(names(), english.max(german), count);
    let also = |hits: usize, tongue| (hits > 0).then(|| Lexicon::of(tongue));
    match romance {
        Some(tongue) => std::iter::once(Lexicon::of(tongue))
            .chain(also(english, Tongue::English))
            .collect(),
        None if german > english => vec![Lexicon::of(Tongue::German), Lexicon::of(Tongue::English)],
        None => std::iter::once(Lexicon::of(Tongue::English))
            .chain(also(german, Tongue::German))
            .collect(),
    }
}

/// The Romance language of these names, if it is one: the library and the lexicon must both say so, for
/// a few names in capitals or full of products look like any language to the library.
fn romance<'n>(
    names: impl Iterator<Item = &'n str>,
    others: usize,
    count: impl Fn(Tongue) -> usize,
) -> Option<Tongue> {
    let mut text = String::new();
    for name in names {
        if text.len() > ENOUGH_LETTERS {
            break;
        }
        text.push_str(name);
        text.push_str(".\n");
    }
    let (tongue, hits) = match told(&text) {
        Some(tongue) if !Lexicon::of(tongue).is_romance() => return None,
        // The library is sure: its language may have fewer words than the lexicons of others.
        Some(tongue) => (tongue, count(tongue) + count(tongue) / 2),
        None => Tongue::ALL
            .into_iter()
            .filter(|one| Lexicon::of(*one).is_romance())
            .map(|one| (one, count(one)))
            .reduce(|best, one| if one.1 > best.1 { one } else { best })?,
    };
    (hits > others).then_some(tongue)
}

/// The language that the library is sure of.
fn told(text: &str) -> Option<Tongue> {
    let known = [
        (Lang::Eng, Tongue::English),
        (Lang::Deu, Tongue::German),
        (Lang::Fra, Tongue::French),
        (Lang::Spa, Tongue::Spanish),
        (Lang::Ita, Tongue::Italian),
        (Lang::Por, Tongue::Portuguese),
    ];
    let detector = Detector::with_allowlist(known.iter().map(|(lang, _)| *lang).collect());
    let found = detector.detect(text).filter(whatlang::Info::is_reliable)?;
    let is = |(lang, _): &&(Lang, Tongue)| *lang == found.lang();
    known.iter().find(is).map(|(_, tongue)| *tongue)
}

/// Every lexicon.
pub(super) fn all() -> Vec<&'static Lexicon> {
    Tongue::ALL.into_iter().map(Lexicon::of).collect()
}

/// The lexicons of a document, and English and German beside them: roles may be named in another
/// language than the steps.
pub(super) fn with_roles(mut lexicons: Vec<&'static Lexicon>) -> Vec<&'static Lexicon> {
    for tongue in [Tongue::English, Tongue::German] {
        if lexicons.iter().all(|one| one.tongue != tongue) {
            lexicons.push(Lexicon::of(tongue));
        }
    }
    lexicons
}

/// How many words of a name are small words or the verb of this language.
fn hits(words: &[Token], lexicon: &'static Lexicon) -> usize {
    let small = words
        .iter()
        .filter(|word| lexicon.kinds(&word.text).has(Kind::Stop))
        .count();
    let german = lexicon.tongue == Tongue::German;
    let umlauts = german
        && words
            .iter()
            .any(|word| word.text.contains(['ä', 'ö', 'ü', 'ß']));
    let at = if german {
        words.len().saturating_sub(1)
    } else {
        0
    };
    let verb = words
        .get(at..)
        .and_then(|rest| lexicon.verb(rest))
        .is_some();
    small + usize::from(umlauts) + usize::from(verb)
}
