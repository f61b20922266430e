//! Where everything is drawn: the swimlane layout of a workflow or of a pair, and the scene of it.
//!
//! Lanes fix the rows. Edges that close a cycle are taken out; what is left gets columns (for a pair
//! the *union* of both versions, so that matched steps share a column); each column is put in order;
//! edges run level and upright between the columns and never through a card. Everything is a
//! function of the workflow alone: the same workflow gives the same drawing, in whatever order its
//! steps stand in the file. Faulty workflows are laid out too, since people draw while editing.

mod card;
mod drawing;
mod ghosts;
mod graph;
mod heights;
mod lanes;
mod layers;
mod order;
mod ports;
mod route;
pub mod scene;
mod sizes;
mod svg;
pub mod text;
mod tracks;
mod types;

use std::collections::{BTreeMap, BTreeSet};

pub use ghosts::{replaced, stripped_out};
pub use svg::svg;
pub use types::{Column, Lane, Layout, Options, PairLayout, Placed, Point, Rect, Route};

use crate::workflow::{Role, StepId, Workflow};
use drawing::{Drawing, Standing};
use graph::Graph;
use lanes::Version;
use layers::Units;

/// Lays out one version of a workflow.
#[must_use]
pub fn layout(workflow: &Workflow, roles: &[Role], options: &Options) -> Layout {
    let graph = Graph::new(workflow);
    let count = graph.steps.len();
    let units = Units {
        of: vec![(0..count).collect()],
        count,
    };
    let (column, columns) = layers::columns(&[&graph], &units);
    let version = Version {
        workflow,
        graph: &graph,
        column: &column,
    };
    let lanes = lanes::lanes(&[version], roles);
    let drawing = drawing::draw(
        workflow,
        &graph,
        standing(&version),
        &lanes,
        columns,
        options,
    );
    drawing::finish(&[drawing], columns)
        .pop()
        .unwrap_or_default()
}

/// Two versions of a workflow that are drawn together.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The workflow as it runs.
    pub baseline: &'a Workflow,
    /// The workflow as it is meant to run.
    pub redesign: &'a Workflow,
    /// Steps of the baseline with the steps of the redesign that stand for them. Where there are
    /// several for one step, the first that is still free decides the column.
    pub matches: &'a [(StepId, StepId)],
    /// Steps of the baseline to draw hollow in the redesign: [`stripped_out`], or what an audit says.
    pub ghosts: &'a [StepId],
}

/// Lays out two versions of a workflow on the same columns.
#[must_use]
pub fn layout_pair(pair: &Pair<'_>, roles: &[Role], options: &Options) -> PairLayout {
    let (before, after) = (Graph::new(pair.baseline), Graph::new(pair.redesign));
    let units = glue(pair, &before, &after);
    let (unit_column, columns) = layers::columns(&[&before, &after], &units);
    let column = |version: usize| -> Vec<usize> {
        let of = units.of.get(version).into_iter().flatten();
        of.map(|unit| unit_column.get(*unit).copied().unwrap_or(0))
            .collect()
    };
    let (column_before, column_after) = (column(0), column(1));
    let baseline = Version {
        workflow: pair.baseline,
        graph: &before,
        column: &column_before,
    };
    let redesign = Version {
        workflow: pair.redesign,
        graph: &after,
        column: &column_after,
    };
    let lanes_before = lanes::lanes(&[baseline], roles);
    let lanes_after = lanes::lanes(&[baseline, redesign], roles);
    let wanted: BTreeSet<&StepId> = pair.ghosts.iter().collect();
    let nodes_before = standing(&baseline);
    let mut nodes_after = standing(&redesign);
    let ghosts = nodes_before
        .iter()
        .filter(|node| wanted.contains(&node.step.id));
    nodes_after.extend(ghosts.map(|node| Standing {
        ghost: true,
        ..*node
    }));
    let above = drawing::draw(
        pair.baseline,
        &before,
        nodes_before,
        &lanes_before,
        columns,
        options,
    );
    let below = drawing::draw(
        pair.redesign,
        &after,
        nodes_after,
        &lanes_after,
        columns,
        options,
    );
    both(&[above, below], columns)
}

fn both(drawings: &[Drawing<'_>; 2], columns: usize) -> PairLayout {
    let mut layouts = drawing::finish(drawings, columns).into_iter();
    PairLayout {
        baseline: layouts.next().unwrap_or_default(),
        redesign: layouts.next().unwrap_or_default(),
    }
}

/// The nodes of a version in their numbering.
fn standing<'a>(version: &Version<'a>) -> Vec<Standing<'a>> {
    let roles = lanes::performers(version.workflow, version.graph);
    let nodes = version.graph.steps.iter().zip(version.column).zip(roles);
    nodes
        .filter_map(|((&index, &column), role)| {
            version.workflow.steps.get(index).map(|step| Standing {
                step,
                index,
                column,
                role,
                ghost: false,
            })
        })
        .collect()
}

/// One unit for every node of the baseline, and one for every node of the redesign without a match.
fn glue(pair: &Pair<'_>, before: &Graph, after: &Graph) -> Units {
    let numbers = |workflow: &Workflow, graph: &Graph| -> BTreeMap<StepId, usize> {
        let nodes = graph.steps.iter().enumerate().rev();
        let ids =
            nodes.filter_map(|(node, &step)| Some((workflow.steps.get(step)?.id.clone(), node)));
        ids.collect()
    };
    let (first, second) = (
        numbers(pair.baseline, before),
        numbers(pair.redesign, after),
    );
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut unit_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (from, to) in pair.matches {
        if let (Some(&from), Some(&to)) = (first.get(from), second.get(to))
            && !unit_of.contains_key(&to)
            && taken.insert(from)
        {
            unit_of.insert(to, from);
        }
    }
    let mut count = before.steps.len();
    let mut fresh = || {
        count += 1;
        count - 1
    };
    let units_after = (0..after.steps.len())
        .map(|node| unit_of.get(&node).copied().unwrap_or_else(&mut fresh))
        .collect();
    Units {
        of: vec![(0..before.steps.len()).collect(), units_after],
        count,
    }
}

#[cfg(test)]
mod tests;
