//! A diagram for a model of another tool that has none: pools one below the other, each laid out as Weft
//! lays out a workflow; a sub-process is closed, and what is inside has a diagram of its own.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::layout::{Point, Rect, layout};
use weft_core::workflow::{
    Link, Participant, Role, RoleName, Step, StepId, StepKind, Target, Workflow,
};

use super::super::model::{Model, NodeKind, node_kind};
use super::super::xml::{ElementId, local};
use super::diagram::{self, BAND, BETWEEN_POOLS, Places, Subject, edge, line, shape, upright};
use super::messages::Messages;
use super::plan::{Ids, Node, Plan};

/// Width and height of a data object, and of a text.
const DATA: (f64, f64) = (36.0, 50.0);
const TEXT: (f64, f64) = (140.0, 50.0);
/// Width and height of an event.
const EVENT: f64 = 36.0;

/// The diagrams of a model, as they stand at the end of its file; nothing where no node has an id.
///
/// `steps` are those that were read from flow nodes, which give them their colours.
pub(in super::super) fn diagrams(
    model: &Model<'_>,
    steps: &BTreeMap<ElementId, &Step>,
) -> Option<String> {
    let ids = model.xml.elements.iter();
    let mut drawer = Drawer {
        model,
        steps,
        ids: Ids::with(ids.filter_map(|element| element.attribute("id"))),
        out: String::new(),
        waiting: Vec::new(),
    };
    drawer.top();
    let mut at = 0;
    while let Some(scope) = drawer.waiting.get(at).copied() {
        drawer.inside(scope);
        at += 1;
    }
    (!drawer.out.is_empty()).then_some(drawer.out)
}

struct Drawer<'m, 'a> {
    model: &'m Model<'a>,
    steps: &'m BTreeMap<ElementId, &'m Step>,
    ids: Ids,
    out: String,
    /// Sub-processes that want a diagram of their own.
    waiting: Vec<ElementId>,
}

