//! Points of the history that somebody named, and whole documents kept at such points.
//!
//! A checkpoint is restored from the journal. The snapshot beside it is what is left when rows are
//! damaged.

use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, params};
use serde::Serialize;
use weft_core::Document;

use crate::journal::{Revision, wrong};
use crate::original::MOST_BYTES;
use crate::rows::json;
use crate::sum::sum;

/// How many snapshots are kept: more would only make the file larger.
const KEPT: i64 = 3;

/// A point of the history with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Checkpoint {
    /// The last change before it.
    pub revision: Revision,
    /// When it was made, as the caller said.
    pub at: Timestamp,
    /// Who made it, as the caller said.
    pub author: String,
    /// What it is called.
    pub name: String,
}

impl Checkpoint {
    fn sum(&self) -> i64 {
        sum(&[
            &self.revision.sql().to_le_bytes(),
            self.at.to_string().as_bytes(),
            self.author.as_bytes(),
            self.name.as_bytes(),
        ])
    }

    pub(crate) fn write(&self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let sql =
            "INSERT INTO checkpoint (revision, at, author, name, sum) VALUES (?1, ?2, ?3, ?4, ?5)";
        let at = self.at.to_string();
        transaction.execute(
            sql,
            params![self.revision.sql(), at, self.author, self.name, self.sum()],
        )?;
        Ok(())
    }
}

/// Every checkpoint, the oldest first.
pub(crate) fn all(conn: &Connection) -> rusqlite::Result<Vec<Checkpoint>> {
    let sql = "SELECT revision, at, author, name, sum FROM checkpoint ORDER BY id";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], checkpoint)?;
    rows.collect()
}

fn checkpoint(row: &Row<'_>) -> rusqlite::Result<Checkpoint> {
    let at: String = row.get(1)?;
    let checkpoint = Checkpoint {
        revision: Revision(u64::try_from(row.get::<_, i64>(0)?).unwrap_or(u64::MAX)),
        at: at
            .parse()
            .map_err(|error: jiff::Error| wrong(1, error.to_string()))?,
        author: row.get(2)?,
        name: row.get(3)?,
    };
    if row.get::<_, i64>(4)? == checkpoint.sum() {
        Ok(checkpoint)
    } else {
        Err(wrong(4, "a checkpoint is not what was written".to_owned()))
    }
}

/// The sum of the row of a snapshot.
pub(crate) fn snapshot_sum(revision: i64, document: &str) -> i64 {
    sum(&[&revision.to_le_bytes(), document.as_bytes()])
}

/// Keeps the whole document, and lets go of the oldest ones.
///
/// A document that is too large for one row is kept by its rows and its journal alone.
pub(crate) fn keep_snapshot(
    transaction: &Transaction<'_>,
    revision: Revision,
    document: &Document,
) -> rusqlite::Result<()> {
    let text = json(document);
    if text.len() > MOST_BYTES {
        return Ok(());
    }
    let sql = "INSERT INTO snapshot (revision, document, sum) VALUES (?1, ?2, ?3)
        ON CONFLICT (revision) DO NOTHING";
    let sum = snapshot_sum(revision.sql(), &text);
    transaction.execute(sql, params![revision.sql(), text, sum])?;
    let sql = "DELETE FROM snapshot WHERE revision NOT IN
        (SELECT revision FROM snapshot ORDER BY revision DESC LIMIT ?1)";
    transaction.execute(sql, [KEPT])?;
    Ok(())
}

/// The change after which the newest snapshot was made.
pub(crate) fn newest_snapshot(conn: &Connection) -> rusqlite::Result<Option<i64>> {
    conn.query_row("SELECT max(revision) FROM snapshot", [], |row| row.get(0))
}
