//! Counts an event log where it lies: inside PostgreSQL, or by the program `weft-engine` over folders of
//! Parquet and CSV and over clusters. Only the counts are fetched.
//!
//! One module has the [`sql`]: an engine brings the columns of a table as expressions and answers rows of
//! one shape, [`Row`], which [`Aggregates`] makes into the [`Tally`] that a reader of files would have made.
//!
//! **Invariants:** an engine gives the counts that [`weft_core::log::Counter`] gives for the same events;
//! sums that must be equal are, or there are no counts; every name that a user gave stands quoted in SQL, and
//! no value does; nothing is written, anywhere.

mod address;
mod aggregates;
mod check;
mod columns;
mod error;
mod options;
#[cfg(feature = "postgres")]
mod postgres;
mod program;
pub mod sql;

use std::path::Path;

pub use weft_core::Language;
use weft_core::Said;
use weft_core::log::{Tally, Vocabulary};

pub use address::{Address, is_address};
pub use aggregates::{Aggregates, FORMAT, Kind, Row};
pub use columns::{Column, Columns, Seen};
pub use error::QueryError;
pub use options::Options;
pub use program::NAME as PROGRAM;

/// The counts of a log, and what was noted on the way.
#[derive(Debug)]
pub struct Mined {
    /// The names that the counts speak of.
    pub names: Vocabulary,
    /// The counts; of cases before the date, where one was given.
    pub before: Tally,
    /// The counts of the cases from the date on.
    pub after: Option<Tally>,
    /// What was taken as what, and what else somebody should know.
    pub notes: Vec<Said>,
    /// How many rows were fetched.
    pub rows: usize,
}

/// Counts the log at an address: `postgres://…`, `df://…`, or a folder or pattern of files.
///
/// # Errors
///
/// The address is wrong, nobody answers there, a column is not there or has no times, or the engine
/// refused; the error says what was found and what was expected.
pub fn mine(address: &str, options: &Options) -> Result<Mined, QueryError> {
    mine_by(None, address, options)
}

/// [`mine`], with `weft-engine` at this place rather than where it is found.
///
/// # Errors
///
/// Those of [`mine`].
pub fn mine_by(
    program: Option<&Path>,
    address: &str,
    options: &Options,
) -> Result<Mined, QueryError> {
    let (address, options) = Address::parse(address, options)?;
    let (aggregates, notes) = match &address {
        #[cfg(feature = "postgres")]
        Address::Postgres(url) => postgres::count(url, &options)?,
        #[cfg(not(feature = "postgres"))]
        Address::Postgres(_) => return Err(QueryError::address(address.text())),
        Address::Cluster { .. } | Address::Files(_) => program::count(program, &address, &options)?,
    };
    check::check(&aggregates)?;
    let rows = aggregates.rows.len();
    let (names, before, after) = aggregates.tallies(options.split_at.is_some());
    Ok(Mined {
        names,
        before,
        after,
        notes,
        rows,
    })
}
