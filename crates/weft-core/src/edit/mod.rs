//! A change is a value; applying it returns its opposite.
//!
//! [`Edit`] lists everything that can be changed in a [`Document`]. [`Document::apply`] makes one
//! change and answers the edit that takes it back *exactly*: the same steps, hand-offs and unknown
//! fields in the same order. Undo, redo, history and autosave follow from that one function.
//! A cascade is an [`Edit::Batch`], built from the document before anything changes.

mod act;
mod action;
mod apply;
mod arrange;
mod cascade;
mod catalogue;
mod change;
mod confirm;
mod copy;
mod decisions;
mod difference;
mod entry;
mod gap;
mod grow;
mod insert;
mod learn;
mod list;
mod match_roles;
mod match_words;
mod matching;
mod put_back;
mod refused;
mod sentence;
mod spot;
mod step_words;
mod touch;
mod touchpoint;

#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use action::{Action, Chosen};
pub use arrange::Place;
pub use copy::{fragment, fragment_of_lines};
pub use entry::{Entry, Piece, PieceKind};
pub use list::MAX_DEPTH;
pub use put_back::Way;
pub(crate) use put_back::{Placed, Restoring, Visits};
pub use sentence::Sentence;
pub(crate) use spot::Anchors;
pub use spot::Spot;
pub use touch::Touched;
pub(crate) use touchpoint::{needs_a_machine, people, restored};

use crate::workflow::{
    Document, Extra, Link, Matching, Message, Note, PlanWishes, Position, Redesign, Role, RoleName,
    Stakes, Step, StepId, Suggesting, Waiver, Workflow,
};

/// A version of the workflow: as it runs, or one of its redesigns, counted from 0.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Version {
    /// The workflow as it runs today.
    Baseline,
    /// A redesign.
    Redesign(usize),
}

/// What a document says about itself, beside its parts.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// What the workflow is called.
    pub title: String,
    /// What one run through it is.
    pub case: String,
    /// How many cases run in a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases_per_week: Option<f64>,
    /// How much depends on a case.
    pub stakes: Stakes,
    /// What people said about suggestions.
    #[serde(default, skip_serializing_if = "Suggesting::is_empty")]
    pub suggestions: Suggesting,
    /// Unknown fields, kept.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

impl Header {
    /// The header of this document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self {
            title: document.title.clone(),
            case: document.case.clone(),
            cases_per_week: document.cases_per_week,
            stakes: document.stakes,
            suggestions: document.suggestions.clone(),
            extra: document.extra.clone(),
        }
    }
}

/// What a version holds beside its steps.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Frame {
    /// Where a case starts; the first step unless it is named here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<StepId>,
    /// Messages between pools.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
    /// Notes that stand beside the steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub free_notes: Vec<Note>,
    /// What people said about its matches, beside `replaces`.
    #[serde(default, skip_serializing_if = "Matching::is_empty")]
    pub matching: Matching,
    /// Unknown fields, kept.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

impl Frame {
    /// The frame of this version.
    #[must_use]
    pub fn of(workflow: &Workflow) -> Self {
        Self {
            start: workflow.start.clone(),
            messages: workflow.messages.clone(),
            free_notes: workflow.free_notes.clone(),
            matching: workflow.matching.clone(),
            extra: workflow.extra.clone(),
        }
    }
}

/// One change of a document.
///
/// Steps are named by id and roles by name; both must stand only once where they are named. Edits are
/// kept in the journals of documents for good: variants and fields are added, never changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Edit {
    /// Several changes that are one for people: all of them happen, or none.
    Batch(Vec<Self>),
    /// Replaces what the document says about itself.
    SetHeader(Header),
    /// Replaces what people said about the plan.
    SetPlan(PlanWishes),
    /// Lists a role.
    InsertRole {
        /// Where in the list, counted from 0.
        at: usize,
        /// The role.
        role: Role,
    },
    /// Takes a role off the list; steps go on naming it.
    RemoveRole {
        /// Its name.
        name: RoleName,
    },
    /// Replaces what is said about a role.
    ReplaceRole {
        /// The name it has now.
        name: RoleName,
        /// The role as it shall be.
        role: Role,
    },
    /// Accepts a loss.
    InsertWaiver {
        /// Where in the list, counted from 0.
        at: usize,
        /// The decision.
        waiver: Waiver,
    },
    /// Takes the acceptance of a loss back.
    RemoveWaiver {
        /// Where in the list, counted from 0.
        at: usize,
    },
    /// Replaces the acceptance of a loss.
    ReplaceWaiver {
        /// Where in the list, counted from 0.
        at: usize,
        /// The decision as it shall be.
        waiver: Waiver,
    },
    /// Adds a redesign.
    InsertRedesign {
        /// Where in the list, counted from 0.
        at: usize,
        /// The redesign.
        redesign: Redesign,
    },
    /// Removes a redesign.
    RemoveRedesign {
        /// Where in the list, counted from 0.
        at: usize,
    },
    /// Names a redesign.
    NameRedesign {
        /// Where in the list, counted from 0.
        at: usize,
        /// Its name from now on.
        name: Option<String>,
    },
    /// Replaces a whole version.
    SetWorkflow {
        /// Which one.
        version: Version,
        /// The version as it shall be.
        workflow: Workflow,
    },
    /// Replaces what a version holds beside its steps.
    SetFrame {
        /// Which one.
        version: Version,
        /// The frame as it shall be.
        frame: Frame,
    },
    /// Replaces what people said about the matches of a redesign, beside `replaces`.
    SetMatching {
        /// Which redesign, counted from 0.
        at: usize,
        /// What they say from now on.
        matching: Matching,
    },
    /// Adds a step.
    InsertStep {
        /// To which version.
        version: Version,
        /// Where in the list, counted from 0.
        at: usize,
        /// The step, with an id that its version does not have yet.
        step: Step,
    },
    /// Removes a step; hand-offs to it are other edits.
    RemoveStep {
        /// Of which version.
        version: Version,
        /// Its id.
        step: StepId,
    },
    /// Replaces a step.
    ReplaceStep {
        /// Of which version.
        version: Version,
        /// The id it has now.
        id: StepId,
        /// The step as it shall be.
        step: Step,
    },
    /// Replaces where a step passes its cases on.
    SetLinks {
        /// Of which version.
        version: Version,
        /// The step that they leave.
        step: StepId,
        /// Its hand-offs as they shall be.
        next: Vec<Link>,
    },
    /// Puts the card of a step somewhere, or leaves its place to the layout.
    SetPosition {
        /// Of which version.
        version: Version,
        /// The step.
        step: StepId,
        /// Where its card stands from now on.
        position: Option<Position>,
    },
}

