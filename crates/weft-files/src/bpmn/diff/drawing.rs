//! What is drawn elsewhere or otherwise in the later model.

use std::collections::BTreeMap;

use super::super::model::Model;
use super::super::xml::{Element, ElementId, Xml};
use super::BpmnElement;
use super::compare::element;

/// The elements whose shape or line differs; a shape is found again by its id, or by what it draws.
pub(super) fn redrawn(before: &Model<'_>, after: &Model<'_>) -> Vec<BpmnElement> {
    let known: BTreeMap<&str, ElementId> = drawn(before.xml).collect();
    let mut redrawn = Vec::new();
    let mut listed = std::collections::BTreeSet::new();
    for (key, new) in drawn(after.xml) {
        let Some(old) = known.get(key) else { continue };
        if look(before.xml, *old) == look(after.xml, new) {
            continue;
        }
        let of = after.xml.get(new).reference("bpmnElement");
        if let Some(of) = of.and_then(|of| after.by_id(of))
            && listed.insert(of)
        {
            redrawn.push(element(after.xml.get(of)));
        }
    }
    redrawn
}

fn drawn<'a>(xml: &'a Xml<'a>) -> impl Iterator<Item = (&'a str, ElementId)> {
    xml.elements
        .iter()
        .enumerate()
        .filter(|(_, element)| matches!(element.name, "BPMNShape" | "BPMNEdge"))
        .filter_map(|(id, element)| {
            let key = element.attribute("id").map(str::trim);
            Some((key.or_else(|| element.reference("bpmnElement"))?, id))
        })
}

/// How an element looks: its attributes that are BPMN's, and all inside, in order. Colours are not its.
fn look(xml: &Xml<'_>, id: ElementId) -> Vec<String> {
    let (mut look, mut waiting) = (Vec::new(), vec![id]);
    while let Some(at) = waiting.pop() {
        let element = xml.get(at);
        look.push(element.name.to_owned());
        look.extend(attributes(element, at == id));
        let inside: Vec<ElementId> = xml.all_children(at).map(|(child, _)| child).collect();
        waiting.extend(inside.into_iter().rev());
    }
    look
}

/// The attributes in one order, numbers in one form. Ids inside a shape say nothing.
fn attributes(element: &Element<'_>, is_top: bool) -> Vec<String> {
    let mut attributes: Vec<String> = element
        .attributes
        .iter()
        .filter(|(key, _)| !key.contains(':') && *key != "xmlns" && (is_top || *key != "id"))
        .map(|(key, value)| match value.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => format!("{key}={number}"),
            _ => format!("{key}={}", value.trim()),
        })
        .filter(|said| said != "messageVisibleKind=initiating")
        .collect();
    attributes.sort_unstable();
    attributes
}
