//! What comes and leads elsewhere, drawn: near what it is linked with, where nothing stands yet. Nothing
//! else is moved, but pools and lanes that are too narrow become wider.

use std::collections::BTreeMap;

use weft_core::layout::{Point, Rect};

use super::super::write::diagram::{colour_attributes, short};
use super::super::write::mark::attribute;
use super::super::write::plan::drawn;
use super::super::xml::{ElementId, Xml};
use super::Revision;
use super::amend::{Seats, inner};
use super::canvas::{Canvas, GAP};
use super::draft::{Draft, NewNode};

/// The namespaces of a diagram, with the prefix that most tools give them.
pub(super) const SPACES: [(&str, &str); 3] = [
    ("bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("di", "http://www.omg.org/spec/DD/20100524/DI"),
];

impl<'a> Revision<'a> {
    /// Draws a draft, where the file has a drawing.
    pub(super) fn draw(&mut self, draft: &Draft<'_>, seats: &Seats<'_>) {
        let shapes = self.shapes.clone();
        let mut canvas = Canvas::of(self.xml, draft, &shapes);
        let (names, edges, frames) = (Names::of(self.xml), self.edges(), self.frames());
        let Some(first) = canvas.planes.first().copied() else {
            return;
        };
        let mut texts: BTreeMap<ElementId, String> = BTreeMap::new();
        for node in &draft.nodes {
            let frame = self.frame(node, seats);
            let rect = canvas.place(
                node,
                frame.and_then(|shape| canvas.rects_of.get(&shape).copied()),
            );
            if let Some(frame) = frame {
                let right = rect.right() + GAP / 2.0;
                let own = frames.get(&node.scope).map_or(&[][..], Vec::as_slice);
                canvas.widen_all(self.xml, frame, own, right);
            }
            let plane = self.plane_of(node, first);
            canvas.homes.insert(node.id.clone(), plane);
            texts
                .entry(plane)
                .or_default()
                .push_str(&shape_text(node, rect, &names));
        }
        for (flow, ends) in &draft.moved {
            let id = self.xml.get(*flow).attribute("id").map(str::trim);
            let route = canvas.route(&ends.from, &ends.to);
            if let (Some(id), Some(route), false) = (id, route, draft.gone.contains(flow)) {
                for edge in edges.get(id).into_iter().flatten() {
                    self.reroute(*edge, &route);
                }
            }
        }
        for flow in &draft.flows {
            if let Some(route) = canvas.route(&flow.from, &flow.to) {
                let plane = canvas.homes.get(&flow.from).copied();
                let plane = plane.unwrap_or_else(|| self.home(&flow.from, first));
                let text = edge_text(&flow.id, &route, &names);
                texts.entry(plane).or_default().push_str(&text);
            }
        }
        for (bounds, width) in &canvas.widths {
            let tag = self.sheet.tag(*bounds);
            self.sheet.set(&tag, "width", &short(*width).to_string());
        }
        for (plane, text) in texts {
            self.add_to_plane(plane, &text);
        }
    }

    /// The plane that the shape of a node of the file stands on.
    fn home(&self, node: &str, first: ElementId) -> ElementId {
        let shape = self.shapes.get(node);
        let plane = shape.and_then(|shape| self.parents.get(*shape));
        plane.copied().unwrap_or(first)
    }

    fn plane_of(&self, node: &NewNode<'_>, first: ElementId) -> ElementId {
        node.near
            .as_ref()
            .map_or(first, |(near, _)| self.home(near, first))
    }

    /// The shape of the lane, pool or sub-process that a new node stands in.
    fn frame(&self, node: &NewNode<'_>, seats: &Seats<'_>) -> Option<ElementId> {
        let id = |element: ElementId| self.xml.get(element).attribute("id").map(str::trim);
        let lane = self.lane(node, seats).and_then(id);
        let scope = id(node.scope);
        let pool = self.pool(node.scope).and_then(id);
        let frames = [lane, scope, pool].into_iter().flatten();
        frames
            .filter_map(|frame| self.shapes.get(frame))
            .next()
            .copied()
    }

    fn pool(&self, process: ElementId) -> Option<ElementId> {
        let mut pools = self.model.participants();
        pools
            .find(|(_, pool)| self.model.process_of(pool) == Some(process))
            .map(|(id, _)| id)
    }

    /// The shapes of each process that become wider together: of its pool and its lanes.
    fn frames(&self) -> BTreeMap<ElementId, Vec<ElementId>> {
        let mut frames: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
        let shape = |element: ElementId| {
            let id = self.xml.get(element).attribute("id")?;
            self.shapes.get(id.trim()).copied()
        };
        for (id, pool) in self.model.participants() {
            if let Some(process) = self.model.process_of(pool) {
                frames.entry(process).or_default().extend(shape(id));
            }
        }
        for (id, _) in self.model.everywhere("lane") {
            let mut at = id;
            while at != 0 && self.xml.get(at).name != "process" {
                at = self.parents.get(at).copied().unwrap_or_default();
            }
            frames.entry(at).or_default().extend(shape(id));
        }
        frames
    }

    /// The lines of the diagram by the id of what they draw.
    fn edges(&self) -> BTreeMap<&'a str, Vec<ElementId>> {
        let mut edges: BTreeMap<&str, Vec<ElementId>> = BTreeMap::new();
        for (id, element) in self.xml.elements.iter().enumerate() {
            if element.name == "BPMNEdge"
                && let Some(of) = element.reference("bpmnElement")
            {
                edges.entry(of).or_default().push(id);
            }
        }
        edges
    }

    /// Draws a line along a new way.
    fn reroute(&mut self, edge: ElementId, route: &[Point]) {
        let corners: Vec<ElementId> = self
            .xml
            .all_children(edge)
            .filter(|(_, child)| child.name == "waypoint")
            .map(|(id, _)| id)
            .collect();
        let Some((first, rest)) = corners.split_first() else {
            return;
        };
        let tag = self.sheet.tag(*first);
        let (name, indent) = (self.sheet.name(&tag), self.sheet.indent(&tag));
        let lines: Vec<String> = route.iter().map(|point| corner(&name, *point)).collect();
        self.sheet.replace(tag.whole(), lines.join(&indent));
        for corner in rest {
            self.sheet.remove(*corner);
        }
        let tag = self.sheet.tag(edge);
        for key in ["sourceElement", "targetElement"] {
            self.sheet.unset(&tag, key);
        }
    }

    fn add_to_plane(&mut self, plane: ElementId, text: &str) {
        let tag = self.sheet.tag(plane);
        let last = self.xml.all_children(plane).last().map(|(id, _)| id);
        let indent = match last {
            Some(last) => self.sheet.indent(&self.sheet.tag(last)),
            None => inner(&self.sheet.indent(&tag)),
        };
        let text = text.replace('\n', &indent);
        if tag.is_empty {
            return self.sheet.open(plane, text);
        }
        let at = last.map_or(tag.start.end, |last| self.sheet.tag(last).whole().end);
        self.sheet.replace(at..at, text);
    }
}

