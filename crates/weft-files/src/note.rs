//! What a reader ignored or repaired, said aloud.

use std::fmt;

use weft_core::{Document, Language, Said};

use crate::Place;

/// What came out of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The document.
    pub document: Document,
    /// What was ignored or repaired on the way, in the order of the file.
    pub notes: Vec<Note>,
}

/// One thing that a reader ignored or repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub place: Place,
    /// What, in English.
    pub says: String,
    /// The same in German.
    german: String,
}

impl Note {
    /// A note about this place in every language.
    #[must_use]
    pub fn said(place: Place, says: &Said) -> Self {
        Self {
            place,
            says: says.says(Language::English).to_owned(),
            german: says.says(Language::German).to_owned(),
        }
    }

    /// What, in a language.
    #[must_use]
    pub fn says_in(&self, language: Language) -> &str {
        language.pick(&self.says, &self.german)
    }

    /// The same note, with the name of the file that it is about, where there are several.
    pub fn of_file(&mut self, name: &str) {
        for says in [&mut self.says, &mut self.german] {
            *says = format!("{says} ({name})");
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place == Place::Whole {
            return f.write_str(&self.says);
        }
        write!(f, "{}: {}", self.place, self.says)
    }
}
