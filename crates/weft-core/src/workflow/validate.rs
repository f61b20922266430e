//! Every fault of a document at once, as data.
//!
//! A workflow with a fault cannot be measured (audit.md 3): visits are undefined where a case never
//! ends, and an id that names two steps names none.

use super::{
    Document, Fault, FaultKind, Leads, Link, Redesign, Split, Step, StepId, Target, Wiring,
    Workflow,
};
use crate::csr::Csr;

/// The longest a step may take, in minutes: about two years.
pub const MAX_MINUTES: f64 = 1e6;

/// How far the probabilities of a step may sum from 1 (audit.md 3).
const SUM_TOLERANCE: f64 = 1e-6;

/// Names every fault of the baseline and of every redesign, in the order of the file.
#[must_use]
pub fn validate(document: &Document) -> Vec<Fault> {
    let baseline = Wiring::of(&document.baseline);
    let mut faults = workflow_faults(&baseline, "baseline");
    for redesign in &document.redesigns {
        let wiring = Wiring::of_redesign(&redesign.workflow, &baseline);
        faults.extend(redesign_faults(redesign, &wiring, &baseline));
    }
    faults
}

/// Names every fault of a redesign of this baseline.
pub(crate) fn redesign_faults(
    redesign: &Redesign,
    wiring: &Wiring<'_>,
    baseline: &Wiring<'_>,
) -> Vec<Fault> {
    let version = redesign.name.as_deref().unwrap_or("redesign");
    let mut faults = workflow_faults(wiring, version);
    if wiring.replaced.iter().all(|(_, known)| known.is_some()) {
        return faults;
    }
    let steps = redesign.workflow.steps.iter();
    let replaced = steps.flat_map(|step| step.replaces.iter().map(move |id| (step, id)));
    let unknown = replaced.filter(|(_, id)| !baseline.places.has(id));
    faults.extend(unknown.map(|(step, id)| Fault {
        version: version.to_owned(),
        step: Some(step.id.clone()),
        kind: FaultKind::UnknownReplaced(id.clone()),
    }));
    faults
}

/// Names every fault of one version, in the order of its steps.
#[must_use]
pub fn validate_workflow(workflow: &Workflow, version: &str) -> Vec<Fault> {
    workflow_faults(&Wiring::of(workflow), version)
}

/// Names every fault of a version.
pub(crate) fn workflow_faults(wiring: &Wiring<'_>, version: &str) -> Vec<Fault> {
    let workflow = wiring.workflow;
    let fault = |step: Option<&Step>, kind| Fault {
        version: version.to_owned(),
        step: step.map(|step| step.id.clone()),
        kind,
    };
    if workflow.steps.is_empty() {
        return vec![fault(None, FaultKind::Empty)];
    }
    let mut faults = Vec::new();
    let unique = wiring.places.len() == workflow.steps.len();
    if !unique {
        faults.extend(
            doubles(workflow)
                .into_iter()
                .map(|step| fault(Some(step), FaultKind::DuplicateId)),
        );
    }
    if let Some(start) = &workflow.start
        && !wiring.places.has(start)
    {
        faults.push(fault(None, FaultKind::UnknownStart(start.clone())));
    }
    for (at, step) in workflow.steps.iter().enumerate() {
        let kinds = step_faults(step, wiring.leads(at)).into_iter();
        faults.extend(kinds.map(|kind| fault(Some(step), kind)));
    }
    if unique {
        let reach = Reach::of(wiring);
        for (at, step) in workflow.steps.iter().enumerate() {
            let kinds = reach.faults(at).into_iter();
            faults.extend(kinds.map(|kind| fault(Some(step), kind)));
        }
    }
    faults
}

