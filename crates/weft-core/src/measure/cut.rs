//! The cheapest steps to put people at so that no case passes without any (audit.md 3.8).
//!
//! A minimum-weight vertex cut between start and end, by maximum flow (Ford & Fulkerson 1956;
//! Dinic 1970): every step is split in two, joined by an edge of its cost; a step that is not
//! eligible, such as one past the point of no return, cannot be cut. Costs become whole numbers, so
//! the flow is exact. Of equally cheap cuts the one nearest the start is taken.

#![expect(
    clippy::indexing_slicing,
    reason = "flows hold one entry per edge, and marks one per node of the split graph"
)]

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::algo::dinics;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::csr::Csr;

/// Steps that together lie on every way from start to end.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// The steps, ascending.
    pub steps: Vec<u32>,
    /// What they cost together.
    pub cost: f64,
}

/// The cheapest cut in a graph without contacts; none where ineligible steps alone lead to the end.
///
/// `costs` has one entry per node, none for one that is not eligible; start and end can be cut too
/// if they have a cost. Nothing needs to be cut where no way leads from start to end.
#[must_use]
pub fn cheapest_cut(graph: &Csr, start: u32, end: u32, costs: &[Option<f64>]) -> Option<Cut> {
    if start.max(end) >= graph.len() {
        return None;
    }
    let cost = |node: u32| {
        let cost = costs.get(node as usize).copied().flatten()?;
        cost.is_finite().then_some(cost.max(0.0))
    };
    let total: f64 = (0..graph.len()).filter_map(cost).sum();
    let scale = (1e17 / total.max(1.0)).min(1e9);
    let endless = capacity(total * scale) + u64::from(graph.len()) + 1;
    let (entry, exit) = (
        |node: u32| NodeIndex::new(2 * node as usize),
        |node: u32| NodeIndex::new(2 * node as usize + 1),
    );
    let mut network: DiGraph<(), u64> = DiGraph::new();
    for node in 0..graph.len() {
        let (enter, leave) = (network.add_node(()), network.add_node(()));
        let limit = cost(node).map_or(endless, |cost| capacity(cost * scale));
        network.add_edge(enter, leave, limit);
    }
    for (from, to) in graph.edges() {
        network.add_edge(exit(from), entry(to), endless);
    }
    let (flow, flows) = dinics(&network, entry(start), exit(end));
    if flow >= endless {
        return None;
    }
    let reached = reached(&network, &flows, entry(start));
    let is_cut = |&node: &u32| reached[entry(node).index()] && !reached[exit(node).index()];
    let steps = necessary(graph, end, (0..graph.len()).filter(is_cut).collect());
    Some(Cut {
        cost: steps.iter().copied().filter_map(cost).sum(),
        steps,
    })
}

/// What the source still reaches in the residual network.
fn reached(network: &DiGraph<(), u64>, flows: &[u64], from: NodeIndex) -> Vec<bool> {
    let mut seen = vec![false; network.node_count()];
    let mut left = vec![from];
    while let Some(node) = left.pop() {
        if std::mem::replace(&mut seen[node.index()], true) {
            continue;
        }
        let ahead = network.edges_directed(node, Outgoing);
        let open = ahead.filter(|edge| flows[edge.id().index()] < *edge.weight());
        left.extend(open.map(|edge| edge.target()));
        let back = network.edges_directed(node, Incoming);
        let used = back.filter(|edge| flows[edge.id().index()] > 0);
        left.extend(used.map(|edge| edge.source()));
    }
    seen
}

/// Leaves out steps that cost nothing and from which the end is not reached anyway.
fn necessary(graph: &Csr, end: u32, cut: Vec<u32>) -> Vec<u32> {
    let before = graph.reversed();
    let mut seen = vec![false; graph.len() as usize];
    let mut left = vec![end];
    while let Some(node) = left.pop() {
        let is_new = !std::mem::replace(&mut seen[node as usize], true);
        if is_new && cut.binary_search(&node).is_err() {
            left.extend(before.of(node));
        }
    }
    cut.into_iter()
        .filter(|&node| seen[node as usize])
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "scaled to between 0 and 1e17"
)]
fn capacity(cost: f64) -> u64 {
    cost.round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// s = 0, a = 1, b = 2, c = 3, d = 4, e = 5, t = 6.
    const EDGES: [(u32, u32); 8] = [
        (0, 1),
        (0, 2),
        (1, 3),
        (2, 3),
        (3, 4),
        (3, 5),
        (4, 6),
        (5, 6),
    ];

    fn cut(costs: [Option<f64>; 7]) -> Option<Vec<u32>> {
        let graph = Csr::from_edges(7, &EDGES);
        cheapest_cut(&graph, 0, 6, &costs).map(|cut| cut.steps)
    }

    #[test]
    fn the_waist_of_the_graph() {
        let unit = Some(1.0);
        let found = cut([None, unit, unit, unit, unit, unit, None]);
        assert_eq!(found, Some(vec![3]), "audit.md 3.8: {{c}}");
    }

    #[test]
    fn a_dear_waist_and_one_past_no_return() {
        let unit = Some(1.0);
        let dear = cut([None, unit, unit, Some(2.5), Some(0.2), Some(0.1), None]);
        assert_eq!(dear, Some(vec![4, 5]), "0.3 rather than 2 or 2.5");
        let late = cut([None, unit, unit, Some(2.5), None, None, None]);
        assert_eq!(
            late,
            Some(vec![1, 2]),
            "d and e come after the point of no return"
        );
        assert_eq!(cut([None; 7]), None, "nothing is eligible");
    }

    #[test]
    fn where_no_way_leads_nothing_is_cut() {
        let graph = Csr::from_edges(3, &[(0, 1)]);
        let found = cheapest_cut(&graph, 0, 2, &[None, Some(0.0), None]).unwrap();
        assert_eq!(found.steps, [0_u32; 0], "1 leads nowhere");
    }
}
