//! Arguments of `weft mine`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{ArgAction, Args};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::arguments::LanguageName;

/// Arguments of `weft mine`.
#[derive(Debug, Args)]
#[command(
    after_help = "Reads .xes, .csv, .parquet and OCEL 2.0 (.jsonocel, .xmlocel, .sqlite), each also as .gz. People are
“Person 1”, “Person 2” … unless --names is given; in a document they are roles, unless it is given twice.

Examples:
  weft mine log.xes.gz
  weft mine log.csv --show-columns
  weft mine log.csv --column case=Ticket --column activity=Status --json log.json
  weft mine log.xes --split-at 2026-03-01 -o observed.weft && weft audit observed.weft
  weft mine log.xes --against drawn.bpmn
  weft mine --from 'postgres://reader@localhost/work?table=events'
  weft mine --from df://scheduler:50050/data/logs"
)]
pub(crate) struct MineArguments {
    /// The log; of the time before the change, where there is one of the time after it
    #[arg(required_unless_present = "from")]
    pub(crate) log: Option<PathBuf>,
    /// The log of the time after the change
    pub(crate) after: Option<PathBuf>,
    /// Counts where the log lies: inside PostgreSQL (postgres://), or by the program weft-engine in a folder of files or on a cluster (df://)
    #[arg(long, value_name = "URL", conflicts_with_all = ["log", "case_type", "show_columns", "against"])]
    pub(crate) from: Option<String>,
    /// The table of the database
    #[arg(long, value_name = "NAME", requires = "from")]
    pub(crate) table: Option<String>,
    /// Compares the cases that began before this date (UTC) with those from it on
    #[arg(long, value_name = "DATE", conflicts_with = "after")]
    pub(crate) split_at: Option<SplitAt>,
    /// Shows names of people; twice: writes them into the document too
    #[arg(long, action = ArgAction::Count)]
    pub(crate) names: u8,
    /// What a column holds (may be repeated): case, activity, timestamp, start, resource, role or lifecycle
    #[arg(long, value_name = "WHAT=COLUMN")]
    pub(crate) column: Vec<String>,
    /// Shows what each column is taken as, and counts nothing
    #[arg(long)]
    pub(crate) show_columns: bool,
    /// The type of object that is a case, in a log of several types
    #[arg(long, value_name = "TYPE")]
    pub(crate) case_type: Option<String>,
    /// Leaves out successions below this share of the strongest one of an activity, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.2, value_parser = share)]
    pub(crate) share: f64,
    /// Says how sure the shares are, by drawing cases again (always where two times are compared)
    #[arg(long)]
    pub(crate) intervals: bool,
    /// A drawn workflow: how much of the log fits it, and which contact is on paper only; where two times are
    /// compared, its redesign is held against the later one
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,
    /// Writes what was counted as JSON; - prints it
    #[arg(long, value_name = "OUT")]
    pub(crate) json: Option<PathBuf>,
    /// Writes the observed workflow: .weft, or any format that `weft convert` writes
    #[arg(short, long = "out", value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// The language of what is said, and of what is written into the document
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub(crate) language: LanguageName,
}

fn share(text: &str) -> Result<f64, String> {
    let found = text.parse().ok();
    let inside = found.filter(|share| (0.0..=1.0).contains(share));
    inside.ok_or_else(|| "expected a share from 0 to 1".to_owned())
}

/// Where a log is split.
#[derive(Debug, Clone)]
pub(crate) struct SplitAt {
    /// As it was given.
    pub(crate) text: String,
    /// In milliseconds since 1970-01-01 UTC.
    pub(crate) at: i64,
}

impl FromStr for SplitAt {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let midnight = |date: Date| {
            let zoned = date.to_zoned_datetime(TimeZone::UTC)?;
            Ok::<_, jiff::Error>(zoned.timestamp())
        };
        let at = text
            .parse::<Timestamp>()
            .or_else(|_| text.parse().and_then(midnight))
            .map_err(|_| "expected a date like 2026-03-01, or 2026-03-01T12:00:00Z".to_owned())?;
        Ok(Self {
            text: text.to_owned(),
            at: at.as_millisecond(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_utc() {
        let at = |text: &str| text.parse::<SplitAt>().map(|split| split.at);
        assert_eq!(at("1970-01-02"), Ok(86_400_000));
        assert_eq!(at("1970-01-02T01:00:00+01:00"), Ok(86_400_000));
        assert!(at("02.01.1970").is_err(), "not a date of ISO 8601");
    }
}
