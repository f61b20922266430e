//! Both versions as the audit saw them: gaps filled, routing nodes contracted.
//!
//! The document comes filled with what the audit suggested; minutes that nobody gave are those that
//! the audit says it used. The report draws that, not the gaps.

mod edges;
mod order;

use std::collections::{BTreeMap, BTreeSet};

use weft_core::audit::{Assumption, AssumptionReason};
use weft_core::measure::Measures;
use weft_core::workflow::{Mode, Purpose, RoleKind, RoleName, Step, StepId, Tag, Workflow};
use weft_core::{Audit, Document, Language};

use crate::ReportError;
pub(crate) use edges::Edge;
use edges::contract;

/// A step as the audit saw it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// Its id.
    pub(crate) id: StepId,
    /// Its number, counted from 1 without routing nodes.
    pub(crate) no: usize,
    /// Its name.
    pub(crate) name: String,
    /// Human roles that take part, each once, the performer first.
    pub(crate) people: Vec<RoleName>,
    /// How many people take part.
    pub(crate) heads: u32,
    /// The machine that takes part, if one is named.
    pub(crate) machine: Option<RoleName>,
    /// Who does it.
    pub(crate) tag: Option<Tag>,
    /// Minutes per visit.
    pub(crate) minutes: f64,
    /// What it is for.
    pub(crate) purposes: Vec<Purpose>,
    /// How people speak.
    pub(crate) mode: Mode,
    /// Expected visits per case.
    pub(crate) visits: f64,
    /// Whether people meet here.
    pub(crate) contact: bool,
    /// Fields of it that are missing and were assumed.
    pub(crate) assumed: BTreeSet<String>,
    /// Fields of it that rest on a suggestion.
    pub(crate) suggested: BTreeSet<String>,
}

impl Seen {
    /// Unordered pairs of roles that take part; a role with several people pairs with itself.
    pub(crate) fn pairs(&self) -> BTreeSet<(&RoleName, &RoleName)> {
        let mut pairs = BTreeSet::new();
        for (at, one) in self.people.iter().enumerate() {
            for other in self.people.iter().skip(at + 1) {
                pairs.insert(if one < other {
                    (one, other)
                } else {
                    (other, one)
                });
            }
        }
        if pairs.is_empty() && self.heads > 1 {
            pairs.extend(self.people.first().map(|one| (one, one)));
        }
        pairs
    }

    /// The names of its people as a list.
    pub(crate) fn who(&self, language: Language) -> String {
        language.list(self.people.iter()).to_string()
    }

    /// What it is for, as a list.
    pub(crate) fn why(&self, language: Language) -> String {
        let words = self.purposes.iter().map(|one| one.words_in(language));
        language.list(words).to_string()
    }
}

/// One version.
#[derive(Debug, Clone, Default)]
pub(crate) struct Version {
    /// Its steps, without routing nodes, in the order of the flow.
    pub(crate) steps: Vec<Seen>,
    /// Hand-offs between them.
    pub(crate) edges: Vec<Edge>,
}

impl Version {
    /// The step with this id.
    pub(crate) fn step(&self, id: &StepId) -> Option<&Seen> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// The steps in which people meet.
    pub(crate) fn contacts(&self) -> impl Iterator<Item = &Seen> {
        self.steps.iter().filter(|step| step.contact)
    }

    /// What contact is for, in the order of weight.
    pub(crate) fn purposes(&self) -> BTreeSet<Purpose> {
        self.contacts()
            .flat_map(|step| step.purposes.iter().copied())
            .filter(|one| !matches!(one, Purpose::Status | Purpose::Logistics))
            .collect()
    }
}

