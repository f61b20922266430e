//! A process tree with the counts of a log as nodes and shares of cases.
//!
//! Shares follow from how often the parts of the tree were gone through ([`Tree::times`]), so that the
//! expected visits of the workflow are those of the log as far as the tree fits it. The same tree with
//! other counts gives the same nodes, with other shares. Choices that a step before them can make
//! itself are no nodes: gateways stand only where a parallel split needs one.

use std::collections::BTreeMap;

use super::super::Tally;
use super::super::discovery::{Graph, Loop, Tree, float, visits};
use super::fitting::{Way, fit};

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// An activity by number.
    Activity(u32),
    /// Where a case enters, if it enters in several ways.
    Start,
    /// A choice that no step makes.
    Choice,
    /// Every way at once.
    Fork,
    /// Where the ways of a fork meet.
    Join,
    /// A choice that was handed to what stands before it.
    Gone,
}

/// Where a case goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// To a node.
    Node(usize),
    /// Out.
    End,
}

/// Ways with the share of cases on each; the shares sum to 1, but for a fork, where each is 1.
pub(super) type Ways = Vec<(Place, f64)>;

/// One node.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// What it is.
    pub(super) what: What,
    /// Where its cases go.
    pub(super) ways: Ways,
}

/// Nodes; the first is the start.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Net(Vec<Node>);

impl Net {
    /// The net of a tree.
    pub(super) fn of(tree: &Tree, tally: &Tally) -> Self {
        let mut drawing = Drawing {
            tally,
            nodes: Vec::new(),
        };
        drawing.node(What::Start, Vec::new());
        let entry = drawing.draw(tree, float(tally.cases), &vec![(Place::End, 1.0)]);
        drawing.lead(0, entry);
        let mut net = Self(drawing.nodes);
        net.contract();
        net
    }

    pub(super) fn node(&self, at: usize) -> Option<&Node> {
        self.0.get(at)
    }

    /// The nodes in the order in which a case comes to them, the most frequent way first: the start,
    /// then everything that it reaches, repetitions left aside.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut seen = vec![false; self.0.len()];
        let mut done = Vec::new();
        let mut open = vec![(0, self.rarest_first(0))];
        mark(&mut seen, 0);
        while let Some((at, ways)) = open.last_mut() {
            match ways.pop() {
                Some(next) if mark(&mut seen, next) => open.push((next, self.rarest_first(next))),
                Some(_) => {}
                None => {
                    done.push(*at);
                    open.pop();
                }
            }
        }
        done.reverse();
        done
    }

    /// The nodes after one, to be taken from the end: what is finished last comes first in the order.
    fn rarest_first(&self, at: usize) -> Vec<usize> {
        let ways = self.node(at).map_or(&[][..], |node| &node.ways);
        let mut nodes: Vec<(f64, usize)> = ways
            .iter()
            .filter_map(|(place, share)| match place {
                Place::Node(to) => Some((*share, *to)),
                Place::End => None,
            })
            .collect();
        nodes.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        nodes.into_iter().map(|one| one.1).collect()
    }

    /// Hands choices to what stands before them, unless that is a fork.
    fn contract(&mut self) {
        let choices: Vec<usize> = (0..self.0.len())
            .filter(|&at| self.node(at).is_some_and(|node| node.what == What::Choice))
            .collect();
        for at in choices {
            let Some(ways) = self.node(at).map(|node| leaving(&node.ways, at)) else {
                continue;
            };
            let here = |ways: &Ways| ways.iter().any(|(to, _)| *to == Place::Node(at));
            let of_fork = |node: &Node| node.what == What::Fork && here(&node.ways);
            let stays = ways.is_empty() || self.0.iter().any(of_fork);
            for (number, node) in self.0.iter_mut().enumerate() {
                if number == at {
                    node.ways.clone_from(&ways);
                    node.what = if stays { What::Choice } else { What::Gone };
                } else if !stays && here(&node.ways) {
                    node.ways = through(&node.ways, at, &ways);
                }
            }
        }
    }
}

fn mark(seen: &mut [bool], at: usize) -> bool {
    seen.get_mut(at)
        .is_some_and(|seen| !std::mem::replace(seen, true))
}

/// The ways out of a choice: going round at once is no way.
fn leaving(ways: &Ways, own: usize) -> Ways {
    let others = ways.iter().filter(|(to, _)| *to != Place::Node(own));
    mixed(others.map(|(to, share)| (*share, vec![(*to, 1.0)])))
}

/// Ways past a choice.
fn through(ways: &Ways, choice: usize, beyond: &Ways) -> Ways {
    mixed(ways.iter().map(|(to, share)| {
        let past = *to == Place::Node(choice);
        let on = if past {
            beyond.clone()
        } else {
            vec![(*to, 1.0)]
        };
        (*share, on)
    }))
}

/// Ways taken with these weights; equally where all are 0. Each place stands once, in their order.
fn mixed(parts: impl Iterator<Item = (f64, Ways)>) -> Ways {
    let parts: Vec<(f64, Ways)> = parts.collect();
    let total: f64 = parts.iter().map(|part| part.0).sum();
    let equal = 1.0 / float(parts.len() as u64);
    let mut places: BTreeMap<Place, f64> = BTreeMap::new();
    for (weight, ways) in parts {
        let share = if total > 0.0 { weight / total } else { equal };
        for (place, own) in ways {
            *places.entry(place).or_default() += share * own;
        }
    }
    places.into_iter().collect()
}

/// What stands in the structure happened, even where noise makes the counts say 0.
fn at_least_once(count: f64) -> f64 {
    count.max(1.0)
}

struct Drawing<'a> {
    tally: &'a Tally,
    nodes: Vec<Node>,
}

