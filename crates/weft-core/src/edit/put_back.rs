//! Putting a contact back where it was stripped out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::change::with_new_roles;
use super::{Edit, EditError, Version};
use crate::Language;
use crate::matching::{Likelihood, align};
use crate::settings::Settings;
use crate::suggest;
use crate::workflow::{Document, Link, Step, StepId, Target, Workflow};

impl Edit {
    /// Puts a step of the baseline into a redesign, with lineage: after what stands in its place, else
    /// after what stands in the place of the nearest step before it, else at the beginning.
    ///
    /// Where the redesign was drawn on its own, likely matches say what stands where; a place in the
    /// flow can be taken back, an accusation could not. The rest of it is still suggested afterwards.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign or no such step of the baseline, and where what stands in the
    /// place of the steps before it is not likely enough, or nothing is matched at all.
    pub fn put_back(document: &Document, at: usize, step: &StepId) -> Result<Self, EditError> {
        let version = Version::Redesign(at);
        let redesign = document
            .version(version)
            .ok_or(EditError::RedesignMissing(at))?;
        let lost = document
            .baseline
            .step(step)
            .ok_or_else(|| EditError::StepMissing(step.clone()))?;
        let anchor = anchor(&document.baseline, redesign, lost)?;
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
            ..as_audited(document, at, lost)
        };
        let roles = back.roles.clone();
        let said = Self::matched_by_hand(document, at, step)?;
        let insert = match anchor {
            Some(after) => Self::inserted_after(document, version, Some(&after), back),
            None => first(redesign, version, back),
        };
        let edits = std::iter::once(insert).chain(said).collect();
        Ok(with_new_roles(document, &roles, Self::all(edits)))
    }
}

/// A lost step with what makes it a contact, as the audit read it: a bare model shows that in what
/// stands around the step, which the redesign does not have.
///
/// The tag stays open, since a single one would close its whole version to suggestions, and minutes
/// that nobody entered stay assumed.
fn as_audited(document: &Document, at: usize, lost: &Step) -> Step {
    let suggestions = suggest::suggest(document, Some(at), &Settings::default(), Language::English);
    if suggestions.is_empty() {
        return lost.clone();
    }
    let filled = suggest::accept(document, Some(at), &suggestions);
    let known = filled.baseline.step(&lost.id).unwrap_or(lost);
    Step {
        kind: known.kind,
        roles: known.roles.clone(),
        mode: known.mode,
        purposes: known.purposes.clone(),
        outcome: known.outcome,
        ..lost.clone()
    }
}

/// What stands for each step of the baseline in the redesign.
#[derive(Default)]
struct Images {
    sure: BTreeMap<StepId, StepId>,
    /// Matches that are only worth a look.
    guessed: BTreeSet<StepId>,
}

impl Images {
    fn of(baseline: &Workflow, redesign: &Workflow) -> Self {
        let mut images = Self::default();
        for one in align(baseline, redesign, &[], Language::English) {
            if one.likelihood == Likelihood::Likely {
                images.sure.entry(one.baseline).or_insert(one.redesign);
            } else {
                images.guessed.insert(one.baseline);
            }
        }
        images
    }
}

/// The step of the redesign that the contact follows; none where it comes before everything else.
fn anchor(
    baseline: &Workflow,
    redesign: &Workflow,
    lost: &Step,
) -> Result<Option<StepId>, EditError> {
    let images = Images::of(baseline, redesign);
    let mut before: BTreeMap<&StepId, Vec<&StepId>> = BTreeMap::new();
    for one in &baseline.steps {
        for link in &one.next {
            if let Target::Step(to) = &link.to {
                before.entry(to).or_default().push(&one.id);
            }
        }
    }
    let mut guessed = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = VecDeque::from([&lost.id]);
    while let Some(at) = open.pop_front() {
        if let Some(image) = images.sure.get(at) {
            return Ok(Some(image.clone()));
        }
        if seen.insert(at) {
            guessed.extend(images.guessed.get(at));
            open.extend(before.get(at).into_iter().flatten());
        }
    }
    if !guessed.is_empty() {
        let name = |id: &&StepId| baseline.step(id).map(|step| step.name.clone());
        return Err(EditError::Unconfirmed {
            step: lost.name.clone(),
            before: guessed.iter().filter_map(name).collect(),
        });
    }
    if images.sure.is_empty() && !redesign.steps.is_empty() {
        return Err(EditError::NothingMatched);
    }
    Ok(None)
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
