//! Strongly connected components (audit.md 3.5): loops, and the order in which a workflow settles.
//!
//! Two steps share a component when each can be reached from the other. Tarjan, “Depth-first search
//! and linear graph algorithms”, SIAM Journal on Computing 1 (1972), written without recursion so
//! that a workflow of a million steps needs no deep stack.

#![expect(
    clippy::indexing_slicing,
    reason = "every index is a node of the graph, and every vector has one entry per node"
)]

use crate::csr::Successors;

const UNSEEN: u32 = u32::MAX;

/// The strongly connected components of a graph, one list after the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Components {
    nodes: Vec<u32>,
    ends: Vec<u32>,
}

impl Components {
    /// How many components.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The members of a component, ascending; none beyond the last one.
    #[must_use]
    pub fn of(&self, at: usize) -> &[u32] {
        let begin = match at {
            0 => 0,
            _ => self.ends.get(at - 1).copied().unwrap_or_default(),
        };
        let end = self.ends.get(at).copied().unwrap_or(begin);
        &self.nodes[begin as usize..end as usize]
    }

    /// Every component, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len()).map(|at| self.of(at))
    }

    fn push(&mut self, from: usize) {
        self.nodes[from..].sort_unstable();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "every node stands here once, and nodes are u32"
        )]
        self.ends.push(self.nodes.len() as u32);
    }
}

/// The components in reverse topological order: one that can be reached comes before those that
/// reach it. Members of a component ascend.
#[must_use]
pub fn scc(graph: &impl Successors) -> Components {
    let mut walk = Walk::over(graph);
    for root in 0..graph.nodes() {
        if walk.seen_at[root as usize] == UNSEEN {
            walk.from(root);
        }
    }
    walk.components
}

/// Whether a component is a loop: more than one node, or a node that is its own successor.
#[must_use]
pub fn is_loop(graph: &impl Successors, component: &[u32]) -> bool {
    match component {
        [] => false,
        &[node] => (0..)
            .map_while(|at| graph.successor(node, at))
            .any(|next| next == node),
        _ => true,
    }
}

struct Walk<'graph, G> {
    graph: &'graph G,
    clock: u32,
    seen_at: Vec<u32>,
    lowest: Vec<u32>,
    is_open: Vec<bool>,
    open: Vec<u32>,
    path: Vec<(u32, usize)>,
    components: Components,
}

impl<'graph, G: Successors> Walk<'graph, G> {
    fn over(graph: &'graph G) -> Self {
        let nodes = graph.nodes() as usize;
        Self {
            graph,
            clock: 0,
            seen_at: vec![UNSEEN; nodes],
            lowest: vec![UNSEEN; nodes],
            is_open: vec![false; nodes],
            open: Vec::new(),
            path: Vec::new(),
            components: Components {
                nodes: Vec::with_capacity(nodes),
                ends: Vec::with_capacity(nodes),
            },
        }
    }

    fn from(&mut self, root: u32) {
        self.path.push((root, 0));
        self.enter(root);
        while let Some((node, tried)) = self.path.last_mut() {
            let from = *node as usize;
            if let Some(to) = self.graph.successor(*node, *tried) {
                *tried += 1;
                if self.seen_at[to as usize] == UNSEEN {
                    self.enter(to);
                    self.path.push((to, 0));
                } else if self.is_open[to as usize] {
                    self.lowest[from] = self.lowest[from].min(self.seen_at[to as usize]);
                }
                continue;
            }
            let node = *node;
            self.path.pop();
            if let Some(&(parent, _)) = self.path.last() {
                let parent = parent as usize;
                self.lowest[parent] = self.lowest[parent].min(self.lowest[from]);
            }
            if self.lowest[from] == self.seen_at[from] {
                self.close(node);
            }
        }
    }

