//! Columns in the order of an earlier drawing.
//!
//! Cards stand by their heights, and only joints look for a place: the nearest gap between two cards
//! that has room for them, so that no card must give way.

#![expect(
    clippy::indexing_slicing,
    reason = "items are numbered by the order, and every vector has one entry for each item"
)]

use super::super::heights::JOINT;
use super::{Order, Way, start};

/// Heights that are tried for a node.
const TRIED: usize = 12;

/// How often all columns are looked at.
const ROUNDS: usize = 4;

/// Room for joints between two cards, or above or below all.
struct Gap {
    from: f64,
    to: f64,
    room: usize,
    joints: Vec<usize>,
}

impl Gap {
    fn away(&self, y: f64) -> f64 {
        (self.from - y).max(y - self.to).max(0.0)
    }
}

impl Order {
    /// Nodes and joints in no order yet; edges in `above` go back above all lanes.
    pub(in super::super) fn unsorted(
        nodes: &[(usize, usize)],
        edges: &[(usize, usize)],
        columns: usize,
        above: &[bool],
    ) -> Self {
        start(nodes, edges, columns, above)
    }

    /// Puts every column in order by the height that each item wishes for, given the heights of nodes.
    pub(in super::super) fn sort(&mut self, wishes: &[f64], tall: &[f64]) {
        for at in 0..self.columns.len() {
            self.columns[at] = self.sorted(at, wishes, tall);
        }
        self.renumber();
    }

    /// Puts a node at the first of these heights at which the fewest edges cross.
    pub(in super::super) fn choose(
        &mut self,
        node: usize,
        places: &[f64],
        wishes: &mut [f64],
        tall: &[f64],
    ) {
        let at = self.items[node].column;
        let mut pairs = Vec::new();
        let mut best: Option<(usize, f64)> = None;
        for &y in places.iter().take(TRIED) {
            self.put(node, y, wishes, tall);
            let gaps = at.saturating_sub(1)..=at;
            let crossings = gaps.map(|gap| self.crossings_after(gap, &mut pairs)).sum();
            if best.is_none_or(|best| crossings < best.0) {
                best = Some((crossings, y));
            }
        }
        if let Some((_, y)) = best {
            self.put(node, y, wishes, tall);
        }
    }

    fn put(&mut self, node: usize, y: f64, wishes: &mut [f64], tall: &[f64]) {
        let at = self.items[node].column;
        wishes[node] = y;
        self.columns[at] = self.sorted(at, wishes, tall);
        for (place, &item) in self.columns[at].iter().enumerate() {
            self.place[item] = place;
        }
        self.exchange_joints_of(at, wishes, tall);
    }

    /// Lets joints change places with their neighbours where this saves a crossing, and with cards
    /// where there is room for them behind.
    pub(in super::super) fn exchange_joints(&mut self, wishes: &[f64], tall: &[f64]) {
        for _ in 0..ROUNDS {
            let mut changed = false;
            for at in 0..self.columns.len() {
                changed |= self.exchange_joints_of(at, wishes, tall);
            }
            if !changed {
                break;
            }
        }
    }

    fn exchange_joints_of(&mut self, at: usize, wishes: &[f64], tall: &[f64]) -> bool {
        let mut changed = false;
        for place in 1..self.columns[at].len() {
            let (a, b) = (self.columns[at][place - 1], self.columns[at][place]);
            let has_room = match (a < tall.len(), b < tall.len()) {
                (true, true) => false,
                (false, false) => true,
                (true, false) => self.has_room_above(at, place - 1, wishes, tall),
                (false, true) => self.has_room_below(at, place, wishes, tall),
            };
            if has_room && self.gain(a, b) > 0 {
                self.columns[at].swap(place - 1, place);
                self.place.swap(a, b);
                changed = true;
            }
        }
        changed
    }

    /// Whether one more joint has room above the card at a place.
    fn has_room_above(&self, at: usize, place: usize, wishes: &[f64], tall: &[f64]) -> bool {
        let column = &self.columns[at];
        let next = (0..place).rev().find(|&above| column[above] < tall.len());
        let gap = match next {
            Some(above) => gaps(&[column[above], column[place]], wishes, tall).swap_remove(1),
            None => gaps(&[column[place]], wishes, tall).swap_remove(0),
        };
        place - next.map_or(0, |above| above + 1) < gap.room
    }

    /// Whether one more joint has room below the card at a place.
    fn has_room_below(&self, at: usize, place: usize, wishes: &[f64], tall: &[f64]) -> bool {
        let column = &self.columns[at];
        let next = (place + 1..column.len()).find(|&below| column[below] < tall.len());
        next.is_none_or(|below| {
            let gap = gaps(&[column[place], column[below]], wishes, tall).swap_remove(1);
            below - place - 1 < gap.room
        })
    }

    fn sorted(&self, at: usize, wishes: &[f64], tall: &[f64]) -> Vec<usize> {
        let (mut nodes, mut joints): (Vec<usize>, Vec<usize>) = self.columns[at]
            .iter()
            .partition(|&&item| item < tall.len());
        let by_wish = |a: &usize, b: &usize| wishes[*a].total_cmp(&wishes[*b]).then(a.cmp(b));
        nodes.sort_by(|a, b| {
            let lanes = self.items[*a].lane.cmp(&self.items[*b].lane);
            lanes.then(by_wish(a, b))
        });
        joints.sort_by(by_wish);
        let mut gaps = gaps(&nodes, wishes, tall);
        for joint in joints {
            let open = gaps.iter_mut().filter(|gap| gap.joints.len() < gap.room);
            let wish = wishes[joint];
            let nearest = open.min_by(|a, b| a.away(wish).total_cmp(&b.away(wish)));
            if let Some(gap) = nearest {
                gap.joints.push(joint);
            }
        }
        let mut sorted = Vec::with_capacity(self.columns[at].len());
        for (place, gap) in gaps.into_iter().enumerate() {
            sorted.extend(gap.joints);
            sorted.extend(nodes.get(place));
        }
        sorted
    }

    /// Sends hand-offs back above all lanes where that crosses no more, of those that are new.
    pub(in super::super) fn lift_new(&mut self, edges: &[(usize, usize)], is_new: &[bool]) {
        self.lift(edges, |edge| is_new[edge]);
    }

    /// Whether an edge passes columns.
    pub(in super::super) fn has_joints(&self, edge: usize) -> bool {
        self.ways[edge] == Way::Between && self.chains[edge].len() > 2
    }
}

/// The gaps above, between and below the nodes of a column.
fn gaps(nodes: &[usize], wishes: &[f64], tall: &[f64]) -> Vec<Gap> {
    let edge = |node: usize, side: f64| wishes[node] + side * tall[node] / 2.0;
    let mut gaps: Vec<Gap> = Vec::with_capacity(nodes.len() + 1);
    let mut from = None;
    for &node in nodes {
        let to = edge(node, -1.0);
        // Right at the upper end of the drawing a joint needs no room above it.
        let free = to - from.unwrap_or(-2.0 * JOINT);
        gaps.push(Gap {
            from: from.unwrap_or(f64::NEG_INFINITY),
            to,
            room: whole(free / (2.0 * JOINT) - 1.0),
            joints: Vec::new(),
        });
        from = Some(edge(node, 1.0));
    }
    gaps.push(Gap {
        from: from.unwrap_or(f64::NEG_INFINITY),
        to: f64::INFINITY,
        room: usize::MAX,
        joints: Vec::new(),
    });
    gaps
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not below 0, and a drawing is far smaller than 2^32"
)]
fn whole(number: f64) -> usize {
    number.floor().clamp(0.0, 1e6) as usize
}
