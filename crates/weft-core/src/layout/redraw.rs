//! Layouts that keep an earlier one, so that an edit moves nothing but what it is about.

use super::graph::Graph;
use super::kept::Kept;
use super::layers::Units;
use super::layers::kept::{Columns, kept};
use super::previous::Previous;
use super::types::{Layout, Options, PairLayout};
use super::vacancy::{Side, takes};
use super::{Drawn, Pair, draw_one, draw_pair, glue, layout, layout_pair, one_each};
use crate::workflow::{Role, Workflow};

/// Lays out one version of a workflow where an earlier layout of it is on the screen, made with the
/// same options.
///
/// Steps keep their columns, their order and their heights. A new step stands where its lane has room
/// between those around it; where it has none, it gets a column of its own, and all that stood
/// further right moves by that column. Nothing moves up or down unless a lane is new or a card has
/// grown. Room that steps leave behind stays; [`layout`] tidies up, and lays out what is mostly new.
#[must_use]
pub fn layout_from(
    previous: &Layout,
    workflow: &Workflow,
    roles: &[Role],
    options: &Options,
) -> Layout {
    let graph = Graph::new(workflow);
    let units = one_each(workflow, &graph);
    let previous = Previous::new(previous);
    let Some(columns) = columns(&[(workflow, &graph, &previous)], &units, options) else {
        return layout(workflow, roles, options);
    };
    let kept = Kept {
        previous: &previous,
        was: &columns.was,
    };
    let drawn = Drawn {
        columns: &columns.of,
        count: columns.count,
        roles,
        options,
    };
    draw_one(workflow, &graph, &drawn, Some(kept))
}

/// Lays out two versions on the same columns where an earlier layout of them is on the screen; each
/// keeps its own, as in [`layout_from`].
#[must_use]
pub fn layout_pair_from(
    previous: &PairLayout,
    pair: &Pair<'_>,
    roles: &[Role],
    options: &Options,
) -> PairLayout {
    let (before, after) = (Graph::new(pair.baseline), Graph::new(pair.redesign));
    let units = glue(pair, &before, &after);
    let above = Previous::new(&previous.baseline);
    let below = Previous::new(&previous.redesign);
    let sides = [
        (pair.baseline, &before, &above),
        (pair.redesign, &after, &below),
    ];
    let Some(columns) = columns(&sides, &units, options) else {
        return layout_pair(pair, roles, options);
    };
    let kept = [&above, &below].map(|previous| Kept {
        previous,
        was: &columns.was,
    });
    let drawn = Drawn {
        columns: &columns.of,
        count: columns.count,
        roles,
        options,
    };
    draw_pair(pair, [&before, &after], &units, &drawn, Some(kept))
}

/// Columns that keep the earlier ones; none where most steps are new, so that there is little to keep.
fn columns(
    sides: &[(&Workflow, &Graph, &Previous<'_>)],
    units: &Units,
    options: &Options,
) -> Option<Columns> {
    let versions = sides.iter().zip(&units.of);
    let mut vacant: Vec<Side<'_>> = versions
        .map(|(&(workflow, graph, previous), units)| Side::new(workflow, graph, previous, units))
        .collect();
    let mut before: Vec<Option<usize>> = vec![None; units.count];
    for (unit, column) in vacant.iter().flat_map(Side::columns) {
        if let Some(before) = before.get_mut(unit) {
            *before = before.or(Some(column));
        }
    }
    let known = before.iter().flatten().count();
    if 2 * known < units.count || known == 0 {
        return None;
    }
    let graphs: Vec<&Graph> = sides.iter().map(|side| side.1).collect();
    Some(kept(&graphs, units, &before, |unit, slot| {
        takes(&mut vacant, unit, slot, options)
    }))
}
