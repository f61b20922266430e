//! Where everybody stands: the least crowded of several stress layouts, turned to fill the page.
//!
//! The baseline decides. Whoever is new in the redesign is placed around those who stand already, so
//! that editing a redesign never moves what was there before.

#![expect(
    clippy::indexing_slicing,
    reason = "places, circles and nodes are numbered alike"
)]

use std::collections::BTreeMap;
use std::f64::consts::{PI, TAU};

use super::names::circles;
use super::room::{Room, crossings, page};
use super::stress::Ideal;
use super::types::{DrawnHandoff, DrawnTie, Person, Place};
use super::{MOST, machines};
use crate::layout::{Point, Rect};
use crate::measure::SplitMix;
use crate::words::round_to;
use crate::workflow::RoleName;

/// The length of one hop, where there is room.
const UNIT: f64 = 230.0;
/// Room around everything.
const MARGIN: f64 = 12.0;
/// Layouts that are tried, from a fixed seed.
const STARTS: u64 = 24;
const SEED: u64 = 7;
/// Turns that are tried, over half a circle.
const TURNS: u32 = 36;

/// The places of the drawing.
pub(super) struct Places {
    pub(super) width: f64,
    pub(super) height: f64,
    /// In the order of the drawn people.
    pub(super) people: Vec<Place>,
    /// Where the machines stand.
    pub(super) machines: Option<Rect>,
    by_name: BTreeMap<RoleName, usize>,
}

/// The people on the drawing: those with most minutes, by name.
pub(super) fn drawn(people: &[Person]) -> Vec<usize> {
    let minutes = |at: &usize| {
        let one = &people[*at];
        let now = one.redesign.as_ref().map_or(0.0, |now| now.minutes);
        one.baseline.minutes + now
    };
    let mut drawn: Vec<usize> = (0..people.len()).collect();
    let name = |at: &usize| &people[*at].name;
    drawn.sort_by(|a, b| minutes(b).total_cmp(&minutes(a)).then(name(a).cmp(name(b))));
    drawn.truncate(MOST);
    drawn.sort_by(|a, b| name(a).cmp(name(b)));
    drawn
}

impl Places {
    pub(super) fn of(
        people: &[Person],
        drawn: &[usize],
        ties: &[DrawnTie],
        handed: &[DrawnHandoff],
    ) -> Self {
        let people: Vec<&Person> = drawn.iter().map(|at| &people[*at]).collect();
        let by_name: BTreeMap<RoleName, usize> =
            people.iter().map(|one| one.name.clone()).zip(0..).collect();
        let mut circles = circles(
            &people
                .iter()
                .map(|one| (one.name.as_str(), one.focus))
                .collect::<Vec<_>>(),
        );
        let before = joined(ties, &by_name, |tie| tie.baseline.at_all());
        let all = joined(ties, &by_name, |_| true);
        let stood: Vec<bool> = people.iter().map(|one| one.baseline.takes_part).collect();
        let radii: Vec<f64> = circles.iter().map(|one| one.radius).collect();
        let centres = arranged(&people, &radii, &before, &all, &stood);
        for (circle, centre) in circles.iter_mut().zip(centres) {
            circle.centre = centre;
        }
        let mut places = Self {
            width: 0.0,
            height: 0.0,
            machines: machines::place(&people, &circles, &all, handed),
            people: circles,
            by_name,
        };
        places.fit();
        places
    }

    /// The circle of a role, if it is drawn.
    pub(super) fn circle(&self, name: &RoleName) -> Option<&Place> {
        self.by_name.get(name).and_then(|at| self.people.get(*at))
    }

    /// Moves everything to the upper left, with room around, on whole hundredths.
    fn fit(&mut self) {
        let blocks = self.machines.as_ref().map(machines::block);
        let circles = self.people.iter().map(around);
        let Some(all) = circles.chain(blocks).reduce(union) else {
            return;
        };
        let moved = |x: f64, y: f64| {
            Point::new(
                round_to(x - all.x + MARGIN, 2),
                round_to(y - all.y + MARGIN, 2),
            )
        };
        for circle in &mut self.people {
            circle.centre = moved(circle.centre.x, circle.centre.y);
        }
        if let Some(rect) = &mut self.machines {
            Point {
                x: rect.x,
                y: rect.y,
            } = moved(rect.x, rect.y);
        }
        self.width = round_to(all.width + 2.0 * MARGIN, 2);
        self.height = round_to(all.height + 2.0 * MARGIN, 2);
    }
}

/// The square around a circle.
pub(super) fn around(circle: &Place) -> Rect {
    Rect {
        x: circle.centre.x - circle.radius,
        y: circle.centre.y - circle.radius,
        width: 2.0 * circle.radius,
        height: 2.0 * circle.radius,
    }
}

