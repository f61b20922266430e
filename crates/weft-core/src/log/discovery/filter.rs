//! The directly-follows graph without its rare successions.
//!
//! A succession stays where it is at least a share of the strongest one that leaves the same activity
//! (the filter of the Inductive Miner – infrequent: Leemans, Fahland & van der Aalst, BPI 2013). What
//! could then not be reached, or not leave, keeps its widest way: the one whose rarest succession is
//! the most frequent (as in Split Miner: Augusto et al., KAIS 59 (2019)).

use std::collections::BTreeSet;

use super::dfg::Dfg;
use super::tree::Graph;

/// The graph of a part with the successions that are at least `share` of the strongest of the same
/// activity, and with a way from the entry to every activity and from it to the exit.
pub(super) fn graph(dfg: &Dfg, share: f64) -> Graph {
    let kept = dfg.filtered(share);
    let n = dfg.len();
    let mut follows: BTreeSet<(usize, usize)> = kept.pairs().collect();
    let mut enters: BTreeSet<usize> = (0..n).filter(|&at| kept.start(at) > 0).collect();
    let mut leaves: BTreeSet<usize> = (0..n).filter(|&at| kept.end(at) > 0).collect();
    for (from, to) in repair(
        n,
        &follows,
        &enters,
        |a, b| dfg.count(a, b),
        |a| dfg.start(a),
    ) {
        match from {
            Some(from) => follows.insert((from, to)),
            None => enters.insert(to),
        };
    }
    let back: BTreeSet<(usize, usize)> = follows.iter().map(|&(a, b)| (b, a)).collect();
    for (from, to) in repair(n, &back, &leaves, |a, b| dfg.count(b, a), |a| dfg.end(a)) {
        match from {
            Some(from) => follows.insert((to, from)),
            None => leaves.insert(to),
        };
    }
    let name = |at: usize| dfg.activity(at);
    let mut graph = Graph {
        activities: (0..n).map(name).collect(),
        follows: follows
            .into_iter()
            .map(|(a, b)| (name(a), name(b)))
            .collect(),
        enters: enters.into_iter().map(name).collect(),
        leaves: leaves.into_iter().map(name).collect(),
    };
    graph.activities.sort_unstable();
    graph.follows.sort_unstable();
    graph.enters.sort_unstable();
    graph.leaves.sort_unstable();
    graph
}

/// The successions to add so that everything is reached from the entry: for each activity that is not,
/// those of its widest way; `None` is the entry itself.
fn repair(
    n: usize,
    follows: &BTreeSet<(usize, usize)>,
    enters: &BTreeSet<usize>,
    count: impl Fn(usize, usize) -> u64,
    entry: impl Fn(usize) -> u64,
) -> Vec<(Option<usize>, usize)> {
    let mut reached = vec![false; n];
    let mut open: Vec<usize> = enters.iter().copied().collect();
    while let Some(at) = open.pop() {
        let Some(flag) = reached.get_mut(at) else {
            continue;
        };
        if !std::mem::replace(flag, true) {
            open.extend(follows.range((at, 0)..=(at, n)).map(|&(_, to)| to));
        }
    }
    if reached.iter().all(|it| *it) {
        return Vec::new();
    }
    let widest = widest(n, count, entry);
    let mut added = BTreeSet::new();
    let lost = (0..n).filter(|&at| reached.get(at) == Some(&false));
    for at in lost {
        let mut to = at;
        // A way has at most as many successions as there are activities.
        for _ in 0..=n {
            // What nothing leads to, since all that did is noise elsewhere, is entered from outside.
            let from = widest.get(to).copied().flatten().unwrap_or(None);
            added.insert((from, to));
            match from {
                Some(from) => to = from,
                None => break,
            }
        }
    }
    added.into_iter().collect()
}

/// For every activity what stands before it on its widest way: `Some(None)` is the entry, `None` that
/// there is no way (Dijkstra with the width of the narrowest succession).
fn widest(
    n: usize,
    count: impl Fn(usize, usize) -> u64,
    entry: impl Fn(usize) -> u64,
) -> Vec<Option<Option<usize>>> {
    let mut width: Vec<u64> = (0..n).map(&entry).collect();
    let mut before: Vec<Option<Option<usize>>> = width
        .iter()
        .map(|wide| (*wide > 0).then_some(None))
        .collect();
    let mut done = vec![false; n];
    for _ in 0..n {
        let open = (0..n).filter(|&at| done.get(at) == Some(&false));
        let wide = |at: usize| width.get(at).copied().unwrap_or(0);
        // The first of the widest, so that equal counts give the same way every time.
        let Some(at) = open.max_by_key(|&at| (wide(at), std::cmp::Reverse(at))) else {
            break;
        };
        let own = wide(at);
        if own == 0 {
            break;
        }
        if let Some(done) = done.get_mut(at) {
            *done = true;
        }
        for (to, (wide, before)) in width.iter_mut().zip(&mut before).enumerate() {
            let through = own.min(count(at, to));
            if through > *wide && done.get(to) == Some(&false) {
                (*wide, *before) = (through, Some(Some(at)));
            }
        }
    }
    before
}
