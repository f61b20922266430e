//! Whether counts of one log fit each other. Statements count the same events in several ways, each in its
//! own plan; an engine that reads a part twice, or not at all, is seen here, and wrong counts are worse than
//! none.

use crate::{Aggregates, Kind, QueryError, Row};

/// Compares the sums of what counts the same events.
///
/// # Errors
///
/// Two sums differ that are equal for every log.
pub(crate) fn check(counts: &Aggregates) -> Result<(), QueryError> {
    let rows = || counts.rows.iter();
    let sum = |is: &dyn Fn(&Row) -> bool| rows().filter(|row| is(row)).map(|row| row.n).sum();
    let of_cases: u64 = sum(&|row| row.kind == Kind::Read && !is(row.a.as_deref(), "none"));
    let named = sum(&|row| row.kind == Kind::Activity);
    equal("events of named activities", named, of_cases)?;
    let has_sides = rows().any(|row| row.kind == Kind::Side);
    if has_sides {
        let placed = sum(&|row| row.kind == Kind::Side);
        equal("events of sides", placed, of_cases)?;
    }
    for side in 0..=1 {
        let here = |row: &Row, kind| row.kind == kind && row.side == side;
        let kept = if has_sides { Kind::Side } else { Kind::Read };
        let kept = |row: &Row, what| {
            here(row, kept) && is(row.a.as_deref(), what) && !is(row.b.as_deref(), "dropped")
        };
        let done = sum(&|row| kept(row, "0"));
        let followed = sum(&|row| here(row, Kind::Follows));
        equal("successions", followed, done)?;
        let performed = sum(&|row| here(row, Kind::Performed));
        equal("activities performed", performed, done)?;
        let begun = sum(&|row| here(row, Kind::Follows) && row.a.is_none());
        let ended = sum(&|row| here(row, Kind::Ends));
        equal("ends of cases", ended, begun)?;
        // Each start has its row, and so has a completion that says itself when it began.
        let took = sum(&|row| here(row, Kind::Took));
        let timed = |row: &Row, what| kept(row, what) && is(row.b.as_deref(), "timed");
        let starts = sum(&|row| timed(row, "1"));
        let ends = sum(&|row| timed(row, "0"));
        equal("durations", took, took.clamp(starts, starts + ends))?;
    }
    Ok(())
}

fn is(text: Option<&str>, what: &str) -> bool {
    text == Some(what)
}

fn equal(counted: &'static str, found: u64, expected: u64) -> Result<(), QueryError> {
    if found == expected {
        return Ok(());
    }
    Err(QueryError::Unequal {
        counted,
        found,
        expected,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: Kind, a: Option<&str>, b: Option<&str>, n: u64) -> Row {
        let [a, b] = [a, b].map(|text| text.map(str::to_owned));
        let (side, low, high) = (0, None, None);
        Row {
            kind,
            side,
            a,
            b,
            n,
            low,
            high,
        }
    }

    fn log() -> Aggregates {
        let rows = vec![
            row(Kind::Read, Some("0"), Some("timed"), 2),
            row(Kind::Read, Some("1"), Some("timed"), 1),
            row(Kind::Read, Some("none"), Some("timed"), 7),
            row(Kind::Activity, Some("a"), None, 3),
            row(Kind::Follows, None, Some("a"), 1),
            row(Kind::Follows, Some("a"), Some("a"), 1),
            row(Kind::Ends, Some("a"), None, 1),
            row(Kind::Performed, None, Some("a"), 2),
            row(Kind::Took, Some("a"), Some("exact"), 1),
        ];
        Aggregates {
            rows,
            ..Aggregates::default()
        }
    }

    #[test]
    fn counts_of_one_log_fit_each_other() {
        check(&log()).unwrap();
        check(&Aggregates::default()).unwrap();
    }

    #[test]
    fn what_is_counted_twice_is_seen() {
        let all = log().rows.len();
        for place in (0..all).filter(|place| *place != 2) {
            let mut twice = log();
            let again = twice.rows[place].clone();
            twice.rows.push(again);
            let again = check(&twice);
            // One duration more could be of a completion that says when it began.
            let could_be = twice.rows[place].kind == Kind::Took;
            assert_eq!(again.is_ok(), could_be, "{:?}", twice.rows[place]);
            let mut without = log();
            without.rows.remove(place);
            let error = check(&without).unwrap_err();
            assert!(matches!(error, QueryError::Unequal { .. }), "{error}");
        }
    }
}
