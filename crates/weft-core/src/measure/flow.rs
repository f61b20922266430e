//! The flow of cases through one version, as indices and weights.
//!
//! Owns the contraction of routing nodes (audit.md 4.7): `u → g → w` becomes `u → w` with the product
//! of the probabilities, by eliminating one node after the other, as in Gauss' algorithm: a ring of
//! gateways is summed as its geometric series. **Invariant:** arcs run between existing nodes, are
//! sorted by target, name no target twice and have weights above 0; an index never leaves the audit.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is made here and below the node count"
)]

use std::collections::BTreeSet;

use smallvec::SmallVec;

pub(crate) use super::arcs::{Arcs, Node, index};
use super::contraction::{eliminate, renumber, renumbered, silent_refusals, tokens};
use super::dominators::immediate_dominators;
use crate::workflow::{Leads, Link, Outcome, Split, Step, StepKind, Wiring};

/// A node that sends a case along several ways at once.
#[derive(Debug, Clone)]
pub(crate) struct Fork {
    /// The node.
    pub(crate) node: Node,
    /// Each way with the chance that it is taken: 1 for a parallel split.
    pub(crate) ways: Vec<(Node, f64)>,
}

/// The flow of one version, with routing nodes contracted.
#[derive(Debug)]
pub(crate) struct Flow {
    /// How many steps; their nodes are `0..steps`.
    pub(crate) steps: usize,
    /// Arcs between steps, start and end: every routing node is contracted.
    pub(crate) arcs: Arcs,
    /// The same against their direction.
    pub(crate) back: Arcs,
    /// Arcs with forks and refusals kept as silent nodes; absent where there are none.
    pub(crate) net: Option<Arcs>,
    /// Nodes of `net` that send a case along several ways at once.
    pub(crate) forks: Vec<Fork>,
    /// Silent nodes of `net` at which a case is refused, with the steps just before and after.
    pub(crate) refusals: Vec<SilentRefusal>,
    /// Steps some of whose probabilities were missing.
    pub(crate) assumed: Vec<Node>,
}

/// An end or event that says no.
#[derive(Debug, Clone)]
pub(crate) struct SilentRefusal {
    /// Its node in `net`.
    pub(crate) node: Node,
    /// The steps that lead to it.
    pub(crate) before: Vec<Node>,
    /// The steps that follow it.
    pub(crate) after: Vec<Node>,
}

impl Flow {
    /// The node at which cases start.
    pub(crate) fn start(&self) -> Node {
        index(self.steps)
    }

    /// The node at which cases end.
    pub(crate) fn end(&self) -> Node {
        index(self.steps + 1)
    }

    /// The arcs on which visits and chances are computed.
    pub(crate) fn net(&self) -> &Arcs {
        self.net.as_ref().unwrap_or(&self.arcs)
    }

    /// Contracts a workflow without faults.
    pub(crate) fn of(wiring: &Wiring<'_>) -> Self {
        let raw = Raw::of(wiring);
        if raw.forks.is_empty() && raw.arcs.nodes() == raw.steps + 2 {
            return Self::plain(raw);
        }
        let silent = raw.silent();
        let mut lists = raw.arcs.lists();
        let refusals = silent_refusals(&raw.arcs, raw.steps, &raw.refused);
        let plain: Vec<Node> = (index(raw.steps + 2)..index(lists.len()))
            .filter(|node| silent.binary_search(node).is_err())
            .collect();
        eliminate(&mut lists, &plain);
        let net = (!silent.is_empty() || !raw.forks.is_empty()).then(|| {
            let routing = silent.iter().copied();
            renumbered(
                &lists,
                &(0..index(raw.steps + 2)).chain(routing).collect::<Vec<_>>(),
            )
        });
        let place = |node: Node| renumber(node, raw.steps, &silent);
        let forks = raw
            .forks
            .into_iter()
            .map(|fork| fork.renumbered(place))
            .collect();
        let refusals = refusals
            .into_iter()
            .map(|refusal| SilentRefusal {
                node: place(refusal.node),
                ..refusal
            })
            .collect();
        eliminate(&mut lists, &silent);
        lists.truncate(raw.steps + 2);
        let arcs = Arcs::from_lists(lists);
        Self {
            steps: raw.steps,
            back: arcs.reversed(),
            arcs,
            net,
            forks,
            refusals,
            assumed: raw.assumed,
        }
    }

