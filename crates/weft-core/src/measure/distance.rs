//! Distance to a person: the fewest hand-offs to a step at which a person is met or offered
//! (audit.md 3.5), by a breadth-first search against the arcs.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the arcs and lie below their count"
)]

use std::collections::VecDeque;

use super::flow::{Flow, Node, index};

/// The distance of every step; none where no person can be reached.
pub(crate) fn distance_to_person(flow: &Flow, person: &[bool]) -> Vec<Option<u32>> {
    let mut distance = vec![None; flow.steps];
    let mut open: VecDeque<Node> = (0..index(flow.steps))
        .filter(|node| person[*node as usize])
        .collect();
    for node in &open {
        distance[*node as usize] = Some(0);
    }
    while let Some(node) = open.pop_front() {
        let next = distance[node as usize].map(|steps| steps + 1);
        for (from, _) in flow.back.of(node) {
            if let Some(known) = distance.get_mut(*from as usize)
                && known.is_none()
            {
                *known = next;
                open.push_back(*from);
            }
        }
    }
    distance
}
