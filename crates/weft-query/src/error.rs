//! Why a log could not be counted where it lies.

use weft_core::{Language, Said, said, sentence};

use crate::columns::Column;

/// Why a log could not be counted where it lies.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// The address names nothing that can be asked.
    #[error("{}", self.says(Language::English))]
    Address {
        /// The address, without a password.
        found: String,
        /// What was expected.
        expected: Said,
    },
    /// An option of an address or of the command line is not known, or its value does not fit.
    #[error("{}", self.says(Language::English))]
    Option {
        /// The option.
        found: String,
    },
    /// Nobody answers, or not in the way that was expected.
    #[error("{}", self.says(Language::English))]
    Connection {
        /// What the client says.
        says: String,
    },
    /// The table is not there, or none was named.
    #[error("{}", self.says(Language::English))]
    Table {
        /// The table that was asked for.
        found: Option<String>,
        /// Those that are there.
        there: Vec<String>,
    },
    /// A column that is needed is not there.
    #[error("{}", self.says(Language::English))]
    NoColumn {
        /// Which.
        column: Column,
        /// The name that was asked for.
        found: Option<String>,
        /// Those that are there.
        there: Vec<String>,
    },
    /// A column holds something else than what it has to.
    #[error("{}", self.says(Language::English))]
    Type {
        /// The name of the column.
        column: String,
        /// The type that it has.
        found: String,
    },
    /// The rows have no order of their own.
    #[error("{}", self.says(Language::English))]
    NoOrder {
        /// The table.
        table: String,
    },
    /// The engine could not do what it was asked.
    #[error("{}", self.says(Language::English))]
    Refused {
        /// What was asked for: the name of the statement.
        asked: String,
        /// What the engine says.
        says: String,
    },
    /// More counts than any log has whose columns are right.
    #[error("{}", self.says(Language::English))]
    TooMany {
        /// How many may be.
        limit: usize,
    },
    /// The same events were counted twice, in two ways, and not the same.
    #[error("{}", self.says(Language::English))]
    Unequal {
        /// What was counted last.
        counted: &'static str,
        /// How many of them.
        found: u64,
        /// How many there are of what must be as many.
        expected: u64,
    },
    /// `weft-engine` is not there.
    #[error("{}", self.says(Language::English))]
    NoProgram,
    /// `weft-engine` ended without counts.
    #[error("{}", self.says(Language::English))]
    Program {
        /// What it says.
        says: String,
    },
    /// The counts are in another format.
    #[error("{}", self.says(Language::English))]
    Format {
        /// What was found.
        found: String,
    },
}

impl QueryError {
    pub(crate) fn address(found: impl Into<String>) -> Self {
        Self::Address {
            found: found.into(),
            expected: said!(
                "postgres://USER@HOST/DATABASE?table=TABLE, df://HOST:PORT/FOLDER, or a folder or pattern of .parquet or .csv files",
                "postgres://BENUTZER@RECHNER/DATENBANK?table=TABELLE, df://RECHNER:PORT/ORDNER oder ein Ordner oder Muster von .parquet- oder .csv-Dateien",
            ),
        }
    }

    pub(crate) fn option(found: &str) -> Self {
        Self::Option {
            found: found.to_owned(),
        }
    }