/// Why an edit could not be made; the document is then as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// There is no such redesign.
    #[error("there is no redesign {}", .0 + 1)]
    RedesignMissing(usize),
    /// There is no such step.
    #[error("there is no step “{0}”")]
    StepMissing(StepId),
    /// Several steps have this id, so it names none.
    #[error("several steps have the id “{0}”; give each an id of its own first")]
    StepAmbiguous(StepId),
    /// Another step has this id.
    #[error("another step has the id “{0}”")]
    StepTaken(StepId),
    /// There is no such role.
    #[error("there is no role “{0}”")]
    RoleMissing(RoleName),
    /// Several roles have this name, so it names none.
    #[error("several roles are called “{0}”; give each a name of its own first")]
    RoleAmbiguous(RoleName),
    /// Another role has this name.
    #[error("another role is called “{0}”")]
    RoleTaken(RoleName),
    /// The list has no such place.
    #[error("the list has {len} entries, so there is no place {}", at + 1)]
    PlaceMissing {
        /// The place that was asked for, counted from 0.
        at: usize,
        /// How many entries there are.
        len: usize,
    },
    /// Where a contact would go rests on a guess.
    #[error(
        "where “{step}” belongs is only a guess yet; confirm on Matches what stands for “{}”",
        before.join("”, “")
    )]
    Unconfirmed {
        /// The name of the contact.
        step: String,
        /// The names of the baseline steps before it, nearest first.
        before: Vec<String>,
    },
    /// No step of the redesign is matched, so that nothing can be put in its place.
    #[error(
        "no step of the redesign stands for any step of the baseline yet; confirm a pair on Matches first"
    )]
    NothingMatched,
    /// A touchpoint has a rhythm of its own, and nobody said how many cases there are.
    #[error(
        "how often “{touchpoint}” meets a case depends on the cases per week, which nobody entered"
    )]
    CasesUnknown {
        /// What it is called.
        touchpoint: String,
    },
    /// A share of the cases cannot go another way where all of them go several ways.
    #[error(
        "after “{step}” cases go several ways at once, so that no share of them can take another"
    )]
    SplitsAlready {
        /// The name of the step.
        step: String,
    },
    /// No step of a machine stands in the place of a contact.
    #[error("no step that a machine does stands for “{step}”")]
    NothingAutomated {
        /// The name of the contact.
        step: String,
    },
    /// There is no such touchpoint.
    #[error("there is no touchpoint “{0}”")]
    TouchpointMissing(String),
    /// A step has to be called something.
    #[error("the line has no name of a step")]
    NoName,
    /// Batches stand inside batches, deeper than anybody would build them.
    #[error("the changes are nested too deeply")]
    TooDeep,
}

impl Document {
    /// The version that is meant, if there is one.
    #[must_use]
    pub fn version(&self, version: Version) -> Option<&Workflow> {
        match version {
            Version::Baseline => Some(&self.baseline),
            Version::Redesign(at) => self.redesigns.get(at).map(|redesign| &redesign.workflow),
        }
    }

    /// Every version, the baseline first.
    pub fn versions(&self) -> impl Iterator<Item = (Version, &Workflow)> {
        let redesigns = self.redesigns.iter().enumerate();
        std::iter::once((Version::Baseline, &self.baseline))
            .chain(redesigns.map(|(at, one)| (Version::Redesign(at), &one.workflow)))
    }
}
