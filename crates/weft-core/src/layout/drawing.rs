//! One version from lanes to routes, in two halves: everything but x, then x once the gaps of all
//! versions are known, since the versions of a pair share their columns.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are numbered by the graph, then ghosts; every vector has one entry for each"
)]

use std::collections::BTreeMap;

use super::card::{self, Card};
use super::graph::Graph;
use super::heights::{Heights, Room};
use super::lanes::Lanes;
use super::order::{self, Order};
use super::route::{self, End, Gap, Plan};
use super::text;
use super::types::{Column, Lane, Layout, Options, Placed, Point, Rect, Route};
use crate::words;
use crate::workflow::{Link, RoleName, Step, Workflow};

/// Empty room around a drawing.
const MARGIN: f64 = 12.0;
/// The widest text beside an arrow.
const LABEL: f64 = 96.0;

/// Visits that cards keep room for, since nobody has counted them yet.
const VISITS: f64 = 8.88;

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
    cards: Vec<Card>,
    ends: Vec<End>,
    words: Vec<Vec<String>>,
    order: Order,
    heights: Heights,
    plan: Plan,
    options: &'a Options,
}

/// Orders a version, and plans its routes.
pub(super) fn draw<'a>(
    workflow: &'a Workflow,
    graph: &'a Graph,
    nodes: Vec<Standing<'a>>,
    lanes: &'a Lanes,
    columns: usize,
    options: &'a Options,
) -> Drawing<'a> {
    let lane = |node: &Standing<'a>| {
        let is_its = |lane: &(Option<RoleName>, _)| lane.0.as_ref() == node.role;
        lanes.iter().position(is_its).unwrap_or(0)
    };
    let lane_of: Vec<usize> = nodes.iter().map(lane).collect();
    let words: Vec<Vec<String>> = graph
        .edges
        .iter()
        .map(|edge| {
            let link = nodes[edge.from].step.next.get(edge.link);
            let back = nodes[edge.from].column >= nodes[edge.to].column;
            link.map(|link| label(link, back, options))
                .unwrap_or_default()
        })
        .collect();
    let mut cards: Vec<Card> = nodes
        .iter()
        .map(|node| card::card(node.step, options, node.ghost, Some(VISITS)))
        .collect();
    let pitches = pitches(graph, &words, &mut cards, options);
    let ends: Vec<End> = graph
        .edges
        .iter()
        .zip(&words)
        .map(|(edge, words)| End {
            from: edge.from,
            to: edge.to,
            label: widest(words, options).map_or(0.0, |wide| wide + 10.0),
        })
        .collect();
    let pairs: Vec<(usize, usize)> = ends.iter().map(|end| (end.from, end.to)).collect();
    let places: Vec<(usize, usize)> = nodes
        .iter()
        .zip(&lane_of)
        .map(|(node, lane)| (node.column, *lane))
        .collect();
    let order = order::order(&places, &pairs, columns);
    let tall = tall(&cards, &ends);
    let room = Room {
        order: &order,
        nodes: &tall,
        lanes: lanes.len(),
        top: 0.0,
        options,
        clear: &clear(&nodes, lanes, &lane_of, &tall),
    };
    let heights = room.heights();
    let stands: Vec<route::Node> = nodes
        .iter()
        .enumerate()
        .map(|(node, standing)| route::Node {
            column: standing.column,
            y: heights.items[node],
            height: cards[node].height,
            pitch: pitches[node],
        })
        .collect();
    let plan = route::plan(&order, &heights, &stands, &ends);
    Drawing {
        workflow,
        graph,
        nodes,
        lanes,
        lane_of,
        cards,
        ends,
        words,
        order,
        heights,
        plan,
        options,
    }
}

