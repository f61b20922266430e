//! Weft JSON, `weft/1`: in and out (formats.md section 1).
//!
//! The happy path reads once, straight into the document. Only after an error is the input read
//! again, to name the way to the wrong value.

use serde::Deserialize;
use weft_core::Document;
use weft_core::workflow::{Extra, Workflow};

use crate::note::{Note, Read};
use crate::{FileError, Limits, Place, text};

/// Reads a document from Weft JSON.
///
/// # Errors
///
/// An input that is too large, no JSON, of another format, or with a value out of its bounds.
pub fn read_json(bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    text::measured(
        bytes,
        limits.json_bytes,
        "a JSON object of the format `weft/1`",
    )?;
    let text = text::unicode(bytes)?;
    let document: Document = serde_json::from_str(&text).map_err(|error| explain(&text, &error))?;
    let notes = unknown_fields(&document);
    Ok(Read { document, notes })
}

/// The document as Weft JSON, with a newline at its end.
///
/// The same document always gives the same text.
#[must_use]
pub fn write_json(document: &Document) -> String {
    let mut text = serde_json::to_string_pretty(document)
        .expect("a document has text keys only and writes to memory");
    text.push('\n');
    text
}

/// The part of a file that says what it is.
#[derive(Deserialize)]
struct Heading {
    format: Option<String>,
}

/// Says where reading failed, and first of all whether this is a file of another format.
fn explain(text: &str, error: &serde_json::Error) -> FileError {
    if let Ok(Heading {
        format: Some(found),
    }) = serde_json::from_str(text)
        && is_newer(&found)
    {
        return FileError::Newer { found };
    }
    let (mut found, expected) = words(error);
    if found == SOMETHING {
        found = text_at(text, error);
    }
    let place = Place::Line {
        line: error.line(),
        column: error.column(),
        path: path_of(text),
    };
    FileError::wrong(place, found, expected)
}

/// What the parser found where it does not say so.
const SOMETHING: &str = "something else";

/// The text at the place of an error, cut short.
fn text_at(text: &str, error: &serde_json::Error) -> String {
    let line = text
        .lines()
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let at = line
        .char_indices()
        .map(|(index, _)| index)
        .find(|index| index + 1 >= error.column())
        .unwrap_or_default();
    let rest: String = line
        .get(at..)
        .unwrap_or_default()
        .chars()
        .take(12)
        .collect();
    if rest.is_empty() {
        SOMETHING.to_owned()
    } else {
        format!("“{}”", rest.trim_end())
    }
}

/// `weft/2`, `weft/10`, but not `weft-audit/1`.
fn is_newer(format: &str) -> bool {
    format
        .strip_prefix("weft/")
        .and_then(|version| version.parse::<u64>().ok())
        .is_some_and(|version| version > 1)
}

/// The way to the wrong value, `baseline.steps[3].minutes`; empty at the top.
fn path_of(text: &str) -> String {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    match serde_path_to_error::deserialize::<_, Document>(&mut deserializer) {
        Err(error) => match error.path().to_string() {
            path if path == "." || path == "?" => String::new(),
            // The way into a deep nest would fill the screen.
            path => path.chars().take(60).collect(),
        },
        Ok(_) => String::new(),
    }
}

