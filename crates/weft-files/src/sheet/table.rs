//! The table in a CSV file: its encoding, its delimiter and how its rows are counted.

use std::borrow::Cow;

use crate::note::Note;
use crate::{FileError, Place, text};

/// Unicode, or else the encoding that spreadsheets wrote before it.
pub(super) fn decoded<'a>(
    bytes: &'a [u8],
    notes: &mut Vec<Note>,
) -> Result<Cow<'a, str>, FileError> {
    match text::unicode(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let (text, had_errors) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
            // Zero bytes are in no text: such a file is something else altogether.
            if had_errors || text.contains('\0') {
                return Err(error);
            }
            notes.push(Note::new(
                Place::Whole,
                "the text is no UTF-8; it was read as Windows-1252",
            ));
            Ok(text)
        }
    }
}

/// The delimiter that the header uses most, outside of quotation marks.
pub(super) fn delimiter(header: &str) -> u8 {
    let mut best = (0_usize, b',');
    for delimiter in [b',', b';', b'\t', b'|'] {
        let mut quoted = false;
        let count = header
            .bytes()
            .filter(|byte| {
                quoted ^= *byte == b'"';
                !quoted && *byte == delimiter
            })
            .count();
        if count > best.0 {
            best = (count, delimiter);
        }
    }
    best.1
}

/// The rows of a sheet as a spreadsheet counts them: blank lines too, line breaks in cells not.
pub(super) struct Rows<'t> {
    text: &'t [u8],
    row: u64,
    end: usize,
}

impl<'t> Rows<'t> {
    pub(super) fn new(text: &'t str, skipped: u64) -> Self {
        Self {
            text: text.as_bytes(),
            row: skipped,
            end: 0,
        }
    }

    /// The row of the record that ends at this position.
    pub(super) fn next(&mut self, end: &csv::Position) -> u64 {
        // The reader skips blank lines before a record: they are rows of the sheet all the same.
        let ahead = self.text.get(self.end..).unwrap_or_default();
        let blank = ahead
            .iter()
            .take_while(|byte| matches!(byte, b'\n' | b'\r'))
            .filter(|byte| **byte == b'\n')
            .count();
        self.row += 1 + u64::try_from(blank).unwrap_or(0);
        self.end = usize::try_from(end.byte()).unwrap_or(usize::MAX);
        self.row
    }
}
