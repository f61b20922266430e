//! The plan: which lost contacts to put back within a share of the time saved (audit.md 3.8 and 4.7).
//!
//! A 0/1 knapsack: value is the score of the finding, cost the person-minutes per case,
//! `v_B·m_B·|H|`; must-haves come back in any case, some contacts need another one, of some only one
//! comes back. Waived findings are left out.
//!
//! This is the plan of the audit, in which a contact comes back as it was. [`ways`] also knows lighter
//! ways, says where each goes, and tells by another audit what it would change.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the comparison and lie below its steps"
)]

mod capacity;
mod chosen;
mod effect;
mod library;
mod place;
#[cfg(test)]
mod tests;
mod ways;

use std::collections::BTreeMap;

pub use capacity::Lead;
pub use chosen::{Proposal, WaysPoint};
pub use effect::Effect;
pub use library::touchpoints;
pub use ways::{Candidate, Loss, Ways, ways};

use crate::audit::{Finding, Plan, PlanChoice, PlanItem, Status};
use crate::measure::comparison::Comparison;
use crate::measure::knapsack::{Constraints, Item, best};
use crate::settings::Settings;
use crate::words::nine;
use crate::workflow::{Document, StepId};

/// The most points of a curve that are told apart on a screen.
const POINTS: usize = 240;

/// Plans what could come back: only must-haves, within the budget, and everything.
pub(crate) fn plan(
    comparison: &Comparison<'_>,
    document: &Document,
    findings: &[Finding],
    settings: &Settings,
) -> Plan {
    let items = items(comparison, document, findings);
    let constraints = constraints(document, &items);
    let budget = (settings.plan.budget_share * comparison.saved()).max(0.0);
    let choice = |chosen: &[usize]| PlanChoice {
        cost: nine(chosen.iter().map(|at| items[*at].cost).sum()),
        value: nine(chosen.iter().map(|at| items[*at].value).sum()),
        chosen: chosen.iter().map(|at| items[*at].step.clone()).collect(),
    };
    let within = best(&goods(&items, false), &constraints, budget);
    let must_haves = if items.iter().any(|item| item.must_have) {
        best(&goods(&items, true), &constraints, 0.0).chosen
    } else {
        Vec::new()
    };
    let all = if constraints.excludes.is_empty() {
        (0..items.len()).collect()
    } else {
        best(&goods(&items, false), &constraints, f64::INFINITY).chosen
    };
    Plan {
        budget: nine(budget),
        must_haves: choice(&must_haves),
        all: choice(&all),
        within_budget: choice(&within.chosen),
        gap: nine(within.gap),
        items,
    }
}

/// Items as the knapsack takes them.
fn goods(items: &[PlanItem], only_must: bool) -> Vec<Item> {
    let good = |item: &PlanItem| Item {
        // Without any value nothing but a must-have comes back.
        value: if only_must && !item.must_have {
            0.0
        } else {
            item.value
        },
        cost: item.cost,
        must: item.must_have,
    };
    items.iter().map(good).collect()
}

fn items(comparison: &Comparison<'_>, document: &Document, findings: &[Finding]) -> Vec<PlanItem> {
    let lost = findings
        .iter()
        .filter(|one| one.is_about_a_lost_contact() && one.status != Status::Waived);
    let scores: BTreeMap<&StepId, f64> = lost
        .filter_map(|one| Some((one.baseline_steps.first()?, one.score)))
        .collect();
    let version = comparison.baseline;
    let gone = version
        .contacts()
        .filter(|node| comparison.kept[*node as usize].is_empty());
    gone.filter_map(|node| {
        let step = &version.steps[node as usize].id;
        Some(PlanItem {
            value: *scores.get(step)?,
            cost: nine(version.load(node) * version.people[node as usize].count()),
            must_have: document.plan.must_have.contains(step),
            step: step.clone(),
        })
    })
    .collect()
}

/// Wishes as item numbers; those that name no lost contact have nothing to say.
fn constraints(document: &Document, items: &[PlanItem]) -> Constraints {
    let places: BTreeMap<&StepId, usize> = items
        .iter()
        .enumerate()
        .map(|(at, item)| (&item.step, at))
        .collect();
    let (requires, excludes) = document.plan.by_place(&places);
    Constraints { requires, excludes }
}
