//! Where the machines stand: near those who work with them, and in nobody's way.

use super::places::{Places, around, union};
use super::room::{cross, nearest};
use super::strands::{is_cut, touches};
use super::stress::length;
use super::types::{DrawnHandoff, Line, MachineLine, Machines, Person, Place};
use crate::layout::{Point, Rect};
use crate::words::{nine, round_to};

/// Their square.
const WIDE: f64 = 48.0;
const HIGH: f64 = 44.0;
/// The words under it.
const WORDS_WIDE: f64 = 104.0;
const WORDS_HIGH: f64 = 38.0;
/// Room to the circles, so that their lines are seen, and to the lines of the ties.
const ROOM: f64 = 34.0;
const OFF: f64 = 14.0;
/// A line so near to a circle lies on it.
const CLOSE: f64 = 4.0;
/// Places that are tried are so far apart, and so far beyond the circles at most.
const STEP: f64 = 12.0;
const BEYOND: f64 = 96.0;
/// What a line through the square costs, a circle on one of its lines, and a crossing, in pixels.
const CUT: f64 = 240.0;
const COVERED: f64 = 320.0;
const CROSSED: f64 = 40.0;
/// A role with less of the minutes has no line: the list names it.
const SEEN: f64 = 0.05;

/// The square of the machines and the words under it.
pub(super) fn block(rect: &Rect) -> Rect {
    Rect {
        x: rect.centre().x - WORDS_WIDE / 2.0,
        y: rect.y,
        width: WORDS_WIDE,
        height: HIGH + WORDS_HIGH,
    }
}

/// The best place for the machines; none where nobody works with one or passes work to one.
pub(super) fn place(
    people: &[&Person],
    circles: &[Place],
    ties: &[(usize, usize)],
    handed: &[DrawnHandoff],
) -> Option<Rect> {
    let weights = weights(people, handed);
    let total: f64 = weights.iter().sum();
    let all = circles.iter().map(around).reduce(union)?;
    if total <= 0.0 {
        return None;
    }
    let shares: Vec<(f64, &Place)> = weights
        .iter()
        .map(|weight| weight / total)
        .zip(circles)
        .collect();
    let centre = |at: usize| circles.get(at).map(|one| one.centre);
    let lines: Vec<Line> = ties
        .iter()
        .filter_map(|(a, b)| {
            Some(Line {
                from: centre(*a)?,
                to: centre(*b)?,
            })
        })
        .collect();
    let free = candidates(all).filter(|rect| {
        let block = block(rect);
        let mut circles = circles.iter();
        let near = |one: &Place| {
            touches(rect, one.centre, one.radius + ROOM)
                || touches(&block, one.centre, one.radius + OFF)
        };
        !circles.any(near)
    });
    let priced = free.map(|rect| (price(&rect, all, &shares, &lines), rect));
    let best = priced.min_by(|one, other| one.0.total_cmp(&other.0));
    best.map(|(_, rect)| rect)
}

/// Minutes with machines, of either version; where there are none, work passed to them or from them.
fn weights(people: &[&Person], handed: &[DrawnHandoff]) -> Vec<f64> {
    let minutes = people.iter().map(|one| {
        let now = one.redesign.as_ref().map_or(0.0, |now| now.machine_minutes);
        one.baseline.machine_minutes.max(now)
    });
    let minutes: Vec<f64> = minutes.collect();
    if minutes.iter().any(|one| *one > 0.0) {
        return minutes;
    }
    let passed = |person: &&Person| -> f64 {
        let name = Some(&person.name);
        let with = handed.iter().filter(|one| {
            (one.from.is_none() && one.to.as_ref() == name)
                || (one.to.is_none() && one.from.as_ref() == name)
        });
        with.map(|one| one.baseline.max(one.redesign.unwrap_or_default()))
            .sum()
    };
    people.iter().map(passed).collect()
}

fn candidates(all: Rect) -> impl Iterator<Item = Rect> {
    let stops = |from: f64, to: f64| {
        std::iter::successors(Some(from), |at| Some(at + STEP)).take_while(move |at| *at <= to)
    };
    let rows = stops(all.y - BEYOND, all.bottom() + BEYOND - HIGH);
    rows.flat_map(move |y| {
        stops(all.x - BEYOND, all.right() + BEYOND - WIDE).map(move |x| Rect {
            x,
            y,
            width: WIDE,
            height: HIGH,
        })
    })
}

fn price(rect: &Rect, all: Rect, shares: &[(f64, &Place)], lines: &[Line]) -> f64 {
    let centre = rect.centre();
    let block = block(rect);
    let far: f64 = shares
        .iter()
        .map(|(share, one)| share * length(centre, one.centre))
        .sum();
    let wide = Rect {
        x: block.x - OFF,
        y: block.y - OFF,
        width: block.width + 2.0 * OFF,
        height: block.height + 2.0 * OFF,
    };
    let mut cost = far + CUT * tally(lines.iter().filter(|line| is_cut(&wide, **line)));
    for (_, role) in shares.iter().filter(|(share, _)| *share >= SEEN) {
        let on = |(_, one): &&(f64, &Place)| {
            let near = nearest(role.centre, centre, one.centre);
            one.centre != role.centre && length(near, one.centre) < one.radius + CLOSE
        };
        let ends = (role.centre, centre);
        let across = |line: &&Line| cross(ends, (line.from, line.to));
        cost += COVERED * tally(shares.iter().filter(on));
        cost += CROSSED * tally(lines.iter().filter(across));
    }
    let grown = union(all, block);
    cost + grown.width - all.width + grown.height - all.height
}

fn tally<T>(items: impl Iterator<Item = T>) -> f64 {
    items.map(|_| 1.0).sum()
}

/// The machines with the lines to those who work with them.
pub(super) fn lines(rect: Rect, people: &[Person], places: &Places) -> Machines {
    let before = |one: &Person| one.baseline.machine_minutes;
    let now = |one: &Person| one.redesign.as_ref().map_or(0.0, |now| now.machine_minutes);
    let total = |of: &dyn Fn(&Person) -> f64| nine(people.iter().map(of).sum());
    let (all_before, all_now) = (total(&before), total(&now));
    let line = |person: &Person| {
        let circle = places.circle(&person.name)?;
        let seen = |minutes: f64, all: f64| minutes > 0.0 && minutes >= SEEN * all;
        let line = MachineLine {
            role: person.name.clone(),
            line: Line {
                from: circle.centre,
                to: rim(rect, circle.centre),
            },
            before: seen(before(person), all_before),
            now: seen(now(person), all_now),
        };
        (line.before || line.now).then_some(line)
    };
    Machines {
        rect,
        baseline: all_before,
        redesign: people
            .iter()
            .any(|one| one.redesign.is_some())
            .then_some(all_now),
        lines: people.iter().filter_map(line).collect(),
    }
}

/// Where a line from outside meets the square.
pub(super) fn rim(rect: Rect, from: Point) -> Point {
    let centre = rect.centre();
    let (x, y) = (from.x - centre.x, from.y - centre.y);
    let share = (WIDE / 2.0 / x.abs().max(1e-9)).min(HIGH / 2.0 / y.abs().max(1e-9));
    Point::new(
        round_to(centre.x + share.min(1.0) * x, 2),
        round_to(centre.y + share.min(1.0) * y, 2),
    )
}
