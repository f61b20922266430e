//! SVG: the document in an element of ours in `metadata`, in base64, which no program reformats.

use std::borrow::Cow;
use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use weft_core::{Said, said};

use super::{Inside, broken, expected};
use crate::{FileError, Place, text};

/// The namespace of our element.
const WEFT: &str = "https://weft.work/svg/1";
/// The name of our element.
const DOCUMENT: &str = "document";

/// The picture with a packed document right after its opening tag.
pub(super) fn embed(picture: &str, document: &[u8]) -> Result<String, FileError> {
    let mut reader = Reader::from_str(picture);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == "svg" => break,
            Ok(Event::Start(_) | Event::Empty(_) | Event::Eof) | Err(_) => {
                return Err(broken(said!(
                    "text that is no SVG",
                    "Text, der kein SVG ist"
                )));
            }
            Ok(_) => {}
        }
    }
    let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
    let (before, after) = picture.split_at_checked(end).unwrap_or((picture, ""));
    let packed = STANDARD.encode(document);
    Ok(format!(
        "{before}\n<metadata><weft:{DOCUMENT} xmlns:weft=\"{WEFT}\" encoding=\"zlib base64\">{packed}</weft:{DOCUMENT}></metadata>{after}"
    ))
}

/// What a picture holds: a document of ours before a diagram of draw.io.
pub(super) fn inside(bytes: &[u8]) -> Result<Option<Inside>, FileError> {
    let unicode = text::unicode(bytes).ok().or_else(|| text::declared(bytes));
    let picture = unicode.ok_or_else(|| {
        broken(said!(
            "bytes that are neither an SVG nor a PNG",
            "Bytes, die weder ein SVG noch ein PNG sind"
        ))
    })?;
    let mut search = Search {
        text: &picture,
        prefixes: BTreeSet::new(),
        drawio: None,
        is_root: true,
    };
    let document = search.document()?;
    Ok(match (document, search.drawio) {
        (Some(document), _) => Some(Inside::Document(document)),
        (None, Some(diagram)) => Some(Inside::Drawio(diagram.into_bytes())),
        (None, None) => None,
    })
}

/// A picture while it is searched.
struct Search<'t> {
    text: &'t str,
    /// What stands before names of ours; programs move such declarations to the root.
    prefixes: BTreeSet<String>,
    /// The attribute in which draw.io keeps its diagram.
    drawio: Option<String>,
    is_root: bool,
}

impl Search<'_> {
    /// The bytes of our element, if there is one.
    fn document(&mut self) -> Result<Option<Vec<u8>>, FileError> {
        let mut reader = Reader::from_str(self.text);
        let mut packed: Option<String> = None;
        loop {
            let event = reader.read_event().map_err(|error| {
                let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                let found = said!("broken XML: {error}", "beschädigtes XML: „{error}“");
                self.wrong(at, found, said!("well-formed XML", "wohlgeformtes XML"))
            })?;
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            if let Event::Start(tag) | Event::Empty(tag) = &event
                && self.tag(tag, at)?
            {
                packed = Some(String::new());
            }
            match (&event, &mut packed) {
                (Event::Text(text), Some(packed)) => packed.extend(text.split_whitespace()),
                (Event::CData(text), Some(packed)) => packed.extend(text.split_whitespace()),
                (Event::End(_), Some(packed)) => {
                    return STANDARD.decode(packed).map(Some).map_err(|error| {
                        let found = said!(
                            "a document that is no base64: {error}",
                            "ein Dokument, das kein Base64 ist: „{error}“"
                        );
                        self.wrong(at, found, expected())
                    });
                }
                (Event::Eof, _) => return Ok(None),
                _ => {}
            }
        }
    }

    /// Looks at an opening tag: whether it is that of our element.
    fn tag(&mut self, tag: &BytesStart<'_>, at: usize) -> Result<bool, FileError> {
        let is_root = std::mem::replace(&mut self.is_root, false);
        if is_root && tag.local_name().as_ref() != "svg" {
            let name: String = tag.name().as_ref().chars().take(40).collect();
            let found = said!("the element “{name}”", "das Element „{name}“");
            return Err(self.wrong(at, found, expected()));
        }
        for attribute in tag.attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref();
            if let Some(prefix) = key.strip_prefix("xmlns")
                && attribute.value == WEFT
            {
                self.prefixes
                    .insert(prefix.trim_start_matches(':').to_owned());
            }
            if is_root && key == "content" {
                let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                let value = value.map(Cow::into_owned).map_err(|error| {
                    let found = said!("broken XML: {error}", "beschädigtes XML: „{error}“");
                    self.wrong(at, found, expected())
                })?;
                self.drawio = Some(value).filter(|value| crate::diagram::is_drawio(value));
            }
        }
        let name = tag.name();
        let (prefix, local) = name.as_ref().split_once(':').unwrap_or(("", name.as_ref()));
        Ok(local == DOCUMENT && self.prefixes.contains(prefix))
    }

    fn wrong(&self, at: usize, found: Said, expected: Said) -> FileError {
        let before = self.text.as_bytes().get(..at);
        let (line, column) = text::position(before.unwrap_or(self.text.as_bytes()));
        let path = String::new();
        FileError::wrong(Place::Line { line, column, path }, found, expected)
    }
}
