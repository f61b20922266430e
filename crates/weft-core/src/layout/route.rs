//! How edges run: level out of a card, upright between two columns, level into the next card.
//!
//! Hand-offs back to the same card share one line above all lanes, and long ways forwards to the same
//! card share one below them.

#![expect(
    clippy::indexing_slicing,
    reason = "edges and nodes are numbered by the caller, with one entry for each in every vector"
)]

use std::collections::BTreeMap;

use super::heights::Heights;
use super::order::{Order, Way};
use super::ports;
use super::tracks::{Run, Tracks, tracks};
use super::types::{Point, Rect};

/// Distance of two tracks.
const TRACK: f64 = 8.0;
/// Room between the last track and the next card: an arrow's head.
const TAIL: f64 = 14.0;
/// Room between a card and the first track.
const LEAD: f64 = 10.0;
/// How far a run steps aside that would lie on another.
const ASIDE: f64 = 5.0;
/// How far the way over its own step stands off a card.
const OWN: f64 = 8.0;

/// What routing needs to know about a node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) column: usize,
    pub(super) y: f64,
    pub(super) height: f64,
    /// Distance of its ports: room for labels.
    pub(super) pitch: f64,
}

/// An edge to route.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Room that the label needs beside the card.
    pub(super) label: f64,
}

/// Edges with everything but their x: ports, tracks and lines above and below.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// Height at the right side of a card, for every edge.
    pub(super) right: Vec<f64>,
    /// Height at the left side of a card, for every edge.
    pub(super) left: Vec<f64>,
    /// Tracks of every gap; gap `n` lies left of column `n`.
    gaps: Vec<Tracks>,
    /// For every edge its runs as gap and number.
    runs: Vec<Vec<Option<(usize, usize)>>>,
    /// Height of the line above or below, for every edge that has one.
    lines: Vec<Option<f64>>,
    /// Height of every item of the order.
    joints: Vec<f64>,
    /// Room that labels need in every gap, at its left and at its right.
    pub(super) room: Vec<(f64, f64)>,
}

impl Plan {
    /// How wide a gap must be.
    pub(super) fn need(&self, gap: usize, room: (f64, f64)) -> f64 {
        let count = self.gaps.get(gap).map_or(0, |tracks| tracks.count);
        room.0.max(LEAD) + room.1.max(TAIL) + TRACK * (count.max(1) - 1) as f64
    }
}

/// Plans the edges of a drawing.
pub(super) fn plan(order: &Order, heights: &Heights, nodes: &[Node], ends: &[End]) -> Plan {
    let mut plan = Plan {
        right: vec![0.0; ends.len()],
        left: vec![0.0; ends.len()],
        gaps: Vec::new(),
        runs: vec![Vec::new(); ends.len()],
        lines: vec![None; ends.len()],
        joints: heights.items.clone(),
        room: vec![(0.0, 0.0); order.columns.len() + 1],
    };
    ports::ports(order, heights, nodes, ends, &mut plan);
    lines(order, heights, nodes, ends, &mut plan);
    let mut runs: Vec<Vec<Run>> = vec![Vec::new(); order.columns.len() + 1];
    for (edge, end) in ends.iter().enumerate() {
        plan_edge(order, heights, nodes, (edge, end), &mut plan, &mut runs);
        let back =
            order.ways[edge] == Way::Between && nodes[end.from].column > nodes[end.to].column;
        let gap = nodes[end.from].column + usize::from(!back);
        let room = &mut plan.room[gap];
        if back {
            room.1 = room.1.max(end.label);
        } else {
            room.0 = room.0.max(end.label);
        }
    }
    plan.gaps = runs.iter().map(|runs| tracks(runs)).collect();
    plan
}

/// Lines above and below all lanes: one for each card that they lead to, the shortest nearest.
fn lines(order: &Order, heights: &Heights, nodes: &[Node], ends: &[End], plan: &mut Plan) {
    for way in [Way::Above, Way::Below] {
        let mut targets: BTreeMap<usize, (usize, usize, Vec<usize>)> = BTreeMap::new();
        for (edge, end) in ends
            .iter()
            .enumerate()
            .filter(|(edge, _)| order.ways[*edge] == way)
        {
            let gaps = (nodes[end.from].column + 1, nodes[end.to].column);
            let (low, high) = (gaps.0.min(gaps.1), gaps.0.max(gaps.1));
            let entry = targets.entry(end.to).or_insert((low, high, Vec::new()));
            entry.0 = entry.0.min(low);
            entry.1 = entry.1.max(high);
            entry.2.push(edge);
        }
        let mut list: Vec<_> = targets.into_iter().collect();
        list.sort_by_key(|(target, (low, high, _))| (high - low, *low, *target));
        let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
        for (_, (low, high, edges)) in list {
            let free =
                |row: &Vec<(usize, usize)>| row.iter().all(|one| one.1 < low || one.0 > high);
            let row = taken.iter().position(free).unwrap_or(taken.len());
            if row == taken.len() {
                taken.push(Vec::new());
            }
            taken[row].push((low, high));
            let away = 16.0 + TRACK * row as f64;
            let top = top(heights, nodes) - away;
            let y = if way == Way::Above {
                top
            } else {
                heights.bottom + away
            };
            for edge in edges {
                plan.lines[edge] = Some(y);
            }
        }
    }
}

fn top(heights: &Heights, nodes: &[Node]) -> f64 {
    let cards = nodes.iter().map(|node| node.y - node.height / 2.0);
    cards
        .chain(heights.items.iter().copied())
        .fold(f64::INFINITY, f64::min)
}

