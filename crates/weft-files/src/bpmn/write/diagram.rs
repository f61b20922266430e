//! The diagram (BPMN DI): where the core's layout draws everything, and the colours of the tags.

use std::fmt::Write as _;

use weft_core::layout::scene::Token;
use weft_core::layout::{Layout, Point, Rect};
use weft_core::workflow::{RoleName, Step, Tag};

use super::mark::attribute;
use super::plan::Plan;

/// The band at the left of a pool that holds its name.
const BAND: f64 = 30.0;
/// Height of a lane in which nothing stands.
const EMPTY_LANE: f64 = 80.0;
const EVENT: f64 = 36.0;
const GATEWAY: f64 = 50.0;

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
    line(out, 1, "<bpmndi:BPMNDiagram id=\"weft-diagram\">");
    let plane = format!(
        "<bpmndi:BPMNPlane id=\"weft-plane\" bpmnElement=\"{}\">",
        subject.plane
    );
    line(out, 2, &plane);
    let lanes = lanes(layout, subject, shift);
    if let (Some(pool), Some(first), Some(last)) = (subject.pool, lanes.first(), lanes.last()) {
        let rect = Rect {
            x: first.1.x - BAND,
            y: first.1.y,
            width: first.1.width + BAND,
            height: last.1.bottom() - first.1.y,
        };
        shape(out, pool, " isHorizontal=\"true\"", rect);
    }
    for (id, rect) in &lanes {
        shape(out, id, " isHorizontal=\"true\"", *rect);
    }
    let rects: Vec<Rect> = layout
        .nodes
        .iter()
        .zip(&plan.nodes)
        .map(|(placed, node)| outline(moved(placed.rect, shift), &node.element))
        .collect();
    for ((drawn, node), rect) in plan.drawn.steps.iter().zip(&plan.nodes).zip(&rects) {
        let tag = node.of.and_then(|step: &Step| step.tag);
        let mut look = tag.map(colour_attributes).unwrap_or_default();
        if node.element == "exclusiveGateway" {
            look.push_str(" isMarkerVisible=\"true\"");
        }
        shape(out, drawn.id.as_str(), &look, *rect);
    }
    for route in &layout.routes {
        let flow = subject
            .flows
            .get(route.from_index)
            .and_then(|flows| flows.get(route.link));
        let Some(flow) = flow else { continue };
        let to = plan.drawn.steps.iter().position(|step| step.id == route.to);
        let ends = (rects.get(route.from_index), to.and_then(|to| rects.get(to)));
        edge(out, flow, &points(&route.points, shift, ends));
    }
    line(out, 2, "</bpmndi:BPMNPlane>");
    line(out, 1, "</bpmndi:BPMNDiagram>");
}

/// The lanes from top to bottom: borders run half way between the cards of neighbours.
fn lanes<'a>(layout: &Layout, subject: &Subject<'a>, shift: f64) -> Vec<(&'a str, Rect)> {
    let id = |role: &Option<RoleName>| {
        let found = subject.lanes.iter().find(|(name, _)| name == role);
        found.map(|(_, id)| id.as_str())
    };
    let extents: Vec<(f64, f64)> = layout
        .lanes
        .iter()
        .enumerate()
        .map(|(index, lane)| {
            let inside = layout.nodes.iter().filter(|node| node.lane == index);
            inside.fold(
                (lane.y - 30.0, lane.last_y + 30.0),
                |(top, bottom), node| (top.min(node.rect.y), bottom.max(node.rect.bottom())),
            )
        })
        .collect();
    let mut top = extents.first().map_or(0.0, |first| first.0 - 16.0);
    let width = layout.width.max(400.0);
    let mut lanes = Vec::new();
    for (index, lane) in layout.lanes.iter().enumerate() {
        let own = extents.get(index).map_or(top, |extent| extent.1);
        let bottom = match extents.get(index + 1) {
            Some(next) => f64::midpoint(own, next.0),
            None => own + 16.0,
        };
        let rect = Rect {
            x: shift,
            y: top,
            width,
            height: bottom - top,
        };
        lanes.extend(id(&lane.role).map(|id| (id, rect)));
        top = bottom;
    }
    for (role, id) in subject.lanes {
        if !layout.lanes.iter().any(|lane| lane.role == *role) {
            let rect = Rect {
                x: shift,
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

fn moved(rect: Rect, shift: f64) -> Rect {
    Rect {
        x: rect.x + shift,
        ..rect
    }
}

/// Events and gateways have a size that every modeler draws them in.
fn outline(rect: Rect, element: &str) -> Rect {
    let size = if element.ends_with("Event") {
        EVENT
    } else if element.ends_with("Gateway") {
        GATEWAY
    } else {
        return rect;
    };
    let centre = rect.centre();
    Rect {
        x: centre.x - size / 2.0,
        y: centre.y - size / 2.0,
        width: size,
        height: size,
    }
}

/// The corners of a route, its ends moved to the outlines that they lead to.
fn points(points: &[Point], shift: f64, ends: (Option<&Rect>, Option<&Rect>)) -> Vec<Point> {
    let mut points: Vec<Point> = points
        .iter()
        .map(|point| Point::new(point.x + shift, point.y))
        .collect();
    let meet = |point: &mut Point, rect: Option<&Rect>| {
        if let Some(rect) = rect {
            point.x = point.x.clamp(rect.x, rect.right());
            point.y = point.y.clamp(rect.y, rect.bottom());
        }
    };
    if let Some(first) = points.first_mut() {
        meet(first, ends.0);
    }
    if let Some(last) = points.last_mut() {
        meet(last, ends.1);
    }
    points
}

fn shape(out: &mut String, of: &str, look: &str, rect: Rect) {
    let mut tag = "<bpmndi:BPMNShape".to_owned();
    attribute(&mut tag, "id", &format!("{of}_di"));
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

fn edge(out: &mut String, of: &str, points: &[Point]) {
    line(
        out,
        3,
        &format!("<bpmndi:BPMNEdge id=\"{of}_di\" bpmnElement=\"{of}\">"),
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
fn short(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A line, indented.
pub(super) fn line(out: &mut String, depth: usize, text: &str) {
    // Formatting a string never fails.
    let _ = writeln!(out, "{:width$}{text}", "", width = depth * 2);
}
