//! Which column of a table is what: said, or guessed from names.

pub use weft_core::log::LogField as Column;
use weft_core::{Said, said};

use crate::{Options, QueryError};

/// Whether a log is nothing without it.
fn is_needed(column: Column) -> bool {
    matches!(column, Column::Case | Column::Activity | Column::Timestamp)
}

/// A column that a table has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its name.
    pub name: String,
    /// Whether it holds whole numbers: only those are guessed to be positions.
    pub is_whole: bool,
}

/// The names of the columns that are used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    taken: Vec<(Column, String)>,
}

impl Columns {
    /// The columns that were named, and for the others the first that is called by a known name and is
    /// not taken yet.
    ///
    /// # Errors
    ///
    /// One that was named is not there, or none looks like one that is needed.
    pub fn of(there: &[Seen], options: &Options) -> Result<Self, QueryError> {
        let mut taken = Vec::new();
        for column in Column::UNORDERED {
            if let Some(asked) = options.column(column) {
                let found =
                    named(there, asked).ok_or_else(|| missing(column, Some(asked), there))?;
                taken.push((column, found));
            }
        }
        for column in Column::UNORDERED {
            if taken.iter().any(|(known, _)| *known == column) {
                continue;
            }
            match guessed(column, there, &taken) {
                Some(found) => taken.push((column, found)),
                None if is_needed(column) => return Err(missing(column, None, there)),
                None => {}
            }
        }
        taken.sort();
        Ok(Self { taken })
    }

    /// The name of a column, where the table has it.
    #[must_use]
    pub fn get(&self, column: Column) -> Option<&str> {
        let mut taken = self.taken.iter();
        let (_, name) = taken.find(|(known, _)| *known == column)?;
        Some(name)
    }

    /// What was taken as what.
    #[must_use]
    pub fn note(&self) -> Said {
        let one = |(column, name): &(Column, String)| format!("{}={name}", column.name());
        let taken: Vec<String> = self.taken.iter().map(one).collect();
        let taken = taken.join(", ");
        said!("columns: {taken}", "Spalten: {taken}")
    }
}

fn missing(column: Column, found: Option<&str>, there: &[Seen]) -> QueryError {
    QueryError::NoColumn {
        column,
        found: found.map(str::to_owned),
        there: there.iter().map(|seen| seen.name.clone()).collect(),
    }
}

/// The column of this name: exactly, or but for the case of letters.
fn named(there: &[Seen], asked: &str) -> Option<String> {
    let names = || there.iter().map(|seen| &seen.name);
    let alike = |name: &&String| name.to_lowercase() == asked.to_lowercase();
    let exact = names().find(|name| *name == asked);
    exact.or_else(|| names().find(alike)).cloned()
}

fn guessed(column: Column, there: &[Seen], taken: &[(Column, String)]) -> Option<String> {
    let free = |seen: &&Seen| !taken.iter().any(|(_, name)| *name == seen.name);
    let fits = |seen: &&Seen| column != Column::Position || seen.is_whole;
    let free: Vec<&Seen> = there.iter().filter(free).filter(fits).collect();
    let ranked = free.iter().enumerate();
    let ranked = ranked.filter_map(|(at, seen)| Some((column.rank(&seen.name)?, at)));
    let (_, found) = ranked.min()?;
    free.get(found).map(|seen| seen.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there(names: &[&str]) -> Vec<Seen> {
        let seen = |name: &&str| Seen {
            name: (*name).to_owned(),
            is_whole: name.ends_with("id"),
        };
        names.iter().map(seen).collect()
    }

    #[test]
    fn names_of_the_usual_tools_are_known() {
        for (names, expected) in [
            (
                &[
                    "case:concept:name",
                    "concept:name",
                    "time:timestamp",
                    "org:resource",
                ][..],
                "columns: case=case:concept:name, activity=concept:name, timestamp=time:timestamp, resource=org:resource",
            ),
            (
                &[
                    "id",
                    "Case ID",
                    "Activity",
                    "Start_Time",
                    "End_Time",
                    "User",
                ],
                "columns: case=Case ID, activity=Activity, timestamp=End_Time, start=Start_Time, resource=User, position=id",
            ),
            (
                &[
                    "event_id",
                    "case_id",
                    "activity",
                    "time",
                    "lifecycle:transition",
                ],
                "columns: case=case_id, activity=activity, timestamp=time, lifecycle=lifecycle:transition, position=event_id",
            ),
        ] {
            let columns = Columns::of(&there(names), &Options::default()).unwrap();
            assert_eq!(columns.note().to_string(), expected);
        }
    }

    #[test]
    fn what_is_named_is_taken_and_what_is_missing_is_said() {
        let mut options = Options::default();
        options.set("case", "TICKET").unwrap();
        let there = there(&["ticket", "case", "activity", "at"]);
        let columns = Columns::of(&there, &options).unwrap();
        assert_eq!(
            columns.get(Column::Case),
            Some("ticket"),
            "but for the case of letters"
        );
        options.set("activity", "what").unwrap();
        let error = Columns::of(&there, &options).unwrap_err();
        let expected =
            "activity: found no column “what”, expected one of ticket, case, activity, at";
        assert_eq!(error.to_string(), expected);
    }
}
