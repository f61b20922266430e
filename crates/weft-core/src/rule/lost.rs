//! Which of C01 to C04 says that a contact is lost: one finding a contact, the most specific
//! (audit.md 4.2 and 4.7).
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use std::fmt::Display;

use super::facts::{Facts, Hit};
use crate::Language;
use crate::language::sentence;
use crate::measure::comparison::{Comparison, Nodes};
use crate::measure::flow::Node;
use crate::workflow::{Mode, Purpose};

/// How a contact was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    /// C02.
    Templated,
    /// C03.
    NotReflected,
    /// C04.
    OneWay,
    /// C01.
    Removed,
}

/// How this baseline contact was lost; none where a pair of its roles still meets in its place.
fn loss(comparison: &Comparison<'_>, node: Node) -> Option<Loss> {
    if !comparison.kept[node as usize].is_empty() {
        return None;
    }
    let after = comparison.redesign;
    let images = &comparison.images[node as usize];
    let mode = |image: &Node| after.mode(*image);
    let silent = |image: &Node| {
        after.automated[*image as usize] || matches!(mode(image), Mode::OneWay | Mode::None)
    };
    let is_for = |purposes: &[Purpose]| comparison.baseline.is_for(node, purposes);
    Some(
        if is_for(&[Purpose::Learn, Purpose::Feedback])
            && !images.is_empty()
            && images.iter().all(silent)
        {
            Loss::Templated
        } else if is_for(&[Purpose::Reflect, Purpose::Feedback]) {
            Loss::NotReflected
        } else if images.iter().any(|image| mode(image) == Mode::OneWay) {
            Loss::OneWay
        } else {
            Loss::Removed
        },
    )
}

/// A finding for every baseline contact that was lost in this way; `says` gets people and step.
pub(super) fn lost(
    facts: &Facts<'_>,
    way: Loss,
    says: fn(Language, &dyn Display, &dyn Display) -> String,
) -> Vec<Hit> {
    let Some(comparison) = facts.comparison else {
        return Vec::new();
    };
    let contacts = comparison.baseline.contacts();
    contacts
        .filter(|node| loss(comparison, *node) == Some(way))
        .map(|node| {
            let version = comparison.baseline;
            let compensation = comparison.compensation[node as usize];
            let mut evidence = vec![
                facts.before(version, node),
                facts.stands_now(comparison, node),
            ];
            if compensation > 0.0 {
                evidence.push(sentence!(facts.language;
                    "Other contacts of the same people for the same purpose make up for {} of it.",
                    "Andere Kontakte derselben Menschen zum selben Zweck gleichen {} davon aus.",
                    facts.language.percent(compensation)
                ));
            }
            Hit {
                key: version.steps[node as usize].id.as_str().into(),
                score: 100.0
                    * facts.weight(comparison, node)
                    * facts.exposure(comparison, node)
                    * (1.0 - compensation)
                    * facts.stakes,
                baseline: Nodes::from_elem(node, 1),
                steps: comparison.images[node as usize].clone(),
                says: says(
                    facts.language,
                    &facts.people(version, node),
                    &facts.step(version, node),
                ),
                evidence,
                ..Hit::default()
            }
        })
        .collect()
}
