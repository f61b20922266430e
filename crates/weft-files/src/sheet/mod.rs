//! A workflow in a spreadsheet, saved as CSV (formats.md section 2): one row a step.

mod cells;
mod columns;
mod read;
mod table;
mod version;
mod write;

pub use read::{is_header, read_csv};
pub use write::{csv_losses, write_cells, write_csv};
