//! How routing nodes are taken out of a flow, one after the other, as in Gauss' algorithm.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is a node of the lists that are passed"
)]

use std::collections::BTreeSet;

use super::arcs::{Arcs, Node, index};
use super::flow::SilentRefusal;

/// Expected tokens along each way of a fork.
///
/// Each way is taken with its own chance, independently, and at least one is: where none would be,
/// one is drawn in proportion. A parallel split is the case in which every chance is 1.
pub(super) fn tokens(ways: &[(Node, f64)]) -> Vec<(Node, f64)> {
    let none: f64 = ways.iter().map(|(_, chance)| 1.0 - chance).product();
    let total: f64 = ways.iter().map(|(_, chance)| chance).sum();
    ways.iter()
        .map(|(to, chance)| (*to, chance + none * chance / total))
        .collect()
}

fn merged(sorted: Vec<(Node, f64)>, merge: fn(f64, f64) -> f64) -> Vec<(Node, f64)> {
    let mut result: Vec<(Node, f64)> = Vec::with_capacity(sorted.len());
    for (to, weight) in sorted {
        match result.last_mut() {
            Some(last) if last.0 == to => last.1 = merge(last.1, weight),
            Some(_) | None => result.push((to, weight)),
        }
    }
    result
}

/// Takes nodes out of the flow: who led to them now leads to where they led.
pub(super) fn eliminate(lists: &mut [Vec<(Node, f64)>], nodes: &[Node]) {
    if nodes.is_empty() {
        return;
    }
    let mut before: Vec<Vec<Node>> = vec![Vec::new(); lists.len()];
    for (from, list) in lists.iter().enumerate() {
        for (to, _) in list {
            before[*to as usize].push(index(from));
        }
    }
    for &node in nodes {
        let mut out = std::mem::take(&mut lists[node as usize]);
        let stays: f64 = out
            .iter()
            .filter(|(to, _)| *to == node)
            .map(|(_, weight)| weight)
            .sum();
        out.retain(|(to, _)| *to != node);
        let leaves = (1.0 - stays).max(f64::MIN_POSITIVE);
        for (to, weight) in &mut out {
            *weight /= leaves;
            before[*to as usize].retain(|from| *from != node);
        }
        for from in std::mem::take(&mut before[node as usize]) {
            if from == node {
                continue;
            }
            let list = &mut lists[from as usize];
            let into: f64 = list
                .iter()
                .filter(|(to, _)| *to == node)
                .map(|(_, weight)| weight)
                .sum();
            list.retain(|(to, _)| *to != node);
            for (to, weight) in &out {
                if list.iter().all(|(known, _)| known != to) {
                    before[*to as usize].push(from);
                }
                list.push((*to, into * weight));
            }
            list.sort_by_key(|arc| arc.0);
            *list = merged(std::mem::take(list), |a, b| a + b);
        }
    }
}

pub(super) fn silent_refusals(arcs: &Arcs, steps: usize, refused: &[Node]) -> Vec<SilentRefusal> {
    if refused.is_empty() {
        return Vec::new();
    }
    let back = arcs.reversed();
    refused
        .iter()
        .map(|node| SilentRefusal {
            node: *node,
            before: nearest_steps(&back, *node, steps),
            after: nearest_steps(arcs, *node, steps),
        })
        .collect()
}

/// The steps that come next after a routing node, through other routing nodes.
fn nearest_steps(arcs: &Arcs, node: Node, steps: usize) -> Vec<Node> {
    let mut seen = BTreeSet::new();
    let mut open = vec![node];
    while let Some(at) = open.pop() {
        for (to, _) in arcs.of(at) {
            let routing = *to as usize >= steps + 2;
            if seen.insert(*to) && routing {
                open.push(*to);
            }
        }
    }
    seen.into_iter()
        .filter(|node| (*node as usize) < steps)
        .collect()
}

pub(super) fn renumber(node: Node, steps: usize, silent: &[Node]) -> Node {
    if (node as usize) < steps + 2 {
        return node;
    }
    silent
        .binary_search(&node)
        .map_or(node, |at| index(steps + 2 + at))
}

pub(super) fn renumbered(lists: &[Vec<(Node, f64)>], kept: &[Node]) -> Arcs {
    let place = |node: Node| kept.binary_search(&node).map_or(node, index);
    let list = |node: &Node| {
        lists[*node as usize]
            .iter()
            .map(|(to, weight)| (place(*to), *weight))
            .collect()
    };
    Arcs::from_lists(kept.iter().map(list).collect())
}