impl<'m, 'a> Drawer<'m, 'a> {
    fn id(&self, element: ElementId) -> Option<&'a str> {
        let id = self.model.xml.get(element).attribute("id").map(str::trim);
        id.filter(|id| !id.is_empty() && self.model.by_id(id) == Some(element))
    }

    /// The diagram of all pools, or of the processes where there are none.
    fn top(&mut self) {
        let model = self.model;
        let collaboration = model.xml.children(model.xml.root());
        let collaboration = collaboration
            .filter(|(_, element)| element.name == "collaboration")
            .find_map(|(id, _)| self.id(id));
        let first = model.processes.iter().find_map(|process| self.id(*process));
        let Some(plane) = collaboration.or(first) else {
            return;
        };
        let (mut out, mut places) = (String::new(), Places::new());
        let mut top = 0.0;
        let mut drawn = BTreeSet::new();
        for (id, pool) in model.participants() {
            let Some(name) = self.id(id) else { continue };
            let process = model
                .process_of(pool)
                .filter(|process| drawn.insert(*process));
            match process.filter(|process| model.has_flow(*process)) {
                Some(process) => {
                    top = self.scope(&mut out, process, (Some(name), top), &mut places)
                }
                None => {
                    let at = Rect {
                        x: 0.0,
                        y: top,
                        width: 600.0,
                        height: 0.0,
                    };
                    let rect = diagram::closed_pool(&mut out, name, at);
                    places.insert(name.to_owned(), rect);
                    top = rect.bottom() + BETWEEN_POOLS;
                }
            }
        }
        for process in &model.processes {
            if drawn.insert(*process) && model.has_flow(*process) {
                top = self.scope(&mut out, *process, (None, top), &mut places);
            }
        }
        for (id, flow) in model.message_flows() {
            let end = |key| flow.reference(key).and_then(|id| places.get(id));
            if let (Some(name), Some(from), Some(to)) =
                (self.id(id), end("sourceRef"), end("targetRef"))
            {
                edge(&mut out, name, &between(*from, *to));
            }
        }
        self.diagram(plane, &out);
    }

    /// The diagram of what is inside of a sub-process.
    fn inside(&mut self, scope: ElementId) {
        let Some(plane) = self.id(scope) else { return };
        let (mut out, mut places) = (String::new(), Places::new());
        self.scope(&mut out, scope, (None, 0.0), &mut places);
        self.diagram(plane, &out);
    }

    fn diagram(&mut self, plane: &str, inside: &str) {
        if inside.is_empty() {
            return;
        }
        let (diagram, own) = (self.ids.give("weft-diagram"), self.ids.give("weft-plane"));
        let spaces: String = SPACES
            .iter()
            .map(|(prefix, space)| format!(" xmlns:{prefix}=\"{space}\""))
            .collect();
        let out = &mut self.out;
        line(
            out,
            1,
            &format!("<bpmndi:BPMNDiagram{spaces} id=\"{diagram}\">"),
        );
        let plane = format!("<bpmndi:BPMNPlane id=\"{own}\" bpmnElement=\"{plane}\">");
        line(out, 2, &plane);
        out.push_str(inside);
        line(out, 2, "</bpmndi:BPMNPlane>");
        line(out, 1, "</bpmndi:BPMNDiagram>");
    }

    /// Draws one process or sub-process below `top`; gives where the next one begins.
    fn scope(
        &mut self,
        out: &mut String,
        scope: ElementId,
        (pool, top): (Option<&str>, f64),
        places: &mut Places,
    ) -> f64 {
        let lanes = self.lanes(scope);
        let flow = self.flow(scope, &lanes);
        let roles: Vec<Role> = lanes
            .iter()
            .map(|(id, _)| Role {
                name: RoleName::from(*id),
                ..Role::default()
            })
            .collect();
        let drawing = layout(&flow.plan.drawn, &roles, &diagram::options());
        let named: Vec<(Option<RoleName>, String)> = lanes
            .iter()
            .map(|(id, _)| (Some(RoleName::from(*id)), (*id).to_owned()))
            .collect();
        let subject = Subject {
            plane: "",
            pool,
            lanes: &named,
            flows: &flow.ids,
            notes: &[],
            messages: &Messages::default(),
        };
        let highest = drawing.nodes.iter().map(|node| node.rect.y);
        let highest = highest.fold(f64::INFINITY, f64::min).min(0.0);
        let shift = Point::new(
            if pool.is_some() { BAND } else { 0.0 },
            top - highest + BAND,
        );
        let drawn = diagram::content(out, &flow.plan, &drawing, (&subject, shift));
        let mut bottom = drawn.values().map(Rect::bottom).fold(top, f64::max);
        places.extend(drawn);
        self.boundaries(out, &flow, places);
        self.beside(out, scope, &mut bottom, places);
        bottom + BETWEEN_POOLS
    }

    /// The innermost lanes of a process with the nodes that they list.
    fn lanes(&self, scope: ElementId) -> Vec<(&'a str, BTreeSet<&'a str>)> {
        let xml = self.model.xml;
        let mut lanes = Vec::new();
        let mut waiting: Vec<ElementId> = xml.named(scope, "laneSet").map(|(set, _)| set).collect();
        let mut at = 0;
        while let Some(set) = waiting.get(at).copied() {
            at += 1;
            for (lane, _) in xml.named(set, "lane") {
                let inner = waiting.len();
                waiting.extend(xml.named(lane, "childLaneSet").map(|(set, _)| set));
                let nodes = xml.named(lane, "flowNodeRef");
                let nodes = nodes.map(|(_, node)| local(&node.text)).collect();
                if let (Some(id), true) = (self.id(lane), inner == waiting.len()) {
                    lanes.push((id, nodes));
                }
            }
        }
        lanes
    }

    /// The nodes and flows of a process as a workflow to lay out.
    fn flow(&mut self, scope: ElementId, lanes: &[(&'a str, BTreeSet<&'a str>)]) -> Flow<'m> {
        let xml = self.model.xml;
        let mut flow = Flow::default();
        let mut at: BTreeMap<&str, usize> = BTreeMap::new();
        let lane_of: BTreeMap<&str, &str> = lanes
            .iter()
            .flat_map(|(lane, nodes)| nodes.iter().map(|node| (*node, *lane)))
            .collect();
        for (element, child) in xml.children(scope) {
            let (Some(kind), Some(id)) = (node_kind(child.name), self.id(element)) else {
                continue;
            };
            if child.name == "boundaryEvent" {
                flow.boundaries.push((element, id.to_owned()));
                continue;
            }
            let is_closed = self.model.has_flow(element);
            self.waiting.extend(is_closed.then_some(element));
            at.insert(id, flow.plan.nodes.len());
            flow.ids.push(Vec::new());
            let role = lane_of.get(id).map(|lane| Participant {
                role: RoleName::from(*lane),
                count: 1,
            });
            flow.plan.drawn.steps.push(Step {
                id: StepId::from(id),
                name: child.label("name").unwrap_or_default(),
                kind: match kind {
                    NodeKind::Activity => StepKind::Step,
                    NodeKind::Gateway => StepKind::Gateway,
                    NodeKind::Event => StepKind::Event,
                },
                roles: role.into_iter().collect(),
                ..Step::default()
            });
            flow.plan.nodes.push(Node {
                of: self.steps.get(&element).copied(),
                element: child.name.to_owned(),
                trigger: None,
                is_closed,
            });
        }
        let host = |id: &str| {
            let element = xml.get(self.model.by_id(id)?);
            element.reference("attachedToRef")
        };
        for (element, child) in xml.named(scope, "sequenceFlow") {
            let ends = (child.reference("sourceRef"), child.reference("targetRef"));
            let (Some(from), Some(to)) = ends else {
                continue;
            };
            let id = self.id(element).unwrap_or_default();
            // What leaves from the border of a step leads on from the step, for the places of things.
            let host = host(from).filter(|_| !at.contains_key(from));
            if host.is_some() {
                flow.leaving.push((from.to_owned(), element));
            }
            let source = at.get(host.unwrap_or(from)).copied();
            let id = if host.is_some() { "" } else { id };
            if let (Some(from), true) = (source, at.contains_key(to))
                && let (Some(step), Some(ids)) =
                    (flow.plan.drawn.steps.get_mut(from), flow.ids.get_mut(from))
            {
                step.next.push(Link::to(Target::Step(StepId::from(to))));
                ids.push(id.to_owned());
            }
        }
        flow
    }

    /// Draws events on the borders of what they are attached to, and the flows that leave there.
    fn boundaries(&self, out: &mut String, flow: &Flow<'_>, places: &mut Places) {
        let xml = self.model.xml;
        let mut on: BTreeMap<&str, f64> = BTreeMap::new();
        let mut events: BTreeMap<&str, Rect> = BTreeMap::new();
        for (element, id) in &flow.boundaries {
            let host = xml.get(*element).reference("attachedToRef");
            let Some((host, rect)) = host.and_then(|host| Some((host, places.get(host)?))) else {
                continue;
            };
            let beside = on.entry(host).or_insert(0.0);
            let event = Rect {
                x: rect.x + 10.0 + *beside,
                y: rect.bottom() - EVENT / 2.0,
                width: EVENT,
                height: EVENT,
            };
            *beside += EVENT + 6.0;
            shape(out, id, "", event);
            events.insert(id, event);
        }
        for (from, element) in &flow.leaving {
            let to = xml.get(*element).reference("targetRef");
            let ends = (events.get(from.as_str()), to.and_then(|to| places.get(to)));
            if let (Some(name), (Some(event), Some(to))) = (self.id(*element), ends) {
                let low = event.bottom() + EVENT / 2.0;
                let (from, to) = (event.centre(), Point::new(to.centre().x, to.bottom()));
                let corners = [
                    Point::new(from.x, event.bottom()),
                    Point::new(from.x, low),
                    Point::new(to.x, low),
                    to,
                ];
                edge(out, name, &corners);
            }
        }
        let events = events.into_iter().map(|(id, rect)| (id.to_owned(), rect));
        places.extend(events);
    }

    /// Draws data and texts in a row below, with the lines to what they belong to.
    fn beside(&self, out: &mut String, scope: ElementId, bottom: &mut f64, places: &mut Places) {
        let xml = self.model.xml;
        let (mut x, y) = (BAND, *bottom + BETWEEN_POOLS / 2.0);
        for (element, child) in xml.children(scope) {
            let (width, height) = match child.name {
                "dataObjectReference" | "dataStoreReference" => DATA,
                "textAnnotation" => TEXT,
                _ => continue,
            };
            let Some(id) = self.id(element) else { continue };
            let rect = Rect {
                x,
                y,
                width,
                height,
            };
            shape(out, id, "", rect);
            places.insert(id.to_owned(), rect);
            x += width + BAND;
            *bottom = y + height;
        }
        let line = |out: &mut String, element: ElementId, from: Option<&str>, to: Option<&str>| {
            let rect = |id: Option<&str>| id.and_then(|id| places.get(id));
            if let (Some(id), Some(from), Some(to)) = (self.id(element), rect(from), rect(to)) {
                edge(out, id, &[from.centre(), to.centre()]);
            }
        };
        for (element, child) in xml.children(scope) {
            if child.name == "association" {
                let ends = (child.reference("sourceRef"), child.reference("targetRef"));
                line(out, element, ends.0, ends.1);
            }
            let node = self.id(element);
            for (inner, association) in xml.children(element) {
                let text = |key: &str| {
                    let found = xml.children(inner).find(|(_, end)| end.name == key);
                    found.map(|(_, end)| local(&end.text))
                };
                match association.name {
                    "dataInputAssociation" => line(out, inner, text("sourceRef"), node),
                    "dataOutputAssociation" => line(out, inner, node, text("targetRef")),
                    _ => {}
                }
            }
        }
    }
}

