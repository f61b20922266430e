//! `weft convert`: from one format to another, by the endings of the file names.

use std::path::Path;
use std::slice::from_ref;

use weft_core::{Document, Language};
use weft_files::{Format, Limits};

use crate::arguments::ConvertArguments;
use crate::failure::{Failure, Outcome};
use crate::{drawing, input, kept, output};

/// Runs the command.
pub(crate) fn run(arguments: &ConvertArguments) -> Result<Outcome, Failure> {
    let language = arguments.language.into();
    if kept::is_kept(&arguments.output) {
        return keep(arguments, language);
    }
    let write = writer(&arguments.output)?;
    let document = input::document_in(language, from_ref(&arguments.input))?;
    let bytes = match revised(arguments, &document, language)? {
        Some(bytes) => bytes,
        None => write(&document, language)?,
    };
    output::write(&arguments.output, &bytes)?;
    Ok(Outcome::Done)
}

/// A document that Weft keeps itself, with the file that it comes from inside.
fn keep(arguments: &ConvertArguments, language: Language) -> Result<Outcome, Failure> {
    let document = input::document_in(language, from_ref(&arguments.input))?;
    let imported = (!kept::is_kept(&arguments.input)).then_some(&*arguments.input);
    kept::create(&arguments.output, &document, imported, language)?;
    Ok(Outcome::Done)
}

/// A BPMN model as BPMN keeps its own drawing, and all that only other tools read in it.
fn revised(
    arguments: &ConvertArguments,
    document: &Document,
    language: Language,
) -> Result<Option<Vec<u8>>, Failure> {
    let is_bpmn = |path: &Path| Format::of(path) == Some(Format::Bpmn);
    if !is_bpmn(&arguments.input) || !is_bpmn(&arguments.output) {
        return Ok(None);
    }
    let unreadable = |error: &std::io::Error| {
        let says = weft_files::system_says(error, language);
        Failure::Input(format!("{}: {says}", arguments.input.display()))
    };
    let original = std::fs::read(&arguments.input).map_err(|error| unreadable(&error))?;
    let limits = Limits::default();
    let revised = weft_files::revise_bpmn(&original, document, &document.baseline, &limits)
        .map_err(|error| Failure::Input(error.says(language)))?;
    for note in &revised.notes {
        output::note(&note.to_string());
    }
    Ok(Some(revised.bytes))
}

type Writer = fn(&Document, Language) -> Result<Vec<u8>, Failure>;

/// Every ending that can be written, with what writes it.
const WRITERS: &[(&str, Writer)] = &[
    (".weft.json", |document, _| {
        Ok(weft_files::write_json(document).into_bytes())
    }),
    (".csv", csv),
    (".bpmn", bpmn),
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

/// A model holds one version: what it leaves out is said.
fn bpmn(document: &Document, _: Language) -> Result<Vec<u8>, Failure> {
    for note in weft_files::bpmn_losses(document) {
        output::note(&note.to_string());
    }
    Ok(weft_files::write_bpmn(document, &document.baseline).into_bytes())
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
        let mut endings: Vec<&str> = WRITERS.iter().map(|(ending, _)| *ending).collect();
        endings.insert(0, ".weft");
        Failure::Input(format!(
            "{}: found no format that can be written by this ending, expected one of {}",
            path.display(),
            endings.join(", ")
        ))
    })
}
