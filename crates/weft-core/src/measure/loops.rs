//! Loops: the strongly connected components that a case can go round (audit.md 3.5).

use super::components::{is_loop, scc};
use super::flow::{Flow, Node};

/// The loops of a flow in step order, each with its steps in step order.
pub(crate) fn loops(flow: &Flow) -> Vec<Vec<Node>> {
    let shape = flow.arcs.shape();
    let mut loops: Vec<Vec<Node>> = scc(&shape)
        .into_iter()
        .filter(|component| is_loop(&shape, component))
        .collect();
    loops.sort_unstable();
    loops
}
