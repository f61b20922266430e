//! What the same budget buys where contact may come back in a lighter form, and where each way goes.

use jiff::civil::Date;
use serde::Serialize;
use weft_core::audit::Options;
use weft_core::edit::Chosen;
use weft_core::plan::{Candidate, Proposal, Ways, ways};
use weft_core::{Audit, Language, sentence};

use super::costs::Costs;
use crate::view::View;

/// The middle plan once more, with lighter ways.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Lighter {
    lead: String,
    rows: Vec<Row>,
}

/// A contact, and the way in which it would come back.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Row {
    no: usize,
    contact: String,
    way: String,
    how: String,
    goes: String,
    cost: String,
}

/// The ways within the budget; none where none of them is lighter than the contact was.
pub(super) fn of(audit: &Audit, view: &View<'_>, today: Date) -> Option<Lighter> {
    let language = view.language;
    let options = Options {
        redesign: view.redesign,
        confirmed: None,
        settings: &audit.settings,
        today,
        language,
    };
    let ways = ways(view.document, audit, &options)?;
    let plan = ways.plans.get(1)?;
    if plan.ways.iter().all(|way| way.touchpoint.is_none()) {
        return None;
    }
    let taken = plan.ways.iter().filter_map(|one| candidate(&ways, one));
    let taken: Vec<f64> = taken.map(|way| way.cost).collect();
    let costs = Costs::of(std::slice::from_ref(&taken));
    let rows = plan.ways.iter().filter_map(|chosen| {
        let way = candidate(&ways, chosen)?;
        let step = view.before.steps.iter().find(|one| one.id == chosen.step)?;
        Some(Row {
            no: step.no,
            contact: step.name.clone(),
            way: name(way, language),
            how: way.how.clone(),
            goes: way.goes.clone(),
            cost: costs.says(way.cost, language),
        })
    });
    Some(Lighter {
        lead: lead(
            plan,
            &ways,
            &costs.says(costs.sum(&taken), language),
            language,
        ),
        rows: rows.collect(),
    })
}

fn candidate<'a>(ways: &'a Ways, chosen: &Chosen) -> Option<&'a Candidate> {
    let loss = ways.losses.iter().find(|loss| loss.step == chosen.step)?;
    let mut ways = loss.ways.iter();
    ways.find(|way| way.touchpoint == chosen.touchpoint)
}

fn name(way: &Candidate, language: Language) -> String {
    match way.touchpoint {
        Some(_) => way.name.clone(),
        None => language.pick("as it was", "wie er war").to_owned(),
    }
}

fn lead(plan: &Proposal, ways: &Ways, cost: &str, language: Language) -> String {
    let lighter = plan.ways.iter().filter(|way| way.touchpoint.is_some());
    let lighter = lighter.count();
    let (back, lost) = (ways.losses.len() - plan.stay_lost.len(), ways.losses.len());
    sentence!(language;
        "The plans above count contact as it was. Where a lighter touchpoint may stand for it, the same budget answers {back} of {lost} losses for {cost} person-minutes per case, {lighter} of them in a lighter form. Each way was put into the redesign and audited.",
        "Die Pläne oben rechnen mit Kontakt, wie er war. Wo ein leichterer an seine Stelle treten darf, beantwortet dasselbe Budget {back} von {lost} Verlusten mit {cost} Personenminuten je Fall, {lighter} davon in leichterer Form. Jeder Weg wurde in den Neuentwurf eingesetzt und geprüft.",
    )
}
