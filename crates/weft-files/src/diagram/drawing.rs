//! What a flowchart shows, whatever language it is written in.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::workflow::{Split, Tag};
use weft_core::{Said, said};

use super::frames::version_of;
use super::kept::Kept;
use crate::note::Note;
use crate::{Counted, FileError, Limits, Place, text};

/// The index of a node in its drawing.
pub(super) type NodeId = usize;

/// What the form of a node says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shape {
    /// Work.
    #[default]
    Box,
    /// A diamond: routing.
    Diamond,
    /// A circle: something happens.
    Circle,
    /// A lozenge: a start or an end where nothing comes before or after, work elsewhere.
    Terminal,
}

/// A node.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) id: String,
    /// What is written in it; absent: its id.
    pub(super) name: Option<String>,
    pub(super) shape: Shape,
    /// Which ways are taken from it, where its form says so.
    pub(super) split: Split,
    pub(super) tag: Option<Tag>,
    /// The innermost group around it.
    pub(super) group: Option<usize>,
    /// Where it is first named.
    pub(super) at: usize,
}

/// An arrow.
#[derive(Debug)]
pub(super) struct Edge {
    pub(super) from: NodeId,
    pub(super) to: NodeId,
    pub(super) label: String,
}

/// A subgraph or cluster.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) parent: Option<usize>,
    /// Whether it is drawn as a frame, so that its title can name a role.
    pub(super) is_frame: bool,
}

/// A note beside the flow.
#[derive(Debug)]
pub(super) struct Remark {
    /// The version that it is drawn in.
    pub(super) version: usize,
    pub(super) text: String,
    /// The node that it is about, if it is about one.
    pub(super) about: Option<NodeId>,
}

/// Everything that a flowchart shows, in the order of the file.
#[derive(Debug)]
pub(super) struct Drawing<'t> {
    text: &'t str,
    limits: &'t Limits,
    lines: Vec<usize>,
    pub(super) title: String,
    pub(super) nodes: Vec<Node>,
    index: BTreeMap<String, NodeId>,
    pub(super) edges: Vec<Edge>,
    pub(super) groups: Vec<Group>,
    pub(super) remarks: Vec<Remark>,
    /// What the comments of our own files keep.
    pub(super) kept: Kept,
    pub(super) notes: Vec<Note>,
    /// What was said about looks, by the words for it.
    looks: BTreeSet<String>,
    /// Notes beyond those that anybody reads.
    unsaid: usize,
    /// Bytes of words that stand at several nodes or arrows, which the size of the file does not bound.
    copied: u64,
}

/// More notes than anybody reads.
const MOST_NOTES: usize = 1000;

