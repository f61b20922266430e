//! A document: one workflow as it runs, and the redesigns that are compared with it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Extra, Matching, Note, Role, RoleName, Step, StepId, Suggesting, Touchpoint, Waiver, bounds,
};
use crate::Language;

/// How much depends on a case.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stakes {
    /// Nothing out of the ordinary.
    #[default]
    Normal,
    /// Safety, employment, money or rights.
    High,
}

impl Stakes {
    /// The word in files and on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::High => "high",
        }
    }

    /// The word in a sentence.
    #[must_use]
    pub fn words_in(self, language: Language) -> &'static str {
        let german = match self {
            Self::Normal => "nichts Besonderes",
            Self::High => "viel",
        };
        language.pick(self.word(), german)
    }
}

/// One version of a workflow: steps in the order of the file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Workflow {
    /// Where a case starts; the first step unless it is named here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<StepId>,
    /// Steps and routing nodes.
    pub steps: Vec<Step>,
    /// Messages between pools that are not part of the flow of one case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
    /// Notes that stand beside the steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub free_notes: Vec<Note>,
    /// Of a redesign: what people said about its matches, beside `replaces`.
    #[serde(default, skip_serializing_if = "Matching::is_empty")]
    pub matching: Matching,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Workflow {
    /// The step with this id.
    ///
    /// Linear in the number of steps: for single look-ups, not for loops.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// Whether this is a redesign that was made by copying its baseline: steps name what they stand
    /// for, and nobody said that it was drawn on its own. A copy is never guessed at.
    #[must_use]
    pub fn is_copy(&self) -> bool {
        !self.matching.drawn_apart && self.steps.iter().any(|step| !step.replaces.is_empty())
    }
}

/// A message that passes between participants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Message {
    /// What it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who sends it.
    pub from: MessageEnd,
    /// Who receives it.
    pub to: MessageEnd,
}

/// One end of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum MessageEnd {
    /// A node of this version.
    Step(StepId),
    /// A pool whose inside is not drawn.
    Pool(String),
}

/// A redesign of the baseline.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", from = "RedesignForm")]
#[schemars(with = "RedesignForm")]
pub struct Redesign {
    /// Its name, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The workflow as it is meant to run.
    #[serde(flatten)]
    pub workflow: Workflow,
}

/// A redesign as it is read: one flat object.
///
/// A flattened [`Workflow`] would be buffered whole before it is read, which loses the lines of
/// errors and takes several times the memory.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Redesign")]
struct RedesignForm {
    /// Its name, where there are several.
    #[serde(default)]
    name: Option<String>,
    /// Where a case starts; the first step unless it is named here.
    #[serde(default)]
    start: Option<StepId>,
    /// Steps and routing nodes.
    steps: Vec<Step>,
    /// Messages between pools that are not part of the flow of one case.
    #[serde(default)]
    messages: Vec<Message>,
    /// Notes that stand beside the steps.
    #[serde(default)]
    free_notes: Vec<Note>,
    /// What people said about its matches, beside `replaces`.
    #[serde(default)]
    matching: Matching,
    /// Unknown fields, kept.
    #[serde(flatten)]
    extra: Extra,
}

impl From<RedesignForm> for Redesign {
    fn from(form: RedesignForm) -> Self {
        Self {
            name: form.name,
            workflow: Workflow {
                start: form.start,
                steps: form.steps,
                messages: form.messages,
                free_notes: form.free_notes,
                matching: form.matching,
                extra: form.extra,
            },
        }
    }
}

/// What people said about the plan before it is computed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlanWishes {
    /// Baseline contacts that must come back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_have: Vec<StepId>,
    /// Contacts that only make sense with another one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<Requirement>,
    /// Groups of contacts of which at most one comes back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<Vec<StepId>>,
    /// Touchpoints of this document; one with the id of another replaces it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub touchpoints: Vec<Touchpoint>,
}

/// Pairs of a contact and the one that it needs, and groups of which at most one comes back, each contact
/// by its place in a list.
pub(crate) type PlacedWishes = (Vec<(usize, usize)>, Vec<Vec<usize>>);

impl PlanWishes {
    /// What needs and excludes what, by the places of contacts in a list; wishes about others have
    /// nothing to say there.
    pub(crate) fn by_place(&self, places: &BTreeMap<&StepId, usize>) -> PlacedWishes {
        let place = |step: &StepId| places.get(step).copied();
        let requires = self.requires.iter();
        let excludes = self.excludes.iter();
        (
            requires
                .filter_map(|one| Some((place(&one.step)?, place(&one.needs)?)))
                .collect(),
            excludes
                .map(|group| group.iter().filter_map(place).collect())
                .collect(),
        )
    }
}

