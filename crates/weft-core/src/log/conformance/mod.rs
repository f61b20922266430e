//! A drawn workflow against the courses of a log: which cases it allows, what it does not show, and
//! which contact stands on paper only.

mod drawing;
mod finding;
mod naming;
mod paper;
mod replay;
mod says;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::discovery::visits;
use super::result::share;
use super::{Course, Tally, Vocabulary};
use crate::Language;
use crate::audit::filled;
use crate::settings::Settings;
use crate::workflow::{Document, Fault, StepId, Wiring, workflow_faults};
use drawing::{Drawing, Node};
pub use finding::Finding;
use replay::Replay;

/// How a drawing is compared with a log.
#[derive(Debug, Clone, PartialEq)]
pub struct ConformanceOptions {
    /// A contact is on paper only where fewer than this share of the cases that should have it have
    /// it, 0 to 1.
    pub paper_share: f64,
    /// States that are looked at for one course; cases beyond are counted apart.
    pub most_states: usize,
    /// The language of the matcher's reasons.
    pub language: Language,
}

impl Default for ConformanceOptions {
    fn default() -> Self {
        Self {
            paper_share: 0.1,
            most_states: 20_000,
            language: Language::default(),
        }
    }
}

/// What a log says about a drawing.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Conformance {
    /// Cases of the log.
    pub cases: u64,
    /// Cases that were replayed; none where the log's courses were not kept.
    pub replayed: u64,
    /// Of those, cases that the drawing allows from start to end.
    pub fitting: u64,
    /// Cases with more possible states than are looked at.
    pub beyond: u64,
    /// Cases whose course was not kept.
    pub lost: u64,
    /// Which activity stands for which step, in the order of the drawing.
    pub names: Vec<Naming>,
    /// Activities that the drawing does not have, the most frequent first.
    pub not_drawn: Vec<NotDrawn>,
    /// Successions that the drawing does not allow, the most frequent first.
    pub not_allowed: Vec<NotAllowed>,
    /// Steps of work that the log never names, in the order of the drawing.
    pub never_named: Vec<Named>,
    /// Successions that are drawn and that no case takes.
    pub never_taken: Vec<NeverTaken>,
    /// Contacts that are drawn and hardly ever happen.
    pub on_paper: Vec<OnPaper>,
}

/// An activity that stands for a step.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Naming {
    /// The step.
    pub step: StepId,
    /// The activity.
    pub activity: String,
    /// Its number.
    #[serde(skip)]
    number: u32,
    /// Whether they have the same name, but for case and spaces; else the matcher finds it likely.
    pub exact: bool,
    /// The matcher's reasons.
    pub why: Vec<String>,
}

/// A step with its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Named {
    /// The step.
    pub step: StepId,
    /// What it is called.
    pub name: String,
}

/// An activity that the drawing does not have.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NotDrawn {
    /// The activity.
    pub activity: String,
    /// How often it happens.
    pub count: u64,
    /// The share of cases in which it happens, 0 to 1; null where courses were not kept.
    pub share: Option<f64>,
}

/// A succession that the drawing does not allow.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NotAllowed {
    /// The activity; null for the beginning of a case.
    pub from: Option<String>,
    /// What follows it directly; null for the end of a case.
    pub to: Option<String>,
    /// How often.
    pub count: u64,
    /// The share of cases in which it happens, 0 to 1; null where courses were not kept.
    pub share: Option<f64>,
}

/// A drawn succession that no case takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NeverTaken {
    /// The step.
    pub from: Named,
    /// What is drawn behind it.
    pub to: Named,
}

/// A contact that is drawn and hardly ever happens.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OnPaper {
    /// The step.
    pub step: Named,
    /// The share of cases that should come to it by the drawing, 0 to 1.
    pub expected: f64,
    /// The share of cases that did, 0 to 1.
    pub observed: f64,
    /// Whether the log names the step at all: what it does not name may happen and not be recorded.
    pub named: bool,
}