    fn enter(&mut self, node: u32) {
        self.seen_at[node as usize] = self.clock;
        self.lowest[node as usize] = self.clock;
        self.clock += 1;
        self.is_open[node as usize] = true;
        self.open.push(node);
    }

    fn close(&mut self, head: u32) {
        let begin = self.components.nodes.len();
        while let Some(node) = self.open.pop() {
            self.is_open[node as usize] = false;
            self.components.nodes.push(node);
            if node == head {
                break;
            }
        }
        self.components.push(begin);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::csr::Csr;

    const LOOPS: [(u32, u32); 7] = [(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 4), (5, 6)];

    #[test]
    fn three_components_of_which_two_are_loops() {
        let graph = Csr::from_edges(7, &LOOPS);
        let components = scc(&graph);
        assert_eq!(
            components.iter().collect::<Vec<_>>(),
            [&[0][..], &[6], &[4, 5], &[1, 2, 3]],
            "audit.md 3.5 (node 0 is unused); what is reached comes first"
        );
        let loops: Vec<_> = components.iter().filter(|c| is_loop(&graph, c)).collect();
        assert_eq!(loops, [&[4, 5][..], &[1, 2, 3]], "a lone step is no loop");
    }

    /// Simple cycles from their lowest node, by plain search: small graphs only.
    fn simple_cycles(graph: &Csr) -> Vec<Vec<u32>> {
        fn extend(graph: &Csr, path: &mut Vec<u32>, found: &mut Vec<Vec<u32>>) {
            for &to in graph.of(path[path.len() - 1]) {
                if to == path[0] {
                    found.push(path.clone());
                } else if to > path[0] && !path.contains(&to) {
                    path.push(to);
                    extend(graph, path, found);
                    path.pop();
                }
            }
        }
        let mut found = Vec::new();
        for start in 0..graph.len() {
            extend(graph, &mut vec![start], &mut found);
        }
        found
    }

    #[test]
    fn every_simple_cycle_lies_in_one_component() {
        let graph = Csr::from_edges(7, &LOOPS);
        assert_eq!(
            simple_cycles(&graph),
            [vec![1, 2, 3], vec![4, 5]],
            "audit.md 3.5"
        );
    }

    #[test]
    fn a_step_that_repeats_itself_is_a_loop() {
        let graph = Csr::from_edges(2, &[(0, 0), (0, 1)]);
        assert!(is_loop(&graph, &[0]), "0 follows itself");
        assert!(!is_loop(&graph, &[1]), "1 does not");
    }

    #[test]
    fn a_million_steps_in_one_ring() {
        let nodes = 1_000_000;
        let ring: Vec<_> = (0..nodes).map(|node| (node, (node + 1) % nodes)).collect();
        let components = scc(&Csr::from_edges(nodes, &ring));
        assert_eq!(
            components.len(),
            1,
            "a ring is one component, found without recursion"
        );
    }

    proptest! {
        #[test]
        fn two_nodes_share_a_component_when_each_reaches_the_other(
            edges in prop::collection::vec((0..8_u32, 0..8_u32), 0..20)
        ) {
            let graph = Csr::from_edges(8, &edges);
            let reach: Vec<BTreeSet<u32>> = (0..8).map(|from| {
                let (mut seen, mut left) = (BTreeSet::from([from]), vec![from]);
                while let Some(node) = left.pop() {
                    left.extend(graph.of(node).iter().filter(|to| seen.insert(**to)));
                }
                seen
            }).collect();
            let components = scc(&graph);
            let place = |node: u32| components.iter().position(|c| c.contains(&node)).unwrap();
            for a in 0..8 {
                for b in 0..8 {
                    let mutual = reach[a as usize].contains(&b) && reach[b as usize].contains(&a);
                    prop_assert_eq!(place(a) == place(b), mutual, "{} and {}", a, b);
                    if reach[a as usize].contains(&b) {
                        prop_assert!(place(b) <= place(a), "what is reached comes first");
                    }
                }
            }
        }
    }
}
