//! Which row holds which step, and which rows a change touches.
//!
//! Steps have ranks with gaps between them, so that one can come between two others and only its own
//! row is written.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::Edit;
use weft_core::edit::Version;
use weft_core::workflow::StepId;

/// The room between the ranks of two new steps: twenty can come in between, each time at one place.
const GAP: i64 = 1 << 20;

/// A part of the document with a row of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Header,
    Roles,
    Waivers,
    Plan,
}

/// The rows of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VersionRanks {
    /// The key of the version's own row.
    pub(crate) id: i64,
    /// The ranks of its steps, in their order.
    pub(crate) ranks: Vec<i64>,
}

/// The rows of a document, in the order of its versions: the baseline first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ranks(pub(crate) Vec<VersionRanks>);

/// What has to be written after a change.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Touched {
    pub(crate) parts: BTreeSet<Part>,
    /// Whether rows of versions changed: a frame, a name, or their order.
    pub(crate) versions: bool,
    /// Versions that are gone, by their keys.
    pub(crate) gone: BTreeSet<i64>,
    /// Versions whose steps are written anew, all of them.
    pub(crate) whole: BTreeSet<i64>,
    /// Ranks of steps that are gone; one may have been taken again.
    pub(crate) freed: BTreeSet<(i64, i64)>,
    /// Steps that changed or are new.
    pub(crate) steps: BTreeMap<i64, BTreeSet<StepId>>,
}

impl Ranks {
    /// Follows changes that a document has made, with their inverses: both in the order in which
    /// they happened.
    pub(crate) fn follow(&mut self, changes: &[&Edit], inverses: &[&Edit]) -> Touched {
        let mut touched = Touched::default();
        for (change, inverse) in changes.iter().zip(inverses) {
            self.one(change, inverse, &mut touched);
        }
        touched
    }

    fn one(&mut self, change: &Edit, inverse: &Edit, touched: &mut Touched) {
        match change {
            // Changes are single, so there is no batch among them.
            Edit::Batch(_) => {}
            Edit::SetHeader(_) => {
                touched.parts.insert(Part::Header);
            }
            Edit::SetPlan(_) => {
                touched.parts.insert(Part::Plan);
            }
            Edit::InsertRole { .. } | Edit::RemoveRole { .. } | Edit::ReplaceRole { .. } => {
                touched.parts.insert(Part::Roles);
            }
            Edit::InsertWaiver { .. } | Edit::RemoveWaiver { .. } | Edit::ReplaceWaiver { .. } => {
                touched.parts.insert(Part::Waivers);
            }
            Edit::InsertRedesign { at, redesign } => {
                self.insert_version(*at + 1, redesign.workflow.steps.len(), touched);
            }
            Edit::RemoveRedesign { at } => {
                touched.versions = true;
                touched.gone.insert(self.0.remove(*at + 1).id);
            }
            Edit::NameRedesign { .. } | Edit::SetFrame { .. } | Edit::SetMatching { .. } => {
                touched.versions = true;
            }
            Edit::SetWorkflow { version, workflow } => {
                touched.versions = true;
                if let Some(version) = self.version(*version) {
                    version.ranks = fresh(workflow.steps.len());
                    touched.whole.insert(version.id);
                }
            }
            Edit::InsertStep { version, at, step } => {
                if let Some(version) = self.version(*version) {
                    if !version.insert(*at) {
                        touched.whole.insert(version.id);
                    }
                    touched.step(version.id, &step.id);
                }
            }
            Edit::RemoveStep { version, .. } => {
                // Where the step stood is said by the edit that puts it back.
                if let (Some(version), Edit::InsertStep { at, .. }) =
                    (self.version(*version), inverse)
                {
                    let rank = version.ranks.remove(*at);
                    touched.freed.insert((version.id, rank));
                }
            }
            Edit::ReplaceStep { version, step, .. } => self.changed(*version, &step.id, touched),
            Edit::SetLinks { version, step, .. } | Edit::SetPosition { version, step, .. } => {
                self.changed(*version, step, touched);
            }
        }
    }

    fn insert_version(&mut self, at: usize, steps: usize, touched: &mut Touched) {
        // A key is not used again within one change: its old rows may still have to go.
        let is_free =
            |id: &i64| !touched.gone.contains(id) && self.0.iter().all(|version| version.id != *id);
        let id = (1..).find(is_free).unwrap_or(i64::MAX);
        let ranks = fresh(steps);
        self.0.insert(at, VersionRanks { id, ranks });
        touched.versions = true;
        touched.whole.insert(id);
    }

    fn changed(&mut self, version: Version, step: &StepId, touched: &mut Touched) {
        if let Some(version) = self.version(version) {
            touched.step(version.id, step);
        }
    }

    fn version(&mut self, version: Version) -> Option<&mut VersionRanks> {
        match version {
            Version::Baseline => self.0.first_mut(),
            Version::Redesign(at) => self.0.get_mut(at + 1),
        }
    }
}

impl Touched {
    fn step(&mut self, version: i64, step: &StepId) {
        self.steps.entry(version).or_default().insert(step.clone());
    }
}

impl VersionRanks {
    /// Makes room for a step; answers whether the others could keep their ranks.
    fn insert(&mut self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.ranks.get(at));
        let rank = match (before.copied(), self.ranks.get(at).copied()) {
            (None, None) => Some(0),
            (Some(before), None) => before.checked_add(GAP),
            (None, Some(after)) => after.checked_sub(GAP),
            (Some(before), Some(after)) => {
                let middle = before.midpoint(after);
                (before < middle && middle < after).then_some(middle)
            }
        };
        match rank {
            Some(rank) => self.ranks.insert(at, rank),
            None => self.ranks = fresh(self.ranks.len() + 1),
        }
        rank.is_some()
    }
}

/// Ranks of this many steps with gaps between them.
pub(crate) fn fresh(steps: usize) -> Vec<i64> {
    (0..).step_by(1 << 20).take(steps).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_steps_come_between_two_and_stay_in_order() {
        let mut version = VersionRanks {
            id: 1,
            ranks: fresh(2),
        };
        let mut written = 0;
        for _ in 0..100 {
            if !version.insert(1) {
                written += 1;
            }
            assert!(
                version.ranks.is_sorted_by(|a, b| a < b),
                "in order, each once"
            );
        }
        assert!(written <= 6, "all rows are rarely written: {written} times");
    }

    #[test]
    fn ranks_at_the_edge_are_given_anew() {
        let mut version = VersionRanks {
            id: 1,
            ranks: vec![i64::MIN, i64::MAX],
        };
        assert!(
            !version.insert(2),
            "there is nothing behind the last number"
        );
        assert_eq!(version.ranks, fresh(3), "so all get new ones");
    }
}
