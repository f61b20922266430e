//! What no choice can be worth more than, by its cost: ways in part, and limits at a price.
//!
//! Taken in parts, the ways of a class are its upper concave hull (Sinha & Zoltners, “The
//! multiple-choice knapsack problem”, Operations Research 27 (1979)), and the best choice takes the
//! steps of all hulls by value per cost (Dantzig 1957). A limit is put into the value at a price λ: each
//! way loses `λ·load`, all of them gain `λ·room` (Lagrange). Each price gives a bound; the least counts.

use std::collections::BTreeSet;

use super::{Class, Rules, Way};

/// How many prices are tried for each limit, beside none.
const PRICES: i32 = 72;

/// A limit, and what it costs to load it.
pub(super) type Price = (usize, f64);

/// The bounds of every price.
pub(super) struct Bound {
    hulls: Vec<Hull>,
}

impl Bound {
    pub(super) fn of(classes: &[Class], rules: &Rules, musts: &BTreeSet<usize>) -> Self {
        let hull = |price, constant| Hull::of(classes, musts, price, constant);
        let mut hulls = vec![hull(None, 0.0)];
        for limit in 0..rules.room.len() {
            let left = left(classes, rules, musts, limit);
            let prices = prices(classes, limit).into_iter();
            hulls.extend(prices.map(|price| hull(Some((limit, price)), price * left)));
        }
        Self { hulls }
    }

    /// The most that a choice of this cost can be worth.
    pub(super) fn at(&self, cost: f64) -> f64 {
        let bounds = self.hulls.iter().map(|hull| hull.at(cost));
        bounds.fold(f64::INFINITY, f64::min)
    }

    /// About so many prices that give the least bound at some cost.
    pub(super) fn prices(&self, count: usize) -> Vec<Price> {
        const LOOKS: u32 = 200;
        let most = self.hulls.iter().map(Hull::most_cost).fold(0.0, f64::max);
        let costs = (0..=LOOKS).map(|at| most * f64::from(at) / f64::from(LOOKS));
        let least = costs.filter_map(|cost| {
            let hulls = self.hulls.iter().enumerate();
            let least = hulls.min_by(|one, other| one.1.at(cost).total_cmp(&other.1.at(cost)));
            least.map(|one| one.0)
        });
        let used: BTreeSet<usize> = least.collect();
        let used: Vec<Price> = used
            .into_iter()
            .filter_map(|at| self.hulls.get(at)?.price)
            .collect();
        let each = used.len().div_ceil(count.max(1)).max(1);
        used.into_iter().step_by(each).collect()
    }

    /// About so many prices of a minute, none among them: what a minute more is worth at some cost.
    pub(super) fn minutes(&self, count: u32) -> Vec<f64> {
        let most = self.hulls.iter().map(Hull::most_cost).fold(0.0, f64::max);
        let worth = (1..=count).map(|at| {
            // Close to the end limits hold most.
            let share = f64::from(at) / f64::from(count);
            let cost = most * share * share;
            let step = most / 100.0;
            ((self.at(cost + step) - self.at(cost)) / step).max(0.0)
        });
        worth.chain([0.0]).collect()
    }
}

/// What is left of a limit: what must be loads it before all others.
pub(super) fn left(classes: &[Class], rules: &Rules, musts: &BTreeSet<usize>, limit: usize) -> f64 {
    let loads = musts.iter().filter_map(|at| {
        let ways = classes.get(*at)?.ways.iter();
        ways.map(|way| load(way, limit)).reduce(f64::min)
    });
    let room = rules.room.get(limit).copied().unwrap_or(0.0);
    (room - loads.sum::<f64>()).max(0.0)
}

pub(super) fn load(way: &Way, limit: usize) -> f64 {
    way.loads.get(limit).copied().unwrap_or(0.0)
}

/// What a way is worth where a limit has a price.
pub(super) fn priced(way: &Way, price: Option<Price>) -> f64 {
    way.value - price.map_or(0.0, |(limit, price)| price * load(way, limit))
}

/// Prices from a thousandth of the most that a way gives for its load, to all of it.
fn prices(classes: &[Class], limit: usize) -> Vec<f64> {
    let ways = classes.iter().flat_map(|class| &class.ways);
    let worth = ways.filter(|way| load(way, limit) > 0.0);
    let worth = worth.map(|way| way.value / load(way, limit));
    let Some(most) = worth.reduce(f64::max) else {
        return Vec::new();
    };
    let price = |at: i32| most * 1000_f64.powf(-f64::from(at) / f64::from(PRICES));
    (0..=PRICES).map(price).collect()
}

/// The steps of all classes by value per cost, summed up.
struct Hull {
    price: Option<Price>,
    /// What there is in any case.
    value: f64,
    cost: f64,
    /// Cost and value after each step.
    sums: Vec<(f64, f64)>,
}

impl Hull {
    fn of(classes: &[Class], musts: &BTreeSet<usize>, price: Option<Price>, constant: f64) -> Self {
        let (mut value, mut cost) = (constant, 0.0);
        let mut steps: Vec<(f64, f64)> = Vec::new();
        for (at, class) in classes.iter().enumerate() {
            match (musts.contains(&at), class.ways.as_slice()) {
                (true, [only]) => {
                    value += only.value;
                    cost += only.cost;
                }
                // Limits do not hold for what must be, and prices neither.
                (true, ways) => steps.extend(hull(ways, None)),
                (false, ways) => steps.extend(hull(ways, price)),
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
            price,
            value,
            cost,
        }
    }

    /// Beyond this nothing is gained.
    fn most_cost(&self) -> f64 {
        self.cost + self.sums.last().map_or(0.0, |sum| sum.0)
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
fn hull(ways: &[Way], price: Option<Price>) -> Vec<(f64, f64)> {
    let ways = ways.iter().map(|way| (way.cost, priced(way, price)));
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
