//! Dominators (audit.md 3.5): the steps that every way from the start to a step passes.
//!
//! Lengauer & Tarjan, “A fast algorithm for finding dominators in a flowgraph”, ACM TOPLAS 1
//! (1979), with path compression: O(m log n) always. The shorter iterative algorithm of Cooper,
//! Harvey & Kennedy is quadratic where every step of a long chain may return to its beginning, which
//! is what workflows with a rejection look like. Everything is a flat vector of `u32`, and no walk
//! recurses.

#![expect(
    clippy::indexing_slicing,
    reason = "every index is a node of the graph or its number in the walk, one entry for each"
)]

use crate::csr::{Csr, Successors};

const NONE: u32 = u32::MAX;

/// The immediate dominator of every node; none for the start, and for what it does not reach.
#[must_use]
pub fn immediate_dominators(starts_at: u32, successors: &impl Successors) -> Vec<Option<u32>> {
    let mut dominators = vec![None; successors.nodes() as usize];
    if starts_at >= successors.nodes() {
        return dominators;
    }
    let tree = Tree::of(starts_at, successors);
    for (&node, dominator) in tree.node.iter().zip(by_number(&tree)).skip(1) {
        dominators[node as usize] = tree.node.get(dominator as usize).copied();
    }
    dominators
}

/// The dominators of a node, nearest first, without the node itself.
pub fn dominators_of(dominators: &[Option<u32>], node: u32) -> impl Iterator<Item = u32> + '_ {
    let up = |node: u32| dominators.get(node as usize).copied().flatten();
    std::iter::successors(up(node), move |&node| up(node))
}

/// Immediate dominators over the numbers of a depth-first walk; the start has number 0.
fn by_number(tree: &Tree) -> Vec<u32> {
    let last = tree.predecessors.len();
    let mut forest = Forest::of(last);
    let mut dominator = vec![0; last as usize];
    // The nodes whose semidominator is the index, as linked lists: first of each, then next.
    let (mut first, mut next) = (vec![NONE; last as usize], vec![NONE; last as usize]);
    for node in (1..last).rev() {
        let w = node as usize;
        for &from in tree.predecessors.of(node) {
            let best = forest.lowest_above(from);
            forest.semi[w] = forest.semi[w].min(forest.semi[best as usize]);
        }
        let semi = forest.semi[w] as usize;
        next[w] = std::mem::replace(&mut first[semi], node);
        let parent = tree.parent[w];
        forest.ancestor[w] = parent;
        let mut waiting = std::mem::replace(&mut first[parent as usize], NONE);
        while waiting != NONE {
            let v = waiting as usize;
            let best = forest.lowest_above(waiting);
            let is_lower = forest.semi[best as usize] < forest.semi[v];
            dominator[v] = if is_lower { best } else { parent };
            waiting = next[v];
        }
    }
    for w in 1..last as usize {
        if dominator[w] != forest.semi[w] {
            dominator[w] = dominator[dominator[w] as usize];
        }
    }
    dominator
}

/// The linked part of the walk's tree, whose paths shorten as they are asked about.
struct Forest {
    semi: Vec<u32>,
    label: Vec<u32>,
    ancestor: Vec<u32>,
    path: Vec<u32>,
}

impl Forest {
    fn of(nodes: u32) -> Self {
        Self {
            semi: (0..nodes).collect(),
            label: (0..nodes).collect(),
            ancestor: vec![NONE; nodes as usize],
            path: Vec::new(),
        }
    }

    /// The node of lowest semidominator on the way from `node` up to below its root.
    fn lowest_above(&mut self, node: u32) -> u32 {
        let mut above = node;
        while self.ancestor[above as usize] != NONE {
            self.path.push(above);
            above = self.ancestor[above as usize];
        }
        self.path.pop();
        while let Some(below) = self.path.pop() {
            let v = below as usize;
            let up = self.ancestor[v] as usize;
            let (mine, theirs) = (self.label[v], self.label[up]);
            if self.semi[theirs as usize] < self.semi[mine as usize] {
                self.label[v] = theirs;
            }
            self.ancestor[v] = self.ancestor[up];
        }
        self.label[node as usize]
    }
}

/// A depth-first walk: nodes in the order met, each one's parent, and all edges between numbers.
struct Tree {
    node: Vec<u32>,
    parent: Vec<u32>,
    predecessors: Csr,
}

