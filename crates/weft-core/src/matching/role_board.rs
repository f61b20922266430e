//! The roles that vanished or are new, and what they may be, for people who confirm it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::roles::{RoleMatch, Staff, role_matches};
use crate::Language;
use crate::measure::cast::{Cast, RoleNumber};
use crate::workflow::{RoleName, Workflow};

/// The roles of one redesign, as people confirm them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoleBoard {
    /// Pairs that are taken for the same role: those that people said, then those that are suggested.
    pub matched: Vec<RoleMatch>,
    /// Roles of the baseline without a pair that take part in no step of the redesign.
    pub gone: Vec<RoleName>,
    /// Roles of the redesign without a pair that take part in no step of the baseline.
    pub new: Vec<RoleName>,
}

impl RoleBoard {
    /// The roles of two versions; `pairs` are the places of the matched steps.
    pub(super) fn of(
        (baseline, redesign): (&Workflow, &Workflow),
        cast: &Cast,
        pairs: &[(u32, u32)],
        language: Language,
    ) -> Self {
        let (before, after) = (present(baseline, cast), present(redesign, cast));
        let (did, does) = (
            |place: u32| performer(baseline, cast, place),
            |place: u32| performer(redesign, cast, place),
        );
        let staff = (
            &Staff {
                present: &before,
                performer: &did,
            },
            &Staff {
                present: &after,
                performer: &does,
            },
        );
        let matched = role_matches(cast, staff, pairs, &redesign.matching, language);
        let without = |one: &BTreeSet<RoleNumber>, other: &BTreeSet<RoleNumber>, known: Known| {
            let only = one.difference(other).map(|role| cast.name(*role));
            let open = only.filter(|name| !matched.iter().any(|pair| known(pair) == *name));
            open.cloned().collect()
        };
        Self {
            gone: without(&before, &after, |pair| &pair.baseline),
            new: without(&after, &before, |pair| &pair.redesign),
            matched,
        }
    }
}

/// One side of a pair of roles.
type Known = fn(&RoleMatch) -> &RoleName;

/// Every human role that takes part in a step.
fn present(workflow: &Workflow, cast: &Cast) -> BTreeSet<RoleNumber> {
    let steps = workflow.steps.iter().filter(|step| step.is_work());
    let taking = steps.flat_map(|step| cast.people(step).roles);
    taking.map(|(role, _)| role).collect()
}

/// The role whose people perform a step, if people do.
fn performer(workflow: &Workflow, cast: &Cast, place: u32) -> Option<RoleNumber> {
    let step = workflow.steps.get(place as usize)?;
    let performer = cast.people(step).performer?;
    (cast.is_human(performer) && !step.is_automated()).then_some(performer)
}
