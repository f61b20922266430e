//! Which step of a redesign stands for which step of the baseline.
//!
//! Lineage and people's word come first and are never second-guessed. Only a redesign that was not
//! copied from its baseline is compared: by words, roles, the flow around a step and its place in it
//! (audit.md 3.6 and 5.1). Nothing here is random, recursive or quadratic in the number of steps.

mod choose;
mod compounds;
mod flood;
mod flow;
mod pairs;
mod reasons;
mod score;
mod side;
mod spelling;
mod text;
mod vocabulary;
mod wording;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use smallvec::SmallVec;

use self::choose::{Best, chosen};
use self::pairs::Pair;
use self::side::{Side, sides};
pub(crate) use self::wording::same_wording;
use crate::Language;
use crate::workflow::{Places, StepId, Wiring, Workflow};

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// Probably right.
    Likely,
    /// Worth a look.
    Maybe,
}

/// Reasons in words: one where people said so, a few where Weft suggests.
pub type Reasons = SmallVec<[Cow<'static, str>; 1]>;

/// A pair of steps that are taken for the same work.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Match {
    /// The step of the baseline.
    pub baseline: StepId,
    /// The step of the redesign.
    pub redesign: StepId,
    /// How alike they are, 0 to 1.
    pub score: f64,
    /// Whether a person said so: by copying the baseline, or by confirming it.
    pub confirmed: bool,
    /// How sure it is.
    pub likelihood: Likelihood,
    /// Why, in words.
    #[schemars(with = "Vec<String>")]
    pub reasons: Reasons,
}

/// Partners that are offered for a step without a match.
const OFFERED: usize = 3;

/// Which steps of the redesign stand for which steps of the baseline, in the order of the baseline's
/// steps and then of the redesign's.
///
/// `replaces` and `confirmed` are taken as said. Further pairs are suggested only if no step of the
/// redesign has `replaces`: in a copy of the baseline a step without lineage is new. Pairs of unknown
/// steps are left out. Gateways and steps without a name of their own are never suggested.
#[must_use]
pub fn align(
    baseline: &Workflow,
    redesign: &Workflow,
    confirmed: &[(StepId, StepId)],
    language: Language,
) -> Vec<Match> {
    let baseline = Wiring::of(baseline);
    let redesign = Wiring::of_redesign(redesign, &baseline);
    let matches = align_at(&baseline, &redesign, confirmed, language);
    matches.into_iter().map(|one| one.is).collect()
}

/// A match with the places of its steps.
#[derive(Debug)]
pub(crate) struct Placed {
    /// Where the step of the baseline stands.
    pub(crate) baseline: u32,
    /// Where the step of the redesign stands.
    pub(crate) redesign: u32,
    /// The match.
    pub(crate) is: Match,
}

/// [`align`] for versions whose links are known already.
pub(crate) fn align_at(
    baseline: &Wiring<'_>,
    redesign: &Wiring<'_>,
    confirmed: &[(StepId, StepId)],
    language: Language,
) -> Vec<Placed> {
    let lineage = redesign.replaced.iter();
    let lineage = lineage
        .filter_map(|(column, row)| Some(((*row)?, *column)))
        .map(|pair| {
            (
                pair,
                language.pick(
                    "copied from the baseline",
                    "aus der Ausgangslage übernommen",
                ),
            )
        });
    let confirmed_pairs = confirmed
        .iter()
        .filter_map(|(one, other)| Some((baseline.places.get(one)?, redesign.places.get(other)?)))
        .map(|pair| {
            (
                pair,
                language.pick("confirmed by a person", "von einem Menschen bestätigt"),
            )
        });
    let mut said: Vec<((u32, u32), &str)> = lineage.chain(confirmed_pairs).collect();
    // Stable: where both say the same, lineage is the reason that stays.
    said.sort_by_key(|one| one.0);
    said.dedup_by_key(|one| one.0);
    let placed = |(row, column), is| Placed {
        baseline: row,
        redesign: column,
        is,
    };
    let mut matches: Vec<Placed> = Vec::with_capacity(said.len());
    matches.extend(said.into_iter().filter_map(|(pair, why)| {
        let (one, other) = (baseline.id(pair.0)?, redesign.id(pair.1)?);
        Some(placed(pair, certain(one, other, why)))
    }));
    if redesign.replaced.is_empty() {
        let (one, other) = sides(baseline.workflow, redesign.workflow);
        let scored = score::scored(&one, &other, &anchors(&one, &other, confirmed));
        let chosen = chosen(&scored);
        let suggested = matches_of(&chosen, &scored, (&one, &other), language).into_iter();
        matches.extend(suggested.filter_map(|is| {
            let row = baseline.places.get(&is.baseline)?;
            let column = redesign.places.get(&is.redesign)?;
            Some(placed((row, column), is))
        }));
        matches.sort_by_key(|one| (one.baseline, one.redesign));
    }
    matches
}

