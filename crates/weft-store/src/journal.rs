//! The journal: everything that ever happened to a document, in order, and never changed.
//!
//! Undo does not take a row away: it adds one that says what was taken back. Each row remembers
//! which row *undo* and which row *redo* would speak about after it, so that both go on where they
//! were after a restart, and a new edit after an undo forgets nothing.

use std::fmt;

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use weft_core::Edit;
use weft_core::edit::Sentence;

use crate::rows::json;
use crate::sum::sum;

/// A point of the history: 0 is the document as it was made, each change adds one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Revision(pub u64);

impl Revision {
    pub(crate) fn sql(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }

    pub(crate) fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How a change came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "subject")]
pub enum Kind {
    /// The document was made.
    Create,
    /// Somebody changed something.
    Edit,
    /// This change was taken back.
    Undo(Revision),
    /// This undo was taken back.
    Redo(Revision),
    /// The document became what it was after this change.
    Restore(Revision),
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Edit => "edit",
            Self::Undo(_) => "undo",
            Self::Redo(_) => "redo",
            Self::Restore(_) => "restore",
        }
    }

    fn subject(self) -> Option<Revision> {
        match self {
            Self::Create | Self::Edit => None,
            Self::Undo(of) | Self::Redo(of) | Self::Restore(of) => Some(of),
        }
    }

    fn of(word: &str, subject: Option<Revision>) -> Option<Self> {
        match (word, subject) {
            ("create", None) => Some(Self::Create),
            ("edit", None) => Some(Self::Edit),
            ("undo", Some(of)) => Some(Self::Undo(of)),
            ("redo", Some(of)) => Some(Self::Redo(of)),
            ("restore", Some(of)) => Some(Self::Restore(of)),
            _ => None,
        }
    }
}

/// One line of the history: who did what, when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Its number.
    pub revision: Revision,
    /// When it happened, as the caller said.
    pub at: Timestamp,
    /// Who did it, as the caller said.
    pub author: String,
    /// How it came about.
    #[serde(flatten)]
    pub kind: Kind,
    /// What changed; for an undo or a redo, the change that is taken back or repeated.
    pub sentence: Sentence,
}

/// A row of the journal; its edits are read when somebody needs them.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) entry: Entry,
    /// The row that *undo* takes back after this one.
    pub(crate) undo: Option<Revision>,
    /// The row that *redo* takes back after this one.
    pub(crate) redo: Option<Revision>,
    edit: String,
    inverse: String,
}

impl Record {
    /// What was done.
    pub(crate) fn edit(&self) -> rusqlite::Result<Edit> {
        parse(8, &self.edit)
    }

    /// What takes it back.
    pub(crate) fn inverse(&self) -> rusqlite::Result<Edit> {
        parse(9, &self.inverse)
    }
}

/// A row that is about to be written, with its edits as text.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) undo: Option<Revision>,
    pub(crate) redo: Option<Revision>,
    pub(crate) edit: &'a str,
    pub(crate) inverse: &'a str,
}

impl Draft<'_> {
    /// Adds the row.
    pub(crate) fn write(&self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let Entry {
            revision,
            at,
            author,
            kind,
            sentence,
        } = self.entry;
        let columns = Columns {
            revision: revision.sql(),
            at: at.to_string(),
            author: author.clone(),
            kind: kind.word().to_owned(),
            subject: kind.subject().map(Revision::sql),
            undo: self.undo.map(Revision::sql),
            redo: self.redo.map(Revision::sql),
            sentence: json(sentence),
        };
        let sql = "INSERT INTO journal
            (revision, at, author, kind, subject, undo, redo, sentence, edit, inverse, sum)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        transaction.execute(
            sql,
            params![
                columns.revision,
                columns.at,
                columns.author,
                columns.kind,
                columns.subject,
                columns.undo,
                columns.redo,
                columns.sentence,
                self.edit,
                self.inverse,
                columns.sum(self.edit, self.inverse),
            ],
        )?;
        Ok(())
    }
}

