//! What a model says about a node beside the flow: the evidence that suggestions and matching read.

use std::collections::BTreeMap;

use weft_core::workflow::Origin;

use super::model::{Model, NodeKind};
use super::people::Seat;
use super::xml::{Element, ElementId, Vocabulary, local, short, tidy};

/// Attributes and elements of vendors that say how a machine runs a node.
const EXECUTABLE: [&str; 16] = [
    "topic",
    "class",
    "delegateExpression",
    "expression",
    "decisionRef",
    "resource",
    "connector",
    "connectorId",
    "taskDefinition",
    "calledDecision",
    "modelerTemplate",
    "elementTemplate",
    "jobType",
    "scriptFormat",
    "script",
    "variableEvents",
];

/// Attributes and elements of vendors that attach a form.
const FORM: [&str; 8] = [
    "formKey",
    "formRef",
    "formData",
    "formField",
    "formProperty",
    "formDefinition",
    "userTaskForm",
    "formHandlerClass",
];

/// Letters of an annotation, which may belong to many nodes.
const MOST_TEXT: usize = 2000;

/// Text annotations and data of nodes, by the id of the node.
pub(super) struct Beside<'a> {
    texts: BTreeMap<&'a str, Vec<String>>,
    data: BTreeMap<&'a str, Vec<String>>,
}

impl<'a> Beside<'a> {
    /// Follows every association of the model.
    pub(super) fn of(model: &Model<'a>) -> Self {
        let mut beside = Self {
            texts: BTreeMap::new(),
            data: BTreeMap::new(),
        };
        for (_, association) in model.everywhere("association") {
            let ends = (
                association.reference("sourceRef"),
                association.reference("targetRef"),
            );
            if let (Some(source), Some(target)) = ends {
                beside.add(model, source, target);
                beside.add(model, target, source);
            }
        }
        beside
    }

    fn add(&mut self, model: &Model<'a>, node: &'a str, other: &str) {
        let Some(id) = model.by_id(other) else { return };
        let element = model.xml.get(id);
        if element.name == "textAnnotation" {
            let text = model
                .xml
                .named(id, "text")
                .map(|(_, text)| short(&tidy(&text.text), MOST_TEXT))
                .find(|text| !text.is_empty());
            self.texts.entry(node).or_default().extend(text);
        } else if let Some(name) = data_name(model, other) {
            self.data.entry(node).or_default().push(name);
        }
    }
}

/// The name of a data object, store, input or output.
fn data_name(model: &Model<'_>, reference: &str) -> Option<String> {
    let element = model.xml.get(model.by_id(reference)?);
    let is_data = element.name.starts_with("data");
    let inner = element
        .reference("dataObjectRef")
        .or_else(|| element.reference("dataStoreRef"))
        .and_then(|id| model.by_id(id))
        .and_then(|id| model.xml.get(id).shared_name());
    element.shared_name().or(inner).filter(|_| is_data)
}

/// What the model says about one flow node.
pub(super) fn origin(
    model: &Model<'_>,
    id: ElementId,
    kind: NodeKind,
    seat: &Seat,
    within: &[String],
    beside: &Beside<'_>,
) -> Origin {
    let element = model.xml.get(id);
    let name = element.attribute("id").map(str::trim).unwrap_or_default();
    let mut data = data(model, id);
    data.extend(beside.data.get(name).into_iter().flatten().cloned());
    let mut seen = std::collections::BTreeSet::new();
    data.retain(|name| seen.insert(name.clone()));
    let mut texts: Vec<String> = model
        .xml
        .named(id, "documentation")
        .map(|(_, text)| tidy(&text.text))
        .filter(|text| !text.is_empty())
        .collect();
    texts.extend(beside.texts.get(name).into_iter().flatten().cloned());
    Origin {
        element: match kind {
            NodeKind::Event => event_name(model, id, element),
            NodeKind::Activity | NodeKind::Gateway => element.name.to_owned(),
        },
        pool: seat.pool.clone(),
        lane: seat.lane.clone(),
        within: within.to_vec(),
        executable: says(model, id, &EXECUTABLE),
        form: says(model, id, &FORM),
        data,
        texts,
        performers: None,
        counted: None,
    }
}

/// The data that a node reads and writes, by its data associations.
fn data(model: &Model<'_>, id: ElementId) -> Vec<String> {
    let mut names = Vec::new();
    for (association, end) in [
        ("dataInputAssociation", "sourceRef"),
        ("dataOutputAssociation", "targetRef"),
    ] {
        for (inner, _) in model.xml.named(id, association) {
            for (_, reference) in model.xml.named(inner, end) {
                names.extend(data_name(model, local(&reference.text)));
            }
        }
    }
    names
}

/// The event definitions of an event, its own and those it refers to.
pub(super) fn definitions<'a>(
    model: &Model<'a>,
    id: ElementId,
) -> impl Iterator<Item = (ElementId, &'a Element<'a>)> {
    let xml = model.xml;
    let referred: Vec<ElementId> = xml
        .named(id, "eventDefinitionRef")
        .filter_map(|(_, reference)| model.by_id(local(&reference.text)))
        .collect();
    xml.children(id)
        .map(|(child, _)| child)
        .chain(referred)
        .map(move |id| (id, xml.get(id)))
        .filter(|(_, element)| element.name.ends_with("EventDefinition"))
}

/// `messageStartEvent`, `timerBoundaryEvent`, or the plain name for an event without a trigger.
fn event_name(model: &Model<'_>, id: ElementId, element: &Element<'_>) -> String {
    let Some((_, definition)) = definitions(model, id).next() else {
        return element.name.to_owned();
    };
    let trigger = definition.name.trim_end_matches("EventDefinition");
    let mut letters = element.name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    let rest: String = letters.collect();
    format!(
        "{trigger}{}{rest}",
        first.map(String::from).unwrap_or_default()
    )
}

/// Whether a node, its event definitions or its extensions have one of these words of vendors.
fn says(model: &Model<'_>, id: ElementId, words: &[&str]) -> bool {
    let is_word = |name: &str| words.contains(&local(name));
    let own = |element: &Element<'_>| {
        element
            .attributes
            .iter()
            .any(|(key, value)| key.contains(':') && is_word(key) && !value.trim().is_empty())
    };
    let mut waiting = vec![(id, 0)];
    while let Some((at, depth)) = waiting.pop() {
        let element = model.xml.get(at);
        if own(element) {
            return true;
        }
        for (child, inside) in model.xml.all_children(at) {
            let is_definition = inside.name.ends_with("EventDefinition");
            let is_extension = inside.name == "extensionElements";
            let is_vendor = inside.vocabulary == Vocabulary::Foreign;
            let is_script = inside.name == "script" && !inside.text.trim().is_empty();
            if (is_vendor || is_script) && is_word(inside.name) {
                return true;
            }
            if depth < 4 && (is_definition || is_extension || is_vendor) {
                waiting.push((child, depth + 1));
            }
        }
    }
    false
}
