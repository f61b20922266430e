//! How sure the shares of an observed workflow are: 95 % intervals by the percentile bootstrap over
//! cases (Efron, *Annals of Statistics* 7 (1979)).
//!
//! Cases are drawn again, each with everything that happened in it, so that what belongs together in a
//! case stays together; the structure of the workflow is kept, and every share is counted afresh. The
//! seed is fixed: the same log has the same intervals. What a case is and which of its steps are
//! contacts is not sampled, and no interval speaks of that.

mod resample;
mod says;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::discovery::{Tree, discover, float};
use super::observed::{Links, ObservedOptions};
use super::{Course, Pairs, Paths, Tally, Vocabulary};
use crate::audit::filled;
use crate::measure::SplitMix;
use crate::measure::cast::Cast;
use crate::measure::interval::percentile;
use crate::measure::version::Version;
use crate::settings::Settings;
use crate::workflow::{Document, Fault, StepId, Target, Wiring, Workflow, workflow_faults};
use crate::{Said, said};
use resample::resample;

/// How often cases are drawn again.
pub const RESAMPLES: usize = 500;

const SEED: u64 = 2026;

/// What a value is the share or mean of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The value in all cases.
    pub value: f64,
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
}

/// One value before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    (before, after): (&Tally, Option<&Tally>),
    settings: &Settings,
    options: &ObservedOptions,
) -> Result<Intervals, Vec<Fault>> {
    let redesign = (after.is_some() && !document.redesigns.is_empty()).then_some(0);
    let document = filled(document, redesign, settings);
    let of = |workflow: &Workflow, version: &str, tally: &Tally| {
        let marks = Marks::of(workflow, version, &document, settings);
        marks.map(|marks| samples(&marks, names, tally, options))
    };
    let first = of(&document.baseline, "baseline", before)?;
    let second = match (document.redesigns.first(), after) {
        (Some(one), Some(after)) => of(&one.workflow, "redesign", after)?,
        _ => Samples::new(),
    };
    let all: BTreeSet<&Measured> = first.keys().chain(second.keys()).collect();
    let row = |of: &Measured| {
        let (before, after) = (first.get(of), second.get(of));
        Some(Row {
            of: of.clone(),
            before: before.and_then(Sample::interval),
            after: after.and_then(Sample::interval),
            change: before.zip(after).and_then(|(a, b)| b.less(a).interval()),
        })
    };
    Ok(Intervals {
        rows: all.into_iter().filter_map(row).collect(),
        notes: notes([Some(before), after]),
    })
}

