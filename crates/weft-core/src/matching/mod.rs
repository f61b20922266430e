//! Which step of a redesign stands for which step of the baseline.
//!
//! Lineage and people's word come first and are never second-guessed. Only a redesign that was not
//! copied from its baseline is compared: by words, roles, the flow around a step and its place in it
//! (audit.md 3.6 and 5.1). Nothing here is random, recursive or quadratic in the number of steps.
//!
//! **Which redesigns are compared.** One in which no step has `replaces`, and one that says it was
//! drawn on its own ([`Workflow::is_copy`] is false). Whoever confirms the first pair of the former
//! makes it the latter, so that the rest is still suggested. Steps of confirmed pairs, steps with an
//! answer and pairs that people keep apart are never suggested.

mod board;
mod choose;
mod compounds;
mod flood;
mod flow;
mod known;
mod offers;
mod pairs;
mod parts;
mod reasons;
mod recipe;
mod role_board;
mod roles;
mod score;
mod side;
mod spelling;
mod text;
mod vocabulary;
mod wording;

#[cfg(test)]
mod board_tests;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;
use smallvec::SmallVec;

pub use self::board::{Board, Candidate, Counts, Open, too_different};
use self::choose::{Best, chosen};
use self::known::Known;
use self::pairs::Pair;
pub use self::recipe::Recipe;
pub use self::role_board::RoleBoard;
pub use self::roles::RoleMatch;
pub(crate) use self::roles::{Staff, role_matches};
use self::score::Scored;
use self::side::{Side, sides};
pub(crate) use self::wording::same_wording;
use crate::Language;
use crate::workflow::{Part, Places, StepId, Wiring, Workflow};

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
    /// Which of the two is only a part of the other: as somebody said, or as the names suggest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
}

/// Which steps of the redesign stand for which steps of the baseline, in the order of the baseline's
/// steps and then of the redesign's.
///
/// `replaces` and `confirmed` are taken as said. Further pairs are suggested only if the redesign is no
/// copy of the baseline: in a copy a step without lineage is new. Pairs of unknown steps are left out.
/// Gateways and steps without a name of their own are never suggested.
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
    compared(baseline, redesign, confirmed, language).0
}

/// Two workflows that were compared, for whoever asks for more than the matches.
struct Compared<'a> {
    baseline: Side<'a>,
    redesign: Side<'a>,
    scored: Scored,
    /// The pairs that are believed, by node: confirmed or suggested.
    together: BTreeSet<(usize, usize)>,
    /// What people said.
    known: Known,
    recipe: Recipe,
    /// The language of the reasons.
    language: Language,
}

/// Every match, and the comparison that it rests on; none of a copy.
fn compared<'a>(
    baseline: &Wiring<'a>,
    redesign: &Wiring<'a>,
    confirmed: &[(StepId, StepId)],
    language: Language,
) -> (Vec<Placed>, Option<Compared<'a>>) {
    let placed = |(row, column), is| Placed {
        baseline: row,
        redesign: column,
        is,
    };
    let is_copy = is_copy(redesign);
    let said = said(baseline, redesign, confirmed, language);
    let parts = redesign.workflow.matching.parts.iter();
    let parts: BTreeMap<(&StepId, &StepId), Part> = parts
        .map(|one| ((&one.baseline, &one.redesign), one.part))
        .collect();
    let mut matches: Vec<Placed> = Vec::with_capacity(said.len());
    matches.extend(said.into_iter().filter_map(|(pair, why)| {
        let (one, other) = (baseline.id(pair.0)?, redesign.id(pair.1)?);
        let part = parts.get(&(one, other)).copied();
        Some(placed(pair, certain(one, other, why, part)))
    }));
    if is_copy {
        return (matches, None);
    }
    let sure: Vec<(&StepId, &StepId)> = matches
        .iter()
        .map(|one| (&one.is.baseline, &one.is.redesign))
        .collect();
    let versions = (baseline.workflow, redesign.workflow);
    let compared = Compared::of(versions, &sure, Recipe::default(), language);
    let suggested = compared.suggested().into_iter();
    matches.extend(suggested.filter_map(|is| {
        let row = baseline.places.get(&is.baseline)?;
        let column = redesign.places.get(&is.redesign)?;
        Some(placed((row, column), is))
    }));
    matches.sort_by_key(|one| (one.baseline, one.redesign));
    (matches, Some(compared))
}

/// [`Workflow::is_copy`], without another look at the steps.
fn is_copy(redesign: &Wiring<'_>) -> bool {
    !redesign.workflow.matching.drawn_apart && !redesign.replaced.is_empty()
}

