//! What a log has that no count holds.

use super::tags::shown;
use crate::Place;
use crate::log::time::Moment;
use crate::note::Note;

/// Counts of what was left out or taken otherwise, and one example of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// Traces without events.
    pub(super) empty: u64,
    /// Events that belong to no trace.
    pub(super) outside: u64,
    /// Attributes that an event has a second time.
    pub(super) twice: u64,
    strange: u64,
    strange_name: Option<String>,
    without_zone: u64,
    no_time: u64,
    no_time_text: Option<String>,
}

impl Seen {
    /// An element that XES does not know, or not here.
    pub(super) fn strange(&mut self, name: &[u8]) {
        self.strange += 1;
        self.strange_name.get_or_insert_with(|| shown(name));
    }

    /// The time that a text says, counted where it says none or no zone.
    pub(super) fn time(&mut self, text: &[u8], moment: Option<Moment>) -> Option<i64> {
        match moment {
            Some(moment) => {
                self.without_zone += u64::from(!moment.has_zone);
                Some(moment.at)
            }
            None => {
                self.no_time += 1;
                self.no_time_text.get_or_insert_with(|| shown(text));
                None
            }
        }
    }

    /// Adds what a later part of the log has.
    pub(super) fn merge(&mut self, later: Self) {
        self.empty += later.empty;
        self.outside += later.outside;
        self.twice += later.twice;
        self.strange += later.strange;
        self.without_zone += later.without_zone;
        self.no_time += later.no_time;
        let name = self.strange_name.take();
        self.strange_name = name.or(later.strange_name);
        let text = self.no_time_text.take();
        self.no_time_text = text.or(later.no_time_text);
    }

    /// The same in words.
    pub(super) fn notes(&self) -> Vec<Note> {
        let mut says = Vec::new();
        let counted = |count: u64, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        };
        if self.empty > 0 {
            let traces = counted(self.empty, "trace has", "traces have");
            says.push(format!("{traces} no events and counted as no case"));
        }
        if self.outside > 0 {
            let events = counted(self.outside, "event belongs", "events belong");
            says.push(format!(
                "{events} to no trace and counted as having no case"
            ));
        }
        if self.twice > 0 {
            let attributes = counted(self.twice, "attribute stands", "attributes stand");
            says.push(format!(
                "{attributes} twice in the same event; the last one counts"
            ));
        }
        if self.strange > 0 {
            let elements = counted(self.strange, "element is", "elements are");
            let name = self.strange_name.as_deref().unwrap_or_default();
            says.push(format!(
                "{elements} unknown to XES or misplaced and left out, the first is <{name}>"
            ));
        }
        if self.no_time > 0 {
            let times = counted(self.no_time, "time", "times");
            let text = self.no_time_text.as_deref().unwrap_or_default();
            says.push(format!(
                "{times} could not be read and count as missing, the first is “{text}”"
            ));
        }
        if self.without_zone > 0 {
            let times = counted(self.without_zone, "time names", "times name");
            says.push(format!("{times} no time zone; UTC is assumed"));
        }
        let note = |says| Note::new(Place::Whole, says);
        says.into_iter().map(note).collect()
    }
}