/// Lines of people who take part in a step: its card must not hide them.
fn clear(
    nodes: &[Standing<'_>],
    lanes: &Lanes,
    lane_of: &[usize],
    tall: &[f64],
) -> Vec<(usize, usize, bool, f64)> {
    const KNOT: f64 = 16.0;
    let lines = lanes.iter().enumerate();
    let lines: BTreeMap<&RoleName, usize> = lines
        .filter_map(|(lane, (role, _))| Some((role.as_ref()?, lane)))
        .collect();
    let mut widest: BTreeMap<(usize, usize, bool), f64> = BTreeMap::new();
    for (node, standing) in nodes.iter().enumerate() {
        let own = lane_of[node];
        let others = standing.step.roles.iter().skip(1);
        for lane in others.filter_map(|one| lines.get(&one.role).copied()) {
            if lane != own && standing.step.mode().is_two_way() {
                let key = (own.min(lane), own.max(lane), own < lane);
                let apart = widest.entry(key).or_insert(0.0);
                *apart = apart.max((tall[node] / 2.0 + KNOT).ceil());
            }
        }
    }
    let widest = widest.into_iter();
    widest
        .map(|((upper, lower, card_above), apart)| (upper, lower, card_above, apart))
        .collect()
}

/// The room that each card takes: more where a hand-off runs over its own step.
fn tall(cards: &[Card], ends: &[End]) -> Vec<f64> {
    let mut tall: Vec<f64> = cards.iter().map(|card| card.height).collect();
    for end in ends.iter().filter(|end| end.from == end.to) {
        tall[end.from] = cards[end.from].height + 20.0;
    }
    tall
}

/// The distance of the ports of every card, which becomes taller where it has many.
fn pitches(
    graph: &Graph,
    words: &[Vec<String>],
    cards: &mut [Card],
    options: &Options,
) -> Vec<f64> {
    let mut lines = vec![1_usize; cards.len()];
    let mut outs = vec![0_usize; cards.len()];
    let mut ins = vec![0_usize; cards.len()];
    for (edge, words) in graph.edges.iter().zip(words) {
        lines[edge.from] = lines[edge.from].max(words.len());
        outs[edge.from] += 1;
        ins[edge.to] += 1;
    }
    let pitch = |lines: usize| (lines as f64 * (options.meta_size + 2.0) + 2.0).max(14.0);
    for (node, card) in cards.iter_mut().enumerate() {
        let outs = outs[node].clamp(1, 24) - 1;
        let ins = ins[node].clamp(1, 24) - 1;
        let need = (outs as f64 * pitch(lines[node])).max(ins as f64 * 8.0) + 12.0;
        if options.card_height.is_none() || !graph.steps.is_empty() && need > card.height {
            card.height = card::even(card.height.max(need));
        }
    }
    lines.into_iter().map(pitch).collect()
}

/// What is said beside the start of an arrow: its name, and its share where it is not all.
fn label(link: &Link, back: bool, options: &Options) -> Vec<String> {
    let name = link.name.as_deref().unwrap_or("");
    let mut words = name.trim().to_owned();
    if let Some(share) = link.probability.filter(|share| *share < 1.0) {
        let space = if words.is_empty() { "" } else { " " };
        words.push_str(space);
        words.push_str(&words::percent(share));
    }
    if back && !words.is_empty() && name.is_empty() {
        words.push_str(" again");
    }
    text::wrap(&words, options.meta_size, LABEL)
}

fn widest(words: &[String], options: &Options) -> Option<f64> {
    let widths = words
        .iter()
        .map(|line| text::width(line, options.meta_size));
    widths.reduce(f64::max)
}

/// How wide the names of lanes are.
fn header(lanes: &Lanes, options: &Options) -> f64 {
    let names = lanes.iter().filter_map(|lane| lane.0.as_ref());
    let lines = names.flat_map(|name| lane_lines(name.as_str(), options));
    let widest = lines
        .map(|line| text::width(&line, options.name_size))
        .fold(48.0, f64::max);
    widest.ceil() + 2.0 * MARGIN
}

/// The name of a lane, in lines.
pub(super) fn lane_lines(name: &str, options: &Options) -> Vec<String> {
    text::wrap(name, options.name_size, 110.0)
}

/// Gives all versions the same x, and finishes them.
pub(super) fn finish(drawings: &[Drawing<'_>], columns: usize) -> Vec<Layout> {
    let mut widths = vec![0.0_f64; columns];
    for drawing in drawings {
        for (node, card) in drawing.nodes.iter().zip(&drawing.cards) {
            widths[node.column] = widths[node.column].max(card.width);
        }
    }
    let header = drawings
        .iter()
        .map(|drawing| header(drawing.lanes, drawing.options))
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
        settle(&mut layout);
        layout
    }

    fn rect(&self, node: usize, columns: &[Column]) -> Rect {
        let (card, column) = (&self.cards[node], columns[self.nodes[node].column]);
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

    fn placed(&self, rects: &[Rect]) -> Vec<Placed> {
        let mut nodes: Vec<Placed> = self
            .nodes
            .iter()
            .enumerate()
            .map(|(node, standing)| Placed {
                step: standing.step.id.clone(),
                index: standing.index,
                column: standing.column,
                lane: self.lane_of[node],
                rect: rects[node],
                ghost: standing.ghost,
            })
            .collect();
        nodes.sort_by_key(|node| (node.ghost, node.index));
        nodes
    }

    fn routes(&self, rects: &[Rect], gaps: &[Gap]) -> Vec<Route> {
        let mut routes: Vec<Route> = Vec::with_capacity(self.ends.len());
        for (edge, end) in self.ends.iter().enumerate() {
            let points = self.plan.points(edge, &self.order, end, rects, gaps);
            let (from, to) = (&self.nodes[end.from], &self.nodes[end.to]);
            let leftwards = matches!(points.as_slice(), [a, b, ..] if b.x < a.x);
            let start = points.first().copied().unwrap_or_default();
            let wide = widest(&self.words[edge], self.options).unwrap_or(0.0);
            let x = if leftwards {
                start.x - 5.0 - wide
            } else {
                start.x + 5.0
            };
            routes.push(Route {
                from: from.step.id.clone(),
                from_index: self.graph.steps[end.from],
                to: self.workflow.steps[self.graph.steps[end.to]].id.clone(),
                link: self.graph.edges[edge].link,
                back: from.column >= to.column,
                label: Point::new(x, start.y - 3.0),
                words: self.words[edge].clone(),
                points,
            });
        }
        routes.sort_by_key(|route| (route.from_index, route.link));
        routes
    }
}

/// Moves a drawing so that nothing lies above its upper margin, and sets its height.
fn settle(layout: &mut Layout) {
    let (mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut see = |y: f64| {
        top = top.min(y);
        bottom = bottom.max(y);
    };
    for node in &layout.nodes {
        see(node.rect.y);
        see(node.rect.bottom());
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
    let shift = MARGIN - top.floor();
    layout.height = (bottom.ceil() + shift + MARGIN).ceil();
    for node in &mut layout.nodes {
        node.rect.y += shift;
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
