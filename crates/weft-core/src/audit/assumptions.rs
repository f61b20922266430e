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
use crate::workflow::Step;

/// Defaults that stand where a file says nothing.
pub(super) fn missing(version: &Version<'_>, name: &str, language: Language) -> Vec<Assumption> {
    let assumption = |step: &Step, field: &str, used: Value, why: &str| Assumption {
        version: name.to_owned(),
        step: Some(step.id.clone()),
        role: None,
        field: field.to_owned(),
        used,
        why: why.to_owned(),
        reason: AssumptionReason::Missing,
        confidence: None,
    };
    let minutes = version.default_minutes.iter().map(|node| {
        assumption(
            version.steps[*node as usize],
            "minutes",
            version.minutes[*node as usize].into(),
            language.pick("missing", "nicht angegeben"),
        )
    });
    let steps = version.flow.assumed.iter();
    let steps = steps.map(|node| version.steps[*node as usize]);
    // Routing nodes share cases out, too: in BPMN it is they alone that do (formats.md 3).
    let routing = version.workflow.steps.iter();
    let routing = routing.filter(|step| !step.is_work() && Chances::of(step).assumed);
    let shares = steps.chain(routing).map(|step| {
        let chances = Chances::of(step);
        let shares: Vec<f64> = step.next.iter().map(|link| chances.along(link)).collect();
        assumption(
            step,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{Options, audit};
    use crate::{Document, Settings};

    #[test]
    fn what_a_gateway_shares_equally_is_listed_as_assumed() {
        let text = r#"{"format": "weft/1", "title": "t", "case": "c", "baseline": {"steps": [
            {"id": "a", "name": "Ask", "tag": "human-alone", "minutes": 1, "next": [{"to": "g"}]},
            {"id": "g", "name": "", "kind": "gateway", "next": [{"to": "b"}, {"to": "end"}]},
            {"id": "b", "name": "Judge", "tag": "human-alone", "minutes": 1}]}}"#;
        let document: Document = serde_json::from_str(text).expect("a document");
        let settings = Settings::default();
        let options = Options {
            redesign: None,
            confirmed: None,
            settings: &settings,
            today: jiff::civil::date(2026, 1, 1),
            language: Language::English,
        };
        let audit = audit(&document, &options).expect("no fault");
        let shares = audit.assumptions.iter();
        let shares: Vec<_> = shares.filter(|one| one.field == "probability").collect();
        let [one] = shares.as_slice() else {
            panic!("one node shares: {shares:?}");
        };
        assert_eq!(
            one.step.as_ref().map(crate::workflow::StepId::as_str),
            Some("g")
        );
        assert_eq!(one.used, serde_json::json!([0.5, 0.5]), "a half each");
    }
}
