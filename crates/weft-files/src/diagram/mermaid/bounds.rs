//! What Mermaid draws by default, and what of ours is beyond it.

use crate::Place;
use crate::note::Note;
use weft_core::{Said, said, sentence};

/// Letters (UTF-16) that Mermaid takes by default, without comments: `maxTextSize`.
const MOST_LETTERS: usize = 50_000;
/// Arrows that Mermaid draws by default: `maxEdges`.
const MOST_ARROWS: usize = 500;

/// Says of a flowchart that was written here which default limits of Mermaid it exceeds.
#[must_use]
pub fn mermaid_limits(text: &str) -> Vec<Note> {
    // Mermaid counts neither the title nor comments.
    let chart = text
        .split_once("\nflowchart")
        .map_or(text, |(_, chart)| chart);
    let drawn = || {
        let lines = chart.lines();
        lines.filter(|line| !line.trim_start().starts_with("%%"))
    };
    let letters: usize = drawn().map(|line| line.encode_utf16().count() + 1).sum();
    // Statements are indented, and within words an arrow is written with entities.
    let statements = drawn().filter(|line| line.starts_with("  "));
    let arrows = statements.filter(|line| line.contains("-->")).count();
    let limits = [
        (
            letters,
            MOST_LETTERS,
            said!("letters", "Zeichen"),
            "maxTextSize",
        ),
        (arrows, MOST_ARROWS, said!("arrows", "Pfeile"), "maxEdges"),
    ];
    let exceeded = limits.into_iter().filter(|(found, most, ..)| found > most);
    exceeded
        .map(|(found, most, what, setting)| {
            let says = Said::of(|language| {
                let what = what.says(language);
                sentence!(language;
                    "the flowchart has {found} {what}; Mermaid draws at most {most} unless its setting {setting} says more",
                    "das Flussdiagramm hat {found} {what}; Mermaid zeichnet höchstens {most}, wenn seine Einstellung {setting} nicht mehr sagt")
            });
            Note::said(Place::Whole, &says)
        })
        .collect()
}
