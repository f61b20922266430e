//! The counts of a log, or of one side of a log that was split at a date.

use super::names::Renumbered;
use super::{Durations, Pairs, Paths, Vocabulary};

/// Events that could not be used as they stand, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Oddities {
    /// Left out: no time, where others of the case have one.
    pub no_timestamp: u64,
    /// In directly-follows, but in no count of people: nobody is named.
    pub no_resource: u64,
    /// Left out: no activity, or no case.
    pub no_activity: u64,
    /// Stood behind a later event of their case, and were put before it.
    pub out_of_order: u64,
    /// Neither begun nor done: scheduled, assigned, suspended …; in no directly-follows.
    pub other_lifecycle: u64,
    /// Begun, and not completed when the case ended.
    pub never_completed: u64,
    /// Completed before they began; counted without a duration.
    pub ends_before_start: u64,
}

impl Oddities {
    fn merge(&mut self, later: &Self) {
        self.no_timestamp += later.no_timestamp;
        self.no_resource += later.no_resource;
        self.no_activity += later.no_activity;
        self.out_of_order += later.out_of_order;
        self.other_lifecycle += later.other_lifecycle;
        self.never_completed += later.never_completed;
        self.ends_before_start += later.ends_before_start;
    }
}

/// Counts over cases. Numbers of activities, resources and roles are those of a
/// [`Vocabulary`](super::Vocabulary); a vector that is shorter than it has zeros behind its end.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Events that were read, left out or not.
    pub events: u64,
    /// Cases with at least one completed activity.
    pub cases: u64,
    /// Completed, by activity.
    pub visits: Vec<u64>,
    /// Cases that begin with it, by activity.
    pub starts: Vec<u64>,
    /// Cases that end with it, by activity.
    pub ends: Vec<u64>,
    /// Completed by nobody that is named, by activity.
    pub unperformed: Vec<u64>,
    /// Activity, next activity of the same case.
    pub follows: Pairs,
    /// Resource, resource of the next event of the same case; the same one included.
    pub handover: Pairs,
    /// Resource, resource: work went to the second and straight back.
    pub subcontracting: Pairs,
    /// Unbroken successions of three performers: what `subcontracting` is a share of.
    pub triples: u64,
    /// Two resources, the smaller number first: cases in which both took part.
    pub together: Pairs,
    /// Cases in which it took part, by resource.
    pub took_part: Vec<u64>,
    /// Resource, activity: how often it completed it.
    pub performed: Pairs,
    /// Resource, role: how often the log gave it this role.
    pub role_of: Pairs,
    /// How long it took, by activity.
    pub durations: Vec<Durations>,
    /// The earliest and the latest time, in milliseconds since 1970-01-01 UTC.
    pub span: Option<(i64, i64)>,
    /// The courses of cases, where they are asked for.
    pub paths: Option<Paths>,
    /// What could not be used as it stands.
    pub oddities: Oddities,
}

impl Tally {
    /// Empty counts, which keep the courses of cases where they are asked for.
    #[must_use]
    pub fn new(keeping_paths: bool) -> Self {
        Self {
            paths: keeping_paths.then(Paths::default),
            ..Self::default()
        }
    }

    pub(super) fn visit(&mut self, activity: u32) {
        *at(&mut self.visits, activity) += 1;
    }

    pub(super) fn start(&mut self, activity: u32) {
        *at(&mut self.starts, activity) += 1;
    }

    pub(super) fn end(&mut self, activity: u32) {
        *at(&mut self.ends, activity) += 1;
    }

    pub(super) fn unperformed(&mut self, activity: u32) {
        *at(&mut self.unperformed, activity) += 1;
    }

    pub(super) fn took_part(&mut self, resource: u32) {
        *at(&mut self.took_part, resource) += 1;
    }

    pub(super) fn took(&mut self, activity: u32, milliseconds: i64) {
        at(&mut self.durations, activity).add(milliseconds, 1);
    }

    pub(super) fn span(&mut self, from: i64, to: i64) {
        let (earliest, latest) = self.span.unwrap_or((from, to));
        self.span = Some((earliest.min(from), latest.max(to)));
    }

    /// These counts in the numbers of other names, which learn what they do not know yet: a log of a
    /// later time, beside the one before it.
    #[must_use]
    pub fn renumbered(&self, own: &Vocabulary, names: &mut Vocabulary) -> Self {
        let numbers = names.merge(own);
        let mut tally = Self::new(self.paths.is_some());
        tally.merge(self, &numbers);
        tally
    }

    /// Adds counts that speak of the same names.
    pub fn add(&mut self, other: &Self) {
        let all = |length: usize| (0..u32::try_from(length).unwrap_or(u32::MAX)).collect();
        let people = other.took_part.len();
        let roles = other.role_of.sorted().into_iter().map(|(_, role, _)| role);
        let roles = roles.max().map_or(0, |last| last as usize + 1);
        let same = Renumbered {
            activities: all(other.visits.len()),
            resources: all(people),
            roles: all(roles),
        };
        self.merge(other, &same);
    }

    /// Adds only who did what, in which role, of counts that speak of the same names.
    pub(super) fn add_people(&mut self, other: &Self) {
        for (resource, activity, count) in other.performed.sorted() {
            self.performed.add(resource, activity, count);
        }
        for (resource, role, count) in other.role_of.sorted() {
            self.role_of.add(resource, role, count);
        }
    }

    /// Adds the counts of a later part, whose numbers are translated.
    pub(super) fn merge(&mut self, later: &Self, to: &Renumbered) {
        self.events += later.events;
        self.cases += later.cases;
        self.triples += later.triples;
        sums(&mut self.visits, &later.visits, &to.activities);
        sums(&mut self.starts, &later.starts, &to.activities);
        sums(&mut self.ends, &later.ends, &to.activities);
        sums(&mut self.unperformed, &later.unperformed, &to.activities);
        sums(&mut self.took_part, &later.took_part, &to.resources);
        self.follows
            .merge(&later.follows, &to.activities, &to.activities);
        self.merge_people(later, to);
        for (&number, durations) in to.activities.iter().zip(&later.durations) {
            at(&mut self.durations, number).merge(durations);
        }
        if let Some((from, to)) = later.span {
            self.span(from, to);
        }
        if let (Some(paths), Some(later)) = (&mut self.paths, &later.paths) {
            paths.merge(later, &to.activities);
        }
        self.oddities.merge(&later.oddities);
    }

    fn merge_people(&mut self, later: &Self, to: &Renumbered) {
        let people = &to.resources;
        self.handover.merge(&later.handover, people, people);
        self.subcontracting
            .merge(&later.subcontracting, people, people);
        self.performed
            .merge(&later.performed, people, &to.activities);
        self.role_of.merge(&later.role_of, people, &to.roles);
        for (one, other, cases) in later.together.in_any_order() {
            let places = (people.get(one as usize), people.get(other as usize));
            if let (Some(&one), Some(&other)) = places {
                self.together.add(one.min(other), one.max(other), cases);
            }
        }
    }
}

/// The entry of a number, made where it is not there yet.
fn at<T: Default + Clone>(list: &mut Vec<T>, number: u32) -> &mut T {
    let place = number as usize;
    if list.len() <= place {
        list.resize(place + 1, T::default());
    }
    #[expect(clippy::indexing_slicing, reason = "made long enough just above")]
    &mut list[place]
}

fn sums(whole: &mut Vec<u64>, later: &[u64], numbers: &[u32]) {
    for (&number, &count) in numbers.iter().zip(later) {
        *at(whole, number) += count;
    }
}
