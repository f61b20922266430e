//! What an audit measures: one file each, its formula and source on top.

mod result;

pub mod agreement;
pub mod components;
pub mod cover;
pub mod csr;
pub mod cut;
pub mod dominators;
pub mod handover;
pub mod interval;
pub mod knapsack;
pub mod people_graph;
pub mod reciprocity;
pub mod similarity;
pub mod xmr;

pub use result::{
    ByStep, Estimate, FlowEnd, GateKind, Gatekeeper, Handoff, HandoffKind, Kept, Measures,
    MeetsNobody, Profile, Stretch, TagFlow, Tie,
};
