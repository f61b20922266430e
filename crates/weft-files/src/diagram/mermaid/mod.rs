//! Mermaid flowcharts, alone or as the only block of a Markdown file.

mod arrow;
mod bounds;
mod node;
mod read;
mod write;

use weft_core::said;

use super::build;
use crate::note::Read;
use crate::{FileError, Limits, Place, text};

pub use bounds::mermaid_limits;
pub use write::write_mermaid;

/// The words that open a flowchart.
const OPENERS: [&str; 3] = ["flowchart-elk", "flowchart", "graph"];

/// Reads a workflow from a Mermaid flowchart.
///
/// # Errors
///
/// An input that is too large, that is no flowchart or several, or the first place that is no Mermaid.
pub fn read_mermaid(bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    let expected = said!("a Mermaid flowchart", "ein Flussdiagramm in Mermaid");
    text::measured(bytes, limits.diagram_bytes, expected)?;
    let text = text::unicode(bytes)?;
    let block = block(&text)?;
    build::document(read::drawing(&text, block, limits)?)
}

/// Whether the first words are those of a Mermaid flowchart.
pub(super) fn is_mermaid(text: &str) -> bool {
    let mut lines = text
        .lines()
        .map(str::trim)
        .skip_while(|line| line.is_empty())
        .peekable();
    if lines.next_if_eq(&"---").is_some() {
        lines.find(|line| *line == "---");
    }
    let first = lines.find(|line| !line.is_empty() && !line.starts_with("%%"));
    let Some(first) = first else { return false };
    let opener = OPENERS.iter().find_map(|opener| first.strip_prefix(opener));
    opener.is_some_and(|rest| {
        let direction = rest.trim().trim_end_matches(';');
        matches!(direction, "" | "TB" | "TD" | "BT" | "LR" | "RL")
    }) || is_fence(first)
}

/// Whether a line opens a block of Mermaid in Markdown.
fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    let marks = line.trim_start_matches(['`', '~', ':']);
    let length = line.len() - marks.len();
    let words = marks.trim().trim_matches(['{', '}', '.']);
    length >= 3 && words.split_whitespace().next() == Some("mermaid")
}

/// Where the flowchart stands: the whole text, or its only block of Mermaid.
fn block(text: &str) -> Result<std::ops::Range<usize>, FileError> {
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
    let (mut at, mut open) = (0, None);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match open {
            None if is_fence(line) => open = Some((end, fence_of(line))),
            Some((start, fence)) if fence_of(line) == fence && is_bare(line) => {
                blocks.push(start..at);
                open = None;
            }
            None | Some(_) => {}
        }
        at = end;
    }
    if let Some((start, _)) = open {
        blocks.push(start..at);
    }
    match blocks.as_slice() {
        [] => Ok(0..text.len()),
        [only] => Ok(only.clone()),
        [_, second, ..] => {
            let before = text.get(..second.start).unwrap_or_default();
            let line = before.lines().count();
            Err(FileError::wrong(
                Place::Line {
                    line,
                    column: 1,
                    path: String::new(),
                },
                said!("a second block of Mermaid", "ein zweiter Mermaid-Block"),
                said!(
                    "one flowchart in the file",
                    "ein Flussdiagramm in der Datei"
                ),
            ))
        }
    }
}

/// The letter of a fence.
fn fence_of(line: &str) -> Option<char> {
    line.trim_start().chars().next()
}

/// Whether a line is nothing but a fence.
fn is_bare(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.chars().all(|letter| matches!(letter, '`' | '~' | ':'))
}
