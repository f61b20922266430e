//! The chance of meeting nobody and the steps before the first contact (audit.md 3.1).
//!
//! `P0 = [(I − Q′)⁻¹ e](START)` and `F = Σ [(I − Q′)⁻¹](START, s)`, where `Q′` is the chain without
//! the steps at which a person is met or offered, and `e` the way to the end. A block of parallel
//! ways is passed unseen with the product of the chances of its ways.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the arcs and lie below their count"
)]

use super::blocks::{Block, blocks};
use super::flow::{Arcs, Flow, Node};
use super::version::Version;
use super::visits::{Avoiding, Order};

/// Chances of a case that is still alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Avoidance {
    /// Share of cases that meet nobody, 0 to 1.
    pub(crate) meets_nobody: f64,
    /// Expected steps before the first person, or the end.
    pub(crate) steps_before_contact: f64,
}

/// Computes both measures; `person` tells at which nodes a case meets or is offered a person.
pub(crate) fn avoidance(
    flow: &Flow,
    order: &Order,
    blocks: &[Block],
    person: impl Fn(Node) -> bool,
) -> Avoidance {
    let source = [(flow.start(), 1.0)];
    let visits = if blocks.is_empty() {
        let arcs = Avoiding {
            arcs: flow.net(),
            closed: person,
        };
        order.visits(&arcs, &source)
    } else {
        let alone = |from, to, weight| (!person(from) && !person(to)).then_some(weight);
        let mut arcs = flow.net().map(alone);
        for block in blocks {
            arcs = collapse(&arcs, order, block, &person);
        }
        order.visits(&arcs, &source)
    };
    Avoidance {
        meets_nobody: visits[flow.end() as usize],
        steps_before_contact: visits.iter().take(flow.steps).sum(),
    }
}

/// Replaces what a block passes on to its join by one arc with the chance that no way met a person.
fn collapse(arcs: &Arcs, order: &Order, block: &Block, person: &impl Fn(Node) -> bool) -> Arcs {
    let fork = block.fork.node;
    if person(fork) {
        return arcs.clone();
    }
    let unseen = |way: &[Node], begin: Node| {
        if person(begin) {
            return 0.0;
        }
        if way.is_empty() {
            return if person(block.join) { 0.0 } else { 1.0 };
        }
        let inside = arcs.map(|from, _, weight| way.binary_search(&from).is_ok().then_some(weight));
        order.visits(&inside, &[(begin, 1.0)])[block.join as usize]
    };
    let chances: Vec<(f64, f64)> = block
        .fork
        .ways
        .iter()
        .zip(&block.ways)
        .map(|((begin, chance), way)| (*chance, unseen(way, *begin)))
        .collect();
    let together = together(&chances);
    let mut added = false;
    let mut result = arcs.map(|from, to, weight| {
        if to != block.join || !(from == fork || block.holds(from)) {
            return Some(weight);
        }
        let first = from == fork && !std::mem::replace(&mut added, true);
        first.then_some(together).filter(|chance| *chance > 0.0)
    });
    if !added && together > 0.0 {
        result = result.with(fork, block.join, together);
    }
    result
}

/// The chance that no way that is taken meets a person; at least one way is taken.
///
/// `Π(1 − p + p·z)` over ways taken independently, with the case in which none would be taken
/// replaced by one way drawn in proportion to its chance.
fn together(ways: &[(f64, f64)]) -> f64 {
    let independent: f64 = ways.iter().map(|(p, z)| 1.0 - p + p * z).product();
    let none: f64 = ways.iter().map(|(p, _)| 1.0 - p).product();
    let total: f64 = ways.iter().map(|(p, _)| p).sum();
    let drawn: f64 = ways.iter().map(|(p, z)| p / total * z).sum();
    independent - none + none * drawn
}

/// Steps before the first person, the first standing way to one, or the end.
pub(crate) fn steps_before_help(version: &Version<'_>, help: impl Fn(Node) -> bool) -> f64 {
    let Some(blocks) = blocks(&version.flow) else {
        return version.avoidance.steps_before_contact;
    };
    let inside = |node: Node| (node as usize) < version.steps.len();
    let person = |node: Node| inside(node) && (version.person[node as usize] || help(node));
    avoidance(&version.flow, &version.order, &blocks, person).steps_before_contact
}
