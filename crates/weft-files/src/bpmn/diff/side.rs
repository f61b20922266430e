//! One of the two models that are compared: what its elements say, and what each is found again by.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::super::model::Model;
use super::super::xml::{Element, ElementId, Vocabulary, Xml, short, tidy};
use super::schema::{Holds, counts, is_reported, property};

/// Letters of a value that was found inside of an element.
pub(super) const MOST_VALUE: usize = 200;

/// One of the two models.
pub(super) struct Side<'a> {
    pub(super) xml: &'a Xml<'a>,
    /// The pool of each process.
    pub(super) pools: BTreeMap<ElementId, ElementId>,
    /// All that each element says, in a number: equal ones are equal but for rare accidents, after which
    /// more is compared than need be.
    contents: Vec<u64>,
}

impl<'a> Side<'a> {
    pub(super) fn of(model: &Model<'a>) -> Self {
        let mut pools = BTreeMap::new();
        for (id, pool) in model.participants() {
            if let Some(process) = model.process_of(pool) {
                pools.entry(process).or_insert(id);
            }
        }
        Self {
            xml: model.xml,
            pools,
            contents: contents(model.xml),
        }
    }

    /// The element that a change of this one is reported with; none for what is not reported by itself.
    pub(super) fn reported(&self, id: ElementId) -> Option<ElementId> {
        let pool = self.pools.get(&id).copied();
        pool.or_else(|| is_reported(self.xml.get(id)).then_some(id))
    }

    /// What children are found again by.
    pub(super) fn key(&self, id: ElementId) -> Key<'a> {
        match self.xml.get(id).attribute("id") {
            Some(name) if !name.trim().is_empty() => Key::Id(name.trim()),
            _ => Key::Content(self.contents.get(id).copied().unwrap_or_default()),
        }
    }

    /// The children by the property that they stand for, in the order of the file.
    pub(super) fn properties(&self, id: ElementId) -> Vec<(&'a str, Holds, Vec<ElementId>)> {
        let parent = self.xml.get(id).name;
        let mut properties: Vec<(&str, Holds, Vec<ElementId>)> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (child, element) in self.xml.all_children(id) {
            if element.name == "BPMNDiagram" {
                continue;
            }
            let (name, holds) = property(parent, element);
            let place = *places.entry(name).or_insert_with(|| {
                properties.push((name, holds, Vec::new()));
                properties.len() - 1
            });
            if let Some((_, _, list)) = properties.get_mut(place) {
                list.push(child);
            }
        }
        properties
    }
}

/// What an element is found again by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key<'a> {
    Id(&'a str),
    Content(u64),
}

/// All that each element says: those inside first, since they stand behind it in the list.
fn contents(xml: &Xml<'_>) -> Vec<u64> {
    let mut contents = vec![0; xml.elements.len()];
    for (id, element) in xml.elements.iter().enumerate().rev() {
        let mut hasher = DefaultHasher::new();
        element.name.hash(&mut hasher);
        let mut attributes: Vec<(&str, &str)> = attributes(element).collect();
        attributes.sort_unstable();
        attributes.hash(&mut hasher);
        tidy(&element.text).hash(&mut hasher);
        for (child, inside) in xml.all_children(id) {
            if property(element.name, inside).1 != Holds::Nothing {
                contents.get(child).hash(&mut hasher);
            }
        }
        if let Some(content) = contents.get_mut(id) {
            *content = hasher.finish();
        }
    }
    contents
}

/// The attributes that say something: not those that only name a namespace or a schema.
pub(super) fn attributes<'e>(element: &'e Element<'_>) -> impl Iterator<Item = (&'e str, &'e str)> {
    element
        .attributes
        .iter()
        .filter(|(key, _)| !key.starts_with("xmlns") && *key != "xsi:schemaLocation")
        .filter_map(|(key, value)| Some((*key, counts(key, value)?)))
}

/// An element in a few words: what it is, what it is called, and the texts inside.
pub(super) fn summary(xml: &Xml<'_>, id: ElementId) -> String {
    let top = xml.get(id);
    let mut said = top.name.to_owned();
    if let Some(name) = top.label("name").or_else(|| top.label("id")) {
        said.push_str(&format!(" “{name}”"));
    }
    let (mut waiting, mut texts) = (vec![id], Vec::new());
    while let Some(at) = waiting.pop() {
        let element = xml.get(at);
        let is_reference = element.name.ends_with("Ref");
        let text = tidy(&element.text);
        if !text.is_empty() && !is_reference {
            texts.push(text);
        }
        let children: Vec<ElementId> = xml.all_children(at).map(|(child, _)| child).collect();
        waiting.extend(children.into_iter().rev());
        if texts.len() > 3 {
            break;
        }
    }
    if !texts.is_empty() {
        said.push_str(&format!(": {}", texts.join(" · ")));
    }
    let is_vendor = top.vocabulary == Vocabulary::Foreign && texts.is_empty();
    if is_vendor {
        for (key, value) in attributes(top).filter(|(key, _)| !matches!(*key, "name" | "id")) {
            said.push_str(&format!(" {key}=“{value}”"));
        }
    }
    short(&said, MOST_VALUE)
}
