//! Logs that are tables: one row an event, and a column for each of what a count needs.

mod batch;
pub(super) mod clock;
mod columns;
pub(super) mod csv;
pub(super) mod guess;
mod keys;
pub(super) mod parquet;
mod rows;
