//! The header of a table: which row it is, and what its cells are called.

use std::collections::BTreeSet;

use weft_core::workflow::Step;
use weft_core::{Said, said};

use super::columns::Column;
use super::read::MOST_COLUMNS;
use super::understood::{ColumnRead, Taken, letter};

/// More letters than the name of a column needs.
const MOST_LETTERS: usize = 100;
/// Among how many rows the header is searched: a title or a date may stand above it.
pub(super) const ROWS_ABOVE: usize = 10;

/// Whether a row is a header: the first one if it has a column of steps, one below it only if it has
/// another known column too, since a cell may say “task” by chance.
pub(super) fn is_header_row(cells: &[&str], is_first: bool) -> bool {
    let known = cells
        .iter()
        .take(MOST_COLUMNS)
        .filter_map(|cell| Column::of(cell));
    let known: BTreeSet<Column> = known.collect();
    known.contains(&Column::Step) && (is_first || known.len() > 1)
}

/// The rows among which the header of a table may be.
pub(super) fn has_header<'c>(rows: impl Iterator<Item = Vec<&'c str>>) -> bool {
    let mut rows = rows.take(ROWS_ABOVE + 1).enumerate();
    rows.any(|(index, cells)| is_header_row(&cells, index == 0))
}

/// The name of a column in messages and in what is kept of it.
pub(super) fn name_of(index: usize, cell: &str, column: Option<Column>) -> String {
    let name = match cell.trim() {
        "" => format!("column {}", index + 1),
        name => name.chars().take(MOST_LETTERS).collect(),
    };
    if column.is_none() && is_field(&name) {
        format!("column {name}")
    } else {
        name
    }
}

/// The cells of a row as columns of a table that was not read.
pub(super) fn shown(cells: &[String]) -> Vec<ColumnRead> {
    let columns = cells.iter().enumerate();
    columns
        .map(|(index, cell)| ColumnRead {
            letter: letter(index),
            header: cell.trim().to_owned(),
            taken: match Column::of(cell) {
                Some(column) => Taken::Field(column.header()),
                None if cell.trim().is_empty() => Taken::Unnamed,
                None => Taken::Kept,
            },
            example: None,
        })
        .collect()
}

/// Whether Weft JSON has a field of this name: a text from a sheet could not be read back from it.
fn is_field(name: &str) -> bool {
    let step = serde_json::json!({ "id": "any", name: null });
    serde_json::from_value::<Step>(step).map_or(true, |step| !step.extra.contains_key(name))
}

/// What is said of a row above the header.
pub(super) fn above() -> Said {
    said!(
        "this row stands above the header; it was not read",
        "diese Zeile steht über den Überschriften; sie wurde nicht gelesen"
    )
}
