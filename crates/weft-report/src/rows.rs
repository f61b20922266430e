//! The rows of the drawings: the union of both versions, so that both pages share one grid.
//!
//! Baseline order. A step of the redesign sits on the row of the first contact that it replaces, else
//! of the first step; further successors take rows of their own below; new steps follow the step before
//! them. Above sixty rows only those around the first findings are drawn, and runs between them fold.

use weft_core::{Language, sentence, words};

use crate::view::{Seen, View};

/// Rows beyond this number are folded.
pub(crate) const MOST: usize = 60;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Row {
    /// The step of the baseline.
    pub(crate) base: Option<usize>,
    /// The step of the redesign.
    pub(crate) next: Option<usize>,
    /// Steps of the baseline that this row stands for when it is folded; empty otherwise.
    pub(crate) folded_base: Vec<usize>,
    /// Steps of the redesign that this row stands for when it is folded.
    pub(crate) folded_next: Vec<usize>,
}

impl Row {
    /// Whether it stands for a run of rows.
    pub(crate) fn is_fold(&self) -> bool {
        !self.folded_base.is_empty() || !self.folded_next.is_empty()
    }
}

/// The rows of both versions.
pub(crate) fn of(view: &View<'_>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let Some(after) = &view.after else {
        let all = 0..view.before.steps.len();
        return all
            .map(|base| Row {
                base: Some(base),
                ..Row::default()
            })
            .collect();
    };
    let homes: Vec<Option<usize>> = (0..after.steps.len())
        .map(|next| home(view, next))
        .collect();
    for base in 0..view.before.steps.len() {
        let mut here = homes
            .iter()
            .enumerate()
            .filter(|(_, home)| **home == Some(base))
            .map(|(next, _)| next);
        rows.push(Row {
            base: Some(base),
            next: here.next(),
            ..Row::default()
        });
        rows.extend(here.map(|next| Row {
            next: Some(next),
            ..Row::default()
        }));
    }
    for (next, _) in homes.iter().enumerate().filter(|(_, home)| home.is_none()) {
        let before = next.checked_sub(1);
        let above = before.and_then(|one| rows.iter().position(|row| row.next == Some(one)));
        let at = above.map_or(0, |place| place + 1);
        rows.insert(
            at,
            Row {
                next: Some(next),
                ..Row::default()
            },
        );
    }
    rows
}

/// The step of the baseline on whose row a step of the redesign sits.
fn home(view: &View<'_>, next: usize) -> Option<usize> {
    let sources = view.sources.get(next)?;
    let contact = |base: &&usize| {
        view.before
            .steps
            .get(**base)
            .is_some_and(|step| step.contact)
    };
    sources
        .iter()
        .find(contact)
        .or_else(|| sources.first())
        .copied()
}

/// The rows without runs that no finding touches: `wanted` rows stay with one row on either side.
pub(crate) fn fold(rows: Vec<Row>, wanted: impl Fn(&Row) -> bool) -> Vec<Row> {
    let hits: Vec<bool> = rows.iter().map(wanted).collect();
    let near = |at: usize| {
        let from = at.saturating_sub(1);
        hits.iter().skip(from).take(at + 2 - from).any(|hit| *hit)
    };
    let mut result: Vec<Row> = Vec::new();
    let mut run: Vec<Row> = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        if near(at) {
            close(&mut run, &mut result);
            result.push(row);
        } else {
            run.push(row);
        }
    }
    close(&mut run, &mut result);
    result
}

/// Ends a run: one or two rows stay as they are, more become one line.
fn close(run: &mut Vec<Row>, result: &mut Vec<Row>) {
    let rows = std::mem::take(run);
    if rows.len() < 3 {
        result.extend(rows);
        return;
    }
    result.push(Row {
        base: None,
        next: None,
        folded_base: rows.iter().filter_map(|row| row.base).collect(),
        folded_next: rows.iter().filter_map(|row| row.next).collect(),
    });
}

/// `12 steps, 3 of them contact, unchanged (14–25)`; `more` says what became of them.
pub(crate) fn fold_says(
    steps: &[Seen],
    folded: &[usize],
    more: &str,
    language: Language,
) -> String {
    let seen: Vec<&Seen> = folded.iter().filter_map(|at| steps.get(*at)).collect();
    let numbers = || seen.iter().map(|step| step.no);
    let (Some(low), Some(high)) = (numbers().min(), numbers().max()) else {
        return more.to_owned();
    };
    let contacts = seen.iter().filter(|step| step.contact).count();
    let count = seen.len();
    let (one, many) = language.pick(("step", "steps"), ("Schritt", "Schritte"));
    let noun = words::plural(count, one, many);
    let contacts = match contacts {
        0 => language
            .pick(" without contact", " ohne Kontakt")
            .to_owned(),
        contacts => sentence!(language;
            ", {contacts} of them contact",
            ", davon {contacts} mit Kontakt",
        ),
    };
    let comma = if more.is_empty() { "" } else { ", " };
    format!("{count} {noun}{contacts}{comma}{more} ({low}–{high})")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(count: usize) -> Vec<Row> {
        (0..count)
            .map(|base| Row {
                base: Some(base),
                ..Row::default()
            })
            .collect()
    }

    #[test]
    fn a_fold_keeps_one_row_on_either_side() {
        let rows = fold(plain(12), |row| row.base == Some(6));
        let shown: Vec<Option<usize>> = rows.iter().map(|row| row.base).collect();
        assert_eq!(
            shown,
            [None, Some(5), Some(6), Some(7), None],
            "runs before and after are one line each"
        );
        let first = rows.first().expect("a fold");
        assert_eq!(
            first.folded_base,
            [0, 1, 2, 3, 4],
            "the fold knows what it stands for"
        );
    }

    #[test]
    fn short_runs_are_not_folded() {
        let rows = fold(plain(5), |row| row.base == Some(0) || row.base == Some(4));
        assert!(
            rows.iter().all(|row| !row.is_fold()),
            "a line instead of one row gains nothing"
        );
    }
}
