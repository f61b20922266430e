//! Blocks: a parallel or inclusive split with the place where all its ways meet again (audit.md 3.1
//! and 6).
//!
//! The join of a fork is its nearest post-dominator. A block is properly nested if nothing enters
//! its ways but through the fork, the ways share no node, and none leads back to the fork. Then each
//! arc into the join carries a share of one case, so that visits stay an expectation, and the chance
//! to pass the block unseen is a product over its ways.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the arcs and lie below their count"
)]

use super::dominators::immediate_dominators;
use super::flow::{Arcs, Flow, Fork, Node};

/// A properly nested block.
#[derive(Debug)]
pub(crate) struct Block {
    /// Where it begins.
    pub(crate) fork: Fork,
    /// Where its ways meet again; the end, if they never do.
    pub(crate) join: Node,
    /// The nodes along each way, sorted; empty where a way leads straight to the join.
    pub(crate) ways: Vec<Vec<Node>>,
}

impl Block {
    /// Expected number of ways that are taken.
    pub(crate) fn tokens(&self, arcs: &Arcs) -> f64 {
        arcs.of(self.fork.node)
            .iter()
            .map(|(_, weight)| weight)
            .sum()
    }

    /// Whether a node lies on one of the ways.
    pub(crate) fn holds(&self, node: Node) -> bool {
        self.ways.iter().any(|way| way.binary_search(&node).is_ok())
    }

    fn size(&self) -> usize {
        self.ways.iter().map(Vec::len).sum()
    }
}

/// The blocks of a flow, inner ones first; none where one fork is not properly nested.
pub(crate) fn blocks(flow: &Flow) -> Option<Vec<Block>> {
    if flow.forks.is_empty() {
        return Some(Vec::new());
    }
    let arcs = flow.net();
    let back = arcs.reversed();
    let joins = immediate_dominators(flow.end(), &back);
    let mut blocks = Vec::new();
    for fork in &flow.forks {
        let join = joins[fork.node as usize]?;
        blocks.push(nested(arcs, &back, fork, join)?);
    }
    blocks.sort_by_key(|block| (block.size(), block.fork.node));
    Some(blocks)
}

fn nested(arcs: &Arcs, back: &Arcs, fork: &Fork, join: Node) -> Option<Block> {
    let mut ways = Vec::new();
    for (begin, _) in &fork.ways {
        ways.push(way(arcs, *begin, join));
    }
    let block = Block {
        fork: fork.clone(),
        join,
        ways,
    };
    let entered_only_by_fork = block.ways.iter().all(|way| {
        way.iter().all(|node| {
            back.of(*node)
                .iter()
                .all(|(from, _)| *from == fork.node || way.contains(from))
        })
    });
    let mut all: Vec<Node> = block.ways.iter().flatten().copied().collect();
    all.sort_unstable();
    let disjoint = all.windows(2).all(|pair| pair[0] != pair[1]);
    (entered_only_by_fork && disjoint && all.binary_search(&fork.node).is_err()).then_some(block)
}

/// What can be reached from the beginning of a way without passing the join.
fn way(arcs: &Arcs, begin: Node, join: Node) -> Vec<Node> {
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![begin];
    while let Some(node) = open.pop() {
        if node != join && seen.insert(node) {
            open.extend(arcs.of(node).iter().map(|(to, _)| *to));
        }
    }
    seen.into_iter().collect()
}
