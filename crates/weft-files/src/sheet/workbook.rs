//! Workbooks in, `.xlsx` and `.ods`: each sheet of steps is a version, the others are left alone.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as IoRead, Seek};

use calamine::{Data, DataType, ExcelDateTime, Ods, Reader, SheetType, Xlsx};
use weft_core::{Said, said, sentence};

use super::header::has_header;
use super::read::{MOST_COLUMNS, Sheet, too_large, too_many_columns, with_steps};
use super::understood::Understood;
use super::unpacked::{Family, broken, checked, workbook};
use super::version::{Variant, variant_of_sheet};
use crate::note::{Note, Read};
use crate::stumble::caught;
use crate::{Counted, FileError, Limits, Place, text};

/// How files start that Excel wrote before 2007, or that a password protects.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a workflow from a workbook, `.xlsx` or `.ods`.
///
/// # Errors
///
/// A file that is too large or no workbook, no sheet with a column of steps, or every cell that is
/// wrong.
pub fn read_workbook(bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    understood_workbook(bytes, limits)?.read
}

/// What is understood of a workbook, sheet by sheet and column by column, and what comes of it.
///
/// # Errors
///
/// A file that is too large or no workbook, or without a sheet that has a column of steps.
pub fn understood_workbook(bytes: &[u8], limits: &Limits) -> Result<Understood, FileError> {
    text::measured(bytes, limits.workbook_bytes, workbook())?;
    if bytes.starts_with(COMPOUND) {
        return Err(FileError::wrong(
            Place::Whole,
            said!(
                "an .xls of before 2007, or a workbook with a password",
                "eine .xls von vor 2007, oder eine Arbeitsmappe mit Passwort"
            ),
            said!(
                "a workbook without a password, saved as .xlsx or .ods",
                "eine Arbeitsmappe ohne Passwort, gespeichert als .xlsx oder .ods"
            ),
        ));
    }
    let family = checked(bytes, limits)?;
    // The reader promises nothing about files that are broken on purpose.
    let grids = caught(|| grids(bytes, family, limits));
    let grids = grids.unwrap_or_else(|| Err(broken("its reader gave up")))?;
    steps(&grids, limits)
}

/// The cells of one sheet that are not empty, by row and column, both from 0.
struct Grid {
    name: String,
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// Formulas whose value the file does not hold.
    without_value: u64,
}

impl Grid {
    /// How many columns there are up to the last cell of any row.
    fn width(&self) -> usize {
        let last = self
            .rows
            .values()
            .filter_map(|cells| cells.keys().next_back());
        let last = last.max().map_or(0, |last| last.saturating_add(1));
        usize::try_from(last).unwrap_or(usize::MAX)
    }

    /// The rows that are not empty, each with its number from 1 and all its cells.
    fn lines(&self) -> impl Iterator<Item = (u64, Vec<&str>)> {
        self.rows.iter().map(|(row, cells)| {
            let width = cells.keys().next_back().map_or(0, |last| last + 1);
            let line = (0..width)
                .map(|column| cells.get(&column).map_or("", String::as_str))
                .collect();
            (u64::from(*row) + 1, line)
        })
    }
}

