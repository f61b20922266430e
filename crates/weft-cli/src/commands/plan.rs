//! `weft plan`: which lost contacts to put back within a share of the time saved.

use std::collections::BTreeMap;
use std::slice::from_ref;

use jiff::ZonedDateTime;
use weft_core::audit::{self, Options, PlanChoice};
use weft_core::{Settings, words};

use super::table::table;
use crate::arguments::PlanArguments;
use crate::failure::{Failure, Outcome};
use crate::{input, output};

/// Runs the command.
pub(crate) fn run(arguments: &PlanArguments) -> Result<Outcome, Failure> {
    let document = input::document(from_ref(&arguments.file))?;
    let redesign = input::choose_redesign(&document, None)?;
    let mut settings = Settings::default();
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
    let Some(plan) = &audit.plan else {
        return Err(Failure::Input(format!(
            "{}: found a single workflow, expected a baseline with a redesign",
            arguments.file.display()
        )));
    };
    if let Some(path) = &arguments.json {
        return output::write(path, &output::json(plan)?).map(|()| Outcome::Done);
    }
    let names: BTreeMap<_, _> = document
        .baseline
        .steps
        .iter()
        .map(|step| (&step.id, step.name.as_str()))
        .collect();
    let mark = |choice: &PlanChoice, item: &audit::PlanItem| {
        if choice.chosen.contains(&item.step) {
            "comes back"
        } else {
            "stays lost"
        }
        .to_owned()
    };
    let mut rows = vec![
        ["", "minutes", "must-haves", "budget", "all"]
            .map(str::to_owned)
            .to_vec(),
    ];
    rows.extend(plan.items.iter().map(|item| {
        vec![
            names
                .get(&item.step)
                .map_or_else(|| item.step.to_string(), |name| (*name).to_owned()),
            words::minutes(item.cost),
            mark(&plan.must_haves, item),
            mark(&plan.within_budget, item),
            mark(&plan.all, item),
        ]
    }));
    let costs = [&plan.must_haves, &plan.within_budget, &plan.all]
        .map(|choice| words::minutes(choice.cost));
    rows.push(
        std::iter::once("person-minutes per case".to_owned())
            .chain([String::new()])
            .chain(costs)
            .collect(),
    );
    output::print(&table(&rows))?;
    output::print(&format!(
        "Budget: {} person-minutes per case.\n",
        words::minutes(plan.budget)
    ))?;
    Ok(Outcome::Done)
}
