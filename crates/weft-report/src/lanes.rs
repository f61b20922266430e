//! The lanes of the drawings: learner or outside people first, then as they appear, machines last.

use std::collections::BTreeMap;

use serde::Serialize;
use weft_core::Language;
use weft_core::workflow::{RoleKind, RoleName, Tag};

use crate::view::{Seen, View};

/// What machines are called that are called nothing else, in every language.
const MACHINES: [&str; 2] = ["AI", "KI"];

/// One lane.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Lane {
    /// The role.
    pub(crate) name: String,
    /// Whether it is a machine.
    pub(crate) ai: bool,
    /// Whether it met somebody before and meets nobody in the redesign.
    pub(crate) lonely: bool,
}

/// The lanes in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lanes {
    /// From left to right.
    pub(crate) all: Vec<Lane>,
    places: BTreeMap<String, usize>,
    /// The name of a machine that nobody named.
    unnamed: String,
}

impl Lanes {
    /// The lanes of both versions.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let steps = || {
            let after = view.after.iter().flat_map(|version| &version.steps);
            view.before.steps.iter().chain(after)
        };
        let mut first = Vec::new();
        for step in steps() {
            for role in &step.people {
                if !first.contains(role) {
                    first.push(role.clone());
                }
            }
        }
        let rank = |name: &RoleName| {
            let known = view.roles.iter().find(|(role, _, _)| role == name);
            known.is_none_or(|(_, kind, learner)| !learner && *kind != RoleKind::External)
        };
        first.sort_by_key(rank);
        let (met, meet) = (partners(&view.before.steps), view.after.as_ref());
        let meet = meet.map(|version| partners(&version.steps));
        let lonely = |name: &str| {
            let before = met.contains(&name.to_owned());
            before
                && meet
                    .as_ref()
                    .is_some_and(|list| !list.contains(&name.to_owned()))
        };
        let mut all: Vec<Lane> = first
            .iter()
            .map(|name| Lane {
                name: name.to_string(),
                ai: false,
                lonely: lonely(name.as_str()),
            })
            .collect();
        let unnamed = unnamed(steps(), view.language);
        let mut machines: Vec<String> = Vec::new();
        for step in steps() {
            let name = match &step.machine {
                Some(name) => name.to_string(),
                None if uses_machine(step) => unnamed.clone(),
                None => continue,
            };
            if !machines.contains(&name) {
                machines.push(name);
            }
        }
        all.extend(machines.into_iter().map(|name| Lane {
            name,
            ai: true,
            lonely: false,
        }));
        let places = all
            .iter()
            .enumerate()
            .map(|(at, lane)| (lane.name.clone(), at))
            .collect();
        Self {
            all,
            places,
            unnamed,
        }
    }

    /// The lanes of the people of a step.
    pub(crate) fn people(&self, step: &Seen) -> Vec<usize> {
        let people = step.people.iter();
        people
            .filter_map(|role| self.places.get(role.as_str()).copied())
            .collect()
    }

    /// The lane of the machine of a step.
    pub(crate) fn machine(&self, step: &Seen) -> Option<usize> {
        match &step.machine {
            Some(name) => self.places.get(name.as_str()).copied(),
            None if uses_machine(step) => self.places.get(&self.unnamed).copied(),
            None => None,
        }
    }
}

/// The name of the lane on which a machine stands that nobody named: one that is called nothing else has
/// it already.
fn unnamed<'a>(steps: impl Iterator<Item = &'a Seen>, language: Language) -> String {
    let mut named = steps.filter_map(|step| step.machine.as_ref());
    let known = named.find(|name| MACHINES.contains(&name.as_str()));
    let [english, german] = MACHINES;
    known.map_or_else(
        || language.pick(english, german).to_owned(),
        ToString::to_string,
    )
}

fn uses_machine(step: &Seen) -> bool {
    matches!(step.tag, Some(Tag::AiAutomated | Tag::AiAugmented))
}

/// The roles that meet another role.
fn partners(steps: &[Seen]) -> Vec<String> {
    let contacts = steps.iter().filter(|step| step.contact);
    let mut met: Vec<String> = contacts
        .flat_map(Seen::pairs)
        .filter(|(one, other)| one != other)
        .flat_map(|(one, other)| [one.to_string(), other.to_string()])
        .collect();
    met.sort_unstable();
    met.dedup();
    met
}
