//! XML as a flat list of elements: what BPMN needs of it, without recursion and without entities.
//!
//! Namespaces are resolved leniently: what is not declared counts as BPMN, because tools and people
//! forget declarations; an element of a declared foreign namespace is never taken for BPMN.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::{FileError, Limits, Place, text};

/// The namespace of our own annotations.
const WEFT: &str = "https://weft.work/bpmn/1";
/// The namespace of BPMN 2.0 models.
const BPMN: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";

/// More attributes or namespaces than any tool writes; both are searched one by one.
const MOST_ATTRIBUTES: usize = 1000;

/// Which vocabulary an element belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// BPMN 2.0, or nothing that says otherwise.
    Bpmn,
    /// Our annotations.
    Weft,
    /// Something else.
    Foreign,
}

/// The index of an element in its document.
pub(super) type ElementId = usize;

/// One element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) vocabulary: Vocabulary,
    /// The name without prefix.
    pub(super) name: String,
    /// Attributes by local name; those with a prefix keep it (`camunda:topic`).
    pub(super) attributes: Vec<(String, String)>,
    /// The text directly inside.
    pub(super) text: String,
    pub(super) children: Vec<ElementId>,
    pub(super) line: usize,
}

/// A parsed file; the root is the first element.
#[derive(Debug, Default)]
pub(super) struct Xml {
    elements: Vec<Element>,
}

impl Xml {
    pub(super) fn root(&self) -> ElementId {
        0
    }

    pub(super) fn get(&self, id: ElementId) -> &Element {
        self.elements
            .get(id)
            .expect("an id comes from this document")
    }

    /// The BPMN children of an element.
    pub(super) fn children(&self, id: ElementId) -> impl Iterator<Item = (ElementId, &Element)> {
        self.all_children(id)
            .filter(|(_, child)| child.vocabulary == Vocabulary::Bpmn)
    }

    /// Every child of an element.
    pub(super) fn all_children(
        &self,
        id: ElementId,
    ) -> impl Iterator<Item = (ElementId, &Element)> {
        self.get(id)
            .children
            .iter()
            .map(|child| (*child, self.get(*child)))
    }

    /// The BPMN children of this name.
    pub(super) fn named<'a>(
        &'a self,
        id: ElementId,
        name: &'a str,
    ) -> impl Iterator<Item = (ElementId, &'a Element)> {
        self.children(id)
            .filter(move |(_, child)| child.name == name)
    }
}

impl Element {
    /// The value of an attribute without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that is a name: without line breaks and double spaces.
    pub(super) fn label(&self, attribute: &str) -> Option<String> {
        self.attribute(attribute)
            .map(tidy)
            .filter(|name| !name.is_empty())
    }

    /// The value of an attribute that refers to another element.
    pub(super) fn reference(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(local).filter(|id| !id.is_empty())
    }

    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        Place::Element {
            id: self.attribute("id").unwrap_or(&self.name).to_owned(),
            line: self.line,
        }
    }
}

/// The text with every run of white space as one space.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A reference without its prefix.
pub(super) fn local(reference: &str) -> &str {
    let reference = reference.trim();
    reference
        .rsplit_once(':')
        .map_or(reference, |(_, name)| name)
}

/// Parses a file.
pub(super) fn parse(bytes: &[u8], limits: &Limits) -> Result<Xml, FileError> {
    text::measured(bytes, limits.bpmn_bytes, "a BPMN 2.0 model")?;
    let text = text::unicode(bytes).or_else(|error| text::declared(bytes).ok_or(error))?;
    let mut parser = Parser::new(&text, limits);
    let mut reader = Reader::from_str(&text);
    loop {
        let event = reader.read_event();
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => parser.event(&event, end)?,
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(end);
                return Err(parser.wrong(at, format!("broken XML: {error}"), "well-formed XML"));
            }
        }
    }
    parser.finish()
}

