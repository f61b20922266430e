//! Processes and sub-processes, walked and flattened into nodes.

use std::collections::{BTreeMap, BTreeSet};
use weft_core::said;

use weft_core::workflow::{Participant, Step, StepId, StepKind};

use super::graph::{Drawn, Graph, Node, NodeId};
use super::model::{Model, NodeKind, node_kind};
use super::origin::{Beside, definitions, origin};
use super::people::{Pools, Seat, lanes};
use super::xml::ElementId;
use super::{annotate, xml};
use crate::FileError;
use crate::note::Note;

/// What encloses nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScopeKind {
    /// A process at the top.
    Process,
    /// A sub-process, transaction or called process: one way in, one way out.
    Inner,
    /// An ad-hoc sub-process: its nodes run in any order.
    AdHoc,
    /// An event sub-process: started from outside the flow.
    OnEvent,
}

/// One process or sub-process.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) kind: ScopeKind,
    /// The node that leads in, none for a process.
    pub(super) entry: Option<NodeId>,
    /// The node that leads out, none for a process.
    pub(super) exit: Option<NodeId>,
    /// Nodes directly inside, with the element each comes from.
    pub(super) members: Vec<(NodeId, ElementId)>,
    /// Event sub-processes directly inside, by their index.
    pub(super) on_events: Vec<usize>,
    /// The events on the border, with their elements.
    pub(super) boundary: Vec<(NodeId, ElementId)>,
}

/// Everything inside the processes of a model.
pub(super) struct Scopes<'a> {
    pub(super) graph: Graph,
    pub(super) list: Vec<Scope>,
    /// Where a reference to an element leads in, by its id.
    pub(super) entries: BTreeMap<&'a str, NodeId>,
    /// Where it leads out.
    pub(super) exits: BTreeMap<&'a str, NodeId>,
    /// Sequence flows of every scope.
    pub(super) flows: Vec<ElementId>,
}

/// What a node inherits from the scopes around it.
#[derive(Clone)]
struct Around {
    seat: Seat,
    within: Vec<String>,
    depth: usize,
}

/// How many sub-processes around a node it remembers, the innermost ones.
const MOST_WITHIN: usize = 8;

/// How deep processes may call each other and still be drawn inside one another.
const MOST_CALLS: usize = 64;

struct Walk<'a, 'm> {
    model: &'m Model<'a>,
    pools: &'m Pools,
    beside: Beside<'a>,
    out: Scopes<'a>,
    /// Processes that stand in the flow already.
    placed: BTreeSet<ElementId>,
    /// Whether Weft wrote the file.
    is_ours: bool,
    notes: &'m mut Vec<Note>,
}

impl<'a> Scopes<'a> {
    pub(super) fn of(
        model: &Model<'a>,
        pools: &Pools,
        notes: &mut Vec<Note>,
    ) -> Result<Self, FileError> {
        let mut walk = Walk {
            model,
            pools,
            beside: Beside::of(model),
            out: Self {
                graph: Graph::default(),
                list: Vec::new(),
                entries: BTreeMap::new(),
                exits: BTreeMap::new(),
                flows: Vec::new(),
            },
            placed: BTreeSet::new(),
            is_ours: annotate::is_ours(model),
            notes,
        };
        let called = walk.called();
        // Called processes come last: those that no call has placed by then stand for themselves.
        let (last, first): (Vec<ElementId>, Vec<ElementId>) = model
            .processes
            .iter()
            .partition(|process| called.contains(process) && !pools.has_pool(**process));
        for process in first.into_iter().chain(last) {
            if walk.placed.insert(process) {
                let around = Around {
                    seat: pools.seat(model, process),
                    within: Vec::new(),
                    depth: 0,
                };
                walk.scope(process, ScopeKind::Process, &around, None)?;
            }
        }
        Ok(walk.out)
    }
}

