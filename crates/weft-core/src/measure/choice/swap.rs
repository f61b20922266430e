//! One step from a choice to a better one: another way for one class, or none, or one for a class that
//! has none. What misses a limit by little is mended so, and what leaves room fills it.

use super::bound::load;
use super::priced::Question;
use super::{Point, Way};
use crate::words::nine;

/// By how much a choice may miss a limit, or the best that is known, to be looked at.
const NEAR: f64 = 1.1;

impl Question<'_> {
    /// The choices one step away that keep every limit and beat what is known, the cheapest first.
    pub(super) fn swapped(&self, point: &Point, known: &[Point]) -> Vec<Point> {
        let loads = self.loads(point);
        let room = &self.rules.room;
        let is_far = loads
            .iter()
            .zip(room)
            .any(|(load, room)| *load > NEAR * room);
        if is_far || !beats(known, point.cost, NEAR * point.value) {
            return Vec::new();
        }
        let mut better = Vec::new();
        for (class, all) in self.classes.iter().enumerate() {
            let now = point.taken.iter().find(|one| one.0 == class);
            let now = now.map(|one| one.1);
            let others = (0..all.ways.len()).map(Some).chain([None]);
            for next in others.filter(|next| *next != now && self.may(class, now, *next)) {
                let way = |at: Option<usize>| at.and_then(|at| all.ways.get(at));
                let part = |part: &dyn Fn(&Way) -> f64| {
                    way(next).map_or(0.0, part) - way(now).map_or(0.0, part)
                };
                let fits = (0..room.len())
                    .zip(&loads)
                    .zip(room)
                    .all(|((at, now), room)| now + part(&|way| load(way, at)) <= room + 1e-9);
                let value = nine(point.value + part(&|way| way.value));
                let cost = nine(point.cost + part(&|way| way.cost));
                if fits && beats(known, cost, value) {
                    let taken = with(&point.taken, class, next);
                    better.push(Point { cost, value, taken });
                }
            }
        }
        better
    }

    fn loads(&self, point: &Point) -> Vec<f64> {
        let way = |(class, way): &(usize, usize)| self.classes.get(*class)?.ways.get(*way);
        let of = |limit| {
            let ways = point.taken.iter().filter_map(way);
            ways.map(|way| load(way, limit)).sum()
        };
        (0..self.rules.room.len()).map(of).collect()
    }

    /// Whether a class may go from one way to another without a look at the others.
    fn may(&self, class: usize, now: Option<usize>, next: Option<usize>) -> bool {
        let is_bound = || {
            let mut requires = self.rules.requires.iter();
            requires.any(|one| one.0 == class || one.1 == class)
                || self
                    .rules
                    .excludes
                    .iter()
                    .any(|group| group.contains(&class))
        };
        !self.musts.contains(&class) && (now.is_some() == next.is_some() || !is_bound())
    }
}

/// Whether no choice that is known is as good for as much.
fn beats(known: &[Point], cost: f64, value: f64) -> bool {
    let payable = known.partition_point(|one| one.cost <= cost);
    let best = payable.checked_sub(1).and_then(|at| known.get(at));
    best.is_none_or(|best| best.value < value)
}

fn with(taken: &[(usize, usize)], class: usize, next: Option<usize>) -> Vec<(usize, usize)> {
    let others = taken.iter().copied().filter(|one| one.0 != class);
    let mut taken: Vec<(usize, usize)> = others.chain(next.map(|way| (class, way))).collect();
    taken.sort_unstable();
    taken
}
