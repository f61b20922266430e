//! The process tree: how activities follow each other, as blocks in blocks.
//!
//! Operators as in Leemans, *Robust process mining with guarantees* (2017): exclusive choice `×`,
//! sequence `→`, parallel `∧`, loop `↺` and the silent step `τ`; and, for what has no such structure,
//! a part that stays a graph of activities.

use super::super::{Tally, Vocabulary};

/// A process tree over activities by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// Nothing happens.
    Silent,
    /// One activity.
    Activity(u32),
    /// One of these.
    Exclusive(Vec<Self>),
    /// All of these, in this order.
    Sequence(Vec<Self>),
    /// All of these, in any interleaving.
    Parallel(Vec<Self>),
    /// The body once, and again as often as something leads back.
    Loop(Box<Loop>),
    /// A part without a structure of blocks: its directly-follows graph.
    Graph(Graph),
}

/// A body that is repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loop {
    /// What is done at least once.
    pub body: Tree,
    /// What leads back to it.
    pub redo: Vec<Tree>,
    /// Successions in which the body follows itself with nothing between: its last activity, its first.
    pub back: Vec<(u32, u32)>,
}

/// Activities with the successions that are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// The activities, ascending.
    pub activities: Vec<u32>,
    /// Which follows which, ascending.
    pub follows: Vec<(u32, u32)>,
    /// Where the part is entered, ascending.
    pub enters: Vec<u32>,
    /// Where it is left, ascending.
    pub leaves: Vec<u32>,
}

impl Graph {
    /// How often a case enters the part at an activity: its visits without those that come from
    /// within the part.
    pub(in super::super) fn entering(&self, activity: u32, tally: &Tally) -> u64 {
        let inside = self.activities.iter();
        let inside: u64 = inside.map(|&from| tally.follows.get(from, activity)).sum();
        visits(tally, activity).saturating_sub(inside)
    }

    /// How often a case leaves the part from an activity.
    pub(in super::super) fn leaving(&self, activity: u32, tally: &Tally) -> u64 {
        let inside = self.activities.iter();
        let inside: u64 = inside.map(|&to| tally.follows.get(activity, to)).sum();
        visits(tally, activity).saturating_sub(inside)
    }
}

/// How often an activity was completed.
pub(in super::super) fn visits(tally: &Tally, activity: u32) -> u64 {
    tally.visits.get(activity as usize).copied().unwrap_or(0)
}

impl Tree {
    /// Whether the tree can pass without any activity.
    #[must_use]
    pub fn is_skippable(&self) -> bool {
        match self {
            Self::Silent => true,
            Self::Activity(_) | Self::Graph(_) => false,
            Self::Exclusive(parts) => parts.iter().any(Self::is_skippable),
            Self::Sequence(parts) | Self::Parallel(parts) => parts.iter().all(Self::is_skippable),
            Self::Loop(it) => it.body.is_skippable(),
        }
    }

    /// How often the tree was gone through with an activity, as far as the counts tell.
    ///
    /// Of an activity its visits; of a choice their sum; of a sequence or parallel parts the mean of
    /// those that cannot be skipped (the largest where all can); of a loop the body without its
    /// repetitions; of a graph how often it was entered.
    #[must_use]
    pub fn times(&self, tally: &Tally) -> f64 {
        match self {
            Self::Silent => 0.0,
            Self::Activity(activity) => float(visits(tally, *activity)),
            Self::Exclusive(parts) => parts.iter().map(|part| part.times(tally)).sum(),
            Self::Sequence(parts) | Self::Parallel(parts) => times_of_all(parts, tally),
            Self::Loop(it) => (it.body.times(tally) - it.repeated(tally)).max(0.0),
            Self::Graph(graph) => {
                let entered = graph.enters.iter();
                float(entered.map(|one| graph.entering(*one, tally)).sum())
            }
        }
    }

    /// The activities of the tree, in its order.
    #[must_use]
    pub fn activities(&self) -> Vec<u32> {
        match self {
            Self::Silent => Vec::new(),
            Self::Activity(activity) => vec![*activity],
            Self::Exclusive(parts) | Self::Sequence(parts) | Self::Parallel(parts) => {
                parts.iter().flat_map(Self::activities).collect()
            }
            Self::Loop(it) => {
                let redo = it.redo.iter().flat_map(Self::activities);
                it.body.activities().into_iter().chain(redo).collect()
            }
            Self::Graph(graph) => graph.activities.clone(),
        }
    }

    /// The parts that stayed graphs, in the order of the tree.
    #[must_use]
    pub fn graphs(&self) -> Vec<&Graph> {
        match self {
            Self::Silent | Self::Activity(_) => Vec::new(),
            Self::Exclusive(parts) | Self::Sequence(parts) | Self::Parallel(parts) => {
                parts.iter().flat_map(Self::graphs).collect()
            }
            Self::Loop(it) => {
                let redo = it.redo.iter().flat_map(Self::graphs);
                it.body.graphs().into_iter().chain(redo).collect()
            }
            Self::Graph(graph) => vec![graph],
        }
    }

    /// The tree as text: `→(a, ×(b, τ), ↺(c, d))`; a graph as `G{e, f}`.
    #[must_use]
    pub fn text(&self, names: &Vocabulary) -> String {
        let all = |sign: char, parts: &[Self]| {
            let parts: Vec<String> = parts.iter().map(|part| part.text(names)).collect();
            format!("{sign}({})", parts.join(", "))
        };
        match self {
            Self::Silent => "τ".to_owned(),
            Self::Activity(activity) => names.activities.name(*activity).to_owned(),
            Self::Exclusive(parts) => all('×', parts),
            Self::Sequence(parts) => all('→', parts),
            Self::Parallel(parts) => all('∧', parts),
            Self::Loop(it) => {
                let silent = (!it.back.is_empty() || it.redo.is_empty()).then_some(Self::Silent);
                let parts = std::iter::once(it.body.clone()).chain(it.redo.clone());
                all('↺', &parts.chain(silent).collect::<Vec<_>>())
            }
            Self::Graph(graph) => {
                let inside = graph.activities.iter();
                let inside: Vec<&str> = inside.map(|one| names.activities.name(*one)).collect();
                format!("G{{{}}}", inside.join(", "))
            }
        }
    }
}

impl Loop {
    /// How often the body was repeated.
    pub(in super::super) fn repeated(&self, tally: &Tally) -> f64 {
        let redo: f64 = self.redo.iter().map(|one| one.times(tally)).sum();
        redo + self.straight_back(tally)
    }

    /// How often the body followed itself with nothing between.
    pub(in super::super) fn straight_back(&self, tally: &Tally) -> f64 {
        let back = self.back.iter();
        float(back.map(|&(from, to)| tally.follows.get(from, to)).sum())
    }
}

fn times_of_all(parts: &[Tree], tally: &Tally) -> f64 {
    let certain = parts.iter().filter(|part| !part.is_skippable());
    let certain: Vec<f64> = certain.map(|part| part.times(tally)).collect();
    if certain.is_empty() {
        let all = parts.iter().map(|part| part.times(tally));
        return all.fold(0.0, f64::max);
    }
    certain.iter().sum::<f64>() / float(certain.len() as u64)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "logs stay far below 2^52 events"
)]
pub(in super::super) fn float(count: u64) -> f64 {
    count as f64
}
