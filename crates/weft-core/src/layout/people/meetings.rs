//! Who meets whom, and in which steps: the ties of the audit with the steps that carry them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::types::{Carrier, DrawnTie, Meets, TieChange};
use crate::audit::Audit;
use crate::layout::ghosts::Meeting;
use crate::measure::people_graph::People;
use crate::measure::{Measures, Tie};
use crate::settings::Settings;
use crate::words::nine;
use crate::workflow::{Document, RoleName, RolePair, Step, StepId, Tag, Workflow};

/// Two roles, in alphabetical order.
type Pair = (RoleName, RoleName);

/// Both versions, as far as people are concerned.
pub(super) struct Meetings {
    /// Every pair that meets in a version, most minutes first.
    pub(super) ties: Vec<DrawnTie>,
    pub(super) baseline: Version,
    pub(super) redesign: Option<Version>,
}

/// What one version says of its people.
pub(super) struct Version {
    /// Roles that take part, and their minutes.
    pub(super) roles: BTreeMap<RoleName, Minutes>,
    /// Who meets whom.
    pub(super) graph: People<RoleName>,
    carriers: BTreeMap<Pair, Vec<Carrier>>,
}

/// Minutes per case of one role.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Minutes {
    /// It meets somebody.
    pub(super) meeting: f64,
    /// It works with a machine and meets nobody.
    pub(super) with_machines: f64,
}

impl Meetings {
    pub(super) fn of(audit: &Audit, document: &Document, redesign: Option<usize>) -> Self {
        let meeting = Meeting::new(&document.roles);
        let settings = &audit.settings;
        let mut baseline = Version::of(
            &document.baseline,
            &audit.measures.baseline,
            &meeting,
            settings,
        );
        let after = redesign.and_then(|at| document.redesigns.get(at));
        let after = after.zip(audit.measures.redesign.as_ref());
        let mut after = after.map(|(one, measures)| {
            let workflow = as_in_the_baseline(&one.workflow, &audit.renamed);
            Version::of(&workflow, measures, &meeting, settings)
        });
        let mut now: BTreeMap<&StepId, Vec<StepId>> = BTreeMap::new();
        for one in &audit.matches {
            now.entry(&one.baseline)
                .or_default()
                .push(one.redesign.clone());
        }
        for carrier in baseline.carriers.values_mut().flatten() {
            carrier.now = now.get(&carrier.step).cloned().unwrap_or_default();
        }
        let mut ties: Vec<DrawnTie> = audit
            .ties
            .iter()
            .map(|tie| drawn(tie, &mut baseline, after.as_mut()))
            .collect();
        ties.sort_by(|one, other| most(other).total_cmp(&most(one)));
        Self {
            ties,
            baseline,
            redesign: after,
        }
    }
}

/// A redesign whose roles have the names that they have in the baseline, as in the audit.
fn as_in_the_baseline<'a>(workflow: &'a Workflow, renamed: &[RolePair]) -> Cow<'a, Workflow> {
    if renamed.is_empty() {
        return Cow::Borrowed(workflow);
    }
    let names: BTreeMap<&RoleName, &RoleName> = renamed
        .iter()
        .map(|pair| (&pair.redesign, &pair.baseline))
        .collect();
    let mut workflow = workflow.clone();
    for one in workflow.steps.iter_mut().flat_map(|step| &mut step.roles) {
        if let Some(name) = names.get(&one.role) {
            one.role = (*name).clone();
        }
    }
    Cow::Owned(workflow)
}

fn most(tie: &DrawnTie) -> f64 {
    let now = tie.redesign.as_ref().map_or(0.0, |now| now.minutes);
    tie.baseline.minutes.max(now)
}

fn drawn(tie: &Tie, before: &mut Version, after: Option<&mut Version>) -> DrawnTie {
    let [one, other] = &tie.roles;
    let pair = (one.clone(), other.clone());
    let steps = |version: &mut Version| version.carriers.remove(&pair).unwrap_or_default();
    let baseline = Meets {
        minutes: tie.baseline,
        steps: steps(before),
    };
    let redesign = after.map(|after| Meets {
        minutes: tie.redesign.unwrap_or_default(),
        steps: steps(after),
    });
    DrawnTie {
        change: change(&baseline, redesign.as_ref()),
        roles: tie.roles.clone(),
        baseline,
        redesign,
        strand: None,
    }
}

fn change(before: &Meets, now: Option<&Meets>) -> TieChange {
    match now {
        Some(now) if !now.at_all() => TieChange::Severed,
        Some(_) if !before.at_all() => TieChange::New,
        Some(now) if now.minutes < before.minutes => TieChange::Thinned,
        _ => TieChange::Kept,
    }
}

impl Version {
    fn of(
        workflow: &Workflow,
        measures: &Measures,
        meeting: &Meeting<'_>,
        settings: &Settings,
    ) -> Self {
        let visits: BTreeMap<&StepId, f64> =
            measures.visits.iter().map(|(id, one)| (id, *one)).collect();
        let mut roles: BTreeMap<RoleName, Minutes> = BTreeMap::new();
        let mut carriers: BTreeMap<Pair, Vec<Carrier>> = BTreeMap::new();
        for step in workflow.steps.iter().filter(|step| step.is_work()) {
            let each = step.minutes.unwrap_or_else(|| settings.minutes_for(step));
            let minutes = nine(each * visits.get(&step.id).copied().unwrap_or_default());
            let meets = meeting.is_contact(step);
            for role in people_of(step, meeting) {
                let sums = roles.entry(role.clone()).or_default();
                if meets {
                    sums.meeting += minutes;
                } else if has_machine(step, meeting) {
                    sums.with_machines += minutes;
                }
            }
            for (one, other) in meeting.ties(step).into_iter().filter(|_| meets) {
                let pair = (one.clone(), other.clone());
                carriers.entry(pair).or_default().push(Carrier {
                    step: step.id.clone(),
                    minutes,
                    now: Vec::new(),
                });
            }
        }
        let nodes: BTreeSet<RoleName> = roles.keys().cloned().collect();
        Self {
            graph: People::new(&nodes, carriers.keys()),
            roles,
            carriers,
        }
    }
}

/// Human roles of a step, each once.
fn people_of<'s>(step: &'s Step, meeting: &Meeting<'_>) -> BTreeSet<&'s RoleName> {
    let roles = step.roles.iter().map(|one| &one.role);
    roles.filter(|role| meeting.is_person(role)).collect()
}

/// Whether a machine takes part, named or by the tag.
fn has_machine(step: &Step, meeting: &Meeting<'_>) -> bool {
    let tagged = matches!(step.tag, Some(Tag::AiAutomated | Tag::AiAugmented));
    tagged || step.roles.iter().any(|one| !meeting.is_person(&one.role))
}
