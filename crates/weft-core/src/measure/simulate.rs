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
    let joins = immediate_dominators(flow.end(), &net.reversed());
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
pub(crate) struct SplitMix(pub(crate) u64);

impl SplitMix {
    /// A number from 0 up to, but not including, 1.
    pub(crate) fn unit(&mut self) -> f64 {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::avoidance::avoidance;
    use crate::measure::blocks::blocks;
    use crate::measure::chances::testing::visits;
    use crate::measure::flow::testing::flow;
    use crate::measure::visits::Order;

    /// Compares visits, P0 and F of a text drawing with simulated cases; `people` are met.
    fn check(text: &str, people: &[Node]) {
        let flow = flow(text);
        let person = |node: Node| (node as usize) < flow.steps && people.contains(&node);
        let exact = visits(&flow);
        let order = Order::of(flow.net());
        let blocks = blocks(&flow).expect("every block is nested");
        let avoidance = avoidance(&flow, &order, &blocks, person);
        let simulation = simulate(&flow, person, 20_000);
        for (node, expected) in exact.iter().enumerate().take(flow.steps) {
            let found = simulation.visits[node];
            assert!(
                (expected - found).abs() < 0.05 * (1.0 + expected),
                "visits of {node}: exact {expected}, simulated {found}\n{text}"
            );
        }
        let near = |exact: f64, interval: Interval, what: &str| {
            // Two and a half times the interval: one in a million true values lies outside.
            let margin = 2.5 * interval.margin + 1e-9;
            assert!(
                (exact - interval.mean).abs() <= margin,
                "{what}: exact {exact}, simulated {interval:?}\n{text}"
            );
        };
        near(avoidance.meets_nobody, simulation.meets_nobody, "P0");
        near(
            avoidance.steps_before_contact,
            simulation.steps_before_contact,
            "F",
        );
        near(
            exact.iter().take(flow.steps).sum(),
            simulation.steps,
            "steps",
        );
    }

    #[test]
    fn nested_parallel_blocks_agree_with_simulated_cases() {
        check(
            "a -> g\n&g -> b, c\nb -> d\nc -> e .5, f .5\ne -> d\nf -> d\nd -> end",
            &[1, 4],
        );
        check(
            "&a -> b, c, d\nb -> e\nc -> e\nd -> e\ne -> a .3, end .7",
            &[2],
        );
        check(
            "a -> g\n&g -> h, b\n&h -> c, d\nc -> i\nd -> i\n?i -> j\nb -> j\n?j -> e\ne -> end",
            &[2],
        );
        check("&a -> b, c\nb -> end\nc -> d .4, end .6\nd -> end", &[3]);
    }

    #[test]
    fn inclusive_blocks_agree_with_simulated_cases() {
        check(
            "+a -> b .5, c .8, d .1\nb -> e\nc -> e\nd -> e\ne -> end",
            &[1],
        );
        check("+a -> b .5, e .5\nb -> e\ne -> end", &[1]);
        check("+a -> b .2, c .2\nb -> d\nc -> b .0, d 1\nd -> end", &[2]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

        #[test]
        fn random_workflows_agree_with_simulated_cases(
            jumps in prop::collection::vec((0..10_usize, 1..9_u32), 2..10),
            people in prop::collection::vec(0..10_u32, 0..3),
        ) {
            let count = jumps.len();
            let name = |at: usize| if at == count { "end".to_owned() } else { format!("s{at}") };
            let lines: Vec<String> = jumps
                .iter()
                .enumerate()
                .map(|(at, (to, tenths))| {
                    let p = f64::from(*tenths) / 10.0;
                    // Jumps back are rarer, so that cases stay short.
                    let p = if *to <= at { p / 3.0 } else { p };
                    format!("{} -> {} {p}, {} {}", name(at), name((*to).min(count)), name(at + 1), 1.0 - p)
                })
                .collect();
            check(&lines.join("\n"), &people);
        }
    }
}
