//! The words that suggestions read, in six languages: data files, each parsed once when it is needed.
//!
//! A word belongs to lists ([`super::kinds::Kind`]); verbs are looked up in every usual form, but always as whole
//! words: "inform" is not found in "information".

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::kinds::{Kind, Kinds, LISTS, verbs};
use super::words::Token;
use crate::workflow::{Purpose, RoleKind, Tongue};

/// A kind of person that is named in many ways.
#[derive(Debug)]
pub(super) struct Person {
    /// The word that stands for all of them.
    pub(super) word: &'static str,
    /// Inside the organisation or outside.
    pub(super) kind: RoleKind,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) tongue: Tongue,
    words: BTreeMap<&'static str, Kinds>,
    nouns: BTreeMap<&'static str, &'static str>,
    past: BTreeMap<&'static str, &'static str>,
    /// Endings of present forms and gerunds, each with an ending of the infinitive.
    present_endings: Vec<(&'static str, &'static str)>,
    /// Endings of participles, each with an ending of the infinitive.
    past_endings: Vec<(&'static str, &'static str)>,
    implied: BTreeMap<&'static str, &'static str>,
    /// Of whom one asks for a thing: offers of suppliers.
    things: BTreeMap<&'static str, &'static str>,
    purposes: BTreeMap<&'static str, Vec<Purpose>>,
    people: BTreeMap<&'static str, usize>,
    persons: Vec<Person>,
    /// How many words the longest phrase has that begins with this word.
    longest: BTreeMap<&'static str, usize>,
}

static ENGLISH: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(Tongue::English, include_str!("lexicon/en.txt")));
static GERMAN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(Tongue::German, include_str!("lexicon/de.txt")));
static FRENCH: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(Tongue::French, include_str!("lexicon/fr.txt")));
static SPANISH: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(Tongue::Spanish, include_str!("lexicon/es.txt")));
static ITALIAN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(Tongue::Italian, include_str!("lexicon/it.txt")));
static PORTUGUESE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(Tongue::Portuguese, include_str!("lexicon/pt.txt")));

