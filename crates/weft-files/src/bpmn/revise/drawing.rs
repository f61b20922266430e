//! What comes and leads elsewhere, drawn: near what it is linked with, where nothing stands yet. Nothing
//! else is moved, but pools and lanes that are too narrow become wider.

use std::collections::{BTreeMap, HashMap};

use weft_core::layout::{Point, Rect};

use super::super::write::diagram::{colour_attributes, short};
use super::super::write::mark::attribute;
use super::super::write::plan::drawn;
use super::super::xml::{ElementId, Xml};
use super::Revision;
use super::amend::{Seats, inner};
use super::draft::{Draft, NewNode};

/// The namespaces of a diagram, with the prefix that most tools give them.
pub(super) const SPACES: [(&str, &str); 3] = [
    ("bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("di", "http://www.omg.org/spec/DD/20100524/DI"),
];

/// Points between a new shape and the one that it is near.
const GAP: f64 = 50.0;
/// Points that stay free around a shape.
const CLEAR: f64 = 12.0;
/// Rows above and below, the nearest first, in heights of a shape.
const ROWS: [f64; 7] = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0];
/// Columns that are looked at inside of a lane, and beyond its end.
const COLUMNS: (u32, u32) = (6, 200);
/// The width and height of a cell of the table of what stands where.
const CELL: f64 = 200.0;
/// A shape that is larger than this holds others.
const LARGEST: f64 = 2000.0;

impl<'a> Revision<'a> {
    /// Draws a draft, where the file has a drawing.
    pub(super) fn draw(&mut self, draft: &Draft<'_>, seats: &Seats<'_>) {
        let shapes = self.shapes.clone();
        let mut canvas = Canvas::of(self.xml, draft, &shapes);
        let edges = self.edges();
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
                self.widen(&mut canvas, node, frame, rect.right() + GAP / 2.0);
            }
            let plane = self.plane_of(node, first);
            canvas.homes.insert(node.id.clone(), plane);
            texts
                .entry(plane)
                .or_default()
                .push_str(&shape_text(node, rect, &canvas.names));
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
                let text = edge_text(&flow.id, &route, &canvas.names);
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

    /// Makes what a node stands in so wide that it reaches to `right`: its lane, the other lanes, the pool.
    fn widen(&self, canvas: &mut Canvas<'_>, node: &NewNode<'_>, frame: ElementId, right: f64) {
        let mut frames = vec![frame];
        if self.xml.get(node.scope).name == "process" {
            let lanes = self.model.everywhere("lane").map(|(id, _)| id);
            let own = lanes.filter(|lane| {
                let mut at = *lane;
                while at != 0 && at != node.scope {
                    at = self.parents.get(at).copied().unwrap_or_default();
                }
                at == node.scope
            });
            let elements: Vec<ElementId> = self.pool(node.scope).into_iter().chain(own).collect();
            let ids = elements
                .iter()
                .filter_map(|id| self.xml.get(*id).attribute("id"));
            frames.extend(ids.filter_map(|id| self.shapes.get(id.trim())));
        }
        if canvas
            .rects_of
            .get(&frame)
            .is_some_and(|rect| rect.right() < right)
        {
            for frame in frames {
                canvas.widen(self.xml, frame, right);
            }
        }
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

/// What stands where.
struct Canvas<'a> {
    names: Names,
    planes: Vec<ElementId>,
    /// The places of nodes by their ids, those that come too.
    rects: BTreeMap<String, Rect>,
    /// The places of shapes.
    rects_of: BTreeMap<ElementId, Rect>,
    /// Where shapes stand that others must not cover, by cells.
    taken: HashMap<(i64, i64), Vec<Rect>>,
    /// New widths by the element that holds them.
    widths: BTreeMap<ElementId, f64>,
    /// The planes of nodes that come.
    homes: BTreeMap<String, ElementId>,
    shapes: &'a BTreeMap<&'a str, ElementId>,
}

impl<'a> Canvas<'a> {
    fn of(xml: &Xml<'_>, draft: &Draft<'_>, shapes: &'a BTreeMap<&'a str, ElementId>) -> Self {
        let named = |name: &'static str| {
            let all = xml.elements.iter().enumerate();
            all.filter(move |(_, element)| element.name == name)
                .map(|(id, _)| id)
        };
        let mut canvas = Self {
            names: Names::of(xml),
            planes: named("BPMNPlane").collect(),
            rects: BTreeMap::new(),
            rects_of: BTreeMap::new(),
            taken: HashMap::new(),
            widths: BTreeMap::new(),
            homes: BTreeMap::new(),
            shapes,
        };
        let kinds: HashMap<&str, (ElementId, &str)> = xml
            .elements
            .iter()
            .enumerate()
            .filter(|(_, element)| !matches!(element.name, "BPMNShape" | "BPMNEdge"))
            .filter_map(|(id, element)| Some((element.attribute("id")?.trim(), (id, element.name))))
            .collect();
        for (of, shape) in canvas.shapes {
            let Some(rect) = rect(xml, *shape) else {
                continue;
            };
            canvas.rects.insert((*of).to_owned(), rect);
            canvas.rects_of.insert(*shape, rect);
            let kind = kinds.get(of);
            let is_frame = kind
                .is_some_and(|(_, name)| matches!(*name, "participant" | "lane" | "group"))
                || xml.get(*shape).attribute("isExpanded") == Some("true");
            if !is_frame && kind.is_some_and(|(id, _)| !draft.gone.contains(id)) {
                canvas.take(rect);
            }
        }
        canvas
    }

