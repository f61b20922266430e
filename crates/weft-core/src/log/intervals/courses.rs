//! The distinct courses of cases, with what counts of each: everything that a resample adds up.
//!
//! Successions are numbered once, so that a resample is sums over lists, whatever the log is like.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::super::discovery::float;
use super::super::{Course, Paths, Tally, Vocabulary};
use super::{Marks, Measured};

/// After so many courses somebody may stop it: a few milliseconds.
pub(super) const BETWEEN: usize = 4096;

/// Asked between courses: whether to go on.
pub(super) type GoOn<'a> = &'a dyn Fn() -> ControlFlow<()>;

/// Every course of one side.
#[derive(Default)]
pub(super) struct Courses {
    all: Vec<Counted>,
    cases: Vec<u64>,
    /// Every succession, by its number.
    successions: Vec<(u32, u32)>,
}

/// What counts of one course.
struct Counted {
    alone: bool,
    automated: f64,
    contacts: f64,
    contact_minutes: f64,
    steps: f64,
    /// First and last activity.
    ends: (u32, u32),
    /// How often each succession occurs, by its number.
    follows: Vec<(u32, u64)>,
    /// How often each activity occurs.
    visits: Vec<(u32, u64)>,
}

impl Courses {
    /// Every course that was kept.
    pub(super) fn of(
        paths: Option<&Paths>,
        marks: &Marks<'_>,
        names: &Vocabulary,
        go_on: GoOn<'_>,
    ) -> ControlFlow<(), Self> {
        let mut courses = Self::default();
        let mut numbers = BTreeMap::new();
        go_on()?;
        let kept = paths.map(Paths::courses).unwrap_or_default();
        for (at, course) in kept.iter().enumerate() {
            if at.is_multiple_of(BETWEEN) {
                go_on()?;
            }
            if let Some(counted) = Counted::of(course, marks, names, &mut numbers) {
                courses.all.push(counted);
                courses.cases.push(course.cases);
            }
        }
        courses.successions = by_number(&numbers);
        ControlFlow::Continue(courses)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many cases took each course.
    pub(super) fn cases(&self) -> &[u64] {
        &self.cases
    }

    /// The measures where these many cases took each course.
    pub(super) fn measures(&self, counts: &[u64]) -> [(Measured, f64); 5] {
        let sum = |value: &dyn Fn(&Counted) -> f64| -> f64 {
            let weighted = self.all.iter().zip(counts);
            weighted
                .map(|(course, count)| value(course) * float(*count))
                .sum()
        };
        let (cases, steps) = (sum(&|_| 1.0), sum(&|one| one.steps));
        [
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
        ]
    }

    /// The counts where these many cases took each course, as far as links need them.
    pub(super) fn tally(&self, counts: &[u64], go_on: GoOn<'_>) -> ControlFlow<(), Tally> {
        let mut tally = Tally::default();
        let mut follows = vec![0; self.successions.len()];
        for (at, (course, &count)) in self.all.iter().zip(counts).enumerate() {
            if at.is_multiple_of(BETWEEN) {
                go_on()?;
            }
            if count == 0 {
                continue;
            }
            tally.cases += count;
            add(&mut tally.starts, course.ends.0, count);
            add(&mut tally.ends, course.ends.1, count);
            for &(number, often) in &course.follows {
                add(&mut follows, number, often * count);
            }
            for &(activity, often) in &course.visits {
                add(&mut tally.visits, activity, often * count);
            }
        }
        for (&(from, to), count) in self.successions.iter().zip(follows) {
            if count > 0 {
                tally.follows.add(from, to, count);
            }
        }
        ControlFlow::Continue(tally)
    }
}

impl Counted {
    /// None of a course without an activity.
    fn of(
        course: &Course,
        marks: &Marks<'_>,
        names: &Vocabulary,
        numbers: &mut BTreeMap<(u32, u32), u32>,
    ) -> Option<Self> {
        let mut counted = Self {
            alone: true,
            automated: 0.0,
            contacts: 0.0,
            contact_minutes: 0.0,
            steps: float(course.activities.len() as u64),
            ends: (*course.activities.first()?, *course.activities.last()?),
            follows: Vec::new(),
            visits: often(course.activities.iter().copied()),
        };
        for &activity in &course.activities {
            let name = names.activities.name(activity);
            counted.alone &= !marks.person.contains(name);
            counted.automated += f64::from(u8::from(marks.automated.contains(name)));
            if let Some(minutes) = marks.contact.get(name) {
                counted.contacts += 1.0;
                counted.contact_minutes += minutes;
            }
        }
        let next = course.activities.iter().skip(1);
        let pairs = course.activities.iter().zip(next);
        counted.follows = often(pairs.map(|(&from, &to)| {
            let number =
                u32::try_from(numbers.len()).expect("pairs of at most 4,000,000 kept activities");
            *numbers.entry((from, to)).or_insert(number)
        }));
        Some(counted)
    }
}

/// Every number with how often it occurs.
fn often(numbers: impl Iterator<Item = u32>) -> Vec<(u32, u64)> {
    let mut sorted: Vec<u32> = numbers.collect();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a == b);
    runs.filter_map(|run| Some((*run.first()?, run.len() as u64)))
        .collect()
}

fn by_number(numbers: &BTreeMap<(u32, u32), u32>) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, (u32, u32))> = numbers
        .iter()
        .map(|(pair, number)| (*number, *pair))
        .collect();
    pairs.sort_unstable();
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

/// Adds to the count at a place; the list grows up to it.
fn add(counts: &mut Vec<u64>, at: u32, count: u64) {
    let at = at as usize;
    if at >= counts.len() {
        counts.resize(at + 1, 0);
    }
    if let Some(one) = counts.get_mut(at) {
        *one += count;
    }
}
