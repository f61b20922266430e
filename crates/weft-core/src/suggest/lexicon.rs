//! The words that suggestions read, in English and German: data files, parsed once.
//!
//! A word belongs to lists ([`Kind`]); verbs are looked up in every usual form, but always as whole
//! words: "inform" is not found in "information".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::words::Token;
use crate::workflow::{Purpose, RoleKind};

/// A list that a word can stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Speaks in one direction; the receiver stands after "to".
    Send,
    /// Speaks in one direction to its object.
    Tell,
    /// Asks; whether an answer comes back is seen from the flow.
    Ask,
    /// Speaks with somebody at the same time.
    Talk,
    /// Is a talk even where its object is no person: "negotiate terms".
    Alone,
    /// Meets its object if that is a person: "receive patient".
    Care,
    /// Never means contact with what it names.
    Never,
    /// Makes an arrangement.
    Schedule,
    /// Judges.
    Decide,
    /// Controls.
    Check,
    /// Says no.
    Refuse,
    /// Says yes.
    Grant,
    /// Takes what comes in.
    Receive,
    /// Makes what a person then judges.
    Prepare,
    /// Works over what was made.
    Polish,
    /// Says nothing without its object: "conduct interview".
    Light,
    /// Routing, no work: "start", "wait".
    Idle,
    /// Any other work.
    Act,
    /// Sends, but the next lane is not the receiver: "deliver", "publish".
    Goods,
    /// "needed", "ready": the name tells a state.
    State,
    /// The preposition of a partner.
    With,
    /// The preposition of a receiver.
    To,
    /// The preposition of a source.
    From,
    /// The preposition of a doer.
    By,
    /// Articles and adjectives before a person.
    Article,
    /// Words that end the object of a verb.
    Function,
    /// Words that join clauses.
    Join,
    /// Words before the verb that say nothing here.
    Filler,
    /// "automatically".
    Auto,
    /// Stop words, by which the language is told.
    Stop,
    /// What a machine prepares for a person.
    Thing,
    /// The question of a decision.
    AskDecide,
    /// The question of a control.
    AskCheck,
    /// A no as a noun.
    Refusal,
    /// Objects whose refusal is no refusal of a person.
    Nobody,
    /// A bare yes or no.
    Yes,
    /// Machines by their kind.
    System,
    /// Machines by their brand.
    Product,
    /// "external".
    Mark,
    /// "process": says nothing at the end of a name.
    Tail,
}

/// A set of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kinds(u64);

impl Kinds {
    /// The lists of these kinds.
    pub(super) fn of(kinds: &[Kind]) -> Self {
        Self(kinds.iter().fold(0, |set, kind| set | bit(*kind)))
    }

    /// Whether a word of this set stands in the list.
    pub(super) fn has(self, kind: Kind) -> bool {
        self.0 & bit(kind) != 0
    }