    /// A flow without routing nodes and forks has nothing to contract.
    fn plain(raw: Raw) -> Self {
        Self {
            steps: raw.steps,
            back: raw.arcs.reversed(),
            arcs: raw.arcs,
            net: None,
            forks: Vec::new(),
            refusals: Vec::new(),
            assumed: raw.assumed,
        }
    }
}

impl Fork {
    fn renumbered(self, place: impl Fn(Node) -> Node) -> Self {
        let ways = self
            .ways
            .into_iter()
            .map(|(to, chance)| (place(to), chance))
            .collect();
        Self {
            node: place(self.node),
            ways,
        }
    }
}

/// Nodes and arcs as drawn: steps in the order of the file, start, end, then routing nodes.
struct Raw {
    steps: usize,
    arcs: Arcs,
    forks: Vec<Fork>,
    refused: Vec<Node>,
    assumed: Vec<Node>,
}

impl Raw {
    fn of(wiring: &Wiring<'_>) -> Self {
        let drawn = &wiring.workflow.steps;
        let work = |at: &usize| wiring.work().get(*at) == Some(&true);
        let (mut order, mut routing): (Vec<usize>, Vec<usize>) = (0..drawn.len()).partition(work);
        let steps = order.len();
        order.append(&mut routing);
        let mut numbers = vec![0; drawn.len()];
        for (number, at) in order.iter().enumerate() {
            // Start and end stand between the steps and the routing nodes.
            let gap = if number < steps { 0 } else { 2 };
            numbers[*at] = index(number + gap);
        }
        let mut raw = Self {
            steps,
            arcs: Arcs::with_room_for(drawn.len() + 2),
            forks: Vec::new(),
            refused: Vec::new(),
            assumed: Vec::new(),
        };
        let (work, routing) = order.split_at(steps);
        for at in work {
            raw.add(wiring, *at, &numbers);
        }
        let start = wiring.workflow.start.as_ref();
        let start = start.map_or(Some(0), |id| wiring.places.get(id));
        let start = start.and_then(|at| numbers.get(at as usize));
        raw.arcs.push(start.map(|node| (*node, 1.0)));
        raw.arcs.push(None);
        for at in routing {
            raw.add(wiring, *at, &numbers);
        }
        raw
    }

    /// Routing nodes that must be seen: forks, where their ways begin and meet, and refusals.
    ///
    /// A choice behind the place where ways meet is made once, not by each way.
    fn silent(&self) -> Vec<Node> {
        let forks = self.forks.iter().map(|fork| fork.node);
        let ways = self
            .forks
            .iter()
            .flat_map(|fork| fork.ways.iter().map(|(to, _)| *to));
        let nodes: BTreeSet<Node> = forks
            .chain(ways)
            .chain(self.joins())
            .chain(self.refused.iter().copied())
            .collect();
        nodes
            .into_iter()
            .filter(|node| *node as usize >= self.steps + 2)
            .collect()
    }

    /// Where the ways of forks meet: the nearest node that every way to the end passes.
    fn joins(&self) -> Vec<Node> {
        if self.forks.is_empty() {
            return Vec::new();
        }
        let end = index(self.steps + 1);
        let joins = immediate_dominators(end, &self.arcs.reversed());
        let join = |fork: &Fork| joins.get(fork.node as usize).copied().flatten();
        self.forks.iter().filter_map(join).collect()
    }

    fn add(&mut self, wiring: &Wiring<'_>, at: usize, numbers: &[Node]) {
        let Some(step) = wiring.workflow.steps.get(at) else {
            return;
        };
        let node = numbers[at];
        let end = index(self.steps + 1);
        if step.kind != StepKind::Step && step.outcome == Some(Outcome::Refused) {
            self.refused.push(node);
        }
        let chances = Chances::of(step);
        if chances.assumed && (node as usize) < self.steps {
            self.assumed.push(node);
        }
        let target = |leads: Leads| match leads {
            Leads::To(at) => numbers[at as usize],
            Leads::ToTheEnd | Leads::Nowhere => end,
        };
        let mut ways: Ways = wiring
            .links(at)
            .map(|(link, leads)| (target(leads), chances.along(link)))
            .filter(|(_, chance)| *chance > 0.0)
            .collect();
        if ways.is_empty() {
            ways.push((end, 1.0));
        }
        ways.sort_by_key(|way| way.0);
        let merge = match step.split {
            Split::One => |a: f64, b: f64| a + b,
            Split::All | Split::Some => f64::max,
        };
        merge_ways(&mut ways, merge);
        if step.split != Split::One && ways.len() > 1 {
            self.arcs.push(tokens(&ways));
            self.forks.push(Fork {
                node,
                ways: ways.into_vec(),
            });
        } else {
            self.arcs.push(ways);
        }
    }
}

