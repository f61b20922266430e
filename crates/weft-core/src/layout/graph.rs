//! A version of a workflow as nodes and edges that layout counts on.
//!
//! Nodes are numbered in the order in which a case could first come by: depth first from the start,
//! links in their order, what no start reaches last and by its id. So the order of steps in a file
//! decides nothing, except which step is the start where none is named.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are numbered here, and every vector has one entry for each node"
)]

use std::collections::BTreeMap;

use crate::workflow::{StepId, Target, Workflow};

/// A hand-off between two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// The node that hands over.
    pub(super) from: usize,
    /// The node that takes over.
    pub(super) to: usize,
    /// The place of the link at its step.
    pub(super) link: usize,
    /// Whether it closes a cycle.
    pub(super) back: bool,
}

/// The nodes and edges of one version.
#[derive(Debug, Clone, Default)]
pub(super) struct Graph {
    /// For every node, the place of its step in the file.
    pub(super) steps: Vec<usize>,
    /// Hand-offs to nodes that exist.
    pub(super) edges: Vec<Edge>,
}

impl Graph {
    /// The graph of a workflow, faulty or not: links to unknown steps are left out, and an id that
    /// names two steps means the first.
    pub(super) fn new(workflow: &Workflow) -> Self {
        let mut place: BTreeMap<&StepId, usize> = BTreeMap::new();
        for (index, step) in workflow.steps.iter().enumerate() {
            place.entry(&step.id).or_insert(index);
        }
        let links: Vec<Vec<(usize, usize)>> = workflow
            .steps
            .iter()
            .map(|step| {
                let ends = step.next.iter().enumerate();
                ends.filter_map(|(link, next)| match &next.to {
                    Target::Step(id) => place.get(id).map(|to| (link, *to)),
                    Target::End => None,
                })
                .collect()
            })
            .collect();
        let start = workflow
            .start
            .as_ref()
            .and_then(|id| place.get(id).copied());
        walk(&roots(workflow, &links, start), &links)
    }
}

/// Where a walk may begin: the start, then what nothing leads to, then the rest by id.
fn roots(workflow: &Workflow, links: &[Vec<(usize, usize)>], start: Option<usize>) -> Vec<usize> {
    let mut entered = vec![false; links.len()];
    for &(_, to) in links.iter().flatten() {
        entered[to] = true;
    }
    let start = start.unwrap_or(0);
    let mut roots: Vec<usize> = (0..links.len()).collect();
    roots.sort_by_key(|&step| (step != start, entered[step], &workflow.steps[step].id, step));
    roots
}

fn walk(roots: &[usize], links: &[Vec<(usize, usize)>]) -> Graph {
    const UNSEEN: usize = usize::MAX;
    let mut number = vec![UNSEEN; links.len()];
    let mut open = vec![false; links.len()];
    let mut graph = Graph::default();
    let mut found: Vec<(usize, usize, usize, bool)> = Vec::new();
    for &root in roots {
        if number[root] != UNSEEN {
            continue;
        }
        let mut stack = vec![(root, 0)];
        number[root] = graph.steps.len();
        graph.steps.push(root);
        open[root] = true;
        while let Some((step, at)) = stack.pop() {
            let Some(&(link, to)) = links[step].get(at) else {
                open[step] = false;
                continue;
            };
            stack.push((step, at + 1));
            found.push((step, to, link, open[to]));
            if number[to] == UNSEEN {
                number[to] = graph.steps.len();
                graph.steps.push(to);
                open[to] = true;
                stack.push((to, 0));
            }
        }
    }
    graph.edges = found
        .into_iter()
        .map(|(from, to, link, back)| Edge {
            from: number[from],
            to: number[to],
            link,
            back,
        })
        .collect();
    graph.edges.sort_by_key(|edge| (edge.from, edge.link));
    graph
}
