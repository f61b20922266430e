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
    (".mmd", |document, language| {
        Ok(flowchart(document, language, weft_files::write_mermaid))
    }),
    (".mermaid", |document, language| {
        Ok(flowchart(document, language, weft_files::write_mermaid))
    }),
    (".dot", |document, language| {
        Ok(flowchart(document, language, weft_files::write_dot))
    }),
    (".gv", |document, language| {
        Ok(flowchart(document, language, weft_files::write_dot))
    }),
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

/// A flowchart shows less than a document: what it keeps only in its comments is said.
fn flowchart(
    document: &Document,
    language: Language,
    write: fn(&Document, Language) -> String,
) -> Vec<u8> {
    for note in weft_files::diagram_losses(document) {
        output::note(&note.to_string());
    }
    write(document, language).into_bytes()
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
