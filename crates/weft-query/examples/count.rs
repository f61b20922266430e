//! Counts the log at an address and says how long it took.
//!
//! `cargo run -p weft-query --example count -- ADDRESS`

#![expect(clippy::print_stdout, reason = "a program for people in a terminal")]

use std::time::Instant;

use weft_query::{Options, QueryError, mine};

fn main() -> Result<(), QueryError> {
    let address = std::env::args().nth(1).unwrap_or_default();
    let started = Instant::now();
    let found = mine(&address, &Options::default())?;
    println!(
        "{} events, {} cases, {} directly-follows, {} hand-offs: {:.1} s, {} rows fetched",
        found.before.events,
        found.before.cases,
        found.before.follows.len(),
        found.before.handover.len(),
        started.elapsed().as_secs_f64(),
        found.rows,
    );
    Ok(())
}
