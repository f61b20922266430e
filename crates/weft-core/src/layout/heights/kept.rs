//! Heights that keep those of an earlier drawing.
//!
//! A card stands where it stood. Only where it no longer fits, or where its lane had to move down,
//! it gives way, and no further than needed.

#![expect(
    clippy::indexing_slicing,
    reason = "items are numbered by the order, and every vector has one entry for each item"
)]

use super::{Room, rising};

/// How much more a card insists on its place than a joint.
const CARD: f64 = 1e6;

/// Where everything wishes to stand, counted as in the earlier drawing.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Wishes {
    /// The middle of every item.
    pub(in super::super) items: Vec<f64>,
    /// Cards, and joints that stood there before: they are not moved to make an edge straighter.
    pub(in super::super) fixed: Vec<bool>,
    /// First and last row of every lane; none of one that was not drawn.
    pub(in super::super) lanes: Vec<Option<(f64, f64)>>,
}

impl Wishes {
    /// The rows of a lane, moved down as far as the lanes above it were.
    pub(super) fn rows(&self, lane: usize, above: &[(f64, f64)]) -> Option<(f64, f64)> {
        let (first, last) = self.lanes[lane]?;
        let moved = self.moved(above);
        Some((first + moved, last + moved))
    }

    /// How far the lower end of these first lanes came to stand below the earlier one.
    fn moved(&self, lanes: &[(f64, f64)]) -> f64 {
        let known = lanes.iter().zip(&self.lanes);
        let mut moved = known.filter_map(|(now, before)| Some(now.1 - (*before)?.1));
        moved.next_back().unwrap_or(0.0)
    }
}

impl Room<'_> {
    /// How far below the first row of its lane a card stood, which the lane need not make up for.
    pub(super) fn below_first(&self, lane: usize, column: usize, place: usize) -> f64 {
        let item = self.order.columns[column].get(place);
        let wish = self.wishes.zip(item).and_then(|(wishes, item)| {
            let (first, _) = wishes.lanes[lane]?;
            Some(wishes.items[*item] - first)
        });
        wish.map_or(0.0, |below| below.max(0.0))
    }

    /// The middle of every item, as near to its wish as the order and the distances allow.
    pub(super) fn kept(
        &self,
        wishes: &Wishes,
        lanes: &[(f64, f64)],
        low: &[f64],
        high: &[f64],
    ) -> Vec<f64> {
        let moved: Vec<Option<(f64, f64)>> = wishes
            .lanes
            .iter()
            .zip(lanes)
            .map(|(before, now)| before.map(|before| (before.0, now.0 - before.0)))
            .collect();
        let mut items = vec![0.0; self.order.items.len()];
        for column in &self.order.columns {
            let mut offsets = Vec::with_capacity(column.len());
            let mut values = Vec::with_capacity(column.len());
            let mut offset = 0.0;
            let mut last: Option<usize> = None;
            for &item in column {
                offset += last.map_or(0.0, |above| self.apart(above, item));
                let wish = self.wish(wishes, &moved, lanes, item);
                let wish = wish.clamp(low[item], high[item].max(low[item]));
                let weight = if item < self.nodes.len() { CARD } else { 1.0 };
                values.push((wish - offset, weight));
                offsets.push(offset);
                last = Some(item);
            }
            for ((&item, value), offset) in column.iter().zip(rising(&values)).zip(offsets) {
                let value = (value + offset).min(high[item]).max(low[item]);
                items[item] = value.round();
            }
        }
        self.straighten(low, high, &mut items);
        items
    }

    /// Where an item wishes to stand now that lanes have moved down.
    fn wish(
        &self,
        wishes: &Wishes,
        moved: &[Option<(f64, f64)>],
        lanes: &[(f64, f64)],
        item: usize,
    ) -> f64 {
        let wish = wishes.items[item];
        match self.order.items[item].lane {
            Some(lane) => moved[lane].map_or(lanes[lane].0, |(_, by)| wish + by),
            None => {
                let mut above = moved.iter().flatten().filter(|(first, _)| *first <= wish);
                wish + above.next_back().map_or(0.0, |(_, by)| *by)
            }
        }
    }
}
