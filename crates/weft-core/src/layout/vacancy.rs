//! Whether a new step has room in a column of an earlier drawing without moving a card.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are numbered by the graph, and every vector has one entry for each node"
)]

use std::collections::BTreeMap;

use super::card;
use super::graph::Graph;
use super::lanes;
use super::layers::kept::Slot;
use super::previous::{Previous, Stood, free_places};
use super::sizes::VISITS;
use super::splits::{Split, splits};
use super::types::Options;
use crate::workflow::{RoleName, Workflow};

/// One version and its earlier drawing.
#[derive(Debug)]
pub(super) struct Side<'a> {
    workflow: &'a Workflow,
    graph: &'a Graph,
    previous: &'a Previous<'a>,
    performers: Vec<Option<&'a RoleName>>,
    /// The node of every unit of this version.
    nodes: BTreeMap<usize, usize>,
    splits: BTreeMap<usize, Split<'a>>,
    /// The cards of every column, by their middle and half of their height.
    taken: BTreeMap<Slot, Vec<(f64, f64)>>,
}

impl<'a> Side<'a> {
    pub(super) fn new(
        workflow: &'a Workflow,
        graph: &'a Graph,
        previous: &'a Previous<'a>,
        units: &[usize],
    ) -> Self {
        let mut side = Self {
            performers: lanes::performers(workflow, graph),
            splits: splits(workflow, graph, previous),
            nodes: units.iter().copied().zip(0..).collect(),
            taken: BTreeMap::new(),
            workflow,
            graph,
            previous,
        };
        let nodes = (0..graph.steps.len()).filter_map(|node| side.stood(node));
        let stood: Vec<Stood<'_>> = nodes.chain(previous.ghosts()).collect();
        for stood in stood {
            let column = side.taken.entry(Slot::of(stood.column)).or_default();
            column.push((stood.y, stood.half));
        }
        side
    }

    /// Where a node stood, if its lane is still the same.
    fn stood(&self, node: usize) -> Option<Stood<'a>> {
        let step = &self.workflow.steps[self.graph.steps[node]];
        let stood = self.previous.stood(&step.id, false)?;
        (stood.role == self.performers[node]).then_some(stood)
    }

    /// The units that stay in their columns.
    pub(super) fn columns(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let nodes = self.nodes.iter();
        nodes.filter_map(|(&unit, &node)| Some((unit, self.stood(node)?.column)))
    }

    /// Where a unit would stand in a slot: its middle and half of its height; or nothing where it has
    /// no room. A unit of the other version needs none, nor does a lane that was not drawn.
    fn place(&self, unit: usize, slot: Slot, options: &Options) -> Option<Option<(f64, f64)>> {
        let Some(&node) = self.nodes.get(&unit) else {
            return Some(None);
        };
        let Some(rows) = self.previous.free_rows(self.performers[node]) else {
            return Some(None);
        };
        let step = &self.workflow.steps[self.graph.steps[node]];
        let half = card::card(step, options, false, Some(VISITS)).height / 2.0;
        let split = self.splits.get(&node).cloned().unwrap_or_default();
        let wish = split.wish(self.previous, slot.column()).unwrap_or(rows.0);
        let wish = wish.clamp(rows.0, rows.1);
        let gap = options.card_gap;
        let taken = self.taken.get(&slot).map_or(&[][..], Vec::as_slice);
        let places = free_places(taken, rows, (half, gap), wish, &split.joined);
        let y = places.first().copied()?;
        // Further away its hand-offs would make detours around others.
        let is_near = (y - wish).abs() <= 2.0 * half + gap;
        is_near.then_some(Some((y, half)))
    }
}

/// Takes room for a unit in a slot of every version, where all have it.
pub(super) fn takes(sides: &mut [Side<'_>], unit: usize, slot: Slot, options: &Options) -> bool {
    let places = sides.iter().map(|side| side.place(unit, slot, options));
    let Some(places) = places.collect::<Option<Vec<_>>>() else {
        return false;
    };
    for (side, place) in sides.iter_mut().zip(places) {
        if let Some(place) = place {
            side.taken.entry(slot).or_default().push(place);
        }
    }
    true
}
