//! The partners that lists offer for a step, best first.
//!
//! Lists beat verdicts: of pairs that share no word hardly one is found, but it may stand among three.
//! So lists also hold what stands nearby in the flow, and order by more than the score: who performs a
//! step, its place, and the believed pairs beside it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::Compared;
use super::pairs::{Compare, Pair};
use super::recipe::Recipe;
use super::score::{self, beside};
use super::side::Side;

/// Steps near a step that are offered, of its role and of any.
const NEARBY: usize = 12;

/// Every pair that may be offered, the best first within each row. What is offered has a reason.
pub(super) fn offers(compared: &Compared<'_>) -> Vec<Pair> {
    let Compared {
        baseline,
        redesign,
        scored,
        together,
        recipe,
        known,
        ..
    } = compared;
    let listed = scored.free.iter().chain(&scored.taken);
    let mut offers: Vec<Pair> = listed.cloned().collect();
    if recipe.nearby {
        let there: BTreeSet<(usize, usize)> =
            offers.iter().map(|pair| (pair.row, pair.column)).collect();
        let compare = Compare::of(baseline, redesign, recipe);
        let near = nearby(baseline, redesign).into_iter();
        let new = near.filter(|(row, column)| {
            !there.contains(&(*row, *column)) && !known.is_settled(*row, *column)
        });
        offers.extend(new.filter_map(|(row, column)| {
            let mut pair = compare.pair(row, column)?;
            pair.score = recipe.score(&pair, pair.resemblance, 0.0);
            Some(pair)
        }));
    }
    offers.retain_mut(|pair| {
        let beside = beside((pair.row, pair.column), (baseline, redesign), together);
        pair.offer = recipe.offer(pair, beside);
        let has_reason = pair.has_more_than_a_place() || pair.is_near() || beside > 0.0;
        has_reason || pair.has_same_role()
    });
    offers.sort_by(|a, b| a.row.cmp(&b.row).then_with(|| order(a, b)));
    offers
}

/// What is offered first.
pub(super) fn order(a: &Pair, b: &Pair) -> Ordering {
    let by_offer = b.offer.total_cmp(&a.offer);
    by_offer.then_with(|| score::order(a, b))
}

impl Recipe {
    /// By what lists are ordered: the score, and what makes a pair worth a look without being sure.
    fn offer(&self, pair: &Pair, beside: f64) -> f64 {
        let role = if pair.has_same_role() {
            self.offer_role
        } else {
            0.0
        };
        pair.score + role + self.offer_nearness * pair.nearness + self.offer_neighbour * beside
    }
}

/// The steps of a redesign by their place in the flow.
type ByPlace = Vec<(f64, usize)>;

/// For each step of the baseline the steps of the redesign that stand at nearly the same place: some of
/// the same role and some of any.
fn nearby(baseline: &Side<'_>, redesign: &Side<'_>) -> BTreeSet<(usize, usize)> {
    let mut all: ByPlace = redesign
        .nodes
        .iter()
        .enumerate()
        .map(|(column, node)| (node.position, column))
        .collect();
    let rank = |column: usize| redesign.node(column).map(|node| node.rank);
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| rank(a.1).cmp(&rank(b.1))));
    let mut by_role: BTreeMap<Option<&str>, ByPlace> = BTreeMap::new();
    for (position, column) in &all {
        let role = redesign.node(*column).and_then(|node| node.role.as_ref());
        let role = role.map(|(key, _)| key.as_str());
        by_role.entry(role).or_default().push((*position, *column));
    }
    let mut near = BTreeSet::new();
    for (row, node) in baseline.nodes.iter().enumerate() {
        let role = node.role.as_ref().map(|(key, _)| key.as_str());
        let lists = by_role.get(&role).into_iter().chain([&all]);
        near.extend(
            lists.flat_map(|list| nearest(list, node.position).map(|column| (row, column))),
        );
    }
    near
}

/// The nearest places of a list.
fn nearest(list: &ByPlace, position: f64) -> impl Iterator<Item = usize> + '_ {
    let (mut left, mut right) = (list.partition_point(|one| one.0 < position), 0);
    right += left;
    (0..NEARBY).map_while(move |_| {
        let before = left.checked_sub(1).and_then(|at| list.get(at));
        let after = list.get(right);
        let takes_before = match (before, after) {
            (Some(before), Some(after)) => position - before.0 < after.0 - position,
            (Some(_), None) => true,
            (None, _) => false,
        };
        if takes_before {
            left -= 1;
            before.map(|one| one.1)
        } else {
            right += 1;
            after.map(|one| one.1)
        }
    })
}
