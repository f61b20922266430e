//! Weighted arcs between numbered nodes, by source.
//!
//! **Invariant:** arcs run between existing nodes and are grouped by source in the order of the nodes.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is made here and below the node count"
)]

use crate::csr::Successors;

/// A node of a flow: steps first, in the order of the file, then start, end and silent nodes.
pub(crate) type Node = u32;

/// Weighted arcs by source.
#[derive(Debug, Clone)]
pub(crate) struct Arcs {
    offsets: Vec<Node>,
    arcs: Vec<(Node, f64)>,
}

impl Successors for Arcs {
    fn nodes(&self) -> u32 {
        index(self.offsets.len() - 1)
    }

    fn successor(&self, node: u32, at: usize) -> Option<u32> {
        self.of(node).get(at).map(|(to, _)| *to)
    }
}

impl Arcs {
    /// Arcs without a node yet, with room for so many.
    pub(crate) fn with_room_for(nodes: usize) -> Self {
        let mut offsets = Vec::with_capacity(nodes + 1);
        offsets.push(0);
        Self {
            offsets,
            arcs: Vec::with_capacity(nodes + nodes / 4),
        }
    }

    /// Adds the next node with the arcs that leave it.
    pub(crate) fn push(&mut self, arcs: impl IntoIterator<Item = (Node, f64)>) {
        self.arcs.extend(arcs);
        self.offsets.push(index(self.arcs.len()));
    }

    /// The arcs as one list a node.
    pub(crate) fn lists(&self) -> Vec<Vec<(Node, f64)>> {
        (0..index(self.nodes()))
            .map(|node| self.of(node).to_vec())
            .collect()
    }

    /// Arcs from one list a node.
    pub(crate) fn from_lists(lists: Vec<Vec<(Node, f64)>>) -> Self {
        let mut result = Self::with_room_for(lists.len());
        for list in lists {
            result.push(list);
        }
        result
    }

    /// How many nodes.
    pub(crate) fn nodes(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The arcs that leave a node.
    pub(crate) fn of(&self, node: Node) -> &[(Node, f64)] {
        &self.arcs[self.offsets[node as usize] as usize..self.offsets[node as usize + 1] as usize]
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
        let mut offsets: Vec<Node> = vec![0; self.nodes() + 1];
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
            arcs[*place as usize] = (from, weight);
            *place += 1;
        }
        Self { offsets, arcs }
    }

    /// The same nodes with the weights that `change` gives; none drops the arc.
    pub(crate) fn map(&self, mut change: impl FnMut(Node, Node, f64) -> Option<f64>) -> Self {
        let mut result = Self::with_room_for(self.nodes());
        for from in 0..index(self.nodes()) {
            let arcs = self.of(from).iter();
            result.push(arcs.filter_map(|(to, weight)| Some((*to, change(from, *to, *weight)?))));
        }
        result
    }

    /// The same nodes with one more arc.
    pub(crate) fn with(&self, from: Node, to: Node, weight: f64) -> Self {
        let mut lists = self.lists();
        let list = &mut lists[from as usize];
        list.push((to, weight));
        list.sort_by_key(|arc| arc.0);
        Self::from_lists(lists)
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
