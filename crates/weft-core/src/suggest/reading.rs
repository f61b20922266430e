//! A name as clauses: what is done, to whom, with whom.
//!
//! In English the verb comes first ("inform customer about refusal"), in German last ("Kunde über
//! Ablehnung informieren"); in both it may hide in a noun ("contract negotiation", "Antragsprüfung").
//! In the Romance languages verb or noun comes first ("vérifier le dossier", "envío de la factura").

use super::cast::Cast;
use super::kinds::{Kind, Kinds};
use super::lexicon::Lexicon;
use super::mentions::{Mention, mentions};
use super::words::{Token, tokens};
use crate::workflow::Tongue;

/// One thing that is done.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// The infinitive; empty where no verb was found.
    pub(super) verb: &'static str,
    pub(super) kinds: Kinds,
    pub(super) mentions: Vec<Mention>,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) place: Place,
}

/// Where the words of a verb stand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) to: usize,
    /// Whether it is a noun: what stands before it is its object.
    pub(super) noun: bool,
}

impl Place {
    pub(super) fn holds(self, at: usize) -> bool {
        (self.at..self.to).contains(&at)
    }
}

/// A name, read.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) tokens: Vec<Token>,
    pub(super) lexicon: &'static Lexicon,
    pub(super) clauses: Vec<Clause>,
    /// Whether the name tells a state ("order received"), not an activity.
    pub(super) state: bool,
    /// Whether a system is the subject: "system sends mail".
    pub(super) by_system: bool,
}

