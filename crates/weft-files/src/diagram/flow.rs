//! The arrows of a drawing as the ways on from a step.

use std::collections::BTreeMap;
use weft_core::said;

use weft_core::workflow::{Link, Step, StepId, Target};

use super::drawing::{Drawing, NodeId};
use super::label;
use super::sketch::{Arrow, END};
use crate::note::Note;

/// The arrows by the node that they leave.
pub(super) struct Flow {
    from: Vec<Vec<usize>>,
    entered: Vec<bool>,
}

impl Flow {
    pub(super) fn of(drawing: &Drawing<'_>) -> Self {
        let mut from = vec![Vec::new(); drawing.nodes.len()];
        let mut entered = vec![false; drawing.nodes.len()];
        for (at, edge) in drawing.edges.iter().enumerate() {
            if let Some(list) = from.get_mut(edge.from) {
                list.push(at);
            }
            if let Some(flag) = entered.get_mut(edge.to) {
                *flag = true;
            }
        }
        Self { from, entered }
    }

    /// The arrows that leave a node.
    pub(super) fn from(&self, node: NodeId) -> &[usize] {
        self.from.get(node).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether an arrow leads to a node.
    pub(super) fn is_entered(&self, node: NodeId) -> bool {
        self.entered.get(node) == Some(&true)
    }
}

/// The ways on from a step: those that were kept, unless other arrows are drawn than belong to them.
pub(super) fn next_of(
    step: &Step,
    drawn: &[usize],
    drawing: &Drawing<'_>,
    steps: &BTreeMap<NodeId, StepId>,
    expected: Option<&[Arrow]>,
    notes: &mut Vec<Note>,
) -> Vec<Link> {
    let edges = || drawn.iter().filter_map(|edge| drawing.edges.get(*edge));
    let name = |node: NodeId| drawing.nodes.get(node).map_or("", |node| node.id.as_str());
    if let Some(expected) = expected {
        let same = edges().map(|edge| (name(edge.to), edge.label.as_str()));
        if same.eq(expected
            .iter()
            .map(|(to, words)| (to.as_str(), words.as_str())))
        {
            return step.next.clone();
        }
    }
    let mut kept: BTreeMap<(Target, String), Vec<&Link>> = BTreeMap::new();
    for link in step.next.iter().rev() {
        let drawn = (link.to.clone(), label::of_link(link));
        kept.entry(drawn).or_default().push(link);
    }
    let mut links = Vec::new();
    for edge in edges() {
        let to = match steps.get(&edge.to) {
            Some(id) => Target::Step(id.clone()),
            None if name(edge.to).starts_with(END) => Target::End,
            None => {
                let says = said!(
                    "the arrow to “{}” leaves its version; it is left out",
                    "der Pfeil zu „{}“ verlässt seine Fassung; er bleibt weg",
                    label::short(name(edge.to))
                );
                let at = drawing.nodes.get(edge.from).map_or(0, |node| node.at);
                notes.push(Note::said(drawing.place(at), &says));
                continue;
            }
        };
        let same = kept.get_mut(&(to.clone(), edge.label.clone()));
        if let Some(link) = same.and_then(Vec::pop) {
            links.push(link.clone());
            continue;
        }
        let (name, probability) = label::parts(&edge.label);
        links.push(Link {
            name,
            probability,
            ..Link::to(to)
        });
    }
    if links == [Link::to(Target::End)] {
        links.clear();
    }
    links
}
