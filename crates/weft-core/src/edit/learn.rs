//! What a correction teaches: steps of the same name are suggested that way from then on.
//!
//! Only steps that came from another model are learned from, for only they are suggested anything.

use super::change::steps_of;
use super::{Edit, Header, Version};
use crate::Settings;
use crate::language::Language;
use crate::suggest::{Field, accept, key, suggest};
use crate::workflow::{Document, Extra, Preference, RoleName, Step, StepId, Suggesting};

/// The change of one field of some steps, and what it teaches where it is not what was said or
/// suggested before.
pub(super) fn with_lessons(
    document: &Document,
    version: Version,
    steps: &[StepId],
    field: Field,
    edit: Edit,
    settings: &Settings,
) -> Edit {
    let mut header = Header::of(document);
    let before = before(document, version, steps, field, settings);
    for change in edit.changes() {
        let Edit::ReplaceStep { step: after, .. } = change else {
            continue;
        };
        let before = before.iter().find(|one| one.id == after.id);
        if let Some(lesson) = before.and_then(|before| lesson(field, before, after)) {
            header.suggestions.prefer(lesson);
        }
    }
    if header.suggestions == document.suggestions {
        return edit;
    }
    Edit::Batch(vec![edit, Edit::SetHeader(header)])
}

/// A change of what people said about suggestions.
pub(super) fn suggesting(document: &Document, change: impl FnOnce(&mut Suggesting)) -> Edit {
    let mut header = Header::of(document);
    change(&mut header.suggestions);
    Edit::SetHeader(header)
}

/// The steps from other models as they are, or as they would be if what is suggested for them were so.
fn before(
    document: &Document,
    version: Version,
    steps: &[StepId],
    field: Field,
    settings: &Settings,
) -> Vec<Step> {
    let of = |document: &Document| -> Vec<Step> {
        let all = steps_of(document, version).unwrap_or_default();
        let foreign = all.iter().filter(|step| step.origin.is_some());
        let named = foreign.filter(|step| step.is_work() && steps.contains(&step.id));
        named.cloned().collect()
    };
    let said = of(document);
    let is_said = |step: &Step| {
        let closed = step.tag.is_some() && !step.open;
        closed || field == Field::Tag && step.tag.is_some()
    };
    if said.iter().all(is_said) {
        return said;
    }
    let redesign = match version {
        Version::Baseline => None,
        Version::Redesign(at) => Some(at),
    };
    let suggestions = suggest(document, redesign, settings, Language::English);
    of(&accept(document, redesign, &suggestions))
}

fn lesson(field: Field, before: &Step, after: &Step) -> Option<Preference> {
    let name = Some(key(&after.name)).filter(|name| !name.is_empty())?;
    let with = Some(partners(after)).filter(|with| *with != partners(before));
    let lesson = Preference {
        name,
        tag: after
            .tag
            .filter(|_| field == Field::Tag && after.tag != before.tag),
        mode: after
            .mode
            .filter(|_| field == Field::Mode && after.mode != before.mode),
        with: with.filter(|_| field == Field::Roles),
        extra: Extra::new(),
    };
    let says = lesson.tag.is_some() || lesson.mode.is_some() || lesson.with.is_some();
    says.then_some(lesson)
}

/// Who takes part beside the performer.
fn partners(step: &Step) -> Vec<RoleName> {
    let others = step.roles.iter().skip(1);
    others.map(|one| one.role.clone()).collect()
}
