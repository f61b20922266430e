//! The counts as SQL: every statement that is sent to any engine.
//!
//! An engine says how its columns are read ([`Source`]); the statements follow. They use `lag`, `lead`,
//! `first_value` and running sums over `partition by case order by time, position`, and no frame that
//! reaches forward, so that engines stream them; `grouping sets` count everything in one pass. Each row
//! that they answer is a [`Row`](crate::Row): `kind, side, a, b, n, low, high`.
//!
//! The rules are those of [`Counter::case`](weft_core::log::Counter::case): events without a time are
//! left out unless none of their case has any; a null resource breaks the succession; a completion takes
//! the earliest start of its activity that is still open; cases are counted on the side on which their
//! first event is.

use weft_core::log::{Durations, Lifecycle};

/// How SQL is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// PostgreSQL, 12 or later.
    PostgreSql,
    /// DataFusion and Ballista.
    DataFusion,
}

/// How a time is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// With or without a time zone; without one it is taken as UTC.
    Stamp,
    /// In whole units since 1970-01-01 UTC, this many a second (DataFusion).
    Ticks(i64),
    /// A day.
    Date,
    /// Text in ISO 8601. DataFusion takes text that is none as no time; PostgreSQL refuses it.
    Text,
}

/// The events of a log, as an engine reads them: what stands behind `from`, and an expression for each
/// column. All of it is SQL: names are [`quoted`].
#[derive(Debug, Clone)]
pub struct Source {
    /// How SQL is spoken.
    pub dialect: Dialect,
    /// The table.
    pub from: String,
    /// The case.
    pub case: String,
    /// The activity.
    pub activity: String,
    /// When, and how that is kept.
    pub at: (String, Time),
    /// When it began, where the table says so.
    pub began: Option<(String, Time)>,
    /// Who.
    pub resource: Option<String>,
    /// The role of who.
    pub role: Option<String>,
    /// The transition of the lifecycle.
    pub lifecycle: Option<String>,
    /// What orders rows of the same time; of any type that can be ordered.
    pub position: String,
}

/// A statement, and what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it counts, for messages.
    pub name: &'static str,
    /// The statement.
    pub text: String,
}

/// What the first look says of the events, on which the other statements depend.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Some have no time.
    pub has_untimed: bool,
    /// Some say that work began.
    pub has_starts: bool,
}

