//! Who stands above whom in a column.
//!
//! An edge over several columns gets a *joint* in every column between, so that all edges lead from
//! one column to the next. Then columns are sorted by the mean place of their neighbours (Sugiyama,
//! Tagawa and Toda 1981), to the right and to the left in turn, and neighbours change places where
//! that saves a crossing; the order with the fewest crossings stays. Steps keep the order of their
//! lanes; joints go where they cross least. A hand-off back goes over all lanes where this crosses
//! no more than going back between the steps does.

#![expect(
    clippy::indexing_slicing,
    reason = "items are numbered here, and every vector has one entry for each item"
)]

mod kept;

/// An edge over more columns than this gets no joints, but a way above or below all lanes.
const LONGEST: usize = 40;
/// For each node there are at most this many joints: the longest edges go above or below first, or
/// joints would grow with the square of the drawing.
const JOINTS: usize = 8;

/// How an edge runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Through the columns between, by joints.
    Between,
    /// Back above all lanes.
    Above,
    /// Forwards below all lanes.
    Below,
    /// Over its own step.
    Own,
}

/// What stands in a column: a node, or the joint of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    /// The column.
    pub(super) column: usize,
    /// The lane, for nodes.
    pub(super) lane: Option<usize>,
}

/// Items in order, and the edges that join them.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    /// Nodes in their numbering, then joints.
    pub(super) items: Vec<Item>,
    /// Items of every column, from top to bottom.
    pub(super) columns: Vec<Vec<usize>>,
    /// For every edge its items from left to right; only the ends where it has no joints.
    pub(super) chains: Vec<Vec<usize>>,
    /// How every edge runs.
    pub(super) ways: Vec<Way>,
    left: Vec<Vec<usize>>,
    right: Vec<Vec<usize>>,
    place: Vec<usize>,
}

/// Orders nodes, given as column and lane, with these edges.
pub(super) fn order(nodes: &[(usize, usize)], edges: &[(usize, usize)], columns: usize) -> Order {
    let mut order = start(nodes, edges, columns, &[]);
    let rounds = if order.items.len() > 4000 { 8 } else { 16 };
    let mut best = order.columns.clone();
    let mut fewest = order.crossings();
    for turn in 0..2 {
        order.reset(turn == 1);
        let mut idle = 0;
        for round in 0..rounds {
            order.sweep(round % 2 == 0);
            order.exchange();
            let crossings = order.crossings();
            if crossings < fewest {
                fewest = crossings;
                best.clone_from(&order.columns);
                idle = 0;
            } else {
                idle += 1;
            }
            if fewest == 0 || idle > 5 {
                break;
            }
        }
        if fewest == 0 {
            break;
        }
    }
    order.columns = best;
    order.renumber();
    order.lift(edges, |_| true);
    order
}

fn start(
    nodes: &[(usize, usize)],
    edges: &[(usize, usize)],
    columns: usize,
    above: &[bool],
) -> Order {
    let mut order = Order {
        items: nodes
            .iter()
            .map(|&(column, lane)| Item {
                column,
                lane: Some(lane),
            })
            .collect(),
        columns: vec![Vec::new(); columns],
        ..Order::default()
    };
    let longest = longest(nodes, edges);
    for (edge, &(from, to)) in edges.iter().enumerate() {
        let (a, b) = (nodes[from].0, nodes[to].0);
        let lifted = above.get(edge).copied().unwrap_or(false);
        let way = match (a, b) {
            _ if from == to => Way::Own,
            (a, b) if a == b || (a > b && lifted) => Way::Above,
            (a, b) if a.abs_diff(b) <= longest => Way::Between,
            (a, b) if a > b => Way::Above,
            _ => Way::Below,
        };
        let (left, right) = if a > b { (to, from) } else { (from, to) };
        let mut chain = vec![left];
        if way == Way::Between {
            for column in nodes[left].0 + 1..nodes[right].0 {
                chain.push(order.items.len());
                order.items.push(Item { column, lane: None });
            }
        }
        chain.push(right);
        order.chains.push(chain);
        order.ways.push(way);
    }
    order.join();
    for (index, item) in order.items.iter().enumerate() {
        order.columns[item.column].push(index);
    }
    order.reset(false);
    order
}

/// The longest edges that may have joints.
fn longest(nodes: &[(usize, usize)], edges: &[(usize, usize)]) -> usize {
    let mut joints = [0_usize; LONGEST + 1];
    for &(from, to) in edges {
        let span = nodes[from].0.abs_diff(nodes[to].0);
        if let Some(sum) = joints.get_mut(span) {
            *sum += span.saturating_sub(1);
        }
    }
    let most = JOINTS * nodes.len() + 400;
    let mut total = 0;
    let within = joints.iter().take_while(|joints| {
        total += **joints;
        total <= most
    });
    within.count().saturating_sub(1)
}

