//! The back of the report: what was assumed, exact numbers, settings in force, context and glossary.

mod assumed;
mod context;
mod defaults;
mod numbers;
mod rests;
mod seen;

use serde::Serialize;
use weft_core::measure::{Handoff, HandoffKind};
use weft_core::{Audit, Language};

use crate::clean::Changes;
use crate::view::View;
use assumed::{Filled, assumed, filled, side};
use context::{context, glossary};
use numbers::{extra, measures, settings, weights};
use rests::rests;
pub(crate) use seen::{default_minutes, is_mined, no_talk, shows_log};

/// Assumed values and open questions that are printed; the JSON result has all.
const MOST: usize = 240;

/// A row of a small table.
pub(crate) type Row = Vec<String>;

/// Everything behind the findings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Notes {
    assumed_head: String,
    assumed: Vec<Row>,
    each: Vec<Filled>,
    each_left: usize,
    rests: Vec<String>,
    checks: Vec<Row>,
    checks_left: usize,
    measures: Vec<Row>,
    extra: Vec<Row>,
    settings: Vec<Row>,
    weights: Vec<Weight>,
    context: Vec<Row>,
    glossary: Vec<Row>,
    handoffs: Vec<Row>,
    handoffs_left: usize,
    compares: bool,
}

/// How much a purpose weighs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Weight {
    name: String,
    long: &'static str,
    w: String,
    share: f64,
    used: bool,
}

/// Writes them; `changes` is what was replaced for printing.
pub(crate) fn of(audit: &Audit, view: &View<'_>, changes: &Changes) -> Notes {
    let printed = changes.letters.values().sum::<usize>() + changes.shortened;
    let nothing = audit.assumptions.is_empty() && printed == 0;
    let checks = audit.data_checks.iter().take(MOST);
    let language = view.language;
    let (handoffs, handoffs_left) = handoffs(audit, language);
    let each = filled(audit, view);
    Notes {
        assumed_head: if nothing {
            language.pick(
                "Nothing had to be filled in.",
                "Nichts musste ergänzt werden.",
            )
        } else {
            language.pick(
                "Some values were filled in; findings that rest on them say so.",
                "Einige Werte wurden ergänzt; Befunde, die darauf beruhen, sagen es.",
            )
        }
        .to_owned(),
        assumed: assumed(audit, view, changes),
        each_left: each.len().saturating_sub(MOST),
        each: each.into_iter().take(MOST).collect(),
        rests: rests(audit, view, changes),
        checks: checks
            .map(|one| {
                vec![
                    one.id.clone(),
                    side(&one.version, language).to_owned(),
                    one.says.clone(),
                ]
            })
            .collect(),
        checks_left: audit.data_checks.len().saturating_sub(MOST),
        measures: measures(audit, language),
        extra: extra(audit, language),
        settings: settings(&audit.settings, language),
        weights: weights(&audit.settings, view),
        context: context(audit, language),
        glossary: glossary(audit, language),
        handoffs,
        handoffs_left,
        compares: view.after.is_some(),
    }
}

/// Hand-offs from person to person, the largest changes first, and how many are left out.
fn handoffs(audit: &Audit, language: Language) -> (Vec<Row>, usize) {
    // Where people meet, hand-offs are the smaller half of the page.
    let most = match audit.ties.len() {
        0 => 40,
        1..=10 => 12,
        _ => 6,
    };
    let all = audit.handoffs.iter();
    let mut all: Vec<&Handoff> = all
        .filter(|one| one.kind == HandoffKind::PersonToPerson)
        .collect();
    let change = |one: &Handoff| (one.baseline - one.redesign.unwrap_or(one.baseline)).abs();
    all.sort_by(|one, other| {
        change(other)
            .total_cmp(&change(one))
            .then(other.baseline.total_cmp(&one.baseline))
    });
    let times = |value: f64| {
        if value > 0.0 {
            language.ratio(value)
        } else {
            language.pick("none", "keine").to_owned()
        }
    };
    let row = |one: &&Handoff| {
        let after = one.redesign.map(times).unwrap_or_default();
        vec![
            one.from.to_string(),
            one.to.to_string(),
            times(one.baseline),
            after,
        ]
    };
    let rows = all.iter().take(most).map(row).collect();
    (rows, all.len().saturating_sub(most))
}
