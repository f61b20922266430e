//! The readers and writers as their callers see them.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it did, and panics where it fails"
)]

mod bpmn;
mod corpus;
mod csv;
mod german;
mod json;
mod open;
mod schema;
mod seeds;
mod workbook;
