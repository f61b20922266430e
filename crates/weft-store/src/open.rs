//! Opening a document: nothing of the file is believed before it was checked.

use std::path::Path;

use rusqlite::{Connection, ErrorCode};
use weft_core::{Said, said};

use crate::damage::{Damage, ReadOnly, last_good};
use crate::disk::Disk;
use crate::error::{DiskError, OpenError};
use crate::file::{check_header, check_version, is_protected, real_path, size};
use crate::guard::{connect, end_budget, keep_log_on_close, start_budget};
use crate::load::{Found, Loaded, check, load};
use crate::lock::{Lock, Taken};
use crate::schema::{NEWEST, foreign, upgrade, version};
use crate::store::Store;

impl Store {
    /// Opens a document. Where it may not be written or is damaged, it is open for reading only, and
    /// [`Self::read_only`] says why.
    ///
    /// # Errors
    ///
    /// Where there is no such file, it is no Weft document, of a newer version, changed by another
    /// program, or damaged beyond reading. The file is not changed then.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let path = real_path(path)?;
        let taken = Lock::take(&path);
        Self::open_locked(&path, taken)
    }

    pub(crate) fn open_locked(path: &Path, taken: Taken) -> Result<Self, OpenError> {
        let (lock, mut read_only) = match taken {
            Taken::Yes(lock) => (
                Some(lock),
                is_protected(path).then_some(ReadOnly::Protected),
            ),
            Taken::Held => (None, Some(ReadOnly::OpenElsewhere)),
            Taken::Impossible => (None, Some(ReadOnly::Protected)),
        };
        // The one who holds the lock has checked it, and may be in this program: closing another
        // handle of the file would take SQLite's locks away there.
        if read_only != Some(ReadOnly::OpenElsewhere) {
            check_header(path)?;
        }
        let disk = |error| DiskError::of(path, error);
        let mut conn = connect(path, read_only.is_none()).map_err(disk)?;
        start_budget(&mut conn, path).map_err(disk)?;
        let version = inspect(&conn, path)?;
        if read_only.is_none() && conn.is_readonly("main").map_err(disk)? {
            read_only = Some(ReadOnly::Protected);
        }
        if version < NEWEST {
            if read_only.is_some() {
                let path = path.to_owned();
                return Err(OpenError::Older { path });
            }
            upgrade(&mut conn).map_err(disk)?;
        }
        let mut found = Found::default();
        check(&conn, &mut found);
        let loaded = load(&conn, size(path), &mut found);
        let damage = damage(&conn, path, &loaded, found)?;
        if damage.is_some() {
            read_only = Some(ReadOnly::Damaged);
        }
        end_budget(&mut conn).map_err(disk)?;
        keep_log_on_close(&conn, damage.is_some()).map_err(disk)?;
        Ok(Self {
            disk: Disk::new(conn, path.to_owned()).map_err(disk)?,
            document: loaded.document,
            ranks: loaded.ranks,
            head: loaded.head,
            read_only,
            damage,
            _lock: lock,
        })
    }
}

/// Refuses what is no document, by its marks and its tables; answers its version.
fn inspect(conn: &Connection, path: &Path) -> Result<i64, OpenError> {
    let refused = |error| refused(path, error);
    let version = version(conn).map_err(refused)?;
    check_version(path, version)?;
    match foreign(conn, version).map_err(refused)? {
        Some(found) => Err(OpenError::Foreign {
            path: path.to_owned(),
            found,
        }),
        None => Ok(version),
    }
}

/// Why the list of tables could not be read.
fn refused(path: &Path, error: rusqlite::Error) -> OpenError {
    let path = path.to_owned();
    let found = said!("{error}", "„{error}“");
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => OpenError::NotADocument { path, found },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::OperationInterrupted | ErrorCode::TooBig) => {
            OpenError::Unreadable { path, found }
        }
        _ => DiskError::of(&path, error).into(),
    }
}

/// What is wrong, if anything is, and what is left.
fn damage(
    conn: &Connection,
    path: &Path,
    loaded: &Loaded,
    found: Found,
) -> Result<Option<Damage>, OpenError> {
    if found.0.is_empty() {
        return Ok(None);
    }
    let last_good = last_good(conn);
    let is_empty = loaded
        .ranks
        .0
        .iter()
        .all(|version| version.ranks.is_empty());
    if is_empty && last_good.is_none() {
        return Err(OpenError::Unreadable {
            path: path.to_owned(),
            found: Said::of(|language| {
                let found: Vec<&str> = found.0.iter().map(|one| one.says(language)).collect();
                found.join("; ")
            }),
        });
    }
    Ok(Some(Damage {
        found: found.0,
        last_good,
    }))
}
