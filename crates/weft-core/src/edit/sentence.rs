//! What an edit does, in words: for the history, for *undo* and for who asks "who did that, when".
//!
//! A sentence is a key with arguments, so that a catalogue of another language can say it; its
//! English stands in one table here.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::step_words::step_sentence;
use super::{Edit, Frame, Header, Version};
use crate::words::{capital, quoted};
use crate::workflow::{Document, Role, Step, StepId, Target};

/// How a sentence names the workflow as it runs.
const BASELINE: &str = "baseline";

/// A sentence about an edit: a key of a catalogue and what stands in its gaps.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// The key, as in [`Sentence::ENGLISH`].
    pub key: String,
    /// What stands in the gaps `{0}`, `{1}`: names, numbers, and words of the file format. In a gap
    /// `{v0}` it is a version: `baseline`, `#2` for a redesign without a name, or its name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<String>,
}

impl Sentence {
    /// Every key with its English.
    pub const ENGLISH: &[(&str, &str)] = &[
        ("created", "The document was made"),
        ("imported", "The document was read from “{0}”"),
        ("nothing", "Nothing changed"),
        ("changes", "{0} changes at once"),
        ("title", "The workflow is now called “{0}”"),
        ("cases-per-week", "Cases per week: {0}"),
        ("stakes", "Stakes: {0}"),
        ("header", "What a case is was described anew"),
        ("plan", "The wishes for the plan changed"),
        ("role-added", "The role “{0}” was added"),
        ("role-removed", "The role “{0}” was removed"),
        ("role-renamed", "The role “{0}” is now called “{1}”"),
        ("role-changed", "The role “{0}” changed"),
        ("waived", "A loss was let go ({0})"),
        (
            "waiver-changed",
            "A decision to let a loss go changed ({0})",
        ),
        ("unwaived", "A loss is no longer let go ({0})"),
        ("redesign-added", "{v0} was added"),
        ("redesign-removed", "{v0} was removed"),
        ("redesign-named", "{v0} is now called “{1}”"),
        ("version-replaced", "All of {v0} was replaced"),
        ("start", "{v0} now starts with “{1}”"),
        ("start-first", "{v0} now starts with its first step"),
        ("notes", "The notes beside the steps of {v0} changed"),
        ("frame", "What {v0} says beside its steps changed"),
        ("step-added", "“{0}” was added to {v1}"),
        ("step-removed", "“{0}” was removed from {v1}"),
        ("step-renamed", "“{0}” is now called “{1}”"),
        ("step-tagged", "“{0}” tagged {1}"),
        ("step-untagged", "The tag of “{0}” was taken away"),
        ("step-people", "“{0}” is done by: {1}"),
        ("step-nobody", "“{0}” is done by nobody named"),
        ("step-minutes", "“{0}” takes {1} minutes"),
        ("step-links", "“{0}” leads to: {1}"),
        ("step-ends", "“{0}” ends the case"),
        ("step-moved", "The card of “{0}” was moved"),
        ("step-placed", "“{0}” stands elsewhere in the list"),
        ("step-changed", "“{0}” changed: {1}"),
        ("steps-added", "{0} steps were added to {v1}"),
        ("steps-removed", "{0} steps were removed from {v1}"),
        ("steps-moved", "{0} cards were moved"),
        ("steps-tagged", "{0} steps tagged {1}"),
        ("steps-changed", "{0} steps changed"),
        ("restored", "Restored what stood after change {0}"),
        ("restored-checkpoint", "Restored the checkpoint “{0}”"),
    ];

    /// A sentence of this key with these arguments.
    #[must_use]
    pub fn new(key: &str, arguments: &[&str]) -> Self {
        Self {
            key: key.to_owned(),
            arguments: arguments.iter().map(|one| short(one)).collect(),
        }
    }

    /// What stands in a gap in English.
    fn filled(&self, gap: &str) -> String {
        let at = gap.trim_start_matches('v').parse().ok();
        let Some(argument) = at.and_then(|at: usize| self.arguments.get(at)) else {
            return "…".to_owned();
        };
        if !gap.starts_with('v') {
            return argument.clone();
        }
        match argument.strip_prefix('#') {
            Some(number) => format!("redesign {number}"),
            None if argument == BASELINE => "the baseline".to_owned(),
            None => quoted(argument),
        }
    }
}

/// The sentence in English; of a newer version's key, the key and its arguments.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((_, english)) = Self::ENGLISH.iter().find(|(key, _)| *key == self.key) else {
            return write!(f, "{} {}", self.key, self.arguments.join(", "));
        };
        let mut said = String::new();
        let mut rest = *english;
        while let Some((before, after)) = rest.split_once('{') {
            let (gap, after) = after.split_once('}').unwrap_or((after, ""));
            said.push_str(before);
            said.push_str(&self.filled(gap));
            rest = after;
        }
        said.push_str(rest);
        f.write_str(&capital(&said))
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
            | Self::SetFrame { .. } => 4,
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
    if titled == *new && old != new {
        Sentence::new("title", &[&new.title])
    } else if counted == *new && old != new {
        let cases = new
            .cases_per_week
            .map_or("–".to_owned(), |one| one.to_string());
        Sentence::new("cases-per-week", &[&cases])
    } else if staked == *new && old != new {
        Sentence::new("stakes", &[new.stakes.word()])
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
