//! Files that were imported, kept as they were.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use serde::Serialize;

use crate::journal::wrong;
use crate::sum::sum;

/// How large a file may be to be kept, and how large a single change may be.
pub const MOST_BYTES: usize = 256 << 20;

/// A file that is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Its name.
    pub name: String,
    /// What it is: `application/xml`, `text/csv` …
    pub media_type: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// A file that was imported, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// Its number within the document.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// When it was imported, as the caller said.
    pub at: Timestamp,
    /// How many bytes it has.
    pub size: u64,
}

impl Original {
    fn sum(&self, at: &str) -> i64 {
        let (name, media_type) = (self.name.as_bytes(), self.media_type.as_bytes());
        sum(&[name, media_type, at.as_bytes(), &self.bytes])
    }

    pub(crate) fn write(
        &self,
        transaction: &Transaction<'_>,
        at: Timestamp,
    ) -> rusqlite::Result<i64> {
        let at = at.to_string();
        let sql =
            "INSERT INTO original (name, media_type, at, bytes, sum) VALUES (?1, ?2, ?3, ?4, ?5)";
        transaction.execute(
            sql,
            params![self.name, self.media_type, at, self.bytes, self.sum(&at)],
        )?;
        Ok(transaction.last_insert_rowid())
    }
}

/// Every file that was imported, the oldest first.
pub(crate) fn all(conn: &Connection) -> rusqlite::Result<Vec<Kept>> {
    let sql = "SELECT id, name, media_type, at, length(bytes) FROM original ORDER BY id";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let at: String = row.get(3)?;
        Ok(Kept {
            id: row.get(0)?,
            name: row.get(1)?,
            media_type: row.get(2)?,
            at: at
                .parse()
                .map_err(|error: jiff::Error| wrong(3, error.to_string()))?,
            size: u64::try_from(row.get::<_, i64>(4)?).unwrap_or(0),
        })
    })?;
    rows.collect()
}

/// An imported file with its bytes, if there is one with this number.
pub(crate) fn one(conn: &Connection, id: i64) -> rusqlite::Result<Option<Original>> {
    let sql = "SELECT name, media_type, bytes, at, sum FROM original WHERE id = ?1";
    conn.query_row(sql, [id], original).optional()
}

fn original(row: &Row<'_>) -> rusqlite::Result<Original> {
    let original = Original {
        name: row.get(0)?,
        media_type: row.get(1)?,
        bytes: row.get(2)?,
    };
    if row.get::<_, i64>(4)? == original.sum(&row.get::<_, String>(3)?) {
        Ok(original)
    } else {
        Err(wrong(4, "an imported file is not what was read".to_owned()))
    }
}
