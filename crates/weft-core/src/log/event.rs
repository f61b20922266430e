//! One event of a log, as the counts need it.

/// What an event says about its activity (the standard lifecycle of XES, IEEE 1849).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lifecycle {
    /// Work is done: the event that counts in directly-follows. Also what a log without lifecycles means.
    #[default]
    Complete,
    /// Work begins: with its completion it gives minutes.
    Start,
    /// Anything else that happens to an activity: scheduled, assigned, suspended, resumed, skipped …
    Other,
}

impl Lifecycle {
    /// The transitions that are [`Other`](Self::Other), in small letters.
    pub const OTHER: [&str; 10] = [
        "schedule",
        "assign",
        "reassign",
        "suspend",
        "resume",
        "autoskip",
        "manualskip",
        "withdraw",
        "ate_abort",
        "pi_abort",
    ];

    /// The transition that a log names; words outside the standard (statuses of ticket systems) are
    /// something done.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let is = |other: &&str| word.eq_ignore_ascii_case(other);
        if word.eq_ignore_ascii_case("start") {
            Self::Start
        } else if Self::OTHER.iter().any(is) {
            Self::Other
        } else {
            Self::Complete
        }
    }
}

/// One event; its case is said by whoever hands it over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Event {
    /// The activity, by its number in the [`Vocabulary`](super::Vocabulary).
    pub activity: u32,
    /// Who did it, by its number; none where the log does not say.
    pub resource: Option<u32>,
    /// The role of who did it, by its number; none where the log has no such attribute.
    pub role: Option<u32>,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: Option<i64>,
    /// When its work began, where one event says both.
    pub began: Option<i64>,
    /// What happened to the activity.
    pub lifecycle: Lifecycle,
}
