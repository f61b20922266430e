//! Our own annotations in `extensionElements`, under the namespace `https://weft.work/bpmn/1`.
//!
//! `<weft:step tag="…" minutes="…" purposes="… …" mode="…"><weft:role name="…" count="…"/></weft:step>`
//! on flow nodes, `<weft:role kind="…" learner="…"/>` on lanes and pools, and
//! `<weft:flow probability="…"/>` on sequence flows. Values are read as in Weft JSON, with its bounds.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use weft_core::workflow::{Link, Role, Step};

use super::model::Model;
use super::xml::{Element, ElementId, Vocabulary};
use crate::FileError;

/// Adds what is annotated on a flow node to its step.
pub(super) fn step(model: &Model<'_>, id: ElementId, step: &mut Step) -> Result<(), FileError> {
    let Some((weft, element)) = annotation(model, id, "step") else {
        return Ok(());
    };
    let mut fields = fields(element);
    fields.insert("id".to_owned(), Value::from(step.id.as_str()));
    let roles: Vec<Value> = model
        .xml
        .all_children(weft)
        .filter(|(_, child)| child.vocabulary == Vocabulary::Weft && child.name == "role")
        .map(|(_, child)| Value::Object(self::fields(child)))
        .collect();
    let read: Step = value(element, fields)?;
    if !roles.is_empty() {
        let mut named = Map::new();
        named.insert("id".to_owned(), Value::from(step.id.as_str()));
        named.insert("roles".to_owned(), Value::from(roles));
        step.roles = value::<Step>(element, named)?.roles;
    }
    *step = Step {
        id: std::mem::take(&mut step.id),
        name: std::mem::take(&mut step.name),
        roles: std::mem::take(&mut step.roles),
        kind: step.kind,
        split: step.split,
        origin: step.origin.take(),
        ..read
    };
    Ok(())
}

/// The role of a lane or pool.
pub(super) fn role(model: &Model<'_>, id: ElementId, name: &str) -> Result<Role, FileError> {
    let Some((_, element)) = annotation(model, id, "role") else {
        return Ok(Role {
            name: name.into(),
            ..Role::default()
        });
    };
    let mut fields = fields(element);
    fields.insert("name".to_owned(), Value::from(name));
    value(element, fields)
}

/// The probability of a sequence flow.
pub(super) fn probability(model: &Model<'_>, id: ElementId) -> Result<Option<f64>, FileError> {
    let Some((_, element)) = annotation(model, id, "flow") else {
        return Ok(None);
    };
    let mut fields = fields(element);
    fields.insert("to".to_owned(), Value::from("end"));
    value::<Link>(element, fields).map(|link| link.probability)
}

/// Our element of this name on a BPMN element.
fn annotation<'a>(
    model: &Model<'a>,
    id: ElementId,
    name: &str,
) -> Option<(ElementId, &'a Element)> {
    model
        .xml
        .named(id, "extensionElements")
        .flat_map(|(extension, _)| model.xml.all_children(extension))
        .find(|(_, child)| child.vocabulary == Vocabulary::Weft && child.name == name)
}

/// The attributes as fields of Weft JSON: numbers, truth values, lists and text.
fn fields(element: &Element) -> Map<String, Value> {
    element
        .attributes
        .iter()
        .filter(|(key, _)| !key.contains(':') && key != "xmlns")
        .map(|(key, text)| (key.clone(), field(key, text.trim())))
        .collect()
}

fn field(key: &str, text: &str) -> Value {
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
    element: &Element,
    fields: Map<String, Value>,
) -> Result<T, FileError> {
    serde_json::from_value(Value::Object(fields)).map_err(|error| {
        let (found, expected) = crate::json::words(&error);
        FileError::wrong(element.place(), found, expected)
    })
}
