//! A workflow in a spreadsheet (formats.md section 2): one row a step, as CSV or in a workbook.

mod cells;
mod columns;
mod guard;
mod header;
mod read;
mod results;
mod table;
mod understood;
mod unpacked;
mod version;
mod workbook;
mod write;
mod xlsx;

pub use table::{is_header, read_csv, understood_csv};
pub use understood::{ColumnRead, Table, Taken, Understood};
pub use workbook::{read_workbook, understood_workbook};
pub use write::{csv_losses, write_cells, write_csv};
pub use xlsx::write_xlsx;
