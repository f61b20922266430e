//! The diagram (BPMN DI): where the core's layout draws everything, and the colours of the tags.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use weft_core::layout::scene::Token;
use weft_core::layout::{Layout, Options, Point, Rect};
use weft_core::workflow::{RoleName, Step, StepId, Tag};

use super::mark::attribute;
use super::messages::Messages;
use super::plan::{DIAGRAM, PLANE, Plan, drawn};

/// The band at the left of a pool that holds its name.
pub(super) const BAND: f64 = 30.0;
/// Height of a lane in which nothing stands.
const EMPTY_LANE: f64 = 80.0;
/// Height of a task.
const CARD: f64 = 86.0;
/// Room between a task and the border of its lane.
const MARGIN: f64 = 16.0;
/// Height of a pool whose inside is not drawn, and the room above it.
const CLOSED_POOL: f64 = 60.0;
pub(super) const BETWEEN_POOLS: f64 = 40.0;
const EVENT: f64 = 36.0;
const GATEWAY: f64 = 50.0;

/// Cards of one height, and lanes so far apart that none reaches into another, as BPMN wants it.
pub(super) fn options() -> Options {
    Options {
        card_height: Some(CARD),
        lane_spacing: CARD + 2.0 * MARGIN,
        // Gateways are drawn larger here than on our own canvas.
        card_gap: 28.0,
        column_gap: 40.0,
        ..Options::drawing()
    }
}

/// What the shapes and edges belong to.
pub(super) struct Subject<'a> {
    /// The collaboration or process that is drawn.
    pub(super) plane: &'a str,
    /// The pool, if there is one.
    pub(super) pool: Option<&'a str>,
    /// The lanes with their ids, those that the layout does not draw too.
    pub(super) lanes: &'a [(Option<RoleName>, String)],
    /// The ids of the flows, in the order of nodes and links.
    pub(super) flows: &'a [Vec<String>],
    /// The ids of the notes, and of the lines to what they are about.
    pub(super) notes: &'a [(String, String)],
    /// The pools whose inside is not drawn, and the messages from and to them.
    pub(super) messages: &'a Messages<'a>,
}

/// The colours of a tag: outline and fill.
pub(crate) fn colours(tag: Tag) -> (&'static str, &'static str) {
    match tag {
        Tag::AiAutomated => (Token::Automated.light(), "#E3F0F8"),
        Tag::AiAugmented => (Token::Augmented.light(), Token::AugmentedSoft.light()),
        Tag::HumanRelational => (Token::Contact.light(), "#E0F4EE"),
        Tag::HumanAlone => (Token::Alone.light(), "#F2F0EC"),
    }
}

/// The attributes of the BPMN-in-colour extension, and those that older modelers read.
pub(crate) fn colour_attributes(tag: Tag) -> String {
    let (line, fill) = colours(tag);
    format!(
        " bioc:stroke=\"{line}\" bioc:fill=\"{fill}\" color:border-color=\"{line}\" color:background-color=\"{fill}\""
    )
}

/// Writes the diagram.
pub(super) fn write(out: &mut String, plan: &Plan<'_>, layout: &Layout, subject: &Subject<'_>) {
    let shift = if subject.pool.is_some() { BAND } else { 0.0 };
    line(out, 1, &format!("<bpmndi:BPMNDiagram id=\"{DIAGRAM}\">"));
    let plane = format!(
        "<bpmndi:BPMNPlane id=\"{PLANE}\" bpmnElement=\"{}\">",
        subject.plane
    );
    line(out, 2, &plane);
    let mut places = content(out, plan, layout, (subject, Point::new(shift, 0.0)));
    write_messages(out, subject, &mut places);
    line(out, 2, "</bpmndi:BPMNPlane>");
    line(out, 1, "</bpmndi:BPMNDiagram>");
}

/// Where shapes stand, by the id of what they draw.
pub(super) type Places = BTreeMap<String, Rect>;