impl Tree {
    fn of(start: u32, successors: &impl Successors) -> Self {
        let mut number = vec![NONE; successors.nodes() as usize];
        let (mut node, mut parent) = (vec![start], vec![NONE]);
        let mut path = vec![(start, 0)];
        let mut met = 1;
        number[start as usize] = 0;
        while let Some((from, tried)) = path.last_mut() {
            let Some(to) = successors.successor(*from, *tried) else {
                path.pop();
                continue;
            };
            *tried += 1;
            if number[to as usize] == NONE {
                number[to as usize] = met;
                met += 1;
                node.push(to);
                parent.push(number[*from as usize]);
                path.push((to, 0));
            }
        }
        let mut edges = Vec::with_capacity(node.len());
        for (from, &node) in (0..met).zip(&node) {
            let next = (0..).map_while(|at| successors.successor(node, at));
            edges.extend(next.map(|to| (number[to as usize], from)));
        }
        Self {
            predecessors: Csr::from_edges(met, &edges),
            node,
            parent,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_diamond_with_a_long_side() {
        let graph = Csr::from_edges(6, &[(1, 2), (1, 3), (2, 5), (3, 4), (4, 5)]);
        assert_eq!(
            immediate_dominators(1, &graph),
            [None, None, Some(1), Some(1), Some(3), Some(1)],
            "audit.md 3.5: idom {{2:1, 3:1, 4:3, 5:1}}"
        );
    }

    #[test]
    fn the_graph_of_lengauer_and_tarjan() {
        let text = "RA RB RC AD BA BD BE CF CG DL EH FI GI GJ HE HK IK JI KI KR LH";
        let index = |letter: char| "RABCDEFGHIJKL".chars().position(|c| c == letter).unwrap();
        let edges: Vec<(u32, u32)> = text
            .split(' ')
            .map(|pair| {
                let ends: Vec<u32> = pair.chars().map(|c| index(c).try_into().unwrap()).collect();
                (ends[0], ends[1])
            })
            .collect();
        let found = immediate_dominators(0, &Csr::from_edges(13, &edges));
        let children = |parent: char| {
            let parent = u32::try_from(index(parent)).unwrap();
            "RABCDEFGHIJKL"
                .chars()
                .filter(|&letter| found[index(letter)] == Some(parent))
                .collect::<String>()
        };
        assert_eq!(children('R'), "ABCDEHIK", "audit.md 3.5");
        assert_eq!(children('C'), "FG", "audit.md 3.5");
        assert_eq!(children('G'), "J", "audit.md 3.5");
        assert_eq!(children('D'), "L", "audit.md 3.5");
        assert_eq!(
            dominators_of(&found, u32::try_from(index('J')).unwrap()).collect::<Vec<_>>(),
            [7, 3, 0],
            "J lies behind G, C and R"
        );
    }

    #[test]
    fn a_million_steps_each_of_which_may_return_to_the_first() {
        let nodes = 1_000_000_u32;
        let ahead = (1..nodes).map(|node| (node - 1, node));
        let edges: Vec<_> = ahead.chain((2..nodes).map(|node| (node, 1))).collect();
        let found = immediate_dominators(0, &Csr::from_edges(nodes, &edges));
        let chain = (1..nodes).zip(&found[1..]);
        let broken = chain.filter(|&(node, &dominator)| dominator != Some(node - 1));
        assert_eq!(
            broken.count(),
            0,
            "a return changes nothing about the way ahead"
        );
    }

    #[test]
    fn a_million_steps_with_short_returns() {
        let nodes = 1_000_000_u32;
        let ahead = (1..nodes).map(|node| (node - 1, node));
        let skip = (2..nodes).map(|node| (node - 2, node));
        let back = (0..nodes - 50).step_by(25).map(|node| (node + 50, node));
        let edges: Vec<_> = ahead.chain(skip).chain(back).collect();
        let found = immediate_dominators(0, &Csr::from_edges(nodes, &edges));
        assert_eq!(found[1], Some(0), "only the start leads to its successor");
        assert_eq!(
            found.iter().flatten().count(),
            999_999,
            "every step but the start has one"
        );
    }

    proptest! {
        #[test]
        fn a_node_is_dominated_when_its_removal_cuts_the_way(
            edges in prop::collection::vec((0..8_u32, 0..8_u32), 0..24)
        ) {
            let graph = Csr::from_edges(8, &edges);
            let reached_without = |gone: u32| {
                let kept: Vec<_> = edges.iter().copied().filter(|e| e.0 != gone && e.1 != gone).collect();
                let kept = Csr::from_edges(8, &kept);
                Tree::of(0, &kept).node
            };
            let found = immediate_dominators(0, &graph);
            let reached = reached_without(99);
            for node in 1..8 {
                let mut expected: Vec<u32> = (0..8)
                    .filter(|&gone| gone != node && reached.contains(&node))
                    .filter(|&gone| gone == 0 || !reached_without(gone).contains(&node))
                    .collect();
                let mut dominators: Vec<u32> = dominators_of(&found, node).collect();
                dominators.sort_unstable();
                expected.sort_unstable();
                prop_assert_eq!(dominators, expected, "node {}", node);
            }
        }
    }
}
