//! Which column of a table holds what, guessed from its header and its values.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use weft_core::log::LogField;
use weft_core::{Said, said};

use super::clock;
use crate::log::LogColumns;

/// A column of a log and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogColumn {
    /// Its header.
    pub name: String,
    /// Its first different values, at most three.
    pub examples: Vec<String>,
    /// What it was taken for, if for anything.
    pub taken: Option<LogField>,
    /// Why.
    pub why: Said,
}

/// The columns of a table, and what they were taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogTable {
    /// Every column, in the order of the table.
    pub columns: Vec<LogColumn>,
    /// What is needed and was not found: `case` or `activity`.
    pub missing: Vec<LogField>,
}

impl LogTable {
    /// What was taken for what, as a mapping; none where something is missing that is needed.
    #[must_use]
    pub fn mapping(&self) -> Option<LogColumns> {
        Some(LogColumns {
            case: self.taken(LogField::Case)?,
            activity: self.taken(LogField::Activity)?,
            timestamp: self.taken(LogField::Timestamp),
            start: self.taken(LogField::Start),
            resource: self.taken(LogField::Resource),
            role: self.taken(LogField::Role),
            lifecycle: self.taken(LogField::Lifecycle),
        })
    }

    fn taken(&self, field: LogField) -> Option<String> {
        let column = self.columns.iter().find(|one| one.taken == Some(field))?;
        Some(column.name.clone())
    }

    /// Whether the headers alone say that it is a log, and no table of steps.
    pub(in crate::log) fn is_log(headers: &[String]) -> bool {
        let has = |field: LogField| headers.iter().any(|header| field.rank(header).is_some());
        let is_step = |header: &String| {
            let header = header.trim().to_lowercase();
            header == "step" || header == "schritt"
        };
        has(LogField::Case)
            && has(LogField::Activity)
            && (has(LogField::Timestamp) || has(LogField::Start))
            && !headers.iter().any(is_step)
    }
}

/// A table that is looked at: headers, and first rows.
struct Guess<'t> {
    headers: &'t [String],
    rows: &'t [Vec<String>],
    taken: BTreeMap<LogField, (usize, Said)>,
}

/// What the columns hold, by their headers and first rows.
pub(in crate::log) fn guess<'t>(headers: &'t [String], rows: &'t [Vec<String>]) -> LogTable {
    let mut guess = Guess {
        headers,
        rows,
        taken: BTreeMap::new(),
    };
    for field in LogField::ALL {
        guess.by_header(field);
    }
    guess.times();
    guess.activity();
    guess.case();
    let columns = headers.iter().enumerate();
    let columns = columns.map(|(index, name)| guess.column(index, name));
    let needed = [LogField::Case, LogField::Activity];
    LogTable {
        columns: columns.collect(),
        missing: needed
            .into_iter()
            .filter(|field| !guess.taken.contains_key(field))
            .collect(),
    }
}

impl<'t> Guess<'t> {
    fn by_header(&mut self, field: LogField) {
        let ranked = self.headers.iter().enumerate();
        let best = ranked
            .filter(|(index, _)| self.is_free(*index))
            .filter_map(|(index, header)| Some((field.rank(header)?, index)))
            .min();
        if let Some((_, index)) = best {
            let why = said!("its header", "die Überschrift");
            self.taken.insert(field, (index, why));
        }
    }

    fn is_free(&self, index: usize) -> bool {
        !self.taken.values().any(|(taken, _)| *taken == index)
    }

    fn values(&self, index: usize) -> impl Iterator<Item = &'t str> + Clone + use<'t> {
        let rows = self.rows.iter();
        rows.filter_map(move |row| row.get(index).map(String::as_str))
    }

    fn free(&self) -> Vec<usize> {
        let all = 0..self.headers.len();
        all.filter(|index| self.is_free(*index)).collect()
    }

    /// A start without an end is the time; without either, a column of times is.
    fn times(&mut self) {
        if self.taken.contains_key(&LogField::Timestamp) {
            return;
        }
        if let Some((index, _)) = self.taken.remove(&LogField::Start) {
            let why = said!(
                "its header; there is no other time",
                "die Überschrift; eine andere Zeit gibt es nicht"
            );
            self.taken.insert(LogField::Timestamp, (index, why));
            return;
        }
        let is_time = |index: &usize| clock::decide(self.values(*index)).is_some();
        if let Some(index) = self.free().into_iter().find(is_time) {
            let why = said!("its values are times", "die Werte sind Zeiten");
            self.taken.insert(LogField::Timestamp, (index, why));
        }
    }

