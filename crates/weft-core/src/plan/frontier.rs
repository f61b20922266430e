//! What every budget buys: the best choice for each, from the must-haves to everything.
//!
//! The best choice changes only where another one becomes affordable. Going down from everything, the
//! next budget is a little less than what the last choice cost, so that no such place is missed, but
//! never less than a step further, so that there are at most [`POINTS`].
#![expect(
    clippy::indexing_slicing,
    reason = "choices are positions of the items they were made from"
)]

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{constraints, goods};
use crate::audit::{Audit, PlanItem};
use crate::measure::knapsack::{Choice, Constraints, Item, best};
use crate::words::nine;
use crate::workflow::{Document, RoleKind, RoleName, StepId};

/// The most points of a frontier.
pub const POINTS: usize = 240;

/// The best choice for every budget.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Frontier {
    /// Share of the contact time of the baseline that the redesign keeps, 0 to 1; absent where there
    /// was none.
    pub kept: Option<f64>,
    /// Person-minutes per case that the redesign saves; 0 where it saves none.
    pub saved: f64,
    /// From the least that can be spent to the most.
    pub points: Vec<FrontierPoint>,
}

/// A choice that is the best from its own cost to that of the next one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FrontierPoint {
    /// Person-minutes per case.
    pub cost: f64,
    /// The sum of the scores of what comes back.
    pub value: f64,
    /// Share of the contact time of the baseline that there is then, 0 to 1, if every contact comes
    /// back as long and as often as it was; absent where there was none.
    pub kept: Option<f64>,
    /// The contacts that come back, in step order.
    pub chosen: Vec<StepId>,
    /// How far the value may lie below the best one; 0 where it is the best.
    pub gap: f64,
}

/// The frontier of what an audit of this document says could be put back; none without a redesign.
#[must_use]
pub fn frontier(document: &Document, audit: &Audit) -> Option<Frontier> {
    let (plan, profile) = (audit.plan.as_ref()?, audit.profile.as_ref()?);
    let items = &plan.items;
    let minutes = minutes(document, items);
    let before = audit.measures.baseline.contact_minutes;
    let kept = profile.contact_minutes_kept;
    let share = |chosen: &[usize]| -> Option<f64> {
        let back: f64 = chosen.iter().map(|at| minutes[*at]).sum();
        kept.map(|kept| nine((kept + back / before).min(1.0)))
    };
    let point = |choice: Choice| FrontierPoint {
        cost: nine(choice.cost),
        value: nine(choice.value),
        kept: share(&choice.chosen),
        chosen: choice
            .chosen
            .iter()
            .map(|at| items[*at].step.clone())
            .collect(),
        gap: nine(choice.gap),
    };
    let choices = choices(&goods(items, false), &constraints(document, items));
    Some(Frontier {
        kept,
        saved: profile.person_minutes_saved.max(0.0),
        points: choices.into_iter().map(point).collect(),
    })
}

/// The best choices by cost, each worth more than the one before it.
fn choices(goods: &[Item], constraints: &Constraints) -> Vec<Choice> {
    let least = best(goods, constraints, 0.0);
    let mut budget: f64 = goods.iter().map(|item| item.cost).sum();
    let step = (budget - least.cost) / POINTS as f64;
    let mut choices = Vec::new();
    loop {
        let choice = best(goods, constraints, budget);
        let cost = choice.cost;
        choices.push(choice);
        if cost <= least.cost || choices.len() >= POINTS {
            break;
        }
        budget = (cost - 1e-6).min(budget - step);
    }
    choices.push(least);
    choices.reverse();
    let mut value = f64::NEG_INFINITY;
    choices.retain(|one| {
        let is_more = one.value > value;
        value = value.max(one.value);
        is_more
    });
    choices
}

/// Minutes of contact per case of every item: its person-minutes, by its people.
fn minutes(document: &Document, items: &[PlanItem]) -> Vec<f64> {
    let machines: BTreeSet<&RoleName> = document
        .roles
        .iter()
        .filter(|role| role.kind == RoleKind::Ai)
        .map(|role| &role.name)
        .collect();
    let steps = document.baseline.steps.iter();
    let people: BTreeMap<&StepId, u32> = steps
        .map(|step| {
            let people = step.roles.iter();
            let people = people.filter(|one| !machines.contains(&one.role));
            (&step.id, people.map(|one| one.count).sum())
        })
        .collect();
    let count = |item: &PlanItem| people.get(&item.step).copied().unwrap_or(1).max(1);
    items
        .iter()
        .map(|item| item.cost / f64::from(count(item)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(value: f64, cost: f64, must: bool) -> Item {
        Item { value, cost, must }
    }

    fn costs(goods: &[Item]) -> Vec<(f64, f64)> {
        let choices = choices(goods, &Constraints::default());
        choices.iter().map(|one| (one.cost, one.value)).collect()
    }

    #[test]
    fn every_budget_at_which_the_best_choice_changes_is_there() {
        let goods = [
            item(60.0, 10.0, false),
            item(100.0, 20.0, false),
            item(120.0, 30.0, false),
        ];
        assert_eq!(
            costs(&goods),
            [
                (0.0, 0.0),
                (10.0, 60.0),
                (20.0, 100.0),
                (30.0, 160.0),
                (40.0, 180.0),
                (50.0, 220.0),
                (60.0, 280.0)
            ],
            "the oracle of audit.md 3.8 at 50, and its neighbours"
        );
    }

    #[test]
    fn must_haves_are_where_it_begins() {
        let goods = [item(5.0, 10.0, true), item(9.0, 4.0, false)];
        assert_eq!(costs(&goods), [(10.0, 5.0), (14.0, 14.0)]);
    }

    #[test]
    fn nothing_to_put_back_is_one_point() {
        assert_eq!(costs(&[]), [(0.0, 0.0)]);
    }

    #[test]
    fn many_contacts_have_as_many_points_as_fit_a_screen() {
        let goods: Vec<Item> = (1..=20_u32)
            .map(|at| {
                let at = f64::from(at);
                item((at * 7.3) % 11.0 + 1.0, 1.0 + (at * 3.7) % 13.0, false)
            })
            .collect();
        let costs = costs(&goods);
        assert!(costs.len() <= POINTS + 1, "{}", costs.len());
        assert!(
            costs.is_sorted_by(|one, next| one.0 < next.0 && one.1 < next.1),
            "who spends more gets more"
        );
    }
}
