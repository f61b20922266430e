//! Marks of cards and lines: tags by shape and colour, knots, hollow bars, cuts.

use super::super::card::{self, Card, INDENT, MARK, PAD};
use super::super::types::{Options, Point, Rect};
use super::items::{Anchor, Fill, Item, Shape, Stroke, Token, Writing};
use crate::workflow::{Step, StepKind, Tag};

/// Rounding of a card.
pub(super) const RADIUS: f64 = 9.0;

/// Rounding of a gateway; events are round.
const GATEWAY: f64 = 4.0;

fn bar(x: f64, y: f64, width: f64, height: f64) -> Shape {
    let rect = Rect {
        x,
        y,
        width,
        height,
    };
    Shape::Rect {
        rect,
        radius: (width / 2.0).min(2.0),
    }
}

/// The left side of a card: one line for one person, two for two, hatched for a person with a
/// machine, solid for a machine, dotted where nobody said who.
fn edge(tag: Option<Tag>, rect: &Rect, items: &mut Vec<Item>) {
    let (x, y, height) = (rect.x + 3.0, rect.y + 6.0, rect.height - 12.0);
    match tag {
        Some(Tag::AiAutomated) => {
            items.push(Item::filled(bar(x, y, 7.0, height), Token::Automated));
        }
        Some(Tag::AiAugmented) => {
            items.push(Item::filled(bar(x, y, 7.0, height), Token::AugmentedSoft));
            let mut at = y + 7.0;
            while at <= y + height {
                let stroke = Stroke::solid(Token::Augmented, 2.2);
                items.push(Item::line(
                    Point::new(x, at),
                    Point::new(x + 7.0, at - 7.0),
                    stroke,
                ));
                at += 6.0;
            }
        }
        Some(Tag::HumanRelational) => {
            items.push(Item::filled(bar(x, y, 2.5, height), Token::Contact));
            items.push(Item::filled(bar(x + 4.5, y, 2.5, height), Token::Contact));
        }
        Some(Tag::HumanAlone) => items.push(Item::filled(bar(x, y, 2.5, height), Token::Alone)),
        None => items.push(Item::line(
            Point::new(x + 1.25, y),
            Point::new(x + 1.25, y + height),
            Stroke::dashed(Token::Control, 2.5, [2.0, 3.0]),
        )),
    }
}

/// Room for the question mark behind the mark of a tag that is only suggested.
const QUESTION: f64 = 8.0;

/// Lets the edge of a suggested tag be seen by half.
fn half_covered(rect: &Rect, items: &mut Vec<Item>) {
    items.push(Item::Shape {
        shape: bar(rect.x + 2.0, rect.y + 5.0, 9.0, rect.height - 10.0),
        fill: Some(Fill {
            token: Token::Surface,
            opacity: 0.5,
        }),
        stroke: None,
    });
}

/// What stands behind the mark of a tag until somebody says that it is so.
fn question(x: f64, y: f64, options: &Options) -> Item {
    Item::Text {
        at: Point::new(x - 2.0, y + options.meta_size * 0.95),
        text: "?".to_owned(),
        size: options.meta_size,
        weight: 600,
        anchor: Anchor::Start,
        token: Token::Ink3,
        writing: Writing::Meta,
    }
}

/// A small mark of the tag: square, diamond, two rings, one ring, dashed ring.
fn mark(tag: Option<Tag>, at: Point, items: &mut Vec<Item>) {
    let ring = |x: f64, token: Token| Item::Shape {
        shape: Shape::Circle {
            centre: Point::new(x, at.y),
            radius: 3.2,
        },
        fill: None,
        stroke: Some(Stroke::solid(token, 1.4)),
    };
    match tag {
        Some(Tag::AiAutomated) => {
            items.push(Item::filled(
                bar(at.x - 3.5, at.y - 3.5, 7.0, 7.0),
                Token::Automated,
            ));
        }
        Some(Tag::AiAugmented) => items.push(Item::filled(diamond(at, 4.6), Token::Augmented)),
        Some(Tag::HumanRelational) => {
            items.push(ring(at.x - 2.4, Token::Contact));
            items.push(ring(at.x + 2.4, Token::Contact));
        }
        Some(Tag::HumanAlone) => items.push(ring(at.x - 1.0, Token::Alone)),
        None => items.push(Item::Shape {
            shape: Shape::Circle {
                centre: Point::new(at.x - 1.0, at.y),
                radius: 3.2,
            },
            fill: None,
            stroke: Some(Stroke::dashed(Token::Control, 1.3, [2.0, 1.6])),
        }),
    }
}

