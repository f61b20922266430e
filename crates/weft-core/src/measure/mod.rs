//! What an audit measures: one file each, its formula and source on top.

mod arcs;
mod avoidance;
mod blocks;
pub(crate) mod cast;
mod catalogue;
mod chances;
pub(crate) mod comparison;
mod contraction;
mod distance;
pub(crate) mod flow;
mod flow_picture;
pub(crate) mod gates;
mod handoffs;
mod how_often;
mod loops;
mod measures;
mod pair_sums;
mod profile;
mod result;
mod simulate;
mod stretch;
mod tag_flow;
pub(crate) mod version;
mod visits;

pub(crate) use avoidance::steps_before_help;
pub(crate) use handoffs::{handed, handoffs, ties};
pub(crate) use how_often::how_often;
pub(crate) use measures::measures;
pub(crate) use profile::profile;
pub(crate) use simulate::SplitMix;
pub(crate) use tag_flow::tag_flow;

pub mod agreement;
pub mod choice;
pub mod components;
pub mod cover;
pub mod cut;
pub mod dominators;
pub mod handover;
pub mod interval;
pub mod knapsack;
pub mod people_graph;
pub mod reciprocity;
pub mod similarity;
pub mod xmr;

pub use catalogue::Named;
pub use flow_picture::{FlowBand, FlowNode, FlowPicture};
pub use result::{
    ByStep, Estimate, FlowEnd, GateKind, Gatekeeper, Handoff, HandoffKind, Kept, Measures,
    MeetsNobody, Profile, Stretch, TagFlow, Tie,
};
