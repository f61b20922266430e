//! Immediate dominators (Cooper, Harvey & Kennedy 2001, "A simple, fast dominance algorithm").
//!
//! A node dominates another if every path from the root to the other passes it. Used forwards for
//! gates (audit.md 3.5) and against the arcs for the joins of parallel splits.
#![expect(clippy::indexing_slicing, reason = "nodes come from the arcs and lie below their count")]

use super::flow::{Arcs, Node, index};

/// Marks a node without a place in the order.
const NONE: u32 = u32::MAX;

/// The nearest dominator of every node; none for the root and for what it does not reach.
pub(crate) fn immediate_dominators(root: Node, arcs: &Arcs) -> Vec<Option<Node>> {
    let order = postorder(root, arcs);
    let mut rank = vec![NONE; arcs.nodes()];
    for (at, node) in order.iter().enumerate() {
        rank[*node as usize] = index(at);
    }
    let back = arcs.reversed();
    let mut above = vec![NONE; order.len()];
    let Some(top) = order.len().checked_sub(1) else { return vec![None; arcs.nodes()] };
    above[top] = index(top);
    let mut changed = true;
    while changed {
        changed = false;
        for at in (0..top).rev() {
            let mut nearest = NONE;
            for (from, _) in back.of(order[at]) {
                let from = rank[*from as usize];
                if from != NONE && above[from as usize] != NONE {
                    nearest = if nearest == NONE { from } else { meet(&above, nearest, from) };
                }
            }
            changed |= above[at] != nearest;
            above[at] = nearest;
        }
    }
    let mut result = vec![None; arcs.nodes()];
    for (at, node) in order.iter().enumerate().take(top) {
        result[*node as usize] = order.get(above[at] as usize).copied();
    }
    result
}

/// The nearest node that dominates both, climbing from the one that stands deeper.
fn meet(above: &[u32], mut a: u32, mut b: u32) -> u32 {
    while a != b {
        if a < b {
            a = above[a as usize];
        } else {
            b = above[b as usize];
        }
    }
    a
}

/// Nodes in the order in which a depth-first search leaves them: the root last.
fn postorder(root: Node, arcs: &Arcs) -> Vec<Node> {
    let mut seen = vec![false; arcs.nodes()];
    let mut order = Vec::new();
    let mut calls = vec![(root, 0)];
    seen[root as usize] = true;
    while let Some((node, at)) = calls.pop() {
        let unseen = arcs.of(node).iter().enumerate().skip(at).find(|(_, (to, _))| !seen[*to as usize]);
        match unseen {
            Some((way, (to, _))) => {
                seen[*to as usize] = true;
                calls.push((node, way + 1));
                calls.push((*to, 0));
            }
            None => order.push(node),
        }
    }
    order
}