fn diamond(at: Point, half: f64) -> Shape {
    Shape::Polygon(vec![
        Point::new(at.x, at.y - half),
        Point::new(at.x + half, at.y),
        Point::new(at.x, at.y + half),
        Point::new(at.x - half, at.y),
    ])
}

/// Lines of text, and where the next one would stand.
pub(super) struct Column<'a> {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) items: &'a mut Vec<Item>,
}

impl Column<'_> {
    pub(super) fn write(
        &mut self,
        lines: &[String],
        (size, step): (f64, f64),
        weight: u16,
        (token, writing): (Token, Writing),
    ) {
        for line in lines {
            self.items.push(Item::Text {
                at: Point::new(self.x, self.y + size * 0.95),
                text: line.clone(),
                size,
                weight,
                anchor: Anchor::Start,
                token,
                writing,
            });
            self.y += step;
        }
    }
}

/// A step, gateway or event; `suggested` is the tag that it would have if somebody said so.
pub(super) fn node(
    step: &Step,
    suggested: Option<Tag>,
    card: &Card,
    rect: &Rect,
    options: &Options,
    items: &mut Vec<Item>,
) {
    match step.kind {
        StepKind::Step => work((step.tag, suggested), card, rect, options, items),
        StepKind::Gateway => routing(card, rect, options, GATEWAY, items),
        StepKind::Event => routing(card, rect, options, rect.height.min(28.0) / 2.0, items),
    }
}

fn work(
    (said, suggested): (Option<Tag>, Option<Tag>),
    card: &Card,
    rect: &Rect,
    options: &Options,
    items: &mut Vec<Item>,
) {
    let guess = suggested.filter(|_| said.is_none());
    let tag = said.or(guess);
    items.push(Item::Shape {
        shape: Shape::Rect {
            rect: *rect,
            radius: RADIUS,
        },
        fill: Some(Token::Surface.into()),
        stroke: Some(Stroke::solid(Token::Hairline, 1.0)),
    });
    edge(tag, rect, items);
    if guess.is_some() {
        half_covered(rect, items);
    }
    let small = (options.meta_size, card::meta_line(options));
    let mut column = Column {
        x: rect.x + INDENT,
        y: rect.y + PAD,
        items,
    };
    let name = (options.name_size, options.name_line);
    column.write(&card.name, name, 600, (Token::Ink, Writing::Name));
    column.y += 3.0;
    let y = column.y + options.meta_size * 0.6;
    mark(tag, Point::new(rect.x + INDENT + 5.0, y), column.items);
    let indent = MARK + if guess.is_some() { QUESTION } else { 0.0 };
    if guess.is_some() {
        let mark = question(column.x + MARK, column.y, options);
        column.items.push(mark);
    }
    column.x += indent;
    if options.people {
        column.write(&card.people, small, 400, (Token::Ink2, Writing::Meta));
        if card.people.is_empty() {
            column.y += small.1;
        }
        column.x -= indent;
    }
    column.write(&card.meta, small, 400, (Token::Ink3, Writing::Meta));
}

/// A gateway with its diamond, or an event with its ring; the name beside the mark.
fn routing(card: &Card, rect: &Rect, options: &Options, radius: f64, items: &mut Vec<Item>) {
    let is_gateway = radius < GATEWAY + 1.0;
    let outline = |shape: Shape, fill: Option<Fill>| Item::Shape {
        shape,
        fill,
        stroke: Some(Stroke::solid(Token::Control, 1.3)),
    };
    let card_shape = Shape::Rect {
        rect: *rect,
        radius,
    };
    items.push(outline(card_shape, Some(Token::Surface.into())));
    let named = !card.name.is_empty();
    let x = if named {
        rect.x + 11.0
    } else {
        rect.centre().x
    };
    let (at, half) = (
        Point::new(x, rect.centre().y),
        if named { 5.0 } else { 8.0 },
    );
    if is_gateway {
        items.push(outline(diamond(at, half), None));
    } else if named {
        let ring = Shape::Circle {
            centre: at,
            radius: 4.0,
        };
        items.push(outline(ring, None));
    }
    let step = card::meta_line(options);
    let mut column = Column {
        x: rect.x + 20.0,
        y: rect.centre().y - step * card.name.len() as f64 / 2.0 + 1.0,
        items,
    };
    let small = (options.meta_size, step);
    column.write(&card.name, small, 500, (Token::Ink2, Writing::Name));
}

