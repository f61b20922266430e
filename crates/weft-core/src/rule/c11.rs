//! Somebody of the organisation who meets nobody any more, or half as many.

use super::facts::{Facts, Hit};
use super::sentence::{role_names, sentence};
use super::{Rule, Scope};
use crate::measure::cast::RoleNumber;
use crate::measure::comparison::Comparison;
use crate::words;

const MEETS_NOBODY: f64 = 60.0;
const GONE: f64 = 45.0;
const HALF: f64 = 35.0;

pub(super) const RULE: Rule = Rule {
    id: "C11",
    name: "role-left-alone",
    title: "Someone left alone",
    scope: Scope::Comparison,
    condition: "An internal role that met others meets nobody; or it met two or more and meets at most half of them.",
    score: "meets nobody: 60 · stakes (45 where the role disappears); at most half: 35 · stakes",
    advice: "Who would notice if this person were stuck?",
    source: "“unseen, unsupported, alone” (Monahan & Burlacu 2025)",
    guard: "A role that was merged is matched first.",
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let roles = comparison.baseline.present.iter().copied();
    roles
        .filter(|role| facts.cast.is_internal(*role))
        .filter_map(|role| left_alone(facts, comparison, role))
        .collect()
}

fn left_alone(facts: &Facts<'_>, comparison: &Comparison<'_>, role: RoleNumber) -> Option<Hit> {
    let before = comparison.baseline.partners(role);
    let after = comparison.redesign.partners(role);
    let name = facts.cast.name(role);
    let present = comparison.redesign.present.contains(&role);
    let (score, says) = match (before.len(), after.len()) {
        (1.., 0) if present => (
            MEETS_NOBODY,
            sentence!("{name} takes part, but meets nobody any more."),
        ),
        (1.., 0) => (
            GONE,
            sentence!("{name} no longer takes part, and met others before."),
        ),
        (met @ 2.., meets) if meets * 2 <= met => (
            HALF,
            sentence!(
                "{name} meets {} instead of {}.",
                role_names(facts.cast, &after),
                words::count(met)
            ),
        ),
        _ => return None,
    };
    let now = if after.is_empty() {
        "nobody".to_owned()
    } else {
        role_names(facts.cast, &after).to_string()
    };
    Some(Hit {
        key: name.as_str().into(),
        score: score * facts.stakes,
        roles: vec![role],
        says,
        evidence: vec![sentence!(
            "Met before: {}. Meets now: {now}.",
            role_names(facts.cast, &before)
        )],
        ..Hit::default()
    })
}

/// Whether this rule speaks about a role, so that C14 need not.
pub(super) fn speaks_about(
    facts: &Facts<'_>,
    comparison: &Comparison<'_>,
    role: RoleNumber,
) -> bool {
    left_alone(facts, comparison, role).is_some()
}