/// Writes the shapes and lines of one process, moved by a vector; gives where they stand.
pub(super) fn content(
    out: &mut String,
    plan: &Plan<'_>,
    layout: &Layout,
    (subject, shift): (&Subject<'_>, Point),
) -> Places {
    let mut drawn = Places::new();
    let lanes = lanes(layout, subject, shift);
    if let Some(pool) = subject.pool {
        let rect = pool_of(layout, &lanes, shift);
        shape(out, pool, " isHorizontal=\"true\"", rect);
        drawn.insert(pool.to_owned(), rect);
    }
    for (id, rect) in &lanes {
        shape(out, id, " isHorizontal=\"true\"", *rect);
    }
    let outlines: Vec<Outline> = layout
        .nodes
        .iter()
        .zip(&plan.nodes)
        .map(|(placed, node)| Outline::of(moved(placed.rect, shift), &node.element))
        .collect();
    for ((step, node), outline) in plan.drawn.steps.iter().zip(&plan.nodes).zip(&outlines) {
        let tag = node.of.and_then(|step: &Step| step.tag);
        let mut look = tag.map(colour_attributes).unwrap_or_default();
        if node.element == "exclusiveGateway" {
            look.push_str(" isMarkerVisible=\"true\"");
        }
        if node.is_closed {
            look.push_str(" isExpanded=\"false\"");
        }
        shape(out, step.id.as_str(), &look, outline.rect);
        drawn.insert(step.id.to_string(), outline.rect);
    }
    let places: BTreeMap<&StepId, usize> = plan
        .drawn
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| (&step.id, index))
        .collect();
    for route in &layout.routes {
        let flow = subject
            .flows
            .get(route.from_index)
            .and_then(|flows| flows.get(route.link));
        let Some(flow) = flow.filter(|flow| !flow.is_empty()) else {
            continue;
        };
        let ends = (
            outlines.get(route.from_index),
            places.get(&route.to).and_then(|to| outlines.get(*to)),
        );
        edge(out, flow, &points(&route.points, shift, ends));
    }
    for (placed, (id, about)) in layout.notes.iter().zip(subject.notes) {
        let rect = moved(placed.rect, shift);
        shape(out, id, "", rect);
        let note = plan.drawn.free_notes.get(placed.index);
        let step = note.and_then(|note| places.get(note.about.as_ref()?));
        if let Some(outline) = step.and_then(|step| outlines.get(*step)) {
            edge(out, about, &[outline.rect.centre(), rect.centre()]);
        }
    }
    drawn
}

/// A pool is as large as its lanes, or as what stands in it.
fn pool_of(layout: &Layout, lanes: &[(&str, Rect)], shift: Point) -> Rect {
    let nodes = layout.nodes.iter().map(|node| moved(node.rect, shift));
    let inside: Vec<Rect> = match lanes {
        [] => nodes.collect(),
        lanes => lanes.iter().map(|(_, rect)| *rect).collect(),
    };
    let margin = if lanes.is_empty() { 2.0 * MARGIN } else { 0.0 };
    let top = inside
        .iter()
        .map(|rect| rect.y)
        .fold(f64::INFINITY, f64::min);
    let bottom = inside
        .iter()
        .map(Rect::bottom)
        .fold(top + EMPTY_LANE, f64::max);
    Rect {
        x: shift.x - BAND,
        y: top - margin,
        width: layout.width.max(400.0) + BAND,
        height: bottom - top + 2.0 * margin,
    }
}

/// Closed pools below the pool, and a line to each step that they write to or hear from.
fn write_messages(out: &mut String, subject: &Subject<'_>, places: &mut Places) {
    let Some(pool) = subject.pool.and_then(|pool| places.get(pool)).copied() else {
        return;
    };
    let mut top = pool.bottom() + BETWEEN_POOLS;
    for closed in &subject.messages.pools {
        let rect = closed_pool(out, &closed.id, Rect { y: top, ..pool });
        places.insert(closed.id.clone(), rect);
        top = rect.bottom() + BETWEEN_POOLS;
    }
    for flow in &subject.messages.flows {
        let ends = (places.get(&flow.from), places.get(&flow.to));
        if let (Some(from), Some(to)) = ends {
            edge(out, &flow.id, &upright(*from, *to));
        }
    }
}

