//! One version of a workflow with everything that is measured on it (audit.md 4.7).
//!
//! Computed once per audit; rules, profile and plan only read it.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the flow and lie below its steps"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::avoidance::{Avoidance, avoidance};
use super::blocks::{Block, blocks};
use super::cast::{Cast, Pair, RoleNumber, Taking};
use super::distance::distance_to_person;
use super::dominators::immediate_dominators;
use super::flow::{Flow, Node, index};
use super::gates::{Doors, Gate, gates, nearest_branching};
use super::loops::loops;
use super::people_graph::People;
use super::result::Estimate;
use super::simulate::{CASES, Interval, Simulation, simulate};
use super::stretch::longest_stretch;
use super::visits::Order;
use crate::settings::Settings;
use crate::workflow::{Purpose, Step, Tag, Workflow};

/// One measured version.
#[derive(Debug)]
pub(crate) struct Version<'a> {
    /// The steps, without routing nodes, in the order of the file.
    pub(crate) steps: Vec<&'a Step>,
    /// Who takes part in each.
    pub(crate) people: Vec<Taking>,
    /// How cases flow.
    pub(crate) flow: Flow,
    /// Components of the net, for further solves.
    pub(crate) order: Order,
    /// Expected visits of every step.
    pub(crate) visits: Vec<f64>,
    /// Expected visits of the silent refusals, in their order.
    pub(crate) refusal_visits: Vec<f64>,
    /// Minutes per visit, defaults filled in.
    pub(crate) minutes: Vec<f64>,
    /// Steps whose minutes are a default.
    pub(crate) default_minutes: Vec<Node>,
    /// Which steps are contacts.
    pub(crate) contact: Vec<bool>,
    /// Which steps meet or offer a person.
    pub(crate) person: Vec<bool>,
    /// Which steps a machine does.
    pub(crate) automated: Vec<bool>,
    /// Which steps a person performs, whatever the tag.
    pub(crate) by_person: Vec<bool>,
    /// Share of cases that meet nobody, and steps before the first person.
    pub(crate) avoidance: Avoidance,
    /// Fewest hand-offs to a person.
    pub(crate) distance: Vec<Option<u32>>,
    /// The longest path without contact.
    pub(crate) stretch: Vec<Node>,
    /// Loops, in step order.
    pub(crate) loops: Vec<Vec<Node>>,
    /// Gates, in step order.
    pub(crate) gates: Vec<Gate>,
    /// The nearest branching dominator of every node.
    pub(crate) branching: Vec<Option<Node>>,
    /// Minutes of contact per case of every pair of roles that meets.
    pub(crate) ties: BTreeMap<Pair, f64>,
    /// Human roles that take part in a step.
    pub(crate) present: BTreeSet<RoleNumber>,
    /// What was estimated, where a parallel split is not properly nested.
    pub(crate) estimated: Vec<Estimate>,
}

impl<'a> Version<'a> {
    /// Measures a workflow without faults.
    pub(crate) fn of(workflow: &'a Workflow, cast: &Cast, settings: &Settings) -> Self {
        let flow = Flow::of(workflow);
        let steps: Vec<&Step> = workflow
            .steps
            .iter()
            .filter(|step| step.is_work())
            .collect();
        let people: Vec<Taking> = steps.iter().map(|step| cast.people(step)).collect();
        let automated: Vec<bool> = steps.iter().map(|step| step.is_automated()).collect();
        let contact: Vec<bool> = steps
            .iter()
            .zip(&people)
            .map(|(step, people)| is_contact(step, people))
            .collect();
        let person: Vec<bool> = steps
            .iter()
            .zip(&contact)
            .map(|(step, contact)| *contact || step.choice)
            .collect();
        let by_person = people
            .iter()
            .map(|people| people.performer.is_some_and(|role| cast.is_human(role)))
            .collect();
        let chances = Chances::of(&flow, &person);
        let minutes: Vec<f64> = steps
            .iter()
            .map(|step| minutes_of(step, settings))
            .collect();
        let default_minutes = (0..index(steps.len()))
            .filter(|node| steps[*node as usize].minutes.is_none())
            .collect();
        let distance = distance_to_person(&flow, &person);
        let dominators = immediate_dominators(flow.start(), &flow.arcs.shape());
        let gates = gates(&Doors {
            flow: &flow,
            dominators: &dominators,
            automated: &automated,
            contact: &contact,
            person: &person,
            distance: &distance,
        });
        let mut version = Self {
            branching: nearest_branching(&flow, &dominators),
            stretch: longest_stretch(&flow, &contact),
            loops: loops(&flow),
            present: people
                .iter()
                .flat_map(|one| one.roles.iter().map(|role| role.0))
                .collect(),
            order: chances.order,
            visits: chances.visits,
            refusal_visits: chances.refusals,
            avoidance: chances.avoidance,
            estimated: chances.estimated,
            ties: BTreeMap::new(),
            steps,
            people,
            flow,
            minutes,
            default_minutes,
            contact,
            person,
            automated,
            by_person,
            distance,
            gates,
        };
        version.ties = version.contact_minutes_by_pair();
        version
    }

