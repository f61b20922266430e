//! Adding a step to the flow of a version, for all cases that come by or for a share of them.

use super::gap::shares;
use super::spot::start;
use super::{Edit, EditError, Frame, Spot, Version};
use crate::words::nine;
use crate::workflow::{Document, Link, Split, Step, StepId, Target, Workflow};

/// The step at a spot: `share` of the cases that come by go through it, above 0 to 1.
pub(super) fn inserted(
    document: &Document,
    version: Version,
    spot: &Spot,
    step: Step,
    share: f64,
) -> Result<Edit, EditError> {
    let workflow = document.version(version).ok_or(match version {
        Version::Redesign(at) => EditError::RedesignMissing(at),
        Version::Baseline => EditError::RedesignMissing(0),
    })?;
    match spot {
        Spot::Before(id) => before(workflow, version, id, step, share),
        Spot::First if share < 1.0 => match start(workflow) {
            // Not every case starts with it: it follows what they start with.
            Some(first) => some_after(workflow, version, first, step, share),
            None => Ok(first(workflow, version, step)),
        },
        Spot::First => Ok(first(workflow, version, step)),
        Spot::After(id) | Spot::At(id) if share < 1.0 => {
            some_after(workflow, version, id, step, share)
        }
        Spot::After(id) | Spot::At(id) => all_after(document, version, id, step),
    }
}

/// Every case passes through the step after another one, which leads nowhere else any more.
fn all_after(
    document: &Document,
    version: Version,
    after: &StepId,
    mut step: Step,
) -> Result<Edit, EditError> {
    let workflow = document.version(version);
    let anchor = found(workflow, after)?;
    if anchor.split == Split::One {
        return Ok(Edit::inserted_after(document, version, Some(after), step));
    }
    // Cases split where the new step ends: it is the last before the branches now.
    step.split = anchor.split;
    let straight = Step {
        split: Split::One,
        ..anchor.clone()
    };
    let edit = Edit::inserted_after(document, version, Some(after), step);
    let straight = Edit::ReplaceStep {
        version,
        id: after.clone(),
        step: straight,
    };
    Ok(Edit::all(vec![straight, edit]))
}

/// A share of the cases takes the way through the step; the others go on as before.
fn some_after(
    workflow: &Workflow,
    version: Version,
    after: &StepId,
    mut step: Step,
    share: f64,
) -> Result<Edit, EditError> {
    let anchor = found(Some(workflow), after)?;
    let place = place_of(workflow, after);
    step.next.clone_from(&anchor.next);
    let through = Link {
        probability: Some(nine(share)),
        ..Link::to(Target::Step(step.id.clone()))
    };
    let mut next = thinned(anchor, 1.0 - share)?;
    if next.is_empty() {
        let rest = Some(nine(1.0 - share));
        next.push(Link {
            probability: rest,
            ..Link::to(Target::End)
        });
    }
    next.push(through);
    Ok(Edit::Batch(vec![
        Edit::InsertStep {
            version,
            at: place + 1,
            step,
        },
        Edit::SetLinks {
            version,
            step: after.clone(),
            next,
        },
    ]))
}

/// What led to a step leads to the new one, or a share of it does.
fn before(
    workflow: &Workflow,
    version: Version,
    before: &StepId,
    mut step: Step,
    share: f64,
) -> Result<Edit, EditError> {
    found(Some(workflow), before)?;
    let target = Target::Step(before.clone());
    let to = Target::Step(step.id.clone());
    let leads = workflow.steps.iter();
    let leads = leads.filter(|one| one.next.iter().any(|link| link.to == target));
    let relinked = leads.map(|one| {
        Ok(Edit::SetLinks {
            version,
            step: one.id.clone(),
            next: redirected(one, &target, &to, share)?,
        })
    });
    let relinked: Vec<Edit> = relinked.collect::<Result<_, EditError>>()?;
    if start(workflow) == Some(before) {
        let first = first(workflow, version, step);
        return Ok(Edit::all(relinked.into_iter().chain([first]).collect()));
    }
    step.next = vec![Link::to(target)];
    let insert = Edit::InsertStep {
        version,
        at: place_of(workflow, before),
        step,
    };
    Ok(Edit::all(std::iter::once(insert).chain(relinked).collect()))
}

/// The hand-offs of a step with `from` replaced by `to` in a share of the cases.
fn redirected(step: &Step, from: &Target, to: &Target, share: f64) -> Result<Vec<Link>, EditError> {
    let mut next = step.next.clone();
    if share >= 1.0 {
        for link in next.iter_mut().filter(|link| link.to == *from) {
            link.to = to.clone();
        }
        return Ok(next);
    }
    branching(step)?;
    let mut through = Vec::new();
    for (link, known) in next.iter_mut().zip(shares(step)) {
        if link.to == *from {
            link.probability = Some(nine(known * (1.0 - share)));
            through.push(Link {
                to: to.clone(),
                probability: Some(nine(known * share)),
                ..link.clone()
            });
        }
    }
    next.extend(through);
    Ok(next)
}

/// The hand-offs of a step, each for a part of its cases only.
fn thinned(step: &Step, part: f64) -> Result<Vec<Link>, EditError> {
    branching(step)?;
    let links = step.next.iter().cloned().zip(shares(step));
    Ok(links
        .map(|(link, share)| Link {
            probability: Some(nine(share * part)),
            ..link
        })
        .collect())
}

/// Whether some of a step's cases can go another way than the others.
fn branching(step: &Step) -> Result<(), EditError> {
    if step.split == Split::One {
        Ok(())
    } else {
        Err(EditError::SplitsAlready {
            step: step.name.clone(),
        })
    }
}

/// A step before everything else.
pub(super) fn first(redesign: &Workflow, version: Version, mut step: Step) -> Edit {
    let id = step.id.clone();
    let begins = start(redesign).cloned();
    step.next = begins
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
    let mut frame = Frame::of(redesign);
    frame.start = Some(id);
    Edit::Batch(vec![insert, Edit::SetFrame { version, frame }])
}

fn found<'a>(workflow: Option<&'a Workflow>, id: &StepId) -> Result<&'a Step, EditError> {
    let step = workflow.and_then(|workflow| workflow.step(id));
    step.ok_or_else(|| EditError::StepMissing(id.clone()))
}

fn place_of(workflow: &Workflow, id: &StepId) -> usize {
    let mut steps = workflow.steps.iter();
    steps
        .position(|step| step.id == *id)
        .unwrap_or(workflow.steps.len())
}
