//! One start, every step reached from it, and the end reached from every step; of drawings that are not ours.

use std::collections::{BTreeMap, BTreeSet};
use weft_core::said;

use weft_core::workflow::{Link, Split, Step, StepId, StepKind, Target, Workflow};

use crate::Place;
use crate::note::Note;

/// Repairs a version; places are those of its steps.
pub(super) fn repair(workflow: &mut Workflow, places: &[Place], notes: &mut Vec<Note>) {
    let mut places = places.to_vec();
    drop_lone(workflow, &mut places, notes);
    shares(workflow, &places, notes);
    let (from, to) = ways(workflow);
    let mut reached = vec![false; workflow.steps.len()];
    let mut roots = Vec::new();
    let named = workflow
        .start
        .as_ref()
        .and_then(|id| workflow.steps.iter().position(|step| step.id == *id));
    let entered: BTreeSet<usize> = from.iter().flatten().copied().collect();
    let sources = (0..workflow.steps.len()).filter(|at| !entered.contains(at));
    // Rings that nothing leads to start at their first step.
    for at in named
        .into_iter()
        .chain(sources)
        .chain(0..workflow.steps.len())
    {
        if reached.get(at) == Some(&false) {
            roots.push(at);
            mark(&from, vec![at], &mut reached);
        }
    }
    lead_out(workflow, &to, &places, notes);
    start(workflow, &roots, named.is_some(), notes);
}

/// Legends and forgotten pieces would take their share of cases from the real start.
fn drop_lone(workflow: &mut Workflow, places: &mut Vec<Place>, notes: &mut Vec<Note>) {
    let targets: BTreeSet<StepId> = workflow.steps.iter().flat_map(targets).cloned().collect();
    let is_lone = |step: &Step| step.next.is_empty() && !targets.contains(&step.id);
    if workflow.steps.iter().all(is_lone) {
        return;
    }
    let lone: Vec<bool> = workflow.steps.iter().map(is_lone).collect();
    for ((step, place), _) in workflow
        .steps
        .iter()
        .zip(&*places)
        .zip(&lone)
        .filter(|(_, lone)| **lone)
    {
        let says = said!(
            "“{}” is connected to nothing; it is left out of the flow",
            "„{}“ ist mit nichts verbunden und bleibt im Ablauf weg",
            step.name
        );
        notes.push(Note::said(place.clone(), &says));
    }
    let mut keep = lone.iter();
    workflow.steps.retain(|_| keep.next() != Some(&true));
    let mut keep = lone.iter();
    places.retain(|_| keep.next() != Some(&true));
}

fn targets(step: &Step) -> impl Iterator<Item = &StepId> {
    step.next.iter().filter_map(|link| match &link.to {
        Target::Step(id) => Some(id),
        Target::End => None,
    })
}

/// Shares that do not sum to one are words: several diagrams count each way of its own.
fn shares(workflow: &mut Workflow, places: &[Place], notes: &mut Vec<Note>) {
    for (step, place) in workflow.steps.iter_mut().zip(places) {
        let sum: f64 = step.next.iter().filter_map(|link| link.probability).sum();
        let open = step.next.iter().any(|link| link.probability.is_none());
        // What is drawn with rounded numbers still shares out one case.
        let is_short = !open && sum < 0.985;
        if step.next.is_empty() || sum <= 1.0 + 1e-9 && (open || (sum - 1.0).abs() < 1e-9) {
            continue;
        }
        if sum > 1.015 || is_short {
            let says = said!(
                "the shares of the arrows sum to {:.0}%, not to 100%; they are scaled",
                "die Anteile der Pfeile ergeben {:.0} %, nicht 100 %; sie sind angepasst",
                sum * 100.0
            );
            notes.push(Note::said(place.clone(), &says));
        }
        if sum > 0.0 {
            for share in step
                .next
                .iter_mut()
                .filter_map(|link| link.probability.as_mut())
            {
                *share /= sum;
            }
        } else {
            step.next
                .iter_mut()
                .for_each(|link| link.probability = None);
        }
    }
}

