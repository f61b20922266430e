//! Saying which step of a redesign stands for which step of the baseline, and what became of the rest.
//!
//! A confirmed pair is written into `replaces`, so that whoever reads lineage reads it; what is *not*
//! the same, gone or new stands in [`Matching`]. Whoever says the first thing about a redesign that
//! was drawn on its own says that, too: the rest is then still suggested.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edit, EditError, Version};
use crate::workflow::{
    Answer, Document, Extra, Matching, Part, PartOf, Step, StepId, StepPair, Vanished, Workflow,
};

impl Edit {
    /// Confirms pairs. What was said against them, or about their steps, is no longer said.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign, or no such step in its version.
    pub fn matched(document: &Document, at: usize, pairs: &[StepPair]) -> Result<Self, EditError> {
        Self::matched_as(document, at, pairs, None)
    }

    /// Confirms a pair of which one step is only a part of the other.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign, or no such step in its version.
    pub fn matched_part(document: &Document, at: usize, one: &PartOf) -> Result<Self, EditError> {
        let pair = StepPair {
            baseline: one.baseline.clone(),
            redesign: one.redesign.clone(),
        };
        Self::matched_as(document, at, &[pair], Some(one.part))
    }

    fn matched_as(
        document: &Document,
        at: usize,
        pairs: &[StepPair],
        part: Option<Part>,
    ) -> Result<Self, EditError> {
        let redesign = Said::of(document, at)?;
        redesign.check(pairs)?;
        let mut added: BTreeMap<&StepId, Vec<&StepId>> = BTreeMap::new();
        for pair in pairs {
            added
                .entry(&pair.redesign)
                .or_default()
                .push(&pair.baseline);
        }
        let steps = redesign.changed(|step| {
            for id in added.get(&step.id).into_iter().flatten() {
                if !step.replaces.contains(id) {
                    step.replaces.push((*id).clone());
                }
            }
        });
        let matching = redesign.matching(|said| {
            said.apart.retain(|one| !pairs.contains(one));
            let rows: BTreeSet<&StepId> = pairs.iter().map(|one| &one.baseline).collect();
            let columns: BTreeSet<&StepId> = pairs.iter().map(|one| &one.redesign).collect();
            said.answers.retain(|one| !rows.contains(&one.step));
            said.new.retain(|one| !columns.contains(one));
            said.parts
                .retain(|one| !pairs.iter().any(|pair| one.is_about(pair)));
            said.parts.extend(pairs.iter().filter_map(|pair| {
                Some(PartOf {
                    baseline: pair.baseline.clone(),
                    redesign: pair.redesign.clone(),
                    part: part?,
                })
            }));
        });
        Ok(Self::all(steps.into_iter().chain(matching).collect()))
    }

    /// Says of pairs that they are not the same step: confirmed ones are so no longer, and none is
    /// suggested again.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign, or no such step in its version.
    pub fn parted(document: &Document, at: usize, pairs: &[StepPair]) -> Result<Self, EditError> {
        let redesign = Said::of(document, at)?;
        redesign.check(pairs)?;
        let parted: BTreeSet<(&StepId, &StepId)> = pairs
            .iter()
            .map(|one| (&one.redesign, &one.baseline))
            .collect();
        let steps = redesign.changed(|step| {
            let id = step.id.clone();
            step.replaces.retain(|one| !parted.contains(&(&id, one)));
        });
        let matching = redesign.matching(|said| {
            let known: BTreeSet<StepPair> = said.apart.iter().cloned().collect();
            let new = pairs.iter().filter(|one| !known.contains(one));
            said.apart.extend(new.cloned());
            said.parts
                .retain(|one| !pairs.iter().any(|pair| one.is_about(pair)));
        });
        Ok(Self::all(steps.into_iter().chain(matching).collect()))
    }

