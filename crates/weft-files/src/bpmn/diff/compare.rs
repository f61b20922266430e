//! Both models walked at once: what is only in one of them, and what says something else in the other.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::super::model::Model;
use super::super::xml::{Element, ElementId, Vocabulary, Xml, local, short, tidy};
use super::schema::{Holds, counts, is_reported, kind, property};
use super::{BpmnAttribute, BpmnChange, BpmnDiff, BpmnElement};

/// Letters of a value that was found inside of an element.
const MOST_VALUE: usize = 200;

/// Compares two models.
pub(super) fn compare(before: &Model<'_>, after: &Model<'_>) -> BpmnDiff {
    let mut comparison = Comparison {
        before: Side::of(before),
        after: Side::of(after),
        added: Listed::default(),
        removed: Listed::default(),
        changed: Changes::default(),
        vendor: Changes::default(),
    };
    comparison.pair(before.xml.root(), after.xml.root(), None);
    BpmnDiff {
        added: comparison.added.list,
        removed: comparison.removed.list,
        changed: comparison.changed.list,
        vendor_changed: comparison.vendor.list,
        layout_changed: Vec::new(),
    }
}

/// The element as it is reported.
pub(super) fn element(element: &Element<'_>) -> BpmnElement {
    BpmnElement {
        id: element
            .attribute("id")
            .map(str::trim)
            .unwrap_or_default()
            .to_owned(),
        kind: kind(element),
        name: element.attribute("name").map(str::to_owned),
    }
}

/// One of the two models.
struct Side<'a> {
    xml: &'a Xml<'a>,
    /// The pool of each process.
    pools: BTreeMap<ElementId, ElementId>,
    /// All that each element says, in a number: equal ones are equal but for rare accidents, after which
    /// more is compared than need be.
    contents: Vec<u64>,
}

impl<'a> Side<'a> {
    fn of(model: &Model<'a>) -> Self {
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
    fn reported(&self, id: ElementId) -> Option<ElementId> {
        let pool = self.pools.get(&id).copied();
        pool.or_else(|| is_reported(self.xml.get(id)).then_some(id))
    }

    /// What children are found again by.
    fn key(&self, id: ElementId) -> Key<'a> {
        match self.xml.get(id).attribute("id") {
            Some(name) if !name.trim().is_empty() => Key::Id(name.trim()),
            _ => Key::Content(self.contents.get(id).copied().unwrap_or_default()),
        }
    }

    /// The children by the property that they stand for, in the order of the file.
    fn properties(&self, id: ElementId) -> Vec<(&'a str, Holds, Vec<ElementId>)> {
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
enum Key<'a> {
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
        for (child, _) in xml.all_children(id) {
            contents.get(child).hash(&mut hasher);
        }
        if let Some(content) = contents.get_mut(id) {
            *content = hasher.finish();
        }
    }
    contents
}

/// The attributes that say something: not those that only name a namespace or a schema.
fn attributes<'e>(element: &'e Element<'_>) -> impl Iterator<Item = (&'e str, &'e str)> {
    element
        .attributes
        .iter()
        .filter(|(key, _)| !key.starts_with("xmlns") && *key != "xsi:schemaLocation")
        .filter_map(|(key, value)| Some((*key, counts(key, value)?)))
}

/// Elements that are listed once each.
#[derive(Default)]
struct Listed {
    list: Vec<BpmnElement>,
    known: HashSet<String>,
}

impl Listed {
    fn add(&mut self, reported: &Element<'_>, seen: &Element<'_>) {
        let listed = BpmnElement {
            id: element(reported).id,
            ..element(seen)
        };
        if listed.id.is_empty() || self.known.insert(listed.id.clone()) {
            self.list.push(listed);
        }
    }
}

/// Where a change inside of an element is reported: the element, and the way from it.
#[derive(Clone)]
struct Way {
    of: ElementId,
    way: String,
}

impl Way {
    fn into(&self, property: &str) -> Self {
        let way = match self.way.as_str() {
            "" => property.to_owned(),
            way => format!("{way}.{property}"),
        };
        Self { of: self.of, way }
    }
}

struct Comparison<'a> {
    before: Side<'a>,
    after: Side<'a>,
    added: Listed,
    removed: Listed,
    changed: Changes,
    vendor: Changes,
}

/// Changes in the order in which they were found, one for each element of the later model.
#[derive(Default)]
struct Changes {
    list: Vec<BpmnChange>,
    places: BTreeMap<ElementId, usize>,
}

