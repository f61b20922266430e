//! The tables, and how a document of an older version gets those of this one.

use rusqlite::{Connection, Transaction, TransactionBehavior};
use weft_core::{Said, said};

/// Marks a file as a Weft document: `Weft` in ASCII.
pub(crate) const APPLICATION: i32 = 0x5765_6674;

/// Every migration, oldest first. Released scripts never change; add a new one instead.
const MIGRATIONS: &[&str] = &[include_str!("../migrations/0001_document.sql")];

/// The version of the newest schema.
#[expect(
    clippy::cast_possible_wrap,
    reason = "there are never more migrations than fit an i64"
)]
pub(crate) const NEWEST: i64 = MIGRATIONS.len() as i64;

/// Brings the database to the newest schema, all or nothing.
pub(crate) fn upgrade(conn: &mut Connection) -> rusqlite::Result<()> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    migrate(&transaction, found, NEWEST)?;
    transaction.commit()
}

/// The version of the schema that a file says it has.
pub(crate) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn migrate(transaction: &Transaction<'_>, from: i64, to: i64) -> rusqlite::Result<()> {
    for (script, version) in MIGRATIONS.iter().zip(1_i64..) {
        if (from + 1..=to).contains(&version) {
            transaction.execute_batch(script)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", to)
}

/// A table, index, trigger or view as SQLite lists it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Object {
    kind: String,
    name: String,
    sql: Option<String>,
}

fn objects(conn: &Connection) -> rusqlite::Result<Vec<Object>> {
    let sql = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name, sql";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(Object {
            kind: row.get(0)?,
            name: row.get(1)?,
            sql: row.get(2)?,
        })
    })?;
    rows.collect()
}

/// What a file has that a document of its version has not, or the other way round.
///
/// Nothing of a file is queried before this: a trigger, a view or a changed table is never used.
pub(crate) fn foreign(conn: &Connection, version: i64) -> rusqlite::Result<Option<Said>> {
    let mut blank = Connection::open_in_memory()?;
    let transaction = blank.transaction()?;
    migrate(&transaction, 0, version)?;
    let expected = objects(&transaction)?;
    let found = objects(conn)?;
    let strange = found.iter().find(|one| !expected.contains(one));
    let missing = expected.iter().find(|one| !found.contains(one));
    Ok(match (strange, missing) {
        (Some(one), _) => Some(said!(
            "the {} “{}”",
            "„{}“ „{}“",
            one.kind,
            short(&one.name)
        )),
        (None, Some(one)) => Some(said!(
            "no {} “{}”",
            "es fehlt: „{}“ „{}“",
            one.kind,
            one.name
        )),
        (None, None) if found.len() != expected.len() => {
            Some(said!("an object twice", "ein Objekt zweimal"))
        }
        (None, None) => None,
    })
}

/// A name that fits into a sentence, whatever somebody called it.
fn short(name: &str) -> String {
    name.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_strict() {
        let mut conn = Connection::open_in_memory().unwrap();
        upgrade(&mut conn).unwrap();
        let sql = "SELECT count(*), sum(strict) FROM pragma_table_list
            WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'";
        let (all, strict): (i64, i64) = conn
            .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        assert_eq!(all, strict, "a wrong type is refused when it is written");
        assert_eq!(
            foreign(&conn, NEWEST).unwrap(),
            None,
            "a new document has what is expected"
        );
        assert_eq!(
            version(&conn).unwrap(),
            NEWEST,
            "and is of the newest version"
        );
    }

    #[test]
    fn an_upgrade_is_done_once() {
        let mut conn = Connection::open_in_memory().unwrap();
        upgrade(&mut conn).unwrap();
        upgrade(&mut conn).unwrap();
        assert_eq!(
            foreign(&conn, NEWEST).unwrap(),
            None,
            "nothing is pending the second time"
        );
    }
}
