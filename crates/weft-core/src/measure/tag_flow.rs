//! Tag flow: how the work moved between people and machines (audit.md 4.8).
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use std::collections::BTreeMap;

use super::comparison::Comparison;
use super::result::{FlowEnd, TagFlow};
use crate::words::nine;

/// Expected visits by tag before and after: `v/|img|` to each step that stands for it, or `gone`;
/// from `new` what stands for nothing.
pub(crate) fn tag_flow(comparison: &Comparison<'_>) -> Vec<TagFlow> {
    let (before, after) = (comparison.baseline, comparison.redesign);
    let mut flow = Sums::default();
    for node in before.nodes() {
        let from = FlowEnd::from(before.tag(node));
        let images = &comparison.images[node as usize];
        let visits = before.visits[node as usize];
        if images.is_empty() {
            flow.add((from, FlowEnd::Gone), visits);
        }
        #[expect(clippy::cast_precision_loss, reason = "one step has few images")]
        let share = visits / images.len() as f64;
        for image in images {
            flow.add((from, after.tag(*image).into()), share);
        }
    }
    for node in after
        .nodes()
        .filter(|node| comparison.replaced[*node as usize].is_empty())
    {
        let to = FlowEnd::from(after.tag(node));
        flow.add((FlowEnd::New, to), after.visits[node as usize]);
    }
    flow.sorted()
        .into_iter()
        .map(|((from, to), visits)| TagFlow {
            from,
            to,
            visits: nine(visits),
        })
        .collect()
}

/// How many ends a flow can have.
const ENDS: usize = 7;

/// A sum for every pair of ends, in a table: every step adds to one.
#[derive(Default)]
struct Sums([[Option<f64>; ENDS]; ENDS]);

impl Sums {
    fn add(&mut self, (from, to): (FlowEnd, FlowEnd), visits: f64) {
        let sum = &mut self.0[from as usize][to as usize];
        *sum = Some(sum.unwrap_or(0.0) + visits);
    }

    /// The pairs that were met, in the order of the ends.
    fn sorted(&self) -> BTreeMap<(FlowEnd, FlowEnd), f64> {
        let ends = FlowEnd::ALL;
        let pairs = ends
            .into_iter()
            .flat_map(|from| ends.into_iter().map(move |to| (from, to)));
        pairs
            .filter_map(|pair| Some((pair, self.0[pair.0 as usize][pair.1 as usize]?)))
            .collect()
    }
}
