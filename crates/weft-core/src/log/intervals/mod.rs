//! How sure the shares of an observed workflow are: 95 % intervals by the percentile bootstrap over
//! cases (Efron, *Annals of Statistics* 7 (1979)).
//!
//! Cases are drawn again, each with everything that happened in it, so that what belongs together in a
//! case stays together; the structure of the workflow is kept, and every share is counted afresh. The
//! seed is fixed: the same log has the same intervals. What a case is and which of its steps are
//! contacts is not sampled, and no interval speaks of that.

mod courses;
mod resample;
mod says;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use schemars::JsonSchema;
use serde::Serialize;

use super::discovery::discover;
use super::observed::{Links, ObservedOptions};
use super::{Paths, Tally, Vocabulary};
use crate::audit::filled;
use crate::measure::SplitMix;
use crate::measure::cast::Cast;
use crate::measure::interval::percentile;
use crate::measure::version::Version;
use crate::settings::Settings;
use crate::workflow::{Document, Fault, StepId, Target, Wiring, Workflow, workflow_faults};
use crate::{Said, said};
use courses::Courses;
use resample::resample;

/// How often cases are drawn again.
pub const RESAMPLES: usize = 500;

const SEED: u64 = 2026;

/// What a value is the share or mean of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Measured {
    /// Cases that meet nobody and are offered nobody, 0 to 1.
    MeetsNobody,
    /// Visits of steps that a machine does, of all visits, 0 to 1.
    Automated,
    /// Contacts per case.
    Contacts,
    /// Minutes of contact per case, with the minutes of the workflow.
    ContactMinutes,
    /// Steps per case.
    Steps,
    /// Cases that go on from a step along one of several ways, of those that leave it, 0 to 1.
    Link(StepId, Target),
}

/// A value with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Interval {
    /// The value in all cases.
    pub value: f64,
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
}

/// One value before and after.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// What is measured.
    pub of: Measured,
    /// In the baseline.
    pub before: Option<Interval>,
    /// In the redesign.
    pub after: Option<Interval>,
    /// After less before.
    pub change: Option<Interval>,
}

/// How far drawing the cases again has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resampled {
    /// Resamples that are done, of all sides.
    pub done: usize,
    /// Resamples that there will be.
    pub of: usize,
}

/// Every share of an observed workflow with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Intervals {
    /// The measures, then the links in the order of their steps.
    pub rows: Vec<Row>,
    /// How it was done, and what is missing.
    pub notes: Vec<Said>,
}

/// The intervals of an observed document, by the counts and options that it was made from; its tags,
/// roles and modes may have been changed by people since.
///
/// # Errors
///
/// Every fault of a version that the counts belong to.
pub fn intervals(
    document: &Document,
    names: &Vocabulary,
    sides: (&Tally, Option<&Tally>),
    settings: &Settings,
    options: &ObservedOptions,
) -> Result<Intervals, Vec<Fault>> {
    let found = intervals_unless(document, names, sides, (settings, options), &|_| {
        ControlFlow::Continue(())
    });
    found.map(|found| found.expect("nobody stops it"))
}

/// As [`intervals`], unless somebody stops it, who is told often how far it is: then there are none.
///
/// # Errors
///
/// As [`intervals`].
pub fn intervals_unless(
    document: &Document,
    names: &Vocabulary,
    (before, after): (&Tally, Option<&Tally>),
    (settings, options): (&Settings, &ObservedOptions),
    stopped: &dyn Fn(Resampled) -> ControlFlow<()>,
) -> Result<Option<Intervals>, Vec<Fault>> {
    let redesign = (after.is_some() && !document.redesigns.is_empty()).then_some(0);
    let document = filled(document, redesign, settings);
    let marks = |workflow, version| Marks::of(workflow, version, &document, settings);
    let mut sides = vec![(marks(&document.baseline, "baseline")?, before)];
    if let (Some(one), Some(after)) = (document.redesigns.first(), after) {
        sides.push((marks(&one.workflow, "redesign")?, after));
    }
    let of = sides.len() * RESAMPLES;
    let mut samples_of = Vec::new();
    for (at, (marks, tally)) in sides.iter().enumerate() {
        let go_on = |done: usize| {
            let done = at * RESAMPLES + done;
            stopped(Resampled { done, of })
        };
        match samples(marks, (names, tally), options, &go_on) {
            ControlFlow::Continue(samples) => samples_of.push(samples),
            ControlFlow::Break(()) => return Ok(None),
        }
    }
    let mut samples_of = samples_of.into_iter();
    let mut next = || samples_of.next().unwrap_or_default();
    Ok(Some(Intervals {
        rows: rows(&next(), &next()),
        notes: notes([Some(before), after]),
    }))
}

fn rows(first: &Samples, second: &Samples) -> Vec<Row> {
    let all: BTreeSet<&Measured> = first.keys().chain(second.keys()).collect();
    let row = |of: &Measured| {
        let (before, after) = (first.get(of), second.get(of));
        Row {
            of: of.clone(),
            before: before.and_then(Sample::interval),
            after: after.and_then(Sample::interval),
            change: before.zip(after).and_then(|(a, b)| b.less(a).interval()),
        }
    };
    all.into_iter().map(row).collect()
}

