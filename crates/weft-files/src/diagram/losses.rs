//! What a flowchart of text cannot show.

use weft_core::Document;
use weft_core::workflow::{PlanWishes, Split, Step, Workflow};

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
            "the case and how many there are in a week",
        ),
        (
            !document.roles.is_empty(),
            "what is said about roles beside their names",
        ),
        (
            !document.waivers.is_empty() || document.plan != PlanWishes::default(),
            "waivers and what is wished of the plan",
        ),
        (
            at_any(|step| step.roles.len() > 1),
            "who takes part beside who performs",
        ),
        (
            at_any(|step| {
                step.minutes.is_some() || step.mode.is_some() || !step.purposes.is_empty()
            }),
            "minutes, modes and purposes",
        ),
        (
            at_any(|step| !step.replaces.is_empty()) || in_any(|one| !one.matching.is_empty()),
            "which step replaces which",
        ),
        (
            at_any(|step| step.split != Split::One),
            "whether every way is taken or one",
        ),
        (
            at_any(|step| step.notes.is_some()) || in_any(|one| !one.free_notes.is_empty()),
            "notes",
        ),
        (
            in_any(|one| !one.messages.is_empty()),
            "messages between pools",
        ),
        (
            at_any(is_detailed),
            "goal, agency, outcome and the other details of steps",
        ),
        (in_any(has_loose_ends), "hand-offs that lead to no step"),
    ];
    let lost = losses.into_iter().filter(|(is_lost, _)| *is_lost);
    lost.map(|(_, what)| {
        let says =
            format!("a flowchart does not show {what}; it stands in comments that only Weft reads");
        Note::new(Place::Whole, says)
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
