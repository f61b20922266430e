//! What a flowchart of text cannot show.

use weft_core::workflow::{PlanWishes, Split, Step, Workflow};
use weft_core::{Document, Said, said, sentence};

use super::sketch;
use crate::Place;
use crate::note::Note;

/// What a flowchart does not show of a document: it stands in comments that only Weft reads.
#[must_use]
pub fn diagram_losses(document: &Document) -> Vec<Note> {
    let workflows = || {
        let redesigns = document.redesigns.iter().map(|redesign| &redesign.workflow);
        std::iter::once(&document.baseline).chain(redesigns)
    };
    let in_any = |is_said: fn(&Workflow) -> bool| workflows().any(is_said);
    let at_any = |is_said: fn(&Step) -> bool| workflows().flat_map(|one| &one.steps).any(is_said);
    let losses = [
        (
            !document.case.is_empty() || document.cases_per_week.is_some(),
            said!(
                "the case and how many there are in a week",
                "den Fall und wie viele es in der Woche sind"
            ),
        ),
        (
            !document.roles.is_empty(),
            said!(
                "what is said about roles beside their names",
                "was über Rollen außer ihren Namen gesagt ist"
            ),
        ),
        (
            !document.waivers.is_empty() || document.plan != PlanWishes::default(),
            said!(
                "waivers and what is wished of the plan",
                "was losgelassen wurde und was vom Plan gewünscht ist"
            ),
        ),
        (
            at_any(|step| step.roles.len() > 1),
            said!(
                "who takes part beside who performs",
                "wer außer dem Ausführenden beteiligt ist"
            ),
        ),
        (
            at_any(|step| {
                step.minutes.is_some() || step.mode.is_some() || !step.purposes.is_empty()
            }),
            said!("minutes, modes and purposes", "Minuten, Arten und Zwecke"),
        ),
        (
            at_any(|step| !step.replaces.is_empty()) || in_any(|one| !one.matching.is_empty()),
            said!(
                "which step replaces which",
                "welcher Schritt welchen ersetzt"
            ),
        ),
        (
            at_any(|step| step.split != Split::One),
            said!(
                "whether every way is taken or one",
                "ob jeder Weg gegangen wird oder einer"
            ),
        ),
        (
            at_any(|step| step.notes.is_some()) || in_any(|one| !one.free_notes.is_empty()),
            said!("notes", "Notizen"),
        ),
        (
            in_any(|one| !one.messages.is_empty()),
            said!("messages between pools", "Nachrichten zwischen Pools"),
        ),
        (
            at_any(is_detailed),
            said!(
                "goal, agency, outcome and the other details of steps",
                "Ziel, Spielraum, Ausgang und die anderen Einzelheiten von Schritten"
            ),
        ),
        (
            in_any(has_loose_ends),
            said!(
                "hand-offs that lead to no step",
                "Übergänge, die zu keinem Schritt führen"
            ),
        ),
    ];
    let lost = losses.into_iter().filter(|(is_lost, _)| *is_lost);
    lost.map(|(_, what)| {
        let says = Said::of(|language| {
            sentence!(language;
                "a flowchart does not show {}; it stands in comments that only Weft reads",
                "ein Flussdiagramm zeigt nicht: {}; es steht in Kommentaren, die nur Weft liest",
                what.says(language),
            )
        });
        Note::said(Place::Whole, &says)
    })
    .collect()
}

fn is_detailed(step: &Step) -> bool {
    step.goal.is_some()
        || step.agency.is_some()
        || step.outcome.is_some()
        || step.reader.is_some()
        || step.help_path.is_some()
        || step.choice
        || step.machine_retry
        || step.point_of_no_return
        || step.position.is_some()
        || step.origin.is_some()
        || !step.extra.is_empty()
}

fn has_loose_ends(workflow: &Workflow) -> bool {
    let ids = workflow.steps.iter().map(|step| (&step.id, "")).collect();
    let is_loose = |step: &Step| {
        !step.next.is_empty() && sketch::arrows(step, &ids, "").len() < step.next.len()
    };
    workflow.steps.iter().any(is_loose)
}
