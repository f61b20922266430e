//! The columns of a sheet and the words by which their headers are known.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Id,
    Step,
    Roles,
    /// Further participants beside the performer.
    With,
    Tag,
    Minutes,
    Purposes,
    Mode,
    Next,
    Replaces,
    Variant,
    Goal,
    Notes,
    Kind,
    Split,
}

/// Every column with its header, then the synonyms that people use, in English and German.
pub(super) const COLUMNS: [(Column, &[&str]); 15] = [
    (
        Column::Id,
        &["id", "nr", "no", "number", "key", "step id", "nummer"],
    ),
    (
        Column::Step,
        &[
            "step",
            "activity",
            "task",
            "name",
            "action",
            "step name",
            "what",
            "schritt",
            "aktivität",
            "tätigkeit",
            "aufgabe",
        ],
    ),
    (
        Column::Roles,
        &[
            "roles",
            "role",
            "who",
            "owner",
            "performer",
            "actor",
            "responsible",
            "people",
            "wer",
            "rolle",
            "rollen",
        ],
    ),
    (
        Column::With,
        &[
            "with",
            "with whom",
            "participants",
            "others",
            "mit",
            "mit wem",
        ],
    ),
    (Column::Tag, &["tag", "done by"]),
    (
        Column::Minutes,
        &[
            "minutes",
            "duration",
            "time",
            "min",
            "mins",
            "duration min",
            "time min",
            "duration minutes",
            "time minutes",
            "minuten",
            "dauer",
            "zeit",
            "dauer min",
            "dauer in minuten",
        ],
    ),
    (
        Column::Purposes,
        &[
            "purposes", "purpose", "why", "what for", "zweck", "zwecke", "wozu",
        ],
    ),
    (Column::Mode, &["mode", "channel"]),
    (
        Column::Next,
        &[
            "next",
            "next step",
            "next steps",
            "then",
            "successor",
            "successors",
            "danach",
            "nächster schritt",
        ],
    ),
    (
        Column::Replaces,
        &["replaces", "replaces step", "baseline step", "ersetzt"],
    ),
    (
        Column::Variant,
        &["variant", "version", "variante", "fassung"],
    ),
    (Column::Goal, &["goal", "ziel"]),
    (
        Column::Notes,
        &[
            "notes",
            "note",
            "comment",
            "comments",
            "remark",
            "remarks",
            "bemerkung",
            "notiz",
            "notizen",
        ],
    ),
    (Column::Kind, &["kind"]),
    (Column::Split, &["split"]),
];

impl Column {
    /// The column that a header names, without regard to case and punctuation.
    pub(super) fn of(header: &str) -> Option<Self> {
        let words: Vec<String> = header
            .to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let header = words.join(" ");
        COLUMNS
            .iter()
            .find(|(_, names)| names.contains(&header.as_str()))
            .map(|(column, _)| *column)
    }

    /// The header that this program writes.
    pub(super) fn header(self) -> &'static str {
        COLUMNS
            .iter()
            .find(|(column, _)| *column == self)
            .and_then(|(_, names)| names.first().copied())
            .unwrap_or_default()
    }
}