/// A name as SQL: nothing in it can end it.
#[must_use]
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Source {
    /// The first look: how many events there are, of which kind, with or without a time.
    #[must_use]
    pub fn look(&self) -> Statement {
        let text = format!(
            "with raw as ({}) \
             select 'read' as kind, cast(0 as bigint) as side, \
             case when case_id is null or activity is null then 'none' else cast(lifecycle as varchar) end as a, \
             case when at is null then 'untimed' else 'timed' end as b, \
             count(*) as n, min(least(at, began)) as low, max(at) as high \
             from raw group by 3, 4",
            self.raw()
        );
        Statement {
            name: "events",
            text,
        }
    }

    /// Every other statement, for cases that are split at this time (milliseconds since 1970-01-01 UTC)
    /// or not.
    #[must_use]
    pub fn counts(&self, look: Look, split_at: Option<i64>) -> Vec<Statement> {
        // Only then does an event depend on others of its case.
        let sided = look.has_untimed || split_at.is_some();
        let events = self.events(sided, split_at);
        let mut all = vec![("names", self.names())];
        if sided {
            all.push(("the sides of cases", format!("{events} {SIDES}")));
        }
        all.push(("successions", format!("{events}{STEPS}")));
        all.push(("their order", format!("{events} {ORDER}")));
        if self.resource.is_some() {
            all.push(("who works together", format!("{events}{TOGETHER}")));
        }
        if look.has_starts || self.began.is_some() {
            let times = durations(look.has_starts, split_at.is_some());
            all.push(("durations", format!("{events}{times}")));
        }
        let statement = |(name, text)| Statement { name, text };
        all.into_iter().map(statement).collect()
    }

    /// Names in order of first appearance.
    fn names(&self) -> String {
        format!(
            "with raw as ({}) \
             select case when grouping(activity) = 0 then 'activity' \
             when grouping(resource) = 0 then 'resource' else 'role' end as kind, cast(0 as bigint) as side, \
             coalesce(activity, resource, role) as a, cast(null as varchar) as b, \
             count(*) as n, cast(null as bigint) as low, cast(null as bigint) as high \
             from raw where case_id is not null and activity is not null \
             group by grouping sets ((activity), (resource), (role)) \
             having coalesce(activity, resource, role) is not null order by min(position)",
            self.raw()
        )
    }

    /// `with kept as (…)`: the events that count, each with the side of its case.
    fn events(&self, sided: bool, split_at: Option<i64>) -> String {
        let there = "case_id is not null and activity is not null";
        let raw = self.raw();
        if !sided {
            return format!(
                "with kept as (select raw.*, cast(0 as bigint) as side from ({raw}) raw where {there})"
            );
        }
        let side = match split_at {
            Some(at) => format!("case when first_at >= {at} then 1 else 0 end"),
            None => "0".to_owned(),
        };
        // Rows that are left out are still counted, by `SIDES`.
        format!(
            "with every as (select raw.*, first_value(at) over (partition by case_id \
             order by at nulls last, position rows between unbounded preceding and current row) as first_at \
             from ({raw}) raw where {there}), \
             sided as (select every.*, cast({side} as bigint) as side from every), \
             kept as (select * from sided where at is not null or first_at is null)"
        )
    }

    /// The rows of the table, their columns by our names; names of nothing but spaces are none.
    fn raw(&self) -> String {
        let name = |column: &str| {
            let text = format!("cast({column} as varchar)");
            format!("case when trim({text}) <> '' then {text} end")
        };
        let other = |column: &Option<String>| match column {
            Some(column) => name(column),
            None => "cast(null as varchar)".to_owned(),
        };
        let began = match &self.began {
            Some((column, time)) => self.dialect.milliseconds(column, *time),
            None => "cast(null as bigint)".to_owned(),
        };
        let lifecycle = match &self.lifecycle {
            Some(column) => self.dialect.lifecycle(column),
            None => "cast(0 as bigint)".to_owned(),
        };
        format!(
            "select {} as case_id, {} as activity, {} as at, {began} as began, {} as resource, \
             {} as role, {lifecycle} as lifecycle, {} as position from {}",
            name(&self.case),
            name(&self.activity),
            self.dialect.milliseconds(&self.at.0, self.at.1),
            other(&self.resource),
            other(&self.role),
            self.position,
            self.from,
        )
    }
}

impl Dialect {
    /// A time as milliseconds since 1970-01-01 UTC; null for one that never ends.
    fn milliseconds(self, column: &str, time: Time) -> String {
        match (self, time) {
            (_, Time::Ticks(a_second)) if a_second >= 1000 => {
                format!("cast({column} as bigint) / {}", a_second / 1000)
            }
            (_, Time::Ticks(_)) => format!("cast({column} as bigint) * 1000"),
            (Self::PostgreSql, Time::Stamp | Time::Date) => postgres_milliseconds(column),
            (Self::PostgreSql, Time::Text) => {
                postgres_milliseconds(&format!("cast(nullif({column}, '') as timestamptz)"))
            }
            (Self::DataFusion, Time::Stamp | Time::Date | Time::Text) => {
                format!("cast(try_cast({column} as timestamp(3)) as bigint)")
            }
        }
    }

    /// What an event says of its activity: 0 done, 1 begun, 2 anything else; see [`Lifecycle::of`].
    fn lifecycle(self, column: &str) -> String {
        let small = match self {
            // The letters of ASCII only, whatever the language of the database.
            Self::PostgreSql => format!("lower(cast({column} as varchar) collate \"C\")"),
            Self::DataFusion => format!("lower(cast({column} as varchar))"),
        };
        let other = Lifecycle::OTHER.map(|word| format!("'{word}'")).join(", ");
        format!(
            "cast(case when {small} = 'start' then 1 when {small} in ({other}) then 2 else 0 end as bigint)"
        )
    }
}