impl Changes {
    /// The change of an element, which is reported as the one that was seen first.
    fn of(&mut self, of: ElementId, seen: ElementId, xml: &Xml<'_>) -> Option<&mut BpmnChange> {
        let place = *self.places.entry(of).or_insert_with(|| {
            self.list.push(BpmnChange {
                element: BpmnElement {
                    id: element(xml.get(of)).id,
                    ..element(xml.get(seen))
                },
                attributes: Vec::new(),
                inside: Vec::new(),
            });
            self.list.len() - 1
        });
        self.list.get_mut(place)
    }
}

impl Comparison<'_> {
    /// Compares an element of both models; the recursion is as deep as the files, which are limited.
    fn pair(&mut self, a: ElementId, b: ElementId, above: Option<&Way>) {
        let own = self.after.reported(b).map(|of| Way {
            of,
            way: String::new(),
        });
        let way = own.as_ref().or(above).cloned();
        let (before, after) = (self.before.xml, self.after.xml);
        let (old, new) = (before.get(a), after.get(b));
        if let Some(way) = &way {
            let seen = own.is_some().then_some(b);
            if old.name != new.name {
                self.differs(way, seen, "$type", Some(kind(old)), Some(kind(new)));
            }
            for (key, old, new) in changed_attributes(old, new, own.is_some()) {
                self.differs(way, seen, key, old, new);
            }
            let (old, new) = (tidy(&old.text), tidy(&new.text));
            if old != new {
                let said = |text: String| (!text.is_empty()).then(|| short(&text, MOST_VALUE));
                self.differs(way, None, "", said(old), said(new));
            }
        }
        let (befores, mut afters) = (self.before.properties(a), self.after.properties(b));
        for (name, holds, old) in &befores {
            let new = afters.iter_mut().find(|(other, _, _)| other == name);
            let new = new.map(|(_, _, list)| std::mem::take(list));
            self.property(
                b,
                way.as_ref(),
                (name, *holds),
                (old, &new.unwrap_or_default()),
            );
        }
        for (name, holds, new) in &afters {
            self.property(b, way.as_ref(), (name, *holds), (&[], new));
        }
    }

    fn property(
        &mut self,
        parent: ElementId,
        way: Option<&Way>,
        (name, holds): (&str, Holds),
        (old, new): (&[ElementId], &[ElementId]),
    ) {
        let is_own = self.after.reported(parent).is_some();
        let seen = is_own.then_some(parent);
        match (holds, old, new) {
            (Holds::Nothing, ..) | (_, [], []) => {}
            (Holds::Text, ..) => {
                let text = |xml: &Xml<'_>, list: &[ElementId]| {
                    let text = list.first().map(|id| tidy(&xml.get(*id).text));
                    text.map(|text| short(local_or_all(name, &text), MOST_VALUE))
                };
                let (old, new) = (text(self.before.xml, old), text(self.after.xml, new));
                if let Some(way) = way
                    && old != new
                {
                    self.differs(way, seen, name, old, new);
                }
            }
            (Holds::One, [a, ..], [b, ..]) => {
                let inside = way.map(|way| way.into(name));
                self.pair(*a, *b, inside.as_ref());
            }
            (Holds::One, ..) => {
                if let Some(way) = way {
                    let old = old.first().map(|id| summary(self.before.xml, *id));
                    let new = new.first().map(|id| summary(self.after.xml, *id));
                    self.differs(way, seen, name, old, new);
                }
            }
            (Holds::Many, ..) => self.list(parent, way, name, (old, new)),
        }
    }

    /// Compares two lists.
    fn list(
        &mut self,
        parent: ElementId,
        way: Option<&Way>,
        name: &str,
        (old, new): (&[ElementId], &[ElementId]),
    ) {
        let found = self.found(old, new);
        let mut kept = vec![false; old.len()];
        // A process of a pool is one with it; what its lists gain is said of the pool.
        let name = match self.after.pools.contains_key(&parent) {
            true => format!("processRef.{name}"),
            false => name.to_owned(),
        };
        let seen = self.after.reported(parent);
        for ((at, id), found) in new.iter().enumerate().zip(found) {
            let xml = self.after.xml;
            let before = found.and_then(|found| {
                if let Some(kept) = kept.get_mut(found) {
                    *kept = true;
                }
                old.get(found).copied()
            });
            if let Some(before) = before {
                let inside = way.map(|way| way.into(&format!("{name}[{at}]")));
                self.pair(before, *id, inside.as_ref());
            } else if let Some(reported) = self.after.reported(*id) {
                self.added.add(xml.get(reported), xml.get(*id));
            } else if let Some(way) = way {
                let new = Some(summary(xml, *id));
                self.differs(way, seen, &format!("{name}[{at}]"), None, new);
            }
        }
        let gone = old.iter().enumerate().zip(kept).filter(|(_, kept)| !kept);
        for ((at, id), _) in gone {
            let xml = self.before.xml;
            if let Some(reported) = self.before.reported(*id) {
                self.removed.add(xml.get(reported), xml.get(*id));
            } else if let Some(way) = way {
                let old = Some(summary(xml, *id));
                self.differs(way, seen, &format!("{name}[{at}]"), old, None);
            }
        }
    }

    /// Which element of the old list each of the new one is: by id, or by all that is said where there is
    /// none. Vendors give no ids: what is left of theirs is the next of the same name.
    fn found(&self, old: &[ElementId], new: &[ElementId]) -> Vec<Option<usize>> {
        let mut known: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
        for (at, id) in old.iter().enumerate().rev() {
            known.entry(self.before.key(*id)).or_default().push(at);
        }
        let mut found: Vec<Option<usize>> = new
            .iter()
            .map(|id| known.get_mut(&self.after.key(*id)).and_then(Vec::pop))
            .collect();
        let taken: BTreeSet<usize> = found.iter().flatten().copied().collect();
        let mut left: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, id) in old.iter().enumerate().rev() {
            let element = self.before.xml.get(*id);
            if element.vocabulary != Vocabulary::Bpmn && !taken.contains(&at) {
                left.entry(element.name).or_default().push(at);
            }
        }
        for (found, id) in found.iter_mut().zip(new) {
            let element = self.after.xml.get(*id);
            if found.is_none() && element.vocabulary != Vocabulary::Bpmn {
                *found = left.get_mut(element.name).and_then(Vec::pop);
            }
        }
        found
    }

    /// Reports a property; of the element itself where `seen` says which was looked at.
    fn differs(
        &mut self,
        way: &Way,
        seen: Option<ElementId>,
        property: &str,
        old: Option<String>,
        new: Option<String>,
    ) {
        // Extensions are elements of vendors; their attributes are theirs on elements of BPMN only.
        let is_vendor = seen.is_some() && property.contains(':');
        let changes = match is_vendor {
            true => &mut self.vendor,
            false => &mut self.changed,
        };
        let seen = seen.unwrap_or(way.of);
        let Some(change) = changes.of(way.of, seen, self.after.xml) else {
            return;
        };
        let (list, property) = match way.way.is_empty() {
            true => (&mut change.attributes, property.to_owned()),
            false if property.is_empty() => (&mut change.inside, way.way.clone()),
            false => (&mut change.inside, way.into(property).way),
        };
        // What came in the place of what went is one change.
        match list.iter_mut().find(|known| known.property == property) {
            Some(known) => {
                known.old = known.old.take().or(old);
                known.new = known.new.take().or(new);
            }
            None => list.push(BpmnAttribute { property, old, new }),
        }
    }
}