impl Order {
    /// Whether an edge has joints or leads to the next column.
    fn is_between(&self, edge: usize) -> bool {
        self.ways[edge] == Way::Between
    }

    /// Pairs of items in neighbouring columns that an edge joins, with the edge.
    pub(super) fn segments(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        let chains = self.chains.iter().enumerate();
        chains
            .filter(|&(edge, _)| self.is_between(edge))
            .flat_map(|(edge, chain)| chain.windows(2).map(move |two| (two[0], two[1], edge)))
    }

    fn join(&mut self) {
        let mut left = vec![Vec::new(); self.items.len()];
        let mut right = vec![Vec::new(); self.items.len()];
        for (a, b, _) in self.segments() {
            right[a].push(b);
            left[b].push(a);
        }
        self.left = left;
        self.right = right;
    }

    fn reset(&mut self, turned: bool) {
        let count = self.items.len();
        for column in &mut self.columns {
            column.sort_by_key(|&item| {
                let lane = self.items[item].lane.unwrap_or(0);
                (lane, if turned { count - item } else { item })
            });
        }
        self.renumber();
    }

    fn renumber(&mut self) {
        self.place.resize(self.items.len(), 0);
        for column in &self.columns {
            for (place, &item) in column.iter().enumerate() {
                self.place[item] = place;
            }
        }
    }

    fn sweep(&mut self, rightwards: bool) {
        let count = self.columns.len();
        for step in 0..count {
            let at = if rightwards { step } else { count - 1 - step };
            let keys: Vec<f64> = self.columns[at]
                .iter()
                .enumerate()
                .map(|(place, &item)| self.wish(item, rightwards, place, self.columns[at].len()))
                .collect();
            let sorted = self.arrange(at, &keys);
            for (place, &item) in sorted.iter().enumerate() {
                self.place[item] = place;
            }
            self.columns[at] = sorted;
        }
    }

    /// The mean place of an item's neighbours on one side, from 0 to 1; its own place without any.
    fn wish(&self, item: usize, rightwards: bool, place: usize, count: usize) -> f64 {
        let near = if rightwards { &self.left } else { &self.right };
        let near = &near[item];
        let Some(&any) = near.first() else {
            return (place as f64 + 0.5) / count as f64;
        };
        let sum: usize = near.iter().map(|&other| self.place[other]).sum();
        let wide = self.columns[self.items[any].column].len();
        (sum as f64 / near.len() as f64 + 0.5) / wide as f64
    }

    /// The items of a column by their keys, nodes in the order of their lanes.
    fn arrange(&self, at: usize, keys: &[f64]) -> Vec<usize> {
        let column = &self.columns[at];
        let lane = |place: usize| self.items[column[place]].lane;
        let mut nodes: Vec<usize> = (0..column.len()).filter(|&p| lane(p).is_some()).collect();
        let mut joints: Vec<usize> = (0..column.len()).filter(|&p| lane(p).is_none()).collect();
        nodes.sort_by(|&a, &b| {
            let by_lane = lane(a).cmp(&lane(b));
            by_lane.then(keys[a].total_cmp(&keys[b])).then(a.cmp(&b))
        });
        joints.sort_by(|&a, &b| keys[a].total_cmp(&keys[b]).then(a.cmp(&b)));
        let wishes: Vec<(f64, f64)> = nodes.iter().map(|&place| (keys[place], 1.0)).collect();
        let rising = super::heights::rising(&wishes);
        let mut sorted = Vec::with_capacity(column.len());
        let mut waiting = joints.into_iter().peekable();
        for (&place, key) in nodes.iter().zip(rising) {
            let first =
                |joint: &usize| keys[*joint] < key || (keys[*joint] <= key && *joint < place);
            while let Some(joint) = waiting.next_if(first) {
                sorted.push(column[joint]);
            }
            sorted.push(column[place]);
        }
        sorted.extend(waiting.map(|joint| column[joint]));
        sorted
    }

