//! A draw.io file to pages: a pull parser with limits, which expands no entity.

use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use weft_core::{Said, said};

use super::file::{Cell, File, Page, expected};
use crate::{Counted, FileError, Limits, Place, text};

/// More attributes than anybody gives to a shape; those of one are compared one by one.
const MOST_ATTRIBUTES: usize = 256;
/// More pages than a file has.
const MOST_PAGES: usize = 10_000;
/// More kinds of data than anybody reads in a note.
const MOST_DATA: usize = 20;

/// The pages of a file; those that are packed stay so.
pub(super) fn file(text: &str, limits: &Limits) -> Result<File, FileError> {
    Parser::new(text, limits).read()
}

/// What is open around the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    File,
    Page,
    Model,
    Root,
    Wrapper,
    Cell,
    Other,
}

/// An element around a cell that says its words and data.
#[derive(Default)]
struct Wrapper {
    attributes: Vec<(String, String)>,
}

impl Wrapper {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The words of the shape, with data in the places that name it: `%owner%`.
    fn words(&self) -> String {
        let label = self.get("label").unwrap_or_default();
        if self.get("placeholders") != Some("1") {
            return label.to_owned();
        }
        let mut words = String::new();
        let mut rest = label;
        while let Some((before, after)) = rest.split_once('%') {
            words.push_str(before);
            let named = after.split_once('%');
            let value = named.and_then(|(name, after)| Some((self.get(name)?, after)));
            match value {
                // A value in each place would multiply a long one.
                Some((value, after)) if words.len() <= 10_000 => {
                    words.extend(value.chars().take(1000));
                    rest = after;
                }
                _ => {
                    words.push('%');
                    rest = after;
                }
            }
        }
        words.push_str(rest);
        words
    }
}

/// A file or a page while it is read.
pub(super) struct Parser<'t> {
    text: &'t str,
    limits: &'t Limits,
    file: File,
    open: Vec<Open>,
    wrapper: Option<Wrapper>,
    cells: usize,
    /// Where the page stands in its file, if this is the inside of one.
    page: Option<(usize, Place)>,
}

impl<'t> Parser<'t> {
    /// A parser of a file.
    pub(super) fn new(text: &'t str, limits: &'t Limits) -> Self {
        Self {
            text,
            limits,
            file: File::default(),
            open: Vec::new(),
            wrapper: None,
            cells: 0,
            page: None,
        }
    }

    /// A parser of the inside of a page that stands here.
    pub(super) fn of_page(text: &'t str, limits: &'t Limits, at: usize, place: Place) -> Self {
        Self {
            page: Some((at, place)),
            ..Self::new(text, limits)
        }
    }

    /// Everything that the text holds.
    pub(super) fn read(mut self) -> Result<File, FileError> {
        let mut reader = Reader::from_str(self.text);
        let mut start = 0;
        loop {
            let event = reader.read_event();
            let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match event {
                Ok(Event::Eof) => break,
                Ok(event) => self.event(&event, start)?,
                Err(error) => {
                    let at = usize::try_from(reader.error_position()).unwrap_or(end);
                    let found = said!("broken XML: {error}", "beschädigtes XML: „{error}“");
                    let sound = said!("well-formed XML", "wohlgeformtes XML");
                    return Err(self.wrong(at, found, sound));
                }
            }
            start = end;
        }
        if !self.open.is_empty() {
            let found = said!(
                "the end of the file inside an element",
                "das Ende der Datei innerhalb eines Elements"
            );
            let whole = said!("its closing tag", "das schließende Tag");
            return Err(self.wrong(self.text.len(), found, whole));
        }
        if self.file.pages.is_empty() {
            let found = said!("no page", "keine Seite");
            return Err(self.wrong(self.text.len(), found, expected()));
        }
        Ok(self.file)
    }

