//! A page of draw.io as a drawing: shapes to nodes, lanes and pools to frames, lines to arrows.

use std::collections::BTreeSet;

use weft_core::workflow::Split;
use weft_core::{Language, Said, said, sentence};

use super::super::drawing::{Drawing, Group, NodeId, Remark, Shape};
use super::super::label;
use super::super::sketch::OWN;
use super::file::{Cell, Page};
use super::lanes;
use super::style::{Heads, Style};
use super::tree::{Kind, Tree};
use crate::FileError;

/// Adds what a page shows, as the version of this number, inside of a frame if there is one.
pub(super) fn draw(
    drawing: &mut Drawing<'_>,
    page: &Page,
    number: usize,
    frame: Option<usize>,
) -> Result<(), FileError> {
    let tree = Tree::of(page, drawing)?;
    let mut painter = Painter {
        number,
        frame,
        groups: vec![None; page.cells.len()],
        nodes: vec![None; page.cells.len()],
        remarked: BTreeSet::new(),
        tree,
    };
    painter.hidden(drawing);
    painter.frames(drawing)?;
    let ends = painter.tree.connected();
    painter.steps(drawing, &ends)?;
    lanes::by_place(&painter.tree, &painter.groups, &painter.nodes, drawing);
    painter.empty_frames(drawing, &ends)?;
    painter.arrows(drawing)?;
    painter.boundaries(drawing)?;
    painter.remarks(drawing);
    Ok(())
}

/// The words of a cell, as they are shown.
fn words(cell: &Cell) -> String {
    match Style(&cell.style).is_on("html") {
        true => label::plain(&label::decoded(&cell.value, &['&'])),
        false => label::plain(&cell.value),
    }
}

/// A page while it is drawn.
struct Painter<'p> {
    tree: Tree<'p>,
    number: usize,
    /// The frame of the version.
    frame: Option<usize>,
    /// The group of each cell that is a frame.
    groups: Vec<Option<usize>>,
    /// The node of each cell that is one.
    nodes: Vec<Option<NodeId>>,
    /// The notes that are kept already.
    remarked: BTreeSet<usize>,
}