/// What was found and what was expected, from the message of the parser.
pub(crate) fn words(error: &serde_json::Error) -> (String, String) {
    let full = error.to_string();
    let message = full.split(" at line ").next().unwrap_or(&full);
    for kind in ["invalid value: ", "invalid type: ", "unknown variant "] {
        if let Some((found, expected)) = message
            .strip_prefix(kind)
            .and_then(|rest| rest.split_once(", expected "))
        {
            // The names of our types mean nothing to the reader of the file.
            let expected = match expected {
                "f64" => "a number",
                "i64" | "u32" => "a whole number",
                "a string" => "text",
                other if other.starts_with("struct ") => "a JSON object",
                other => other,
            };
            return (found.to_owned(), expected.to_owned());
        }
    }
    if let Some(field) = message.strip_prefix("missing field ") {
        return (
            "an object without it".to_owned(),
            format!("the field {field}"),
        );
    }
    if let Some(field) = message.strip_prefix("duplicate field ") {
        return (format!("{field} twice"), "each field once".to_owned());
    }
    if message.starts_with("recursion limit") {
        return (
            "values nested deeper than 127 levels".to_owned(),
            "at most 127 levels".to_owned(),
        );
    }
    if message == "number out of range" {
        return (
            "a number beyond what can be computed with".to_owned(),
            "a finite number".to_owned(),
        );
    }
    if message == "trailing characters" {
        return (
            "more text after the end of the document".to_owned(),
            "the end of the file".to_owned(),
        );
    }
    if error.is_eof() {
        return (
            format!("the end of the file ({message})"),
            "the rest of the document".to_owned(),
        );
    }
    if let Some(expected) = message.strip_prefix("expected ") {
        return (SOMETHING.to_owned(), expected.to_owned());
    }
    (format!("no valid JSON: {message}"), "valid JSON".to_owned())
}

/// One note for each unknown field of each kind of holder, with the first place and the number.
fn unknown_fields(document: &Document) -> Vec<Note> {
    let mut seen = Unknown::default();
    seen.add("the document", &document.extra, String::new);
    for (index, role) in document.roles.iter().enumerate() {
        seen.add("roles", &role.extra, || format!("roles[{index}]"));
    }
    version(&mut seen, "baseline", &document.baseline);
    for (index, redesign) in document.redesigns.iter().enumerate() {
        version(
            &mut seen,
            &format!("redesign {}", index + 1),
            &redesign.workflow,
        );
    }
    for (index, waiver) in document.waivers.iter().enumerate() {
        seen.add("waivers", &waiver.extra, || format!("waivers[{index}]"));
    }
    seen.notes()
}

fn version(seen: &mut Unknown, name: &str, workflow: &Workflow) {
    seen.add("versions", &workflow.extra, || name.to_owned());
    let matching = &workflow.matching;
    seen.add("matching", &matching.extra, || name.to_owned());
    for answer in &matching.answers {
        seen.add("answers", &answer.extra, || {
            format!("{name}, the answer about “{}”", answer.step)
        });
    }
    for step in &workflow.steps {
        seen.add("steps", &step.extra, || {
            format!("{name}, step “{}”", step.id)
        });
        for link in &step.next {
            seen.add("links", &link.extra, || {
                format!("{name}, a link of step “{}”", step.id)
            });
        }
    }
}

/// Unknown fields by holder and name, in the order of their first appearance.
#[derive(Default)]
struct Unknown(Vec<(&'static str, String, String, usize)>);

impl Unknown {
    fn add(&mut self, holder: &'static str, extra: &Extra, place: impl Fn() -> String) {
        for field in extra.keys() {
            let is_known = |entry: &&mut (&'static str, String, String, usize)| {
                entry.0 == holder && entry.1 == *field
            };
            if let Some(entry) = self.0.iter_mut().find(is_known) {
                entry.3 += 1;
            } else if self.0.len() < 100 {
                // Beyond this many different fields a list helps nobody, and looking it up is slow.
                self.0.push((holder, field.clone(), place(), 1));
            }
        }
    }

    fn notes(self) -> Vec<Note> {
        self.0
            .into_iter()
            .map(|(holder, field, place, count)| {
                let place = if place.is_empty() {
                    Place::Whole
                } else {
                    Place::Path(place)
                };
                let times = match count {
                    1 => String::new(),
                    more => format!(" ({more} times in {holder})"),
                };
                Note::new(
                    place,
                    format!("the field “{field}” is not known; it is kept, but ignored{times}"),
                )
            })
            .collect()
    }
}
