//! Simulated cases: the estimate where a parallel split is not properly nested, and the independent
//! check of the exact measures in tests (audit.md 6).
//!
//! A case walks the net arc by arc; at a fork every taken way is walked until the ways can meet
//! again, then the case goes on from there once. The seed is fixed, so the same workflow gives the
//! same estimate.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the arcs and lie below their count"
)]

use super::dominators::immediate_dominators;
use super::flow::{Flow, Fork, Node};

/// Cases of one estimate.
pub(crate) const CASES: u32 = 20_000;
/// Steps after which a simulated case is cut off.
const LONGEST: usize = 100_000;
/// Two-sided 95 % of a normal distribution.
const Z: f64 = 1.96;

/// A mean with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Interval {
    /// The mean over all cases.
    pub(crate) mean: f64,
    /// Half the width of the interval.
    pub(crate) margin: f64,
}

/// What simulated cases did.
#[derive(Debug)]
pub(crate) struct Simulation {
    /// Mean visits of every node of the net.
    pub(crate) visits: Vec<f64>,
    /// Steps per case.
    pub(crate) steps: Interval,
    /// Share of cases that met nobody.
    pub(crate) meets_nobody: Interval,
    /// Steps before the first person, or the end.
    pub(crate) steps_before_contact: Interval,
}

/// Walks `cases` cases; `person` tells at which nodes a case meets or is offered a person.
pub(crate) fn simulate(flow: &Flow, person: impl Fn(Node) -> bool, cases: u32) -> Simulation {
    let net = flow.net();
    let joins = immediate_dominators(flow.end(), &net.reversed().shape());
    let mut forks = vec![None; net.nodes()];
    for fork in &flow.forks {
        forks[fork.node as usize] = Some(fork);
    }
    let mut walk = Walk {
        flow,
        forks,
        joins,
        person,
        random: SplitMix(7),
        visits: vec![0; net.nodes()],
        left: 0,
    };
    let (mut steps, mut nobody, mut before) =
        (Sample::default(), Sample::default(), Sample::default());
    for _ in 0..cases {
        walk.left = LONGEST;
        let alone = walk.from(flow.start(), true, &mut Vec::new());
        #[expect(clippy::cast_precision_loss, reason = "at most LONGEST")]
        steps.add((LONGEST - walk.left) as f64);
        nobody.add(f64::from(u8::from(alone.still)));
        before.add(f64::from(alone.steps));
    }
    Simulation {
        #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
        visits: walk
            .visits
            .iter()
            .map(|count| *count as f64 / f64::from(cases))
            .collect(),
        steps: steps.interval(),
        meets_nobody: nobody.interval(),
        steps_before_contact: before.interval(),
    }
}

/// How far a case, or one way of it, came alone.
#[derive(Clone, Copy)]
struct Alone {
    still: bool,
    steps: u32,
}

struct Walk<'a, P> {
    flow: &'a Flow,
    forks: Vec<Option<&'a Fork>>,
    joins: Vec<Option<Node>>,
    person: P,
    random: SplitMix,
    visits: Vec<u64>,
    left: usize,
}

impl<P: Fn(Node) -> bool> Walk<'_, P> {
    /// Walks from a node until the end, or until a join that an outer fork waits at.
    fn from(&mut self, begin: Node, still: bool, waiting: &mut Vec<Node>) -> Alone {
        let mut alone = Alone { still, steps: 0 };
        let mut node = begin;
        while node != self.flow.end() && !waiting.contains(&node) && self.left > 0 {
            self.visits[node as usize] += 1;
            alone.still &= !(self.person)(node);
            if (node as usize) < self.flow.steps {
                self.left -= 1;
                alone.steps += u32::from(alone.still);
            }
            node = match (self.forks[node as usize], self.joins[node as usize]) {
                (Some(fork), Some(join)) => {
                    let ways = self.taken(fork);
                    waiting.push(join);
                    let mut all = alone.still;
                    for way in ways {
                        let walked = self.from(way, alone.still, waiting);
                        all &= walked.still;
                        alone.steps += walked.steps;
                    }
                    waiting.pop();
                    alone.still = all;
                    join
                }
                _ => self.next(node),
            };
        }
        alone
    }

    fn next(&mut self, node: Node) -> Node {
        let mut left = self.random.unit();
        let ways = self.flow.net().of(node);
        for (to, weight) in ways {
            left -= weight;
            if left < 0.0 {
                return *to;
            }
        }
        ways.last().map_or(self.flow.end(), |(to, _)| *to)
    }

    /// Draws the ways of a fork: each by its own chance, and at least one.
    fn taken(&mut self, fork: &Fork) -> Vec<Node> {
        let mut taken = Vec::new();
        for (to, chance) in &fork.ways {
            if self.random.unit() < *chance {
                taken.push(*to);
            }
        }
        if taken.is_empty() {
            let total: f64 = fork.ways.iter().map(|(_, chance)| chance).sum();
            let mut left = self.random.unit() * total;
            for (to, chance) in &fork.ways {
                left -= chance;
                if left < 0.0 {
                    return vec![*to];
                }
            }
        }
        taken
    }
}

/// Sums for a mean and its interval.
#[derive(Default)]
struct Sample {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Sample {
    fn add(&mut self, value: f64) {
        self.count += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    fn interval(&self) -> Interval {
        let mean = self.sum / self.count;
        let variance = (self.squares / self.count - mean * mean).max(0.0);
        Interval {
            mean,
            margin: Z * (variance / self.count).sqrt(),
        }
    }
}

/// Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators".
struct SplitMix(u64);

impl SplitMix {
    /// A number from 0 up to, but not including, 1.
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit an f64 exactly")]
        let unit = (bits >> 11) as f64 / (1_u64 << 53) as f64;
        unit
    }
}
