//! XML as a flat list of elements: what BPMN needs of it, without recursion and without entities.

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
    pub(super) elements: Vec<Element>,
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
            id: self.attribute("id").unwrap_or(&self.name).to_owned(),
            line: self.line,
        }
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
