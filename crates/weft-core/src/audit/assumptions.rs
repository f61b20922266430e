//! What the audit used because nobody said it, each with its reason (audit.md 0.9).
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use serde_json::Value;

use super::result::{Assumption, AssumptionReason};
use crate::Language;
use crate::matching::Match;
use crate::measure::flow::Chances;
use crate::measure::version::Version;
use crate::suggest::{Proposal, Side, Subject, Suggestion};

/// Defaults that stand where a file says nothing.
pub(super) fn missing(version: &Version<'_>, name: &str, language: Language) -> Vec<Assumption> {
    let assumption = |node: u32, field: &str, used: Value, why: &str| Assumption {
        version: name.to_owned(),
        step: Some(version.steps[node as usize].id.clone()),
        role: None,
        field: field.to_owned(),
        used,
        why: why.to_owned(),
        reason: AssumptionReason::Missing,
        confidence: None,
    };
    let minutes = version.default_minutes.iter().map(|node| {
        assumption(
            *node,
            "minutes",
            version.minutes[*node as usize].into(),
            language.pick("missing", "nicht angegeben"),
        )
    });
    let shares = version.flow.assumed.iter().map(|node| {
        let step = version.steps[*node as usize];
        let chances = Chances::of(step);
        let shares: Vec<f64> = step.next.iter().map(|link| chances.along(link)).collect();
        assumption(
            *node,
            "probability",
            Value::from(shares),
            language.pick(
                "missing: what is left is shared equally",
                "nicht angegeben: Der Rest wird gleich verteilt",
            ),
        )
    });
    minutes.chain(shares).collect()
}

/// Suggestions that nobody confirmed.
pub(super) fn suggested(suggestions: &[Suggestion]) -> Vec<Assumption> {
    suggestions
        .iter()
        .map(|one| {
            let (field, used) = field(&one.proposal);
            let (step, role) = match &one.subject {
                Subject::Step(id) => (Some(id.clone()), None),
                Subject::Role(name) => (None, Some(name.clone())),
            };
            Assumption {
                version: version_name(one.version).to_owned(),
                step,
                role,
                field: field.to_owned(),
                used,
                why: one.why.clone(),
                reason: AssumptionReason::Suggested,
                confidence: Some(one.confidence),
            }
        })
        .collect()
}

fn version_name(side: Side) -> &'static str {
    match side {
        Side::Baseline => "baseline",
        Side::Redesign => "redesign",
    }
}

fn field(proposal: &Proposal) -> (&'static str, Value) {
    match proposal {
        Proposal::Tag(tag) => ("tag", Value::from(tag.word())),
        Proposal::Roles(roles) => (
            "roles",
            roles
                .iter()
                .map(|one| Value::from(one.role.as_str()))
                .collect(),
        ),
        Proposal::Mode(mode) => ("mode", Value::from(mode.word())),
        Proposal::Purposes(purposes) => (
            "purposes",
            purposes.iter().map(|one| Value::from(one.code())).collect(),
        ),
        Proposal::Minutes(minutes) => ("minutes", Value::from(*minutes)),
        Proposal::Outcome(outcome) => ("outcome", Value::from(outcome.word())),
        Proposal::MakeStep => ("kind", Value::from("step")),
        Proposal::Kind(kind) => ("kind", Value::from(kind.word())),
    }
}

/// Matches that nobody confirmed.
pub(super) fn unconfirmed(matches: &[Match], language: Language) -> Vec<Assumption> {
    let open = matches.iter().filter(|one| !one.confirmed);
    open.map(|one| Assumption {
        version: "redesign".to_owned(),
        step: Some(one.redesign.clone()),
        role: None,
        field: "match".to_owned(),
        used: Value::from(one.baseline.as_str()),
        why: match (one.reasons.as_slice(), language) {
            ([], _) => language.pick("suggested", "vorgeschlagen").to_owned(),
            (reasons, Language::English) => language.list(reasons.iter()).to_string(),
            // Reasons are half sentences in German, which "und" does not join.
            (reasons, Language::German) => reasons.join("; "),
        },
        reason: AssumptionReason::Suggested,
        confidence: Some(one.score),
    })
    .collect()
}
