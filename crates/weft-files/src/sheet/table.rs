//! The table in a CSV file: its encoding, its delimiter and how its rows are counted.

use std::borrow::Cow;

use weft_core::said;

use super::columns::Column;
use super::guard::unguarded;
use super::read::{Sheet, with_steps};
use super::understood::Understood;
use super::version::Variant;
use crate::note::{Note, Read};
use crate::{FileError, Limits, Place, text};

/// What separates the cells of a row.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Among how many lines the header is searched.
const LINES_ABOVE: usize = 10;
/// More letters than the known columns of a header need.
const LETTERS_OF_HEADER: usize = 4096;

/// Reads a workflow from CSV.
///
/// # Errors
///
/// An input that is too large or has no column of steps, or every cell that is wrong.
pub fn read_csv(bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    understood_csv(bytes, limits)?.read
}

/// What is understood of a CSV file, column by column, and what comes of it.
///
/// # Errors
///
/// An input that is too large or has no column of steps.
pub fn understood_csv(bytes: &[u8], limits: &Limits) -> Result<Understood, FileError> {
    text::measured(bytes, limits.csv_bytes, with_steps())?;
    let mut sheet = Sheet::new(limits);
    let text = decoded(bytes, &mut sheet.notes)?;
    sheet.begin(None, Variant::Baseline, 0);
    rows(&text, |row, cells| sheet.line(row, cells))?;
    if !sheet.end() {
        return Err(sheet.without_steps());
    }
    Ok(sheet.finish())
}

/// Whether a line is the header of a sheet of steps.
#[must_use]
pub fn is_header(line: &str) -> bool {
    let mut cells = line.split(char::from(delimiter(line)));
    cells.any(|cell| Column::of(cell.trim_matches('"')) == Some(Column::Step))
}

/// Every row of a text that is not empty, with its number.
fn rows(
    text: &str,
    mut take: impl FnMut(u64, &[&str]) -> Result<(), FileError>,
) -> Result<(), FileError> {
    // A spreadsheet may name its delimiter in a line of its own.
    let named = text
        .strip_prefix("sep=")
        .and_then(|rest| rest.split_once('\n'))
        .filter(|(name, _)| name.trim_end_matches('\r').len() == 1);
    let (skipped, text, delimiter) = match named {
        Some((name, rest)) => (1, rest, name.bytes().next().unwrap_or(b',')),
        None => (0, text, delimiter(text)),
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut rows = Rows::new(text, skipped);
    while reader
        .read_record(&mut record)
        .map_err(|error| broken(&error))?
    {
        let row = rows.next(reader.position());
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            let cells: Vec<&str> = record.iter().map(unguarded).collect();
            take(row, &cells)?;
        }
    }
    Ok(())
}

fn broken(error: &csv::Error) -> FileError {
    FileError::wrong(
        Place::Row {
            sheet: None,
            row: error.position().map_or(0, csv::Position::line),
            column: None,
        },
        said!(
            "a broken table: {error}",
            "eine beschädigte Tabelle: „{error}“"
        ),
        said!("comma-separated values", "Werte, durch Kommas getrennt"),
    )
}

/// Unicode, or else the encoding that its letters speak for.
fn decoded<'a>(bytes: &'a [u8], notes: &mut Vec<Note>) -> Result<Cow<'a, str>, FileError> {
    if let Some((encoding, text)) = bare_utf16(bytes) {
        let says = said!(
            "the text has no mark of its encoding; it was read as {encoding}",
            "der Text nennt seine Kodierung nicht; er wurde als {encoding} gelesen"
        );
        notes.push(Note::said(Place::Whole, &says));
        return Ok(text);
    }
    let error = match text::unicode(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    // Zero bytes are in no text of one byte a letter: such a file is something else altogether.
    if bytes.contains(&0) {
        return Err(error);
    }
    let guessed = text::guessed(bytes);
    for encoding in [guessed, encoding_rs::WINDOWS_1252] {
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
        if !had_errors {
            let name = capital(encoding.name());
            let says = said!(
                "the text is no UTF-8; it was read as {name}",
                "der Text ist kein UTF-8; er wurde als {name} gelesen"
            );
            notes.push(Note::said(Place::Whole, &says));
            return Ok(text);
        }
    }
    Err(error)
}

/// The name of an encoding as people write it.
fn capital(name: &str) -> String {
    name.replace("windows", "Windows")
}

/// UTF-16 without a mark, where all of it is text.
fn bare_utf16(bytes: &[u8]) -> Option<(&'static str, Cow<'_, str>)> {
    let encoding = text::bare_utf16(bytes)?;
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    (!had_errors && !text.contains('\0')).then(|| (encoding.name(), text))
}

/// The delimiter that the header uses most: the line whose cells are known columns, or else the first.
fn delimiter(text: &str) -> u8 {
    let mut lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(LINES_ABOVE);
    let mut best = (0_usize, 0_usize, b',');
    let first = lines.next().unwrap_or_default();
    for line in std::iter::once(first).chain(lines) {
        let (known, count, delimiter) = delimiter_of(line);
        let is_better = known > best.0 || (known == 0 && best.0 == 0 && best.1 == 0);
        if is_better {
            best = (known, count, delimiter);
        }
    }
    best.2
}

/// The delimiter of one line, how many known columns it makes, and how often it is there.
fn delimiter_of(line: &str) -> (usize, usize, u8) {
    let line: String = line.chars().take(LETTERS_OF_HEADER).collect();
    let mut best = (0, 0, b',');
    for delimiter in DELIMITERS {
        let (mut quoted, mut cells) = (false, vec![String::new()]);
        for letter in line.chars() {
            quoted ^= letter == '"';
            if !quoted && letter == char::from(delimiter) {
                cells.push(String::new());
            } else if let Some(cell) = cells.last_mut() {
                cell.push(letter);
            }
        }
        let known = cells.iter().filter(|cell| Column::of(cell).is_some());
        let found = (known.count(), cells.len() - 1);
        if found > (best.0, best.1) {
            best = (found.0, found.1, delimiter);
        }
    }
    best
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
