//! One version of a workflow with everything that is measured on it (audit.md 4.7).
//!
//! Computed once per audit; rules, profile and plan only read it.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the flow and lie below its steps"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::avoidance::Avoidance;
use super::cast::{Cast, Pair, RoleNumber, Taking};
use super::chances::Chances;
use super::components::scc;
use super::distance::distance_to_person;
use super::dominators::immediate_dominators;
use super::flow::{Flow, Node, index};
use super::gates::{Doors, Gate, gates, nearest_branching};
use super::loops::loops;
use super::pair_sums::PairSums;
use super::people_graph::People;
use super::result::Estimate;
use super::stretch::longest_stretch;
use super::visits::Order;
use crate::settings::Settings;
use crate::workflow::{Mode, Places, Purpose, Purposes, Step, StepId, Tag, Wiring, Workflow};

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
    /// Tag, mode and purposes of each: beside each other, since every rule asks for them.
    marks: Vec<Marks>,
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
    /// Minutes of contact per case.
    pub(crate) contact_minutes: f64,
    /// Minutes of everybody's time per case.
    pub(crate) person_minutes: f64,
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
    /// The nearest branching dominator of every node, found when a rule asks.
    branching: OnceLock<Vec<Option<Node>>>,
    /// Minutes of contact per case of every pair of roles that meets.
    pub(crate) ties: BTreeMap<Pair, f64>,
    /// The graph of roles that meet; a role that meets nobody is a group of its own.
    pub(crate) people_graph: People<RoleNumber>,
    /// Human roles that take part in a step.
    pub(crate) present: BTreeSet<RoleNumber>,
    /// What was estimated, where a parallel split is not properly nested.
    pub(crate) estimated: Vec<Estimate>,
    /// The version as it stands in the document, routing nodes included.
    pub(crate) workflow: &'a Workflow,
}

impl<'a> Version<'a> {
    /// Measures a workflow without faults.
    pub(crate) fn of(wiring: &'a Wiring<'a>, cast: &Cast, settings: &Settings) -> Self {
        let flow = Flow::of(wiring);
        let drawn = wiring.workflow.steps.iter().zip(wiring.work());
        let steps: Vec<&Step> = drawn
            .filter_map(|(step, is_work)| is_work.then_some(step))
            .collect();
        let mut one = Columns::of(&steps, cast, settings);
        let chances = Chances::of(&flow, &one.person);
        let distance = distance_to_person(&flow, &one.person);
        let gates = gates(&Doors {
            flow: &flow,
            automated: &one.automated,
            contact: &one.contact,
            person: &one.person,
            distance: &distance,
        });
        let loops = match &flow.net {
            None => loops(&flow, chances.order.components()),
            Some(_) => loops(&flow, &scc(&flow.arcs)),
        };
        let ties = one.contact_minutes_by_pair(&chances.visits, cast.len());
        let present = one.present(cast);
        let pairs: Vec<Pair> = ties.keys().copied().filter(|(a, b)| a != b).collect();
        Self {
            people_graph: People::new(&present, &pairs),
            contact_minutes: one.contact_minutes(&chances.visits),
            person_minutes: one.person_minutes(&chances.visits),
            stretch: longest_stretch(&flow, &one.contact),
            default_minutes: std::mem::take(&mut one.default_minutes),
            branching: OnceLock::new(),
            loops,
            present,
            order: chances.order,
            visits: chances.visits,
            refusal_visits: chances.refusals,
            avoidance: chances.avoidance,
            estimated: chances.estimated,
            ties,
            places: &wiring.places,
            node_at: node_at(wiring.work()),
            steps,
            flow,
            people: one.people,
            marks: one.marks,
            minutes: one.minutes,
            contact: one.contact,
            person: one.person,
            automated: one.automated,
            by_person: one.by_person,
            distance,
            gates,
            workflow: wiring.workflow,
        }
    }

    /// The node of the step with this id; none for a routing node.
    pub(crate) fn node(&self, id: &StepId) -> Option<Node> {
        self.node_at(self.places.get(id)?)
    }

    /// The node of the step at this place of the file; none for a routing node.
    pub(crate) fn node_at(&self, place: u32) -> Option<Node> {
        self.node_at.get(place as usize).copied().flatten()
    }

