//! Slips of the pen that models are full of: two letters exchanged (`recieve`), or one letter doubled
//! or not (`fullfil`).
//!
//! Other misspellings are left alone, since the nearest word is too often another word: contact and
//! contract, reserve and reverse.

use std::collections::{BTreeMap, BTreeSet};

/// Shorter stems are too often another word.
const SHORTEST: usize = 5;

/// For each misspelt word the word that it stands for: the first of its like in the alphabet.
pub(super) fn slips<'a>(words: &BTreeSet<&'a str>) -> BTreeMap<&'a str, &'a str> {
    let mut alike: BTreeMap<Vec<char>, Vec<(&str, Vec<char>)>> = BTreeMap::new();
    for &word in words {
        let mut letters: Vec<char> = word.chars().collect();
        letters.dedup();
        if letters.len() >= SHORTEST && letters.iter().all(|letter| letter.is_alphabetic()) {
            let mut sorted = letters.clone();
            sorted.sort_unstable();
            alike.entry(sorted).or_default().push((word, letters));
        }
    }
    let mut slips = BTreeMap::new();
    for group in alike.values() {
        let Some(((first, letters), others)) = group.split_first() else {
            continue;
        };
        for (other, other_letters) in others {
            if is_slip(letters, other_letters) {
                slips.insert(*other, *first);
            }
        }
    }
    slips
}

/// Whether the letters are the same but for two neighbours that changed places.
fn is_slip(one: &[char], other: &[char]) -> bool {
    let different: Vec<(usize, (&char, &char))> = one
        .iter()
        .zip(other)
        .enumerate()
        .filter(|(_, (a, b))| a != b)
        .collect();
    match different.as_slice() {
        [] => true,
        [(at, (a, b)), (next, (c, d))] => at + 1 == *next && a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exchanged_and_doubled_letters_are_slips_and_other_words_are_not() {
        let words = BTreeSet::from([
            "receiv", "reciev", "fulfil", "fullfil", "reserv", "revers", "contact", "contract",
            "form", "from",
        ]);
        let expected = BTreeMap::from([("reciev", "receiv"), ("fullfil", "fulfil")]);
        assert_eq!(slips(&words), expected, "only the slips are mended");
    }
}