    fn event(&mut self, event: &Event<'_>, at: usize) -> Result<(), FileError> {
        match event {
            Event::Start(tag) => {
                let open = self.element(tag, at)?;
                self.open.push(open);
            }
            Event::Empty(tag) => {
                if self.element(tag, at)? == Open::Wrapper {
                    self.wrapper = None;
                }
            }
            Event::End(_) => {
                if self.open.pop() == Some(Open::Wrapper) {
                    self.wrapper = None;
                }
            }
            Event::Text(text) => self.add(text),
            Event::CData(text) => self.add(text),
            Event::GeneralRef(reference) => match text::predefined(reference) {
                Some(letter) => self.add(letter.encode_utf8(&mut [0; 4])),
                None => {
                    let name: String = reference.chars().take(40).collect();
                    let found = said!("the entity “&{name};”", "die Entität „&{name};“");
                    return Err(self.wrong(at, found, without_entities()));
                }
            },
            Event::DocType(_) => {
                let found = said!(
                    "a document type declaration (DOCTYPE)",
                    "eine Deklaration des Dokumenttyps (DOCTYPE)"
                );
                return Err(self.wrong(at, found, without_entities()));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => {}
        }
        Ok(())
    }

    /// Text counts only where a page is packed.
    fn add(&mut self, text: &str) {
        if self.open.last() == Some(&Open::Page)
            && let Some(page) = self.file.pages.last_mut()
        {
            page.packed.push_str(text);
        }
    }

    fn element(&mut self, tag: &BytesStart<'_>, at: usize) -> Result<Open, FileError> {
        self.bounded(Counted::Levels, self.open.len(), self.limits.depth)?;
        let name = tag.local_name();
        let open = match (self.open.last(), name.as_ref()) {
            (None, "mxfile") if self.page.is_none() => Open::File,
            (None | Some(Open::Page), "mxGraphModel") => {
                if self.open.is_empty() {
                    self.start_page(String::new(), at)?;
                }
                Open::Model
            }
            (None, other) => return Err(self.wrong_root(other, at)),
            (Some(Open::File), "diagram") => {
                let mut name = String::new();
                self.attributes(tag, at, |key, value| {
                    if key == "name" {
                        name = value;
                    }
                })?;
                self.start_page(name, at)?;
                Open::Page
            }
            (Some(Open::Model), "root") => Open::Root,
            (Some(Open::Root), "UserObject" | "object") => {
                self.wrap(tag, at)?;
                Open::Wrapper
            }
            (Some(Open::Root | Open::Wrapper), "mxCell") => {
                self.cell(tag, at)?;
                Open::Cell
            }
            (Some(Open::Cell), "mxGeometry") => {
                self.geometry(tag, at)?;
                Open::Other
            }
            (Some(Open::Cell), "Object" | "object") => {
                self.value(tag, at)?;
                Open::Other
            }
            (Some(_), _) => Open::Other,
        };
        Ok(open)
    }

    fn wrong_root(&self, name: &str, at: usize) -> FileError {
        let found = match name {
            "mxlibrary" => said!(
                "a library of shapes (mxlibrary)",
                "eine Sammlung von Formen (mxlibrary)"
            ),
            _ => {
                let name: String = name.chars().take(40).collect();
                said!("the element “{name}”", "das Element „{name}“")
            }
        };
        self.wrong(at, found, expected())
    }

    fn start_page(&mut self, name: String, at: usize) -> Result<(), FileError> {
        self.bounded(Counted::Elements, self.file.pages.len(), MOST_PAGES)?;
        self.file.pages.push(Page {
            name,
            at: self.at(at),
            ..Page::default()
        });
        Ok(())
    }

    /// The words and data of a shape.
    fn wrap(&mut self, tag: &BytesStart<'_>, at: usize) -> Result<(), FileError> {
        let mut wrapper = Wrapper::default();
        self.attributes(tag, at, |key, value| {
            wrapper.attributes.push((key.to_owned(), value));
        })?;
        const OWN: [&str; 6] = ["id", "label", "placeholders", "tags", "tooltip", "link"];
        for (key, _) in &wrapper.attributes {
            if !OWN.contains(&key.as_str()) && self.file.data.len() < MOST_DATA {
                self.file.data.insert(key.chars().take(40).collect());
            }
        }
        self.wrapper = Some(wrapper);
        Ok(())
    }

    fn cell(&mut self, tag: &BytesStart<'_>, at: usize) -> Result<(), FileError> {
        self.bounded(Counted::Elements, self.cells, self.limits.elements)?;
        self.cells += 1;
        let mut cell = Cell {
            at: self.at(at),
            ..Cell::default()
        };
        self.attributes(tag, at, |key, value| match key {
            "id" => cell.id = value,
            "parent" => cell.parent = Some(value),
            "value" => cell.value = value,
            "style" => cell.style = value,
            "vertex" => cell.is_vertex = value == "1",
            "edge" => cell.is_edge = value == "1",
            "visible" => cell.is_hidden = value == "0",
            "source" => cell.source = Some(value),
            "target" => cell.target = Some(value),
            _ => {}
        })?;
        if let Some(wrapper) = &self.wrapper {
            cell.value = wrapper.words();
            if let Some(id) = wrapper.get("id") {
                id.clone_into(&mut cell.id);
            }
        }
        if let Some(page) = self.file.pages.last_mut() {
            page.cells.push(cell);
        }
        Ok(())
    }

    fn geometry(&mut self, tag: &BytesStart<'_>, at: usize) -> Result<(), FileError> {
        let (mut area, mut is_relative) = ([0.0; 4], false);
        self.attributes(tag, at, |key, value| {
            let number = || {
                let number = value.trim().parse::<f64>().ok();
                number.filter(|number| number.is_finite()).unwrap_or(0.0)
            };
            match (key, &mut area) {
                ("x", [x, ..]) => *x = number(),
                ("y", [_, y, ..]) => *y = number(),
                ("width", [.., width, _]) => *width = number(),
                ("height", [.., height]) => *height = number(),
                ("relative", _) => is_relative = value == "1",
                _ => {}
            }
        })?;
        let cells = self.file.pages.last_mut().map(|page| &mut page.cells);
        if let Some(cell) = cells.and_then(|cells| cells.last_mut()) {
            cell.area = (!is_relative).then_some(area);
            cell.is_relative = is_relative;
        }
        Ok(())
    }

    /// A value that is an element, as old versions wrote it.
    fn value(&mut self, tag: &BytesStart<'_>, at: usize) -> Result<(), FileError> {
        let mut label = None;
        self.attributes(tag, at, |key, value| {
            if key == "label" {
                label = Some(value);
            }
        })?;
        let cells = self.file.pages.last_mut().map(|page| &mut page.cells);
        if let (Some(cell), Some(label)) = (cells.and_then(|cells| cells.last_mut()), label)
            && cell.value.is_empty()
        {
            cell.value = label;
        }
        Ok(())
    }

    /// Every attribute of an element with its value.
    fn attributes(
        &self,
        tag: &BytesStart<'_>,
        at: usize,
        mut take: impl FnMut(&str, String),
    ) -> Result<(), FileError> {
        for (count, attribute) in tag.attributes().enumerate() {
            self.bounded(Counted::Attributes, count, MOST_ATTRIBUTES)?;
            let attribute: Attribute<'_> = attribute.map_err(|error| {
                let found = said!("broken XML: {error}", "beschädigtes XML: „{error}“");
                let sound = said!("well-formed attributes", "wohlgeformte Attribute");
                self.wrong(at, found, sound)
            })?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|error| {
                    let found = said!("broken XML: {error}", "beschädigtes XML: „{error}“");
                    self.wrong(at, found, without_entities())
                })?;
            take(attribute.key.as_ref(), value.into_owned());
        }
        Ok(())
    }

    fn bounded(&self, of: Counted, so_far: usize, limit: usize) -> Result<(), FileError> {
        if so_far < limit {
            return Ok(());
        }
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        Err(FileError::TooLarge {
            of,
            found: count(so_far).saturating_add(1),
            limit: count(limit),
        })
    }

    /// Where something stands in the file: inside of a packed page, where the page does.
    fn at(&self, at: usize) -> usize {
        self.page.as_ref().map_or(at, |(page, _)| *page)
    }

    fn wrong(&self, at: usize, found: Said, expected: Said) -> FileError {
        if let Some((_, place)) = &self.page {
            return FileError::wrong(place.clone(), found, expected);
        }
        let before = self.text.as_bytes().get(..at);
        let (line, column) = text::position(before.unwrap_or(self.text.as_bytes()));
        let path = String::new();
        FileError::wrong(Place::Line { line, column, path }, found, expected)
    }
}

fn without_entities() -> Said {
    said!(
        "text without entities, which are never expanded",
        "Text ohne Entitäten, die nie aufgelöst werden"
    )
}