impl Drawing<'_> {
    fn node(&mut self, what: What, ways: Ways) -> usize {
        self.nodes.push(Node { what, ways });
        self.nodes.len() - 1
    }

    fn lead(&mut self, at: usize, ways: Ways) {
        if let Some(node) = self.nodes.get_mut(at) {
            node.ways = ways;
        }
    }

    /// Draws a tree that is gone through `times` times and goes on to `exit`; where it is entered.
    fn draw(&mut self, tree: &Tree, times: f64, exit: &Ways) -> Ways {
        match tree {
            Tree::Silent => exit.clone(),
            Tree::Activity(activity) => {
                let at = self.node(What::Activity(*activity), exit.clone());
                vec![(Place::Node(at), 1.0)]
            }
            Tree::Sequence(parts) => {
                let mut exit = exit.clone();
                for part in parts.iter().rev() {
                    exit = self.draw(part, times, &exit);
                }
                exit
            }
            Tree::Exclusive(parts) => self.exclusive(parts, times, exit),
            Tree::Parallel(parts) => self.parallel(parts, times, exit),
            Tree::Loop(it) => self.repeated(it, times, exit),
            Tree::Graph(graph) => self.graph(graph, exit),
        }
    }

    /// What passes by is what the others do not account for.
    fn exclusive(&mut self, parts: &[Tree], times: f64, exit: &Ways) -> Ways {
        let counted: Vec<f64> = parts.iter().map(|part| part.times(self.tally)).collect();
        let missing = (times - counted.iter().sum::<f64>()).max(0.0);
        let mut entries = Vec::with_capacity(parts.len());
        for (part, counted) in parts.iter().zip(counted) {
            let weight = if *part == Tree::Silent {
                missing
            } else {
                at_least_once(counted)
            };
            entries.push((weight, self.draw(part, weight, exit)));
        }
        mixed(entries.into_iter())
    }

    fn parallel(&mut self, parts: &[Tree], times: f64, exit: &Ways) -> Ways {
        let join = self.node(What::Join, exit.clone());
        let to_join = vec![(Place::Node(join), 1.0)];
        let mut ways = Vec::with_capacity(parts.len());
        for part in parts {
            let entry = self.draw(part, times, &to_join);
            let way = match entry.as_slice() {
                [(only, _)] => *only,
                _ => Place::Node(self.node(What::Choice, entry)),
            };
            ways.push((way, 1.0));
        }
        let fork = self.node(What::Fork, ways);
        vec![(Place::Node(fork), 1.0)]
    }

    fn repeated(&mut self, it: &Loop, times: f64, exit: &Ways) -> Ways {
        let body = it.body.times(self.tally);
        let repeated = it.repeated(self.tally);
        // What goes in is scaled as the loop itself counts: only shares matter inside.
        let inside = if body > repeated {
            times * body / (body - repeated)
        } else {
            times
        };
        let decides = self.node(What::Choice, Vec::new());
        let entry = self.draw(&it.body, inside, &vec![(Place::Node(decides), 1.0)]);
        let leaves = if body > repeated {
            body - repeated
        } else {
            times
        };
        let mut ways = vec![(at_least_once(leaves), exit.clone())];
        for redo in &it.redo {
            let own = at_least_once(redo.times(self.tally));
            ways.push((own, self.draw(redo, own, &entry)));
        }
        let back = it.straight_back(self.tally);
        if back > 0.0 {
            ways.push((back, entry.clone()));
        }
        self.lead(decides, mixed(ways.into_iter()));
        entry
    }

    fn graph(&mut self, graph: &Graph, exit: &Ways) -> Ways {
        let first = self.nodes.len();
        for activity in &graph.activities {
            self.node(What::Activity(*activity), Vec::new());
        }
        let outside = graph.activities.len();
        let ways = self.counted(graph);
        let leaving = |from: usize| {
            let own = ways.iter().filter(|way| way.from == from);
            mixed(own.map(|way| {
                let to = if way.to == outside {
                    exit.clone()
                } else {
                    vec![(Place::Node(first + way.to), 1.0)]
                };
                (way.count, to)
            }))
        };
        for at in 0..outside {
            self.lead(first + at, leaving(at));
        }
        leaving(outside)
    }

    /// The ways of a graph, by the places of its activities; the place after the last is outside.
    fn counted(&self, graph: &Graph) -> Vec<Way> {
        let outside = graph.activities.len();
        let place = |activity: &u32| {
            let at = graph.activities.binary_search(activity);
            at.unwrap_or(outside)
        };
        let inner = graph.follows.iter().map(|(from, to)| Way {
            from: place(from),
            to: place(to),
            count: float(self.tally.follows.get(*from, *to)),
        });
        let enters = graph.enters.iter().map(|one| Way {
            from: outside,
            to: place(one),
            count: at_least_once(float(graph.entering(*one, self.tally))),
        });
        let leaves = graph.leaves.iter().map(|one| Way {
            from: place(one),
            to: outside,
            count: at_least_once(float(graph.leaving(*one, self.tally))),
        });
        let mut ways: Vec<Way> = inner.chain(enters).chain(leaves).collect();
        let all = graph.activities.iter();
        let visits: Vec<f64> = all
            .clone()
            .map(|one| float(visits(self.tally, *one)))
            .collect();
        let entered: u64 = all
            .clone()
            .map(|one| graph.entering(*one, self.tally))
            .sum();
        let left: u64 = all.map(|one| graph.leaving(*one, self.tally)).sum();
        let with = |outside: u64| {
            visits
                .iter()
                .copied()
                .chain([at_least_once(float(outside))])
        };
        fit(
            &mut ways,
            &with(entered).collect::<Vec<_>>(),
            &with(left).collect::<Vec<_>>(),
        );
        ways
    }
}