/// Writes a pool whose inside is not drawn, at the place of this one.
pub(super) fn closed_pool(out: &mut String, id: &str, at: Rect) -> Rect {
    let rect = Rect {
        height: CLOSED_POOL,
        ..at
    };
    shape(out, id, " isHorizontal=\"true\"", rect);
    rect
}

/// The upright line between two shapes of which one is above the other, in the middle of the narrower one.
pub(super) fn upright(from: Rect, to: Rect) -> [Point; 2] {
    let narrow = if from.width < to.width { from } else { to };
    let x = narrow.centre().x;
    if from.y < to.y {
        [Point::new(x, from.bottom()), Point::new(x, to.y)]
    } else {
        [Point::new(x, from.y), Point::new(x, to.bottom())]
    }
}

/// The lanes from top to bottom: borders run half way between the cards of neighbours.
fn lanes<'a>(layout: &Layout, subject: &Subject<'a>, shift: Point) -> Vec<(&'a str, Rect)> {
    let ids: BTreeMap<&Option<RoleName>, &str> = subject
        .lanes
        .iter()
        .map(|(role, id)| (role, id.as_str()))
        .collect();
    let mut extents: Vec<(f64, f64)> = layout
        .lanes
        .iter()
        .map(|lane| (lane.y - CARD / 2.0, lane.last_y + CARD / 2.0))
        .collect();
    for node in &layout.nodes {
        if let Some((top, bottom)) = extents.get_mut(node.lane) {
            *top = top.min(node.rect.y);
            *bottom = bottom.max(node.rect.bottom());
        }
    }
    let mut top = extents.first().map_or(0.0, |first| first.0 - MARGIN) + shift.y;
    let width = layout.width.max(400.0);
    let mut lanes = Vec::new();
    for (index, lane) in layout.lanes.iter().enumerate() {
        let own = extents.get(index).map_or(top, |extent| extent.1);
        let bottom = match extents.get(index + 1) {
            Some(next) => f64::midpoint(own, next.0) + shift.y,
            None => own + MARGIN + shift.y,
        };
        let rect = Rect {
            x: shift.x,
            y: top,
            width,
            height: bottom - top,
        };
        lanes.extend(ids.get(&lane.role).map(|id| (*id, rect)));
        top = bottom;
    }
    let known: BTreeSet<&Option<RoleName>> = layout.lanes.iter().map(|lane| &lane.role).collect();
    for (role, id) in subject.lanes {
        if !known.contains(role) {
            let rect = Rect {
                x: shift.x,
                y: top,
                width,
                height: EMPTY_LANE,
            };
            lanes.push((id.as_str(), rect));
            top += EMPTY_LANE;
        }
    }
    lanes
}

fn moved(rect: Rect, shift: Point) -> Rect {
    Rect {
        x: rect.x + shift.x,
        y: rect.y + shift.y,
        ..rect
    }
}

/// What a node looks like.
struct Outline {
    rect: Rect,
    form: Form,
}

enum Form {
    Card,
    Circle,
    Diamond,
}

impl Outline {
    /// Events and gateways have a size that every modeler draws them in.
    fn of(rect: Rect, element: &str) -> Self {
        let (size, form) = if element.ends_with("Event") {
            (EVENT, Form::Circle)
        } else if element.ends_with("Gateway") {
            (GATEWAY, Form::Diamond)
        } else {
            let form = Form::Card;
            return Self { rect, form };
        };
        let centre = rect.centre();
        let rect = Rect {
            x: centre.x - size / 2.0,
            y: centre.y - size / 2.0,
            width: size,
            height: size,
        };
        Self { rect, form }
    }

