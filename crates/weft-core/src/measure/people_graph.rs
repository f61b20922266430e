//! The people graph: roles as nodes, a tie where they meet (audit.md 3.4).
//!
//! Betweenness `Σ σ_st(v)/σ_st` over other pairs, normalised by 2 / ((n − 1)(n − 2)): Brandes, “A
//! faster algorithm for betweenness centrality”, Journal of Mathematical Sociology 25 (2001).
//! Articulation points and bridges: Hopcroft & Tarjan, Communications of the ACM 16 (1973), one walk
//! without recursion. Edge connectivity λ and vertex connectivity κ: least number of ties or roles
//! whose loss separates the rest, by maximum flow (κ over the pairs of Even, 1975). Cycle rank: ties
//! − roles + components. All count ties; minutes decide elsewhere which ties there are.

#![expect(
    clippy::indexing_slicing,
    reason = "every index is a position in `labels`, and every vector has one entry per label"
)]

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::algo::dinics;
use petgraph::graph::{DiGraph, NodeIndex};

/// An undirected graph without loops or parallel ties, over labels.
#[derive(Debug, Clone)]
pub struct People<L> {
    labels: Vec<L>,
    neighbours: Vec<BTreeSet<usize>>,
}

impl<L: Ord + Clone> People<L> {
    /// Builds the graph; the direction of a tie does not matter, and a tie with oneself is left out.
    ///
    /// An end that is not among the nodes becomes one.
    #[must_use]
    pub fn new<'tie>(nodes: &BTreeSet<L>, ties: impl IntoIterator<Item = &'tie (L, L)>) -> Self
    where
        L: 'tie,
    {
        let ties: Vec<&(L, L)> = ties.into_iter().collect();
        let ends = ties.iter().flat_map(|(one, other)| [one, other]);
        let labels: BTreeSet<&L> = nodes.iter().chain(ends).collect();
        let place: BTreeMap<&L, usize> = labels.iter().copied().zip(0..).collect();
        let mut neighbours = vec![BTreeSet::new(); labels.len()];
        for (one, other) in ties {
            let (a, b) = (place[one], place[other]);
            if a != b {
                neighbours[a].insert(b);
                neighbours[b].insert(a);
            }
        }
        Self {
            labels: labels.into_iter().cloned().collect(),
            neighbours,
        }
    }

    /// The number of ties.
    #[must_use]
    pub fn ties(&self) -> usize {
        self.neighbours.iter().map(BTreeSet::len).sum::<usize>() / 2
    }

    /// How many others a role has a tie with; none where it is not in the graph.
    #[must_use]
    pub fn partners(&self, role: &L) -> usize {
        let node = self.labels.binary_search(role);
        node.map_or(0, |node| self.neighbours[node].len())
    }

    /// The connected groups, each in order, by their first member.
    #[must_use]
    pub fn components(&self) -> Vec<Vec<L>> {
        let mut seen = vec![false; self.labels.len()];
        self.groups(0..self.labels.len(), &mut seen)
    }

    /// The groups into which the group of a role falls without it, each in order.
    #[must_use]
    pub fn parts_without(&self, role: &L) -> Vec<Vec<L>> {
        let Ok(node) = self.labels.binary_search(role) else {
            return Vec::new();
        };
        let mut seen = vec![false; self.labels.len()];
        seen[node] = true;
        self.groups(self.neighbours[node].iter().copied(), &mut seen)
    }

    /// The groups of these nodes, as far as they were not seen.
    fn groups(&self, starts: impl Iterator<Item = usize>, seen: &mut [bool]) -> Vec<Vec<L>> {
        let mut groups = Vec::new();
        for start in starts {
            let mut group = BTreeSet::new();
            let mut left = vec![start];
            while let Some(node) = left.pop() {
                if !std::mem::replace(&mut seen[node], true) {
                    group.insert(self.labels[node].clone());
                    left.extend(&self.neighbours[node]);
                }
            }
            if !group.is_empty() {
                groups.push(group.into_iter().collect());
            }
        }
        groups
    }

    /// The roles whose loss would separate others.
    #[must_use]
    pub fn articulation_points(&self) -> BTreeSet<L> {
        let points = self.lows().into_iter().flat_map(|tree| {
            let below_root = tree.children_of_root();
            let parts = move |child: &Child| {
                let holds = child.low >= child.parent_at;
                holds && (child.parent != tree.root || below_root > 1)
            };
            tree.children.into_iter().filter(parts)
        });
        points
            .map(|child| self.labels[child.parent].clone())
            .collect()
    }

    /// The ties whose loss would separate others, the lower label first.
    #[must_use]
    pub fn bridges(&self) -> BTreeSet<(L, L)> {
        let children = self.lows().into_iter().flat_map(|tree| tree.children);
        let bridges = children.filter(|child| child.low > child.parent_at);
        let label = |at: usize| self.labels[at].clone();
        let ends = bridges.map(|c| (c.node.min(c.parent), c.node.max(c.parent)));
        ends.map(|(one, other)| (label(one), label(other)))
            .collect()
    }

    /// The share of shortest ways between two others that pass a role, 0 to 1.
    #[must_use]
    pub fn betweenness(&self) -> BTreeMap<L, f64> {
        let nodes = self.labels.len();
        let mut sums = vec![0.0; nodes];
        for source in 0..nodes {
            self.add_dependencies(source, &mut sums);
        }
        // Every pair was met from both ends, which is the 2 of the formula.
        let pairs = count(nodes.saturating_sub(1)) * count(nodes.saturating_sub(2));
        let scale = if pairs > 0.0 { 1.0 / pairs } else { 0.0 };
        let scaled = sums.into_iter().map(|sum| sum * scale);
        self.labels.iter().cloned().zip(scaled).collect()
    }

    /// λ: the least number of ties whose loss separates the roles; 0 below two roles.
    #[must_use]
    pub fn edge_connectivity(&self) -> u32 {
        let network = self.network(false);
        let flows = (1..self.labels.len()).map(|to| flow(&network, 0, to));
        flows.min().unwrap_or(0)
    }

    /// κ: the least number of roles whose loss separates the rest; one less than the roles where
    /// everybody has a tie with everybody.
    #[must_use]
    pub fn vertex_connectivity(&self) -> u32 {
        let nodes = self.labels.len();
        let Some(centre) = (0..nodes).min_by_key(|&node| self.neighbours[node].len()) else {
            return 0;
        };
        let network = self.network(true);
        let around = &self.neighbours[centre];
        let others = (0..nodes).map(|other| (centre, other));
        let beside = around
            .iter()
            .flat_map(|&one| around.range(one + 1..).map(move |&other| (one, other)));
        let apart = others
            .chain(beside)
            .filter(|(one, other)| one != other && !self.neighbours[*one].contains(other));
        let cuts = apart.map(|(one, other)| flow(&network, nodes + one, other));
        let complete = u32::try_from(nodes - 1).unwrap_or(u32::MAX);
        cuts.min().unwrap_or(complete)
    }

    /// The number of independent circles: ties − roles + components.
    #[must_use]
    pub fn cycle_rank(&self) -> usize {
        self.ties() + self.components().len() - self.labels.len()
    }

    /// Unit capacities; with `split`, node `v` is entered at `v` and left at `n + v`, once.
    fn network(&self, split: bool) -> DiGraph<(), u32> {
        let nodes = self.labels.len();
        let out = if split { nodes } else { 0 };
        let mut network = DiGraph::new();
        for _ in 0..nodes + out {
            network.add_node(());
        }
        for (from, ends) in self.neighbours.iter().enumerate() {
            for &to in ends {
                network.add_edge(NodeIndex::new(out + from), NodeIndex::new(to), 1);
            }
            if split {
                network.add_edge(NodeIndex::new(from), NodeIndex::new(out + from), 1);
            }
        }
        network
    }

    /// The share of every node in the shortest ways from `source`, added up from the far end.
    fn add_dependencies(&self, source: usize, sums: &mut [f64]) {
        let nodes = self.labels.len();
        let mut ways = vec![0.0; nodes];
        let mut distance = vec![usize::MAX; nodes];
        let mut order = Vec::with_capacity(nodes);
        let mut queue = VecDeque::from([source]);
        (ways[source], distance[source]) = (1.0, 0);
        while let Some(node) = queue.pop_front() {
            order.push(node);
            for &next in &self.neighbours[node] {
                if distance[next] == usize::MAX {
                    distance[next] = distance[node] + 1;
                    queue.push_back(next);
                }
                if distance[next] == distance[node] + 1 {
                    ways[next] += ways[node];
                }
            }
        }
        let mut dependency = vec![0.0; nodes];
        for &node in order.iter().rev() {
            for &before in &self.neighbours[node] {
                if distance[before] + 1 == distance[node] {
                    dependency[before] += ways[before] / ways[node] * (1.0 + dependency[node]);
                }
            }
            if node != source {
                sums[node] += dependency[node];
            }
        }
    }

    fn lows(&self) -> Vec<LowTree> {
        let mut seen_at = vec![None; self.labels.len()];
        let mut trees = Vec::new();
        for root in 0..self.labels.len() {
            if seen_at[root].is_none() {
                let children = self.low_walk(root, &mut seen_at);
                trees.push(LowTree { root, children });
            }
        }
        trees
    }

    /// Walks a component depth first; each child knows how far back its own part reaches.
    fn low_walk(&self, root: usize, seen_at: &mut [Option<usize>]) -> Vec<Child> {
        struct Open<I> {
            node: usize,
            parent: usize,
            low: usize,
            left: I,
        }
        let open = |node: usize, parent: usize, at: usize| Open {
            node,
            parent,
            low: at,
            left: self.neighbours[node].iter().copied(),
        };
        let mut clock = 0;
        let mut children = Vec::new();
        let mut path = vec![open(root, root, clock)];
        seen_at[root] = Some(clock);
        while let Some(top) = path.last_mut() {
            let Some(next) = top.left.next() else {
                let (node, parent, low) = (top.node, top.parent, top.low);
                path.pop();
                if let (Some(above), Some(parent_at)) = (path.last_mut(), seen_at[parent]) {
                    above.low = above.low.min(low);
                    children.push(Child {
                        node,
                        parent,
                        parent_at,
                        low,
                    });
                }
                continue;
            };
            match seen_at[next] {
                Some(at) if next != top.parent => top.low = top.low.min(at),
                Some(_) => {}
                None => {
                    clock += 1;
                    seen_at[next] = Some(clock);
                    let parent = top.node;
                    path.push(open(next, parent, clock));
                }
            }
        }
        children
    }
}

struct LowTree {
    root: usize,
    children: Vec<Child>,
}

impl LowTree {
    fn children_of_root(&self) -> usize {
        let of_root = |child: &&Child| child.parent == self.root;
        self.children.iter().filter(of_root).count()
    }
}

struct Child {
    node: usize,
    parent: usize,
    parent_at: usize,
    low: usize,
}

fn flow(network: &DiGraph<(), u32>, from: usize, to: usize) -> u32 {
    dinics(network, NodeIndex::new(from), NodeIndex::new(to)).0
}

#[expect(clippy::cast_precision_loss, reason = "roles stay far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests;
