//! Which column a node stands in.
//!
//! One version: the longest way from a start, after the edges that close a cycle are taken out; a
//! node with more ways out than in then moves right as far as it shortens its edges. Two versions:
//! the same on the *union* of both, in which two matched nodes are one, so that they share a column.
//! A hand-off of the redesign that contradicts the order of the baseline is drawn back, as a loop is.

#![expect(
    clippy::indexing_slicing,
    reason = "units are numbered by the caller, and every vector has one entry for each unit"
)]

use super::graph::Graph;

pub(super) mod kept;

/// The nodes of one or two versions, glued where they are matched.
#[derive(Debug, Clone, Default)]
pub(super) struct Units {
    /// For every version and node, its unit.
    pub(super) of: Vec<Vec<usize>>,
    /// How many units there are.
    pub(super) count: usize,
    /// The columns to leave free before each unit that somebody placed; shorter where nobody placed
    /// those at its end.
    pub(super) free: Vec<Option<usize>>,
}

impl Units {
    /// The columns to leave free before a unit, where somebody placed it.
    pub(super) fn placed(&self, unit: usize) -> Option<usize> {
        self.free.get(unit).copied().flatten()
    }

    /// The first column of a unit that these come before: the one behind them, and behind the columns
    /// that it leaves free.
    fn behind(&self, unit: usize, before: &[usize], column: &[usize]) -> usize {
        let first = before.iter().map(|&one| column[one] + 1).max();
        first.unwrap_or(0) + self.placed(unit).unwrap_or(0)
    }
}

/// The column of every unit, and how many columns there are.
pub(super) fn columns(graphs: &[&Graph], units: &Units) -> (Vec<usize>, usize) {
    let edges = agreeing(graphs, units);
    let (before, after) = neighbours(&edges, units.count);
    let order = topological(&before, &after);
    let mut column = vec![0; units.count];
    for &unit in &order {
        column[unit] = units.behind(unit, &before[unit], &column);
    }
    shorten(&order, &before, &after, units, &mut column);
    let used = column.iter().map(|c| c + 1).max().unwrap_or(0);
    spread_alone(&before, &after, units, &mut column, used)
}

/// Edges that run forwards in both versions together: those of the first version, then those of the
/// second that do not contradict them.
fn agreeing(graphs: &[&Graph], units: &Units) -> Vec<(usize, usize)> {
    let versions: Vec<Vec<(usize, usize)>> = graphs
        .iter()
        .zip(&units.of)
        .map(|(graph, of)| {
            let forward = graph.edges.iter().filter(|edge| !edge.back);
            forward.map(|edge| (of[edge.from], of[edge.to])).collect()
        })
        .collect();
    let first = versions.first().cloned().unwrap_or_default();
    let Some(second) = versions.get(1) else {
        return first;
    };
    let mut edges = [first.as_slice(), second.as_slice()].concat();
    let knotted = knotted(&edges, units.count);
    if !knotted.contains(&true) {
        return edges;
    }
    let key = keys(&first, second, units);
    edges.truncate(first.len());
    edges.extend(
        second
            .iter()
            .copied()
            .filter(|&(from, to)| !(knotted[from] && knotted[to]) || key[from] < key[to]),
    );
    edges
}

/// A place for every unit in an order in which the first version runs forwards: its own place
/// there, or right after what comes before it in the second version.
fn keys(first: &[(usize, usize)], second: &[(usize, usize)], units: &Units) -> Vec<(usize, usize)> {
    let mut key = vec![(0, 0); units.count];
    let (before, after) = neighbours(first, units.count);
    let mut in_first = vec![false; units.count];
    for &unit in units.of.first().into_iter().flatten() {
        in_first[unit] = true;
    }
    let order = topological(&before, &after);
    for (place, &unit) in order.iter().filter(|&&unit| in_first[unit]).enumerate() {
        key[unit] = (place + 1, 0);
    }
    let (before, after) = neighbours(second, units.count);
    for &unit in &topological(&before, &after) {
        if !in_first[unit] {
            let last = before[unit].iter().map(|&p| key[p]).max().unwrap_or((0, 0));
            key[unit] = (last.0, last.1 + 1);
        }
    }
    key
}

/// Units on a cycle, or between two cycles.
fn knotted(edges: &[(usize, usize)], count: usize) -> Vec<bool> {
    let (before, after) = neighbours(edges, count);
    let mut knotted = vec![true; count];
    for &unit in &peel(&before, &after) {
        knotted[unit] = false;
    }
    for &unit in &peel(&after, &before) {
        knotted[unit] = false;
    }
    knotted
}

type Lists = Vec<Vec<usize>>;

