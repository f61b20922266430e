//! Who is named in a clause, and how they stand to its verb.

use super::cast::{Cast, Named};
use super::kinds::{Kind, Kinds, verbs};
use super::lexicon::Lexicon;
use super::reading::{Clause, is_word};
use super::words::Token;
use crate::workflow::{RoleKind, Tongue};

/// How a person stands to the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// "with the customer"
    With,
    /// "to the customer"
    To,
    /// "from the customer"
    From,
    /// "inform the customer"
    Object,
    /// "customer calls"
    Subject,
    /// Named, but not as a partner.
    Beside,
}

/// Somebody whom a clause names.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) named: Named,
    pub(super) relation: Relation,
    /// The word before it, for the reason.
    pub(super) after: String,
}

/// Everybody whom a clause names; `before` is the last one named, for "inform A and B".
pub(super) fn mentions(
    tokens: &[Token],
    clause: &Clause,
    lexicon: &'static Lexicon,
    cast: &Cast,
    before: &mut Option<Mention>,
) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = clause.from;
    while at < clause.to {
        let rest = tokens.get(at..clause.to).unwrap_or_default();
        // "Virtual assistant" is no assistant.
        let machine = lexicon.phrase(rest, Kinds::of(&[Kind::System]));
        if let Some((length, _)) = machine.filter(|(length, _)| *length > 1) {
            at += length;
            continue;
        }
        let inside = clause.place.holds(at);
        let Some(named) = cast.named(rest).filter(|_| !inside) else {
            at += 1;
            continue;
        };
        let end = at + named.length.max(1);
        let modifies = clause.place.noun && end == clause.place.at;
        if modifies || is_head(tokens, end, lexicon) {
            let (relation, after) = relation(tokens, clause, at, lexicon, before.as_ref());
            let mention = Mention {
                named,
                relation,
                after,
            };
            *before = Some(mention.clone());
            found.push(mention);
        }
        at = end;
    }
    found
}

/// Whether the words before `end` are the head of their phrase: not the customer of "customer data".
fn is_head(tokens: &[Token], end: usize, lexicon: &Lexicon) -> bool {
    let Some(next) = tokens.get(end) else {
        return true;
    };
    let ends = Kinds::of(&[Kind::Function, Kind::Join, Kind::Article]);
    lexicon.tongue != Tongue::English
        || !is_word(next)
        || lexicon.kinds(&next.text).meets(ends)
        || lexicon
            .verb(tokens.get(end..).unwrap_or_default())
            .is_some()
            && next.text != next.root
}

fn relation(
    tokens: &[Token],
    clause: &Clause,
    at: usize,
    lexicon: &Lexicon,
    before: Option<&Mention>,
) -> (Relation, String) {
    let mut place = at;
    let mut strange = 0;
    while let Some(previous) = place
        .checked_sub(1)
        .filter(|previous| *previous >= clause.from)
    {
        let Some(word) = tokens.get(previous) else {
            break;
        };
        let kinds = lexicon.kinds(&word.text);
        if clause.place.holds(previous) {
            return (Relation::Object, clause.verb.to_owned());
        }
        if lexicon.is_romance() {
            match belongs(tokens, clause, previous, lexicon) {
                Belongs::ToVerb => return (Relation::Object, clause.verb.to_owned()),
                Belongs::ToPreposition => {
                    place = previous;
                    continue;
                }
                Belongs::Elsewhere => {}
            }
        }
        for (kind, relation) in [
            (Kind::With, Relation::With),
            (Kind::To, Relation::To),
            (Kind::From, Relation::From),
        ] {
            if kinds.has(kind) {
                return (relation, word.text.clone());
            }
        }
        if kinds.has(Kind::Join) {
            let same = before.filter(|_| strange == 0);
            return same.map_or((Relation::Beside, String::new()), |same| {
                (same.relation, same.after.clone())
            });
        }
        if !kinds.has(Kind::Article) {
            strange += 1;
            let foreign = kinds.meets(verbs()) || kinds.has(Kind::Function) || !is_word(word);
            if foreign || strange > 1 || lexicon.tongue != Tongue::English {
                return (Relation::Beside, String::new());
            }
        }
        place = previous;
    }
    let ahead = !clause.verb.is_empty() && clause.place.at > at;
    let object = clause.place.noun || lexicon.tongue == Tongue::German;
    match (ahead, object) {
        (true, true) => (Relation::Object, clause.verb.to_owned()),
        (true, false) => (Relation::Subject, String::new()),
        (false, _) => (Relation::Beside, String::new()),
    }
}

/// What a small word before a person hangs on.
enum Belongs {
    /// The verb or its noun: "informar al cliente", "información del cliente".
    ToVerb,
    /// A preposition of two words: "auprès du fournisseur".
    ToPreposition,
    /// Something else.
    Elsewhere,
}

fn belongs(tokens: &[Token], clause: &Clause, at: usize, lexicon: &Lexicon) -> Belongs {
    let kinds = |at: usize| tokens.get(at).map(|word| lexicon.kinds(&word.text));
    let (Some(own), Some(before)) = (kinds(at), at.checked_sub(1)) else {
        return Belongs::Elsewhere;
    };
    let after_verb = clause.place.holds(before);
    let prepositions = Kinds::of(&[Kind::With, Kind::To, Kind::From]);
    let of = own.has(Kind::Of);
    if after_verb && (own.has(Kind::To) && !clause.place.noun || of && clause.place.noun) {
        Belongs::ToVerb
    } else if of
        && before >= clause.from
        && kinds(before).is_some_and(|one| one.meets(prepositions))
    {
        Belongs::ToPreposition
    } else {
        Belongs::Elsewhere
    }
}

impl Mention {
    /// Whether this is somebody, not something.
    pub(super) fn is_human(&self) -> bool {
        self.named.kind != RoleKind::Ai
    }
}
