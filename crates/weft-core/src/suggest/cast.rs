//! Who is who: the roles of a document, the pools of its messages, and the persons that names name.
//!
//! A role that somebody gave a kind keeps it. Otherwise the head word of its name decides, and for a
//! pool whose inside is not drawn the messages that it exchanges.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::{Kind, Kinds, Lexicon};
use super::words::{Token, parted, words};
use crate::workflow::{Document, MessageEnd, RoleKind, RoleName, Workflow};

/// What a role seems to be, and why.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Guess {
    pub(super) kind: RoleKind,
    pub(super) why: String,
    pub(super) confidence: f64,
}

/// A person or machine that a name names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) role: RoleName,
    pub(super) kind: RoleKind,
    /// Whether the role is modelled, and not only a word.
    pub(super) modelled: bool,
    /// How many words name it.
    pub(super) length: usize,
}

/// A kind of person: the lexicon's place in the list, and the person in it.
type PersonId = (usize, usize);

/// Everybody who can take part.
#[derive(Debug)]
pub(super) struct Cast {
    lexicons: Vec<&'static Lexicon>,
    kinds: BTreeMap<RoleName, RoleKind>,
    guesses: BTreeMap<RoleName, Guess>,
    /// Roles by the first word of their names, the longest name first.
    names: BTreeMap<String, Vec<(Vec<String>, RoleName)>>,
    /// The role that a word for a person means; nothing where several could be meant.
    persons: BTreeMap<PersonId, Option<RoleName>>,
}

/// What the versions show of a role.
#[derive(Debug, Default)]
struct Shown {
    works: BTreeSet<String>,
    /// Roles that some step calls a system: the "Quick Report" of "start Quick Report app".
    systems: BTreeSet<RoleName>,
    /// Names of the messages of every pool whose inside is not drawn.
    pools: BTreeMap<RoleName, Vec<String>>,
}