/// The columns of a row beside its edits.
struct Columns {
    revision: i64,
    at: String,
    author: String,
    kind: String,
    subject: Option<i64>,
    undo: Option<i64>,
    redo: Option<i64>,
    sentence: String,
}

impl Columns {
    fn sum(&self, edit: &str, inverse: &str) -> i64 {
        // No row has a negative number, so it can stand for none.
        let number = |one: Option<i64>| one.unwrap_or(-1).to_le_bytes();
        sum(&[
            &self.revision.to_le_bytes(),
            self.at.as_bytes(),
            self.author.as_bytes(),
            self.kind.as_bytes(),
            &number(self.subject),
            &number(self.undo),
            &number(self.redo),
            self.sentence.as_bytes(),
            edit.as_bytes(),
            inverse.as_bytes(),
        ])
    }
}

const SELECT: &str =
    "SELECT revision, at, author, kind, subject, undo, redo, sentence, edit, inverse, sum
    FROM journal WHERE revision BETWEEN ?1 AND ?2 ORDER BY revision";

/// The lines from one point to another, both included, the oldest first.
pub(crate) fn entries(
    conn: &Connection,
    from: Revision,
    to: Revision,
) -> rusqlite::Result<Vec<Entry>> {
    let mut statement = conn.prepare(SELECT)?;
    // The edits of a row may be large, and only its sum needs them here.
    let rows = statement.query_map([from.sql(), to.sql()], |row| Ok(record(row)?.entry))?;
    rows.collect()
}

/// The row of this point, if there is one.
pub(crate) fn one(conn: &Connection, revision: Revision) -> rusqlite::Result<Option<Record>> {
    let mut statement = conn.prepare(SELECT)?;
    let at = revision.sql();
    statement.query_row([at, at], record).optional()
}

/// The last point, if the journal is not empty.
pub(crate) fn last(conn: &Connection) -> rusqlite::Result<Option<Revision>> {
    let sql = "SELECT max(revision) FROM journal";
    let last: Option<i64> = conn.query_row(sql, [], |row| row.get(0))?;
    Ok(last.and_then(point))
}

fn record(row: &Row<'_>) -> rusqlite::Result<Record> {
    let columns = Columns {
        revision: row.get(0)?,
        at: row.get(1)?,
        author: row.get(2)?,
        kind: row.get(3)?,
        subject: row.get(4)?,
        undo: row.get(5)?,
        redo: row.get(6)?,
        sentence: row.get(7)?,
    };
    let (edit, inverse): (String, String) = (row.get(8)?, row.get(9)?);
    if row.get::<_, i64>(10)? != columns.sum(&edit, &inverse) {
        let found = format!("change {} is not what was written", columns.revision);
        return Err(wrong(10, found));
    }
    let Columns {
        revision,
        at,
        author,
        kind,
        subject,
        undo,
        redo,
        sentence,
    } = columns;
    let number = |at| move || wrong(at, "a number that no change has".to_owned());
    let kind = Kind::of(&kind, subject.and_then(point));
    Ok(Record {
        entry: Entry {
            revision: point(revision).ok_or_else(number(0))?,
            at: at
                .parse()
                .map_err(|error: jiff::Error| wrong(1, error.to_string()))?,
            author,
            kind: kind.ok_or_else(number(3))?,
            sentence: parse(7, &sentence)?,
        },
        undo: undo.and_then(point),
        redo: redo.and_then(point),
        edit,
        inverse,
    })
}

fn point(number: i64) -> Option<Revision> {
    u64::try_from(number).ok().map(Revision)
}

fn parse<T: for<'de> Deserialize<'de>>(column: usize, text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|error| wrong(column, error.to_string()))
}

/// A row that holds something else than was written.
pub(crate) fn wrong(column: usize, found: String) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, found.into())
}
