//! Drawings for the window: the core's layout and scene, and where each version stands in it.

use serde::Serialize;
use weft_core::Audit;
use weft_core::audit::Status;
use weft_core::edit::Version;
use weft_core::layout::scene::{Scene, Visits, scene, scene_pair};
use weft_core::layout::{
    Layout, Options, Pair, PairLayout, layout, layout_from, layout_pair, layout_pair_from,
};
use weft_core::measure::Measures;
use weft_core::workflow::{Document, StepId};

/// A scene, and where its versions stand in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// Everything that is drawn.
    pub scene: Scene,
    /// Each version with the height at which it begins.
    pub versions: Vec<Drawn>,
}

/// A version in a drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Drawn {
    /// Which one.
    pub version: Version,
    /// Where it begins.
    pub top: f64,
    /// Where its steps stand, from there.
    pub layout: Layout,
}

/// One version; `previous` is its drawing before the last change, which is kept as far as it goes.
pub(crate) fn of_version(
    document: &Document,
    version: Version,
    previous: Option<&Layout>,
) -> Option<Drawing> {
    let workflow = document.version(version)?;
    let options = Options::drawing();
    let layout = match previous {
        Some(previous) => layout_from(previous, workflow, &document.roles, &options),
        None => layout(workflow, &document.roles, &options),
    };
    let visits = Visits::new();
    Some(Drawing {
        scene: scene(workflow, &document.roles, &layout, &options, &visits),
        versions: vec![Drawn {
            version,
            top: 0.0,
            layout,
        }],
    })
}

/// Baseline above redesign, with what the audit says was stripped out.
pub(crate) fn of_pair(
    audit: &Audit,
    document: &Document,
    redesign: usize,
    previous: Option<&PairLayout>,
) -> Option<Drawing> {
    let after = &document.redesigns.get(redesign)?.workflow;
    let measures = audit.measures.redesign.as_ref()?;
    let matches = audit.matches.iter();
    let matches: Vec<(StepId, StepId)> = matches
        .map(|one| (one.baseline.clone(), one.redesign.clone()))
        .collect();
    let lost = |holds: fn(Status) -> bool| -> Vec<StepId> {
        audit.lost_contacts(holds).cloned().collect()
    };
    let pair = Pair {
        baseline: &document.baseline,
        redesign: after,
        matches: &matches,
        ghosts: &lost(|_| true),
        waived: &lost(|status| status == Status::Waived),
    };
    let options = Options::print();
    let both = match previous {
        Some(previous) => layout_pair_from(previous, &pair, &document.roles, &options),
        None => layout_pair(&pair, &document.roles, &options),
    };
    let before = visits(&audit.measures.baseline);
    let scene = scene_pair(
        &pair,
        &document.roles,
        &both,
        &options,
        (&before, &visits(measures)),
    );
    // Above each version stands its name, as high above the one as above the other.
    let title = (scene.height - both.baseline.height - both.redesign.height) / 2.0;
    let below = scene.height - both.redesign.height;
    let drawn = |version, top, layout| Drawn {
        version,
        top,
        layout,
    };
    Some(Drawing {
        scene,
        versions: vec![
            drawn(Version::Baseline, title, both.baseline),
            drawn(Version::Redesign(redesign), below, both.redesign),
        ],
    })
}

/// The layouts of a drawing of a pair, for the next one to keep.
pub(crate) fn pair_layout(drawing: &Drawing) -> Option<PairLayout> {
    let [baseline, redesign] = drawing.versions.as_slice() else {
        return None;
    };
    Some(PairLayout {
        baseline: baseline.layout.clone(),
        redesign: redesign.layout.clone(),
    })
}

pub(crate) fn visits(measures: &Measures) -> Visits {
    let visits = measures.visits.iter();
    visits
        .map(|(step, visits)| (step.clone(), *visits))
        .collect()
}
