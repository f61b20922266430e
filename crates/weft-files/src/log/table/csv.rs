//! Logs as CSV: one thread splits rows into cells, another counts.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::Ordering;

use csv_core::ReadRecordResult;
use memchr::{memchr, memchr_iter, memchr2};

use weft_core::said;

use super::batch::{self, Hand};
use super::columns::{Mapped, mapped};
use super::guess::{LogTable, guess};
use crate::log::source::Source;
use crate::log::{LogOptions, LogProgress, LogRead, empty};
use crate::note::Note;
use crate::{Counted, FileError, Limits, Place, text};

/// Bytes that are looked at before anything is counted.
const SAMPLE: usize = 256 << 10;
/// Rows that are looked at.
pub(super) const SAMPLE_ROWS: usize = 1000;
/// Columns of a log at most.
pub(super) const MOST_COLUMNS: usize = 16_384;
/// Bytes that are read at once.
const AT_ONCE: usize = 256 << 10;
/// What separates cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A log that was opened and looked at.
struct Opened {
    source: Source,
    delimiter: u8,
    /// Bytes before the header.
    skipped: usize,
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
    notes: Vec<Note>,
}

/// What the columns of a log hold.
pub(in crate::log) fn columns(path: &Path, limits: &Limits) -> Result<LogTable, FileError> {
    let opened = open(path, limits)?;
    Ok(guess(&opened.headers, &opened.rows))
}

/// Whether the header of a table says that it is a log.
pub(in crate::log) fn is_log(path: &Path, limits: &Limits) -> bool {
    open(path, limits).is_ok_and(|opened| LogTable::is_log(&opened.headers))
}

/// Reads a log.
pub(in crate::log) fn read(
    path: &Path,
    options: &LogOptions,
    limits: &Limits,
    progress: &dyn Fn(LogProgress) -> ControlFlow<()>,
) -> Result<LogRead, FileError> {
    let opened = open(path, limits)?;
    let mapped = mapped(&opened.headers, &opened.rows, options.mapping.as_ref())?;
    let size = opened.source.size;
    batch::counted(&mapped, size, options, progress, |hand| {
        split(open(path, limits)?, &mapped, limits, hand)
    })
}

fn open(path: &Path, limits: &Limits) -> Result<Opened, FileError> {
    let mut source = Source::open(path)?;
    let mut notes = Vec::new();
    if let Some(encoding) = text::encoding_of_table(&source.peek(SAMPLE)?) {
        let name = encoding.name().replace("windows", "Windows");
        let says = said!(
            "the text is no UTF-8; it was read as {name}",
            "der Text ist kein UTF-8; gelesen wurde er als {name}"
        );
        notes.push(Note::said(Place::Whole, &says));
        source.decode(encoding);
    }
    let head = source.peek(SAMPLE)?;
    if head.iter().all(u8::is_ascii_whitespace) {
        return Err(empty());
    }
    let (skipped, named) = before_header(&head);
    let table = head.get(skipped..).unwrap_or_default();
    let is_whole = head.len() < SAMPLE;
    let mut best = None;
    let delimiters = named.map_or(DELIMITERS.to_vec(), |named| vec![named]);
    for delimiter in delimiters {
        let rows = sample(table, delimiter, is_whole, limits)?;
        let score = score(&rows);
        if best.as_ref().is_none_or(|(most, _, _)| score > *most) {
            best = Some((score, delimiter, rows));
        }
    }
    let (_, delimiter, mut rows) = best.unwrap_or_default();
    if rows.is_empty() {
        rows.push(Vec::new());
    }
    let headers = rows.remove(0);
    Ok(Opened {
        source,
        delimiter,
        skipped,
        headers,
        rows,
        notes,
    })
}

/// Bytes before the header, and the delimiter that a line of its own names: `sep=;`.
fn before_header(head: &[u8]) -> (usize, Option<u8>) {
    let mark = if head.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    };
    let rest = head.get(mark..).unwrap_or_default();
    let line_end = rest.iter().position(|byte| *byte == b'\n');
    let line = rest.get(..line_end.unwrap_or(0)).unwrap_or_default();
    match line.trim_ascii_end().strip_prefix(b"sep=") {
        Some(&[delimiter]) => (mark + line.len() + 1, Some(delimiter)),
        _ => (mark, None),
    }
}

