//! Reading a document from its rows, as far as they can be read.
//!
//! What cannot be read is named and left out; whoever opens the document decides what that means.

use rusqlite::{Connection, Row};
use serde::Deserialize;
use weft_core::edit::{Frame, Header};
use weft_core::workflow::{Redesign, Step, Workflow};
use weft_core::{Document, Said, said, sentence};

use crate::journal::{Revision, last, one};
use crate::ranks::{Part, Ranks, VersionRanks};
use crate::rows::{part_sum, step_sum, version_sum};

/// What was found wrong with a file, each thing once, as much as anybody would read.
#[derive(Debug, Default)]
pub(crate) struct Found(pub(crate) Vec<Said>);

impl Found {
    /// More would help nobody.
    const MOST: usize = 20;

    pub(crate) fn add(&mut self, what: Said) {
        if self.0.len() < Self::MOST && !self.0.contains(&what) {
            self.0.push(what);
        }
    }

    /// The value, or a word about why there is none.
    fn take<T, E: std::fmt::Display>(&mut self, of: &Said, value: Result<T, E>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(error) => {
                // What the database says has no German.
                self.add(Said::of(|language| {
                    sentence!(language;
                        "{} cannot be read: {error}",
                        "{} nicht lesbar: „{error}“",
                        of.says(language),
                    )
                }));
                None
            }
        }
    }
}

/// A document as its rows say, and where its history stands.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) document: Document,
    pub(crate) ranks: Ranks,
    pub(crate) head: Head,
}

/// Where the history stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// The last change.
    pub(crate) revision: Revision,
    /// What *undo* would take back.
    pub(crate) undo: Option<Revision>,
    /// What *redo* would take back.
    pub(crate) redo: Option<Revision>,
}

/// Asks SQLite whether the pages hang together and every step has a version.
pub(crate) fn check(conn: &Connection, found: &mut Found) {
    let pages = lines(conn, "PRAGMA integrity_check(20)");
    let file = said!("the file", "die Datei");
    for line in found.take(&file, pages).into_iter().flatten() {
        if line != "ok" {
            found.add(said!("{line}", "„{line}“"));
        }
    }
    let strays = lines(conn, "PRAGMA foreign_key_check");
    for table in found.take(&file, strays).into_iter().flatten() {
        found.add(said!(
            "a row of “{table}” belongs to nothing",
            "eine Zeile von „{table}“ gehört zu nichts"
        ));
    }
}

fn lines(conn: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.take(Found::MOST).collect()
}

/// Reads what can be read; `bytes` is how much a sound file can hold at most.
pub(crate) fn load(conn: &Connection, bytes: u64, found: &mut Found) -> Loaded {
    let mut left = bytes;
    let mut loaded = Loaded::default();
    parts(conn, &mut loaded.document, found);
    let versions = query(
        conn,
        &said!("the versions", "die Fassungen"),
        VERSIONS,
        [],
        version,
        found,
    );
    for (place, row) in versions.into_iter().enumerate() {
        let name = row.name.clone();
        let id = row.id;
        let (mut workflow, mut ranks) = (row.frame(found), Vec::new());
        for step in query(conn, &a_step(), STEPS, [id], step, found) {
            let Some(rest) = left.checked_sub(step.bytes()) else {
                found.add(said!(
                    "more steps than the file has room for",
                    "mehr Schritte, als die Datei Platz hat"
                ));
                break;
            };
            left = rest;
            if let Some((rank, step)) = step.read(id, found) {
                ranks.push(rank);
                workflow.steps.push(step);
            }
        }
        loaded.ranks.0.push(VersionRanks { id, ranks });
        match place {
            0 => loaded.document.baseline = workflow,
            _ => loaded.document.redesigns.push(Redesign { name, workflow }),
        }
    }
    if loaded.ranks.0.is_empty() {
        found.add(said!("there is no baseline", "es gibt keine Ausgangslage"));
    }
    loaded.head = head(conn, found);
    loaded
}

/// The rows of a query up to the first that cannot be read.
fn query<T, P: rusqlite::Params>(
    conn: &Connection,
    of: &Said,
    sql: &str,
    params: P,
    row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    found: &mut Found,
) -> Vec<T> {
    let mut read = Vec::new();
    let result = conn.prepare(sql).and_then(|mut statement| {
        for value in statement.query_map(params, row)? {
            read.push(value?);
        }
        Ok(())
    });
    found.take(of, result);
    read
}