fn neighbours(edges: &[(usize, usize)], count: usize) -> (Lists, Lists) {
    let mut before = vec![Vec::new(); count];
    let mut after = vec![Vec::new(); count];
    for &(from, to) in edges {
        after[from].push(to);
        before[to].push(from);
    }
    (before, after)
}

/// Units without anything before them, then those that follow only such units, and so on.
fn peel(before: &Lists, after: &Lists) -> Vec<usize> {
    let mut open: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut order: Vec<usize> = (0..open.len()).filter(|&unit| open[unit] == 0).collect();
    let mut at = 0;
    while let Some(&unit) = order.get(at) {
        at += 1;
        for &next in &after[unit] {
            open[next] -= 1;
            if open[next] == 0 {
                order.push(next);
            }
        }
    }
    order
}

/// All units, those before their followers; there are no cycles.
fn topological(before: &Lists, after: &Lists) -> Vec<usize> {
    peel(before, after)
}

/// Moves units right where more edges leave than enter, and left where more enter; those that somebody
/// placed stay, and so does the room that they leave free.
fn shorten(order: &[usize], before: &Lists, after: &Lists, units: &Units, column: &mut [usize]) {
    let moves = |unit: &&usize| units.placed(**unit).is_none();
    for _ in 0..3 {
        for &unit in order.iter().rev().filter(moves) {
            let room = |&next: &usize| column[next] - units.placed(next).unwrap_or(0);
            if after[unit].len() > before[unit].len()
                && let Some(next) = after[unit].iter().map(room).min()
            {
                column[unit] = next - 1;
            }
        }
        for &unit in order.iter().filter(moves) {
            if after[unit].len() < before[unit].len()
                && let Some(last) = before[unit].iter().map(|&last| column[last]).max()
            {
                column[unit] = last + 1;
            }
        }
    }
    if order.iter().any(|&unit| units.placed(unit).is_some()) {
        return;
    }
    let first = order.iter().map(|&unit| column[unit]).min().unwrap_or(0);
    for &unit in order {
        column[unit] -= first;
    }
}

/// Puts units without any edge side by side instead of on top of each other.
fn spread_alone(
    before: &Lists,
    after: &Lists,
    units: &Units,
    column: &mut [usize],
    used: usize,
) -> (Vec<usize>, usize) {
    let alone: Vec<usize> = (0..column.len())
        .filter(|&unit| before[unit].is_empty() && after[unit].is_empty())
        .filter(|&unit| units.placed(unit).is_none())
        .collect();
    let side = alone.len().isqrt() * 2 + 1;
    let wide = used.max(side.min(alone.len()));
    for (place, &unit) in alone.iter().enumerate() {
        column[unit] = place % wide.max(1);
    }
    (column.to_vec(), wide)
}

#[cfg(test)]
mod tests {
    use super::super::graph::Edge;
    use super::*;

    fn graph(count: usize, edges: &[(usize, usize)]) -> Graph {
        Graph {
            steps: (0..count).collect(),
            edges: edges
                .iter()
                .map(|&(from, to)| Edge {
                    from,
                    to,
                    link: 0,
                    back: false,
                })
                .collect(),
        }
    }

    #[test]
    fn a_late_source_moves_next_to_what_it_feeds() {
        let one = graph(4, &[(0, 1), (1, 2), (3, 2)]);
        let units = Units {
            of: vec![vec![0, 1, 2, 3]],
            count: 4,
            ..Units::default()
        };
        assert_eq!(
            columns(&[&one], &units).0,
            [0, 1, 2, 1],
            "node 3 stands right before node 2"
        );
    }

    #[test]
    fn a_placed_unit_leaves_columns_free_and_what_follows_it_moves_along() {
        let one = graph(4, &[(0, 1), (1, 2), (3, 1)]);
        let units = Units {
            of: vec![vec![0, 1, 2, 3]],
            count: 4,
            free: vec![None, Some(2)],
        };
        assert_eq!(
            columns(&[&one], &units).0,
            [0, 3, 4, 0],
            "node 1 stands two columns further, and its sources stay"
        );
    }

    #[test]
    fn a_redesign_that_swaps_two_steps_still_shares_their_columns() {
        let baseline = graph(2, &[(0, 1)]);
        let redesign = graph(2, &[(0, 1)]);
        let units = Units {
            of: vec![vec![0, 1], vec![1, 0]],
            count: 2,
            ..Units::default()
        };
        assert_eq!(
            columns(&[&baseline, &redesign], &units).0,
            [0, 1],
            "the baseline decides"
        );
    }

    #[test]
    fn steps_without_hand_offs_stand_side_by_side() {
        let one = graph(9, &[]);
        let units = Units {
            of: vec![(0..9).collect()],
            count: 9,
            ..Units::default()
        };
        assert_eq!(
            columns(&[&one], &units).1,
            7,
            "nine in seven columns, not in one"
        );
    }
}
