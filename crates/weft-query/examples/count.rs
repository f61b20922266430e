//! Counts the log at an address, and says how long that took and how many rows were fetched; for
//! `benches/engine/run.sh`.

#![expect(clippy::print_stdout, reason = "a measurement is printed")]

use std::time::Instant;

use weft_query::{Options, QueryError, mine};

fn main() -> Result<(), QueryError> {
    let address = std::env::args().nth(1).unwrap_or_default();
    let began = Instant::now();
    let found = mine(&address, &Options::default())?;
    println!(
        "{:.1} s, {} events, {} rows",
        began.elapsed().as_secs_f64(),
        found.before.events,
        found.rows
    );
    Ok(())
}
