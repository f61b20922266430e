//! The order in which steps are read.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are numbered by the graph, and every vector has one entry for each node"
)]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::graph::Graph;
use crate::workflow::Workflow;

/// The steps along the flow, by their places in the file: in the order of the file, but none before
/// what leads to it. Hand-offs that close a loop lead back.
#[must_use]
pub fn along_the_flow(workflow: &Workflow) -> Vec<usize> {
    let graph = Graph::new(workflow);
    let mut waits = vec![0_usize; graph.steps.len()];
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); graph.steps.len()];
    for edge in graph.edges.iter().filter(|edge| !edge.back) {
        waits[edge.to] += 1;
        after[edge.from].push(edge.to);
    }
    let nodes = (0..waits.len()).filter(|&node| waits[node] == 0);
    let mut ready: BinaryHeap<Reverse<(usize, usize)>> = nodes
        .map(|node| Reverse((graph.steps[node], node)))
        .collect();
    let mut order = Vec::with_capacity(waits.len());
    while let Some(Reverse((step, node))) = ready.pop() {
        order.push(step);
        for &next in &after[node] {
            waits[next] -= 1;
            if waits[next] == 0 {
                ready.push(Reverse((graph.steps[next], next)));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workflow::{Link, Step, Target};

    fn workflow(steps: &[(&str, &[&str])]) -> Workflow {
        let step = |(id, next): &(&str, &[&str])| Step {
            id: (*id).into(),
            next: next
                .iter()
                .map(|to| Link::to(Target::Step((*to).into())))
                .collect(),
            ..Step::default()
        };
        Workflow {
            start: Some("a".into()),
            steps: steps.iter().map(step).collect(),
            ..Workflow::default()
        }
    }

    #[test]
    fn a_file_in_a_good_order_keeps_it() {
        let typed = workflow(&[
            ("a", &["b", "c"]),
            ("b", &["d"]),
            ("c", &["d", "a"]),
            ("d", &[]),
        ]);
        assert_eq!(
            along_the_flow(&typed),
            [0, 1, 2, 3],
            "only the loop leads back"
        );
    }

    #[test]
    fn nothing_stands_before_what_leads_to_it() {
        let drawn = workflow(&[("d", &[]), ("c", &["d"]), ("a", &["c"]), ("x", &["d"])]);
        assert_eq!(along_the_flow(&drawn), [2, 1, 3, 0], "as a case runs");
    }
}
