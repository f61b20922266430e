//! Where in a redesign something goes that the baseline had: near what stands in its place, and
//! before the outcome is fixed (audit.md 3.8).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use schemars::JsonSchema;
use serde::Serialize;

use super::EditError;
use crate::Language;
use crate::matching::{Likelihood, align};
use crate::workflow::{Purpose, Step, StepId, Target, Workflow};

/// A place in the flow of a redesign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Spot {
    /// Before everything else.
    First,
    /// Right after this step.
    After(StepId),
    /// Right before this step, which fixes the outcome.
    Before(StepId),
    /// At this step itself.
    At(StepId),
}

/// Purposes that look back on a case: they need not come before its outcome.
const LOOK_BACK: [Purpose; 4] = [
    Purpose::Reflect,
    Purpose::Recognise,
    Purpose::Learn,
    Purpose::Belong,
];

/// What stands for each step of the baseline in a redesign, so that a place can be found for what has
/// nothing there.
#[derive(Clone)]
pub(crate) struct Anchors<'a> {
    baseline: &'a Workflow,
    sure: BTreeMap<StepId, StepId>,
    /// What was put in the place of a step since, the last one.
    put: BTreeMap<StepId, StepId>,
    /// Matches that are only worth a look.
    guessed: BTreeSet<StepId>,
    /// Which steps of the baseline lead to a step.
    before: BTreeMap<&'a StepId, Vec<&'a StepId>>,
    /// Steps of the baseline that only cases with a fixed outcome reach.
    late: BTreeSet<&'a StepId>,
}

impl<'a> Anchors<'a> {
    /// What likely stands for what: a place in the flow can be taken back, an accusation could not.
    pub(crate) fn of(baseline: &'a Workflow, redesign: &Workflow) -> Self {
        let (mut sure, mut guessed) = (BTreeMap::new(), BTreeSet::new());
        for one in align(baseline, redesign, &[], Language::English) {
            if one.likelihood == Likelihood::Likely {
                sure.entry(one.baseline).or_insert(one.redesign);
            } else {
                guessed.insert(one.baseline);
            }
        }
        Self {
            before: before(baseline),
            late: late(baseline),
            put: BTreeMap::new(),
            baseline,
            sure,
            guessed,
        }
    }

    /// From now on what comes after the step of the baseline goes after this one of the redesign.
    pub(crate) fn put(&mut self, baseline: &StepId, redesign: &StepId) {
        self.put.insert(baseline.clone(), redesign.clone());
    }

    /// What stands for a step of the baseline.
    pub(crate) fn image(&self, baseline: &StepId) -> Option<&StepId> {
        self.sure.get(baseline)
    }

    /// Where something with these purposes goes that stands for a step of the baseline: after what
    /// stands there now, else after what stands for the nearest step before it, else first; but before
    /// the outcome is fixed, unless the baseline had it after that or it only looks back.
    ///
    /// # Errors
    ///
    /// Where what stands for the steps before it is not likely enough, or nothing is matched at all.
    pub(super) fn spot(
        &self,
        redesign: &Workflow,
        lost: &Step,
        purposes: &[Purpose],
    ) -> Result<Spot, EditError> {
        let Some(anchor) = self.anchor(redesign, lost)? else {
            return Ok(Spot::First);
        };
        let looks_back = !purposes.is_empty() && purposes.iter().all(|one| LOOK_BACK.contains(one));
        if looks_back || self.late.contains(&lost.id) {
            return Ok(Spot::After(anchor));
        }
        Ok(match fixed_before(redesign, &anchor) {
            Some(fixed) => Spot::Before(fixed),
            None => Spot::After(anchor),
        })
    }

