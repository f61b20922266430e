//! `weft convert`: from one format to another, by the endings of the file names.

use std::path::Path;
use std::slice::from_ref;

use weft_core::{Document, Language};

use crate::arguments::ConvertArguments;
use crate::failure::{Failure, Outcome};
use crate::{drawing, input, output};

/// Runs the command.
pub(crate) fn run(arguments: &ConvertArguments) -> Result<Outcome, Failure> {
    let write = writer(&arguments.output)?;
    let language = arguments.language.into();
    let document = input::document_in(language, from_ref(&arguments.input))?;
    output::write(&arguments.output, &write(&document, language)?)?;
    Ok(Outcome::Done)
}

type Writer = fn(&Document, Language) -> Result<Vec<u8>, Failure>;

/// Every ending that can be written, with what writes it.
const WRITERS: &[(&str, Writer)] = &[
    (".weft.json", |document, _| {
        Ok(weft_files::write_json(document).into_bytes())
    }),
    (".csv", csv),
    (".xlsx", xlsx),
    (".svg", drawing::svg),
    (".png", drawing::png),
];

/// A sheet holds less than a document: what it leaves out is said.
fn csv(document: &Document, _: Language) -> Result<Vec<u8>, Failure> {
    for note in weft_files::csv_losses(document) {
        output::note(&note.to_string());
    }
    Ok(weft_files::write_csv(document).into_bytes())
}

/// A workbook holds what a sheet holds: an audit would add its results, but none is asked for here.
fn xlsx(document: &Document, language: Language) -> Result<Vec<u8>, Failure> {
    for note in weft_files::csv_losses(document) {
        output::note(&note.to_string());
    }
    weft_files::write_xlsx(document, None, language)
        .map_err(|error| Failure::Output(error.says(language)))
}

fn writer(path: &Path) -> Result<Writer, Failure> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let found = WRITERS.iter().find(|(ending, _)| name.ends_with(ending));
    found.map(|(_, writer)| *writer).ok_or_else(|| {
        let endings: Vec<&str> = WRITERS.iter().map(|(ending, _)| *ending).collect();
        Failure::Input(format!(
            "{}: found no format that can be written by this ending, expected one of {}",
            path.display(),
            endings.join(", ")
        ))
    })
}
