//! Where a way goes, in words.

use crate::Language;
use crate::edit::{Anchors, Spot};
use crate::language::sentence;
use crate::workflow::{Step, StepId, Workflow};

/// What is needed to say where something goes.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) redesign: &'a Workflow,
    pub(super) anchors: &'a Anchors<'a>,
}

/// Where a way to give a contact back goes, and why there.
pub(super) fn goes(scene: Scene<'_>, lost: &Step, spot: &Spot, language: Language) -> String {
    let name = |id: &StepId| {
        let step = scene.redesign.step(id);
        let name = step.map_or(id.as_str(), |step| step.name.as_str());
        language.quoted(name.to_owned())
    };
    let was = language.quoted(&lost.name);
    match spot {
        Spot::First => sentence!(
            language;
            "It goes before everything else, as {} did.",
            "Es steht vor allem anderen, wie zuvor {}.",
            was,
        ),
        Spot::After(id) if scene.anchors.image(&lost.id) == Some(id) => sentence!(
            language;
            "It goes after {}, which stands where {} was.",
            "Es steht nach {}, dort, wo {} war.",
            name(id),
            was,
        ),
        Spot::After(id) => sentence!(
            language;
            "It goes after {}, which stands for what came before {}.",
            "Es steht nach {}, das für den Schritt vor {} steht.",
            name(id),
            was,
        ),
        Spot::Before(id) => sentence!(
            language;
            "It goes before {}, which fixes the outcome.",
            "Es steht vor {}, wo sich das Ergebnis entscheidet.",
            name(id),
        ),
        Spot::At(id) => sentence!(
            language;
            "It changes {}, which a machine does now.",
            "Es ändert {}, was jetzt eine Maschine tut.",
            name(id),
        ),
    }
}
