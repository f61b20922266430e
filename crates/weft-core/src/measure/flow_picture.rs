//! How the work moved, as a picture: bands from the tag before to the tag after, on one scale.
//!
//! Heights are expected visits per case and positions are visits from the top, without gaps; whoever
//! draws it multiplies them and leaves a gap between the ends. Screen and paper draw the same picture.

use schemars::JsonSchema;
use serde::Serialize;

use super::result::{FlowEnd, TagFlow};

/// The ends at the left, from top to bottom.
const LEFT: [FlowEnd; 6] = [
    FlowEnd::HumanRelational,
    FlowEnd::HumanAlone,
    FlowEnd::AiAugmented,
    FlowEnd::AiAutomated,
    FlowEnd::Untagged,
    FlowEnd::New,
];

/// The ends at the right, from top to bottom.
const RIGHT: [FlowEnd; 6] = [
    FlowEnd::HumanRelational,
    FlowEnd::HumanAlone,
    FlowEnd::AiAugmented,
    FlowEnd::AiAutomated,
    FlowEnd::Untagged,
    FlowEnd::Gone,
];

/// One end of the bands: a tag, what is new, or what is gone.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FlowNode {
    /// Which one.
    pub end: FlowEnd,
    /// Where it begins.
    pub y: f64,
    /// How tall it is.
    pub visits: f64,
    /// How many gaps stand above it.
    pub gaps: usize,
}

/// Work that moved from one end to another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FlowBand {
    /// The end at the left.
    pub from: FlowEnd,
    /// The end at the right.
    pub to: FlowEnd,
    /// How tall it is.
    pub visits: f64,
    /// Where it begins at the left.
    pub from_y: f64,
    /// How many gaps stand above it at the left.
    pub from_gaps: usize,
    /// Where it begins at the right.
    pub to_y: f64,
    /// How many gaps stand above it at the right.
    pub to_gaps: usize,
}

/// The whole picture.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FlowPicture {
    /// Tags of the baseline, and what is new; without those that no work starts from.
    pub left: Vec<FlowNode>,
    /// Tags of the redesign, and what is gone; without those that no work comes to.
    pub right: Vec<FlowNode>,
    /// Bands by their left end, then by their right end.
    pub bands: Vec<FlowBand>,
    /// The taller side.
    pub total: f64,
}

impl FlowPicture {
    /// Stacks the bands in the order of both sides.
    #[must_use]
    pub fn of(flows: &[TagFlow]) -> Self {
        let visits = |from: FlowEnd, to: FlowEnd| -> f64 {
            let flows = flows.iter().filter(|one| one.from == from && one.to == to);
            flows.map(|one| one.visits).sum()
        };
        let left = nodes(&LEFT, |from| RIGHT.iter().map(|to| visits(from, *to)).sum());
        let right = nodes(&RIGHT, |to| LEFT.iter().map(|from| visits(*from, to)).sum());
        let mut bands = Vec::new();
        for from in &left {
            for to in &right {
                let above = |ends: &[FlowEnd], end: FlowEnd, of: &dyn Fn(FlowEnd) -> f64| -> f64 {
                    let above = ends.iter().take_while(|one| **one != end);
                    above.map(|one| of(*one)).sum()
                };
                let moved = visits(from.end, to.end);
                if moved <= 0.0 {
                    continue;
                }
                bands.push(FlowBand {
                    from: from.end,
                    to: to.end,
                    visits: moved,
                    from_y: from.y + above(&RIGHT, to.end, &|one| visits(from.end, one)),
                    from_gaps: from.gaps,
                    to_y: to.y + above(&LEFT, from.end, &|one| visits(one, to.end)),
                    to_gaps: to.gaps,
                });
            }
        }
        let sum = |nodes: &[FlowNode]| nodes.iter().map(|node| node.visits).sum::<f64>();
        Self {
            total: sum(&left).max(sum(&right)),
            left,
            right,
            bands,
        }
    }
}

fn nodes(ends: &[FlowEnd], visits: impl Fn(FlowEnd) -> f64) -> Vec<FlowNode> {
    let mut nodes: Vec<FlowNode> = Vec::new();
    let mut y = 0.0;
    for &end in ends {
        let visits = visits(end);
        if visits > 0.0 {
            let gaps = nodes.len();
            nodes.push(FlowNode {
                end,
                y,
                visits,
                gaps,
            });
            y += visits;
        }
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_lie_on_each_other_within_their_ends() {
        let flow = |from, to, visits| TagFlow { from, to, visits };
        let (people, ai) = (FlowEnd::HumanRelational, FlowEnd::AiAutomated);
        let picture = FlowPicture::of(&[
            flow(people, ai, 6.0),
            flow(people, people, 1.0),
            flow(people, FlowEnd::Gone, 2.0),
            flow(FlowEnd::New, ai, 0.5),
        ]);
        let left: Vec<_> = picture.left.iter().map(|node| (node.end, node.y)).collect();
        assert_eq!(left, [(people, 0.0), (FlowEnd::New, 9.0)], "new work last");
        let right: Vec<_> = picture.right.iter().map(|node| node.end).collect();
        assert_eq!(right, [people, ai, FlowEnd::Gone], "what is gone last");
        let bands = picture.bands.iter();
        let bands: Vec<_> = bands.map(|one| (one.from_y, one.to_y)).collect();
        assert_eq!(
            bands,
            [(0.0, 0.0), (1.0, 1.0), (7.0, 7.5), (9.0, 7.0)],
            "each begins where the one above it ends"
        );
        assert!((picture.total - 9.5).abs() < 1e-9, "both sides are as tall");
    }

    #[test]
    fn nothing_moved_is_an_empty_picture() {
        assert_eq!(FlowPicture::of(&[]), FlowPicture::default());
    }
}
