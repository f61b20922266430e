//! The ways between nodes: sequence flows, links, borders of sub-processes, exceptions.

use std::collections::{BTreeMap, BTreeSet};
use weft_core::{Said, said, sentence};

use weft_core::workflow::{Link, Split};

use super::graph::{Drawn, Edge, NodeId};
use super::model::Model;
use super::scope::{Scope, ScopeKind, Scopes, has_trigger};
use super::xml::{ElementId, tidy};
use super::{annotate, origin, place};
use crate::note::Note;
use crate::{Complaint, FileError};

/// Connects the nodes of every scope.
pub(super) fn connect(scopes: &mut Scopes<'_>, model: &Model<'_>, notes: &mut Vec<Note>) {
    sequence_flows(scopes, model, notes);
    links(scopes, model);
    compensations(scopes, model);
    let scopes_list = std::mem::take(&mut scopes.list);
    let hosts = hosts(scopes, model, &scopes_list, notes);
    let caught = doors(scopes, model, &scopes_list, &hosts, notes);
    boundaries(scopes, model, &hosts, &caught);
    events(scopes, &scopes_list, notes);
    scopes.list = scopes_list;
}

fn sequence_flows(scopes: &mut Scopes<'_>, model: &Model<'_>, notes: &mut Vec<Note>) {
    let mut conditional: BTreeSet<NodeId> = BTreeSet::new();
    for id in std::mem::take(&mut scopes.flows) {
        let flow = model.xml.get(id);
        let from = flow
            .reference("sourceRef")
            .and_then(|id| scopes.exits.get(id));
        let to = flow
            .reference("targetRef")
            .and_then(|id| scopes.entries.get(id));
        let (Some(from), Some(to)) = (from, to) else {
            notes.push(Note::said(
                flow.place(),
                &said!(
                    "this sequence flow has an end that is not in the file; it is left out",
                    "dieser Sequenzfluss hat ein Ende, das nicht in der Datei ist; er bleibt weg"
                ),
            ));
            continue;
        };
        let condition = model
            .xml
            .named(id, "conditionExpression")
            .map(|(_, condition)| tidy(&condition.text))
            .next();
        if condition.is_some() {
            conditional.insert(*from);
        }
        let is_default = flow
            .reference("sourceRef")
            .and_then(|source| model.by_id(source))
            .and_then(|source| model.xml.get(source).reference("default"))
            .is_some_and(|default| flow.attribute("id") == Some(default));
        if is_default {
            conditional.insert(*from);
        }
        let mut edge = Edge::to(*to);
        edge.element = Some(id);
        edge.name = flow
            .label("name")
            .or(condition.filter(|text| !text.is_empty()))
            .or_else(|| is_default.then(|| "default".to_owned()));
        if let Some(said) = said(model, id, edge.name.as_deref(), notes) {
            edge.name = said.name;
            edge.probability = said.probability;
            edge.extra = said.extra;
            edge.said = true;
        }
        scopes.graph.get_mut(*from).edges.push(edge);
    }
    splits(scopes, &conditional);
    scopes.graph.fold();
}

/// What an annotation says about a flow; one that is out of its bounds is left out and said aloud.
fn said(
    model: &Model<'_>,
    id: ElementId,
    name: Option<&str>,
    notes: &mut Vec<Note>,
) -> Option<Link> {
    match annotate::flow(model, id, name) {
        Ok(said) => said,
        Err(FileError::Wrong { complaints }) => {
            notes.extend(complaints.into_iter().map(|complaint| {
                let Complaint {
                    place,
                    found,
                    expected,
                } = complaint;
                let says = Said::of(|language| {
                    sentence!(language;
                    "found {}, expected {}; it is left out",
                    "gefunden: {}, erwartet: {}; es bleibt weg",
                    found.says(language), expected.says(language))
                });
                Note::said(place, &says)
            }));
            None
        }
        Err(_) => None,
    }
}

