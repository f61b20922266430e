//! The lines of the ties: as wide as their minutes, hollow where they were wider, cut where they are
//! gone (system.md 6); and where their figures stand, beside everything else.

use super::machines;
use super::places::Places;
use super::room::nearest;
use super::stress::length;
use super::types::{DrawnTie, Line, Scale, Strand, TieChange};
use crate::Language;
use crate::layout::text::width;
use crate::layout::{Point, Rect};
use crate::words::round_to;

/// The width of a minute, where no tie is much narrower or wider than others are drawn.
const A_MINUTE: f64 = 0.14;
/// The widest tie is drawn so wide at least and at most, and every tie so wide at least.
const WIDEST: (f64, f64) = (13.0, 26.0);
const LEAST: f64 = 2.0;
/// A tie that is thinner by less shows it by its figure alone: rails would run into the line.
const SEEN: f64 = 3.0;
/// How far two rails are apart at least.
const RAILS: f64 = 5.0;
/// How far the rails of a severed tie stop before their middle.
const OPEN: f64 = 9.0;
/// A stroke through a severed tie: how far it reaches beyond the rails, how far it rises, and how far
/// it stands from the middle.
const BEYOND: f64 = 5.0;
const RISE: f64 = 3.0;
const ASIDE: f64 = 5.0;
/// The size of a figure, the height of its ground, and the room beside it.
const FIGURE: f64 = 12.5;
const GROUND: f64 = 20.0;
const BESIDE: f64 = 12.0;
/// Where a figure may stand on its line, best first.
const STOPS: [f64; 9] = [0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78];

/// What a width says in a drawing of these ties.
pub(super) fn scale(ties: &[DrawnTie]) -> Scale {
    let minutes = ties.iter().flat_map(|tie| {
        let now = tie.redesign.as_ref().map_or(0.0, |now| now.minutes);
        [tie.baseline.minutes, now]
    });
    let most = minutes.fold(0.0, f64::max);
    if most <= 0.0 {
        return Scale::default();
    }
    let (low, high) = WIDEST;
    let a_minute = A_MINUTE.clamp(low / most, high / most);
    let minutes = example(most);
    Scale {
        minutes,
        width: round_to(minutes * a_minute, 2),
        a_minute,
    }
}

/// A round number of minutes, about a third of the most.
fn example(most: f64) -> f64 {
    let magnitude = 10_f64.powf((most / 3.0).log10().floor());
    let digit = most / 3.0 / magnitude;
    let digit = [6.0, 5.0, 3.0, 2.0, 1.0]
        .into_iter()
        .find(|one| *one <= digit);
    round_to(digit.unwrap_or(1.0) * magnitude, 6)
}

/// Gives every tie whose ends are drawn its line.
pub(super) fn draw(ties: &mut [DrawnTie], places: &Places, scale: &Scale, language: Language) {
    let mut taken: Vec<Rect> = places.machines.iter().map(machines::block).collect();
    let lines: Vec<Option<Line>> = ties.iter().map(|tie| line(tie, places)).collect();
    for (at, tie) in ties.iter_mut().enumerate() {
        let Some(line) = lines.get(at).copied().flatten() else {
            continue;
        };
        let others = lines.iter().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<Line> = others.filter_map(|(_, line)| *line).collect();
        let ground = |middle: Point| ground(tie, middle, language);
        let (middle, is_free) = middle(tie, line, places, (&taken, &others), ground);
        if is_free {
            taken.push(ground(middle));
        }
        tie.strand = Some(strand(tie, line, middle, is_free, scale));
    }
}

/// From the middle of one circle to the middle of the other.
fn line(tie: &DrawnTie, places: &Places) -> Option<Line> {
    let [one, other] = &tie.roles;
    Some(Line {
        from: places.circle(one)?.centre,
        to: places.circle(other)?.centre,
    })
}

/// Where the figure stands: beside circles and other figures, and beside other lines if it can.
fn middle(
    tie: &DrawnTie,
    line: Line,
    places: &Places,
    (taken, others): (&[Rect], &[Line]),
    ground: impl Fn(Point) -> Rect,
) -> (Point, bool) {
    let [from, to] = tie.roles.each_ref().map(|role| {
        let circle = places.circle(role);
        circle.map_or(0.0, |one| one.radius) / length(line.from, line.to).max(1.0)
    });
    let at = |stop: f64| along(line, from + stop * (1.0 - from - to));
    let is_free = |place: &Point| {
        let ground = ground(*place);
        let on_figure = taken.iter().any(|one| one.overlaps(&ground));
        let mut circles = places.people.iter();
        !on_figure && !circles.any(|circle| touches(&ground, circle.centre, circle.radius + 2.0))
    };
    let free: Vec<Point> = STOPS.map(at).into_iter().filter(is_free).collect();
    let off_lines = |place: &&Point| {
        let ground = ground(**place);
        !others.iter().any(|one| is_cut(&ground, *one))
    };
    let best = free.iter().find(off_lines).or(free.first());
    best.map_or((at(0.5), false), |place| (*place, true))
}

