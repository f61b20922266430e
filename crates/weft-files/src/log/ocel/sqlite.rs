//! OCEL 2.0 as a database of SQLite, which is believed nothing of.
//!
//! It is opened for reading only and as if nobody else had it open, so nothing is written beside it.
//! Only tables of the standard are read, each by a plain scan: a view or a virtual table in their place
//! is refused, and triggers have nothing that could set them off.

use std::path::Path;
use std::rc::Rc;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use weft_core::log::Names;
use weft_core::{Said, said};

use super::Watch;
use super::collect::Collected;
use crate::log::source::Source;
use crate::log::time;
use crate::{Counted, FileError, Limits, Place};

/// How every database begins.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// Types of events at most: each has a table.
const MOST_TYPES: usize = 10_000;

pub(super) fn read(
    path: &Path,
    source: Source,
    limits: &Limits,
    watch: Watch<'_>,
) -> Result<Collected, FileError> {
    let connection = open(path, source, limits)?;
    let mut reader = Reader {
        connection: Rc::new(connection),
        collected: Collected::default(),
        events: Names::default(),
        numbers: Vec::new(),
    };
    reader.all(watch)?;
    Ok(reader.collected)
}

fn open(path: &Path, mut source: Source, limits: &Limits) -> Result<Connection, FileError> {
    if source.peek(MAGIC.len())? != MAGIC {
        return Err(FileError::wrong(
            Place::Whole,
            said!(
                "bytes that are no database",
                "Bytes, die keine Datenbank sind"
            ),
            expected(),
        ));
    }
    let connection = if source.is_packed() {
        in_memory(source, limits)?
    } else {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Connection::open_with_flags(address(path), flags).map_err(|error| damaged(&error))?
    };
    harden(&connection, limits).map_err(|error| damaged(&error))?;
    Ok(connection)
}

/// A packed database is unpacked into memory, up to the limit.
fn in_memory(source: Source, limits: &Limits) -> Result<Connection, FileError> {
    let bytes = source.unpacked(limits)?;
    let mut connection = Connection::open_in_memory().map_err(|error| damaged(&error))?;
    connection
        .deserialize_read_exact("main", bytes.as_slice(), bytes.len(), true)
        .map_err(|error| damaged(&error))?;
    Ok(connection)
}

/// The path as the address of a file that nobody changes.
fn address(path: &Path) -> String {
    let mut address = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_') {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address.push_str("?immutable=1");
    address
}

fn harden(connection: &Connection, limits: &Limits) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    let longest = i32::try_from(limits.value_bytes).unwrap_or(i32::MAX);
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, longest)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.set_limit(Limit::SQLITE_LIMIT_EXPR_DEPTH, 20)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "mmap_size", 0)
}

fn expected() -> Said {
    said!(
        "a database of OCEL 2.0, with the tables event, object, event_object and event_map_type",
        "eine Datenbank nach OCEL 2.0, mit den Tabellen event, object, event_object und event_map_type"
    )
}

fn damaged(error: &rusqlite::Error) -> FileError {
    FileError::wrong(
        Place::Whole,
        said!(
            "a damaged database ({error})",
            "eine beschädigte Datenbank („{error}“)"
        ),
        expected(),
    )
}

struct Reader {
    connection: Rc<Connection>,
    collected: Collected,
    /// Ids of events, and for each the number under which it was handed over.
    events: Names,
    numbers: Vec<u32>,
}

impl Reader {
    fn all(&mut self, watch: Watch<'_>) -> Result<(), FileError> {
        self.rows("object", &["ocel_id", "ocel_type"], |reader, row| {
            if let [Some(id), Some(object_type)] = row {
                reader.collected.object(id, object_type);
            }
        })?;
        let mut types = Vec::new();
        let columns = ["ocel_type", "ocel_type_map"];
        self.rows("event_map_type", &columns, |_, row| {
            if let [Some(name), Some(map)] = row {
                types.push((name.clone(), map.clone()));
            }
        })?;
        if types.len() > MOST_TYPES {
            return Err(FileError::TooLarge {
                of: Counted::Parts,
                found: u64::try_from(types.len()).unwrap_or(u64::MAX),
                limit: u64::try_from(MOST_TYPES).unwrap_or(u64::MAX),
            });
        }
        // The order of events is that of this table.
        let mut order = Vec::new();
        self.rows("event", &["ocel_id", "ocel_type"], |reader, row| {
            if let [Some(id), Some(_)] = row {
                reader.events.number(id);
            }
        })?;
        order.resize(self.events.len(), None);
        for (name, map) in &types {
            self.events_of(name, map, &mut order)?;
            if watch(self.collected.count_of_events()).is_break() {
                return Err(FileError::Stopped);
            }
        }
        self.hand_over(order);
        let columns = ["ocel_event_id", "ocel_object_id"];
        self.rows("event_object", &columns, |reader, row| {
            if let [Some(event), Some(object)] = row
                && let Some(event) = reader.events.known(event)
                && let Some(&event) = reader.numbers.get(event as usize)
                && event != u32::MAX
            {
                reader.collected.relation(event, object);
            }
        })
    }

