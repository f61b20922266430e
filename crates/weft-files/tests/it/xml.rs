//! Two files of XML compared, strictly: every element, attribute and text counts; only prefixes, white
//! space around text and the order of elements do not, and the order of corners does.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// An element with its names resolved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    children: Vec<Self>,
}

impl Element {
    /// Every element inside with this name, of whatever namespace.
    pub(crate) fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name.rsplit('}').next() == Some(name) {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// What is directly inside.
    pub(crate) fn children(&self) -> &[Self] {
        &self.children
    }

    /// The elements directly inside with this name, of whatever namespace.
    pub(crate) fn own(&self, name: &str) -> Vec<&Self> {
        let of = |child: &&Self| child.name.rsplit('}').next() == Some(name);
        self.children.iter().filter(of).collect()
    }

    /// The value of an attribute without namespace.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes.get(name).cloned()
    }

    /// The text directly inside.
    pub(crate) fn text(&self) -> String {
        self.text.clone()
    }
}

/// What is inside a file.
pub(crate) fn parse(bytes: &[u8]) -> Element {
    let text = decoded(bytes);
    let mut reader = NsReader::from_str(&text);
    let mut open = vec![Element::default()];
    let close = |open: &mut Vec<Element>| {
        let mut element = open.pop().expect("it was opened");
        element.text = element
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        open.last_mut()
            .expect("there is a root")
            .children
            .push(element);
    };
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) => open.push(element(&reader, &tag)),
            Event::Empty(tag) => {
                open.push(element(&reader, &tag));
                close(&mut open);
            }
            Event::End(_) => close(&mut open),
            Event::Text(text) => open.last_mut().expect("open").text.push_str(&text),
            Event::CData(text) => open.last_mut().expect("open").text.push_str(&text),
            Event::GeneralRef(name) => {
                open.last_mut()
                    .expect("open")
                    .text
                    .push_str(&format!("&{};", &*name));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    open.pop().expect("the root")
}

fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{FEFF}').to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn element(reader: &NsReader<&[u8]>, tag: &BytesStart<'_>) -> Element {
    let full = |found: ResolveResult<'_>, name: &str| match found {
        ResolveResult::Bound(space) => format!("{{{}}}{name}", space.as_ref()),
        ResolveResult::Unbound | ResolveResult::Unknown(_) => name.to_owned(),
    };
    let (space, local) = reader.resolver().resolve_element(tag.name());
    let mut attributes = BTreeMap::new();
    for attribute in tag.attributes() {
        let attribute = attribute.expect("well-formed attributes");
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (space, local) = reader.resolver().resolve_attribute(attribute.key);
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .expect("a value");
        attributes.insert(full(space, local.as_ref()), value.into_owned());
    }
    Element {
        name: full(space, local.as_ref()),
        attributes,
        ..Element::default()
    }
}

/// The same with its elements in an order of their own; corners of a line stay in theirs.
fn sorted(mut element: Element) -> Element {
    element.children = element.children.into_iter().map(sorted).collect();
    let (corners, mut others): (Vec<_>, Vec<_>) = element
        .children
        .into_iter()
        .partition(|child| child.name.ends_with("}waypoint"));
    others.sort();
    element.children = corners.into_iter().chain(others).collect();
    element
}

/// Whether two files say the same.
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    sorted(parse(a)) == sorted(parse(b))
}

/// Everything that a file says, each with the way to it: what two files do not have in common differs.
pub(crate) fn facts(bytes: &[u8]) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    collect(&parse(bytes), "", &mut facts);
    facts
}

fn collect(element: &Element, way: &str, facts: &mut BTreeSet<String>) {
    facts.insert(format!("{way} \"{}\"", element.text));
    for (key, value) in &element.attributes {
        facts.insert(format!("{way} @{key}=\"{value}\""));
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for child in &element.children {
        let number = seen.entry(&child.name).or_default();
        *number += 1;
        let of = child
            .attributes
            .get("id")
            .or(child.attributes.get("bpmnElement"));
        let id = of.cloned().unwrap_or_else(|| number.to_string());
        collect(child, &format!("{way}/{}#{id}", child.name), facts);
    }
}

#[test]
fn the_comparison_is_strict() {
    let text = "<a:d xmlns:a=\"urn:a\" xmlns:v=\"urn:v\"><a:t id=\"1\" v:x=\"2\">text</a:t><a:waypoint x=\"1\"/><a:waypoint x=\"2\"/></a:d>";
    let same_as = |other: &str| same(text.as_bytes(), other.as_bytes());
    assert!(
        same_as(
            "<d xmlns=\"urn:a\">\n <waypoint x='1'/><waypoint x=\"2\"/>\n<t w:x=\"2\" xmlns:w=\"urn:v\" id=\"1\"> text </t></d>"
        ),
        "order, prefixes and white space do not count"
    );
    for (from, to) in [
        ("id=\"1\"", "id=\"2\""),
        ("v:x=\"2\"", ""),
        ("v:x=\"2\"", "x=\"2\""),
        ("text", "texts"),
        ("urn:a", "urn:b"),
        (
            "<a:waypoint x=\"1\"/><a:waypoint x=\"2\"/>",
            "<a:waypoint x=\"2\"/><a:waypoint x=\"1\"/>",
        ),
        ("<a:waypoint x=\"2\"/>", ""),
        ("</a:t>", "</a:t><a:t/>"),
    ] {
        assert!(!same_as(&text.replace(from, to)), "{from} is not {to}");
    }
}
