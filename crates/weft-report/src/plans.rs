//! Three plans side by side: what must come back, what fits the budget, and everything.

use serde::Serialize;
use weft_core::audit::{Plan, PlanChoice};
use weft_core::workflow::Purpose;
use weft_core::{Audit, words};

use crate::drawing;
use crate::view::{Seen, View};

/// One plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Column {
    name: String,
    lead: String,
    cost: String,
    share: String,
    /// Share of the time saved, 0 to 1, for the bar.
    fill: f64,
    back: String,
    minutes: String,
    of_before: String,
    purposes: String,
}

/// A lost contact and what each plan does with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Item {
    no: usize,
    name: String,
    must: bool,
    why: String,
    cost: String,
    value: String,
    /// `back`, `lost` or `let go`, one for each plan.
    states: Vec<&'static str>,
}

/// The whole chapter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Chapter {
    headline: String,
    lead: String,
    columns: Vec<Column>,
    items: Vec<Item>,
    /// Where the budget lies, as a share of the time saved.
    mark: f64,
    mark_says: String,
    budget_name: String,
    exact: String,
    /// One sentence for the summary.
    pub(crate) line: String,
}

/// The plans; none without a redesign.
pub(crate) fn of(audit: &Audit, view: &View<'_>) -> Option<Chapter> {
    let plan = audit.plan.as_ref()?;
    let saved = audit.profile.as_ref()?.person_minutes_saved;
    let share = audit.settings.plan.budget_share;
    let lost = lost(view);
    let budget_name = budget_name(share);
    let columns = columns(audit, view, plan, saved, &budget_name, lost.len());
    let line = columns
        .get(1)
        .map_or_else(String::new, |column| line(column, plan, saved, lost.len()));
    Some(Chapter {
        headline: headline(plan, saved, lost.len(), &budget_name),
        lead: lead(saved),
        items: items(audit, plan, &lost),
        mark: share,
        mark_says: format!(
            "The upright mark is {} of the time saved ({} person-minutes), the budget in the settings. The plan under the thick rule is the one that fits it best.",
            budget_name.to_lowercase(),
            words::about(plan.budget)
        ),
        exact: exact(plan),
        budget_name,
        columns,
        line,
    })
}

fn budget_name(share: f64) -> String {
    let quarter = (words::nine(share) - 0.25).abs() < 1e-9;
    if quarter {
        "A quarter".to_owned()
    } else {
        words::percent(share)
    }
}

/// Every contact of the baseline that was stripped out, in step order.
fn lost<'a>(view: &'a View<'_>) -> Vec<&'a Seen> {
    let steps = view.before.steps.iter().enumerate();
    steps
        .filter(|(at, _)| view.lost(*at))
        .map(|(_, step)| step)
        .collect()
}

fn headline(plan: &Plan, saved: f64, lost: usize, budget: &str) -> String {
    let back = plan.within_budget.chosen.len();
    if lost == 0 {
        return "No contact was lost, so nothing has to come back.".to_owned();
    }
    if saved <= 0.0 {
        return "The redesign saves no time that could be given back.".to_owned();
    }
    let noun = words::plural(lost, "lost contact", "lost contacts");
    let back = if back == lost {
        "every one".to_owned()
    } else {
        words::count(back)
    };
    format!(
        "{budget} of the time saved brings back {back} of {} {noun}.",
        words::count(lost)
    )
    .replace("every one of one lost contact", "the one lost contact")
}

fn lead(saved: f64) -> String {
    if saved > 0.0 {
        format!(
            "The redesign saves {} person-minutes per case. Each plan puts some of them back into contact. Costs are minutes of everybody’s time; contact is minutes in which people meet.",
            words::about(saved)
        )
    } else {
        "Each plan puts lost contact back. Costs are minutes of everybody’s time; contact is minutes in which people meet.".to_owned()
    }
}

fn exact(plan: &Plan) -> String {
    if plan.gap > 0.0 {
        format!(
            "The middle plan lies at most {} below the best sum of weights within the budget.",
            words::exact(plan.gap)
        )
    } else {
        "The middle plan is the exact best choice: highest sum of weights within the budget, must-haves first.".to_owned()
    }
}