/// How nodes with several ways out part, by their element.
fn splits(scopes: &mut Scopes<'_>, conditional: &BTreeSet<NodeId>) {
    for (id, node) in scopes.graph.nodes.iter_mut().enumerate() {
        let element = node
            .step
            .origin
            .as_ref()
            .map(|origin| origin.element.as_str())
            .unwrap_or_default();
        node.step.split = match element {
            _ if node.edges.len() < 2 => node.step.split,
            "exclusiveGateway" | "eventBasedGateway" => Split::One,
            "inclusiveGateway" | "complexGateway" => Split::Some,
            "parallelGateway" => Split::All,
            // Several flows out of a task or event run together, unless conditions choose.
            _ if conditional.contains(&id) => Split::Some,
            _ => Split::All,
        };
    }
}

/// A throwing link leads to the catching link of the same name.
fn links(scopes: &mut Scopes<'_>, model: &Model<'_>) {
    for scope in &scopes.list {
        let mut catching: BTreeMap<String, NodeId> = BTreeMap::new();
        let mut throwing = Vec::new();
        for (node, id) in &scope.members {
            let element = model.xml.get(*id);
            let Some(name) = link_name(model, *id) else {
                continue;
            };
            match element.name {
                "intermediateCatchEvent" => {
                    catching.entry(name).or_insert(*node);
                }
                "intermediateThrowEvent" | "endEvent" => throwing.push((name, *node)),
                _ => {}
            }
        }
        for (name, node) in throwing {
            if let Some(to) = catching.get(&name) {
                scopes.graph.get_mut(node).edges.push(Edge::to(*to));
            }
        }
    }
}

/// The name of a link event: that of its definition, or its own.
fn link_name(model: &Model<'_>, id: ElementId) -> Option<String> {
    let (_, definition) = origin::definitions(model, id)
        .find(|(_, definition)| definition.name == "linkEventDefinition")?;
    definition
        .label("name")
        .or_else(|| model.xml.get(id).label("name"))
        .or(Some(String::new()))
}

/// A compensation event leads to the activity that undoes.
fn compensations(scopes: &mut Scopes<'_>, model: &Model<'_>) {
    for (_, association) in model.everywhere("association") {
        let source = association.reference("sourceRef").and_then(|id| {
            let element = model.by_id(id)?;
            let node = scopes.exits.get(id)?;
            has_trigger(model, element, "compensate").then_some(*node)
        });
        let target = association
            .reference("targetRef")
            .and_then(|id| scopes.entries.get(id));
        if let (Some(source), Some(target)) = (source, target) {
            scopes.graph.get_mut(source).edges.push(Edge::to(*target));
        }
    }
}

/// An event on the border of an activity.
struct Boundary {
    node: NodeId,
    element: ElementId,
}

/// The boundary events by the node that the case leaves their activity from.
fn hosts(
    scopes: &Scopes<'_>,
    model: &Model<'_>,
    list: &[Scope],
    notes: &mut Vec<Note>,
) -> BTreeMap<NodeId, Vec<Boundary>> {
    let mut hosts: BTreeMap<NodeId, Vec<Boundary>> = BTreeMap::new();
    for (node, element) in list.iter().flat_map(|scope| &scope.boundary) {
        let event = model.xml.get(*element);
        let host = event
            .reference("attachedToRef")
            .and_then(|id| scopes.exits.get(id));
        match host {
            Some(host) => hosts.entry(*host).or_default().push(Boundary {
                node: *node,
                element: *element,
            }),
            None => notes.push(Note::said(
                event.place(),
                &said!(
                    "this boundary event is attached to nothing in the file",
                    "dieses angeheftete Ereignis hängt an nichts in der Datei"
                ),
            )),
        }
    }
    hosts
}

/// Leads into and out of every sub-process; gives the boundary events that errors inside lead to.
fn doors(
    scopes: &mut Scopes<'_>,
    model: &Model<'_>,
    list: &[Scope],
    hosts: &BTreeMap<NodeId, Vec<Boundary>>,
    notes: &mut Vec<Note>,
) -> BTreeSet<NodeId> {
    let targets = scopes.graph.targets();
    let mut caught = BTreeSet::new();
    for scope in list {
        let (Some(entry), Some(exit)) = (scope.entry, scope.exit) else {
            continue;
        };
        let none = Vec::new();
        let border = hosts.get(&exit).unwrap_or(&none);
        for (node, element) in scope.members.iter().chain(&scope.boundary) {
            if !scopes.graph.get(*node).edges.is_empty()
                || scopes.graph.get(*node).drawn == Drawn::In
            {
                continue;
            }
            let way = catcher(model, *element, border).unwrap_or(exit);
            caught.extend((way != exit).then_some(way));
            scopes.graph.get_mut(*node).edges.push(Edge::to(way));
        }
        lead_in(scopes, model, scope, entry, &targets, notes);
    }
    caught
}