    /// Lets neighbours in a column change places where this saves a crossing.
    fn exchange(&mut self) {
        for _ in 0..6 {
            let mut changed = false;
            for at in 0..self.columns.len() {
                for place in 1..self.columns[at].len() {
                    let (a, b) = (self.columns[at][place - 1], self.columns[at][place]);
                    if self.may_change(a, b) && self.gain(a, b) > 0 {
                        self.columns[at].swap(place - 1, place);
                        self.place.swap(a, b);
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
        }
    }

    fn may_change(&self, a: usize, b: usize) -> bool {
        match (self.items[a].lane, self.items[b].lane) {
            (Some(above), Some(below)) => above == below,
            _ => true,
        }
    }

    /// How many crossings go when `a`, right above `b`, comes to stand below it.
    fn gain(&self, a: usize, b: usize) -> isize {
        const MOST: usize = 4096;
        let side = |near: &Lists| {
            if near[a].len() * near[b].len() > MOST {
                return 0;
            }
            let mut gain = 0;
            for &above in &near[a] {
                for &below in &near[b] {
                    match self.place[above].cmp(&self.place[below]) {
                        std::cmp::Ordering::Greater => gain += 1,
                        std::cmp::Ordering::Less => gain -= 1,
                        std::cmp::Ordering::Equal => {}
                    }
                }
            }
            gain
        };
        side(&self.left) + side(&self.right)
    }

    /// Crossings of all edges between their columns.
    fn crossings(&self) -> usize {
        let mut pairs = Vec::new();
        let columns = 0..self.columns.len();
        columns
            .map(|column| self.crossings_after(column, &mut pairs))
            .sum()
    }

    /// Crossings between a column and the next, counted by inversions; `pairs` is room to count in.
    fn crossings_after(&self, column: usize, pairs: &mut Vec<(usize, usize)>) -> usize {
        pairs.clear();
        for &item in &self.columns[column] {
            let ends = self.right[item].iter();
            pairs.extend(ends.map(|&end| (self.place[item], self.place[end])));
        }
        pairs.sort_unstable();
        let widest = pairs.iter().map(|pair| pair.1 + 1).max().unwrap_or(0);
        let mut tree = vec![0_usize; widest + 1];
        let mut total = 0;
        for (seen, &(_, end)) in pairs.iter().enumerate() {
            let mut at = end + 1;
            let mut not_below = 0;
            while at > 0 {
                not_below += tree[at];
                at &= at - 1;
            }
            total += seen - not_below;
            let mut at = end + 1;
            while at <= widest {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
        total
    }

    /// Sends hand-offs back above all lanes where that crosses no more edges, if they may go there.
    fn lift(&mut self, edges: &[(usize, usize)], may: impl Fn(usize) -> bool) {
        let mut gaps: Vec<Vec<(usize, usize, usize)>> = vec![Vec::new(); self.columns.len()];
        for (a, b, edge) in self.segments() {
            gaps[self.items[a].column].push((self.place[a], self.place[b], edge));
        }
        let mut gone = vec![false; self.items.len()];
        for (edge, &(from, to)) in edges.iter().enumerate() {
            let is_back = self.items[from].column >= self.items[to].column;
            if !self.is_between(edge) || !is_back || !may(edge) {
                continue;
            }
            let (first, last) = (self.items[to].column, self.items[from].column);
            let others = |gap: usize| gaps[gap].iter().filter(|segment| segment.2 != edge);
            let out = others(last).filter(|s| s.0 < self.place[from]).count();
            let into = match first.checked_sub(1) {
                Some(gap) => others(gap).filter(|s| s.1 < self.place[to]).count(),
                None => 0,
            };
            let between: usize = self.chains[edge]
                .windows(2)
                .map(|two| {
                    let (a, b) = (self.place[two[0]], self.place[two[1]]);
                    let cross =
                        |s: &&(usize, usize, usize)| (s.0 < a) != (s.1 < b) && s.0 != a && s.1 != b;
                    others(self.items[two[0]].column).filter(cross).count()
                })
                .sum();
            if out + into <= between {
                self.ways[edge] = Way::Above;
                let chain = std::mem::take(&mut self.chains[edge]);
                let inner = chain.len().saturating_sub(1);
                for &joint in chain.get(1..inner).unwrap_or_default() {
                    gone[joint] = true;
                }
                self.chains[edge] = [chain.first(), chain.last()]
                    .into_iter()
                    .flatten()
                    .copied()
                    .collect();
            }
        }
        for column in &mut self.columns {
            column.retain(|&item| !gone[item]);
        }
        self.join();
        self.renumber();
    }

    /// The items that an edge joins this one with, to the left and to the right.
    pub(super) fn neighbours(&self, item: usize) -> (&[usize], &[usize]) {
        (&self.left[item], &self.right[item])
    }
}

type Lists = Vec<Vec<usize>>;