/// How a loss is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Loss {
    pub(super) line: Token,
    pub(super) words: Token,
    dash: [f64; 2],
}

/// A loss that counts.
pub(super) const LOST: Loss = Loss {
    line: Token::Lost,
    words: Token::LostText,
    dash: [4.0, 3.0],
};

/// A step that is gone, but in which nobody met.
pub(super) const GONE: Loss = Loss {
    line: Token::Ink3,
    words: Token::Ink3,
    dash: [4.0, 3.0],
};

/// A loss that people decided to accept.
pub(super) const WAIVED: Loss = Loss {
    line: Token::Ink3,
    words: Token::Ink3,
    dash: [1.5, 4.0],
};

/// A step of the baseline that is drawn hollow.
pub(super) fn ghost(
    card: &Card,
    rect: &Rect,
    loss: Loss,
    options: &Options,
    items: &mut Vec<Item>,
) {
    items.push(Item::Shape {
        shape: Shape::Rect {
            rect: *rect,
            radius: RADIUS,
        },
        fill: Some(Fill {
            token: Token::Paper,
            opacity: 0.78,
        }),
        stroke: Some(Stroke::dashed(loss.line, 1.5, loss.dash)),
    });
    let mut column = Column {
        x: rect.x + INDENT - 5.0,
        y: rect.y + PAD,
        items,
    };
    let name = (options.name_size, options.name_line);
    column.write(&card.name, name, 500, (loss.words, Writing::Name));
    column.y += 3.0;
    let small = (options.meta_size, card::meta_line(options));
    column.write(&card.meta, small, 400, (loss.words, Writing::Meta));
}

/// How wide the bar of a contact is: by its minutes per case.
pub(super) fn thickness(minutes: f64) -> f64 {
    (0.12 * minutes).clamp(2.0, 18.0)
}

/// A solid bar from `from` to the furthest of the lines, with a knot on each.
pub(super) fn strand(x: f64, from: f64, lines: &[f64], wide: f64, items: &mut Vec<Item>) {
    for end in ends(from, lines) {
        let stroke = Stroke::solid(Token::Contact, wide);
        items.push(Item::line(Point::new(x, from), Point::new(x, end), stroke));
    }
    for &y in lines {
        items.push(Item::Shape {
            shape: Shape::Circle {
                centre: Point::new(x, y),
                radius: wide / 2.0 + 3.5,
            },
            fill: Some(Token::Contact.into()),
            stroke: Some(Stroke::solid(Token::Paper, 2.0)),
        });
    }
}

/// The furthest line above and the furthest below, as far as there are any.
pub(super) fn ends(from: f64, lines: &[f64]) -> impl Iterator<Item = f64> {
    let up = lines.iter().copied().filter(|y| *y < from).reduce(f64::min);
    let down = lines.iter().copied().filter(|y| *y > from).reduce(f64::max);
    up.into_iter().chain(down)
}

/// The same bar made hollow; cut where its people meet nowhere any more.
pub(super) fn hollow(
    x: f64,
    (from, half): (f64, f64),
    lines: &[f64],
    wide: f64,
    (cut, loss): (bool, Loss),
    items: &mut Vec<Item>,
) {
    let apart = wide.max(4.0) / 2.0;
    let rail = || Stroke::dashed(loss.line, 1.3, [3.0, 3.0]);
    for end in ends(from, lines) {
        let start = if end < from { from - half } else { from + half };
        let middle = f64::midpoint(start, end);
        let slack = if cut { 6.0 } else { 0.0 };
        let towards = if end < start { -slack } else { slack };
        for side in [x - apart, x + apart] {
            let at = |y: f64| Point::new(side, y);
            items.push(Item::line(at(start), at(middle - towards), rail()));
            items.push(Item::line(at(middle + towards), at(end), rail()));
        }
        if cut {
            let reach = apart + 4.0;
            for off in [-2.5, 2.5] {
                let slash = Stroke::solid(loss.line, 1.7);
                let left = Point::new(x - reach, middle + off + 2.0);
                items.push(Item::line(
                    left,
                    Point::new(x + reach, middle + off - 2.0),
                    slash,
                ));
            }
        }
    }
    for &y in lines {
        items.push(Item::Shape {
            shape: Shape::Circle {
                centre: Point::new(x, y),
                radius: apart + 3.5,
            },
            fill: Some(Token::Paper.into()),
            stroke: Some(Stroke::dashed(loss.line, 1.3, [2.5, 2.5])),
        });
    }
}
