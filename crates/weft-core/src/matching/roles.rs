//! Which role of a redesign is a role of the baseline under another name.
//!
//! A role that vanished and one that is new are taken for the same if their names say the same or if
//! one does what the other did. A likely pair counts until somebody says otherwise, so that nobody is
//! called written out who was only renamed (audit.md 4.3, guards of C05, C11 and C14). Splits and
//! mergers are never guessed: work that passes to a role that was there before is what C14 is about.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::text::{Lexicon, Word};
use super::{Likelihood, Reasons};
use crate::Language;
use crate::language::sentence;
use crate::measure::cast::{Cast, RoleNumber};
use crate::workflow::{Matching, RoleName, RolePair};

/// From this share of common words on two names say the same.
const ALIKE: f64 = 0.5;
/// From this share of each other's steps on one role does what the other did.
const SAME_WORK: f64 = 0.6;
/// Fewer steps in common are chance, unless the names have a word in common.
const STEPS: usize = 2;
/// An abbreviation has at most this many letters: HR, QA, CEO.
const LONGEST_INITIALS: usize = 5;

/// A role of the baseline and one of the redesign that are taken for the same.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RoleMatch {
    /// The role of the baseline.
    pub baseline: RoleName,
    /// The role of the redesign.
    pub redesign: RoleName,
    /// Whether a person said so.
    pub confirmed: bool,
    /// How sure it is: a likely pair counts until somebody says otherwise.
    pub likelihood: Likelihood,
    /// Why, in words.
    #[schemars(with = "Vec<String>")]
    pub reasons: Reasons,
}

/// Who does what in one version.
pub(crate) struct Staff<'a> {
    /// The human roles that take part in it.
    pub(crate) present: &'a BTreeSet<RoleNumber>,
    /// The role whose people perform a step, if people do.
    pub(crate) performer: &'a dyn Fn(u32) -> Option<RoleNumber>,
}

/// Pairs of roles: those that people said, then those that are suggested, each in the alphabetical
/// order of the baseline's; `pairs` are the matched steps.
pub(crate) fn role_matches(
    cast: &Cast,
    (before, after): (&Staff<'_>, &Staff<'_>),
    pairs: &[(u32, u32)],
    said: &Matching,
    language: Language,
) -> Vec<RoleMatch> {
    let mut matches = confirmed(cast, said, language);
    let mut gone: Vec<RoleNumber> = before.present.difference(after.present).copied().collect();
    let mut new: Vec<RoleNumber> = after.present.difference(before.present).copied().collect();
    gone.retain(|role| !matches.iter().any(|one| one.baseline == *cast.name(*role)));
    new.retain(|role| !matches.iter().any(|one| one.redesign == *cast.name(*role)));
    if gone.is_empty() || new.is_empty() {
        return matches;
    }
    let work = Work::of(before, after, pairs);
    let names = Names::of(cast, gone.iter().chain(&new));
    let mut found: Vec<Evidence> = Vec::new();
    for &one in &gone {
        for &other in &new {
            let is_apart = said
                .roles_apart
                .iter()
                .any(|pair| pair.baseline == *cast.name(one) && pair.redesign == *cast.name(other));
            found.extend(
                (!is_apart)
                    .then(|| Evidence::of(one, other, &work, &names))
                    .flatten(),
            );
        }
    }
    // The stronger first; role numbers are alphabetical, so equals keep that order.
    found.sort_by(|a, b| b.strength().total_cmp(&a.strength()));
    let (mut gone, mut new) = (BTreeSet::new(), BTreeSet::new());
    found.retain(|one| gone.insert(one.baseline) && new.insert(one.redesign));
    found.sort_by_key(|one| one.baseline);
    matches.extend(found.iter().map(|one| one.says(cast, language)));
    matches
}

fn confirmed(cast: &Cast, said: &Matching, language: Language) -> Vec<RoleMatch> {
    let known = |pair: &&RolePair| {
        cast.number(&pair.baseline).is_some() && cast.number(&pair.redesign).is_some()
    };
    let mut pairs: Vec<&RolePair> = said.roles.iter().filter(known).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let by_people = language.pick("confirmed by a person", "von einem Menschen bestätigt");
    let confirmed = pairs.into_iter().map(|pair| RoleMatch {
        baseline: pair.baseline.clone(),
        redesign: pair.redesign.clone(),
        confirmed: true,
        likelihood: Likelihood::Likely,
        reasons: Reasons::from_elem(by_people.into(), 1),
    });
    confirmed.collect()
}

/// Who does in the redesign what a role did: matched steps that people perform in both.
struct Work {
    together: BTreeMap<(RoleNumber, RoleNumber), usize>,
    of_baseline: BTreeMap<RoleNumber, usize>,
    of_redesign: BTreeMap<RoleNumber, usize>,
}

impl Work {
    fn of(before: &Staff<'_>, after: &Staff<'_>, pairs: &[(u32, u32)]) -> Self {
        let mut work = Self {
            together: BTreeMap::new(),
            of_baseline: BTreeMap::new(),
            of_redesign: BTreeMap::new(),
        };
        for (row, column) in pairs {
            let (one, other) = ((before.performer)(*row), (after.performer)(*column));
            if let (Some(one), Some(other)) = (one, other) {
                *work.together.entry((one, other)).or_default() += 1;
                *work.of_baseline.entry(one).or_default() += 1;
                *work.of_redesign.entry(other).or_default() += 1;
            }
        }
        work
    }
}