impl Cast {
    /// The cast of a document, as far as these versions show it.
    pub(super) fn of(
        document: &Document,
        versions: &[&Workflow],
        lexicons: Vec<&'static Lexicon>,
    ) -> Self {
        let shown = shown(versions, &lexicons);
        let mut cast = Self {
            lexicons,
            kinds: BTreeMap::new(),
            guesses: BTreeMap::new(),
            names: BTreeMap::new(),
            persons: BTreeMap::new(),
        };
        let listed = document.roles.iter().map(|role| (&role.name, role.kind));
        let drawn = shown.pools.keys().map(|name| (name, RoleKind::Internal));
        let working = versions
            .iter()
            .flat_map(|version| &version.steps)
            .flat_map(|step| &step.roles)
            .map(|one| (&one.role, RoleKind::Internal));
        for (name, kind) in listed.chain(drawn).chain(working) {
            if !cast.kinds.contains_key(name) {
                cast.add(name, kind, &shown);
            }
        }
        for names in cast.names.values_mut() {
            names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        cast
    }

    fn add(&mut self, name: &RoleName, given: RoleKind, shown: &Shown) {
        let guess = guess(name, given, shown, &self.lexicons);
        let kind = guess.as_ref().map_or(given, |guess| guess.kind);
        if let Some(guess) = guess {
            self.guesses.insert(name.clone(), guess);
        }
        self.kinds.insert(name.clone(), kind);
        for part in parts(name.as_str()) {
            let roots: Vec<String> = words(part).into_iter().map(|word| word.root).collect();
            if let Some(first) = roots.first().filter(|first| first.chars().count() > 1) {
                let entry = (roots.clone(), name.clone());
                self.names.entry(first.clone()).or_default().push(entry);
            }
            if roots.len() > 1 {
                let initials: String = roots
                    .iter()
                    .filter_map(|root| root.chars().next())
                    .collect();
                let entry = (vec![initials.clone()], name.clone());
                self.names.entry(initials).or_default().push(entry);
            }
        }
        self.add_person(name);
    }

    /// A word for a person means the role whose head word it is.
    fn add_person(&mut self, name: &RoleName) {
        for (place, lexicon) in self.lexicons.iter().enumerate() {
            for part in parts(name.as_str()) {
                if let Some((person, whole)) = head_person(part, lexicon) {
                    let known = self.persons.get(&(place, person)).cloned();
                    let meant = match known {
                        Some(known) if !whole => known.filter(|known| known == name),
                        Some(Some(first)) if is_whole(&first, person, lexicon) => Some(first),
                        _ => Some(name.clone()),
                    };
                    self.persons.insert((place, person), meant);
                }
            }
        }
    }

    /// What a role is: as given, or as it seems.
    pub(super) fn kind(&self, role: &RoleName) -> RoleKind {
        self.kinds.get(role).copied().unwrap_or_default()
    }

    /// Whether the role is one of this document.
    pub(super) fn knows(&self, role: &RoleName) -> bool {
        self.kinds.contains_key(role)
    }

    /// What a role seems to be where nobody said it.
    pub(super) fn guess(&self, role: &RoleName) -> Option<&Guess> {
        self.guesses.get(role)
    }

    /// What a role is, or what its words mean where it is no role of the document yet.
    pub(super) fn kind_of_word(&self, role: &RoleName) -> RoleKind {
        if let Some(kind) = self.kinds.get(role) {
            return *kind;
        }
        if is_system(role.as_str(), &self.lexicons) {
            return RoleKind::Ai;
        }
        self.named(&words(role.as_str()))
            .map_or(RoleKind::Internal, |named| named.kind)
    }

    /// Roles of people outside the organisation.
    pub(super) fn outside(&self) -> impl Iterator<Item = &RoleName> {
        self.kinds
            .iter()
            .filter(|(_, kind)| **kind == RoleKind::External)
            .map(|(name, _)| name)
    }

    /// Who is named from here on.
    pub(super) fn named(&self, tokens: &[Token]) -> Option<Named> {
        self.role(tokens).or_else(|| {
            self.lexicons
                .iter()
                .enumerate()
                .find_map(|(place, lexicon)| {
                    let (length, person) = lexicon.person(tokens)?;
                    self.person((place, person), length)
                })
        })
    }

    fn role(&self, tokens: &[Token]) -> Option<Named> {
        let first = tokens.first()?;
        let names = self.names.get(&first.root)?;
        let matches = |slips: usize| {
            names.iter().find(move |(roots, _)| {
                roots.len() <= tokens.len()
                    && roots
                        .iter()
                        .zip(tokens)
                        .all(|(root, token)| alike(root, &token.root, slips))
            })
        };
        let (roots, role) = matches(0).or_else(|| matches(2))?;
        Some(Named {
            role: role.clone(),
            kind: self.kind(role),
            modelled: true,
            length: roots.len(),
        })
    }

    /// The person that a verb implies: an interview is held with an applicant.
    pub(super) fn implied(&self, lexicon: &'static Lexicon, verb: &str) -> Option<Named> {
        let place = self
            .lexicons
            .iter()
            .position(|one| one.language == lexicon.language)?;
        self.person((place, lexicon.implied(verb)?), 0)
    }

    fn person(&self, id: PersonId, length: usize) -> Option<Named> {
        if let Some(meant) = self.persons.get(&id) {
            let role = meant.clone()?;
            let kind = self.kind(&role);
            return Some(Named {
                role,
                kind,
                modelled: true,
                length,
            });
        }
        let person = self.lexicons.get(id.0)?.person_at(id.1)?;
        let role = RoleName(crate::words::capital(person.word));
        Some(Named {
            role,
            kind: person.kind,
            modelled: false,
            length,
        })
    }
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
    let named = (0..head.len()).any(|at| {
        let rest = head.get(at..).unwrap_or_default();
        lexicon
            .phrase(rest, machine)
            .is_some_and(|(length, kinds)| {
                length == rest.len() && (kinds.has(Kind::System) || length == head.len())
            })
    });
    let all = |word: &Token| lexicon.kinds(&word.root).meets(machine);
    named || (!words.is_empty() && words.iter().all(all))
}

/// The words up to the first preposition: "Head" of "Head of Mandate".
fn head<'a>(words: &'a [Token], lexicon: &Lexicon) -> &'a [Token] {
    let ends = |word: &Token| lexicon.kinds(&word.text).has(Kind::Function);
    let end = words
        .iter()
        .skip(1)
        .position(ends)
        .map_or(words.len(), |at| at + 1);
    words.get(..end).unwrap_or_default()
}

