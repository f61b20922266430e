//! The counts as they cross from an engine: rows of one shape, and what they are made into.

use serde::{Deserialize, Serialize};
use weft_core::log::{Durations, Tally, Vocabulary};

use crate::QueryError;
use crate::sql::Look;

/// What counts call their format.
pub const FORMAT: &str = "weft-aggregates/1";

/// More rows than this are refused: a column was taken for what it is not.
const MOST: usize = 5_000_000;

/// What a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Events of the table: `a` is `none` (no activity or case) or the kind of lifecycle (`0` done, `1`
    /// begun, `2` other), `b` is `timed` or `untimed`; `low` and `high` are the span.
    Read,
    /// The same of one side, for logs in which events are left out or cases are split; `b` can be
    /// `dropped`.
    Side,
    /// A name of an activity; rows stand in order of first appearance.
    Activity,
    /// A name of a resource.
    Resource,
    /// A name of a role.
    Role,
    /// `b` directly follows `a`; without `a` it begins a case.
    Follows,
    /// Cases that end with `a`.
    Ends,
    /// `a` completed `b`; without `a` nobody that is named.
    Performed,
    /// `a` handed over to `b`; `low` is 0 where nobody is known before `a`, 2 where it is `b`, else 1.
    Handover,
    /// `a` has the role `b`.
    RoleOf,
    /// Cases in which `a` and `b` took part.
    Together,
    /// Durations of `a`: `low` milliseconds; −1 for an end before its start, none for a start without an
    /// end. `b` is `exact` or `rounded`.
    Took,
    /// Events behind a later one of their case.
    Order,
}

impl Kind {
    /// The kind that a statement calls so.
    ///
    /// # Errors
    ///
    /// No statement does.
    pub fn called(name: &str, is_count: bool) -> Result<Self, QueryError> {
        Ok(match name {
            "read" => Self::Read,
            "side" => Self::Side,
            "activity" => Self::Activity,
            "resource" => Self::Resource,
            "role" if is_count => Self::RoleOf,
            "role" => Self::Role,
            "follows" => Self::Follows,
            "ends" => Self::Ends,
            "performed" => Self::Performed,
            "handover" => Self::Handover,
            "together" => Self::Together,
            "took" => Self::Took,
            "order" => Self::Order,
            _ => {
                return Err(QueryError::Format {
                    found: name.to_owned(),
                });
            }
        })
    }
}

/// One count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What is counted.
    pub kind: Kind,
    /// 0, or 1 for cases that begin at the date of the split or later.
    #[serde(default, skip_serializing_if = "is_before")]
    pub side: u8,
    /// The first name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a: Option<String>,
    /// The second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b: Option<String>,
    /// How often.
    pub n: u64,
    /// A number that belongs to it, by its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<i64>,
    /// Another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<i64>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_before(side: &u8) -> bool {
    *side == 0
}

/// All counts of a log, as an engine answers them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aggregates {
    /// The name of the format, `weft-aggregates/1`.
    pub format: String,
    /// What should be said to whoever asked, in English and in German.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<[String; 2]>,
    /// The counts.
    pub rows: Vec<Row>,
}

impl Default for Aggregates {
    fn default() -> Self {
        Self {
            format: FORMAT.to_owned(),
            notes: Vec::new(),
            rows: Vec::new(),
        }
    }
}

impl Aggregates {
    /// Adds a row.
    ///
    /// # Errors
    ///
    /// There are more than any log has whose columns are right.
    pub fn add(&mut self, row: Row) -> Result<(), QueryError> {
        if self.rows.len() >= MOST {
            return Err(QueryError::TooMany { limit: MOST });
        }
        self.rows.push(row);
        Ok(())
    }

    /// What the rows of the first look say.
    #[must_use]
    pub fn look(&self) -> Look {
        let of_cases = || {
            let read = self.rows.iter().filter(|row| row.kind == Kind::Read);
            read.filter(|row| row.a.as_deref() != Some("none"))
        };
        Look {
            has_untimed: of_cases().any(|row| row.b.as_deref() == Some("untimed")),
            has_starts: of_cases().any(|row| row.a.as_deref() == Some("1")),
        }
    }

    /// The counts as the values that files give too; those of the second side where cases were split.
    #[must_use]
    pub fn tallies(&self, is_split: bool) -> (Vocabulary, Tally, Option<Tally>) {
        let mut sides = Sides::default();
        let has_sides = self.rows.iter().any(|row| row.kind == Kind::Side);
        for row in &self.rows {
            sides.add(row, has_sides);
        }
        let [before, after] = sides.tallies;
        (sides.names, before, is_split.then_some(after))
    }
}

#[derive(Default)]
struct Sides {
    names: Vocabulary,
    tallies: [Tally; 2],
}

