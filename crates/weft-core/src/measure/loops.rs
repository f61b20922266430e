//! Loops: the strongly connected components that a case can go round (audit.md 3.5).

use super::components::{Components, is_loop};
use super::flow::{Flow, Node};

/// The loops among the components of a flow's arcs, in step order, each with its steps in step order.
pub(crate) fn loops(flow: &Flow, components: &Components) -> Vec<Vec<Node>> {
    let is_loop = |component: &&[Node]| is_loop(&flow.arcs, component);
    let mut loops: Vec<Vec<Node>> = components
        .iter()
        .filter(is_loop)
        .map(<[Node]>::to_vec)
        .collect();
    loops.sort_unstable();
    loops
}
