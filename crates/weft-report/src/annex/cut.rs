//! A drawing in pieces that fit a page without shrinking.
//!
//! It is cut right before a column; where it is too tall, between the two versions; where one version
//! is too tall, between lanes at a height at which nothing stands. Where nothing is free at any such
//! height, fewer columns go on the page. Lines go on in the next piece.

use weft_core::layout::scene::{Head, Item, Scene};
use weft_core::layout::{Point, Rect};

/// A part of a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Window {
    /// Whether a point lies in it.
    pub(super) fn holds(&self, at: Point) -> bool {
        (self.left..self.right).contains(&at.x) && (self.top..self.bottom).contains(&at.y)
    }

    /// How tall it is.
    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// Room around a thing that a cut must leave.
const AIR: f64 = 2.0;

/// The pieces of a drawing, those of the same columns together; `bands` are the upper and lower edges of
/// its versions, `room` is width and height of a page.
pub(super) fn windows(scene: &Scene, bands: &[(f64, f64)], room: (f64, f64)) -> Vec<Vec<Window>> {
    let mut edges = vec![scene.header];
    edges.extend(&scene.breaks);
    edges.push(scene.width);
    let extents: Vec<(Rect, bool)> = scene.items.iter().filter_map(solid).collect();
    let mut groups = Vec::new();
    let mut open = even(&edges, room.0 - scene.header);
    open.reverse();
    while let Some((from, to)) = open.pop() {
        let strip = Strip {
            scene,
            bands,
            extents: &extents,
            left: at(&edges, from),
            right: at(&edges, to),
        };
        if let Some(parts) = strip.parts(room.1, to == from + 1) {
            groups.push(parts);
        } else {
            let half = from + (to - from).div_ceil(2);
            open.extend([(half, to), (from, half)]);
        }
    }
    groups
}

/// The columns of each piece, from edge to edge: no more pieces than needed, and none much narrower
/// than the others.
fn even(edges: &[f64], room: f64) -> Vec<(usize, usize)> {
    const STEPS: u32 = 20;
    let full = spans(edges, room);
    let narrower = (1..STEPS).map(|step| spans(edges, room * f64::from(step) / f64::from(STEPS)));
    let mut fitting = narrower.filter(|spans| spans.len() == full.len());
    fitting.next().unwrap_or(full)
}

/// As many columns for each piece as fit.
fn spans(edges: &[f64], room: f64) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut from = 0;
    while from + 1 < edges.len() {
        let to = furthest(edges, from, room);
        spans.push((from, to));
        from = to;
    }
    spans
}

fn at(edges: &[f64], place: usize) -> f64 {
    edges.get(place).copied().unwrap_or_default()
}

/// The last edge that still fits, but at least the next one.
fn furthest(edges: &[f64], from: usize, room: f64) -> usize {
    let start = at(edges, from);
    let fitting = edges.iter().rposition(|edge| edge - start <= room);
    fitting.unwrap_or_default().max(from + 1)
}

/// Some columns of a drawing.
struct Strip<'a> {
    scene: &'a Scene,
    bands: &'a [(f64, f64)],
    /// Everything that must not be cut, and whether it is a line of text.
    extents: &'a [(Rect, bool)],
    left: f64,
    right: f64,
}

impl Strip<'_> {
    /// The strip in parts no taller than this; none if something stands at every height and fewer
    /// columns could help.
    fn parts(&self, room: f64, is_last_try: bool) -> Option<Vec<Window>> {
        if self.scene.height <= room {
            return Some(vec![self.window(0.0, self.scene.height)]);
        }
        let mut windows = Vec::new();
        for &(top, end) in self.bands {
            let mut top = top;
            while end - top > room {
                let free = self.free(top, top + room, false);
                let cut = match (free, is_last_try) {
                    (Some(cut), _) => cut,
                    (None, false) => return None,
                    (None, true) => self.free(top, top + room, true).unwrap_or(top + room),
                };
                windows.push(self.window(top, cut));
                top = cut;
            }
            windows.push(self.window(top, end));
        }
        Some(windows)
    }

    fn window(&self, top: f64, bottom: f64) -> Window {
        Window {
            left: self.left,
            right: self.right,
            top,
            bottom,
        }
    }

    /// The lowest height up to `limit` at which nothing stands; only text counts where `text` is set.
    fn free(&self, top: f64, limit: f64, text: bool) -> Option<f64> {
        let mine = |rect: &Rect| {
            let middle = rect.centre().x;
            middle < self.scene.header || (self.left..self.right).contains(&middle)
        };
        let mut cut = limit;
        loop {
            let hit = self
                .extents
                .iter()
                .filter(|(rect, is_text)| mine(rect) && (*is_text || !text))
                .filter(|(rect, _)| rect.y - AIR < cut && cut < rect.bottom() + AIR)
                .map(|(rect, _)| rect.y - AIR)
                .reduce(f64::min);
            match hit {
                None => return Some(cut),
                Some(above) if above <= top + 1.0 => return None,
                Some(above) => cut = above,
            }
        }
    }
}

/// What must not be cut, with its room; lines may be.
fn solid(item: &Item) -> Option<(Rect, bool)> {
    match item {
        Item::Line { .. } => None,
        Item::Shape { .. } => Some((item.extent(), false)),
        Item::Text { .. } => Some((item.extent(), true)),
    }
}

