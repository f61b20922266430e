//! What somebody may say about a log beside its address; as a value, and as arguments of `weft-engine`.

use std::time::Duration;

use crate::QueryError;
use crate::columns::Column;

/// What somebody may say about a log.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The table, `schema.table` where it is not on the search path.
    pub table: Option<String>,
    /// The columns that are named; the others are guessed.
    pub columns: Vec<(Column, String)>,
    /// Cases that begin at this time (milliseconds since 1970-01-01 UTC) or later are counted apart.
    pub split_at: Option<i64>,
    /// How long one statement may take; as long as it takes without it.
    pub timeout: Option<Duration>,
    /// The password, where the address has none; without it that of the environment (`PGPASSWORD`).
    pub password: Option<String>,
    /// Memory that an engine on this machine may use, in MiB.
    pub memory: Option<u64>,
}

/// Without the password.
impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("table", &self.table)
            .field("columns", &self.columns)
            .field("split_at", &self.split_at)
            .field("timeout", &self.timeout)
            .field("memory", &self.memory)
            .finish_non_exhaustive()
    }
}

/// Options whose value is no name of a column.
const TABLE: &str = "table";
const TIMEOUT: &str = "timeout";
const MEMORY: &str = "memory";
const SPLIT_AT: &str = "split-at";

impl Options {
    /// The name that was given for a column.
    #[must_use]
    pub fn column(&self, column: Column) -> Option<&str> {
        let mut named = self.columns.iter();
        let (_, name) = named.find(|(known, _)| *known == column)?;
        Some(name)
    }

    /// Takes one option by its name: `table`, `timeout` (seconds), `memory` (MiB), or a column (`case`,
    /// `activity` …). False for a name that is none of them. The last of several holds.
    ///
    /// # Errors
    ///
    /// A number was expected and is none.
    pub fn set(&mut self, name: &str, value: &str) -> Result<bool, QueryError> {
        match name {
            TABLE => self.table = Some(value.to_owned()),
            TIMEOUT => self.timeout = Some(Duration::from_secs(number(name, value)?)),
            MEMORY => self.memory = Some(number(name, value)?),
            _ => {
                let Some(column) = Column::called(name) else {
                    return Ok(false);
                };
                self.columns.retain(|(known, _)| *known != column);
                self.columns.push((column, value.to_owned()));
            }
        }
        Ok(true)
    }

    /// As arguments of `weft-engine`: a name with two dashes, then its value. The password stays here.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let seconds = self.timeout.map(|timeout| timeout.as_secs().to_string());
        let columns = self.columns.iter();
        let columns = columns.map(|(column, name)| (column.name(), Some(name.clone())));
        let all = [
            (TABLE, self.table.clone()),
            (TIMEOUT, seconds),
            (MEMORY, self.memory.map(|memory| memory.to_string())),
            (SPLIT_AT, self.split_at.map(|at| at.to_string())),
        ];
        let said = all.into_iter().chain(columns);
        let said = said.filter_map(|(name, value)| Some([format!("--{name}"), value?]));
        said.flatten().collect()
    }

    /// Reads [`arguments`](Self::arguments).
    ///
    /// # Errors
    ///
    /// An argument is not known, or has no value that fits.
    pub fn of_arguments(arguments: &[String]) -> Result<Self, QueryError> {
        let mut options = Self::default();
        for pair in arguments.chunks(2) {
            let unknown = || QueryError::option(&pair.join(" "));
            let [name, value] = pair else {
                return Err(unknown());
            };
            let name = name.strip_prefix("--").ok_or_else(unknown)?;
            if name == SPLIT_AT {
                options.split_at = Some(number(name, value)?);
            } else if !options.set(name, value)? {
                return Err(unknown());
            }
        }
        Ok(options)
    }
}

fn number<T: std::str::FromStr>(name: &str, value: &str) -> Result<T, QueryError> {
    let wrong = |_| QueryError::option(&format!("{name}={value}"));
    value.parse().map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_say_the_same_again() {
        let mut options = Options {
            split_at: Some(-7),
            ..Options::default()
        };
        for (name, value) in [
            ("table", "a.b"),
            ("case", "--odd \"name\""),
            ("timeout", "9"),
        ] {
            assert!(options.set(name, value).unwrap(), "{name} is known");
        }
        assert_eq!(
            Options::of_arguments(&options.arguments()).unwrap(),
            options
        );
    }

    #[test]
    fn what_is_not_known_is_said() {
        let given = ["--colour", "red"].map(str::to_owned);
        let error = Options::of_arguments(&given).unwrap_err();
        assert!(error.to_string().contains("--colour red"), "{error}");
        let error = Options::default().set("timeout", "soon").unwrap_err();
        assert!(error.to_string().contains("timeout=soon"), "{error}");
    }
}