impl Reading {
    /// Reads a name in the first language in which it has a verb.
    pub(super) fn of(name: &str, lexicons: &[&'static Lexicon], cast: &Cast) -> Self {
        let tokens = tokens(name);
        let mut first = None;
        for lexicon in lexicons {
            let clauses = clauses(&tokens, lexicon, cast);
            let found = clauses.iter().any(|clause| !clause.verb.is_empty());
            let reading = Self {
                state: is_state(&tokens, lexicon),
                by_system: by_system(&tokens, lexicon),
                tokens: tokens.clone(),
                lexicon,
                clauses,
            };
            if found {
                return reading;
            }
            first.get_or_insert(reading);
        }
        first.unwrap_or_else(|| Self {
            tokens,
            lexicon: Lexicon::of(Tongue::English),
            clauses: Vec::new(),
            state: false,
            by_system: false,
        })
    }

    /// The lists of every verb of the name.
    pub(super) fn kinds(&self) -> Kinds {
        let kinds = self.clauses.iter().map(|clause| clause.kinds);
        kinds.fold(Kinds::default(), Kinds::and)
    }

    /// Whether a system gets what is sent: "send to the chatbot".
    pub(super) fn to_system(&self) -> bool {
        let machine = Kinds::of(&[Kind::System, Kind::Product]);
        let kinds = |at: usize| {
            let word = self.tokens.get(at);
            word.map_or_else(Kinds::default, |word| self.lexicon.kinds(&word.text))
        };
        (0..self.tokens.len())
            .filter(|at| kinds(*at).has(Kind::To))
            .any(|at| {
                let skipped = (at + 1..)
                    .take_while(|next| kinds(*next).has(Kind::Article))
                    .take(3);
                let rest = self
                    .tokens
                    .get(at + 1 + skipped.count()..)
                    .unwrap_or_default();
                (0..rest.len().min(2)).any(|skip| {
                    let rest = rest.get(skip..).unwrap_or_default();
                    self.lexicon.phrase(rest, machine).is_some()
                })
            })
    }

    /// Whether the last word stands in this list.
    pub(super) fn ends_in(&self, kind: Kind) -> bool {
        let last = self.tokens.iter().rev().find(|token| is_word(token));
        last.is_some_and(|word| self.lexicon.kinds(&word.text).has(kind))
    }

    /// Whether some word of the name stands in this list, as it is written or in the singular.
    pub(super) fn says(&self, kind: Kind) -> bool {
        says(&self.tokens, self.lexicon, kind)
    }
}

/// Whether some of these words stands in this list, as it is written or in the singular.
pub(super) fn says(tokens: &[Token], lexicon: &Lexicon, kind: Kind) -> bool {
    let of = Kinds::of(&[kind]);
    (0..tokens.len()).any(|at| {
        let rest = tokens.get(at..).unwrap_or_default();
        lexicon.phrase(rest, of).is_some()
            || rest
                .first()
                .is_some_and(|word| lexicon.kinds(&word.root).has(kind))
    })
}

/// Whether the name tells a state: "order received by post", "offer ready".
fn is_state(tokens: &[Token], lexicon: &'static Lexicon) -> bool {
    let words: Vec<&Token> = tokens.iter().filter(|token| is_word(token)).collect();
    // "Enviar pedido": what is to be done comes first, and a participle is a noun then.
    let first = words.first().map(|word| word.text.as_str());
    if lexicon.is_romance() && first.is_some_and(|word| lexicon.is_infinitive(word)) {
        return false;
    }
    (1..words.len()).any(|at| {
        let Some(word) = words.get(at) else {
            return false;
        };
        let kinds = |word: &Token| lexicon.kinds(&word.text);
        let next = words.get(at + 1);
        if next.is_some_and(|next| !kinds(next).has(Kind::Function)) {
            return false;
        }
        let english = lexicon.tongue == Tongue::English;
        let anywhere = lexicon.tongue != Tongue::German;
        let past = english && word.text.len() > 4 && word.text.ends_with("ed");
        let state = kinds(word).has(Kind::State) && next.is_none();
        past || state || lexicon.past(&word.text).is_some() && (anywhere || next.is_none())
    })
}

/// Whether the name begins with a system that does something.
fn by_system(tokens: &[Token], lexicon: &'static Lexicon) -> bool {
    let machine = Kinds::of(&[Kind::System, Kind::Product]);
    let article = |token: &Token| lexicon.kinds(&token.text).has(Kind::Article);
    let from = usize::from(tokens.first().is_some_and(article));
    let named = lexicon.phrase(tokens.get(from..).unwrap_or_default(), machine);
    named
        .and_then(|(length, _)| tokens.get(from + length..))
        .is_some_and(|rest| lexicon.is_finite(rest))
}

/// Whether this is a word, not a sign or number.
pub(super) fn is_word(token: &Token) -> bool {
    token.text.chars().any(char::is_alphabetic)
}

fn clauses(tokens: &[Token], lexicon: &'static Lexicon, cast: &Cast) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut from = 0;
    for at in 0..=tokens.len() {
        let joins = tokens
            .get(at)
            .is_none_or(|token| lexicon.kinds(&token.text).has(Kind::Join));
        if !joins {
            continue;
        }
        if from < at {
            add(&mut clauses, tokens, (from, at), lexicon, cast);
        }
        from = at + 1;
    }
    let mut before: Option<Mention> = None;
    for clause in &mut clauses {
        clause.mentions = mentions(tokens, clause, lexicon, cast, &mut before);
    }
    clauses
}

/// Adds a clause, or makes the last one longer where the words have no verb of their own.
fn add(
    clauses: &mut Vec<Clause>,
    tokens: &[Token],
    (from, to): (usize, usize),
    lexicon: &'static Lexicon,
    cast: &Cast,
) {
    let found = match lexicon.tongue {
        Tongue::English => english(tokens, (from, to), lexicon, cast, clauses.is_empty()),
        Tongue::German => german(tokens, (from, to), lexicon),
        Tongue::French | Tongue::Spanish | Tongue::Italian | Tongue::Portuguese => {
            romance(tokens, (from, to), lexicon, cast)
        }
    };
    let found = match (found, clauses.last_mut()) {
        (Some(found), Some(last)) if last.verb.is_empty() => {
            (last.verb, last.kinds, last.place) = (found.verb, found.kinds, found.place);
            last.to = to;
            return;
        }
        (Some(found), _) => found,
        (None, Some(last)) => {
            last.to = to;
            return;
        }
        (None, None) => Verb::default(),
    };
    clauses.push(Clause {
        verb: found.verb,
        kinds: found.kinds,
        mentions: Vec::new(),
        from,
        to,
        place: found.place,
    });
}

/// A verb that was found.
#[derive(Debug, Clone, Copy, Default)]
struct Verb {
    verb: &'static str,
    kinds: Kinds,
    place: Place,
}

/// The verb that begins at this word.
fn verb_at(tokens: &[Token], at: usize, to: usize, lexicon: &'static Lexicon) -> Option<Verb> {
    let (length, verb, kinds) = lexicon.verb(tokens.get(at..to)?)?;
    let place = Place {
        at,
        to: at + length,
        noun: false,
    };
    Some(Verb { verb, kinds, place })
}

/// The noun that begins at this word and is a verb in disguise.
fn noun_at(tokens: &[Token], at: usize, to: usize, lexicon: &'static Lexicon) -> Option<Verb> {
    let (length, verb, kinds) = lexicon.noun(tokens.get(at..to)?)?;
    let place = Place {
        at,
        to: at + length,
        noun: true,
    };
    Some(Verb { verb, kinds, place })
}

/// The noun in disguise that ends a phrase.
fn noun_in(
    tokens: &[Token],
    (from, to): (usize, usize),
    lexicon: &'static Lexicon,
) -> Option<Verb> {
    (from..to)
        .filter_map(|at| noun_at(tokens, at, to, lexicon))
        .find(|found| found.place.to == to)
}

fn english(
    tokens: &[Token],
    (from, to): (usize, usize),
    lexicon: &'static Lexicon,
    cast: &Cast,
    first: bool,
) -> Option<Verb> {
    let mut at = from;
    while let Some(word) = tokens.get(at).filter(|_| at < to) {
        let kinds = lexicon.kinds(&word.text);
        let passes = !is_word(word) || kinds.has(Kind::Filler) || kinds.has(Kind::Auto);
        if !passes {
            break;
        }
        at += 1;
    }
    if let Some(found) = verb_at(tokens, at, to, lexicon) {
        return Some(heavy(tokens, found, to, lexicon));
    }
    if let Some(named) = cast.named(tokens.get(at..to).unwrap_or_default()) {
        let next = at + named.length.max(1);
        let finite = tokens
            .get(next)
            .is_some_and(|word| !first || word.text != word.root);
        if let Some(found) = verb_at(tokens, next, to, lexicon).filter(|_| finite) {
            return Some(heavy(tokens, found, to, lexicon));
        }
    }
    if !first {
        return None;
    }
    noun_in(tokens, (at, phrase_end(tokens, (at, to), lexicon)), lexicon)
}

/// Where the first noun phrase ends, numbers left out.
fn phrase_end(tokens: &[Token], (from, to): (usize, usize), lexicon: &Lexicon) -> usize {
    let stops = |token: &Token| {
        lexicon.kinds(&token.text).has(Kind::Function) && token.text != "on" || !is_word(token)
    };
    let part = tokens.get(from..to).unwrap_or_default();
    let end = part.iter().position(stops).map_or(to, |at| from + at);
    let tail = |at: &usize| {
        let word = tokens.get(*at);
        word.is_some_and(|word| lexicon.kinds(&word.text).has(Kind::Tail)) && *at > from
    };
    end.checked_sub(1).filter(tail).unwrap_or(end)
}

/// "Conduct interview": the verb says nothing, its object does.
fn heavy(tokens: &[Token], found: Verb, to: usize, lexicon: &'static Lexicon) -> Verb {
    if !found.kinds.has(Kind::Light) {
        return found;
    }
    let from = found.place.to;
    let end = phrase_end(tokens, (from, to), lexicon);
    noun_in(tokens, (from, end), lexicon).unwrap_or(found)
}

fn german(tokens: &[Token], (from, to): (usize, usize), lexicon: &'static Lexicon) -> Option<Verb> {
    let noun = (from..to).find_map(|at| noun_at(tokens, at, to, lexicon));
    let last = to
        .checked_sub(1)
        .and_then(|at| verb_at(tokens, at, to, lexicon));
    let verb = last.or_else(|| (from..to).find_map(|at| verb_at(tokens, at, to, lexicon)));
    match verb {
        Some(found) if found.kinds.has(Kind::Light) => noun.or(verb),
        Some(_) => verb,
        None => noun,
    }
}

/// The verb or its noun comes first, or after those who do it: "le client envoie la facture".
fn romance(
    tokens: &[Token],
    (from, to): (usize, usize),
    lexicon: &'static Lexicon,
    cast: &Cast,
) -> Option<Verb> {
    let skip = |at: usize, of: Kinds| {
        let passes = |word: &&Token| !is_word(word) || lexicon.kinds(&word.text).meets(of);
        at + tokens
            .get(at..to)
            .unwrap_or_default()
            .iter()
            .take_while(passes)
            .count()
    };
    let articles = Kinds::of(&[Kind::Article]);
    let at = skip(from, Kinds::of(&[Kind::Filler, Kind::Auto]));
    if let Some(found) = verb_at(tokens, at, to, lexicon) {
        let object = skip(found.place.to, articles);
        let heavy = noun_at(tokens, object, to, lexicon);
        return match heavy.filter(|_| found.kinds.has(Kind::Light)) {
            Some(heavy) => Some(heavy),
            None => Some(found),
        };
    }
    let at = skip(at, articles);
    if let Some(named) = cast.named(tokens.get(at..to).unwrap_or_default()) {
        let next = at + named.length.max(1);
        let finite = lexicon.is_finite(tokens.get(next..to).unwrap_or_default());
        if let Some(found) = verb_at(tokens, next, to, lexicon).filter(|_| finite) {
            return Some(found);
        }
    }
    noun_at(tokens, at, to, lexicon)
}

impl Clause {
    /// Whether the words name the activity itself, and not a noun for it.
    pub(super) fn is_verb(&self) -> bool {
        !self.place.noun && !self.verb.is_empty()
    }
}
