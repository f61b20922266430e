//! Both versions as the audit saw them: assumptions applied, routing nodes contracted.
//!
//! The audit says what it used where nobody said anything; the report draws that, not the gaps.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use weft_core::audit::{Assumption, AssumptionReason};
use weft_core::measure::Measures;
use weft_core::workflow::{
    Link, Mode, Participant, Purpose, RoleKind, RoleName, Split, Step, StepId, StepKind, Tag,
    Target, Workflow,
};
use weft_core::{Audit, Document};

use crate::ReportError;

/// A hand-off between steps of one version; none as target is the end.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Edge {
    /// Index of the step that passes on.
    pub(crate) from: usize,
    /// Index of the step that receives; none is the end.
    pub(crate) to: Option<usize>,
    /// Share of the cases that go this way, 0 to 1.
    pub(crate) share: f64,
}

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
                pairs.insert(if one < other { (one, other) } else { (other, one) });
            }
        }
        if pairs.is_empty() && self.heads > 1 {
            pairs.extend(self.people.first().map(|one| (one, one)));
        }
        pairs
    }

    /// The names of its people as a list.
    pub(crate) fn who(&self) -> String {
        weft_core::words::list(&self.people.iter().map(RoleName::as_str).collect::<Vec<_>>())
    }

    /// What it is for, as a list.
    pub(crate) fn why(&self) -> String {
        weft_core::words::list(&self.purposes.iter().map(|one| one.words()).collect::<Vec<_>>())
    }
}

/// One version.
#[derive(Debug, Clone, Default)]
pub(crate) struct Version {
    /// Its steps, without routing nodes, in the order of the file.
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
    /// The document, for its title and waivers.
    pub(crate) document: &'a Document,
    /// Human roles and machines with their kinds, in the order of the document.
    pub(crate) roles: Vec<(RoleName, RoleKind, bool)>,
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
    ) -> Result<Self, ReportError> {
        let kinds = kinds(audit, document);
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
            document,
            roles: kinds
                .iter()
                .map(|(name, kind)| {
                    let learner = document.role(name).is_some_and(|role| role.learner);
                    (name.clone(), *kind, learner)
                })
                .collect(),
            before,
            after,
            images,
            sources,
        })
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

