//! German compounds: „Rechnungsprüfung“ is „Rechnung prüfen“ in one word.
//!
//! A word is cut in two only if both parts are words of these two workflows or of the synonyms, so
//! nothing is cut by guess.

use std::collections::{BTreeMap, BTreeSet};

use super::text::{Lexicon, Word};
use crate::Language;

/// Letters that each part has at least.
const SHORTEST: usize = 4;
/// Longer words are no words.
const LONGEST: usize = 40;
/// What German puts between the parts; other joints are endings, which stems lose.
const JOINTS: [&str; 2] = ["s", ""];

/// For each compound among these German words its two parts.
pub(super) fn compounds(
    words: &BTreeSet<&str>,
    stems: &BTreeSet<&str>,
    lexicon: &Lexicon,
) -> BTreeMap<String, [Word; 2]> {
    words
        .iter()
        .filter_map(|word| Some(((*word).to_owned(), parts(word, stems, lexicon)?)))
        .collect()
}

/// The two parts of a word, the first as long as possible.
fn parts(word: &str, stems: &BTreeSet<&str>, lexicon: &Lexicon) -> Option<[Word; 2]> {
    let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    let end = cuts.len().checked_sub(SHORTEST)?;
    if cuts.len() > LONGEST {
        return None;
    }
    let known = |part: &str| {
        let word = lexicon.word(part.to_owned(), Language::German);
        let is_known = stems.contains(word.stem.as_str()) || word.meaning != word.stem;
        is_known.then_some(word)
    };
    let cuts = cuts.get(SHORTEST..=end)?.iter().rev();
    cuts.filter_map(|at| word.split_at_checked(*at))
        .find_map(|(first, second)| {
            let second = known(second)?;
            let mut bare = JOINTS.iter().filter_map(|joint| first.strip_suffix(joint));
            let first = bare.find_map(|part| {
                let is_long = part.chars().count() >= SHORTEST;
                known(part).filter(|_| is_long)
            })?;
            Some([first, second])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_is_cut_only_into_words_that_are_known() {
        let lexicon = Lexicon::shared();
        let words = BTreeSet::from([
            "rechnungsprüfung",
            "kundenakte",
            "rechnung",
            "abteilungsleiter",
            "prüfung",
        ]);
        let stems = BTreeSet::from(["akt", "rechnung"]);
        let cut: Vec<String> = compounds(&words, &stems, lexicon)
            .into_iter()
            .map(|(word, [one, two])| format!("{word}: {} {}", one.surface, two.surface))
            .collect();
        assert_eq!(
            cut,
            [
                "kundenakte: kunden akte",
                "rechnungsprüfung: rechnung prüfung"
            ],
            "an unknown part keeps a word whole"
        );
    }
}
