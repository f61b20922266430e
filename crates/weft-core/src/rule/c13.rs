//! Two people who passed work on to each other, and now neither do so nor meet.
//!
//! A hand-off is not yet a conversation: the score never rises above medium.

use smol_str::format_smolstr;

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::handed;

const SCORE: f64 = 25.0;

pub(super) const RULE: Rule = Rule {
    id: "C13",
    name: "handoff-severed",
    title: "A hand-off no longer meets",
    scope: Scope::Comparison,
    condition: "A pair of roles without contact handed work on directly, and in the redesign neither does so nor meets.",
    score: "25 · min(1, hand-offs per case) · stakes",
    advice: "Let the receiver ask the sender once.",
    source: "Handover-of-work measure, van der Aalst et al. 2005",
    guard: "Never above medium; needs no purposes and no minutes.",
    german: Wording {
        title: "Eine Übergabe ohne Begegnung",
        advice: "Wer die Arbeit bekommt, fragt einmal bei denen nach, von denen sie kommt.",
        source: "Maß der Arbeitsübergabe, van der Aalst et al. 2005",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let (before, after) = (comparison.baseline, comparison.redesign);
    let renamed = &comparison.renamed;
    let mut severed = handed(facts.cast, before);
    severed.retain(|pair, expected| {
        let now = renamed.pair(*pair);
        let meets = before.ties.contains_key(pair) || after.ties.contains_key(&now);
        !meets && !renamed.is_merged(*pair) && *expected > 0.0
    });
    if severed.is_empty() {
        return Vec::new();
    }
    let now = handed(facts.cast, after);
    severed.retain(|pair, _| {
        let still = now.get(&renamed.pair(*pair));
        still.is_none_or(|still| *still <= 0.0)
    });
    severed
        .into_iter()
        .map(|((a, b), expected)| Hit {
            key: format_smolstr!("{} + {}", facts.cast.name(a), facts.cast.name(b)),
            score: SCORE * expected.min(1.0) * facts.stakes,
            roles: vec![a, b],
            says: sentence!(facts.language;
                "{} passed work on to each other; now they neither do so nor meet.",
                "{} gaben einander Arbeit weiter; jetzt nicht mehr, und sie treffen sich auch nicht.",
                facts.roles(&[a, b])
            ),
            evidence: vec![sentence!(facts.language;
                "Direct hand-offs per case: {} before, none now.",
                "Direkte Übergaben je Fall: vorher {}, jetzt keine.",
                facts.language.ratio(expected)
            )],
            ..Hit::default()
        })
        .collect()
}
