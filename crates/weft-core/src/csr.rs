//! Compressed adjacency (“compressed sparse row”): the successors of every node in one vector.
//!
//! **Invariant:** `offsets` has one entry more than there are nodes and never falls, its last entry
//! is the length of `targets`, and every target is a node. Successors keep the order of the edges
//! they came from, so that walks are reproducible. Nodes are `u32`: a million of them fit the cache.

#![expect(
    clippy::indexing_slicing,
    reason = "ends are checked on entry; offsets hold one entry more than there are nodes"
)]

/// What a walk over a graph needs to know: its nodes are `0..nodes()`.
pub trait Successors {
    /// How many nodes.
    fn nodes(&self) -> u32;

    /// The successor of a node at this position; none after the last one.
    fn successor(&self, node: u32, at: usize) -> Option<u32>;
}

impl Successors for Csr {
    fn nodes(&self) -> u32 {
        self.len()
    }

    fn successor(&self, node: u32, at: usize) -> Option<u32> {
        self.of(node).get(at).copied()
    }
}

/// A directed graph over the nodes `0..len`, parallel edges and self-loops included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csr {
    offsets: Vec<u32>,
    targets: Vec<u32>,
}

impl Csr {
    /// Builds the graph in linear time.
    ///
    /// An edge that names a node outside `0..nodes` is left out.
    #[must_use]
    pub fn from_edges(nodes: u32, edges: &[(u32, u32)]) -> Self {
        let inside = |&&(from, to): &&(u32, u32)| from < nodes && to < nodes;
        let edges = || edges.iter().filter(inside).take(u32::MAX as usize);
        let mut offsets = vec![0; nodes as usize + 1];
        for &(from, _) in edges() {
            offsets[from as usize + 1] += 1;
        }
        for node in 0..nodes as usize {
            offsets[node + 1] += offsets[node];
        }
        let mut next = offsets.clone();
        let mut targets = vec![0; offsets[nodes as usize] as usize];
        for &(from, to) in edges() {
            let place = &mut next[from as usize];
            targets[*place as usize] = to;
            *place += 1;
        }
        Self { offsets, targets }
    }

    /// The number of nodes.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "built from a u32 number of nodes"
    )]
    pub fn len(&self) -> u32 {
        (self.offsets.len() - 1) as u32
    }

    /// Whether there is no node.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of edges.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.targets.len()
    }

    /// The successors of a node, in the order of the edges; none for a node that does not exist.
    #[must_use]
    pub fn of(&self, node: u32) -> &[u32] {
        if node >= self.len() {
            return &[];
        }
        let node = node as usize;
        &self.targets[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    /// Every edge, by source node.
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..self.len()).flat_map(|from| self.of(from).iter().map(move |&to| (from, to)))
    }

    /// The same graph with every edge turned round.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let turned: Vec<_> = self.edges().map(|(from, to)| (to, from)).collect();
        Self::from_edges(self.len(), &turned)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn successors_keep_the_order_of_their_edges() {
        let graph = Csr::from_edges(4, &[(2, 3), (0, 2), (2, 0), (0, 1), (2, 3)]);
        assert_eq!(graph.of(0), [2, 1], "edge order, not node order");
        assert_eq!(graph.of(1), [0_u32; 0], "a node without successors");
        assert_eq!(graph.of(2), [3, 0, 3], "parallel edges stay");
        assert_eq!(graph.of(9), [0_u32; 0], "a node that does not exist");
        assert_eq!(graph.edge_count(), 5, "every edge counts once");
    }

    #[test]
    fn an_edge_to_nowhere_is_left_out() {
        let graph = Csr::from_edges(2, &[(0, 1), (0, 2), (5, 1)]);
        assert_eq!(
            graph.edges().collect::<Vec<_>>(),
            [(0, 1)],
            "only 0 and 1 exist"
        );
        assert!(Csr::from_edges(0, &[(0, 0)]).is_empty(), "no node, no edge");
    }

    proptest! {
        #[test]
        fn turning_round_twice_keeps_every_edge(
            edges in prop::collection::vec((0..9_u32, 0..9_u32), 0..40)
        ) {
            let graph = Csr::from_edges(9, &edges);
            let mut twice: Vec<_> = graph.reversed().reversed().edges().collect();
            let mut given = edges;
            given.sort_unstable();
            twice.sort_unstable();
            prop_assert_eq!(twice, given, "the same edges, in some order");
        }
    }
}