/// Every role with its kind: as the document says, else as suggested, else internal.
fn kinds(audit: &Audit, document: &Document) -> Vec<(RoleName, RoleKind)> {
    let mut suggested = BTreeMap::new();
    for one in &audit.assumptions {
        if let (Some(role), "kind") = (&one.role, one.field.as_str())
            && let Ok(kind) = serde_json::from_value::<RoleKind>(one.used.clone())
        {
            suggested.insert(role.clone(), kind);
        }
    }
    let mut kinds: Vec<(RoleName, RoleKind)> = document
        .roles
        .iter()
        .map(|role| {
            let kind = suggested.get(&role.name).copied().unwrap_or(role.kind);
            (role.name.clone(), kind)
        })
        .collect();
    let known: BTreeSet<RoleName> = kinds.iter().map(|(name, _)| name.clone()).collect();
    let mut seen = known;
    let redesigns = document.redesigns.iter().map(|one| &one.workflow);
    for workflow in std::iter::once(&document.baseline).chain(redesigns) {
        for part in workflow.steps.iter().flat_map(|step| &step.roles) {
            if seen.insert(part.role.clone()) {
                let kind = suggested.get(&part.role).copied().unwrap_or_default();
                kinds.push((part.role.clone(), kind));
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
    let mut steps = workflow.steps.clone();
    let mut by_step: BTreeMap<&StepId, Vec<&Assumption>> = BTreeMap::new();
    for one in assumptions {
        if let Some(step) = &one.step {
            by_step.entry(step).or_default().push(one);
        }
    }
    for step in &mut steps {
        for one in by_step.get(&step.id).into_iter().flatten() {
            assume(step, &one.field, &one.used);
        }
    }
    let visits: BTreeMap<&StepId, f64> =
        measures.visits.0.iter().map(|(id, value)| (id, *value)).collect();
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

/// Puts what the audit used into a step, where nobody said anything.
fn assume(step: &mut Step, field: &str, used: &Value) {
    fn read<T: serde::de::DeserializeOwned>(used: &Value) -> Option<T> {
        serde_json::from_value(used.clone()).ok()
    }
    match field {
        "minutes" => step.minutes = step.minutes.or_else(|| read(used)),
        "tag" => step.tag = step.tag.or_else(|| read(used)),
        "mode" => step.mode = step.mode.or_else(|| read(used)),
        "kind" => step.kind = read(used).unwrap_or(step.kind),
        "purposes" if step.purposes.is_empty() => step.purposes = read(used).unwrap_or_default(),
        "roles" => {
            if let Some(roles) = read::<Vec<Participant>>(used) {
                step.roles = roles;
            }
        }
        _ => {}
    }
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
    let machine = step.roles.iter().map(|part| &part.role).find(|name| is_machine(name));
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
        minutes: step.minutes.unwrap_or_default(),
        purposes: step.purposes.clone(),
        mode,
        visits: visits.unwrap_or(1.0),
        assumed: fields(AssumptionReason::Missing),
        suggested: fields(AssumptionReason::Suggested),
    }
}

/// Routing nodes that are followed from one step: nested parallel gateways would be followed forever.
const MOST_ROUTES: usize = 2_000;

/// Hand-offs between steps, with shares multiplied through routing nodes.
fn contract(steps: &[Step]) -> Vec<Edge> {
    let nodes: BTreeMap<&StepId, &Step> = steps.iter().map(|step| (&step.id, step)).collect();
    let work: BTreeMap<&StepId, usize> = steps
        .iter()
        .filter(|step| step.is_work())
        .enumerate()
        .map(|(at, step)| (&step.id, at))
        .collect();
    let mut edges = Vec::new();
    for step in steps.iter().filter(|step| step.is_work()) {
        let Some(from) = work.get(&step.id) else {
            continue;
        };
        let mut ends: BTreeMap<Option<usize>, f64> = BTreeMap::new();
        let mut open = vec![(step, 1.0, 0_usize)];
        let mut left = MOST_ROUTES;
        while let Some((node, share, depth)) = open.pop().filter(|_| left > 0) {
            left -= 1;
            for (target, part) in shares(node) {
                let share = share * part;
                match target {
                    Some(id) if work.contains_key(id) => {
                        *ends.entry(work.get(id).copied()).or_default() += share;
                    }
                    // Rings of gateways are followed until hardly a case is left in them.
                    Some(id) => {
                        if let Some(next) = nodes.get(id).copied()
                            && next.kind != StepKind::Step
                            && depth < 60
                            && share > 1e-4
                        {
                            open.push((next, share, depth + 1));
                        }
                    }
                    None => *ends.entry(None).or_default() += share,
                }
            }
        }
        let ends = ends.into_iter();
        edges.extend(ends.map(|(to, share)| Edge { from: *from, to, share: share.min(1.0) }));
    }
    edges
}

/// The ways out of a node with their shares; what is missing is shared equally.
fn shares(node: &Step) -> Vec<(Option<&StepId>, f64)> {
    fn target(link: &Link) -> Option<&StepId> {
        match &link.to {
            Target::Step(id) => Some(id),
            Target::End => None,
        }
    }
    if node.next.is_empty() {
        return vec![(None, 1.0)];
    }
    if node.split == Split::All {
        return node.next.iter().map(|link| (target(link), 1.0)).collect();
    }
    let said: f64 = node.next.iter().filter_map(|link| link.probability).sum();
    let open = node.next.iter().filter(|link| link.probability.is_none()).count();
    #[expect(clippy::cast_precision_loss, reason = "a count of ways is small")]
    let rest = (1.0 - said).max(0.0) / open.max(1) as f64;
    let ways = node.next.iter();
    ways.map(|link| (target(link), link.probability.unwrap_or(rest))).collect()
}
