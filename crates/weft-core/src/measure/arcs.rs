//! Weighted arcs between numbered nodes, by source.
//!
//! **Invariant:** arcs run between existing nodes and are grouped by source in the order of the nodes.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is made here and below the node count"
)]

use super::csr::Csr;

/// A node of a flow: steps first, in the order of the file, then start, end and silent nodes.
pub(crate) type Node = u32;

/// Weighted arcs by source.
#[derive(Debug, Clone)]
pub(crate) struct Arcs {
    offsets: Vec<usize>,
    arcs: Vec<(Node, f64)>,
}

impl Arcs {
    /// Arcs from one list a node.
    pub(crate) fn from_lists(lists: Vec<Vec<(Node, f64)>>) -> Self {
        let mut offsets = Vec::with_capacity(lists.len() + 1);
        let mut arcs = Vec::with_capacity(lists.iter().map(Vec::len).sum());
        offsets.push(0);
        for list in lists {
            arcs.extend(list);
            offsets.push(arcs.len());
        }
        Self { offsets, arcs }
    }

    /// How many nodes.
    pub(crate) fn nodes(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The arcs that leave a node.
    pub(crate) fn of(&self, node: Node) -> &[(Node, f64)] {
        &self.arcs[self.offsets[node as usize]..self.offsets[node as usize + 1]]
    }

    /// Every arc, by source.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Node, Node, f64)> + '_ {
        (0..index(self.nodes())).flat_map(|from| {
            self.of(from)
                .iter()
                .map(move |(to, weight)| (from, *to, *weight))
        })
    }

    /// The same arcs against their direction.
    pub(crate) fn reversed(&self) -> Self {
        let mut offsets = vec![0; self.nodes() + 1];
        for (to, _) in &self.arcs {
            offsets[*to as usize + 1] += 1;
        }
        for at in 1..offsets.len() {
            offsets[at] += offsets[at - 1];
        }
        let mut filled = offsets.clone();
        let mut arcs = vec![(0, 0.0); self.arcs.len()];
        for (from, to, weight) in self.iter() {
            let place = &mut filled[to as usize];
            arcs[*place] = (from, weight);
            *place += 1;
        }
        Self { offsets, arcs }
    }

    /// The same nodes with the weights that `change` gives; none drops the arc.
    pub(crate) fn map(&self, mut change: impl FnMut(Node, Node, f64) -> Option<f64>) -> Self {
        let mut lists = vec![Vec::new(); self.nodes()];
        for (from, to, weight) in self.iter() {
            if let Some(weight) = change(from, to, weight) {
                lists[from as usize].push((to, weight));
            }
        }
        Self::from_lists(lists)
    }

    /// The same nodes with one more arc.
    pub(crate) fn with(&self, from: Node, to: Node, weight: f64) -> Self {
        let mut lists: Vec<Vec<(Node, f64)>> = (0..index(self.nodes()))
            .map(|node| self.of(node).to_vec())
            .collect();
        let list = &mut lists[from as usize];
        list.push((to, weight));
        list.sort_by_key(|arc| arc.0);
        Self::from_lists(lists)
    }

    /// The arcs without their weights.
    pub(crate) fn shape(&self) -> Csr {
        let edges: Vec<(Node, Node)> = self.iter().map(|(from, to, _)| (from, to)).collect();
        Csr::from_edges(index(self.nodes()), &edges)
    }

    /// The nodes that `from` leads to without entering a node that is `closed`; starts count.
    pub(crate) fn reach(&self, from: &[Node], closed: impl Fn(Node) -> bool) -> Vec<bool> {
        let mut seen = vec![false; self.nodes()];
        let mut open: Vec<Node> = from.to_vec();
        while let Some(node) = open.pop() {
            if closed(node) || std::mem::replace(&mut seen[node as usize], true) {
                continue;
            }
            open.extend(self.of(node).iter().map(|(to, _)| *to));
        }
        seen
    }
}

/// A count as a node.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a file of 4 billion steps is refused before"
)]
pub(crate) fn index(count: usize) -> Node {
    count as Node
}
