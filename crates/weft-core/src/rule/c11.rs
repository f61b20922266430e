//! Somebody of the organisation who meets nobody any more, or half as many.

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::cast::RoleNumber;
use crate::measure::comparison::Comparison;

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
    german: Wording {
        title: "Jemand bleibt allein",
        advice: "Wer würde es merken, wenn dieser Mensch nicht weiterkommt?",
        source: "„unseen, unsupported, alone“ (Monahan & Burlacu 2025)",
    },
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
    let now = comparison.renamed.role(role);
    let mut before = comparison.baseline.partners(role);
    before.retain(|other| !comparison.renamed.is_merged((role, *other)));
    let after = comparison.redesign.partners(now);
    let name = facts.role(role);
    let present = comparison.redesign.present.contains(&now);
    let (score, says) = match (before.len(), after.len()) {
        (1.., 0) if present => (
            MEETS_NOBODY,
            sentence!(facts.language;
                "{name} takes part, but meets nobody any more.",
                "{name} ist beteiligt, trifft aber niemanden mehr."
            ),
        ),
        (1.., 0) => (
            GONE,
            sentence!(facts.language;
                "{name} no longer takes part, and met others before.",
                "{name} ist nicht mehr beteiligt und traf vorher andere."
            ),
        ),
        (met @ 2.., meets) if meets * 2 <= met => (
            HALF,
            sentence!(facts.language;
                "{name} now meets {}; before, it was {} roles.",
                "{name} trifft jetzt {}; vorher waren es {} Rollen.",
                facts.roles(&after),
                facts.language.count(met)
            ),
        ),
        _ => return None,
    };
    let now = if after.is_empty() {
        facts.language.pick("nobody", "niemanden").to_owned()
    } else {
        facts.roles(&after).to_string()
    };
    Some(Hit {
        key: facts.cast.name(role).as_str().into(),
        score: score * facts.stakes,
        roles: vec![role],
        says,
        evidence: vec![sentence!(facts.language;
            "Met before: {}. Meets now: {now}.",
            "Traf vorher: {}. Trifft jetzt: {now}.",
            facts.roles(&before)
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
