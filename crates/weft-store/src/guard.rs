//! Connections that a malicious file cannot turn against the one who opens it.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::file::size;
use crate::original::MOST_BYTES;

/// Virtual instructions that opening may take beside one for each byte of the file.
const INSTRUCTIONS: u64 = 50_000_000;

/// How many of them pass between two looks at the budget.
const LOOK: i32 = 10_000;

/// A connection to a file that exists.
pub(crate) fn connect(path: &Path, writable: bool) -> rusqlite::Result<Connection> {
    let access = if writable {
        OpenFlags::SQLITE_OPEN_READ_WRITE
    } else {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    };
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    harden(&conn)?;
    keep_log_on_close(&conn, true)?;
    conn.busy_timeout(std::time::Duration::from_millis(500))?;
    Ok(conn)
}

/// Whether closing leaves the log of a crash alone: a file that is refused or damaged stays as it is.
pub(crate) fn keep_log_on_close(conn: &Connection, keep: bool) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)?;
    Ok(())
}

/// Turns off what a file could run, and bounds what it could ask for.
fn harden(conn: &Connection) -> rusqlite::Result<()> {
    let switches = [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    ];
    for (switch, on) in switches {
        conn.set_db_config(switch, on)?;
    }
    let limits = [
        // The tables of this crate are small, and so are its statements.
        (Limit::SQLITE_LIMIT_COLUMN, 32),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 10_000),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 32),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 8),
        (Limit::SQLITE_LIMIT_VDBE_OP, 100_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
        // A copy is written to an attached file.
        (Limit::SQLITE_LIMIT_ATTACHED, 1),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 32),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ];
    for (limit, most) in limits {
        conn.set_limit(limit, most)?;
    }
    limit_rows(conn, u64::MAX)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    conn.pragma_update(None, "temp_store", "MEMORY")
}

/// Bounds a row: by what a document may hold, and by what there is.
fn limit_rows(conn: &Connection, bytes: u64) -> rusqlite::Result<()> {
    // An original with its name, and some room for the smallest of files.
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let most = bytes.max(1 << 20).min(most.saturating_add(1 << 20));
    let most = i32::try_from(most).unwrap_or(i32::MAX);
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, most)?;
    Ok(())
}

/// Bounds how long opening may take: a file of loops is given up on.
///
/// No row may be larger than its file either: pages can be made to seem endless.
pub(crate) fn start_budget(conn: &mut Connection, path: &Path) -> rusqlite::Result<()> {
    let bytes = size(path);
    limit_rows(conn, bytes)?;
    let step = u64::from(LOOK.unsigned_abs());
    let mut left = INSTRUCTIONS.saturating_add(bytes) / step;
    let is_over = move || {
        left = left.saturating_sub(1);
        left == 0
    };
    conn.progress_handler(LOOK, Some(is_over))
}

/// Lifts the bounds of opening: the file is what it should be.
pub(crate) fn end_budget(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.progress_handler(0, None::<fn() -> bool>)?;
    limit_rows(conn, u64::MAX)
}
