//! What a layout says: rectangles, lanes and routes, in units of one CSS pixel.

use schemars::JsonSchema;
use serde::Serialize;

use crate::Language;
use crate::workflow::{RoleKind, RoleName, StepId};

/// A place in a drawing; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    /// The point at these coordinates.
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How tall it is.
    pub height: f64,
}

impl Rect {
    /// The right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The point in the middle.
    #[must_use]
    pub fn centre(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether the insides of the two have a point in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether an upright or level line from `a` to `b` runs through the inside.
    #[must_use]
    pub fn is_cut_by(&self, a: Point, b: Point) -> bool {
        a.x.min(b.x) < self.right()
            && a.x.max(b.x) > self.x
            && a.y.min(b.y) < self.bottom()
            && a.y.max(b.y) > self.y
    }
}

/// How large things are drawn (system.md 5 and 6), and in which language: room is kept for its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Width of a step card.
    pub card_width: f64,
    /// Height of a step card; absent: as tall as its whole text.
    pub card_height: Option<f64>,
    /// Size of a step's name.
    pub name_size: f64,
    /// Distance of two lines of a name.
    pub name_line: f64,
    /// Size of people, minutes and labels.
    pub meta_size: f64,
    /// Smallest distance of two role lines.
    pub lane_spacing: f64,
    /// Extra room under the first role line, so that strands to it are seen.
    pub first_lane_extra: f64,
    /// Smallest distance of two columns.
    pub column_gap: f64,
    /// Smallest distance of two cards in one column.
    pub card_gap: f64,
    /// Whether cards say who takes part; where they do not, lines and bars do.
    pub people: bool,
    /// Most lines of a name; the rest is left out. Absent: as many as it needs.
    pub name_lines: Option<usize>,
    /// The language of what is not a name.
    pub language: Language,
}

impl Options {
    /// The same in another language.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The same in the window, where a long name is read in the panel of its step.
    #[must_use]
    pub fn in_window(self) -> Self {
        Self {
            name_lines: Some(3),
            ..self
        }
    }

    /// The canvas of one workflow: fixed cards whose text the view shortens.
    #[must_use]
    pub fn reading() -> Self {
        Self {
            card_height: Some(86.0),
            ..Self::drawing()
        }
    }

    /// The canvas of a comparison: small fixed cards whose text the view shortens.
    #[must_use]
    pub fn compare() -> Self {
        Self {
            card_height: Some(73.0),
            ..Self::print()
        }
    }

    /// A comparison on the screen: cards as tall as their text, which leaves out what lines and bars
    /// show, so that two versions fit above each other.
    #[must_use]
    pub fn comparison() -> Self {
        Self {
            card_width: 156.0,
            name_size: 13.0,
            name_line: 16.0,
            meta_size: 11.0,
            lane_spacing: 32.0,
            first_lane_extra: 26.0,
            column_gap: 24.0,
            card_gap: 10.0,
            people: false,
            ..Self::print()
        }
    }

    /// A picture of its own: cards as tall as their text.
    #[must_use]
    pub fn drawing() -> Self {
        Self {
            card_width: 168.0,
            card_height: None,
            name_size: 13.0,
            name_line: 17.0,
            meta_size: 11.0,
            lane_spacing: 50.0,
            first_lane_extra: 24.0,
            column_gap: 28.0,
            card_gap: 16.0,
            people: true,
            name_lines: None,
            language: Language::English,
        }
    }

    /// A picture on paper: small cards as tall as their text, nothing below 7 pt.
    #[must_use]
    pub fn print() -> Self {
        Self {
            card_width: 126.0,
            card_height: None,
            name_size: 12.0,
            name_line: 14.5,
            meta_size: 10.0,
            lane_spacing: 38.0,
            first_lane_extra: 38.0,
            column_gap: 22.0,
            card_gap: 14.0,
            people: true,
            name_lines: None,
            language: Language::English,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::drawing()
    }
}

/// One column of steps that stand side by side in time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// Its left edge.
    pub x: f64,
    /// The width of its widest node.
    pub width: f64,
}

/// The line of one role.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    /// The role; absent for steps that nobody is named for.
    pub role: Option<RoleName>,
    /// People of the organisation, people outside it, or a machine.
    pub kind: RoleKind,
    /// Where the line runs: the middle of its first row of cards.
    pub y: f64,
    /// The middle of its last row of cards; `y` where there is one row.
    pub last_y: f64,
}

/// Where a node stands.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Placed {
    /// The step, gateway or event.
    pub step: StepId,
    /// Its place in the list of steps of its version.
    pub index: usize,
    /// The column it stands in.
    pub column: usize,
    /// How many columns are free between it and what leads to it, so that it can move so far back.
    pub free: usize,
    /// The lane it stands in.
    pub lane: usize,
    /// Its card.
    pub rect: Rect,
    /// Whether this is a step of the baseline that is drawn hollow in the redesign.
    pub ghost: bool,
}

/// Where a free note lies.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlacedNote {
    /// Its place in the list of notes of its version.
    pub index: usize,
    /// Its paper.
    pub rect: Rect,
}

/// How a hand-off runs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Route {
    /// The step that hands over.
    pub from: StepId,
    /// The place of that step in the list of steps.
    pub from_index: usize,
    /// The step that takes over.
    pub to: StepId,
    /// The place of the link in the list of links of its step.
    pub link: usize,
    /// Corners from the card that hands over to the card that takes over; level and upright runs.
    pub points: Vec<Point>,
    /// Whether it leads back to an earlier column, or to its own step.
    pub back: bool,
    /// Where a label starts: lower left of its text.
    pub label: Point,
    /// What the label says, in lines; empty where there is nothing to say.
    pub words: Vec<String>,
}

/// One version of a workflow, laid out.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Layout {
    /// How wide the drawing is.
    pub width: f64,
    /// How tall the drawing is.
    pub height: f64,
    /// Room for the names of the lanes at the left.
    pub header: f64,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// Every step in the order of the file, then the ghosts.
    pub nodes: Vec<Placed>,
    /// Every hand-off that leads to a step, in the order of the file.
    pub routes: Vec<Route>,
    /// Every free note, in the order of the file.
    pub notes: Vec<PlacedNote>,
}

/// Two versions of a workflow, laid out on the same columns.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PairLayout {
    /// The workflow as it runs.
    pub baseline: Layout,
    /// The workflow as it is meant to run, with ghosts where contact was stripped out.
    pub redesign: Layout,
}
