//! The frames of a drawing: versions, roles, and ends of arrows.

use std::collections::{BTreeMap, BTreeSet};
use weft_core::{Said, said, sentence};

use super::drawing::{Drawing, Group, NodeId};
use super::label;
use super::sketch::{OWN, VERSION};
use crate::note::Note;
use crate::{FileError, Place};

/// The number of the version that a frame of ours holds.
pub(super) fn version_of(group: &Group) -> Option<usize> {
    group.id.strip_prefix(VERSION)?.parse().ok()
}

/// An arrow to a frame leads to its first node, one from a frame comes from its last; which nodes were frames.
pub(super) fn frames_as_ends(drawing: &mut Drawing<'_>, notes: &mut Vec<Note>) -> BTreeSet<NodeId> {
    let alias = |group: &Group| {
        let id = drawing.find(&group.id).filter(|_| group.is_frame)?;
        let is_unnamed = drawing
            .nodes
            .get(id)
            .is_some_and(|node| node.name.is_none());
        is_unnamed.then_some(id)
    };
    let of_groups: Vec<Option<NodeId>> = drawing.groups.iter().map(alias).collect();
    // The first and the last node in each: all of them would be many in frames in frames.
    let mut aliases: BTreeMap<NodeId, Option<(NodeId, NodeId)>> =
        of_groups.iter().flatten().map(|id| (*id, None)).collect();
    if aliases.is_empty() {
        return BTreeSet::new();
    }
    let real = (0..drawing.nodes.len()).filter(|node| !aliases.contains_key(node));
    for inner in real.collect::<Vec<_>>() {
        hold(drawing, &of_groups, &mut aliases, inner);
    }
    // A frame that holds nothing is a node of the frame around it.
    let empty = aliases.iter().filter(|(_, ends)| ends.is_none());
    for inner in empty.map(|(id, _)| *id).collect::<Vec<_>>() {
        hold(drawing, &of_groups, &mut aliases, inner);
    }
    let ends = |id: NodeId| aliases.get(&id).copied().flatten();
    for edge in &mut drawing.edges {
        edge.from = ends(edge.from).map_or(edge.from, |(_, last)| last);
        edge.to = ends(edge.to).map_or(edge.to, |(first, _)| first);
    }
    aliases.retain(|_, ends| ends.is_some());
    for id in aliases.keys() {
        if let Some(node) = drawing.nodes.get(*id) {
            let says = said!(
                "arrows at the frame “{}” lead to its first node and come from its last",
                "Pfeile am Rahmen „{}“ führen zu seinem ersten Knoten und kommen von seinem letzten",
                node.id
            );
            notes.push(Note::said(drawing.place(node.at), &says));
        }
    }
    aliases.into_keys().collect()
}

/// Counts a node for every frame around it that is an end of an arrow.
fn hold(
    drawing: &Drawing<'_>,
    of_groups: &[Option<NodeId>],
    aliases: &mut BTreeMap<NodeId, Option<(NodeId, NodeId)>>,
    inner: NodeId,
) {
    let group = drawing.nodes.get(inner).and_then(|node| node.group);
    let around = std::iter::successors(group, |at| drawing.groups.get(*at)?.parent);
    let own = around.filter_map(|at| of_groups.get(at).copied().flatten());
    for alias in own.filter(|alias| *alias != inner) {
        if let Some(ends) = aliases.get_mut(&alias) {
            let (first, last) = ends.unwrap_or((inner, inner));
            *ends = Some((first.min(inner), last.max(inner)));
        }
    }
}

/// Says of frames in frames that only the innermost names a role.
pub(super) fn nested(drawing: &Drawing<'_>, notes: &mut Vec<Note>) {
    let is_role =
        |group: &&Group| group.is_frame && !group.title.is_empty() && !group.id.starts_with(OWN);
    let mut found = drawing.groups.iter().filter(is_role).filter_map(|group| {
        let outer = group.parent.and_then(|parent| drawing.groups.get(parent))?;
        is_role(&outer).then_some((group, outer))
    });
    if let Some((group, outer)) = found.next() {
        let more = found.count();
        let (inner, outer) = (label::short(&group.title), label::short(&outer.title));
        let says = Said::of(|language| {
            let more = match more {
                0 => String::new(),
                more => sentence!(language; " (and {more} more)", " (und {more} weitere)"),
            };
            sentence!(language;
                "“{inner}” stands in “{outer}”{more}: only the inner frame names a role",
                "„{inner}“ steht in „{outer}“{more}: nur der innere Rahmen nennt eine Rolle")
        });
        notes.push(Note::said(Place::Whole, &says));
    }
}

/// Refuses frames whose titles would not fit into memory once for each node.
pub(super) fn bounded_roles(drawing: &mut Drawing<'_>) -> Result<(), FileError> {
    for id in 0..drawing.nodes.len() {
        let lane = drawing.nodes.get(id).and_then(|node| drawing.lane(node));
        let length = lane.map_or(0, |group| group.title.len());
        drawing.copy(length)?;
    }
    Ok(())
}
