//! People who fall into more groups than before, or whom one new role holds together.

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::Language;
use crate::language::sentence;
use crate::measure::cast::RoleNumber;
use crate::measure::version::Version;

const SCORE: f64 = 35.0;
/// In a team of this size somebody always stands in the middle.
const SMALL_TEAM: usize = 3;

pub(super) const RULE: Rule = Rule {
    id: "S10",
    name: "single-bridge",
    title: "One bridge holds the team",
    scope: Scope::Version,
    condition: "The people who meet fall into more groups than before, or a role newly holds them together alone.",
    score: "35 · stakes",
    advice: "Build a second link.",
    source: "Articulation points, Hopcroft & Tarjan 1973",
    guard: "With the guard smallTeam it is only a note up to three roles.",
    german: Wording {
        title: "Eine einzige Brücke hält das Team",
        advice: "Eine zweite Verbindung schaffen.",
        source: "Artikulationspunkte, Hopcroft & Tarjan 1973",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let version = facts.version;
    let groups = groups_of(version);
    let before = facts.comparison.map(|comparison| comparison.baseline);
    let known = before
        .map(|before| before.people_graph.articulation_points())
        .unwrap_or_default();
    let bridges: Vec<RoleNumber> = version
        .people_graph
        .articulation_points()
        .into_iter()
        .filter(|role| !known.contains(role))
        .collect();
    let groups_before = before.map(|before| groups_of(before));
    let grew = groups_before.is_some_and(|before| groups > before);
    if bridges.is_empty() && !grew {
        return Vec::new();
    }
    let small = facts.settings.guards.small_team && version.present.len() <= SMALL_TEAM;
    let score = SCORE * facts.stakes;
    let says = if bridges.is_empty() {
        fallen_apart(facts.language, groups, groups_before.unwrap_or(groups))
    } else {
        sentence!(facts.language;
            "Without {}, the people who meet would fall apart into groups.",
            "Ohne {} zerfielen die Menschen, die sich treffen, in Gruppen.",
            facts.roles(&bridges)
        )
    };
    vec![Hit {
        score: if small {
            score.min(facts.settings.thresholds.note_score)
        } else {
            score
        },
        roles: bridges,
        says,
        evidence: vec![
            facts
                .language
                .pick(
                    "Counted on the graph of roles that meet.",
                    "Gezählt an den Rollen, die sich treffen.",
                )
                .to_owned(),
        ],
        ..Hit::default()
    }]
}

fn fallen_apart(language: Language, groups: usize, before: usize) -> String {
    let then = match (language, before) {
        (Language::German, 0) => "keine".to_owned(),
        (Language::German, 1) => "eine".to_owned(),
        (Language::English | Language::German, _) => language.count(before),
    };
    sentence!(language;
        "The people who meet fall into {} separate groups; before, {then}.",
        "Getrennte Gruppen von Menschen, die sich treffen: jetzt {}, vorher {then}.",
        match (language, groups) {
            (Language::German, 1) => "eine".to_owned(),
            (Language::English | Language::German, _) => language.count(groups),
        }
    )
}

fn groups_of(version: &Version<'_>) -> usize {
    version.people_graph.components().len()
}
