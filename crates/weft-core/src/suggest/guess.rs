//! What a role seems to be by its name and by what a pool exchanges: people of the organisation,
//! people outside, or a machine.

use std::collections::{BTreeMap, BTreeSet};

use super::among::among_machines;
use super::kinds::{Kind, Kinds};
use super::lexicon::Lexicon;
use super::why::Why;
use super::words::{Token, parted, words};
use crate::workflow::{MessageEnd, RoleKind, RoleName, Workflow};

/// What a role seems to be, and why.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Guess {
    pub(super) kind: RoleKind,
    pub(super) why: Why,
    pub(super) confidence: f64,
}

/// What the versions show of a role.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) works: BTreeSet<String>,
    /// Roles that some step calls a system: the "Quick Report" of "start Quick Report app".
    pub(super) systems: BTreeSet<RoleName>,
    /// Pools that exchange messages with machines only.
    pub(super) among_machines: BTreeSet<RoleName>,
    /// Names of the messages of every pool whose inside is not drawn.
    pub(super) pools: BTreeMap<RoleName, Vec<String>>,
}

/// Whether a name is that of a machine.
pub(super) fn is_system(name: &str, lexicons: &[&'static Lexicon]) -> bool {
    let lower = name.to_lowercase();
    if ["://", "www.", ".com", ".org", ".io"]
        .iter()
        .any(|mark| lower.contains(mark))
    {
        return true;
    }
    lexicons.iter().any(|lexicon| {
        let whole = parts(name);
        let outer = whole.first().copied().unwrap_or(name);
        names_system(outer, lexicon)
            || names_system(&parted(outer), lexicon)
            || whole
                .iter()
                .skip(1)
                .any(|inner| names_system(inner, lexicon) && head_person(outer, lexicon).is_none())
    })
}

fn names_system(name: &str, lexicon: &'static Lexicon) -> bool {
    let words = words(name);
    let head = head(&words, lexicon);
    let machine = Kinds::of(&[Kind::System, Kind::Product]);
    if lexicon.is_romance() {
        // "Plateforme web": what it is comes first.
        let first = lexicon.phrase(head, machine);
        return first
            .is_some_and(|(length, kinds)| kinds.has(Kind::System) || length == head.len());
    }
    let named = (0..head.len()).any(|at| {
        let rest = head.get(at..).unwrap_or_default();
        lexicon
            .phrase(rest, machine)
            .is_some_and(|(length, kinds)| {
                length == rest.len() && (kinds.has(Kind::System) || length == head.len())
            })
    });
    let all = |word: &Token| lexicon.kinds(&word.root).meets(machine);
    let compound = head
        .last()
        .is_some_and(|word| lexicon.ends_in_system(&word.text));
    named || compound || (!words.is_empty() && words.iter().all(all))
}

/// The words up to the first preposition: "Head" of "Head of Mandate".
fn head<'a>(words: &'a [Token], lexicon: &Lexicon) -> &'a [Token] {
    let ends = |word: &Token| lexicon.kinds(&word.text).has(Kind::Function);
    let end = words
        .iter()
        .skip(1)
        .position(ends)
        .map_or(words.len(), |at| at + 1);
    let head = words.get(..end).unwrap_or_default();
    // "Vendor 2" is a vendor.
    let number = |word: &&Token| word.text.chars().all(char::is_numeric);
    let numbers = head.iter().rev().take_while(number).count();
    match head.len() - numbers {
        0 => head,
        end => head.get(..end).unwrap_or_default(),
    }
}

/// The person that the head word of a name is, and whether the head is all of the name.
pub(super) fn head_person(name: &str, lexicon: &Lexicon) -> Option<(usize, bool)> {
    let words = words(name);
    let head = head(&words, lexicon);
    if lexicon.is_romance() {
        let (length, person) = lexicon.person(head)?;
        return Some((person, length == head.len()));
    }
    (0..head.len()).find_map(|at| {
        let rest = head.get(at..)?;
        let (length, person) = lexicon.person(rest)?;
        (length == rest.len()).then_some((person, at == 0))
    })
}

/// Whether a role is named by nothing but this person.
pub(super) fn is_whole(role: &RoleName, person: usize, lexicon: &Lexicon) -> bool {
    parts(role.as_str())
        .iter()
        .any(|part| head_person(part, lexicon) == Some((person, true)))
}

