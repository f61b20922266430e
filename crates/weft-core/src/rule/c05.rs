//! A pair of roles that met in the baseline and meets nowhere in the redesign.

use smol_str::format_smolstr;

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::words;

const SCORE: f64 = 40.0;

pub(super) const RULE: Rule = Rule {
    id: "C05",
    name: "tie-lost",
    title: "Working relationship lost",
    scope: Scope::Comparison,
    condition: "A pair of roles has contact minutes in the baseline and none in the redesign.",
    score: "40 · stakes; half where the pair met for less than 5 minutes per case",
    advice: "Give this pair one reason to meet.",
    source: "Working-together measure, van der Aalst et al. 2005; Grant 2007",
    guard: "A role that was renamed is matched first.",
    german: Wording {
        title: "Arbeitsbeziehung verloren",
        advice: "Den beiden einen Anlass geben, sich zu treffen.",
        source: "Maß der Zusammenarbeit, van der Aalst et al. 2005; Grant 2007",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let (before, after) = (&comparison.baseline.ties, &comparison.redesign.ties);
    let renamed = &comparison.renamed;
    let lost = before.iter().filter(|(pair, minutes)| {
        let now = after.get(&renamed.pair(**pair));
        let is_tie = pair.0 != pair.1 && !renamed.is_merged(**pair);
        is_tie && **minutes > 0.0 && now.is_none_or(|now| *now <= 0.0)
    });
    lost.map(|((a, b), minutes)| {
        let brief = words::nine(*minutes) < facts.settings.thresholds.tie_minutes;
        Hit {
            key: format_smolstr!("{} + {}", facts.cast.name(*a), facts.cast.name(*b)),
            score: if brief { SCORE / 2.0 } else { SCORE } * facts.stakes,
            roles: vec![*a, *b],
            says: sentence!(facts.language;
                "{} no longer meet anywhere in this workflow.",
                "{} treffen sich in diesem Ablauf nirgends mehr.",
                facts.roles(&[*a, *b])
            ),
            evidence: vec![sentence!(facts.language;
                "Before: {} minutes together per case. Now: none.",
                "Vorher: {} Min. gemeinsam je Fall. Jetzt: keine.",
                facts.language.minutes(*minutes)
            )],
            ..Hit::default()
        }
    })
    .collect()
}
