//! Copies: of steps, within a document and between documents, and of the whole baseline.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, kind_of};
use super::{Edit, EditError, Version};
use crate::workflow::{Document, Link, Redesign, Role, RoleName, Step, StepId, Target, Workflow};

impl Edit {
    /// Copies steps within their version: behind the last of them, with ids of their own.
    #[must_use]
    pub fn duplicate(document: &Document, version: Version, steps: &[StepId]) -> Self {
        let wanted: BTreeSet<&StepId> = steps.iter().collect();
        let all = document.version(version).map_or(&[][..], |one| &one.steps);
        let chosen = all.iter().enumerate();
        let chosen: Vec<(usize, &Step)> = chosen
            .filter(|(_, step)| wanted.contains(&step.id))
            .collect();
        let at = chosen.last().map_or(all.len(), |(last, _)| last + 1);
        let copies: Vec<Step> = chosen.into_iter().map(|(_, step)| step.clone()).collect();
        Self::pasted(document, version, at, &copies, &[])
    }

    /// Adds copies of steps, from this document or another one, at a place of the list.
    ///
    /// They get ids of their own and keep the hand-offs among themselves. They stand for nothing in
    /// the baseline: which contact a copy is, only people can say. Roles that they name are taken
    /// from `roles` where this document does not list them.
    #[must_use]
    pub fn pasted(
        document: &Document,
        version: Version,
        at: usize,
        steps: &[Step],
        roles: &[Role],
    ) -> Self {
        let ids = fresh_ids(document.version(version), steps);
        let mut edits: Vec<Self> = missing_roles(document, steps, roles);
        let inserts = steps.iter().zip(at..).filter_map(|(step, at)| {
            let id = ids.get(&step.id)?.clone();
            let step = copy(step, id, &ids);
            Some(Self::InsertStep { version, at, step })
        });
        edits.extend(inserts);
        Self::all(edits)
    }

    /// Adds copies of steps after a step: in the list, and in the flow where that step ends the case.
    #[must_use]
    pub fn pasted_after(
        document: &Document,
        version: Version,
        after: Option<&StepId>,
        steps: &[Step],
        roles: &[Role],
    ) -> Self {
        let workflow = document.version(version);
        let all = workflow.map_or(&[][..], |one| &one.steps);
        let before = after.and_then(|id| all.iter().position(|one| one.id == *id));
        let at = before.map_or(all.len(), |before| before + 1);
        let mut edits = vec![Self::pasted(document, version, at, steps, roles)];
        let ends = before.and_then(|before| all.get(before));
        let ids = fresh_ids(workflow, steps);
        let first = steps.first().and_then(|first| ids.get(&first.id));
        if let (Some(ends), Some(first)) = (ends.filter(|one| one.next.is_empty()), first) {
            edits.push(Self::SetLinks {
                version,
                step: ends.id.clone(),
                next: vec![Link::to(Target::Step(first.clone()))],
            });
        }
        Self::all(edits)
    }

    /// Makes a redesign that is the baseline, to be changed from there.
    ///
    /// Its steps keep their ids and name what they replace, so the alignment is known and needs no
    /// matching (audit.md 0 and 3).
    #[must_use]
    pub fn redesign_from_baseline(document: &Document, name: Option<String>) -> Self {
        let mut workflow = document.baseline.clone();
        for step in &mut workflow.steps {
            if step.is_work() {
                step.replaces = vec![step.id.clone()];
            }
        }
        Self::InsertRedesign {
            at: document.redesigns.len(),
            redesign: Redesign { name, workflow },
        }
    }

    /// Makes a redesign that is another one, lineage and all, behind the last one.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign.
    pub fn copy_of_redesign(
        document: &Document,
        at: usize,
        name: Option<String>,
    ) -> Result<Self, EditError> {
        let original = document.redesigns.get(at);
        let original = original.ok_or(EditError::RedesignMissing(at))?;
        Ok(Self::InsertRedesign {
            at: document.redesigns.len(),
            redesign: Redesign {
                name,
                workflow: original.workflow.clone(),
            },
        })
    }

    /// An id that no step of a version has: the first free one of `s1`, `s2` …
    #[must_use]
    pub fn free_id(document: &Document, version: Version) -> StepId {
        let letter = match version {
            Version::Baseline => 'b',
            Version::Redesign(_) => 'r',
        };
        let used = used(document.version(version));
        let mut ids = (1..).map(|number: u64| StepId::from(format!("{letter}{number}")));
        ids.find(|id| !used.contains(id))
            .expect("a version has fewer steps than there are numbers")
    }
}