/// A name without its brackets, and what stands in them.
pub(super) fn parts(name: &str) -> Vec<&str> {
    let parts = name.split(['(', ')', '{', '}', '[', ']']).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

/// What a role seems to be where it is not said.
pub(super) fn guess(
    name: &RoleName,
    given: RoleKind,
    shown: &Shown,
    lexicons: &[&'static Lexicon],
) -> Option<Guess> {
    if given != RoleKind::Internal {
        return None;
    }
    let is = |kind, why: fn(String) -> Why, confidence| {
        Some(Guess {
            kind,
            why: why(name.as_str().to_owned()),
            confidence,
        })
    };
    let text = name.as_str();
    if is_system(text, lexicons) {
        return is(RoleKind::Ai, Why::NamedLikeSystem, 0.85);
    }
    if shown.among_machines.contains(name) {
        return is(RoleKind::Ai, Why::AmongMachines, 0.65);
    }
    let messages = shown.pools.get(name);
    let technical = |message: &String| message.contains("://") || message.starts_with(['{', '[']);
    if messages.is_some_and(|messages| messages.iter().any(technical)) {
        return is(RoleKind::Ai, Why::ExchangesData, 0.75);
    }
    let marked = lexicons.iter().any(|lexicon| {
        words(text)
            .iter()
            .any(|word| lexicon.kinds(&word.text).has(Kind::Mark))
    });
    if marked {
        return is(RoleKind::External, Why::SaysOutside, 0.9);
    }
    let persons: Vec<RoleKind> = lexicons
        .iter()
        .flat_map(|lexicon| parts(text).into_iter().map(|part| (*lexicon, part)))
        .filter_map(|(lexicon, part)| lexicon.person_at(head_person(part, lexicon)?.0))
        .map(|person| person.kind)
        .collect();
    if persons.contains(&RoleKind::External) {
        return is(RoleKind::External, Why::NamesOutside, 0.9);
    }
    if persons.is_empty() && shown.systems.contains(name) {
        return is(RoleKind::Ai, Why::CalledSystem, 0.8);
    }
    let closed = messages.is_some() && !shown.works.contains(&text.to_lowercase());
    if closed && persons.is_empty() {
        return is(RoleKind::External, Why::ClosedPool, 0.55);
    }
    None
}

pub(super) fn shown(versions: &[&Workflow], lexicons: &[&'static Lexicon]) -> Shown {
    let mut shown = Shown::default();
    for version in versions {
        for step in &version.steps {
            let lane = step.origin.as_ref().and_then(|origin| origin.lane.as_ref());
            let names = step.roles.iter().map(|one| one.role.as_str());
            let names = names.chain(lane.map(String::as_str));
            shown.works.extend(names.map(str::to_lowercase));
        }
        for message in &version.messages {
            for end in [&message.from, &message.to] {
                if let MessageEnd::Pool(pool) = end {
                    let names = shown
                        .pools
                        .entry(RoleName::from(pool.as_str()))
                        .or_default();
                    names.extend(message.name.clone());
                }
            }
        }
    }
    shown.among_machines = among_machines(
        versions,
        |role| is_system(role.as_str(), lexicons),
        |role| names_person(role.as_str(), lexicons),
    );
    shown.systems = called_systems(versions, shown.pools.keys(), lexicons);
    shown
}

/// Whether any word of a name is one for a person.
fn names_person(name: &str, lexicons: &[&'static Lexicon]) -> bool {
    let words = words(name);
    lexicons.iter().any(|lexicon| {
        (0..words.len()).any(|at| {
            let rest = words.get(at..).unwrap_or_default();
            lexicon.person(rest).is_some()
        })
    })
}

/// The pools whose name some step follows with a word for a system.
fn called_systems<'a>(
    versions: &[&Workflow],
    pools: impl Iterator<Item = &'a RoleName>,
    lexicons: &[&'static Lexicon],
) -> BTreeSet<RoleName> {
    let mut names: BTreeMap<String, Vec<(Vec<Token>, &RoleName)>> = BTreeMap::new();
    for pool in pools {
        let roots = words(pool.as_str());
        if let Some(first) = roots.first().map(|first| first.text.clone()) {
            names.entry(first).or_default().push((roots, pool));
        }
    }
    let machine = Kinds::of(&[Kind::System]);
    let mut systems = BTreeSet::new();
    let steps = versions
        .iter()
        .flat_map(|version| &version.steps)
        .filter(|_| !names.is_empty());
    for step in steps {
        let tokens = words(&step.name);
        for (at, token) in tokens.iter().enumerate() {
            for (name, pool) in names.get(&token.text).into_iter().flatten() {
                let rest = tokens.get(at..).unwrap_or_default();
                let follows = rest.get(name.len()..).unwrap_or_default();
                let called = |lexicon: &&Lexicon| lexicon.phrase(follows, machine).is_some();
                if rest.starts_with(name) && lexicons.iter().any(called) {
                    systems.insert((*pool).clone());
                }
            }
        }
    }
    systems
}
