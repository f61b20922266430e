//! What of a document an event log counted.

use weft_core::workflow::Workflow;
use weft_core::{Audit, Language, sentence};

use super::defaults::Defaults;
use crate::view::View;

/// Of one version, how much of it a log has.
struct Seen {
    /// Steps in which somebody or something works.
    steps: usize,
    /// Those of them that a log counted.
    counted: usize,
    /// The cases of that log.
    cases: u64,
}

impl Seen {
    fn of(workflow: &Workflow) -> Self {
        let work = || workflow.steps.iter().filter(|step| step.is_work());
        let origins = work().filter_map(|step| step.origin.as_deref());
        let counted: Vec<u64> = origins
            .filter_map(|origin| origin.counted.map(|one| one.cases))
            .collect();
        Self {
            steps: work().count(),
            counted: counted.len(),
            cases: counted.into_iter().max().unwrap_or_default(),
        }
    }

    fn is_whole(&self) -> bool {
        self.counted > 0 && self.counted == self.steps
    }

    fn says(&self, language: Language) -> String {
        let (steps, counted) = (self.steps, self.counted);
        let cases = language.digits(self.cases);
        match (counted, self.is_whole()) {
            (0, _) => language
                .pick("typed in or imported", "eingetragen oder importiert")
                .to_owned(),
            (_, true) => sentence!(language;
                "counted in an event log of {cases} cases",
                "in einem Ereignisprotokoll mit {cases} Fällen gezählt"),
            _ => sentence!(language;
                "{counted} of {steps} steps counted in an event log of {cases} cases, the others typed in or imported",
                "{counted} von {steps} Schritten in einem Ereignisprotokoll mit {cases} Fällen gezählt, die anderen eingetragen oder importiert"),
        }
    }
}

fn versions(view: &View<'_>) -> (Seen, Option<Seen>) {
    let redesigns = &view.document.redesigns;
    let redesign = view.redesign.and_then(|at| redesigns.get(at));
    (
        Seen::of(&view.document.baseline),
        redesign.map(|one| Seen::of(&one.workflow)),
    )
}

/// Whether an event log drew all of both versions.
pub(crate) fn is_mined(view: &View<'_>) -> bool {
    let (before, after) = versions(view);
    before.is_whole() && after.is_some_and(|after| after.is_whole())
}

/// What a reader of the first page must know of numbers that a log counted; nothing of others.
pub(crate) fn no_talk(view: &View<'_>) -> &'static str {
    if !shows_log(view) {
        return "";
    }
    view.language.pick(
        " Steps and shares come from an event log, which does not show where people talk to each other.",
        " Schritte und Anteile stammen aus einem Ereignisprotokoll, das nicht zeigt, wo Menschen miteinander sprechen.",
    )
}

/// Whether an event log counted some step of some version.
pub(crate) fn shows_log(view: &View<'_>) -> bool {
    let (before, after) = versions(view);
    before.counted > 0 || after.is_some_and(|after| after.counted > 0)
}

/// How many minutes are defaults, as a reader of the first page must know; nothing where none is.
pub(crate) fn default_minutes(view: &View<'_>) -> String {
    Defaults::of(view).says(view.language)
}

/// Where minutes and shares come from, and what a log cannot say.
pub(super) fn says(audit: &Audit, view: &View<'_>) -> Vec<String> {
    let language = view.language;
    let (before, after) = versions(view);
    let defaults = Defaults::of(view);
    if !shows_log(view) {
        return vec![typed(audit, defaults, language).to_owned()];
    }
    let before = before.says(language);
    let counted = match after {
        None => before,
        Some(after) => {
            let after = after.says(language);
            sentence!(language;
                "before, {before}; in the redesign, {after}",
                "vorher {before}; im Neuentwurf {after}")
        }
    };
    let source = if defaults.are_all() {
        sentence!(language;
            "Shares: {counted}. Minutes are defaults of the settings; nobody measured them.",
            "Anteile: {counted}. Minuten sind Vorgaben der Einstellungen, nicht gemessen.")
    } else {
        sentence!(language;
            "Shares, and minutes where there are any: {counted}.",
            "Anteile, und Minuten, wo es welche gibt: {counted}.")
    };
    let silent = language.pick(
        "A log says who did what and when, not where people talked to each other: contact is counted here only where somebody marked it or the name of a step says it.",
        "Ein Protokoll sagt, wer wann was getan hat, nicht, wo Menschen miteinander gesprochen haben: Kontakt zählt hier nur, wo ihn jemand eingetragen hat oder der Name eines Schrittes ihn nennt.",
    );
    vec![source, silent.to_owned()]
}

/// Where the numbers of a drawing come from.
fn typed(audit: &Audit, defaults: Defaults, language: Language) -> &'static str {
    let shared = audit
        .assumptions
        .iter()
        .any(|one| one.field == "probability");
    match (defaults.are_all(), defaults.are_there() || shared) {
        (true, _) => language.pick(
            "Nothing here was measured: minutes are defaults of the settings, and shares were typed in, imported or shared out equally.",
            "Gemessen wurde hier nichts: Minuten sind Vorgaben der Einstellungen, Anteile eingetragen, importiert oder gleich verteilt.",
        ),
        (false, true) => language.pick(
            "Minutes and shares were typed in, imported or, where they were missing, filled in; they were not measured.",
            "Minuten und Anteile wurden eingetragen, importiert oder, wo sie fehlten, ergänzt; gemessen wurden sie nicht.",
        ),
        (false, false) => language.pick(
            "Minutes and shares were typed in or imported; they were not measured.",
            "Minuten und Anteile wurden eingetragen oder importiert; gemessen wurden sie nicht.",
        ),
    }
}
