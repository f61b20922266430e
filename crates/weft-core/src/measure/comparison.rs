//! Baseline and redesign side by side: images, kept contacts and compensation (audit.md 4.2 and 4.7).
//!
//! `comp(b) = min(1, got / (v·m))`, where every contact of the redesign is shared among the baseline
//! contacts that have a pair of roles and a purpose in common with it, in proportion to their
//! minutes. Since that share depends only on pairs and purposes, contacts with the same ones are
//! computed once.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]
#![expect(
    clippy::disallowed_types,
    reason = "the table is only looked up, never iterated, so its order shows nowhere"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::RandomState;
use smallvec::SmallVec;

use super::cast::{Pair, Renamed};
use super::flow::{Node, index};
use super::version::Version;
use crate::workflow::Purposes;

/// A few steps: nearly always none or one.
pub(crate) type Nodes = SmallVec<[Node; 4]>;

/// A baseline, a redesign, and which step stands for which.
#[derive(Debug)]
pub(crate) struct Comparison<'a> {
    /// As it runs today.
    pub(crate) baseline: &'a Version<'a>,
    /// As it is meant to run.
    pub(crate) redesign: &'a Version<'a>,
    /// For every baseline step, the steps of the redesign that stand for it, in step order.
    pub(crate) images: Vec<Nodes>,
    /// For every step of the redesign, the baseline steps that it stands for, in step order.
    pub(crate) replaced: Vec<Nodes>,
    /// For every baseline contact, the images in which a pair of its roles still meets.
    pub(crate) kept: Vec<Nodes>,
    /// For every baseline contact, how much of it the redesign's contacts make up for, 0 to 1.
    pub(crate) compensation: Vec<f64>,
    /// Which roles of the baseline were merged into others.
    pub(crate) renamed: Renamed,
    /// For every step of the redesign, the loop that it lies in.
    loop_of: Vec<Option<Node>>,
}

impl<'a> Comparison<'a> {
    /// Compares two versions by pairs of their steps.
    pub(crate) fn of(
        baseline: &'a Version<'a>,
        redesign: &'a Version<'a>,
        pairs: &[(Node, Node)],
        renamed: Renamed,
    ) -> Self {
        let mut images = vec![Nodes::new(); baseline.steps.len()];
        let mut replaced = vec![Nodes::new(); redesign.steps.len()];
        for (b, r) in pairs {
            images[*b as usize].push(*r);
            replaced[*r as usize].push(*b);
        }
        for list in images.iter_mut().chain(&mut replaced) {
            list.sort_unstable();
            list.dedup();
        }
        let mut comparison = Self {
            kept: vec![Nodes::new(); baseline.steps.len()],
            compensation: compensation(baseline, redesign, &renamed),
            renamed,
            loop_of: loop_of(redesign),
            baseline,
            redesign,
            images,
            replaced,
        };
        for node in baseline.contacts() {
            comparison.kept[node as usize] = comparison.kept_of(node);
        }
        comparison
    }

    fn kept_of(&self, node: Node) -> Nodes {
        let people = &self.baseline.people[node as usize];
        let keeps = |image: &&Node| {
            let image = **image as usize;
            self.redesign.contact[image]
                && self.redesign.people[image].share_a_pair(people, &self.renamed)
        };
        self.images[node as usize]
            .iter()
            .filter(keeps)
            .copied()
            .collect()
    }

    /// `CT_R / CT_B`: contact minutes kept; none without any before.
    pub(crate) fn contact_ratio(&self) -> Option<f64> {
        let before = self.baseline.contact_minutes;
        (before > 0.0).then(|| self.redesign.contact_minutes / before)
    }

    /// Person-minutes saved per case; negative where more are spent.
    pub(crate) fn saved(&self) -> f64 {
        self.baseline.person_minutes - self.redesign.person_minutes
    }