    /// Nodes of every step.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node> + use<> {
        0..index(self.steps.len())
    }

    /// Nodes of every contact.
    pub(crate) fn contacts(&self) -> impl Iterator<Item = Node> + '_ {
        self.nodes().filter(|node| self.contact[*node as usize])
    }

    /// Expected minutes per case spent at a step.
    pub(crate) fn load(&self, node: Node) -> f64 {
        self.visits[node as usize] * self.minutes[node as usize]
    }

    /// Minutes of contact per case.
    pub(crate) fn contact_minutes(&self) -> f64 {
        self.contacts().map(|node| self.load(node)).sum()
    }

    /// Minutes of everybody's time per case.
    pub(crate) fn person_minutes(&self) -> f64 {
        self.nodes()
            .filter(|node| !self.automated[*node as usize])
            .map(|node| self.load(node) * self.people[node as usize].count())
            .sum()
    }

    /// Purposes of a step.
    pub(crate) fn purposes(&self, node: Node) -> &[Purpose] {
        &self.steps[node as usize].purposes
    }

    /// Whether a step has one of these purposes.
    pub(crate) fn is_for(&self, node: Node, purposes: &[Purpose]) -> bool {
        self.purposes(node)
            .iter()
            .any(|purpose| purposes.contains(purpose))
    }

    /// Whether one person works without others here, with or without a machine (audit.md 4.7).
    pub(crate) fn is_human_alone(&self, node: Node) -> bool {
        let at = node as usize;
        !self.automated[at]
            && self.by_person[at]
            && self.people[at].roles.len() == 1
            && !self.contact[at]
    }

    /// Roles that meet a role, in alphabetical order.
    pub(crate) fn partners(&self, role: RoleNumber) -> Vec<RoleNumber> {
        let other = |pair: &Pair| match pair {
            (a, b) if a == b => None,
            (a, b) if *a == role => Some(*b),
            (a, b) if *b == role => Some(*a),
            _ => None,
        };
        self.ties
            .keys()
            .filter_map(other)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// Pairs of distinct roles that meet.
    pub(crate) fn edges(&self) -> impl Iterator<Item = Pair> + '_ {
        self.ties.keys().copied().filter(|(a, b)| a != b)
    }

    /// The graph of roles that meet; a role that meets nobody is a group of its own.
    pub(crate) fn people_graph(&self) -> People<RoleNumber> {
        let ties: Vec<Pair> = self.edges().collect();
        People::new(&self.present, &ties)
    }

    /// Share of AI steps touching people that help a person, by expected visits.
    pub(crate) fn augmented_share(&self) -> Option<f64> {
        let helps = self.visits_where(|node| self.tag(node) == Some(Tag::AiAugmented));
        let acts = self.visits_where(|node| {
            self.automated[node as usize] && !self.people[node as usize].roles.is_empty()
        });
        (helps + acts > 0.0).then(|| helps / (helps + acts))
    }

    /// The tag of a step.
    pub(crate) fn tag(&self, node: Node) -> Option<Tag> {
        self.steps[node as usize].tag
    }

    /// Expected visits of the steps that `holds`.
    pub(crate) fn visits_where(&self, holds: impl Fn(Node) -> bool) -> f64 {
        self.nodes()
            .filter(|node| holds(*node))
            .map(|node| self.visits[node as usize])
            .sum()
    }

    fn contact_minutes_by_pair(&self) -> BTreeMap<Pair, f64> {
        let mut ties = BTreeMap::new();
        for node in self.contacts() {
            for pair in self.people[node as usize].pairs() {
                *ties.entry(pair).or_insert(0.0) += self.load(node);
            }
        }
        ties
    }
}

/// Contact is computed from data, never claimed by a tag (audit.md 0.1).
pub(crate) fn is_contact(step: &Step, people: &Taking) -> bool {
    !step.is_automated() && people.are_several() && step.mode().is_two_way()
}

/// Minutes per visit; where nobody said, the longest default of its purposes.
fn minutes_of(step: &Step, settings: &Settings) -> f64 {
    step.minutes.unwrap_or_else(|| settings.minutes_for(step))
}

/// Visits and chances, exact where every block is properly nested, else simulated.
struct Chances {
    order: Order,
    visits: Vec<f64>,
    refusals: Vec<f64>,
    avoidance: Avoidance,
    estimated: Vec<Estimate>,
}

impl Chances {
    fn of(flow: &Flow, person: &[bool]) -> Self {
        let order = Order::of(flow.net());
        let meets = |node: Node| person.get(node as usize).copied().unwrap_or(false);
        match blocks(flow) {
            Some(blocks) => Self::exact(flow, order, &blocks, meets),
            None => Self::simulated(flow, order, &simulate(flow, meets, CASES)),
        }
    }

