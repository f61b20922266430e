//! Which lane a node stands in, and the order of lanes.
//!
//! One lane for each role that takes part (system.md 6): a learner or somebody from outside first,
//! then by first appearance, the machine last. A gateway or event without people stands where the
//! case comes from.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are numbered by the graph, and every vector has one entry for each node"
)]

use std::collections::BTreeMap;

use super::graph::Graph;
use crate::workflow::{Role, RoleKind, RoleName, Workflow};

/// A version of a workflow that takes part in a layout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version<'a> {
    pub(super) workflow: &'a Workflow,
    pub(super) graph: &'a Graph,
    /// The column of every node.
    pub(super) column: &'a [usize],
}

/// The lanes of a drawing, from top to bottom; `None` is for steps that nobody is named for.
pub(super) type Lanes = Vec<(Option<RoleName>, RoleKind)>;

/// The role whose lane each node stands in.
pub(super) fn performers<'a>(workflow: &'a Workflow, graph: &Graph) -> Vec<Option<&'a RoleName>> {
    let step = |node: usize| &workflow.steps[graph.steps[node]];
    let mut performers: Vec<Option<&RoleName>> = (0..graph.steps.len())
        .map(|node| step(node).roles.first().map(|first| &first.role))
        .collect();
    let forward = || graph.edges.iter().filter(|edge| !edge.back);
    for edge in forward() {
        if performers[edge.to].is_none() && !step(edge.to).is_work() {
            performers[edge.to] = performers[edge.from];
        }
    }
    for edge in forward().collect::<Vec<_>>().into_iter().rev() {
        if performers[edge.from].is_none() && !step(edge.from).is_work() {
            performers[edge.from] = performers[edge.to];
        }
    }
    performers
}

/// The lanes of all roles that take part in these versions.
pub(super) fn lanes(versions: &[Version<'_>], roles: &[Role]) -> Lanes {
    let mut known: BTreeMap<&RoleName, (u8, RoleKind)> = BTreeMap::new();
    for role in roles {
        known
            .entry(&role.name)
            .or_insert_with(|| (class(role), role.kind));
    }
    let mut first: BTreeMap<Option<&RoleName>, (usize, usize, usize)> = BTreeMap::new();
    for (order, version) in versions.iter().enumerate() {
        let performers = performers(version.workflow, version.graph);
        for (node, &column) in version.column.iter().enumerate() {
            let step = &version.workflow.steps[version.graph.steps[node]];
            let people = step.roles.iter().map(|one| Some(&one.role));
            let all = std::iter::once(performers[node]).chain(people);
            for (place, role) in all.enumerate() {
                let seen = (order, column, place);
                let entry = first.entry(role).or_insert(seen);
                *entry = seen.min(*entry);
            }
        }
    }
    let mut order: Vec<_> = first
        .into_iter()
        .map(|(role, seen)| {
            let unknown = (if role.is_some() { 1 } else { 2 }, RoleKind::Internal);
            let (class, kind) = role
                .and_then(|name| known.get(name).copied())
                .unwrap_or(unknown);
            (class, seen, role, kind)
        })
        .collect();
    order.sort_by_key(|&(class, seen, role, _)| (class, seen, role));
    order
        .into_iter()
        .map(|(_, _, role, kind)| (role.cloned(), kind))
        .collect()
}

fn class(role: &Role) -> u8 {
    match role.kind {
        RoleKind::Ai => 3,
        RoleKind::External => 0,
        RoleKind::Internal => u8::from(!role.learner),
    }
}
