//! BPMN 2.0 to a workflow (formats.md section 3).
//!
//! Several processes and pools become one workflow; sub-processes are flattened, pools are joined by
//! the messages that start them, and what would keep a case from starting or ending is repaired.
//! **Invariant:** every step of the result can be reached from its start, and from every step the end
//! can be reached. Every repair is in the notes.

mod annotate;
mod diff;
mod graph;
mod model;
mod origin;
mod parse;
mod people;
mod repair;
mod revise;
mod routes;
mod scope;
mod write;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use weft_core::workflow::{Message, MessageEnd, Step, StepId, Workflow};
use weft_core::{Document, said};

pub use diff::{BpmnAttribute, BpmnChange, BpmnDiff, BpmnElement, diff_bpmn};
pub use revise::{Revised, revise_bpmn};
pub use write::{bpmn_losses, write_bpmn};

use crate::note::{Note, Read};
use crate::{FileError, Limits, Place};
use graph::{Drawn, Graph, NodeId, Source};
use model::Model;
use people::Pools;
use scope::Scopes;
use xml::ElementId;

/// Reads a workflow from a BPMN 2.0 model.
///
/// # Errors
///
/// An input that is too large, no well-formed XML, no BPMN model, or a model without any flow.
pub fn read_bpmn(bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    let text = parse::text(bytes, limits)?;
    let xml = parse::parse(&text, limits)?;
    Ok(traced(&Model::of(&xml)?)?.read)
}

/// A document with the elements that its steps were read from.
struct Traced {
    read: Read,
    /// One for each step of the baseline.
    sources: Vec<Source>,
    /// The lane or pool of each role.
    seats: Vec<Option<ElementId>>,
    /// The messages that the model draws.
    messages: Vec<Message>,
}

/// Reads a workflow and remembers where it came from.
fn traced(model: &Model<'_>) -> Result<Traced, FileError> {
    let mut notes = Vec::new();
    let pools = Pools::of(model)?;
    let mut scopes = Scopes::of(model, &pools, &mut notes)?;
    if scopes.graph.nodes.is_empty() {
        return Err(model.without_flow());
    }
    routes::connect(&mut scopes, model, &mut notes);
    let messages = messages(model, &scopes, &mut notes);
    hand_over(&mut scopes.graph, &messages);
    scopes.graph.contract();
    let (roles, seats) = pools.roles(model, &scopes.graph)?.into_iter().unzip();
    let touched = touched(&scopes.graph, &messages);
    let ends: Vec<(Option<usize>, Message)> = name_ends(&mut scopes.graph, messages);
    let (steps, start) = repair::repair(scopes.graph, &touched, &mut notes);
    let (steps, sources): (Vec<Step>, Vec<Source>) = steps.into_iter().unzip();
    let kept: BTreeSet<&StepId> = steps.iter().map(|step| &step.id).collect();
    let is_kept = |end: &MessageEnd| match end {
        MessageEnd::Step(id) => kept.contains(id),
        MessageEnd::Pool(_) => true,
    };
    let messages: Vec<(Option<usize>, Message)> = ends
        .into_iter()
        .filter(|(_, message)| is_kept(&message.from) && is_kept(&message.to))
        .collect();
    let drawn = messages
        .iter()
        .map(|(_, message)| message.clone())
        .collect();
    let mut document = Document {
        roles,
        ..match annotate::document(model)? {
            Some(written) => written,
            None => Document {
                title: model.title(),
                ..Document::default()
            },
        }
    };
    if annotate::is_ours(model) {
        document.baseline.free_notes = annotate::notes(model)?;
    }
    fill(&mut document.baseline, steps, start, messages);
    Ok(Traced {
        read: Read { document, notes },
        sources,
        seats,
        messages: drawn,
    })
}

