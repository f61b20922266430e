//! What was said about matches, in words.

use super::sentence::{Sentence, name, title};
use super::{Edit, Version};
use crate::workflow::{Document, Matching, Part, PartOf, RolePair, Step, StepId, Vanished};

/// What a step of a redesign stands for now and did not before, else what it does not any more.
pub(super) fn lineage_sentence(document: &Document, old: &Step, new: &Step) -> Sentence {
    let names = |these: &Step, others: &Step| -> Vec<String> {
        let only = these.replaces.iter();
        let only = only.filter(|id| !others.replaces.contains(id));
        only.map(|id| name(document, Version::Baseline, id))
            .collect()
    };
    let added = names(new, old);
    let (key, names) = if added.is_empty() {
        ("step-parted", names(old, new))
    } else {
        ("step-matched", added)
    };
    Sentence::new(key, &[title(new), &names.join("”, “")])
}

/// The one thing that was said, as it is; of several, that something was.
pub(super) fn matching_sentence(document: &Document, at: usize, new: &Matching) -> Sentence {
    let several = || Sentence::new("matching", &[]);
    let redesign = Version::Redesign(at);
    let Some(old) = document.version(redesign).map(|one| &one.matching) else {
        return several();
    };
    let mut said = answers(document, old, new);
    let of_redesign = |id: &StepId| name(document, redesign, id);
    let new_steps = only(&new.new, &old.new);
    said.extend(new_steps.map(|id| Sentence::new("step-new", &[&of_redesign(id)])));
    let open = only(&old.new, &new.new);
    said.extend(open.map(|id| Sentence::new("step-new-open", &[&of_redesign(id)])));
    said.extend(only(&new.apart, &old.apart).map(|pair| {
        let one = name(document, Version::Baseline, &pair.baseline);
        Sentence::new("kept-apart", &[&one, &of_redesign(&pair.redesign)])
    }));
    said.extend(only(&new.parts, &old.parts).map(|one| part_sentence(document, at, one)));
    said.extend(roles(old, new));
    match said.len() {
        1 => said.remove(0),
        _ => several(),
    }
}

fn answers(document: &Document, old: &Matching, new: &Matching) -> Vec<Sentence> {
    let said =
        |key: &str, step: &StepId| Sentence::new(key, &[&name(document, Version::Baseline, step)]);
    let given = only(&new.answers, &old.answers).map(|one| {
        let key = match one.answer {
            Vanished::Removed => "gone-removed",
            Vanished::Moved => "gone-moved",
            Vanished::NotDrawn => "gone-not-drawn",
        };
        said(key, &one.step)
    });
    let taken_back = old.answers.iter();
    let taken_back = taken_back.filter(|one| new.answer(&one.step).is_none());
    given
        .chain(taken_back.map(|one| said("gone-open", &one.step)))
        .collect()
}

/// Of a pair that was confirmed as a part and its whole, just now.
pub(super) fn new_part(document: &Document, edit: &Edit) -> Option<Sentence> {
    let Edit::SetMatching { at, matching } = edit else {
        return None;
    };
    let old = &document.version(Version::Redesign(*at))?.matching;
    let mut parts = only(&matching.parts, &old.parts);
    let one = parts.next()?;
    let is_single = parts.next().is_none();
    is_single.then(|| part_sentence(document, *at, one))
}

fn part_sentence(document: &Document, at: usize, one: &PartOf) -> Sentence {
    let before = name(document, Version::Baseline, &one.baseline);
    let after = name(document, Version::Redesign(at), &one.redesign);
    match one.part {
        Part::Baseline => Sentence::new("part-of-redesign", &[&before, &after]),
        Part::Redesign => Sentence::new("part-of-baseline", &[&after, &before]),
    }
}

/// What is said of roles now and was not before, else what is not said any more.
fn roles(old: &Matching, new: &Matching) -> Vec<Sentence> {
    let said = |key: &str, pair: &RolePair| {
        Sentence::new(key, &[pair.baseline.as_str(), pair.redesign.as_str()])
    };
    let matched = only(&new.roles, &old.roles).map(|one| said("role-matched", one));
    let apart = only(&new.roles_apart, &old.roles_apart).map(|one| said("role-apart", one));
    matched.chain(apart).collect()
}

/// What only the first list holds.
fn only<'a, T: PartialEq>(these: &'a [T], others: &'a [T]) -> impl Iterator<Item = &'a T> {
    these.iter().filter(|one| !others.contains(one))
}