    /// The step of the redesign that comes before; none where nothing does.
    fn anchor(&self, redesign: &Workflow, lost: &Step) -> Result<Option<StepId>, EditError> {
        let mut guessed = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = VecDeque::from([&lost.id]);
        while let Some(at) = open.pop_front() {
            if let Some(image) = self.put.get(at).or_else(|| self.sure.get(at)) {
                return Ok(Some(image.clone()));
            }
            if seen.insert(at) {
                guessed.extend(self.guessed.get(at));
                open.extend(self.before.get(at).into_iter().flatten());
            }
        }
        if !guessed.is_empty() {
            let name = |id: &&StepId| self.baseline.step(id).map(|step| step.name.clone());
            return Err(EditError::Unconfirmed {
                step: lost.name.clone(),
                before: guessed.iter().filter_map(name).collect(),
            });
        }
        if self.sure.is_empty() && self.put.is_empty() && !redesign.steps.is_empty() {
            return Err(EditError::NothingMatched);
        }
        Ok(None)
    }
}

/// Which steps lead to a step.
fn before(workflow: &Workflow) -> BTreeMap<&StepId, Vec<&StepId>> {
    let mut before: BTreeMap<&StepId, Vec<&StepId>> = BTreeMap::new();
    for one in &workflow.steps {
        for to in followers(one) {
            before.entry(to).or_default().push(&one.id);
        }
    }
    before
}

fn followers(step: &Step) -> impl Iterator<Item = &StepId> {
    step.next.iter().filter_map(|link| match &link.to {
        Target::Step(id) => Some(id),
        Target::End => None,
    })
}

/// Whether the outcome of a case is fixed once this step is done.
fn fixes(step: &Step) -> bool {
    step.point_of_no_return || step.outcome.is_some()
}

/// Where a case starts.
pub(super) fn start(workflow: &Workflow) -> Option<&StepId> {
    let first = workflow.steps.first().map(|first| &first.id);
    workflow.start.as_ref().or(first)
}

/// The steps that a case can reach before its outcome is fixed, and those that fix it first.
struct Open<'a> {
    early: BTreeSet<&'a StepId>,
    fixed: BTreeSet<&'a StepId>,
}

impl<'a> Open<'a> {
    /// None where nothing says what fixes an outcome.
    fn of(workflow: &'a Workflow) -> Option<Self> {
        if !workflow.steps.iter().any(fixes) {
            return None;
        }
        let steps: BTreeMap<&StepId, &Step> =
            workflow.steps.iter().map(|one| (&one.id, one)).collect();
        let (mut early, mut fixed) = (BTreeSet::new(), BTreeSet::new());
        let mut open: Vec<&StepId> = start(workflow).into_iter().collect();
        while let Some(step) = open.pop().and_then(|id| steps.get(id)) {
            if fixes(step) {
                fixed.insert(&step.id);
            } else if early.insert(&step.id) {
                open.extend(followers(step));
            }
        }
        Some(Self { early, fixed })
    }
}

/// Steps that a case reaches only once its outcome is fixed; those that fix it are none of them.
fn late(workflow: &Workflow) -> BTreeSet<&StepId> {
    let Some(open) = Open::of(workflow) else {
        return BTreeSet::new();
    };
    let steps = workflow.steps.iter();
    steps
        .filter(|step| !fixes(step) && !open.early.contains(&step.id))
        .map(|step| &step.id)
        .collect()
}

/// The first step that fixes the outcome of every case that comes to `anchor`; none where a case can
/// come there with its outcome open.
fn fixed_before(workflow: &Workflow, anchor: &StepId) -> Option<StepId> {
    let open = Open::of(workflow).filter(|open| !open.early.contains(anchor))?;
    let before = before(workflow);
    let (mut seen, mut ahead) = (BTreeSet::new(), vec![anchor]);
    while let Some(at) = ahead.pop() {
        if seen.insert(at) {
            ahead.extend(before.get(at).into_iter().flatten());
        }
    }
    let mut steps = workflow.steps.iter().map(|step| &step.id);
    steps
        .find(|id| open.fixed.contains(id) && seen.contains(id))
        .cloned()
}
