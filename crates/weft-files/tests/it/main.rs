//! The readers and writers as their callers see them.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it did, and panics where it fails"
)]

mod bpmn;
mod bpmn_amend;
mod bpmn_diff;
mod bpmn_out;
mod bpmn_revise;
mod corpus;
mod csv;
mod diagram;
mod drawio;
mod german;
mod hostile;
mod json;
mod log;
mod open;
mod pictures;
mod schema;
mod seeds;
mod workbook;
mod xml;