/// The sheets that hold steps become versions.
fn steps(grids: &[Grid], limits: &Limits) -> Result<Understood, FileError> {
    let with_header: Vec<bool> = grids
        .iter()
        .map(|grid| has_header(grid.lines().map(|(_, cells)| cells)))
        .collect();
    let names = grids.iter().zip(&with_header);
    let names = names.filter(|(_, has_header)| **has_header);
    let names: Vec<&str> = names.map(|(grid, _)| grid.name.as_str()).collect();
    let mut sheet = Sheet::new(limits);
    let mut variants = variants(&names, &mut sheet.notes).into_iter();
    let mut first_error = None;
    for (grid, has_header) in grids.iter().zip(&with_header) {
        let variant = if *has_header { variants.next() } else { None };
        sheet.begin(
            Some(&grid.name),
            variant.unwrap_or(Variant::Baseline),
            grid.width(),
        );
        for (row, cells) in grid.lines() {
            sheet.line(row, &cells)?;
        }
        if grid.without_value > 0 {
            sheet.notes.push(Note::said(
                Place::Whole,
                &said!(
                    "formulas of the sheet “{}” whose value the file does not hold: {}; they were read as empty cells",
                    "Formeln des Blatts „{}“, deren Wert die Datei nicht enthält: {}; sie wurden als leere Zellen gelesen",
                    grid.name, grid.without_value
                ),
            ));
        }
        if !sheet.end() {
            first_error.get_or_insert_with(|| sheet.without_steps());
            sheet.notes.push(Note::said(
                Place::Whole,
                &said!(
                    "the sheet “{}” has no column of steps; it was not read",
                    "das Blatt „{}“ hat keine Spalte für Schritte; es wurde nicht gelesen",
                    grid.name
                ),
            ));
        }
    }
    if names.is_empty() {
        return Err(first_error.unwrap_or_else(no_sheets));
    }
    Ok(sheet.finish())
}

fn no_sheets() -> FileError {
    FileError::wrong(
        Place::Whole,
        said!("no sheet", "kein Tabellenblatt"),
        with_steps(),
    )
}

/// The versions that sheets of these names hold, unless their rows name others.
fn variants(names: &[&str], notes: &mut Vec<Note>) -> Vec<Variant> {
    let known: Vec<Option<Variant>> = names.iter().map(|name| variant_of_sheet(name)).collect();
    let mut has_baseline = known.contains(&Some(Variant::Baseline));
    let is_single = names.len() == 1;
    let guessed = names.iter().zip(known).map(|(name, known)| {
        if let Some(known) = known {
            return known;
        }
        let guess = if has_baseline {
            Variant::Redesign((*name).to_owned())
        } else {
            Variant::Baseline
        };
        has_baseline = true;
        if !is_single {
            let word = match guess {
                Variant::Baseline => said!("the baseline", "Ausgangslage"),
                Variant::Redesign(_) => said!("a redesign", "Neuentwurf"),
            };
            let says = Said::of(|language| {
                sentence!(language;
                "the name of the sheet “{name}” says no version; it was read as {}",
                "der Name des Blatts „{name}“ nennt keine Fassung; es wurde als {} gelesen",
                word.says(language))
            });
            notes.push(Note::said(Place::Whole, &says));
        }
        guess
    });
    guessed.collect()
}

/// What has been taken of a sheet so far.
struct Budget<'l> {
    limits: &'l Limits,
    cells: u64,
    bytes: u64,
}

impl Budget<'_> {
    /// Takes a cell that is not empty.
    fn take(&mut self, grid: &mut Grid, at: (u32, u32), text: String) -> Result<(), FileError> {
        let (row, column) = at;
        if text.trim().is_empty() {
            return Ok(());
        }
        let column_count = usize::try_from(column)
            .unwrap_or(usize::MAX)
            .saturating_add(1);
        if column_count > MOST_COLUMNS {
            return Err(too_many_columns(column_count));
        }
        self.cells += 1;
        let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
        self.bytes = self.bytes.saturating_add(size);
        for (of, found, limit) in [
            (Counted::Cells, self.cells, self.limits.cells),
            (Counted::Unpacked, self.bytes, self.limits.unpacked_bytes),
        ] {
            if found > limit {
                return Err(too_large(of, found, limit));
            }
        }
        grid.rows.entry(row).or_default().insert(column, text);
        Ok(())
    }
}

