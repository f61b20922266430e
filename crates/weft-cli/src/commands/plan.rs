//! `weft plan`: which lost contacts to give back within a share of the time saved, how, where each
//! goes, and what that would change.

use std::collections::BTreeMap;
use std::slice::from_ref;

use jiff::ZonedDateTime;
use serde::Serialize;
use weft_core::audit::{self, Audit, Options, Plan};
use weft_core::measure::Profile;
use weft_core::plan::{self, Candidate, Loss, Proposal, Ways};
use weft_core::workflow::StepId;
use weft_core::{Document, words};

use super::table::table;
use crate::arguments::PlanArguments;
use crate::failure::{Failure, Outcome};
use crate::{input, output};

/// The plan of the audit, and every way beside it.
#[derive(Serialize)]
struct Planned<'a> {
    #[serde(flatten)]
    plan: &'a Plan,
    ways: &'a Ways,
}

/// Runs the command.
pub(crate) fn run(arguments: &PlanArguments) -> Result<Outcome, Failure> {
    let document = input::document(from_ref(&arguments.file))?;
    let redesign = input::choose_redesign(&document, None)?;
    let mut settings = input::settings(arguments.settings.as_deref())?;
    if let Some(share) = arguments.budget_share {
        if !(0.0..=1.0).contains(&share) {
            return Err(Failure::Input(format!(
                "--budget-share: found {share}, expected a number from 0 to 1"
            )));
        }
        settings.plan.budget_share = share;
    }
    let options = Options {
        redesign,
        confirmed: None,
        settings: &settings,
        today: ZonedDateTime::now().date(),
        language: arguments.language.into(),
    };
    let audit = audit::audit(&document, &options)
        .map_err(|faults| input::faults(&arguments.file, &faults))?;
    let ways = plan::ways(&document, &audit, &options);
    let (Some(plan), Some(ways)) = (&audit.plan, &ways) else {
        return Err(Failure::Input(format!(
            "{}: found a single workflow, expected a baseline with a redesign",
            arguments.file.display()
        )));
    };
    if let Some(path) = &arguments.json {
        let planned = Planned { plan, ways };
        return output::write(path, &output::json(&planned)?).map(|()| Outcome::Done);
    }
    output::print(&text(&document, &audit, ways))?;
    Ok(Outcome::Done)
}

/// Everything in words: three plans side by side, and every way of each loss.
fn text(document: &Document, audit: &Audit, ways: &Ways) -> String {
    let names: BTreeMap<&StepId, &str> = document
        .baseline
        .steps
        .iter()
        .map(|step| (&step.id, step.name.as_str()))
        .collect();
    let name = |step: &StepId| {
        names
            .get(step)
            .map_or_else(|| step.to_string(), |name| (*name).to_owned())
    };
    let mut text = table(&plans(ways, name));
    text.push_str(&format!(
        "Budget: {} person-minutes per case.\n",
        words::minutes(ways.budget)
    ));
    if ways.gap > 0.0 {
        text.push_str(&format!(
            "No choice within a budget is worth over {} more than the one shown.\n",
            words::percent(ways.gap)
        ));
    }
    for lead in &ways.leads {
        text.push_str(&format!(
            "{}: {} of {} protected minutes a week are spoken for.\n",
            lead.role,
            words::minutes(lead.need),
            words::minutes(lead.have)
        ));
    }
    for loss in &ways.losses {
        text.push_str(&of_loss(loss, &name(&loss.step), audit));
    }
    text
}

/// What each of the three plans does with each loss.
fn plans(ways: &Ways, name: impl Fn(&StepId) -> String) -> Vec<Vec<String>> {
    let head = ["", "must-haves", "budget", "all"].map(str::to_owned);
    let mut rows = vec![head.to_vec()];
    rows.extend(ways.losses.iter().map(|loss| {
        let cells = ways.plans.iter().map(|plan| answer(plan, loss));
        std::iter::once(name(&loss.step)).chain(cells).collect()
    }));
    let costs = ways.plans.iter().map(|plan| words::minutes(plan.cost));
    rows.push(
        std::iter::once("person-minutes per case".to_owned())
            .chain(costs)
            .collect(),
    );
    rows
}

/// How a plan answers a loss.
fn answer(plan: &Proposal, loss: &Loss) -> String {
    let chosen = plan.ways.iter().filter(|one| one.step == loss.step);
    let chosen: Vec<&str> = chosen
        .map(|one| match &one.touchpoint {
            None => "comes back",
            Some(_) => {
                let mut ways = loss.ways.iter();
                let way = ways.find(|way| way.touchpoint == one.touchpoint);
                way.map_or("", |way| way.name.as_str())
            }
        })
        .collect();
    if chosen.is_empty() {
        "stays lost".to_owned()
    } else {
        chosen.join(" + ")
    }
}

fn of_loss(loss: &Loss, name: &str, audit: &Audit) -> String {
    let mut text = format!("\n{name} (weight {})\n", words::exact(loss.score));
    if let Some(open) = &loss.open {
        text.push_str(&format!("  No place yet: {open}.\n"));
    }
    for way in &loss.ways {
        text.push_str(&format!(
            "  {}: {} person-minutes per case, worth {}\n    {} {}\n    {}\n",
            if way.touchpoint.is_some() {
                way.name.as_str()
            } else {
                "As it was"
            },
            words::minutes(way.cost),
            words::exact(way.value),
            way.why,
            way.goes,
            effect(way, audit.profile.as_ref()),
        ));
    }
    text
}

/// What the audit says with a way, beside what it says now.
fn effect(way: &Candidate, before: Option<&Profile>) -> String {
    let share = |profile: &Profile| {
        let kept = profile.contact_minutes_kept;
        kept.map_or_else(|| "–".to_owned(), words::percent)
    };
    let after = &way.effect.profile;
    let Some(before) = before else {
        return String::new();
    };
    format!(
        "Audited with it: contact {} → {}, purposes {} → {} of {}, ties {} → {} of {}; findings {} fewer, {} new.",
        share(before),
        share(after),
        before.purposes_kept.kept,
        after.purposes_kept.kept,
        after.purposes_kept.of,
        before.ties_kept.kept,
        after.ties_kept.kept,
        after.ties_kept.of,
        way.effect.gone.len(),
        way.effect.come.len(),
    )
}
