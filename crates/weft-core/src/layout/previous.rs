//! An earlier drawing of a version, looked up by the ids of its steps.
//!
//! Heights are counted from the upper end of its cards and joints, as layout counts them.

#![expect(clippy::indexing_slicing, reason = "windows of two have two entries")]

use std::collections::BTreeMap;

use super::lanes::Lanes;
use super::types::{Lane, Layout, Placed, Rect, Route};
use crate::workflow::{RoleName, StepId};

/// Room above a card for the hand-off to itself.
const OVER: f64 = 10.0;

/// An earlier drawing.
#[derive(Debug)]
pub(super) struct Previous<'a> {
    layout: &'a Layout,
    nodes: BTreeMap<(&'a StepId, bool), &'a Placed>,
    routes: BTreeMap<(&'a StepId, &'a StepId), &'a Route>,
    lanes: BTreeMap<Option<&'a RoleName>, &'a Lane>,
    /// Upper end of the cards.
    cards: f64,
    /// Upper end of cards and joints.
    top: f64,
}

/// A card of an earlier drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stood<'a> {
    pub(super) column: usize,
    pub(super) role: Option<&'a RoleName>,
    /// Its middle.
    pub(super) y: f64,
    /// Half of the height that it took.
    pub(super) half: f64,
}

impl<'a> Previous<'a> {
    pub(super) fn new(layout: &'a Layout) -> Self {
        let nodes = layout.nodes.iter().rev();
        let routes = layout.routes.iter().rev();
        let lanes = layout.lanes.iter().rev();
        let mut previous = Self {
            nodes: nodes.map(|node| ((&node.step, node.ghost), node)).collect(),
            routes: routes
                .map(|route| ((&route.from, &route.to), route))
                .collect(),
            lanes: lanes.map(|lane| (lane.role.as_ref(), lane)).collect(),
            cards: 0.0,
            top: 0.0,
            layout,
        };
        let cards = layout.nodes.iter().map(|node| previous.room(node).y);
        previous.cards = cards.fold(f64::INFINITY, f64::min);
        let between = layout.routes.iter();
        let between = between.filter(|route| !previous.ran_above(route) && route.from != route.to);
        let points = between.flat_map(|route| route.points.iter().map(|point| point.y));
        previous.top = points.fold(previous.cards, f64::min).floor();
        previous
    }

    /// Where its cards and joints began.
    pub(super) fn top(&self) -> f64 {
        self.top
    }

    /// The room of a card, with that for the hand-off to itself.
    fn room(&self, node: &Placed) -> Rect {
        let own = self.routes.contains_key(&(&node.step, &node.step)) && !node.ghost;
        let over = if own { OVER } else { 0.0 };
        Rect {
            y: node.rect.y - over,
            height: node.rect.height + 2.0 * over,
            ..node.rect
        }
    }

    /// Where a step stood.
    pub(super) fn stood(&self, step: &StepId, ghost: bool) -> Option<Stood<'a>> {
        let node = self.nodes.get(&(step, ghost))?;
        Some(self.card(node))
    }

    /// Where ghosts stood.
    pub(super) fn ghosts(&self) -> impl Iterator<Item = Stood<'a>> + '_ {
        let ghosts = self.layout.nodes.iter().filter(|node| node.ghost);
        ghosts.map(|node| self.card(node))
    }

    fn card(&self, node: &Placed) -> Stood<'a> {
        let lane = self.layout.lanes.get(node.lane);
        Stood {
            column: node.column,
            role: lane.and_then(|lane| lane.role.as_ref()),
            y: node.rect.centre().y - self.top,
            half: self.room(node).height / 2.0,
        }
    }

    /// The first and the last row of the lane of a role.
    pub(super) fn rows(&self, role: Option<&RoleName>) -> Option<(f64, f64)> {
        let lane = self.lanes.get(&role)?;
        Some((lane.y - self.top, lane.last_y - self.top))
    }

    /// The rows at which a card of a role may stand: in the last lane as far down as it likes, since
    /// nothing stands below.
    pub(super) fn free_rows(&self, role: Option<&RoleName>) -> Option<(f64, f64)> {
        let (first, last) = self.rows(role)?;
        let is_last = self.layout.lanes.last().map(|lane| lane.role.as_ref()) == Some(role);
        Some((first, if is_last { f64::INFINITY } else { last }))
    }

    /// How the hand-off from a step to a step ran.
    pub(super) fn route(&self, from: &StepId, to: &StepId) -> Option<&'a Route> {
        self.routes.get(&(from, to)).copied()
    }

    /// Whether a hand-off went back above all lanes.
    pub(super) fn ran_above(&self, route: &Route) -> bool {
        let above = |y: f64| y < self.cards - OVER;
        route.back && route.from != route.to && route.points.iter().any(|point| above(point.y))
    }

    /// How far down a hand-off passed a column.
    pub(super) fn level(&self, route: &Route, column: usize) -> Option<f64> {
        let column = self.layout.columns.get(column)?;
        let middle = column.x + column.width / 2.0;
        let spans = |a: f64, b: f64| a.min(b) <= middle && middle <= a.max(b);
        let mut runs = route.points.windows(2);
        let run = runs.find(|run| run[0].y == run[1].y && spans(run[0].x, run[1].x))?;
        Some(run[0].y - self.top)
    }

    /// The lanes in the order in which they were drawn, new ones after the lane that they follow.
    pub(super) fn in_order(&self, fresh: Lanes) -> Lanes {
        let places = self.layout.lanes.iter().enumerate();
        let places: BTreeMap<Option<&RoleName>, usize> = places
            .map(|(place, lane)| (lane.role.as_ref(), place))
            .collect();
        let mut keyed = Vec::with_capacity(fresh.len());
        // Before the first lane that was drawn, nothing is followed.
        let mut followed = None;
        for (count, (role, kind)) in fresh.into_iter().enumerate() {
            let known = places.get(&role.as_ref()).copied();
            followed = known.or(followed);
            keyed.push(((followed, known.is_none(), count), (role, kind)));
        }
        keyed.sort_by_key(|(key, _)| *key);
        keyed.into_iter().map(|(_, lane)| lane).collect()
    }
}

/// The places in a lane at which a card lies on no other, the nearest to a wish first.
///
/// Each of the others is given by its middle and half of its height; `joined` are the heights of the
/// cards that it is joined with, at which its hand-offs run straight.
pub(super) fn free_places(
    taken: &[(f64, f64)],
    rows: (f64, f64),
    (half, gap): (f64, f64),
    wish: f64,
    joined: &[f64],
) -> Vec<f64> {
    let apart = |other: &(f64, f64)| (other.1 + half + gap).ceil();
    let beside = taken
        .iter()
        .flat_map(|other| [other.0 - apart(other), other.0 + apart(other)]);
    let clear = |y: &f64| {
        let mut others = taken.iter();
        (rows.0..=rows.1).contains(y) && others.all(|other| (other.0 - y).abs() >= apart(other))
    };
    let ends = [rows.0, rows.1].into_iter().filter(|row| row.is_finite());
    let places = ends.chain(joined.iter().copied()).chain(beside);
    let mut places: Vec<f64> = places.filter(clear).collect();
    places.sort_by(|a, b| {
        let by_distance = (a - wish).abs().total_cmp(&(b - wish).abs());
        by_distance.then(a.total_cmp(b))
    });
    places.dedup();
    places
}
