//! What a log says, as the contract `weft-log/1` has it (formats.md, section 7).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Pairs, Tally, Vocabulary};

/// What a mining result calls its format.
pub const FORMAT: &str = "weft-log/1";

/// How people appear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// `Person 1`, `Person 2` … in order of first appearance.
    Hidden,
    /// By the names that the log has.
    Named,
}

impl Who {
    /// What this resource is called.
    #[must_use]
    pub fn name(self, names: &Vocabulary, resource: u32) -> String {
        match self {
            Self::Hidden => format!("Person {}", u64::from(resource) + 1),
            Self::Named => names.resources.name(resource).to_owned(),
        }
    }
}

/// What a log says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogResult {
    /// The name of the format, `weft-log/1`.
    pub format: String,
    /// The counts of the whole log.
    #[serde(flatten)]
    pub whole: Part,
    /// Where the log was split, in RFC 3339, and the counts of cases that began before it and from it on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<SplitParts>,
}

/// The two sides of a log that was split at a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SplitParts {
    /// The date, as it was given.
    pub at: String,
    /// Cases that began before it.
    pub before: Part,
    /// Cases that began at it or later.
    pub after: Part,
}

/// The counts of a log, or of one side of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Events that were read.
    pub events: u64,
    /// Cases with at least one completed activity.
    pub cases: u64,
    /// Distinct activities.
    pub activities: u64,
    /// Distinct resources.
    pub resources: u64,
    /// Events that could not be used, or only in part.
    pub skipped: Skipped,
    /// Which activity directly follows which, the most frequent first.
    pub directly_follows: Vec<Follow>,
    /// Who hands over to whom, the most frequent first.
    pub handover: Vec<Handover>,
    /// Whose work goes to somebody and straight back, the most frequent first.
    pub subcontracting: Vec<Handover>,
    /// Who works in the same cases, the most frequent first.
    pub working_together: Vec<Together>,
    /// How long activities take, where the log has their start and end, by name.
    pub minutes: Vec<Minutes>,
}

/// Events that could not be used, or only in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Skipped {
    /// Left out: no time, where others of the case have one.
    pub no_timestamp: u64,
    /// In directly-follows, but in no count of people.
    pub no_resource: u64,
    /// Left out: no activity or no case.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub no_activity: u64,
    /// Stood behind a later event of their case, and were put before it; nothing is lost.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub out_of_order: u64,
    /// Neither begun nor done: scheduled, assigned, suspended …
    #[serde(default, skip_serializing_if = "is_zero")]
    pub other_lifecycle: u64,
    /// Begun, and not completed when the case ended.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub never_completed: u64,
    /// Completed before they began; they have no minutes.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub ends_before_start: u64,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// One activity directly follows another in the same case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Follow {
    /// The activity.
    pub from: String,
    /// The next one.
    pub to: String,
    /// How often.
    pub count: u64,
}

/// Work goes from one resource to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Handover {
    /// Who had it.
    pub from: String,
    /// Who has it next.
    pub to: String,
    /// How often.
    pub count: u64,
    /// Of all successions of this kind, 0 to 1, to six digits (van der Aalst, Reijers & Song 2005).
    pub share: f64,
}

/// Two resources take part in the same cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Together {
    /// One of them.
    pub a: String,
    /// The other.
    pub b: String,
    /// Cases in which both took part.
    pub cases: u64,
    /// Of the cases of `a`, 0 to 1, to six digits.
    pub share_of_a: f64,
    /// Of the cases of `b`, 0 to 1, to six digits.
    pub share_of_b: f64,
}

/// How long an activity takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Minutes {
    /// The activity.
    pub activity: String,
    /// The median, in minutes, to six digits.
    pub median: f64,
    /// How often its start and end are known.
    pub n: u64,
}

impl LogResult {
    /// What the counts say.
    #[must_use]
    pub fn of(names: &Vocabulary, tally: &Tally, who: Who) -> Self {
        Self {
            format: FORMAT.to_owned(),
            whole: Part::of(names, tally, who),
            split: None,
        }
    }

