//! The document as rows: a part, a version or a step each has one.

use std::collections::BTreeSet;

use rusqlite::{Transaction, params};
use serde::Serialize;
use weft_core::Document;
use weft_core::edit::{Frame, Header, Version};
use weft_core::workflow::{Step, StepId, Workflow};

use crate::ranks::{Part, Ranks, Touched, VersionRanks};
use crate::sum::sum;

impl Part {
    /// Every part, in the order of their rows.
    pub(crate) const ALL: [Self; 4] = [Self::Header, Self::Roles, Self::Waivers, Self::Plan];

    /// The name of its row.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Roles => "roles",
            Self::Waivers => "waivers",
            Self::Plan => "plan",
        }
    }

    fn body(self, document: &Document) -> String {
        match self {
            Self::Header => json(&Header::of(document)),
            Self::Roles => json(&document.roles),
            Self::Waivers => json(&document.waivers),
            Self::Plan => json(&document.plan),
        }
    }
}

/// A value of the core as text: it has text keys only and writes to memory.
pub(crate) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("values of the core have text keys only")
}

/// The sum of the row of a step.
pub(crate) fn step_sum(version: i64, rank: i64, body: &str) -> i64 {
    sum(&[&version.to_le_bytes(), &rank.to_le_bytes(), body.as_bytes()])
}

/// The sum of the row of a version.
pub(crate) fn version_sum(id: i64, place: i64, name: Option<&str>, frame: &str) -> i64 {
    let has_name = [u8::from(name.is_some())];
    let name = name.unwrap_or_default().as_bytes();
    let (id, place) = (id.to_le_bytes(), place.to_le_bytes());
    sum(&[&id, &place, &has_name, name, frame.as_bytes()])
}

/// The sum of the row of a part.
pub(crate) fn part_sum(name: &str, body: &str) -> i64 {
    sum(&[name.as_bytes(), body.as_bytes()])
}

/// Writes the rows that a change touched.
pub(crate) fn write(
    transaction: &Transaction<'_>,
    document: &Document,
    ranks: &Ranks,
    touched: &Touched,
) -> rusqlite::Result<()> {
    for id in &touched.gone {
        transaction.execute("DELETE FROM version WHERE id = ?1", [id])?;
    }
    if touched.versions {
        write_versions(transaction, document, ranks)?;
    }
    for (version, rank) in &touched.freed {
        let sql = "DELETE FROM step WHERE version = ?1 AND rank = ?2";
        transaction.execute(sql, [version, rank])?;
    }
    for ((_, workflow), version) in document.versions().zip(&ranks.0) {
        let changed = touched.steps.get(&version.id);
        if touched.whole.contains(&version.id) {
            transaction.execute("DELETE FROM step WHERE version = ?1", [version.id])?;
            write_steps(transaction, workflow, version, |_| true)?;
        } else if let Some(changed) = changed {
            let is_changed = |step: &Step| changed.contains(&step.id);
            write_steps(transaction, workflow, version, is_changed)?;
        }
    }
    for part in &touched.parts {
        write_part(transaction, document, *part)?;
    }
    Ok(())
}

/// Writes every row of a new document.
pub(crate) fn write_all(
    transaction: &Transaction<'_>,
    document: &Document,
    ranks: &Ranks,
) -> rusqlite::Result<()> {
    let touched = Touched {
        parts: Part::ALL.into_iter().collect(),
        versions: true,
        whole: ranks.0.iter().map(|version| version.id).collect(),
        gone: BTreeSet::new(),
        freed: BTreeSet::new(),
        steps: std::collections::BTreeMap::<i64, BTreeSet<StepId>>::new(),
    };
    write(transaction, document, ranks, &touched)
}

fn write_part(
    transaction: &Transaction<'_>,
    document: &Document,
    part: Part,
) -> rusqlite::Result<()> {
    let (name, body) = (part.name(), part.body(document));
    let sql = "INSERT INTO part (name, body, sum) VALUES (?1, ?2, ?3)
        ON CONFLICT (name) DO UPDATE SET body = excluded.body, sum = excluded.sum";
    transaction.execute(sql, params![name, body, part_sum(name, &body)])?;
    Ok(())
}

fn write_versions(
    transaction: &Transaction<'_>,
    document: &Document,
    ranks: &Ranks,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO version (id, place, name, frame, sum) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (id) DO UPDATE SET place = excluded.place, name = excluded.name,
            frame = excluded.frame, sum = excluded.sum";
    let mut statement = transaction.prepare(sql)?;
    let versions = document.versions().zip(&ranks.0).zip(0_i64..);
    for (((version, workflow), VersionRanks { id, .. }), place) in versions {
        let name = match version {
            Version::Baseline => None,
            Version::Redesign(at) => document
                .redesigns
                .get(at)
                .and_then(|one| one.name.as_deref()),
        };
        let frame = json(&Frame::of(workflow));
        let sum = version_sum(*id, place, name, &frame);
        statement.execute(params![id, place, name, frame, sum])?;
    }
    Ok(())
}

fn write_steps(
    transaction: &Transaction<'_>,
    workflow: &Workflow,
    version: &VersionRanks,
    is_wanted: impl Fn(&Step) -> bool,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO step (version, rank, body, sum) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (version, rank) DO UPDATE SET body = excluded.body, sum = excluded.sum";
    let mut statement = transaction.prepare(sql)?;
    for (step, rank) in workflow.steps.iter().zip(&version.ranks) {
        if is_wanted(step) {
            let body = json(step);
            let sum = step_sum(version.id, *rank, &body);
            statement.execute(params![version.id, rank, body, sum])?;
        }
    }
    Ok(())
}
