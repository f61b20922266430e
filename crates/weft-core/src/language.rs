//! The language in which words are made from values.
//!
//! It is handed in wherever something is said and never kept anywhere: what is measured, found,
//! ordered and named by an id is the same in every language.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language that Weft speaks, by its tag of BCP 47.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German.
    #[serde(rename = "de")]
    German,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// Its tag: `en`, `de`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.pick("en", "de")
    }

    /// What is said in this language: one of the same thing in each, so that none can be missing.
    #[must_use]
    pub fn pick<T>(self, english: T, german: T) -> T {
        match self {
            Self::English => english,
            Self::German => german,
        }
    }
}

/// Something that is said in every language: made where it happens, before anybody knows who will read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    #[serde(rename = "en")]
    english: String,
    #[serde(rename = "de")]
    german: String,
}

impl Said {
    /// What is said, asked for in each language.
    #[must_use]
    pub fn of(says: impl Fn(Language) -> String) -> Self {
        Self {
            english: says(Language::English),
            german: says(Language::German),
        }
    }

    /// A quotation, which is the same in all of them but for its marks.
    #[must_use]
    pub fn quoted(text: &str) -> Self {
        Self::of(|language| language.quoted(text).to_string())
    }

    /// In one language.
    #[must_use]
    pub fn says(&self, language: Language) -> &str {
        language.pick(&self.english, &self.german)
    }
}

/// In English.
impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.english)
    }
}

/// Room for a sentence: most fit, so that writing one allocates once.
const ROOM: usize = 112;

/// Writes a sentence; what [`sentence!`](crate::sentence) expands to.
#[must_use]
pub fn written(parts: std::fmt::Arguments<'_>) -> String {
    let mut text = String::with_capacity(ROOM);
    // Writing to a string fails only where a part refuses to be displayed, and none does.
    let _written = std::fmt::Write::write_fmt(&mut text, parts);
    text
}

/// `format!` with the room that a sentence needs, in every language: `sentence!(language; "…", "…")`
/// takes the English, then the German, then what stands in their gaps. Only the language asked for
/// is written; a gap that one of them leaves out does not compile.
#[macro_export]
macro_rules! sentence {
    ($language:expr; $english:literal, $german:literal $(, $part:expr)* $(,)?) => {
        match $language {
            $crate::Language::English => {
                $crate::written(format_args!($english $(, $part)*))
            }
            $crate::Language::German => {
                $crate::written(format_args!($german $(, $part)*))
            }
        }
    };
}
pub(crate) use sentence;

/// [`sentence!`] in every language, as a [`Said`].
#[macro_export]
macro_rules! said {
    ($english:literal, $german:literal $(, $part:expr)* $(,)?) => {
        $crate::Said::of(|language| $crate::sentence!(language; $english, $german $(, $part)*))
    };
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Words of English that German does not have.
    const ENGLISH: &[&str] = &[
        "the",
        "and",
        "with",
        "of",
        "for",
        "is",
        "are",
        "no",
        "not",
        "to",
        "from",
        "by",
        "a",
        "it",
        "its",
        "that",
        "this",
        "or",
        "who",
        "what",
        "where",
        "there",
        "people",
        "step",
        "steps",
        "before",
        "after",
        "now",
        "nobody",
        "contact",
        "case",
        "cases",
        "per",
        "meet",
        "meets",
        "without",
        "machine",
        "does",
        "has",
        "have",
        "takes",
        "only",
        "same",
        "named",
        "says",
        "missing",
        "suggested",
        "but",
        "one",
        "two",
        "three",
        "more",
        "way",
    ];

    /// The English words of a German text, names left out: they stand in „…“.
    pub(crate) fn english_words(text: &str) -> Vec<String> {
        let mut depth = 0_i32;
        let outside = |letter: char| {
            match letter {
                '„' => depth += 1,
                '“' => depth -= 1,
                _ => {}
            }
            if depth == 0 { letter } else { ' ' }
        };
        let plain: String = text.chars().map(outside).collect();
        let words = plain.split(|letter: char| !letter.is_alphabetic());
        let words = words.map(str::to_lowercase);
        words
            .filter(|word| ENGLISH.contains(&word.as_str()))
            .collect()
    }

    #[test]
    fn a_language_is_written_as_its_tag() {
        for language in Language::ALL {
            let written = serde_json::to_value(language).expect("JSON");
            assert_eq!(written, language.tag(), "BCP 47");
        }
    }

    #[test]
    fn english_is_told_from_german_and_from_names() {
        assert_eq!(
            english_words("Von „the start“ bis zum Ende."),
            [""; 0],
            "a name"
        );
        assert_eq!(
            english_words("Von „a“ and „b“."),
            ["and"],
            "a word between names"
        );
    }
}
