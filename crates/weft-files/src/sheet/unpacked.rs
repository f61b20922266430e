//! What a workbook unpacks to: counted and checked before a reader takes it into memory.
//!
//! The reader of workbooks believes what a file says of itself: how many strings it has, how often a
//! cell is repeated, that what is opened is closed. Here each of these is looked at first, so that a
//! small file can take neither much memory nor time without end.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use weft_core::{Said, said};
use zip::ZipArchive;

use super::read::{MOST_COLUMNS, too_large, too_many_columns};
use crate::{Counted, FileError, Limits, Place};

/// More parts than a workbook has.
const MOST_PARTS: usize = 10_000;
/// Rows of a sheet, by the format.
const MOST_ROWS: u64 = 1_048_576;
/// More spaces than one element stands for.
const MOST_SPACES: u64 = 1000;

/// The two families of workbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// `.xlsx`.
    Excel,
    /// `.ods`.
    OpenDocument,
}

/// That the file is no workbook that can be read.
pub(super) fn broken(what: &str) -> FileError {
    FileError::wrong(
        Place::Whole,
        said!(
            "a broken workbook: {what}",
            "eine beschädigte Arbeitsmappe: „{what}“"
        ),
        workbook(),
    )
}

pub(super) fn workbook() -> Said {
    said!(
        "a workbook, .xlsx or .ods",
        "eine Arbeitsmappe, .xlsx oder .ods"
    )
}

/// Unpacks every part within the limits, and says which family the workbook is of.
pub(super) fn checked(bytes: &[u8], limits: &Limits) -> Result<Family, FileError> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    if archive.len() > MOST_PARTS {
        return Err(too_large(
            Counted::Parts,
            count(archive.len()),
            count(MOST_PARTS),
        ));
    }
    let (mut left, mut family) = (limits.unpacked_bytes, None);
    let mut content = Vec::new();
    for index in 0..archive.len() {
        let part = archive
            .by_index(index)
            .map_err(|error| broken(&error.to_string()))?;
        let name = part.name().map_err(|error| broken(&error.to_string()))?;
        let name = name.into_owned();
        content.clear();
        part.take(left.saturating_add(1))
            .read_to_end(&mut content)
            .map_err(|error| broken(&format!("{name}: {error}")))?;
        left = left.checked_sub(count(content.len())).ok_or_else(|| {
            too_large(
                Counted::Unpacked,
                limits.unpacked_bytes.saturating_add(1),
                limits.unpacked_bytes,
            )
        })?;
        family = family.or(family_of(&name));
        check(&name, &content, limits)?;
    }
    family.ok_or_else(|| {
        FileError::wrong(
            Place::Whole,
            said!(
                "a packed file that holds no workbook",
                "eine gepackte Datei ohne Arbeitsmappe"
            ),
            workbook(),
        )
    })
}

fn family_of(part: &str) -> Option<Family> {
    match part.to_lowercase().as_str() {
        "content.xml" => Some(Family::OpenDocument),
        name if name.ends_with("workbook.xml") => Some(Family::Excel),
        _ => None,
    }
}

/// Checks the parts that are XML.
fn check(name: &str, content: &[u8], limits: &Limits) -> Result<(), FileError> {
    let lower = name.to_lowercase();
    if lower == "content.xml" {
        let mut tables = Tables::new(limits);
        return walk(name, content, |event, size| tables.event(event, size));
    }
    let is_markup = content.starts_with(b"<") && !lower.ends_with(".vml");
    if is_markup || lower.ends_with(".xml") || lower.ends_with(".rels") {
        let most = u64::try_from(content.len()).unwrap_or(u64::MAX);
        return walk(name, content, |event, _| {
            if let Event::Start(tag) | Event::Empty(tag) = event {
                check_tag(name, tag, most)?;
            }
            Ok(())
        });
    }
    Ok(())
}

/// Checks what an element of an `.xlsx` says of how many strings there are, or where a cell is.
fn check_tag(name: &str, tag: &BytesStart<'_>, most: u64) -> Result<(), FileError> {
    let attribute = match tag.local_name().as_ref() {
        "sst" => "uniqueCount",
        "c" | "row" => "r",
        "dimension" => "ref",
        _ => return Ok(()),
    };
    let attribute = tag
        .try_get_attribute(attribute)
        .map_err(|error| broken(&format!("{name}: {error}")))?;
    let Some(value) = attribute.map(|one| one.value) else {
        return Ok(());
    };
    let is_sound = match value.trim().parse::<u64>() {
        Ok(said) => said <= most.max(MOST_ROWS),
        Err(_) => value.split(':').all(is_reference),
    };
    if is_sound {
        return Ok(());
    }
    let value: String = value.chars().take(40).collect();
    Err(broken(&format!("{name}: {value}")))
}