/// Everything that the report draws.
#[derive(Debug)]
pub(crate) struct View<'a> {
    /// The language in which everything is said.
    pub(crate) language: Language,
    /// The document, for its title and waivers.
    pub(crate) document: &'a Document,
    /// Human roles and machines with their kinds, in the order of the document.
    pub(crate) roles: Vec<(RoleName, RoleKind, bool)>,
    /// Which redesign is compared, counted from 0.
    pub(crate) redesign: Option<usize>,
    /// The baseline, or the only version.
    pub(crate) before: Version,
    /// The redesign.
    pub(crate) after: Option<Version>,
    /// For each step of the baseline, the steps of the redesign that stand for it.
    pub(crate) images: Vec<Vec<usize>>,
    /// For each step of the redesign, the steps of the baseline that it stands for.
    pub(crate) sources: Vec<Vec<usize>>,
}

impl<'a> View<'a> {
    /// Sees both versions through the assumptions of the audit.
    pub(crate) fn new(
        audit: &Audit,
        document: &'a Document,
        redesign: Option<usize>,
        language: Language,
    ) -> Result<Self, ReportError> {
        let kinds = kinds(document);
        let before = version(
            &document.baseline,
            &kinds,
            &audit.measures.baseline,
            &of_version(audit, "baseline"),
        );
        let after = match redesign {
            None => None,
            Some(at) => {
                let chosen = document
                    .redesigns
                    .get(at)
                    .ok_or(ReportError::NoRedesign(at))?;
                let measures = audit.measures.redesign.as_ref();
                Some(version(
                    &chosen.workflow,
                    &kinds,
                    measures.unwrap_or(&audit.measures.baseline),
                    &of_version(audit, "redesign"),
                ))
            }
        };
        let mut images = vec![Vec::new(); before.steps.len()];
        let mut sources = vec![Vec::new(); after.as_ref().map_or(0, |one| one.steps.len())];
        if let Some(after) = &after {
            link(audit, &before, after, &mut images, &mut sources);
        }
        Ok(Self {
            language,
            document,
            roles: kinds
                .iter()
                .map(|(name, kind)| {
                    let learner = document.role(name).is_some_and(|role| role.learner);
                    (name.clone(), *kind, learner)
                })
                .collect(),
            redesign,
            before,
            after,
            images,
            sources,
        })
    }

    /// The baseline, then the redesign.
    pub(crate) fn versions(&self) -> impl Iterator<Item = &Version> {
        std::iter::once(&self.before).chain(&self.after)
    }

    /// Whether a contact of the baseline is kept: a contact stands for it and shares a pair of roles.
    pub(crate) fn kept(&self, base: usize) -> bool {
        let Some(step) = self.before.steps.get(base) else {
            return false;
        };
        self.successors(base)
            .any(|after| after.contact && !after.pairs().is_disjoint(&step.pairs()))
    }

    /// The steps of the redesign that stand for a step of the baseline.
    pub(crate) fn successors(&self, base: usize) -> impl Iterator<Item = &Seen> {
        let after = self.after.as_ref();
        self.images
            .get(base)
            .into_iter()
            .flatten()
            .filter_map(move |at| after.and_then(|version| version.steps.get(*at)))
    }

    /// Whether the contact of the baseline was stripped out.
    pub(crate) fn lost(&self, base: usize) -> bool {
        self.after.is_some()
            && self.before.steps.get(base).is_some_and(|step| step.contact)
            && !self.kept(base)
    }
}

fn of_version<'a>(audit: &'a Audit, version: &str) -> Vec<&'a Assumption> {
    audit
        .assumptions
        .iter()
        .filter(|one| one.version == version)
        .collect()
}

/// Every role with its kind; those that only steps name are internal.
fn kinds(document: &Document) -> Vec<(RoleName, RoleKind)> {
    let mut kinds: Vec<(RoleName, RoleKind)> = document
        .roles
        .iter()
        .map(|role| (role.name.clone(), role.kind))
        .collect();
    let mut seen: BTreeSet<RoleName> = kinds.iter().map(|(name, _)| name.clone()).collect();
    let redesigns = document.redesigns.iter().map(|one| &one.workflow);
    for workflow in std::iter::once(&document.baseline).chain(redesigns) {
        for part in workflow.steps.iter().flat_map(|step| &step.roles) {
            if seen.insert(part.role.clone()) {
                kinds.push((part.role.clone(), RoleKind::default()));
            }
        }
    }
    kinds
}

