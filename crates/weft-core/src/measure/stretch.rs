//! The longest stretch without people (audit.md 3.5 and 4.7).
//!
//! The longest path through the steps without contact, where a loop counts its steps once: an upper
//! bound inside loops. Of equally long paths the one whose steps come first is taken.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the arcs and lie below their count"
)]

use super::components::scc;
use super::flow::{Flow, Node, index};

/// The steps of the longest path on which no step is a `contact`, in the order of the path.
pub(crate) fn longest_stretch(flow: &Flow, contact: &[bool]) -> Vec<Node> {
    let alone = |node: Node| (node as usize) < flow.steps && !contact[node as usize];
    let arcs = flow
        .arcs
        .map(|from, to, weight| (alone(from) && alone(to)).then_some(weight));
    let parts: Vec<Vec<Node>> = scc(&arcs.shape())
        .into_iter()
        .filter(|part| part.iter().all(|node| alone(*node)))
        .collect();
    let mut part_of = vec![0; arcs.nodes()];
    for (at, part) in parts.iter().enumerate() {
        for node in part {
            part_of[*node as usize] = index(at);
        }
    }
    // Components come after those they lead to, so every successor is known before it is needed.
    let mut longest: Vec<usize> = Vec::with_capacity(parts.len());
    let mut next: Vec<Option<Node>> = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        let followers = part
            .iter()
            .flat_map(|node| arcs.of(*node).iter().map(|(to, _)| part_of[*to as usize]))
            .filter(|follower| *follower as usize != at);
        let best = followers.max_by(|a, b| {
            let first = |part: Node| parts[part as usize].first().copied();
            longest[*a as usize]
                .cmp(&longest[*b as usize])
                .then(first(*b).cmp(&first(*a)))
        });
        longest.push(part.len() + best.map_or(0, |best| longest[best as usize]));
        next.push(best);
    }
    let begin = (0..parts.len()).max_by(|a, b| {
        longest[*a]
            .cmp(&longest[*b])
            .then(parts[*b].first().cmp(&parts[*a].first()))
    });
    let mut path = Vec::new();
    let mut at = begin.map(index);
    while let Some(part) = at {
        path.extend(&parts[part as usize]);
        at = next[part as usize];
    }
    path
}