/// Known headers, rows as long as the header, and columns: the most of them tell the delimiter.
fn score(rows: &[Vec<String>]) -> (usize, usize, usize) {
    let Some(headers) = rows.first() else {
        return (0, 0, 0);
    };
    let table = guess(headers, &[]);
    let known = table.columns.iter().filter(|one| one.taken.is_some());
    let even = rows.iter().filter(|row| row.len() == headers.len());
    let even = if headers.len() > 1 { even.count() } else { 0 };
    (known.count(), even, headers.len())
}

/// The first rows of a text.
fn sample(
    text: &[u8],
    delimiter: u8,
    is_whole: bool,
    limits: &Limits,
) -> Result<Vec<Vec<String>>, FileError> {
    let mut cells = Cells::new(delimiter, limits);
    let mut rows = Vec::new();
    let mut take = |bytes: &[u8], spans: &Spans| {
        let cell = |&(start, end): &(usize, usize)| {
            let cell = bytes.get(start..end).unwrap_or_default();
            String::from_utf8_lossy(cell).into_owned()
        };
        rows.push(spans.iter().map(cell).collect());
        if rows.len() > SAMPLE_ROWS {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    };
    let ended = cells.split(text, &mut take)?;
    if ended.is_continue() && is_whole {
        let _ended = cells.split(&[], &mut take)?;
    }
    Ok(rows)
}

/// Where each cell of a row begins and ends.
type Spans = [(usize, usize)];

/// Splits a text into rows and cells, in memory that does not grow.
struct Cells {
    reader: csv_core::Reader,
    delimiter: u8,
    /// The cells of the row that was begun, without what stands between them.
    bytes: Vec<u8>,
    ends: Vec<usize>,
    written: usize,
    ended: usize,
    /// Whether a row was begun.
    is_within: bool,
    spans: Vec<(usize, usize)>,
}

impl Cells {
    fn new(delimiter: u8, limits: &Limits) -> Self {
        Self {
            reader: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            bytes: vec![0; limits.value_bytes],
            ends: vec![0; MOST_COLUMNS],
            written: 0,
            ended: 0,
            is_within: false,
            spans: Vec::new(),
        }
    }

    /// Hands over each row that ends in this part; an empty part is the end of the text.
    fn split(
        &mut self,
        mut part: &[u8],
        take: &mut impl FnMut(&[u8], &Spans) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, FileError> {
        loop {
            if !self.is_within
                && let Some((line, rest)) = plain_line(part)
            {
                part = rest;
                if !line.is_empty() && self.line(line, take)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
                continue;
            }
            let bytes = self.bytes.get_mut(self.written..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ended..).unwrap_or_default();
            let (result, read, written, ended) = self.reader.read_record(part, bytes, ends);
            self.is_within |= read > 0;
            part = part.get(read..).unwrap_or_default();
            self.written += written;
            self.ended += ended;
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                    return Ok(ControlFlow::Continue(()));
                }
                ReadRecordResult::OutputFull => {
                    return Err(too_large(Counted::BytesOfValue, self.bytes.len()));
                }
                ReadRecordResult::OutputEndsFull => {
                    return Err(too_large(Counted::Columns, MOST_COLUMNS));
                }
                ReadRecordResult::Record => {
                    if self.record(take).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
            }
        }
    }

    /// Hands over the row that the library has put together.
    fn record(
        &mut self,
        take: &mut impl FnMut(&[u8], &Spans) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let bytes = self.bytes.get(..self.written).unwrap_or_default();
        let ends = self.ends.get(..self.ended).unwrap_or_default();
        let starts = std::iter::once(&0).chain(ends);
        self.spans.clear();
        self.spans.extend(starts.copied().zip(ends.iter().copied()));
        (self.written, self.ended, self.is_within) = (0, 0, false);
        take(bytes, &self.spans)
    }

    /// Hands over a line without quotation marks, whose cells stand in it as they are.
    fn line(
        &mut self,
        line: &[u8],
        take: &mut impl FnMut(&[u8], &Spans) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, FileError> {
        if line.len() > self.bytes.len() {
            return Err(too_large(Counted::BytesOfValue, self.bytes.len()));
        }
        self.spans.clear();
        let mut start = 0;
        for end in memchr_iter(self.delimiter, line).chain([line.len()]) {
            self.spans.push((start, end));
            start = end + 1;
        }
        if self.spans.len() > MOST_COLUMNS {
            return Err(too_large(Counted::Columns, MOST_COLUMNS));
        }
        Ok(take(line, &self.spans))
    }
}

/// A whole line in which nothing is quoted, and what stands behind it; most lines of logs are.
fn plain_line(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr(b'\n', text)?;
    let line = text.get(..end)?;
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    // A lone carriage return ends a row, too.
    if memchr2(b'"', b'\r', line).is_some() {
        return None;
    }
    Some((line, text.get(end + 1..).unwrap_or_default()))
}

pub(super) fn too_large(of: Counted, limit: usize) -> FileError {
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    FileError::TooLarge {
        of,
        found: limit.saturating_add(1),
        limit,
    }
}

/// Splits the whole log, until nobody wants more of it.
fn split(
    mut opened: Opened,
    mapped: &Mapped,
    limits: &Limits,
    hand: &mut Hand,
) -> Result<Vec<Note>, FileError> {
    let mut cells = Cells::new(opened.delimiter, limits);
    let (mut is_header, mut short) = (true, 0_u64);
    let width = opened.headers.len();
    let so_far = opened.source.so_far();
    let mut take = |bytes: &[u8], spans: &Spans| {
        if std::mem::take(&mut is_header) {
            return ControlFlow::Continue(());
        }
        short += u64::from(spans.len() < width);
        hand.read = so_far.load(Ordering::Relaxed);
        hand.row(mapped.columns.map(|column| cell(bytes, spans, column)))
    };
    let (mut part, mut skipped) = (Vec::new(), opened.skipped);
    loop {
        part.clear();
        let has_more = opened.source.fill(&mut part, AT_ONCE)?;
        let text = part.get(skipped..).unwrap_or_default();
        skipped = 0;
        let is_wanted = text.is_empty() || cells.split(text, &mut take)?.is_continue();
        if !has_more || !is_wanted {
            break;
        }
    }
    let _wanted = cells.split(&[], &mut take)?;
    if short > 0 {
        let says = said!(
            "rows with fewer cells than the header, whose missing cells count as empty: {short}",
            "Zeilen mit weniger Zellen als die Überschrift, deren fehlende Zellen als leer zählen: {short}"
        );
        opened.notes.push(Note::said(Place::Whole, &says));
    }
    Ok(opened.notes)
}

/// A cell of a row; empty where the row has none.
fn cell<'r>(bytes: &'r [u8], spans: &Spans, column: Option<usize>) -> &'r [u8] {
    let span = column.and_then(|column| spans.get(column));
    let cell = span.and_then(|&(start, end)| bytes.get(start..end));
    // Nothing *of the row*: comparing no bytes at an address without memory takes a processor longer
    // than counting a row.
    cell.or(bytes.get(..0)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The rows of a text that comes in parts.
    fn rows(text: &str, part: usize) -> Vec<Vec<String>> {
        let mut cells = Cells::new(b',', &Limits::default());
        let mut rows = Vec::new();
        let mut take = |bytes: &[u8], spans: &Spans| {
            let text = |span: &(usize, usize)| {
                String::from_utf8_lossy(&bytes[span.0..span.1]).into_owned()
            };
            rows.push(spans.iter().map(text).collect());
            ControlFlow::Continue(())
        };
        for part in text.as_bytes().chunks(part) {
            assert!(cells.split(part, &mut take).unwrap().is_continue());
        }
        assert!(cells.split(&[], &mut take).unwrap().is_continue());
        rows
    }

    proptest! {
        #[test]
        fn rows_are_those_of_the_library(text in "[ab,\"\r\n]{0,60}", part in 1_usize..70) {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(rows(&text, part), expected);
        }
    }
}
