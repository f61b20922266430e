//! The frames of a drawing: versions, roles, and ends of arrows.

use std::collections::{BTreeMap, BTreeSet};

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
    let mut aliases: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for group in drawing.groups.iter().filter(|group| group.is_frame) {
        let node = drawing
            .find(&group.id)
            .and_then(|id| Some((id, drawing.nodes.get(id)?)));
        if let Some((id, node)) = node
            && node.name.is_none()
        {
            aliases.insert(id, Vec::new());
        }
    }
    if aliases.is_empty() {
        return BTreeSet::new();
    }
    for (inner, node) in drawing.nodes.iter().enumerate() {
        for group in drawing.around(node) {
            let alias = drawing.find(&group.id).filter(|alias| *alias != inner);
            let members = alias.and_then(|alias| aliases.get_mut(&alias));
            members.into_iter().for_each(|members| members.push(inner));
        }
    }
    for edge in &mut drawing.edges {
        if let Some(last) = aliases.get(&edge.from).and_then(|members| members.last()) {
            edge.from = *last;
        }
        if let Some(first) = aliases.get(&edge.to).and_then(|members| members.first()) {
            edge.to = *first;
        }
    }
    aliases.retain(|_, members| !members.is_empty());
    for id in aliases.keys() {
        if let Some(node) = drawing.nodes.get(*id) {
            let says = format!(
                "arrows at the frame “{}” lead to its first node and come from its last",
                node.id
            );
            notes.push(Note::new(drawing.place(node.at), says));
        }
    }
    aliases.into_keys().collect()
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
        let more = match found.count() {
            0 => String::new(),
            more => format!(" (and {more} more)"),
        };
        let says = format!(
            "“{}” stands in “{}”{more}: only the inner frame names a role",
            label::short(&group.title),
            label::short(&outer.title)
        );
        notes.push(Note::new(Place::Whole, says));
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
