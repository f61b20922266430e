//! The four cuts of a directly-follows graph (Leemans, Fahland & van der Aalst 2018,
//! definition 2), and how each is found.
//!
//! A sequence is cut strictly (Leemans, *Robust process mining with guarantees*, 2017): what can only be
//! skipped together stays together.
#![expect(
    clippy::indexing_slicing,
    reason = "places come from the graph, and every list has one entry a place or a group"
)]

use super::dfg::Dfg;

/// Places of a part, ascending.
pub(super) type Part = Vec<usize>;

/// A way to cut a graph into two parts or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cut {
    /// No succession between parts.
    Exclusive(Vec<Part>),
    /// From each part everything later can be reached, and nothing earlier.
    Sequence(Vec<Part>),
    /// Everything of one part follows everything of the others and comes before it.
    Parallel(Vec<Part>),
    /// The first part is the body, which begins and ends; the others lead from its ends to its starts.
    Loop(Vec<Part>),
}

/// The first cut that fits, in the order in which the miner tries them.
pub(super) fn cut(dfg: &Dfg) -> Option<Cut> {
    exclusive(dfg)
        .map(Cut::Exclusive)
        .or_else(|| sequence(dfg).map(Cut::Sequence))
        .or_else(|| parallel(dfg).map(Cut::Parallel))
        .or_else(|| repeated(dfg).map(Cut::Loop))
}

/// Several parts, or none.
fn several(parts: Vec<Part>) -> Option<Vec<Part>> {
    (parts.len() > 1).then_some(parts)
}

fn exclusive(dfg: &Dfg) -> Option<Vec<Part>> {
    let all: Part = (0..dfg.len()).collect();
    several(components(&all, |a, b| dfg.has(a, b) || dfg.has(b, a)))
}

fn parallel(dfg: &Dfg) -> Option<Vec<Part>> {
    let all: Part = (0..dfg.len()).collect();
    let apart = |a: usize, b: usize| !(dfg.has(a, b) && dfg.has(b, a));
    let mut whole: Vec<Part> = Vec::new();
    let mut lacking: Part = Vec::new();
    for part in components(&all, apart) {
        let begins = part.iter().any(|&at| dfg.start(at) > 0);
        let ends = part.iter().any(|&at| dfg.end(at) > 0);
        if begins && ends {
            whole.push(part);
        } else {
            lacking.extend(part);
        }
    }
    // What never begins or never ends belongs to a part that does.
    if let Some(first) = whole.first_mut() {
        first.extend(lacking);
        first.sort_unstable();
    }
    several(whole)
}

fn repeated(dfg: &Dfg) -> Option<Vec<Part>> {
    let all = 0..dfg.len();
    let outer = |at: &usize| dfg.start(*at) > 0 || dfg.end(*at) > 0;
    let (mut body, others): (Part, Part) = all.partition(outer);
    let ends: Part = body.iter().copied().filter(|&at| dfg.end(at) > 0).collect();
    let starts: Part = body
        .iter()
        .copied()
        .filter(|&at| dfg.start(at) > 0)
        .collect();
    let all_or_none = |of: &Part, has: &dyn Fn(usize) -> bool| {
        let count = of.iter().filter(|&&at| has(at)).count();
        count == 0 || count == of.len()
    };
    let core = body.clone();
    let redo: Vec<Part> = components(&others, |a, b| dfg.has(a, b) || dfg.has(b, a))
        .into_iter()
        .filter_map(|part| {
            let leads_back = part.iter().all(|&at| {
                let from_middle = core
                    .iter()
                    .any(|&one| dfg.end(one) == 0 && dfg.has(one, at));
                let to_middle = core
                    .iter()
                    .any(|&one| dfg.start(one) == 0 && dfg.has(at, one));
                !from_middle
                    && !to_middle
                    && all_or_none(&ends, &|end| dfg.has(end, at))
                    && all_or_none(&starts, &|start| dfg.has(at, start))
            });
            if leads_back {
                return Some(part);
            }
            body.extend(part);
            None
        })
        .collect();
    body.sort_unstable();
    several(std::iter::once(body).chain(redo).collect())
}

