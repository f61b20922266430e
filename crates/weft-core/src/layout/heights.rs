//! How far down everything stands.
//!
//! First the lanes: each role line as high as the cards of every column let it, so that a workflow
//! with one card in each column gets tight lines, and only crowded columns push lines apart. Then
//! items within their lanes: as near to their neighbours as the order and the distances allow, by
//! isotonic regression (least squares under an order), so that edges run straight.

#![expect(
    clippy::indexing_slicing,
    reason = "items are numbered by the order, and every vector has one entry for each item"
)]

use super::order::Order;
use super::types::Options;

mod kept;

pub(super) use kept::Wishes;

/// Room that a joint keeps on each side.
pub(super) const JOINT: f64 = 6.0;

/// The first and the last row of every lane, the middle of every item, and the lower end of all.
#[derive(Debug, Clone, Default)]
pub(super) struct Heights {
    pub(super) lanes: Vec<(f64, f64)>,
    pub(super) items: Vec<f64>,
    pub(super) bottom: f64,
}

/// What the heights depend on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room<'a> {
    pub(super) order: &'a Order,
    /// The height of every node.
    pub(super) nodes: &'a [f64],
    pub(super) lanes: usize,
    /// How high the name of every lane is; it stands in the middle of the lane's first row.
    pub(super) names: &'a [f64],
    /// Where the drawing begins.
    pub(super) top: f64,
    pub(super) options: &'a Options,
    /// Lines that must be seen beside a card: the lane of one and the lane of the other, the upper
    /// first; whether the card stands in the upper; and how far apart they must be.
    pub(super) clear: &'a [(usize, usize, bool, f64)],
    /// Where everything stood in an earlier drawing, if there is one to keep.
    pub(super) wishes: Option<&'a Wishes>,
}

/// The values that never fall and lie nearest to these, each given with its weight.
pub(super) fn rising(wishes: &[(f64, f64)]) -> Vec<f64> {
    let mut blocks: Vec<(f64, f64, usize)> = Vec::with_capacity(wishes.len());
    for &(value, weight) in wishes {
        let mut block = (value, weight, 1);
        while let Some(&last) = blocks.last() {
            if last.0 <= block.0 {
                break;
            }
            let weight = last.1 + block.1;
            block = (
                (last.0 * last.1 + block.0 * block.1) / weight,
                weight,
                last.2 + block.2,
            );
            blocks.pop();
        }
        blocks.push(block);
    }
    let all = blocks.iter();
    all.flat_map(|&(value, _, count)| std::iter::repeat_n(value, count))
        .collect()
}

