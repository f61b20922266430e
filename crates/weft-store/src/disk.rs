//! The file of an open document: one transaction for each change, and a single file again at the end.

use std::path::PathBuf;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::DiskError;
use crate::file::Watched;

/// An open file.
#[derive(Debug)]
pub(crate) struct Disk {
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
    watched: Watched,
    /// Whether changes go to a write-ahead log: from the first one on, so that opening changes
    /// nothing. A crash leaves it on.
    logging: bool,
}

impl Disk {
    /// A file that was checked.
    pub(crate) fn new(conn: Connection, path: PathBuf) -> rusqlite::Result<Self> {
        conn.pragma_update(None, "synchronous", "FULL")?;
        let mode: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        Ok(Self {
            watched: Watched::new(&path),
            conn,
            path,
            logging: mode == "wal",
        })
    }

    /// What SQLite says, with the name of the file.
    pub(crate) fn named<T>(&self, result: rusqlite::Result<T>) -> Result<T, DiskError> {
        result.map_err(|error| DiskError::of(&self.path, error))
    }

    /// Does all of `work`, on the disk when this returns, or nothing of it.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, DiskError> {
        self.watched.check()?;
        let failed = |error| DiskError::of(&self.path, error);
        if !self.logging {
            set_journal(&self.conn, "WAL").map_err(failed)?;
            self.logging = true;
        }
        let behavior = TransactionBehavior::Immediate;
        let begun = self.conn.transaction_with_behavior(behavior);
        let transaction = begun.map_err(failed)?;
        let value = work(&transaction).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        self.watched.remember_log();
        Ok(value)
    }

    /// Brings everything into the one file.
    pub(crate) fn settle(&mut self) -> Result<(), DiskError> {
        if !self.logging {
            return Ok(());
        }
        self.watched.check()?;
        let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
        let settled = self.conn.query_row(checkpoint, [], |_| Ok(()));
        self.named(settled)?;
        // Somebody who reads the document keeps its log alive, but it is empty now.
        if set_journal(&self.conn, "DELETE").is_ok() {
            self.logging = false;
        }
        Ok(())
    }
}

fn set_journal(conn: &Connection, mode: &str) -> rusqlite::Result<()> {
    conn.pragma_update_and_check(None, "journal_mode", mode, |_| Ok(()))
}
