//! What people said instead of suggestions before, and which steps follow it.
//!
//! A step of the same name follows in every field. Where corrections of two or more names with the same
//! verb agree on the tag, and none says otherwise, all steps with that verb follow in the tag.

use std::collections::BTreeMap;

use super::cast::Cast;
use super::lexicon::Lexicon;
use super::reading::Reading;
use super::words::words;
use crate::workflow::{Preference, Tag};

/// Names that must agree before their verb says it for others.
const AGREEING: usize = 2;

/// The name of a step as preferences know it: its words in lower case, one blank between them.
pub(crate) fn key(name: &str) -> String {
    let words: Vec<String> = words(name).into_iter().map(|word| word.text).collect();
    words.join(" ")
}

/// What preferences say.
#[derive(Debug, Default)]
pub(super) struct Learned<'a> {
    by_name: BTreeMap<&'a str, &'a Preference>,
    by_verb: BTreeMap<&'static str, Tag>,
}

impl<'a> Learned<'a> {
    /// What these preferences say.
    pub(super) fn of(
        preferences: &'a [Preference],
        lexicons: &[&'static Lexicon],
        cast: &Cast,
    ) -> Self {
        let by_name = preferences.iter().map(|one| (one.name.as_str(), one));
        let mut tags: BTreeMap<&'static str, Vec<Tag>> = BTreeMap::new();
        for one in preferences {
            let verb = verb(&Reading::of(&one.name, lexicons, cast));
            if let (Some(verb), Some(tag)) = (verb, one.tag) {
                tags.entry(verb).or_default().push(tag);
            }
        }
        let agreed = tags.into_iter().filter_map(|(verb, tags)| {
            let first = *tags.first()?;
            let all = tags.len() >= AGREEING && tags.iter().all(|one| *one == first);
            all.then_some((verb, first))
        });
        Self {
            by_verb: agreed.collect(),
            by_name: by_name.collect(),
        }
    }

    /// What was said of steps of this name.
    pub(super) fn of_name(&self, name: &str) -> Option<&'a Preference> {
        if self.by_name.is_empty() {
            return None;
        }
        self.by_name.get(key(name).as_str()).copied()
    }

    /// The tag that was said of steps with the verb of this name, and the verb.
    pub(super) fn of_verb(&self, reading: &Reading) -> Option<(&'static str, Tag)> {
        let verb = verb(reading)?;
        Some((verb, *self.by_verb.get(verb)?))
    }
}

fn verb(reading: &Reading) -> Option<&'static str> {
    let first = reading.clauses.first()?;
    (!first.verb.is_empty()).then_some(first.verb)
}
