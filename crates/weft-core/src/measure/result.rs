//! The measures as they stand in the result `weft-audit/1`.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::workflow::{RoleName, StepId, Tag};

/// A value for every step, in step order; written as an object.
// Invariant: as many values as steps.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(with = "std::collections::BTreeMap<String, T>")]
pub struct ByStep<T> {
    steps: Arc<[StepId]>,
    values: Vec<T>,
}

impl<T> ByStep<T> {
    /// The values of these steps, in their order; a step beyond the values has none.
    pub(crate) fn new(steps: Arc<[StepId]>, values: Vec<T>) -> Self {
        Self { steps, values }
    }

    /// Every step with its value, in step order.
    pub fn iter(&self) -> impl Iterator<Item = (&StepId, &T)> {
        self.steps.iter().zip(&self.values)
    }

    /// The value of a step. Linear: for single look-ups.
    #[must_use]
    pub fn get(&self, step: &StepId) -> Option<&T> {
        self.iter()
            .find(|(id, _)| *id == step)
            .map(|(_, value)| value)
    }
}

impl<T: Serialize> Serialize for ByStep<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.steps.len()))?;
        for (id, value) in self.iter() {
            map.serialize_entry(id.as_str(), value)?;
        }
        map.end()
    }
}

/// Everything measured on one version of a workflow (audit.md 4.7).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Measures {
    /// Steps drawn, without routing nodes.
    pub steps: usize,
    /// Steps in which people meet.
    pub contact_steps: usize,
    /// Expected steps per case.
    pub expected_steps: f64,
    /// Expected contacts per case.
    pub expected_contacts: f64,
    /// Minutes of contact per case.
    pub contact_minutes: f64,
    /// Minutes of everybody's time per case.
    pub person_minutes: f64,
    /// Share of cases that meet nobody, 0 to 1; null where it is not available.
    pub meets_nobody: Option<f64>,
    /// Expected steps before the first contact or the end; null where it is not available.
    pub steps_before_contact: Option<f64>,
    /// The longest path without contact.
    pub longest_stretch: Stretch,
    /// Pairs of roles that meet.
    pub ties: usize,
    /// Separate groups of human roles.
    pub components: usize,
    /// Share of AI steps touching people that help a person, 0 to 1.
    pub augmented_share: Option<f64>,
    /// Share of expected visits by tag, 0 to 1, `untagged` where there are any.
    pub tag_shares: std::collections::BTreeMap<String, f64>,
    /// Expected visits per case.
    pub visits: ByStep<f64>,
    /// Fewest hand-offs to a step with a person; null where none is reachable.
    pub distance_to_person: ByStep<Option<u32>>,
    /// Groups of steps that a case can go round.
    pub loops: Vec<Vec<StepId>>,
    /// Automated steps that decide who reaches a person.
    pub gatekeepers: Vec<Gatekeeper>,
    /// Measures that were estimated by simulation, with their intervals.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub estimated: Vec<Estimate>,
}

/// The longest path without contact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Stretch {
    /// How many steps.
    pub steps: usize,
    /// The steps along the path.
    pub path: Vec<StepId>,
}

/// An automated step that decides who reaches a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Gatekeeper {
    /// The step.
    pub step: StepId,
    /// The contacts behind it.
    pub contacts: Vec<StepId>,
    /// Why it is a gate.
    pub kinds: Vec<GateKind>,
}

/// Why a step is a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub enum GateKind {
    /// It is the nearest branching dominator of a contact.
    #[serde(rename = "last gate")]
    LastGate,
    /// One of its ways can never reach a person.
    #[serde(rename = "door closer")]
    DoorCloser,
}

/// A measure that was estimated by simulating cases.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// The name of the measure.
    pub measure: String,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// Simulated cases.
    pub cases: u32,
}

/// How many of how many were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Kept {
    /// Kept in the redesign.
    pub kept: usize,
    /// There in the baseline.
    pub of: usize,
}

/// Share of cases that meet nobody, 0 to 1, in each version.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct MeetsNobody {
    /// In the baseline.
    pub baseline: Option<f64>,
    /// In the redesign.
    pub redesign: Option<f64>,
}

/// What the redesign kept of the baseline (audit.md 4.7).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Share of contact minutes, 0 to 1; null without any before.
    pub contact_minutes_kept: Option<f64>,
    /// Share of contact minutes weighted by purpose, 0 to 1; null without any before.
    pub weighted_contact_kept: Option<f64>,
    /// Purposes of contact that keep a place.
    pub purposes_kept: Kept,
    /// Pairs of roles that still meet.
    pub ties_kept: Kept,
    /// Loops with a person in them.
    pub loops_kept: Kept,
    /// Person-minutes saved per case; negative where more are spent.
    pub person_minutes_saved: f64,
    /// Share of cases that meet nobody.
    pub meets_nobody: MeetsNobody,
}

/// One end of the tag flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FlowEnd {
    /// People together.
    HumanRelational,
    /// A person alone.
    HumanAlone,
    /// A person with a machine.
    AiAugmented,
    /// A machine.
    AiAutomated,
    /// No tag yet.
    Untagged,
    /// Only as `from`: not in the baseline.
    New,
    /// Only as `to`: nothing stands for it in the redesign.
    Gone,
}

impl FlowEnd {
    /// Every end, in order.
    pub(crate) const ALL: [Self; 7] = [
        Self::HumanRelational,
        Self::HumanAlone,
        Self::AiAugmented,
        Self::AiAutomated,
        Self::Untagged,
        Self::New,
        Self::Gone,
    ];
}

impl From<Option<Tag>> for FlowEnd {
    fn from(tag: Option<Tag>) -> Self {
        match tag {
            Some(Tag::AiAutomated) => Self::AiAutomated,
            Some(Tag::AiAugmented) => Self::AiAugmented,
            Some(Tag::HumanRelational) => Self::HumanRelational,
            Some(Tag::HumanAlone) => Self::HumanAlone,
            None => Self::Untagged,
        }
    }
}

/// Work that moved from one tag to another (audit.md 4.8).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TagFlow {
    /// The tag before, or `new`.
    pub from: FlowEnd,
    /// The tag after, or `gone`.
    pub to: FlowEnd,
    /// Expected visits per case.
    pub visits: f64,
}

/// Who passes work to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HandoffKind {
    /// From a person to a person.
    PersonToPerson,
    /// From a person to a machine.
    PersonToAi,
    /// From a machine to a person.
    AiToPerson,
    /// From a machine to a machine.
    AiToAi,
}

/// Expected direct hand-offs per case from one performer to another (audit.md 3.2 and 4.8).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Handoff {
    /// Who passes on.
    pub from: RoleName,
    /// Who receives.
    pub to: RoleName,
    /// People or machines.
    pub kind: HandoffKind,
    /// Per case in the baseline.
    pub baseline: f64,
    /// Per case in the redesign; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redesign: Option<f64>,
}

/// Two human roles that meet, and how long (audit.md 3.4).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Tie {
    /// The two roles, in alphabetical order.
    pub roles: [RoleName; 2],
    /// Minutes per case in the baseline.
    pub baseline: f64,
    /// Minutes per case in the redesign; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redesign: Option<f64>,
}
