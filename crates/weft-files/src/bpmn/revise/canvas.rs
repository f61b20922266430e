//! What stands where in the drawing of a file, and where there is room.

use std::collections::{BTreeMap, HashMap};

use weft_core::layout::{Point, Rect};

use super::super::xml::{ElementId, Xml};
use super::draft::{Draft, NewNode};

/// Points between a new shape and the one that it is near.
pub(super) const GAP: f64 = 50.0;
/// Points that stay free around a shape.
const CLEAR: f64 = 12.0;
/// Rows above and below, the nearest first, in heights of a shape.
const ROWS: [f64; 7] = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0];
/// Columns that are looked at inside of a lane, and beyond its end.
const COLUMNS: (u32, u32) = (6, 200);
/// The width and height of a cell of the table of what stands where.
const CELL: f64 = 200.0;
/// A shape that is larger than this holds others.
const LARGEST: f64 = 2000.0;

/// What stands where.
pub(super) struct Canvas<'a> {
    pub(super) planes: Vec<ElementId>,
    /// The places of nodes by their ids, those that come too.
    rects: BTreeMap<String, Rect>,
    /// The places of shapes.
    pub(super) rects_of: BTreeMap<ElementId, Rect>,
    /// Where shapes stand that others must not cover, by cells.
    taken: HashMap<(i64, i64), Vec<Rect>>,
    /// New widths by the element that holds them.
    pub(super) widths: BTreeMap<ElementId, f64>,
    /// The planes of nodes that come.
    pub(super) homes: BTreeMap<String, ElementId>,
    shapes: &'a BTreeMap<&'a str, ElementId>,
}

