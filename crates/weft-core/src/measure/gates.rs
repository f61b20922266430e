//! Gates: automated steps that decide who gets a person (audit.md 3.5).
//!
//! A gate is automated, branches, dominates a contact, has a way to the end without a person, and is
//! either the nearest branching dominator of that contact (*last gate*) or has a way from which no
//! person can be reached (*door closer*).
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the arcs and lie below their count"
)]

use super::flow::{Flow, Node, index};
use super::result::GateKind;

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
    /// Immediate dominators from the start.
    pub(crate) dominators: &'a [Option<Node>],
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
    let alone = flow.back.reach(&[flow.end()], |node| {
        doors.person.get(node as usize).copied().unwrap_or(false)
    });
    let tree = Tree::of(doors);
    let last = last_gates(doors);
    let mut gates = Vec::new();
    for node in 0..index(flow.steps) {
        let at = node as usize;
        let ways = flow.arcs.of(node);
        if !doors.automated[at] || ways.len() < 2 || doors.person[at] || !alone[at] {
            continue;
        }
        let closes = ways.iter().any(|(to, _)| {
            doors
                .distance
                .get(*to as usize)
                .copied()
                .flatten()
                .is_none()
        });
        let kinds: Vec<GateKind> = [
            (last[at], GateKind::LastGate),
            (closes, GateKind::DoorCloser),
        ]
        .into_iter()
        .filter_map(|(holds, kind)| holds.then_some(kind))
        .collect();
        let contacts = if kinds.is_empty() {
            Vec::new()
        } else {
            tree.contacts_below(node)
        };
        if !contacts.is_empty() {
            gates.push(Gate {
                node,
                contacts,
                kinds,
            });
        }
    }
    gates
}

/// Which steps are the nearest branching dominator of some contact.
fn last_gates(doors: &Doors<'_>) -> Vec<bool> {
    let flow = doors.flow;
    let nearest = nearest_branching(flow, doors.dominators);
    let mut last = vec![false; flow.steps + 2];
    for (at, contact) in doors.contact.iter().enumerate() {
        if let (true, Some(gate)) = (*contact, nearest[at]) {
            last[gate as usize] = true;
        }
    }
    last
}

/// The nearest strict dominator of every node that branches.
pub(crate) fn nearest_branching(flow: &Flow, dominators: &[Option<Node>]) -> Vec<Option<Node>> {
    let mut known: Vec<Option<Option<Node>>> = vec![None; dominators.len()];
    for node in 0..index(dominators.len()) {
        let mut trail = Vec::new();
        let mut at = node;
        let found = loop {
            if let Some(found) = known[at as usize] {
                break found;
            }
            trail.push(at);
            match dominators[at as usize] {
                None => break None,
                Some(above) if flow.arcs.of(above).len() >= 2 => {
                    known[at as usize] = Some(Some(above));
                    break Some(above);
                }
                Some(above) => at = above,
            }
        };
        for passed in trail {
            known[passed as usize] = Some(found);
        }
    }
    known.into_iter().map(Option::flatten).collect()
}

/// The tree of dominators, numbered so that everything below a node is one range.
struct Tree {
    enter: Vec<Node>,
    leave: Vec<Node>,
    contacts: Vec<(Node, Node)>,
}

impl Tree {
    fn of(doors: &Doors<'_>) -> Self {
        let count = doors.dominators.len();
        let mut children = vec![Vec::new(); count];
        for (node, above) in doors.dominators.iter().enumerate() {
            if let Some(above) = above {
                children[*above as usize].push(index(node));
            }
        }
        let (mut enter, mut leave, mut clock) = (vec![0; count], vec![0; count], 0);
        let mut calls = vec![(doors.flow.start(), 0)];
        while let Some((node, at)) = calls.pop() {
            if at == 0 {
                enter[node as usize] = clock;
                clock += 1;
            }
            match children[node as usize].get(at) {
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
