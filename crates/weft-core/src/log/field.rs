//! What a column of a log can hold, and what the usual tools call it.

use serde::Serialize;

/// What a column of a log can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogField {
    /// What the events of one case have in common.
    Case,
    /// What was done.
    Activity,
    /// When it was done.
    Timestamp,
    /// When it was begun.
    Start,
    /// Who did it.
    Resource,
    /// The role of who did it.
    Role,
    /// Whether the event is a start, a completion, or something else.
    Lifecycle,
    /// What orders events of the same time.
    Position,
}

impl LogField {
    /// The fields of a file, whose rows have an order of their own.
    pub const ALL: [Self; 7] = [
        Self::Case,
        Self::Activity,
        Self::Timestamp,
        Self::Start,
        Self::Resource,
        Self::Role,
        Self::Lifecycle,
    ];

    /// The fields of a table without an order of its rows, as databases have them.
    pub const UNORDERED: [Self; 8] = [
        Self::Case,
        Self::Activity,
        Self::Timestamp,
        Self::Start,
        Self::Resource,
        Self::Role,
        Self::Lifecycle,
        Self::Position,
    ];

    /// Its name in a mapping, an address or an argument: `case`, `activity` …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Activity => "activity",
            Self::Timestamp => "timestamp",
            Self::Start => "start",
            Self::Resource => "resource",
            Self::Role => "role",
            Self::Lifecycle => "lifecycle",
            Self::Position => "position",
        }
    }

    /// What it is called in German sentences.
    #[must_use]
    pub fn german(self) -> &'static str {
        match self {
            Self::Case => "Fall",
            Self::Activity => "Aktivität",
            Self::Timestamp => "Zeitpunkt",
            Self::Start => "Beginn",
            Self::Resource => "Person",
            Self::Role => "Rolle",
            Self::Lifecycle => "Zustand",
            Self::Position => "Reihenfolge",
        }
    }

    /// The field with this name.
    #[must_use]
    pub fn called(name: &str) -> Option<Self> {
        Self::UNORDERED
            .into_iter()
            .find(|field| field.name() == name)
    }

    /// How surely a header says that its column holds this, 0 the surest; none where it does not say so.
    #[must_use]
    pub fn rank(self, header: &str) -> Option<usize> {
        let header = words(header);
        self.headers().iter().position(|known| *known == header)
    }

    /// Headers that say so, the surest first: lower-case words.
    fn headers(self) -> &'static [&'static str] {
        match self {
            Self::Case => &[
                "case concept name",
                "case id",
                "caseid",
                "case",
                "case key",
                "case number",
                "case nr",
                "trace id",
                "trace",
                "process instance id",
                "process instance",
                "instance id",
                "ticket id",
                "ticket",
                "vorgangsnummer",
                "vorgangs id",
                "vorgang",
                "fall id",
                "fallnummer",
                "fall",
                "aktenzeichen",
                "order id",
            ],
            Self::Activity => &[
                "concept name",
                "activity",
                "activity name",
                "event name",
                "event",
                "task",
                "task name",
                "action",
                "operation",
                "aktivität",
                "tätigkeit",
                "schritt",
                "ereignis",
                "step",
            ],
            Self::Timestamp => &[
                "time timestamp",
                "complete timestamp",
                "completion timestamp",
                "completion time",
                "completed",
                "end timestamp",
                "end time",
                "endtime",
                "timestamp",
                "event time",
                "end",
                "datetime",
                "date time",
                "time",
                "date",
                "zeitstempel",
                "endzeit",
                "ende",
                "zeitpunkt",
                "datum",
                "zeit",
                "completed at",
                "occurred at",
                "at",
            ],
            Self::Start => &[
                "start timestamp",
                "time start",
                "start time",
                "starttime",
                "start",
                "begin time",
                "begin",
                "started",
                "startzeit",
                "beginn",
                "started at",
            ],
            Self::Resource => &[
                "org resource",
                "resource",
                "user",
                "user name",
                "username",
                "user id",
                "employee",
                "performer",
                "originator",
                "assignee",
                "worker",
                "agent",
                "person",
                "bearbeiter",
                "bearbeiterin",
                "mitarbeiter",
                "ressource",
                "benutzer",
                "resource name",
                "who",
            ],
            Self::Role => &[
                "org role",
                "role",
                "org group",
                "group",
                "team",
                "department",
                "rolle",
                "gruppe",
                "abteilung",
            ],
            Self::Lifecycle => &[
                "lifecycle transition",
                "lifecycle",
                "transition",
                "event type",
                "lebenszyklus",
            ],
            Self::Position => &[
                "position",
                "event id",
                "eventid",
                "event index",
                "event number",
                "sequence",
                "seq",
                "line",
                "row",
                "row id",
                "id",
            ],
        }
    }
}

/// Lower-case words of a header, without punctuation: `case:concept:name` is `case concept name`.
fn words(header: &str) -> String {
    let lower = header.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_is_written_as_it_is_looked_for_and_means_one_thing() {
        let all = LogField::UNORDERED.map(LogField::headers).concat();
        for (at, header) in all.iter().enumerate() {
            assert_eq!(words(header), *header, "lower-case words");
            let again = all.iter().skip(at + 1).any(|other| other == header);
            assert!(!again, "{header} stands twice");
        }
    }

    #[test]
    fn the_surest_header_comes_first_however_it_is_written() {
        assert_eq!(LogField::Case.rank("case:concept:name"), Some(0), "of XES");
        assert_eq!(LogField::Case.rank("Case_ID"), Some(1), "with a line");
        assert_eq!(LogField::Case.rank("amount"), None, "something else");
    }
}
