//! Dominators (audit.md 3.5): the steps that every way from the start to a step passes.
//!
//! Cooper, Harvey & Kennedy, “A simple, fast dominance algorithm” (2001): walk the reachable nodes
//! in reverse postorder, let the dominator of a node be the meeting point of its predecessors in
//! the tree so far, and repeat until nothing changes. Acyclic graphs take two rounds. Everything is
//! a flat vector of `u32`, and no walk recurses.

#![expect(
    clippy::indexing_slicing,
    reason = "every index is a node of the graph or a rank below their number, one entry for each"
)]

use super::csr::Csr;

const NONE: u32 = u32::MAX;

/// The immediate dominator of every node; none for the start, and for what it does not reach.
#[must_use]
pub fn immediate_dominators(starts_at: u32, successors: &Csr) -> Vec<Option<u32>> {
    let mut dominators = vec![None; successors.len() as usize];
    if starts_at >= successors.len() {
        return dominators;
    }
    let order = reverse_postorder(starts_at, successors);
    let tree = by_rank(&order, successors);
    for (&node, &dominator) in order.iter().zip(&tree).skip(1) {
        dominators[node as usize] = order.get(dominator as usize).copied();
    }
    dominators
}

/// The dominators of a node, nearest first, without the node itself.
pub fn dominators_of(dominators: &[Option<u32>], node: u32) -> impl Iterator<Item = u32> + '_ {
    let up = |node: u32| dominators.get(node as usize).copied().flatten();
    std::iter::successors(up(node), move |&node| up(node))
}

/// The dominator tree over ranks in reverse postorder: the start has rank 0 and is its own parent.
fn by_rank(order: &[u32], successors: &Csr) -> Vec<u32> {
    let mut rank_of = vec![NONE; successors.len() as usize];
    for (rank, &node) in (0..).zip(order) {
        rank_of[node as usize] = rank;
    }
    let edges: Vec<(u32, u32)> = (0..)
        .zip(order)
        .flat_map(|(rank, &node)| successors.of(node).iter().map(move |&to| (to, rank)))
        .map(|(to, from)| (rank_of[to as usize], from))
        .collect();
    let reached = (0..successors.len()).take(order.len()).len();
    let predecessors = Csr::from_edges(u32::try_from(reached).unwrap_or(NONE), &edges);
    let mut tree = vec![NONE; order.len()];
    tree[0] = 0;
    loop {
        let mut changed = false;
        for rank in 1..predecessors.len() {
            let known = predecessors.of(rank).iter().copied();
            let known = known.filter(|&from| tree[from as usize] != NONE);
            let Some(dominator) = known.reduce(|a, b| meet(&tree, a, b)) else {
                continue;
            };
            changed |= tree[rank as usize] != dominator;
            tree[rank as usize] = dominator;
        }
        if !changed {
            return tree;
        }
    }
}

/// The nearest node above both, in a tree whose parents have lower ranks.
fn meet(tree: &[u32], mut a: u32, mut b: u32) -> u32 {
    while a != b {
        if a > b {
            a = tree[a as usize];
        } else {
            b = tree[b as usize];
        }
    }
    a
}

fn reverse_postorder(start: u32, successors: &Csr) -> Vec<u32> {
    let mut seen = vec![false; successors.len() as usize];
    let mut order = Vec::new();
    let mut path = vec![(start, 0)];
    seen[start as usize] = true;
    while let Some((node, tried)) = path.last_mut() {
        if let Some(&to) = successors.of(*node).get(*tried) {
            *tried += 1;
            if !std::mem::replace(&mut seen[to as usize], true) {
                path.push((to, 0));
            }
        } else {
            order.push(*node);
            path.pop();
        }
    }
    order.reverse();
    order
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
    fn a_million_steps_with_returns() {
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
                reverse_postorder(0, &kept)
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