/// Puts what the model shows into a version of which the rest may be known.
fn fill(
    version: &mut Workflow,
    steps: Vec<Step>,
    start: Option<StepId>,
    messages: Vec<(Option<usize>, Message)>,
) {
    version.steps = steps;
    let first = version.steps.first().map(|step| &step.id);
    if version.start.as_ref() != start.as_ref().or(first) {
        version.start = start;
    }
    let ids: BTreeSet<&StepId> = version.steps.iter().map(|step| &step.id).collect();
    let is_there = |end: &MessageEnd| match end {
        MessageEnd::Step(id) => ids.contains(id),
        MessageEnd::Pool(_) => true,
    };
    let mut known = std::mem::take(&mut version.messages);
    known.retain(|message| is_there(&message.from) && is_there(&message.to));
    let known = known.into_iter().map(|message| (None, message));
    let all = known.chain(messages).collect();
    for note in &mut version.free_notes {
        note.about = note.about.take().filter(|step| ids.contains(step));
    }
    version.messages = annotate::in_turn(all);
}

/// A message flow between nodes and pools.
struct Flow {
    /// Its place among the messages, where Weft drew it.
    turn: Option<usize>,
    name: Option<String>,
    from: End,
    to: End,
}

/// One end of a message flow.
enum End {
    /// The node where it is, and the node through which the flow passes it.
    Node {
        at: NodeId,
        by: NodeId,
    },
    Pool(String),
}

/// The message flows of the model, those with a lost end left out.
fn messages(model: &Model<'_>, scopes: &Scopes<'_>, notes: &mut Vec<Note>) -> Vec<Flow> {
    let end = |reference: Option<&str>, nodes: &BTreeMap<&str, NodeId>| {
        let reference = reference?;
        match (scopes.entries.get(reference), nodes.get(reference)) {
            (Some(at), Some(by)) => Some(End::Node { at: *at, by: *by }),
            _ => model.pool_name(reference).map(End::Pool),
        }
    };
    let mut flows = Vec::new();
    for (id, element) in model.message_flows() {
        let from = end(element.reference("sourceRef"), &scopes.exits);
        let to = end(element.reference("targetRef"), &scopes.entries);
        let (Some(from), Some(to)) = (from, to) else {
            notes.push(Note::said(
                element.place(),
                &said!(
"this message flow has an end that is not in the file; it is left out",
"dieser Nachrichtenfluss hat ein Ende, das nicht in der Datei ist; er bleibt weg"),
            ));
            continue;
        };
        let name = element.label("name").or_else(|| {
            let message = model.by_id(element.reference("messageRef")?)?;
            model.xml.get(message).shared_name()
        });
        flows.push(Flow {
            turn: annotate::turn(model, id),
            name,
            from,
            to,
        });
    }
    flows
}

/// A process that is started by a message of another pool's node starts there.
fn hand_over(graph: &mut Graph, messages: &[Flow]) {
    let mut fed = graph.targets();
    for flow in messages {
        if let (End::Node { by: from, .. }, End::Node { by: to, .. }) = (&flow.from, &flow.to)
            && from != to
            && graph.get(*to).drawn != Drawn::Out
            && fed.insert(*to)
        {
            graph.fork(*from, *to);
        }
    }
}

/// The nodes at which a message is sent or received.
fn touched(graph: &Graph, messages: &[Flow]) -> BTreeSet<NodeId> {
    messages
        .iter()
        .flat_map(|flow| [&flow.from, &flow.to])
        .filter_map(|end| match end {
            End::Node { at, .. } => Some(graph.settled(*at)),
            End::Pool(_) => None,
        })
        .collect()
}

/// Gives every node its final id and the messages the ids of their nodes.
fn name_ends(graph: &mut Graph, flows: Vec<Flow>) -> Vec<(Option<usize>, Message)> {
    repair::unique_ids(graph);
    let named = |end: End| match end {
        End::Node { at, .. } => MessageEnd::Step(graph.get(graph.settled(at)).step.id.clone()),
        End::Pool(name) => MessageEnd::Pool(name),
    };
    flows
        .into_iter()
        .map(|flow| {
            let message = Message {
                name: flow.name,
                from: named(flow.from),
                to: named(flow.to),
            };
            (flow.turn, message)
        })
        .collect()
}

/// The place of a node.
fn place(graph: &Graph, node: NodeId) -> Place {
    let node = graph.get(node);
    Place::Element {
        id: node.step.id.to_string(),
        line: node.line,
    }
}