impl<'a> Walk<'a, '_> {
    /// The processes that call activities of this file name.
    fn called(&self) -> BTreeSet<ElementId> {
        self.model
            .everywhere("callActivity")
            .filter_map(|(id, _)| self.callee(id))
            .collect()
    }

    fn callee(&self, call: ElementId) -> Option<ElementId> {
        let reference = self.model.xml.get(call).reference("calledElement")?;
        let process = self.model.by_id(reference)?;
        (self.model.xml.get(process).name == "process").then_some(process)
    }

    /// Walks one scope; the recursion is as deep as the file, which is limited.
    fn scope(
        &mut self,
        element: ElementId,
        kind: ScopeKind,
        around: &Around,
        doors: Option<(NodeId, NodeId)>,
    ) -> Result<usize, FileError> {
        let index = self.out.list.len();
        self.out.list.push(Scope {
            kind,
            entry: doors.map(|(entry, _)| entry),
            exit: doors.map(|(_, exit)| exit),
            members: Vec::new(),
            on_events: Vec::new(),
            boundary: Vec::new(),
        });
        let model = self.model;
        let lanes = lanes(model, element);
        for (id, child) in model.xml.children(element) {
            if child.name == "sequenceFlow" {
                self.out.flows.push(id);
            }
            let Some(node) = node_kind(child.name) else {
                continue;
            };
            let mut around = around.clone();
            let name = child.attribute("id").map(str::trim).unwrap_or_default();
            if let Some(lane) = lanes.get(name) {
                around.seat.lane = Some(lane.clone());
            }
            self.member(index, id, node, &around)?;
        }
        Ok(index)
    }

    /// Adds one flow node with all that is inside it.
    fn member(
        &mut self,
        scope: usize,
        id: ElementId,
        kind: NodeKind,
        around: &Around,
    ) -> Result<(), FileError> {
        let element = self.model.xml.get(id);
        let inside = self.inside(id, around.depth);
        let node = self.node(id, kind, around, inside.is_some())?;
        let exit = match inside {
            Some(_) => self.out.graph.add_gateway(node, "end", Drawn::Out),
            None => node,
        };
        if let Some(name) = element.attribute("id") {
            self.out.entries.entry(name.trim()).or_insert(node);
            self.out.exits.entry(name.trim()).or_insert(exit);
        }
        let inner = match inside {
            None => None,
            Some((inner, kind)) => {
                let around = self.around_inside(id, inner, around);
                Some((self.scope(inner, kind, &around, Some((node, exit)))?, kind))
            }
        };
        let Some(list) = self.out.list.get_mut(scope) else {
            return Ok(());
        };
        match inner {
            Some((inner, ScopeKind::OnEvent)) => list.on_events.push(inner),
            Some(_) => list.members.extend([(node, id), (exit, id)]),
            None if element.name == "boundaryEvent" => list.boundary.push((node, id)),
            None => list.members.push((node, id)),
        }
        Ok(())
    }

    /// What the nodes inside a sub-process or called process inherit.
    fn around_inside(&self, id: ElementId, inner: ElementId, around: &Around) -> Around {
        let element = self.model.xml.get(id);
        let mut around = around.clone();
        around.depth += 1;
        let called = || self.model.xml.get(inner).shared_name();
        let name = element.shared_name().or_else(called);
        around.within.extend(name);
        if around.within.len() > MOST_WITHIN {
            around.within.remove(0);
        }
        around
    }

    /// What is drawn inside a flow node: its own nodes, or those of the process that it calls.
    fn inside(&mut self, id: ElementId, depth: usize) -> Option<(ElementId, ScopeKind)> {
        let element = self.model.xml.get(id);
        if element.name == "callActivity" {
            let process = self.callee(id)?;
            if !self.model.has_flow(process) || self.pools.has_pool(process) {
                return None;
            }
            if depth >= MOST_CALLS || !self.placed.insert(process) {
                self.notes.push(Note::said(
                    element.place(),
                    &said!(
"calls a process that stands elsewhere in the flow; this call stays one step",
"ruft einen Prozess auf, der anderswo im Ablauf steht; dieser Aufruf bleibt ein Schritt"),
                ));
                return None;
            }
            return Some((process, ScopeKind::Inner));
        }
        let kind = match element.name {
            "adHocSubProcess" => ScopeKind::AdHoc,
            "subProcess" if element.attribute("triggeredByEvent") == Some("true") => {
                ScopeKind::OnEvent
            }
            "subProcess" | "transaction" => ScopeKind::Inner,
            _ => return None,
        };
        self.model.has_flow(id).then_some((id, kind))
    }

    fn node(
        &mut self,
        id: ElementId,
        kind: NodeKind,
        around: &Around,
        is_door: bool,
    ) -> Result<NodeId, FileError> {
        let element = self.model.xml.get(id);
        let kind_of_step = match kind {
            NodeKind::Activity if !is_door => StepKind::Step,
            NodeKind::Activity | NodeKind::Gateway => StepKind::Gateway,
            NodeKind::Event => StepKind::Event,
        };
        let origin = origin(
            self.model,
            id,
            kind,
            &around.seat,
            &around.within,
            &self.beside,
        );
        let role = around
            .seat
            .role()
            .filter(|_| kind_of_step == StepKind::Step);
        let mut step = Step {
            id: StepId::from(element.attribute("id").map(xml::tidy).unwrap_or_default()),
            name: element.label("name").unwrap_or_default(),
            roles: role
                .map(|role| Participant { role, count: 1 })
                .into_iter()
                .collect(),
            kind: kind_of_step,
            origin: Some(Box::new(origin)),
            ..Step::default()
        };
        let written = annotate::step(self.model, id, &mut step)?;
        let is_beside = annotate::is_beside(self.model, id);
        Ok(self.out.graph.add(Node {
            step,
            edges: Vec::new(),
            drawn: match (is_door, is_beside) {
                (true, _) => Drawn::In,
                (false, true) => Drawn::Beside,
                (false, false) => Drawn::ByAuthor,
            },
            line: element.line(),
            element: Some(id),
            written: written.filter(|_| self.is_ours),
        }))
    }
}

/// Whether the event has a definition of this kind: `link`, `error`, `compensate` …
pub(super) fn has_trigger(model: &Model<'_>, id: ElementId, trigger: &str) -> bool {
    definitions(model, id)
        .any(|(_, definition)| definition.name.strip_suffix("EventDefinition") == Some(trigger))
}
