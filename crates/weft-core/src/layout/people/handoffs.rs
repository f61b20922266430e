//! Who passes work to whom, all machines as one.

use std::collections::BTreeMap;

use super::machines::rim;
use super::places::Places;
use super::stress::length;
use super::types::{DrawnHandoff, Line};
use crate::audit::Audit;
use crate::layout::Point;
use crate::words::{nine, round_to};
use crate::workflow::{Document, RoleKind, RoleName};

/// Who passes on and who takes over; none for a machine.
type Ends = (Option<RoleName>, Option<RoleName>);

/// How far a hand-off runs beside the one that comes back.
const ASIDE: f64 = 5.0;
/// How far it stops before a circle.
const BEFORE: f64 = 2.0;

/// Hand-offs of both versions between people, and between people and machines; most first.
pub(super) fn between(audit: &Audit, document: &Document) -> Vec<DrawnHandoff> {
    let person = |name: &RoleName| {
        let kind = document.role(name).map(|role| role.kind);
        (kind != Some(RoleKind::Ai)).then(|| name.clone())
    };
    let mut sums: BTreeMap<Ends, (f64, Option<f64>)> = BTreeMap::new();
    for one in &audit.handoffs {
        let ends = (person(&one.from), person(&one.to));
        if ends.0 == ends.1 {
            continue;
        }
        let sum = sums.entry(ends).or_default();
        sum.0 += one.baseline;
        if let Some(now) = one.redesign {
            *sum.1.get_or_insert(0.0) += now;
        }
    }
    let mut handed: Vec<DrawnHandoff> = sums
        .into_iter()
        .map(|((from, to), (baseline, redesign))| DrawnHandoff {
            from,
            to,
            baseline: nine(baseline),
            redesign: redesign.map(nine),
            line: None,
        })
        .collect();
    let most = |one: &DrawnHandoff| one.baseline.max(one.redesign.unwrap_or_default());
    handed.sort_by(|one, other| most(other).total_cmp(&most(one)));
    handed
}

/// Gives every hand-off whose ends are drawn its line.
pub(super) fn draw(mut handed: Vec<DrawnHandoff>, places: &Places) -> Vec<DrawnHandoff> {
    for one in &mut handed {
        one.line = line(one.from.as_ref(), one.to.as_ref(), places);
    }
    handed
}

fn line(from: Option<&RoleName>, to: Option<&RoleName>, places: &Places) -> Option<Line> {
    let middle = |end: Option<&RoleName>| match end {
        Some(name) => places.circle(name).map(|circle| circle.centre),
        None => places.machines.map(|rect| rect.centre()),
    };
    let (start, goal) = (middle(from)?, middle(to)?);
    let far = length(start, goal).max(1e-9);
    let (x, y) = ((goal.x - start.x) / far, (goal.y - start.y) / far);
    // At the rim, a little aside, and the other way round for the one that comes back.
    let at = |end: Option<&RoleName>, centre: Point, other: Point, sign: f64| {
        let rim = match (end.and_then(|name| places.circle(name)), places.machines) {
            (Some(circle), _) => {
                let reach = circle.radius * circle.radius - ASIDE * ASIDE;
                let reach = reach.max(0.0).sqrt() + BEFORE;
                Point::new(centre.x + sign * reach * x, centre.y + sign * reach * y)
            }
            (None, Some(rect)) => rim(rect, other),
            (None, None) => centre,
        };
        Point::new(
            round_to(rim.x - ASIDE * y, 2),
            round_to(rim.y + ASIDE * x, 2),
        )
    };
    Some(Line {
        from: at(from, start, goal, 1.0),
        to: at(to, goal, start, -1.0),
    })
}
