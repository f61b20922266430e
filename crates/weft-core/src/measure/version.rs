//! One version of a workflow with everything that is measured on it (audit.md 4.7).
//!
//! Computed once per audit; rules, profile and plan only read it.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the flow and lie below its steps"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::avoidance::Avoidance;
use super::cast::{Cast, Pair, RoleNumber, Taking};
use super::chances::Chances;
use super::distance::distance_to_person;
use super::dominators::immediate_dominators;
use super::flow::{Flow, Node, index};
use super::gates::{Doors, Gate, gates, nearest_branching};
use super::loops::loops;
use super::people_graph::People;
use super::result::Estimate;
use super::stretch::longest_stretch;
use super::visits::Order;
use crate::settings::Settings;
use crate::workflow::{Places, Purpose, Step, StepId, Tag, Workflow};

/// One measured version.
#[derive(Debug)]
pub(crate) struct Version<'a> {
    /// Where ids stand in the file, and which node each place is; none for routing nodes.
    places: &'a Places<'a>,
    node_at: Vec<Option<Node>>,
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
    /// The version as it stands in the document, routing nodes included.
    pub(crate) workflow: &'a Workflow,
}

impl<'a> Version<'a> {
    /// Measures a workflow without faults.
    pub(crate) fn of(
        workflow: &'a Workflow,
        places: &'a Places<'a>,
        cast: &Cast,
        settings: &Settings,
    ) -> Self {
        let flow = Flow::of(workflow, places);
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
            .map(|(step, people)| step.is_contact_of(people.are_several()))
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
            places,
            node_at: node_at(workflow),
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
            workflow,
        };
        version.ties = version.contact_minutes_by_pair();
        version
    }

    /// The node of the step with this id; none for a routing node.
    pub(crate) fn node(&self, id: &StepId) -> Option<Node> {
        self.node_at
            .get(self.places.get(id)? as usize)
            .copied()
            .flatten()
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

/// Steps are numbered in the order of the file, routing nodes left out.
fn node_at(workflow: &Workflow) -> Vec<Option<Node>> {
    let mut next = 0;
    let mut number = |step: &Step| {
        step.is_work().then(|| {
            next += 1;
            next - 1
        })
    };
    workflow.steps.iter().map(&mut number).collect()
}

/// Minutes per visit; where nobody said, the longest default of its purposes.
fn minutes_of(step: &Step, settings: &Settings) -> f64 {
    step.minutes.unwrap_or_else(|| settings.minutes_for(step))
}
