//! The result of an audit: `weft-audit/1` (formats.md 6).

use schemars::JsonSchema;
use serde::Serialize;
use smol_str::SmolStr;

use crate::language::sentence;
use crate::matching::Match;
use crate::measure::{Handoff, Measures, Profile, TagFlow, Tie};
use crate::suggest::MachineCount;
use crate::workflow::{RoleName, RolePair, Stakes, StepId, Waiver};
use crate::{Language, Settings};

/// Everything that an audit of a document says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Audit {
    /// Always `weft-audit/1`.
    pub format: String,
    /// The title of the document.
    pub title: String,
    /// What one run through the workflow is.
    pub case: String,
    /// How much depends on a case.
    pub stakes: Stakes,
    /// The name of the audited redesign, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redesign_name: Option<String>,
    /// What was measured.
    pub measures: BothMeasures,
    /// What the redesign kept; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// What was found, in the order of audit.md 4.8.
    pub findings: Vec<Finding>,
    /// The findings by the baseline step they concern (audit.md 0.7).
    pub groups: Vec<Group>,
    /// Which step of the redesign stands for which step of the baseline.
    pub matches: Vec<Match>,
    /// Roles of the redesign that count as roles of the baseline: under the latter's names they stand
    /// everywhere in this result.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub renamed: Vec<RolePair>,
    /// What could be put back; absent without a redesign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// How many steps a machine does, and how many of them show no AI.
    pub machines: Machines,
    /// How the work moved between tags.
    pub tag_flow: Vec<TagFlow>,
    /// Who passes work to whom.
    pub handoffs: Vec<Handoff>,
    /// Who meets whom.
    pub ties: Vec<Tie>,
    /// What the audit assumed because nobody said it.
    pub assumptions: Vec<Assumption>,
    /// What is open in the data (D1 to D7): questions, not findings.
    pub data_checks: Vec<DataCheck>,
    /// The settings in force.
    pub settings: Settings,
}

impl Audit {
    /// Steps of the baseline whose contact is gone, of findings in a status that `holds`.
    pub fn lost_contacts(&self, holds: impl Fn(Status) -> bool) -> impl Iterator<Item = &StepId> {
        let lost = self
            .findings
            .iter()
            .filter(|one| one.is_about_a_lost_contact());
        lost.filter(move |one| holds(one.status))
            .filter_map(|one| one.baseline_steps.first())
    }
}

/// The measures of both versions.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BothMeasures {
    /// Of the baseline, or of the only version.
    pub baseline: Measures,
    /// Of the redesign; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redesign: Option<Measures>,
}

/// The steps that machines do in both versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Machines {
    /// Of the baseline, or of the only version.
    pub baseline: MachineCount,
    /// Of the redesign; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redesign: Option<MachineCount>,
}

impl Machines {
    /// How many automated steps show no AI, in a sentence a version; nothing where all of them do.
    #[must_use]
    pub fn says(&self, language: Language) -> Vec<String> {
        let of = |count: MachineCount, redesigned: bool| {
            let (no_ai, all) = (count.no_ai_visible, count.automated);
            match (no_ai, redesigned) {
                (0, _) => None,
                (_, true) => Some(
                    sentence!(language; "In the redesign, {no_ai} of {all} automated steps show no AI: a machine does them, and nothing in the model names an AI.", "Im Neuentwurf zeigen {no_ai} von {all} automatisierten Schritten keine KI: Eine Maschine erledigt sie, und nichts im Modell nennt eine KI."),
                ),
                (_, false) => Some(
                    sentence!(language; "Today, {no_ai} of {all} automated steps show no AI: a machine does them, and nothing in the model names an AI.", "Heute zeigen {no_ai} von {all} automatisierten Schritten keine KI: Eine Maschine erledigt sie, und nichts im Modell nennt eine KI."),
                ),
            }
        };
        let redesign = self.redesign.and_then(|count| of(count, true));
        of(self.baseline, false)
            .into_iter()
            .chain(redesign)
            .collect()
    }
}

/// How severe a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// Below the others.
    Low,
    /// From 25.
    Medium,
    /// From 55.
    High,
    /// From 80.
    Critical,
}