    /// Where a line from outside that is level or upright at its end meets this: the corner that it
    /// turns at, where it would pass beside, and the point on the outline.
    fn meet(&self, end: Point, outside: Point) -> (Option<Point>, Point) {
        let centre = self.rect.centre();
        let (half_x, half_y) = (self.rect.width / 2.0, self.rect.height / 2.0);
        let (beside_x, beside_y) = (end.x - centre.x, end.y - centre.y);
        let is_level = (end.y - outside.y).abs() < 0.1;
        if is_level && beside_y.abs() < half_y {
            let reach = self.reach(beside_y, half_x, half_y);
            let x = centre.x + reach.copysign(outside.x - centre.x);
            return (None, Point::new(x, end.y));
        }
        if !is_level && beside_x.abs() < half_x {
            let reach = self.reach(beside_x, half_y, half_x);
            let y = centre.y + reach.copysign(outside.y - centre.y);
            return (None, Point::new(end.x, y));
        }
        if is_level {
            let y = centre.y + half_y.copysign(beside_y);
            return (Some(Point::new(centre.x, end.y)), Point::new(centre.x, y));
        }
        let x = centre.x + half_x.copysign(beside_x);
        (Some(Point::new(end.x, centre.y)), Point::new(x, centre.y))
    }

    /// How far it reaches from its middle, this much beside it.
    fn reach(&self, beside: f64, along: f64, across: f64) -> f64 {
        let share = (beside / across).abs().min(1.0);
        along
            * match self.form {
                Form::Card => 1.0,
                Form::Circle => (1.0 - share * share).sqrt(),
                Form::Diamond => 1.0 - share,
            }
    }
}

/// The corners of a route, its ends moved to the outlines that they lead to.
fn points(
    points: &[Point],
    shift: Point,
    ends: (Option<&Outline>, Option<&Outline>),
) -> Vec<Point> {
    let mut points: Vec<Point> = points
        .iter()
        .map(|point| Point::new(point.x + shift.x, point.y + shift.y))
        .collect();
    if let ([first, second, ..], Some(outline)) = (points.as_mut_slice(), ends.0) {
        let (corner, met) = outline.meet(*first, *second);
        *first = met;
        if let Some(corner) = corner {
            points.insert(1, corner);
        }
    }
    if let ([.., before, last], Some(outline)) = (points.as_mut_slice(), ends.1) {
        let (corner, met) = outline.meet(*last, *before);
        *last = met;
        if let Some(corner) = corner {
            points.insert(points.len() - 1, corner);
        }
    }
    points
}

pub(super) fn shape(out: &mut String, of: &str, look: &str, rect: Rect) {
    let mut tag = "<bpmndi:BPMNShape".to_owned();
    attribute(&mut tag, "id", &drawn(of));
    attribute(&mut tag, "bpmnElement", of);
    tag.push_str(look);
    tag.push('>');
    line(out, 3, &tag);
    let bounds = format!(
        "<dc:Bounds x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        short(rect.x),
        short(rect.y),
        short(rect.width),
        short(rect.height)
    );
    line(out, 4, &bounds);
    line(out, 3, "</bpmndi:BPMNShape>");
}

pub(super) fn edge(out: &mut String, of: &str, points: &[Point]) {
    line(
        out,
        3,
        &format!(
            "<bpmndi:BPMNEdge id=\"{}\" bpmnElement=\"{of}\">",
            drawn(of)
        ),
    );
    for point in points {
        let at = format!(
            "<di:waypoint x=\"{}\" y=\"{}\"/>",
            short(point.x),
            short(point.y)
        );
        line(out, 4, &at);
    }
    line(out, 3, "</bpmndi:BPMNEdge>");
}

/// A coordinate with at most one digit behind the point.
pub(crate) fn short(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A line, indented.
pub(super) fn line(out: &mut String, depth: usize, text: &str) {
    // Formatting a string never fails.
    let _ = writeln!(out, "{:width$}{text}", "", width = depth * 2);
}
