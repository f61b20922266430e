//! The shapes of a scene, and what their colours mean.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::text;
use super::super::types::{Point, Rect};

/// What a colour means (system.md 1); `Text` is for letters, `Soft` for fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Token {
    /// Main text.
    Ink,
    /// Second text.
    Ink2,
    /// Labels.
    Ink3,
    /// The ground.
    Paper,
    /// Cards.
    Surface,
    /// Outlines of cards, dividers.
    Hairline,
    /// Marks that must be seen: untagged steps, gateways.
    Control,
    /// Lines of roles.
    Lane,
    /// Hand-offs.
    Flow,
    /// A machine does it.
    Automated,
    /// … in letters.
    AutomatedText,
    /// A person does it with a machine.
    Augmented,
    /// … as a fill.
    AugmentedSoft,
    /// People meet.
    Contact,
    /// … in letters.
    ContactText,
    /// A person does it alone.
    Alone,
    /// Contact that was stripped out.
    Lost,
    /// … in letters.
    LostText,
}

impl Token {
    /// Every token.
    pub const ALL: [Self; 18] = [
        Self::Ink,
        Self::Ink2,
        Self::Ink3,
        Self::Paper,
        Self::Surface,
        Self::Hairline,
        Self::Control,
        Self::Lane,
        Self::Flow,
        Self::Automated,
        Self::AutomatedText,
        Self::Augmented,
        Self::AugmentedSoft,
        Self::Contact,
        Self::ContactText,
        Self::Alone,
        Self::Lost,
        Self::LostText,
    ];

    /// The colour on light ground, as `#rrggbb`.
    #[must_use]
    pub fn light(self) -> &'static str {
        match self {
            Self::Ink => "#1C2127",
            Self::Ink2 => "#4A5159",
            Self::Ink3 => "#686D74",
            Self::Paper => "#FAF9F6",
            Self::Surface => "#FFFFFF",
            Self::Hairline => "#D3CDC2",
            Self::Control => "#8A857A",
            Self::Lane => "#DAD5CA",
            Self::Flow => "#8F8B82",
            Self::Automated => "#0072B2",
            Self::AutomatedText => "#005E94",
            Self::Augmented => "#B45C94",
            Self::AugmentedSoft => "#F7EAF2",
            Self::Contact => "#009E73",
            Self::ContactText => "#006B4E",
            Self::Alone => "#7F796D",
            Self::Lost => "#D55E00",
            Self::LostText => "#A34400",
        }
    }
}

/// How an outline or a line is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Stroke {
    /// Its colour.
    pub token: Token,
    /// How thick it is.
    pub width: f64,
    /// Lengths of dashes and gaps; empty: solid.
    pub dash: Vec<f64>,
    /// Whether its ends are round.
    pub round: bool,
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub fn solid(token: Token, width: f64) -> Self {
        Self {
            token,
            width,
            dash: Vec::new(),
            round: false,
        }
    }

    /// A dashed line.
    #[must_use]
    pub fn dashed(token: Token, width: f64, dash: [f64; 2]) -> Self {
        Self {
            dash: dash.to_vec(),
            ..Self::solid(token, width)
        }
    }
}

/// How an inside is filled.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Fill {
    /// Its colour.
    pub token: Token,
    /// How much it covers, 0 to 1.
    pub opacity: f64,
}

impl From<Token> for Fill {
    fn from(token: Token) -> Self {
        Self {
            token,
            opacity: 1.0,
        }
    }
}

/// A closed shape.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// An upright rectangle with rounded corners.
    Rect {
        /// Where it is.
        rect: Rect,
        /// The radius of its corners.
        radius: f64,
    },
    /// A circle.
    Circle {
        /// Its middle.
        centre: Point,
        /// Its radius.
        radius: f64,
    },
    /// A polygon.
    Polygon(Vec<Point>),
}

/// What a line ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Head {
    /// Nothing.
    None,
    /// A filled arrowhead.
    Arrow,
    /// A dot.
    Dot,
}

/// Which side of a text lies at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Writing {
    /// The name of a version.
    Title,
    /// The name of a lane.
    Lane,
    /// The name of a step.
    Name,
    /// People and minutes of a step.
    Meta,
    /// Words beside a line.
    Label,
}

/// One thing in a drawing.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// A closed shape.
    Shape {
        /// Its form.
        shape: Shape,
        /// Its inside, if it is filled.
        fill: Option<Fill>,
        /// Its outline, if it has one.
        stroke: Option<Stroke>,
    },
    /// A line from point to point.
    Line {
        /// Its points.
        points: Vec<Point>,
        /// How it is drawn.
        stroke: Stroke,
        /// The radius of its corners.
        corner: f64,
        /// What it ends in.
        head: Head,
    },
    /// One line of text.
    Text {
        /// Where its baseline begins, is centred or ends.
        at: Point,
        /// The words.
        text: String,
        /// The size of its letters.
        size: f64,
        /// Their weight, 400 to 700.
        weight: u16,
        /// Which side lies at `at`.
        anchor: Anchor,
        /// Its colour.
        token: Token,
        /// What it is.
        writing: Writing,
    },
}

impl Item {
    /// The room that it takes.
    #[must_use]
    pub fn extent(&self) -> Rect {
        match self {
            Self::Shape { shape, .. } => match shape {
                Shape::Rect { rect, .. } => *rect,
                Shape::Circle { centre, radius } => Rect {
                    x: centre.x - radius,
                    y: centre.y - radius,
                    width: 2.0 * radius,
                    height: 2.0 * radius,
                },
                Shape::Polygon(points) => around(points),
            },
            Self::Line { points, .. } => around(points),
            Self::Text {
                at,
                text,
                size,
                anchor,
                ..
            } => {
                let width = text::width(text, *size);
                let left = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => width / 2.0,
                    Anchor::End => width,
                };
                Rect {
                    x: at.x - left,
                    y: at.y - size,
                    width,
                    height: *size,
                }
            }
        }
    }

    /// A filled shape without an outline.
    #[must_use]
    pub(super) fn filled(shape: Shape, token: Token) -> Self {
        Self::Shape {
            shape,
            fill: Some(token.into()),
            stroke: None,
        }
    }

    /// A straight line.
    #[must_use]
    pub(super) fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        Self::Line {
            points: vec![from, to],
            stroke,
            corner: 0.0,
            head: Head::None,
        }
    }

    /// Moves it.
    #[must_use]
    pub(super) fn moved(&self, x: f64, y: f64) -> Self {
        let mut item = self.clone();
        let shift = |point: &mut Point| {
            point.x += x;
            point.y += y;
        };
        match &mut item {
            Self::Shape { shape, .. } => match shape {
                Shape::Rect { rect, .. } => {
                    rect.x += x;
                    rect.y += y;
                }
                Shape::Circle { centre, .. } => shift(centre),
                Shape::Polygon(points) => points.iter_mut().for_each(shift),
            },
            Self::Line { points, .. } => points.iter_mut().for_each(shift),
            Self::Text { at, .. } => shift(at),
        }
        item
    }
}

fn around(points: &[Point]) -> Rect {
    let xs = || points.iter().map(|point| point.x);
    let ys = || points.iter().map(|point| point.y);
    let (x, y) = (
        xs().fold(f64::INFINITY, f64::min),
        ys().fold(f64::INFINITY, f64::min),
    );
    Rect {
        x,
        y,
        width: xs().fold(f64::NEG_INFINITY, f64::max) - x,
        height: ys().fold(f64::NEG_INFINITY, f64::max) - y,
    }
}
