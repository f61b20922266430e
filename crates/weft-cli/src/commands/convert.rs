//! `weft convert`: from one format to another, by the endings of the file names.

use std::path::Path;
use std::slice::from_ref;

use weft_core::audit::{self, Options};
use weft_core::{Document, Language, Settings};
use weft_files::{Format, Limits, Note};

use crate::arguments::ConvertArguments;
use crate::failure::{Failure, Outcome};
use crate::{drawing, input, kept, output};

/// Runs the command.
pub(crate) fn run(arguments: &ConvertArguments) -> Result<Outcome, Failure> {
    let language = arguments.language.into();
    // A wrong ending is said before anything is read.
    let write = if kept::is_kept(&arguments.output) {
        None
    } else {
        Some(writer(&arguments.output)?.of(arguments.picture_only))
    };
    let document = chosen(
        arguments,
        input::document_in(language, from_ref(&arguments.input))?,
    )?;
    let Some(write) = write else {
        return keep(arguments, &document, language);
    };
    let bytes = match revised(arguments, &document, language)? {
        Some(bytes) => bytes,
        None => write(&document, language)?,
    };
    output::write(&arguments.output, &bytes)?;
    Ok(Outcome::Done)
}

/// The version that is named alone, or all of the document.
fn chosen(arguments: &ConvertArguments, mut document: Document) -> Result<Document, Failure> {
    let Some(wanted) = arguments.version.as_deref() else {
        return Ok(document);
    };
    let redesign = input::choose_version(&document, wanted)?;
    if is_bpmn(&arguments.output) {
        said(&weft_files::bpmn_losses(&document, redesign));
    }
    if let Some(at) = redesign {
        document.baseline = document.redesigns.swap_remove(at).workflow;
    }
    document.redesigns.clear();
    Ok(document)
}

/// A document that Weft keeps itself, with the file that it comes from inside.
fn keep(
    arguments: &ConvertArguments,
    document: &Document,
    language: Language,
) -> Result<Outcome, Failure> {
    let imported = (!kept::is_kept(&arguments.input)).then_some(&*arguments.input);
    kept::create(&arguments.output, document, imported, language)?;
    Ok(Outcome::Done)
}

/// Writes a document that was made, not read, by the ending of its name.
pub(super) fn write(path: &Path, document: &Document, language: Language) -> Result<(), Failure> {
    if kept::is_kept(path) {
        return kept::create(path, document, None, language);
    }
    let write = writer(path)?.of(false);
    let bytes = write(document, language)?;
    output::write(path, &bytes)
}

fn is_bpmn(path: &Path) -> bool {
    Format::of(path) == Some(Format::Bpmn)
}

/// Says what is left out.
fn said(losses: &[Note]) {
    for note in losses {
        output::note(&note.to_string());
    }
}

/// A BPMN model as BPMN keeps its own drawing, and all that only other tools read in it.
fn revised(
    arguments: &ConvertArguments,
    document: &Document,
    language: Language,
) -> Result<Option<Vec<u8>>, Failure> {
    if !is_bpmn(&arguments.input) || !is_bpmn(&arguments.output) {
        return Ok(None);
    }
    let original = input::model(language, &arguments.input)?;
    let limits = Limits::default();
    let revised = weft_files::revise_bpmn(&original, document, &document.baseline, &limits)
        .map_err(|error| Failure::Input(error.says(language)))?;
    said(&revised.notes);
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

impl Writer {
    /// The writer, of pictures with the document inside or without it.
    fn of(self, picture_only: bool) -> Write {
        match self {
            Self::Format(write) => write,
            Self::Picture { bare, .. } if picture_only => bare,
            Self::Picture { whole, .. } => whole,
        }
    }
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
    said(&weft_files::csv_losses(document));
    Ok(weft_files::write_csv(document).into_bytes())
}

/// A model holds one version: what it leaves out is said.
fn bpmn(document: &Document, _: Language) -> Result<Vec<u8>, Failure> {
    said(&weft_files::bpmn_losses(document, None));
    Ok(weft_files::write_bpmn(document, &document.baseline).into_bytes())
}

fn mermaid(document: &Document, language: Language) -> Result<Vec<u8>, Failure> {
    say_losses(document);
    let text = weft_files::write_mermaid(document, language);
    said(&weft_files::mermaid_limits(&text));
    Ok(text.into_bytes())
}

fn dot(document: &Document, language: Language) -> Result<Vec<u8>, Failure> {
    say_losses(document);
    Ok(weft_files::write_dot(document, language).into_bytes())
}

/// A flowchart shows less than a document: what it keeps only in its comments is said.
fn say_losses(document: &Document) {
    said(&weft_files::diagram_losses(document));
}

/// A workbook holds what a sheet holds, and what an audit with the default settings says of it.
fn xlsx(document: &Document, language: Language) -> Result<Vec<u8>, Failure> {
    said(&weft_files::csv_losses(document));
    let settings = Settings::default();
    let options = Options {
        redesign: (!document.redesigns.is_empty()).then_some(0),
        confirmed: None,
        settings: &settings,
        today: jiff::ZonedDateTime::now().date(),
        language,
    };
    // What cannot be audited can still be written; `weft audit` says what is wrong with it.
    let audit = audit::audit(document, &options).ok();
    if audit.is_none() {
        output::note(language.pick(
            "the workflow cannot be audited as it is, so the workbook has no findings, plan and measures",
            "der Ablauf lässt sich so nicht prüfen; der Arbeitsmappe fehlen Befunde, Plan und Kennzahlen",
        ));
    }
    weft_files::write_xlsx(document, audit.as_ref(), language)
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
