//! Putting a contact back where it was stripped out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Edit, EditError, Version};
use crate::workflow::{Document, Link, Step, StepId, Target, Workflow};

impl Edit {
    /// Puts a step of the baseline into a redesign, with lineage: after what stands in its place, else
    /// after what stands in the place of the nearest step before it, else at the beginning.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign or no such step of the baseline, and where no step of the
    /// redesign has lineage: its steps are matched by words, and the lineage of one would end that.
    pub fn put_back(document: &Document, at: usize, step: &StepId) -> Result<Self, EditError> {
        let version = Version::Redesign(at);
        let redesign = document
            .version(version)
            .ok_or(EditError::RedesignMissing(at))?;
        let lost = document
            .baseline
            .step(step)
            .ok_or_else(|| EditError::StepMissing(step.clone()))?;
        if redesign.steps.iter().all(|one| one.replaces.is_empty()) {
            return Err(EditError::NoLineage);
        }
        let is_free = redesign.step(step).is_none();
        let back = Step {
            id: if is_free {
                step.clone()
            } else {
                Self::free_id(document, version)
            },
            replaces: vec![step.clone()],
            next: Vec::new(),
            position: None,
            ..lost.clone()
        };
        Ok(match anchor(&document.baseline, redesign, step) {
            Some(after) => Self::inserted_after(document, version, Some(&after), back),
            None => first(redesign, version, back),
        })
    }
}

/// The step of the redesign that the contact follows.
fn anchor(baseline: &Workflow, redesign: &Workflow, step: &StepId) -> Option<StepId> {
    let mut images: BTreeMap<&StepId, &StepId> = BTreeMap::new();
    for one in &redesign.steps {
        for replaced in &one.replaces {
            images.entry(replaced).or_insert(&one.id);
        }
    }
    let mut before: BTreeMap<&StepId, Vec<&StepId>> = BTreeMap::new();
    for one in &baseline.steps {
        for link in &one.next {
            if let Target::Step(to) = &link.to {
                before.entry(to).or_default().push(&one.id);
            }
        }
    }
    let mut seen = BTreeSet::new();
    let mut open = VecDeque::from([step]);
    while let Some(at) = open.pop_front() {
        if let Some(image) = images.get(at) {
            return Some((*image).clone());
        }
        if seen.insert(at) {
            open.extend(before.get(at).into_iter().flatten());
        }
    }
    None
}

/// A step before everything else.
fn first(redesign: &Workflow, version: Version, mut step: Step) -> Edit {
    let named = redesign.start.clone();
    let start = named.or_else(|| redesign.steps.first().map(|first| first.id.clone()));
    let id = step.id.clone();
    step.next = start
        .map(|id| vec![Link::to(Target::Step(id))])
        .unwrap_or_default();
    let insert = Edit::InsertStep {
        version,
        at: 0,
        step,
    };
    if redesign.start.is_none() {
        return insert;
    }
    let mut frame = super::Frame::of(redesign);
    frame.start = Some(id);
    Edit::Batch(vec![insert, Edit::SetFrame { version, frame }])
}
