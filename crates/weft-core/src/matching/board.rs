//! Everything that is open or said about the matches of a redesign, for people who confirm them.
//!
//! Work only: events and gateways steer what is suggested, and are not asked about.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::choose::Best;
use super::flow::Flow;
use super::pairs::Pair;
use super::role_board::RoleBoard;
use super::{Compared, Likelihood, Match, Recipe, compared, offers, text};
use crate::Language;
use crate::measure::cast::Cast;
use crate::workflow::{Document, Step, StepId, Vanished, Wiring, Workflow};

/// Partners that are offered for a step without one.
const OFFERED: usize = 3;

/// Where fewer of the shorter side's steps have a likely counterpart, the two have little in common
/// (design choice).
const LITTLE: f64 = 0.25;
/// With fewer steps on a side nobody needs to be warned.
const FEW: usize = 4;

/// The matches of one redesign, as people confirm them.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Board {
    /// Whether the redesign is a copy of the baseline, so that nothing is suggested.
    pub copied: bool,
    /// Pairs to look at: equal names first, then likely ones, then the others, each in the order of
    /// the flow.
    pub suggested: Vec<Match>,
    /// Pairs that people said, in the order of the flow.
    pub confirmed: Vec<Match>,
    /// Steps of the baseline without a pair, in the order of the flow.
    pub gone: Vec<Open>,
    /// Steps of the redesign without a pair, in the order of the flow.
    pub new: Vec<Open>,
    /// Roles that vanished or are new, and what they may be.
    pub roles: RoleBoard,
    /// How far people have come.
    pub counts: Counts,
    /// Whether so little is alike that a comparison would say nothing.
    pub too_different: bool,
}

/// A step without a pair.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Open {
    /// The step.
    pub step: StepId,
    /// Whether people meet here.
    pub contact: bool,
    /// What became of a step of the baseline, if somebody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Vanished>,
    /// Whether somebody said that a step of the redesign is new.
    pub is_new: bool,
    /// Up to three partners, best first; none where somebody answered.
    pub candidates: Vec<Candidate>,
}

/// A partner that is offered.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// The pair that it would be.
    #[serde(flatten)]
    pub is: Match,
    /// The steps of the other version that the partner has already.
    pub also: Vec<StepId>,
}

/// How far people have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Pairs that people confirmed.
    pub confirmed: usize,
    /// Steps that people answered about: gone, or new.
    pub answered: usize,
    /// Pairs to look at.
    pub suggested: usize,
    /// Steps to answer about.
    pub open: usize,
}

impl Board {
    /// The matches of a redesign; none where there is no such redesign.
    ///
    /// For a document as the audit reads it ([`filled`](crate::audit::filled)): tags decide what a
    /// machine does, and who takes part where people meet. Reasons are in this language.
    #[must_use]
    pub fn of(document: &Document, redesign: usize, language: Language) -> Option<Self> {
        let after = &document.redesigns.get(redesign)?.workflow;
        let cast = Cast::of(document);
        let before = Rows::of(&document.baseline, &cast);
        let after = Rows::of(after, &cast);
        let one = Wiring::of(before.workflow);
        let other = Wiring::of_redesign(after.workflow, &one);
        let (placed, compared) = compared(&one, &other, &[], language);
        let places: Vec<(u32, u32)> = placed
            .iter()
            .map(|one| (one.baseline, one.redesign))
            .collect();
        let roles = RoleBoard::of((before.workflow, after.workflow), &cast, &places, language);
        let mut pairs: Vec<Match> = placed
            .into_iter()
            .map(|one| one.is)
            .filter(|one| before.has(&one.baseline) && after.has(&one.redesign))
            .collect();
        pairs.sort_by_key(|one| (before.place(&one.baseline), after.place(&one.redesign)));
        let partners = Partners::of(&pairs);
        let too_different = too_different(before.workflow, after.workflow, &pairs);
        let (confirmed, mut suggested): (Vec<Match>, Vec<Match>) =
            pairs.into_iter().partition(|one| one.confirmed);
        suggested.sort_by_key(|one| class(one, &before, &after));
        let offers = compared
            .as_ref()
            .map(|one| Offers::of(one, &before, &after));
        let matching = &after.workflow.matching;
        let gone = before.open(&partners.of_baseline, |step| Open {
            answer: matching.answer(&step.id),
            candidates: offers
                .iter()
                .flat_map(|one| one.of_baseline(&step.id, &partners))
                .collect(),
            ..before.asked(step)
        });
        let new = after.open(&partners.of_redesign, |step| Open {
            is_new: matching.new.contains(&step.id),
            candidates: offers
                .iter()
                .flat_map(|one| one.of_redesign(&step.id, &partners))
                .collect(),
            ..after.asked(step)
        });
        let is_answered = |one: &&Open| one.answer.is_some() || one.is_new;
        let answered = gone.iter().chain(&new).filter(is_answered).count();
        let counts = Counts {
            confirmed: confirmed.len(),
            answered,
            suggested: suggested.len(),
            open: gone.len() + new.len() - answered,
        };
        Some(Self {
            copied: compared.is_none(),
            too_different,
            roles,
            suggested,
            confirmed,
            gone,
            new,
            counts,
        })
    }
}

