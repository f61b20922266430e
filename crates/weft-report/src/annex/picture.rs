//! The one swimlane drawing of a document: the core's layout and scene, with what the audit says of it.

use weft_core::Audit;
use weft_core::layout::scene::{Scene, Visits, scene, scene_pair};
use weft_core::layout::{Layout, Options, Pair, layout, layout_pair};
use weft_core::measure::Measures;
use weft_core::workflow::{Document, StepId};

use crate::drawing;
use crate::view::View;

/// A scene, and where its versions stand in it.
#[derive(Debug)]
pub(super) struct Picture {
    /// What is drawn.
    pub(super) scene: Scene,
    /// The baseline, then the redesign, each with the height at which it begins.
    pub(super) versions: Vec<(f64, Layout)>,
}

/// Draws the audited document, or a copy of it with shorter names; `alone` is how large a version is
/// drawn that is compared with nothing.
pub(super) fn of(audit: &Audit, view: &View<'_>, document: &Document, alone: Options) -> Picture {
    let alone = alone.in_language(view.language);
    let before = visits(&audit.measures.baseline);
    let chosen = view.redesign.and_then(|at| document.redesigns.get(at));
    let (Some(redesign), Some(measures)) = (chosen, &audit.measures.redesign) else {
        let workflow = &document.baseline;
        let one = layout(workflow, &document.roles, &alone);
        return Picture {
            scene: scene(workflow, &document.roles, &one, &alone, &before),
            versions: vec![(0.0, one)],
        };
    };
    let matches: Vec<(StepId, StepId)> = audit
        .matches
        .iter()
        .map(|one| (one.baseline.clone(), one.redesign.clone()))
        .collect();
    let ghosts = ghosts(view);
    let waived: Vec<StepId> = drawing::waived(audit).into_iter().cloned().collect();
    let pair = Pair {
        baseline: &document.baseline,
        redesign: &redesign.workflow,
        matches: &matches,
        ghosts: &ghosts,
        waived: &waived,
    };
    let options = Options::print().in_language(view.language);
    let both = layout_pair(&pair, &document.roles, &options);
    let visits = (&before, &visits(measures));
    let scene = scene_pair(&pair, &document.roles, &both, &options, visits);
    // Above each version stands its name, as high above the one as above the other.
    let title = (scene.height - both.baseline.height - both.redesign.height) / 2.0;
    let below = scene.height - both.redesign.height;
    Picture {
        scene,
        versions: vec![(title, both.baseline), (below, both.redesign)],
    }
}

fn visits(measures: &Measures) -> Visits {
    let visits = measures.visits.iter();
    visits
        .map(|(step, visits)| (step.clone(), *visits))
        .collect()
}

/// The steps of the baseline whose contact was stripped out.
fn ghosts(view: &View<'_>) -> Vec<StepId> {
    let steps = view.before.steps.iter().enumerate();
    steps
        .filter(|(at, _)| view.lost(*at))
        .map(|(_, step)| step.id.clone())
        .collect()
}
