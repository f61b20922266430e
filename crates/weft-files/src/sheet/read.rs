//! Rows to steps: every bad cell is reported, not just the first.

use std::collections::BTreeSet;

use serde_json::Value;
use weft_core::workflow::{
    Mode, Participant, Purpose, Role, RoleName, Split, Step, StepId, StepKind, Tag,
};
use weft_core::{Said, said};

use super::cells::{self, Wrong};
use super::columns::Column;
use super::header::{ROWS_ABOVE, is_header_row, name_of, shown};
use super::understood::{ColumnRead, Table, Taken, Understood, letter};
use super::version::{self, Row, Spot, Variant, Versions};
use crate::note::{Note, Read};
use crate::{Complaint, Counted, FileError, Limits, Place};

/// More bad cells than anybody reads at once.
const MOST_COMPLAINTS: usize = 1000;
/// More columns than any sheet of steps has.
pub(super) const MOST_COLUMNS: usize = 1000;

/// What spreadsheets show where a formula failed, in English and German.
const FORMULA_ERRORS: [&str; 12] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#NV", "#BEZUG!", "#WERT!",
    "#ZAHL!", "#SPILL!",
];
/// The tables of a file while their rows become steps.
pub(super) struct Sheet<'l> {
    limits: &'l Limits,
    tables: Vec<Table>,
    /// The headers of the table that is read: what each holds, and its name in messages.
    headers: Vec<(Option<Column>, String)>,
    /// Rows of the table that is read, before its header.
    above: Vec<(u64, Vec<String>)>,
    /// The version of rows that name none.
    variant: Variant,
    /// How many columns the table has at least, with or without a header.
    width: usize,
    versions: Versions,
    roles: Vec<Role>,
    known: BTreeSet<RoleName>,
    complaints: Vec<(Spot, Complaint)>,
    pub(super) notes: Vec<Note>,
}

