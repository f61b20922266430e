//! Which column of a table is read for what.

use weft_core::log::LogField;
use weft_core::{Said, said, sentence};

use super::clock::{Decided, decide};
use super::guess::guess;
use super::rows::Clocks;
use crate::log::LogColumns;
use crate::note::Note;
use crate::{FileError, Place};

/// The columns of a table that are read.
#[derive(Debug, Clone)]
pub(in crate::log) struct Mapped {
    /// For each field, in the order of [`LogField::ALL`], the column.
    pub(in crate::log) columns: [Option<usize>; LogField::ALL.len()],
    pub(in crate::log) clocks: Clocks,
    /// What is read from where, and how times are understood.
    pub(in crate::log) notes: Vec<Note>,
}

/// The columns that a mapping names, or that are guessed.
pub(in crate::log) fn mapped(
    headers: &[String],
    rows: &[Vec<String>],
    mapping: Option<&LogColumns>,
) -> Result<Mapped, FileError> {
    let mapping = match mapping {
        Some(mapping) => mapping.clone(),
        None => guess(headers, rows)
            .mapping()
            .ok_or_else(|| unknown(headers))?,
    };
    let names = [
        Some(&mapping.case),
        Some(&mapping.activity),
        mapping.timestamp.as_ref(),
        mapping.start.as_ref(),
        mapping.resource.as_ref(),
        mapping.role.as_ref(),
        mapping.lifecycle.as_ref(),
    ];
    let mut columns = [None; LogField::ALL.len()];
    let (mut read, mut german) = (Vec::new(), Vec::new());
    for ((name, place), field) in names.into_iter().zip(&mut columns).zip(LogField::ALL) {
        if let Some(name) = name {
            *place = Some(column(headers, name)?);
            read.push(format!("{} from “{name}”", field.name()));
            german.push(format!("{} aus „{name}“", field.german()));
        }
    }
    let (read, german) = (read.join(", "), german.join(", "));
    let taken = Said::of(
        |language| sentence!(language; "read {}", "gelesen: {}", language.pick(&read, &german)),
    );
    let mut notes = vec![Note::said(Place::Whole, &taken)];
    let mut clock = |field: LogField| {
        let index = LogField::ALL.iter().position(|one| *one == field)?;
        let column = (*columns.get(index)?)?;
        let values = rows.iter().filter_map(|row| row.get(column));
        let decided = decide(values.map(String::as_str));
        notes.extend(decided.as_ref().and_then(says).map(|says| {
            let name = headers.get(column).map_or("", String::as_str);
            let says = Said::of(|language| sentence!(language; "times of “{name}” {}", "Zeiten in „{name}“ {}", says.says(language)));
            Note::said(Place::Whole, &says)
        }));
        // Values that are no times are counted one by one.
        Some(decided.map_or(super::clock::Clock::Iso, |decided| decided.clock))
    };
    let timestamp = clock(LogField::Timestamp);
    let start = clock(LogField::Start);
    Ok(Mapped {
        columns,
        clocks: Clocks { timestamp, start },
        notes,
    })
}

fn says(decided: &Decided) -> Option<Said> {
    let shape = decided.clock.says()?;
    Some(Said::of(|language| {
        let shape = shape.says(language);
        if decided.is_ambiguous {
            return sentence!(language;
                "are read as {shape}; the first ones could be meant the other way round",
                "sind als {shape} gelesen; die ersten könnten umgekehrt gemeint sein");
        }
        sentence!(language; "are read as {shape}", "sind als {shape} gelesen")
    }))
}

fn column(headers: &[String], name: &str) -> Result<usize, FileError> {
    let exact = headers.iter().position(|header| header == name);
    let near = || {
        let is_near = |header: &String| header.trim().to_lowercase() == name.trim().to_lowercase();
        headers.iter().position(is_near)
    };
    exact.or_else(near).ok_or_else(|| {
        FileError::wrong(
            Place::Whole,
            said!("no column “{name}”", "keine Spalte „{name}“"),
            said!("one of: {}", "eine von: {}", listed(headers)),
        )
    })
}

fn unknown(headers: &[String]) -> FileError {
    let listed = listed(headers);
    FileError::wrong(
        Place::Whole,
        said!(
            "columns of which it is not clear which are the case and the activity: {listed}",
            "Spalten, von denen nicht klar ist, welche der Fall und welche die Aktivität ist: {listed}"
        ),
        said!(
            "headers like case, activity, timestamp and resource, or a mapping that names them",
            "Überschriften wie case, activity, timestamp und resource, oder eine Zuordnung, die sie nennt"
        ),
    )
}

/// The first headers as a message lists them.
fn listed(headers: &[String]) -> String {
    const MOST: usize = 20;
    let short = headers.iter().take(MOST).map(|header| {
        let name: String = header.chars().take(40).collect();
        format!("“{name}”")
    });
    let mut listed: Vec<String> = short.collect();
    if headers.len() > MOST {
        listed.push("…".to_owned());
    }
    listed.join(", ")
}
