//! What a name says: its words, their stems and the meaning that stems share.
//!
//! Words become lower case, lose stop words and their ending (Snowball, English or German), and words
//! of one group of `data/synonyms.txt` become one meaning. A text in another script keeps its words
//! whole, so equal names are equal in any language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::Language;

const STOP_WORDS: &str = include_str!("../../data/stop_words.txt");
const SYNONYMS: &str = include_str!("../../data/synonyms.txt");

/// Words beyond this number add nothing to a name and would slow everything down.
const MOST_WORDS: usize = 64;
/// A longer "word" is no word of a language and is not stemmed.
const LONGEST_WORD: usize = 40;

/// Names that modelling tools and notations give, as opposed to people.
const TECHNICAL: [&str; 30] = [
    "start",
    "end",
    "event",
    "task",
    "activity",
    "step",
    "gateway",
    "xor",
    "and",
    "or",
    "exclusive",
    "parallel",
    "inclusive",
    "intermediate",
    "message",
    "timer",
    "flow",
    "node",
    "subprocess",
    "process",
    "sequence",
    "catch",
    "throw",
    "boundary",
    "ende",
    "ereignis",
    "aufgabe",
    "aktivität",
    "schritt",
    "unnamed",
];

/// Words in the names of lanes and roles that are machines.
const SYSTEM: [&str; 19] = [
    "system",
    "systems",
    "software",
    "bot",
    "chatbot",
    "ai",
    "ki",
    "app",
    "portal",
    "platform",
    "plattform",
    "server",
    "engine",
    "automation",
    "automated",
    "automatisiert",
    "robot",
    "database",
    "datenbank",
];

/// Words in the names of pools that are processes.
const PROCESS: [&str; 6] = [
    "process",
    "processes",
    "workflow",
    "prozess",
    "geschäftsprozess",
    "ablauf",
];

/// Stop words, stemmers and synonyms.
pub(super) struct Lexicon {
    english: Stemmer,
    german: Stemmer,
    english_stops: BTreeSet<&'static str>,
    german_stops: BTreeSet<&'static str>,
    /// The first stem of the group that a stem belongs to, by language.
    english_groups: BTreeMap<String, String>,
    german_groups: BTreeMap<String, String>,
}

/// A word of a name, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    /// What it means: its stem, or the first stem of its group.
    pub(super) meaning: String,
    /// The word as it stands in the name, in lower case.
    pub(super) surface: String,
    /// Its own stem.
    pub(super) stem: String,
}

impl Lexicon {
    /// What the data files say, read once.
    pub(super) fn shared() -> &'static Self {
        static SHARED: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);
        &SHARED
    }

    fn new() -> Self {
        let mut lexicon = Self {
            english: Stemmer::create(Algorithm::English),
            german: Stemmer::create(Algorithm::German),
            english_stops: stops("en:"),
            german_stops: stops("de:"),
            english_groups: BTreeMap::new(),
            german_groups: BTreeMap::new(),
        };
        for line in SYNONYMS.lines().filter(|line| !line.starts_with('#')) {
            lexicon.add_group(line);
        }
        lexicon
    }

    /// Adds the words of one line under the stem of its first word; a word stays where it was first.
    fn add_group(&mut self, line: &str) {
        let (english, german) = line.split_once(';').unwrap_or((line, ""));
        let Some(first) = english.split(',').next() else {
            return;
        };
        let head = self.stem(first.trim(), Language::English);
        for word in english.split(',').map(str::trim) {
            let stem = self.stem(word, Language::English);
            self.english_groups.entry(stem).or_insert(head.clone());
        }
        for word in german.split(',').map(str::trim) {
            let stem = self.stem(word, Language::German);
            self.german_groups.entry(stem).or_insert(head.clone());
        }
    }

    /// The language of a set of names, or nothing where they give no hint.
    pub(super) fn language<'a>(&self, names: impl Iterator<Item = &'a str>) -> Option<Language> {
        let (mut english, mut german) = (0_usize, 0_usize);
        for word in names.flat_map(words) {
            let known_english = self.english_stops.contains(word.as_str())
                || self
                    .english_groups
                    .contains_key(&self.stem(&word, Language::English));
            let known_german = self.german_stops.contains(word.as_str())
                || self
                    .german_groups
                    .contains_key(&self.stem(&word, Language::German))
                || word.contains(['ä', 'ö', 'ü', 'ß'])
                || (word.len() > 6 && word.ends_with("ung"));
            english += usize::from(known_english);
            german += usize::from(known_german);
        }
        match german.cmp(&english) {
            std::cmp::Ordering::Less => Some(Language::English),
            std::cmp::Ordering::Greater => Some(Language::German),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The words of a name that mean something, in their order.
    pub(super) fn meanings(&self, name: &str, language: Language) -> Vec<Word> {
        let stops = match language {
            Language::English => &self.english_stops,
            Language::German => &self.german_stops,
        };
        words(name)
            .filter(|word| !stops.contains(word.as_str()))
            .map(|surface| self.word(surface, language))
            .collect()
    }

    /// What one word in lower case means.
    pub(super) fn word(&self, surface: String, language: Language) -> Word {
        let stem = self.stem(&surface, language);
        let meaning = self.group(&surface, language).unwrap_or(&stem).clone();
        Word {
            meaning,
            surface,
            stem,
        }
    }

    /// The group of a word, in its language or else in the other: many workflows mix them.
    fn group(&self, word: &str, language: Language) -> Option<&String> {
        let english = || self.english_groups.get(&self.stem(word, Language::English));
        let german = || self.german_groups.get(&self.stem(word, Language::German));
        match language {
            Language::English => english().or_else(german),
            Language::German => german().or_else(english),
        }
    }

    fn stem(&self, word: &str, language: Language) -> String {
        if word.len() > LONGEST_WORD {
            return word.to_owned();
        }
        match language {
            Language::English => self.english.stem(word).into_owned(),
            Language::German => self.german.stem(word).into_owned(),
        }
    }
}

fn stops(prefix: &str) -> BTreeSet<&'static str> {
    STOP_WORDS
        .lines()
        .filter_map(|line| line.strip_prefix(prefix))
        .flat_map(str::split_whitespace)
        .collect()
}

