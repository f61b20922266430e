//! Our own annotations in `extensionElements`, under the namespace `https://weft.work/bpmn/1`.
//!
//! `<weft:step tag="…" minutes="…" purposes="… …" mode="…"><weft:role name="…" count="…"/></weft:step>`
//! on flow nodes, `<weft:role kind="…" learner="…"/>` on lanes and pools,
//! `<weft:flow probability="…"/>` on sequence flows, `<weft:document case="…"/>` on a process, `<weft:beside/>`
//! on nodes that it drew beside the steps, and `<weft:turn at="…"/>` on closed pools and messages. Values are read as in Weft JSON,
//! with its bounds; what fits no attribute stands as JSON in the attribute `rest`.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use weft_core::workflow::{Link, Note, Origin, Role, Step};
use weft_core::{Document, said};

use super::model::Model;
use super::xml::{Element, ElementId, MOST_SHARED, Vocabulary, short, shown};
use crate::FileError;

/// The namespace of our own annotations.
pub(super) const WEFT: &str = "https://weft.work/bpmn/1";
/// The attribute of a model that Weft drew, all of whose nodes are its own.
pub(super) const AFRESH: &str = "afresh";
/// The attribute that holds as JSON what fits no other.
pub(super) const REST: &str = "rest";

/// Adds what is annotated on a flow node to its step; gives what the annotation, if there is one, says
/// about where the step came from.
pub(super) fn step(
    model: &Model<'_>,
    id: ElementId,
    step: &mut Step,
) -> Result<Option<Option<Box<Origin>>>, FileError> {
    let Some((weft, element)) = annotation(model, id, "step") else {
        return Ok(None);
    };
    let mut fields = fields(element)?;
    if !matches!(fields.get("id"), Some(Value::String(_))) {
        fields.insert("id".to_owned(), Value::from(step.id.as_str()));
    }
    let mut roles = Vec::new();
    for (_, child) in model.xml.all_children(weft) {
        if child.vocabulary == Vocabulary::Weft && child.name == "role" {
            roles.push(Value::Object(self::fields(child)?));
        }
    }
    let mut read: Step = value(element, fields)?;
    if !roles.is_empty() {
        let mut named = Map::new();
        named.insert("id".to_owned(), Value::from(step.id.as_str()));
        named.insert("roles".to_owned(), Value::from(roles));
        step.roles = value::<Step>(element, named)?.roles;
    }
    let origin = read.origin.take();
    *step = Step {
        name: exact(&mut step.name, &read.name, shown),
        roles: std::mem::take(&mut step.roles),
        kind: step.kind,
        next: Vec::new(),
        origin: step.origin.take(),
        ..read
    };
    Ok(Some(origin))
}

/// The name as it was before XML tidied it, unless somebody changed it since.
fn exact(label: &mut String, said: &str, tidied: impl Fn(&str) -> String) -> String {
    if tidied(said) == *label {
        return said.to_owned();
    }
    std::mem::take(label)
}

/// Whether a flow node was only drawn beside the steps when Weft wrote the file.
pub(super) fn is_beside(model: &Model<'_>, id: ElementId) -> bool {
    annotation(model, id, "beside").is_some()
}

/// The place among its like of something that BPMN draws apart from them: of a role that is a closed pool,
/// of a message that is drawn.
pub(super) fn turn(model: &Model<'_>, id: ElementId) -> Option<usize> {
    let (_, element) = annotation(model, id, "turn")?;
    element.attribute("at")?.trim().parse().ok()
}

/// Puts what has a turn into its place among the rest, which is in order.
pub(super) fn in_turn<T>(parts: Vec<(Option<usize>, T)>) -> Vec<T> {
    let (mut turned, rest): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|(turn, _)| turn.is_some());
    turned.sort_by_key(|(turn, _)| *turn);
    let mut rest = rest.into_iter().map(|(_, one)| one);
    let mut all = Vec::new();
    for (turn, one) in turned {
        let before = turn.unwrap_or_default().saturating_sub(all.len());
        all.extend(rest.by_ref().take(before));
        all.push(one);
    }
    all.extend(rest);
    all
}

/// Whether Weft wrote this file from a document that was not drawn in BPMN.
pub(super) fn is_ours(model: &Model<'_>) -> bool {
    model
        .processes
        .iter()
        .filter_map(|process| annotation(model, *process, "document"))
        .any(|(_, element)| element.attribute(AFRESH) == Some("true"))
}

/// What is said about the document, without its steps and roles.
pub(super) fn document(model: &Model<'_>) -> Result<Option<Document>, FileError> {
    let found = model
        .processes
        .iter()
        .find_map(|process| annotation(model, *process, "document"));
    let Some((_, element)) = found else {
        return Ok(None);
    };
    let mut fields = fields(element)?;
    fields.remove(AFRESH);
    let mut title = model.title();
    if let Some(Value::String(said)) = fields.get("title") {
        title = exact(&mut title, said, shown);
    }
    fields.insert("title".to_owned(), Value::from(title));
    fields.insert("format".to_owned(), Value::from("weft/1"));
    if let Value::Object(baseline) = fields
        .entry("baseline")
        .or_insert_with(|| Value::Object(Map::new()))
    {
        baseline.insert("steps".to_owned(), Value::Array(Vec::new()));
    }
    value(element, fields).map(Some)
}