fn grids(bytes: &[u8], family: Family, limits: &Limits) -> Result<Vec<Grid>, FileError> {
    let mut budget = Budget {
        limits,
        cells: 0,
        bytes: 0,
    };
    match family {
        Family::Excel => {
            let opened = Xlsx::new(Cursor::new(bytes));
            excel(
                opened.map_err(|error| broken(&error.to_string()))?,
                &mut budget,
            )
        }
        Family::OpenDocument => {
            let opened = Ods::new(Cursor::new(bytes));
            open_document(
                opened.map_err(|error| broken(&error.to_string()))?,
                &mut budget,
            )
        }
    }
}

/// The names of the sheets that hold cells, in the order of their tabs.
fn sheets<R: IoRead + Seek, W: Reader<R>>(workbook: &W) -> Vec<String> {
    let sheets = workbook.sheets_metadata().iter();
    let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| sheet.name.clone()).collect()
}

/// Cell by cell: a table of a whole sheet could be larger than any memory.
fn excel<R: IoRead + Seek>(
    mut workbook: Xlsx<R>,
    budget: &mut Budget<'_>,
) -> Result<Vec<Grid>, FileError> {
    let mut grids = Vec::new();
    for name in sheets(&workbook) {
        let wrong = |error: &dyn std::fmt::Display| broken(&format!("{name}: {error}"));
        let mut grid = Grid {
            name: name.clone(),
            rows: BTreeMap::new(),
            without_value: 0,
        };
        let mut cells = workbook
            .worksheet_cells_reader(&name)
            .map_err(|error| wrong(&error))?;
        while let Some(cell) = cells
            .next_cell_with_formula_metadata()
            .map_err(|error| wrong(&error))?
        {
            let value = said_by(&Data::from(cell.value));
            let is_unknown = value.is_empty() && cell.formula.is_some();
            grid.without_value += u64::from(is_unknown);
            budget.take(&mut grid, cell.pos, value)?;
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn open_document<R: IoRead + Seek>(
    mut workbook: Ods<R>,
    budget: &mut Budget<'_>,
) -> Result<Vec<Grid>, FileError> {
    let mut grids = Vec::new();
    for name in sheets(&workbook) {
        let range = workbook
            .worksheet_range(&name)
            .map_err(|error| broken(&format!("{name}: {error}")))?;
        let mut grid = Grid {
            name,
            rows: BTreeMap::new(),
            without_value: 0,
        };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let at = |from: u32, index: usize| {
                from.saturating_add(u32::try_from(index).unwrap_or(u32::MAX))
            };
            budget.take(&mut grid, (at(top, row), at(left, column)), said_by(value))?;
        }
        grids.push(grid);
    }
    Ok(grids)
}

/// What a cell shows, as text.
fn said_by(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::DateTime(time) => date_or_time(time),
        Data::DurationIso(text) => duration(text).unwrap_or_else(|| text.clone()),
        Data::Int(_)
        | Data::Float(_)
        | Data::String(_)
        | Data::Bool(_)
        | Data::DateTimeIso(_)
        | Data::Error(_) => value.as_string().unwrap_or_else(|| value.to_string()),
    }
}

/// `1:30:00` for a time, `2026-03-31` for a date.
fn date_or_time(time: &ExcelDateTime) -> String {
    let days = time.as_f64();
    let (year, month, day, hours, minutes, seconds, _) = time.to_ymd_hms_milli();
    if time.is_duration() || (0.0..1.0).contains(&days) {
        return clock(days * 24.0 * 60.0 * 60.0);
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hours, minutes, seconds) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hours:02}:{minutes:02}:{seconds:02}")
    }
}

/// Seconds as hours, minutes and seconds.
fn clock(seconds: f64) -> String {
    let seconds = seconds.round();
    format!(
        "{}:{:02}:{:02}",
        (seconds / 3600.0).floor(),
        (seconds / 60.0).floor() % 60.0,
        seconds % 60.0
    )
}

/// `1:30:00` of `PT01H30M00S`.
fn duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.replace(',', ".");
    let part = |text: &str| text.parse::<f64>().ok();
    Some(clock(
        part(hours)? * 3600.0 + part(minutes)? * 60.0 + part(&seconds)?,
    ))
}
