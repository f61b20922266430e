//! What an audit found, planned and measured, as sheets of a workbook.

use weft_core::audit::{Band, Finding, Plan, Status};
use weft_core::measure::{Measures, Profile};
use weft_core::workflow::{StepId, Workflow};
use weft_core::{Audit, Document, Language};

use super::xlsx::{Cell, Page};

/// The sheets of an audit.
pub(super) fn pages(document: &Document, audit: &Audit, language: Language) -> Vec<Page> {
    let redesign = document
        .redesigns
        .iter()
        .find(|one| one.name == audit.redesign_name)
        .map(|one| &one.workflow);
    let names = Names {
        baseline: &document.baseline,
        redesign,
    };
    let mut pages = vec![findings(&names, audit, language)];
    if let Some(plan) = &audit.plan {
        pages.push(plan_page(&names, plan, language));
    }
    pages.push(measures(audit, language));
    pages
}

/// The steps of the versions that were audited.
struct Names<'d> {
    baseline: &'d Workflow,
    redesign: Option<&'d Workflow>,
}

impl Names<'_> {
    fn before(&self, ids: &[StepId]) -> Cell {
        named(Some(self.baseline), ids)
    }

    fn after(&self, ids: &[StepId]) -> Cell {
        named(self.redesign, ids)
    }
}

/// Steps by id and name: `b3: Find the cause`.
fn named(workflow: Option<&Workflow>, ids: &[StepId]) -> Cell {
    let steps = |id: &StepId| {
        let mut steps = workflow.into_iter().flat_map(|one| &one.steps);
        steps.find(|step| step.id == *id)
    };
    let lines = ids.iter().map(|id| match steps(id) {
        Some(step) => format!("{id}: {}", step.name),
        None => id.to_string(),
    });
    Cell::Text(lines.collect::<Vec<_>>().join("\n"))
}

fn columns(language: Language, columns: &[(&str, &str, u16)]) -> Vec<(String, u16)> {
    let columns = columns.iter();
    columns
        .map(|(english, german, width)| (language.pick(*english, *german).to_owned(), *width))
        .collect()
}

fn findings(names: &Names<'_>, audit: &Audit, language: Language) -> Page {
    let of = |one: &Finding| {
        vec![
            Cell::from(one.rule),
            Cell::from(one.name),
            Cell::Number(one.score),
            Cell::from(band(one.band, language)),
            Cell::Text(one.says.clone()),
            names.before(&one.baseline_steps),
            names.after(&one.redesign_steps),
            Cell::Text(
                one.roles
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
            Cell::Text(one.evidence.join("\n")),
            Cell::from(one.advice),
            Cell::from(status(one.status, language)),
            Cell::from(yes(one.assumed || one.suggested, language)),
        ]
    };
    Page {
        name: language.pick("Findings", "Befunde").to_owned(),
        columns: columns(
            language,
            &[
                ("Rule", "Regel", 8),
                ("Rule name", "Name der Regel", 24),
                ("Score", "Punkte", 8),
                ("Band", "Stufe", 10),
                ("What was found", "Was gefunden wurde", 60),
                ("Steps today", "Schritte heute", 32),
                ("Steps of the redesign", "Schritte des Neuentwurfs", 32),
                ("Roles concerned", "Betroffene Rollen", 22),
                ("Evidence", "Belege", 60),
                ("What could be done", "Was zu tun wäre", 60),
                ("Status", "Stand", 12),
                ("Rests on assumptions", "Beruht auf Annahmen", 14),
            ],
        ),
        rows: audit.findings.iter().map(of).collect(),
    }
}

fn band(band: Band, language: Language) -> &'static str {
    match band {
        Band::Critical => language.pick("critical", "kritisch"),
        Band::High => language.pick("high", "hoch"),
        Band::Medium => language.pick("medium", "mittel"),
        Band::Low => language.pick("low", "niedrig"),
    }
}

fn status(status: Status, language: Language) -> &'static str {
    match status {
        Status::Open => language.pick("open", "offen"),
        Status::Waived => language.pick("waived", "hingenommen"),
        Status::Returned => language.pick("returned", "zurückgekehrt"),
    }
}

fn yes(is: bool, language: Language) -> &'static str {
    if is {
        language.pick("yes", "ja")
    } else {
        language.pick("no", "nein")
    }
}

fn plan_page(names: &Names<'_>, plan: &Plan, language: Language) -> Page {
    let items = plan.items.iter().map(|item| {
        let is_chosen = plan.within_budget.chosen.contains(&item.step);
        vec![
            names.before(std::slice::from_ref(&item.step)),
            Cell::Number(item.cost),
            Cell::Number(item.value),
            Cell::from(yes(item.must_have, language)),
            Cell::from(yes(is_chosen, language)),
        ]
    });
    let total =
        |title: &str, cost: f64, value: Cell| vec![Cell::from(title), Cell::Number(cost), value];
    let within = &plan.within_budget;
    let totals = [
        total(
            language.pick("Together, within the budget", "Zusammen, im Rahmen"),
            within.cost,
            Cell::Number(within.value),
        ),
        total(
            language.pick("The budget", "Der Rahmen"),
            plan.budget,
            Cell::from(""),
        ),
    ];
    Page {
        name: language.pick("Plan", "Plan").to_owned(),
        columns: columns(
            language,
            &[
                ("Contact to put back", "Kontakt, der zurückkäme", 44),
                ("Person-minutes per case", "Personenminuten je Fall", 16),
                ("Score of its finding", "Punkte seines Befunds", 16),
                ("Must come back", "Muss zurück", 12),
                ("Fits the budget", "Im Rahmen", 12),
            ],
        ),
        rows: items.chain(totals).collect(),
    }
}

fn measures(audit: &Audit, language: Language) -> Page {
    let number = |number: Option<f64>| number.map_or_else(|| Cell::from(""), Cell::Number);
    let before = audit.measures.baseline.named();
    let after = audit.measures.redesign.as_ref().map(Measures::named);
    let mut after = after.unwrap_or_default().into_iter();
    let measured = before.into_iter().map(|one| {
        let now = after.next().and_then(|one| one.value);
        vec![
            Cell::from(one.name(language)),
            number(one.value),
            number(now),
        ]
    });
    let profile = audit.profile.iter().flat_map(Profile::named).map(|one| {
        vec![
            Cell::from(one.name(language)),
            Cell::from(""),
            number(one.value),
        ]
    });
    Page {
        name: language.pick("Measures", "Kennzahlen").to_owned(),
        columns: columns(
            language,
            &[
                ("Measure", "Kennzahl", 44),
                ("Today", "Heute", 14),
                ("Redesign", "Neuentwurf", 14),
            ],
        ),
        rows: measured.chain(profile).collect(),
    }
}