impl Room<'_> {
    fn half(&self, item: usize) -> f64 {
        self.nodes.get(item).map_or(0.0, |height| height / 2.0)
    }

    /// The smallest distance of the middles of two neighbours.
    fn apart(&self, above: usize, below: usize) -> f64 {
        let cards = above < self.nodes.len() && below < self.nodes.len();
        let gap = if cards {
            self.options.card_gap
        } else {
            2.0 * JOINT
        };
        (self.half(above) + self.half(below) + gap).ceil()
    }

    pub(super) fn heights(&self) -> Heights {
        let lanes = self.lanes();
        let low = self.lowest(&lanes);
        let mut bottom = self.bottom(&low, &lanes);
        let items = if let Some(wishes) = self.wishes {
            let high = self.highest(&lanes, f64::INFINITY);
            let items = self.kept(wishes, &lanes, &low, &high);
            bottom = self.bottom(&items, &lanes);
            items
        } else {
            let high = self.highest(&lanes, bottom);
            self.settled(&lanes, &low, &high)
        };
        Heights {
            lanes,
            items,
            bottom,
        }
    }

    fn settled(&self, lanes: &[(f64, f64)], low: &[f64], high: &[f64]) -> Vec<f64> {
        let mut items = low.to_vec();
        for round in 0..6 {
            self.settle(round % 2 == 0, low, high, &mut items);
        }
        for item in &mut items {
            *item = item.round();
        }
        self.snap(lanes, low, high, &mut items);
        self.straighten(low, high, &mut items);
        items
    }

    /// Lane by lane, the first row below everything that stands above it in any column.
    fn lanes(&self) -> Vec<(f64, f64)> {
        let columns = &self.order.columns;
        let mut next = vec![0; columns.len()];
        let mut last: Vec<Option<(usize, f64)>> = vec![None; columns.len()];
        let mut of_lane: Vec<Vec<usize>> = vec![Vec::new(); self.lanes];
        for (at, column) in columns.iter().enumerate() {
            for &item in column {
                let lane = self.order.items[item].lane;
                if let Some(list) = lane.and_then(|lane| of_lane.get_mut(lane))
                    && list.last() != Some(&at)
                {
                    list.push(at);
                }
            }
        }
        let mut lanes: Vec<(f64, f64)> = Vec::with_capacity(self.lanes);
        for (lane, at) in of_lane.iter().enumerate() {
            let extra = if lane == 1 {
                self.options.first_lane_extra
            } else {
                0.0
            };
            let above = lanes
                .last()
                .map(|last| last.1 + self.options.lane_spacing + extra);
            let mut first = above.unwrap_or(self.top);
            if let Some(before) = lanes.last() {
                first = first.max(before.0 + f64::midpoint(self.names[lane - 1], self.names[lane]));
            }
            let rows = self.wishes.and_then(|wishes| wishes.rows(lane, &lanes));
            first = first.max(rows.map_or(first, |rows| rows.0));
            for &(upper, lower, card_above, apart) in self.clear {
                if lower == lane && upper < lane {
                    let from = lanes[upper];
                    first = first.max(apart + if card_above { from.1 } else { from.0 });
                }
            }
            for &column in at {
                let reach = self.reach(column, &mut next, &mut last);
                first = first.max(reach - self.below_first(lane, column, next[column]));
            }
            let mut end = first + rows.map_or(0.0, |rows| rows.1 - rows.0);
            for &column in at {
                end = end.max(self.stack(column, lane, first, &mut next, &mut last));
            }
            lanes.push((first.ceil(), end.ceil()));
        }
        lanes
    }

    /// How far down the next node of a column can stand at the earliest.
    fn reach(&self, column: usize, next: &mut [usize], last: &mut [Option<(usize, f64)>]) -> f64 {
        let items = &self.order.columns[column];
        loop {
            let Some(&item) = items.get(next[column]) else {
                return self.top;
            };
            let y = match last[column] {
                Some((above, y)) => y + self.apart(above, item),
                None => self.top + self.half(item),
            };
            if item < self.nodes.len() {
                return y;
            }
            last[column] = Some((item, y));
            next[column] += 1;
        }
    }

    /// Stacks the nodes of one lane in one column, and gives the last one's height.
    fn stack(
        &self,
        column: usize,
        lane: usize,
        first: f64,
        next: &mut [usize],
        last: &mut [Option<(usize, f64)>],
    ) -> f64 {
        let mut end = first;
        loop {
            let y = self.reach(column, next, last).max(first);
            let items = &self.order.columns[column];
            let Some(&item) = items.get(next[column]) else {
                return end;
            };
            if self.order.items[item].lane != Some(lane) {
                return end;
            }
            end = y;
            last[column] = Some((item, y));
            next[column] += 1;
        }
    }

    /// The highest place of every item.
    fn lowest(&self, lanes: &[(f64, f64)]) -> Vec<f64> {
        let mut low = vec![0.0; self.order.items.len()];
        for column in &self.order.columns {
            let mut last: Option<usize> = None;
            for &item in column {
                let mut y = match last {
                    Some(above) => low[above] + self.apart(above, item),
                    None => self.top + self.half(item),
                };
                if let Some(lane) = self.order.items[item].lane {
                    y = y.max(lanes[lane].0);
                }
                low[item] = y;
                last = Some(item);
            }
        }
        low
    }

    fn bottom(&self, low: &[f64], lanes: &[(f64, f64)]) -> f64 {
        let lane = lanes.last().map_or(self.top, |last| last.1);
        let columns = self.order.columns.iter();
        columns
            .filter_map(|column| column.last())
            .map(|&item| low[item] + self.half(item))
            .fold(lane, f64::max)
            .ceil()
    }

    /// The lowest place of every item.
    fn highest(&self, lanes: &[(f64, f64)], bottom: f64) -> Vec<f64> {
        let mut high = vec![0.0; self.order.items.len()];
        for column in &self.order.columns {
            let mut last: Option<usize> = None;
            for &item in column.iter().rev() {
                let mut y = match last {
                    Some(below) => high[below] - self.apart(item, below),
                    None => bottom + 400.0,
                };
                if let Some(lane) = self.order.items[item].lane {
                    y = y.min(lanes[lane].1);
                } else {
                    y = y.min(bottom);
                }
                high[item] = y;
                last = Some(item);
            }
        }
        high
    }

    /// Moves every item towards its neighbours on one side.
    fn settle(&self, rightwards: bool, low: &[f64], high: &[f64], items: &mut [f64]) {
        let count = self.order.columns.len();
        for step in 0..count {
            let at = if rightwards { step } else { count - 1 - step };
            let column = &self.order.columns[at];
            let mut offsets = Vec::with_capacity(column.len());
            let mut wishes = Vec::with_capacity(column.len());
            let mut offset = 0.0;
            let mut last: Option<usize> = None;
            for &item in column {
                offset += last.map_or(0.0, |above| self.apart(above, item));
                let (left, right) = self.order.neighbours(item);
                let near = if rightwards { left } else { right };
                let wish = mean(near, items).unwrap_or(items[item]);
                let weight = if item < self.nodes.len() { 1.0 } else { 4.0 };
                wishes.push((
                    wish.clamp(low[item], high[item].max(low[item])) - offset,
                    weight,
                ));
                offsets.push(offset);
                last = Some(item);
            }
            for ((&item, value), offset) in column.iter().zip(rising(&wishes)).zip(offsets) {
                items[item] = (value + offset).min(high[item]).max(low[item]);
            }
        }
    }

    /// Moves nodes of a lane with few rows to its first row or to its last, so that most stand on the
    /// line of their role.
    fn snap(&self, lanes: &[(f64, f64)], low: &[f64], high: &[f64], items: &mut [f64]) {
        const FEW: f64 = 260.0;
        for column in &self.order.columns {
            let mut least = f64::NEG_INFINITY;
            let mut last: Option<usize> = None;
            for &item in column {
                if let Some(above) = last {
                    least = items[above] + self.apart(above, item);
                }
                let lane = self.order.items[item].lane.map(|lane| lanes[lane]);
                if let Some((first, end)) = lane
                    && end > first
                    && end - first <= FEW
                {
                    let up = items[item] - low[item] <= high[item] - items[item];
                    items[item] = if up { low[item] } else { high[item] };
                }
                items[item] = items[item].max(least);
                last = Some(item);
            }
        }
    }

    /// Moves items that nearly stand level with a neighbour quite level, where there is room.
    fn straighten(&self, low: &[f64], high: &[f64], items: &mut [f64]) {
        for column in &self.order.columns {
            for (place, &item) in column.iter().enumerate() {
                if self.wishes.is_some_and(|wishes| wishes.fixed[item]) {
                    continue;
                }
                let above = place.checked_sub(1).and_then(|p| column.get(p));
                let least = above.map_or(low[item], |&a| {
                    low[item].max(items[a] + self.apart(a, item))
                });
                let below = column.get(place + 1);
                let most = below.map_or(high[item], |&b| {
                    high[item].min(items[b] - self.apart(item, b))
                });
                let (left, _) = self.order.neighbours(item);
                let near = left.iter().map(|&other| items[other]);
                let level =
                    near.min_by(|a, b| (a - items[item]).abs().total_cmp(&(b - items[item]).abs()));
                if let Some(y) = level
                    && y >= least
                    && y <= most
                {
                    items[item] = y;
                }
            }
        }
    }
}

fn mean(near: &[usize], items: &[f64]) -> Option<f64> {
    let sum: f64 = near.iter().map(|&other| items[other]).sum();
    (!near.is_empty()).then(|| sum / near.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rising_values_are_the_nearest_that_never_fall() {
        let wishes = [(1.0, 1.0), (5.0, 1.0), (3.0, 1.0), (8.0, 1.0)];
        assert_eq!(
            rising(&wishes),
            [1.0, 4.0, 4.0, 8.0],
            "5 and 3 meet in the middle"
        );
    }
}