fn plan_edge(
    order: &Order,
    heights: &Heights,
    nodes: &[Node],
    (edge, end): (usize, &End),
    plan: &mut Plan,
    runs: &mut [Vec<Run>],
) {
    let mut add = |gap: usize, left: Option<f64>, right: Option<f64>, line: Option<f64>| {
        let ys = [left, right, line];
        let ys = || ys.iter().copied().flatten();
        let run = Run {
            left,
            right,
            top: ys().fold(f64::INFINITY, f64::min),
            bottom: ys().fold(f64::NEG_INFINITY, f64::max),
        };
        let level = run.top >= run.bottom;
        plan.runs[edge].push((!level).then_some((gap, runs[gap].len())));
        if !level {
            runs[gap].push(run);
        }
    };
    match order.ways[edge] {
        Way::Own => {}
        Way::Between => {
            let chain = &order.chains[edge];
            let last = chain.len() - 2;
            for (at, two) in chain.windows(2).enumerate() {
                let left = if at == 0 {
                    plan.right[edge]
                } else {
                    heights.items[two[0]]
                };
                let right = if at == last {
                    plan.left[edge]
                } else {
                    heights.items[two[1]]
                };
                let gap = order.items[two[0]].column + 1;
                add(gap, Some(left), Some(right), None);
            }
        }
        Way::Above | Way::Below => {
            let line = plan.lines[edge];
            add(
                nodes[end.from].column + 1,
                Some(plan.right[edge]),
                None,
                line,
            );
            add(nodes[end.to].column, None, Some(plan.left[edge]), line);
        }
    }
}

/// Where a gap lies, and the room for labels at its ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gap {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) room: (f64, f64),
}

impl Plan {
    fn x(&self, gaps: &[Gap], (gap, run): (usize, usize)) -> f64 {
        let place = gaps[gap];
        let tracks = &self.gaps[gap];
        let lead = place.room.0.max(LEAD);
        let used = lead + place.room.1.max(TAIL) + TRACK * (tracks.count.max(1) - 1) as f64;
        let spare = (place.right - place.left - used).max(0.0) / 2.0;
        place.left + lead + spare.floor() + TRACK * tracks.of[run] as f64
    }

    /// The corners of an edge, from the card that hands over to the card that takes over.
    pub(super) fn points(
        &self,
        edge: usize,
        order: &Order,
        end: &End,
        rects: &[Rect],
        gaps: &[Gap],
    ) -> Vec<Point> {
        match order.ways[edge] {
            Way::Own => self.own(edge, &rects[end.from]),
            Way::Between => {
                let mut points = self.between(edge, order, rects, gaps);
                if order.chains[edge].first() != Some(&end.from) {
                    points.reverse();
                }
                points
            }
            Way::Above | Way::Below => self.around(edge, end, rects, gaps),
        }
    }

    fn own(&self, edge: usize, card: &Rect) -> Vec<Point> {
        let (out, back) = (card.right() + OWN, card.x - OWN);
        let over = card.y - OWN;
        vec![
            Point::new(card.right(), self.right[edge]),
            Point::new(out, self.right[edge]),
            Point::new(out, over),
            Point::new(back, over),
            Point::new(back, self.left[edge]),
            Point::new(card.x, self.left[edge]),
        ]
    }

    fn between(&self, edge: usize, order: &Order, rects: &[Rect], gaps: &[Gap]) -> Vec<Point> {
        let chain = &order.chains[edge];
        let (first, last) = (&rects[chain[0]], &rects[chain[chain.len() - 1]]);
        let mut points = vec![Point::new(first.right(), self.right[edge])];
        for (at, run) in self.runs[edge].iter().enumerate() {
            let Some((gap, run)) = *run else { continue };
            let to = self.runs_to(edge, at, order).unwrap_or(self.left[edge]);
            let x = self.x(gaps, (gap, run));
            if self.gaps[gap].aside.contains(&run) {
                Self::step_aside(&mut points, at == 0, gaps[gap].left);
            }
            let level = points.last().map_or(to, |last| last.y);
            points.push(Point::new(x, level));
            points.push(Point::new(x, to));
        }
        points.push(Point::new(last.x, self.left[edge]));
        points
    }

    /// A run that would lie on another starts a little lower.
    fn step_aside(points: &mut Vec<Point>, at_card: bool, left: f64) {
        let Some(last) = points.last_mut() else {
            return;
        };
        let y = last.y;
        if at_card {
            last.y += ASIDE;
        } else {
            points.push(Point::new(left + 4.0, y));
            points.push(Point::new(left + 4.0, y + ASIDE));
        }
    }

    /// The height at which a run ends, where it ends at a joint.
    fn runs_to(&self, edge: usize, at: usize, order: &Order) -> Option<f64> {
        let chain = &order.chains[edge];
        (at + 2 < chain.len()).then(|| self.joints.get(chain[at + 1]).copied().unwrap_or(0.0))
    }

    fn around(&self, edge: usize, end: &End, rects: &[Rect], gaps: &[Gap]) -> Vec<Point> {
        let line = self.lines[edge].unwrap_or(0.0);
        let mut xs = self.runs[edge]
            .iter()
            .flatten()
            .map(|&run| self.x(gaps, run));
        let (out, into) = (xs.next().unwrap_or(0.0), xs.next().unwrap_or(0.0));
        vec![
            Point::new(rects[end.from].right(), self.right[edge]),
            Point::new(out, self.right[edge]),
            Point::new(out, line),
            Point::new(into, line),
            Point::new(into, self.left[edge]),
            Point::new(rects[end.to].x, self.left[edge]),
        ]
    }
}
