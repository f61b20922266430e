//! Pictures that hold the document that they show, so that they can be opened again: `.svg` and `.png`.
//!
//! The picture itself is never read: what counts is the document of Weft inside, or the diagram that
//! draw.io keeps in the pictures that it exports.

mod packed;
mod png;
mod svg;

use weft_core::{Document, Said, said};

use crate::note::Read;
use crate::{FileError, Limits, Place, read_drawio, read_json, text};

/// The picture, with the document inside.
///
/// # Errors
///
/// A text that is no SVG, or a document that is too large to be read again within these limits.
pub fn embed_svg(picture: &str, document: &Document, limits: &Limits) -> Result<String, FileError> {
    svg::embed(picture, &packed::packed(document, limits)?)
}

/// The picture, with the document inside.
///
/// # Errors
///
/// Bytes that are no PNG, or a document that is too large to be read again within these limits.
pub fn embed_png(
    picture: &[u8],
    document: &Document,
    limits: &Limits,
) -> Result<Vec<u8>, FileError> {
    png::embed(picture, &packed::packed(document, limits)?)
}

/// Reads the document that an SVG or PNG picture holds.
///
/// # Errors
///
/// A picture that is too large or broken, that holds no document, or a wrong document.
pub fn read_picture(bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    text::measured(bytes, limits.picture_bytes, expected())?;
    let inside = match bytes.starts_with(png::SIGNATURE) {
        true => png::inside(bytes, limits)?,
        false => svg::inside(bytes)?,
    };
    match inside {
        Some(Inside::Document(packed)) => read_json(&packed::unpacked(&packed, limits)?, limits),
        Some(Inside::Drawio(diagram)) => read_drawio(&diagram, limits),
        None => Err(FileError::wrong(
            Place::Whole,
            said!("a picture without a document", "ein Bild ohne ein Dokument"),
            expected(),
        )),
    }
}

/// What a picture holds.
enum Inside {
    /// A document of Weft, packed.
    Document(Vec<u8>),
    /// A diagram of draw.io.
    Drawio(Vec<u8>),
}

fn expected() -> Said {
    said!(
        "an SVG or PNG that Weft wrote with its document, or draw.io with its diagram",
        "ein SVG oder PNG, das Weft mit seinem Dokument oder draw.io mit seinem Diagramm geschrieben hat"
    )
}

/// That the document in a picture is not whole.
fn broken(found: Said) -> FileError {
    FileError::wrong(Place::Whole, found, expected())
}
