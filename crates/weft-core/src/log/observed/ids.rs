//! Ids of steps from the names of activities: the same name has the same id in every version.

use std::collections::{BTreeMap, BTreeSet};

use crate::workflow::StepId;

/// Ids that routing nodes and the end take.
const RESERVED: [&str; 2] = ["end", "start"];

/// The most letters of an id.
const LONGEST: usize = 60;

/// The id of every activity by its name.
#[derive(Debug)]
pub(super) struct Ids(BTreeMap<String, StepId>);

impl Ids {
    /// Ids for these names; the order in which they come plays no part.
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let names: BTreeSet<&str> = names.collect();
        let mut taken: BTreeSet<String> = RESERVED.map(str::to_owned).into();
        let mut ids = BTreeMap::new();
        // The next number of every word, so that a thousand alike are not counted again for each.
        let mut next: BTreeMap<String, u64> = BTreeMap::new();
        for name in names {
            let short = short(name);
            let number = next.entry(short.clone()).or_insert(1);
            let mut id = short.clone();
            while taken.contains(&id) {
                *number += 1;
                id = format!("{short}-{number}");
            }
            taken.insert(id.clone());
            ids.insert(name.to_owned(), StepId::from(id));
        }
        Self(ids)
    }

    /// The id of a name.
    pub(super) fn id(&self, name: &str) -> StepId {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// An id that no name has, for a routing node: a word and a number.
    pub(super) fn free(&self, word: &str, number: usize) -> StepId {
        let mut id = format!("{word}-{number}");
        while self.0.values().any(|taken| taken.as_str() == id) {
            id.push('\'');
        }
        StepId::from(id)
    }
}

/// Letters and digits in lower case, with hyphens between the words.
fn short(name: &str) -> String {
    let mut short = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            short.push(letter);
        } else if !short.is_empty() && !short.ends_with('-') {
            short.push('-');
        }
        if short.chars().count() >= LONGEST {
            break;
        }
    }
    let short = short.trim_end_matches('-');
    let named = if short.is_empty() { "activity" } else { short };
    named.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_id_and_no_other_name_has_it() {
        let names = ["Check ticket", "check-ticket", "END", "…", "Prüfen (A/B)"];
        let ids = Ids::of(names.into_iter());
        let found: Vec<String> = names.iter().map(|name| ids.id(name).to_string()).collect();
        assert_eq!(
            found,
            [
                "check-ticket",
                "check-ticket-2",
                "end-2",
                "activity",
                "prüfen-a-b"
            ],
            "words with hyphens; numbers where two are alike"
        );
        let backwards = Ids::of(names.into_iter().rev());
        let same = names.iter().all(|name| ids.id(name) == backwards.id(name));
        assert!(same, "whatever comes first in the log");
    }
}