/// Whether a finding counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It counts.
    Open,
    /// People decided to accept it: it is shown, and left out of ranking and plan.
    Waived,
    /// It was waived, and its review is due or its steps have changed: it counts again.
    Returned,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Stable: the same loss has the same id in the next audit of the same document.
    #[schemars(with = "String")]
    pub id: SmolStr,
    /// The id of the rule, `C02`.
    pub rule: &'static str,
    /// The name of the rule, `coaching-templated`.
    pub name: &'static str,
    /// 0 to 100, one decimal.
    pub score: f64,
    /// The band that the score falls in.
    pub band: Band,
    /// Steps of the baseline that it concerns.
    pub baseline_steps: Vec<StepId>,
    /// Steps of the redesign that it concerns.
    pub redesign_steps: Vec<StepId>,
    /// Roles that it concerns.
    pub roles: Vec<RoleName>,
    /// One sentence in plain words, with the names of the steps.
    pub says: String,
    /// What it rests on: sentences with figures.
    pub evidence: Vec<String>,
    /// What could be done.
    pub advice: &'static str,
    /// What the rule rests on.
    pub source: &'static str,
    /// Whether it rests on something that nobody said.
    pub assumed: bool,
    /// Whether it rests on a suggestion that nobody confirmed.
    pub suggested: bool,
    /// Whether it counts.
    pub status: Status,
    /// The decision to accept it, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Box<Waiver>>,
    /// Fingerprint of its steps: a waiver that carries another one has lapsed.
    #[schemars(with = "String")]
    pub fingerprint: SmolStr,
}

/// The rules that say that a contact is gone.
const LOST: [&str; 4] = ["C01", "C02", "C03", "C04"];

impl Finding {
    /// Whether it says that a contact of the baseline is gone; one that is only answered later is
    /// kept, and its finding names the step that keeps it, too.
    #[must_use]
    pub fn is_about_a_lost_contact(&self) -> bool {
        LOST.contains(&self.rule) && !self.id.contains('>')
    }
}

/// Findings that concern one step of the baseline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// The step; absent for the whole path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<StepId>,
    /// Ids of its findings, in their order.
    #[schemars(with = "Vec<String>")]
    pub findings: Vec<SmolStr>,
}

/// A lost contact that a plan can put back.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlanItem {
    /// The baseline step.
    pub step: StepId,
    /// The score of its finding.
    pub value: f64,
    /// Person-minutes per case.
    pub cost: f64,
    /// Whether people said that it must come back.
    pub must_have: bool,
}

/// A choice of contacts to put back.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct PlanChoice {
    /// Person-minutes per case.
    pub cost: f64,
    /// The sum of the scores of what comes back.
    pub value: f64,
    /// The contacts that come back, in step order.
    pub chosen: Vec<StepId>,
}

/// What could be put back within a share of the time saved (audit.md 3.8).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Person-minutes per case that the plan may spend, never negative.
    pub budget: f64,
    /// The best choice within the budget.
    #[serde(flatten)]
    pub within_budget: PlanChoice,
    /// Only what must come back.
    pub must_haves: PlanChoice,
    /// Everything that can come back together.
    pub all: PlanChoice,
    /// Every lost contact, in step order.
    pub items: Vec<PlanItem>,
    /// How far the value may lie below the optimum; 0 where it is exact.
    pub gap: f64,
}

/// Something that the audit used because nobody said it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Assumption {
    /// `baseline` or `redesign`.
    pub version: String,
    /// The step; absent where it concerns a role or the whole version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<StepId>,
    /// The role, where it concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleName>,
    /// The field: `minutes`, `probability`, `tag`, `purposes`, `roles`, `mode`, `kind`, `match`.
    pub field: String,
    /// What was used.
    pub used: serde_json::Value,
    /// Why, in words.
    pub why: String,
    /// Whether it is missing or suggested.
    pub reason: AssumptionReason,
    /// How sure a suggestion is, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

/// Why the audit assumed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AssumptionReason {
    /// It was missing, and a default was used.
    Missing,
    /// It was suggested from the model, and nobody confirmed it.
    Suggested,
}

/// Something open in the data: a question, not a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DataCheck {
    /// `D1` to `D7`.
    pub id: String,
    /// `baseline` or `redesign`.
    pub version: String,
    /// The steps it concerns.
    pub steps: Vec<StepId>,
    /// What is open, in one sentence.
    pub says: String,
}