    /// Whether the sets share a list.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

fn bit(kind: Kind) -> u64 {
    1 << (kind as u64)
}

/// The lists, by their key in the files.
const LISTS: [(&str, Kind); 40] = [
    ("verb.send", Kind::Send),
    ("verb.tell", Kind::Tell),
    ("verb.ask", Kind::Ask),
    ("verb.talk", Kind::Talk),
    ("verb.alone", Kind::Alone),
    ("verb.care", Kind::Care),
    ("verb.never", Kind::Never),
    ("verb.schedule", Kind::Schedule),
    ("verb.decide", Kind::Decide),
    ("verb.check", Kind::Check),
    ("verb.refuse", Kind::Refuse),
    ("verb.grant", Kind::Grant),
    ("verb.receive", Kind::Receive),
    ("verb.prepare", Kind::Prepare),
    ("verb.polish", Kind::Polish),
    ("verb.light", Kind::Light),
    ("verb.idle", Kind::Idle),
    ("verb.act", Kind::Act),
    ("verb.goods", Kind::Goods),
    ("state", Kind::State),
    ("partner.with", Kind::With),
    ("partner.to", Kind::To),
    ("partner.from", Kind::From),
    ("partner.by", Kind::By),
    ("article", Kind::Article),
    ("function", Kind::Function),
    ("join", Kind::Join),
    ("filler", Kind::Filler),
    ("auto", Kind::Auto),
    ("stop", Kind::Stop),
    ("thing", Kind::Thing),
    ("ask.decide", Kind::AskDecide),
    ("ask.check", Kind::AskCheck),
    ("refusal", Kind::Refusal),
    ("nobody", Kind::Nobody),
    ("yes", Kind::Yes),
    ("system", Kind::System),
    ("product", Kind::Product),
    ("person.mark", Kind::Mark),
    ("tail", Kind::Tail),
];

/// The language of a lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
}

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
    pub(super) language: Language,
    words: BTreeMap<&'static str, Kinds>,
    nouns: BTreeMap<&'static str, &'static str>,
    past: BTreeMap<&'static str, &'static str>,
    implied: BTreeMap<&'static str, &'static str>,
    purposes: BTreeMap<&'static str, Vec<Purpose>>,
    people: BTreeMap<&'static str, usize>,
    persons: Vec<Person>,
}

static ENGLISH: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(Language::English, include_str!("lexicon/en.txt")));
static GERMAN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(Language::German, include_str!("lexicon/de.txt")));

/// The longest phrase in the lexicon, in words.
const LONGEST: usize = 4;

