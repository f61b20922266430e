//! Where free notes lie: beside the card that they are about, or in the drawing.

use std::collections::BTreeMap;

use super::sizes::MARGIN;
use super::text;
use super::types::{Layout, Options, PlacedNote, Rect};
use crate::workflow::{Note, StepId, Workflow};

/// How wide the text of a note is, in parts of a card.
const WIDE: f64 = 0.9;
/// More lines than this are a tower; a note that is about no card takes more width instead.
const HIGH: usize = 6;
/// How wide such a text is, in parts of a card: about seventy letters.
const WIDER: f64 = 2.6;
/// Room around the text.
pub(super) const PAD: f64 = 8.0;
/// Room between a note and the card that it is about, where nobody put it anywhere.
const OFF: f64 = 10.0;
/// The width of a card on the screen, in which the places of notes are given.
const SCREEN: f64 = 168.0;

/// The text of a note in lines.
pub(super) fn lines(note: &Note, options: &Options) -> Vec<String> {
    let within = |cards: f64| -> Vec<String> {
        let wrap = |line| text::wrap(line, options.meta_size, options.card_width * cards);
        note.text.lines().flat_map(wrap).collect()
    };
    let lines = within(WIDE);
    if lines.len() > HIGH && note.about.is_none() {
        within(WIDER)
    } else {
        lines
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workflow::Extra;

    fn note(text: &str, about: Option<&str>) -> Note {
        Note {
            text: text.to_owned(),
            position: None,
            about: about.map(StepId::from),
            extra: Extra::new(),
        }
    }

    #[test]
    fn a_long_note_takes_width_and_not_height_unless_it_is_about_a_card() {
        let options = Options::default();
        let short = "Ask the team first.";
        let long = [short; 20].join(" ");
        let lines = |text: &str, about| lines(&note(text, about), &options).len();
        assert_eq!(lines(short, None), 1, "short as it was");
        assert!(
            lines(&long, Some("a")) > 2 * lines(&long, None) - 2,
            "wider"
        );
        assert!(lines(&long, None) > 4, "but a note still");
        let (beside, free) = (
            size(&note(&long, Some("a")), &options),
            size(&note(&long, None), &options),
        );
        assert!(free.1 < 0.6 * beside.1, "{free:?} {beside:?}");
        assert!(beside.0 < options.card_width, "no wider than its card");
    }
}
