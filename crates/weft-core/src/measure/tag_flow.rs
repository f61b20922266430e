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
    let mut flow: BTreeMap<(FlowEnd, FlowEnd), f64> = BTreeMap::new();
    for node in before.nodes() {
        let from = FlowEnd::from(before.tag(node));
        let images = &comparison.images[node as usize];
        let visits = before.visits[node as usize];
        if images.is_empty() {
            *flow.entry((from, FlowEnd::Gone)).or_insert(0.0) += visits;
        }
        #[expect(clippy::cast_precision_loss, reason = "one step has few images")]
        let share = visits / images.len() as f64;
        for image in images {
            *flow.entry((from, after.tag(*image).into())).or_insert(0.0) += share;
        }
    }
    for node in after
        .nodes()
        .filter(|node| comparison.replaced[*node as usize].is_empty())
    {
        let to = FlowEnd::from(after.tag(node));
        *flow.entry((FlowEnd::New, to)).or_insert(0.0) += after.visits[node as usize];
    }
    flow.into_iter()
        .map(|((from, to), visits)| TagFlow {
            from,
            to,
            visits: nine(visits),
        })
        .collect()
}