fn notes(sides: [Option<&Tally>; 2]) -> Vec<Said> {
    let mut notes = vec![said!(
        "95 % intervals by drawing the cases {} times anew (percentile bootstrap, fixed seed).",
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

/// One course with what counts of it.
struct Counted {
    cases: u64,
    alone: bool,
    automated: f64,
    contacts: f64,
    contact_minutes: f64,
    steps: f64,
    /// First activity, last activity, successions by place with how often, activities with how often.
    ends: (u32, u32),
    follows: BTreeMap<(u32, u32), u64>,
    visits: BTreeMap<u32, u64>,
}

impl Counted {
    fn of(course: &Course, marks: &Marks<'_>, names: &Vocabulary) -> Option<Self> {
        let mut counted = Self {
            cases: course.cases,
            alone: true,
            automated: 0.0,
            contacts: 0.0,
            contact_minutes: 0.0,
            steps: float(course.activities.len() as u64),
            ends: (*course.activities.first()?, *course.activities.last()?),
            follows: BTreeMap::new(),
            visits: BTreeMap::new(),
        };
        for &activity in &course.activities {
            let name = names.activities.name(activity);
            counted.alone &= !marks.person.contains(name);
            counted.automated += f64::from(u8::from(marks.automated.contains(name)));
            if let Some(minutes) = marks.contact.get(name) {
                counted.contacts += 1.0;
                counted.contact_minutes += minutes;
            }
            *counted.visits.entry(activity).or_default() += 1;
        }
        for (&from, &to) in course
            .activities
            .iter()
            .zip(course.activities.iter().skip(1))
        {
            *counted.follows.entry((from, to)).or_default() += 1;
        }
        Some(counted)
    }
}

/// Every value of one side; none where courses were not kept.
fn samples(
    marks: &Marks<'_>,
    names: &Vocabulary,
    tally: &Tally,
    options: &ObservedOptions,
) -> Samples {
    let courses = tally.paths.as_ref().map(Paths::courses).unwrap_or_default();
    let courses = courses
        .iter()
        .filter_map(|one| Counted::of(one, marks, names));
    let courses: Vec<Counted> = courses.collect();
    if courses.is_empty() {
        return Samples::new();
    }
    let tree = discover(tally, options.method, options.share).tree;
    let links = Links::of(names);
    let counts: Vec<u64> = courses.iter().map(|course| course.cases).collect();
    let mut samples = Samples::new();
    let values_now = values(&courses, &counts, (&tree, &links)).into_iter();
    // Where everybody goes the same way there is nothing to be sure of.
    let open =
        values_now.filter(|(of, value)| !(matches!(of, Measured::Link(..)) && *value >= 1.0));
    for (of, value) in open {
        samples.entry(of).or_default().value = value;
    }
    let mut random = SplitMix(SEED);
    for _ in 0..RESAMPLES {
        let drawn = resample(&counts, &mut random);
        let mut now = values(&courses, &drawn, (&tree, &links));
        for (of, sample) in &mut samples {
            // A way that nobody of these took has the share 0.
            sample.resampled.push(now.remove(of).unwrap_or(0.0));
        }
    }
    samples
}

/// Every value where these many cases took each course.
fn values(
    courses: &[Counted],
    counts: &[u64],
    (tree, links): (&Tree, &Links<'_>),
) -> BTreeMap<Measured, f64> {
    let sum = |value: &dyn Fn(&Counted) -> f64| -> f64 {
        let weighted = courses.iter().zip(counts);
        weighted
            .map(|(course, count)| value(course) * float(*count))
            .sum()
    };
    let (cases, steps) = (sum(&|_| 1.0), sum(&|one| one.steps));
    let tally = tally(courses, counts);
    let measures = [
        (
            Measured::MeetsNobody,
            sum(&|one| f64::from(u8::from(one.alone))) / cases,
        ),
        (Measured::Automated, sum(&|one| one.automated) / steps),
        (Measured::Contacts, sum(&|one| one.contacts) / cases),
        (
            Measured::ContactMinutes,
            sum(&|one| one.contact_minutes) / cases,
        ),
        (Measured::Steps, steps / cases),
    ];
    let shares = links.shares(tree, &tally).into_iter();
    let shares = shares.map(|(from, to, share)| (Measured::Link(from, to), share));
    measures.into_iter().chain(shares).collect()
}

/// The counts of a resample, as far as links need them.
fn tally(courses: &[Counted], counts: &[u64]) -> Tally {
    let mut follows: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    let mut visits: BTreeMap<u32, u64> = BTreeMap::new();
    let (mut starts, mut ends) = (visits.clone(), visits.clone());
    let mut tally = Tally::default();
    for (course, &count) in courses.iter().zip(counts).filter(|one| *one.1 > 0) {
        tally.cases += count;
        *starts.entry(course.ends.0).or_default() += count;
        *ends.entry(course.ends.1).or_default() += count;
        for (pair, often) in &course.follows {
            *follows.entry(*pair).or_default() += often * count;
        }
        for (activity, often) in &course.visits {
            *visits.entry(*activity).or_default() += often * count;
        }
    }
    let list = |counts: &BTreeMap<u32, u64>| -> Vec<u64> {
        let last = counts.last_key_value().map_or(0, |(last, _)| last + 1);
        (0..last)
            .map(|at| counts.get(&at).copied().unwrap_or(0))
            .collect()
    };
    (tally.visits, tally.starts, tally.ends) = (list(&visits), list(&starts), list(&ends));
    tally.follows = Pairs::default();
    for ((from, to), count) in follows {
        tally.follows.add(from, to, count);
    }
    tally
}
