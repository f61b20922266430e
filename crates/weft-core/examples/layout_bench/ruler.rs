//! The ruler: crossings, edges through steps and edges upon each other, counted alike for both
//! programs.

use serde_json::Value;
use weft_core::layout::{Point, Rect};

/// Crossings, edges that run through a step, and places where two edges lie on each other.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Count {
    pub(crate) crossings: usize,
    pub(crate) through: usize,
    pub(crate) upon: usize,
}

pub(crate) struct Drawn {
    pub(crate) rects: Vec<Rect>,
    pub(crate) routes: Vec<(usize, usize, Vec<Point>)>,
}

pub(crate) fn read(drawn: &Value) -> Drawn {
    let number = |value: &Value| value.as_f64().unwrap_or(0.0);
    let index = |value: &Value| usize::try_from(value.as_u64().unwrap_or(0)).unwrap_or(0);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    Drawn {
        rects: list(&drawn["nodes"])
            .iter()
            .map(|one| Rect {
                x: number(&one[0]),
                y: number(&one[1]),
                width: number(&one[2]),
                height: number(&one[3]),
            })
            .collect(),
        routes: list(&drawn["routes"])
            .iter()
            .map(|one| {
                let points = list(&one["points"]);
                let points = points
                    .iter()
                    .map(|p| Point::new(number(&p[0]), number(&p[1])));
                (index(&one["from"]), index(&one["to"]), points.collect())
            })
            .collect(),
    }
}

pub(crate) fn count(drawn: &Drawn) -> Count {
    let mut upright = Vec::new();
    let mut level = Vec::new();
    for (edge, (_, _, points)) in drawn.routes.iter().enumerate() {
        for two in points.windows(2) {
            let (a, b) = (two[0], two[1]);
            if (a.x - b.x).abs() < 0.01 && (a.y - b.y).abs() >= 0.01 {
                upright.push((a.x, a.y.min(b.y), a.y.max(b.y), edge));
            } else if (a.y - b.y).abs() < 0.01 && (a.x - b.x).abs() >= 0.01 {
                level.push((a.y, a.x.min(b.x), a.x.max(b.x), edge));
            }
        }
    }
    let mut count = Count::default();
    for &(x, top, bottom, edge) in &upright {
        let crossed = level.iter().filter(|&&(y, left, right, other)| {
            other != edge
                && top + 0.01 < y
                && y < bottom - 0.01
                && left + 0.01 < x
                && x < right - 0.01
        });
        count.crossings += crossed
            .filter(|one| {
                drawn.routes[one.3].1 != drawn.routes[edge].1
                    || drawn.routes[one.3].0 != drawn.routes[edge].0
            })
            .count();
    }
    for list in [&upright, &level] {
        let mut sorted = list.clone();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        for (place, one) in sorted.iter().enumerate() {
            let near = sorted[place + 1..]
                .iter()
                .take_while(|other| other.0 - one.0 < 0.5);
            let upon = near.filter(|other| {
                let ends = |edge: usize| (drawn.routes[edge].0, drawn.routes[edge].1);
                other.3 != one.3
                    && ends(other.3).1 != ends(one.3).1
                    && other.1.max(one.1) + 0.5 < other.2.min(one.2)
            });
            count.upon += upon.count();
        }
    }
    for (from, to, points) in &drawn.routes {
        for (node, rect) in drawn.rects.iter().enumerate() {
            if node == *from || node == *to {
                continue;
            }
            let inner = Rect {
                x: rect.x + 0.5,
                y: rect.y + 0.5,
                width: rect.width - 1.0,
                height: rect.height - 1.0,
            };
            count.through +=
                usize::from(points.windows(2).any(|two| inner.is_cut_by(two[0], two[1])));
        }
    }
    count
}