impl<'t> Drawing<'t> {
    /// An empty drawing of this text.
    pub(super) fn new(text: &'t str, limits: &'t Limits) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at);
        Self {
            text,
            limits,
            lines: breaks.collect(),
            title: String::new(),
            nodes: Vec::new(),
            index: BTreeMap::new(),
            edges: Vec::new(),
            groups: Vec::new(),
            remarks: Vec::new(),
            kept: Kept::default(),
            notes: Vec::new(),
            looks: BTreeSet::new(),
            unsaid: 0,
            copied: 0,
        }
    }

    /// The node of this id, which may be new here; the first frame that names a node holds it.
    pub(super) fn node(
        &mut self,
        id: &str,
        at: usize,
        group: Option<usize>,
    ) -> Result<NodeId, FileError> {
        if let Some(known) = self.index.get(id) {
            if let Some(node) = self.nodes.get_mut(*known) {
                node.group = node.group.or(group);
            }
            return Ok(*known);
        }
        let new = self.nodes.len();
        self.counted(new)?;
        self.index.insert(id.to_owned(), new);
        self.nodes.push(Node {
            id: id.to_owned(),
            group,
            at,
            ..Node::default()
        });
        Ok(new)
    }

    /// The node of this id, if the drawing has it.
    pub(super) fn find(&self, id: &str) -> Option<NodeId> {
        self.index.get(id).copied()
    }

    /// Arrows from each of these to each of those.
    pub(super) fn connect(
        &mut self,
        from: &[NodeId],
        to: &[NodeId],
        label: &str,
    ) -> Result<(), FileError> {
        for from in from {
            for to in to {
                self.counted(self.edges.len())?;
                self.copy(label.len())?;
                self.edges.push(Edge {
                    from: *from,
                    to: *to,
                    label: label.to_owned(),
                });
            }
        }
        Ok(())
    }

    /// A new group in this one.
    pub(super) fn group(&mut self, group: Group) -> Result<usize, FileError> {
        self.counted(self.groups.len())?;
        self.groups.push(group);
        Ok(self.groups.len() - 1)
    }

    /// Refuses more elements, or deeper ones, than the limits allow.
    pub(super) fn counted(&self, found: usize) -> Result<(), FileError> {
        bounded(Counted::Elements, found, self.limits.elements)
    }

    /// How many groups may stand in each other.
    pub(super) fn deepest(&self) -> usize {
        self.limits.depth
    }

    /// Refuses words that are repeated beyond what a file can hold.
    pub(super) fn copy(&mut self, bytes: usize) -> Result<(), FileError> {
        let more = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.copied = self.copied.saturating_add(more);
        if self.copied <= self.limits.diagram_bytes {
            return Ok(());
        }
        Err(FileError::TooLarge {
            of: Counted::Bytes,
            found: self.copied,
            limit: self.limits.diagram_bytes,
        })
    }

    /// Refuses groups in groups beyond the limit.
    pub(super) fn deep(&self, depth: usize, most: usize) -> Result<(), FileError> {
        bounded(Counted::Levels, depth, self.limits.depth.min(most))
    }

    /// Says something about a place of the text.
    pub(super) fn note(&mut self, at: usize, says: &Said) {
        if self.notes.len() >= MOST_NOTES {
            self.unsaid += 1;
            return;
        }
        let place = self.place(at);
        self.notes.push(Note::said(place, says));
    }

    /// Says something about the whole file.
    pub(super) fn note_whole(&mut self, says: &Said) {
        self.notes.push(Note::said(Place::Whole, says));
    }

    /// Remembers that something was said about looks.
    pub(super) fn looks(&mut self, what: &str) {
        // Beyond this many different words a list helps nobody.
        if self.looks.len() < 50 {
            self.looks.insert(what.chars().take(40).collect());
        }
    }

    /// Closes the notes with what was said about looks.
    pub(super) fn finish_notes(&mut self) {
        if self.unsaid > 0 {
            let says = said!(
                "there are {} more of such notes",
                "es gibt {} weitere solche Hinweise",
                self.unsaid
            );
            self.note_whole(&says);
        }
        if self.looks.is_empty() {
            return;
        }
        let words: Vec<&str> = self.looks.iter().map(String::as_str).collect();
        let says = said!(
            "only about looks, and left out: {}",
            "nur Aussehen und weggelassen: {}",
            words.join(", ")
        );
        self.note_whole(&says);
    }

    /// The line and column of an offset, without reading the text again from its start.
    pub(super) fn place(&self, at: usize) -> Place {
        let line = self.lines.partition_point(|end| *end < at);
        let start = match line.checked_sub(1) {
            Some(before) => self.lines.get(before).map_or(0, |end| end + 1),
            None => 0,
        };
        let before = self.text.get(start..at).unwrap_or_default();
        // In a file of a single line nobody counts letters.
        let column = match before.len() {
            0..10_000 => text::position(before.as_bytes()).1,
            bytes => bytes + 1,
        };
        Place::Line {
            line: line + 1,
            column,
            path: String::new(),
        }
    }

    /// The innermost frame around a node that names who does what is in it.
    pub(super) fn lane(&self, node: &Node) -> Option<&Group> {
        let mut frames = self.around(node).filter(|group| group.is_frame);
        let frame = frames.find(|group| !group.title.is_empty() || version_of(group).is_some());
        frame.filter(|group| version_of(group).is_none())
    }

    /// The frames around a node, innermost first.
    pub(super) fn around(&self, node: &Node) -> impl Iterator<Item = &Group> {
        let first = node.group.and_then(|group| self.groups.get(group));
        std::iter::successors(first, |group| {
            group.parent.and_then(|parent| self.groups.get(parent))
        })
    }
}

fn bounded(of: Counted, found: usize, limit: usize) -> Result<(), FileError> {
    if found < limit {
        return Ok(());
    }
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    Err(FileError::TooLarge {
        of,
        found: count(found).saturating_add(1),
        limit: count(limit),
    })
}
