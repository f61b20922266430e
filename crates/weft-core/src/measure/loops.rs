//! Loops: the strongly connected components that a case can go round (audit.md 3.5; Tarjan 1972).
//!
//! A component is a loop if it has more than one step, or a step that leads to itself.
#![expect(clippy::indexing_slicing, reason = "nodes come from the arcs and lie below their count")]

use super::flow::{Arcs, Node, index};

/// Marks a node that Tarjan's search has not met.
const UNSEEN: Node = Node::MAX;

/// The strongly connected components of a flow, each before those that lead to it.
///
/// Iterative, so that a chain of a million steps needs no deep stack.
pub(crate) fn components(arcs: &Arcs) -> Vec<Vec<Node>> {
    let count = arcs.nodes();
    let mut number = vec![UNSEEN; count];
    let mut low = vec![0; count];
    let mut done = vec![false; count];
    let mut stack: Vec<Node> = Vec::new();
    let mut calls: Vec<(Node, usize)> = Vec::new();
    let mut result = Vec::new();
    let mut next = 0;
    // Starting behind the steps, at the start node, keeps components in the order of the flow.
    for root in (0..index(count)).rev() {
        if number[root as usize] != UNSEEN {
            continue;
        }
        calls.push((root, 0));
        while let Some((node, at)) = calls.pop() {
            let here = node as usize;
            if at == 0 {
                number[here] = next;
                low[here] = next;
                next += 1;
                stack.push(node);
            }
            let ways = arcs.of(node);
            let mut way = at;
            let mut deeper = None;
            while let Some((to, _)) = ways.get(way) {
                way += 1;
                if number[*to as usize] == UNSEEN {
                    deeper = Some(*to);
                    break;
                }
                if !done[*to as usize] {
                    low[here] = low[here].min(number[*to as usize]);
                }
            }
            if let Some(to) = deeper {
                calls.push((node, way));
                calls.push((to, 0));
                continue;
            }
            if low[here] == number[here] {
                result.push(close(node, &mut stack, &mut done));
            }
            if let Some((parent, _)) = calls.last() {
                low[*parent as usize] = low[*parent as usize].min(low[here]);
            }
        }
    }
    result
}

fn close(root: Node, stack: &mut Vec<Node>, done: &mut [bool]) -> Vec<Node> {
    let mut component = Vec::new();
    while let Some(node) = stack.pop() {
        done[node as usize] = true;
        component.push(node);
        if node == root {
            break;
        }
    }
    component.sort_unstable();
    component
}

/// The loops of a flow in step order, each with its steps in step order.
pub(crate) fn loops(arcs: &Arcs) -> Vec<Vec<Node>> {
    let mut loops: Vec<Vec<Node>> = components(arcs)
        .into_iter()
        .filter(|component| match component.as_slice() {
            [node] => arcs.of(*node).iter().any(|(to, _)| to == node),
            _ => true,
        })
        .collect();
    loops.sort_unstable();
    loops
}