impl<'l> Sheet<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            tables: Vec::new(),
            headers: Vec::new(),
            above: Vec::new(),
            variant: Variant::Baseline,
            width: 0,
            versions: Versions::default(),
            roles: Vec::new(),
            known: BTreeSet::new(),
            complaints: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Starts a table of at least so many columns; its rows belong to this version unless they name
    /// another.
    pub(super) fn begin(&mut self, sheet: Option<&str>, variant: Variant, width: usize) {
        self.headers.clear();
        self.above.clear();
        self.variant = variant;
        self.width = width;
        self.tables.push(Table {
            sheet: sheet.map(str::to_owned),
            header: None,
            rows: 0,
            columns: Vec::new(),
        });
    }

    /// Takes the next row that is not empty.
    pub(super) fn line(&mut self, row: u64, cells: &[&str]) -> Result<(), FileError> {
        let limit = u64::try_from(self.limits.rows).unwrap_or(u64::MAX);
        if row > limit.saturating_add(1) {
            return Err(too_large(Counted::Rows, row, limit));
        }
        if !self.headers.is_empty() {
            self.row(row, cells);
        } else if is_header_row(cells, self.above.is_empty()) {
            self.header(row, cells)?;
        } else if self.above.len() < ROWS_ABOVE {
            let few = cells.iter().take(MOST_COLUMNS);
            self.above
                .push((row, few.map(|cell| (*cell).to_owned()).collect()));
        }
        Ok(())
    }

    /// Ends a table: whether it had a header.
    pub(super) fn end(&mut self) -> bool {
        if !self.headers.is_empty() {
            self.end_unnamed();
            return true;
        }
        let columns = self.above.first().map(|(_, cells)| shown(cells));
        if let Some(table) = self.tables.last_mut() {
            table.columns = columns.unwrap_or_default();
        }
        false
    }

    /// Tells of columns that hold something without a header; those that hold nothing are none.
    fn end_unnamed(&mut self) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        table
            .columns
            .retain(|one| one.taken != Taken::Unnamed || one.example.is_some());
        let unnamed = table
            .columns
            .iter()
            .filter(|one| one.taken == Taken::Unnamed);
        let notes: Vec<Note> = unnamed
            .map(|one| {
                let place = Place::Row {
                    sheet: table.sheet.clone(),
                    row: table.header.unwrap_or_default(),
                    column: Some(one.letter.clone()),
                };
                Note::said(place, &said!("this column has no header; it is kept, but ignored", "diese Spalte hat keine Überschrift; sie bleibt erhalten, wird aber nicht verwendet"))
            })
            .collect();
        self.notes.extend(notes);
    }

    /// That the table which ended has no column of steps.
    pub(super) fn without_steps(&self) -> FileError {
        let Some((row, cells)) = self.above.first() else {
            return FileError::wrong(
                Place::Whole,
                said!("no header", "keine Kopfzeile"),
                with_steps(),
            );
        };
        let found = cells.iter().take(12);
        let found =
            found.map(|cell| format!("“{}”", cell.trim().chars().take(30).collect::<String>()));
        let found = found.collect::<Vec<_>>().join(", ");
        FileError::wrong(
            self.place(*row, None),
            said!("the columns {found}", "die Spalten {found}"),
            said!(
                "a column “step” (or “activity”, “task”, “name”)",
                "eine Spalte „step“ (oder „activity“, „task“, „name“)"
            ),
        )
    }

    fn place(&self, row: u64, column: Option<&str>) -> Place {
        self.place_in(self.spot(row), column)
    }

    fn place_in(&self, spot: Spot, column: Option<&str>) -> Place {
        let table = self.tables.get(spot.table);
        Place::Row {
            sheet: table.and_then(|table| table.sheet.clone()),
            row: spot.row,
            column: column.map(str::to_owned),
        }
    }

    fn spot(&self, row: u64) -> Spot {
        Spot {
            table: self.tables.len().saturating_sub(1),
            row,
        }
    }

    fn header(&mut self, row: u64, cells: &[&str]) -> Result<(), FileError> {
        if cells.len() > MOST_COLUMNS {
            return Err(too_many_columns(cells.len()));
        }
        for (above, _) in std::mem::take(&mut self.above) {
            let place = self.place(above, None);
            self.notes.push(Note::said(place, &super::header::above()));
        }
        let mut seen: BTreeSet<Column> = BTreeSet::new();
        let mut names: BTreeSet<String> = BTreeSet::new();
        let mut columns = Vec::new();
        let beyond = self.width.saturating_sub(cells.len());
        let cells = cells.iter().copied().chain(std::iter::repeat_n("", beyond));
        for (index, cell) in cells.enumerate() {
            let column = Column::of(cell);
            let name = name_of(index, cell, column);
            let taken = match column {
                Some(column) if !seen.insert(column) => Taken::Again(column.header()),
                Some(column) => Taken::Field(column.header()),
                None if cell.trim().is_empty() => Taken::Unnamed,
                None => Taken::Kept,
            };
            let is_again = column.is_none() && !names.insert(name.clone());
            self.say_of(row, &name, taken, is_again);
            columns.push(ColumnRead {
                letter: letter(index),
                header: cell.trim().to_owned(),
                taken,
                example: None,
            });
            self.headers.push((column, name));
        }
        if let Some(table) = self.tables.last_mut() {
            table.header = Some(row);
            table.columns = columns;
        }
        Ok(())
    }

    /// Says what is wrong with a header, or that it is not known.
    fn say_of(&mut self, row: u64, name: &str, taken: Taken, is_again: bool) {
        let found = match taken {
            Taken::Again(field) => said!(
                "a second column for “{field}”",
                "eine zweite Spalte für „{field}“"
            ),
            Taken::Kept | Taken::Unnamed if is_again => said!(
                "a second column of this name",
                "eine zweite Spalte dieses Namens"
            ),
            // One without a header is told at the end of the table, if it holds anything.
            Taken::Unnamed => return,
            Taken::Kept => {
                let place = self.place(row, Some(name));
                let says = said!(
                    "this column is not known; it is kept, but ignored",
                    "diese Spalte ist nicht bekannt; sie bleibt erhalten, wird aber nicht verwendet"
                );
                self.notes.push(Note::said(place, &says));
                return;
            }
            Taken::Field(_) => return,
        };
        let expected = said!("each column once", "jede Spalte einmal");
        self.complain(self.spot(row), Some(name), (found, expected));
    }

    fn complain(&mut self, spot: Spot, column: Option<&str>, (found, expected): Wrong) {
        if self.complaints.len() < MOST_COMPLAINTS {
            let place = self.place_in(spot, column);
            let complaint = Complaint::new(place, found, expected);
            self.complaints.push((spot, complaint));
        }
    }

    /// The first cells of the columns, and that there is one more row.
    fn show(&mut self, cells: &[&str]) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        table.rows += 1;
        for (column, cell) in table.columns.iter_mut().zip(cells) {
            if column.example.is_none() && !cell.trim().is_empty() {
                column.example = Some(cells::shorten(cell.trim()));
            }
        }
    }

    fn row(&mut self, row: u64, cells: &[&str]) {
        self.show(cells);
        let spot = self.spot(row);
        let mut line = Row {
            spot,
            step: Step::default(),
            next: Vec::new(),
        };
        let mut variant = self.variant.clone();
        let headers = std::mem::take(&mut self.headers);
        for (index, cell) in cells.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            let Some((column, name)) = headers.get(index) else {
                let found = said!("{} cells", "{} Zellen", cells.len());
                let expected = said!(
                    "at most {} cells, as in the header",
                    "höchstens {} Zellen, wie in der Kopfzeile",
                    headers.len()
                );
                self.complain(spot, None, (found, expected));
                break;
            };
            if let Err(wrong) = self.cell(&mut line, &mut variant, *column, name, cell) {
                self.complain(spot, Some(name), wrong);
            }
        }
        let step = headers
            .iter()
            .position(|(column, _)| *column == Some(Column::Step));
        let written = step
            .and_then(|at| cells.get(at))
            .map_or("", |cell| cell.trim());
        let step = step.and_then(|at| headers.get(at));
        let step = step.map(|(_, name)| name.as_str());
        if written.is_empty() && line.step.name.is_empty() && line.step.is_work() {
            let found = said!("an empty cell", "eine leere Zelle");
            let expected = said!("the name of the step", "der Name des Schrittes");
            self.complain(spot, step, (found, expected));
        }
        self.headers = headers;
        if let Err(wrong) = self.versions.add(variant, line) {
            self.complain(spot, Some("id"), wrong);
        }
    }

    fn cell(
        &mut self,
        line: &mut Row,
        variant: &mut Variant,
        column: Option<Column>,
        name: &str,
        cell: &str,
    ) -> Result<(), Wrong> {
        let step = &mut line.step;
        if column.is_some() && FORMULA_ERRORS.contains(&cell) {
            let found = said!(
                "the error {cell} of a formula",
                "der Fehler {cell} einer Formel"
            );
            return Err((found, said!("a value", "ein Wert")));
        }
        match column {
            Some(Column::Id) => step.id = StepId::from(cell),
            Some(Column::Step) => step.name = cell.to_owned(),
            Some(Column::Roles) => {
                let mut roles = self.participants(cell)?;
                roles.append(&mut step.roles);
                step.roles = roles;
            }
            Some(Column::With) => step.roles.extend(self.participants(cell)?),
            Some(Column::Tag) => step.tag = Some(cells::word::<Tag>(cell)?),
            Some(Column::Minutes) => step.minutes = Some(cells::minutes(cell)?),
            Some(Column::Purposes) => {
                step.purposes = cell
                    .split([';', ','])
                    .filter(|word| !word.trim().is_empty())
                    .map(cells::word::<Purpose>)
                    .collect::<Result<_, _>>()?;
            }
            Some(Column::Mode) => step.mode = Some(cells::word::<Mode>(cell)?),
            Some(Column::Next) => line.next = cells::links(cell)?,
            Some(Column::Replaces) => {
                step.replaces = cells::names(cell).into_iter().map(StepId::from).collect();
            }
            Some(Column::Variant) => *variant = version::variant(cell)?,
            Some(Column::Goal) => step.goal = Some(cell.to_owned()),
            Some(Column::Notes) => step.notes = Some(cell.to_owned()),
            Some(Column::Kind) => step.kind = cells::word::<StepKind>(cell)?,
            Some(Column::Split) => step.split = cells::word::<Split>(cell)?,
            None => {
                step.extra.insert(name.to_owned(), Value::from(cell));
            }
        }
        Ok(())
    }

    fn participants(&mut self, cell: &str) -> Result<Vec<Participant>, Wrong> {
        let roles = cells::roles(cell)?;
        Ok(roles
            .into_iter()
            .map(|(name, count)| {
                let role = RoleName::from(name);
                if self.known.insert(role.clone()) {
                    self.roles.push(Role {
                        name: role.clone(),
                        ..Role::default()
                    });
                }
                Participant { role, count }
            })
            .collect())
    }

    /// What was understood, and what comes of it.
    pub(super) fn finish(mut self) -> Understood {
        let versions = std::mem::take(&mut self.versions);
        let is_empty = versions.is_empty();
        let (mut document, wrong) = versions.document();
        document.roles = std::mem::take(&mut self.roles);
        for (spot, column, wrong) in wrong {
            self.complain(spot, Some(column), wrong);
        }
        let is_cut = self.complaints.len() >= MOST_COMPLAINTS;
        let mut complaints = self.complaints;
        complaints.sort_by(|(a, one), (b, other)| (a, &one.place).cmp(&(b, &other.place)));
        let mut complaints: Vec<Complaint> = complaints
            .into_iter()
            .map(|(_, complaint)| complaint)
            .collect();
        if is_cut {
            let found = said!(
                "more than {MOST_COMPLAINTS} wrong cells",
                "mehr als {MOST_COMPLAINTS} falsche Zellen"
            );
            let expected = said!("a sheet of steps", "eine Tabelle von Schritten");
            complaints.insert(0, Complaint::new(Place::Whole, found, expected));
        }
        if is_empty && complaints.is_empty() {
            complaints.push(Complaint::new(
                Place::Whole,
                said!(
                    "a header without rows",
                    "eine Kopfzeile ohne Zeilen darunter"
                ),
                said!("one row for each step", "eine Zeile für jeden Schritt"),
            ));
        }
        Understood {
            tables: self.tables,
            read: if complaints.is_empty() {
                Ok(Read {
                    document,
                    notes: self.notes,
                })
            } else {
                Err(FileError::Wrong { complaints })
            },
        }
    }
}

pub(super) fn too_large(of: Counted, found: u64, limit: u64) -> FileError {
    FileError::TooLarge { of, found, limit }
}

/// That a table is wider than any sheet of steps.
pub(super) fn too_many_columns(found: usize) -> FileError {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    too_large(Counted::Columns, count(found), count(MOST_COLUMNS))
}

pub(super) fn with_steps() -> Said {
    said!(
        "a table with a column “step”",
        "eine Tabelle mit einer Spalte „step“"
    )
}
