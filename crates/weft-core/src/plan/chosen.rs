//! Which ways are chosen for each budget, and what three of these choices make of the redesign.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::POINTS;
use super::capacity::is_contact;
use super::effect::{Effect, Trial};
use super::library::touchpoints;
use super::ways::{Candidate, Loss, by_choice};
use crate::edit::{Chosen, Way};
use crate::measure::choice::{Class, Curve, Point, Rules, Way as Taking, curve};
use crate::words::nine;
use crate::workflow::{Document, Purpose, StepId, Touchpoint};

/// A choice of ways, and what the redesign becomes with it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// Person-minutes per case.
    pub cost: f64,
    /// The sum of what the ways are worth.
    pub value: f64,
    /// What comes back and how, in step order.
    pub ways: Vec<Chosen>,
    /// Losses that nothing answers, in step order.
    pub stay_lost: Vec<StepId>,
    /// What the audit says with all of it; absent where one way is in the way of another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
}

/// A choice that is the best from its own cost to that of the next one.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WaysPoint {
    /// Person-minutes per case.
    pub cost: f64,
    /// The sum of what the ways are worth.
    pub value: f64,
    /// Share of the contact time of the baseline that there is then, 0 to 1; absent where there was
    /// none.
    pub kept: Option<f64>,
    /// Purposes of the baseline's contacts that a contact of the redesign has then.
    pub purposes: usize,
    /// What comes back and how, in step order.
    pub ways: Vec<Chosen>,
}

/// Everything that was chosen.
pub(super) struct Choices {
    pub(super) plans: Vec<Proposal>,
    pub(super) points: Vec<WaysPoint>,
    pub(super) gap: f64,
}

/// The must-haves, the best within the budget, every contact as it was, and the best for each budget.
pub(super) fn proposals(
    trial: &Trial<'_>,
    document: &Document,
    losses: &[Loss],
    budget: f64,
) -> Choices {
    let rules = rules(trial, document, losses);
    let all = Table::of(losses, |_| true);
    let best = curve(&all.classes(), &rules);
    let musts = Table::of(losses, |loss| loss.must_have);
    let as_it_was = Table::itself(losses);
    let tools = touchpoints(trial.settings(), document);
    let plan = |table: &Table<'_>, point: Option<&Point>| {
        let ways = point.map_or_else(Vec::new, |one| table.chosen(one));
        proposal(trial, losses, ways, &tools)
    };
    let least = curve(&musts.classes(), &rules);
    let most = curve(&as_it_was.classes(), &rules);
    let everything = most.points.last();
    let shown = Shown {
        known: by_choice(losses),
        trial,
    };
    let mut points = shown.points(&all, &best);
    // What the audit takes for as good costs less; who has the time puts everything back as it was.
    let dearest = points.last().map_or(0.0, |one| one.cost);
    let beyond = everything.filter(|one| one.cost > dearest);
    points.extend(beyond.map(|one| shown.point(one, as_it_was.chosen(one))));
    Choices {
        plans: vec![
            plan(&musts, least.points.first()),
            plan(&all, best.within(budget)),
            plan(&as_it_was, everything),
        ],
        gap: nine(best.gap),
        points,
    }
}

/// The ways of each loss that can be chosen, alone or together.
struct Table<'a> {
    losses: &'a [Loss],
    /// For every loss, what can be taken: positions of its ways.
    options: Vec<Vec<Vec<usize>>>,
}

impl<'a> Table<'a> {
    /// Every way of the losses that hold; a must-have comes back as it was.
    fn of(losses: &'a [Loss], holds: impl Fn(&Loss) -> bool) -> Self {
        let options = losses.iter().map(|loss| {
            if !holds(loss) {
                Vec::new()
            } else if loss.must_have {
                itself(loss)
            } else {
                alone_or_together(loss)
            }
        });
        Self {
            options: options.collect(),
            losses,
        }
    }

    /// Every contact as it was.
    fn itself(losses: &'a [Loss]) -> Self {
        Self {
            options: losses.iter().map(itself).collect(),
            losses,
        }
    }

    fn classes(&self) -> Vec<Class> {
        let classes = self.losses.iter().zip(&self.options);
        classes
            .map(|(loss, options)| Class {
                ways: options.iter().map(|option| taking(loss, option)).collect(),
                must: loss.must_have,
            })
            .collect()
    }

    fn chosen(&self, point: &Point) -> Vec<Chosen> {
        let taken = point.taken.iter().filter_map(|(class, option)| {
            let ways = self.options.get(*class)?.get(*option)?;
            Some((self.losses.get(*class)?, ways))
        });
        taken
            .flat_map(|(loss, ways)| {
                let ways = ways.iter().filter_map(|at| loss.ways.get(*at));
                ways.map(|way| way.chosen_for(&loss.step))
            })
            .collect()
    }
}

fn itself(loss: &Loss) -> Vec<Vec<usize>> {
    let first = loss.ways.first().filter(|way| way.touchpoint.is_none());
    first.map(|_| vec![0]).into_iter().collect()
}

/// Each way that is worth something, and each two touchpoints that have no purpose in common.
fn alone_or_together(loss: &Loss) -> Vec<Vec<usize>> {
    let worth = |at: &usize| loss.ways.get(*at).is_some_and(|way| way.value > 0.0);
    let ways: Vec<usize> = (0..loss.ways.len()).filter(worth).collect();
    let mut options: Vec<Vec<usize>> = ways.iter().map(|at| vec![*at]).collect();
    for (nth, one) in ways.iter().enumerate() {
        for other in ways.iter().skip(nth + 1) {
            let both = loss.ways.get(*one).zip(loss.ways.get(*other));
            if both.is_some_and(|(one, other)| adds(one, other)) {
                options.push(vec![*one, *other]);
            }
        }
    }
    options
}

