//! What people model: documents, workflows, steps, roles and hand-offs.
//!
//! The values here are the file format `weft/1`: they carry its field names, and what a reader does
//! not know is kept in `extra` so that a writer gives it back.

mod bounds;
mod document;
mod fault;
mod link;
mod lists;
mod matching;
mod note;
mod places;
mod role;
mod step;
mod suggesting;
mod touchpoint;
mod validate;
mod waiver;

pub use document::{
    Document, Message, MessageEnd, PlanWishes, Redesign, Requirement, Stakes, Workflow,
};
pub use fault::{Fault, FaultKind};
pub use link::{Link, Split, Target};
pub(crate) use lists::Purposes;
pub use lists::{Mode, Purpose, Tag};
pub use matching::{Answer, Matching, Part, PartOf, RolePair, StepPair, Vanished};
pub use note::{Note, Position};
pub(crate) use places::{Leads, Places, Wiring};
pub use role::{Employment, Role, RoleKind, RoleName};
pub use step::{
    Counted, NamedOrYes, Origin, Outcome, Participant, Performers, Step, StepId, StepKind,
};
pub use suggesting::{Preference, Suggesting, Tongue};
pub use touchpoint::{Means, Rhythm, Said, Touchpoint};
pub use validate::{MAX_MINUTES, validate, validate_workflow};
pub(crate) use validate::{redesign_faults, workflow_faults};
pub use waiver::{Waiver, WaiverReason};

/// Fields that this version does not know, kept for writing.
pub type Extra = std::collections::BTreeMap<String, serde_json::Value>;
