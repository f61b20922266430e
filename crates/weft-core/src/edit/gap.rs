//! Removing steps so that the flow goes on: what led to them leads to what came after them.

use std::collections::{BTreeMap, BTreeSet};

use super::cascade::removal;
use super::{Edit, Version};
use crate::words::nine;
use crate::workflow::{Document, Link, Split, Step, StepId, Target, Workflow};

impl Edit {
    /// Removes steps as [`Self::removal_of`] does, and joins what stood before them with what came
    /// after; chances multiply along the way.
    #[must_use]
    pub fn removal_closing_gaps(document: &Document, version: Version, steps: &[StepId]) -> Self {
        let gone: BTreeSet<&StepId> = steps.iter().collect();
        let Some(workflow) = document.version(version) else {
            return Self::removal_of(document, version, steps);
        };
        let gap = Gap::new(workflow, &gone);
        let stay = workflow.steps.iter().filter(|one| !gone.contains(&one.id));
        let relinked = stay.filter_map(|step| {
            let next = gap.closed(step)?;
            let step = step.id.clone();
            Some(Self::SetLinks {
                version,
                step,
                next,
            })
        });
        let relinked = relinked.collect();
        removal(document, version, steps, relinked, gap.start())
    }
}

/// What is taken out of a version.
struct Gap<'a> {
    workflow: &'a Workflow,
    gone: BTreeMap<&'a StepId, &'a Step>,
}

/// Where a case goes, and in which share of cases.
type Way = (Target, f64);

impl<'a> Gap<'a> {
    fn new(workflow: &'a Workflow, gone: &BTreeSet<&StepId>) -> Self {
        let gone = workflow.steps.iter().filter(|one| gone.contains(&one.id));
        Self {
            workflow,
            gone: gone.map(|step| (&step.id, step)).collect(),
        }
    }

    /// The hand-offs of a step that stays, if they have to change.
    fn closed(&self, step: &Step) -> Option<Vec<Link>> {
        let leads_in = |link: &Link| self.removed(&link.to).is_some();
        if !step.next.iter().any(leads_in) {
            return None;
        }
        let mut next: Vec<Link> = Vec::new();
        for (link, share) in step.next.iter().zip(shares(step)) {
            let Some(removed) = self.removed(&link.to) else {
                join(&mut next, link.clone());
                continue;
            };
            let ways = self.ways(removed);
            let single = ways.len() == 1;
            for (to, onward) in ways {
                let mut link = link.clone();
                link.to = to;
                if !single {
                    link.probability = Some(nine(share * onward));
                    link.name = None;
                }
                join(&mut next, link);
            }
        }
        Some(next)
    }

    /// Where the start goes, if it is taken out and nothing else says it.
    fn start(&self) -> Option<StepId> {
        let first = self.workflow.steps.first().map(|step| &step.id);
        let start = self.workflow.start.as_ref().or(first)?;
        let ways = self.ways(self.gone.get(start)?);
        ways.into_iter().find_map(|(to, _)| match to {
            Target::Step(id) => Some(id),
            Target::End => None,
        })
    }

    fn removed(&self, to: &Target) -> Option<&'a Step> {
        match to {
            Target::Step(id) => self.gone.get(id).copied(),
            Target::End => None,
        }
    }

    /// Where cases go that come to a removed step, through further removed steps.
    fn ways(&self, from: &'a Step) -> Vec<Way> {
        let mut ways: Vec<Way> = Vec::new();
        let mut seen = BTreeSet::from([&from.id]);
        let mut open = vec![(from, 1.0)];
        while let Some((step, share)) = open.pop() {
            if step.next.is_empty() {
                add(&mut ways, Target::End, share);
            }
            for (link, part) in step.next.iter().zip(shares(step)) {
                match self.removed(&link.to) {
                    None => add(&mut ways, link.to.clone(), share * part),
                    Some(next) if seen.insert(&next.id) => open.push((next, share * part)),
                    // Going round among what is removed leads nowhere.
                    Some(_) => {}
                }
            }
        }
        let whole: f64 = ways.iter().map(|way| way.1).sum();
        if whole > 0.0 {
            ways.iter_mut().for_each(|way| way.1 /= whole);
        } else {
            ways = vec![(Target::End, 1.0)];
        }
        ways
    }
}

fn add(ways: &mut Vec<Way>, to: Target, share: f64) {
    match ways.iter_mut().find(|way| way.0 == to) {
        Some(way) => way.1 += share,
        None => ways.push((to, share)),
    }
}

/// Adds a hand-off; two to one target become one.
fn join(next: &mut Vec<Link>, link: Link) {
    match next.iter_mut().find(|one| one.to == link.to) {
        Some(one) => {
            let both = one.probability.zip(link.probability);
            one.probability = both.map(|(a, b)| nine(a + b).min(1.0));
        }
        None => next.push(link),
    }
}

/// The share of cases for each hand-off: as said, what is left equally shared; of parallel ones, as
/// if each were as likely.
pub(super) fn shares(step: &Step) -> Vec<f64> {
    let links = &step.next;
    let exclusive = step.split == Split::One;
    let known = |link: &Link| link.probability.filter(|_| exclusive);
    let sum: f64 = links.iter().filter_map(known).sum();
    let open = links.iter().filter(|link| known(link).is_none()).count();
    let open = u32::try_from(open).map_or(f64::INFINITY, f64::from);
    let left = (1.0 - sum).max(0.0) / open.max(1.0);
    links
        .iter()
        .map(|link| known(link).unwrap_or(left))
        .collect()
}
