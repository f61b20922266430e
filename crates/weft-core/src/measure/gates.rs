//! Gates: automated steps that decide who gets a person (audit.md 3.5).
//!
//! A gate is automated, branches, dominates a contact, has a way to the end without a person, and is
//! either the nearest branching dominator of that contact (*last gate*) or has a way from which no
//! person can be reached (*door closer*).
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the arcs and lie below their count"
)]

use super::dominators::immediate_dominators;
use super::flow::{Flow, Node, index};
use super::result::GateKind;
use crate::csr::Csr;

/// A gate with the contacts behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gate {
    /// The gate.
    pub(crate) node: Node,
    /// The contacts that it dominates, in step order.
    pub(crate) contacts: Vec<Node>,
    /// Why it is one.
    pub(crate) kinds: Vec<GateKind>,
}

/// What the search for gates looks at.
pub(crate) struct Doors<'a> {
    /// The flow.
    pub(crate) flow: &'a Flow,
    /// Which steps are automated.
    pub(crate) automated: &'a [bool],
    /// Which steps are contacts.
    pub(crate) contact: &'a [bool],
    /// Which steps meet or offer a person.
    pub(crate) person: &'a [bool],
    /// Distance to a person; none where no person can be reached.
    pub(crate) distance: &'a [Option<u32>],
}

/// Finds every gate, in step order.
pub(crate) fn gates(doors: &Doors<'_>) -> Vec<Gate> {
    let flow = doors.flow;
    let branches = |node: &Node| doors.automated[*node as usize] && flow.arcs.of(*node).len() >= 2;
    let mut open = (0..index(flow.steps)).filter(branches).peekable();
    if open.peek().is_none() {
        return Vec::new();
    }
    let person = |node: Node| doors.person.get(node as usize).copied().unwrap_or(false);
    let alone = flow.back.reach(&[flow.end()], person);
    let dominators = immediate_dominators(flow.start(), &flow.arcs);
    let last = last_gates(doors, &nearest_branching(flow, &dominators));
    let kinds = |node: Node| -> Vec<GateKind> {
        let holds = [
            (last[node as usize], GateKind::LastGate),
            (closes_a_door(doors, node), GateKind::DoorCloser),
        ];
        let kinds = holds.into_iter();
        kinds
            .filter_map(|(holds, kind)| holds.then_some(kind))
            .collect()
    };
    let tree = Tree::of(doors, &dominators);
    open.filter(|node| !person(*node) && alone[*node as usize])
        .map(|node| (node, kinds(node)))
        .filter(|(_, kinds)| !kinds.is_empty())
        .map(|(node, kinds)| Gate {
            node,
            contacts: tree.contacts_below(node),
            kinds,
        })
        .filter(|gate| !gate.contacts.is_empty())
        .collect()
}

/// Whether one way out of a step leads where no person can be reached.
fn closes_a_door(doors: &Doors<'_>, node: Node) -> bool {
    let reaches = |to: Node| doors.distance.get(to as usize).copied().flatten();
    let ways = doors.flow.arcs.of(node);
    ways.iter().any(|(to, _)| reaches(*to).is_none())
}

/// Which steps are the nearest branching dominator of some contact.
fn last_gates(doors: &Doors<'_>, branching: &[Option<Node>]) -> Vec<bool> {
    let mut last = vec![false; doors.flow.steps + 2];
    for (contact, gate) in doors.contact.iter().zip(branching) {
        if let (true, Some(gate)) = (*contact, gate) {
            last[*gate as usize] = true;
        }
    }
    last
}

/// For every node, the nearest of its strict dominators that branches.
pub(crate) fn nearest_branching(flow: &Flow, dominators: &[Option<Node>]) -> Vec<Option<Node>> {
    let branches = |node: Node| flow.arcs.of(node).len() >= 2;
    let mut nearest: Vec<Option<Node>> = vec![None; dominators.len()];
    let mut known = vec![false; dominators.len()];
    for node in 0..index(dominators.len()) {
        // Up to a node whose answer is known, or whose dominator is the answer.
        let mut at = node;
        let found = loop {
            if known[at as usize] {
                break nearest[at as usize];
            }
            match dominators[at as usize] {
                Some(above) if !branches(above) => at = above,
                answer => break answer,
            }
        };
        // The same way again, to write the answer down.
        let mut at = node;
        while !std::mem::replace(&mut known[at as usize], true) {
            nearest[at as usize] = found;
            match dominators[at as usize] {
                Some(above) if !branches(above) => at = above,
                Some(_) | None => break,
            }
        }
    }
    nearest
}

/// The tree of dominators, numbered so that everything below a node is one range.
struct Tree {
    enter: Vec<Node>,
    leave: Vec<Node>,
    contacts: Vec<(Node, Node)>,
}

impl Tree {
    fn of(doors: &Doors<'_>, dominators: &[Option<Node>]) -> Self {
        let count = dominators.len();
        let below = |(node, above): (Node, &Option<Node>)| above.map(|above| (above, node));
        let edges: Vec<(Node, Node)> = (0..).zip(dominators).filter_map(below).collect();
        let children = Csr::from_edges(index(count), &edges);
        let (mut enter, mut leave, mut clock) = (vec![0; count], vec![0; count], 0);
        let mut calls = vec![(doors.flow.start(), 0)];
        while let Some((node, at)) = calls.pop() {
            if at == 0 {
                enter[node as usize] = clock;
                clock += 1;
            }
            match children.of(node).get(at) {
                Some(child) => {
                    calls.push((node, at + 1));
                    calls.push((*child, 0));
                }
                None => leave[node as usize] = clock,
            }
        }
        let mut contacts: Vec<(Node, Node)> = (0..index(doors.contact.len()))
            .filter(|node| doors.contact[*node as usize])
            .map(|node| (enter[node as usize], node))
            .collect();
        contacts.sort_unstable();
        Self {
            enter,
            leave,
            contacts,
        }
    }

    fn contacts_below(&self, node: Node) -> Vec<Node> {
        let (from, to) = (self.enter[node as usize], self.leave[node as usize]);
        let begin = self.contacts.partition_point(|(at, _)| *at <= from);
        let end = self.contacts.partition_point(|(at, _)| *at < to);
        let mut below: Vec<Node> = self
            .contacts
            .get(begin..end)
            .unwrap_or_default()
            .iter()
            .map(|(_, node)| *node)
            .collect();
        below.sort_unstable();
        below
    }
}
