//! Rows to steps: every bad cell is reported, not just the first.

use std::collections::BTreeSet;

use serde_json::Value;
use weft_core::workflow::{
    Mode, Participant, Purpose, Role, RoleName, Split, Step, StepId, StepKind, Tag,
};
use weft_core::{Document, Said, said};

use super::cells::{self, Wrong};
use super::columns::Column;
use super::table::{Rows, decoded, delimiter};
use super::version::{self, Row, Variant, Versions};
use crate::note::{Note, Read};
use crate::{Complaint, Counted, FileError, Limits, Place, text};

/// More bad cells than anybody reads at once.
const MOST_COMPLAINTS: usize = 1000;
/// More letters than the name of a column needs.
const MOST_LETTERS: usize = 100;
/// More columns than any sheet of steps has.
const MOST_COLUMNS: usize = 1000;

/// Reads a workflow from CSV.
///
/// # Errors
///
/// An input that is too large or has no column of steps, or every cell that is wrong.
pub fn read_csv(bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    text::measured(bytes, limits.csv_bytes, with_steps())?;
    let mut notes = Vec::new();
    let text = decoded(bytes, &mut notes)?;
    let mut sheet = Sheet::new(limits);
    sheet.read(&text, &mut notes)?;
    let (document, mut complaints) = sheet.finish();
    if complaints.is_empty() {
        return Ok(Read { document, notes });
    }
    complaints.sort_by(|a, b| a.place.cmp(&b.place));
    Err(FileError::Wrong { complaints })
}

/// Whether a line is the header of a sheet of steps.
#[must_use]
pub fn is_header(line: &str) -> bool {
    let mut cells = line.split(char::from(delimiter(line)));
    cells.any(|cell| Column::of(cell.trim_matches('"')) == Some(Column::Step))
}

struct Sheet<'l> {
    limits: &'l Limits,
    headers: Vec<(Option<Column>, String)>,
    versions: Versions,
    roles: Vec<Role>,
    known: BTreeSet<RoleName>,
    complaints: Vec<Complaint>,
}

