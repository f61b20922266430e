//! Logs that are tables: one row an event, and a column for each of what a count needs.

pub(super) mod clock;
pub(super) mod columns;
pub(super) mod csv;
pub(super) mod guess;
pub(super) mod rows;