/// The notes that Weft drew beside the steps.
pub(super) fn notes(model: &Model<'_>) -> Result<Vec<Note>, FileError> {
    let mut notes = Vec::new();
    for (id, _) in model.everywhere("textAnnotation") {
        let Some((_, element)) = annotation(model, id, "note") else {
            continue;
        };
        let mut fields = fields(element)?;
        let mut text: String = model
            .xml
            .named(id, "text")
            .map(|(_, text)| shown(&text.text))
            .collect();
        if let Some(Value::String(said)) = fields.get("text") {
            text = exact(&mut text, said, shown);
        }
        fields.insert("text".to_owned(), Value::from(text));
        notes.push(value(element, fields)?);
    }
    Ok(notes)
}

/// The role of a lane or pool.
pub(super) fn role(model: &Model<'_>, id: ElementId, name: &str) -> Result<Role, FileError> {
    let Some((_, element)) = annotation(model, id, "role") else {
        return Ok(Role {
            name: name.into(),
            ..Role::default()
        });
    };
    let mut fields = fields(element)?;
    let mut name = name.to_owned();
    if let Some(Value::String(said)) = fields.get("name") {
        name = exact(&mut name, said, |said| short(&shown(said), MOST_SHARED));
    }
    fields.insert("name".to_owned(), Value::from(name));
    value(element, fields)
}

/// What is said about a sequence flow, where something is; `name` is what is written on it.
pub(super) fn flow(
    model: &Model<'_>,
    id: ElementId,
    name: Option<&str>,
) -> Result<Option<Link>, FileError> {
    let Some((_, element)) = annotation(model, id, "flow") else {
        return Ok(None);
    };
    let mut fields = fields(element)?;
    fields.insert("to".to_owned(), Value::from("end"));
    let mut link: Link = value(element, fields)?;
    let mut label = name.unwrap_or_default().to_owned();
    link.name = match link.name {
        Some(said) => Some(exact(&mut label, &said, shown)),
        None => name.map(str::to_owned),
    };
    Ok(Some(link))
}

/// Our element of this name on a BPMN element.
fn annotation<'a>(
    model: &Model<'a>,
    id: ElementId,
    name: &str,
) -> Option<(ElementId, &'a Element<'a>)> {
    model
        .xml
        .named(id, "extensionElements")
        .flat_map(|(extension, _)| model.xml.all_children(extension))
        .find(|(_, child)| child.vocabulary == Vocabulary::Weft && child.name == name)
}

/// The attributes as fields of Weft JSON: numbers, truth values, lists and text.
fn fields(element: &Element<'_>) -> Result<Map<String, Value>, FileError> {
    let mut fields = match element.attribute(REST) {
        None => Map::new(),
        Some(rest) => serde_json::from_str(rest).map_err(|_| {
            FileError::wrong(
                element.place(),
                said!(
                    "an attribute “{REST}” that is no JSON object",
                    "ein Attribut „{REST}“, das kein JSON-Objekt ist"
                ),
                said!("a JSON object", "ein JSON-Objekt"),
            )
        })?,
    };
    let attributes = element
        .attributes
        .iter()
        .filter(|(key, _)| !key.contains(':') && *key != "xmlns" && *key != REST);
    fields.extend(attributes.map(|(key, text)| ((*key).to_owned(), field(key, text.trim()))));
    Ok(fields)
}

/// The value of an attribute.
pub(super) fn field(key: &str, text: &str) -> Value {
    match key {
        "purposes" | "replaces" => text
            .split([' ', ';', ','])
            .filter(|part| !part.is_empty())
            .map(Value::from)
            .collect(),
        "minutes"
        | "probability"
        | "count"
        | "headcount"
        | "casesPerWeek"
        | "agency"
        | "protectedMinutesPerWeek" => number(text),
        _ => match text {
            "true" => Value::from(true),
            "false" => Value::from(false),
            _ => Value::from(text),
        },
    }
}

/// A number, or the text itself, which the bounds then refuse.
fn number(text: &str) -> Value {
    if let Ok(whole) = text.parse::<i64>() {
        return Value::from(whole);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Value::from(number),
        _ => Value::from(text),
    }
}

fn value<T: DeserializeOwned>(
    element: &Element<'_>,
    fields: Map<String, Value>,
) -> Result<T, FileError> {
    serde_json::from_value(Value::Object(fields)).map_err(|error| {
        let (found, expected) = crate::json::words(&error);
        FileError::wrong(element.place(), found, expected)
    })
}
