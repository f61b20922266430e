//! The flow among the steps that can be matched, and where in it each of them stands.
//!
//! Nodes that cannot be matched (gateways, unnamed events) are walked through, in bounds, so that a
//! model of any shape costs time in proportion to its size. Nothing here depends on the order of the
//! steps in the file.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::workflow::{StepId, Target, Workflow};

/// Nodes that are looked at to find the neighbours of one step.
const REACH: usize = 48;
/// Neighbours that a step keeps in each direction.
const NEIGHBOURS: usize = 12;

/// Neighbours by index of step.
pub(super) type Neighbours = Vec<Vec<usize>>;

/// The hand-offs of a workflow by index of step.
pub(super) struct Flow {
    /// The steps right after each step.
    pub(super) after: Neighbours,
    /// The steps right before each step.
    pub(super) before: Neighbours,
}

impl Flow {
    /// Every hand-off to a step that exists, as drawn.
    pub(super) fn of(workflow: &Workflow) -> Self {
        let mut index: BTreeMap<&StepId, usize> = BTreeMap::new();
        for (at, step) in workflow.steps.iter().enumerate() {
            index.entry(&step.id).or_insert(at);
        }
        let mut after = vec![Vec::new(); workflow.steps.len()];
        let mut before = vec![Vec::new(); workflow.steps.len()];
        for (from, step) in workflow.steps.iter().enumerate() {
            for link in &step.next {
                let Target::Step(id) = &link.to else { continue };
                let Some(&to) = index.get(id) else { continue };
                push(&mut after, from, to);
                push(&mut before, to, from);
            }
        }
        Self { after, before }
    }

    /// How many hand-offs after the start a case comes by each step; none where it never does.
    pub(super) fn distances_after(&self, start: Option<usize>) -> Vec<Option<u32>> {
        let starts = roots(&self.before).chain(start).collect();
        distances(&self.after, starts)
    }

    /// The same flow with the steps that `keep` leaves out walked through.
    pub(super) fn among(&self, keep: &[bool]) -> Self {
        Self {
            after: contracted(&self.after, keep),
            before: contracted(&self.before, keep),
        }
    }

    /// The nearest steps after a step, walking through steps that are `silent`.
    pub(super) fn after_beyond(&self, at: usize, silent: &[bool]) -> Vec<usize> {
        nearest_beyond(&self.after, silent, at)
    }

    /// The nearest steps before a step, walking through steps that are `silent`.
    pub(super) fn before_beyond(&self, at: usize, silent: &[bool]) -> Vec<usize> {
        nearest_beyond(&self.before, silent, at)
    }

    /// Where each step stands between a start (0) and an end (1); the middle where nothing tells.
    pub(super) fn positions(&self, start: Option<usize>) -> Vec<f64> {
        let from_start = self.distances_after(start);
        let to_end = distances(&self.before, roots(&self.after).collect());
        from_start
            .into_iter()
            .zip(to_end)
            .map(|(from_start, to_end)| match (from_start, to_end) {
                (Some(done), Some(left)) if done + left > 0 => {
                    f64::from(done) / f64::from(done + left)
                }
                _ => 0.5,
            })
            .collect()
    }
}

fn push(lists: &mut Neighbours, at: usize, item: usize) {
    if let Some(list) = lists.get_mut(at) {
        list.push(item);
    }
}

/// The steps without a neighbour.
fn roots(neighbours: &Neighbours) -> impl Iterator<Item = usize> {
    neighbours
        .iter()
        .enumerate()
        .filter(|(_, list)| list.is_empty())
        .map(|(at, _)| at)
}

/// The least number of hand-offs from any of these steps.
fn distances(neighbours: &Neighbours, sources: Vec<usize>) -> Vec<Option<u32>> {
    let mut distances: Vec<Option<u32>> = vec![None; neighbours.len()];
    let mut queue: VecDeque<(usize, u32)> = sources.into_iter().map(|at| (at, 0)).collect();
    while let Some((at, distance)) = queue.pop_front() {
        let Some(slot @ None) = distances.get_mut(at) else {
            continue;
        };
        *slot = Some(distance);
        for &next in neighbours.get(at).into_iter().flatten() {
            queue.push_back((next, distance.saturating_add(1)));
        }
    }
    distances
}

fn contracted(neighbours: &Neighbours, keep: &[bool]) -> Neighbours {
    let left_out: Vec<bool> = keep.iter().map(|kept| !kept).collect();
    (0..neighbours.len())
        .map(|at| {
            if keep.get(at) == Some(&true) {
                nearest_beyond(neighbours, &left_out, at)
            } else {
                Vec::new()
            }
        })
        .collect()
}

/// The nearest steps beyond a step, walking through steps that are left out.
fn nearest_beyond(neighbours: &Neighbours, left_out: &[bool], from: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut queue: VecDeque<usize> = VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        for &next in neighbours.get(at).into_iter().flatten() {
            if seen.len() >= REACH || found.len() >= NEIGHBOURS {
                return found;
            }
            if !seen.insert(next) {
                continue;
            }
            if left_out.get(next) == Some(&false) {
                found.push(next);
            } else {
                queue.push_back(next);
            }
        }
    }
    found
}
