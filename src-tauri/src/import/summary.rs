//! What was counted of a log, and how sure it is.

use serde::Serialize;
use weft_core::log::discovery::discover;
use weft_core::log::intervals::{Interval, Intervals, Measured, Row, intervals_unless};
use weft_core::log::observed::ObservedOptions;
use weft_core::workflow::{Extra, Note};
use weft_core::{Document, Language, Said, Settings, sentence};

use super::reading::{Counts, Watched};

/// How much a log holds, and how sure is what was counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogSummary {
    /// How much it holds.
    #[serde(flatten)]
    pub counts: LogCounts,
    /// The share of all successions that is not drawn, 0 to 1; of the time before and after, where there
    /// are two.
    pub left_out: Vec<f64>,
    /// Every share with its interval; none where courses of cases were not kept.
    pub intervals: Vec<IntervalRead>,
    /// How they were made, and what is missing.
    pub made: Vec<Said>,
    /// The measures that are about contact, as lines for the document.
    #[serde(skip)]
    kept: Vec<Said>,
}

/// How much a log holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LogCounts {
    /// Events that were read.
    pub events: u64,
    /// Cases with at least one activity that was done.
    pub cases: u64,
    /// Distinct activities.
    pub activities: usize,
    /// Distinct people, and whatever else did something.
    pub resources: usize,
}

/// A value with its interval, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IntervalRead {
    /// What is measured.
    pub of: Said,
    /// Whether it is the share of a way out of a step, and not a measure of cases.
    pub way: bool,
    /// In the baseline.
    pub before: Option<Said>,
    /// In the redesign.
    pub after: Option<Said>,
    /// After less before.
    pub change: Option<Said>,
}

impl LogSummary {
    /// Nothing where somebody stopped it.
    pub(super) fn of(
        counts: &Counts,
        document: &Document,
        options: &ObservedOptions,
        watched: &Watched,
    ) -> Option<Self> {
        let sides = (&counts.before, counts.after.as_ref());
        let found = intervals_unless(
            document,
            &counts.names,
            sides,
            (&Settings::default(), options),
            &|now| watched.report_resampled(now),
        );
        // An observed workflow has no faults; one that had some would have no intervals.
        let Intervals { rows, notes } = found.unwrap_or_else(|_| {
            Some(Intervals {
                rows: Vec::new(),
                notes: Vec::new(),
            })
        })?;
        let all = std::iter::once(&counts.before).chain(&counts.after);
        let left = all.map(|side| discover(side, options.method, options.share).dropped_share());
        let kept = rows.iter().filter(|row| is_contact(row));
        let kept = kept.map(|row| Said::of(|l| brief(row, document, l)));
        Some(Self {
            kept: kept.collect(),
            counts: LogCounts::of(counts),
            left_out: left.collect(),
            intervals: rows.iter().map(|row| read(row, document)).collect(),
            made: notes,
        })
    }

    /// Writes the measures that are about contact, with their intervals, into the document, where they stay
    /// with its numbers.
    pub(super) fn keep_in(&self, document: &mut Document, l: Language) {
        let lines: Vec<&str> = self.kept.iter().map(|line| line.says(l)).collect();
        if lines.is_empty() {
            return;
        }
        let says = sentence!(l;
            "95% ranges as the log was read, with the contacts that were suggested then; what was changed since is not in them:\n{}",
            "95-%-Bereiche vom Lesen des Protokolls, mit den Kontakten, die damals vorgeschlagen waren; was seither geändert wurde, ist nicht darin:\n{}",
            lines.join("\n"));
        let redesign = document.redesigns.first_mut();
        let workflow = redesign.map_or(&mut document.baseline, |one| &mut one.workflow);
        workflow.free_notes.push(Note {
            text: says,
            position: None,
            about: None,
            extra: Extra::new(),
        });
    }
}

impl LogCounts {
    pub(crate) fn of(counts: &Counts) -> Self {
        let sides = || std::iter::once(&counts.before).chain(&counts.after);
        Self {
            events: sides().map(|side| side.events).sum(),
            cases: sides().map(|side| side.cases).sum(),
            activities: counts.names.activities.len(),
            resources: counts.names.resources.len(),
        }
    }
}

/// Whether it is the share of a way out of a step, and not a measure of cases.
fn is_way(row: &Row) -> bool {
    matches!(row.of, Measured::Link(..))
}

/// Whether it is about contact.
fn is_contact(row: &Row) -> bool {
    match row.of {
        Measured::MeetsNobody | Measured::Contacts | Measured::ContactMinutes => true,
        Measured::Automated | Measured::Steps | Measured::Link(..) => false,
    }
}

/// `cases that meet nobody: 12% (10% to 14%) → 30% (27% to 33%)`: as little as is read on a drawing.
fn brief(row: &Row, document: &Document, l: Language) -> String {
    let sides = [&row.before, &row.after];
    let sides = sides.map(|side| side.as_ref().map(|it| row.interval(it, l)));
    let sides: Vec<String> = sides.into_iter().flatten().collect();
    format!("{}: {}", row.of.words(document, l), sides.join(" → "))
}

fn read(row: &Row, document: &Document) -> IntervalRead {
    let value = |it: &Interval| Said::of(|l| row.interval(it, l));
    let change = row.changed(Language::English).is_some();
    IntervalRead {
        of: Said::of(|l| row.of.words(document, l)),
        way: is_way(row),
        before: row.before.as_ref().map(value),
        after: row.after.as_ref().map(value),
        change: change.then(|| Said::of(|l| row.changed(l).unwrap_or_default())),
    }
}