/// A process as it is laid out.
struct Flow<'p> {
    plan: Plan<'p>,
    /// The ids of flows by node and link; empty where the link is drawn from a border.
    ids: Vec<Vec<String>>,
    boundaries: Vec<(ElementId, String)>,
    /// Flows that leave from a border, with the event there.
    leaving: Vec<(String, ElementId)>,
}

impl Default for Flow<'_> {
    fn default() -> Self {
        Self {
            plan: Plan {
                drawn: Workflow::default(),
                nodes: Vec::new(),
                ids: Ids::with(std::iter::empty()),
            },
            ids: Vec::new(),
            boundaries: Vec::new(),
            leaving: Vec::new(),
        }
    }
}

/// The line of a message: upright to a pool, with a bend between two nodes.
fn between(from: Rect, to: Rect) -> Vec<Point> {
    let is_pool = |rect: Rect| rect.width > 300.0;
    if is_pool(from) || is_pool(to) {
        return upright(from, to).into();
    }
    let (start, end) = if from.y < to.y {
        (from.bottom(), to.y)
    } else {
        (from.y, to.bottom())
    };
    let (middle, a, b) = (f64::midpoint(start, end), from.centre().x, to.centre().x);
    [(a, start), (a, middle), (b, middle), (b, end)]
        .map(|(x, y)| Point::new(x, y))
        .into()
}

/// The namespaces that a diagram of ours declares itself.
const SPACES: [(&str, &str); 5] = [
    ("bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("di", "http://www.omg.org/spec/DD/20100524/DI"),
    ("bioc", "http://bpmn.io/schema/bpmn/biocolor/1.0"),
    (
        "color",
        "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
    ),
];
