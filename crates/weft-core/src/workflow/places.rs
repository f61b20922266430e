//! Where a step stands in its version, and where its links lead: resolved once for everything that
//! looks up or walks.

#![expect(
    clippy::disallowed_types,
    reason = "the table is only looked up, never iterated, so its order shows nowhere"
)]

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::{Link, Step, StepId, Target, Workflow};

/// The places of the steps of one version, counted from 0 in the order of the file.
///
/// Of several steps with one id the last counts; a version without faults has none.
#[derive(Debug)]
pub(crate) struct Places<'a>(HashMap<&'a StepId, u32, RandomState>);

impl<'a> Places<'a> {
    /// The places of every step and routing node.
    pub(crate) fn of(workflow: &'a Workflow) -> Self {
        Self::among(workflow.steps.iter())
    }

    /// The places of these steps, in this order.
    pub(crate) fn among(steps: impl Iterator<Item = &'a Step>) -> Self {
        Self(steps.map(|step| &step.id).zip(0..).collect())
    }

    /// Where the step of this id stands.
    pub(crate) fn get(&self, id: &StepId) -> Option<u32> {
        self.0.get(id).copied()
    }

    /// Whether there is a step of this id.
    pub(crate) fn has(&self, id: &StepId) -> bool {
        self.0.contains_key(id)
    }

    /// How many different ids there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leads {
    /// To the step at this place.
    To(u32),
    /// To the end.
    ToTheEnd,
    /// To an id that no step has.
    Nowhere,
}

/// One version with the place that each of its links leads to.
#[derive(Debug)]
pub(crate) struct Wiring<'a> {
    /// The version.
    pub(crate) workflow: &'a Workflow,
    /// Where its steps stand.
    pub(crate) places: Places<'a>,
    /// Links of step `at`: `leads[begins[at]..begins[at + 1]]`.
    begins: Vec<usize>,
    leads: Vec<Leads>,
    /// Which steps are work: asked for so often that nobody reads the steps for it again.
    work: Vec<bool>,
    /// Which baseline step each `replaces` means, by step; none where there is no such step.
    pub(crate) replaced: Vec<(u32, Option<u32>)>,
}

impl<'a> Wiring<'a> {
    /// Looks every link up.
    pub(crate) fn of(workflow: &'a Workflow) -> Self {
        let places = Places::of(workflow);
        let mut begins = Vec::with_capacity(workflow.steps.len() + 1);
        let mut leads = Vec::with_capacity(workflow.steps.len());
        let mut work = Vec::with_capacity(workflow.steps.len());
        begins.push(0);
        for (at, step) in workflow.steps.iter().enumerate() {
            let following = workflow.steps.get(at + 1);
            // Most links lead to the step that is written next: no look-up for these.
            leads.extend(step.next.iter().map(|link| match (&link.to, following) {
                (Target::Step(id), Some(next)) if *id == next.id => Leads::To(number(at + 1)),
                _ => places.leads(link),
            }));
            begins.push(leads.len());
            work.push(step.is_work());
        }
        Self {
            workflow,
            places,
            begins,
            leads,
            work,
            replaced: Vec::new(),
        }
    }

    /// Looks up every link of a redesign, and which baseline steps it replaces.
    pub(crate) fn of_redesign(workflow: &'a Workflow, baseline: &Wiring<'_>) -> Self {
        let mut replaced = Vec::with_capacity(workflow.steps.len());
        let mut following = 0;
        for (at, id) in (0..).zip(&workflow.steps).flat_map(replaces) {
            // A copy names the steps of its baseline in their order: no look-up for these.
            let known = if baseline.id(following) == Some(id) {
                Some(following)
            } else {
                baseline.places.get(id)
            };
            following = known.map_or(following, |place| place + 1);
            replaced.push((at, known));
        }
        Self {
            replaced,
            ..Self::of(workflow)
        }
    }

    /// For each step, whether it is work.
    pub(crate) fn work(&self) -> &[bool] {
        &self.work
    }

    /// The id of the step at a place.
    pub(crate) fn id(&self, place: u32) -> Option<&'a StepId> {
        Some(&self.workflow.steps.get(place as usize)?.id)
    }

    /// Where the links of the step at this place lead, in their order.
    pub(crate) fn leads(&self, at: usize) -> &[Leads] {
        let (begin, end) = (self.begins.get(at), self.begins.get(at + 1));
        begin
            .zip(end)
            .and_then(|(begin, end)| self.leads.get(*begin..*end))
            .unwrap_or_default()
    }

    /// The links of the step at this place with where they lead.
    pub(crate) fn links(&self, at: usize) -> impl Iterator<Item = (&'a Link, Leads)> + '_ {
        let links = self.workflow.steps.get(at).map(|step| &step.next);
        links
            .into_iter()
            .flatten()
            .zip(self.leads(at).iter().copied())
    }
}

impl Places<'_> {
    fn leads(&self, link: &Link) -> Leads {
        match &link.to {
            Target::End => Leads::ToTheEnd,
            Target::Step(id) => self.get(id).map_or(Leads::Nowhere, Leads::To),
        }
    }
}

/// What a step replaces, with its place.
fn replaces((at, step): (u32, &Step)) -> impl Iterator<Item = (u32, &StepId)> {
    step.replaces.iter().map(move |id| (at, id))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a file of 4 billion steps is refused before"
)]
fn number(place: usize) -> u32 {
    place as u32
}
