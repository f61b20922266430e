//! Graphs in the language DOT of Graphviz.

mod lex;
mod look;
mod read;
mod write;

use weft_core::said;

use super::build;
use crate::note::Read;
use crate::{FileError, Limits, text};

pub use write::write_dot;

/// Reads a workflow from a graph in DOT.
///
/// # Errors
///
/// An input that is too large, that is no graph, or the first place that is no DOT.
pub fn read_dot(bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    let expected = said!("a graph in DOT", "ein Graph in DOT");
    text::measured(bytes, limits.diagram_bytes, expected)?;
    let text = text::unicode(bytes)?;
    build::document(read::drawing(&text, limits)?)
}

/// Whether the first words are those of a graph in DOT.
pub(super) fn is_dot(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let is_comment =
        |line: &&str| line.is_empty() || line.starts_with("//") || line.starts_with('#');
    let first = lines.find(|line| !is_comment(line)).unwrap_or_default();
    let mut words = first.split(|letter: char| letter.is_whitespace() || letter == '{');
    let word = words.next().unwrap_or_default().to_lowercase();
    match word.as_str() {
        "digraph" | "strict" => true,
        "graph" => first.contains('{'),
        _ => false,
    }
}