fn columns(
    audit: &Audit,
    view: &View<'_>,
    plan: &Plan,
    saved: f64,
    budget: &str,
    lost: usize,
) -> Vec<Column> {
    let has_must = plan.items.iter().any(|item| item.must_have);
    let must = if has_must {
        "What was marked as not negotiable."
    } else {
        "No contact has been marked as a must-have."
    };
    let best = format!(
        "The best use of {} of the person-minutes saved.",
        words::percent(audit.settings.plan.budget_share)
    );
    let column = |name: &str, lead: &str, choice: &PlanChoice| {
        column(audit, view, name, lead, choice, saved, lost)
    };
    vec![
        column("Must-haves only", must, &plan.must_haves),
        column(
            &format!("{budget} of the time saved"),
            &best,
            &plan.within_budget,
        ),
        column(
            "Everything not let go",
            "Every lost contact comes back as it was.",
            &plan.all,
        ),
    ]
}

fn column(
    audit: &Audit,
    view: &View<'_>,
    name: &str,
    lead: &str,
    choice: &PlanChoice,
    saved: f64,
    lost: usize,
) -> Column {
    let steps: Vec<&Seen> = choice
        .chosen
        .iter()
        .filter_map(|id| view.before.step(id))
        .collect();
    let back: f64 = steps.iter().map(|step| step.minutes * step.visits).sum();
    let now = audit
        .measures
        .redesign
        .as_ref()
        .map_or(0.0, |one| one.contact_minutes);
    let before = audit.measures.baseline.contact_minutes;
    let wanted = view.before.purposes();
    let mut served = view
        .after
        .as_ref()
        .map(crate::view::Version::purposes)
        .unwrap_or_default();
    served.extend(steps.iter().flat_map(|step| step.purposes.iter().copied()));
    let served = served
        .into_iter()
        .filter(|one: &Purpose| wanted.contains(one))
        .count();
    let total = now + back;
    Column {
        name: name.to_owned(),
        lead: lead.to_owned(),
        cost: words::about(choice.cost),
        share: if saved > 0.0 {
            format!("{} of the time saved", words::percent(choice.cost / saved))
        } else {
            "no time is saved".to_owned()
        },
        fill: if saved > 0.0 {
            (choice.cost / saved).clamp(0.0, 1.0)
        } else {
            0.0
        },
        back: format!("{} of {lost}", steps.len()),
        minutes: format!("{} of {}", words::about(total), words::about(before)),
        of_before: if before > 0.0 {
            words::percent(total / before)
        } else {
            "–".to_owned()
        },
        purposes: format!("{served} of {}", wanted.len()),
    }
}

fn items(audit: &Audit, plan: &Plan, lost: &[&Seen]) -> Vec<Item> {
    let waived = drawing::waived(audit);
    let value_of = |step: &Seen| {
        let findings = audit.findings.iter();
        let mut about = findings.filter(|one| {
            ["C01", "C02", "C03", "C04"].contains(&one.rule)
                && one.baseline_steps.contains(&step.id)
        });
        about.next().map(|finding| finding.score)
    };
    let choices = [&plan.must_haves, &plan.within_budget, &plan.all];
    lost.iter()
        .map(|step| {
            let item = plan.items.iter().find(|item| item.step == step.id);
            let cost = item.map_or(step.minutes * step.visits * f64::from(step.heads), |item| {
                item.cost
            });
            let value = item.map(|item| item.value).or_else(|| value_of(step));
            let state = |choice: &PlanChoice| match item {
                _ if choice.chosen.contains(&step.id) => "back",
                None if waived.contains(&step.id) => "let go",
                _ => "lost",
            };
            Item {
                no: step.no,
                name: step.name.clone(),
                must: item.is_some_and(|item| item.must_have),
                why: step.why(),
                cost: words::minutes(cost),
                value: value.map_or_else(|| "–".to_owned(), words::exact),
                states: choices.map(state).to_vec(),
            }
        })
        .collect()
}

fn line(column: &Column, plan: &Plan, saved: f64, lost: usize) -> String {
    let back = plan.within_budget.chosen.len();
    if lost == 0 {
        return "No contact was lost that would have to come back.".to_owned();
    }
    if saved <= 0.0 {
        return "The redesign saves no time that could be given back to contact.".to_owned();
    }
    if back == 0 {
        return "Within the budget, no lost contact can come back as it was; a shorter one costs less.".to_owned();
    }
    let minutes = column.minutes.split(' ').next().unwrap_or_default();
    let noun = words::plural(lost, "lost contact", "lost contacts");
    format!(
        "For {} person-minutes per case, about {}, {back} of {lost} {noun} can come back, and contact would rise to {minutes} minutes.",
        column.cost, column.share
    )
}
