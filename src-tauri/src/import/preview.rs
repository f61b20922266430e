//! What was understood of a file, as people see it before anything is made of it.

use serde::Serialize;
use weft_core::layout::scene::Scene;
use weft_core::workflow::{Step, Workflow};
use weft_core::{Document, Language, Said};
use weft_files::{Complaint, FileError, Note, Place, Table};

use super::looked::{Aim, Foreign};
use super::summary::LogSummary;
use super::{Known, name_without_ending};
use crate::drawing;

/// More wrong places than anybody mends before the next try.
const MOST_WRONG: usize = 10_000;
/// The first steps of a version, by which people know whether it is the right file.
const FIRST: usize = 5;

/// What was understood of a file; nothing is made of it yet.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// Which one, to open it: another file may have taken its place.
    pub number: u64,
    /// What the file is called.
    pub name: String,
    /// What it is to become.
    pub aim: Aim,
    /// The tables of a spreadsheet, column by column.
    pub tables: Vec<Table>,
    /// What would be made; absent where something is wrong.
    pub content: Option<Content>,
    /// What is wrong, in the order of the file, up to 10,000 places.
    pub wrong: Vec<Wrong>,
    /// In how many places something is wrong.
    pub wrong_places: usize,
    /// What was ignored or repaired.
    pub notes: Vec<Noted>,
    /// What was counted, where it is an event log.
    pub log: Option<LogSummary>,
    /// Whether it is a table that could be an event log, too.
    pub may_be_log: bool,
    /// The document that was made of it before.
    pub known: Option<KnownShown>,
    /// What the document will be called, where another has the name of the file.
    pub becomes: Option<String>,
}

/// A document that was made of a file before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownShown {
    /// What it is called.
    pub name: String,
    /// Whether the file is still the one that it was made of.
    pub same: bool,
}

impl KnownShown {
    pub(crate) fn of(known: &Known) -> Self {
        Self {
            name: name_without_ending(&known.path),
            same: known.same,
        }
    }
}

/// The document that a file holds, in short.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Content {
    /// What the document will be called.
    pub title: String,
    /// The baseline, and every redesign.
    pub versions: Vec<VersionRead>,
    /// Who takes part.
    pub roles: Vec<String>,
    /// What it looks like, small; empty where it is too large to be made out.
    pub weave: Scene,
}

/// A version, in short.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VersionRead {
    /// The name of a redesign, where it has one.
    pub name: Option<String>,
    /// How many steps it has, without what only routes.
    pub steps: usize,
    /// The first of them.
    pub first: Vec<StepRead>,
}

/// A step, in short.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StepRead {
    /// Its name.
    pub name: String,
    /// Who takes part.
    pub roles: Vec<String>,
    /// Minutes per visit.
    pub minutes: Option<f64>,
}

/// One wrong thing of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// Where.
    pub place: Said,
    /// What was found there.
    pub found: Said,
    /// What was expected instead.
    pub expected: Said,
}

/// One thing that was read otherwise than it stands in the file, or is not in one that is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// Where; absent where it is about the whole file.
    pub place: Option<Said>,
    /// What.
    pub says: Said,
}

/// What was read otherwise in one of the files that a document came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotesOfFile {
    /// What the file was called.
    pub name: String,
    /// In the order of the file.
    pub notes: Vec<Noted>,
}

impl Preview {
    /// What was understood of a file.
    pub(crate) fn of(number: u64, aim: Aim, foreign: &Foreign) -> Self {
        let wrong = foreign.read.as_ref().err().map(complaints);
        let wrong = wrong.unwrap_or_default();
        let read = foreign.read.as_ref().ok();
        Self {
            number,
            name: foreign.name.clone(),
            aim,
            tables: foreign.tables.clone(),
            content: read.map(|read| Content::of(&read.document)),
            wrong_places: wrong.len(),
            wrong: wrong.iter().take(MOST_WRONG).map(Wrong::of).collect(),
            notes: read.map_or_else(Vec::new, |read| read.notes.iter().map(Noted::of).collect()),
            log: foreign.log.clone(),
            may_be_log: foreign.may_be_log(),
            known: None,
            becomes: None,
        }
    }
}

impl Content {
    fn of(document: &Document) -> Self {
        let redesigns = document.redesigns.iter();
        let redesigns = redesigns.map(|one| VersionRead::of(one.name.clone(), &one.workflow));
        Self {
            title: document.title.clone(),
            versions: std::iter::once(VersionRead::of(None, &document.baseline))
                .chain(redesigns)
                .collect(),
            roles: document
                .roles
                .iter()
                .map(|role| role.name.to_string())
                .collect(),
            weave: drawing::weave_of(document),
        }
    }
}

impl VersionRead {
    fn of(name: Option<String>, workflow: &Workflow) -> Self {
        let steps = || workflow.steps.iter().filter(|step| step.is_work());
        Self {
            name,
            steps: steps().count(),
            first: steps().take(FIRST).map(StepRead::of).collect(),
        }
    }
}

impl StepRead {
    fn of(step: &Step) -> Self {
        let roles = step.roles.iter().map(|one| one.role.to_string());
        Self {
            name: step.name.clone(),
            roles: roles.collect(),
            minutes: step.minutes,
        }
    }
}

impl Wrong {
    fn of(complaint: &Complaint) -> Self {
        Self {
            place: placed(&complaint.place),
            found: complaint.found.clone(),
            expected: complaint.expected.clone(),
        }
    }
}

impl Noted {
    pub(crate) fn of(note: &Note) -> Self {
        Self {
            place: (note.place != Place::Whole).then(|| placed(&note.place)),
            says: Said::of(|language| note.says_in(language).to_owned()),
        }
    }
}

fn placed(place: &Place) -> Said {
    Said::of(|language: Language| place.says(language))
}

/// Every complaint of an error.
fn complaints(error: &FileError) -> &[Complaint] {
    match error {
        FileError::Wrong { complaints } => complaints,
        FileError::In { source, .. } => complaints(source),
        FileError::Io { .. }
        | FileError::NotAFile { .. }
        | FileError::UnknownEnding { .. }
        | FileError::TooLarge { .. }
        | FileError::Stopped
        | FileError::Newer { .. } => &[],
    }
}
