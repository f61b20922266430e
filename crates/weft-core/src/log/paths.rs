//! The distinct courses of cases, as a tree of their beginnings.
#![expect(
    clippy::disallowed_types,
    reason = "a table that is only looked up; what is listed is the vector beside it"
)]

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Beginnings that are kept; cases that would need more are counted, not kept.
const MOST: usize = 4_000_000;

/// A course that cases took: its activities by number, and how many cases took exactly it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Course {
    /// The activities in their order.
    pub activities: Vec<u32>,
    /// How many cases.
    pub cases: u64,
}

#[derive(Debug, Clone)]
struct Node {
    before: u32,
    activity: u32,
    ended: u64,
}

/// The courses of all cases (“variants”), sharing their beginnings.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    nodes: Vec<Node>,
    next: HashMap<(u32, u32), u32, RandomState>,
    lost: u64,
}

/// The beginning without any activity.
pub(super) const ROOT: u32 = 0;
/// A beginning that had no room.
const LOST: u32 = u32::MAX;

impl Paths {
    /// The beginning that is one activity longer.
    pub(super) fn step(&mut self, from: u32, activity: u32) -> u32 {
        if from == LOST {
            return LOST;
        }
        if let Some(&next) = self.next.get(&(from, activity)) {
            return next;
        }
        if self.nodes.len() >= MOST {
            return LOST;
        }
        self.nodes.push(Node {
            before: from,
            activity,
            ended: 0,
        });
        // The root is not stored, so numbers start at 1.
        let number = u32::try_from(self.nodes.len()).unwrap_or(LOST);
        self.next.insert((from, activity), number);
        number
    }

    /// This many cases ended here.
    pub(super) fn end(&mut self, at: u32, cases: u64) {
        match self.node_mut(at) {
            Some(node) => node.ended += cases,
            None if at == LOST => self.lost += cases,
            None => {}
        }
    }

    fn node_mut(&mut self, number: u32) -> Option<&mut Node> {
        self.nodes.get_mut((number as usize).checked_sub(1)?)
    }

    fn node(&self, number: u32) -> Option<&Node> {
        self.nodes.get((number as usize).checked_sub(1)?)
    }

    /// Cases whose course was too long or too rare to be kept.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.lost
    }

    /// Every course, the most frequent first.
    #[must_use]
    pub fn courses(&self) -> Vec<Course> {
        let mut all: Vec<Course> = (1_u32..)
            .zip(&self.nodes)
            .filter(|(_, node)| node.ended > 0)
            .map(|(number, node)| Course {
                activities: self.back(number),
                cases: node.ended,
            })
            .collect();
        all.sort_by(|a, b| {
            let by_activities = || a.activities.cmp(&b.activities);
            b.cases.cmp(&a.cases).then_with(by_activities)
        });
        all
    }

    fn back(&self, from: u32) -> Vec<u32> {
        let before = |number: &u32| self.node(*number).map(|node| node.before);
        let mut activities: Vec<u32> = std::iter::successors(Some(from), before)
            .filter_map(|number| self.node(number).map(|node| node.activity))
            .collect();
        activities.reverse();
        activities
    }

    pub(super) fn merge(&mut self, later: &Self, activities: &[u32]) {
        self.lost += later.lost;
        // A beginning stands before everything that it begins.
        let mut numbers = vec![ROOT];
        for node in &later.nodes {
            let from = numbers.get(node.before as usize).copied().unwrap_or(LOST);
            let to = match activities.get(node.activity as usize) {
                Some(&activity) => self.step(from, activity),
                None => LOST,
            };
            numbers.push(to);
            if node.ended > 0 {
                self.end(to, node.ended);
            }
        }
    }
}
