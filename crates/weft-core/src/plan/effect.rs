//! What a way would change, by audit: it is put into a copy, the copy is audited, and it is taken out
//! again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;
use smol_str::SmolStr;

use super::capacity::{Lead, leads, weekly};
use super::place::Scene;
use super::ways::Tried;
use crate::audit::{self, Audit, Options, Status};
use crate::edit::{Anchors, EditError, Placed, Restoring, Spot, Visits, Way, people};
use crate::measure::Profile;
use crate::settings::Settings;
use crate::words::nine;
use crate::workflow::{Document, Outcome, Participant, Redesign, Role, RoleKind, Step, StepId};

/// What an audit says with something given back.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    /// What the redesign keeps then.
    pub profile: Profile,
    /// Findings that are no longer there.
    #[schemars(with = "Vec<String>")]
    pub gone: Vec<SmolStr>,
    /// Findings that were not there before.
    #[schemars(with = "Vec<String>")]
    pub come: Vec<SmolStr>,
}

/// Rules about a contact that is lost, shorter or rarer.
const ABOUT_A_LOSS: [&str; 6] = ["C01", "C02", "C03", "C04", "C07", "C08"];

/// A copy of the document in which ways are tried.
///
/// **Invariant:** between two trials it is as the audit read the document: suggestions filled in, and
/// its matches written down as lineage, so that no trial changes who stands for whom.
pub(super) struct Trial<'a> {
    document: &'a Document,
    at: usize,
    options: Options<'a>,
    copy: Document,
    restoring: Restoring<'a>,
    before: Audit,
    leads: Vec<Lead>,
}

impl<'a> Trial<'a> {
    pub(super) fn of(document: &'a Document, audit: &Audit, options: &Options<'a>) -> Option<Self> {
        let at = options.redesign?;
        let redesign = document.redesigns.get(at)?;
        let copy = settled(document, at, audit, options);
        let options = Options {
            redesign: Some(0),
            confirmed: None,
            ..*options
        };
        let before = audit::audit(&copy, &options).ok()?;
        Some(Self {
            restoring: Restoring {
                filled: Cow::Owned(copy.clone()),
                anchors: Anchors::of(&document.baseline, &redesign.workflow),
                visits: Visits::of(document, &redesign.workflow),
                at: 0,
                language: options.language,
            },
            leads: leads(&copy, &before, options.settings),
            copy,
            before,
            options,
            document,
            at,
        })
    }

    /// The roles that others report to.
    pub(super) fn leads(&self) -> &[Lead] {
        &self.leads
    }

    /// Every role, as the audit read it.
    pub(super) fn roles(&self) -> &[Role] {
        &self.copy.roles
    }

