//! What people said about a pair of workflows, by node.

use std::collections::BTreeSet;

use super::side::Side;
use crate::workflow::{Matching, StepId};

/// What is not asked again.
pub(super) struct Known {
    /// Pairs that people confirmed.
    pub(super) confirmed: BTreeSet<(usize, usize)>,
    /// Pairs that people keep apart.
    apart: BTreeSet<(usize, usize)>,
    /// Steps with a confirmed partner.
    rows: BTreeSet<usize>,
    columns: BTreeSet<usize>,
    /// Steps that have no counterpart, as people said; what is confirmed weighs more.
    gone: BTreeSet<usize>,
    new: BTreeSet<usize>,
}

impl Known {
    /// Looks the steps up; what is said of steps that cannot be matched is left out.
    pub(super) fn of(
        baseline: &Side<'_>,
        redesign: &Side<'_>,
        confirmed: &[(&StepId, &StepId)],
        matching: &Matching,
    ) -> Self {
        let (rows, columns) = (baseline.numbers(), redesign.numbers());
        let pair = |one: &StepId, other: &StepId| Some((*rows.get(one)?, *columns.get(other)?));
        let confirmed: BTreeSet<(usize, usize)> = confirmed
            .iter()
            .filter_map(|(one, other)| pair(one, other))
            .collect();
        let apart = matching.apart.iter();
        let answers = matching.answers.iter();
        Self {
            apart: apart
                .filter_map(|one| pair(&one.baseline, &one.redesign))
                .collect(),
            rows: confirmed.iter().map(|(row, _)| *row).collect(),
            columns: confirmed.iter().map(|(_, column)| *column).collect(),
            gone: answers
                .filter_map(|one| rows.get(&one.step).copied())
                .collect(),
            new: matching
                .new
                .iter()
                .filter_map(|id| columns.get(id).copied())
                .collect(),
            confirmed,
        }
    }

    /// Whether nothing about this pair is open.
    pub(super) fn is_settled(&self, row: usize, column: usize) -> bool {
        let both = self.rows.contains(&row) && self.columns.contains(&column);
        both || self.apart.contains(&(row, column))
            || self.gone.contains(&row)
            || self.new.contains(&column)
    }

    /// Whether one of these steps has a confirmed partner.
    pub(super) fn has_partner(&self, row: usize, column: usize) -> bool {
        self.rows.contains(&row) || self.columns.contains(&column)
    }
}
