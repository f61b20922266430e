//! OCEL 2.0 as XML, event by event.

use quick_xml::events::{BytesStart, Event as Markup};
use quick_xml::{Reader, XmlVersion};
use weft_core::{Said, said};

use super::Watch;
use super::collect::Collected;
use super::guarded::Guarded;
use crate::log::source::Source;
use crate::log::time;
use crate::{FileError, Limits, Place, text};

/// Bytes that are read at once.
const AT_ONCE: usize = 256 << 10;
/// Bytes in which the encoding is named.
const HEAD: usize = 256;

pub(super) fn read(
    mut source: Source,
    limits: &Limits,
    watch: Watch<'_>,
) -> Result<Collected, FileError> {
    let head = source.peek(HEAD)?;
    if let Some(encoding) = text::encoding_of_xml(&head) {
        source.decode(encoding);
    }
    let mut guarded = Guarded::new(source, limits);
    let buffered = std::io::BufReader::with_capacity(AT_ONCE, &mut guarded);
    let mut reader = Reader::from_reader(buffered);
    let mut log = Log {
        depth: limits.depth,
        ..Log::default()
    };
    let mut buffer = Vec::new();
    let result = loop {
        buffer.clear();
        let at = reader.buffer_position();
        let markup = match reader.read_event_into(&mut buffer) {
            Ok(Markup::Eof) => break log.end(at),
            Ok(markup) => markup,
            Err(error) => break Err(broken(at, &error)),
        };
        if let Err(error) = log.markup(&markup, at) {
            break Err(error);
        }
        let count = log.collected.count_of_events();
        if log.is_new && count.is_multiple_of(4096) && watch(count).is_break() {
            break Err(FileError::Stopped);
        }
        log.is_new = false;
    };
    drop(reader);
    match (result, guarded.failed) {
        (_, Some(failed)) => Err(failed),
        (result, None) => result.map(|()| log.collected),
    }
}

/// The place of a byte, whose line nobody counted.
fn wrong(at: u64, found: Said, expected: Said) -> FileError {
    FileError::wrong(Place::Path(format!("byte {at}")), found, expected)
}

fn broken(at: u64, error: &quick_xml::Error) -> FileError {
    wrong(
        at,
        said!("broken XML ({error})", "beschädigtes XML („{error}“)"),
        expected(),
    )
}

fn expected() -> Said {
    said!(
        "a log of OCEL 2.0 in XML, with objects and events in <log>",
        "ein Protokoll nach OCEL 2.0 in XML, mit Objekten und Ereignissen in <log>"
    )
}

/// What is read: which elements are open, and what of an event is known.
#[derive(Default)]
struct Log {
    collected: Collected,
    open: Vec<String>,
    depth: usize,
    /// The number of the event that is open.
    event: Option<u32>,
    /// The name of the attribute of an event that is open, and its text so far.
    attribute: Option<(String, String)>,
    is_new: bool,
    has_log: bool,
}

impl Log {
    fn markup(&mut self, markup: &Markup<'_>, at: u64) -> Result<(), FileError> {
        match markup {
            Markup::Start(tag) => {
                self.element(tag, at)?;
                self.open.push(name(tag));
                if self.open.len() > self.depth {
                    return Err(wrong(
                        at,
                        said!("elements nested deeper", "tiefer geschachtelte Elemente"),
                        said!("at most {} levels", "höchstens {} Ebenen", self.depth),
                    ));
                }
                Ok(())
            }
            Markup::Empty(tag) => {
                self.element(tag, at)?;
                if name(tag) == "event" {
                    self.event = None;
                }
                Ok(())
            }
            Markup::End(_) => {
                self.close();
                Ok(())
            }
            Markup::Text(text) => {
                self.text(&text.xml10_content());
                Ok(())
            }
            Markup::CData(text) => {
                self.text(&text.xml10_content());
                Ok(())
            }
            Markup::GeneralRef(reference) => self.reference(reference, at),
            Markup::DocType(_) => Err(wrong(
                at,
                said!(
                    "a document type declaration (DOCTYPE)",
                    "eine Deklaration des Dokumenttyps (DOCTYPE)"
                ),
                said!(
                    "a log without one: entities are never expanded",
                    "ein Protokoll ohne: Entitäten werden nie aufgelöst"
                ),
            )),
            Markup::Comment(_) | Markup::Decl(_) | Markup::PI(_) | Markup::Eof => Ok(()),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, value)) = &mut self.attribute {
            value.push_str(text);
        }
    }

    fn reference(&mut self, name: &str, at: u64) -> Result<(), FileError> {
        let text = format!("&{name};");
        match quick_xml::escape::unescape(&text) {
            Ok(letter) => {
                self.text(&letter);
                Ok(())
            }
            Err(_) => Err(wrong(
                at,
                said!("the entity “{text}”", "die Entität „{text}“"),
                said!("one of the five of XML", "eine der fünf von XML"),
            )),
        }
    }

    fn element(&mut self, tag: &BytesStart<'_>, at: u64) -> Result<(), FileError> {
        let open: Vec<&str> = self.open.iter().map(String::as_str).collect();
        let name = name(tag);
        match (open.as_slice(), name.as_str()) {
            ([], "log") => self.has_log = true,
            ([], _) => {
                let found = said!("the element <{name}>", "das Element <{name}>");
                return Err(wrong(at, found, expected()));
            }
            (["log", "object-types"], "object-type") => {
                let name = value(tag, "name").unwrap_or_default();
                self.collected.object_type(&name);
            }
            (["log", "objects"], "object") => {
                let (id, object_type) = (value(tag, "id"), value(tag, "type"));
                let id = id.unwrap_or_default();
                self.collected.object(&id, &object_type.unwrap_or_default());
            }
            (["log", "events"], "event") => {
                let time = value(tag, "time").unwrap_or_default();
                let activity = value(tag, "type").unwrap_or_default();
                let moment = time::iso(time.as_bytes());
                self.event = Some(self.collected.event(&activity, &time, moment));
                self.is_new = true;
            }
            (["log", "events", "event", "objects"], "relationship" | "object") => {
                if let (Some(event), Some(object)) = (self.event, value(tag, "object-id")) {
                    self.collected.relation(event, &object);
                }
            }
            (["log", "events", "event", "attributes"], "attribute") => {
                let name = value(tag, "name").unwrap_or_default();
                self.attribute = Some((name, String::new()));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) {
        let closed = self.open.pop();
        match closed.as_deref() {
            Some("event") => self.event = None,
            Some("attribute") => {
                if let (Some((name, text)), Some(event)) = (self.attribute.take(), self.event) {
                    self.collected.attribute(event, &name, &text);
                }
            }
            _ => {}
        }
    }

    /// The end of the file.
    fn end(&self, at: u64) -> Result<(), FileError> {
        if self.has_log && self.open.is_empty() {
            return Ok(());
        }
        let found = said!(
            "the end of the file in the middle of the log",
            "das Ende der Datei mitten im Protokoll"
        );
        Err(wrong(at, found, expected()))
    }
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_owned()
}

fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}
