//! What a drawing keeps of an earlier one of the same version: who stands where, and how hand-offs
//! passed the columns.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes and items are numbered by the caller, with one entry for each in every vector"
)]

use std::collections::BTreeMap;

use super::drawing::Standing;
use super::heights::Wishes;
use super::lanes::Lanes;
use super::order::{Item, Order};
use super::previous::{Previous, free_places};
use super::splits::Split;
use super::types::{Options, Route};
use crate::workflow::RoleName;

/// No card is put further than this from where its hand-offs want it, to save a crossing.
const FAR: f64 = 300.0;

/// An earlier drawing, and which of its columns every column was.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept<'a> {
    pub(super) previous: &'a Previous<'a>,
    pub(super) was: &'a [Option<usize>],
}

/// The nodes and edges of a version that is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nodes<'a> {
    pub(super) all: &'a [Standing<'a>],
    /// The room that each card takes.
    pub(super) tall: &'a [f64],
    pub(super) lanes: &'a Lanes,
    pub(super) lane_of: &'a [usize],
    pub(super) edges: &'a [(usize, usize)],
    /// What is around each node that was not drawn.
    pub(super) splits: &'a BTreeMap<usize, Split<'a>>,
    pub(super) columns: usize,
    pub(super) options: &'a Options,
}

