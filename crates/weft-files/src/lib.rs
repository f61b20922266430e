//! Foreign formats: bytes in, documents out, and back.
//!
//! **Invariants:** bad input is an error that says where, what was found and what was expected, never
//! a panic; nothing outside the given bytes is read; and what was repaired or ignored is in the notes.

mod bpmn;
mod diagram;
mod error;
mod json;
mod limits;
mod log;
mod many;
mod media;
mod note;
mod open;
mod output;
mod picture;
mod sheet;
mod stumble;
mod text;

pub use bpmn::{
    BpmnAttribute, BpmnChange, BpmnDiff, BpmnElement, Revised, bpmn_losses, diff_bpmn, read_bpmn,
    revise_bpmn, write_bpmn,
};
pub use diagram::{
    diagram_losses, mermaid_limits, read_dot, read_drawio, read_mermaid, write_dot, write_mermaid,
};
pub use error::{Complaint, Counted, FileError, Place, Tried, system_says};
pub use json::{read_json, write_json};
pub use limits::Limits;
pub use log::{
    LogColumn, LogColumns, LogColumnsGuess, LogField, LogObjectType, LogObjects, LogOptions,
    LogProgress, LogRead, LogTable, is_log, log_columns, read_log,
};
pub use many::{join, read_many};
pub use media::media_type;
pub use note::{Note, Read};
pub use open::{Format, bytes_of, read, read_bytes, understood, understood_bytes};
pub use output::write_whole;
pub use picture::{embed_png, embed_svg, read_picture};
pub use sheet::{
    ColumnRead, Table, Taken, Understood, csv_losses, is_header, read_csv, read_workbook,
    understood_csv, understood_workbook, write_cells, write_csv, write_xlsx,
};
pub use stumble::hush_caught_panics;