/// The state of parsing: open elements and the namespaces they declare.
struct Parser<'a> {
    text: &'a str,
    limits: &'a Limits,
    xml: Xml,
    open: Vec<ElementId>,
    /// Declared prefixes, innermost last, with the depth that declares them.
    namespaces: Vec<(usize, String, Vocabulary)>,
    /// The last position whose line is known, and that line.
    counted: (usize, usize),
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, limits: &'a Limits) -> Self {
        Self {
            text,
            limits,
            xml: Xml::default(),
            open: Vec::new(),
            namespaces: Vec::new(),
            counted: (0, 1),
        }
    }

    fn event(&mut self, event: &Event<'_>, end: usize) -> Result<(), FileError> {
        match event {
            Event::Start(tag) => {
                let id = self.element(tag, end)?;
                self.open.push(id);
            }
            Event::Empty(tag) => {
                self.element(tag, end)?;
                self.close_namespaces();
            }
            Event::End(_) => {
                self.open.pop();
                self.close_namespaces();
            }
            Event::Text(text) => self.add_text(text, end)?,
            Event::CData(text) => self.add_text(text, end)?,
            Event::GeneralRef(reference) => {
                let letter = predefined(reference);
                match letter {
                    Some(letter) => self.add_text(letter.encode_utf8(&mut [0; 4]), end)?,
                    None => {
                        let found = format!("the entity “&{};”", &**reference);
                        return Err(self.wrong(end, found, "text without entities"));
                    }
                }
            }
            Event::DocType(_) => {
                return Err(self.wrong(
                    end,
                    "a document type declaration (DOCTYPE)",
                    "a model without one: entities are never expanded",
                ));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => {}
        }
        Ok(())
    }

    /// Opens an element under the innermost open one.
    fn element(&mut self, tag: &BytesStart<'_>, end: usize) -> Result<ElementId, FileError> {
        self.check_size()?;
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            Self::check(
                "attributes of one element",
                attributes.len(),
                MOST_ATTRIBUTES,
            )?;
            let attribute = attribute.map_err(|error| {
                self.wrong(
                    end,
                    format!("broken XML: {error}"),
                    "well-formed attributes",
                )
            })?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|error| {
                    self.wrong(end, format!("broken XML: {error}"), "text without entities")
                })?;
            attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        self.declare(&attributes);
        let name = tag.name().as_ref().to_owned();
        if self.xml.elements.is_empty() {
            self.trust(&name);
        }
        let vocabulary = self.vocabulary(&name);
        let id = self.xml.elements.len();
        let line = self.line_at(end);
        match self
            .open
            .last()
            .and_then(|parent| self.xml.elements.get_mut(*parent))
        {
            Some(parent) => parent.children.push(id),
            None if id == 0 => {}
            None => {
                let found = format!("a second root element “{name}”");
                return Err(self.wrong(end, found, "one root element"));
            }
        }
        self.xml.elements.push(Element {
            vocabulary,
            name: local(&name).to_owned(),
            attributes,
            text: String::new(),
            children: Vec::new(),
            line,
        });
        Ok(id)
    }

    fn check_size(&self) -> Result<(), FileError> {
        Self::check("elements", self.xml.elements.len(), self.limits.elements)?;
        Self::check("levels of nesting", self.open.len(), self.limits.depth)?;
        Self::check(
            "declared namespaces",
            self.namespaces.len(),
            MOST_ATTRIBUTES,
        )
    }

    /// Refuses one more of something than the limit allows.
    fn check(of: &'static str, so_far: usize, limit: usize) -> Result<(), FileError> {
        if so_far < limit {
            return Ok(());
        }
        Err(FileError::TooLarge {
            of,
            found: u64::try_from(so_far + 1).unwrap_or(u64::MAX),
            limit: u64::try_from(limit).unwrap_or(u64::MAX),
        })
    }

    fn declare(&mut self, attributes: &[(String, String)]) {
        let depth = self.open.len();
        for (key, value) in attributes {
            let prefix = match key.split_once(':') {
                Some(("xmlns", prefix)) => prefix,
                None if key == "xmlns" => "",
                _ => continue,
            };
            let vocabulary = match value.as_str() {
                BPMN | "" => Vocabulary::Bpmn,
                WEFT => Vocabulary::Weft,
                other if other.contains("/BPMN/") && other.ends_with("/MODEL") => Vocabulary::Bpmn,
                _ => Vocabulary::Foreign,
            };
            self.namespaces.push((depth, prefix.to_owned(), vocabulary));
        }
    }

    /// What `definitions` is written in is BPMN, whatever draft or typing error its name is.
    fn trust(&mut self, root: &str) {
        let (prefix, name) = root.split_once(':').unwrap_or(("", root));
        for (_, declared, vocabulary) in &mut self.namespaces {
            if name == "definitions" && declared == prefix {
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
            .find(|(_, declared, _)| declared == prefix)
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

    fn add_text(&mut self, text: &str, end: usize) -> Result<(), FileError> {
        match self
            .open
            .last()
            .and_then(|open| self.xml.elements.get_mut(*open))
        {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(self.wrong(end, "text outside of every element", "XML elements")),
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

    fn wrong(&self, at: usize, found: impl Into<String>, expected: &str) -> FileError {
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

    fn finish(self) -> Result<Xml, FileError> {
        let end = self.text.len();
        if let Some(open) = self.open.last() {
            let element = self.xml.get(*open);
            let found = format!(
                "the end of the file inside “{}”, which line {} opens",
                element.name, element.line
            );
            return Err(self.wrong(end, found, "its closing tag"));
        }
        if self.xml.elements.is_empty() {
            return Err(self.wrong(end, "no element at all", "a BPMN 2.0 model"));
        }
        Ok(self.xml)
    }
}

/// The letter of a character reference or of one of the five entities that every XML file has.
fn predefined(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => return Some(letter),
        Ok(None) => {}
        Err(_) => return None,
    }
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}
