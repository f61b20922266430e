//! A loop with a person in it that is gone, goes round without people, or does so half as often.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::comparison::{Comparison, Nodes};
use crate::measure::flow::Node;
use crate::measure::version::Version;
use crate::words;

const SCORE: f64 = 55.0;

pub(super) const RULE: Rule = Rule {
    id: "C06",
    name: "learning-loop-cut",
    title: "Learning loop cut",
    scope: Scope::Comparison,
    condition: "A loop with a contact has no loop in its place, or one without contact, or one with less than half the contact.",
    score: "55 · stakes; where contact is thinned, times the share that is lost",
    advice: "Keep one round in n with a person, chosen at random, so that the team keeps learning.",
    source: "Read-back in I-PASS handovers, Starmer et al. 2022",
    guard: "Fewer rounds because quality rose are no loss: look at the rework rate.",
    german: Wording {
        title: "Lernschleife durchtrennt",
        advice: "Eine von n Runden, zufällig gewählt, mit einem Menschen führen, damit das Team weiter lernt.",
        source: "Rückbestätigung in I-PASS-Übergaben, Starmer et al. 2022",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let human = |part: &&Vec<Node>| {
        part.iter()
            .any(|node| comparison.baseline.contact[*node as usize])
    };
    let loops = comparison.baseline.loops.iter().filter(human);
    loops
        .filter_map(|part| cut(facts, comparison, part))
        .collect()
}

fn cut(facts: &Facts<'_>, comparison: &Comparison<'_>, part: &[Node]) -> Option<Hit> {
    let (before, after) = (comparison.baseline, comparison.redesign);
    let aligned = comparison.aligned_loops(part);
    let contacts: Nodes = aligned
        .iter()
        .flat_map(|part| part.iter().copied())
        .filter(|node| after.contact[*node as usize])
        .collect();
    let rounds_before = contact_visits(before, part);
    let rounds_now: f64 = contacts
        .iter()
        .map(|node| after.visits[*node as usize])
        .sum();
    let names = facts.steps(before, part);
    let evidence = vec![sentence!(facts.language;
        "Contacts in the loop: {} per case before, {} now.",
        "Kontakte in der Schleife je Fall: vorher {}, jetzt {}.",
        facts.language.ratio(rounds_before),
        facts.language.ratio(rounds_now)
    )];
    let (share, steps, says) = match aligned.first() {
        None => (
            1.0,
            Nodes::new(),
            sentence!(facts.language;
                "The round through {names} is gone.",
                "Die Schleife über {names} gibt es nicht mehr."
            ),
        ),
        Some(first) if contacts.is_empty() => (
            1.0,
            Nodes::from_slice(first),
            sentence!(facts.language;
                "The round through {names} now runs without a person.",
                "Die Schleife über {names} läuft jetzt ohne einen Menschen."
            ),
        ),
        Some(_) => {
            let kept = words::nine(rounds_now / rounds_before);
            if kept >= facts.settings.thresholds.contact_share {
                return None;
            }
            (
                1.0 - kept,
                contacts,
                sentence!(facts.language;
                    "In the round through {names} people meet less than half as often.",
                    "In der Schleife über {names} treffen sich Menschen weniger als halb so oft."
                ),
            )
        }
    };
    Some(Hit {
        key: before.steps[*part.first()? as usize].id.as_str().into(),
        score: SCORE * facts.stakes * share,
        baseline: part.into(),
        steps,
        says,
        evidence,
        ..Hit::default()
    })
}

fn contact_visits(version: &Version<'_>, part: &[Node]) -> f64 {
    let contacts = part.iter().filter(|node| version.contact[**node as usize]);
    contacts.map(|node| version.visits[*node as usize]).sum()
}