    /// The settings in force.
    pub(super) fn settings(&self) -> &'a Settings {
        self.options.settings
    }

    /// The audit of the redesign as it is.
    pub(super) fn before(&self) -> &Audit {
        &self.before
    }

    /// The document as the audit read it, with its one redesign.
    pub(super) fn copy(&self) -> &Document {
        &self.copy
    }

    /// What is needed to say where something goes.
    pub(super) fn places(&self) -> Scene<'_> {
        Scene {
            redesign: self
                .document
                .redesigns
                .get(self.at)
                .map_or(&self.document.baseline, |one| &one.workflow),
            anchors: &self.restoring.anchors,
        }
    }

    /// A step of the baseline, as the audit read it.
    pub(super) fn lost(&self, step: &StepId) -> Option<&Step> {
        self.copy.baseline.step(step)
    }

    /// Whether a lost contact, or what stands in its place, tells a case no.
    pub(super) fn refuses(&self, lost: &Step) -> bool {
        let image = self.restoring.anchors.image(&lost.id);
        let redesign = self.copy.redesigns.first();
        let image = image.and_then(|id| redesign?.workflow.step(id));
        std::iter::once(lost)
            .chain(image)
            .any(|one| one.outcome == Some(Outcome::Refused))
    }

    /// The people of a step, machines left out.
    pub(super) fn people(&self, step: &Step) -> Vec<Participant> {
        let is_human = |one: &&Participant| {
            let role = self.copy.role(&one.role);
            role.is_none_or(|role| role.kind != RoleKind::Ai)
        };
        step.roles.iter().filter(is_human).cloned().collect()
    }

    /// What one way alone would change.
    pub(super) fn tried(&mut self, way: Way<'_>) -> Result<Tried, EditError> {
        let placed = self.placed(way)?;
        self.changed_by(placed, way)
    }

    /// What a touchpoint alone would change, if it takes at most so many person-minutes per case: what a
    /// meeting takes is known before it is tried.
    pub(super) fn tried_within(&mut self, way: Way<'_>, most: f64) -> Option<Tried> {
        let placed = self.placed(way).ok()?;
        let touchpoint = way.touchpoint?;
        let lost = self.lost(way.step)?;
        let people = people(lost, self.roles(), touchpoint.people);
        let people: u32 = people.iter().map(|one| one.count).sum();
        let takes = placed
            .visits
            .map(|visits| visits * touchpoint.minutes * f64::from(people));
        if takes.is_some_and(|takes| takes > most + 1e-6) {
            return None;
        }
        let tried = self.changed_by(placed, way).ok()?;
        (tried.cost <= most).then_some(tried)
    }

    fn placed(&self, way: Way<'_>) -> Result<Placed, EditError> {
        let placed = self.restoring.placed(&self.copy, way)?;
        if let Spot::At(id) = &placed.spot
            && !self.is_tagged_automated(id)
        {
            // Whoever carries it out finds no tag there: it is only suggested yet.
            return Err(EditError::NothingAutomated {
                step: way.step.to_string(),
            });
        }
        Ok(placed)
    }

    /// What an edit would change.
    fn changed_by(&mut self, placed: Placed, way: Way<'_>) -> Result<Tried, EditError> {
        let mut copy = std::mem::take(&mut self.copy);
        let undo = copy.apply(placed.edit.clone());
        let after = audit::audit(&copy, &self.options);
        let loads = after.as_ref().ok().map(|after| self.loads(&copy, after));
        self.copy = copy;
        if let Ok(undo) = undo {
            self.copy.apply(undo)?;
        }
        let (Ok(after), Some(loads)) = (after, loads) else {
            // A workflow with a fault has no plan; a way that makes one has no place.
            return Err(EditError::NothingMatched);
        };
        Ok(Tried {
            cost: nine(spent(&after) - spent(&self.before)),
            contact: nine(met(&after) - met(&self.before)),
            left: left(&after, way.step),
            effect: self.effect(after).ok_or(EditError::NothingMatched)?,
            loads,
            placed,
        })
    }

    /// What several ways together would change; none where one of them has no place.
    pub(super) fn together(&self, ways: &[Way<'_>]) -> Option<Effect> {
        let mut copy = self.copy.clone();
        let mut restoring = Restoring {
            filled: self.restoring.filled.clone(),
            anchors: self.restoring.anchors.clone(),
            visits: self.restoring.visits.clone(),
            ..self.restoring
        };
        for way in ways {
            let edit = restoring.edit(&copy, *way).ok()?.edit;
            copy.apply(edit).ok()?;
        }
        self.effect(audit::audit(&copy, &self.options).ok()?)
    }

    fn is_tagged_automated(&self, id: &StepId) -> bool {
        let redesign = self.document.redesigns.get(self.at);
        let step = redesign.and_then(|one| one.workflow.step(id));
        step.is_some_and(Step::is_automated)
    }

    /// Minutes per week that each lead has more in contact.
    fn loads(&self, copy: &Document, after: &Audit) -> Vec<f64> {
        let more = |lead: &Lead| {
            let now = weekly(copy, after, self.options.settings, &lead.role);
            nine((now - lead.need).max(0.0))
        };
        self.leads.iter().map(more).collect()
    }

    fn effect(&self, after: Audit) -> Option<Effect> {
        let ids = |audit: &Audit| -> BTreeSet<SmolStr> {
            let open = audit.findings.iter();
            let open = open.filter(|one| one.status != Status::Waived);
            open.map(|one| one.id.clone()).collect()
        };
        let (was, is) = (ids(&self.before), ids(&after));
        Some(Effect {
            gone: was.difference(&is).cloned().collect(),
            come: is.difference(&was).cloned().collect(),
            profile: after.profile?,
        })
    }
}

/// Person-minutes per case of the redesign.
fn spent(audit: &Audit) -> f64 {
    let redesign = audit.measures.redesign.as_ref();
    redesign.map_or(0.0, |one| one.person_minutes)
}

/// Contact minutes per case of the redesign.
fn met(audit: &Audit) -> f64 {
    let redesign = audit.measures.redesign.as_ref();
    redesign.map_or(0.0, |one| one.contact_minutes)
}

/// The highest score that is left about a loss.
fn left(audit: &Audit, step: &StepId) -> f64 {
    let about = audit
        .findings
        .iter()
        .filter(|one| ABOUT_A_LOSS.contains(&one.rule) && one.baseline_steps.contains(step));
    about.map(|one| one.score).fold(0.0, f64::max)
}

/// The document as the audit read it, with this redesign alone and its matches as lineage.
fn settled(document: &Document, at: usize, audit: &Audit, options: &Options<'_>) -> Document {
    let mut document = audit::filled(document, Some(at), options.settings).into_owned();
    let mut pairs: BTreeMap<&StepId, Vec<&StepId>> = BTreeMap::new();
    for one in &audit.matches {
        pairs.entry(&one.redesign).or_default().push(&one.baseline);
    }
    let redesign = document.redesigns.drain(..).nth(at);
    let mut redesign: Redesign = redesign.unwrap_or_default();
    for step in &mut redesign.workflow.steps {
        let known = pairs.get(&step.id).into_iter().flatten();
        for id in known {
            if !step.replaces.contains(id) {
                step.replaces.push((*id).clone());
            }
        }
    }
    redesign.workflow.matching.drawn_apart = false;
    document.redesigns = vec![redesign];
    document
}
