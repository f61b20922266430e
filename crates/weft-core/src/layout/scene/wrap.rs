//! A long drawing in rows of a given width, so that it prints without shrinking.
//!
//! It is cut right before a column; lines go on at the same height in the next row, and the names of
//! the lanes are repeated.

use super::super::types::Point;
use super::Scene;
use super::items::{Head, Item};

/// Room between two rows.
const BETWEEN: f64 = 18.0;

/// The scene in rows no wider than this, one column a row at least.
#[must_use]
pub fn wrap(scene: &Scene, width: f64) -> Scene {
    if scene.width <= width {
        return scene.clone();
    }
    let windows = windows(scene, width);
    let (header, body): (Vec<&Item>, Vec<&Item>) = scene
        .items
        .iter()
        .partition(|item| item.extent().right() <= scene.header + 0.5);
    let mut items = Vec::new();
    for (row, &(from, to)) in windows.iter().enumerate() {
        let down = (scene.height + BETWEEN) * row as f64;
        items.extend(header.iter().map(|item| item.moved(0.0, down)));
        let cut = body.iter().flat_map(|item| within(item, from, to));
        items.extend(cut.map(|item| item.moved(scene.header - from, down)));
    }
    let widest = windows
        .iter()
        .map(|(from, to)| to - from)
        .fold(0.0, f64::max);
    Scene {
        width: (scene.header + widest).max(width),
        height: (scene.height + BETWEEN) * windows.len() as f64 - BETWEEN,
        alt: scene.alt.clone(),
        items,
        header: scene.header,
        breaks: Vec::new(),
    }
}

/// The parts of the drawing that the rows show, from left to right.
fn windows(scene: &Scene, width: f64) -> Vec<(f64, f64)> {
    let mut windows = Vec::new();
    let mut from = scene.header;
    let mut last = from;
    for &at in scene.breaks.iter().chain([&scene.width]) {
        if at - from > width - scene.header && last > from {
            windows.push((from, last));
            from = last;
        }
        last = at;
    }
    windows.push((from, last));
    windows
}

/// What a row shows of an item: lines are cut, everything else stands where its middle is.
fn within(item: &Item, from: f64, to: f64) -> Vec<Item> {
    match item {
        Item::Line {
            points,
            stroke,
            corner,
            head,
        } => {
            let parts = cut(points, from, to);
            let parts = parts.into_iter().map(|part| Item::Line {
                head: if part.last() == points.last() {
                    *head
                } else {
                    Head::None
                },
                points: part,
                stroke: stroke.clone(),
                corner: *corner,
            });
            parts.collect()
        }
        Item::Shape { .. } | Item::Text { .. } => {
            let middle = item.extent().centre().x;
            if from <= middle && middle < to {
                vec![item.clone()]
            } else {
                Vec::new()
            }
        }
    }
}

/// The parts of a line between two heights of x.
fn cut(points: &[Point], from: f64, to: f64) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    for (&a, &b) in points.iter().zip(points.iter().skip(1)) {
        let Some((start, end)) = clip(a, b, from, to) else {
            continue;
        };
        match parts.last_mut() {
            Some(part) if part.last() == Some(&start) => part.push(end),
            _ => parts.push(vec![start, end]),
        }
    }
    parts
}

fn clip(a: Point, b: Point, from: f64, to: f64) -> Option<(Point, Point)> {
    if a.x.max(b.x) < from || a.x.min(b.x) >= to {
        return None;
    }
    let at = |x: f64| {
        if (b.x - a.x).abs() < 1e-9 {
            return None;
        }
        Some(Point::new(x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)))
    };
    let hold = |point: Point| {
        if point.x < from {
            at(from).unwrap_or(point)
        } else if point.x > to {
            at(to).unwrap_or(point)
        } else {
            point
        }
    };
    Some((hold(a), hold(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_the_row_ends() {
        let line = [
            Point::new(0.0, 5.0),
            Point::new(50.0, 5.0),
            Point::new(50.0, 9.0),
        ];
        assert_eq!(
            cut(&line, 10.0, 40.0),
            [vec![Point::new(10.0, 5.0), Point::new(40.0, 5.0)]],
            "the corner lies in the next row"
        );
    }
}
