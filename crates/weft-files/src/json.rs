//! Weft JSON, `weft/1`: in and out (formats.md section 1).
//!
//! The happy path reads once, straight into the document. Only after an error is the input read
//! again, to name the way to the wrong value.

use serde::Deserialize;
use weft_core::workflow::{Extra, Workflow};
use weft_core::{Document, Language, Said, said, sentence};

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
        said!(
            "a JSON object of the format `weft/1`",
            "ein JSON-Objekt des Formats `weft/1`"
        ),
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
    if found == something() {
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
fn something() -> Said {
    said!("something else", "etwas anderes")
}

/// The text at the place of an error, cut short.
fn text_at(text: &str, error: &serde_json::Error) -> Said {
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
        something()
    } else {
        Said::quoted(rest.trim_end())
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
pub(crate) fn words(error: &serde_json::Error) -> (Said, Said) {
    let full = error.to_string();
    let message = full.split(" at line ").next().unwrap_or(&full);
    for kind in ["invalid value: ", "invalid type: ", "unknown variant "] {
        if let Some((found, expected)) = message
            .strip_prefix(kind)
            .and_then(|rest| rest.split_once(", expected "))
        {
            return (found_of(found), expected_of(expected));
        }
    }
    if let Some(field) = message.strip_prefix("missing field ") {
        return (
            said!("an object without it", "ein Objekt ohne es"),
            said!("the field {field}", "das Feld {field}"),
        );
    }
    if let Some(field) = message.strip_prefix("duplicate field ") {
        return (
            said!("{field} twice", "{field} zweimal"),
            said!("each field once", "jedes Feld einmal"),
        );
    }
    if message.starts_with("recursion limit") {
        return (
            said!(
                "values nested deeper than 127 levels",
                "Werte, die tiefer als 127 Ebenen ineinander stehen"
            ),
            said!("at most 127 levels", "höchstens 127 Ebenen"),
        );
    }
    if message == "number out of range" {
        return (
            said!(
                "a number beyond what can be computed with",
                "eine Zahl, mit der sich nicht rechnen lässt"
            ),
            said!("a finite number", "eine endliche Zahl"),
        );
    }
    if message == "trailing characters" {
        return (
            said!(
                "more text after the end of the document",
                "weiterer Text nach dem Ende des Dokuments"
            ),
            said!("the end of the file", "das Ende der Datei"),
        );
    }
    if error.is_eof() {
        return (
            said!(
                "the end of the file ({message})",
                "das Ende der Datei („{message}“)"
            ),
            said!("the rest of the document", "der Rest des Dokuments"),
        );
    }
    if let Some(expected) = message.strip_prefix("expected ") {
        return (something(), expected_of(expected));
    }
    (
        said!(
            "no valid JSON: {message}",
            "kein gültiges JSON: „{message}“"
        ),
        said!("valid JSON", "gültiges JSON"),
    )
}

/// What the parser found: a kind of value, and often the value.
fn found_of(found: &str) -> Said {
    const KINDS: [(&str, &str); 8] = [
        ("string", "der Text"),
        ("integer", "die ganze Zahl"),
        ("floating point", "die Zahl"),
        ("boolean", "der Wahrheitswert"),
        ("map", "ein Objekt"),
        ("sequence", "eine Liste"),
        ("null", "nichts (null)"),
        ("unit value", "nichts"),
    ];
    let mut kinds = KINDS.iter();
    let known = kinds.find_map(|(kind, german)| Some((german, found.strip_prefix(kind)?)));
    match known {
        Some((german, value)) => Said::of(|language| match language {
            Language::English => found.to_owned(),
            Language::German => format!("{german}{value}"),
        }),
        None => said!("{found}", "{found}"),
    }
}

/// What the parser expected; the names of our types mean nothing to the reader of the file.
fn expected_of(expected: &str) -> Said {
    match expected {
        "f64" => said!("a number", "eine Zahl"),
        "i64" | "u32" => said!("a whole number", "eine ganze Zahl"),
        "a string" => said!("text", "Text"),
        "a sequence" => said!("a sequence", "eine Liste"),
        "a boolean" => said!("a boolean", "true oder false"),
        other if other.starts_with("struct ") => said!("a JSON object", "ein JSON-Objekt"),
        other => match other.strip_prefix("one of ") {
            Some(list) => said!("one of {list}", "eines von {list}"),
            None => said!("{other}", "{other}"),
        },
    }
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
                let says = Said::of(|language| {
                    let times = match count {
                        1 => String::new(),
                        more => sentence!(language; " ({more} times in {holder})", " ({more}-mal in {holder})"),
                    };
                    sentence!(language;
                        "the field “{field}” is not known; it is kept, but ignored{times}",
                        "das Feld „{field}“ ist nicht bekannt; es bleibt erhalten, wird aber nicht verwendet{times}")
                });
                Note::said(place, &says)
            })
            .collect()
    }
}
