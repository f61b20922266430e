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

pub(crate) use super::arcs::{Arcs, Node, index};
use super::contraction::{eliminate, merged, renumber, renumbered, silent_refusals, tokens};
use crate::workflow::{Outcome, Places, Split, Step, StepId, StepKind, Target, Workflow};

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
    pub(crate) fn of(workflow: &Workflow, places: &Places<'_>) -> Self {
        let raw = Raw::of(workflow, places);
        let silent = raw.silent();
        let mut lists = raw.lists;
        let refusals = silent_refusals(&lists, raw.steps, &raw.refused);
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
    lists: Vec<Vec<(Node, f64)>>,
    forks: Vec<Fork>,
    refused: Vec<Node>,
    assumed: Vec<Node>,
}

impl Raw {
    fn of(workflow: &Workflow, places: &Places<'_>) -> Self {
        let steps = workflow.steps.iter().filter(|step| step.is_work()).count();
        let (mut work, mut routing) = (0, index(steps + 2));
        let mut order: Vec<Node> = Vec::with_capacity(workflow.steps.len());
        for step in &workflow.steps {
            let next = if step.is_work() {
                &mut work
            } else {
                &mut routing
            };
            order.push(*next);
            *next += 1;
        }
        let node = |id: &StepId| {
            places
                .get(id)
                .and_then(|at| order.get(at as usize).copied())
        };
        let mut raw = Self {
            steps,
            lists: vec![Vec::new(); workflow.steps.len() + 2],
            forks: Vec::new(),
            refused: Vec::new(),
            assumed: Vec::new(),
        };
        let first = workflow
            .start
            .as_ref()
            .or_else(|| workflow.steps.first().map(|step| &step.id));
        if let Some(start) = first.and_then(node) {
            raw.lists[steps].push((start, 1.0));
        }
        for (step, at) in workflow.steps.iter().zip(&order) {
            raw.add(step, *at, node);
        }
        raw
    }

    /// Routing nodes that must be seen: forks, where their ways begin, and refusals.
    fn silent(&self) -> Vec<Node> {
        let forks = self.forks.iter().map(|fork| fork.node);
        let ways = self
            .forks
            .iter()
            .flat_map(|fork| fork.ways.iter().map(|(to, _)| *to));
        let nodes: BTreeSet<Node> = forks
            .chain(ways)
            .chain(self.refused.iter().copied())
            .collect();
        nodes
            .into_iter()
            .filter(|node| *node as usize >= self.steps + 2)
            .collect()
    }

    fn add(&mut self, step: &Step, node: Node, place: impl Fn(&StepId) -> Option<Node>) {
        let end = index(self.steps + 1);
        if step.kind != StepKind::Step && step.outcome == Some(Outcome::Refused) {
            self.refused.push(node);
        }
        let chances = chances(step);
        if chances.assumed && (node as usize) < self.steps {
            self.assumed.push(node);
        }
        let targets = step.next.iter().map(|link| match &link.to {
            Target::End => end,
            Target::Step(id) => place(id).unwrap_or(end),
        });
        let mut ways: Vec<(Node, f64)> = targets
            .zip(chances.values)
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
        let ways = merged(ways, merge);
        if step.split != Split::One && ways.len() > 1 {
            self.lists[node as usize] = tokens(&ways);
            self.forks.push(Fork { node, ways });
        } else {
            self.lists[node as usize] = ways;
        }
    }
}

/// Chances of the links of one step, and whether some were missing.
pub(crate) struct Chances {
    /// One value a link, in their order.
    pub(crate) values: Vec<f64>,
    /// Whether several ways had to share what nobody said.
    pub(crate) assumed: bool,
}

/// Missing probabilities share what is left equally (formats.md 1).
pub(crate) fn chances(step: &Step) -> Chances {
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
    let value = |probability: Option<f64>| match step.split {
        Split::All => 1.0,
        Split::One | Split::Some => probability.unwrap_or(share),
    };
    Chances {
        values: step
            .next
            .iter()
            .map(|link| value(link.probability))
            .collect(),
        assumed: step.split != Split::All && open > 0 && step.next.len() > 1,
    }
}

#[cfg(test)]
pub(crate) mod testing {
    //! Flows drawn as text.

    use super::*;
    use crate::workflow::Link;

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
        Flow::of(&workflow, &Places::of(&workflow))
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