/// Compares one version of a document with the counts of a log.
///
/// What a bare version leaves open is filled with suggestions first, as an audit does, so that its
/// contacts are those of the audit.
///
/// # Errors
///
/// Every fault of the version: a workflow with a fault cannot be followed.
pub fn conformance(
    document: &Document,
    redesign: Option<usize>,
    (names, tally): (&Vocabulary, &Tally),
    settings: &Settings,
    options: &ConformanceOptions,
) -> Result<Conformance, Vec<Fault>> {
    let document = filled(document, redesign, settings);
    let chosen = redesign.and_then(|at| document.redesigns.get(at));
    let workflow = chosen.map_or(&document.baseline, |one| &one.workflow);
    let version = chosen.map_or("baseline", |one| one.name.as_deref().unwrap_or("redesign"));
    let wiring = Wiring::of(workflow);
    let faults = workflow_faults(&wiring, version);
    if !faults.is_empty() {
        return Err(faults);
    }
    let naming = naming::naming(workflow, names, tally, options.language);
    let mut labels = vec![BTreeSet::new(); workflow.steps.len()];
    for one in &naming {
        let place = wiring.places.get(&one.step);
        if let Some(labels) = place.and_then(|at| labels.get_mut(at as usize)) {
            labels.insert(one.number);
        }
    }
    let drawing = Drawing::of(&wiring, labels);
    let courses = tally.paths.as_ref().map(super::Paths::courses);
    let courses = courses.unwrap_or_default();
    let against = Against {
        wiring: &wiring,
        drawing: &drawing,
        names,
        tally,
        courses: &courses,
        steps_of: steps_of(&naming, &wiring),
    };
    let (fitting, beyond) = against.replay(options.most_states);
    let kept: u64 = courses.iter().map(|course| course.cases).sum();
    Ok(Conformance {
        cases: tally.cases,
        replayed: kept - beyond,
        fitting,
        beyond,
        lost: tally.cases.saturating_sub(kept),
        not_drawn: against.not_drawn(),
        not_allowed: against.not_allowed(),
        never_named: against.never_named(),
        never_taken: against.never_taken(),
        on_paper: paper::on_paper(&against, &document, settings, options.paper_share),
        names: naming,
    })
}

fn steps_of(naming: &[Naming], wiring: &Wiring<'_>) -> BTreeMap<u32, Vec<Node>> {
    let mut steps: BTreeMap<u32, Vec<Node>> = BTreeMap::new();
    for one in naming {
        steps
            .entry(one.number)
            .or_default()
            .extend(wiring.places.get(&one.step));
    }
    steps
}

/// A drawing and a log, ready to be asked.
struct Against<'a> {
    wiring: &'a Wiring<'a>,
    drawing: &'a Drawing,
    names: &'a Vocabulary,
    tally: &'a Tally,
    courses: &'a [Course],
    /// The steps that an activity stands for.
    steps_of: BTreeMap<u32, Vec<Node>>,
}

/// A succession; none is the beginning or the end of a case.
type Succession = (Option<u32>, Option<u32>);