/// The words of the names of roles.
struct Names(BTreeMap<RoleNumber, Vec<Word>>);

impl Names {
    fn of<'a>(cast: &Cast, roles: impl Iterator<Item = &'a RoleNumber> + Clone) -> Self {
        let lexicon = Lexicon::shared();
        let names = roles.clone().map(|role| cast.name(*role).as_str());
        let language = lexicon.language(names).unwrap_or(Language::English);
        let words = |role: &RoleNumber| lexicon.meanings(cast.name(*role).as_str(), language);
        Self(roles.map(|role| (*role, words(role))).collect())
    }

    fn shared(&self, one: RoleNumber, other: RoleNumber) -> (f64, Vec<String>) {
        let words = |role| self.0.get(&role).map_or(&[][..], Vec::as_slice);
        shared(words(one), words(other))
    }
}

/// The share of words that two names have in common, and these words as the first writes them; initials
/// count as what they stand for.
fn shared(one: &[Word], other: &[Word]) -> (f64, Vec<String>) {
    let (here, there) = (spelt_out(one, other), spelt_out(other, one));
    let is_there = |word: &str| there.iter().any(|(meaning, _)| *meaning == *word);
    let both = here.iter().filter(|(meaning, _)| is_there(meaning));
    let both: Vec<String> = both.map(|(_, surface)| surface.clone()).collect();
    let all = count(&here) + count(&there) - count(&both);
    (if all > 0.0 { count(&both) / all } else { 0.0 }, both)
}

/// What the words of a name mean, each once, where those whose initials are a word of the other name
/// count as that word; with the words as written.
fn spelt_out(words: &[Word], other: &[Word]) -> Vec<(String, String)> {
    let mut meant: Vec<(String, String)> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let rest = words.get(at..).unwrap_or_default();
        let (one, length) = match initials(rest, other) {
            Some((short, length)) => ((short.meaning.clone(), short.surface.clone()), length),
            None => ((word.meaning.clone(), word.surface.clone()), 1),
        };
        if !meant.iter().any(|known| known.0 == one.0) {
            meant.push(one);
        }
        at += length;
    }
    meant
}

/// The word of another name that is the initials of the first words here, and of how many.
fn initials<'a>(words: &[Word], other: &'a [Word]) -> Option<(&'a Word, usize)> {
    other.iter().find_map(|short| {
        let letters: Vec<char> = short.surface.chars().collect();
        let firsts = words.iter().map(|word| word.surface.chars().next());
        let fits = (2..=LONGEST_INITIALS).contains(&letters.len())
            && words.len() >= letters.len()
            && letters.iter().zip(firsts).all(|(a, b)| Some(*a) == b);
        fits.then_some((short, letters.len()))
    })
}

/// What speaks for two roles being the same.
struct Evidence {
    baseline: RoleNumber,
    redesign: RoleNumber,
    /// The share of words that the names have in common, 0 to 1.
    alike: f64,
    shared: Vec<String>,
    /// Matched steps that both perform, and all matched steps of the role of the baseline.
    steps: (usize, usize),
    /// The smaller of the shares that these are of each role's matched steps, 0 to 1.
    share: f64,
}

impl Evidence {
    /// None where nothing speaks for it.
    fn of(baseline: RoleNumber, redesign: RoleNumber, work: &Work, names: &Names) -> Option<Self> {
        let together = work.together.get(&(baseline, redesign)).copied();
        let together = together.unwrap_or(0);
        let of_baseline = work.of_baseline.get(&baseline).copied().unwrap_or(0);
        let of_redesign = work.of_redesign.get(&redesign).copied().unwrap_or(0);
        let (alike, shared) = names.shared(baseline, redesign);
        let most = number(of_baseline.max(of_redesign));
        let found = Self {
            baseline,
            redesign,
            alike,
            shared,
            steps: (together, of_baseline),
            share: if most > 0.0 {
                number(together) / most
            } else {
                0.0
            },
        };
        (found.alike > 0.0 || found.share >= SAME_WORK).then_some(found)
    }

    fn strength(&self) -> f64 {
        self.alike + self.share
    }

    fn is_likely(&self) -> bool {
        let does_the_same = self.share >= SAME_WORK;
        self.alike >= ALIKE || does_the_same && (self.alike > 0.0 || self.steps.0 >= STEPS)
    }

    fn says(&self, cast: &Cast, language: Language) -> RoleMatch {
        let mut reasons = Reasons::new();
        if !self.shared.is_empty() {
            let words = self.shared.join(language.pick(", ", "“, „"));
            reasons.push(
                sentence!(language; "same words: {words}", "gleiche Wörter: „{words}“").into(),
            );
        }
        let (together, all) = self.steps;
        if together > 0 && all == 1 {
            let does = language.pick(
                "does the one step that the other did",
                "tut den einen Schritt, den die andere tat",
            );
            reasons.push(does.into());
        } else if together > 0 {
            reasons.push(
                sentence!(language;
                    "does {together} of {all} steps that the other did",
                    "tut {together} von {all} Schritten, die die andere tat"
                )
                .into(),
            );
        }
        RoleMatch {
            baseline: cast.name(self.baseline).clone(),
            redesign: cast.name(self.redesign).clone(),
            confirmed: false,
            likelihood: if self.is_likely() {
                Likelihood::Likely
            } else {
                Likelihood::Maybe
            },
            reasons,
        }
    }
}

fn count<T>(items: &[T]) -> f64 {
    number(items.len())
}

fn number(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}