/// The boundary event that catches what this end event throws.
fn catcher(model: &Model<'_>, end: ElementId, border: &[Boundary]) -> Option<NodeId> {
    ["error", "escalation", "cancel"]
        .iter()
        .find_map(|trigger| {
            if model.xml.get(end).name != "endEvent" || !has_trigger(model, end, trigger) {
                return None;
            }
            border
                .iter()
                .find(|event| has_trigger(model, event.element, trigger))
                .map(|event| event.node)
        })
}

/// Leads from the door of a sub-process to each of its starts.
fn lead_in(
    scopes: &mut Scopes<'_>,
    model: &Model<'_>,
    scope: &Scope,
    entry: NodeId,
    targets: &BTreeSet<NodeId>,
    notes: &mut Vec<Note>,
) {
    let free: Vec<(NodeId, bool)> = scope
        .members
        .iter()
        .filter(|(node, _)| !targets.contains(node) && scopes.graph.get(*node).drawn != Drawn::Out)
        .map(|(node, element)| (*node, model.xml.get(*element).name == "startEvent"))
        .collect();
    let mut starts: Vec<NodeId> = free.iter().map(|(node, _)| *node).collect();
    if starts.is_empty() {
        // Everything inside runs in a ring: it is entered where it is drawn first.
        starts.extend(scope.members.first().map(|(node, _)| *node));
        notes.push(Note::said(
            place(&scopes.graph, entry),
            &said!(
                "this sub-process has no start; its first node is taken",
                "dieser Teilprozess hat keinen Start; sein erster Knoten gilt"
            ),
        ));
    }
    let started = free.iter().filter(|(_, is_start)| *is_start).count();
    let node = scopes.graph.get_mut(entry);
    node.step.split = match scope.kind {
        _ if starts.len() < 2 => Split::One,
        ScopeKind::AdHoc => Split::Some,
        _ if started > 0 => Split::One,
        ScopeKind::Process | ScopeKind::Inner | ScopeKind::OnEvent => Split::All,
    };
    node.edges.extend(starts.into_iter().map(Edge::to));
}

/// Adds the ways over the border to the activities that have one.
fn boundaries(
    scopes: &mut Scopes<'_>,
    model: &Model<'_>,
    hosts: &BTreeMap<NodeId, Vec<Boundary>>,
    caught: &BTreeSet<NodeId>,
) {
    for (host, events) in hosts {
        let free: Vec<&Boundary> = events
            .iter()
            .filter(|event| !caught.contains(&event.node))
            .collect();
        if free.is_empty() {
            continue;
        }
        let together = free.iter().any(|event| is_beside(model, event.element));
        let ways: Vec<NodeId> = free.iter().map(|event| event.node).collect();
        scopes.graph.attach(*host, &ways, together);
    }
}

/// Whether the activity goes on when this event happens.
fn is_beside(model: &Model<'_>, event: ElementId) -> bool {
    let interrupts = model.xml.get(event).attribute("cancelActivity") != Some("false");
    !interrupts || has_trigger(model, event, "compensate")
}

/// Event sub-processes are ways beside the end of their sub-process or the start of their process.
fn events(scopes: &mut Scopes<'_>, list: &[Scope], notes: &mut Vec<Note>) {
    let targets = scopes.graph.targets();
    for scope in list {
        let ways: Vec<NodeId> = scope
            .on_events
            .iter()
            .filter_map(|inner| list.get(*inner)?.entry)
            .collect();
        let Some(first) = ways.first() else { continue };
        let host = scope.exit.or_else(|| {
            let mut starts = scope.members.iter().map(|(node, _)| *node);
            starts.find(|node| !targets.contains(node))
        });
        if let Some(host) = host {
            scopes.graph.attach(host, &ways, true);
            notes.push(Note::said(
                place(&scopes.graph, *first),
                &said!(
                    "this event sub-process is taken as a way beside the normal one",
                    "dieser Ereignis-Teilprozess gilt als Weg neben dem normalen"
                ),
            ));
        }
    }
}
