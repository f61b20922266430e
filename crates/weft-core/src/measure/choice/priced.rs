//! Limits at a price, or minutes at a price where a limit holds: the best choices of either.
//!
//! For a price λ each way is worth `v − λ·load`, and no choice that keeps the limit is worth more than the
//! best of those, plus `λ·room` (Lagrange). For a price π of minutes it is worth `v − π·c`; no choice is
//! worth more than the best of those that keeps the limit, plus `π·budget`. Choices of either kind that
//! keep every limit are choices as good as any: the first find them where minutes are short, the second
//! where limits are. The prices are those at which the bound of ways taken in parts is least.

use std::collections::BTreeSet;

use super::bound::{Bound, left, load, priced};
use super::front::Front;
use super::{Class, Point, Rules, Way, below, better_of};
use crate::words::nine;

/// How many prices of a minute are tried, beside none.
const MINUTES: u32 = 3;

/// What no choice can exceed, at one price.
pub(super) struct Priced {
    /// What is added in any case, and for every minute of the budget.
    constant: f64,
    minute: f64,
    curve: Vec<(Point, Option<f64>)>,
}

impl Priced {
    /// The most that a choice below this cost is worth.
    pub(super) fn below(&self, cost: f64) -> f64 {
        if self.minute > 0.0 {
            self.constant + self.minute * cost
        } else {
            self.constant + below(&self.curve, cost)
        }
    }
}

/// What was found at all prices.
#[derive(Default)]
pub(super) struct Curves {
    pub(super) bounds: Vec<Priced>,
    /// Choices that keep every limit.
    pub(super) points: Vec<Point>,
}

/// What is chosen among, and by which rules.
pub(super) struct Question<'a> {
    pub(super) classes: &'a [Class],
    pub(super) rules: &'a Rules,
    pub(super) musts: &'a BTreeSet<usize>,
    pub(super) bound: &'a Bound,
    /// The length of lists.
    pub(super) longest: usize,
}

impl Question<'_> {
    /// The best choices at about so many prices, beside those that are known; these alone where
    /// nothing is limited.
    pub(super) fn curves(&self, known: Vec<Point>, prices: usize) -> Curves {
        let mut curves = Curves {
            points: known,
            ..Curves::default()
        };
        if self.rules.room.is_empty() {
            return curves;
        }
        let prices = self.bound.prices(prices).into_iter().map(Some);
        for price in std::iter::once(None).chain(prices) {
            let worth = |way: &Way| (priced(way, price), way.cost);
            let curve = self.curve(worth, false, &mut curves.points);
            let (limit, price) = price.unwrap_or((0, 0.0));
            curves.bounds.push(Priced {
                constant: price * left(self.classes, self.rules, self.musts, limit),
                minute: 0.0,
                curve,
            });
        }
        for limit in 0..self.rules.room.len() {
            for minute in self.bound.minutes(MINUTES) {
                let worth = |way: &Way| (way.value - minute * way.cost, load(way, limit));
                let curve = self.curve(worth, true, &mut curves.points);
                let room = left(self.classes, self.rules, self.musts, limit);
                let most = below(&curve, room + 1e-6);
                curves.bounds.push(Priced {
                    constant: most,
                    minute,
                    // Without a price the same holds at every cost.
                    curve: vec![(Point::default(), Some(0.0))],
                });
            }
        }
        curves
    }

    /// The best choices by what ways are worth and take; those that keep every limit are added. What
    /// must be may go beyond a limit: where ways take of one, it takes nothing (`by_load`).
    fn curve(
        &self,
        worth: impl Fn(&Way) -> (f64, f64),
        by_load: bool,
        kept: &mut Vec<Point>,
    ) -> Vec<(Point, Option<f64>)> {
        let free = Rules {
            room: Vec::new(),
            ..self.rules.clone()
        };
        let classes: Vec<Class> = (0..self.classes.len())
            .zip(self.classes)
            .map(|(at, class)| at_price(class, self.musts.contains(&at), by_load, &worth))
            .collect();
        let curve = Front::of(&classes, &free, self.longest).run();
        let points: Vec<Point> = curve.iter().map(|one| self.real(&one.0.taken)).collect();
        kept.extend(points.iter().filter(|one| self.keeps(&one.taken)).cloned());
        *kept = better_of(std::mem::take(kept));
        let swapped = points.iter().flat_map(|one| self.swapped(one, kept));
        let swapped: Vec<Point> = swapped.collect();
        kept.extend(swapped);
        *kept = better_of(std::mem::take(kept));
        curve
    }

    /// A choice with what it is worth and takes itself.
    fn real(&self, taken: &[(usize, usize)]) -> Point {
        let way = |(class, way): &(usize, usize)| self.classes.get(*class)?.ways.get(*way);
        let sum = |part: fn(&Way) -> f64| nine(taken.iter().filter_map(way).map(part).sum());
        Point {
            cost: sum(|way| way.cost),
            value: sum(|way| way.value),
            taken: taken.to_vec(),
        }
    }

    /// Whether a choice keeps the limits, as far as it loads them beside what must be.
    pub(super) fn keeps(&self, taken: &[(usize, usize)]) -> bool {
        self.rules.room.iter().enumerate().all(|(limit, room)| {
            let (mut all, mut free) = (0.0, 0.0);
            for (class, way) in taken {
                let way = self.classes.get(*class).and_then(|one| one.ways.get(*way));
                let load = way.map_or(0.0, |way| load(way, limit));
                all += load;
                free += if self.musts.contains(class) {
                    0.0
                } else {
                    load
                };
            }
            free <= 0.0 || all <= room + 1e-9
        })
    }
}

/// A class by what its ways are worth and take; what must be pays no price.
fn at_price(class: &Class, must: bool, by_load: bool, worth: impl Fn(&Way) -> (f64, f64)) -> Class {
    let ways = class.ways.iter().map(|way| {
        let (value, cost) = worth(way);
        Way {
            value: if must { way.value } else { value.max(0.0) },
            cost: if must && (by_load || class.ways.len() == 1) {
                0.0
            } else {
                cost
            },
            loads: Vec::new(),
        }
    });
    Class {
        ways: ways.collect(),
        must: class.must,
    }
}