impl Sides {
    fn add(&mut self, row: &Row, has_sides: bool) {
        let [before, after] = &mut self.tallies;
        let tally = if row.side == 0 { before } else { after };
        let (a, b) = (row.a.as_deref(), row.b.as_deref());
        match (row.kind, a, b) {
            (Kind::Read, Some("none"), _) => {
                tally.events += row.n;
                tally.oddities.no_activity += row.n;
            }
            (Kind::Read, Some(kind), _) if !has_sides => read(tally, row, kind),
            // The sides say it again, and more.
            (Kind::Read, ..) => {}
            (Kind::Side, _, Some("dropped")) => {
                tally.events += row.n;
                tally.oddities.no_timestamp += row.n;
            }
            (Kind::Side, Some(kind), _) => read(tally, row, kind),
            (Kind::Order, ..) => tally.oddities.out_of_order += row.n,
            (Kind::Activity, Some(name), _) => {
                self.names.activities.number(name);
            }
            (Kind::Resource, Some(name), _) => {
                self.names.resources.number(name);
            }
            (Kind::Role, Some(name), _) => {
                self.names.roles.number(name);
            }
            _ => of_activities(&mut self.names, tally, row, (a, b)),
        }
    }
}

/// Events that were read and not left out.
fn read(tally: &mut Tally, row: &Row, lifecycle: &str) {
    tally.events += row.n;
    if lifecycle == "2" {
        tally.oddities.other_lifecycle += row.n;
    }
    if let Some((from, to)) = row.low.zip(row.high) {
        let (earliest, latest) = tally.span.unwrap_or((from, to));
        tally.span = Some((earliest.min(from), latest.max(to)));
    }
}

fn of_activities(
    names: &mut Vocabulary,
    tally: &mut Tally,
    row: &Row,
    (a, b): (Option<&str>, Option<&str>),
) {
    let n = row.n;
    match (row.kind, a, b) {
        (Kind::Follows, a, Some(b)) => {
            let to = names.activities.number(b);
            *at(&mut tally.visits, to) += n;
            if let Some(a) = a {
                tally.follows.add(names.activities.number(a), to, n);
            } else {
                *at(&mut tally.starts, to) += n;
                tally.cases += n;
            }
        }
        (Kind::Ends, Some(a), _) => *at(&mut tally.ends, names.activities.number(a)) += n,
        (Kind::Performed, None, Some(b)) => {
            tally.oddities.no_resource += n;
            *at(&mut tally.unperformed, names.activities.number(b)) += n;
        }
        (Kind::Performed, Some(a), Some(b)) => {
            let (who, what) = (names.resources.number(a), names.activities.number(b));
            tally.performed.add(who, what, n);
        }
        (Kind::Took, Some(a), b) => {
            took(tally, names.activities.number(a), row, b == Some("rounded"));
        }
        _ => of_people(names, tally, row, (a, b)),
    }
}

fn of_people(
    names: &mut Vocabulary,
    tally: &mut Tally,
    row: &Row,
    (a, b): (Option<&str>, Option<&str>),
) {
    let (Some(a), Some(b)) = (a, b) else { return };
    let who = names.resources.number(a);
    if row.kind == Kind::RoleOf {
        return tally.role_of.add(who, names.roles.number(b), row.n);
    }
    let other = names.resources.number(b);
    match (row.kind, row.low) {
        (Kind::Handover, before) => {
            tally.handover.add(who, other, row.n);
            if before != Some(0) {
                tally.triples += row.n;
            }
            if before == Some(2) {
                tally.subcontracting.add(other, who, row.n);
            }
        }
        (Kind::Together, _) if who == other => *at(&mut tally.took_part, who) += row.n,
        (Kind::Together, _) => tally.together.add(who.min(other), who.max(other), row.n),
        _ => {}
    }
}

fn took(tally: &mut Tally, activity: u32, row: &Row, is_rounded: bool) {
    match row.low {
        None => tally.oddities.never_completed += row.n,
        Some(-1) => tally.oddities.ends_before_start += row.n,
        Some(took) => {
            let durations: &mut Durations = at(&mut tally.durations, activity);
            if is_rounded {
                durations.add_rounded(took, row.n);
            } else {
                durations.add(took, row.n);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_cross_as_json_and_become_counts() {
        let text = r#"{"format":"weft-aggregates/1","rows":[
            {"kind":"read","a":"0","b":"timed","n":3,"low":5,"high":9},
            {"kind":"activity","a":"x","n":1},
            {"kind":"resource","a":"Ann","n":1},
            {"kind":"resource","a":"Bea","n":1},
            {"kind":"follows","b":"x","n":1},
            {"kind":"follows","a":"x","b":"x","n":2},
            {"kind":"ends","a":"x","n":1},
            {"kind":"handover","a":"Ann","b":"Bea","n":1,"low":0},
            {"kind":"handover","a":"Bea","b":"Ann","n":1,"low":2},
            {"kind":"took","a":"x","b":"exact","n":2,"low":60000}]}"#;
        let found: Aggregates = serde_json::from_str(text).unwrap();
        let again: Aggregates =
            serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
        assert_eq!(found, again, "written and read");
        let (names, tally, after) = found.tallies(false);
        assert!(after.is_none(), "not split");
        assert_eq!(
            (tally.events, tally.cases, tally.span),
            (3, 1, Some((5, 9)))
        );
        assert_eq!(tally.visits, [3]);
        let (ann, bea) = (
            names.resources.known("Ann").unwrap(),
            names.resources.known("Bea").unwrap(),
        );
        assert_eq!(tally.subcontracting.get(ann, bea), 1, "Ann, Bea, Ann");
        assert_eq!(tally.triples, 1);
        assert_eq!(tally.durations.first().unwrap().median_minutes(), Some(1.0));
    }
}
