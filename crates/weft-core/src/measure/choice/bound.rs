//! What no choice can be worth more than, by its cost: ways in part, and limits at a price.
//!
//! Taken in parts, the ways of a class are its upper concave hull (Sinha & Zoltners, “The
//! multiple-choice knapsack problem”, Operations Research 27 (1979)), and the best choice takes the
//! steps of all hulls by value per cost (Dantzig 1957). A limit is put into the value at a price λ: each
//! way loses `λ·load`, all of them gain `λ·room` (Lagrange). Each price gives a bound; the least counts.

use std::collections::BTreeSet;

use super::{Class, Rules, Way};

/// How many prices are tried for each limit, beside none.
const PRICES: i32 = 24;

/// The bounds of every price.
pub(super) struct Bound {
    hulls: Vec<Hull>,
}

impl Bound {
    pub(super) fn of(classes: &[Class], rules: &Rules, musts: &BTreeSet<usize>) -> Self {
        let free = Hull::of(classes, musts, |way| way.value, 0.0);
        let priced = rules.room.iter().enumerate().flat_map(|(limit, room)| {
            let load = move |way: &Way| way.loads.get(limit).copied().unwrap_or(0.0);
            // What must be loads a limit before all others.
            let taken: f64 = musts
                .iter()
                .filter_map(|at| classes.get(*at)?.ways.iter().map(load).reduce(f64::min))
                .sum();
            let left = (room - taken).max(0.0);
            prices(classes, load).into_iter().map(move |price| {
                Hull::of(
                    classes,
                    musts,
                    |way| way.value - price * load(way),
                    price * left,
                )
            })
        });
        Self {
            hulls: std::iter::once(free).chain(priced).collect(),
        }
    }

    /// The most that a choice of this cost can be worth.
    pub(super) fn at(&self, cost: f64) -> f64 {
        let bounds = self.hulls.iter().map(|hull| hull.at(cost));
        bounds.fold(f64::INFINITY, f64::min)
    }
}

/// Prices from a thousandth of the most that a way gives for its load, to all of it.
fn prices(classes: &[Class], load: impl Fn(&Way) -> f64) -> Vec<f64> {
    let ways = classes.iter().flat_map(|class| &class.ways);
    let worth = ways
        .filter(|way| load(way) > 0.0)
        .map(|way| way.value / load(way));
    let Some(most) = worth.reduce(f64::max) else {
        return Vec::new();
    };
    let price = |at: i32| most * 1000_f64.powf(-f64::from(at) / f64::from(PRICES));
    (0..=PRICES).map(price).collect()
}

/// The steps of all classes by value per cost, summed up.
struct Hull {
    /// What there is in any case.
    value: f64,
    cost: f64,
    /// Cost and value after each step.
    sums: Vec<(f64, f64)>,
}

impl Hull {
    fn of(
        classes: &[Class],
        musts: &BTreeSet<usize>,
        priced: impl Fn(&Way) -> f64,
        constant: f64,
    ) -> Self {
        let (mut value, mut cost) = (constant, 0.0);
        let mut steps: Vec<(f64, f64)> = Vec::new();
        for (at, class) in classes.iter().enumerate() {
            match (musts.contains(&at), class.ways.as_slice()) {
                (true, [only]) => {
                    value += only.value;
                    cost += only.cost;
                }
                (true, ways) => {
                    // Limits do not hold for what must be, and prices neither.
                    steps.extend(hull(ways.iter().map(|way| (way.cost, way.value))));
                }
                (false, ways) => {
                    steps.extend(hull(ways.iter().map(|way| (way.cost, priced(way)))));
                }
            }
        }
        // (cost, value): a step that costs nothing comes before all.
        steps.sort_by(|one, other| (other.1 * one.0).total_cmp(&(one.1 * other.0)));
        let mut sum = (0.0, 0.0);
        let sums = steps.into_iter().map(|step| {
            sum = (sum.0 + step.0, sum.1 + step.1);
            sum
        });
        Self {
            sums: sums.collect(),
            value,
            cost,
        }
    }

    fn at(&self, cost: f64) -> f64 {
        let room = (cost - self.cost).max(0.0);
        let whole = self.sums.partition_point(|sum| sum.0 <= room);
        let before = whole.checked_sub(1).and_then(|at| self.sums.get(at));
        let (spent, value) = before.copied().unwrap_or((0.0, 0.0));
        let part = self.sums.get(whole).map_or(0.0, |next| {
            (next.1 - value) * (room - spent) / (next.0 - spent)
        });
        self.value + value + part
    }
}

/// The steps of the upper concave hull over nothing and these ways.
fn hull(ways: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut ways: Vec<(f64, f64)> = ways.filter(|way| way.1 > 0.0).collect();
    ways.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.total_cmp(&one.1)));
    let mut corners = vec![(0.0, 0.0)];
    for way in ways {
        if corners.last().is_some_and(|last| way.1 <= last.1) {
            continue;
        }
        while let [.., before, last] = corners.as_slice() {
            let rise = |from: &(f64, f64), to: &(f64, f64)| (to.0 - from.0, to.1 - from.1);
            let (one, other) = (rise(before, last), rise(last, &way));
            // A corner below the line from the one before it to this way is no corner.
            if other.1 * one.0 < one.1 * other.0 {
                break;
            }
            corners.pop();
        }
        corners.push(way);
    }
    let pairs = corners.iter().zip(corners.iter().skip(1));
    pairs
        .map(|(from, to)| (to.0 - from.0, to.1 - from.1))
        .collect()
}
