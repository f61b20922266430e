//! Every way to give back what lost contacts were for, with its place and its effect, and what each
//! budget buys.
//!
//! A lost contact can come back as it was, as a lighter touchpoint that restores some of its purposes,
//! or as a machine's step that people do again. What each would change is not estimated: the way is
//! put into a copy, which is audited again.
//!
//! `value = share · (score − left)`, to a tenth: the score of the loss, less the highest score that is
//! left about it afterwards (C01–C04, C07, C08), times the share of what it was for that comes back,
//! `Σ w(restored) / Σ w(purposes) · roles that meet / roles that met`. `cost` and `contact` are
//! person-minutes and contact minutes per case, after less before. Ways with purposes of their own add
//! up: their shares do, so that together they are worth no more than the loss.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::capacity::Lead;
use super::chosen::{Proposal, WaysPoint, proposals};
use super::effect::{Effect, Trial};
use super::library::touchpoints;
use super::place::goes;
use crate::Language;
use crate::audit::{Audit, Options, PlanItem};
use crate::edit::{Chosen, Placed, Spot, Way, needs_a_machine, people, restored};
use crate::language::sentence;
use crate::settings::Settings;
use crate::words::{nine, round_to};
use crate::workflow::{Document, Participant, Purpose, Step, StepId, Touchpoint};

/// Losses for which every touchpoint is tried; for further ones, of lower scores, only the contact
/// itself. 200 ways are some 60 losses.
const TRIED: usize = 100;

/// A touchpoint is lighter where it takes at most this share of the person-minutes of the contact.
const LIGHTER: f64 = 0.75;

/// What could be given back, and how.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ways {
    /// Person-minutes per case that the middle plan may spend, never negative.
    pub budget: f64,
    /// Person-minutes per case that the redesign saves, never negative.
    pub saved: f64,
    /// Every lost contact, in step order.
    pub losses: Vec<Loss>,
    /// What must come back; the best within the budget; and every contact as it was.
    pub plans: Vec<Proposal>,
    /// The best choice for every budget, the cheapest first.
    pub points: Vec<WaysPoint>,
    /// How much more another choice could be worth at any budget, as a share of it; 0 where each is
    /// the best.
    pub gap: f64,
    /// Roles that others report to, and how much of their time is spoken for.
    pub leads: Vec<Lead>,
}

/// A lost contact and the ways to give it back.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Loss {
    /// The step of the baseline.
    pub step: StepId,
    /// The score of its finding.
    pub score: f64,
    /// Whether people said that it must come back.
    pub must_have: bool,
    /// The ways, itself first, then by worth.
    pub ways: Vec<Candidate>,
    /// Why it has no place in the redesign yet, in words; absent where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
}

/// One way to give a lost contact back.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// The touchpoint that takes its place; absent: itself, as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub touchpoint: Option<String>,
    /// What it is called.
    pub name: String,
    /// How it is done, in a sentence; empty for the contact itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub how: String,
    /// What it gives back and to whom, in a sentence.
    pub why: String,
    /// Where it goes, in a sentence.
    pub goes: String,
    /// Where it goes.
    pub spot: Spot,
    /// Who meets.
    pub people: Vec<Participant>,
    /// Purposes of the loss that come back.
    pub purposes: Vec<Purpose>,
    /// What it is worth, at most the score of the loss.
    pub value: f64,
    /// Person-minutes per case.
    pub cost: f64,
    /// Contact minutes per case.
    pub contact: f64,
    /// What the audit says with it.
    pub effect: Effect,
    /// Minutes per week of each lead, in their order; none are left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub loads: Vec<f64>,
}

impl Candidate {
    /// The choice of this way for a loss.
    #[must_use]
    pub fn chosen_for(&self, step: &StepId) -> Chosen {
        Chosen {
            step: step.clone(),
            touchpoint: self.touchpoint.clone(),
        }
    }
}

/// Every way to give back what an audit of this document found lost; none without a redesign.
#[must_use]
pub fn ways(document: &Document, audit: &Audit, options: &Options<'_>) -> Option<Ways> {
    let plan = audit.plan.as_ref()?;
    let mut trial = Trial::of(document, audit, options)?;
    let library = touchpoints(options.settings, document);
    let tried = tried(&plan.items);
    let losses: Vec<Loss> = plan
        .items
        .iter()
        .map(|item| {
            let known = if tried(item) { library.as_slice() } else { &[] };
            loss(&mut trial, item, known, options)
        })
        .collect();
    let saved = audit.profile.as_ref()?.person_minutes_saved.max(0.0);
    let chosen = proposals(&trial, document, &losses, plan.budget);
    Some(Ways {
        budget: plan.budget,
        saved,
        plans: chosen.plans,
        points: chosen.points,
        gap: chosen.gap,
        leads: trial.leads().to_vec(),
        losses,
    })
}

/// Whether touchpoints are tried for a loss: it is among those of the highest scores.
fn tried(items: &[PlanItem]) -> impl Fn(&PlanItem) -> bool {
    let mut scores: Vec<f64> = items.iter().map(|item| item.value).collect();
    scores.sort_by(|one, other| other.total_cmp(one));
    let least = scores.get(TRIED).copied();
    move |item| least.is_none_or(|least| item.value > least)
}

