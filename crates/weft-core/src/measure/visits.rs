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

use super::components::scc;
use super::flow::{Arcs, Node, index};

/// The largest component that is solved exactly by elimination.
const DENSE: usize = 300;
/// Relative change of one sweep at which an iterated component is solved.
const TOLERANCE: f64 = 1e-13;
/// More sweeps than any chain that ends with a chance above 1e-5 per round needs.
const SWEEPS: usize = 2_000_000;

/// The strongly connected components of a flow, sources first: computed once, used for every solve.
#[derive(Debug)]
pub(crate) struct Order {
    components: Vec<Vec<Node>>,
    of: Vec<Node>,
}

impl Order {
    /// Orders the nodes of `arcs`.
    pub(crate) fn of(arcs: &Arcs) -> Self {
        let mut components = scc(&arcs.shape());
        components.reverse();
        let mut of = vec![0; arcs.nodes()];
        for (at, component) in components.iter().enumerate() {
            for node in component {
                of[*node as usize] = index(at);
            }
        }
        Self { components, of }
    }

    /// Expected visits of every node when `source` enters, along arcs whose components are ordered
    /// here or that are a part of them.
    pub(crate) fn visits(&self, arcs: &Arcs, source: &[(Node, f64)]) -> Vec<f64> {
        let mut visits = vec![0.0; arcs.nodes()];
        for (node, share) in source {
            visits[*node as usize] += share;
        }
        for component in &self.components {
            self.solve(arcs, component, &mut visits);
            let here = component.first().map(|node| self.of[*node as usize]);
            for node in component {
                let leaving = visits[*node as usize];
                if leaving == 0.0 {
                    continue;
                }
                for (to, weight) in arcs.of(*node) {
                    if Some(self.of[*to as usize]) != here {
                        visits[*to as usize] += leaving * weight;
                    }
                }
            }
        }
        visits
    }

    /// Expected visits of `node` by a case that stands there: `N[node, node]`.
    pub(crate) fn returns(&self, arcs: &Arcs, node: Node) -> f64 {
        let component = &self.components[self.of[node as usize] as usize];
        let mut visits = vec![0.0; arcs.nodes()];
        visits[node as usize] = 1.0;
        self.solve(arcs, component, &mut visits);
        visits[node as usize]
    }

    /// Turns what enters a component into the visits of its nodes.
    fn solve(&self, arcs: &Arcs, component: &[Node], visits: &mut [f64]) {
        if component.iter().all(|node| visits[*node as usize] == 0.0) {
            return;
        }
        match component {
            [node] => {
                let stays: f64 = arcs
                    .of(*node)
                    .iter()
                    .filter(|(to, _)| to == node)
                    .map(|(_, w)| w)
                    .sum();
                visits[*node as usize] /= 1.0 - stays;
            }
            _ if component.len() <= DENSE => dense(arcs, component, visits),
            _ => sweep(arcs, component, visits),
        }
    }
}

/// Solves `xᵀ(I − Q) = eᵀ` inside a component by elimination with partial pivoting.
fn dense(arcs: &Arcs, component: &[Node], visits: &mut [f64]) {
    let size = component.len();
    let mut sorted: Vec<(Node, usize)> = component.iter().copied().zip(0..).collect();
    sorted.sort_unstable();
    let place = |node: Node| {
        sorted
            .binary_search_by_key(&node, |entry| entry.0)
            .ok()
            .map(|at| sorted[at].1)
    };
    let mut matrix = vec![vec![0.0; size + 1]; size];
    for (column, node) in component.iter().enumerate() {
        matrix[column][column] += 1.0;
        matrix[column][size] = visits[*node as usize];
        for (to, weight) in arcs.of(*node) {
            if let Some(row) = place(*to) {
                matrix[row][column] -= weight;
            }
        }
    }
    for pivot in 0..size {
        let best = (pivot..size)
            .max_by(|a, b| matrix[*a][pivot].abs().total_cmp(&matrix[*b][pivot].abs()))
            .unwrap_or(pivot);
        matrix.swap(pivot, best);
        let (done, open) = matrix.split_at_mut(pivot + 1);
        let row = &done[pivot];
        for other in open {
            let factor = other[pivot] / row[pivot];
            if factor != 0.0 {
                for (value, above) in other[pivot..].iter_mut().zip(&row[pivot..]) {
                    *value -= factor * above;
                }
            }
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size)
            .map(|column| matrix[row][column] * visits[component[column] as usize])
            .sum();
        visits[component[row] as usize] = (matrix[row][size] - known) / matrix[row][row];
    }
}

/// Gauss–Seidel along the order in which a case passes the component.
fn sweep(arcs: &Arcs, component: &[Node], visits: &mut [f64]) {
    let mut sorted: Vec<Node> = component.to_vec();
    sorted.sort_unstable();
    let place = |node: Node| sorted.binary_search(&node).ok();
    let mut into: Vec<Vec<(usize, f64)>> = vec![Vec::new(); sorted.len()];
    let mut stays = vec![0.0; sorted.len()];
    for (at, node) in sorted.iter().enumerate() {
        for (to, weight) in arcs.of(*node) {
            match place(*to) {
                Some(target) if target == at => stays[at] += weight,
                Some(target) => into[target].push((at, *weight)),
                None => {}
            }
        }
    }
    let entering: Vec<f64> = sorted.iter().map(|node| visits[*node as usize]).collect();
    let mut values = entering.clone();
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
    for (node, value) in sorted.iter().zip(values) {
        visits[*node as usize] = value;
    }
}