/// `extract` counts times without a zone as UTC, and is exact.
fn postgres_milliseconds(column: &str) -> String {
    format!(
        "case when isfinite({column}) then cast(floor(extract(epoch from {column}) * 1000) as bigint) end"
    )
}

/// What is left out and what is not, on each side.
const SIDES: &str = "select 'side' as kind, side, cast(lifecycle as varchar) as a, \
    case when at is not null then 'timed' when first_at is null then 'untimed' else 'dropped' end as b, \
    count(*) as n, min(least(at, began)) as low, max(at) as high from sided group by 2, 3, 4";

/// Who and what follows whom and what. `back` says of a hand-off what came before it: 0 nothing known,
/// 1 somebody else, 2 the one to whom it goes.
const STEPS: &str = ", done as (select side, case_id, activity, resource, role, at, position \
    from kept where lifecycle = 0), \
    seen as (select side, activity, resource, role, lag(activity) over w as before, \
    lead(activity) over w as after, lag(resource) over w as giver, lag(resource, 2) over w as earlier \
    from done window w as (partition by case_id order by at, position)), \
    steps as (select side, activity, before, resource, role, giver, \
    case when after is null then activity end as ended, \
    cast(case when earlier is null then 0 when earlier = resource then 2 else 1 end as bigint) as back from seen), \
    counted as (select case when grouping(before) = 0 then 'follows' when grouping(ended) = 0 then 'ends' \
    when grouping(giver) = 0 then 'handover' when grouping(role) = 0 then 'role' else 'performed' end as kind, \
    side, activity, before, ended, resource, giver, back, role, count(*) as n from steps \
    group by grouping sets ((side, activity, before), (side, ended), (side, resource, activity), \
    (side, resource, giver, back), (side, resource, role))) \
    select kind, side, case when kind = 'follows' then before when kind = 'ends' then ended \
    when kind = 'handover' then giver else resource end as a, \
    case when kind = 'handover' then resource when kind = 'role' then role else activity end as b, \
    n, back as low, cast(null as bigint) as high from counted \
    where (kind = 'follows') or (kind = 'ends' and ended is not null) or (kind = 'performed') \
    or (kind = 'handover' and giver is not null and resource is not null) \
    or (kind = 'role' and resource is not null and role is not null)";

/// Events that stand behind a later one of their case.
const ORDER: &str = "select 'order' as kind, side, cast(null as varchar) as a, cast(null as varchar) as b, \
    count(*) as n, cast(null as bigint) as low, cast(null as bigint) as high \
    from (select side, at, max(at) over (partition by case_id order by position \
    rows between unbounded preceding and 1 preceding) as latest from kept) placed \
    where at < latest group by side";

/// Cases in which two took part; with themselves: in which they took part. The people of a case are a list,
/// equal lists are counted once, and only then pairs are made of them: six times as fast as a join.
const TOGETHER: &str = ", present as (select distinct side, case_id, resource from kept \
    where lifecycle = 0 and resource is not null), \
    people as (select side, case_id, array_agg(resource order by resource) as team from present group by side, case_id), \
    teams as (select side, team, count(*) as n from people group by side, team), \
    firsts as (select side, team, n, unnest(team) as a from teams), \
    pairs as (select side, n, a, unnest(team) as b from firsts) \
    select 'together' as kind, side, a, b, cast(sum(n) as bigint) as n, \
    cast(null as bigint) as low, cast(null as bigint) as high from pairs where a <= b group by side, a, b";

/// How long activities take: `low` is a duration in milliseconds, −1 for an end before its start, null for
/// a start without an end; `b` says whether there were so many different ones that they are rounded.
///
/// Where cases are not split, no side is named where rows are parted: an engine would not sort by what is
/// the same everywhere, and machines of a cluster that are handed the rows do not know that it is.
fn durations(has_starts: bool, is_split: bool) -> String {
    let parted = if is_split {
        "side, activity"
    } else {
        "activity"
    };
    let times = if has_starts { QUEUED } else { TOLD };
    let rounded = three_digits("took");
    let exact = Durations::EXACT;
    format!(
        "{times}, \
         known as (select side, activity, took, count(*) as n, \
         count(case when took >= 0 then 1 end) over (partition by {parted}) as different \
         from times group by side, activity, took), \
         short as (select side, activity, n, case when different > {exact} then 'rounded' else 'exact' end as b, \
         case when different > {exact} and took >= 0 then {rounded} else took end as took from known) \
         select 'took' as kind, side, activity as a, b, cast(sum(n) as bigint) as n, cast(took as bigint) as low, \
         cast(null as bigint) as high from short group by side, activity, b, took"
    )
}

