//! Expected visits: the absorbing Markov chain of audit.md 3.1 (Grinstead & Snell, *Introduction to
//! Probability*, chapter 11).
//!
//! `N = (I − Q)⁻¹`, visits `v = e·N`, return probability `ρ(s) = 1 − 1/N[s,s]`. Solved component by
//! component in the order of the flow: exactly by elimination with partial pivoting up to
//! [`DENSE`] nodes, by Gauss–Seidel sweeps beyond, until a sweep changes no value by more than
//! [`TOLERANCE`] of the largest.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the arcs and lie below their count"
)]

use super::components::{Components, scc};
use super::flow::{Arcs, Node, index};

/// The largest component that is solved exactly by elimination.
const DENSE: usize = 300;
/// Relative change of one sweep at which an iterated component is solved.
const TOLERANCE: f64 = 1e-13;
/// More sweeps than any chain that ends with a chance above 1e-5 per round needs.
const SWEEPS: usize = 2_000_000;

/// Weighted arcs that a case goes along.
pub(crate) trait Ways {
    /// How many nodes.
    fn count(&self) -> usize;

    /// The arcs that leave a node.
    fn leaving(&self, node: Node) -> impl Iterator<Item = (Node, f64)>;
}

impl Ways for Arcs {
    fn count(&self) -> usize {
        self.nodes()
    }

    fn leaving(&self, node: Node) -> impl Iterator<Item = (Node, f64)> {
        self.of(node).iter().copied()
    }
}

/// The arcs of a flow without those from and to closed nodes.
pub(crate) struct Avoiding<'a, C> {
    /// All arcs.
    pub(crate) arcs: &'a Arcs,
    /// Which nodes are closed.
    pub(crate) closed: C,
}

impl<C: Fn(Node) -> bool> Ways for Avoiding<'_, C> {
    fn count(&self) -> usize {
        self.arcs.nodes()
    }

    fn leaving(&self, node: Node) -> impl Iterator<Item = (Node, f64)> {
        let open = !(self.closed)(node);
        let arcs = if open { self.arcs.of(node) } else { &[] };
        arcs.iter().copied().filter(|(to, _)| !(self.closed)(*to))
    }
}

/// The strongly connected components of a flow: computed once, used for every solve.
#[derive(Debug)]
pub(crate) struct Order {
    /// What is reached comes before what reaches it.
    components: Components,
    of: Vec<Node>,
}

impl Order {
    /// Orders the nodes of `arcs`.
    pub(crate) fn of(arcs: &Arcs) -> Self {
        let components = scc(arcs);
        let mut of = vec![0; arcs.nodes()];
        for (at, component) in components.iter().enumerate() {
            for node in component {
                of[*node as usize] = index(at);
            }
        }
        Self { components, of }
    }

    /// The components.
    pub(crate) fn components(&self) -> &Components {
        &self.components
    }

    /// Expected visits of every node when `source` enters, along arcs whose components are ordered
    /// here or that are a part of them.
    pub(crate) fn visits(&self, arcs: &impl Ways, source: &[(Node, f64)]) -> Vec<f64> {
        let mut visits = vec![0.0; arcs.count()];
        for (node, share) in source {
            visits[*node as usize] += share;
        }
        for at in (0..self.components.len()).rev() {
            let component = self.components.of(at);
            self.solve(arcs, component, &mut visits);
            for node in component {
                let leaving = visits[*node as usize];
                if leaving == 0.0 {
                    continue;
                }
                for (to, weight) in arcs.leaving(*node) {
                    if self.of[to as usize] as usize != at {
                        visits[to as usize] += leaving * weight;
                    }
                }
            }
        }
        visits
    }

    /// Expected visits of `node` by a case that stands there: `N[node, node]`.
    pub(crate) fn returns(&self, arcs: &Arcs, node: Node) -> f64 {
        let component = self.components.of(self.of[node as usize] as usize);
        let entering = component
            .iter()
            .map(|one| f64::from(u8::from(*one == node)));
        let values = inside(arcs, component, entering.collect());
        let place = component.binary_search(&node);
        place
            .ok()
            .and_then(|at| values.get(at).copied())
            .unwrap_or(1.0)
    }

