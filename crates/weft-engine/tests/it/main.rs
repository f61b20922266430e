//! DataFusion, Ballista and PostgreSQL against the counter of files: the same events, the same counts.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test panics where it fails"
)]

mod cluster;
mod files;
mod folder;
#[path = "../../../weft-query/tests/it/log.rs"]
mod log;
#[path = "../../../weft-query/tests/it/server.rs"]
mod server;
#[path = "../../../weft-query/tests/it/table.rs"]
mod table;