fn loss(
    trial: &mut Trial<'_>,
    item: &PlanItem,
    library: &[Touchpoint],
    options: &Options<'_>,
) -> Loss {
    let itself = trial.tried(Way {
        step: &item.step,
        touchpoint: None,
    });
    let mut loss = Loss {
        step: item.step.clone(),
        score: item.value,
        must_have: item.must_have,
        ways: Vec::new(),
        open: None,
    };
    let Some(lost) = trial.lost(&item.step).cloned() else {
        return loss;
    };
    let of = Of {
        lost: &lost,
        score: item.value,
        settings: options.settings,
        language: options.language,
    };
    let most = match itself {
        Err(error) => {
            loss.open = Some(error.says(options.language));
            return loss;
        }
        Ok(tried) => {
            let candidate = candidate(trial, &of, None, tried);
            let most = candidate.cost;
            loss.ways.push(candidate);
            most
        }
    };
    let refuses = trial.refuses(&lost);
    let mut lighter: Vec<Candidate> = library
        .iter()
        .filter(|one| !restored(&lost, one).is_empty())
        .filter(|one| !one.refusals || refuses)
        .filter_map(|one| {
            let way = Way {
                step: &item.step,
                touchpoint: Some(one),
            };
            let tried = trial.tried_within(way, LIGHTER * most)?;
            Some(candidate(trial, &of, Some(one), tried))
        })
        .collect();
    lighter.sort_by(|one, other| {
        let worth = other.value.total_cmp(&one.value);
        worth.then(one.cost.total_cmp(&other.cost))
    });
    loss.ways.extend(lighter);
    loss
}

/// What a way is about.
struct Of<'a> {
    lost: &'a Step,
    score: f64,
    settings: &'a Settings,
    language: Language,
}

/// A way that was tried: where it went, and what the audit said.
pub(super) struct Tried {
    pub(super) placed: Placed,
    pub(super) effect: Effect,
    pub(super) cost: f64,
    pub(super) contact: f64,
    pub(super) loads: Vec<f64>,
    /// The highest score about the loss that is left.
    pub(super) left: f64,
}

fn candidate(
    trial: &Trial<'_>,
    of: &Of<'_>,
    touchpoint: Option<&Touchpoint>,
    tried: Tried,
) -> Candidate {
    let Of { lost, language, .. } = *of;
    let (who, purposes) = match touchpoint {
        None => (trial.people(lost), lost.purposes.clone()),
        Some(one) => (people(lost, trial.roles(), one.people), restored(lost, one)),
    };
    let meets = touchpoint.is_none_or(|one| one.means != crate::workflow::Means::Offer);
    let share = if meets {
        share(of, &trial.people(lost), &who, &purposes)
    } else {
        0.0
    };
    Candidate {
        name: match touchpoint {
            None => lost.name.clone(),
            Some(one) => one.name.in_language(language).to_owned(),
        },
        how: touchpoint.map_or_else(String::new, |one| one.how.in_language(language).to_owned()),
        why: why(of, touchpoint, &who, &purposes),
        goes: goes(trial.places(), lost, &tried.placed.spot, language),
        spot: tried.placed.spot,
        value: round_to((share * (of.score - tried.left)).max(0.0), 1),
        cost: tried.cost,
        contact: tried.contact,
        effect: tried.effect,
        loads: tried.loads,
        touchpoint: touchpoint.map(|one| one.id.clone()),
        people: who,
        purposes,
    }
}

/// The share of what a loss was for that comes back: of its purposes by their weights, and of its
/// roles.
fn share(of: &Of<'_>, met: &[Participant], meet: &[Participant], purposes: &[Purpose]) -> f64 {
    let weight = |all: &[Purpose]| -> f64 { all.iter().map(|one| of.settings.weight(*one)).sum() };
    let (back, all) = (weight(purposes), weight(&of.lost.purposes));
    let purposes = if all > 0.0 { back / all } else { 1.0 };
    #[expect(clippy::cast_precision_loss, reason = "a few roles")]
    let roles = meet.len() as f64 / met.len().max(1) as f64;
    nine((purposes * roles).min(1.0))
}

/// What a way gives back, and to whom.
fn why(
    of: &Of<'_>,
    touchpoint: Option<&Touchpoint>,
    people: &[Participant],
    purposes: &[Purpose],
) -> String {
    let language = of.language;
    let who = language.list(people.iter().map(|one| one.role.as_str()));
    let lost = language.quoted(&of.lost.name);
    let words = purposes.iter().map(|one| one.words_in(language));
    let purposes = language.list(words);
    match touchpoint {
        None => sentence!(
            language;
            "{} comes back as it was, for {}.",
            "{} kommt zurück, wie es war, für {}.",
            lost,
            who,
        ),
        Some(one) if needs_a_machine(one) && one.minutes == 0.0 => sentence!(
            language;
            "Nobody meets more, but a person can be reached: {}.",
            "Niemand begegnet sich öfter, aber ein Mensch ist erreichbar: {}.",
            purposes,
        ),
        Some(_) => sentence!(
            language;
            "Of {} it gives back: {} ({}).",
            "Von {} gibt es zurück: {} ({}).",
            lost,
            purposes,
            who,
        ),
    }
}

/// The ways of each loss by what they are chosen by.
pub(super) fn by_choice(losses: &[Loss]) -> BTreeMap<Chosen, &Candidate> {
    let all = losses.iter().flat_map(|loss| {
        let ways = loss.ways.iter();
        ways.map(|way| (way.chosen_for(&loss.step), way))
    });
    all.collect()
}