/// A reference without its prefix; another text as it is.
fn local_or_all<'t>(name: &str, text: &'t str) -> &'t str {
    if name.ends_with("Ref") {
        local(text)
    } else {
        text
    }
}

/// Attributes that differ, in the order of the earlier element, new ones last. An id counts only where an
/// element of its own has it: those of expressions change with every export.
fn changed_attributes<'e>(
    old: &'e Element<'_>,
    new: &'e Element<'_>,
    is_own: bool,
) -> Vec<(&'e str, Option<String>, Option<String>)> {
    let is_asked = |key: &str| is_own || key != "id";
    let value = |element: &Element<'_>, key: &str| {
        let value = element.attribute(key).and_then(|value| counts(key, value));
        value.map(|value| short(value, MOST_VALUE))
    };
    let gone = attributes(old).map(|(key, _)| key);
    let come = attributes(new)
        .map(|(key, _)| key)
        .filter(|key| attributes(old).all(|(other, _)| other != *key));
    gone.chain(come)
        .filter(|key| is_asked(key))
        .map(|key| (key, value(old, key), value(new, key)))
        .filter(|(_, old, new)| old != new)
        .collect()
}

/// An element in a few words: what it is, what it is called, and the texts inside.
fn summary(xml: &Xml<'_>, id: ElementId) -> String {
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
