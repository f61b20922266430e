//! `weft convert`: from one format to another, by the endings of the file names.

use std::path::Path;
use std::slice::from_ref;

use weft_core::{Document, Language};
use weft_files::{Format, Limits};

use crate::arguments::ConvertArguments;
use crate::failure::{Failure, Outcome};
use crate::{drawing, input, output};

/// Runs the command.
pub(crate) fn run(arguments: &ConvertArguments) -> Result<Outcome, Failure> {
    let write = match (writer(&arguments.output)?, arguments.picture_only) {
        (Writer::Picture { bare, .. }, true) => bare,
        (Writer::Picture { whole, .. }, false) => whole,
        (Writer::Format(write), false) => write,
        (Writer::Format(_), true) => {
            return Err(Failure::Input(format!(
                "--picture-only: found {}, expected a picture, .svg or .png",
                arguments.output.display()
            )));
        }
    };
    let language = arguments.language.into();
    let document = input::document_in(language, from_ref(&arguments.input))?;
    let bytes = match revised(arguments, &document, language)? {
        Some(bytes) => bytes,
        None => write(&document, language)?,
    };
    output::write(&arguments.output, &bytes)?;
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

type Write = fn(&Document, Language) -> Result<Vec<u8>, Failure>;

/// What writes an ending.
#[derive(Clone, Copy)]
enum Writer {
    Format(Write),
    /// A picture, with the document inside or without it.
    Picture {
        whole: Write,
        bare: Write,
    },
}

/// Every ending that can be written, with what writes it.
const WRITERS: &[(&str, Writer)] = &[
    (".weft.json", Writer::Format(json)),
    (".csv", Writer::Format(csv)),
    (".bpmn", Writer::Format(bpmn)),
    (".mmd", Writer::Format(mermaid)),
    (".mermaid", Writer::Format(mermaid)),
    (".dot", Writer::Format(dot)),
    (".gv", Writer::Format(dot)),
    (".xlsx", Writer::Format(xlsx)),
    (
        ".svg",
        Writer::Picture {
            whole: drawing::svg,
            bare: drawing::bare_svg,
        },
    ),
    (
        ".png",
        Writer::Picture {
            whole: drawing::png,
            bare: drawing::bare_png,
        },
    ),
];

fn json(document: &Document, _: Language) -> Result<Vec<u8>, Failure> {
    Ok(weft_files::write_json(document).into_bytes())
}

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

fn mermaid(document: &Document, language: Language) -> Result<Vec<u8>, Failure> {
    say_losses(document);
    let text = weft_files::write_mermaid(document, language);
    for note in weft_files::mermaid_limits(&text) {
        output::note(&note.to_string());
    }
    Ok(text.into_bytes())
}

fn dot(document: &Document, language: Language) -> Result<Vec<u8>, Failure> {
    say_losses(document);
    Ok(weft_files::write_dot(document, language).into_bytes())
}

/// A flowchart shows less than a document: what it keeps only in its comments is said.
fn say_losses(document: &Document) {
    for note in weft_files::diagram_losses(document) {
        output::note(&note.to_string());
    }
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