/// Completions that say themselves when they began, where nothing else says so.
const TOLD: &str = ", times as (select side, activity, case when at < began then -1 else at - began end as took \
    from kept where lifecycle = 0 and began is not null and at is not null)";

/// Starts and completions of an activity in a case form a queue. `open` is their running balance; its least
/// value so far, below 0, is how often a completion found nothing to end. So the completion that ends the
/// j-th start is the first at which that and `done` are j together: they have the same `turn`. A completion
/// that says itself when it began is in no queue, and is alone with its `lone` number. All of it is one pass
/// without `union all`, whose branches a cluster counts apart and all at once.
const QUEUED: &str = ", asked as (select side, case_id, activity, at, began, position, \
    case when lifecycle = 1 then 1 else 0 end as starts, \
    case when lifecycle = 0 and began is null then 1 else 0 end as stops \
    from kept where at is not null and lifecycle <> 2), \
    balanced as (select asked.*, sum(starts - stops) over w as open, sum(starts) over w as begun, \
    sum(stops) over w as done, cast(row_number() over w as bigint) as place from asked \
    window w as (partition by case_id, activity order by at, position rows between unbounded preceding and current row)), \
    turns as (select side, case_id, activity, \
    case when starts = 1 then at when stops = 0 then began end as start, case when starts = 0 then at end as stop, \
    case when starts + stops = 0 then place else 0 end as lone, case when starts = 1 then begun when stops = 1 \
    then done + least(cast(0 as bigint), cast(min(open) over (partition by case_id, activity order by at, position \
    rows between unbounded preceding and current row) as bigint)) else 0 end as turn from balanced), \
    times as (select side, activity, case when min(stop) < min(start) then -1 else min(stop) - min(start) end as took \
    from turns group by side, case_id, activity, turn, lone having min(start) is not null)";

/// A duration to three digits, a half going up, as [`Durations`] rounds.
fn three_digits(column: &str) -> String {
    let steps = (3_u32..18).map(|digits| {
        let (limit, unit) = (10_i64.pow(digits + 1), 10_i64.pow(digits - 2));
        format!(
            "when {column} < {limit} then ({column} + {}) / {unit} * {unit} ",
            unit / 2
        )
    });
    let steps: String = steps.collect();
    format!("case when {column} < 1000 then {column} {steps}else {column} end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_ends_its_quotation() {
        assert_eq!(quoted("a\"; drop table x --"), "\"a\"\"; drop table x --\"");
    }

    #[test]
    fn statements_depend_on_what_the_log_has() {
        let source = Source {
            dialect: Dialect::PostgreSql,
            from: quoted("t"),
            case: quoted("c"),
            activity: quoted("a"),
            at: (quoted("t"), Time::Stamp),
            began: None,
            resource: None,
            role: None,
            lifecycle: None,
            position: "ctid".to_owned(),
        };
        let names = |look, split| {
            let all = source.counts(look, split).into_iter();
            all.map(|one| one.name).collect::<Vec<_>>()
        };
        let plain = Look::default();
        assert_eq!(names(plain, None), ["names", "successions", "their order"]);
        let all = Look {
            has_untimed: true,
            has_starts: true,
        };
        assert_eq!(names(all, Some(3)).len(), 5, "with sides and durations");
        for text in source.counts(all, None).iter().map(|one| &one.text) {
            assert!(!text.contains("union all"), "a cluster may run it twice");
            assert!(
                !text.contains("partition by side"),
                "it is the same for all"
            );
        }
    }
}
