//! The edit that turns one document into another: to restore a point of the history, and to take
//! over what a function made of a document.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edit, Frame, Header, Version};
use crate::workflow::{Document, Step, StepId, Workflow};

impl Edit {
    /// What has to change for `from` to become `to`; nothing where they are equal.
    ///
    /// Steps that stay are left alone, so the edit is as small as the difference.
    #[must_use]
    pub fn between(from: &Document, to: &Document) -> Self {
        let mut edits = Vec::new();
        let header = Header::of(to);
        if header != Header::of(from) {
            edits.push(Self::SetHeader(header));
        }
        roles(from, to, &mut edits);
        workflow(Version::Baseline, &from.baseline, &to.baseline, &mut edits);
        redesigns(from, to, &mut edits);
        waivers(from, to, &mut edits);
        if from.plan != to.plan {
            edits.push(Self::SetPlan(to.plan.clone()));
        }
        Self::all(edits)
    }
}

fn roles(from: &Document, to: &Document, edits: &mut Vec<Edit>) {
    let same_names = from.roles.len() == to.roles.len()
        && from
            .roles
            .iter()
            .zip(&to.roles)
            .all(|(a, b)| a.name == b.name);
    if same_names {
        let pairs = from.roles.iter().zip(&to.roles);
        edits.extend(
            pairs
                .filter(|(a, b)| a != b)
                .map(|(a, b)| Edit::ReplaceRole {
                    name: a.name.clone(),
                    role: b.clone(),
                }),
        );
        return;
    }
    // Roles are few: those before the first and after the last difference stay.
    let head = from.roles.iter().zip(&to.roles).take_while(|(a, b)| a == b);
    let head = head.count();
    let gone = from.roles.iter().skip(head).rev();
    edits.extend(gone.map(|role| Edit::RemoveRole {
        name: role.name.clone(),
    }));
    let new = to.roles.iter().enumerate().skip(head);
    edits.extend(new.map(|(at, role)| Edit::InsertRole {
        at,
        role: role.clone(),
    }));
}

fn waivers(from: &Document, to: &Document, edits: &mut Vec<Edit>) {
    let pairs = from.waivers.iter().zip(&to.waivers).enumerate();
    let changed = pairs.filter(|(_, (a, b))| a != b);
    edits.extend(changed.map(|(at, (_, waiver))| Edit::ReplaceWaiver {
        at,
        waiver: waiver.clone(),
    }));
    let gone = to.waivers.len()..from.waivers.len();
    edits.extend(gone.rev().map(|at| Edit::RemoveWaiver { at }));
    let new = to.waivers.iter().enumerate().skip(from.waivers.len());
    edits.extend(new.map(|(at, waiver)| Edit::InsertWaiver {
        at,
        waiver: waiver.clone(),
    }));
}

fn redesigns(from: &Document, to: &Document, edits: &mut Vec<Edit>) {
    for (at, (old, new)) in from.redesigns.iter().zip(&to.redesigns).enumerate() {
        if old.name != new.name {
            let name = new.name.clone();
            edits.push(Edit::NameRedesign { at, name });
        }
        workflow(Version::Redesign(at), &old.workflow, &new.workflow, edits);
    }
    let gone = to.redesigns.len()..from.redesigns.len();
    edits.extend(gone.rev().map(|at| Edit::RemoveRedesign { at }));
    let new = to.redesigns.iter().enumerate().skip(from.redesigns.len());
    edits.extend(new.map(|(at, redesign)| Edit::InsertRedesign {
        at,
        redesign: redesign.clone(),
    }));
}

fn workflow(version: Version, from: &Workflow, to: &Workflow, edits: &mut Vec<Edit>) {
    let frame = Frame::of(to);
    if frame != Frame::of(from) {
        edits.push(Edit::SetFrame { version, frame });
    }
    if from.steps == to.steps {
        return;
    }
    match (places(&from.steps), places(&to.steps)) {
        (Some(old), Some(new)) => steps(version, from, to, &Places { old, new }, edits),
        // Ids that stand twice name no step.
        _ => edits.push(Edit::SetWorkflow {
            version,
            workflow: to.clone(),
        }),
    }
}

/// Where steps stand before and after.
struct Places<'a> {
    old: BTreeMap<&'a StepId, usize>,
    new: BTreeMap<&'a StepId, usize>,
}

/// The places of steps by id; none where an id stands twice.
fn places(steps: &[Step]) -> Option<BTreeMap<&StepId, usize>> {
    let places: BTreeMap<&StepId, usize> = steps.iter().map(|step| &step.id).zip(0..).collect();
    (places.len() == steps.len()).then_some(places)
}

/// Removes what goes or moves, from the end; replaces what stays; inserts what is new or has moved.
fn steps(
    version: Version,
    from: &Workflow,
    to: &Workflow,
    places: &Places<'_>,
    edits: &mut Vec<Edit>,
) {
    let stay: Vec<(usize, &StepId)> = from
        .steps
        .iter()
        .filter_map(|step| Some((*places.new.get(&step.id)?, &step.id)))
        .collect();
    let stay: BTreeSet<&StepId> = in_order(&stay).into_iter().collect();
    let gone = from
        .steps
        .iter()
        .rev()
        .filter(|one| !stay.contains(&one.id));
    edits.extend(gone.map(|step| Edit::RemoveStep {
        version,
        step: step.id.clone(),
    }));
    for (at, step) in to.steps.iter().enumerate() {
        if !stay.contains(&step.id) {
            let step = step.clone();
            edits.push(Edit::InsertStep { version, at, step });
            continue;
        }
        let old = places.old.get(&step.id).and_then(|at| from.steps.get(*at));
        if old != Some(step) {
            edits.push(Edit::ReplaceStep {
                version,
                id: step.id.clone(),
                step: step.clone(),
            });
        }
    }
}

/// As many of these as possible whose places rise: they need not move (patience sorting).
fn in_order<'a>(steps: &[(usize, &'a StepId)]) -> Vec<&'a StepId> {
    // The last entry of the best chain of each length, and for each entry the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(steps.len());
    let place = |entry: usize| steps.get(entry).map_or(0, |one| one.0);
    for (entry, (at, _)) in steps.iter().enumerate() {
        let length = ends.partition_point(|end| place(*end) < *at);
        before.push(length.checked_sub(1).and_then(|one| ends.get(one).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = entry,
            None => ends.push(entry),
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(entry) = next {
        chain.extend(steps.get(entry).map(|one| one.1));
        next = before.get(entry).copied().flatten();
    }
    chain
}