/// The ways out of one node.
type Ways = SmallVec<[(Node, f64); 4]>;

/// One way a target, of ways sorted by target.
fn merge_ways(ways: &mut Ways, merge: fn(f64, f64) -> f64) {
    ways.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = merge(kept.1, next.1);
        }
        same
    });
}

/// How cases share out over the links of one step; missing probabilities share what is left equally
/// (formats.md 1).
pub(crate) struct Chances {
    split: Split,
    /// The chance of a link that says nothing.
    share: f64,
    /// Whether several ways had to share what nobody said.
    pub(crate) assumed: bool,
}

impl Chances {
    /// Chances of the links of a step.
    pub(crate) fn of(step: &Step) -> Self {
        let given: f64 = step.next.iter().filter_map(|link| link.probability).sum();
        let open = step
            .next
            .iter()
            .filter(|link| link.probability.is_none())
            .count();
        #[expect(clippy::cast_precision_loss, reason = "links of one step are few")]
        let share = match step.split {
            Split::All => 1.0,
            Split::One => (1.0 - given).max(0.0) / open.max(1) as f64,
            Split::Some => 1.0 / step.next.len().max(1) as f64,
        };
        Self {
            split: step.split,
            share,
            assumed: step.split != Split::All && open > 0 && step.next.len() > 1,
        }
    }

    /// The chance of one link of the step.
    pub(crate) fn along(&self, link: &Link) -> f64 {
        match self.split {
            Split::All => 1.0,
            Split::One | Split::Some => link.probability.unwrap_or(self.share),
        }
    }
}

#[cfg(test)]
pub(crate) mod testing {
    //! Flows drawn as text.

    use super::*;
    use crate::workflow::{StepId, Target, Workflow};

    /// Reads `a -> b .3, c .7` lines; `?x` is a gateway, `&x` splits in parallel (a gateway if its
    /// name is one of g to z, a step otherwise), `+x` inclusively.
    pub(crate) fn flow(text: &str) -> Flow {
        let id = |word: &str| StepId::from(word.trim_start_matches(['?', '&', '+']).to_owned());
        let mut workflow = Workflow::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (name, next) = line.split_once("->").expect("an arrow in every line");
            let name = name.trim();
            let link = |way: &str| {
                let mut words = way.split_whitespace();
                let to = id(words.next().expect("a target"));
                let to = if to.as_str() == "end" {
                    Target::End
                } else {
                    Target::Step(to)
                };
                let probability = words.next().map(|p| p.parse().expect("a number"));
                Link {
                    probability,
                    ..Link::to(to)
                }
            };
            let routes = name.starts_with('?') || (name.starts_with('&') && name > "&f");
            workflow.steps.push(Step {
                id: id(name),
                kind: if routes {
                    StepKind::Gateway
                } else {
                    StepKind::Step
                },
                split: match name.chars().next() {
                    Some('&') => Split::All,
                    Some('+') => Split::Some,
                    _ => Split::One,
                },
                next: next.split(',').map(link).collect(),
                ..Step::default()
            });
        }
        Flow::of(&Wiring::of(&workflow))
    }
}

#[cfg(test)]
mod tests {
    use super::testing::flow;

    fn check(text: &str, expected: &str) {
        let found: Vec<String> = flow(text)
            .arcs
            .iter()
            .map(|(a, b, w)| format!("{a}-{b} {w:.2}"))
            .collect();
        assert_eq!(
            found.join(", "),
            expected,
            "arcs between steps, start and end"
        );
    }

    #[test]
    fn gateways_multiply() {
        check(
            "a -> g
            ?g -> b .4, h .6
            ?h -> a .5, end .5
            b -> end",
            "0-0 0.30, 0-1 0.40, 0-3 0.30, 1-3 1.00, 2-0 1.00",
        );
    }

    #[test]
    fn a_ring_of_gateways_is_a_geometric_series() {
        check(
            "a -> g
            ?g -> h .5, b .5
            ?h -> g 1
            b -> end",
            "0-1 1.00, 1-3 1.00, 2-0 1.00",
        );
    }

    #[test]
    fn a_parallel_gateway_gives_a_token_to_every_way() {
        check(
            "a -> g
            &g -> b, c
            b -> end
            c -> end",
            "0-1 1.00, 0-2 1.00, 1-4 1.00, 2-4 1.00, 3-0 1.00",
        );
    }
}