/// Whether two touchpoints for one loss give back different things, at different steps.
fn adds(one: &Candidate, other: &Candidate) -> bool {
    let both = one.touchpoint.is_some() && other.touchpoint.is_some();
    let at_one_step = |way: &Candidate| matches!(way.spot, crate::edit::Spot::At(_));
    let apart = one
        .purposes
        .iter()
        .all(|purpose| !other.purposes.contains(purpose));
    both && apart && !(at_one_step(one) && at_one_step(other))
}

fn taking(loss: &Loss, ways: &[usize]) -> Taking {
    let ways = ways.iter().filter_map(|at| loss.ways.get(*at));
    let mut sum = Taking::default();
    for way in ways {
        sum.value += way.value;
        sum.cost += way.cost.max(0.0);
        sum.loads.resize(way.loads.len(), 0.0);
        for (load, more) in sum.loads.iter_mut().zip(&way.loads) {
            *load += more;
        }
    }
    sum
}

/// Wishes and the time of leads, by position of the losses.
fn rules(trial: &Trial<'_>, document: &Document, losses: &[Loss]) -> Rules {
    let places: BTreeMap<&StepId, usize> = losses.iter().map(|loss| &loss.step).zip(0..).collect();
    let (requires, excludes) = document.plan.by_place(&places);
    Rules {
        requires,
        excludes,
        room: trial
            .leads()
            .iter()
            .map(super::capacity::Lead::room)
            .collect(),
    }
}

fn proposal(
    trial: &Trial<'_>,
    losses: &[Loss],
    ways: Vec<Chosen>,
    tools: &[Touchpoint],
) -> Proposal {
    let known = by_choice(losses);
    let chosen: Vec<&&Candidate> = ways.iter().filter_map(|one| known.get(one)).collect();
    let answered: BTreeSet<&StepId> = ways.iter().map(|one| &one.step).collect();
    let stay = losses.iter().filter(|loss| !answered.contains(&loss.step));
    Proposal {
        cost: nine(chosen.iter().map(|way| way.cost).sum()),
        value: nine(chosen.iter().map(|way| way.value).sum()),
        stay_lost: stay.map(|loss| loss.step.clone()).collect(),
        effect: trial.together(&as_edits(&ways, tools)),
        ways,
    }
}

fn as_edits<'a>(ways: &'a [Chosen], tools: &'a [Touchpoint]) -> Vec<Way<'a>> {
    let touchpoint = |id: &String| tools.iter().find(|one| one.id == *id);
    ways.iter()
        .map(|one| Way {
            step: &one.step,
            touchpoint: one.touchpoint.as_ref().and_then(touchpoint),
        })
        .collect()
}

/// What is needed to show points of a curve.
struct Shown<'a> {
    known: BTreeMap<Chosen, &'a Candidate>,
    trial: &'a Trial<'a>,
}

impl Shown<'_> {
    /// The choices of a curve, at most about [`POINTS`] of them.
    fn points(&self, table: &Table<'_>, curve: &Curve) -> Vec<WaysPoint> {
        let count = curve.points.len();
        let (first, last) = (curve.points.first(), curve.points.last());
        let range = first.zip(last);
        let range = range.map_or(0.0, |(first, last)| last.cost - first.cost);
        #[expect(clippy::cast_precision_loss, reason = "a few hundred points")]
        let step = if count > POINTS {
            range / POINTS as f64
        } else {
            0.0
        };
        let mut shown: Vec<WaysPoint> = Vec::new();
        for (at, point) in curve.points.iter().enumerate() {
            let is_near = shown.last().is_some_and(|one| point.cost < one.cost + step);
            if !is_near || at + 1 == count {
                shown.push(self.point(point, table.chosen(point)));
            }
        }
        shown
    }

    fn point(&self, point: &Point, ways: Vec<Chosen>) -> WaysPoint {
        let before = self.trial.before();
        let had = before.measures.baseline.contact_minutes;
        let kept = before.profile.as_ref();
        let kept = kept.and_then(|one| one.contact_minutes_kept);
        let chosen: Vec<&&Candidate> = ways.iter().filter_map(|one| self.known.get(one)).collect();
        let back: f64 = chosen.iter().map(|way| way.contact).sum();
        let (wanted, mut served) = purposes(self.trial.copy());
        served.extend(chosen.iter().flat_map(|way| way.purposes.iter().copied()));
        WaysPoint {
            cost: point.cost,
            value: point.value,
            kept: kept.map(|kept| nine((kept + back / had).min(1.0))),
            purposes: served.intersection(&wanted).count(),
            ways,
        }
    }
}

/// Purposes of the contacts of baseline and redesign, information and arrangements left out.
fn purposes(document: &Document) -> (BTreeSet<Purpose>, BTreeSet<Purpose>) {
    let of = |steps: &[crate::workflow::Step]| -> BTreeSet<Purpose> {
        let contacts = steps.iter().filter(|step| is_contact(document, step));
        contacts
            .flat_map(|step| step.purposes.iter().copied())
            .filter(|one| !matches!(one, Purpose::Status | Purpose::Logistics))
            .collect()
    };
    let redesign = document.redesigns.first();
    (
        of(&document.baseline.steps),
        redesign
            .map(|one| of(&one.workflow.steps))
            .unwrap_or_default(),
    )
}