/// The parts of a line that lie in the window.
pub(super) fn line(points: &[Point], window: &Window) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    for (&a, &b) in points.iter().zip(points.iter().skip(1)) {
        let Some((start, end)) = clip(a, b, window) else {
            continue;
        };
        match parts.last_mut() {
            Some(part) if part.last() == Some(&start) => part.push(end),
            _ => parts.push(vec![start, end]),
        }
    }
    parts
}

/// A line with these points; only the part at its end keeps its head.
pub(super) fn part(item: &Item, points: Vec<Point>) -> Item {
    let mut part = item.clone();
    if let Item::Line {
        points: whole,
        head,
        ..
    } = &mut part
    {
        if points.last() != whole.last() {
            *head = Head::None;
        }
        *whole = points;
    }
    part
}

/// The part of a straight run that lies in the window (Liang and Barsky).
fn clip(a: Point, b: Point, window: &Window) -> Option<(Point, Point)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    for (run, room) in [
        (-dx, a.x - window.left),
        (dx, window.right - a.x),
        (-dy, a.y - window.top),
        (dy, window.bottom - a.y),
    ] {
        if run == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if run < 0.0 {
            first = first.max(room / run);
        } else {
            last = last.min(room / run);
        }
    }
    let point = |share: f64| match share {
        0.0 => a,
        1.0 => b,
        share => Point::new(a.x + dx * share, a.y + dy * share),
    };
    (first <= last).then(|| (point(first), point(last)))
}

#[cfg(test)]
mod tests {
    use weft_core::layout::scene::Token;

    use weft_core::layout::scene::Shape;

    use super::*;

    fn card(x: f64, y: f64) -> Item {
        let rect = Rect {
            x,
            y,
            width: 80.0,
            height: 40.0,
        };
        Item::Shape {
            shape: Shape::Rect { rect, radius: 9.0 },
            fill: Some(Token::Surface.into()),
            stroke: None,
        }
    }

    /// Four columns of 100 behind a header of 50; cards stand as steps of a stair.
    fn stair() -> Scene {
        Scene {
            width: 450.0,
            height: 200.0,
            alt: String::new(),
            items: (0..4)
                .map(|at| card(60.0 + 100.0 * f64::from(at), 40.0 * f64::from(at)))
                .collect(),
            header: 50.0,
            breaks: vec![150.0, 250.0, 350.0],
        }
    }

    #[test]
    fn columns_fill_a_page_and_then_the_next() {
        let groups = windows(&stair(), &[(0.0, 200.0)], (260.0, 300.0));
        let widths: Vec<f64> = groups
            .iter()
            .flatten()
            .map(|window| window.right - window.left)
            .collect();
        assert_eq!(widths, [200.0, 200.0], "two columns beside the header each");
    }

    #[test]
    fn no_page_holds_a_single_column_where_others_are_full() {
        let edges = [0.0, 100.0, 200.0, 300.0, 400.0];
        assert_eq!(spans(&edges, 320.0), [(0, 3), (3, 4)], "greedy");
        assert_eq!(even(&edges, 320.0), [(0, 2), (2, 4)], "even");
        assert_eq!(even(&edges, 50.0).len(), 4, "one column a piece at least");
    }

    #[test]
    fn no_cut_runs_through_a_card() {
        let scene = stair();
        let groups = windows(&scene, &[(0.0, 200.0)], (500.0, 90.0));
        let windows: Vec<Window> = groups.into_iter().flatten().collect();
        for window in &windows {
            assert!(window.height() <= 90.0, "it fits the page: {window:?}");
            for (rect, _) in scene.items.iter().filter_map(solid) {
                let cut = rect.y < window.bottom && window.bottom < rect.bottom();
                let here = (window.left..window.right).contains(&rect.centre().x);
                assert!(!(cut && here), "{window:?} cuts {rect:?}");
            }
        }
        let shown = |item: &Item| {
            let middle = item.extent().centre();
            windows.iter().filter(|window| window.holds(middle)).count()
        };
        assert!(
            scene.items.iter().all(|item| shown(item) == 1),
            "every card stands on one page"
        );
    }

    #[test]
    fn a_line_is_cut_at_the_edges_of_the_window() {
        let window = Window {
            left: 10.0,
            right: 40.0,
            top: 0.0,
            bottom: 7.0,
        };
        let points = [
            Point::new(0.0, 5.0),
            Point::new(20.0, 5.0),
            Point::new(20.0, 9.0),
        ];
        assert_eq!(
            line(&points, &window),
            [vec![
                Point::new(10.0, 5.0),
                Point::new(20.0, 5.0),
                Point::new(20.0, 7.0)
            ]],
            "it begins at the left edge and ends at the lower one"
        );
        let stroke = weft_core::layout::scene::Stroke::solid(Token::Flow, 1.0);
        let arrow = Item::Line {
            points: points.to_vec(),
            stroke,
            corner: 0.0,
            head: Head::Arrow,
        };
        let headless = part(&arrow, vec![Point::new(10.0, 5.0), Point::new(20.0, 5.0)]);
        assert!(
            matches!(
                headless,
                Item::Line {
                    head: Head::None,
                    ..
                }
            ),
            "the arrow points where the line ends, on another page"
        );
        assert!(
            clip(Point::new(0.0, 8.0), Point::new(50.0, 8.0), &window).is_none(),
            "what runs below is not here"
        );
    }
}
