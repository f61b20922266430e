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

use std::collections::{BTreeMap, BTreeSet};

use super::cast::Pair;
use super::flow::{Node, index};
use super::version::Version;
use crate::workflow::{Places, Purpose, StepId};

/// A baseline, a redesign, and which step stands for which.
#[derive(Debug)]
pub(crate) struct Comparison<'a> {
    /// As it runs today.
    pub(crate) baseline: &'a Version<'a>,
    /// As it is meant to run.
    pub(crate) redesign: &'a Version<'a>,
    /// For every baseline step, the steps of the redesign that stand for it, in step order.
    pub(crate) images: Vec<Vec<Node>>,
    /// For every step of the redesign, the baseline steps that it stands for, in step order.
    pub(crate) replaced: Vec<Vec<Node>>,
    /// For every baseline contact, the images in which a pair of its roles still meets.
    pub(crate) kept: Vec<Vec<Node>>,
    /// For every baseline contact, how much of it the redesign's contacts make up for, 0 to 1.
    pub(crate) compensation: Vec<f64>,
    /// For every step of the redesign, the loop that it lies in.
    loop_of: Vec<Option<Node>>,
}

impl<'a> Comparison<'a> {
    /// Compares two versions by pairs of step ids; a pair that names no step is left out.
    pub(crate) fn of<'b>(
        baseline: &'a Version<'a>,
        redesign: &'a Version<'a>,
        pairs: impl Iterator<Item = (&'b StepId, &'b StepId)>,
    ) -> Self {
        let mut images = vec![Vec::new(); baseline.steps.len()];
        let mut replaced = vec![Vec::new(); redesign.steps.len()];
        let before = Places::among(baseline.steps.iter().copied());
        let after = Places::among(redesign.steps.iter().copied());
        for (b, r) in pairs {
            if let (Some(b), Some(r)) = (before.get(b), after.get(r)) {
                images[b as usize].push(r);
                replaced[r as usize].push(b);
            }
        }
        for list in images.iter_mut().chain(&mut replaced) {
            list.sort_unstable();
            list.dedup();
        }
        let mut comparison = Self {
            kept: vec![Vec::new(); baseline.steps.len()],
            compensation: compensation(baseline, redesign),
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

    fn kept_of(&self, node: Node) -> Vec<Node> {
        let people = &self.baseline.people[node as usize];
        let keeps = |image: &&Node| {
            let image = **image as usize;
            self.redesign.contact[image] && self.redesign.people[image].share_a_pair(people)
        };
        self.images[node as usize]
            .iter()
            .filter(keeps)
            .copied()
            .collect()
    }

    /// `CT_R / CT_B`: contact minutes kept; none without any before.
    pub(crate) fn contact_ratio(&self) -> Option<f64> {
        let before = self.baseline.contact_minutes();
        (before > 0.0).then(|| self.redesign.contact_minutes() / before)
    }

    /// Person-minutes saved per case; negative where more are spent.
    pub(crate) fn saved(&self) -> f64 {
        self.baseline.person_minutes() - self.redesign.person_minutes()
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
type Class = (Vec<Pair>, Vec<Purpose>);

fn class(version: &Version<'_>, node: Node) -> Class {
    let mut purposes = version.purposes(node).to_vec();
    purposes.sort_unstable();
    purposes.dedup();
    (version.people[node as usize].pairs().collect(), purposes)
}

fn loads(version: &Version<'_>) -> BTreeMap<Class, f64> {
    let mut loads = BTreeMap::new();
    for node in version.contacts() {
        *loads.entry(class(version, node)).or_insert(0.0) += version.load(node);
    }
    loads
}

fn compensation(baseline: &Version<'_>, redesign: &Version<'_>) -> Vec<f64> {
    let before = loads(baseline);
    let after: Vec<(Class, f64)> = loads(redesign).into_iter().collect();
    let mut offers: BTreeMap<(Pair, Purpose), Vec<usize>> = BTreeMap::new();
    for (at, ((pairs, purposes), _)) in after.iter().enumerate() {
        for pair in pairs {
            for purpose in purposes {
                offers.entry((*pair, *purpose)).or_default().push(at);
            }
        }
    }
    let claims = |(pairs, purposes): &Class| -> BTreeSet<usize> {
        let keys = pairs
            .iter()
            .flat_map(|pair| purposes.iter().map(move |one| (*pair, *one)));
        keys.filter_map(|key| offers.get(&key))
            .flatten()
            .copied()
            .collect()
    };
    let claimed: Vec<(&Class, BTreeSet<usize>)> =
        before.keys().map(|class| (class, claims(class))).collect();
    let mut demand = vec![0.0; after.len()];
    for (class, offers) in &claimed {
        for at in offers {
            demand[*at] += before.get(*class).copied().unwrap_or(0.0);
        }
    }
    let share = |offers: &BTreeSet<usize>| -> f64 {
        let open = offers.iter().filter(|at| demand[**at] > 0.0);
        open.map(|at| after[*at].1 / demand[*at])
            .sum::<f64>()
            .min(1.0)
    };
    let shares: BTreeMap<&Class, f64> = claimed
        .iter()
        .map(|(class, offers)| (*class, share(offers)))
        .collect();
    let mut result = vec![0.0; baseline.steps.len()];
    for node in baseline
        .contacts()
        .filter(|node| baseline.load(*node) > 0.0)
    {
        result[node as usize] = shares.get(&class(baseline, node)).copied().unwrap_or(0.0);
    }
    result
}
