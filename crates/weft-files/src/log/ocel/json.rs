//! OCEL 2.0 as JSON, event by event.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use weft_core::said;

use super::Watch;
use super::collect::Collected;
use super::guarded::Guarded;
use crate::log::source::Source;
use crate::log::time;
use crate::{FileError, Limits, Place, text};

/// Bytes that are read at once.
const AT_ONCE: usize = 256 << 10;

pub(super) fn read(
    mut source: Source,
    limits: &Limits,
    watch: Watch<'_>,
) -> Result<Collected, FileError> {
    let head = source.peek(4)?;
    if let Some(encoding) = text::encoding_of_xml(&head) {
        source.decode(encoding);
    }
    let mut guarded = Guarded::new(source, limits);
    let mut collected = Collected::default();
    let mut log = Log {
        collected: &mut collected,
        watch,
        is_stopped: false,
    };
    let reader = std::io::BufReader::with_capacity(AT_ONCE, &mut guarded);
    let mut parser = serde_json::Deserializer::from_reader(reader);
    let read = (&mut log).deserialize(&mut parser);
    let is_stopped = log.is_stopped;
    let read = read.and_then(|()| parser.end());
    drop(parser);
    match (read, guarded.failed) {
        (Ok(()), _) => Ok(collected),
        (Err(_), _) if is_stopped => Err(FileError::Stopped),
        (Err(_), Some(failed)) => Err(failed),
        (Err(error), None) => Err(wrong(&error)),
    }
}

fn wrong(error: &serde_json::Error) -> FileError {
    FileError::wrong(
        Place::Line {
            line: error.line(),
            column: error.column(),
            path: String::new(),
        },
        said!("{error}", "„{error}“"),
        said!(
            "a log of OCEL 2.0 in JSON, with eventTypes, objectTypes, events and objects",
            "ein Protokoll nach OCEL 2.0 in JSON, mit eventTypes, objectTypes, events und objects"
        ),
    )
}

/// The whole log.
struct Log<'l> {
    collected: &'l mut Collected,
    watch: Watch<'l>,
    is_stopped: bool,
}

#[derive(Deserialize)]
struct Type {
    name: String,
}

#[derive(Deserialize)]
struct Object {
    id: Text,
    #[serde(rename = "type")]
    object_type: String,
}

#[derive(Deserialize)]
struct Event {
    #[serde(rename = "type")]
    event_type: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    attributes: Vec<Attribute>,
    #[serde(default)]
    relationships: Vec<Relationship>,
}

#[derive(Deserialize)]
struct Attribute {
    name: String,
    value: serde_json::Value,
}

#[derive(Deserialize)]
struct Relationship {
    #[serde(rename = "objectId")]
    object: Text,
}

/// An id, which some programs write as a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Text(String),
    Number(i64),
}

impl Text {
    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }
}

impl<'de> DeserializeSeed<'de> for &mut Log<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Log<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a log of OCEL 2.0")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut has_events, mut has_objects) = (false, false);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "objectTypes" => map.next_value_seed(each(|one: Type| {
                    self.collected.object_type(&one.name);
                    true
                }))?,
                "objects" => {
                    has_objects = true;
                    map.next_value_seed(each(|one: Object| {
                        self.collected.object(&one.id.text(), &one.object_type);
                        true
                    }))?;
                }
                "events" => {
                    has_events = true;
                    map.next_value_seed(each(|one: Event| self.event(&one)))?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if has_events && has_objects {
            return Ok(());
        }
        Err(A::Error::custom("no list of events and objects"))
    }
}

impl Log<'_> {
    /// Takes an event over; whether reading goes on.
    fn event(&mut self, event: &Event) -> bool {
        let moment = time::iso(event.time.as_bytes());
        let number = self.collected.event(&event.event_type, &event.time, moment);
        for relationship in &event.relationships {
            let object = relationship.object.text();
            self.collected.relation(number, &object);
        }
        for attribute in &event.attributes {
            if let serde_json::Value::String(value) = &attribute.value {
                self.collected.attribute(number, &attribute.name, value);
            }
        }
        let count = self.collected.count_of_events();
        self.is_stopped = count.is_multiple_of(4096) && (self.watch)(count).is_break();
        !self.is_stopped
    }
}

/// A list, whose members are taken over one by one.
struct Each<T, F> {
    take: F,
    of: PhantomData<T>,
}

fn each<T, F: FnMut(T) -> bool>(take: F) -> Each<T, F> {
    Each {
        take,
        of: PhantomData,
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T) -> bool> DeserializeSeed<'de> for Each<T, F> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T) -> bool> Visitor<'de> for Each<T, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(member) = list.next_element()? {
            if !(self.take)(member) {
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
