//! What an edit does, in words: for the history, for *undo* and for who asks "who did that, when".
//!
//! A sentence is a key with arguments: journals keep it for good, and it can be said in any language
//! of the catalogue.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::catalogue::{BASELINE, LINES, filled};
use super::match_words::{matching_sentence, new_part};
use super::step_words::step_sentence;
use super::{Edit, Frame, Header, Version};
use crate::Language;
use crate::words::capital;
use crate::workflow::{Document, Role, Step, StepId, Target};

/// A sentence about an edit: a key of a catalogue and what stands in its gaps.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// The key, one of [`Sentence::keys`].
    pub key: String,
    /// What stands in its gaps: names, numbers, words of the file format, and versions as `baseline`,
    /// `#2` for a redesign without a name, or its name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<String>,
}

impl Sentence {
    /// Every key.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        LINES.iter().map(|(key, _, _)| *key)
    }

    /// A sentence of this key with these arguments.
    #[must_use]
    pub fn new(key: &str, arguments: &[&str]) -> Self {
        Self {
            key: key.to_owned(),
            arguments: arguments.iter().map(|one| short(one)).collect(),
        }
    }

    /// The sentence in a language; of a newer version's key, the key and its arguments.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        let Some((_, english, german)) = LINES.iter().find(|(key, _, _)| *key == self.key) else {
            return format!("{} {}", self.key, self.arguments.join(", "));
        };
        let mut said = String::new();
        let mut rest = language.pick(*english, *german);
        while let Some((before, after)) = rest.split_once('{') {
            let (gap, after) = after.split_once('}').unwrap_or((after, ""));
            said.push_str(before);
            said.push_str(&self.filled(gap, language));
            rest = after;
        }
        said.push_str(rest);
        capital(&said)
    }

    /// What stands in a gap.
    fn filled(&self, gap: &str, language: Language) -> String {
        let digit = gap.find(|letter: char| letter.is_ascii_digit());
        let (kind, at) = gap.split_at(digit.unwrap_or(gap.len()));
        let argument = at.parse().ok();
        match argument.and_then(|at: usize| self.arguments.get(at)) {
            Some(argument) => filled(kind, argument, language),
            None => "…".to_owned(),
        }
    }
}

/// The sentence in English.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says(Language::English))
    }
}

