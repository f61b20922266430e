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
/// A word in the names of more roles than this tells none of them.
const COMMON: usize = 50;
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
    if gone.is_empty() || new.is_empty() {
        return matches;
    }
    let named: BTreeSet<&RoleName> = matches.iter().map(|one| &one.baseline).collect();
    gone.retain(|role| !named.contains(cast.name(*role)));
    let named: BTreeSet<&RoleName> = matches.iter().map(|one| &one.redesign).collect();
    new.retain(|role| !named.contains(cast.name(*role)));
    let work = Work::of(before, after, pairs);
    let names = Names::of(cast, gone.iter().chain(&new));
    let apart: BTreeSet<(&RoleName, &RoleName)> = said
        .roles_apart
        .iter()
        .map(|pair| (&pair.baseline, &pair.redesign))
        .collect();
    let mut found: Vec<Evidence> = worth_a_look(&gone, &new, &work, &names)
        .into_iter()
        .filter(|(one, other)| !apart.contains(&(cast.name(*one), cast.name(*other))))
        .filter_map(|(one, other)| Evidence::of(one, other, &work, &names))
        .collect();
    // The stronger first; role numbers are alphabetical, so equals keep that order.
    found.sort_by(|a, b| b.strength().total_cmp(&a.strength()));
    let (mut gone, mut new) = (BTreeSet::new(), BTreeSet::new());
    found.retain(|one| {
        let is_free = !gone.contains(&one.baseline) && !new.contains(&one.redesign);
        is_free && gone.insert(one.baseline) && new.insert(one.redesign)
    });
    found.sort_by_key(|one| one.baseline);
    matches.extend(found.iter().map(|one| one.says(cast, language)));
    matches
}

/// Pairs of roles that do the same steps or whose names have something in common, which is never all of
/// many roles with all of many others.
fn worth_a_look(
    gone: &[RoleNumber],
    new: &[RoleNumber],
    work: &Work,
    names: &Names,
) -> BTreeSet<(RoleNumber, RoleNumber)> {
    let (vanished, added): (BTreeSet<RoleNumber>, BTreeSet<RoleNumber>) = (
        gone.iter().copied().collect(),
        new.iter().copied().collect(),
    );
    let together = work.together.keys().copied();
    let mut pairs: BTreeSet<(RoleNumber, RoleNumber)> = together
        .filter(|(one, other)| vanished.contains(one) && added.contains(other))
        .collect();
    let mut by_token: BTreeMap<String, Vec<RoleNumber>> = BTreeMap::new();
    for &role in new {
        for token in names.tokens(role) {
            by_token.entry(token).or_default().push(role);
        }
    }
    for &role in gone {
        for token in names.tokens(role) {
            let known = by_token.get(&token).filter(|list| list.len() <= COMMON);
            pairs.extend(known.into_iter().flatten().map(|other| (role, *other)));
        }
    }
    pairs
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

    fn words(&self, role: RoleNumber) -> &[Word] {
        self.0.get(&role).map_or(&[], Vec::as_slice)
    }

    fn shared(&self, one: RoleNumber, other: RoleNumber) -> (f64, Vec<String>) {
        shared(self.words(one), self.words(other))
    }

    /// What a name may have in common with another one: what its words mean, these words, and the
    /// initials of several.
    fn tokens(&self, role: RoleNumber) -> BTreeSet<String> {
        let words = self.words(role);
        let mut tokens = BTreeSet::new();
        for (at, word) in words.iter().enumerate() {
            tokens.insert(word.meaning.clone());
            tokens.insert(word.surface.clone());
            let following = words.iter().skip(at).take(LONGEST_INITIALS);
            let mut initials = String::new();
            for word in following {
                initials.extend(word.surface.chars().next());
                tokens.insert(initials.clone());
            }
        }
        tokens
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workflow::{Document, Redesign, Role, RoleKind, Workflow};

    /// Roles of a baseline and of a redesign; pairs of steps by the places of the roles that perform
    /// them.
    fn said(before: &[&str], after: &[&str], steps: &[(usize, usize)]) -> Vec<String> {
        let names = before.iter().chain(after);
        let document = Document {
            roles: names
                .map(|name| Role::new(name, RoleKind::Internal))
                .collect(),
            redesigns: vec![Redesign {
                name: None,
                workflow: Workflow::default(),
            }],
            ..Document::default()
        };
        let cast = Cast::of(&document);
        let numbers = |names: &[&str]| -> Vec<RoleNumber> {
            let numbers = names.iter().map(|name| cast.number(&RoleName::from(*name)));
            numbers.map(Option::unwrap).collect()
        };
        let (one, other) = (numbers(before), numbers(after));
        let place = |at: usize| u32::try_from(at).unwrap();
        let pairs: Vec<(u32, u32)> = (0..steps.len()).map(|at| (place(at), place(at))).collect();
        let (did, does) = (
            |node: u32| Some(one[steps[node as usize].0]),
            |node: u32| Some(other[steps[node as usize].1]),
        );
        let (present, now) = (
            one.iter().copied().collect(),
            other.iter().copied().collect(),
        );
        let staff = (
            &Staff {
                present: &present,
                performer: &did,
            },
            &Staff {
                present: &now,
                performer: &does,
            },
        );
        role_matches(
            &cast,
            staff,
            &pairs,
            &Matching::default(),
            Language::English,
        )
        .iter()
        .map(|one| {
            let likelihood = format!("{:?}", one.likelihood).to_lowercase();
            let reasons = one.reasons.join("; ");
            format!(
                "{} = {} {likelihood}: {reasons}",
                one.baseline, one.redesign
            )
        })
        .collect()
    }

    #[test]
    fn initials_count_as_the_words_that_they_stand_for() {
        assert_eq!(
            said(&["HR recruiter"], &["Human resources recruiter"], &[]),
            ["HR recruiter = Human resources recruiter likely: same words: hr, recruiter"],
            "nobody would call them two"
        );
    }

    #[test]
    fn one_step_in_common_is_a_question_and_two_are_an_answer() {
        assert_eq!(
            said(&["Clerk"], &["Cashier"], &[(0, 0)]),
            ["Clerk = Cashier maybe: does the one step that the other did"],
            "one may be chance"
        );
        assert_eq!(
            said(&["Clerk"], &["Cashier"], &[(0, 0), (0, 0)]),
            ["Clerk = Cashier likely: does 2 of 2 steps that the other did"],
            "two are not"
        );
    }

    #[test]
    fn each_role_has_one_suggestion_and_the_better_one() {
        assert_eq!(
            said(
                &["Sales manager", "Head of sales"],
                &["Sales lead", "Manager of sales"],
                &[(1, 0), (1, 0)],
            ),
            [
                "Head of sales = Sales lead likely: same words: sales; does 2 of 2 steps that the other did",
                "Sales manager = Manager of sales likely: same words: sales, manager",
            ],
            "nobody is suggested twice"
        );
    }

    #[test]
    fn work_that_passes_to_a_role_that_was_there_before_is_no_new_name() {
        assert!(
            said(&["Clerk", "Boss"], &["Boss"], &[(0, 0), (0, 0)]).is_empty(),
            "that is what C14 is about"
        );
    }
}