fn notes(sides: [Option<&Tally>; 2]) -> Vec<Said> {
    let mut notes = vec![said!(
        "95% intervals by drawing the cases {} times anew (percentile bootstrap, fixed seed).",
        "95-%-Intervalle durch {}-maliges neues Ziehen der Fälle (Perzentil-Bootstrap, fester Startwert).",
        RESAMPLES
    )];
    let sides: Vec<&Tally> = sides.into_iter().flatten().collect();
    if sides.iter().any(|side| side.paths.is_none()) {
        notes.push(said!(
            "There are none where the courses of cases were not kept.",
            "Wo die Verläufe der Fälle nicht behalten wurden, gibt es keine."
        ));
    }
    let lost: u64 = sides
        .iter()
        .filter_map(|side| side.paths.as_ref())
        .map(Paths::lost)
        .sum();
    if lost > 0 {
        notes.push(said!(
            "{} cases are in no interval: there are too many different courses to keep them all.",
            "{} Fälle gehen in kein Intervall ein: Es gibt zu viele verschiedene Verläufe, um alle zu behalten.",
            lost
        ));
    }
    notes
}

/// A value in all cases and in each resample.
#[derive(Debug, Clone, Default)]
struct Sample {
    value: f64,
    resampled: Vec<f64>,
}

type Samples = BTreeMap<Measured, Sample>;

impl Sample {
    fn interval(&self) -> Option<Interval> {
        let mut sorted = self.resampled.clone();
        sorted.sort_by(f64::total_cmp);
        Some(Interval {
            value: self.value,
            lower: percentile(&sorted, 25)?,
            upper: percentile(&sorted, 975)?,
        })
    }

    fn less(&self, other: &Self) -> Self {
        let pairs = self.resampled.iter().zip(&other.resampled);
        Self {
            value: self.value - other.value,
            resampled: pairs.map(|(a, b)| a - b).collect(),
        }
    }
}

/// What the steps of a version are, by the names of their activities.
struct Marks<'a> {
    person: BTreeSet<&'a str>,
    automated: BTreeSet<&'a str>,
    /// Minutes of each contact.
    contact: BTreeMap<&'a str, f64>,
}

impl<'a> Marks<'a> {
    fn of(
        workflow: &'a Workflow,
        version: &str,
        document: &Document,
        settings: &Settings,
    ) -> Result<Self, Vec<Fault>> {
        let wiring = Wiring::of(workflow);
        let faults = workflow_faults(&wiring, version);
        if !faults.is_empty() {
            return Err(faults);
        }
        let cast = Cast::of(document);
        let measured = Version::of(&wiring, &cast, settings);
        let work = workflow.steps.iter().filter(|step| step.is_work());
        let names: Vec<&str> = work.map(|step| step.name.as_str()).collect();
        let those = |is: &[bool]| -> BTreeSet<&'a str> {
            let marked = names.iter().zip(is).filter(|(_, is)| **is);
            marked.map(|(name, _)| *name).collect()
        };
        let minutes = names.iter().zip(&measured.minutes).zip(&measured.contact);
        let contact = minutes.filter(|(_, contact)| **contact);
        Ok(Self {
            person: those(&measured.person),
            automated: those(&measured.automated),
            contact: contact
                .map(|((name, minutes), _)| (*name, *minutes))
                .collect(),
        })
    }
}

/// Every value of one side, after so many resamples of all sides; none where courses were not kept.
fn samples(
    marks: &Marks<'_>,
    (names, tally): (&Vocabulary, &Tally),
    options: &ObservedOptions,
    go_on: &dyn Fn(usize) -> ControlFlow<()>,
) -> ControlFlow<(), Samples> {
    let courses = Courses::of(tally.paths.as_ref(), marks, names, &|| go_on(0))?;
    if courses.is_empty() {
        return ControlFlow::Continue(Samples::new());
    }
    let tree = discover(tally, options.method, options.share).tree;
    let links = Links::of(names);
    let values = |counts: &[u64], done: usize| -> ControlFlow<(), BTreeMap<Measured, f64>> {
        let tally = courses.tally(counts, &|| go_on(done))?;
        let shares = links.shares(&tree, &tally).into_iter();
        let shares = shares.map(|(from, to, share)| (Measured::Link(from, to), share));
        let measures = courses.measures(counts).into_iter();
        ControlFlow::Continue(measures.chain(shares).collect())
    };
    let mut samples = Samples::new();
    let values_now = values(courses.cases(), 0)?.into_iter();
    // Where everybody goes the same way there is nothing to be sure of.
    let open =
        values_now.filter(|(of, value)| !(matches!(of, Measured::Link(..)) && *value >= 1.0));
    for (of, value) in open {
        samples.entry(of).or_default().value = value;
    }
    let mut random = SplitMix(SEED);
    for done in 0..RESAMPLES {
        let drawn = resample(courses.cases(), &mut random, &|| go_on(done))?;
        let mut now = values(&drawn, done)?;
        for (of, sample) in &mut samples {
            // A way that nobody of these took has the share 0.
            sample.resampled.push(now.remove(of).unwrap_or(0.0));
        }
    }
    ControlFlow::Continue(samples)
}
