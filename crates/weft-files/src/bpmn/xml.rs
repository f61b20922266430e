//! XML as a flat list of elements: what BPMN needs of it, without recursion and without entities.

use std::borrow::Cow;

use crate::Place;

/// Letters of a name that many nodes repeat.
pub(super) const MOST_SHARED: usize = 200;

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

/// One element; its texts are those of the file wherever they stand there as they are.
#[derive(Debug)]
pub(super) struct Element<'a> {
    pub(super) vocabulary: Vocabulary,
    /// The name without prefix.
    pub(super) name: &'a str,
    /// Attributes by local name; those with a prefix keep it (`camunda:topic`).
    pub(super) attributes: Box<[(&'a str, Cow<'a, str>)]>,
    /// The text directly inside; white space alone is none.
    pub(super) text: Cow<'a, str>,
    /// Its first and last child; the root is nobody's child, and stands for none.
    children: (Link, Link),
    /// The next child of its parent.
    next: Link,
    line: Link,
}

/// An index or a line, in half the room.
type Link = u32;

fn link(number: usize) -> Link {
    Link::try_from(number).unwrap_or(Link::MAX)
}

impl<'a> Element<'a> {
    /// An element that nothing is inside yet, at this line.
    pub(super) fn new(
        vocabulary: Vocabulary,
        name: &'a str,
        attributes: Box<[(&'a str, Cow<'a, str>)]>,
        line: usize,
    ) -> Self {
        Self {
            vocabulary,
            name,
            attributes,
            text: Cow::Borrowed(""),
            children: (0, 0),
            next: 0,
            line: link(line),
        }
    }
}

/// A parsed file; the root is the first element.
#[derive(Debug, Default)]
pub(super) struct Xml<'a> {
    pub(super) elements: Vec<Element<'a>>,
}

impl<'a> Xml<'a> {
    pub(super) fn root(&self) -> ElementId {
        0
    }

    pub(super) fn get(&self, id: ElementId) -> &Element<'a> {
        self.elements
            .get(id)
            .expect("an id comes from this document")
    }

    /// Adds an element, as the last child of its parent.
    pub(super) fn add(&mut self, parent: Option<ElementId>, element: Element<'a>) -> ElementId {
        let id = self.elements.len();
        self.elements.push(element);
        let Some(parent) = parent.and_then(|parent| self.elements.get_mut(parent)) else {
            return id;
        };
        let before = std::mem::replace(&mut parent.children.1, link(id));
        if before == 0 {
            parent.children.0 = link(id);
        } else if let Some(before) = self.elements.get_mut(before as usize) {
            before.next = link(id);
        }
        id
    }

    /// The BPMN children of an element.
    pub(super) fn children(
        &self,
        id: ElementId,
    ) -> impl Iterator<Item = (ElementId, &Element<'a>)> {
        self.all_children(id)
            .filter(|(_, child)| child.vocabulary == Vocabulary::Bpmn)
    }

    /// Every child of an element.
    pub(super) fn all_children(
        &self,
        id: ElementId,
    ) -> impl Iterator<Item = (ElementId, &Element<'a>)> {
        let at = move |link: Link| (link != 0).then_some(link as usize);
        let first = at(self.get(id).children.0);
        std::iter::successors(first, move |child| at(self.get(*child).next))
            .map(|child| (child, self.get(child)))
    }

    /// The BPMN children of this name.
    pub(super) fn named<'x>(
        &'x self,
        id: ElementId,
        name: &'x str,
    ) -> impl Iterator<Item = (ElementId, &'x Element<'a>)> {
        self.children(id)
            .filter(move |(_, child)| child.name == name)
    }
}

impl Element<'_> {
    /// The value of an attribute without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| &**value)
    }

    /// The value of an attribute that is a name: without line breaks and double spaces.
    pub(super) fn label(&self, attribute: &str) -> Option<String> {
        self.attribute(attribute)
            .map(tidy)
            .filter(|name| !name.is_empty())
    }

    /// The name of something that many nodes repeat: a pool, a lane, a sub-process, a data object.
    pub(super) fn shared_name(&self) -> Option<String> {
        self.label("name").map(|name| short(&name, MOST_SHARED))
    }

    /// The value of an attribute that refers to another element.
    pub(super) fn reference(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(local).filter(|id| !id.is_empty())
    }

    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        Place::Element {
            id: self.attribute("id").unwrap_or(self.name).to_owned(),
            line: self.line(),
        }
    }

    /// The line that its start tag ends on, counted from 1.
    pub(super) fn line(&self) -> usize {
        self.line as usize
    }
}

/// The text with every run of white space as one space.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text as an attribute of XML can show it, on one line.
pub(super) fn shown(text: &str) -> String {
    tidy(text).replace(is_forbidden, "\u{FFFD}")
}

/// Letters that no XML file may hold, not even as a reference.
pub(super) fn is_forbidden(letter: char) -> bool {
    matches!(letter, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A text that many nodes repeat, cut to a length that a hostile file cannot multiply.
pub(super) fn short(text: &str, most: usize) -> String {
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// A reference without its prefix.
pub(super) fn local(reference: &str) -> &str {
    let reference = reference.trim();
    reference
        .rsplit_once(':')
        .map_or(reference, |(_, name)| name)
}