    fn cells(rect: Rect) -> impl Iterator<Item = (i64, i64)> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a number out of bounds becomes the nearest one, which is a cell too"
        )]
        let cell = |value: f64| (value / CELL).floor() as i64;
        let columns = cell(rect.x)..=cell(rect.right());
        let rows = cell(rect.y)..=cell(rect.bottom());
        columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
    }

    fn take(&mut self, rect: Rect) {
        if rect.width > LARGEST || rect.height > LARGEST {
            return;
        }
        for cell in Self::cells(rect) {
            self.taken.entry(cell).or_default().push(rect);
        }
    }

    fn is_free(&self, rect: Rect) -> bool {
        let around = Rect {
            x: rect.x - CLEAR,
            y: rect.y - CLEAR,
            width: rect.width + 2.0 * CLEAR,
            height: rect.height + 2.0 * CLEAR,
        };
        let mut taken = Self::cells(around)
            .filter_map(|cell| self.taken.get(&cell))
            .flatten();
        taken.all(|other| !other.overlaps(&around))
    }

    /// Finds a free place for a node, inside of its lane where it can be.
    fn place(&mut self, node: &NewNode<'_>, frame: Option<Rect>) -> Rect {
        let (width, height) = size(&node.element);
        let near = node.near.as_ref();
        let beside = near.and_then(|(id, behind)| Some((self.rects.get(id)?, *behind)));
        let (mut x, centre, turn) = match (beside, frame) {
            (Some((rect, true)), _) => (rect.right() + GAP, rect.centre().y, 1.0),
            (Some((rect, false)), _) => (rect.x - GAP - width, rect.centre().y, -1.0),
            (None, Some(frame)) => (frame.x + 2.0 * GAP, frame.centre().y, 1.0),
            (None, None) => (GAP, GAP + height / 2.0, 1.0),
        };
        let mut row = centre - height / 2.0;
        if let Some(frame) = frame {
            // Its lane may be another one than that of the step before it.
            let is_level = row >= frame.y && row + height <= frame.bottom();
            row = if is_level {
                row
            } else {
                frame.centre().y - height / 2.0
            };
            x = x.max(frame.x + GAP);
        }
        let at = |column: u32, level: f64| Rect {
            x: x + turn * f64::from(column) * (width + GAP),
            y: row + level * (height + GAP / 2.0),
            width,
            height,
        };
        let holds = |rect: &Rect| frame.is_none_or(|frame| contains(frame, *rect));
        let near = (0..COLUMNS.0).flat_map(|column| ROWS.map(|level| at(column, level)));
        let beyond = (0..COLUMNS.1).map(|column| Rect {
            x: x + f64::from(column) * (width + GAP),
            ..at(0, 0.0)
        });
        let found = near
            .filter(holds)
            .chain(beyond)
            .find(|rect| self.is_free(*rect))
            .unwrap_or_else(|| at(0, 0.0));
        self.take(found);
        self.rects.insert(node.id.clone(), found);
        found
    }

    fn widen(&mut self, xml: &Xml<'_>, shape: ElementId, right: f64) {
        let bounds = xml
            .all_children(shape)
            .find(|(_, child)| child.name == "Bounds");
        if let (Some((bounds, _)), Some(rect)) = (bounds, self.rects_of.get_mut(&shape))
            && rect.right() < right
        {
            rect.width = right - rect.x;
            self.widths.insert(bounds, rect.width);
        }
    }

    /// The way between two nodes: along the flow where there is room, and below both where it leads back.
    fn route(&self, from: &str, to: &str) -> Option<Vec<Point>> {
        let (a, b) = (self.rects.get(from)?, self.rects.get(to)?);
        let (out, into) = (
            Point::new(a.right(), a.centre().y),
            Point::new(b.x, b.centre().y),
        );
        if into.x >= out.x {
            if (out.y - into.y).abs() < 1.0 {
                return Some(vec![out, into]);
            }
            let middle = f64::midpoint(out.x, into.x);
            let corners = [Point::new(middle, out.y), Point::new(middle, into.y)];
            return Some(vec![out, corners[0], corners[1], into]);
        }
        let low = a.bottom().max(b.bottom()) + GAP / 2.0;
        let (start, end) = (a.centre().x, b.centre().x);
        Some(vec![
            Point::new(start, a.bottom()),
            Point::new(start, low),
            Point::new(end, low),
            Point::new(end, b.bottom()),
        ])
    }
}

fn contains(frame: Rect, rect: Rect) -> bool {
    rect.x >= frame.x
        && rect.y >= frame.y + 4.0
        && rect.right() <= frame.right()
        && rect.bottom() <= frame.bottom() - 4.0
}

/// The width and height that every modeler draws an element in.
pub(super) fn size(element: &str) -> (f64, f64) {
    if element.ends_with("Event") {
        (36.0, 36.0)
    } else if element.ends_with("Gateway") {
        (50.0, 50.0)
    } else {
        (100.0, 80.0)
    }
}

/// Where a shape stands; nowhere if it has no sound bounds.
fn rect(xml: &Xml<'_>, shape: ElementId) -> Option<Rect> {
    let (_, bounds) = xml
        .all_children(shape)
        .find(|(_, child)| child.name == "Bounds")?;
    let number = |key: &str| {
        let number: f64 = bounds.attribute(key)?.trim().parse().ok()?;
        (number.abs() < 1e9).then_some(number)
    };
    Some(Rect {
        x: number("x")?,
        y: number("y")?,
        width: number("width")?,
        height: number("height")?,
    })
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
