//! Tags, participants, modes, purposes and minutes for models that say nothing about them
//! (audit.md 5).
//!
//! Most models say who stands where and what a task is called, and nothing else. [`suggest`] reads
//! that, gives every proposal its reason in words, and prefers silence: a contact is proposed only
//! where the model shows one. [`accept`] fills proposals in where nobody has said anything.
//!
//! **Which steps are open.** A version is *bare* when none of its steps has a tag and it was not
//! made by copying a baseline that has some; then all of its steps are open. In a version where some steps have tags, only steps that came from another model
//! (they have an `origin`) and have no tag are open, so that suggestions can be accepted step by
//! step. A step with a tag is closed: accept what is suggested for a step together. A document made
//! with Weft, whose steps have tags and no origin, gets no suggestion at all and stays exact.
//! Where only some fields of a step were accepted it says so itself (`open`), and the rest is still
//! suggested.
//!
//! **What people said before.** A correction is kept in the document
//! ([`crate::workflow::Preference`]), and steps of the same name follow it.

mod accept;
mod among;
mod cast;
mod confidence;
mod contact;
mod events;
mod field;
mod grounds;
mod guess;
mod kinds;
mod language;
mod learned;
mod lexicon;
mod machines;
mod mentions;
mod partners;
mod propose;
mod purpose;
mod reading;
mod scene;
#[cfg(test)]
mod tests;
mod why;
mod words;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use self::cast::Cast;
use self::learned::Learned;
use self::lexicon::Lexicon;
use self::scene::Scene;
use crate::workflow::{
    Document, MessageEnd, Mode, Outcome, Participant, Purpose, RoleKind, RoleName, StepId, Tag,
    Tongue, Workflow,
};
use crate::{Language, Settings};

pub use accept::{accept, accept_where};
pub use field::Field;
pub(crate) use learned::key;
pub use machines::{MachineCount, machine_count};
pub(crate) use purpose::asks_for_control;

/// A version of a workflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// As it runs today.
    Baseline,
    /// As it is meant to run.
    Redesign,
}

/// What a suggestion is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A step of the version.
    Step(StepId),
    /// A role of the document.
    Role(RoleName),
}

/// What is suggested.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Proposal {
    /// Who does the step.
    Tag(Tag),
    /// Who takes part, the performer first.
    Roles(Vec<Participant>),
    /// How people speak.
    Mode(Mode),
    /// What the interaction is for.
    Purposes(Vec<Purpose>),
    /// Minutes per visit.
    Minutes(f64),
    /// What the case gets.
    Outcome(Outcome),
    /// An event that holds people's work becomes a step.
    MakeStep,
    /// What kind of participant a role is.
    Kind(RoleKind),
}

/// One suggestion, with its reason in words.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Suggestion {
    /// The version it belongs to.
    pub version: Side,
    /// What it is about.
    pub subject: Subject,
    /// What is suggested.
    pub proposal: Proposal,
    /// Why, in words.
    pub why: String,
    /// What it rests on, as a code: the same in every language.
    pub grounds: String,
    /// How sure it is, 0 to 1: how often suggestions on these grounds were right where steps were read
    /// by hand.
    pub confidence: f64,
}