impl Kept<'_> {
    /// The order of every column, and where everything wishes to stand.
    pub(super) fn order(&self, nodes: &Nodes<'_>) -> (Order, Wishes) {
        let routes = self.routes(nodes);
        let ran_above = |route: &Option<&Route>| {
            let above = route.map(|route| self.previous.ran_above(route));
            above.unwrap_or(false)
        };
        let above: Vec<bool> = routes.iter().map(ran_above).collect();
        let places = nodes.all.iter().zip(nodes.lane_of);
        let places: Vec<(usize, usize)> = places.map(|(node, lane)| (node.column, *lane)).collect();
        let mut order = Order::unsorted(&places, nodes.edges, nodes.columns, &above);
        let (mut wishes, choices) = self.cards(nodes);
        self.joints(&order, &routes, &mut wishes);
        order.sort(&wishes.items, nodes.tall);
        for (node, places) in choices {
            order.choose(node, &places, &mut wishes.items, nodes.tall);
        }
        order.exchange_joints(&wishes.items, nodes.tall);
        // The last lane grows with its cards.
        for (&lane, y) in nodes.lane_of.iter().zip(&wishes.items) {
            if let Some(rows) = &mut wishes.lanes[lane] {
                rows.1 = rows.1.max(*y);
            }
        }
        let is_new: Vec<bool> = routes.iter().map(Option::is_none).collect();
        order.lift_new(nodes.edges, &is_new);
        (order, wishes)
    }

    /// For every edge the route that it had; each half of a hand-off that a new step was put into has
    /// the route of the whole.
    fn routes<'n>(&'n self, nodes: &Nodes<'n>) -> Vec<Option<&'n Route>> {
        let route = |&(from, to): &(usize, usize)| {
            let ids = (&nodes.all[from].step.id, &nodes.all[to].step.id);
            let halves = [from, to].into_iter();
            let mut halves = halves.filter_map(|node| nodes.splits.get(&node)?.half(ids.0, ids.1));
            self.previous.route(ids.0, ids.1).or_else(|| halves.next())
        };
        nodes.edges.iter().map(route).collect()
    }

    /// Where cards wish to stand: where they stood, or else where their lane has room; and the cards
    /// that have a choice.
    fn cards(&self, nodes: &Nodes<'_>) -> (Wishes, Vec<(usize, Vec<f64>)>) {
        let role = |lane: usize| nodes.lanes.get(lane).and_then(|lane| lane.0.as_ref());
        let rows = |role: Option<&RoleName>| self.previous.rows(role);
        let mut wishes = Wishes {
            items: vec![f64::NAN; nodes.all.len()],
            fixed: vec![true; nodes.all.len()],
            lanes: (0..nodes.lanes.len())
                .map(|lane| rows(role(lane)))
                .collect(),
        };
        let mut taken: Vec<Vec<(f64, f64)>> = vec![Vec::new(); nodes.columns];
        for (node, standing) in nodes.all.iter().enumerate() {
            let stood = self.previous.stood(&standing.step.id, standing.ghost);
            let same = |column: usize, of: Option<&RoleName>| {
                self.was[standing.column] == Some(column) && of == role(nodes.lane_of[node])
            };
            if let Some(stood) = stood.filter(|stood| same(stood.column, stood.role)) {
                wishes.items[node] = stood.y;
                taken[standing.column].push((stood.y, nodes.tall[node] / 2.0));
            }
        }
        let mut choices: BTreeMap<usize, (usize, Vec<f64>)> = BTreeMap::new();
        for node in 0..nodes.all.len() {
            if wishes.items[node].is_nan() {
                let places = self.place(node, nodes, &mut wishes, &mut taken);
                let others = choices.entry(nodes.all[node].column);
                // Two cards in one column could choose the same place.
                others
                    .and_modify(|one| one.1.clear())
                    .or_insert((node, places));
            }
        }
        (wishes, choices.into_values().collect())
    }

    /// Gives a card that cannot stand where it stood a place in its lane, and says which others it could
    /// have.
    fn place(
        &self,
        node: usize,
        nodes: &Nodes<'_>,
        wishes: &mut Wishes,
        taken: &mut [Vec<(f64, f64)>],
    ) -> Vec<f64> {
        let (standing, lane) = (&nodes.all[node], nodes.lane_of[node]);
        let half = nodes.tall[node] / 2.0;
        let role = nodes.lanes.get(lane).and_then(|lane| lane.0.as_ref());
        let rows = self.previous.free_rows(role);
        let rows = rows.unwrap_or_else(|| below(&wishes.lanes, lane));
        let stood = self.previous.stood(&standing.step.id, standing.ghost);
        let split = nodes.splits.get(&node).cloned().unwrap_or_default();
        let around = || split.wish(self.previous, self.was[standing.column]);
        let wish = stood.map(|stood| stood.y).or_else(around);
        let wish = wish.unwrap_or(rows.0).clamp(rows.0, rows.1);
        let sizes = (half, nodes.options.card_gap);
        let mut places = free_places(&taken[standing.column], rows, sizes, wish, &split.joined);
        places.retain(|y| (y - wish).abs() <= FAR);
        let y = places.first().copied().unwrap_or(wish).round();
        taken[standing.column].push((y, half));
        wishes.items[node] = y;
        places
    }

    /// Where joints wish to stand: where the hand-off passed, or else on the way from one end of it to
    /// the other.
    fn joints(&self, order: &Order, routes: &[Option<&Route>], wishes: &mut Wishes) {
        wishes.items.resize(order.items.len(), f64::NAN);
        wishes.fixed.resize(order.items.len(), false);
        for (edge, chain) in order.chains.iter().enumerate() {
            if !order.has_joints(edge) {
                continue;
            }
            let inner = chain.len() - 1;
            for &joint in chain.get(1..inner).unwrap_or_default() {
                let Item { column, .. } = order.items[joint];
                let was = self.was[column].zip(routes[edge]);
                if let Some(y) = was.and_then(|(was, route)| self.previous.level(route, was)) {
                    wishes.items[joint] = y;
                    wishes.fixed[joint] = true;
                }
            }
            level_out(chain, &mut wishes.items);
        }
    }
}

/// Where a lane that was not drawn begins: at the lane above it.
fn below(lanes: &[Option<(f64, f64)>], lane: usize) -> (f64, f64) {
    let above = lanes.iter().take(lane).rev().find_map(|rows| *rows);
    above.map_or((0.0, 0.0), |rows| (rows.1, rows.1))
}

/// Gives the items of a chain without a height one between those before and after them.
fn level_out(chain: &[usize], heights: &mut [f64]) {
    let known: Vec<usize> = (0..chain.len())
        .filter(|&at| !heights[chain[at]].is_nan())
        .collect();
    for two in known.windows(2) {
        let (first, last) = (two[0], two[1]);
        let (from, to) = (heights[chain[first]], heights[chain[last]]);
        for at in first + 1..last {
            let share = (at - first) as f64 / (last - first) as f64;
            heights[chain[at]] = from + (to - from) * share;
        }
    }
}
