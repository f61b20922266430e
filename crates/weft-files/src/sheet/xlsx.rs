//! Workbooks out: one sheet a version, and what an audit found, planned and measured beside them.
//!
//! The same input gives the same bytes: the day of creation is a constant, and texts are never
//! formulas, whatever they start with.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use weft_core::workflow::Workflow;
use weft_core::{Audit, Document, Language, said};

use super::columns::Column;
use super::read::too_large;
use super::results;
use super::write::{cell, columns, start_first, versions};
use crate::{Counted, FileError, Place};

/// Rows of a sheet, by the format.
const MOST_ROWS: usize = 1_048_576;
/// Letters of a cell, by the format, as UTF-16 counts them.
const MOST_LETTERS: usize = 32_767;
/// Letters of the name of a sheet, by the format.
const LETTERS_OF_NAME: usize = 31;

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// A text; an empty one leaves the cell empty.
    Text(String),
    /// A number.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// One sheet: its name, its columns with their width in letters, and its rows.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) columns: Vec<(String, u16)>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// The document as a workbook with a sheet for each version, which reads back like a CSV file; with
/// an audit, sheets for its findings, plan and measures, which are not read back.
///
/// # Errors
///
/// More rows or longer texts than a workbook can hold.
pub fn write_xlsx(
    document: &Document,
    audit: Option<&Audit>,
    language: Language,
) -> Result<Vec<u8>, FileError> {
    let mut pages: Vec<Page> = version_pages(document, language);
    if let Some(audit) = audit {
        pages.extend(results::pages(document, audit, language));
    }
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| refused(&error))?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(&document.title)
            .set_creation_datetime(&created),
    );
    let mut names = BTreeSet::new();
    for page in pages {
        let name = free_name(&page.name, &mut names);
        let sheet = workbook.add_worksheet();
        write(sheet, &name, &page)?;
    }
    workbook.save_to_buffer().map_err(|error| refused(&error))
}

/// What the format cannot hold, in the words of its writer.
fn refused(error: &XlsxError) -> FileError {
    FileError::wrong(
        Place::Whole,
        said!(
            "what a workbook cannot hold: {error}",
            "was eine Arbeitsmappe nicht aufnimmt: „{error}“"
        ),
        said!(
            "a document within the limits of .xlsx",
            "ein Dokument in den Grenzen von .xlsx"
        ),
    )
}

fn version_pages(document: &Document, language: Language) -> Vec<Page> {
    let columns = columns(document);
    let versions = versions(document);
    let is_single = versions.len() == 1;
    let named = versions
        .iter()
        .enumerate()
        .map(|(index, (variant, workflow))| {
            let redesign = index
                .checked_sub(1)
                .and_then(|at| document.redesigns.get(at));
            let name = match redesign {
                None if is_single => language.pick("Workflow", "Ablauf").to_owned(),
                None => language.pick("Baseline", "Heute").to_owned(),
                Some(one) => one
                    .name
                    .clone()
                    .unwrap_or_else(|| language.pick("Redesign", "Neuentwurf").to_owned()),
            };
            page(name, &columns, variant, workflow)
        });
    named.collect()
}

fn page(name: String, columns: &[Column], variant: &str, workflow: &Workflow) -> Page {
    let rows = start_first(workflow).map(|step| {
        let cells = columns.iter().map(|column| match (column, step.minutes) {
            (Column::Minutes, Some(minutes)) => Cell::Number(minutes),
            _ => Cell::Text(cell(step, *column, variant)),
        });
        cells.collect()
    });
    Page {
        name,
        columns: columns
            .iter()
            .map(|column| (column.header().to_owned(), width(*column)))
            .collect(),
        rows: rows.collect(),
    }
}

/// The width of a column in letters.
fn width(column: Column) -> u16 {
    match column {
        Column::Step | Column::Notes => 44,
        Column::Roles | Column::With | Column::Next | Column::Purposes | Column::Goal => 26,
        Column::Tag | Column::Variant => 18,
        Column::Id
        | Column::Minutes
        | Column::Mode
        | Column::Replaces
        | Column::Kind
        | Column::Split => 11,
    }
}

/// A name that a sheet can have and that none has yet.
fn free_name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let allowed = |letter: char| {
        if letter.is_control() || ['[', ']', ':', '*', '?', '/', '\\'].contains(&letter) {
            ' '
        } else {
            letter
        }
    };
    let plain: String = wanted.chars().map(allowed).collect();
    let plain = match plain.trim_matches(|letter: char| letter == '\'' || letter.is_whitespace()) {
        "" => "-",
        plain => plain,
    };
    for number in 1_u32.. {
        let end = if number == 1 {
            String::new()
        } else {
            format!(" ({number})")
        };
        let mut room = LETTERS_OF_NAME.saturating_sub(end.len());
        let fits = |letter: &char| {
            let left = room.checked_sub(letter.len_utf16());
            room = left.unwrap_or(0);
            left.is_some()
        };
        let start: String = plain.chars().take_while(fits).collect();
        let start = start.trim_end_matches(|letter: char| letter == '\'' || letter.is_whitespace());
        let name = format!("{start}{end}");
        // Excel keeps this name for itself.
        if name.to_lowercase() != "history" && taken.insert(name.to_lowercase()) {
            return name;
        }
    }
    wanted.to_owned()
}

fn write(sheet: &mut Worksheet, name: &str, page: &Page) -> Result<(), FileError> {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    if page.rows.len() >= MOST_ROWS {
        return Err(too_large(
            Counted::Rows,
            count(page.rows.len() + 1),
            count(MOST_ROWS),
        ));
    }
    let failed = |error: XlsxError| refused(&error);
    sheet.set_name(name).map_err(failed)?;
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    let header = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (column, (title, width)) in (0_u16..).zip(&page.columns) {
        sheet
            .set_column_width(column, f64::from(*width))
            .map_err(failed)?;
        sheet
            .write_string_with_format(0, column, title, &header)
            .map_err(failed)?;
    }
    for (row, cells) in (1_u32..).zip(&page.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    fits(name, row, text)?;
                    sheet
                        .write_string_with_format(row, column, text, &body)
                        .map_err(failed)?;
                }
                Cell::Number(number) => {
                    sheet
                        .write_number_with_format(row, column, *number, &body)
                        .map_err(failed)?;
                }
            }
        }
    }
    Ok(())
}

/// Refuses a text that would be cut.
fn fits(name: &str, row: u32, text: &str) -> Result<(), FileError> {
    let letters = text.encode_utf16().count();
    if letters <= MOST_LETTERS {
        return Ok(());
    }
    Err(FileError::wrong(
        Place::Row {
            sheet: Some(name.to_owned()),
            row: u64::from(row) + 1,
            column: None,
        },
        said!(
            "a text of {letters} letters",
            "ein Text von {letters} Zeichen"
        ),
        said!(
            "at most {MOST_LETTERS}, which a cell of a workbook holds",
            "höchstens {MOST_LETTERS}, so viele fasst eine Zelle"
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_that_excel_takes_and_no_two_the_same() {
        let mut taken = BTreeSet::new();
        let long = "ä".repeat(40);
        let names: Vec<String> = ["A/B: [x]", "a b   x", "", "'", "History", &long, &long]
            .into_iter()
            .map(|name| free_name(name, &mut taken))
            .collect();
        assert_eq!(
            names,
            [
                "A B   x",
                "a b   x (2)",
                "-",
                "- (2)",
                "History (2)",
                &"ä".repeat(31),
                &format!("{} (2)", "ä".repeat(27)),
            ],
            "31 letters, none of the forbidden ones"
        );
    }
}
