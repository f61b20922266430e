//! One version from lanes to routes, in two halves: everything but x, then x once the gaps of all
//! versions are known, since the versions of a pair share their columns.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are numbered by the graph, then ghosts; every vector has one entry for each"
)]

use super::graph::Graph;
use super::heights::{Heights, Room};
use super::kept::{Kept, Nodes};
use super::lanes::Lanes;
use super::notes;
use super::order::{self, Order};
use super::route::{self, Gap, Plan};
use super::sizes::{self, MARGIN, Sizes};
use super::splits;
use super::types::{Column, Lane, Layout, Options, Placed, Point, Rect, Route};
use crate::workflow::{RoleName, Step, Workflow};

/// A node to draw: a step of this version, or a ghost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'a> {
    pub(super) step: &'a Step,
    pub(super) index: usize,
    pub(super) column: usize,
    pub(super) role: Option<&'a RoleName>,
    pub(super) ghost: bool,
}

/// A version with everything but its x.
#[derive(Debug)]
pub(super) struct Drawing<'a> {
    workflow: &'a Workflow,
    graph: &'a Graph,
    nodes: Vec<Standing<'a>>,
    lanes: &'a Lanes,
    lane_of: Vec<usize>,
    sizes: Sizes,
    order: Order,
    heights: Heights,
    plan: Plan,
    options: &'a Options,
    /// Where the cards and joints of an earlier drawing began: these begin no further up.
    top: Option<f64>,
}

/// Orders a version, as an earlier drawing of it was where there is one to keep, and plans its routes.
pub(super) fn draw<'a>(
    workflow: &'a Workflow,
    graph: &'a Graph,
    nodes: Vec<Standing<'a>>,
    lanes: &'a Lanes,
    columns: usize,
    options: &'a Options,
    kept: Option<Kept<'_>>,
) -> Drawing<'a> {
    let lane_of = sizes::lane_of(&nodes, lanes);
    let sizes = Sizes::new(graph, &nodes, options);
    let pairs: Vec<(usize, usize)> = sizes.ends.iter().map(|end| (end.from, end.to)).collect();
    let tall = sizes.tall();
    let (order, wishes) = if let Some(kept) = kept {
        let (order, wishes) = kept.order(&Nodes {
            all: &nodes,
            tall: &tall,
            lanes,
            lane_of: &lane_of,
            edges: &pairs,
            splits: &splits::splits(workflow, graph, kept.previous),
            columns,
            options,
        });
        (order, Some(wishes))
    } else {
        let places = nodes.iter().zip(&lane_of);
        let places = places.map(|(node, lane)| (node.column, *lane));
        let places: Vec<(usize, usize)> = places.collect();
        (order::order(&places, &pairs, columns), None)
    };
    let heights = Room {
        order: &order,
        nodes: &tall,
        lanes: lanes.len(),
        names: &sizes::names(lanes, options),
        top: 0.0,
        options,
        clear: &sizes::clear(&nodes, lanes, &lane_of, &tall),
        wishes: wishes.as_ref(),
    }
    .heights();
    let stands = nodes
        .iter()
        .enumerate()
        .map(|(node, standing)| route::Node {
            column: standing.column,
            y: heights.items[node],
            height: sizes.cards[node].height,
            pitch: sizes.pitches[node],
        });
    let plan = route::plan(&order, &heights, &stands.collect::<Vec<_>>(), &sizes.ends);
    Drawing {
        workflow,
        graph,
        nodes,
        lanes,
        lane_of,
        sizes,
        order,
        heights,
        plan,
        options,
        top: kept.map(|kept| kept.previous.top()),
    }
}

