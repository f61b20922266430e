//! Engines against the counter of files: the same events, the same counts.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test panics where it fails"
)]

mod log;
mod postgres_counts;
mod server;
mod table;
