//! Where everything is drawn: the swimlane layout of a workflow or of a pair, and the scene of it.
//!
//! Lanes fix the rows. Edges that close a cycle are taken out; what is left gets columns (for a pair
//! the *union* of both versions, so that matched steps share a column); each column is put in order;
//! edges run level and upright between the columns and never through a card. Everything is a
//! function of the workflow alone: the same workflow gives the same drawing, in whatever order its
//! steps stand in the file. Faulty workflows are laid out too, since people draw while editing; and
//! while they do, [`layout_from`] takes the drawing on the screen as well, and moves as little of it as
//! it can.

mod card;
mod drawing;
mod flow;
mod ghosts;
mod graph;
mod heights;
mod kept;
mod lanes;
mod layers;
mod notes;
mod order;
pub mod people;
mod ports;
mod previous;
mod redraw;
mod route;
pub mod scene;
mod sizes;
mod splits;
mod svg;
pub mod text;
mod tracks;
mod types;
mod vacancy;

use std::collections::{BTreeMap, BTreeSet};

pub use flow::along_the_flow;
pub use ghosts::{gone, met, replaced, stripped_out};
pub use redraw::{layout_from, layout_pair_from};
pub use svg::svg;
pub use types::{
    Column, Lane, Layout, Options, PairLayout, Placed, PlacedNote, Point, Rect, Route,
};

use crate::workflow::{Role, StepId, Workflow};
use drawing::{Drawing, Standing};
use graph::Graph;
use kept::Kept;
use lanes::{Lanes, Version};
use layers::Units;

/// Lays out one version of a workflow.
#[must_use]
pub fn layout(workflow: &Workflow, roles: &[Role], options: &Options) -> Layout {
    let graph = Graph::new(workflow);
    let (columns, count) = layers::columns(&[&graph], &one_each(workflow, &graph));
    let drawn = Drawn {
        columns: &columns,
        count,
        roles,
        options,
    };
    draw_one(workflow, &graph, &drawn, None)
}

/// Every node of one version is a unit.
fn one_each(workflow: &Workflow, graph: &Graph) -> Units {
    let count = graph.steps.len();
    Units {
        of: vec![(0..count).collect()],
        count,
        free: placed(workflow, graph),
    }
}

/// The columns that each node leaves free, where somebody placed its card.
fn placed(workflow: &Workflow, graph: &Graph) -> Vec<Option<usize>> {
    let steps = graph.steps.iter().map(|&step| workflow.steps.get(step));
    steps.map(|step| step?.free_columns()).collect()
}

/// How to draw: the column of every unit and how many there are, roles, and sizes.
#[derive(Debug, Clone, Copy)]
struct Drawn<'a> {
    columns: &'a [usize],
    count: usize,
    roles: &'a [Role],
    options: &'a Options,
}

fn draw_one(
    workflow: &Workflow,
    graph: &Graph,
    drawn: &Drawn<'_>,
    kept: Option<Kept<'_>>,
) -> Layout {
    let version = Version {
        workflow,
        graph,
        column: drawn.columns,
    };
    let lanes = in_order(lanes::lanes(&[version], drawn.roles), kept);
    let nodes = standing(&version);
    let (count, options) = (drawn.count, drawn.options);
    let drawing = drawing::draw(workflow, graph, nodes, &lanes, count, options, kept);
    drawing::finish(&[drawing], count).pop().unwrap_or_default()
}

/// Lanes in the order of an earlier drawing, where there is one to keep.
fn in_order(lanes: Lanes, kept: Option<Kept<'_>>) -> Lanes {
    match kept {
        Some(kept) => kept.previous.in_order(lanes),
        None => lanes,
    }
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
    /// Those of them that people decided to let go; they are drawn quietly.
    pub waived: &'a [StepId],
}

/// Lays out two versions of a workflow on the same columns.
#[must_use]
pub fn layout_pair(pair: &Pair<'_>, roles: &[Role], options: &Options) -> PairLayout {
    let (before, after) = (Graph::new(pair.baseline), Graph::new(pair.redesign));
    let units = glue(pair, &before, &after);
    let (columns, count) = layers::columns(&[&before, &after], &units);
    let drawn = Drawn {
        columns: &columns,
        count,
        roles,
        options,
    };
    draw_pair(pair, [&before, &after], &units, &drawn, None)
}

fn draw_pair(
    pair: &Pair<'_>,
    [before, after]: [&Graph; 2],
    units: &Units,
    drawn: &Drawn<'_>,
    kept: Option<[Kept<'_>; 2]>,
) -> PairLayout {
    let column = |version: usize| -> Vec<usize> {
        let of = units.of.get(version).into_iter().flatten();
        of.map(|unit| drawn.columns.get(*unit).copied().unwrap_or(0))
            .collect()
    };
    let (column_before, column_after) = (column(0), column(1));
    let baseline = Version {
        workflow: pair.baseline,
        graph: before,
        column: &column_before,
    };
    let redesign = Version {
        workflow: pair.redesign,
        graph: after,
        column: &column_after,
    };
    let (kept_above, kept_below) = kept.map_or((None, None), |[a, b]| (Some(a), Some(b)));
    let lanes_above = in_order(lanes::lanes(&[baseline], drawn.roles), kept_above);
    let lanes_below = in_order(lanes::lanes(&[baseline, redesign], drawn.roles), kept_below);
    let nodes_above = standing(&baseline);
    let nodes_below = with_ghosts(standing(&redesign), &nodes_above, pair.ghosts);
    let (count, options) = (drawn.count, drawn.options);
    let draw = drawing::draw;
    both(
        &[
            draw(
                pair.baseline,
                before,
                nodes_above,
                &lanes_above,
                count,
                options,
                kept_above,
            ),
            draw(
                pair.redesign,
                after,
                nodes_below,
                &lanes_below,
                count,
                options,
                kept_below,
            ),
        ],
        count,
    )
}

/// The nodes of a redesign, and nodes of the baseline that are drawn hollow in it.
fn with_ghosts<'a>(
    mut nodes: Vec<Standing<'a>>,
    baseline: &[Standing<'a>],
    ghosts: &[StepId],
) -> Vec<Standing<'a>> {
    let wanted: BTreeSet<&StepId> = ghosts.iter().collect();
    let ghosts = baseline
        .iter()
        .filter(|node| wanted.contains(&node.step.id));
    nodes.extend(ghosts.map(|node| Standing {
        ghost: true,
        ..*node
    }));
    nodes
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
    let units_after: Vec<usize> = (0..after.steps.len())
        .map(|node| unit_of.get(&node).copied().unwrap_or_else(&mut fresh))
        .collect();
    // Where both versions place a card, the baseline decides.
    let mut free = placed(pair.baseline, before);
    free.resize(count, None);
    for (&unit, placed) in units_after.iter().zip(placed(pair.redesign, after)) {
        if let Some(free) = free.get_mut(unit) {
            *free = free.or(placed);
        }
    }
    Units {
        of: vec![(0..before.steps.len()).collect(), units_after],
        count,
        free,
    }
}

#[cfg(test)]
mod tests;