    /// What the counts of the two sides of a split say, together and apart.
    #[must_use]
    pub fn of_split(
        names: &Vocabulary,
        (before, after): (&Tally, &Tally),
        at: String,
        who: Who,
    ) -> Self {
        let mut whole = before.clone();
        whole.add(after);
        Self {
            split: Some(SplitParts {
                at,
                before: Part::of(names, before, who),
                after: Part::of(names, after, who),
            }),
            ..Self::of(names, &whole, who)
        }
    }
}

impl Part {
    fn of(names: &Vocabulary, tally: &Tally, who: Who) -> Self {
        let person = |number| who.name(names, number);
        Self {
            events: tally.events,
            cases: tally.cases,
            activities: present(&tally.visits),
            resources: present(&tally.took_part),
            skipped: Skipped::of(tally),
            directly_follows: follows(names, &tally.follows),
            handover: handovers(&tally.handover, tally.handover.total(), person),
            subcontracting: handovers(&tally.subcontracting, tally.triples, person),
            working_together: together(tally, person),
            minutes: minutes(names, tally),
        }
    }
}

impl Skipped {
    fn of(tally: &Tally) -> Self {
        let odd = tally.oddities;
        Self {
            no_timestamp: odd.no_timestamp,
            no_resource: odd.no_resource,
            no_activity: odd.no_activity,
            out_of_order: odd.out_of_order,
            other_lifecycle: odd.other_lifecycle,
            never_completed: odd.never_completed,
            ends_before_start: odd.ends_before_start,
        }
    }
}

fn present(counts: &[u64]) -> u64 {
    counts.iter().filter(|count| **count > 0).count() as u64
}

fn follows(names: &Vocabulary, follows: &Pairs) -> Vec<Follow> {
    let name = |number| names.activities.name(number).to_owned();
    let pairs = follows.sorted().into_iter();
    let mut all: Vec<_> = pairs
        .map(|(from, to, count)| Follow {
            from: name(from),
            to: name(to),
            count,
        })
        .collect();
    all.sort_by(|a, b| {
        let by_name = || (&a.from, &a.to).cmp(&(&b.from, &b.to));
        b.count.cmp(&a.count).then_with(by_name)
    });
    all
}

/// The most frequent first; among equals, who appeared first.
fn handovers(pairs: &Pairs, of: u64, person: impl Fn(u32) -> String) -> Vec<Handover> {
    let mut all = pairs.sorted();
    all.sort_by_key(|&(_, _, count)| std::cmp::Reverse(count));
    all.into_iter()
        .map(|(from, to, count)| Handover {
            from: person(from),
            to: person(to),
            count,
            share: share(count, of),
        })
        .collect()
}

fn together(tally: &Tally, person: impl Fn(u32) -> String) -> Vec<Together> {
    let own = |number: u32| tally.took_part.get(number as usize).copied().unwrap_or(0);
    let mut all = tally.together.sorted();
    all.sort_by_key(|&(_, _, cases)| std::cmp::Reverse(cases));
    all.into_iter()
        .map(|(a, b, cases)| Together {
            a: person(a),
            b: person(b),
            cases,
            share_of_a: share(cases, own(a)),
            share_of_b: share(cases, own(b)),
        })
        .collect()
}

fn minutes(names: &Vocabulary, tally: &Tally) -> Vec<Minutes> {
    let measured = names.activities.iter().zip(&tally.durations);
    let mut all: Vec<_> = measured
        .filter_map(|(activity, durations)| {
            Some(Minutes {
                activity: activity.to_owned(),
                median: six_digits(durations.median_minutes()?),
                n: durations.n(),
            })
        })
        .collect();
    all.sort_by(|a, b| a.activity.cmp(&b.activity));
    all
}

#[expect(
    clippy::cast_precision_loss,
    reason = "logs stay far below 2^52 events"
)]
pub(super) fn share(count: u64, of: u64) -> f64 {
    six_digits(if of == 0 {
        0.0
    } else {
        count as f64 / of as f64
    })
}

fn six_digits(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