    fn exact(flow: &Flow, order: Order, blocks: &[Block], meets: impl Fn(Node) -> bool) -> Self {
        let visits = if blocks.is_empty() {
            order.visits(flow.net(), &[(flow.start(), 1.0)])
        } else {
            order.visits(&joined(flow, blocks), &[(flow.start(), 1.0)])
        };
        let avoidance = avoidance(flow, &order, blocks, meets);
        Self::new(flow, order, visits, avoidance, Vec::new())
    }

    fn simulated(flow: &Flow, order: Order, simulation: &Simulation) -> Self {
        let estimate = |measure: &str, interval: Interval| Estimate {
            measure: measure.to_owned(),
            low: (interval.mean - interval.margin).max(0.0),
            high: interval.mean + interval.margin,
            cases: CASES,
        };
        let avoidance = Avoidance {
            meets_nobody: simulation.meets_nobody.mean,
            steps_before_contact: simulation.steps_before_contact.mean,
        };
        let estimated = vec![
            estimate("expectedSteps", simulation.steps),
            estimate("meetsNobody", simulation.meets_nobody),
            estimate("stepsBeforeContact", simulation.steps_before_contact),
        ];
        Self::new(flow, order, simulation.visits.clone(), avoidance, estimated)
    }

    fn new(
        flow: &Flow,
        order: Order,
        mut visits: Vec<f64>,
        avoidance: Avoidance,
        estimated: Vec<Estimate>,
    ) -> Self {
        let refusals = flow
            .refusals
            .iter()
            .map(|refusal| visits[refusal.node as usize])
            .collect();
        visits.truncate(flow.steps);
        Self {
            order,
            visits,
            refusals,
            avoidance,
            estimated,
        }
    }
}

/// The net with every arc into a join carrying its share of one case (audit.md 3.1).
fn joined(flow: &Flow, blocks: &[Block]) -> super::flow::Arcs {
    let mut arcs = flow.net().map(|_, _, weight| Some(weight));
    for block in blocks.iter().filter(|block| block.join != flow.end()) {
        let tokens = block.tokens(flow.net());
        arcs = arcs.map(|from, to, weight| {
            let arrives = to == block.join && (from == block.fork.node || block.holds(from));
            Some(if arrives { weight / tokens } else { weight })
        });
    }
    arcs
}

#[cfg(test)]
pub(crate) mod testing {
    //! Visits of a flow alone.

    use super::*;

    /// Expected visits of every node of the net.
    pub(crate) fn visits(flow: &Flow) -> Vec<f64> {
        let order = Order::of(flow.net());
        let blocks = blocks(flow).expect("every block is nested");
        order.visits(&joined(flow, &blocks), &[(flow.start(), 1.0)])
    }
}

#[cfg(test)]
mod tests {
    use super::testing::visits;
    use crate::measure::flow::testing::flow;
    use crate::measure::visits::Order;

    fn close(found: f64, expected: f64) {
        assert!(
            (found - expected).abs() < 1e-9,
            "found {found}, expected {expected}"
        );
    }

    #[test]
    fn the_drunkards_walk_has_the_visits_of_grinstead_and_snell() {
        // Corners 0 and 4 absorb; 1, 2 and 3 are walked.
        let expected = [[1.5, 1.0, 0.5], [1.0, 2.0, 1.0], [0.5, 1.0, 1.5]];
        for (start, row) in expected.iter().enumerate() {
            let begin = ["a", "b", "c"][start];
            let drawn = flow(&format!(
                "?z -> {begin}\na -> end .5, b .5\nb -> a .5, c .5\nc -> b .5, end .5"
            ));
            for (found, expected) in visits(&drawn).iter().zip(row) {
                close(*found, *expected);
            }
            let steps: f64 = visits(&drawn).iter().take(3).sum();
            close(steps, [3.0, 4.0, 3.0][start]);
        }
    }

    #[test]
    fn the_drunkard_ends_in_the_corners_with_the_chances_of_grinstead_and_snell() {
        for (start, expected) in [("a", 0.75), ("b", 0.5), ("c", 0.25)] {
            let drawn = flow(&format!(
                "?z -> {start}\na -> d .5, b .5\nb -> a .5, c .5\nc -> b .5, end .5\nd -> end"
            ));
            close(visits(&drawn)[3], expected);
        }
    }

    #[test]
    fn rework_comes_back_as_the_geometric_series_says() {
        let drawn = flow("a -> a .3, end .7");
        close(visits(&drawn)[0], 1.428_571_428_571);
        close(
            Order::of(&drawn.arcs).returns(&drawn.arcs, 0),
            1.428_571_428_571,
        );
    }

    #[test]
    fn a_ring_beyond_the_exact_solver_is_iterated_to_the_same_value() {
        let ring: String = (0..1000)
            .map(|at| format!("s{at} -> s{}\n", at + 1))
            .collect();
        let drawn = flow(&format!("{ring}s1000 -> s0 .5, end .5"));
        assert!(
            visits(&drawn)
                .iter()
                .take(1001)
                .all(|v| (v - 2.0).abs() < 1e-9),
            "two rounds"
        );
    }
}