/// The second step of every id that stands more than once.
fn doubles(workflow: &Workflow) -> Vec<&Step> {
    let mut steps: Vec<(&StepId, usize)> = workflow
        .steps
        .iter()
        .map(|step| &step.id)
        .zip(0..)
        .collect();
    steps.sort_unstable();
    let mut again: Vec<usize> = steps
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|same| same.get(1).map(|second| second.1))
        .collect();
    again.sort_unstable();
    again
        .into_iter()
        .filter_map(|at| workflow.steps.get(at))
        .collect()
}

fn step_faults(step: &Step, leads: &[Leads]) -> Vec<FaultKind> {
    let mut faults = Vec::new();
    if step.id.as_str().is_empty() || step.id.as_str() == "end" {
        faults.push(FaultKind::ReservedId);
    }
    if let Some(minutes) = step.minutes
        && !(0.0..=MAX_MINUTES).contains(&minutes)
    {
        faults.push(FaultKind::MinutesOutOfRange(minutes));
    }
    for (link, leads) in step.next.iter().zip(leads) {
        if let Target::Step(id) = &link.to
            && *leads == Leads::Nowhere
        {
            faults.push(FaultKind::UnknownTarget(id.clone()));
        }
        if let Some(p) = link.probability
            && !(0.0..=1.0).contains(&p)
        {
            faults.push(FaultKind::ProbabilityOutOfRange(p));
        }
    }
    faults.extend(sum_fault(step));
    faults
}

/// An exclusive split shares out exactly one case.
fn sum_fault(step: &Step) -> Option<FaultKind> {
    if step.split != Split::One || step.next.is_empty() {
        return None;
    }
    let sum: f64 = step.next.iter().filter_map(|link| link.probability).sum();
    let open = step.next.iter().any(|link| link.probability.is_none());
    if sum > 1.0 + SUM_TOLERANCE {
        Some(FaultKind::ProbabilitiesOverOne(sum))
    } else if !open && sum < 1.0 - SUM_TOLERANCE {
        Some(FaultKind::ProbabilitiesUnderOne(sum))
    } else {
        None
    }
}

/// What can be reached from the start, and from where the end can be reached.
struct Reach {
    start: u32,
    from_start: Vec<bool>,
    to_end: Vec<bool>,
    entered: Vec<bool>,
}

impl Reach {
    fn of(wiring: &Wiring<'_>) -> Self {
        let workflow = wiring.workflow;
        let mut edges = Vec::with_capacity(workflow.steps.len());
        let mut entered = vec![false; workflow.steps.len()];
        let mut ends = Vec::new();
        for ((number, step), at) in (0..).zip(&workflow.steps).zip(0..) {
            if step.next.is_empty() {
                ends.push(number);
            }
            let open = |link: &Link| link.probability != Some(0.0);
            for (_, leads) in wiring.links(at).filter(|(link, _)| open(link)) {
                match leads {
                    Leads::To(to) => {
                        edges.push((number, to));
                        if let Some(entered) = entered.get_mut(to as usize) {
                            *entered = true;
                        }
                    }
                    Leads::ToTheEnd => ends.push(number),
                    Leads::Nowhere => {}
                }
            }
        }
        let start = workflow.start.as_ref();
        let start = start.and_then(|id| wiring.places.get(id)).unwrap_or(0);
        let steps = workflow.steps.len();
        let against = edges.iter().rev().map(|(from, to)| (*to, *from));
        Self {
            start,
            from_start: reached(steps, edges.iter().copied(), vec![start]),
            to_end: reached(steps, against, ends),
            entered,
        }
    }

    fn faults(&self, at: usize) -> Vec<FaultKind> {
        let is = |list: &[bool]| list.get(at).copied().unwrap_or(false);
        let mut faults = Vec::new();
        if !is(&self.from_start) {
            let second = at != self.start as usize && !is(&self.entered);
            faults.push(if second {
                FaultKind::SecondStart
            } else {
                FaultKind::Unreachable
            });
        }
        if !is(&self.to_end) {
            faults.push(FaultKind::NoWayToTheEnd);
        }
        faults
    }
}

