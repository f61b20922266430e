//! The shapes of a piece as the template draws them: places in points, corners already rounded.

use serde::Serialize;
use weft_core::layout::Point;
use weft_core::layout::scene::{Anchor, Fill, Head, Item, Shape, Stroke, Token};

/// Points on paper for one unit of a scene: the smallest letters, 10 units, stay above 7 pt.
pub(super) const SCALE: f64 = 0.72;

/// A stroke in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Pen {
    token: Token,
    width: f64,
    dash: Vec<f64>,
    round: bool,
}

/// One thing to draw.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Mark {
    /// An upright rectangle.
    Rect {
        at: [f64; 2],
        size: [f64; 2],
        radius: f64,
        fill: Option<Fill>,
        pen: Option<Pen>,
    },
    /// A circle around a point.
    Circle {
        at: [f64; 2],
        radius: f64,
        fill: Option<Fill>,
        pen: Option<Pen>,
    },
    /// A polygon.
    Polygon {
        points: Vec<[f64; 2]>,
        fill: Option<Fill>,
        pen: Option<Pen>,
    },
    /// A way: runs to a point, or bends around the first point to the second.
    Way {
        from: [f64; 2],
        runs: Vec<Vec<[f64; 2]>>,
        pen: Pen,
    },
    /// A line of text at its base.
    Text {
        at: [f64; 2],
        text: String,
        size: f64,
        bold: bool,
        anchor: Anchor,
        token: Token,
    },
}

/// The marks of an item whose upper left corner is moved to `origin`.
pub(super) fn of(item: &Item, origin: Point, marks: &mut Vec<Mark>) {
    let place = |point: &Point| [points(point.x - origin.x), points(point.y - origin.y)];
    match item {
        Item::Shape {
            shape,
            fill,
            stroke,
        } => marks.push(closed(shape, *fill, stroke.as_ref().map(pen), place)),
        Item::Line {
            points,
            stroke,
            corner,
            head,
        } => {
            let Some(from) = points.first() else { return };
            marks.push(Mark::Way {
                from: place(from),
                runs: runs(points, *corner)
                    .iter()
                    .map(|run| run.iter().map(place).collect())
                    .collect(),
                pen: pen(stroke),
            });
            marks.extend(end(points, *head, stroke.token, place));
        }
        Item::Text {
            at,
            text,
            size,
            weight,
            anchor,
            token,
            ..
        } => marks.push(Mark::Text {
            at: place(at),
            text: text.clone(),
            size: points(*size),
            bold: *weight >= 600,
            anchor: *anchor,
            token: *token,
        }),
    }
}

/// Units of the scene as points, to hundredths.
pub(super) fn points(units: f64) -> f64 {
    (units * SCALE * 100.0).round() / 100.0
}

fn pen(stroke: &Stroke) -> Pen {
    Pen {
        token: stroke.token,
        width: points(stroke.width),
        dash: stroke.dash.iter().copied().map(points).collect(),
        round: stroke.round,
    }
}

fn closed(
    shape: &Shape,
    fill: Option<Fill>,
    pen: Option<Pen>,
    place: impl Fn(&Point) -> [f64; 2],
) -> Mark {
    match shape {
        Shape::Rect { rect, radius } => Mark::Rect {
            at: place(&Point::new(rect.x, rect.y)),
            size: [points(rect.width), points(rect.height)],
            radius: points(*radius),
            fill,
            pen,
        },
        Shape::Circle { centre, radius } => Mark::Circle {
            at: place(centre),
            radius: points(*radius),
            fill,
            pen,
        },
        Shape::Polygon(corners) => Mark::Polygon {
            points: corners.iter().map(place).collect(),
            fill,
            pen,
        },
    }
}

/// The way from corner to corner: corners are bent where there is room.
fn runs(points: &[Point], corner: f64) -> Vec<Vec<Point>> {
    let mut runs = Vec::new();
    let mut last = points.first().copied().unwrap_or_default();
    let ahead = points.iter().skip(2).map(Some).chain([None]);
    for (&at, next) in points.iter().skip(1).zip(ahead) {
        match next {
            Some(&next) if corner > 0.0 => {
                runs.push(vec![towards(at, last, corner)]);
                runs.push(vec![at, towards(at, next, corner)]);
            }
            _ => runs.push(vec![at]),
        }
        last = at;
    }
    runs
}

/// What a line ends in.
fn end(
    points: &[Point],
    head: Head,
    token: Token,
    place: impl Fn(&Point) -> [f64; 2],
) -> Option<Mark> {
    let fill = Some(Fill::from(token));
    let (tip, before) = points.split_last()?;
    match (head, before.last()) {
        (Head::Dot, _) => Some(Mark::Circle {
            at: place(tip),
            radius: self::points(3.2),
            fill,
            pen: None,
        }),
        (Head::Arrow, Some(from)) => {
            let (dx, dy) = (from.x - tip.x, from.y - tip.y);
            let scale = 7.0 / dx.hypot(dy).max(1e-9);
            let (dx, dy) = (dx * scale, dy * scale);
            let side = |s: f64| Point::new(tip.x + dx - s * dy * 0.42, tip.y + dy + s * dx * 0.42);
            Some(Mark::Polygon {
                points: [*tip, side(1.0), side(-1.0)].iter().map(place).collect(),
                fill,
                pen: None,
            })
        }
        (Head::Arrow | Head::None, _) => None,
    }
}

/// A point this far from `from` on the way to `to`, at most half-way.
fn towards(from: Point, to: Point, far: f64) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy);
    if length < 1e-9 {
        return from;
    }
    let part = (far / length).min(0.5);
    Point::new(from.x + dx * part, from.y + dy * part)
}