/// These steps of a version as a document of their own, with the hand-offs among them and the roles that
/// they name: what is copied, to be pasted elsewhere.
#[must_use]
pub fn fragment(document: &Document, version: Version, steps: &[StepId]) -> Document {
    let wanted: BTreeSet<&StepId> = steps.iter().collect();
    let all = document.version(version).map_or(&[][..], |one| &one.steps);
    let chosen: Vec<&Step> = all.iter().filter(|one| wanted.contains(&one.id)).collect();
    let ids = chosen.iter().map(|one| (one.id.clone(), one.id.clone()));
    let ids: BTreeMap<StepId, StepId> = ids.collect();
    let chosen: Vec<Step> = chosen
        .into_iter()
        .map(|step| copy(step, step.id.clone(), &ids))
        .collect();
    let named = roles_of(&chosen);
    let roles = document
        .roles
        .iter()
        .filter(|role| named.contains(&role.name));
    Document {
        title: document.title.clone(),
        roles: roles.cloned().collect(),
        baseline: Workflow {
            steps: chosen,
            ..Workflow::default()
        },
        ..Document::default()
    }
}

/// The steps of lines as for the quick entry, each leading to the next, as a document of their own.
///
/// # Errors
///
/// Where there is no line, or one of them has no name of a step.
pub fn fragment_of_lines(text: &str, roles: &[Role]) -> Result<Document, EditError> {
    let mut document = Document::default();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    for (number, line) in (1..).zip(lines) {
        let entry = Entry::read(line, roles);
        if entry.name.trim().is_empty() {
            return Err(EditError::NoName);
        }
        let number: u64 = number;
        let step = entry.step(StepId::from(format!("b{number}")), roles);
        for one in &step.roles {
            if document.role(&one.role).is_none() {
                let kind = kind_of(&one.role, roles);
                document.roles.push(Role::new(one.role.as_str(), kind));
            }
        }
        if let Some(last) = document.baseline.steps.last_mut() {
            last.next = vec![Link::to(Target::Step(step.id.clone()))];
        }
        document.baseline.steps.push(step);
    }
    let first = document.baseline.steps.first();
    first.ok_or(EditError::NoName)?;
    Ok(document)
}

fn roles_of(steps: &[Step]) -> BTreeSet<&RoleName> {
    let people = steps.iter().flat_map(|step| &step.roles);
    people.map(|one| &one.role).collect()
}

fn used(workflow: Option<&Workflow>) -> BTreeSet<&StepId> {
    let steps = workflow.map_or(&[][..], |one| &one.steps);
    steps.iter().map(|step| &step.id).collect()
}

/// A new id for each of these steps: its own where that is free, else with a number behind it.
fn fresh_ids(workflow: Option<&Workflow>, steps: &[Step]) -> BTreeMap<StepId, StepId> {
    let mut used: BTreeSet<StepId> = used(workflow).into_iter().cloned().collect();
    // What ends a case cannot be the id of a step.
    used.insert("end".into());
    let mut ids = BTreeMap::new();
    for step in steps {
        let mut id = step.id.clone();
        let mut number = 1_u64;
        while !used.insert(id.clone()) {
            number += 1;
            id = StepId::from(format!("{}-{number}", step.id));
        }
        ids.entry(step.id.clone()).or_insert(id);
    }
    ids
}

fn copy(step: &Step, id: StepId, ids: &BTreeMap<StepId, StepId>) -> Step {
    let mut copy = step.clone();
    copy.id = id;
    copy.replaces.clear();
    copy.next.retain_mut(|link| match &mut link.to {
        Target::End => true,
        Target::Step(to) => match ids.get(to) {
            Some(new) => {
                to.clone_from(new);
                true
            }
            None => false,
        },
    });
    copy
}

/// The roles that steps name and the document does not list, where the other document knows them.
fn missing_roles(document: &Document, steps: &[Step], roles: &[Role]) -> Vec<Edit> {
    let named = roles_of(steps);
    let missing = roles
        .iter()
        .filter(|role| named.contains(&role.name) && document.role(&role.name).is_none());
    missing
        .zip(document.roles.len()..)
        .map(|(role, at)| Edit::InsertRole {
            at,
            role: role.clone(),
        })
        .collect()
}