/// The pairs that people said, by place, each once and with the reason.
fn said(
    baseline: &Wiring<'_>,
    redesign: &Wiring<'_>,
    confirmed: &[(StepId, StepId)],
    language: Language,
) -> Vec<((u32, u32), &'static str)> {
    let by_people = language.pick("confirmed by a person", "von einem Menschen bestätigt");
    let why = if is_copy(redesign) {
        language.pick(
            "copied from the baseline",
            "aus der Ausgangslage übernommen",
        )
    } else {
        by_people
    };
    let lineage = redesign.replaced.iter();
    let lineage = lineage
        .filter_map(|(column, row)| Some(((*row)?, *column)))
        .map(|pair| (pair, why));
    let confirmed_pairs = confirmed
        .iter()
        .filter_map(|(one, other)| Some((baseline.places.get(one)?, redesign.places.get(other)?)))
        .map(|pair| (pair, by_people));
    let mut said: Vec<((u32, u32), &str)> = lineage.chain(confirmed_pairs).collect();
    // Stable: where both say the same, lineage is the reason that stays.
    said.sort_by_key(|one| one.0);
    said.dedup_by_key(|one| one.0);
    said
}

/// What is suggested for two workflows of which nothing is known, by other numbers than those in use;
/// reasons in English.
///
/// For whoever measures what an ingredient gains.
#[must_use]
pub fn align_by(baseline: &Workflow, redesign: &Workflow, recipe: &Recipe) -> Vec<Match> {
    let versions = (baseline, redesign);
    Compared::of(versions, &[], recipe.clone(), Language::English).suggested()
}

/// The partners that lists offer for each baseline step, best first, whether they match or not: up to
/// `limit` for each, by these numbers; reasons in English.
#[must_use]
pub fn ranking(
    baseline: &Workflow,
    redesign: &Workflow,
    limit: usize,
    recipe: &Recipe,
) -> Vec<Match> {
    let versions = (baseline, redesign);
    let compared = Compared::of(versions, &[], recipe.clone(), Language::English);
    let offers = offers::offers(&compared);
    let rows = offers.chunk_by(|one, other| one.row == other.row);
    let ranked: Vec<&Pair> = rows.flat_map(|row| row.iter().take(limit)).collect();
    compared.matches(&ranked)
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

fn certain(
    baseline: &StepId,
    redesign: &StepId,
    reason: &'static str,
    part: Option<Part>,
) -> Match {
    Match {
        baseline: baseline.clone(),
        redesign: redesign.clone(),
        score: 1.0,
        confirmed: true,
        likelihood: Likelihood::Likely,
        reasons: Reasons::from_elem(reason.into(), 1),
        part,
    }
}

impl<'a> Compared<'a> {
    /// Compares two workflows of which these pairs are sure.
    fn of(
        (baseline, redesign): (&'a Workflow, &'a Workflow),
        confirmed: &[(&StepId, &StepId)],
        recipe: Recipe,
        language: Language,
    ) -> Self {
        let (one, other) = sides(baseline, redesign, &recipe);
        let known = Known::of(&one, &other, confirmed, &redesign.matching);
        let scored = score::scored(&one, &other, &known, &recipe);
        let suggested = chosen(&scored.free, &recipe).into_iter();
        let together = suggested.map(|pair| (pair.row, pair.column));
        Self {
            together: together.chain(known.confirmed.iter().copied()).collect(),
            baseline: one,
            redesign: other,
            scored,
            known,
            recipe,
            language,
        }
    }

    /// The pairs that are suggested.
    fn suggested(&self) -> Vec<Match> {
        self.matches(&chosen(&self.scored.free, &self.recipe))
    }

    /// These pairs as matches that nobody confirmed.
    fn matches(&self, pairs: &[&Pair]) -> Vec<Match> {
        let best = Best::of(self.scored.free.iter());
        let matches = pairs.iter().filter_map(|pair| self.is(pair, &best));
        matches.collect()
    }

    fn is(&self, pair: &Pair, best: &Best) -> Option<Match> {
        let (one, other) = (&self.baseline, &self.redesign);
        let (here, there) = (one.node(pair.row)?, other.node(pair.column)?);
        let is_likely = best.is_likely(pair, &self.recipe);
        Some(Match {
            baseline: here.step.id.clone(),
            redesign: there.step.id.clone(),
            score: pair.score,
            confirmed: false,
            likelihood: if is_likely {
                Likelihood::Likely
            } else {
                Likelihood::Maybe
            },
            reasons: reasons::reasons(pair, (one, other), &self.together, self.language),
            part: parts::part(here, there).filter(|_| !is_likely),
        })
    }
}