fn parts(conn: &Connection, document: &mut Document, found: &mut Found) {
    for part in Part::ALL {
        let name = part.name();
        let sql = "SELECT body, sum FROM part WHERE name = ?1";
        let row = conn.query_row(sql, [name], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        });
        let Some((body, sum)) = found.take(&said!("the {name}", "„{name}“"), row) else {
            continue;
        };
        if sum != part_sum(name, &body) {
            found.add(said!(
                "the {name} is not what was written",
                "„{name}“ ist nicht, was geschrieben wurde"
            ));
            continue;
        }
        let of = said!("{name}", "„{name}“");
        match part {
            Part::Header => {
                if let Some(header) = parse::<Header>(&of, &body, found) {
                    document.title = header.title;
                    document.case = header.case;
                    document.cases_per_week = header.cases_per_week;
                    document.stakes = header.stakes;
                    document.suggestions = header.suggestions;
                    document.extra = header.extra;
                }
            }
            Part::Roles => document.roles = parse(&of, &body, found).unwrap_or_default(),
            Part::Waivers => document.waivers = parse(&of, &body, found).unwrap_or_default(),
            Part::Plan => document.plan = parse(&of, &body, found).unwrap_or_default(),
        }
    }
}

fn parse<T: for<'de> Deserialize<'de>>(of: &Said, body: &str, found: &mut Found) -> Option<T> {
    found.take(of, serde_json::from_str(body))
}

/// A row of a version.
struct VersionRow {
    id: i64,
    place: i64,
    name: Option<String>,
    frame: String,
    sum: i64,
}

const VERSIONS: &str = "SELECT id, place, name, frame, sum FROM version ORDER BY place, id";

fn version(row: &Row<'_>) -> rusqlite::Result<VersionRow> {
    Ok(VersionRow {
        id: row.get(0)?,
        place: row.get(1)?,
        name: row.get(2)?,
        frame: row.get(3)?,
        sum: row.get(4)?,
    })
}

impl VersionRow {
    /// The version without its steps.
    fn frame(self, found: &mut Found) -> Workflow {
        let Self {
            id,
            place,
            name,
            frame,
            sum,
        } = self;
        if sum != version_sum(id, place, name.as_deref(), &frame) {
            found.add(said!(
                "version {place} is not what was written",
                "Fassung {place} ist nicht, was geschrieben wurde"
            ));
            return Workflow::default();
        }
        let frame: Frame =
            parse(&said!("a version", "eine Fassung"), &frame, found).unwrap_or_default();
        Workflow {
            start: frame.start,
            steps: Vec::new(),
            messages: frame.messages,
            free_notes: frame.free_notes,
            matching: frame.matching,
            extra: frame.extra,
        }
    }
}

/// A row of a step.
struct StepRow {
    rank: i64,
    body: String,
    sum: i64,
}

const STEPS: &str = "SELECT rank, body, sum FROM step WHERE version = ?1 ORDER BY rank";

fn step(row: &Row<'_>) -> rusqlite::Result<StepRow> {
    Ok(StepRow {
        rank: row.get(0)?,
        body: row.get(1)?,
        sum: row.get(2)?,
    })
}

impl StepRow {
    fn bytes(&self) -> u64 {
        u64::try_from(self.body.len()).unwrap_or(u64::MAX)
    }

    fn read(self, version: i64, found: &mut Found) -> Option<(i64, Step)> {
        if self.sum != step_sum(version, self.rank, &self.body) {
            found.add(said!(
                "a step is not what was written",
                "ein Schritt ist nicht, was geschrieben wurde"
            ));
            return None;
        }
        let step = parse(&a_step(), &self.body, found)?;
        Some((self.rank, step))
    }
}

fn a_step() -> Said {
    said!("a step", "ein Schritt")
}

fn head(conn: &Connection, found: &mut Found) -> Head {
    let revision = found
        .take(&said!("the history", "der Verlauf"), last(conn))
        .flatten();
    let Some(revision) = revision else {
        found.add(said!("there is no history", "es gibt keinen Verlauf"));
        return Head::default();
    };
    let change = said!("the last change", "die letzte Änderung");
    let record = found.take(&change, one(conn, revision)).flatten();
    Head {
        revision,
        undo: record.as_ref().and_then(|one| one.undo),
        redo: record.as_ref().and_then(|one| one.redo),
    }
}
