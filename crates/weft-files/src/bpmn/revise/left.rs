//! What of a version is not in its file, by what the file says once it is written.

use std::collections::BTreeMap;
use std::fmt;

use weft_core::workflow::{Step, StepId, Workflow};
use weft_core::{Document, Said, said, sentence};

use crate::Place;
use crate::note::Note;

/// What a version says and the file does not.
pub(super) fn left_out(
    file: &Document,
    before: &Document,
    document: &Document,
    version: &Workflow,
) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |name: &dyn fmt::Display, says: &Said| {
        let says = Said::of(
            |language| sentence!(language; "“{name}” {}", "„{name}“ {}", says.says(language)),
        );
        notes.push(Note::said(Place::Whole, &says));
    };
    // A model without a title is called after its file.
    if !file.title.is_empty() && file.title != document.title {
        note(
            &document.title,
            &said!(
                "is not the title of the model, which stays as it was",
                "ist nicht der Titel des Modells, der bleibt, wie er war"
            ),
        );
    }
    for role in &file.roles {
        match document.role(&role.name) {
            Some(new) if new != role => note(
                &role.name,
                &said!(
                    "has no lane in the model; what is said about this role is left out",
                    "hat keine Bahn im Modell; was über diese Rolle gesagt ist, bleibt weg"
                ),
            ),
            Some(_) => {}
            None => note(
                &role.name,
                &said!(
                    "is a lane or pool of the model and stays there",
                    "ist eine Bahn oder ein Pool des Modells und bleibt dort"
                ),
            ),
        }
    }
    if file.baseline.messages != version.messages {
        note(
            &document.title,
            &said!(
                "has other messages than the model, whose messages stay as they were",
                "hat andere Nachrichten als das Modell, dessen Nachrichten bleiben, wie sie waren"
            ),
        );
    }
    if file.baseline.free_notes != version.free_notes {
        let says = said!(
            "has other notes than the model, whose notes stay as they were",
            "hat andere Notizen als das Modell, dessen Notizen bleiben, wie sie waren"
        );
        note(&document.title, &says);
    }
    let in_file: BTreeMap<&StepId, &Step> = file
        .baseline
        .steps
        .iter()
        .map(|step| (&step.id, step))
        .collect();
    let known: BTreeMap<&StepId, ()> = before
        .baseline
        .steps
        .iter()
        .map(|step| (&step.id, ()))
        .collect();
    let is_same = |old: &Step, step: &Step| {
        // Where a new step stands is said by the file only.
        let is_new = !known.contains_key(&step.id);
        let old = Step {
            origin: if is_new {
                step.origin.clone()
            } else {
                old.origin.clone()
            },
            ..old.clone()
        };
        old == *step
    };
    for step in &version.steps {
        match in_file.get(&step.id) {
            None => note(
                &step.id,
                &said!(
                    "is not drawn in the model, and so left out",
                    "ist im Modell nicht gezeichnet und bleibt deshalb weg"
                ),
            ),
            Some(old) if !is_same(old, step) => {
                let what = if old.next == step.next {
                    said!(
                        "differs in what the model cannot say in its place, which stays as it was",
                        "weicht in dem ab, was das Modell an dieser Stelle nicht sagen kann; dort bleibt es, wie es war"
                    )
                } else {
                    said!(
                        "leads elsewhere than it is drawn in the model, which stays as it was",
                        "führt anderswohin, als im Modell gezeichnet ist, das bleibt, wie es war"
                    )
                };
                note(&step.id, &what);
            }
            Some(_) => {}
        }
    }
    let kept: BTreeMap<&StepId, ()> = version.steps.iter().map(|step| (&step.id, ())).collect();
    for id in in_file.keys().filter(|id| !kept.contains_key(**id)) {
        note(
            *id,
            &said!(
                "is drawn in the model and stays there",
                "ist im Modell gezeichnet und bleibt dort"
            ),
        );
    }
    notes
}
