//! Event logs before they are read: what has to be chosen, and what was.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use weft_core::log::observed::ObservedOptions;
use weft_files::{FileError, Limits, LogColumns, LogColumnsGuess, LogField};

use super::{Aim, name_of};
use crate::SessionError;

/// An event log before it is read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogPreview {
    /// Which one, to read it: another file may have taken its place.
    pub number: u64,
    /// What it is to become.
    pub aim: Aim,
    /// What there is to choose.
    #[serde(flatten)]
    pub log: LogShown,
    /// The log of the time after the change, where there is one.
    pub second: Option<LogShown>,
}

/// What there is to choose for one log.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogShown {
    /// What the file is called.
    pub name: String,
    /// The columns of a table; other logs have none to choose.
    pub columns: Vec<LogColumnShown>,
    /// What each was taken for, where there are columns.
    pub mapping: Option<BTreeMap<&'static str, Option<String>>>,
    /// The kinds of objects of a log in which an event is about several.
    pub objects: Vec<LogObjectsShown>,
    /// The kind that is the case where no other is chosen.
    pub case_type: Option<String>,
}

/// A column of a log, with its first value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogColumnShown {
    /// Its header.
    pub header: String,
    /// Its first value.
    pub example: Option<String>,
}

/// A kind of object in a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogObjectsShown {
    /// What it is called.
    pub name: String,
    /// How many there are.
    pub objects: u64,
}

/// What somebody chose for a log, or for two.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LogChoice {
    /// How the log is read.
    pub first: LogTaken,
    /// How the log of the time after the change is read, where there is one.
    pub second: LogTaken,
    /// From which day on cases are the redesign; the day begins in UTC.
    pub split_at: Option<Date>,
    /// Successions below this share of the strongest one of an activity may be left out, 0 to 1.
    pub share: f64,
    /// Whether people are named, which was asked twice; else those with similar work are one role.
    pub names: bool,
}

impl Default for LogChoice {
    fn default() -> Self {
        Self {
            first: LogTaken::default(),
            second: LogTaken::default(),
            split_at: None,
            share: ObservedOptions::default().share,
            names: false,
        }
    }
}

/// How one log is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LogTaken {
    /// Which column holds what, by the name of the field; nothing where a log has no columns.
    pub mapping: Option<BTreeMap<String, Option<String>>>,
    /// Which kind of object is the case.
    pub case_type: Option<String>,
}

/// What has to be chosen for a log.
///
/// # Errors
///
/// Where it cannot be read, or is damaged.
pub(crate) fn guess(path: &Path) -> Result<LogColumnsGuess, FileError> {
    weft_files::log_columns(path, &Limits::default())
}

/// What has to be chosen for a log that somebody named.
///
/// # Errors
///
/// Where it cannot be read, or is no log.
pub(crate) fn shown(path: &Path) -> Result<LogShown, SessionError> {
    match guess(path) {
        Ok(guess) => Ok(LogShown::of(path, &guess)),
        Err(error) => Err(SessionError::Input {
            path: path.to_owned(),
            source: error.into(),
        }),
    }
}

impl LogShown {
    pub(crate) fn of(path: &Path, guess: &LogColumnsGuess) -> Self {
        let mut shown = Self {
            name: name_of(path),
            columns: Vec::new(),
            mapping: None,
            objects: Vec::new(),
            case_type: None,
        };
        match guess {
            LogColumnsGuess::Nothing => {}
            LogColumnsGuess::Table(table) => {
                let columns = table.columns.iter().map(|column| LogColumnShown {
                    header: column.name.clone(),
                    example: column.examples.first().cloned(),
                });
                shown.columns = columns.collect();
                let taken = LogField::ALL.map(|field| {
                    let column = table.columns.iter().find(|one| one.taken == Some(field));
                    (field.name(), column.map(|column| column.name.clone()))
                });
                shown.mapping = Some(taken.into());
            }
            LogColumnsGuess::Objects(objects) => {
                let kinds = objects.types.iter().map(|one| LogObjectsShown {
                    name: one.name.clone(),
                    objects: one.objects,
                });
                shown.objects = kinds.collect();
                shown.case_type.clone_from(&objects.case_type);
            }
        }
        shown
    }
}

impl LogTaken {
    /// The columns that were chosen; nothing where what is needed was not, so that it is guessed.
    pub(crate) fn columns(&self) -> Option<LogColumns> {
        let chosen = self.mapping.as_ref()?;
        let of = |field: LogField| chosen.get(field.name()).cloned().flatten();
        Some(LogColumns {
            case: of(LogField::Case)?,
            activity: of(LogField::Activity)?,
            timestamp: of(LogField::Timestamp),
            start: of(LogField::Start),
            resource: of(LogField::Resource),
            role: of(LogField::Role),
            lifecycle: of(LogField::Lifecycle),
        })
    }
}
