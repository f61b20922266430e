//! Logs as CSV: one thread splits rows into cells, another counts.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

use csv_core::ReadRecordResult;

use super::columns::{Mapped, mapped};
use super::guess::{LogField, LogTable, guess};
use super::rows::{Again, Row, Rows};
use crate::log::source::Source;
use crate::log::{LogOptions, LogProgress, LogRead, counter, empty};
use crate::note::Note;
use crate::{Counted, FileError, Limits, Place, text};

/// Bytes that are looked at before anything is counted.
const SAMPLE: usize = 256 << 10;
/// Rows that are looked at.
const SAMPLE_ROWS: usize = 1000;
/// Columns of a log at most.
const MOST_COLUMNS: usize = 16_384;
/// Bytes that are read at once.
const AT_ONCE: usize = 256 << 10;
/// Rows that are handed over at once.
const BATCH: usize = 4096;
/// Batches that wait to be counted.
const WAITING: usize = 4;
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
    let mut notes = opened.notes.clone();
    notes.extend(mapped.notes.iter().cloned());
    let rows = Rows::new(counter(options), mapped.clocks, false);
    let (rows, counted) = match run(opened, &mapped, rows, limits, progress)? {
        Ok(done) => done,
        Err(Again) => {
            let rows = Rows::new(counter(options), mapped.clocks, true);
            let opened = open(path, limits)?;
            match run(opened, &mapped, rows, limits, progress)? {
                Ok(done) => done,
                // Rows that are kept have no order to be out of.
                Err(Again) => return Err(FileError::Stopped),
            }
        }
    };
    if counted.short > 0 {
        let says = format!(
            "{} rows have fewer cells than the header; what they lack counts as empty",
            counted.short
        );
        notes.push(Note::new(Place::Whole, says));
    }
    let (counter, more) = rows.finish();
    notes.extend(more);
    Ok(LogRead::of(counter, notes))
}

