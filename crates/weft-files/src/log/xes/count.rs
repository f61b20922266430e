//! Counting the events of one part of an XES log.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use weft_core::log::{Counter, Event, Lifecycle, Names};

use super::keys::Keys;
use super::seen::Seen;
use super::shape::{Says, Shape, Shapes};
use super::tags::{Attribute, Fault, Tag, Tags, Wrong, local, shown};
use crate::Limits;
use crate::log::{lifecycle, time};

/// What came out of a part.
pub(super) struct Counted {
    pub(super) counter: Counter,
    pub(super) seen: Seen,
    /// Events of this part.
    pub(super) events: u64,
    pub(super) fault: Option<Fault>,
}

/// Which part of the file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Which {
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

/// Counts a part; what was counted before a fault is of no use.
pub(super) fn count(
    bytes: &[u8],
    which: Which,
    keys: &Keys,
    counter: Counter,
    limits: &Limits,
) -> Counted {
    let mut counting = Counting {
        tags: Tags::new(bytes, limits.value_bytes),
        keys,
        depth: limits.depth,
        counter,
        seen: Seen::default(),
        known: Known::default(),
        shapes: Shapes::default(),
        events: Vec::new(),
        count: 0,
        between: Between::default(),
    };
    let fault = counting.part(which).err();
    Counted {
        counter: counting.counter,
        seen: counting.seen,
        events: counting.count,
        fault,
    }
}

/// Numbers of names, by the bytes that stand in this part. Only looked up.
type Table<'b> = HashMap<&'b [u8], Option<u32>, RandomState>;

#[derive(Debug, Default)]
struct Known<'b> {
    activities: Table<'b>,
    resources: Table<'b>,
    roles: Table<'b>,
}

struct Counting<'b, 'k> {
    tags: Tags<'b>,
    keys: &'k Keys,
    depth: usize,
    counter: Counter,
    seen: Seen,
    known: Known<'b>,
    shapes: Shapes<'b>,
    /// The events of the trace that is read.
    events: Vec<Event>,
    count: u64,
    /// What stands between two events, with the tag of the second.
    between: Between<'b>,
}

/// The bytes from the end of an event to the values of the next one, and how its element is called.
#[derive(Debug, Clone, Copy, Default)]
struct Between<'b> {
    bytes: &'b [u8],
    name: &'b [u8],
}

