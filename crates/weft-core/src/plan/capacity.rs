//! How much time those have whom others report to (T01 of audit.md 4.3, people.md 2.10).
//!
//! `load = need / have`: `need` is what a role spends in contacts of the redesign,
//! `cases per week · Σ v·m·people of the role`, `have` its protected minutes per person and week times
//! its people. A plan may not bring a load above 1; where it is above 1 already, a plan adds nothing,
//! must-haves aside. Preparation is no data of a document, so that the load is the least there is.
//!
//! A role without protected minutes, or a document without cases per week, says nothing about load, and
//! then nothing is limited.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::audit::Audit;
use crate::settings::Settings;
use crate::words::nine;
use crate::workflow::{Document, RoleKind, RoleName, Step};

/// A role that others report to, and its time for contact.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lead {
    /// The role.
    pub role: RoleName,
    /// Minutes per week that its contacts in the redesign take.
    pub need: f64,
    /// Minutes per week that are protected for contact, of all its people.
    pub have: f64,
}

impl Lead {
    /// Minutes per week that a plan may add.
    pub(super) fn room(&self) -> f64 {
        (self.have - self.need).max(0.0)
    }
}

/// Every role that others report to and whose time is known, in the order of the document.
pub(super) fn leads(document: &Document, audit: &Audit, settings: &Settings) -> Vec<Lead> {
    if document.cases_per_week.is_none() {
        return Vec::new();
    }
    let led: BTreeSet<&RoleName> = document
        .roles
        .iter()
        .filter_map(|role| role.reports_to.as_ref())
        .collect();
    let leads = document
        .roles
        .iter()
        .filter(|role| led.contains(&role.name));
    let leads = leads.filter_map(|role| {
        let people = f64::from(role.headcount.unwrap_or(1));
        Some(Lead {
            have: nine(role.protected_minutes_per_week? * people),
            need: weekly(document, audit, settings, &role.name),
            role: role.name.clone(),
        })
    });
    leads.collect()
}

/// Minutes per week that people of a role spend in contacts of the first redesign.
pub(super) fn weekly(
    document: &Document,
    audit: &Audit,
    settings: &Settings,
    role: &RoleName,
) -> f64 {
    let steps = document.redesigns.first();
    let steps = steps.map_or(&[][..], |one| &one.workflow.steps);
    let measures = audit.measures.redesign.as_ref();
    let visits = |step: &Step| measures.and_then(|one| one.visits.get(&step.id)).copied();
    let minutes = |step: &Step| {
        let people = step.roles.iter().find(|one| one.role == *role)?;
        let each = step.minutes.unwrap_or_else(|| settings.minutes_for(step));
        Some(visits(step)? * each * f64::from(people.count))
    };
    let contacts = steps.iter().filter(|step| is_contact(document, step));
    let per_case: f64 = contacts.filter_map(minutes).sum();
    nine(per_case * document.cases_per_week.unwrap_or(0.0))
}

/// Whether people meet at a step.
pub(super) fn is_contact(document: &Document, step: &Step) -> bool {
    let is_human = |name: &RoleName| {
        let role = document.role(name);
        role.is_none_or(|role| role.kind != RoleKind::Ai)
    };
    let people = step.roles.iter().filter(|one| is_human(&one.role));
    step.is_work() && step.is_contact_of(people.map(|one| one.count).sum::<u32>() >= 2)
}