/// A contact that needs another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Requirement {
    /// The contact that comes back only if …
    pub step: StepId,
    /// … this one does too.
    pub needs: StepId,
}

/// A workflow with its redesigns: what one `*.weft.json` holds.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", from = "DocumentForm")]
#[schemars(with = "DocumentForm")]
pub struct Document {
    /// What the workflow is called.
    pub title: String,
    /// What one run through it is.
    pub case: String,
    /// How many cases run in a week.
    pub cases_per_week: Option<f64>,
    /// How much depends on a case.
    pub stakes: Stakes,
    /// Who takes part.
    pub roles: Vec<Role>,
    /// The workflow as it runs today.
    pub baseline: Workflow,
    /// Redesigns, none for a single workflow.
    pub redesigns: Vec<Redesign>,
    /// Losses that people decided to accept.
    pub waivers: Vec<Waiver>,
    /// What people said about the plan.
    pub plan: PlanWishes,
    /// What people said about suggestions.
    pub suggestions: Suggesting,
    /// Unknown fields, kept.
    pub extra: Extra,
}

impl Document {
    /// The role of this name.
    #[must_use]
    pub fn role(&self, name: &RoleName) -> Option<&Role> {
        self.roles.iter().find(|role| role.name == *name)
    }
}

/// The document as it is read: `redesign` is short for one of `redesigns`.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Document")]
struct DocumentForm {
    /// Always `weft/1`.
    #[serde(deserialize_with = "bounds::format")]
    #[expect(dead_code, reason = "it is checked while it is read")]
    format: String,
    /// What the workflow is called.
    #[serde(default)]
    title: String,
    /// What one run through it is.
    #[serde(default)]
    case: String,
    /// How many cases run in a week.
    #[serde(
        default,
        deserialize_with = "bounds::cases",
        skip_serializing_if = "Option::is_none"
    )]
    cases_per_week: Option<f64>,
    /// How much depends on a case.
    #[serde(default)]
    stakes: Stakes,
    /// Who takes part.
    #[serde(default, deserialize_with = "bounds::roles")]
    roles: Vec<Role>,
    /// The workflow as it runs today.
    baseline: Workflow,
    /// Its only redesign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    redesign: Option<Redesign>,
    /// Its redesigns, where there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    redesigns: Vec<Redesign>,
    /// Losses that people decided to accept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    waivers: Vec<Waiver>,
    /// What people said about the plan.
    #[serde(default, skip_serializing_if = "is_empty_plan")]
    plan: PlanWishes,
    /// What people said about suggestions.
    #[serde(default, skip_serializing_if = "Suggesting::is_empty")]
    suggestions: Suggesting,
    /// Unknown fields, kept.
    #[serde(flatten)]
    extra: Extra,
}

fn is_empty_plan(plan: &PlanWishes) -> bool {
    *plan == PlanWishes::default()
}

/// The name of the format that this version writes.
pub(super) const FORMAT: &str = "weft/1";

impl From<DocumentForm> for Document {
    fn from(form: DocumentForm) -> Self {
        Self {
            title: form.title,
            case: form.case,
            cases_per_week: form.cases_per_week,
            stakes: form.stakes,
            roles: form.roles,
            baseline: form.baseline,
            redesigns: form.redesign.into_iter().chain(form.redesigns).collect(),
            waivers: form.waivers,
            plan: form.plan,
            suggestions: form.suggestions,
            extra: form.extra,
        }
    }
}

/// The document as it is written, without a copy of its steps.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DocumentView<'a> {
    format: &'static str,
    title: &'a str,
    case: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cases_per_week: Option<f64>,
    stakes: Stakes,
    roles: &'a [Role],
    baseline: &'a Workflow,
    #[serde(skip_serializing_if = "Option::is_none")]
    redesign: Option<&'a Redesign>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    redesigns: &'a [Redesign],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    waivers: &'a [Waiver],
    #[serde(skip_serializing_if = "is_empty_plan")]
    plan: &'a PlanWishes,
    #[serde(skip_serializing_if = "Suggesting::is_empty")]
    suggestions: &'a Suggesting,
    #[serde(flatten)]
    extra: &'a Extra,
}

impl Serialize for Document {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (redesign, redesigns) = match self.redesigns.as_slice() {
            [only] if only.name.is_none() => (Some(only), [].as_slice()),
            several => (None, several),
        };
        DocumentView {
            format: FORMAT,
            title: &self.title,
            case: &self.case,
            cases_per_week: self.cases_per_week,
            stakes: self.stakes,
            roles: &self.roles,
            baseline: &self.baseline,
            redesign,
            redesigns,
            waivers: &self.waivers,
            plan: &self.plan,
            suggestions: &self.suggestions,
            extra: &self.extra,
        }
        .serialize(serializer)
    }
}
