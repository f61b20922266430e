//! Where free notes lie: beside the card that they are about, or in the drawing.

use std::collections::BTreeMap;

use super::sizes::MARGIN;
use super::text;
use super::types::{Layout, Options, PlacedNote, Rect};
use crate::workflow::{Note, StepId, Workflow};

/// How wide the text of a note is, in parts of a card.
const WIDE: f64 = 0.9;
/// Room around the text.
pub(super) const PAD: f64 = 8.0;
/// Room between a note and the card that it is about, where nobody put it anywhere.
const OFF: f64 = 10.0;
/// The width of a card on the screen, in which the places of notes are given.
const SCREEN: f64 = 168.0;

/// The text of a note in lines.
pub(super) fn lines(note: &Note, options: &Options) -> Vec<String> {
    let paragraphs = note.text.lines();
    let wrap = |line| text::wrap(line, options.meta_size, options.card_width * WIDE);
    paragraphs.flat_map(wrap).collect()
}

/// The distance of two lines.
pub(super) fn line(options: &Options) -> f64 {
    options.meta_size + 4.0
}

/// Where the notes of a version lie, given its cards.
pub(super) fn placed(workflow: &Workflow, layout: &Layout, options: &Options) -> Vec<PlacedNote> {
    let cards = layout.nodes.iter().filter(|node| !node.ghost).rev();
    let cards: BTreeMap<&StepId, Rect> = cards.map(|node| (&node.step, node.rect)).collect();
    let mut free = 0.0;
    let top = top(layout);
    let notes = workflow.free_notes.iter().enumerate();
    notes
        .map(|(index, note)| {
            let (width, height) = size(note, options);
            let card = note.about.as_ref().and_then(|about| cards.get(about));
            let scale = options.card_width / SCREEN;
            let put = note.position.map(|one| (one.x * scale, one.y * scale));
            let (x, y) = match (card, put) {
                (Some(card), Some((x, y))) => (card.x + x, card.y + y),
                (Some(card), None) => (card.x, card.y - height - OFF),
                (None, Some((x, y))) => (layout.header + x, y),
                (None, None) => {
                    free += width + OFF;
                    (layout.header + free - width, top - height - OFF)
                }
            };
            let rect = Rect {
                x: x.max(layout.header).round(),
                y: y.round(),
                width,
                height,
            };
            PlacedNote { index, rect }
        })
        .collect()
}

/// Where the drawing begins, without its notes.
fn top(layout: &Layout) -> f64 {
    let cards = layout.nodes.iter().map(|node| node.rect.y);
    let lines = layout.routes.iter().flat_map(|route| &route.points);
    let all = cards.chain(lines.map(|point| point.y));
    all.reduce(f64::min).unwrap_or(MARGIN)
}

fn size(note: &Note, options: &Options) -> (f64, f64) {
    let lines = lines(note, options);
    let widths = lines
        .iter()
        .map(|line| text::width(line, options.meta_size));
    let widest = widths.fold(2.0 * options.meta_size, f64::max);
    let height = lines.len().max(1) as f64 * line(options);
    (widest.ceil() + 2.0 * PAD, height.ceil() + 2.0 * PAD)
}