/// Whether so few steps have a confirmed counterpart, one with a high score whatever the roles are
/// called, or an answer, that a comparison would say nothing; `matches` are those of the two. A copy is
/// never too different.
#[must_use]
pub fn too_different(baseline: &Workflow, redesign: &Workflow, matches: &[Match]) -> bool {
    let work = |workflow: &Workflow| workflow.steps.iter().filter(|step| step.is_work()).count();
    let shorter = work(baseline).min(work(redesign));
    let high = Recipe::default().likely_from;
    let sure = matches.iter().filter(|one| one.score >= high);
    let sure: BTreeSet<&StepId> = sure.map(|one| &one.baseline).collect();
    let settled = sure.len() + redesign.matching.answers.len();
    shorter >= FEW && !redesign.is_copy() && count(settled) < LITTLE * count(shorter)
}

/// Equal names first, then likely pairs, then the others.
fn class(one: &Match, before: &Rows<'_>, after: &Rows<'_>) -> u8 {
    let name = |rows: &Rows<'_>, id: &StepId| {
        let step = rows.steps.get(id);
        step.map(|(_, step)| text::plain(&step.name))
    };
    match one.likelihood {
        _ if name(before, &one.baseline) == name(after, &one.redesign) => 0,
        Likelihood::Likely => 1,
        Likelihood::Maybe => 2,
    }
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

/// The work of one version, in the order of its flow.
struct Rows<'a> {
    workflow: &'a Workflow,
    cast: &'a Cast,
    /// By id, with the place in the order of the flow.
    steps: BTreeMap<&'a StepId, (usize, &'a Step)>,
}

impl<'a> Rows<'a> {
    /// By how many hand-offs after the start a case comes by; what it never comes by is last. Among
    /// equals as written.
    fn of(workflow: &'a Workflow, cast: &'a Cast) -> Self {
        let start = workflow.start.as_ref();
        let start = start.and_then(|id| workflow.steps.iter().position(|step| step.id == *id));
        let distances = Flow::of(workflow).distances_after(start);
        let mut work: Vec<(u32, &Step)> = workflow
            .steps
            .iter()
            .zip(distances)
            .filter(|(step, _)| step.is_work())
            .map(|(step, distance)| (distance.unwrap_or(u32::MAX), step))
            .collect();
        work.sort_by_key(|(distance, _)| *distance);
        let places = work.into_iter().enumerate();
        Self {
            workflow,
            cast,
            steps: places
                .map(|(at, (_, step))| (&step.id, (at, step)))
                .collect(),
        }
    }

    fn has(&self, id: &StepId) -> bool {
        self.steps.contains_key(id)
    }

