//! Flowcharts: Mermaid and Graphviz DOT, in and out, and diagrams of draw.io, in.
//!
//! Each reader makes a [`drawing::Drawing`], and one builder makes the document of it. What a drawing does
//! not show, our own files carry in comments (`kept`): **what is drawn wins over what a comment says**, so
//! that a file can be edited by hand, and one that nobody edited comes back without loss.
//!
//! The grammars are our own: libraries drop comments, forget the lines of nodes, and recurse without a bound.

mod build;
mod cursor;
mod dot;
mod drawing;
mod drawio;
mod flow;
mod frames;
mod kept;
mod label;
mod losses;
mod mermaid;
mod repair;
mod sketch;

use crate::Format;

pub use dot::{read_dot, write_dot};
pub(crate) use drawio::is_drawio;
pub use drawio::read_drawio;
pub use losses::diagram_losses;
pub use mermaid::{mermaid_limits, read_mermaid, write_mermaid};

/// Tells by its first words which kind of flowchart a text is.
pub(crate) fn format_of(text: &str) -> Option<Format> {
    if mermaid::is_mermaid(text) {
        Some(Format::Mermaid)
    } else if dot::is_dot(text) {
        Some(Format::Dot)
    } else if is_drawio(text) {
        Some(Format::Drawio)
    } else {
        None
    }
}
