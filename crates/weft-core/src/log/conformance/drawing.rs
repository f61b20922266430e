//! A drawn workflow as replay sees it: places, where they lead, and which of them a log can show.
#![expect(
    clippy::indexing_slicing,
    reason = "places are those of the steps, and every list has one entry a step"
)]

use std::collections::{BTreeMap, BTreeSet};

use crate::csr::Csr;
use crate::measure::dominators::immediate_dominators;
use crate::workflow::{Leads, Split, Wiring};

/// A step by its place; [`Drawing::end`] is the end.
pub(super) type Node = u32;

/// A workflow without faults.
pub(super) struct Drawing {
    /// Where each step leads, without ways that no case takes; the end where nothing follows.
    next: Vec<Vec<Node>>,
    split: Vec<Split>,
    /// Where the ways of a parallel or inclusive split meet.
    joins: BTreeMap<Node, Node>,
    /// The activities that the log may show for each step; none for what it cannot show.
    labels: Vec<BTreeSet<u32>>,
    start: Node,
}

impl Drawing {
    /// The drawing, given which activities stand for the step at each place.
    pub(super) fn of(wiring: &Wiring<'_>, labels: Vec<BTreeSet<u32>>) -> Self {
        let steps = &wiring.workflow.steps;
        let end = number(steps.len());
        let next: Vec<Vec<Node>> = (0..steps.len())
            .map(|at| {
                let open = wiring
                    .links(at)
                    .filter(|(link, _)| link.probability != Some(0.0));
                let to = open.map(|(_, leads)| match leads {
                    Leads::To(to) => to,
                    Leads::ToTheEnd | Leads::Nowhere => end,
                });
                let to: BTreeSet<Node> = to.collect();
                if to.is_empty() {
                    vec![end]
                } else {
                    to.into_iter().collect()
                }
            })
            .collect();
        let split: Vec<Split> = steps.iter().map(|step| step.split).collect();
        let back: Vec<(Node, Node)> = (0..)
            .zip(&next)
            .flat_map(|(from, next)| next.iter().map(move |&to| (to, from)))
            .collect();
        let meets = immediate_dominators(end, &Csr::from_edges(end + 1, &back));
        let forks =
            (0..end).filter(|&at| split[at as usize] != Split::One && next[at as usize].len() > 1);
        let joins = forks
            .map(|at| (at, meets[at as usize].unwrap_or(end)))
            .collect();
        let start = wiring.workflow.start.as_ref();
        let start = start.and_then(|id| wiring.places.get(id)).unwrap_or(0);
        Self {
            next,
            split,
            joins,
            labels,
            start,
        }
    }

    pub(super) fn start(&self) -> Node {
        self.start
    }

    pub(super) fn end(&self) -> Node {
        number(self.next.len())
    }

    pub(super) fn next(&self, at: Node) -> &[Node] {
        self.next.get(at as usize).map_or(&[], Vec::as_slice)
    }

    /// How a case leaves, and where the ways meet if it takes several.
    pub(super) fn fork(&self, at: Node) -> Option<(Split, Node)> {
        let join = self.joins.get(&at)?;
        Some((self.split[at as usize], *join))
    }

    /// Whether the log may show the step.
    pub(super) fn is_visible(&self, at: Node) -> bool {
        self.labels
            .get(at as usize)
            .is_some_and(|labels| !labels.is_empty())
    }

    pub(super) fn shows(&self, at: Node, activity: u32) -> bool {
        self.labels
            .get(at as usize)
            .is_some_and(|labels| labels.contains(&activity))
    }

    /// Every step that the log may show, in the order of the file.
    pub(super) fn visible(&self) -> impl Iterator<Item = Node> + '_ {
        (0..self.end()).filter(|&at| self.is_visible(at))
    }

    /// What the log may show next after something that leads here: visible steps and the end, through
    /// everything that it cannot show.
    pub(super) fn seen_from(&self, begin: &[Node]) -> BTreeSet<Node> {
        let (mut seen, mut found) = (BTreeSet::new(), BTreeSet::new());
        let mut open: Vec<Node> = begin.to_vec();
        while let Some(at) = open.pop() {
            if self.is_visible(at) || at == self.end() {
                found.insert(at);
            } else if seen.insert(at) {
                open.extend(self.next(at));
            }
        }
        found
    }

    /// Pairs of visible steps on different ways of a split, which may come in any order.
    pub(super) fn beside(&self) -> BTreeSet<(Node, Node)> {
        let mut pairs = BTreeSet::new();
        for (&fork, &join) in &self.joins {
            let begins = self.next(fork).iter();
            let ways: Vec<Vec<Node>> = begins.map(|&begin| self.way(begin, join)).collect();
            for (at, way) in ways.iter().enumerate() {
                for other in ways.iter().enumerate().filter(|(other, _)| *other != at) {
                    pairs.extend(
                        way.iter()
                            .flat_map(|&a| other.1.iter().map(move |&b| (a, b))),
                    );
                }
            }
        }
        pairs
    }

    fn way(&self, begin: Node, join: Node) -> Vec<Node> {
        let mut seen = BTreeSet::new();
        let mut open = vec![begin];
        while let Some(at) = open.pop() {
            if at != join && at != self.end() && seen.insert(at) {
                open.extend(self.next(at));
            }
        }
        seen.into_iter().filter(|&at| self.is_visible(at)).collect()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a file of 4 billion steps is refused before"
)]
fn number(place: usize) -> Node {
    place as Node
}