/// The names of the elements of a diagram, as the file has them, and what a new one has to declare.
struct Names {
    shape: String,
    edge: String,
    bounds: String,
    corner: String,
    declared: String,
}

impl Names {
    fn of(xml: &Xml<'_>) -> Self {
        let root = xml.get(xml.root());
        let mut declared = String::new();
        let [di, dc, dd] = SPACES.map(|(usual, space)| {
            let found = root.attributes.iter().find(|(_, value)| *value == space);
            let prefix = found.and_then(|(key, _)| match key.split_once(':') {
                Some(("xmlns", prefix)) => Some(format!("{prefix}:")),
                _ => None,
            });
            prefix.unwrap_or_else(|| {
                attribute(&mut declared, &format!("xmlns:{usual}"), space);
                format!("{usual}:")
            })
        });
        Self {
            shape: format!("{di}BPMNShape"),
            edge: format!("{di}BPMNEdge"),
            bounds: format!("{dc}Bounds"),
            corner: format!("{dd}waypoint"),
            declared,
        }
    }
}

fn shape_text(node: &NewNode<'_>, rect: Rect, names: &Names) -> String {
    let mut tag = format!("\n<{}{}", names.shape, names.declared);
    attribute(&mut tag, "id", &drawn(&node.id));
    attribute(&mut tag, "bpmnElement", &node.id);
    if node.element == "exclusiveGateway" {
        attribute(&mut tag, "isMarkerVisible", "true");
    }
    if let Some(tagged) = node.step.and_then(|step| step.tag) {
        tag.push_str(super::COLOURS);
        tag.push_str(&colour_attributes(tagged));
    }
    format!(
        "{tag}>\n  <{} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n</{}>",
        names.bounds,
        short(rect.x),
        short(rect.y),
        short(rect.width),
        short(rect.height),
        names.shape
    )
}

fn edge_text(flow: &str, route: &[Point], names: &Names) -> String {
    let mut tag = format!("\n<{}{}", names.edge, names.declared);
    attribute(&mut tag, "id", &drawn(flow));
    attribute(&mut tag, "bpmnElement", flow);
    let corners: String = route
        .iter()
        .map(|point| format!("\n  {}", corner(&names.corner, *point)))
        .collect();
    format!("{tag}>{corners}\n</{}>", names.edge)
}

fn corner(name: &str, point: Point) -> String {
    format!(
        "<{name} x=\"{}\" y=\"{}\"/>",
        short(point.x),
        short(point.y)
    )
}
