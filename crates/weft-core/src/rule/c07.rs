//! Less than half the minutes: on the whole workflow, and on a contact that stays.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use smol_str::format_smolstr;

use super::facts::{Facts, Hit};
use super::{Rule, Scope, Wording};
use crate::language::sentence;
use crate::measure::comparison::{Comparison, Nodes};
use crate::measure::flow::Node;
use crate::words;
use crate::workflow::Purpose;

const WHOLE: f64 = 80.0;
const CONTACT: f64 = 60.0;

pub(super) const RULE: Rule = Rule {
    id: "C07",
    name: "contact-squeezed",
    title: "Contact time squeezed",
    scope: Scope::Comparison,
    condition: "Contact minutes per case fall below half; or a kept contact takes less than half its minutes.",
    score: "whole workflow: 80 · (1 − ratio) · stakes; contact: 60 · weight · (1 − ratio) · stakes",
    advice: "Decide which minutes carried the purpose.",
    source: "“Onboarding is rushed” (Monahan & Burlacu 2025)",
    guard: "Shorter can be better prepared: let it go with evidence.",
    german: Wording {
        title: "Kontaktzeit gekürzt",
        advice: "Klären, welche Minuten den Zweck getragen haben.",
        source: "„Onboarding is rushed“ (Monahan & Burlacu 2025)",
    },
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let contacts = comparison.baseline.contacts();
    let squeezed = contacts.flat_map(|node| squeezed(facts, comparison, node));
    whole(facts, comparison)
        .into_iter()
        .chain(squeezed)
        .collect()
}

fn whole(facts: &Facts<'_>, comparison: &Comparison<'_>) -> Option<Hit> {
    let ratio = words::nine(comparison.contact_ratio()?);
    let threshold = facts.settings.thresholds.contact_share;
    (ratio < threshold).then(|| {
        Hit::whole(
            WHOLE * (1.0 - ratio) * facts.stakes,
            sentence!(facts.language;
                "People meet for {} minutes per case instead of {}.",
                "Menschen treffen sich je Fall {} statt {} Minuten.",
                facts.language.about(comparison.redesign.contact_minutes),
                facts.language.about(comparison.baseline.contact_minutes)
            ),
            vec![sentence!(facts.language;
                "{} of contact time is kept, below the threshold of {}.",
                "Von der Kontaktzeit bleiben {}; der Schwellenwert ist {}.",
                facts.language.percent(ratio),
                facts.language.percent(threshold)
            )],
        )
    })
}

fn squeezed(facts: &Facts<'_>, comparison: &Comparison<'_>, node: Node) -> Vec<Hit> {
    let (before, after) = (comparison.baseline, comparison.redesign);
    let minutes = before.minutes[node as usize];
    if minutes <= 0.0 {
        return Vec::new();
    }
    let ratio = |image: Node| words::nine(after.minutes[image as usize] / minutes);
    let brief = comparison.kept[node as usize]
        .iter()
        .filter(|image| ratio(**image) < facts.settings.thresholds.contact_share);
    brief
        .map(|image| {
            let gone: Vec<Purpose> = before
                .purposes(node)
                .iter()
                .copied()
                .filter(|one| !after.purposes(*image).contains(one))
                .collect();
            let mut evidence = vec![sentence!(facts.language;
                "Before: {} min. Now: {} min.",
                "Vorher: {} Min. Jetzt: {} Min.",
                facts.language.minutes(minutes),
                facts.language.minutes(after.minutes[*image as usize])
            )];
            if !gone.is_empty() {
                evidence.push(sentence!(facts.language;
                    "No longer named: {}.",
                    "Nicht mehr genannt: {}.",
                    facts.purposes(&gone)
                ));
            }
            Hit {
                key: format_smolstr!(
                    "{}>{}",
                    before.steps[node as usize].id,
                    after.steps[*image as usize].id
                ),
                score: CONTACT
                    * facts.weight(comparison, node)
                    * (1.0 - ratio(*image))
                    * facts.stakes,
                baseline: Nodes::from_elem(node, 1),
                steps: Nodes::from_elem(*image, 1),
                says: sentence!(facts.language;
                    "{} is kept, with less than half its time.",
                    "{} bleibt, mit weniger als der Hälfte der Zeit.",
                    facts.step(before, node)
                ),
                evidence,
                ..Hit::default()
            }
        })
        .collect()
}
