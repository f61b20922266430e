//! From counts to a structure: which activities follow, exclude, accompany and repeat each other.
//!
//! The Inductive Miner – infrequent on the directly-follows graph (IMFD: Leemans, Fahland & van der
//! Aalst, “Scalable process discovery and conformance checking”, Software & Systems Modeling 17
//! (2018)): the graph is cut by the first operator that fits, each part is cut again, and where
//! nothing fits, rare successions are left out and it is tried once more. What has no structure even
//! then stays its directly-follows graph instead of a flower, which would allow everything.

mod cuts;
mod dfg;
mod filter;
mod miner;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::BTreeSet;

pub use tree::{Graph, Loop, Tree};
pub(super) use tree::{float, visits};

use super::Tally;
use dfg::Dfg;
use miner::Miner;

/// The most activities that a workflow is made of; a log with more has their rarest left out.
pub const MOST_ACTIVITIES: usize = 500;

/// How a structure is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// The Inductive Miner – infrequent on the directly-follows graph.
    #[default]
    InductiveMiner,
    /// The directly-follows graph itself, without rare successions.
    DirectlyFollows,
}

/// What was discovered in the counts of a log.
#[derive(Debug, Clone, PartialEq)]
pub struct Discovered {
    /// The structure.
    pub tree: Tree,
    /// Activities that were left out because there are too many.
    pub left_out: u64,
    /// Successions that the structure does not allow.
    pub dropped: u64,
    /// All successions.
    pub successions: u64,
}

impl Discovered {
    /// The share of successions that the structure does not allow, 0 to 1.
    #[must_use]
    pub fn dropped_share(&self) -> f64 {
        if self.successions == 0 {
            return 0.0;
        }
        float(self.dropped) / float(self.successions)
    }
}

/// The structure of what the cases of a log do.
///
/// `share`, 0 to 1, is the part of the strongest succession of an activity below which another is
/// noise, where the structure does not show with it.
#[must_use]
pub fn discover(tally: &Tally, method: Method, share: f64) -> Discovered {
    let share = share.clamp(0.0, 1.0);
    let present = Dfg::present(tally, usize::MAX).len() as u64;
    let dfg = Dfg::of(tally, Dfg::present(tally, MOST_ACTIVITIES));
    let (tree, dropped) = match method {
        _ if dfg.len() == 0 => (Tree::Silent, BTreeSet::new()),
        Method::InductiveMiner => {
            let mut miner = Miner {
                tally,
                share,
                dropped: BTreeSet::new(),
            };
            (miner.mine(&dfg, false), miner.dropped)
        }
        Method::DirectlyFollows => {
            let graph = filter::graph(&dfg, share);
            let pairs = dfg.pairs().map(|(a, b)| (dfg.activity(a), dfg.activity(b)));
            let kept = |pair: &(u32, u32)| graph.follows.binary_search(pair).is_ok();
            let dropped = pairs.filter(|pair| !kept(pair)).collect();
            (Tree::Graph(graph), dropped)
        }
    };
    let known = |one: u32| dfg.place(one).is_some();
    let is_dropped = |&(from, to, _): &(u32, u32, u64)| {
        dropped.contains(&(from, to)) || !known(from) || !known(to)
    };
    let all = tally.follows.sorted();
    Discovered {
        tree,
        left_out: present - dfg.len() as u64,
        dropped: all
            .iter()
            .filter(|one| is_dropped(one))
            .map(|one| one.2)
            .sum(),
        successions: tally.follows.total(),
    }
}