    /// Says what became of a step of the baseline that has no counterpart; without an answer it is
    /// asked about again.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign, or no such step in the baseline.
    pub fn answered(
        document: &Document,
        at: usize,
        step: &StepId,
        answer: Option<Vanished>,
    ) -> Result<Self, EditError> {
        let redesign = Said::of(document, at)?;
        if redesign.baseline.step(step).is_none() {
            return Err(EditError::StepMissing(step.clone()));
        }
        let steps = redesign.changed(|one| {
            if answer.is_some() {
                one.replaces.retain(|id| id != step);
            }
        });
        let matching = redesign.matching(|said| {
            let known = said.answers.iter_mut().find(|one| one.step == *step);
            match (known, answer) {
                (Some(known), Some(answer)) => known.answer = answer,
                (None, Some(answer)) => said.answers.push(Answer {
                    step: step.clone(),
                    answer,
                    extra: Extra::new(),
                }),
                (_, None) => said.answers.retain(|one| one.step != *step),
            }
            if answer.is_some() {
                said.parts.retain(|one| one.baseline != *step);
            }
        });
        Ok(Self::all(steps.into_iter().chain(matching).collect()))
    }

    /// Says of a step of the redesign that it stands for nothing in the baseline, or that this is open
    /// again.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign, or no such step in it.
    pub fn said_new(
        document: &Document,
        at: usize,
        step: &StepId,
        is_new: bool,
    ) -> Result<Self, EditError> {
        let redesign = Said::of(document, at)?;
        if redesign.workflow.step(step).is_none() {
            return Err(EditError::StepMissing(step.clone()));
        }
        let steps = redesign.changed(|one| {
            if is_new && one.id == *step {
                one.replaces.clear();
            }
        });
        let matching = redesign.matching(|said| {
            said.new.retain(|id| id != step);
            if is_new {
                said.new.push(step.clone());
                said.parts.retain(|one| one.redesign != *step);
            }
        });
        Ok(Self::all(steps.into_iter().chain(matching).collect()))
    }

    /// What has to be said besides when a step gets lineage in another way: that the redesign was
    /// drawn on its own, if it was, and nothing more about what became of the baseline's step.
    pub(super) fn matched_by_hand(
        document: &Document,
        at: usize,
        replaced: &StepId,
    ) -> Result<Option<Self>, EditError> {
        let redesign = Said::of(document, at)?;
        Ok(redesign.matching(|said| said.answers.retain(|one| one.step != *replaced)))
    }
}

/// A redesign, and what people said about it so far.
struct Said<'a> {
    at: usize,
    baseline: &'a Workflow,
    workflow: &'a Workflow,
}

impl<'a> Said<'a> {
    fn of(document: &'a Document, at: usize) -> Result<Self, EditError> {
        let version = Version::Redesign(at);
        let workflow = document.version(version);
        Ok(Self {
            at,
            baseline: &document.baseline,
            workflow: workflow.ok_or(EditError::RedesignMissing(at))?,
        })
    }

    /// Whether both steps of each pair are there.
    fn check(&self, pairs: &[StepPair]) -> Result<(), EditError> {
        let ids = |workflow: &'a Workflow| -> BTreeSet<&'a StepId> {
            workflow.steps.iter().map(|step| &step.id).collect()
        };
        let (rows, columns) = (ids(self.baseline), ids(self.workflow));
        for pair in pairs {
            for (ids, id) in [(&rows, &pair.baseline), (&columns, &pair.redesign)] {
                if !ids.contains(id) {
                    return Err(EditError::StepMissing(id.clone()));
                }
            }
        }
        Ok(())
    }

    /// One edit for each step of the redesign that `change` changes.
    fn changed(&self, change: impl Fn(&mut Step)) -> Vec<Edit> {
        let steps = self.workflow.steps.iter();
        let changed = steps.filter_map(|old| {
            let mut step = old.clone();
            change(&mut step);
            (step != *old).then(|| Edit::ReplaceStep {
                version: Version::Redesign(self.at),
                id: old.id.clone(),
                step,
            })
        });
        changed.collect()
    }

    fn matching(&self, change: impl FnOnce(&mut Matching)) -> Option<Edit> {
        let mut matching = self.workflow.matching.clone();
        matching.drawn_apart = !self.workflow.is_copy();
        change(&mut matching);
        (matching != self.workflow.matching).then_some(Edit::SetMatching {
            at: self.at,
            matching,
        })
    }
}