    /// Turns what enters a component into the visits of its nodes.
    fn solve(&self, arcs: &impl Ways, component: &[Node], visits: &mut [f64]) {
        if let [node] = component {
            let entering = &mut visits[*node as usize];
            if *entering != 0.0 {
                *entering /= 1.0 - staying(arcs, *node);
            }
            return;
        }
        let entering: Vec<f64> = component
            .iter()
            .map(|node| visits[*node as usize])
            .collect();
        if entering.iter().all(|value| *value == 0.0) {
            return;
        }
        for (node, value) in component.iter().zip(inside(arcs, component, entering)) {
            visits[*node as usize] = value;
        }
    }
}

/// The chance that a case goes round at once.
fn staying(arcs: &impl Ways, node: Node) -> f64 {
    let ways = arcs.leaving(node).filter(|(to, _)| *to == node);
    ways.map(|(_, weight)| weight).sum()
}

/// Visits of the nodes of a component that these values enter; nodes and values in the same order.
fn inside(arcs: &impl Ways, component: &[Node], entering: Vec<f64>) -> Vec<f64> {
    match component {
        [node] => {
            let leaves = 1.0 - staying(arcs, *node);
            entering.into_iter().map(|value| value / leaves).collect()
        }
        _ if component.len() <= DENSE => dense(arcs, component, entering),
        _ => sweep(arcs, component, &entering),
    }
}

/// Solves `xᵀ(I − Q) = eᵀ` inside a component by elimination with partial pivoting.
fn dense(arcs: &impl Ways, component: &[Node], entering: Vec<f64>) -> Vec<f64> {
    let size = component.len();
    // Row after row, each with what enters as its last column.
    let width = size + 1;
    let mut matrix = vec![0.0; size * width];
    for (column, (node, entering)) in component.iter().zip(entering).enumerate() {
        matrix[column * width + column] += 1.0;
        matrix[column * width + size] = entering;
        for (to, weight) in arcs.leaving(*node) {
            if let Ok(row) = component.binary_search(&to) {
                matrix[row * width + column] -= weight;
            }
        }
    }
    for pivot in 0..size {
        bring_up_the_largest(&mut matrix, width, pivot);
        let (done, open) = matrix.split_at_mut((pivot + 1) * width);
        let row = &done[pivot * width..];
        for other in open.chunks_exact_mut(width) {
            let factor = other[pivot] / row[pivot];
            if factor != 0.0 {
                for (value, above) in other[pivot..].iter_mut().zip(&row[pivot..]) {
                    *value -= factor * above;
                }
            }
        }
    }
    let mut values = vec![0.0; size];
    for at in (0..size).rev() {
        let row = &matrix[at * width..(at + 1) * width];
        let known: f64 = (at + 1..size)
            .map(|column| row[column] * values[column])
            .sum();
        values[at] = (row[size] - known) / row[at];
    }
    values
}

/// Swaps rows so that the largest value of a column stands on the diagonal.
fn bring_up_the_largest(matrix: &mut [f64], width: usize, pivot: usize) {
    let size = matrix.len() / width;
    let value = |row: usize| matrix[row * width + pivot].abs();
    let best = (pivot..size).max_by(|a, b| value(*a).total_cmp(&value(*b)));
    let best = best.unwrap_or(pivot);
    if best != pivot {
        let (upper, lower) = matrix.split_at_mut(best * width);
        upper[pivot * width..(pivot + 1) * width].swap_with_slice(&mut lower[..width]);
    }
}

/// Gauss–Seidel along the order in which a case passes the component.
fn sweep(arcs: &impl Ways, component: &[Node], entering: &[f64]) -> Vec<f64> {
    let mut into: Vec<Vec<(usize, f64)>> = vec![Vec::new(); component.len()];
    let mut stays = vec![0.0; component.len()];
    for (at, node) in component.iter().enumerate() {
        for (to, weight) in arcs.leaving(*node) {
            match component.binary_search(&to) {
                Ok(target) if target == at => stays[at] += weight,
                Ok(target) => into[target].push((at, weight)),
                Err(_) => {}
            }
        }
    }
    let mut values = entering.to_vec();
    for _ in 0..SWEEPS {
        let (mut change, mut largest) = (0.0_f64, 0.0_f64);
        for at in 0..values.len() {
            let arriving: f64 = into[at]
                .iter()
                .map(|(from, weight)| values[*from] * weight)
                .sum();
            let value = (entering[at] + arriving) / (1.0 - stays[at]);
            change = change.max((value - values[at]).abs());
            largest = largest.max(value.abs());
            values[at] = value;
        }
        if change <= TOLERANCE * largest {
            break;
        }
    }
    values
}
