//! Changes that bring others with them, built from the document before anything happens.

use std::collections::BTreeSet;

use super::{Edit, EditError, Frame, Version};
use crate::workflow::{
    Document, Link, Matching, MessageEnd, PlanWishes, RoleName, Step, StepId, Target, Waiver,
    Workflow,
};

impl Edit {
    /// Removes steps with everything that names them: hand-offs to them, the start, messages, what
    /// notes are about; and for steps of the baseline the lineage and the wishes of the plan.
    #[must_use]
    pub fn removal_of(document: &Document, version: Version, steps: &[StepId]) -> Self {
        let gone: BTreeSet<&StepId> = steps.iter().collect();
        let all = document.version(version).map_or(&[][..], |one| &one.steps);
        let stay = all.iter().filter(|one| !gone.contains(&one.id));
        let relinked = stay.filter_map(|step| without_links(version, step, &gone));
        removal(document, version, steps, relinked.collect(), None)
    }

    /// Gives a role another name wherever it is named: steps, reporting lines and decisions.
    ///
    /// # Errors
    ///
    /// Where nobody has the old name, or somebody has the new one: two roles cannot be told apart
    /// again once they are one.
    pub fn renamed_role(
        document: &Document,
        from: &RoleName,
        to: &RoleName,
    ) -> Result<Self, EditError> {
        if !is_named(document, from) {
            return Err(EditError::RoleMissing(from.clone()));
        }
        if from != to && is_named(document, to) {
            return Err(EditError::RoleTaken(to.clone()));
        }
        let rename = |name: &mut RoleName| {
            if name == from {
                name.clone_from(to);
            }
        };
        let mut edits = Vec::new();
        for role in &document.roles {
            let mut new = role.clone();
            rename(&mut new.name);
            new.reports_to.iter_mut().for_each(rename);
            if new != *role {
                let name = role.name.clone();
                edits.push(Self::ReplaceRole { name, role: new });
            }
        }
        edits.extend(changed_steps(document, |step| {
            step.roles.iter_mut().for_each(|one| rename(&mut one.role));
        }));
        edits.extend(changed_matching(document, |said| {
            for pair in said.roles.iter_mut().chain(&mut said.roles_apart) {
                rename(&mut pair.baseline);
                rename(&mut pair.redesign);
            }
        }));
        for (at, waiver) in document.waivers.iter().enumerate() {
            let mut new = waiver.clone();
            new.decided_by.iter_mut().for_each(rename);
            if new != *waiver {
                edits.push(Self::ReplaceWaiver { at, waiver: new });
            }
        }
        Ok(Self::all(edits))
    }

    /// Takes a role off the list and out of every step and reporting line; what it decided stays
    /// said.
    #[must_use]
    pub fn removal_of_role(document: &Document, name: &RoleName) -> Self {
        let mut edits = Vec::new();
        for role in &document.roles {
            if role.reports_to.as_ref() == Some(name) && role.name != *name {
                let mut new = role.clone();
                new.reports_to = None;
                let name = role.name.clone();
                edits.push(Self::ReplaceRole { name, role: new });
            }
        }
        edits.extend(changed_steps(document, |step| {
            step.roles.retain(|one| one.role != *name);
        }));
        edits.extend(changed_matching(document, |said| {
            for list in [&mut said.roles, &mut said.roles_apart] {
                list.retain(|pair| pair.baseline != *name && pair.redesign != *name);
            }
        }));
        edits.push(Self::RemoveRole { name: name.clone() });
        Self::all(edits)
    }

    /// Accepts a loss; an earlier decision about the same finding is replaced.
    #[must_use]
    pub fn waived(document: &Document, waiver: Waiver) -> Self {
        let earlier = document.waivers.iter();
        match earlier
            .enumerate()
            .find(|(_, one)| one.finding == waiver.finding)
        {
            Some((at, _)) => Self::ReplaceWaiver { at, waiver },
            None => Self::InsertWaiver {
                at: document.waivers.len(),
                waiver,
            },
        }
    }

    /// Adds a step after another one, in the list and in the flow: cases that left the other step
    /// now pass through the new one first.
    ///
    /// Without another step it is added at the end of the list, and nothing leads to it.
    #[must_use]
    pub fn inserted_after(
        document: &Document,
        version: Version,
        after: Option<&StepId>,
        mut step: Step,
    ) -> Self {
        let steps = document.version(version).map_or(&[][..], |one| &one.steps);
        let place = after.and_then(|id| steps.iter().position(|one| one.id == *id));
        let Some((at, before)) = place.and_then(|at| Some((at, steps.get(at)?))) else {
            let at = steps.len();
            return Self::InsertStep { version, at, step };
        };
        step.next.clone_from(&before.next);
        let next = vec![Link::to(Target::Step(step.id.clone()))];
        Self::Batch(vec![
            Self::InsertStep {
                version,
                at: at + 1,
                step,
            },
            Self::SetLinks {
                version,
                step: before.id.clone(),
                next,
            },
        ])
    }
}