    fn place(&self, id: &StepId) -> Option<usize> {
        self.steps.get(id).map(|(at, _)| *at)
    }

    /// The steps without a partner, in the order of the flow.
    fn open(
        &self,
        partners: &BTreeMap<StepId, Vec<StepId>>,
        open: impl Fn(&Step) -> Open,
    ) -> Vec<Open> {
        let alone = self
            .steps
            .values()
            .filter(|(_, step)| !partners.contains_key(&step.id));
        let mut alone: Vec<&(usize, &Step)> = alone.collect();
        alone.sort_by_key(|(at, _)| *at);
        alone.into_iter().map(|(_, step)| open(step)).collect()
    }

    /// A step about which nobody has said anything.
    fn asked(&self, step: &Step) -> Open {
        Open {
            step: step.id.clone(),
            contact: step.is_contact_of(self.cast.people(step).are_several()),
            answer: None,
            is_new: false,
            candidates: Vec::new(),
        }
    }
}

/// The partners of each step that has some.
struct Partners {
    of_baseline: BTreeMap<StepId, Vec<StepId>>,
    of_redesign: BTreeMap<StepId, Vec<StepId>>,
}

impl Partners {
    fn of(pairs: &[Match]) -> Self {
        let mut partners = Self {
            of_baseline: BTreeMap::new(),
            of_redesign: BTreeMap::new(),
        };
        for Match {
            baseline, redesign, ..
        } in pairs
        {
            let rows = partners.of_baseline.entry(baseline.clone()).or_default();
            rows.push(redesign.clone());
            let columns = partners.of_redesign.entry(redesign.clone()).or_default();
            columns.push(baseline.clone());
        }
        partners
    }
}

/// The pairs that may be offered, best first, by the step that is asked about.
struct Offers<'a> {
    compared: &'a Compared<'a>,
    best: Best,
    of_baseline: BTreeMap<&'a StepId, Vec<Pair>>,
    of_redesign: BTreeMap<&'a StepId, Vec<Pair>>,
}

impl<'a> Offers<'a> {
    fn of(compared: &'a Compared<'a>, before: &Rows<'_>, after: &Rows<'_>) -> Self {
        let mut offers = Self {
            compared,
            best: Best::of(compared.scored.free.iter()),
            of_baseline: BTreeMap::new(),
            of_redesign: BTreeMap::new(),
        };
        for pair in offers::offers(compared) {
            let row = compared.baseline.node(pair.row);
            let column = compared.redesign.node(pair.column);
            let (Some(row), Some(column)) = (row, column) else {
                continue;
            };
            let (row, column) = (&row.step.id, &column.step.id);
            if before.has(row) && after.has(column) {
                let rows = offers.of_baseline.entry(row).or_default();
                rows.push(pair.clone());
                offers.of_redesign.entry(column).or_default().push(pair);
            }
        }
        let lists = offers.of_baseline.values_mut();
        for list in lists.chain(offers.of_redesign.values_mut()) {
            list.sort_by(offers::order);
            list.truncate(OFFERED);
        }
        offers
    }

    fn of_baseline(&self, step: &StepId, partners: &Partners) -> Vec<Candidate> {
        let also = |one: &Match| partners.of_redesign.get(&one.redesign).cloned();
        self.offered(self.of_baseline.get(step), also)
    }

    fn of_redesign(&self, step: &StepId, partners: &Partners) -> Vec<Candidate> {
        let also = |one: &Match| partners.of_baseline.get(&one.baseline).cloned();
        self.offered(self.of_redesign.get(step), also)
    }

    fn offered(
        &self,
        pairs: Option<&Vec<Pair>>,
        also: impl Fn(&Match) -> Option<Vec<StepId>>,
    ) -> Vec<Candidate> {
        let pairs = pairs.into_iter().flatten();
        let matches = pairs.filter_map(|pair| self.compared.is(pair, &self.best));
        matches
            .map(|is| Candidate {
                also: also(&is).unwrap_or_default(),
                is,
            })
            .collect()
    }
}