    /// Person-minutes of contact that no baseline contact had (C12 of audit.md 4.7).
    pub(crate) fn reinvested(&self) -> f64 {
        let fresh = |node: Node| {
            let before: f64 = self.replaced[node as usize]
                .iter()
                .filter(|b| self.baseline.contact[**b as usize])
                .map(|b| self.baseline.load(*b))
                .sum();
            (self.redesign.load(node) - before).max(0.0)
                * self.redesign.people[node as usize].count()
        };
        self.redesign.contacts().map(fresh).sum()
    }

    /// Loops of the redesign that hold a step standing for one of these, in step order.
    pub(crate) fn aligned_loops(&self, steps: &[Node]) -> Vec<&'a [Node]> {
        let images = steps.iter().flat_map(|step| &self.images[*step as usize]);
        let loops: BTreeSet<Node> = images
            .filter_map(|image| self.loop_of[*image as usize])
            .collect();
        loops
            .into_iter()
            .map(|at| self.redesign.loops[at as usize].as_slice())
            .collect()
    }
}

/// For every step, the loop that it lies in.
fn loop_of(version: &Version<'_>) -> Vec<Option<Node>> {
    let mut loop_of = vec![None; version.steps.len()];
    for (at, part) in version.loops.iter().enumerate() {
        for node in part {
            loop_of[*node as usize] = Some(index(at));
        }
    }
    loop_of
}

/// Contacts with the same pairs of roles and the same purposes.
type Class = (SmallVec<[Pair; 1]>, Purposes);

/// The contacts of one version by class.
struct Classes {
    /// Every class with the expected minutes of its contacts per case.
    loads: Vec<(Class, f64)>,
    /// For every contact, its class.
    of: Vec<(Node, usize)>,
}

impl Classes {
    fn of(version: &Version<'_>, renamed: &Renamed) -> Self {
        let mut numbers: HashMap<Class, usize, RandomState> = HashMap::default();
        let mut loads: Vec<(Class, f64)> = Vec::new();
        let mut of = Vec::new();
        for node in version.contacts() {
            let pairs = version.people[node as usize].pairs();
            let pairs = pairs.map(|pair| renamed.pair(pair)).collect();
            let class = (pairs, version.purpose_set(node));
            let number = *numbers.entry(class).or_insert_with_key(|class| {
                loads.push((class.clone(), 0.0));
                loads.len() - 1
            });
            loads[number].1 += version.load(node);
            of.push((node, number));
        }
        Self { loads, of }
    }
}

/// For every baseline contact, how much of it contacts with a pair and a purpose in common make up.
fn compensation(baseline: &Version<'_>, redesign: &Version<'_>, renamed: &Renamed) -> Vec<f64> {
    let before = Classes::of(baseline, renamed);
    let after = Classes::of(redesign, &Renamed::default());
    let mut offers: BTreeMap<Pair, Vec<usize>> = BTreeMap::new();
    for (at, ((pairs, _), _)) in after.loads.iter().enumerate() {
        for pair in pairs {
            offers.entry(*pair).or_default().push(at);
        }
    }
    let claims = |(pairs, purposes): &Class| -> Vec<usize> {
        let near = pairs.iter().filter_map(|pair| offers.get(pair)).flatten();
        let mut claimed: Vec<usize> = near
            .filter(|at| after.loads[**at].0.1.meets(*purposes))
            .copied()
            .collect();
        claimed.sort_unstable();
        claimed.dedup();
        claimed
    };
    let claimed: Vec<Vec<usize>> = before
        .loads
        .iter()
        .map(|(class, _)| claims(class))
        .collect();
    let mut demand = vec![0.0; after.loads.len()];
    for ((_, load), offers) in before.loads.iter().zip(&claimed) {
        for at in offers {
            demand[*at] += load;
        }
    }
    let share = |offers: &Vec<usize>| -> f64 {
        let open = offers.iter().filter(|at| demand[**at] > 0.0);
        open.map(|at| after.loads[*at].1 / demand[*at])
            .sum::<f64>()
            .min(1.0)
    };
    let shares: Vec<f64> = claimed.iter().map(share).collect();
    let mut result = vec![0.0; baseline.steps.len()];
    for (node, class) in before.of {
        if baseline.load(node) > 0.0 {
            result[node as usize] = shares[class];
        }
    }
    result
}