/// The name in lower case with one space between words; where no word is left, the name as it is.
///
/// Two names are equal if this is equal.
pub(super) fn plain(name: &str) -> String {
    let parts: Vec<String> = split(name).map(str::to_lowercase).collect();
    if parts.is_empty() {
        name.trim().to_lowercase()
    } else {
        parts.join(" ")
    }
}

/// Whether a name says nothing about the work: empty, or what a drawing tool wrote.
pub(super) fn is_technical(name: &str) -> bool {
    let name = name.trim();
    let is_term = |word: &String| TECHNICAL.contains(&word.as_str());
    let is_number = |word: &String| word.chars().all(|letter| letter.is_ascii_digit());
    name.is_empty()
        || name.starts_with("sid-")
        || words(name).any(|word| is_term(&word))
            && words(name).all(|word| is_term(&word) || is_number(&word))
}

/// Whether the name of a pool is that of what happens in it.
pub(super) fn is_named_like_a_process(name: &str) -> bool {
    words(name).any(|word| PROCESS.contains(&word.as_str()))
}

/// Whether the name of a role is that of a machine.
pub(super) fn is_named_like_a_system(name: &str) -> bool {
    words(name).any(|word| SYSTEM.contains(&word.as_str()))
}

fn split(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| !is_letter(letter))
        .filter(|part| !part.is_empty())
}

/// Letters, digits, and the marks of scripts that write vowels as marks above or below a letter.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || (!letter.is_ascii() && !letter.is_whitespace() && !is_sign(letter))
}

/// General punctuation, arrows, mathematics, boxes and symbols, and their like in East Asian texts.
fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}'
        | '\u{fe10}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}' | '\u{1f000}'..='\u{1faff}')
}

/// The words of a name in lower case; `checkOrder` is two words, and `${order.id}` is none.
fn words(name: &str) -> impl Iterator<Item = String> {
    outside_expressions(name)
        .flat_map(split)
        .flat_map(humps)
        .map(str::to_lowercase)
        .take(MOST_WORDS)
}

/// The parts of a name between the expressions that an engine fills in: `${…}` and `#{…}`.
fn outside_expressions(name: &str) -> impl Iterator<Item = &str> {
    let parts = name.split("${").flat_map(|part| part.split("#{"));
    parts
        .enumerate()
        .map(|(number, part)| match part.split_once('}') {
            Some((_, after)) if number > 0 => after,
            _ => part,
        })
}

/// Cuts a word before each capital that follows a small letter.
fn humps(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = word;
    while parts.len() < MOST_WORDS {
        let cut = rest
            .char_indices()
            .zip(rest.chars().skip(1))
            .find(|((_, before), after)| before.is_lowercase() && after.is_uppercase())
            .map(|((at, before), _)| at + before.len_utf8());
        let Some((head, tail)) = cut.and_then(|at| rest.split_at_checked(at)) else {
            break;
        };
        parts.push(head);
        rest = tail;
    }
    parts.push(rest);
    parts
}
