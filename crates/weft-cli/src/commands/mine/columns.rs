//! Which column of a table holds what: guessed, shown, and said on the command line.

use std::path::Path;

use weft_core::Language;
use weft_files::{Limits, LogColumns, LogColumnsGuess, LogField, LogTable};

use super::super::table::table;
use super::arguments::MineArguments;
use crate::failure::Failure;

/// What `--column` says, in the order in which it is said.
pub(super) fn said(arguments: &MineArguments) -> Result<Vec<(LogField, String)>, Failure> {
    arguments.column.iter().map(|said| one(said)).collect()
}

fn one(said: &str) -> Result<(LogField, String), Failure> {
    let field = |name: &str| LogField::ALL.into_iter().find(|field| field.name() == name);
    let found = said.split_once('=');
    let known = found.and_then(|(name, column)| Some((field(name)?, column.to_owned())));
    known.ok_or_else(|| {
        let names = LogField::ALL.map(LogField::name).join(", ");
        Failure::Input(format!(
            "--column: found “{said}”, expected WHAT=COLUMN with one of {names}"
        ))
    })
}

/// The mapping of a table, where some of it is said; none where all of it may be guessed.
pub(super) fn mapping(
    log: &Path,
    arguments: &MineArguments,
) -> Result<Option<LogColumns>, Failure> {
    let said = said(arguments)?;
    if said.is_empty() {
        return Ok(None);
    }
    let LogColumnsGuess::Table(table) = guess(log, arguments)? else {
        return Err(Failure::Input(format!(
            "{}: found --column, expected none: the format says what is what",
            log.display()
        )));
    };
    chosen(&table, &said).map(Some)
}

fn guess(log: &Path, arguments: &MineArguments) -> Result<LogColumnsGuess, Failure> {
    weft_files::log_columns(log, &Limits::default())
        .map_err(|error| Failure::Input(error.says(arguments.language.into())))
}

/// What is said, and the guess for the rest; a column that is said to be one thing is no other.
fn chosen(table: &LogTable, said: &[(LogField, String)]) -> Result<LogColumns, Failure> {
    let there: Vec<&str> = table.columns.iter().map(|one| one.name.as_str()).collect();
    if let Some((_, column)) = said
        .iter()
        .find(|(_, name)| !there.contains(&name.as_str()))
    {
        return Err(Failure::Input(format!(
            "--column: found “{column}”, expected one of the columns {}",
            there.join(", ")
        )));
    }
    let column = |field: LogField| {
        let named = said.iter().rev().find(|(one, _)| *one == field);
        let guessed = || {
            let free = |name: &str| !said.iter().any(|(_, taken)| taken == name);
            let taken = table.columns.iter().find(|one| one.taken == Some(field));
            taken
                .filter(|one| free(&one.name))
                .map(|one| one.name.clone())
        };
        named.map(|(_, name)| name.clone()).or_else(guessed)
    };
    let needed = |field: LogField| {
        column(field).ok_or_else(|| {
            let name = field.name();
            Failure::Input(format!(
                "found no column for “{name}”, expected --column {name}=… with one of {}",
                there.join(", ")
            ))
        })
    };
    Ok(LogColumns {
        case: needed(LogField::Case)?,
        activity: needed(LogField::Activity)?,
        timestamp: column(LogField::Timestamp),
        start: column(LogField::Start),
        resource: column(LogField::Resource),
        role: column(LogField::Role),
        lifecycle: column(LogField::Lifecycle),
    })
}

/// What each column is taken as, for a terminal.
pub(super) fn shown(log: &Path, arguments: &MineArguments) -> Result<String, Failure> {
    let language: Language = arguments.language.into();
    Ok(match guess(log, arguments)? {
        LogColumnsGuess::Nothing => {
            let says = language.pick(
                "There is nothing to choose: the format says what is what.",
                "Es gibt nichts zu wählen: Das Format sagt, was was ist.",
            );
            format!("{says}\n")
        }
        LogColumnsGuess::Table(found) => columns(&found, language),
        LogColumnsGuess::Objects(found) => {
            let rows = found.types.iter().map(|one| {
                let is_case = Some(&one.name) == found.case_type.as_ref();
                let case = language.pick("the case (--case-type)", "der Fall (--case-type)");
                vec![
                    one.name.clone(),
                    one.objects.to_string(),
                    if is_case { case } else { "" }.to_owned(),
                ]
            });
            table(&rows.collect::<Vec<_>>())
        }
    })
}

fn columns(found: &LogTable, language: Language) -> String {
    let rows = found.columns.iter().map(|one| {
        let taken = one.taken.map_or("–", LogField::name);
        vec![
            one.name.clone(),
            taken.to_owned(),
            one.why.says(language).to_owned(),
            one.examples.join(" | "),
        ]
    });
    let mut text = table(&rows.collect::<Vec<_>>());
    for missing in &found.missing {
        let name = missing.name();
        let says = language.pick("not found, name it with", "nicht gefunden, zu nennen mit");
        text.push_str(&format!("{name}: {says} --column {name}=…\n"));
    }
    text
}
