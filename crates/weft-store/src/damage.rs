//! Documents that can be read but not written: why, and what of a damaged one is left.

use std::fmt;

use rusqlite::{Connection, Row};
use serde::Serialize;
use weft_core::{Document, Language, Said};

use crate::checkpoint::snapshot_sum;
use crate::journal::{Revision, one};

/// Why a document is open for reading only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadOnly {
    /// Somebody else has it open.
    OpenElsewhere,
    /// The file or its folder may not be written.
    Protected,
    /// Something in the file is not what was written.
    Damaged,
}

impl ReadOnly {
    /// Why, and what to do.
    #[must_use]
    pub fn says(self, language: Language) -> &'static str {
        match self {
            Self::OpenElsewhere => language.pick(
                "it is open in another window; close it there, or save a copy here",
                "das Dokument ist in einem anderen Fenster offen; dort schließen, oder hier eine Kopie sichern",
            ),
            Self::Protected => language.pick(
                "the file or its folder may not be written; save a copy elsewhere",
                "in die Datei oder ihren Ordner darf nicht geschrieben werden; eine Kopie anderswo sichern",
            ),
            Self::Damaged => language.pick(
                "the file is damaged; what can be read is shown; save that, or the last good state, as a new document",
                "die Datei ist beschädigt; gezeigt wird, was lesbar ist; das, oder den letzten guten Stand, als neues Dokument sichern",
            ),
        }
    }
}

/// Why, in English.
impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.says(Language::English))
    }
}

/// What is wrong with a file, and what is left of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Damage {
    /// What was found, as much as anybody would read.
    pub found: Vec<Said>,
    /// The last change up to which the document could be put together again, and the document as it
    /// was then: from the last good snapshot, and what was done since as far as it can be read.
    pub last_good: Option<(Revision, Box<Document>)>,
}

impl Damage {
    /// What was found, in one line.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        let found: Vec<&str> = self.found.iter().map(|one| one.says(language)).collect();
        found.join("; ")
    }
}

/// Puts the document together from the newest snapshot that can be read, and the changes after it.
pub(crate) fn last_good(conn: &Connection) -> Option<(Revision, Box<Document>)> {
    let (mut revision, mut document) = newest_snapshot(conn)?;
    while let Ok(Some(record)) = one(conn, revision.next()) {
        let Ok(edit) = record.edit() else { break };
        if document.apply(edit).is_err() {
            break;
        }
        revision = revision.next();
    }
    Some((revision, Box::new(document)))
}

/// The newest snapshot that is what was written.
fn newest_snapshot(conn: &Connection) -> Option<(Revision, Document)> {
    let sql = "SELECT revision, document, sum FROM snapshot ORDER BY revision DESC";
    let mut statement = conn.prepare(sql).ok()?;
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?));
    let mut rows = statement.query_map([], read).ok()?;
    rows.find_map(|row| {
        let (revision, text, sum): (i64, String, i64) = row.ok()?;
        if sum != snapshot_sum(revision, &text) {
            return None;
        }
        let revision = Revision(u64::try_from(revision).ok()?);
        Some((revision, serde_json::from_str(&text).ok()?))
    })
}
