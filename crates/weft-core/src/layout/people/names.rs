//! Names in circles: all circles are alike, as large as the longest name needs, up to a bound.

use super::types::Place;
use crate::layout::Point;
use crate::layout::text::{width, wrap};

/// The radius of a role, and the largest that a long name may ask for.
const RADII: [f64; 7] = [35.0, 38.0, 41.0, 44.0, 47.0, 50.0, 53.0];
/// How much larger the role is that the drawing is about.
const FOCUS: f64 = 44.0 / 35.0;
/// The size of a name, and of the name of the role that the drawing is about.
const SIZE: f64 = 12.0;
const FOCUS_SIZE: f64 = 14.5;
/// What a name leaves free beside it, both sides together.
const AIR: f64 = 10.0;
/// Lines of a name at most.
const LINES: usize = 3;
/// The distance of two lines, and how far the letters of a line reach from its middle, in sizes.
const LINE: f64 = 14.0 / 12.0;
const REACH: f64 = 0.38;

/// The circles of these roles, in their order, not placed yet.
pub(super) fn circles(names: &[(&str, bool)]) -> Vec<Place> {
    let fits = |radius: &&f64| {
        let mut names = names.iter();
        names.all(|(name, focus)| whole(name, **radius * grown(*focus), SIZE).is_some())
    };
    let [.., largest] = RADII;
    let radius = RADII.iter().find(fits).copied().unwrap_or(largest);
    names
        .iter()
        .map(|(name, focus)| circle(name, radius * grown(*focus), *focus))
        .collect()
}

fn grown(focus: bool) -> f64 {
    if focus { FOCUS } else { 1.0 }
}

fn circle(name: &str, radius: f64, focus: bool) -> Place {
    let large = whole(name, radius, FOCUS_SIZE).filter(|_| focus);
    let size = if large.is_some() { FOCUS_SIZE } else { SIZE };
    let lines = large.or_else(|| whole(name, radius, SIZE));
    Place {
        centre: Point::default(),
        radius: radius.round(),
        lines: lines.unwrap_or_else(|| broken(name, radius)),
        size,
    }
}

/// The name in as few lines as fit, no word broken; with air beside it if there can be some.
fn whole(name: &str, radius: f64, size: f64) -> Option<Vec<String>> {
    within(name, radius, size, AIR).or_else(|| within(name, radius, size, 0.0))
}

fn within(name: &str, radius: f64, size: f64, air: f64) -> Option<Vec<String>> {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..=LINES).find_map(|count| {
        let room = room(radius, size, count) - air;
        let lines = wrap(name, size, room);
        let unbroken = lines.join(" ") == words.join(" ");
        let narrow = lines.iter().all(|line| width(line, size) <= room);
        (lines.len() <= count && unbroken && narrow).then_some(lines)
    })
}

/// A name that does not fit, as much of it as there is room for; the lists have all of it.
fn broken(name: &str, radius: f64) -> Vec<String> {
    let mut lines = wrap(name, SIZE, room(radius, SIZE, LINES));
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}

/// The room of the outermost of so many lines within a circle.
fn room(radius: f64, size: f64, count: usize) -> f64 {
    let between = size * LINE * f64::from(u32::try_from(count - 1).unwrap_or_default()) / 2.0;
    let reach = between + size * REACH;
    2.0 * (radius * radius - reach * reach).max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_leave_the_circles_as_they_are() {
        let circles = circles(&[("New hire", true), ("Neighbour team", false)]);
        let radii: Vec<f64> = circles.iter().map(|one| one.radius).collect();
        assert_eq!(radii, [44.0, 35.0], "the measures of the design");
        assert_eq!(circles[1].lines, ["Neighbour", "team"], "between words");
    }

    #[test]
    fn one_long_name_makes_every_circle_larger() {
        let circles = circles(&[("Purchasing clerk", false), ("Buddy", false)]);
        assert!(circles[0].radius > 35.0, "the name fits");
        assert_eq!(circles[0].radius, circles[1].radius, "size says nothing");
        assert_eq!(
            circles[0].lines,
            ["Purchasing", "clerk"],
            "no word is broken"
        );
    }

    #[test]
    fn a_name_without_end_is_cut() {
        let circles = circles(&[(&"Donaudampfschiff ".repeat(9), false)]);
        assert_eq!(circles[0].lines.len(), 3, "three lines");
        assert!(circles[0].lines[2].ends_with('…'), "and it shows");
    }
}