impl Against<'_> {
    /// Cases that fit, and cases with too many states.
    fn replay(&self, most: usize) -> (u64, u64) {
        let mut replay = Replay::of(self.drawing, most);
        let (mut fitting, mut beyond) = (0, 0);
        for course in self.courses {
            match replay.fits(&course.activities) {
                Ok(true) => fitting += course.cases,
                Ok(false) => {}
                Err(replay::TooMany) => beyond += course.cases,
            }
        }
        (fitting, beyond)
    }

    fn name(&self, activity: u32) -> String {
        self.names.activities.name(activity).to_owned()
    }

    fn named(&self, at: Node) -> Named {
        let step = self.wiring.workflow.steps.get(at as usize);
        Named {
            step: step.map(|step| step.id.clone()).unwrap_or_default(),
            name: step.map(|step| step.name.clone()).unwrap_or_default(),
        }
    }

    /// The share of cases whose course is like this; none where courses were not kept.
    fn share_of_cases(&self, is: impl Fn(&Course) -> bool) -> Option<f64> {
        let all: u64 = self.courses.iter().map(|course| course.cases).sum();
        let like = self.courses.iter().filter(|course| is(course));
        let like: u64 = like.map(|course| course.cases).sum();
        (all > 0).then(|| share(like, all))
    }

    /// In how many cases each activity happens, and of how many.
    fn cases_by_activity(&self) -> (BTreeMap<u32, u64>, u64) {
        let mut cases: BTreeMap<u32, u64> = BTreeMap::new();
        for course in self.courses {
            let own: BTreeSet<u32> = course.activities.iter().copied().collect();
            for activity in own {
                *cases.entry(activity).or_default() += course.cases;
            }
        }
        (cases, self.courses.iter().map(|course| course.cases).sum())
    }

    fn not_drawn(&self) -> Vec<NotDrawn> {
        let (cases, of) = self.cases_by_activity();
        let all = 0..u32::try_from(self.tally.visits.len()).unwrap_or(u32::MAX);
        let unknown =
            all.filter(|one| visits(self.tally, *one) > 0 && !self.steps_of.contains_key(one));
        let mut found: Vec<NotDrawn> = unknown
            .map(|one| NotDrawn {
                activity: self.name(one),
                count: visits(self.tally, one),
                share: (of > 0).then(|| share(cases.get(&one).copied().unwrap_or(0), of)),
            })
            .collect();
        found.sort_by(|a, b| {
            b.count
                .cmp(&a.count)
                .then_with(|| a.activity.cmp(&b.activity))
        });
        found
    }

    /// What the drawing allows after one another, by place; none is the beginning.
    fn allowed(&self) -> BTreeSet<(Option<Node>, Node)> {
        let drawing = self.drawing;
        let first = drawing
            .seen_from(&[drawing.start()])
            .into_iter()
            .map(|to| (None, to));
        let next = drawing.visible().flat_map(|from| {
            let seen = drawing.seen_from(drawing.next(from));
            seen.into_iter().map(move |to| (Some(from), to))
        });
        first.chain(next).collect()
    }

    fn not_allowed(&self) -> Vec<NotAllowed> {
        let mut allowed = self.allowed();
        allowed.extend(self.drawing.beside().into_iter().map(|(a, b)| (Some(a), b)));
        let end = vec![self.drawing.end()];
        let is_allowed = |from: Option<u32>, to: Option<u32>| {
            let to = match to {
                Some(to) => self.steps_of.get(&to)?,
                None => &end,
            };
            let any = |from: Option<Node>| to.iter().any(|to| allowed.contains(&(from, *to)));
            Some(match from {
                Some(from) => self
                    .steps_of
                    .get(&from)?
                    .iter()
                    .any(|from| any(Some(*from))),
                None => any(None),
            })
        };
        let counted = self.successions().into_iter();
        let odd: BTreeMap<Succession, u64> = counted
            .filter(|((from, to), _)| is_allowed(*from, *to) == Some(false))
            .collect();
        let cases = self.cases_with(&odd);
        let mut found: Vec<NotAllowed> = odd
            .iter()
            .map(|(&(from, to), &count)| NotAllowed {
                from: from.map(|one| self.name(one)),
                to: to.map(|one| self.name(one)),
                count,
                share: cases
                    .as_ref()
                    .map(|(cases, all)| share(cases.get(&(from, to)).copied().unwrap_or(0), *all)),
            })
            .collect();
        found.sort_by(|a, b| {
            let by_name = || (&a.from, &a.to).cmp(&(&b.from, &b.to));
            b.count.cmp(&a.count).then_with(by_name)
        });
        found
    }

    /// Every succession of the log with how often it occurs, beginnings and ends too.
    fn successions(&self) -> Vec<(Succession, u64)> {
        let numbered = |counts: &[u64]| -> Vec<(u32, u64)> {
            let all = (0..).zip(counts.iter().copied());
            all.filter(|one| one.1 > 0).collect()
        };
        let first = numbered(&self.tally.starts).into_iter();
        let last = numbered(&self.tally.ends).into_iter();
        let pairs = self.tally.follows.sorted().into_iter();
        first
            .map(|(to, count)| ((None, Some(to)), count))
            .chain(pairs.map(|(from, to, count)| ((Some(from), Some(to)), count)))
            .chain(last.map(|(from, count)| ((Some(from), None), count)))
            .collect()
    }

    /// In how many cases each of these occurs, and of how many; none where courses were not kept.
    fn cases_with(
        &self,
        odd: &BTreeMap<Succession, u64>,
    ) -> Option<(BTreeMap<Succession, u64>, u64)> {
        let all: u64 = self.courses.iter().map(|course| course.cases).sum();
        if all == 0 {
            return None;
        }
        let mut cases: BTreeMap<Succession, u64> = BTreeMap::new();
        for course in self.courses {
            let activities = course.activities.iter().copied().map(Some);
            let before = std::iter::once(None).chain(activities.clone());
            let after = activities.chain([None]);
            let own: BTreeSet<Succession> = before
                .zip(after)
                .filter(|pair| odd.contains_key(pair))
                .collect();
            for pair in own {
                *cases.entry(pair).or_default() += course.cases;
            }
        }
        Some((cases, all))
    }

    fn never_named(&self) -> Vec<Named> {
        let steps = (0..).zip(&self.wiring.workflow.steps);
        let unknown = steps.filter(|(at, step)| step.is_work() && !self.drawing.is_visible(*at));
        unknown.map(|(at, _)| self.named(at)).collect()
    }

    fn never_taken(&self) -> Vec<NeverTaken> {
        let taken: BTreeSet<(Node, Node)> = self
            .tally
            .follows
            .sorted()
            .into_iter()
            .flat_map(|(from, to, _)| {
                let to = self.steps_of.get(&to).into_iter().flatten();
                let from = self.steps_of.get(&from).into_iter().flatten();
                from.flat_map(move |&from| to.clone().map(move |&to| (from, to)))
            })
            .collect();
        let drawn = self.allowed().into_iter();
        drawn
            .filter(|(_, to)| *to != self.drawing.end())
            .filter_map(|(from, to)| Some((from?, to)))
            .filter(|pair| !taken.contains(pair))
            .map(|(from, to)| NeverTaken {
                from: self.named(from),
                to: self.named(to),
            })
            .collect()
    }
}