fn link(
    audit: &Audit,
    before: &Version,
    after: &Version,
    images: &mut [Vec<usize>],
    sources: &mut [Vec<usize>],
) {
    let place = |version: &Version| -> BTreeMap<StepId, usize> {
        let steps = version.steps.iter().enumerate();
        steps.map(|(at, step)| (step.id.clone(), at)).collect()
    };
    let (of_before, of_after) = (place(before), place(after));
    for pair in &audit.matches {
        if let (Some(base), Some(next)) =
            (of_before.get(&pair.baseline), of_after.get(&pair.redesign))
        {
            if let Some(list) = images.get_mut(*base) {
                list.push(*next);
            }
            if let Some(list) = sources.get_mut(*next) {
                list.push(*base);
            }
        }
    }
    for list in images.iter_mut().chain(sources.iter_mut()) {
        list.sort_unstable();
        list.dedup();
    }
}

fn version(
    workflow: &Workflow,
    kinds: &[(RoleName, RoleKind)],
    measures: &Measures,
    assumptions: &[&Assumption],
) -> Version {
    let mut by_step: BTreeMap<&StepId, Vec<&Assumption>> = BTreeMap::new();
    for one in assumptions {
        if let Some(step) = &one.step {
            by_step.entry(step).or_default().push(one);
        }
    }
    let steps = order::in_flow(&workflow.steps);
    let visits: BTreeMap<&StepId, f64> = measures
        .visits
        .iter()
        .map(|(id, value)| (id, *value))
        .collect();
    let kinds: BTreeMap<&RoleName, RoleKind> =
        kinds.iter().map(|(name, kind)| (name, *kind)).collect();
    let seen: Vec<Seen> = steps
        .iter()
        .filter(|step| step.is_work())
        .enumerate()
        .map(|(at, step)| {
            let notes = by_step.get(&step.id).map_or(&[][..], Vec::as_slice);
            see(step, at + 1, &kinds, visits.get(&step.id).copied(), notes)
        })
        .collect();
    let edges = contract(&steps);
    Version { steps: seen, edges }
}

fn see(
    step: &Step,
    no: usize,
    kinds: &BTreeMap<&RoleName, RoleKind>,
    visits: Option<f64>,
    notes: &[&Assumption],
) -> Seen {
    let is_machine = |name: &RoleName| kinds.get(name) == Some(&RoleKind::Ai);
    let mut people = Vec::new();
    let mut heads = 0_u32;
    for part in step.roles.iter().filter(|part| !is_machine(&part.role)) {
        heads = heads.saturating_add(part.count.max(1));
        if !people.contains(&part.role) {
            people.push(part.role.clone());
        }
    }
    let machine = step
        .roles
        .iter()
        .map(|part| &part.role)
        .find(|name| is_machine(name));
    let mode = step.mode();
    let fields = |reason| {
        let notes = notes.iter().filter(|one| one.reason == reason);
        notes.map(|one| one.field.clone()).collect()
    };
    Seen {
        id: step.id.clone(),
        no,
        name: if step.name.trim().is_empty() {
            format!("({})", step.id)
        } else {
            step.name.clone()
        },
        contact: !step.is_automated() && heads > 1 && mode.is_two_way(),
        people,
        heads,
        machine: machine.cloned(),
        tag: step.tag,
        minutes: step.minutes.unwrap_or_else(|| assumed_minutes(notes)),
        purposes: step.purposes.clone(),
        mode,
        visits: visits.unwrap_or(1.0),
        assumed: fields(AssumptionReason::Missing),
        suggested: fields(AssumptionReason::Suggested),
    }
}

/// The minutes that the audit used where nobody gave any.
fn assumed_minutes(notes: &[&Assumption]) -> f64 {
    let used = notes.iter().find(|one| one.field == "minutes");
    used.and_then(|one| one.used.as_f64()).unwrap_or_default()
}
