//! Free notes: papers beside the flow, each with a thread to the card that it is about.

use super::super::notes::{self, PAD};
use super::super::types::{Options, Point, Rect};
use super::items::{Anchor, Item, Shape, Stroke, Token, Writing};
use crate::workflow::Note;

/// Draws a note on its paper.
pub(super) fn note(
    note: &Note,
    paper: &Rect,
    about: Option<Rect>,
    options: &Options,
    items: &mut Vec<Item>,
) {
    if let Some(card) = about.filter(|card| !card.overlaps(paper)) {
        let stroke = Stroke::dashed(Token::Control, 1.0, [1.5, 3.0]);
        let from = nearest(paper, card.centre());
        items.push(Item::line(from, nearest(&card, from), stroke));
    }
    items.push(Item::Shape {
        shape: Shape::Rect {
            rect: *paper,
            radius: 3.0,
        },
        fill: Some(Token::Paper.into()),
        stroke: Some(Stroke::solid(Token::Control, 1.0)),
    });
    let step = notes::line(options);
    for (at, text) in notes::lines(note, options).into_iter().enumerate() {
        let down = PAD + step * at as f64 + options.meta_size;
        items.push(Item::Text {
            at: Point::new(paper.x + PAD, paper.y + down),
            text,
            size: options.meta_size,
            weight: 400,
            anchor: Anchor::Start,
            token: Token::Ink2,
            writing: Writing::Label,
        });
    }
}

/// The point of a rectangle that lies nearest to another point.
fn nearest(rect: &Rect, to: Point) -> Point {
    Point::new(
        to.x.clamp(rect.x, rect.right()),
        to.y.clamp(rect.y, rect.bottom()),
    )
}