/// Whether a text names a cell, a column or a row within the limits of the format: `XFD1048576`.
fn is_reference(text: &str) -> bool {
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = text.len() - digits.len();
    letters <= 3 && digits.len() <= 7 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Every event of a part with its bytes; what is opened in it must be closed.
fn walk<'b>(
    name: &str,
    content: &'b [u8],
    mut take: impl FnMut(&Event<'b>, u64) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let mut reader = Reader::from_reader(content);
    let (mut depth, mut before) = (0_usize, 0);
    loop {
        let event = reader
            .read_event()
            .map_err(|error| broken(&format!("{name}: {error}")))?;
        let at = reader.buffer_position();
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 => {
                return Err(broken(&format!("{name}: it ends in the middle")));
            }
            Event::Eof => return Ok(()),
            Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
        take(&event, at.saturating_sub(before))?;
        before = at;
    }
}

/// A number in an attribute; one that is none is the reader's to refuse.
fn number(tag: &BytesStart<'_>, name: &str) -> Result<Option<u64>, FileError> {
    let attribute = tag
        .try_get_attribute(name)
        .map_err(|error| broken(&error.to_string()))?;
    Ok(attribute.and_then(|one| one.value.trim().parse().ok()))
}

/// The tables of an `.ods`, as large as their repetitions make them.
struct Tables<'l> {
    limits: &'l Limits,
    /// Bytes that the cells of all tables take, repetitions included.
    bytes: u64,
    /// Rows of the table so far, and how many empty ones wait for one that is not.
    rows: u64,
    waiting: u64,
    /// The widest row.
    width: u64,
    row: Row,
    cell: Option<Cell>,
}

#[derive(Default)]
struct Row {
    repeats: u64,
    /// Columns up to the last cell that holds something, and up to the last one.
    used: u64,
    columns: u64,
    bytes: u64,
}

struct Cell {
    repeats: u64,
    holds: bool,
    bytes: u64,
}

impl<'l> Tables<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            bytes: 0,
            rows: 0,
            waiting: 0,
            width: 0,
            row: Row::default(),
            cell: None,
        }
    }

    fn event(&mut self, event: &Event<'_>, size: u64) -> Result<(), FileError> {
        if let Some(cell) = &mut self.cell {
            cell.bytes = cell.bytes.saturating_add(size);
        }
        if let Event::Start(tag) | Event::Empty(tag) = event {
            self.start(tag, size)?;
        }
        if let Event::Empty(tag) = event {
            self.end(tag.name().as_ref())?;
        }
        if let Event::End(tag) = event {
            self.end(tag.name().as_ref())?;
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>, size: u64) -> Result<(), FileError> {
        match tag.name().as_ref() {
            "table:table" => {
                (self.rows, self.waiting, self.width) = (0, 0, 0);
            }
            "table:table-row" => {
                self.row = Row {
                    repeats: number(tag, "table:number-rows-repeated")?.unwrap_or(1),
                    ..Row::default()
                };
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = number(tag, "table:number-columns-repeated")?.unwrap_or(1);
                let holds = tag
                    .attributes()
                    .with_checks(false)
                    .flatten()
                    .any(|attribute| {
                        let key = attribute.key.as_ref();
                        ["office:", "calcext:", "table:formula"]
                            .iter()
                            .any(|start| key.starts_with(start))
                    });
                self.cell = Some(Cell {
                    repeats,
                    holds,
                    bytes: size,
                });
            }
            "text:s" => {
                let spaces = number(tag, "text:c")?.unwrap_or(1);
                if spaces > MOST_SPACES {
                    return Err(broken(&format!("content.xml: {spaces} spaces in a row")));
                }
                if let Some(cell) = &mut self.cell {
                    cell.bytes = cell.bytes.saturating_add(spaces);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), FileError> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.row.add(&cell);
                }
                Ok(())
            }
            "table:table-row" => self.end_row(),
            _ => Ok(()),
        }
    }

    fn end_row(&mut self) -> Result<(), FileError> {
        let row = std::mem::take(&mut self.row);
        if row.used == 0 {
            self.waiting = self.waiting.saturating_add(row.repeats);
            return Ok(());
        }
        if row.used > u64::try_from(MOST_COLUMNS).unwrap_or(u64::MAX) {
            return Err(too_many_columns(
                usize::try_from(row.used).unwrap_or(usize::MAX),
            ));
        }
        let rows = self.rows.saturating_add(std::mem::take(&mut self.waiting));
        self.rows = rows.saturating_add(row.repeats);
        self.width = self.width.max(row.used);
        self.bytes = self
            .bytes
            .saturating_add(row.bytes.saturating_mul(row.repeats));
        let most_rows = u64::try_from(self.limits.rows).unwrap_or(u64::MAX);
        let cells = self.rows.saturating_mul(self.width);
        let (bytes, most) = (self.bytes, self.limits.unpacked_bytes);
        for (of, found, limit) in [
            (Counted::Rows, self.rows, most_rows),
            (Counted::Cells, cells, self.limits.cells),
            (Counted::Unpacked, bytes, most),
        ] {
            if found > limit {
                return Err(too_large(of, found, limit));
            }
        }
        Ok(())
    }
}

impl Row {
    fn add(&mut self, cell: &Cell) {
        self.columns = self.columns.saturating_add(cell.repeats);
        if cell.holds {
            self.used = self.columns;
            self.bytes = self
                .bytes
                .saturating_add(cell.bytes.saturating_mul(cell.repeats));
        }
    }
}
