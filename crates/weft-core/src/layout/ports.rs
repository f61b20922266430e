//! Where edges touch a card: in the order of what they lead to, with the one that leads straight on
//! in the middle, so that it needs no bend.

#![expect(
    clippy::indexing_slicing,
    reason = "edges and nodes are numbered by the caller, with one entry for each in every vector"
)]

use std::collections::BTreeMap;

use super::heights::Heights;
use super::order::{Order, Way};
use super::route::{End, Node, Plan};

/// An edge at one side of a card: over or under everything else, the height it leads to, its number.
type Touch = (i8, f64, usize);

/// Sides of a card.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}

/// Gives every edge its ports.
pub(super) fn ports(
    order: &Order,
    heights: &Heights,
    nodes: &[Node],
    ends: &[End],
    plan: &mut Plan,
) {
    let mut sides: BTreeMap<(usize, bool), Vec<Touch>> = BTreeMap::new();
    for (edge, end) in ends.iter().enumerate() {
        let (right, left, rank) = match order.ways[edge] {
            Way::Between => {
                let chain = &order.chains[edge];
                let last = chain.len() - 1;
                let to_right = (0, heights.items[chain[1]], edge);
                let to_left = (0, heights.items[chain[last - 1]], edge);
                sides.entry((chain[0], true)).or_default().push(to_right);
                sides.entry((chain[last], false)).or_default().push(to_left);
                continue;
            }
            Way::Own => (end.from, end.to, -2),
            Way::Above => (end.from, end.to, -1),
            Way::Below => (end.from, end.to, 1),
        };
        sides
            .entry((right, true))
            .or_default()
            .push((rank, 0.0, edge));
        sides
            .entry((left, false))
            .or_default()
            .push((rank, 0.0, edge));
    }
    for ((node, is_right), mut list) in sides {
        list.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        let side = if is_right { Side::Right } else { Side::Left };
        spread(&nodes[node], side, &list, plan);
    }
}

/// Gives the edges at one side of a card their ports.
fn spread(node: &Node, side: Side, list: &[Touch], plan: &mut Plan) {
    let mut slots = Vec::with_capacity(list.len());
    let mut count = 0_usize;
    for (place, one) in list.iter().enumerate() {
        let shared = side == Side::Left && one.0.abs() == 1;
        let same = shared && place > 0 && list[place - 1].0 == one.0;
        count += usize::from(!same);
        slots.push(count - 1);
    }
    let nearest = list.iter().zip(&slots).filter(|(one, _)| one.0 == 0);
    let nearest = nearest
        .map(|(one, slot)| ((one.1 - node.y).abs(), *slot))
        .min_by(|a, b| a.0.total_cmp(&b.0));
    let middle = (count as f64 - 1.0) / 2.0;
    let anchor = match nearest {
        Some((away, slot)) if away < node.height / 2.0 => slot as f64,
        _ => middle,
    };
    let half = node.height / 2.0 - 5.0;
    let above = node.pitch.min(half / anchor.max(1.0));
    let below = node
        .pitch
        .min(half / (count as f64 - 1.0 - anchor).max(1.0));
    for (one, slot) in list.iter().zip(slots) {
        let steps = slot as f64 - anchor;
        let y = node.y + steps * if steps < 0.0 { above } else { below };
        match side {
            Side::Left => plan.left[one.2] = y,
            Side::Right => plan.right[one.2] = y,
        }
    }
}