pub(super) fn union(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Rect {
        x,
        y,
        width: one.right().max(other.right()) - x,
        height: one.bottom().max(other.bottom()) - y,
    }
}

/// The drawn ends of the ties that `holds`.
fn joined(
    ties: &[DrawnTie],
    by_name: &BTreeMap<RoleName, usize>,
    holds: impl Fn(&DrawnTie) -> bool,
) -> Vec<(usize, usize)> {
    let ends = |tie: &DrawnTie| {
        let [one, other] = &tie.roles;
        Some((*by_name.get(one)?, *by_name.get(other)?))
    };
    ties.iter()
        .filter(|tie| holds(tie))
        .filter_map(ends)
        .collect()
}

/// The places of those who stood before, then of those who are new among them.
fn arranged(
    people: &[&Person],
    radii: &[f64],
    before: &[(usize, usize)],
    all: &[(usize, usize)],
    stood: &[bool],
) -> Vec<Point> {
    let old: Vec<usize> = (0..people.len()).filter(|at| stood[*at]).collect();
    let number: BTreeMap<usize, usize> = old.iter().copied().zip(0..).collect();
    let ties: Vec<(usize, usize)> = before.iter().map(|(a, b)| (number[a], number[b])).collect();
    let old_radii: Vec<f64> = old.iter().map(|at| radii[*at]).collect();
    let middle = old.iter().position(|at| people[*at].focus);
    let settled = best(&old_radii, &ties, middle);
    let mut places = vec![Point::default(); people.len()];
    for (at, place) in old.iter().zip(settled) {
        places[*at] = place;
    }
    let is_new: Vec<bool> = stood.iter().map(|stood| !stood).collect();
    if is_new.contains(&true) {
        for (at, place) in ring(people.len()).into_iter().enumerate() {
            if is_new[at] {
                places[at] = place;
            }
        }
        Ideal::of(people.len(), all, UNIT).settle(&mut places, &is_new);
        Room::of(radii, all).make(&mut places, &is_new);
    }
    places
}

/// The layout with the fewest crossings and the least stress, of a fixed number of starts.
fn best(radii: &[f64], ties: &[(usize, usize)], middle: Option<usize>) -> Vec<Point> {
    let ideal = Ideal::of(radii.len(), ties, UNIT);
    let room = Room::of(radii, ties);
    let all = vec![true; radii.len()];
    let candidate = |start: u64| {
        let mut places = begun(start, radii.len(), middle);
        ideal.settle(&mut places, &all);
        let mut places = turned(&places);
        room.make(&mut places, &all);
        let cost = 8.0 * ideal.stress(&places)
            + crossings(&places, ties)
            + 4.0 * room.lacking(&places)
            + 2.0 * page(&places).overfull();
        (cost, places)
    };
    let best = (0..STARTS).map(candidate);
    let best = best.min_by(|one, other| one.0.total_cmp(&other.0));
    best.map(|(_, places)| places).unwrap_or_default()
}

/// A ring in the order of the names, then rings in any order; whom it is about in the middle.
fn begun(start: u64, count: usize, middle: Option<usize>) -> Vec<Point> {
    let mut places = ring(count);
    let mut random = SplitMix(SEED + start);
    if start > 0 {
        for at in (1..count).rev() {
            let chance = random.unit();
            let pick = (1..=at).filter(|one| share(*one, at + 1) <= chance);
            places.swap(at, pick.count());
        }
    }
    if let Some(middle) = middle {
        places[middle] = Point::default();
    }
    places
}

#[expect(clippy::cast_precision_loss, reason = "a drawing has few roles")]
fn share(one: usize, of: usize) -> f64 {
    one as f64 / of as f64
}

fn ring(count: usize) -> Vec<Point> {
    let place = |at| {
        let angle = TAU * share(at, count) - PI / 2.0;
        Point::new(UNIT * angle.cos(), UNIT * angle.sin())
    };
    (0..count).map(place).collect()
}

/// Turned so that the page is filled best, and drawn together where it is too large.
fn turned(places: &[Point]) -> Vec<Point> {
    let turns = (0..TURNS).map(|turn| {
        let angle = PI * f64::from(turn) / f64::from(TURNS);
        let (sin, cos) = angle.sin_cos();
        let turned = places
            .iter()
            .map(|one| Point::new(one.x * cos - one.y * sin, one.x * sin + one.y * cos));
        turned.collect::<Vec<Point>>()
    });
    let over = |places: &Vec<Point>| round_to(page(places).overfull(), 3);
    let best = turns.min_by(|one, other| over(one).total_cmp(&over(other)));
    let mut best = best.unwrap_or_default();
    let (x, y) = page(&best).shrink();
    for place in &mut best {
        *place = Point::new(place.x * x, place.y * y);
    }
    best
}
