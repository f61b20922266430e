//! Several files: of one side, and a pair from two.

use std::collections::BTreeSet;
use std::path::PathBuf;

use weft_core::workflow::{Link, MessageEnd, Redesign, Step, StepId, StepKind, Target, Workflow};
use weft_core::{Document, said};

use crate::note::{Note, Read};
use crate::open::stem;
use crate::{FileError, Limits, Place, read};

/// Reads several files as one version: each is a part of the same workflow.
///
/// # Errors
///
/// No file at all, or the first file that cannot be read.
pub fn read_many(paths: &[PathBuf], limits: &Limits) -> Result<Read, FileError> {
    let mut whole: Option<Read> = None;
    let mut starts = Vec::new();
    for path in paths {
        let mut part = read(path, limits)?;
        if paths.len() > 1 {
            for note in &mut part.notes {
                note.of_file(&stem(path));
            }
        }
        match &mut whole {
            None => {
                starts.extend(start_of(&part.document.baseline));
                whole = Some(part);
            }
            Some(whole) => {
                rename(whole, &mut part, &stem(path));
                starts.extend(start_of(&part.document.baseline));
                merge(whole, part);
            }
        }
    }
    let Some(mut whole) = whole else {
        return Err(FileError::wrong(
            Place::Whole,
            said!("no file", "keine Datei"),
            said!("at least one file", "mindestens eine Datei"),
        ));
    };
    if starts.len() > 1 {
        start_everywhere(&mut whole, starts);
    }
    Ok(whole)
}

fn start_of(workflow: &Workflow) -> Option<StepId> {
    let first = workflow.steps.first().map(|step| step.id.clone());
    workflow.start.clone().or(first)
}

/// Prefixes the ids of a part that the whole has already.
fn rename(whole: &Read, part: &mut Read, prefix: &str) {
    let mut used: BTreeSet<StepId> = ids(&whole.document.baseline);
    let own = ids(&part.document.baseline);
    let clashes: BTreeSet<StepId> = used.intersection(&own).cloned().collect();
    used.extend(own);
    let mut names = std::collections::BTreeMap::new();
    for id in clashes {
        let mut new = StepId::from(format!("{prefix}/{id}"));
        while !used.insert(new.clone()) {
            new = StepId::from(format!("{new}-2"));
        }
        names.insert(id, new);
    }
    let change = |id: &mut StepId| {
        if let Some(new) = names.get(id) {
            id.clone_from(new);
        }
    };
    let workflow = &mut part.document.baseline;
    workflow.start.iter_mut().for_each(change);
    for step in &mut workflow.steps {
        change(&mut step.id);
        for link in &mut step.next {
            match &mut link.to {
                Target::Step(id) => change(id),
                Target::End => {}
            }
        }
    }
    for note in &mut workflow.free_notes {
        note.about.iter_mut().for_each(change);
    }
    for message in &mut workflow.messages {
        for end in [&mut message.from, &mut message.to] {
            match end {
                MessageEnd::Step(id) => change(id),
                MessageEnd::Pool(_) => {}
            }
        }
    }
}

fn ids(workflow: &Workflow) -> BTreeSet<StepId> {
    workflow.steps.iter().map(|step| step.id.clone()).collect()
}

fn merge(whole: &mut Read, part: Read) {
    let Document {
        roles, baseline, ..
    } = part.document;
    add_roles(&mut whole.document, roles);
    whole.document.baseline.steps.extend(baseline.steps);
    whole.document.baseline.messages.extend(baseline.messages);
    whole
        .document
        .baseline
        .free_notes
        .extend(baseline.free_notes);
    whole.notes.extend(part.notes);
}

fn add_roles(document: &mut Document, roles: Vec<weft_core::workflow::Role>) {
    let known: BTreeSet<_> = document
        .roles
        .iter()
        .map(|role| role.name.clone())
        .collect();
    document
        .roles
        .extend(roles.into_iter().filter(|role| !known.contains(&role.name)));
}

/// A gateway before the starts of several parts.
fn start_everywhere(whole: &mut Read, starts: Vec<StepId>) {
    let workflow = &mut whole.document.baseline;
    let used = ids(workflow);
    let mut id = StepId::from("start");
    while used.contains(&id) {
        id = StepId::from(format!("{id}-2"));
    }
    whole.notes.push(Note::said(
        Place::Whole,
        &said!(
            "the files start in {} places; the gateway “{id}” was added before them, with equal shares",
            "die Dateien beginnen an {} Stellen; die Verzweigung „{id}“ kam davor hinzu, mit gleichen Anteilen",
            starts.len()
        ),
    ));
    workflow.start = None;
    let next = starts
        .into_iter()
        .map(|start| Link::to(Target::Step(start)))
        .collect();
    workflow.steps.insert(
        0,
        Step {
            id,
            kind: StepKind::Gateway,
            next,
            ..Step::default()
        },
    );
}

/// One pair document from two single ones: the second becomes the redesign of the first.
///
/// Roles of equal name are one role, as the first document has it.
#[must_use]
pub fn join(baseline: Document, redesign: Document) -> Document {
    let mut pair = baseline;
    add_roles(&mut pair, redesign.roles);
    pair.waivers.extend(redesign.waivers);
    pair.redesigns = vec![Redesign {
        name: None,
        workflow: redesign.baseline,
    }];
    pair
}
