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

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use self::choose::{Best, chosen};
use self::pairs::Pair;
use self::side::{Side, sides};
pub(crate) use self::wording::same_wording;
use crate::workflow::{Places, StepId, Workflow};

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// Probably right.
    Likely,
    /// Worth a look.
    Maybe,
}

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
    pub reasons: Vec<String>,
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
) -> Vec<Match> {
    let (rows, columns) = (Places::of(baseline), Places::of(redesign));
    align_at((baseline, &rows), (redesign, &columns), confirmed)
}

/// [`align`] for versions whose places are known already.
pub(crate) fn align_at(
    (baseline, rows): (&Workflow, &Places<'_>),
    (redesign, columns): (&Workflow, &Places<'_>),
    confirmed: &[(StepId, StepId)],
) -> Vec<Match> {
    let is_copy = redesign.steps.iter().any(|step| !step.replaces.is_empty());
    let confirmed_pairs = confirmed
        .iter()
        .map(|(one, other)| (one, other, "confirmed by a person"));
    let said = lineage(redesign).chain(confirmed_pairs);
    let mut said: Vec<(u32, u32, &StepId, &StepId, &str)> = said
        .filter_map(|(one, other, why)| {
            Some((rows.get(one)?, columns.get(other)?, one, other, why))
        })
        .collect();
    // Stable: where both say the same, lineage is the reason that stays.
    said.sort_by_key(|pair| (pair.0, pair.1));
    said.dedup_by_key(|pair| (pair.0, pair.1));
    let mut matches: Vec<Match> = said
        .into_iter()
        .map(|(_, _, one, other, why)| certain(one, other, why))
        .collect();
    if !is_copy {
        let (one, other) = sides(baseline, redesign);
        let scored = score::scored(&one, &other, &anchors(&one, &other, confirmed));
        let chosen = chosen(&scored);
        matches.extend(matches_of(&chosen, &scored, &one, &other));
        matches.sort_by_key(|one| (rows.get(&one.baseline), columns.get(&one.redesign)));
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
) -> Vec<Match> {
    let matched: BTreeSet<StepId> = align(baseline, redesign, confirmed)
        .into_iter()
        .map(|one| one.baseline)
        .collect();
    if lineage(redesign).next().is_none() {
        let mut ranking = ranking(baseline, redesign, confirmed, OFFERED);
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
) -> Vec<Match> {
    let (one, other) = sides(baseline, redesign);
    let scored = score::scored(&one, &other, &anchors(&one, &other, confirmed));
    let rows = score::ranked(&scored, limit);
    let ranked: Vec<&Pair> = rows.into_values().flatten().collect();
    matches_of(&ranked, &scored, &one, &other)
}

/// The matches of which both steps are work: without events that stand for events.
#[must_use]
pub fn between_work(matches: Vec<Match>, baseline: &Workflow, redesign: &Workflow) -> Vec<Match> {
    let (one, other) = (work(baseline), work(redesign));
    between(matches, |id| one.has(id), |id| other.has(id))
}

/// The matches whose steps are work, as the caller tells of each side.
pub(crate) fn between(
    mut matches: Vec<Match>,
    baseline: impl Fn(&StepId) -> bool,
    redesign: impl Fn(&StepId) -> bool,
) -> Vec<Match> {
    matches.retain(|it| baseline(&it.baseline) && redesign(&it.redesign));
    matches
}

fn work(workflow: &Workflow) -> Places<'_> {
    Places::among(workflow.steps.iter().filter(|step| step.is_work()))
}

/// The pairs that `replaces` states, with the reason.
fn lineage(redesign: &Workflow) -> impl Iterator<Item = (&StepId, &StepId, &'static str)> {
    redesign.steps.iter().flat_map(|step| {
        step.replaces
            .iter()
            .map(move |replaced| (replaced, &step.id, "copied from the baseline"))
    })
}

fn certain(baseline: &StepId, redesign: &StepId, reason: &str) -> Match {
    Match {
        baseline: baseline.clone(),
        redesign: redesign.clone(),
        score: 1.0,
        confirmed: true,
        likelihood: Likelihood::Likely,
        reasons: vec![reason.to_owned()],
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
    baseline: &Side<'_>,
    redesign: &Side<'_>,
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
                reasons: reasons::reasons(pair, baseline, redesign, &together),
            })
        })
        .collect()
}