    /// The nearest branching dominator of a node.
    pub(crate) fn branching_before(&self, node: Node) -> Option<Node> {
        let branching = self.branching.get_or_init(|| {
            let dominators = immediate_dominators(self.flow.start(), &self.flow.arcs);
            nearest_branching(&self.flow, &dominators)
        });
        branching.get(node as usize).copied().flatten()
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

    /// Purposes of a step.
    pub(crate) fn purposes(&self, node: Node) -> &[Purpose] {
        &self.steps[node as usize].purposes
    }

    /// Whether a step has one of these purposes.
    pub(crate) fn is_for(&self, node: Node, purposes: &[Purpose]) -> bool {
        self.purpose_set(node).meets(Purposes::of(purposes))
    }

    /// Purposes of a step as a set.
    pub(crate) fn purpose_set(&self, node: Node) -> Purposes {
        self.marks[node as usize].purposes
    }

    /// How people speak in a step.
    pub(crate) fn mode(&self, node: Node) -> Mode {
        self.marks[node as usize].mode
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
        self.marks[node as usize].tag
    }

    /// Expected visits of the steps that `holds`.
    pub(crate) fn visits_where(&self, holds: impl Fn(Node) -> bool) -> f64 {
        self.nodes()
            .filter(|node| holds(*node))
            .map(|node| self.visits[node as usize])
            .sum()
    }
}

/// Tag, mode and purposes of one step.
#[derive(Debug, Clone, Copy)]
struct Marks {
    tag: Option<Tag>,
    mode: Mode,
    purposes: Purposes,
}

/// What is known of every step before the flow is measured, in step order.
struct Columns {
    people: Vec<Taking>,
    marks: Vec<Marks>,
    automated: Vec<bool>,
    contact: Vec<bool>,
    person: Vec<bool>,
    by_person: Vec<bool>,
    minutes: Vec<f64>,
    default_minutes: Vec<Node>,
}

impl Columns {
    fn of(steps: &[&Step], cast: &Cast, settings: &Settings) -> Self {
        let room = steps.len();
        let mut all = Self {
            people: Vec::with_capacity(room),
            marks: Vec::with_capacity(room),
            automated: Vec::with_capacity(room),
            contact: Vec::with_capacity(room),
            person: Vec::with_capacity(room),
            by_person: Vec::with_capacity(room),
            minutes: Vec::with_capacity(room),
            default_minutes: Vec::new(),
        };
        for step in steps {
            all.push(step, cast, settings);
        }
        all
    }

    fn push(&mut self, step: &Step, cast: &Cast, settings: &Settings) {
        let people = cast.people(step);
        let contact = step.is_contact_of(people.are_several());
        if step.minutes.is_none() {
            self.default_minutes.push(index(self.minutes.len()));
        }
        let human = people.performer.is_some_and(|role| cast.is_human(role));
        self.by_person.push(human);
        self.automated.push(step.is_automated());
        self.contact.push(contact);
        self.person.push(contact || step.choice);
        self.minutes.push(minutes_of(step, settings));
        self.marks.push(Marks {
            tag: step.tag,
            mode: step.mode(),
            purposes: Purposes::of(&step.purposes),
        });
        self.people.push(people);
    }

    /// Human roles that take part in a step.
    fn present(&self, cast: &Cast) -> BTreeSet<RoleNumber> {
        let mut is_present = vec![false; cast.len()];
        for (role, _) in self.people.iter().flat_map(|people| &people.roles) {
            is_present[*role as usize] = true;
        }
        (0..index(cast.len()))
            .filter(|role| is_present[*role as usize])
            .collect()
    }

    /// Minutes of contact per case.
    fn contact_minutes(&self, visits: &[f64]) -> f64 {
        let contacts = (0..self.contact.len()).filter(|at| self.contact[*at]);
        contacts.map(|at| visits[at] * self.minutes[at]).sum()
    }

    /// Minutes of everybody's time per case.
    fn person_minutes(&self, visits: &[f64]) -> f64 {
        let by_people = (0..self.automated.len()).filter(|at| !self.automated[*at]);
        by_people
            .map(|at| visits[at] * self.minutes[at] * self.people[at].count())
            .sum()
    }

    fn contact_minutes_by_pair(&self, visits: &[f64], roles: usize) -> BTreeMap<Pair, f64> {
        let mut ties = PairSums::among(roles);
        for (at, people) in self.people.iter().enumerate() {
            for pair in people.pairs().filter(|_| self.contact[at]) {
                ties.add(pair, visits[at] * self.minutes[at]);
            }
        }
        ties.sorted()
    }
}

/// Steps are numbered in the order of the file, routing nodes left out.
fn node_at(work: &[bool]) -> Vec<Option<Node>> {
    let mut next = 0;
    let number = |is_work: &bool| {
        is_work.then(|| {
            next += 1;
            next - 1
        })
    };
    work.iter().map(number).collect()
}

/// Minutes per visit; where nobody said, the longest default of its purposes.
fn minutes_of(step: &Step, settings: &Settings) -> f64 {
    step.minutes.unwrap_or_else(|| settings.minutes_for(step))
}
