//! The longest stretch without people (audit.md 3.5 and 4.7).
//!
//! The longest path through the steps without contact, where a loop counts its steps once: an upper
//! bound inside loops. Of equally long paths the one whose steps come first is taken.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the arcs and lie below their count"
)]

use super::components::scc;
use super::flow::{Arcs, Flow, Node, index};
use crate::csr::Successors;

/// The steps of the longest path on which no step is a `contact`, in the order of the path.
pub(crate) fn longest_stretch(flow: &Flow, contact: &[bool]) -> Vec<Node> {
    let alone = |node: Node| (node as usize) < flow.steps && !contact[node as usize];
    let parts = scc(&Alone {
        arcs: &flow.arcs,
        alone: &alone,
    });
    let mut part_of = vec![0; flow.arcs.nodes()];
    for (at, part) in parts.iter().enumerate() {
        for node in part {
            part_of[*node as usize] = index(at);
        }
    }
    let first = |part: usize| parts.of(part).first().copied();
    // Components come after those they lead to, so every successor is known before it is needed.
    let mut longest: Vec<usize> = Vec::with_capacity(parts.len());
    let mut next: Vec<Option<Node>> = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        if !part.iter().all(|node| alone(*node)) {
            longest.push(0);
            next.push(None);
            continue;
        }
        let followers = part
            .iter()
            .flat_map(|node| flow.arcs.of(*node))
            .filter(|(to, _)| alone(*to))
            .map(|(to, _)| part_of[*to as usize])
            .filter(|follower| *follower as usize != at);
        let best = followers.max_by(|a, b| {
            longest[*a as usize]
                .cmp(&longest[*b as usize])
                .then_with(|| first(*b as usize).cmp(&first(*a as usize)))
        });
        longest.push(part.len() + best.map_or(0, |best| longest[best as usize]));
        next.push(best);
    }
    let counted = (0..parts.len()).filter(|part| longest[*part] > 0);
    let begin = counted.max_by(|a, b| {
        longest[*a]
            .cmp(&longest[*b])
            .then_with(|| first(*b).cmp(&first(*a)))
    });
    let mut path = Vec::new();
    let mut at = begin.map(index);
    while let Some(part) = at {
        path.extend(parts.of(part as usize));
        at = next[part as usize];
    }
    path
}

/// The graph of the steps without contact: an arc from or to another step leads nowhere new, which is
/// written as an arc to the node itself.
struct Alone<'a, A> {
    arcs: &'a Arcs,
    alone: &'a A,
}

impl<A: Fn(Node) -> bool> Successors for Alone<'_, A> {
    fn nodes(&self) -> u32 {
        Successors::nodes(self.arcs)
    }

    fn successor(&self, node: u32, at: usize) -> Option<u32> {
        let to = self.arcs.successor(node, at)?;
        let inside = (self.alone)(node) && (self.alone)(to);
        Some(if inside { to } else { node })
    }
}