/// A text that fits a line, however long a name is.
fn short(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

impl Edit {
    /// What this edit does to the document, which it has not changed yet.
    #[must_use]
    pub fn sentence(&self, document: &Document) -> Sentence {
        let changes = self.changes();
        let mut parts = changes.iter().filter_map(|one| new_part(document, one));
        if let Some(part) = parts.next() {
            return part;
        }
        let weight = changes.iter().map(|one| one.weight()).min();
        let weightiest: Vec<&Self> = changes
            .iter()
            .copied()
            .filter(|one| Some(one.weight()) == weight)
            .collect();
        match weightiest.as_slice() {
            [] => Sentence::new("nothing", &[]),
            [one] => one.single(document),
            several => together(several, changes.len(), document),
        }
    }

    /// [`Self::sentence`] in English.
    #[must_use]
    pub fn words(&self, document: &Document) -> String {
        self.sentence(document).to_string()
    }

    /// What a batch is called after: the lightest number; the rest are its consequences.
    fn weight(&self) -> u8 {
        match self {
            Self::InsertRedesign { .. }
            | Self::RemoveRedesign { .. }
            | Self::SetWorkflow { .. } => 0,
            Self::InsertRole { .. } | Self::RemoveRole { .. } => 2,
            Self::ReplaceRole { name, role } if *name != role.name => 2,
            Self::InsertStep { .. } | Self::RemoveStep { .. } => 1,
            Self::ReplaceStep { .. } => 3,
            Self::Batch(_)
            | Self::ReplaceRole { .. }
            | Self::SetHeader(_)
            | Self::SetPlan(_)
            | Self::InsertWaiver { .. }
            | Self::RemoveWaiver { .. }
            | Self::ReplaceWaiver { .. }
            | Self::NameRedesign { .. }
            | Self::SetFrame { .. }
            | Self::SetMatching { .. } => 4,
            Self::SetLinks { .. } | Self::SetPosition { .. } => 5,
        }
    }

    fn single(&self, document: &Document) -> Sentence {
        let version = |version: &Version| version_name(document, *version);
        match self {
            Self::Batch(_) => Sentence::new("nothing", &[]),
            Self::SetHeader(header) => header_sentence(&Header::of(document), header),
            Self::SetPlan(_) => Sentence::new("plan", &[]),
            Self::InsertRole { role, .. } => Sentence::new("role-added", &[role.name.as_str()]),
            Self::RemoveRole { name } => Sentence::new("role-removed", &[name.as_str()]),
            Self::ReplaceRole { name, role } => role_sentence(name.as_str(), role),
            Self::InsertWaiver { waiver, .. } => {
                Sentence::new("waived", &[&waiver.finding, waiver.reason.words()])
            }
            Self::ReplaceWaiver { waiver, .. } => {
                Sentence::new("waiver-changed", &[&waiver.finding, waiver.reason.words()])
            }
            Self::RemoveWaiver { at } => {
                let waiver = document.waivers.get(*at);
                Sentence::new("unwaived", &[waiver.map_or("", |one| &one.finding)])
            }
            Self::InsertRedesign { at, redesign } => {
                let name = redesign.name.clone();
                Sentence::new("redesign-added", &[&name.unwrap_or_else(|| number(*at))])
            }
            Self::RemoveRedesign { at } => {
                Sentence::new("redesign-removed", &[&redesign_name(document, *at)])
            }
            Self::NameRedesign { at, name } => {
                let new = name.clone().unwrap_or_else(|| number(*at));
                Sentence::new("redesign-named", &[&redesign_name(document, *at), &new])
            }
            Self::SetWorkflow { version: one, .. } => {
                Sentence::new("version-replaced", &[&version(one)])
            }
            Self::SetFrame {
                version: one,
                frame,
            } => frame_sentence(document, *one, frame),
            Self::SetMatching { at, matching } => matching_sentence(document, *at, matching),
            Self::InsertStep {
                version: one, step, ..
            } => Sentence::new("step-added", &[title(step), &version(one)]),
            Self::RemoveStep { version: one, step } => Sentence::new(
                "step-removed",
                &[&name(document, *one, step), &version(one)],
            ),
            Self::ReplaceStep {
                version: one,
                id,
                step,
            } => match document.version(*one).and_then(|all| all.step(id)) {
                Some(old) => step_sentence(document, *one, old, step),
                None => Sentence::new("step-changed", &[title(step), ""]),
            },
            Self::SetLinks {
                version: one,
                step,
                next,
            } => {
                let ends: Vec<String> = next
                    .iter()
                    .filter_map(|link| match &link.to {
                        Target::Step(id) => Some(name(document, *one, id)),
                        Target::End => None,
                    })
                    .collect();
                links_sentence(&name(document, *one, step), &ends)
            }
            Self::SetPosition {
                version: one, step, ..
            } => Sentence::new("step-moved", &[&name(document, *one, step)]),
        }
    }
}

/// Several changes of one weight in one sentence.
fn together(several: &[&Edit], count: usize, document: &Document) -> Sentence {
    let number = several.len().to_string();
    let sentences: Vec<Sentence> = several.iter().map(|one| one.single(document)).collect();
    let Some(first) = sentences.first() else {
        return Sentence::new("nothing", &[]);
    };
    let same = |at: usize| {
        let of = |one: &Sentence| one.arguments.get(at).cloned();
        let value = of(first);
        let all = sentences.iter().all(|one| of(one) == value);
        value.filter(|_| all)
    };
    // A step that is removed and inserted again has only moved in the list.
    if let [
        Edit::RemoveStep { step: old, .. },
        Edit::InsertStep { step, .. },
    ] = several
        && step.id == *old
    {
        return Sentence::new("step-placed", &[title(step)]);
    }
    if sentences.iter().any(|one| one.key != first.key) {
        let steps = several
            .iter()
            .all(|one| one.weight() == 3 || one.weight() == 5);
        return if steps {
            Sentence::new("steps-changed", &[&number])
        } else {
            Sentence::new("changes", &[&count.to_string()])
        };
    }
    match (first.key.as_str(), same(1)) {
        ("step-added", Some(version)) => Sentence::new("steps-added", &[&number, &version]),
        ("step-removed", Some(version)) => Sentence::new("steps-removed", &[&number, &version]),
        ("step-tagged", Some(tag)) => Sentence::new("steps-tagged", &[&number, &tag]),
        ("step-matched", _) => Sentence::new("steps-matched", &[&number]),
        ("step-moved", _) => Sentence::new("steps-moved", &[&number]),
        (key, _) if key.starts_with("step-") => Sentence::new("steps-changed", &[&number]),
        _ => Sentence::new("changes", &[&count.to_string()]),
    }
}

fn header_sentence(old: &Header, new: &Header) -> Sentence {
    let mut titled = old.clone();
    titled.title.clone_from(&new.title);
    let mut counted = old.clone();
    counted.cases_per_week = new.cases_per_week;
    let mut staked = old.clone();
    staked.stakes = new.stakes;
    let mut taught = old.clone();
    taught.suggestions.clone_from(&new.suggestions);
    if titled == *new && old != new {
        Sentence::new("title", &[&new.title])
    } else if counted == *new && old != new {
        let cases = new
            .cases_per_week
            .map_or("–".to_owned(), |one| one.to_string());
        Sentence::new("cases-per-week", &[&cases])
    } else if staked == *new && old != new {
        Sentence::new("stakes", &[new.stakes.word()])
    } else if taught == *new && old != new {
        Sentence::new("suggestions", &[])
    } else {
        Sentence::new("header", &[])
    }
}

fn role_sentence(old: &str, role: &Role) -> Sentence {
    if old == role.name.as_str() {
        Sentence::new("role-changed", &[old])
    } else {
        Sentence::new("role-renamed", &[old, role.name.as_str()])
    }
}

fn frame_sentence(document: &Document, version: Version, frame: &Frame) -> Sentence {
    let Some(old) = document.version(version).map(Frame::of) else {
        return Sentence::new("frame", &[&version_name(document, version)]);
    };
    let mut started = old.clone();
    started.start.clone_from(&frame.start);
    let mut noted = old.clone();
    noted.free_notes.clone_from(&frame.free_notes);
    let of = version_name(document, version);
    if noted == *frame {
        return Sentence::new("notes", &[&of]);
    }
    match &frame.start {
        Some(id) if started == *frame => {
            Sentence::new("start", &[&of, &name(document, version, id)])
        }
        None if started == *frame => Sentence::new("start-first", &[&of]),
        _ => Sentence::new("frame", &[&of]),
    }
}

pub(super) fn links_sentence(step: &str, ends: &[String]) -> Sentence {
    if ends.is_empty() {
        Sentence::new("step-ends", &[step])
    } else {
        Sentence::new("step-links", &[step, &ends.join(", ")])
    }
}

/// What a step is called: its name, or its id where it has none.
pub(super) fn title(step: &Step) -> &str {
    if step.name.trim().is_empty() {
        step.id.as_str()
    } else {
        &step.name
    }
}

pub(super) fn name(document: &Document, version: Version, id: &StepId) -> String {
    let step = document.version(version).and_then(|all| all.step(id));
    step.map_or(id.as_str(), title).to_owned()
}

fn version_name(document: &Document, version: Version) -> String {
    match version {
        Version::Baseline => BASELINE.to_owned(),
        Version::Redesign(at) => redesign_name(document, at),
    }
}

fn redesign_name(document: &Document, at: usize) -> String {
    let redesign = document.redesigns.get(at);
    let name = redesign.and_then(|one| one.name.clone());
    name.unwrap_or_else(|| number(at))
}

/// What a redesign without a name is called.
fn number(at: usize) -> String {
    format!("#{}", at + 1)
}