/// What can be reached along edges.
///
/// Most workflows are written downwards: one pass along the edges in their order reaches everything,
/// and only where it does not is the graph searched.
fn reached(
    steps: usize,
    edges: impl Iterator<Item = (u32, u32)> + Clone,
    from: Vec<u32>,
) -> Vec<bool> {
    let mut seen = vec![false; steps];
    let mark = |seen: &mut [bool], at: u32| {
        if let Some(seen) = seen.get_mut(at as usize) {
            *seen = true;
        }
    };
    for at in &from {
        mark(&mut seen, *at);
    }
    for (from, to) in edges.clone() {
        if seen.get(from as usize) == Some(&true) {
            mark(&mut seen, to);
        }
    }
    if seen.contains(&false) {
        search(steps, &edges.collect::<Vec<_>>(), from)
    } else {
        seen
    }
}

fn search(steps: usize, edges: &[(u32, u32)], from: Vec<u32>) -> Vec<bool> {
    let edges = Csr::from_edges(count(steps), edges);
    let mut seen = vec![false; steps];
    let mut open = from;
    while let Some(at) = open.pop() {
        let Some(flag) = seen.get_mut(at as usize) else {
            continue;
        };
        if !std::mem::replace(flag, true) {
            open.extend(edges.of(at));
        }
    }
    seen
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a file of 4 billion steps is refused before"
)]
fn count(steps: usize) -> u32 {
    steps as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(id: &str, next: &[(&str, Option<f64>)]) -> Step {
        let link = |(to, probability): &(&str, Option<f64>)| Link {
            probability: *probability,
            ..Link::to(if *to == "end" {
                Target::End
            } else {
                Target::Step((*to).into())
            })
        };
        Step {
            id: id.into(),
            next: next.iter().map(link).collect(),
            ..Step::default()
        }
    }

    fn check(steps: Vec<Step>, expected: &[&str]) {
        let workflow = Workflow {
            steps,
            ..Workflow::default()
        };
        let found: Vec<String> = validate_workflow(&workflow, "baseline")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            found, expected,
            "every fault is named, in the order of the steps"
        );
    }

    #[test]
    fn a_sound_workflow_has_no_fault() {
        check(vec![step("a", &[("b", None)]), step("b", &[])], &[]);
    }

    #[test]
    fn nothing_is_not_a_workflow() {
        check(vec![], &["baseline: has no steps; expected at least one"]);
    }

    #[test]
    fn every_fault_is_named_at_once() {
        check(
            vec![
                step("a", &[("b", Some(0.8)), ("c", Some(0.4))]),
                step("b", &[("nowhere", None)]),
                step("c", &[("d", Some(0.3))]),
                step("d", &[("c", Some(f64::NAN))]),
                step("e", &[("end", None)]),
            ],
            &[
                "baseline: step “a” has probabilities that sum to 1.2000000000000002; expected at most 1",
                "baseline: step “b” leads to “nowhere”, which is no step; expected the id of a step or “end”",
                "baseline: step “c” has probabilities that sum to 0.3; expected 1",
                "baseline: step “d” has the probability NaN; expected a number from 0 to 1",
                "baseline: step “a” has no way to the end",
                "baseline: step “b” has no way to the end",
                "baseline: step “c” has no way to the end",
                "baseline: step “d” has no way to the end",
                "baseline: step “e” has nothing before it; expected exactly one start",
            ],
        );
    }

    #[test]
    fn an_island_is_unreachable_and_a_double_id_is_said_once() {
        check(
            vec![
                step("a", &[]),
                step("b", &[("c", None)]),
                step("c", &[("b", Some(0.5)), ("end", None)]),
            ],
            &[
                "baseline: step “b” cannot be reached from the start",
                "baseline: step “c” cannot be reached from the start",
            ],
        );
        check(
            vec![step("a", &[]), step("a", &[]), step("a", &[])],
            &["baseline: step “a” stands more than once; expected unique ids"],
        );
    }
}
