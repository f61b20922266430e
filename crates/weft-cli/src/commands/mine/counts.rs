//! What is counted: a log, two logs, or a table of a database.

use std::ops::ControlFlow;
use std::path::Path;

use weft_core::Language;
use weft_core::log::{LogResult, Tally, Vocabulary, Who};
use weft_files::{Limits, LogOptions, LogRead};

use super::arguments::MineArguments;
use super::columns;
use crate::failure::Failure;
use crate::output;

/// What was counted.
pub(super) struct Counts {
    pub(super) names: Vocabulary,
    pub(super) before: Tally,
    pub(super) after: Option<Tally>,
    /// What the log is called.
    pub(super) title: String,
    /// What stands between before and after.
    split: String,
}

impl Counts {
    /// Reads and counts what the arguments name.
    pub(super) fn of(arguments: &MineArguments) -> Result<Self, Failure> {
        match (&arguments.from, &arguments.log, &arguments.after) {
            (Some(address), _, _) => from_engine(address, arguments),
            (None, Some(log), None) => one(log, arguments),
            (None, Some(log), Some(after)) => two(log, after, arguments),
            (None, None, _) => Err(Failure::Input("found no log, expected one".to_owned())),
        }
    }

    /// What the counts say.
    pub(super) fn result(&self, who: Who) -> LogResult {
        match &self.after {
            None => LogResult::of(&self.names, &self.before, who),
            Some(after) => {
                let sides = (&self.before, after);
                LogResult::of_split(&self.names, sides, self.split.clone(), who)
            }
        }
    }
}

fn one(log: &Path, arguments: &MineArguments) -> Result<Counts, Failure> {
    let read = read(log, arguments)?;
    Ok(Counts {
        names: read.names,
        before: read.before,
        after: read.after,
        title: title(log),
        split: arguments
            .split_at
            .as_ref()
            .map_or_else(String::new, |at| at.text.clone()),
    })
}

fn two(log: &Path, later: &Path, arguments: &MineArguments) -> Result<Counts, Failure> {
    let LogRead {
        mut names, before, ..
    } = read(log, arguments)?;
    let after = read(later, arguments)?;
    Ok(Counts {
        after: Some(after.before.renumbered(&after.names, &mut names)),
        names,
        before,
        title: title(log),
        split: title(later),
    })
}

fn read(log: &Path, arguments: &MineArguments) -> Result<LogRead, Failure> {
    let options = LogOptions {
        mapping: columns::mapping(log, arguments)?,
        split_at: arguments.split_at.as_ref().map(|split| split.at),
        keep_paths: true,
        case_type: arguments.case_type.clone(),
    };
    let going_on = |_| ControlFlow::Continue(());
    let read = weft_files::read_log(log, &options, &Limits::default(), &going_on)
        .map_err(|error| Failure::Input(error.says(arguments.language.into())))?;
    for note in &read.notes {
        output::note(&note.to_string());
    }
    Ok(read)
}

/// Counts where the log lies.
fn from_engine(address: &str, arguments: &MineArguments) -> Result<Counts, Failure> {
    let language: Language = arguments.language.into();
    let wrong = |error: weft_query::QueryError| Failure::Input(error.says(language));
    let mut options = weft_query::Options {
        table: arguments.table.clone(),
        split_at: arguments.split_at.as_ref().map(|split| split.at),
        password: std::env::var("PGPASSWORD").ok(),
        ..weft_query::Options::default()
    };
    for (field, column) in columns::said(arguments)? {
        options.set(field.name(), &column).map_err(wrong)?;
    }
    let mined = weft_query::mine(address, &options).map_err(wrong)?;
    for note in &mined.notes {
        output::note(note.says(language));
    }
    Ok(Counts {
        names: mined.names,
        before: mined.before,
        after: mined.after,
        title: arguments
            .table
            .clone()
            .unwrap_or_else(|| "events".to_owned()),
        split: split_text(arguments),
    })
}

fn split_text(arguments: &MineArguments) -> String {
    let split = arguments.split_at.as_ref();
    split.map_or_else(String::new, |at| at.text.clone())
}

/// The name of a log without its endings.
fn title(log: &Path) -> String {
    let name = log.file_name().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
    stem.to_owned()
}
