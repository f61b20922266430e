//! Which loops people meet in: a loop is what lies on a way forwards between the two ends of a
//! hand-off back.

use std::collections::{BTreeMap, BTreeSet};

use super::super::types::Route;
use super::version::Version;
use crate::workflow::StepId;

/// A version as its loops see it: forward hand-offs only.
pub(super) struct Around<'a> {
    version: Version<'a>,
    after: Vec<Vec<usize>>,
    before: Vec<Vec<usize>>,
    place: BTreeMap<&'a StepId, usize>,
    column: Vec<usize>,
}

impl<'a> Around<'a> {
    pub(super) fn new(version: &Version<'a>) -> Self {
        let steps = &version.workflow.steps;
        let mut place = BTreeMap::new();
        for (index, step) in steps.iter().enumerate() {
            place.entry(&step.id).or_insert(index);
        }
        let mut after = vec![Vec::new(); steps.len()];
        let mut before = vec![Vec::new(); steps.len()];
        for route in version.layout.routes.iter().filter(|route| !route.back) {
            let (from, to) = (route.from_index, place.get(&route.to).copied());
            if let (Some(list), Some(to)) = (after.get_mut(from), to) {
                list.push(to);
            }
            if let Some(list) = to.and_then(|to| before.get_mut(to)) {
                list.push(from);
            }
        }
        let mut column = vec![0; steps.len()];
        for (node, _) in version.nodes() {
            if let Some(at) = column.get_mut(node.index) {
                *at = node.column;
            }
        }
        Self {
            version: *version,
            after,
            before,
            place,
            column,
        }
    }

    /// Whether people meet on a way round that this hand-off closes; nothing if it closes none.
    pub(super) fn people_meet(&self, route: &Route) -> Option<bool> {
        if !route.back {
            return None;
        }
        let (to, from) = (*self.place.get(&route.to)?, route.from_index);
        let at = |step: usize| self.column.get(step).copied().unwrap_or(0);
        let (first, last) = (at(to), at(from));
        let within = |step: usize| (first..=last).contains(&at(step));
        let onward = reached(to, &self.after, &within);
        let round = reached(from, &self.before, &within);
        let both: Vec<usize> = onward.intersection(&round).copied().collect();
        if both.is_empty() {
            return None;
        }
        let steps = &self.version.workflow.steps;
        let mut inside = both.into_iter().filter_map(|index| steps.get(index));
        Some(inside.any(|step| self.version.meeting.is_contact(step)))
    }
}

fn reached(from: usize, next: &[Vec<usize>], within: &impl Fn(usize) -> bool) -> BTreeSet<usize> {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(step) = open.pop() {
        for &other in next.get(step).into_iter().flatten() {
            if within(other) && seen.insert(other) {
                open.push(other);
            }
        }
    }
    seen
}