    /// The error in words.
    #[must_use]
    pub fn says(&self, language: Language) -> String {
        match self {
            Self::Address { found, expected } => sentence!(language;
                "the address “{found}”: expected {}",
                "die Adresse „{found}“: erwartet: {}",
                expected.says(language),
            ),
            Self::Option { found } => sentence!(language;
                "found “{found}”, expected one of table, {}, timeout (seconds), memory (MiB)",
                "gefunden: „{found}“; erwartet: table, {}, timeout (Sekunden) oder memory (MiB)",
                Column::UNORDERED.map(Column::name).join(", "),
            ),
            Self::Connection { says } => sentence!(language;
                "the database does not answer: {says}",
                "die Datenbank antwortet nicht: {says}",
            ),
            Self::Refused { asked, says } => sentence!(language;
                "counting {asked} was refused: {says}",
                "das Zählen von {asked} wurde abgelehnt: {says}",
            ),
            Self::TooMany { limit } => sentence!(language;
                "found more than {limit} different counts, expected a column of activities and one of people: is the right column taken for each?",
                "gefunden: mehr als {limit} verschiedene Zahlen; erwartet: je eine Spalte mit Aktivitäten und mit Personen: sind die richtigen gewählt?",
            ),
            Self::Unequal {
                counted,
                found,
                expected,
            } => sentence!(language;
                "counts that must be equal are not: found {found} {counted}, expected {expected}; the log changed meanwhile, or the engine counts wrong",
                "Zahlen, die gleich sein müssen, sind es nicht: gefunden: {found} ({counted}); erwartet: {expected}; das Protokoll wurde unterdessen geändert, oder der Dienst zählt falsch",
            ),
            Self::NoProgram => sentence!(language;
                "the program {} was not found: expected it beside weft or on the search path (docs/guide/databases.md says how it is built)",
                "das Programm {} wurde nicht gefunden; erwartet: neben weft oder im Suchpfad (docs/guide/databases.md sagt, wie man es baut)",
                crate::PROGRAM,
            ),
            Self::Program { says } => sentence!(language;
                "{}: {says}", "{}: {says}", crate::PROGRAM,
            ),
            Self::Format { found } => sentence!(language;
                "found counts in the format “{found}”, expected “{}”: weft and {} are of different versions",
                "gefunden: Zahlen im Format „{found}“; erwartet: „{}“: weft und {} sind verschiedene Versionen",
                crate::FORMAT,
                crate::PROGRAM,
            ),
            Self::Table { .. }
            | Self::NoColumn { .. }
            | Self::Type { .. }
            | Self::NoOrder { .. } => self.says_of_table(language),
        }
    }

    fn says_of_table(&self, language: Language) -> String {
        match self {
            Self::Table { found: None, there } => sentence!(language;
                "no table is named: expected table=NAME, one of {}",
                "keine Tabelle genannt; erwartet: table=NAME, eine von {}",
                listed(there),
            ),
            Self::Table {
                found: Some(found),
                there,
            } => sentence!(language;
                "found no table “{found}”, expected one of {}",
                "gefunden: keine Tabelle „{found}“; erwartet: eine von {}",
                listed(there),
            ),
            Self::NoColumn {
                column,
                found: None,
                there,
            } => sentence!(language;
                "no column looks like {}: expected {}=NAME, one of {}",
                "keine Spalte sieht nach {} aus; erwartet: {}=NAME, eine von {}",
                column.name(), column.name(), listed(there),
            ),
            Self::NoColumn {
                column,
                found: Some(found),
                there,
            } => sentence!(language;
                "{}: found no column “{found}”, expected one of {}",
                "{}: gefunden: keine Spalte „{found}“; erwartet: eine von {}",
                column.name(), listed(there),
            ),
            Self::Type { column, found } => sentence!(language;
                "column “{column}”: found the type {found}, expected times (a timestamp, a date, or text in ISO 8601)",
                "Spalte „{column}“: gefunden: der Typ {found}; erwartet: Zeiten (Zeitstempel, Datum oder Text nach ISO 8601)",
            ),
            Self::NoOrder { table } => sentence!(language;
                "the rows of “{table}” have no order of their own: expected position=COLUMN, by which events of the same time are ordered",
                "die Zeilen von „{table}“ haben keine eigene Reihenfolge; erwartet: position=SPALTE, nach der gleichzeitige Ereignisse geordnet werden",
            ),
            Self::Address { .. }
            | Self::Option { .. }
            | Self::Connection { .. }
            | Self::Refused { .. }
            | Self::TooMany { .. }
            | Self::Unequal { .. }
            | Self::NoProgram
            | Self::Program { .. }
            | Self::Format { .. } => self.says(language),
        }
    }
}

/// A few names; how many more there are.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 20;
    if names.is_empty() {
        return "–".to_owned();
    }
    let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    let shown = shown.join(", ");
    match names.len().checked_sub(SHOWN) {
        None | Some(0) => shown,
        Some(more) => format!("{shown} … (+{more})"),
    }
}