fn sequence(dfg: &Dfg) -> Option<Vec<Part>> {
    let reach = Reach::of(dfg);
    let all: Part = (0..dfg.len()).collect();
    let mut groups = components(&all, |a, b| reach.has(a, b) == reach.has(b, a));
    loop {
        let joined = components(&(0..groups.len()).collect(), |one, other| {
            !reach.orders(&groups[one], &groups[other])
                && !reach.orders(&groups[other], &groups[one])
        });
        if joined.len() == groups.len() {
            break;
        }
        groups = joined
            .into_iter()
            .map(|together| merged(&groups, &together))
            .collect();
    }
    let later = |group: &Part| {
        let others = groups.iter().filter(|other| reach.orders(group, other));
        std::cmp::Reverse(others.count())
    };
    let mut keyed: Vec<_> = groups
        .iter()
        .map(|group| (later(group), group.clone()))
        .collect();
    keyed.sort();
    let groups: Vec<Part> = keyed.into_iter().map(|one| one.1).collect();
    let strict = strict(dfg, &groups);
    several(if strict.len() > 1 { strict } else { groups })
}

fn merged(groups: &[Part], together: &[usize]) -> Part {
    let mut part: Part = together
        .iter()
        .flat_map(|&one| groups[one].iter().copied())
        .collect();
    part.sort_unstable();
    part
}

/// A part that can be skipped takes its neighbours with it that are entered or left only through it.
fn strict(dfg: &Dfg, groups: &[Part]) -> Vec<Part> {
    let count = groups.len();
    let mut of = vec![0; dfg.len()];
    for (number, group) in groups.iter().enumerate() {
        for &at in group {
            of[at] = number;
        }
    }
    // Group numbers from 1, so that the entry is 0 and the exit the last.
    let mut earliest: Vec<usize> = (1..=count).collect();
    let mut latest = earliest.clone();
    let mut skipped = vec![false; count];
    let mut lead = |from: usize, to: usize| {
        if to <= count {
            earliest[to - 1] = earliest[to - 1].min(from);
        }
        if from > 0 {
            latest[from - 1] = latest[from - 1].max(to);
        }
        for number in from + 1..to {
            skipped[number - 1] = true;
        }
    };
    for (from, to) in dfg.pairs() {
        lead(of[from] + 1, of[to] + 1);
    }
    for (at, group) in of.iter().enumerate() {
        if dfg.start(at) > 0 {
            lead(0, group + 1);
        }
        if dfg.end(at) > 0 {
            lead(group + 1, count + 1);
        }
    }
    // Which groups stay with the one after them.
    let mut with_next = vec![false; count];
    for pivot in (0..count).filter(|&at| skipped[at]) {
        for before in (0..pivot).rev().take_while(|&at| latest[at] <= pivot + 1) {
            with_next[before] = true;
        }
        for after in (pivot + 1..count).take_while(|&at| earliest[at] > pivot) {
            with_next[after - 1] = true;
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut open = false;
    for (group, stays) in groups.iter().zip(with_next) {
        match parts.last_mut() {
            Some(last) if open => last.extend(group),
            _ => parts.push(group.clone()),
        }
        open = stays;
    }
    for part in &mut parts {
        part.sort_unstable();
    }
    parts
}

/// The groups of places of which each is joined with another of its group, in order.
fn components(places: &Part, joined: impl Fn(usize, usize) -> bool) -> Vec<Part> {
    let mut left: Part = places.clone();
    let mut parts = Vec::new();
    while let Some(first) = left.first().copied() {
        left.remove(0);
        let mut part = vec![first];
        let mut open = vec![first];
        while let Some(at) = open.pop() {
            let (found, rest) = left.into_iter().partition(|&other| joined(at, other));
            left = rest;
            part.extend(&found);
            open.extend::<Part>(found);
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

/// Which place can be reached from which along one succession or more.
struct Reach {
    rows: Vec<Vec<u64>>,
}

impl Reach {
    /// Warshall's closure, 64 places at a time.
    fn of(dfg: &Dfg) -> Self {
        let n = dfg.len();
        let mut rows = vec![vec![0_u64; n.div_ceil(64)]; n];
        for (from, to) in dfg.pairs() {
            rows[from][to / 64] |= 1 << (to % 64);
        }
        for by in 0..n {
            let beyond = rows[by].clone();
            for row in &mut rows {
                if row[by / 64] >> (by % 64) & 1 == 1 {
                    for (word, more) in row.iter_mut().zip(&beyond) {
                        *word |= more;
                    }
                }
            }
        }
        Self { rows }
    }

    fn has(&self, from: usize, to: usize) -> bool {
        self.rows[from][to / 64] >> (to % 64) & 1 == 1
    }

    /// Whether everything of one group reaches everything of the other, and nothing back.
    fn orders(&self, one: &[usize], other: &[usize]) -> bool {
        one.iter()
            .all(|&a| other.iter().all(|&b| self.has(a, b) && !self.has(b, a)))
    }
}