impl Painter<'_> {
    /// A name for a cell that no other cell of any page has.
    fn key(&self, at: usize) -> String {
        format!("{} {at}", self.number)
    }

    /// Says what is switched off.
    fn hidden(&self, drawing: &mut Drawing<'_>) {
        let mut holds = vec![false; self.tree.cells.len()];
        for (at, _) in self.tree.all(Kind::Hidden) {
            let parent = self
                .tree
                .parent(at)
                .and_then(|parent| holds.get_mut(parent));
            parent.into_iter().for_each(|holds| *holds = true);
        }
        let off = self
            .tree
            .all(Kind::Hidden)
            .filter(|(_, cell)| cell.is_hidden);
        let off = off
            .filter(|(at, cell)| cell.is_vertex || cell.is_edge || holds.get(*at) == Some(&true));
        for (_, cell) in off {
            let says = super::says::switched_off(&label::short(&words(cell)));
            drawing.note(cell.at, &says);
        }
    }

    /// The group around a cell.
    fn around(&self, at: usize) -> Option<usize> {
        let first = self.tree.parent(at);
        let mut around = std::iter::successors(first, |at| self.tree.parent(*at));
        let group = around.find_map(|at| self.groups.get(at).copied().flatten());
        group.or(self.frame)
    }

    /// A group for everything that holds others.
    fn frames(&mut self, drawing: &mut Drawing<'_>) -> Result<(), FileError> {
        for at in self.tree.order.clone() {
            let Some(cell) = self
                .tree
                .cell(at)
                .filter(|_| self.tree.kind(at) == Kind::Frame)
            else {
                continue;
            };
            let title = match self.names_a_role(at, cell) {
                true => words(cell),
                false => {
                    self.unnamed(drawing, cell);
                    String::new()
                }
            };
            let group = drawing.group(Group {
                id: self.key(at),
                title,
                parent: self.around(at),
                is_frame: true,
            })?;
            if let Some(place) = self.groups.get_mut(at) {
                *place = Some(group);
            }
        }
        Ok(())
    }

    /// Says of a frame that its words are no role.
    fn unnamed(&self, drawing: &mut Drawing<'_>, cell: &Cell) {
        let words = words(cell);
        if !words.is_empty() {
            let says = said!(
                "“{}” holds other shapes; they are read, and its own words are left out",
                "„{}“ enthält andere Formen; sie sind gelesen, die eigenen Worte bleiben weg",
                label::short(&words)
            );
            drawing.note(cell.at, &says);
        }
    }

    /// Whether the title of a frame says who does what is in it.
    fn names_a_role(&self, at: usize, cell: &Cell) -> bool {
        let parent = self
            .tree
            .parent(at)
            .and_then(|parent| self.tree.cell(parent));
        // In a table with a role for each row, the cells are phases.
        let is_phase =
            parent.is_some_and(|row| Style(&row.style).is_row() && !words(row).is_empty());
        !Style(&cell.style).is_activity() && !is_phase
    }

    /// A node for everything that is a step, and for words that lines lead to.
    fn steps(&mut self, drawing: &mut Drawing<'_>, ends: &[bool]) -> Result<(), FileError> {
        let inside = self.words_inside();
        for (at, cell) in self.tree.cells.iter().enumerate() {
            let shape = match self.tree.kind(at) {
                Kind::Node => Style(&cell.style).shape(),
                Kind::Boundary => Shape::Circle,
                Kind::Text if ends.get(at) == Some(&true) => Shape::Box,
                Kind::Text if !words(cell).is_empty() => {
                    let says = said!(
                        "“{}” are loose words, which belong to no shape and no arrow; they are left out",
                        "„{}“ sind lose Worte, die zu keiner Form und keinem Pfeil gehören; sie bleiben weg",
                        label::short(&words(cell))
                    );
                    drawing.note(cell.at, &says);
                    continue;
                }
                Kind::Text
                | Kind::Layer
                | Kind::Edge
                | Kind::Label
                | Kind::Part
                | Kind::Note
                | Kind::Frame
                | Kind::Hidden => continue,
            };
            let node = self.node(drawing, at, cell, shape)?;
            if let Some(node) = drawing.nodes.get_mut(node)
                && let Some(name) = &mut node.name
                && name.is_empty()
            {
                *name = inside.get(at).cloned().unwrap_or_default();
            }
        }
        Ok(())
    }

    /// The words that stand in a shape as shapes of their own.
    fn words_inside(&self) -> Vec<String> {
        let mut inside = vec![String::new(); self.tree.cells.len()];
        for (at, cell) in self.tree.all(Kind::Part) {
            let words = words(cell);
            let place = self
                .tree
                .parent(at)
                .and_then(|parent| inside.get_mut(parent));
            if let Some(place) = place.filter(|_| !words.is_empty()) {
                if !place.is_empty() {
                    place.push(' ');
                }
                place.push_str(&words);
            }
        }
        inside
    }

    /// A new node for a cell, with the words that it shows.
    fn node(
        &mut self,
        drawing: &mut Drawing<'_>,
        at: usize,
        cell: &Cell,
        shape: Shape,
    ) -> Result<NodeId, FileError> {
        let node = drawing.node(&self.key(at), cell.at, self.around(at))?;
        if let Some(node) = drawing.nodes.get_mut(node) {
            node.id = match cell.id.starts_with(OWN) {
                true => format!("_{}", cell.id),
                false => cell.id.clone(),
            };
            node.name = Some(words(cell));
            node.shape = shape;
            node.split = match shape {
                Shape::Diamond => Style(&cell.style).split(),
                Shape::Box | Shape::Circle | Shape::Terminal => Split::One,
            };
        }
        if let Some(place) = self.nodes.get_mut(at) {
            *place = Some(node);
        }
        Ok(node)
    }

    /// Frames that hold nothing: a step where lines lead to them.
    fn empty_frames(&mut self, drawing: &mut Drawing<'_>, ends: &[bool]) -> Result<(), FileError> {
        let mut holds = vec![false; drawing.groups.len()];
        for node in &drawing.nodes {
            let first = node.group;
            let mut around = std::iter::successors(first, |at| drawing.groups.get(*at)?.parent);
            // A frame that is known to hold something is known with all around it.
            while let Some(group) = around.next().and_then(|group| holds.get_mut(group))
                && !*group
            {
                *group = true;
            }
        }
        for (at, cell) in self.tree.all(Kind::Frame).collect::<Vec<_>>() {
            let group = self.groups.get(at).copied().flatten();
            if group.is_none_or(|group| holds.get(group) == Some(&true)) {
                continue;
            }
            let is_title = !words(cell).is_empty();
            if ends.get(at) == Some(&true) {
                self.node(drawing, at, cell, Shape::Box)?;
            } else if is_title && Style(&cell.style).is_lane() {
                let says = said!(
                    "“{}” holds no step; it is left out",
                    "„{}“ enthält keinen Schritt und bleibt weg",
                    label::short(&words(cell))
                );
                drawing.note(cell.at, &says);
            }
        }
        Ok(())
    }

    /// The node at an end of a line.
    fn end(&mut self, drawing: &mut Drawing<'_>, id: Option<&String>) -> Option<End> {
        let mut at = self.tree.find(id?)?;
        loop {
            if let Some(node) = self.nodes.get(at).copied().flatten() {
                return Some(End::Node(node));
            }
            match self.tree.kind(at) {
                Kind::Part => at = self.tree.parent(at)?,
                Kind::Frame => return self.end_at_frame(drawing, at).map(End::Node),
                Kind::Note => return Some(End::Note(at)),
                Kind::Layer
                | Kind::Edge
                | Kind::Label
                | Kind::Text
                | Kind::Node
                | Kind::Boundary
                | Kind::Hidden => return None,
            }
        }
    }

    /// A node that stands for a whole frame.
    fn end_at_frame(&mut self, drawing: &mut Drawing<'_>, at: usize) -> Option<NodeId> {
        let cell = self.tree.cell(at)?;
        let node = drawing.node(&self.key(at), cell.at, self.around(at)).ok()?;
        if let Some(node) = drawing.nodes.get_mut(node) {
            // What a note calls it; frames have no names of their own.
            node.name = None;
            node.id = match words(cell).as_str() {
                "" => cell.id.clone(),
                words => label::short(words),
            };
        }
        if let Some(place) = self.nodes.get_mut(at) {
            *place = Some(node);
        }
        Some(node)
    }

    fn arrows(&mut self, drawing: &mut Drawing<'_>) -> Result<(), FileError> {
        let labels = self.labels();
        for (at, edge) in self.tree.all(Kind::Edge).collect::<Vec<_>>() {
            let says = labels.get(at).map(String::as_str).unwrap_or_default();
            let from = self.end(drawing, edge.source.as_ref());
            let to = self.end(drawing, edge.target.as_ref());
            match (from, to) {
                (Some(End::Node(from)), Some(End::Node(to))) => {
                    connect(drawing, edge, from, to, says)?;
                }
                (Some(End::Note(note)), Some(End::Node(node)))
                | (Some(End::Node(node)), Some(End::Note(note))) => {
                    self.remark(drawing, note, Some(node));
                }
                _ => {
                    let named = |language: Language| match says {
                        "" => String::new(),
                        says => format!(" {}", language.quoted(&label::short(says))),
                    };
                    let says = Said::of(|language| {
                        sentence!(language;
                        "the arrow{} is attached to no shape at one of its ends; it is left out",
                        "der Pfeil{} hängt an einem Ende an keiner Form; er bleibt weg",
                        named(language))
                    });
                    drawing.note(edge.at, &says);
                }
            }
        }
        Ok(())
    }

    /// What is written on each line, by itself and by the words that sit on it.
    fn labels(&self) -> Vec<String> {
        let mut labels: Vec<String> = self.tree.cells.iter().map(|_| String::new()).collect();
        for (at, edge) in self.tree.all(Kind::Edge) {
            if let Some(label) = labels.get_mut(at) {
                *label = words(edge);
            }
        }
        for (at, cell) in self.tree.all(Kind::Label) {
            let words = words(cell);
            let first = self.tree.parent(at);
            let mut around = std::iter::successors(first, |at| self.tree.parent(*at));
            let line = around.find(|at| self.tree.kind(*at) == Kind::Edge);
            if let Some(label) = line.and_then(|line| labels.get_mut(line))
                && !words.is_empty()
            {
                if !label.is_empty() {
                    label.push(' ');
                }
                label.push_str(&words);
            }
        }
        labels
    }

    /// Events at the border of a step are ways out of it.
    fn boundaries(&mut self, drawing: &mut Drawing<'_>) -> Result<(), FileError> {
        for (at, cell) in self.tree.all(Kind::Boundary).collect::<Vec<_>>() {
            let host = self.tree.cell(self.tree.parent(at).unwrap_or(at));
            let host = host.map(|host| host.id.clone());
            let event = self.nodes.get(at).copied().flatten();
            if let (Some(End::Node(host)), Some(event)) = (self.end(drawing, host.as_ref()), event)
            {
                drawing.connect(&[host], &[event], "")?;
                let says = said!(
                    "the event “{}” sits at the border of a step; it is read as a way out of it",
                    "das Ereignis „{}“ sitzt am Rand eines Schritts; es ist als Weg aus ihm gelesen",
                    label::short(&words(cell))
                );
                drawing.note(cell.at, &says);
            }
        }
        Ok(())
    }

    /// Notes that no line leads to.
    fn remarks(&mut self, drawing: &mut Drawing<'_>) {
        for (at, _) in self.tree.all(Kind::Note).collect::<Vec<_>>() {
            self.remark(drawing, at, None);
        }
    }

    /// Keeps a note; one that is about several steps, for the first.
    fn remark(&mut self, drawing: &mut Drawing<'_>, at: usize, about: Option<NodeId>) {
        let Some(cell) = self.tree.cell(at) else {
            return;
        };
        let text = words(cell);
        if !text.is_empty() && self.remarked.insert(at) {
            drawing.remarks.push(Remark {
                version: self.number,
                text,
                about,
            });
        }
    }
}

/// What a line leads to.
enum End {
    Node(NodeId),
    /// The cell of a note.
    Note(usize),
}

/// An arrow, in the direction of its heads.
fn connect(
    drawing: &mut Drawing<'_>,
    edge: &Cell,
    from: NodeId,
    to: NodeId,
    says: &str,
) -> Result<(), FileError> {
    let heads = Style(&edge.style).heads();
    if heads == Heads::Plain {
        let says = said!(
            "a line without a head; it is read as an arrow to the end that was drawn last",
            "eine Linie ohne Spitze; sie ist als Pfeil zum zuletzt gezeichneten Ende gelesen"
        );
        drawing.note(edge.at, &says);
    }
    if heads != Heads::Back {
        drawing.connect(&[from], &[to], says)?;
    }
    if matches!(heads, Heads::Back | Heads::Both) {
        drawing.connect(&[to], &[from], says)?;
    }
    Ok(())
}