impl<'b> Counting<'b, '_> {
    fn part(&mut self, which: Which) -> Result<(), Fault> {
        let root: &[u8] = match which.is_first {
            true => self.root()?,
            false => b"log",
        };
        if root.is_empty() {
            return self.nothing_more();
        }
        loop {
            match self.tags.next()? {
                Some(Tag::Open(name)) => self.in_log(name)?,
                // A part that is not the first does not know how the log is called: `x:log`, perhaps.
                Some(Tag::Close(name)) if !which.is_first && local(name) == b"log" => break,
                Some(Tag::Close(name)) => {
                    self.tags.closes(root, name)?;
                    break;
                }
                None if which.is_last => return Err(self.tags.fault(Wrong::Ends)),
                None => return Ok(()),
            }
        }
        self.nothing_more()
    }

    /// The name of the first element; empty where it has no content.
    fn root(&mut self) -> Result<&'b [u8], Fault> {
        match self.tags.next()? {
            Some(Tag::Open(name)) if local(name) == b"log" => {
                let is_empty = self.tags.attributes()?;
                Ok(if is_empty { b"" } else { name })
            }
            Some(Tag::Open(name)) => Err(self.tags.fault(Wrong::Root(shown(name)))),
            Some(Tag::Close(_)) => Err(self.tags.fault(Wrong::Tag)),
            None => Err(self.tags.fault(Wrong::Ends)),
        }
    }

    fn nothing_more(&mut self) -> Result<(), Fault> {
        match self.tags.next()? {
            Some(_) => Err(self.tags.fault(Wrong::After)),
            None => Ok(()),
        }
    }

    fn in_log(&mut self, name: &'b [u8]) -> Result<(), Fault> {
        match local(name) {
            b"trace" => self.trace(name),
            b"event" => {
                if !self.tags.attributes()? {
                    let _without_a_case = self.event(name)?;
                }
                self.seen.outside += 1;
                self.count += 1;
                self.counter.without_activity();
                Ok(())
            }
            b"extension" | b"global" | b"classifier" => self.skip(name),
            _ => self.other(name),
        }
    }

    /// An attribute that no count needs, or an element that XES does not know.
    fn other(&mut self, name: &'b [u8]) -> Result<(), Fault> {
        if !is_attribute(name) {
            self.seen.strange(name);
        }
        self.skip(name)
    }

    fn skip(&mut self, name: &'b [u8]) -> Result<(), Fault> {
        if self.tags.attributes()? {
            return Ok(());
        }
        self.tags.element(name, self.depth)
    }

    fn trace(&mut self, trace: &'b [u8]) -> Result<(), Fault> {
        let (mut has_events, mut behind) = (false, None);
        self.events.clear();
        let mut child = self.first_child(trace)?;
        while let Some(name) = child {
            if local(name) == b"event" {
                has_events = true;
                behind = Some(self.events(name, behind)?);
            } else {
                behind = None;
                self.other(name)?;
            }
            child = self.child(trace)?;
        }
        if has_events {
            self.counter.case(&mut self.events);
        } else {
            self.seen.empty += 1;
        }
        Ok(())
    }

    /// An event whose tag was begun, and those behind it that begin as one did before; where the last
    /// one ends. `behind` is the end of the event before it.
    fn events(&mut self, name: &'b [u8], behind: Option<usize>) -> Result<usize, Fault> {
        if self.tags.attributes()? {
            self.counted(None);
            return Ok(self.tags.at());
        }
        if let Some(end) = behind {
            let bytes = self.tags.between(end, self.tags.at());
            self.between = Between { bytes, name };
        }
        let mut name = name;
        loop {
            let event = self.event(name)?;
            self.counted(event);
            if self.between.bytes.is_empty() || !self.tags.passes(self.between.bytes) {
                return Ok(self.tags.at());
            }
            name = self.between.name;
        }
    }

    fn counted(&mut self, event: Option<Event>) {
        self.count += 1;
        match event {
            Some(event) => self.events.push(event),
            None => self.counter.without_activity(),
        }
    }

    /// The first child of the element whose tag was opened last.
    fn first_child(&mut self, parent: &[u8]) -> Result<Option<&'b [u8]>, Fault> {
        if self.tags.attributes()? {
            return Ok(None);
        }
        self.child(parent)
    }

    /// The next child; none at the end of its parent.
    fn child(&mut self, parent: &[u8]) -> Result<Option<&'b [u8]>, Fault> {
        match self.tags.next()? {
            Some(Tag::Open(name)) => Ok(Some(name)),
            Some(Tag::Close(name)) => self.tags.closes(parent, name).map(|()| None),
            None => Err(self.tags.fault(Wrong::Ends)),
        }
    }

    /// An event behind its tag, up to its end; none where it has no activity.
    fn event(&mut self, event: &'b [u8]) -> Result<Option<Event>, Fault> {
        let says = match self.shapes.event(&mut self.tags) {
            Some(says) => says,
            None => self.event_by_tags(event)?,
        };
        self.seen.twice += says.twice;
        self.understood(&says)
    }

    /// An event tag by tag; its shape is kept for those that look the same.
    fn event_by_tags(&mut self, event: &'b [u8]) -> Result<Says<'b>, Fault> {
        let mut says = Says::default();
        let mut shape = Shape::begin(&self.tags);
        let mut child = self.child(event)?;
        while let Some(name) = child {
            self.attribute(name, &mut says, &mut shape)?;
            child = self.child(event)?;
        }
        self.shapes.keep(shape, &self.tags);
        Ok(says)
    }

    /// One child of an event: an attribute, whose own ones nobody needs.
    fn attribute(
        &mut self,
        name: &'b [u8],
        says: &mut Says<'b>,
        shape: &mut Shape<'b>,
    ) -> Result<(), Fault> {
        if !is_attribute(name) {
            shape.is_plain = false;
            return self.other(name);
        }
        let (mut key, mut value): (Option<&[u8]>, Option<&[u8]>) = (None, None);
        let is_empty = loop {
            match self.tags.attribute()? {
                Attribute::Pair(b"key", text) => {
                    // What stands behind a value says nothing of it where the shape is all that is read.
                    shape.is_plain &= key.is_none() && value.is_none();
                    key = Some(text);
                }
                Attribute::Pair(b"value", text) => {
                    shape.is_plain &= value.is_none();
                    value = Some(text);
                    shape.value(&self.tags, text, self.keys.field(key.unwrap_or_default()));
                }
                Attribute::Pair(..) => {}
                Attribute::End { is_empty } => break is_empty,
            }
        };
        if let (Some(key), Some(value)) = (key, value) {
            says.set(self.keys.field(key), value);
        }
        if is_empty {
            return Ok(());
        }
        self.tags.element(name, self.depth)
    }

    fn understood(&mut self, says: &Says<'b>) -> Result<Option<Event>, Fault> {
        let names = &mut self.counter.names;
        let tags = &self.tags;
        let number = |table: &mut Table<'b>, names: &mut Names, raw: Option<&'b [u8]>| {
            raw.map_or(Ok(None), |raw| number(table, names, raw))
                .map_err(|what| tags.fault(what))
        };
        let known = &mut self.known;
        let activity = number(&mut known.activities, &mut names.activities, says.activity)?;
        let Some(activity) = activity else {
            return Ok(None);
        };
        let resource = number(&mut known.resources, &mut names.resources, says.resource)?;
        let role = number(&mut known.roles, &mut names.roles, says.role)?;
        Ok(Some(Event {
            activity,
            resource,
            role,
            at: says
                .at
                .and_then(|text| self.seen.time(text, time::iso(text))),
            began: None,
            lifecycle: says.transition.map_or(Lifecycle::Complete, lifecycle),
        }))
    }
}

fn is_attribute(name: &[u8]) -> bool {
    matches!(
        name,
        b"string"
            | b"date"
            | b"int"
            | b"float"
            | b"boolean"
            | b"id"
            | b"list"
            | b"container"
            | b"values"
    ) || (name.contains(&b':') && is_attribute(local(name)))
}

/// The number of a name, which is decoded when it is seen for the first time; none for an empty one.
fn number<'b>(
    table: &mut Table<'b>,
    names: &mut Names,
    raw: &'b [u8],
) -> Result<Option<u32>, Wrong> {
    if let Some(&number) = table.get(raw) {
        return Ok(number);
    }
    let text = std::str::from_utf8(raw).map_err(|_| Wrong::NoText)?;
    let text = quick_xml::escape::unescape(text).map_err(|_| Wrong::Entity(entity(text)))?;
    let number = (!text.trim().is_empty()).then(|| names.number(&text));
    table.insert(raw, number);
    Ok(number)
}

/// The first entity of a text.
fn entity(text: &str) -> String {
    let from = text.find('&').unwrap_or(0);
    let rest = text.get(from..).unwrap_or_default();
    let to = rest.find(';').map_or(rest.len(), |end| end + 1);
    rest.chars().take(to.min(40)).collect()
}