impl Lexicon {
    /// The words of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        }
    }

    fn parse(language: Language, text: &'static str) -> Self {
        let mut lexicon = Self {
            language,
            words: BTreeMap::new(),
            nouns: BTreeMap::new(),
            past: BTreeMap::new(),
            implied: BTreeMap::new(),
            purposes: BTreeMap::new(),
            people: BTreeMap::new(),
            persons: Vec::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, items)) = line.split_once(':') {
                for item in items.split(',').map(str::trim).filter(|item| !item.is_empty()) {
                    lexicon.add(key.trim(), item);
                }
            }
        }
        lexicon
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
            let forms = match key {
                "noun" => &mut self.nouns,
                "past" => &mut self.past,
                _ => &mut self.implied,
            };
            forms.insert(form.trim(), verb.trim());
        }
    }

    /// The lists that a word stands in as it is written.
    pub(super) fn kinds(&self, word: &str) -> Kinds {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// The longest phrase from here that stands in one of these lists, and its length.
    pub(super) fn phrase(&self, tokens: &[Token], of: Kinds) -> Option<(usize, Kinds)> {
        phrases(tokens).find_map(|(length, text)| {
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
        phrases(tokens).find_map(|(length, text)| {
            let last = tokens.get(length - 1)?;
            let singular = text
                .strip_suffix(last.text.as_str())
                .map(|start| format!("{start}{}", last.root));
            self.people
                .get(text.as_str())
                .or_else(|| self.people.get(singular?.as_str()))
                .map(|person| (length, *person))
        })
    }

    /// With whom one does this, where the verb itself says it.
    pub(super) fn implied(&self, verb: &str) -> Option<usize> {
        self.people.get(self.implied.get(verb)?).copied()
    }

    /// The person of this number.
    pub(super) fn person_at(&self, person: usize) -> Option<&Person> {
        self.persons.get(person)
    }

    /// The verb that begins here in any present form: its length, infinitive and lists.
    pub(super) fn verb(&self, tokens: &[Token]) -> Option<(usize, &'static str, Kinds)> {
        let first = tokens.first()?;
        for base in self.present(&first.text) {
            for (length, text) in phrases(tokens) {
                let rest = text.get(first.text.len()..).unwrap_or_default();
                let whole = format!("{base}{rest}");
                let found = self.infinitive(&whole).or_else(|| {
                    let last = tokens.get(length - 1).filter(|_| length > 1)?;
                    let start = whole.strip_suffix(last.text.as_str())?;
                    self.infinitive(&format!("{start}{}", last.root))
                });
                if let Some((verb, kinds)) = found {
                    return Some((length, verb, kinds));
                }
            }
        }
        None
    }

    /// The verb behind a noun that begins here, and the length of the noun.
    pub(super) fn noun(&self, tokens: &[Token]) -> Option<(usize, &'static str, Kinds)> {
        phrases(tokens).find_map(|(length, text)| {
            let last = tokens.get(length - 1)?;
            let verb = self.nouns.get(text.as_str()).or_else(|| {
                let start = text.strip_suffix(last.text.as_str())?;
                self.nouns.get(format!("{start}{}", last.root).as_str())
            });
            let verb = verb.or_else(|| self.compound(&text))?;
            let (verb, kinds) = self.infinitive(verb)?;
            Some((length, verb, kinds))
        })
    }

    /// The last part of a German compound decides: "Antragsprüfung" is a "Prüfung".
    fn compound(&self, text: &str) -> Option<&&'static str> {
        if self.language == Language::English {
            return None;
        }
        let starts = text.char_indices().skip(3).map(|(at, _)| at);
        starts
            .filter_map(|at| text.get(at..))
            .take_while(|end| end.len() >= 6)
            .find_map(|end| self.nouns.get(end))
    }

    /// The verb of a past form: "rejected".
    pub(super) fn past(&self, word: &str) -> Option<(&'static str, Kinds)> {
        if let Some(verb) = self.past.get(word) {
            return self.infinitive(verb);
        }
        let stem = word.strip_suffix("ed").filter(|_| self.language == Language::English)?;
        self.endings(stem)
            .iter()
            .find_map(|base| self.infinitive(base))
    }

    fn infinitive(&self, word: &str) -> Option<(&'static str, Kinds)> {
        let (verb, kinds) = self.words.get_key_value(word)?;
        kinds.meets(verbs()).then_some((*verb, *kinds))
    }

    /// The infinitives that a present form can stand for, the form itself first.
    fn present(&self, word: &str) -> Vec<String> {
        let mut bases = vec![word.to_owned()];
        match self.language {
            Language::English => {
                if let Some(stem) = word.strip_suffix("ing").filter(|stem| stem.len() > 1) {
                    bases.extend(self.endings(stem));
                } else if let Some(stem) = word.strip_suffix("ies") {
                    bases.push(format!("{stem}y"));
                } else if let Some(stem) = word.strip_suffix('s') {
                    bases.push(stem.to_owned());
                    bases.extend(stem.strip_suffix('e').map(str::to_owned));
                }
            }
            Language::German => {
                bases.extend(word.strip_suffix("et").map(|stem| format!("{stem}en")));
                bases.extend(word.strip_suffix('t').map(|stem| format!("{stem}en")));
            }
        }
        bases.extend(self.past.get(word).map(|verb| (*verb).to_owned()));
        bases
    }

    /// The infinitives behind a stem without its "-ed" or "-ing".
    fn endings(&self, stem: &str) -> Vec<String> {
        let mut bases = vec![stem.to_owned(), format!("{stem}e")];
        let mut letters = stem.chars().rev();
        if letters.next() == letters.next() {
            bases.extend(stem.char_indices().next_back().and_then(|(at, _)| {
                stem.get(..at).map(str::to_owned)
            }));
        }
        bases.extend(stem.strip_suffix('i').map(|start| format!("{start}y")));
        bases
    }
}

/// The lists that hold verbs.
pub(super) fn verbs() -> Kinds {
    Kinds(bit(Kind::State) - 1)
}

/// The phrases that begin here, the longest first.
fn phrases(tokens: &[Token]) -> impl Iterator<Item = (usize, String)> {
    (1..=LONGEST.min(tokens.len())).rev().map(|length| {
        let words: Vec<&str> = tokens.iter().take(length).map(|one| one.text.as_str()).collect();
        (length, words.join(" "))
    })
}
