//! The cells of a page in each other: groups, lanes, layers, and what sits on lines and borders.

use std::collections::BTreeMap;

use weft_core::said;

use super::super::drawing::Drawing;
use super::file::{Cell, Page};
use super::style::{Meaning, Style};
use crate::{Counted, FileError};

/// What a cell is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A layer, or the page itself.
    Layer,
    /// An arrow.
    Edge,
    /// Words on an arrow.
    Label,
    /// Something that is no part of the flow by itself: a point to connect to, or words in a shape.
    Part,
    /// Words that stand alone.
    Text,
    /// A note.
    Note,
    /// Work, routing, or an event.
    Node,
    /// An event at the border of a step.
    Boundary,
    /// What holds others.
    Frame,
    /// On a layer that is switched off, or on none.
    Hidden,
}

/// The cells of a page with what they stand in.
pub(super) struct Tree<'p> {
    pub(super) cells: &'p [Cell],
    /// The cell of each id; the first, where an id stands twice.
    index: BTreeMap<&'p str, usize>,
    parents: Vec<Option<usize>>,
    /// Every cell after those it stands in.
    pub(super) order: Vec<usize>,
    pub(super) kinds: Vec<Kind>,
}

impl<'p> Tree<'p> {
    /// The tree of a page; cells that stand in themselves are refused.
    pub(super) fn of(page: &'p Page, drawing: &mut Drawing<'_>) -> Result<Self, FileError> {
        let cells = page.cells.as_slice();
        let index = index(cells, drawing);
        let lost = |cell: &Cell| {
            let parent = cell.parent.as_deref();
            parent.is_some_and(|parent| !index.contains_key(parent))
        };
        if let Some(first) = cells.iter().find(|cell| lost(cell)) {
            let all = cells.iter().filter(|cell| lost(cell)).count();
            let says = said!(
                "shapes that stand in something that is not on the page, and are read as if they stood on it: {all}",
                "Formen, die in etwas stehen, das nicht auf der Seite ist, und gelesen sind, als stünden sie auf ihr: {all}"
            );
            drawing.note(first.at, &says);
        }
        let parent = |cell: &Cell| index.get(cell.parent.as_deref()?).copied();
        let parents: Vec<Option<usize>> = cells.iter().map(parent).collect();
        let order = order(cells, &parents, drawing)?;
        let mut tree = Self {
            cells,
            index,
            parents,
            order,
            kinds: Vec::new(),
        };
        tree.kinds = tree.kinds_of_cells();
        Ok(tree)
    }

    pub(super) fn cell(&self, at: usize) -> Option<&'p Cell> {
        self.cells.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> Kind {
        self.kinds.get(at).copied().unwrap_or(Kind::Hidden)
    }

    pub(super) fn parent(&self, at: usize) -> Option<usize> {
        self.parents.get(at).copied().flatten()
    }

    /// The cell of an id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The cells of a kind, in the order of the page.
    pub(super) fn all(&self, kind: Kind) -> impl Iterator<Item = (usize, &'p Cell)> {
        let cells = self.cells.iter().enumerate();
        cells.filter(move |(at, _)| self.kind(*at) == kind)
    }

