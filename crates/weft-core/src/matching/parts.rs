//! Whether one of two names says only a part of what the other says.
//!
//! „Check application“ and „Check application for completeness“: the one that says more is narrower,
//! unless it says so with an *and*: „Receive and check application“ is the wider one. A hint for whoever
//! confirms a pair, never a verdict.

use super::side::Node;
use crate::workflow::Part;

/// Words and signs between two things that are done.
const AND: [&str; 6] = ["and", "und", "sowie", "then", "dann", "plus"];

/// Which of the two is only a part of the other, as far as their names tell.
pub(super) fn part(one: &Node<'_>, other: &Node<'_>) -> Option<Part> {
    let (short, long, long_is) = if one.meanings.len() < other.meanings.len() {
        (one, other, Part::Redesign)
    } else {
        (other, one, Part::Baseline)
    };
    let is_within = !short.meanings.is_empty()
        && short.meanings.len() < long.meanings.len()
        && short.meanings.is_subset(&long.meanings);
    is_within.then(|| match (joins(long) && !joins(short), long_is) {
        (true, Part::Redesign) | (false, Part::Baseline) => Part::Baseline,
        (true, Part::Baseline) | (false, Part::Redesign) => Part::Redesign,
    })
}

/// Whether a name lists several things that are done.
fn joins(node: &Node<'_>) -> bool {
    let name = &node.step.name;
    name.contains(['&', '+', ',']) || node.label.split(' ').any(|word| AND.contains(&word))
}
