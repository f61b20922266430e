//! Text to elements: a pull parser with limits, which expands no entity.
//!
//! Namespaces are resolved leniently: what is not declared counts as BPMN, because tools and people
//! forget declarations; an element of a declared foreign namespace is never taken for BPMN.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::annotate::WEFT;
use super::xml::{Element, ElementId, Vocabulary, Xml, local};
use weft_core::{Said, said};

use crate::{Counted, FileError, Limits, Place, text};

/// The namespace of BPMN 2.0 models.
const BPMN: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";

/// More attributes or namespaces than any tool writes; both are searched one by one.
const MOST_ATTRIBUTES: usize = 256;

/// The text of a file.
pub(super) fn text<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Cow<'a, str>, FileError> {
    text::measured(
        bytes,
        limits.bpmn_bytes,
        said!("a BPMN 2.0 model", "ein Modell in BPMN 2.0"),
    )?;
    text::unicode(bytes).or_else(|error| text::declared(bytes).ok_or(error))
}

/// Parses the text of a file.
pub(super) fn parse<'a>(text: &'a str, limits: &Limits) -> Result<Xml<'a>, FileError> {
    let mut parser = Parser::new(text, limits);
    let mut reader = Reader::from_str(text);
    let mut start = 0;
    loop {
        let event = reader.read_event();
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => parser.event(event, start..end)?,
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(end);
                let expected = said!("well-formed XML", "wohlgeformtes XML");
                return Err(parser.wrong(at, broken(&error), expected));
            }
        }
        start = end;
    }
    parser.finish()
}

/// The state of parsing: open elements and the namespaces they declare.
struct Parser<'a, 'l> {
    text: &'a str,
    limits: &'l Limits,
    xml: Xml<'a>,
    open: Vec<ElementId>,
    /// Declared prefixes, innermost last, with the depth that declares them.
    namespaces: Vec<(usize, &'a str, Vocabulary)>,
    /// Attributes of the element at hand, so that their room is used again.
    attributes: Vec<(&'a str, Cow<'a, str>)>,
    /// The last position whose line is known, and that line.
    counted: (usize, usize),
}

impl<'a, 'l> Parser<'a, 'l> {
    fn new(text: &'a str, limits: &'l Limits) -> Self {
        Self {
            text,
            limits,
            xml: Xml::default(),
            open: Vec::new(),
            namespaces: Vec::new(),
            attributes: Vec::new(),
            counted: (0, 1),
        }
    }

    fn event(&mut self, event: Event<'a>, place: Range<usize>) -> Result<(), FileError> {
        let end = place.end;
        match event {
            Event::Start(tag) => {
                let inside = place.start + 1..end.saturating_sub(1);
                let id = self.element(tag.name().0.len(), inside, end)?;
                self.open.push(id);
            }
            Event::Empty(tag) => {
                let inside = place.start + 1..end.saturating_sub(2);
                self.element(tag.name().0.len(), inside, end)?;
                self.close_namespaces();
            }
            Event::End(_) => {
                self.open.pop();
                self.close_namespaces();
            }
            Event::Text(text) => self.add_text(text.into_inner(), end)?,
            Event::CData(text) => self.add_text(text.into_inner(), end)?,
            Event::GeneralRef(reference) => {
                let letter = text::predefined(&reference);
                match letter {
                    Some(letter) => self.add_text(letter.to_string().into(), end)?,
                    None => {
                        let name = &*reference;
                        let found = said!("the entity “&{name};”", "die Entität „&{name};“");
                        return Err(self.wrong(end, found, without_entities()));
                    }
                }
            }
            Event::DocType(_) => {
                return Err(self.wrong(
                    end,
                    said!(
                        "a document type declaration (DOCTYPE)",
                        "eine Deklaration des Dokumenttyps (DOCTYPE)"
                    ),
                    said!(
                        "a model without one: entities are never expanded",
                        "ein Modell ohne sie: Entitäten werden nie aufgelöst"
                    ),
                ));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => {}
        }
        Ok(())
    }

    /// Opens an element under the innermost open one: the length of its name, and what its tag holds.
    fn element(
        &mut self,
        name: usize,
        inside: Range<usize>,
        end: usize,
    ) -> Result<ElementId, FileError> {
        self.check_size()?;
        let tag = self.text.get(inside).unwrap_or_default();
        let mut attributes = std::mem::take(&mut self.attributes);
        for attribute in Attributes::new(tag, name) {
            Self::check(Counted::Attributes, attributes.len(), MOST_ATTRIBUTES)?;
            let attribute = attribute.map_err(|error| {
                self.wrong(
                    end,
                    broken(&error),
                    said!("well-formed attributes", "wohlgeformte Attribute"),
                )
            })?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|error| self.wrong(end, broken(&error), without_entities()))?;
            attributes.push((attribute.key.0, value));
        }
        self.declare(&attributes);
        let name = tag.get(..name).unwrap_or_default();
        if self.xml.elements.is_empty() {
            self.trust(name);
        }
        let parent = self.open.last().copied();
        if parent.is_none() && !self.xml.elements.is_empty() {
            let found = said!(
                "a second root element “{name}”",
                "ein zweites Wurzelelement „{name}“"
            );
            let expected = said!("one root element", "ein einziges Wurzelelement");
            return Err(self.wrong(end, found, expected));
        }
        let vocabulary = self.vocabulary(name);
        let line = self.line_at(end);
        // A box of just their number: most elements have a few.
        let own = attributes.drain(..).collect();
        self.attributes = attributes;
        let element = Element::new(vocabulary, local(name), own, line);
        Ok(self.xml.add(parent, element))
    }

