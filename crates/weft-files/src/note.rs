//! What a reader ignored or repaired, said aloud.

use std::fmt;

use weft_core::Document;

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
    /// What, in words.
    pub says: String,
}

impl Note {
    /// A note about this place.
    #[must_use]
    pub fn new(place: Place, says: impl Into<String>) -> Self {
        Self {
            place,
            says: says.into(),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Whole => f.write_str(&self.says),
            place => write!(f, "{place}: {}", self.says),
        }
    }
}
