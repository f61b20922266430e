//! One step of a workflow, and the closed lists that describe it.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Visitor};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Extra, Link, Mode, Position, Purpose, RoleName, Split, Tag, bounds};

/// The identity of a step, unique within one version of a workflow.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct StepId(#[schemars(with = "String")] SmolStr);

impl StepId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for StepId {
    fn from(id: String) -> Self {
        Self(id.into())
    }
}

impl From<&str> for StepId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for StepId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A role that takes part in a step, and how many people of it.
///
/// In files a plain name stands for one person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(with = "ParticipantForm")]
pub struct Participant {
    /// The role.
    pub role: RoleName,
    /// How many people of it, at least 1.
    pub count: u32,
}

/// The two ways to write a participant.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum ParticipantForm {
    /// One person of the role.
    Name(RoleName),
    /// Several people of the role.
    Counted(CountedForm),
}

/// Several people of a role.
#[derive(Serialize, Deserialize, JsonSchema)]
struct CountedForm {
    /// The role.
    name: RoleName,
    /// How many people of it.
    #[serde(default = "one", deserialize_with = "bounds::people")]
    count: u32,
}

fn one() -> u32 {
    1
}

impl Serialize for Participant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = self.role.clone();
        match self.count {
            1 => ParticipantForm::Name(name),
            count => ParticipantForm::Counted(CountedForm { name, count }),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Participant {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ParticipantVisitor)
    }
}

/// Reads either way without a buffer, so that errors keep their line.
struct ParticipantVisitor;

impl<'de> Visitor<'de> for ParticipantVisitor {
    type Value = Participant;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a role, or an object with `name` and `count`")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Participant, E> {
        Ok(name.into())
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Participant, A::Error> {
        let form = CountedForm::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Participant {
            role: form.name,
            count: form.count,
        })
    }
}

impl From<&str> for Participant {
    fn from(name: &str) -> Self {
        Self {
            role: name.into(),
            count: 1,
        }
    }
}

/// Whether a node is work or routing.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Work, counted as a step.
    #[default]
    Step,
    /// A routing node, never counted.
    Gateway,
    /// Something that happens, never counted.
    Event,
}

/// What a case gets at this step.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// What was asked for.
    Granted,
    /// A no.
    Refused,
}

impl Outcome {
    /// The word in files and on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }
}

/// A person or channel by name, or just the fact that there is one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum NamedOrYes {
    /// Whether there is one.
    Yes(bool),
    /// Which one.
    Named(String),
}

impl<'de> Deserialize<'de> for NamedOrYes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NamedOrYesVisitor)
    }
}

struct NamedOrYesVisitor;

impl Visitor<'_> for NamedOrYesVisitor {
    type Value = NamedOrYes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name, or true or false")
    }

    fn visit_bool<E: de::Error>(self, yes: bool) -> Result<NamedOrYes, E> {
        Ok(NamedOrYes::Yes(yes))
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<NamedOrYes, E> {
        Ok(NamedOrYes::Named(name.to_owned()))
    }
}

impl NamedOrYes {
    /// Whether there is one at all.
    #[must_use]
    pub fn is_there(&self) -> bool {
        match self {
            Self::Yes(yes) => *yes,
            Self::Named(name) => !name.trim().is_empty(),
        }
    }
}

/// Whom an event log names for an activity.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Performers {
    /// Nobody, though others are named for other activities.
    Nobody,
    /// Only what is named like a machine.
    Machines,
    /// People.
    People,
}

/// How often an event log has an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Counted {
    /// How often it was completed, 0 or more.
    pub visits: u64,
    /// In how many cases it was looked for: all of that side of the log.
    pub cases: u64,
}

/// What a foreign model said about a node: the evidence that suggestions and matching read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// The element, in the words of BPMN: `userTask`, `messageStartEvent`, `exclusiveGateway` …
    pub element: String,
    /// The pool that the node stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pool: Option<String>,
    /// The innermost lane that the node stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lane: Option<String>,
    /// The sub-processes around the node, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<String>,
    /// Whether the model says how a machine runs this node (topic, connector, delegate, decision).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub executable: bool,
    /// Whether a form is attached to the node.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub form: bool,
    /// Names of the data objects that the node reads or writes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<String>,
    /// Text annotations and documentation of the node.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<String>,
    /// Whom an event log names for it; absent where there was no log, or one that names nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub performers: Option<Performers>,
    /// How often an event log has it; absent where there was no log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Counted>,
}

/// One step of a workflow, or a routing node between steps.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// Its identity.
    pub id: StepId,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// Who takes part; the first performs.
    #[serde(default)]
    pub roles: Vec<Participant>,
    /// Who does it, if somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<Tag>,
    /// Minutes per visit, 0 or more.
    #[serde(
        default,
        deserialize_with = "bounds::minutes",
        skip_serializing_if = "Option::is_none"
    )]
    pub minutes: Option<f64>,
    /// What the interaction is for.
    #[serde(default)]
    pub purposes: Vec<Purpose>,
    /// How people speak, if somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// Where the case goes next; empty: it ends.
    #[serde(default)]
    pub next: Vec<Link>,
    /// The baseline steps that this step of a redesign stands for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<StepId>,
    /// What a machine is used for here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// The level of the Human Agency Scale, 1 to 5.
    #[serde(
        default,
        deserialize_with = "bounds::agency",
        skip_serializing_if = "Option::is_none"
    )]
    pub agency: Option<u8>,
    /// Whether a person is offered here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub choice: bool,
    /// Who reads what is said here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader: Option<NamedOrYes>,
    /// A standing way to a person outside the flow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help_path: Option<NamedOrYes>,
    /// Whether going round here is a technical retry.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub machine_retry: bool,
    /// Whether the outcome is fixed once this step is done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub point_of_no_return: bool,
    /// What the case gets here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// How cases leave.
    #[serde(default, skip_serializing_if = "is_default")]
    pub split: Split,
    /// Work or routing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: StepKind,
    /// Whether only its tag was accepted of what was suggested, and the rest is still suggested.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Where its card stands, if somebody put it there: x is how many columns are left free between it
    /// and the last step that leads to it, so that a hand-off runs forwards wherever cards are put. The
    /// lane is that of who performs, and the row within it is found by the layout; y is kept and not
    /// read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// What the model that this step came from said about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Box<Origin>>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Step {
    /// How many columns its card leaves free behind what leads to it, if somebody placed it: a file may
    /// say anything, a drawing has an end.
    #[must_use]
    pub fn free_columns(&self) -> Option<usize> {
        const MOST: f64 = 50.0;
        let x = self.position?.x.round().clamp(0.0, MOST);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number from 0 to 50"
        )]
        let columns = x as usize;
        Some(columns)
    }

    /// Whether this is work, not routing.
    #[must_use]
    pub fn is_work(&self) -> bool {
        self.kind == StepKind::Step
    }

    /// Whether a machine does it.
    #[must_use]
    pub fn is_automated(&self) -> bool {
        self.tag == Some(Tag::AiAutomated)
    }

    /// Whether people meet here, given that several take part: contact is computed from data, never
    /// claimed by a tag (audit.md 0.1).
    pub(crate) fn is_contact_of(&self, several: bool) -> bool {
        several && !self.is_automated() && self.mode().is_two_way()
    }

    /// How people speak here; nobody speaks unless somebody said so.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode.unwrap_or_default()
    }
}