fn open(path: &Path, limits: &Limits) -> Result<Opened, FileError> {
    let mut source = Source::open(path)?;
    let mut notes = Vec::new();
    if let Some(encoding) = text::encoding_of_table(&source.peek(SAMPLE)?) {
        let name = encoding.name().replace("windows", "Windows");
        let says = format!("the text is no UTF-8; it was read as {name}");
        notes.push(Note::new(Place::Whole, says));
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
    let mut take = |bytes: &[u8], ends: &[usize]| {
        let mut start = 0;
        let cell = |end: &usize| {
            let cell = bytes.get(start..*end).unwrap_or_default();
            start = *end;
            String::from_utf8_lossy(cell).into_owned()
        };
        rows.push(ends.iter().map(cell).collect());
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

/// Splits a text into rows and cells, in memory that does not grow.
struct Cells {
    reader: csv_core::Reader,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    written: usize,
    ended: usize,
}

impl Cells {
    fn new(delimiter: u8, limits: &Limits) -> Self {
        Self {
            reader: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            bytes: vec![0; limits.value_bytes],
            ends: vec![0; MOST_COLUMNS],
            written: 0,
            ended: 0,
        }
    }

    /// Hands over each row that ends in this part; an empty part is the end of the text.
    fn split(
        &mut self,
        mut part: &[u8],
        take: &mut impl FnMut(&[u8], &[usize]) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, FileError> {
        loop {
            let bytes = self.bytes.get_mut(self.written..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ended..).unwrap_or_default();
            let (result, read, written, ended) = self.reader.read_record(part, bytes, ends);
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
                    let bytes = self.bytes.get(..self.written).unwrap_or_default();
                    let ends = self.ends.get(..self.ended).unwrap_or_default();
                    (self.written, self.ended) = (0, 0);
                    if take(bytes, ends).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
            }
        }
    }
}

fn too_large(of: Counted, limit: usize) -> FileError {
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    FileError::TooLarge {
        of,
        found: limit.saturating_add(1),
        limit,
    }
}

/// Rows on their way from who splits to who counts: of each the cells that are needed.
#[derive(Debug, Default)]
struct Batch {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

const FIELDS: usize = LogField::ALL.len();

impl Batch {
    fn push(&mut self, bytes: &[u8], ends: &[usize], columns: &[Option<usize>; FIELDS]) {
        for column in columns {
            if let Some(column) = column {
                let start = match column.checked_sub(1) {
                    Some(before) => ends.get(before).copied().unwrap_or(usize::MAX),
                    None => 0,
                };
                let end = ends.get(*column).copied().unwrap_or(0);
                self.bytes.extend(bytes.get(start..end).unwrap_or_default());
            }
            self.ends.push(self.bytes.len());
        }
    }

    fn len(&self) -> usize {
        self.ends.len() / FIELDS
    }

    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let mut start = 0;
        self.ends.chunks_exact(FIELDS).map(move |ends| {
            let mut row: Row<'_> = [b""; FIELDS];
            for (cell, &end) in row.iter_mut().zip(ends) {
                *cell = self.bytes.get(start..end).unwrap_or_default();
                start = end;
            }
            row
        })
    }
}

/// What the rows had that no count holds.
#[derive(Debug, Clone, Copy, Default)]
struct Split {
    short: u64,
}

type Ran = Result<(Rows, Split), Again>;

fn run(
    opened: Opened,
    mapped: &Mapped,
    mut rows: Rows,
    limits: &Limits,
    progress: &dyn Fn(LogProgress) -> ControlFlow<()>,
) -> Result<Ran, FileError> {
    let (size, so_far) = (opened.source.size, opened.source.so_far());
    thread::scope(|scope| {
        let (to_count, batches) = sync_channel::<Batch>(WAITING);
        let (give_back, used) = channel();
        let splitting = scope.spawn(move || split(opened, mapped, limits, &to_count, &used));
        let mut events = 0;
        for mut batch in batches {
            for row in batch.rows() {
                if rows.row(&row).is_err() {
                    return Ok(Err(Again));
                }
            }
            events += u64::try_from(batch.len()).unwrap_or(0);
            let bytes = so_far.load(Ordering::Relaxed);
            let of = size;
            if progress(LogProgress { bytes, of, events }).is_break() {
                return Err(FileError::Stopped);
            }
            batch.bytes.clear();
            batch.ends.clear();
            // Nobody takes it back once everything is split.
            let _taken = give_back.send(batch);
        }
        // A thread that panicked would have been an error of this program.
        let split = splitting.join().unwrap_or(Ok(Split::default()))?;
        Ok(Ok((rows, split)))
    })
}

/// Splits the whole log, until nobody wants more of it.
fn split(
    mut opened: Opened,
    mapped: &Mapped,
    limits: &Limits,
    to_count: &SyncSender<Batch>,
    used: &Receiver<Batch>,
) -> Result<Split, FileError> {
    let mut cells = Cells::new(opened.delimiter, limits);
    let (mut is_header, mut batch, mut split) = (true, Batch::default(), Split::default());
    let width = opened.headers.len();
    let mut take = |bytes: &[u8], ends: &[usize]| {
        if std::mem::take(&mut is_header) {
            return ControlFlow::Continue(());
        }
        split.short += u64::from(ends.len() < width);
        batch.push(bytes, ends, &mapped.columns);
        if batch.len() < BATCH {
            return ControlFlow::Continue(());
        }
        let next = used.try_recv().unwrap_or_default();
        match to_count.send(std::mem::replace(&mut batch, next)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    };
    let (mut part, mut skipped) = (Vec::new(), opened.skipped);
    loop {
        part.clear();
        let has_more = opened.source.fill(&mut part, AT_ONCE)?;
        let text = part.get(skipped..).unwrap_or_default();
        skipped = 0;
        if !text.is_empty() && cells.split(text, &mut take)?.is_break() {
            return Ok(split);
        }
        if !has_more {
            break;
        }
    }
    if cells.split(&[], &mut take)?.is_continue() {
        // Whoever counted has stopped if it is not taken.
        let _taken = to_count.send(batch);
    }
    Ok(split)
}
