//! Which names of two versions say the same, wherever they stand.
//!
//! For questions of gateways, which are never matched as steps are: their words alone decide.

use std::collections::BTreeMap;

use super::text::{Lexicon, is_technical, plain};
use crate::Language;

/// For every name of the baseline, the places of the names of the redesign that say the same: letter
/// for letter but for case and signs, or by words that all mean the same.
///
/// A name that a drawing tool gave says nothing.
pub(crate) fn same_wording(baseline: &[&str], redesign: &[&str]) -> Vec<Vec<usize>> {
    let lexicon = Lexicon::shared();
    let language = |names: &[&str]| lexicon.language(names.iter().copied());
    let (first, second) = (language(baseline), language(redesign));
    let first_or = first.or(second).unwrap_or(Language::English);
    let second_or = second.or(first).unwrap_or(Language::English);
    let mut by_wording: BTreeMap<Wording, Vec<usize>> = BTreeMap::new();
    for (place, name) in redesign.iter().enumerate() {
        for wording in wordings(name, lexicon, second_or) {
            by_wording.entry(wording).or_default().push(place);
        }
    }
    let places = |name: &&str| {
        let wordings = wordings(name, lexicon, first_or);
        let found = wordings.iter().filter_map(|one| by_wording.get(one));
        let mut places: Vec<usize> = found.flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    baseline.iter().map(places).collect()
}

/// What two names can have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Wording {
    Letters(String),
    Meanings(Vec<String>),
}

fn wordings(name: &str, lexicon: &Lexicon, language: Language) -> Vec<Wording> {
    if is_technical(name) {
        return Vec::new();
    }
    let words = lexicon.meanings(name, language).into_iter();
    let mut meanings: Vec<String> = words.map(|word| word.meaning).collect();
    meanings.sort_unstable();
    meanings.dedup();
    let mut wordings = vec![Wording::Letters(plain(name))];
    if !meanings.is_empty() {
        wordings.push(Wording::Meanings(meanings));
    }
    wordings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says_the_same(one: &str, other: &str) -> bool {
        same_wording(&[one], &[other]) == [vec![0]]
    }

    #[test]
    fn case_signs_and_the_order_of_words_do_not_matter() {
        assert!(
            says_the_same("Application accepted", "Application\nAccepted?"),
            "letters"
        );
        assert!(
            says_the_same("Solution acceptable?", "Acceptable solution?"),
            "words"
        );
    }

    #[test]
    fn another_question_is_another_wording() {
        assert!(
            !says_the_same("Offer accepted?", "Candidate accepted?"),
            "not all words are shared"
        );
        assert!(
            !says_the_same("Gateway 1", "Gateway 1"),
            "a tool gave these names"
        );
    }
}
