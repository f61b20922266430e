//! What a log has that no count holds.

use weft_core::{Language, Said, sentence};

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
        let mut notes = Vec::new();
        let mut say =
            |count: u64, [one, many]: [&str; 2], [eins, viele]: [&str; 2], rest: Rest<'_>| {
                if count > 0 {
                    notes.push(Note::said(
                        Place::Whole,
                        &Said::of(|l| {
                            let head = if count == 1 {
                                l.pick(one, eins)
                            } else {
                                l.pick(many, viele)
                            };
                            format!("{count} {head}{}", rest(l))
                        }),
                    ));
                }
            };
        say(
            self.empty,
            ["trace has", "traces have"],
            ["Spur hat", "Spuren haben"],
            &|l| {
                l.pick(
                    " no events and counted as no case",
                    " keine Ereignisse und zählt nicht als Fall",
                )
                .to_owned()
            },
        );
        say(
            self.outside,
            ["event belongs", "events belong"],
            ["Ereignis gehört", "Ereignisse gehören"],
            &|l| {
                l.pick(
                    " to no trace and counted as having no case",
                    " zu keiner Spur und zählt als ohne Fall",
                )
                .to_owned()
            },
        );
        say(
            self.twice,
            ["attribute stands", "attributes stand"],
            ["Attribut steht", "Attribute stehen"],
            &|l| {
                l.pick(
                    " twice in the same event; the last one counts",
                    " zweimal im selben Ereignis; das letzte zählt",
                )
                .to_owned()
            },
        );
        let name = self.strange_name.as_deref().unwrap_or_default();
        say(
            self.strange,
            ["element is", "elements are"],
            ["Element ist", "Elemente sind"],
            &|l| {
                sentence!(l;
                " unknown to XES or misplaced and left out, the first is <{name}>",
                " in XES unbekannt oder am falschen Ort und bleibt weg, zuerst <{name}>")
            },
        );
        let text = self.no_time_text.as_deref().unwrap_or_default();
        say(
            self.no_time,
            ["time", "times"],
            ["Zeit ist", "Zeiten sind"],
            &|l| {
                sentence!(l;
                " could not be read and count as missing, the first is “{text}”",
                " nicht lesbar und zählt als fehlend, zuerst „{text}“")
            },
        );
        say(
            self.without_zone,
            ["time names", "times name"],
            ["Zeit nennt", "Zeiten nennen"],
            &|l| {
                l.pick(
                    " no time zone; UTC is assumed",
                    " keine Zeitzone; angenommen ist UTC",
                )
                .to_owned()
            },
        );
        notes
    }
}

/// What a note says after its count.
type Rest<'r> = &'r dyn Fn(Language) -> String;
