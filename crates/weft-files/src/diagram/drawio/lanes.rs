//! Who does a step that is drawn over a lane but does not stand in it: the lane that its middle lies in.

use super::super::drawing::{Drawing, NodeId};
use super::style::Style;
use super::tree::{Kind, Tree};
use weft_core::said;

/// Comparisons beyond which a page is no drawing that anybody made.
const MOST_COMPARED: usize = 50_000_000;

/// Gives a lane to each step that stands in none.
pub(super) fn by_place(
    tree: &Tree<'_>,
    groups: &[Option<usize>],
    nodes: &[Option<NodeId>],
    drawing: &mut Drawing<'_>,
) {
    let origins = origins(tree);
    let area = |at: usize| {
        let [_, _, width, height] = tree.cell(at)?.area?;
        let (x, y) = origins.get(at).copied().flatten()?;
        Some([x, y, width, height])
    };
    let mut lanes: Vec<([f64; 4], usize)> = Vec::new();
    for (at, cell) in tree.all(Kind::Frame) {
        let group = groups.get(at).copied().flatten();
        let is_lane = Style(&cell.style).is_lane();
        let has_title = |group: &usize| {
            drawing
                .groups
                .get(*group)
                .is_some_and(|one| !one.title.is_empty())
        };
        if let (Some(area), Some(group)) = (area(at), group.filter(has_title))
            && is_lane
        {
            lanes.push((area, group));
        }
    }
    let free = nodes
        .iter()
        .enumerate()
        .filter_map(|(at, node)| Some((at, (*node)?)));
    let free: Vec<(usize, NodeId)> = free
        .filter(|(_, node)| {
            drawing
                .nodes
                .get(*node)
                .is_some_and(|node| drawing.lane(node).is_none())
        })
        .collect();
    if lanes.len().saturating_mul(free.len()) > MOST_COMPARED {
        drawing.note_whole(&said!(
            "too many shapes stand in no lane to tell by their places who does them",
            "zu viele Formen stehen in keiner Bahn, um an ihrem Ort zu erkennen, wer sie ausführt"
        ));
        return;
    }
    let mut moved = 0;
    for (at, node) in free {
        let Some([x, y, width, height]) = area(at) else {
            continue;
        };
        let (x, y) = (x + width / 2.0, y + height / 2.0);
        let holds = |[left, top, width, height]: [f64; 4]| {
            (left..=left + width).contains(&x) && (top..=top + height).contains(&y)
        };
        let size = |[_, _, width, height]: [f64; 4]| width * height;
        let around = lanes.iter().filter(|(area, _)| holds(*area));
        let smallest = around.min_by(|a, b| size(a.0).total_cmp(&size(b.0)));
        if let (Some((_, group)), Some(node)) = (smallest, drawing.nodes.get_mut(node)) {
            node.group = Some(*group);
            moved += 1;
        }
    }
    if moved > 0 {
        let says = said!(
            "shapes that lie over a lane without standing in it, so that their places tell who does them: {moved}",
            "Formen, die über einer Bahn liegen, ohne in ihr zu stehen, sodass ihr Ort sagt, wer sie ausführt: {moved}"
        );
        drawing.note_whole(&says);
    }
}

/// The left upper corner of each cell, counted from that of the page.
fn origins(tree: &Tree<'_>) -> Vec<Option<(f64, f64)>> {
    let mut origins: Vec<Option<(f64, f64)>> = vec![None; tree.cells.len()];
    for at in &tree.order {
        let Some(cell) = tree.cell(*at) else {
            continue;
        };
        let around = match tree.parent(*at) {
            Some(parent) => origins.get(parent).copied().flatten(),
            None => Some((0.0, 0.0)),
        };
        let own = match cell.area {
            Some([x, y, ..]) => Some((x, y)),
            // A layer has no place of its own.
            None => (!cell.is_vertex).then_some((0.0, 0.0)),
        };
        if let (Some(place), Some((left, top)), Some((x, y))) = (origins.get_mut(*at), around, own)
        {
            *place = Some((left + x, top + y));
        }
    }
    origins
}
