//! What a person does to a document, as the window says it, and the edit that this is.
//!
//! An action names what somebody pressed; the edit, with all that follows from it, is built here from
//! the document, so that a screen, a sheet and a command line change it alike.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Version;
use super::arrange::Place;
use crate::Language;
use crate::suggest::Field;
use crate::workflow::{
    Link, Mode, Note, PartOf, Participant, Purpose, RoleName, RolePair, Split, StepId, StepKind,
    StepPair, Tag, Target, Tongue, Vanished, WaiverReason,
};

/// A way that was chosen to give back what a lost contact was for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Chosen {
    /// The step of the baseline.
    pub step: StepId,
    /// The id of the touchpoint that takes its place; absent: the contact itself, as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub touchpoint: Option<String>,
}

/// What a person does to a document.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Action {
    /// Adds the step that a line of the quick entry describes.
    Enter {
        /// To which version.
        version: Version,
        /// The step that it follows; absent: the last one.
        after: Option<StepId>,
        /// The line.
        line: String,
    },
    /// Calls a step something else.
    Rename {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// Its name from now on.
        name: String,
    },
    /// Says who does some steps.
    Retag {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
        /// The tag; absent: nobody says.
        tag: Option<Tag>,
    },
    /// Says who takes part in a step.
    SetPeople {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// Who takes part; the first performs.
        roles: Vec<Participant>,
    },
    /// Says how long some steps take.
    SetMinutes {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
        /// Minutes per visit; absent: nobody says.
        minutes: Option<f64>,
    },
    /// Says what a step is good for.
    SetPurposes {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// Its purposes.
        purposes: Vec<Purpose>,
    },
    /// Says how people speak in some steps.
    SetMode {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
        /// The mode; absent: nobody says.
        mode: Option<Mode>,
    },
    /// Writes a note to a step.
    SetNotes {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// The note; empty: none.
        notes: String,
    },
    /// Adds a hand-off.
    Connect {
        /// In which version.
        version: Version,
        /// The step that hands over.
        from: StepId,
        /// The step that takes over, or `end`.
        to: Target,
    },
    /// Says where a step hands over to.
    SetLinks {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// Its hand-offs.
        next: Vec<Link>,
    },
    /// Removes steps; who led to them leads to what followed.
    Remove {
        /// From which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
    },
    /// Copies steps.
    Duplicate {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
    },
    /// Lets another role perform steps.
    Relane {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
        /// The role that performs from now on.
        role: RoleName,
    },
    /// Moves cards: along the flow, to another role, or both.
    Move {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
        /// Where along the flow some of them stand from now on.
        places: Vec<Place>,
        /// The role that performs all of them from now on; absent: as before.
        role: Option<RoleName>,
    },
    /// Leaves the places of all cards to the layout again.
    Tidy {
        /// In which version.
        version: Version,
    },
    /// Adds the step that a line describes as a further way on from a step.
    Follow {
        /// In which version.
        version: Version,
        /// The step that leads to it.
        from: StepId,
        /// The line.
        line: String,
        /// Who performs, where the line names nobody.
        role: Option<RoleName>,
    },
    /// Adds a gateway or an event after a step, in the flow.
    AddNode {
        /// In which version.
        version: Version,
        /// The step that it follows; absent: the last one.
        after: Option<StepId>,
        /// What it is.
        kind: StepKind,
    },
    /// Says whether a node is work or routing.
    SetKind {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// What it is.
        kind: StepKind,
    },
    /// Says how cases leave some steps.
    SetSplit {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
        /// How.
        split: Split,
    },
    /// Says which notes stand beside the steps.
    SetFreeNotes {
        /// In which version.
        version: Version,
        /// The notes.
        notes: Vec<Note>,
    },
    /// Says that what was suggested for some steps is so.
    Confirm {
        /// The redesign that is compared: what it shows counts for suggestions as well.
        redesign: Option<usize>,
        /// In which version.
        version: Version,
        /// The steps; absent: everything that is suggested, for roles as well.
        steps: Option<Vec<StepId>>,
        /// Which fields; absent: all.
        fields: Option<Vec<Field>>,
    },
    /// Says in which language the names are read for suggestions.
    ReadNamesIn {
        /// The language; absent: it is told from the names.
        language: Option<Tongue>,
    },
    /// Forgets what was learned from corrections of steps of a name.
    Forget {
        /// The name, as the preference has it; absent: all of them.
        name: Option<String>,
    },
    /// Copies the baseline as a redesign.
    MakeRedesign {
        /// Its name.
        name: Option<String>,
    },
    /// Copies a redesign, behind the last one.
    CopyRedesign {
        /// Where in the list, counted from 0.
        at: usize,
        /// The name of the copy.
        name: Option<String>,
    },
    /// Calls a redesign something else.
    NameRedesign {
        /// Where in the list, counted from 0.
        at: usize,
        /// Its name from now on.
        name: Option<String>,
    },
    /// Removes a redesign.
    RemoveRedesign {
        /// Where in the list, counted from 0.
        at: usize,
    },
    /// Accepts a loss.
    Waive {
        /// The id of its finding.
        finding: String,
        /// Why.
        reason: WaiverReason,
        /// Why, in the words of those who decided.
        text: String,
        /// The roles that decided.
        decided_by: Vec<RoleName>,
        /// The fingerprint of the finding: it comes back when its steps change.
        fingerprint: Option<String>,
    },
    /// Puts a contact of the baseline back into a redesign.
    PutBack {
        /// Into which redesign, counted from 0.
        at: usize,
        /// The step of the baseline.
        step: StepId,
    },
    /// Gives back what lost contacts were for, each as it was or as a touchpoint, at once.
    CarryOut {
        /// In which redesign, counted from 0.
        at: usize,
        /// What comes back, in this order.
        ways: Vec<Chosen>,
        /// The language that added steps are called in; absent: English.
        #[serde(default)]
        language: Language,
    },
    /// Says whether a contact must come back.
    SetMustHave {
        /// The step of the baseline.
        step: StepId,
        /// Whether it must.
        must: bool,
    },
    /// Confirms pairs: the steps of the redesign stand for those of the baseline.
    Match {
        /// In which redesign, counted from 0.
        at: usize,
        /// The pairs.
        pairs: Vec<StepPair>,
    },
    /// Confirms a pair of which one step is only a part of the other.
    MatchPart {
        /// In which redesign, counted from 0.
        at: usize,
        /// The pair, and which of its steps is the part.
        pair: PartOf,
    },
    /// Says of pairs of roles that they are the same.
    MatchRoles {
        /// In which redesign, counted from 0.
        at: usize,
        /// The pairs.
        pairs: Vec<RolePair>,
    },
    /// Says of pairs of roles that they are not the same.
    PartRoles {
        /// In which redesign, counted from 0.
        at: usize,
        /// The pairs.
        pairs: Vec<RolePair>,
    },
    /// Says of pairs that they are not the same step.
    Part {
        /// In which redesign, counted from 0.
        at: usize,
        /// The pairs.
        pairs: Vec<StepPair>,
    },
    /// Says what became of a step of the baseline that has no counterpart.
    Answer {
        /// In which redesign, counted from 0.
        at: usize,
        /// The step of the baseline.
        step: StepId,
        /// What became of it; absent: it is asked about again.
        answer: Option<Vanished>,
    },
    /// Says whether a step of a redesign stands for nothing in the baseline.
    SayNew {
        /// In which redesign, counted from 0.
        at: usize,
        /// The step of the redesign.
        step: StepId,
        /// Whether it is new; false: it is asked about again.
        is_new: bool,
    },
    /// Takes the acceptance of a loss back.
    Unwaive {
        /// The id of its finding.
        finding: String,
    },
    /// Says what the workflow is called, and what a case is.
    Retitle {
        /// The title.
        title: String,
        /// The case.
        case: String,
    },
}