/// Removes steps after the hand-offs of others were changed; `start` is where a case starts if it
/// started with one of them.
pub(super) fn removal(
    document: &Document,
    version: Version,
    steps: &[StepId],
    relinked: Vec<Edit>,
    start: Option<StepId>,
) -> Edit {
    let gone: BTreeSet<&StepId> = steps.iter().collect();
    let mut edits = relinked;
    if let Some(workflow) = document.version(version) {
        edits.extend(without_mentions(version, workflow, &gone, start));
    }
    if version == Version::Baseline {
        edits.extend(without_lineage(document, &gone));
        edits.extend(without_answers(document, &gone));
        let plan = without_wishes(&document.plan, &gone);
        if plan != document.plan {
            edits.push(Edit::SetPlan(plan));
        }
    }
    let removals = steps.iter().map(|step| Edit::RemoveStep {
        version,
        step: step.clone(),
    });
    Edit::all(edits.into_iter().chain(removals).collect())
}

/// The hand-offs of a step without those to steps that go.
fn without_links(version: Version, step: &Step, gone: &BTreeSet<&StepId>) -> Option<Edit> {
    let stays = |link: &&Link| match &link.to {
        Target::Step(id) => !gone.contains(id),
        Target::End => true,
    };
    let next: Vec<Link> = step.next.iter().filter(stays).cloned().collect();
    (next.len() < step.next.len()).then(|| Edit::SetLinks {
        version,
        step: step.id.clone(),
        next,
    })
}

/// The frame of a version without what names steps that go.
fn without_mentions(
    version: Version,
    workflow: &Workflow,
    gone: &BTreeSet<&StepId>,
    start: Option<StepId>,
) -> Option<Edit> {
    let old = Frame::of(workflow);
    let mut frame = old.clone();
    frame.start = frame.start.filter(|id| !gone.contains(id)).or(start);
    frame.messages.retain(|message| {
        [&message.from, &message.to].iter().all(|end| match end {
            MessageEnd::Step(id) => !gone.contains(id),
            MessageEnd::Pool(_) => true,
        })
    });
    frame.matching.forget(|_| false, |id| gone.contains(id));
    for note in &mut frame.free_notes {
        note.about = note.about.take().filter(|id| !gone.contains(id));
    }
    (frame != old).then_some(Edit::SetFrame { version, frame })
}

fn without_lineage(document: &Document, gone: &BTreeSet<&StepId>) -> Vec<Edit> {
    changed_steps(document, |step| {
        step.replaces.retain(|id| !gone.contains(id));
    })
    .into_iter()
    .filter(
        |edit| !matches!(edit, Edit::ReplaceStep { version, .. } if *version == Version::Baseline),
    )
    .collect()
}

/// What was said about the matches of each redesign without what names steps of the baseline that go.
fn without_answers(document: &Document, gone: &BTreeSet<&StepId>) -> Vec<Edit> {
    changed_matching(document, |said| {
        said.forget(|id| gone.contains(id), |_| false);
    })
}

/// One edit for each redesign of which `change` changes what people said about its matches.
fn changed_matching(document: &Document, change: impl Fn(&mut Matching)) -> Vec<Edit> {
    let redesigns = document.redesigns.iter().enumerate();
    let changed = redesigns.filter_map(|(at, redesign)| {
        let mut matching = redesign.workflow.matching.clone();
        change(&mut matching);
        let is_changed = matching != redesign.workflow.matching;
        is_changed.then_some(Edit::SetMatching { at, matching })
    });
    changed.collect()
}

fn without_wishes(plan: &PlanWishes, gone: &BTreeSet<&StepId>) -> PlanWishes {
    let mut plan = plan.clone();
    plan.must_have.retain(|id| !gone.contains(id));
    plan.requires
        .retain(|one| !gone.contains(&one.step) && !gone.contains(&one.needs));
    for group in &mut plan.excludes {
        group.retain(|id| !gone.contains(id));
    }
    plan.excludes.retain(|group| group.len() > 1);
    plan
}

/// One edit for each step of any version that `change` changes.
fn changed_steps(document: &Document, change: impl Fn(&mut Step)) -> Vec<Edit> {
    let steps = document
        .versions()
        .flat_map(|(version, workflow)| workflow.steps.iter().map(move |step| (version, step)));
    steps
        .filter_map(|(version, old)| {
            let mut step = old.clone();
            change(&mut step);
            (step != *old).then(|| Edit::ReplaceStep {
                version,
                id: old.id.clone(),
                step,
            })
        })
        .collect()
}

/// Whether a role is on the list or takes part anywhere.
fn is_named(document: &Document, name: &RoleName) -> bool {
    let listed = document.role(name).is_some();
    let mut steps = document.versions().flat_map(|(_, one)| &one.steps);
    listed || steps.any(|step| step.roles.iter().any(|one| one.role == *name))
}