    fn check_size(&self) -> Result<(), FileError> {
        Self::check(
            Counted::Elements,
            self.xml.elements.len(),
            self.limits.bpmn_elements,
        )?;
        Self::check(Counted::Levels, self.open.len(), self.limits.depth)?;
        Self::check(Counted::Namespaces, self.namespaces.len(), MOST_ATTRIBUTES)
    }

    /// Refuses one more of something than the limit allows.
    fn check(of: Counted, so_far: usize, limit: usize) -> Result<(), FileError> {
        if so_far < limit {
            return Ok(());
        }
        Err(FileError::TooLarge {
            of,
            found: u64::try_from(so_far + 1).unwrap_or(u64::MAX),
            limit: u64::try_from(limit).unwrap_or(u64::MAX),
        })
    }

    fn declare(&mut self, attributes: &[(&'a str, Cow<'a, str>)]) {
        let depth = self.open.len();
        for (key, value) in attributes {
            let prefix = match key.split_once(':') {
                Some(("xmlns", prefix)) => prefix,
                None if *key == "xmlns" => "",
                _ => continue,
            };
            let vocabulary = match &**value {
                BPMN | "" => Vocabulary::Bpmn,
                WEFT => Vocabulary::Weft,
                other if other.contains("/BPMN/") && other.ends_with("/MODEL") => Vocabulary::Bpmn,
                _ => Vocabulary::Foreign,
            };
            self.namespaces.push((depth, prefix, vocabulary));
        }
    }

    /// What `definitions` is written in is BPMN, whatever draft or typing error its name is.
    fn trust(&mut self, root: &str) {
        let (prefix, name) = root.split_once(':').unwrap_or(("", root));
        for (_, declared, vocabulary) in &mut self.namespaces {
            if name == "definitions" && *declared == prefix {
                *vocabulary = Vocabulary::Bpmn;
            }
        }
    }

    fn vocabulary(&self, name: &str) -> Vocabulary {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let found = self
            .namespaces
            .iter()
            .rev()
            .find(|(_, declared, _)| *declared == prefix)
            .map(|(_, _, vocabulary)| *vocabulary);
        match found {
            Some(vocabulary) => vocabulary,
            None if prefix == "weft" => Vocabulary::Weft,
            None => Vocabulary::Bpmn,
        }
    }

    fn close_namespaces(&mut self) {
        let depth = self.open.len();
        while self
            .namespaces
            .last()
            .is_some_and(|(at, _, _)| *at >= depth)
        {
            self.namespaces.pop();
        }
    }

    fn add_text(&mut self, text: Cow<'a, str>, end: usize) -> Result<(), FileError> {
        match self
            .open
            .last()
            .and_then(|open| self.xml.elements.get_mut(*open))
        {
            // What stands between elements to set them apart says nothing.
            Some(element) if element.text.is_empty() => {
                if !text.trim_ascii().is_empty() {
                    element.text = text;
                }
            }
            Some(element) => element.text.to_mut().push_str(&text),
            None if text.trim().is_empty() => {}
            None => {
                let found = said!(
                    "text outside of every element",
                    "Text außerhalb aller Elemente"
                );
                return Err(self.wrong(end, found, said!("XML elements", "XML-Elemente")));
            }
        }
        Ok(())
    }

    /// The line of a position; positions come in rising order, so each line is counted once.
    fn line_at(&mut self, position: usize) -> usize {
        let (from, line) = self.counted;
        let passed = self.text.as_bytes().get(from..position).unwrap_or_default();
        let line = line + passed.iter().filter(|byte| **byte == b'\n').count();
        self.counted = (position.max(from), line);
        line
    }

    fn wrong(&self, at: usize, found: Said, expected: Said) -> FileError {
        let before = self
            .text
            .as_bytes()
            .get(..at)
            .unwrap_or(self.text.as_bytes());
        let (line, column) = text::position(before);
        let place = Place::Line {
            line,
            column,
            path: String::new(),
        };
        FileError::wrong(place, found, expected)
    }

    fn finish(self) -> Result<Xml<'a>, FileError> {
        let end = self.text.len();
        if let Some(open) = self.open.last() {
            let element = self.xml.get(*open);
            let found = said!(
                "the end of the file inside “{}”, which line {} opens",
                "das Ende der Datei innerhalb von „{}“, das Zeile {} öffnet",
                element.name,
                element.line(),
            );
            let expected = said!("its closing tag", "das schließende Tag");
            return Err(self.wrong(end, found, expected));
        }
        if self.xml.elements.is_empty() {
            let found = said!("no element at all", "überhaupt kein Element");
            let expected = said!("a BPMN 2.0 model", "ein Modell in BPMN 2.0");
            return Err(self.wrong(end, found, expected));
        }
        Ok(self.xml)
    }
}

/// What the parser says, in its own words.
fn broken(error: &dyn std::fmt::Display) -> Said {
    said!("broken XML: {error}", "beschädigtes XML: „{error}“")
}

fn without_entities() -> Said {
    said!("text without entities", "Text ohne Entitäten")
}