/// The ground of the figure: as wide as the longer one of both versions.
fn ground(tie: &DrawnTie, middle: Point, language: Language) -> Rect {
    let about = |minutes| language.about(minutes);
    let before = about(tie.baseline.minutes);
    let figure = match (tie.change, &tie.redesign) {
        (TieChange::Thinned, Some(now)) => format!("{before} → {}", about(now.minutes)),
        (TieChange::New, Some(now)) => {
            format!("{} {}", about(now.minutes), language.pick("new", "neu"))
        }
        _ => before,
    };
    let wide = width(&figure, FIGURE) + BESIDE;
    Rect {
        x: middle.x - wide / 2.0,
        y: middle.y - GROUND / 2.0,
        width: wide,
        height: GROUND,
    }
}

/// Whether a circle and a rectangle have a point in common.
pub(super) fn touches(rect: &Rect, centre: Point, radius: f64) -> bool {
    let near = Point::new(
        centre.x.clamp(rect.x, rect.right()),
        centre.y.clamp(rect.y, rect.bottom()),
    );
    length(near, centre) < radius
}

/// Whether a slanted line runs through a rectangle.
pub(super) fn is_cut(rect: &Rect, line: Line) -> bool {
    // The nearest point of the line to the middle decides, seen in a square.
    let stretch = rect.width / rect.height.max(1.0);
    let squeezed = |point: Point| Point::new(point.x / stretch, point.y);
    let centre = squeezed(rect.centre());
    let near = nearest(squeezed(line.from), squeezed(line.to), centre);
    (near.x - centre.x).abs().max((near.y - centre.y).abs()) < rect.height / 2.0
}

fn along(line: Line, share: f64) -> Point {
    Point::new(
        line.from.x + share * (line.to.x - line.from.x),
        line.from.y + share * (line.to.y - line.from.y),
    )
}

fn strand(tie: &DrawnTie, line: Line, middle: Point, is_free: bool, scale: &Scale) -> Strand {
    let wide = |meets: bool, minutes: f64| {
        if meets {
            round_to((minutes * scale.a_minute).max(LEAST), 2)
        } else {
            0.0
        }
    };
    let before = wide(tie.baseline.at_all(), tie.baseline.minutes);
    let now = tie.redesign.as_ref();
    let now = now.map_or(before, |now| wide(now.at_all(), now.minutes));
    let across = Across::of(line);
    let half = before.max(RAILS) / 2.0;
    let rails = match tie.change {
        TieChange::Severed => across.open_rails(line, middle, half),
        TieChange::Thinned if before - now >= SEEN => across.rails(line, half),
        TieChange::Kept | TieChange::Thinned | TieChange::New => Vec::new(),
    };
    let slashes = if tie.change == TieChange::Severed {
        across.slashes(middle, half)
    } else {
        Vec::new()
    };
    Strand {
        slashes,
        line,
        before,
        now,
        rails,
        label: is_free.then(|| rounded(middle)),
    }
}

/// Directions along and across a line.
struct Across {
    along: (f64, f64),
}

impl Across {
    fn of(line: Line) -> Self {
        let long = length(line.from, line.to).max(1e-9);
        Self {
            along: (
                (line.to.x - line.from.x) / long,
                (line.to.y - line.from.y) / long,
            ),
        }
    }

    /// So far along the line and across it from a point.
    fn beside(&self, point: Point, along: f64, across: f64) -> Point {
        let (x, y) = self.along;
        rounded(Point::new(
            point.x + along * x - across * y,
            point.y + along * y + across * x,
        ))
    }

    fn rails(&self, line: Line, half: f64) -> Vec<Line> {
        [-half, half]
            .map(|side| Line {
                from: self.beside(line.from, 0.0, side),
                to: self.beside(line.to, 0.0, side),
            })
            .to_vec()
    }

    fn open_rails(&self, line: Line, middle: Point, half: f64) -> Vec<Line> {
        let halves = [(line.from, -OPEN), (line.to, OPEN)];
        halves
            .into_iter()
            .flat_map(|(end, open)| {
                [-half, half].map(|side| Line {
                    from: self.beside(end, 0.0, side),
                    to: self.beside(middle, open, side),
                })
            })
            .collect()
    }

    fn slashes(&self, middle: Point, half: f64) -> Vec<Line> {
        let reach = half + BEYOND;
        [-ASIDE, ASIDE]
            .map(|aside| Line {
                from: self.beside(middle, aside + RISE, -reach),
                to: self.beside(middle, aside - RISE, reach),
            })
            .to_vec()
    }
}

fn rounded(point: Point) -> Point {
    Point::new(round_to(point.x, 2), round_to(point.y, 2))
}
