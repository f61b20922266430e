//! New steps, and the hand-offs of the earlier drawing that they were put into.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are numbered by the graph, and every vector has one entry for each node"
)]

use std::collections::BTreeMap;

use super::graph::Graph;
use super::previous::Previous;
use super::types::Route;
use crate::workflow::{StepId, Workflow};

/// What is around a new step.
#[derive(Debug, Clone, Default)]
pub(super) struct Split<'a> {
    /// The route of the hand-off that it was put into.
    pub(super) route: Option<&'a Route>,
    /// Heights of the cards that it is joined with.
    pub(super) joined: Vec<f64>,
}

/// Every node that was not drawn, with what is around it.
pub(super) fn splits<'a>(
    workflow: &Workflow,
    graph: &Graph,
    previous: &Previous<'a>,
) -> BTreeMap<usize, Split<'a>> {
    let id = |node: usize| &workflow.steps[graph.steps[node]].id;
    let stood = |node: usize| previous.stood(id(node), false);
    let nodes = 0..graph.steps.len();
    let mut around: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = nodes
        .filter(|node| stood(*node).is_none())
        .map(|node| (node, (Vec::new(), Vec::new())))
        .collect();
    for edge in &graph.edges {
        if let Some(around) = around.get_mut(&edge.to) {
            around.0.push(edge.from);
        }
        if let Some(around) = around.get_mut(&edge.from) {
            around.1.push(edge.to);
        }
    }
    let split = |(node, (before, after)): (usize, (Vec<usize>, Vec<usize>))| {
        let both = before.iter().chain(&after);
        let joined = both.filter_map(|other| stood(*other).map(|stood| stood.y));
        let pairs = before
            .iter()
            .flat_map(|from| after.iter().map(|to| (*from, *to)));
        let mut routes = pairs.filter_map(|(from, to)| previous.route(id(from), id(to)));
        let split = Split {
            route: routes.next(),
            joined: joined.collect(),
        };
        (node, split)
    };
    around.into_iter().map(split).collect()
}

impl<'a> Split<'a> {
    /// The route, for a hand-off from here or to here that is one half of what it was.
    pub(super) fn half(&self, from: &StepId, to: &StepId) -> Option<&'a Route> {
        self.route
            .filter(|route| route.from == *from || route.to == *to)
    }

    /// Where the hand-off passed a column, or else the middle between the cards around; nothing where
    /// none was drawn.
    pub(super) fn wish(&self, previous: &Previous<'_>, column: Option<usize>) -> Option<f64> {
        let passed = self.route.zip(column);
        let level = passed.and_then(|(route, column)| previous.level(route, column));
        let sum: f64 = self.joined.iter().sum();
        let mean = (!self.joined.is_empty()).then(|| sum / self.joined.len() as f64);
        level.or(mean)
    }
}
