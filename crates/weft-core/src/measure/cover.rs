//! Which touchpoints together meet the most needs (audit.md 3.8): maximum coverage.
//!
//! Exact up to 25 items, by trying with and without each and giving up where the largest gains left
//! could not beat the best so far. Beyond, the greedy choice, which covers at least `1 − 1/e` of the
//! best (Nemhauser, Wolsey & Fisher, Mathematical Programming 14, 1978).

use std::cmp::Reverse;
use std::collections::BTreeSet;

const EXACT_ITEMS: usize = 25;

/// A choice of items and what they cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover<T> {
    /// Positions of the chosen items, ascending.
    pub chosen: Vec<usize>,
    /// What they cover together.
    pub covered: BTreeSet<T>,
    /// Whether no other choice covers more.
    pub is_best: bool,
}

/// The at most `at_most` items that cover most; of equal choices the smaller, then the first.
#[must_use]
pub fn widest<T: Ord + Clone>(items: &[BTreeSet<T>], at_most: usize) -> Cover<T> {
    let mut best = greedy(items, at_most);
    if items.len() <= EXACT_ITEMS {
        best = Cover {
            chosen: Vec::new(),
            covered: BTreeSet::new(),
            is_best: true,
        };
        let start = best.clone();
        extend(items, 0, at_most, &start, &mut best);
    }
    best
}

/// The fewest items that cover all that can be covered (a smallest hitting set).
#[must_use]
pub fn smallest<T: Ord + Clone>(items: &[BTreeSet<T>]) -> Cover<T> {
    let all: BTreeSet<&T> = items.iter().flatten().collect();
    let tries = (0..=items.len()).map(|at_most| widest(items, at_most));
    let full = |cover: &Cover<T>| cover.covered.len() == all.len();
    let found = tries.into_iter().find(full);
    found.unwrap_or_else(|| widest(items, items.len()))
}

fn gain<T: Ord>(item: &BTreeSet<T>, covered: &BTreeSet<T>) -> usize {
    item.difference(covered).count()
}

fn extend<T: Ord + Clone>(
    items: &[BTreeSet<T>],
    from: usize,
    room: usize,
    cover: &Cover<T>,
    best: &mut Cover<T>,
) {
    let rank = |cover: &Cover<T>| (cover.covered.len(), Reverse(cover.chosen.len()));
    if rank(cover) > rank(best) {
        *best = cover.clone();
    }
    let rest = items.get(from..).unwrap_or(&[]);
    let mut gains: Vec<usize> = rest.iter().map(|item| gain(item, &cover.covered)).collect();
    gains.sort_unstable_by_key(|gain| Reverse(*gain));
    let most = cover.covered.len() + gains.iter().take(room).sum::<usize>();
    let Some(item) = rest.first().filter(|_| room > 0) else {
        return;
    };
    if (most, Reverse(cover.chosen.len() + 1)) <= rank(best) {
        return;
    }
    if gain(item, &cover.covered) > 0 {
        let mut with = cover.clone();
        with.chosen.push(from);
        with.covered.extend(item.iter().cloned());
        extend(items, from + 1, room - 1, &with, best);
    }
    extend(items, from + 1, room, cover, best);
}

fn greedy<T: Ord + Clone>(items: &[BTreeSet<T>], at_most: usize) -> Cover<T> {
    let mut chosen = BTreeSet::new();
    let mut covered = BTreeSet::new();
    for _ in 0..at_most {
        let gains = items
            .iter()
            .enumerate()
            .map(|(at, item)| (gain(item, &covered), Reverse(at), item));
        let Some((_, Reverse(at), item)) = gains.filter(|(gain, ..)| *gain > 0).max() else {
            break;
        };
        chosen.insert(at);
        covered.extend(item.iter().cloned());
    }
    Cover {
        chosen: chosen.into_iter().collect(),
        covered,
        is_best: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_that_cover_all_although_a_comes_first() {
        let items = [[1, 2, 3, 4], [1, 2, 5, 6], [3, 4, 7, 8]].map(BTreeSet::from);
        let best = widest(&items, 2);
        assert_eq!(
            (best.chosen, best.covered.len()),
            (vec![1, 2], 8),
            "audit.md 3.8: b + c = 8"
        );
        assert_eq!(greedy(&items, 2).covered.len(), 6, "greedy starts with a");
        assert_eq!(smallest(&items).chosen, [1, 2], "all eight with two");
        assert_eq!(
            widest::<u8>(&[], 3).chosen,
            [0_usize; 0],
            "nothing to choose"
        );
    }
}
