//! A document as a drawing: the core's swimlanes, with ghosts where contact was stripped out.

use jiff::ZonedDateTime;
use weft_core::audit;
use weft_core::layout::scene::Scene;
use weft_core::workflow::Document;
use weft_core::{Language, Settings, layout as drawing};
use weft_files::Limits;

use crate::failure::Failure;
use crate::output;

/// The largest picture: a poster of about 6,000 × 6,000 dots.
const PIXELS: u64 = 36_000_000;

/// The drawing as SVG text, with the document inside.
pub(crate) fn svg(document: &Document, language: Language) -> Result<Vec<u8>, Failure> {
    let bare = drawing::svg(&drawn(document, language)?);
    let whole = weft_files::embed_svg(&bare, document, &Limits::default());
    let whole = whole.map_err(|error| Failure::Output(error.says(language)))?;
    output::note(HOLDS);
    Ok(whole.into_bytes())
}

/// The drawing as SVG text, and nothing else.
pub(crate) fn bare_svg(document: &Document, language: Language) -> Result<Vec<u8>, Failure> {
    Ok(drawing::svg(&drawn(document, language)?).into_bytes())
}

/// The drawing as a PNG picture, with the document inside.
pub(crate) fn png(document: &Document, language: Language) -> Result<Vec<u8>, Failure> {
    let bare = bare_png(document, language)?;
    let whole = weft_files::embed_png(&bare, document, &Limits::default());
    let whole = whole.map_err(|error| Failure::Output(error.says(language)))?;
    output::note(HOLDS);
    Ok(whole)
}

/// The drawing as a PNG picture, and nothing else.
pub(crate) fn bare_png(document: &Document, language: Language) -> Result<Vec<u8>, Failure> {
    weft_report::svg_to_png(&drawing::svg(&drawn(document, language)?), PIXELS)
        .map_err(Failure::output)
}

/// Said of a picture that holds more than it shows.
const HOLDS: &str = "the picture holds the whole document, so that it can be opened again; --picture-only leaves it out";

fn drawn(document: &Document, language: Language) -> Result<Scene, Failure> {
    let settings = Settings::default();
    let redesign = (!document.redesigns.is_empty()).then_some(0);
    let today = ZonedDateTime::now().date();
    let options = audit::Options {
        redesign,
        confirmed: None,
        settings: &settings,
        today,
        language,
    };
    let audited = audit::audit(document, &options).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|fault| fault.says(language)).collect();
        Failure::Input(lines.join("\n"))
    })?;
    weft_report::scene(&audited, document, redesign, language).map_err(Failure::output)
}