impl<'l> Sheet<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            headers: Vec::new(),
            versions: Versions::default(),
            roles: Vec::new(),
            known: BTreeSet::new(),
            complaints: Vec::new(),
        }
    }

    fn read(&mut self, text: &str, notes: &mut Vec<Note>) -> Result<(), FileError> {
        // A spreadsheet may name its delimiter in a line of its own.
        let named = text
            .strip_prefix("sep=")
            .and_then(|rest| rest.split_once('\n'))
            .filter(|(name, _)| name.trim_end_matches('\r').len() == 1);
        let (skipped, text, delimiter) = match named {
            Some((name, rest)) => (1, rest, name.bytes().next().unwrap_or(b',')),
            None => {
                let header = text.lines().find(|line| !line.trim().is_empty());
                (0, text, delimiter(header.unwrap_or_default()))
            }
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
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if self.headers.is_empty() {
                self.header(row, &record, notes)?;
            } else {
                self.row(row, &record);
            }
            self.check_size(row)?;
        }
        if self.headers.is_empty() {
            return Err(FileError::wrong(
                Place::Whole,
                said!("no header", "keine Kopfzeile"),
                with_steps(),
            ));
        }
        if self.versions.is_empty() && self.complaints.is_empty() {
            return Err(FileError::wrong(
                Place::Whole,
                said!(
                    "a header without rows",
                    "eine Kopfzeile ohne Zeilen darunter"
                ),
                said!("one row for each step", "eine Zeile für jeden Schritt"),
            ));
        }
        Ok(())
    }

    fn check_size(&self, row: u64) -> Result<(), FileError> {
        let limit = u64::try_from(self.limits.rows).unwrap_or(u64::MAX);
        if row > limit.saturating_add(1) {
            return Err(FileError::TooLarge {
                of: Counted::Rows,
                found: row,
                limit,
            });
        }
        Ok(())
    }

    fn header(
        &mut self,
        row: u64,
        record: &csv::StringRecord,
        notes: &mut Vec<Note>,
    ) -> Result<(), FileError> {
        if record.len() > MOST_COLUMNS {
            return Err(FileError::TooLarge {
                of: Counted::Columns,
                found: u64::try_from(record.len()).unwrap_or(u64::MAX),
                limit: u64::try_from(MOST_COLUMNS).unwrap_or(u64::MAX),
            });
        }
        let mut seen: BTreeSet<Column> = BTreeSet::new();
        let mut names: BTreeSet<String> = BTreeSet::new();
        for (index, cell) in record.iter().enumerate() {
            let column = Column::of(cell);
            let name = match cell.trim() {
                "" => format!("column {}", index + 1),
                name => name.chars().take(MOST_LETTERS).collect(),
            };
            let name = if column.is_none() && is_field(&name) {
                format!("column {name}")
            } else {
                name
            };
            let place = Place::Row {
                row,
                column: Some(name.clone()),
            };
            match column {
                Some(column) if !seen.insert(column) => self.complaints.push(Complaint::new(
                    place,
                    said!(
                        "a second column for “{}”",
                        "eine zweite Spalte für „{}“",
                        column.header()
                    ),
                    each_once(),
                )),
                None if !names.insert(name.clone()) => self.complaints.push(Complaint::new(
                    place,
                    said!(
                        "a second column of this name",
                        "eine zweite Spalte dieses Namens"
                    ),
                    each_once(),
                )),
                None => notes.push(Note::new(
                    place,
                    "this column is not known; it is kept, but ignored",
                )),
                Some(_) => {}
            }
            self.headers.push((column, name));
        }
        if seen.contains(&Column::Step) {
            return Ok(());
        }
        let found: Vec<String> = record
            .iter()
            .take(12)
            .map(|cell| format!("“{}”", cell.trim().chars().take(30).collect::<String>()))
            .collect();
        Err(FileError::wrong(
            Place::Row { row, column: None },
            said!("the columns {}", "die Spalten {}", found.join(", ")),
            said!(
                "a column “step” (or “activity”, “task”, “name”)",
                "eine Spalte „step“ (oder „activity“, „task“, „name“)"
            ),
        ))
    }

    fn complain(&mut self, row: u64, column: Option<&str>, (found, expected): Wrong) {
        if self.complaints.len() < MOST_COMPLAINTS {
            let column = column.map(str::to_owned);
            self.complaints
                .push(Complaint::new(Place::Row { row, column }, found, expected));
        }
    }

    fn row(&mut self, row: u64, record: &csv::StringRecord) {
        let mut line = Row {
            row,
            step: Step::default(),
            next: Vec::new(),
        };
        let mut variant = Variant::Baseline;
        let headers = std::mem::take(&mut self.headers);
        for (index, cell) in record.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            let Some((column, name)) = headers.get(index) else {
                let found = said!("{} cells", "{} Zellen", record.len());
                let expected = said!(
                    "at most {} cells, as in the header",
                    "höchstens {} Zellen, wie in der Kopfzeile",
                    headers.len()
                );
                self.complain(row, None, (found, expected));
                break;
            };
            if let Err(wrong) = self.cell(&mut line, &mut variant, *column, name, cell) {
                self.complain(row, Some(name), wrong);
            }
        }
        let step = headers
            .iter()
            .find(|(column, _)| *column == Some(Column::Step));
        let step = step.map(|(_, name)| name.as_str());
        if line.step.name.is_empty() && line.step.is_work() {
            let found = said!("an empty cell", "eine leere Zelle");
            let expected = said!("the name of the step", "der Name des Schrittes");
            self.complain(row, step, (found, expected));
        }
        self.headers = headers;
        if let Err((row, column, wrong)) = self.versions.add(variant, line) {
            self.complain(row, Some(column), wrong);
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

    /// The document, and every complaint about the sheet.
    fn finish(mut self) -> (Document, Vec<Complaint>) {
        let versions = std::mem::take(&mut self.versions);
        let (mut document, wrong) = versions.document();
        document.roles = std::mem::take(&mut self.roles);
        for (row, column, wrong) in wrong {
            self.complain(row, Some(column), wrong);
        }
        if self.complaints.len() >= MOST_COMPLAINTS {
            let found = said!(
                "more than {MOST_COMPLAINTS} wrong cells",
                "mehr als {MOST_COMPLAINTS} falsche Zellen"
            );
            let expected = said!("a sheet of steps", "eine Tabelle von Schritten");
            self.complaints
                .push(Complaint::new(Place::Whole, found, expected));
        }
        (document, self.complaints)
    }
}

fn with_steps() -> Said {
    said!(
        "a table with a column “step”",
        "eine Tabelle mit einer Spalte „step“"
    )
}

fn each_once() -> Said {
    said!("each column once", "jede Spalte einmal")
}

/// Whether Weft JSON has a field of this name: a text from a sheet could not be read back from it.
fn is_field(name: &str) -> bool {
    let step = serde_json::json!({ "id": "any", name: null });
    serde_json::from_value::<Step>(step).map_or(true, |step| !step.extra.contains_key(name))
}

fn broken(error: &csv::Error) -> FileError {
    let row = error.position().map_or(0, csv::Position::line);
    FileError::wrong(
        Place::Row { row, column: None },
        said!(
            "a broken table: {error}",
            "eine beschädigte Tabelle: „{error}“"
        ),
        said!("comma-separated values", "Werte, durch Kommas getrennt"),
    )
}
