//! Numbers as German says them before nouns and without them: one changes with its noun.

use weft_core::{Language, words};

/// A count that stands for its noun: `einer`, `eine`, `zwei`; none is `keiner`, `keine`.
pub(crate) fn standing(count: usize, ending: &str) -> String {
    let word = Language::German.count(count);
    if count < 2 {
        format!("{word}{ending}")
    } else {
        word
    }
}

/// A count of something masculine at the start of a sentence: `Ein Schritt`, `Zwei Schritte`.
pub(crate) fn capital(count: usize) -> String {
    words::capital(&Language::German.count(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_none_and_one_change_with_their_noun() {
        let said: Vec<String> = (0..3).map(|count| standing(count, "e")).collect();
        assert_eq!(said, ["keine", "eine", "zwei"], "feminine");
        assert_eq!(standing(1, "em"), "einem", "in the dative");
        assert_eq!(capital(1), "Ein", "masculine, before its noun");
        assert_eq!(capital(13), "13", "as many as figures say better");
    }
}