/// The person that the head word of a name is, and whether the head is all of the name.
fn head_person(name: &str, lexicon: &Lexicon) -> Option<(usize, bool)> {
    let words = words(name);
    let head = head(&words, lexicon);
    (0..head.len()).find_map(|at| {
        let rest = head.get(at..)?;
        let (length, person) = lexicon.person(rest)?;
        (length == rest.len()).then_some((person, at == 0))
    })
}

/// Whether two words are the same but for this many slips of the pen, in long words only.
fn alike(one: &str, other: &str, slips: usize) -> bool {
    if one == other {
        return true;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < 7 || one.len().abs_diff(other.len()) > slips {
        return false;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row, vec![at + 1]).into_iter();
        let mut diagonal = corner.next().unwrap_or_default();
        for (above, same) in corner.zip(&other) {
            let left = row.last().copied().unwrap_or_default();
            let kept = diagonal + usize::from(letter != same);
            row.push(kept.min(above + 1).min(left + 1));
            diagonal = above;
        }
    }
    row.last().is_some_and(|distance| *distance <= slips)
}

/// Whether a role is named by nothing but this person.
fn is_whole(role: &RoleName, person: usize, lexicon: &Lexicon) -> bool {
    parts(role.as_str())
        .iter()
        .any(|part| head_person(part, lexicon) == Some((person, true)))
}

/// A name without its brackets, and what stands in them.
fn parts(name: &str) -> Vec<&str> {
    let parts = name.split(['(', ')', '{', '}', '[', ']']).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

/// What a role seems to be where it is not said.
fn guess(
    name: &RoleName,
    given: RoleKind,
    shown: &Shown,
    lexicons: &[&'static Lexicon],
) -> Option<Guess> {
    if given != RoleKind::Internal {
        return None;
    }
    let is = |kind, why: String, confidence| {
        Some(Guess {
            kind,
            why,
            confidence,
        })
    };
    let text = name.as_str();
    if is_system(text, lexicons) {
        return is(
            RoleKind::Ai,
            format!("“{text}” is named like a system"),
            0.85,
        );
    }
    let messages = shown.pools.get(name);
    let technical = |message: &String| message.contains("://") || message.starts_with(['{', '[']);
    if messages.is_some_and(|messages| messages.iter().any(technical)) {
        return is(
            RoleKind::Ai,
            format!("“{text}” exchanges data, not words"),
            0.75,
        );
    }
    let marked = lexicons.iter().any(|lexicon| {
        words(text)
            .iter()
            .any(|word| lexicon.kinds(&word.text).has(Kind::Mark))
    });
    if marked {
        return is(
            RoleKind::External,
            format!("“{text}” says that they are outside"),
            0.9,
        );
    }
    let persons: Vec<RoleKind> = lexicons
        .iter()
        .flat_map(|lexicon| parts(text).into_iter().map(|part| (*lexicon, part)))
        .filter_map(|(lexicon, part)| lexicon.person_at(head_person(part, lexicon)?.0))
        .map(|person| person.kind)
        .collect();
    if persons.contains(&RoleKind::External) {
        return is(
            RoleKind::External,
            format!("“{text}” names people outside"),
            0.9,
        );
    }
    if persons.is_empty() && shown.systems.contains(name) {
        return is(RoleKind::Ai, format!("a step calls “{text}” a system"), 0.8);
    }
    let closed = messages.is_some() && !shown.works.contains(&text.to_lowercase());
    if closed && persons.is_empty() {
        return is(
            RoleKind::External,
            format!("“{text}” is a pool of its own, whose inside is not drawn"),
            0.55,
        );
    }
    None
}

fn shown(versions: &[&Workflow], lexicons: &[&'static Lexicon]) -> Shown {
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
    shown.systems = called_systems(versions, shown.pools.keys(), lexicons);
    shown
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