impl Lexicon {
    /// The words of a language.
    pub(super) fn of(tongue: Tongue) -> &'static Self {
        match tongue {
            Tongue::English => &ENGLISH,
            Tongue::German => &GERMAN,
            Tongue::French => &FRENCH,
            Tongue::Spanish => &SPANISH,
            Tongue::Italian => &ITALIAN,
            Tongue::Portuguese => &PORTUGUESE,
        }
    }

    /// Whether the word that decides comes first in a name, and what belongs to it after a
    /// preposition: "négociation du contrat".
    pub(super) fn is_romance(&self) -> bool {
        !matches!(self.tongue, Tongue::English | Tongue::German)
    }

    fn parse(tongue: Tongue, text: &'static str) -> Self {
        let mut lexicon = Self {
            tongue,
            words: BTreeMap::new(),
            nouns: BTreeMap::new(),
            past: BTreeMap::new(),
            present_endings: Vec::new(),
            past_endings: Vec::new(),
            implied: BTreeMap::new(),
            things: BTreeMap::new(),
            purposes: BTreeMap::new(),
            people: BTreeMap::new(),
            persons: Vec::new(),
            longest: BTreeMap::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, items)) = line.split_once(':') {
                for item in items
                    .split(',')
                    .map(str::trim)
                    .filter(|item| !item.is_empty())
                {
                    lexicon.add(key.trim(), item);
                }
            }
        }
        lexicon.measure();
        lexicon
    }

    /// Notes the phrases of several words, so that looking up all others is cheap.
    fn measure(&mut self) {
        let phrases = self
            .words
            .keys()
            .chain(self.nouns.keys())
            .chain(self.people.keys());
        for phrase in phrases {
            if let Some((first, rest)) = phrase.split_once(' ') {
                let length = 2 + rest.matches(' ').count();
                let longest = self.longest.entry(first).or_default();
                *longest = length.max(*longest);
            }
        }
    }

    /// The phrases that begin here and can stand in a list, the longest first.
    fn phrases<'t>(
        &self,
        tokens: &'t [Token],
    ) -> impl Iterator<Item = (usize, Cow<'t, str>)> + use<'t> {
        let first = tokens.first();
        let longest = first.and_then(|first| self.longest.get(first.text.as_str()));
        (1..=longest.copied().unwrap_or(1))
            .rev()
            .filter_map(|length| Some((length, phrase(tokens, length)?)))
    }

    fn add(&mut self, key: &str, item: &'static str) {
        if let Some((_, kind)) = LISTS.iter().find(|(name, _)| *name == key) {
            let item = if item == "comma" { "," } else { item };
            let kinds = self.words.entry(item).or_default();
            *kinds = kinds.and(Kinds::of(&[*kind]));
        } else if let Some(code) = key.strip_prefix("purpose.") {
            let purpose = Purpose::ALL.into_iter().find(|one| one.code() == code);
            self.purposes.entry(item).or_default().extend(purpose);
        } else if key.starts_with("person.") {
            let kind = if key == "person.external" {
                RoleKind::External
            } else {
                RoleKind::Internal
            };
            for word in item.split('=').map(str::trim) {
                self.people.insert(word, self.persons.len());
            }
            let word = item.split('=').next().unwrap_or_default().trim();
            self.persons.push(Person { word, kind });
        } else if let Some((form, verb)) = item.split_once('=') {
            let (form, verb) = (form.trim(), verb.trim());
            match key {
                "noun" => _ = self.nouns.insert(form, verb),
                "past" => _ = self.past.insert(form, verb),
                "ending.present" => self.present_endings.push((form, verb)),
                "thing.of" => _ = self.things.insert(form, verb),
                "ending.past" => self.past_endings.push((form, verb)),
                _ => _ = self.implied.insert(form, verb),
            }
        }
    }

    /// The lists that a word stands in as it is written.
    pub(super) fn kinds(&self, word: &str) -> Kinds {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// The longest phrase from here that stands in one of these lists, and its length.
    pub(super) fn phrase(&self, tokens: &[Token], of: Kinds) -> Option<(usize, Kinds)> {
        self.phrases(tokens).find_map(|(length, text)| {
            let kinds = self.kinds(&text);
            kinds.meets(of).then_some((length, kinds))
        })
    }

    /// What an interaction named by this verb is for.
    pub(super) fn purposes(&self, verb: &str) -> &[Purpose] {
        self.purposes.get(verb).map_or(&[], Vec::as_slice)
    }

    /// The kind of person that is named from here on, and the length of the name.
    pub(super) fn person(&self, tokens: &[Token]) -> Option<(usize, usize)> {
        self.phrases(tokens).find_map(|(length, text)| {
            let person = self.people.get(text.as_ref()).copied();
            let person = person.or_else(|| {
                let singular = singular(&text, tokens.get(length - 1)?)?;
                self.people.get(singular.as_str()).copied()
            });
            Some((length, person?))
        })
    }

    /// With whom one does this, where the verb itself says it.
    pub(super) fn implied(&self, verb: &str) -> Option<usize> {
        self.people.get(self.implied.get(verb)?).copied()
    }

    /// Of whom one asks for what these words name.
    pub(super) fn asked_for(&self, words: &[Token]) -> Option<usize> {
        let of = |word: &Token| {
            let thing = self.things.get(word.text.as_str());
            thing.or_else(|| self.things.get(word.root.as_str()))
        };
        // The offer of "get job offer" is another one.
        let small = verbs().and(Kinds::of(&[Kind::Article, Kind::Function, Kind::Filler]));
        let free = |before: &Token| {
            let number = before.text.chars().all(char::is_numeric);
            number || self.kinds(&before.text).meets(small)
        };
        let is_free = |at: usize| {
            at.checked_sub(1)
                .and_then(|at| words.get(at))
                .is_none_or(free)
        };
        let person = words
            .iter()
            .enumerate()
            .find_map(|(at, word)| of(word).filter(|_| is_free(at)))?;
        self.people.get(person).copied()
    }

    /// The person of this number.
    pub(super) fn person_at(&self, person: usize) -> Option<&Person> {
        self.persons.get(person)
    }

    /// The verb that begins here in any present form: its length, infinitive and lists.
    pub(super) fn verb(&self, tokens: &[Token]) -> Option<(usize, &'static str, Kinds)> {
        let first = tokens.first()?;
        self.verb_of(&first.text, tokens).or_else(|| {
            self.present(&first.text)
                .iter()
                .find_map(|base| self.verb_of(base, tokens))
        })
    }

    /// The verb of this infinitive and the words after the first.
    fn verb_of(&self, base: &str, tokens: &[Token]) -> Option<(usize, &'static str, Kinds)> {
        let longest = self.longest.get(base).copied().unwrap_or(1);
        (2..=longest)
            .rev()
            .find_map(|length| {
                let rest = phrase(tokens.get(1..)?, length - 1)?;
                let whole = format!("{base} {rest}");
                let found = self
                    .infinitive(&whole)
                    .or_else(|| self.infinitive(&singular(&whole, tokens.get(length - 1)?)?));
                found.map(|(verb, kinds)| (length, verb, kinds))
            })
            .or_else(|| self.infinitive(base).map(|(verb, kinds)| (1, verb, kinds)))
    }

    /// The verb behind a noun that begins here, and the length of the noun.
    pub(super) fn noun(&self, tokens: &[Token]) -> Option<(usize, &'static str, Kinds)> {
        self.phrases(tokens).find_map(|(length, text)| {
            let verb = self.nouns.get(text.as_ref()).or_else(|| {
                self.nouns
                    .get(singular(&text, tokens.get(length - 1)?)?.as_str())
            });
            let verb = verb.or_else(|| self.compound(&text))?;
            let (verb, kinds) = self.infinitive(verb)?;
            Some((length, verb, kinds))
        })
    }

    /// The last part of a German compound decides: "Antragsprüfung" is a "Prüfung".
    fn compound(&self, text: &str) -> Option<&&'static str> {
        if self.tongue != Tongue::German {
            return None;
        }
        let starts = text.char_indices().skip(3).map(|(at, _)| at);
        starts
            .filter_map(|at| text.get(at..))
            .take_while(|end| end.len() >= 6)
            .find_map(|end| self.nouns.get(end))
    }

    /// Whether a German compound is a machine by its last part: "Banksystem".
    pub(super) fn ends_in_system(&self, text: &str) -> bool {
        if self.tongue != Tongue::German {
            return false;
        }
        let starts = text.char_indices().skip(3).map(|(at, _)| at);
        starts
            .filter_map(|at| text.get(at..))
            .take_while(|end| end.len() >= 6)
            .any(|end| self.kinds(end).has(Kind::System))
    }

    /// The verb of a past form: "rejected".
    pub(super) fn past(&self, word: &str) -> Option<(&'static str, Kinds)> {
        if let Some(verb) = self.past.get(word) {
            return self.infinitive(verb);
        }
        if self.tongue == Tongue::English {
            let stem = word.strip_suffix("ed")?;
            return doubled(stem).iter().find_map(|base| self.infinitive(base));
        }
        with_endings(word, &self.past_endings)
            .iter()
            .find_map(|base| self.infinitive(base))
    }

    fn infinitive(&self, word: &str) -> Option<(&'static str, Kinds)> {
        let (verb, kinds) = self.words.get_key_value(word)?;
        kinds.meets(verbs()).then_some((*verb, *kinds))
    }

    /// The infinitives that a present form can stand for, beside the form itself.
    fn present(&self, word: &str) -> Vec<String> {
        let mut bases = if self.tongue == Tongue::English {
            english_present(word)
        } else {
            with_endings(word, &self.present_endings)
        };
        bases.extend(self.past.get(word).map(|verb| (*verb).to_owned()));
        bases
    }

    /// Whether a word is a verb that somebody does, and not what is to be done: "sends", "envía".
    pub(super) fn is_finite(&self, words: &[Token]) -> bool {
        let Some(first) = words.first() else {
            return false;
        };
        let form = if self.is_romance() {
            self.infinitive(&first.text).is_none()
        } else {
            first.text.ends_with(['s', 't'])
        };
        form && self.verb(words).is_some()
    }

    /// Whether a word is the infinitive of a verb.
    pub(super) fn is_infinitive(&self, word: &str) -> bool {
        self.infinitive(word).is_some()
    }
}