/// The steps after each step, and those before it.
fn ways(workflow: &Workflow) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let index: BTreeMap<&StepId, usize> = workflow
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| (&step.id, at))
        .collect();
    let mut to = vec![Vec::new(); workflow.steps.len()];
    let from: Vec<Vec<usize>> = workflow
        .steps
        .iter()
        .map(|step| {
            let open = step
                .next
                .iter()
                .filter(|link| link.probability != Some(0.0));
            let next = open.filter_map(|link| match &link.to {
                Target::Step(id) => index.get(id).copied(),
                Target::End => None,
            });
            next.collect()
        })
        .collect();
    for (at, next) in from.iter().enumerate() {
        for next in next {
            to.get_mut(*next).into_iter().for_each(|list| list.push(at));
        }
    }
    (from, to)
}

/// Marks these and whatever lies along the ways from them.
fn mark(ways: &[Vec<usize>], mut waiting: Vec<usize>, marked: &mut [bool]) {
    while let Some(at) = waiting.pop() {
        if let Some(flag) = marked.get_mut(at)
            && !std::mem::replace(flag, true)
        {
            waiting.extend(ways.get(at).into_iter().flatten().copied());
        }
    }
}

/// Lets a case end from wherever it could go round for ever.
fn lead_out(
    workflow: &mut Workflow,
    before: &[Vec<usize>],
    places: &[Place],
    notes: &mut Vec<Note>,
) {
    let is_end = |step: &Step| {
        let mut open = step
            .next
            .iter()
            .filter(|link| link.probability != Some(0.0));
        step.next.is_empty() || open.any(|link| link.to == Target::End)
    };
    let ends = workflow
        .steps
        .iter()
        .enumerate()
        .filter(|(_, step)| is_end(step));
    let ends: Vec<usize> = ends.map(|(at, _)| at).collect();
    let mut ending = vec![false; workflow.steps.len()];
    mark(before, ends, &mut ending);
    for at in (0..workflow.steps.len()).rev() {
        if ending.get(at) != Some(&false) {
            continue;
        }
        if let (Some(step), Some(place)) = (workflow.steps.get_mut(at), places.get(at)) {
            if step.split == Split::All {
                step.split = Split::Some;
            }
            // Shares that are all taken would leave nothing for the end.
            step.next
                .iter_mut()
                .for_each(|link| link.probability = None);
            step.next.push(Link::to(Target::End));
            let says = said!(
                "from here a case never ended; a way to the end was added, with equal shares",
                "von hier endete ein Fall nie; ein Weg zum Ende kam hinzu, mit gleichen Anteilen"
            );
            notes.push(Note::said(place.clone(), &says));
        }
        mark(before, vec![at], &mut ending);
    }
}

/// Names the start, with a gateway before several.
fn start(workflow: &mut Workflow, roots: &[usize], is_named: bool, notes: &mut Vec<Note>) {
    let ids: Vec<StepId> = roots
        .iter()
        .filter_map(|at| workflow.steps.get(*at))
        .map(|step| step.id.clone())
        .collect();
    match ids.as_slice() {
        [] => workflow.start = None,
        [only] => {
            let is_first = workflow.steps.first().is_some_and(|step| step.id == *only);
            workflow.start = (!is_first || is_named).then(|| only.clone());
        }
        several => {
            let used: BTreeSet<&StepId> = workflow.steps.iter().map(|step| &step.id).collect();
            let mut id = StepId::from("start");
            while used.contains(&id) {
                id = StepId::from(format!("{id}-2"));
            }
            let says = said!(
                "the flowchart starts in {} places; the gateway “{id}” was added before them, with equal shares",
                "das Flussdiagramm beginnt an {} Stellen; die Verzweigung „{id}“ kam davor hinzu, mit gleichen Anteilen",
                several.len()
            );
            notes.push(Note::said(Place::Whole, &says));
            let next = several
                .iter()
                .map(|root| Link::to(Target::Step(root.clone())))
                .collect();
            workflow.start = None;
            workflow.steps.insert(
                0,
                Step {
                    id,
                    kind: StepKind::Gateway,
                    next,
                    ..Step::default()
                },
            );
        }
    }
}