/// Gives all versions the same x, and finishes them.
pub(super) fn finish(drawings: &[Drawing<'_>], columns: usize) -> Vec<Layout> {
    let mut widths = vec![0.0_f64; columns];
    for drawing in drawings {
        for (node, card) in drawing.nodes.iter().zip(&drawing.sizes.cards) {
            widths[node.column] = widths[node.column].max(card.width);
        }
    }
    // A column that is left free is as wide as a card.
    let card = drawings.first().map_or(0.0, |one| one.options.card_width);
    for width in widths.iter_mut().filter(|width| **width == 0.0) {
        *width = card;
    }
    let header = drawings
        .iter()
        .map(|drawing| sizes::header(drawing.lanes, drawing.options))
        .fold(0.0, f64::max);
    let mut x = header;
    let mut gaps = Vec::with_capacity(columns + 1);
    let mut places = Vec::with_capacity(columns);
    for gap in 0..=columns {
        let rooms = drawings.iter().map(|drawing| drawing.plan.room[gap]);
        let room = rooms.fold((0.0, 0.0), |a: (f64, f64), b| (a.0.max(b.0), a.1.max(b.1)));
        let need = drawings.iter().map(|drawing| drawing.plan.need(gap, room));
        let inner = gap > 0 && gap < columns;
        let least = if inner {
            drawings.first().map_or(0.0, |d| d.options.column_gap)
        } else {
            0.0
        };
        let right = x + need.fold(least, f64::max).ceil();
        gaps.push(Gap {
            left: x,
            right,
            room,
        });
        if let Some(&width) = widths.get(gap) {
            places.push(Column { x: right, width });
            x = right + width;
        } else {
            x = right;
        }
    }
    drawings
        .iter()
        .map(|drawing| drawing.layout(&places, &gaps, header, x))
        .collect()
}

impl Drawing<'_> {
    fn layout(&self, columns: &[Column], gaps: &[Gap], header: f64, width: f64) -> Layout {
        let rects: Vec<Rect> = (0..self.nodes.len())
            .map(|node| self.rect(node, columns))
            .collect();
        let mut layout = Layout {
            width: width + MARGIN,
            header,
            columns: columns.to_vec(),
            lanes: self.lane_lines(),
            nodes: self.placed(&rects),
            routes: self.routes(&rects, gaps),
            ..Layout::default()
        };
        layout.notes = notes::placed(self.workflow, &layout, self.options);
        let rights = layout.notes.iter().map(|note| note.rect.right() + MARGIN);
        layout.width = rights.fold(layout.width, f64::max);
        settle(&mut layout, self.top);
        layout
    }

    fn rect(&self, node: usize, columns: &[Column]) -> Rect {
        let (card, column) = (&self.sizes.cards[node], columns[self.nodes[node].column]);
        Rect {
            x: (column.x + (column.width - card.width) / 2.0).floor(),
            y: self.heights.items[node] - card.height / 2.0,
            width: card.width,
            height: card.height,
        }
    }

    fn lane_lines(&self) -> Vec<Lane> {
        let rows = self.lanes.iter().zip(&self.heights.lanes);
        rows.map(|((role, kind), &(y, last_y))| Lane {
            role: role.clone(),
            kind: *kind,
            y,
            last_y,
        })
        .collect()
    }

    /// The columns between every node and the last that leads to it.
    fn free(&self) -> Vec<usize> {
        let mut free: Vec<usize> = self.nodes.iter().map(|node| node.column).collect();
        for end in &self.sizes.ends {
            let (from, to) = (self.nodes[end.from].column, self.nodes[end.to].column);
            if from < to {
                free[end.to] = free[end.to].min(to - from - 1);
            }
        }
        free
    }

    fn placed(&self, rects: &[Rect]) -> Vec<Placed> {
        let free = self.free();
        let mut nodes: Vec<Placed> = self
            .nodes
            .iter()
            .enumerate()
            .map(|(node, standing)| Placed {
                step: standing.step.id.clone(),
                index: standing.index,
                column: standing.column,
                free: free[node],
                lane: self.lane_of[node],
                rect: rects[node],
                ghost: standing.ghost,
            })
            .collect();
        nodes.sort_by_key(|node| (node.ghost, node.index));
        nodes
    }

    fn routes(&self, rects: &[Rect], gaps: &[Gap]) -> Vec<Route> {
        let mut routes: Vec<Route> = Vec::with_capacity(self.sizes.ends.len());
        for (edge, end) in self.sizes.ends.iter().enumerate() {
            let points = self.plan.points(edge, &self.order, end, rects, gaps);
            let (from, to) = (&self.nodes[end.from], &self.nodes[end.to]);
            let leftwards = matches!(points.as_slice(), [a, b, ..] if b.x < a.x);
            let start = points.first().copied().unwrap_or_default();
            let wide = sizes::widest(&self.sizes.words[edge], self.options).unwrap_or(0.0);
            let x = match (leftwards, end.from == end.to) {
                (true, _) => start.x - 5.0 - wide,
                (false, true) => start.x + route::OWN + 4.0,
                (false, false) => start.x + 5.0,
            };
            routes.push(Route {
                from: from.step.id.clone(),
                from_index: self.graph.steps[end.from],
                to: self.workflow.steps[self.graph.steps[end.to]].id.clone(),
                link: self.graph.edges[edge].link,
                back: from.column >= to.column,
                label: Point::new(x, start.y - 3.0),
                words: self.sizes.words[edge].clone(),
                points,
            });
        }
        routes.sort_by_key(|route| (route.from_index, route.link));
        routes
    }
}

/// Moves a drawing so that nothing lies above its upper margin, and further down if it must not begin
/// further up; sets its height.
fn settle(layout: &mut Layout, least: Option<f64>) {
    let (mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut see = |y: f64| {
        top = top.min(y);
        bottom = bottom.max(y);
    };
    for node in &layout.nodes {
        see(node.rect.y);
        see(node.rect.bottom());
    }
    for note in &layout.notes {
        see(note.rect.y);
        see(note.rect.bottom());
    }
    for lane in &layout.lanes {
        see(lane.y - MARGIN);
        see(lane.last_y + MARGIN);
    }
    for route in &layout.routes {
        route.points.iter().for_each(|point| see(point.y));
        see(route.label.y - 14.0 * route.words.len() as f64);
    }
    if top > bottom {
        return;
    }
    let shift = (MARGIN - top.floor()).max(least.unwrap_or(f64::NEG_INFINITY));
    layout.height = (bottom.ceil() + shift + MARGIN).ceil();
    for node in &mut layout.nodes {
        node.rect.y += shift;
    }
    for note in &mut layout.notes {
        note.rect.y += shift;
    }
    for lane in &mut layout.lanes {
        lane.y += shift;
        lane.last_y += shift;
    }
    for route in &mut layout.routes {
        route.label.y += shift;
        for point in &mut route.points {
            point.y += shift;
        }
    }
}
