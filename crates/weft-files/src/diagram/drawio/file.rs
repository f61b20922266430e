//! The pages of a draw.io file and their cells.

use std::collections::BTreeSet;

use weft_core::{Said, said};

use super::parse::Parser;
use super::unpack::{Broken, unpacked};
use crate::{FileError, Limits, Place, text};

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) cells: Vec<Cell>,
    /// What it holds where it is packed.
    pub(super) packed: String,
    /// Where it starts.
    pub(super) at: usize,
}

/// A shape, a line, a layer, or a label.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) id: String,
    pub(super) parent: Option<String>,
    pub(super) value: String,
    pub(super) style: String,
    pub(super) is_vertex: bool,
    pub(super) is_edge: bool,
    pub(super) is_hidden: bool,
    pub(super) source: Option<String>,
    pub(super) target: Option<String>,
    /// Left, top, width and height, counted from its parent; absent where it sits on a line or border.
    pub(super) area: Option<[f64; 4]>,
    /// Whether it sits on a line or border.
    pub(super) is_relative: bool,
    /// Where it starts.
    pub(super) at: usize,
}

/// Everything that a file holds.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) pages: Vec<Page>,
    /// The names of data that people gave to shapes.
    pub(super) data: BTreeSet<String>,
}

impl Page {
    /// Unpacks the page if it is packed; `left` are the bytes that all pages may still take.
    pub(super) fn unpack(
        &mut self,
        file: &str,
        limits: &Limits,
        left: &mut u64,
        data: &mut BTreeSet<String>,
    ) -> Result<(), FileError> {
        let packed = std::mem::take(&mut self.packed);
        if packed.trim().is_empty() || !self.cells.is_empty() {
            return Ok(());
        }
        let place = place_of_page(file, self.at, &self.name);
        let inside = match packed.trim_start().starts_with('<') {
            true => packed,
            false => unpacked(&packed, *left).map_err(|broken| match broken {
                Broken::Limit(error) => error,
                Broken::Found(found) => FileError::wrong(place.clone(), found, expected()),
            })?,
        };
        let taken = u64::try_from(inside.len()).unwrap_or(u64::MAX);
        *left = left.saturating_sub(taken);
        let mut inside = Parser::of_page(&inside, limits, self.at, place).read()?;
        data.append(&mut inside.data);
        self.cells = inside
            .pages
            .into_iter()
            .flat_map(|page| page.cells)
            .collect();
        Ok(())
    }
}

fn place_of_page(file: &str, at: usize, name: &str) -> Place {
    let before = file.as_bytes().get(..at).unwrap_or_default();
    let (line, column) = text::position(before);
    Place::Line {
        line,
        column,
        path: name.chars().take(60).collect(),
    }
}

/// What a draw.io file is.
pub(super) fn expected() -> Said {
    said!("a diagram of draw.io", "ein Diagramm von draw.io")
}