    /// Reads the events of a type, which have a table of their own.
    fn events_of(
        &mut self,
        name: &str,
        map: &str,
        order: &mut [Option<Happened>],
    ) -> Result<(), FileError> {
        let table = format!("event_{map}");
        let columns = self.columns(&table)?;
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let place = |wanted: &str| columns.iter().position(|column| *column == wanted);
        let (Some(id), Some(time)) = (place("ocel_id"), place("ocel_time")) else {
            return Err(FileError::wrong(
                Place::Path(table),
                said!(
                    "no columns ocel_id and ocel_time",
                    "keine Spalten ocel_id und ocel_time"
                ),
                expected(),
            ));
        };
        self.rows(&table, &columns, |reader, row| {
            let event = row.get(id).cloned().flatten();
            let event = event.and_then(|id| reader.events.known(&id));
            let Some(event) = event.and_then(|event| order.get_mut(event as usize)) else {
                return;
            };
            let named = columns.iter().zip(row).enumerate();
            let attributes = named.filter(|(index, _)| *index != id && *index != time);
            *event = Some(Happened {
                activity: name.to_owned(),
                time: row.get(time).cloned().flatten().unwrap_or_default(),
                attributes: attributes
                    .filter_map(|(_, (name, value))| Some(((*name).to_owned(), value.clone()?)))
                    .collect(),
            });
        })
    }

    fn hand_over(&mut self, order: Vec<Option<Happened>>) {
        for happened in order {
            let Some(happened) = happened else {
                self.numbers.push(u32::MAX);
                continue;
            };
            let moment = time::iso(happened.time.as_bytes());
            let event = self
                .collected
                .event(&happened.activity, &happened.time, moment);
            self.numbers.push(event);
            for (name, value) in &happened.attributes {
                self.collected.attribute(event, name, value);
            }
        }
    }

    /// The columns of a table; an error where there is no such table, or it is none.
    fn columns(&self, table: &str) -> Result<Vec<String>, FileError> {
        let says = "SELECT type, sql FROM sqlite_schema WHERE name = ?1 COLLATE NOCASE AND type IN ('table', 'view')";
        let found = self.connection.query_row(says, [table], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?))
        });
        let is_plain = match found {
            Ok((kind, sql)) => {
                let sql = sql.unwrap_or_default().to_lowercase();
                kind == "table" && !sql.trim_start().starts_with("create virtual")
            }
            Err(rusqlite::Error::QueryReturnedNoRows) => {
                return Err(FileError::wrong(
                    Place::Whole,
                    said!("no table {table}", "keine Tabelle {table}"),
                    expected(),
                ));
            }
            Err(error) => return Err(damaged(&error)),
        };
        if !is_plain {
            return Err(FileError::wrong(
                Place::Path(table.to_owned()),
                said!(
                    "a view or a virtual table, which would run what it says",
                    "eine Sicht oder virtuelle Tabelle, die ausführen würde, was in ihr steht"
                ),
                said!("a plain table", "eine einfache Tabelle"),
            ));
        }
        // Columns that are computed are hidden ones.
        let says = "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0 ORDER BY cid";
        let names = self.connection.prepare(says).and_then(|mut statement| {
            let names = statement.query_map([table], |row| row.get(0))?;
            names.collect::<rusqlite::Result<Vec<String>>>()
        });
        names.map_err(|error| damaged(&error))
    }

    /// Every row of a table, in the order in which it was written.
    fn rows(
        &mut self,
        table: &str,
        columns: &[&str],
        mut take: impl FnMut(&mut Self, &[Option<String>]),
    ) -> Result<(), FileError> {
        let known = self.columns(table)?;
        if let Some(missing) = columns
            .iter()
            .find(|one| !known.iter().any(|name| name == *one))
        {
            return Err(FileError::wrong(
                Place::Path(table.to_owned()),
                said!("no column {missing}", "keine Spalte {missing}"),
                expected(),
            ));
        }
        let quoted: Vec<String> = columns.iter().map(|name| quote(name)).collect();
        let says = format!("SELECT {} FROM {}", quoted.join(", "), quote(table));
        let connection = Rc::clone(&self.connection);
        let read = connection.prepare(&says).and_then(|mut statement| {
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let cells = (0..columns.len()).map(|index| Ok(text(row.get_ref(index)?)));
                take(self, &cells.collect::<rusqlite::Result<Vec<_>>>()?);
            }
            Ok(())
        });
        read.map_err(|error| damaged(&error))
    }
}

/// An event, until all of them are there.
#[derive(Debug, Clone)]
struct Happened {
    activity: String,
    time: String,
    attributes: Vec<(String, String)>,
}

fn text(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Null | ValueRef::Blob(_) => None,
    }
}

/// A name as SQL quotes it.
fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