/// Up to three partners for each baseline step that `align` leaves without one, best first, in the
/// order of the baseline's steps.
///
/// For a screen that asks about open steps one by one; none of these is a match. A copy of the
/// baseline has no candidates: its lineage says it all.
#[must_use]
pub fn candidates(
    baseline: &Workflow,
    redesign: &Workflow,
    confirmed: &[(StepId, StepId)],
    language: Language,
) -> Vec<Match> {
    let matched: BTreeSet<StepId> = align(baseline, redesign, confirmed, language)
        .into_iter()
        .map(|one| one.baseline)
        .collect();
    let is_copy = redesign.steps.iter().any(|step| !step.replaces.is_empty());
    if !is_copy {
        let mut ranking = ranking(baseline, redesign, confirmed, OFFERED, language);
        ranking.retain(|one| !matched.contains(&one.baseline));
        ranking
    } else {
        Vec::new()
    }
}

/// The best partners of each baseline step that nobody confirmed, best first, whether they match or
/// not.
#[must_use]
pub fn ranking(
    baseline: &Workflow,
    redesign: &Workflow,
    confirmed: &[(StepId, StepId)],
    limit: usize,
    language: Language,
) -> Vec<Match> {
    let (one, other) = sides(baseline, redesign);
    let scored = score::scored(&one, &other, &anchors(&one, &other, confirmed));
    let rows = score::ranked(&scored, limit);
    let ranked: Vec<&Pair> = rows.into_values().flatten().collect();
    matches_of(&ranked, &scored, (&one, &other), language)
}

/// The matches of which both steps are work: without events that stand for events.
#[must_use]
pub fn between_work(
    mut matches: Vec<Match>,
    baseline: &Workflow,
    redesign: &Workflow,
) -> Vec<Match> {
    let (one, other) = (work(baseline), work(redesign));
    matches.retain(|it| one.has(&it.baseline) && other.has(&it.redesign));
    matches
}

fn work(workflow: &Workflow) -> Places<'_> {
    Places::among(workflow.steps.iter().filter(|step| step.is_work()))
}

fn certain(baseline: &StepId, redesign: &StepId, reason: &'static str) -> Match {
    Match {
        baseline: baseline.clone(),
        redesign: redesign.clone(),
        score: 1.0,
        confirmed: true,
        likelihood: Likelihood::Likely,
        reasons: Reasons::from_elem(reason.into(), 1),
    }
}

/// The confirmed pairs by node.
fn anchors(
    baseline: &Side<'_>,
    redesign: &Side<'_>,
    confirmed: &[(StepId, StepId)],
) -> BTreeSet<(usize, usize)> {
    let (rows, columns) = (baseline.numbers(), redesign.numbers());
    confirmed
        .iter()
        .filter_map(|(one, other)| Some((*rows.get(one)?, *columns.get(other)?)))
        .collect()
}

fn matches_of(
    pairs: &[&Pair],
    scored: &[Pair],
    (baseline, redesign): (&Side<'_>, &Side<'_>),
    language: Language,
) -> Vec<Match> {
    let best = Best::of(scored);
    let together = chosen(scored)
        .into_iter()
        .map(|pair| (pair.row, pair.column))
        .collect();
    pairs
        .iter()
        .filter_map(|pair| {
            Some(Match {
                baseline: baseline.node(pair.row)?.step.id.clone(),
                redesign: redesign.node(pair.column)?.step.id.clone(),
                score: pair.score,
                confirmed: false,
                likelihood: if best.is_likely(pair) {
                    Likelihood::Likely
                } else {
                    Likelihood::Maybe
                },
                reasons: reasons::reasons(pair, (baseline, redesign), &together, language),
            })
        })
        .collect()
}