/// What could be said about the steps and roles of a document that says nothing about them.
///
/// The baseline comes first, then the redesign of this number; in each the roles come first, then the
/// steps in their order, and the proposals for a step in the order make-step, tag, roles, mode,
/// purposes, minutes, outcome. Only what is absent is suggested. The reasons are said in `language`,
/// which is not the one that the document is written in.
#[must_use]
pub fn suggest(
    document: &Document,
    redesign: Option<usize>,
    settings: &Settings,
    language: Language,
) -> Vec<Suggestion> {
    let versions = versions(document, redesign);
    if versions.iter().all(|version| !version.is_open()) {
        return Vec::new();
    }
    let workflows: Vec<&Workflow> = versions.iter().map(|version| version.workflow).collect();
    let lexicons = language::lexicons(&workflows, tongue_said(document, settings));
    let cast = whole_cast(document, redesign, lexicons.clone());
    let learned = Learned::of(&document.suggestions.preferences, &lexicons, &cast);
    let mut open: BTreeSet<&RoleName> = document.roles.iter().map(|role| &role.name).collect();
    for version in versions.iter().filter(|version| !version.is_open()) {
        for role in roles_in(version.workflow) {
            open.remove(&role);
        }
    }
    let mut suggestions = Vec::new();
    for version in versions.iter().filter(|version| version.is_open()) {
        // What the redesign shows waits for it; all else is said with the first open version.
        let later: BTreeSet<RoleName> = versions
            .iter()
            .filter(|other| other.side > version.side)
            .flat_map(|other| roles_in(other.workflow))
            .collect();
        let here: BTreeSet<RoleName> = roles_in(version.workflow).collect();
        let roles = document.roles.iter().map(|role| &role.name);
        let roles: Vec<&RoleName> = roles
            .filter(|role| here.contains(*role) || !later.contains(*role))
            .filter(|role| open.remove(*role))
            .collect();
        suggestions.extend(propose::of_roles(
            version.side,
            roles.into_iter(),
            &cast,
            language,
        ));
        let scene = Scene::of(version.workflow, &cast, &lexicons, &learned);
        suggestions.extend(propose::of_steps(*version, &scene, settings, language));
    }
    suggestions
}

/// A version, and whether nobody has said anything about its steps.
#[derive(Debug, Clone, Copy)]
struct Version<'w> {
    side: Side,
    workflow: &'w Workflow,
    bare: bool,
}

impl Version<'_> {
    fn is_open(&self) -> bool {
        propose::is_open(self.workflow, self.bare)
    }
}

fn versions(document: &Document, redesign: Option<usize>) -> Vec<Version<'_>> {
    let baseline = &document.baseline;
    let redesigned = redesign.and_then(|at| document.redesigns.get(at));
    let untagged = propose::is_untagged(baseline);
    // Where the baseline has tags, those that a copy left out were left out on purpose: a guess on one
    // side only would look like a loss.
    let redesigned = redesigned.map(|one| Version {
        side: Side::Redesign,
        workflow: &one.workflow,
        bare: propose::is_untagged(&one.workflow) && (untagged || !one.workflow.is_copy()),
    });
    let baseline = Version {
        side: Side::Baseline,
        workflow: baseline,
        bare: untagged,
    };
    std::iter::once(baseline).chain(redesigned).collect()
}

/// The language in which names are to be read, if somebody said it: the document before the settings.
fn tongue_said(document: &Document, settings: &Settings) -> Option<Tongue> {
    document.suggestions.language.or(settings.name_language)
}

/// Who takes part in the baseline and in the redesign of this number.
fn whole_cast(
    document: &Document,
    redesign: Option<usize>,
    lexicons: Vec<&'static Lexicon>,
) -> Cast {
    let versions = versions(document, redesign);
    let workflows: Vec<&Workflow> = versions.iter().map(|version| version.workflow).collect();
    Cast::of(document, &workflows, language::with_roles(lexicons))
}

/// Every role that a version shows: in its steps, its lanes and its messages.
fn roles_in(workflow: &Workflow) -> impl Iterator<Item = RoleName> {
    let steps = workflow.steps.iter().flat_map(|step| {
        let origin = step.origin.as_deref();
        let lane = origin.and_then(|origin| origin.lane.as_deref());
        let pool = origin.and_then(|origin| origin.pool.as_deref());
        let places = lane.into_iter().chain(pool).map(RoleName::from);
        step.roles.iter().map(|one| one.role.clone()).chain(places)
    });
    let messages = workflow
        .messages
        .iter()
        .flat_map(|message| [&message.from, &message.to]);
    let pools = messages.filter_map(|end| match end {
        MessageEnd::Pool(pool) => Some(RoleName::from(pool.as_str())),
        MessageEnd::Step(_) => None,
    });
    steps.chain(pools)
}
