//! Who is who: the roles of a document, the pools of its messages, and the persons that names name.
//!
//! A role that somebody gave a kind keeps it. Otherwise the head word of its name decides, and for a
//! pool whose inside is not drawn the messages that it exchanges.

use std::collections::BTreeMap;

use super::guess::{Guess, Shown, guess, head_person, is_system, is_whole, parts, shown};
use super::lexicon::Lexicon;
use super::words::{Token, words};
use crate::workflow::{Document, RoleKind, RoleName, Workflow};

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
            .position(|one| one.tongue == lexicon.tongue)?;
        self.person((place, lexicon.implied(verb)?), 0)
    }

    /// Of whom one asks for what these words name: an offer of a supplier.
    pub(super) fn asked_for(&self, lexicon: &'static Lexicon, words: &[Token]) -> Option<Named> {
        let place = self
            .lexicons
            .iter()
            .position(|one| one.tongue == lexicon.tongue)?;
        self.person((place, lexicon.asked_for(words)?), 0)
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
        let role = RoleName::from(crate::words::capital(person.word));
        Some(Named {
            role,
            kind: person.kind,
            modelled: false,
            length,
        })
    }
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