    fn style(&self, at: usize) -> Style<'p> {
        Style(self.cell(at).map_or("", |cell| cell.style.as_str()))
    }

    fn kinds_of_cells(&self) -> Vec<Kind> {
        let mut kinds = vec![Kind::Hidden; self.cells.len()];
        for at in &self.order {
            let parent = self.parent(*at).and_then(|parent| kinds.get(parent));
            let kind = self.kind_by_style(*at, parent.copied());
            if let Some(place) = kinds.get_mut(*at) {
                *place = kind;
            }
        }
        let ends = self.connected();
        let mut is_worded: Vec<bool> = self
            .cells
            .iter()
            .map(|cell| !cell.value.is_empty())
            .collect();
        for (at, cell) in self.cells.iter().enumerate() {
            let parent = self
                .parent(at)
                .filter(|_| kinds.get(at) == Some(&Kind::Text));
            if let Some(flag) = parent.and_then(|parent| is_worded.get_mut(parent)) {
                *flag |= !cell.value.is_empty();
            }
        }
        // What holds a step is none itself; a picture in a shape is a part of it.
        for (at, cell) in self.cells.iter().enumerate() {
            let is_solid = match kinds.get(at) {
                Some(Kind::Frame) => true,
                Some(Kind::Node) => {
                    let is_step = is_worded.get(at) == Some(&true) || ends.get(at) == Some(&true);
                    !cell.is_relative && is_step
                }
                _ => false,
            };
            let parent = self.parent(at).filter(|_| is_solid);
            if let Some(kind) = parent.and_then(|parent| kinds.get_mut(parent))
                && matches!(kind, Kind::Node | Kind::Text | Kind::Note)
            {
                *kind = Kind::Frame;
            }
        }
        for at in &self.order {
            let parent = self
                .parent(*at)
                .and_then(|parent| kinds.get(parent))
                .copied();
            let is_relative = self.cell(*at).is_some_and(|cell| cell.is_relative);
            let is_in_a_shape = matches!(parent, Some(Kind::Node | Kind::Part));
            if let Some(kind) = kinds.get_mut(*at)
                && matches!(kind, Kind::Node | Kind::Text)
                && (is_in_a_shape || is_relative && parent == Some(Kind::Frame))
            {
                *kind = Kind::Part;
            }
        }
        kinds
    }

    /// Which cells lines lead to or come from.
    pub(super) fn connected(&self) -> Vec<bool> {
        let mut ends = vec![false; self.cells.len()];
        for edge in self.cells.iter().filter(|cell| cell.is_edge) {
            for end in [&edge.source, &edge.target].into_iter().flatten() {
                let end = self.find(end).and_then(|at| ends.get_mut(at));
                end.into_iter().for_each(|end| *end = true);
            }
        }
        ends
    }

    fn kind_by_style(&self, at: usize, parent: Option<Kind>) -> Kind {
        let Some(cell) = self.cell(at) else {
            return Kind::Hidden;
        };
        let style = self.style(at);
        if cell.is_hidden || parent == Some(Kind::Hidden) {
            Kind::Hidden
        } else if cell.is_edge {
            Kind::Edge
        } else if !cell.is_vertex {
            Kind::Layer
        } else if matches!(parent, Some(Kind::Edge | Kind::Label)) {
            Kind::Label
        } else {
            let holder = matches!(parent, Some(Kind::Node | Kind::Frame));
            match style.meaning() {
                Meaning::Frame => Kind::Frame,
                Meaning::Note => Kind::Note,
                Meaning::Text => Kind::Text,
                Meaning::Boundary if holder && !self.stands_in_a_lane(at) => Kind::Boundary,
                Meaning::Boundary | Meaning::Node => Kind::Node,
            }
        }
    }

    /// Whether the nearest frame is a lane, so that an event in it sits at no border.
    fn stands_in_a_lane(&self, at: usize) -> bool {
        let parent = self.parent(at);
        parent.is_some_and(|parent| self.style(parent).meaning() == Meaning::Frame)
    }
}

/// The cell of each id.
fn index<'p>(cells: &'p [Cell], drawing: &mut Drawing<'_>) -> BTreeMap<&'p str, usize> {
    let mut index = BTreeMap::new();
    for (at, cell) in cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.id.is_empty())
    {
        if *index.entry(cell.id.as_str()).or_insert(at) != at {
            let id = super::super::label::short(&cell.id);
            let says = said!(
                "the id “{id}” stands twice; arrows that name it lead to the first",
                "die Kennung „{id}“ steht zweimal; Pfeile, die sie nennen, führen zur ersten"
            );
            drawing.note(cell.at, &says);
        }
    }
    index
}

/// Every cell after those it stands in.
fn order(
    cells: &[Cell],
    parents: &[Option<usize>],
    drawing: &Drawing<'_>,
) -> Result<Vec<usize>, FileError> {
    let parent = |at: usize| parents.get(at).copied().flatten();
    // How deep each cell stands, once that is known.
    let mut depths: Vec<Option<usize>> = vec![None; cells.len()];
    let mut order = Vec::with_capacity(cells.len());
    for first in 0..cells.len() {
        let mut way = Vec::new();
        let mut next = Some(first);
        while let Some(at) = next.filter(|at| depths.get(*at) == Some(&None)) {
            if way.len() > drawing.deepest() {
                let is_round = way.contains(&at);
                return Err(too_deep(cells.get(at), is_round, way.len(), drawing));
            }
            way.push(at);
            next = parent(at);
        }
        let around = next.and_then(|at| *depths.get(at)?);
        let first = around.map_or(0, |depth| depth + 1);
        for (depth, at) in (first..).zip(way.into_iter().rev()) {
            if depth > drawing.deepest() {
                return Err(too_deep(cells.get(at), false, depth, drawing));
            }
            if let Some(place) = depths.get_mut(at) {
                *place = Some(depth);
            }
            order.push(at);
        }
    }
    Ok(order)
}

/// A cell that stands in itself, or in too many others.
fn too_deep(cell: Option<&Cell>, is_round: bool, found: usize, drawing: &Drawing<'_>) -> FileError {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let Some(cell) = cell.filter(|_| is_round) else {
        return FileError::TooLarge {
            of: Counted::Levels,
            found: count(found),
            limit: count(drawing.deepest()),
        };
    };
    let id: String = cell.id.chars().take(60).collect();
    FileError::wrong(
        drawing.place(cell.at),
        said!(
            "the shape “{id}”, which stands in itself",
            "die Form „{id}“, die in sich selbst steht"
        ),
        said!(
            "shapes that stand in others, and at last on the page",
            "Formen, die in anderen stehen und zuletzt auf der Seite"
        ),
    )
}