/// Every word that a form can stand for by its endings.
fn with_endings(word: &str, endings: &[(&str, &str)]) -> Vec<String> {
    endings
        .iter()
        .filter_map(|(form, base)| {
            let stem = word.strip_suffix(form)?;
            (stem.chars().count() > 1).then(|| format!("{stem}{base}"))
        })
        .collect()
}

fn english_present(word: &str) -> Vec<String> {
    if let Some(stem) = word.strip_suffix("ing").filter(|stem| stem.len() > 1) {
        return doubled(stem);
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return vec![format!("{stem}y")];
    }
    let Some(stem) = word.strip_suffix('s') else {
        return Vec::new();
    };
    let shorter = stem.strip_suffix('e').map(str::to_owned);
    std::iter::once(stem.to_owned()).chain(shorter).collect()
}

/// The infinitives behind an English stem without its "-ed" or "-ing".
fn doubled(stem: &str) -> Vec<String> {
    let mut bases = vec![stem.to_owned(), format!("{stem}e")];
    let mut letters = stem.chars().rev();
    if letters.next() == letters.next() {
        bases.extend(
            stem.char_indices()
                .next_back()
                .and_then(|(at, _)| stem.get(..at).map(str::to_owned)),
        );
    }
    bases.extend(stem.strip_suffix('i').map(|start| format!("{start}y")));
    bases
}

/// The text with its last word in the singular, where that is another word.
fn singular(text: &str, last: &Token) -> Option<String> {
    let start = text.strip_suffix(last.text.as_str())?;
    (last.root != last.text).then(|| format!("{start}{}", last.root))
}

/// The first words of this number as one text.
fn phrase<'t>(tokens: &'t [Token], length: usize) -> Option<Cow<'t, str>> {
    let words = tokens.get(..length)?;
    if let [only] = words {
        return Some(Cow::Borrowed(only.text.as_str()));
    }
    let words: Vec<&str> = words.iter().map(|one| one.text.as_str()).collect();
    Some(Cow::Owned(words.join(" ")))
}

#[cfg(test)]
impl Lexicon {
    /// Whether any word stands in this list.
    pub(super) fn has_any(&self, kind: Kind) -> bool {
        self.words.values().any(|kinds| kinds.has(kind))
    }

    /// Verbs that a form, noun or purpose leads to and that stand in no list.
    pub(super) fn unknown_verbs(&self) -> Vec<&'static str> {
        let forms = self.nouns.values().chain(self.past.values());
        let named = forms.chain(self.purposes.keys()).copied();
        named.filter(|verb| !self.is_infinitive(verb)).collect()
    }
}