    /// Words that come again and again.
    fn activity(&mut self) {
        if self.taken.contains_key(&LogField::Activity) {
            return;
        }
        let candidates = self.free().into_iter().filter_map(|index| {
            let (all, different) = self.counted(index);
            let has_words = self
                .values(index)
                .all(|value| value.trim().parse::<f64>().is_err());
            let comes_again = different > 1 && different * 2 <= all;
            (has_words && comes_again).then_some((std::cmp::Reverse(different), index))
        });
        if let Some((_, index)) = candidates.min() {
            let why = said!(
                "its values are words that come again",
                "die Werte sind Wörter, die wiederkehren"
            );
            self.taken.insert(LogField::Activity, (index, why));
        }
    }

    /// What comes again, with more different values than anything else.
    fn case(&mut self) {
        if self.taken.contains_key(&LogField::Case) {
            return;
        }
        let candidates = self.free().into_iter().filter_map(|index| {
            let (all, different) = self.counted(index);
            let is_time = clock::decide(self.values(index)).is_some();
            (different > 1 && different < all && !is_time)
                .then_some((std::cmp::Reverse(different), index))
        });
        if let Some((_, index)) = candidates.min() {
            let why = said!(
                "it has the most different values of those that come again",
                "sie hat von den wiederkehrenden Werten die meisten verschiedenen"
            );
            self.taken.insert(LogField::Case, (index, why));
        }
    }

    /// How many values a column has, and how many different ones.
    fn counted(&self, index: usize) -> (usize, usize) {
        let given = self.values(index).filter(|value| !value.trim().is_empty());
        let different: BTreeSet<&str> = given.clone().collect();
        (given.count(), different.len())
    }

    fn column(&self, index: usize, name: &str) -> LogColumn {
        let taken = self.taken.iter().find(|(_, (taken, _))| *taken == index);
        let mut examples: Vec<String> = Vec::new();
        for value in self.values(index).filter(|value| !value.trim().is_empty()) {
            let short: String = value.chars().take(40).collect();
            if !examples.contains(&short) {
                examples.push(short);
            }
            if examples.len() == 3 {
                break;
            }
        }
        LogColumn {
            name: name.to_owned(),
            examples,
            taken: taken.map(|(field, _)| *field),
            why: match taken {
                Some((_, (_, why))) => why.clone(),
                None => said!("no count needs it", "keine Zählung braucht sie"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(table: &str) -> String {
        let mut rows = table
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect());
        let headers: Vec<String> = rows.next().unwrap();
        let rows: Vec<Vec<String>> = rows.collect();
        let table = guess(&headers, &rows);
        let name = |column: &LogColumn| match column.taken {
            Some(field) => field.name(),
            None => "-",
        };
        let names: Vec<&str> = table.columns.iter().map(name).collect();
        names.join(" ")
    }

    #[test]
    fn headers_say_what_columns_hold() {
        assert_eq!(
            taken("case_id,Activity,start_time,end_time,Resource"),
            "case activity start timestamp resource"
        );
        assert_eq!(
            taken("Case ID,Activity,Complete Timestamp,User,Role,lifecycle:transition"),
            "case activity timestamp resource role lifecycle"
        );
        assert_eq!(
            taken("concept:name,Activity,time:timestamp,case:concept:name,org:resource,Resource"),
            "activity - timestamp case resource -"
        );
        assert_eq!(
            taken("CaseID,Activity,start_timestamp"),
            "case activity timestamp"
        );
        assert_eq!(
            taken("Vorgang;x,Tätigkeit,Zeitstempel,Bearbeiter"),
            "- activity timestamp resource"
        );
    }

    #[test]
    fn values_say_it_where_headers_do_not() {
        let table = "nr,k,what,d\n1,A1,go,2024-01-01\n2,A1,stop,2024-01-02\n3,A2,go,2024-01-03\n4,A3,stop,2024-01-04";
        assert_eq!(taken(table), "- case activity timestamp");
    }

    #[test]
    fn a_table_of_steps_is_no_log() {
        let is_log = |headers: &str| {
            let headers: Vec<String> = headers.split(',').map(str::to_owned).collect();
            LogTable::is_log(&headers)
        };
        assert!(is_log("case_id,activity,timestamp"));
        assert!(!is_log("step,roles,minutes"), "a workflow");
        assert!(!is_log("id,activity,who,time,case,step"), "a workflow, too");
        assert!(!is_log("activity,time"), "no cases");
    }
}
