//! What was understood of a spreadsheet, column by column: an answer before anything is made of it.

use serde::Serialize;
use weft_core::{Language, sentence};

use crate::FileError;
use crate::note::Read;

/// What was understood of a spreadsheet.
#[derive(Debug)]
pub struct Understood {
    /// Its tables, in their order.
    pub tables: Vec<Table>,
    /// What comes of their rows: the document, or every wrong cell.
    pub read: Result<Read, FileError>,
}

/// One table of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// The name of its sheet, where the file has several.
    pub sheet: Option<String>,
    /// The row of its header; none where no row names a column of steps, so that it was not read.
    pub header: Option<u64>,
    /// How many rows below the header hold a step.
    pub rows: usize,
    /// Its columns, in their order.
    pub columns: Vec<ColumnRead>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnRead {
    /// The column as spreadsheets count: `A`, `AB`.
    pub letter: String,
    /// The text of its header, as it stands there.
    pub header: String,
    /// What it was taken for.
    pub taken: Taken,
    /// Its first cell below the header that is not empty.
    pub example: Option<String>,
}

/// What a column was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "as", content = "field")]
pub enum Taken {
    /// A field of steps, by the header that is written for it: `step`, `roles`.
    Field(&'static str),
    /// Nothing: the header is not known. Its cells are kept with the steps, but no audit uses them.
    Kept,
    /// Nothing: another column before it is taken for this field already.
    Again(&'static str),
    /// Nothing: it has no header. Its cells are kept as those of a column that is not known.
    Unnamed,
}

impl Taken {
    /// What it was taken for, or why it was ignored, in words.
    #[must_use]
    pub fn says(self, language: Language) -> String {
        match self {
            Self::Field(field) => field.to_owned(),
            Self::Kept => sentence!(language;
                "kept, but ignored: the header is not known",
                "behalten, aber nicht verwendet: die Überschrift ist nicht bekannt",
            ),
            Self::Again(field) => sentence!(language;
                "wrong: another column is “{field}” already",
                "falsch: eine andere Spalte ist schon „{field}“",
            ),
            Self::Unnamed => sentence!(language;
                "kept, but ignored: there is no header",
                "behalten, aber nicht verwendet: es gibt keine Überschrift",
            ),
        }
    }
}

/// The letters of a column, counted from 0.
pub(super) fn letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut left = index + 1;
    while left > 0 {
        left -= 1;
        letters.push(u8::try_from(left % 26).map_or('?', |at| char::from(b'A' + at)));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_spreadsheets_do() {
        let letters: Vec<String> = [0, 25, 26, 701, 702, 16_383]
            .into_iter()
            .map(letter)
            .collect();
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA", "XFD"], "no zero");
    }
}
