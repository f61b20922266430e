//! A person alone who confirms within moments what machines have prepared.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::comparison::Nodes;
use crate::measure::flow::Node;
use crate::words;
use crate::workflow::{Purpose, Tag};

const SCORE: f64 = 50.0;

pub(super) const RULE: Rule = Rule {
    id: "S06",
    name: "rubber-stamp",
    title: "Rubber stamp",
    scope: Scope::Version,
    condition: "One person decides or checks behind machines, in three minutes or in a quarter of the time it took before.",
    score: "50 · stakes",
    advice: "Write one sentence why before agreeing; judge a sample before seeing the AI’s answer.",
    source: "Research on automation complacency, Parasuraman et al. 2000",
    guard: "Batches with low stakes can be let go.",
    german: Wording {
        title: "Bestätigung im Vorbeigehen",
        advice: "Vor der Zustimmung in einem Satz sagen, warum; eine Stichprobe beurteilen, bevor die Antwort der KI zu sehen ist.",
        source: "Forschung zu übermäßigem Vertrauen in Automatisierung, Parasuraman et al. 2000",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let version = facts.version;
    let stamps = version.nodes().filter(|node| is_stamp(facts, *node));
    stamps
        .map(|node| {
            let mut evidence = vec![sentence!(facts.language;
                "Time for it: {} min.",
                "Zeit dafür: {} Min.",
                facts.language.minutes(version.minutes[node as usize])
            )];
            if let Some(before) = minutes_before(facts, node) {
                evidence.push(sentence!(facts.language;
                    "Before: {} min.",
                    "Vorher: {} Min.",
                    facts.language.minutes(before)
                ));
            }
            Hit {
                key: version.steps[node as usize].id.as_str().into(),
                score: SCORE * facts.stakes,
                steps: Nodes::from_elem(node, 1),
                says: sentence!(facts.language;
                    "In {} a person confirms what AI has decided.",
                    "Bei {} bestätigt ein Mensch, was die KI entschieden hat.",
                    facts.step(version, node)
                ),
                evidence,
                ..Hit::default()
            }
        })
        .collect()
}

fn is_stamp(facts: &Facts<'_>, node: Node) -> bool {
    let version = facts.version;
    let at = node as usize;
    let alone = version.people[at].roles.len() == 1
        && matches!(version.tag(node), Some(Tag::AiAugmented | Tag::HumanAlone));
    if !alone || !version.is_for(node, &[Purpose::Decide, Purpose::Check]) {
        return false;
    }
    let before: Vec<usize> = version
        .flow
        .back
        .of(node)
        .iter()
        .map(|(from, _)| *from as usize)
        .filter(|from| *from < version.steps.len())
        .collect();
    let prepared = before.iter().any(|from| version.automated[*from])
        && before
            .iter()
            .all(|from| version.automated[*from] || version.contact[*from]);
    let thresholds = &facts.settings.thresholds;
    let minutes = words::nine(version.minutes[at]);
    let brief = minutes_before(facts, node)
        .is_some_and(|before| minutes <= words::nine(thresholds.stamp_share * before));
    prepared && (minutes <= thresholds.stamp_minutes || brief)
}

/// The largest minutes among the baseline steps that this one stands for.
fn minutes_before(facts: &Facts<'_>, node: Node) -> Option<f64> {
    let comparison = facts.comparison?;
    let minutes = comparison.replaced[node as usize]
        .iter()
        .map(|b| comparison.baseline.minutes[*b as usize]);
    minutes.reduce(f64::max)
}
