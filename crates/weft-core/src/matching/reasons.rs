//! Why two steps are taken for the same work, in words that a reader can check.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Reasons;
use super::pairs::{Pair, Roles};
use super::side::{Node, Side};
use crate::Language;
use crate::language::sentence;

/// The reasons for a pair, the strongest first; `together` holds the pairs that are believed.
pub(super) fn reasons(
    pair: &Pair,
    (baseline, redesign): (&Side<'_>, &Side<'_>),
    together: &BTreeSet<(usize, usize)>,
    language: Language,
) -> Reasons {
    let (Some(one), Some(other)) = (baseline.node(pair.row), redesign.node(pair.column)) else {
        return Reasons::new();
    };
    let mut reasons = Reasons::new();
    if pair.same_id {
        reasons.push(language.pick("same id", "gleiche ID").into());
    }
    if pair.same_label {
        reasons.push(language.pick("same name", "gleicher Name").into());
    } else {
        reasons.extend(words(one, other, language).into_iter().map(Cow::from));
    }
    reasons.extend(roles(pair, one, other, language).into_iter().map(Cow::from));
    let around = |of_row: &[Vec<usize>], of_column: &[Vec<usize>]| {
        let columns = || of_column.get(pair.column).into_iter().flatten();
        let mut rows = of_row.get(pair.row).into_iter().flatten();
        rows.any(|row| columns().any(|column| together.contains(&(*row, *column))))
    };
    let before = around(&baseline.before, &redesign.before);
    let after = around(&baseline.after, &redesign.after);
    let place = match (before, after) {
        (true, true) => Some(language.pick(
            "stands between the same neighbours",
            "steht zwischen denselben Nachbarn",
        )),
        (true, false) => {
            Some(language.pick("comes after the same step", "folgt auf denselben Schritt"))
        }
        (false, true) => {
            Some(language.pick("comes before the same step", "steht vor demselben Schritt"))
        }
        (false, false) => None,
    };
    reasons.extend(place.map(Cow::from));
    reasons.extend(questions(one, other, language).map(Cow::from));
    if pair.is_in_place() {
        let place = language.pick("same place in the flow", "gleiche Stelle im Ablauf");
        reasons.push(place.into());
    } else if reasons.is_empty() && pair.is_near() {
        // Said only where nothing else speaks for the pair.
        let place = language.pick(
            "about the same place in the flow",
            "etwa gleiche Stelle im Ablauf",
        );
        reasons.push(place.into());
    }
    reasons
}

/// Whether gateways beside both ask the same.
fn questions(one: &Node<'_>, other: &Node<'_>, language: Language) -> Option<&'static str> {
    let alike = |one: &BTreeSet<String>, other: &BTreeSet<String>| !one.is_disjoint(other);
    let after = alike(&one.asks, &other.asks);
    let before = alike(&one.asked, &other.asked);
    match (after, before) {
        (true, _) => Some(language.pick(
            "the same is asked right after it",
            "direkt danach wird dasselbe gefragt",
        )),
        (false, true) => Some(language.pick(
            "the same is asked right before it",
            "direkt davor wird dasselbe gefragt",
        )),
        (false, false) => None,
    }
}

/// Words that both names have, and words that mean the same.
fn words(one: &Node<'_>, other: &Node<'_>, language: Language) -> Vec<String> {
    let (mut same, mut like) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for word in one.words.iter().filter(|word| seen.insert(&word.meaning)) {
        let there = other.words.iter().find(|it| it.meaning == word.meaning);
        match there {
            Some(there) if there.stem == word.stem => same.push(word.surface.as_str()),
            Some(there) => {
                let (here, there) = (&word.surface, &there.surface);
                like.push(sentence!(language; "{here} and {there}", "„{here}“ und „{there}“"));
            }
            None => {}
        }
    }
    let mut reasons = Vec::new();
    if !same.is_empty() {
        reasons.push(match language {
            Language::English => format!("same words: {}", same.join(", ")),
            Language::German => format!("gleiche Wörter: „{}“", same.join("“, „")),
        });
    }
    if !like.is_empty() {
        reasons.push(sentence!(language;
            "words of the same meaning: {}",
            "Wörter gleicher Bedeutung: {}",
            like.join(", ")
        ));
    }
    reasons
}

fn roles(pair: &Pair, one: &Node<'_>, other: &Node<'_>, language: Language) -> Option<String> {
    let ((_, name), (_, other_name)) = (one.role.as_ref()?, other.role.as_ref()?);
    let kind = if one.is_in_lane(name) {
        language.pick("lane", "Bahn")
    } else {
        language.pick("role", "Rolle")
    };
    match pair.roles {
        Roles::Same => Some(sentence!(language;
            "same {kind}: {name}",
            "gleiche {kind}: „{name}“"
        )),
        Roles::Conflict => Some(sentence!(language;
            "but another {kind}: {name} there, {other_name} here",
            "aber andere {kind}: dort „{name}“, hier „{other_name}“"
        )),
        Roles::Unknown => Some(sentence!(language;
            "but a {kind} that the other does not have: {name} there, {other_name} here",
            "aber eine {kind}, die es drüben nicht gibt: dort „{name}“, hier „{other_name}“"
        )),
        Roles::Silent => None,
    }
}
