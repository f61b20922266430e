//! Columns that keep those of an earlier drawing.
//!
//! What stood in one column stays in one column. A new unit takes a column between those around it
//! if its lane has room there; else a column of its own is put in, and all that stood behind it moves
//! right together. Only a hand-off that leads against the earlier columns, and is no loop, moves steps
//! past others.

#![expect(
    clippy::indexing_slicing,
    reason = "units are numbered by the caller, and every vector has one entry for each unit"
)]

use std::collections::BTreeSet;

use super::super::graph::Graph;
use super::{Lists, Units, agreeing, knotted, neighbours, topological};

/// Columns that are tried for a new unit before one is put in.
const TRIED: usize = 64;

/// A place among the columns of an earlier drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Slot {
    /// How many of its columns end here or further left.
    columns: usize,
    /// 0: the last of these columns itself; else the number of a column put in after it.
    put_in: usize,
}

impl Slot {
    /// A column of the earlier drawing.
    pub(in super::super) fn of(column: usize) -> Self {
        Self {
            columns: column + 1,
            put_in: 0,
        }
    }

    /// The column of the earlier drawing that it is; none for one that is put in.
    pub(in super::super) fn column(self) -> Option<usize> {
        self.columns.checked_sub(1).filter(|_| self.put_in == 0)
    }

    fn after(self, put_in: usize) -> Self {
        Self {
            put_in: self.put_in + put_in,
            ..self
        }
    }
}

/// Columns, and what they were.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Columns {
    /// The column of every unit.
    pub(in super::super) of: Vec<usize>,
    /// How many there are.
    pub(in super::super) count: usize,
    /// For every column the one of the earlier drawing that it was; none where it was put in.
    pub(in super::super) was: Vec<Option<usize>>,
}

/// The columns of all units, given those `before` of the units that were drawn.
///
/// `takes` is asked whether a new unit has room in a slot, and has it then.
pub(in super::super) fn kept(
    graphs: &[&Graph],
    units: &Units,
    before: &[Option<usize>],
    mut takes: impl FnMut(usize, Slot) -> bool,
) -> Columns {
    let edges = forwards(graphs, units, before);
    let (sources, targets) = neighbours(&edges, units.count);
    let order = topological(&sources, &targets);
    let before = &placed(before, units, &order, &sources);
    let end = before.iter().flatten().map(|column| column + 1).max();
    let end = end.unwrap_or(0);
    let mut slots: Vec<Option<Slot>> = before.iter().map(|column| column.map(Slot::of)).collect();
    for &unit in order.iter().filter(|&&unit| before[unit].is_none()) {
        let least = sources[unit].iter().filter_map(|&one| slots[one]).max();
        let most = targets[unit].iter().filter_map(|&one| slots[one]).min();
        let mut takes = |slot: &Slot| takes(unit, *slot);
        slots[unit] = Some(new_slot(least, most, end, &mut takes));
    }
    numbered(&slots, &order, &sources, units)
}

/// The columns before, but for units that somebody placed since: those go where they were put.
fn placed(
    before: &[Option<usize>],
    units: &Units,
    order: &[usize],
    sources: &Lists,
) -> Vec<Option<usize>> {
    let mut columns = before.to_vec();
    for &unit in order {
        let Some(free) = units.placed(unit).filter(|_| before[unit].is_some()) else {
            continue;
        };
        let known: Option<Vec<usize>> = sources[unit].iter().map(|&one| columns[one]).collect();
        if let Some(known) = known {
            columns[unit] = Some(known.iter().map(|one| one + 1).max().unwrap_or(0) + free);
        }
    }
    columns
}

/// Edges that run forwards: those that did, those of new units, and those that would have to turn
/// round but close no cycle. What closes one is drawn back, whichever edge of it that was before.
fn forwards(graphs: &[&Graph], units: &Units, before: &[Option<usize>]) -> Vec<(usize, usize)> {
    let versions = graphs.iter().zip(&units.of);
    let all = versions.flat_map(|(graph, of)| {
        let edges = graph.edges.iter();
        edges.map(|edge| (of[edge.from], of[edge.to], edge.back))
    });
    let (mut edges, mut against) = (Vec::new(), Vec::new());
    for (from, to, back) in all {
        match (before[from], before[to]) {
            (Some(a), Some(b)) if a < b => edges.push((from, to)),
            (Some(_), Some(_)) if !back => against.push((from, to)),
            (None, _) | (_, None) if !back => edges.push((from, to)),
            _ => {}
        }
    }
    if knotted(&edges, units.count).contains(&true) {
        return agreeing(graphs, units);
    }
    let turned = knotted(&[edges.as_slice(), &against].concat(), units.count);
    edges.extend(
        against
            .iter()
            .filter(|edge| !(turned[edge.0] && turned[edge.1])),
    );
    edges
}

/// Where a new unit stands, between the last slot that leads to it and the first that it leads to.
fn new_slot(
    least: Option<Slot>,
    most: Option<Slot>,
    end: usize,
    takes: &mut dyn FnMut(&Slot) -> bool,
) -> Slot {
    let behind = Slot::of(end);
    let existing = match (least, most) {
        (Some(least), Some(most)) => (least.columns..most.columns.saturating_sub(1))
            .take(TRIED)
            .map(Slot::of)
            .find(|slot| takes(slot)),
        (Some(least), None) => Some(Slot::of(least.columns))
            .filter(|next| *next <= behind)
            .filter(|next| takes(next)),
        (None, Some(most)) => most
            .columns
            .checked_sub(2)
            .map(Slot::of)
            .filter(|slot| takes(slot)),
        (None, None) => Some(behind),
    };
    let base = least.unwrap_or_else(|| Slot {
        columns: most.map_or(0, |most| most.columns.saturating_sub(1)),
        put_in: 0,
    });
    existing.unwrap_or_else(|| {
        let mut put_in = (1..TRIED).map(|number| base.after(number));
        put_in
            .find(|slot| takes(slot))
            .unwrap_or_else(|| base.after(1))
    })
}

/// Numbers the slots in use, and moves right what a hand-off leads to from the same column or from
/// further right. What somebody placed keeps the columns that it leaves free.
fn numbered(slots: &[Option<Slot>], order: &[usize], sources: &Lists, units: &Units) -> Columns {
    let mut used: BTreeSet<Slot> = slots.iter().flatten().copied().collect();
    for (unit, slot) in slots.iter().enumerate() {
        let column = slot.and_then(Slot::column).unwrap_or(0);
        let free = units.placed(unit).unwrap_or(0).min(column);
        used.extend((column - free..column).map(Slot::of));
    }
    let used: Vec<Slot> = used.into_iter().collect();
    let mut of: Vec<usize> = slots
        .iter()
        .map(|slot| slot.map_or(0, |slot| used.partition_point(|one| *one < slot)))
        .collect();
    for &unit in order {
        of[unit] = of[unit].max(units.behind(unit, &sources[unit], &of));
    }
    let mut stands = vec![false; of.iter().map(|column| column + 1).max().unwrap_or(0)];
    for (unit, &column) in of.iter().enumerate() {
        let free = units.placed(unit).unwrap_or(0).min(column);
        stands[column - free..=column].fill(true);
    }
    let mut number = Vec::with_capacity(stands.len());
    let mut was = Vec::new();
    for (column, stands) in stands.into_iter().enumerate() {
        number.push(was.len());
        if stands {
            was.push(used.get(column).and_then(|slot| slot.column()));
        }
    }
    for column in &mut of {
        *column = number[*column];
    }
    Columns {
        of,
        count: was.len(),
        was,
    }
}
