//! How much of people's time rests on minutes that nobody gave.

use weft_core::workflow::Tag;
use weft_core::{Language, sentence, words};

use crate::view::{Seen, View};

/// Of the steps that take people's time, those whose minutes are defaults of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Defaults {
    /// Steps that take people's time, in all versions.
    steps: usize,
    /// Those of them with minutes that nobody gave.
    filled: usize,
    /// Person-minutes per case of all of them.
    minutes: f64,
    /// Person-minutes per case that rest on defaults.
    of_defaults: f64,
}

impl Defaults {
    pub(super) fn of(view: &View<'_>) -> Self {
        let steps = view.versions().flat_map(|version| &version.steps);
        let mut counted = Self::default();
        // A machine's minutes are nobody's time (audit.md 4.7, `personMinutes`).
        for step in steps.filter(|step| step.tag != Some(Tag::AiAutomated)) {
            let minutes = step.minutes * step.visits * f64::from(step.heads);
            counted.steps += 1;
            counted.minutes += minutes;
            if is_default(step) {
                counted.filled += 1;
                counted.of_defaults += minutes;
            }
        }
        counted
    }

    /// Whether some of people's time rests on defaults.
    pub(super) fn are_there(self) -> bool {
        self.filled > 0 && self.of_defaults > 0.0
    }

    /// Whether all of it does.
    pub(super) fn are_all(self) -> bool {
        self.are_there() && self.filled == self.steps
    }

    /// How many minutes are defaults, and what that means for the numbers; nothing where none matters.
    pub(super) fn says(self, language: Language) -> String {
        if !self.are_there() {
            return String::new();
        }
        let (steps, filled) = (self.steps, self.filled);
        if self.are_all() {
            return sentence!(language;
                " None of the {steps} steps that people do has minutes of its own, so defaults stand for them: hours and minutes in this report say how often steps happen, not how long they take.",
                " Keiner der {steps} Schritte, die Menschen tun, hat eigene Minuten; dort gelten Vorgaben: Stunden und Minuten in diesem Bericht sagen, wie oft Schritte vorkommen, nicht wie lange sie dauern.",
            );
        }
        let share = language.percent(self.of_defaults / self.minutes);
        if filled == 1 {
            return sentence!(language;
                " One of the {steps} steps that people do has no minutes of its own, so a default stands for it; {share} of people’s time in this report rests on that, and hours and minutes are rough.",
                " Einer der {steps} Schritte, die Menschen tun, hat keine eigenen Minuten; dort gilt eine Vorgabe. Auf ihr beruhen {share} der Arbeitszeit in diesem Bericht, Stunden und Minuten sind also grob.",
            );
        }
        let filled = words::capital(&language.count(filled));
        sentence!(language;
            " {filled} of the {steps} steps that people do have no minutes of their own, so defaults stand for them; {share} of people’s time in this report rests on these, and hours and minutes are rough.",
            " {filled} der {steps} Schritte, die Menschen tun, haben keine eigenen Minuten; dort gelten Vorgaben. Auf ihnen beruhen {share} der Arbeitszeit in diesem Bericht, Stunden und Minuten sind also grob.",
        )
    }
}

/// Whether a step's minutes are those of the settings.
fn is_default(step: &Seen) -> bool {
    step.assumed.contains("minutes") || step.suggested.contains("minutes")
}
