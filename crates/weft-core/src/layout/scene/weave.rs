//! The weave: a document small enough for a list of documents (system.md 6). Role lines, contacts as
//! bars across them, what was stripped out as hollow boxes, and a mark for every other step.
//!
//! Columns and the order of lanes are those of the large drawing, so that people know it again.

use std::collections::BTreeMap;

use super::super::ghosts::Meeting;
use super::super::types::{Layout, Options, Placed, Point, Rect};
use super::super::{Pair, layout, layout_pair, stripped_out};
use super::Scene;
use super::items::{Fill, Item, Shape, Stroke, Token};
use crate::workflow::{Document, RoleName, Step, StepId, Tag, Workflow};

/// How wide and how tall it is.
const SIZE: (f64, f64) = (400.0, 216.0);
/// Room around it.
const MARGIN: f64 = 8.0;
/// How wide the bar of the longest contact is, and how far role lines lie apart at most.
const WIDEST: f64 = 13.0;
const PITCH: f64 = 14.0;

/// Draws a document, with one of its redesigns below; `matches` say which steps of it stand for which
/// of the baseline.
#[must_use]
pub fn weave(document: &Document, redesign: Option<usize>, matches: &[(StepId, StepId)]) -> Scene {
    let options = Options::comparison();
    let after = redesign.and_then(|at| document.redesigns.get(at));
    let halves: Vec<(&Workflow, Layout)> = match after {
        None => vec![(
            &document.baseline,
            layout(&document.baseline, &document.roles, &options),
        )],
        Some(after) => {
            let (before, after) = (&document.baseline, &after.workflow);
            let pair = Pair {
                baseline: before,
                redesign: after,
                matches,
                ghosts: &stripped_out(before, after, matches, &document.roles),
                waived: &[],
            };
            let both = layout_pair(&pair, &document.roles, &options);
            vec![(before, both.baseline), (after, both.redesign)]
        }
    };
    let lanes: usize = halves.iter().map(|half| half.1.lanes.len()).sum();
    // Between the halves lies as much as two role lines take.
    let spaces = (lanes + halves.len()).saturating_sub(2).max(1);
    let pitch = ((SIZE.1 - 2.0 * MARGIN) / spaces as f64).min(PITCH);
    let minutes = |step: &Step| step.minutes.unwrap_or(15.0);
    let longest = document.baseline.steps.iter().map(minutes);
    let small = Small {
        meeting: &Meeting::new(&document.roles),
        baseline: &document.baseline,
        pitch,
        scale: WIDEST / longest.fold(60.0, f64::max),
    };
    let mut items = Vec::new();
    let mut top = MARGIN;
    for (workflow, layout) in &halves {
        small.half(workflow, layout, top, &mut items);
        top += (layout.lanes.len() + 1) as f64 * pitch;
    }
    Scene {
        width: SIZE.0,
        height: (top - 2.0 * pitch + MARGIN).max(2.0 * MARGIN),
        alt: String::new(),
        items,
        header: 0.0,
        breaks: Vec::new(),
    }
}

struct Small<'a> {
    meeting: &'a Meeting<'a>,
    baseline: &'a Workflow,
    /// The distance of two role lines.
    pitch: f64,
    /// The width of a bar per minute.
    scale: f64,
}

impl Small<'_> {
    fn half(&self, workflow: &Workflow, layout: &Layout, top: f64, items: &mut Vec<Item>) {
        let y = |lane: usize| top + lane as f64 * self.pitch;
        for lane in 0..layout.lanes.len() {
            let (from, to) = (
                Point::new(MARGIN, y(lane)),
                Point::new(SIZE.0 - MARGIN, y(lane)),
            );
            items.push(Item::line(from, to, Stroke::solid(Token::Lane, 1.0)));
        }
        let lanes = layout.lanes.iter().zip(0..);
        let lanes: BTreeMap<&RoleName, usize> = lanes
            .filter_map(|(lane, at)| Some((lane.role.as_ref()?, at)))
            .collect();
        let column = (SIZE.0 - 2.0 * MARGIN) / layout.columns.len().max(1) as f64;
        for node in &layout.nodes {
            let steps = if node.ghost { self.baseline } else { workflow };
            let Some(step) = steps.steps.get(node.index).filter(|step| step.is_work()) else {
                continue;
            };
            let x = MARGIN + (node.column as f64 + 0.5) * column;
            let at = Point::new(x, y(node.lane));
            if node.ghost || self.meeting.is_contact(step) {
                self.contact(step, node, at, (&lanes, &y), items);
            } else {
                items.push(mark(step.tag, at));
            }
        }
    }

    /// A bar over the lines of everybody who takes part, or the box where it was.
    fn contact(
        &self,
        step: &Step,
        node: &Placed,
        at: Point,
        (lanes, y): (&BTreeMap<&RoleName, usize>, &dyn Fn(usize) -> f64),
        items: &mut Vec<Item>,
    ) {
        let people = step.roles.iter().map(|one| &one.role);
        let people = people.filter(|role| self.meeting.is_person(role));
        let lines: Vec<f64> = people
            .filter_map(|role| lanes.get(role).map(|lane| y(*lane)))
            .collect();
        let first = lines.iter().copied().fold(at.y, f64::min);
        let last = lines.iter().copied().fold(at.y, f64::max);
        let wide = (step.minutes.unwrap_or(15.0) * self.scale).clamp(2.5, WIDEST);
        if node.ghost {
            let wide = wide.max(5.0);
            let rect = Rect {
                x: at.x - wide / 2.0,
                y: first - 3.0,
                width: wide,
                height: last - first + 6.0,
            };
            items.push(Item::Shape {
                shape: Shape::Rect { rect, radius: 1.5 },
                fill: None,
                stroke: Some(Stroke::dashed(Token::Lost, 1.0, [2.0, 2.0])),
            });
            return;
        }
        let (from, to) = (Point::new(at.x, first), Point::new(at.x, last));
        items.push(Item::line(from, to, Stroke::solid(Token::Contact, wide)));
        for y in lines {
            items.push(knot(Point::new(at.x, y), wide / 2.0 + 1.5));
        }
    }
}

fn knot(centre: Point, radius: f64) -> Item {
    Item::filled(Shape::Circle { centre, radius }, Token::Contact)
}

/// A square for a machine, a diamond for a person with one, a ring for a person alone.
fn mark(tag: Option<Tag>, at: Point) -> Item {
    match tag {
        Some(Tag::AiAutomated) => {
            let rect = Rect {
                x: at.x - 3.0,
                y: at.y - 3.0,
                width: 6.0,
                height: 6.0,
            };
            Item::filled(Shape::Rect { rect, radius: 0.5 }, Token::Automated)
        }
        Some(Tag::AiAugmented) => {
            let point = |x: f64, y: f64| Point::new(at.x + x, at.y + y);
            let points = vec![
                point(0.0, -4.2),
                point(4.2, 0.0),
                point(0.0, 4.2),
                point(-4.2, 0.0),
            ];
            Item::filled(Shape::Polygon(points), Token::Augmented)
        }
        Some(Tag::HumanRelational | Tag::HumanAlone) => ring(at, Stroke::solid(Token::Alone, 1.3)),
        None => ring(at, Stroke::dashed(Token::Control, 1.3, [2.0, 1.6])),
    }
}

fn ring(centre: Point, stroke: Stroke) -> Item {
    Item::Shape {
        shape: Shape::Circle {
            centre,
            radius: 3.0,
        },
        fill: Some(Fill {
            token: Token::Paper,
            opacity: 1.0,
        }),
        stroke: Some(stroke),
    }
}