impl<'a> Canvas<'a> {
    pub(super) fn of(
        xml: &Xml<'_>,
        draft: &Draft<'_>,
        shapes: &'a BTreeMap<&'a str, ElementId>,
    ) -> Self {
        let named = |name: &'static str| {
            let all = xml.elements.iter().enumerate();
            all.filter(move |(_, element)| element.name == name)
                .map(|(id, _)| id)
        };
        let mut canvas = Self {
            planes: named("BPMNPlane").collect(),
            rects: BTreeMap::new(),
            rects_of: BTreeMap::new(),
            taken: HashMap::new(),
            widths: BTreeMap::new(),
            homes: BTreeMap::new(),
            shapes,
        };
        let kinds: HashMap<&str, (ElementId, &str)> = xml
            .elements
            .iter()
            .enumerate()
            .filter(|(_, element)| !matches!(element.name, "BPMNShape" | "BPMNEdge"))
            .filter_map(|(id, element)| Some((element.attribute("id")?.trim(), (id, element.name))))
            .collect();
        for (of, shape) in canvas.shapes {
            let Some(rect) = rect(xml, *shape) else {
                continue;
            };
            canvas.rects.insert((*of).to_owned(), rect);
            canvas.rects_of.insert(*shape, rect);
            let kind = kinds.get(of);
            let is_frame = kind
                .is_some_and(|(_, name)| matches!(*name, "participant" | "lane" | "group"))
                || xml.get(*shape).attribute("isExpanded") == Some("true");
            if !is_frame && kind.is_some_and(|(id, _)| !draft.gone.contains(id)) {
                canvas.take(rect);
            }
        }
        canvas
    }

    fn cells(rect: Rect) -> impl Iterator<Item = (i64, i64)> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a number out of bounds becomes the nearest one, which is a cell too"
        )]
        let cell = |value: f64| (value / CELL).floor() as i64;
        let columns = cell(rect.x)..=cell(rect.right());
        let rows = cell(rect.y)..=cell(rect.bottom());
        columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
    }

    fn take(&mut self, rect: Rect) {
        if rect.width > LARGEST || rect.height > LARGEST {
            return;
        }
        for cell in Self::cells(rect) {
            self.taken.entry(cell).or_default().push(rect);
        }
    }

    fn is_free(&self, rect: Rect) -> bool {
        let around = Rect {
            x: rect.x - CLEAR,
            y: rect.y - CLEAR,
            width: rect.width + 2.0 * CLEAR,
            height: rect.height + 2.0 * CLEAR,
        };
        let mut taken = Self::cells(around)
            .filter_map(|cell| self.taken.get(&cell))
            .flatten();
        taken.all(|other| !other.overlaps(&around))
    }

    /// Finds a free place for a node, inside of its lane where it can be.
    pub(super) fn place(&mut self, node: &NewNode<'_>, frame: Option<Rect>) -> Rect {
        let (width, height) = size(&node.element);
        let near = node.near.as_ref();
        let beside = near.and_then(|(id, behind)| Some((self.rects.get(id)?, *behind)));
        let (mut x, centre, turn) = match (beside, frame) {
            (Some((rect, true)), _) => (rect.right() + GAP, rect.centre().y, 1.0),
            (Some((rect, false)), _) => (rect.x - GAP - width, rect.centre().y, -1.0),
            (None, Some(frame)) => (frame.x + 2.0 * GAP, frame.centre().y, 1.0),
            (None, None) => (GAP, GAP + height / 2.0, 1.0),
        };
        let mut row = centre - height / 2.0;
        if let Some(frame) = frame {
            // Its lane may be another one than that of the step before it.
            let is_level = row >= frame.y && row + height <= frame.bottom();
            row = if is_level {
                row
            } else {
                frame.centre().y - height / 2.0
            };
            x = x.max(frame.x + GAP);
        }
        let at = |column: u32, level: f64| Rect {
            x: x + turn * f64::from(column) * (width + GAP),
            y: row + level * (height + GAP / 2.0),
            width,
            height,
        };
        let holds = |rect: &Rect| frame.is_none_or(|frame| contains(frame, *rect));
        let near = (0..COLUMNS.0).flat_map(|column| ROWS.map(|level| at(column, level)));
        let beyond = (0..COLUMNS.1).map(|column| Rect {
            x: x + f64::from(column) * (width + GAP),
            ..at(0, 0.0)
        });
        let found = near
            .filter(holds)
            .chain(beyond)
            .find(|rect| self.is_free(*rect))
            .unwrap_or_else(|| at(0, 0.0));
        self.take(found);
        self.rects.insert(node.id.clone(), found);
        found
    }

    /// Makes what a node stands in so wide that it reaches to `right`, and with it those of its process.
    pub(super) fn widen_all(
        &mut self,
        xml: &Xml<'_>,
        frame: ElementId,
        others: &[ElementId],
        right: f64,
    ) {
        let is_narrow = |rect: &Rect| rect.right() < right;
        if self.rects_of.get(&frame).is_some_and(is_narrow) {
            self.widen(xml, frame, right);
            for other in others {
                self.widen(xml, *other, right);
            }
        }
    }

    fn widen(&mut self, xml: &Xml<'_>, shape: ElementId, right: f64) {
        let bounds = xml
            .all_children(shape)
            .find(|(_, child)| child.name == "Bounds");
        if let (Some((bounds, _)), Some(rect)) = (bounds, self.rects_of.get_mut(&shape))
            && rect.right() < right
        {
            rect.width = right - rect.x;
            self.widths.insert(bounds, rect.width);
        }
    }

    /// The way between two nodes: along the flow where there is room, and below both where it leads back.
    pub(super) fn route(&self, from: &str, to: &str) -> Option<Vec<Point>> {
        let (a, b) = (self.rects.get(from)?, self.rects.get(to)?);
        let (out, into) = (
            Point::new(a.right(), a.centre().y),
            Point::new(b.x, b.centre().y),
        );
        if into.x >= out.x {
            if (out.y - into.y).abs() < 1.0 {
                return Some(vec![out, into]);
            }
            let middle = f64::midpoint(out.x, into.x);
            let corners = [Point::new(middle, out.y), Point::new(middle, into.y)];
            return Some(vec![out, corners[0], corners[1], into]);
        }
        let (left, right) = (a.x.max(b.x), a.right().min(b.right()));
        if left < right && (a.bottom() <= b.y || b.bottom() <= a.y) {
            // One stands above the other.
            let (x, is_down) = (f64::midpoint(left, right), a.y < b.y);
            let (start, end) = if is_down {
                (a.bottom(), b.y)
            } else {
                (a.y, b.bottom())
            };
            return Some(vec![Point::new(x, start), Point::new(x, end)]);
        }
        let low = a.bottom().max(b.bottom()) + GAP / 2.0;
        let (start, end) = (a.centre().x, b.centre().x);
        Some(vec![
            Point::new(start, a.bottom()),
            Point::new(start, low),
            Point::new(end, low),
            Point::new(end, b.bottom()),
        ])
    }
}

fn contains(frame: Rect, rect: Rect) -> bool {
    rect.x >= frame.x
        && rect.y >= frame.y + 4.0
        && rect.right() <= frame.right()
        && rect.bottom() <= frame.bottom() - 4.0
}

/// The width and height that every modeler draws an element in.
fn size(element: &str) -> (f64, f64) {
    if element.ends_with("Event") {
        (36.0, 36.0)
    } else if element.ends_with("Gateway") {
        (50.0, 50.0)
    } else {
        (100.0, 80.0)
    }
}

/// Where a shape stands; nowhere if it has no sound bounds.
fn rect(xml: &Xml<'_>, shape: ElementId) -> Option<Rect> {
    let (_, bounds) = xml
        .all_children(shape)
        .find(|(_, child)| child.name == "Bounds")?;
    let number = |key: &str| {
        let number: f64 = bounds.attribute(key)?.trim().parse().ok()?;
        (number.abs() < 1e9).then_some(number)
    };
    Some(Rect {
        x: number("x")?,
        y: number("y")?,
        width: number("width")?,
        height: number("height")?,
    })
}
