//! Drawings for the window: the core's layout and scene, and where each version stands in it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use weft_core::audit::Status;
use weft_core::edit::Version;
use weft_core::layout::scene::{
    Scene, Suggested, Visits, scene_halves, scene_pair, scene_suggested, weave,
};
use weft_core::layout::{
    Layout, Options, Pair, PairLayout, along_the_flow, gone, layout, layout_from, layout_pair,
    layout_pair_from,
};
use weft_core::matching::align;
use weft_core::measure::Measures;
use weft_core::suggest::{Proposal, Side, Subject, suggest};
use weft_core::workflow::{Document, Role, StepId, Workflow};
use weft_core::{Audit, Language, Settings};

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
    /// Its steps along the flow, by their places in the file.
    pub order: Vec<usize>,
}

/// The place of a version among the drawings.
pub(crate) fn place_of(version: Version) -> usize {
    match version {
        Version::Baseline => 0,
        Version::Redesign(at) => at + 1,
    }
}

/// A version as it was drawn.
#[derive(Debug, Clone)]
pub(crate) struct DrawnVersion {
    pub(crate) drawing: Arc<Drawing>,
    of: Depends,
}

/// Everything that the drawing of a version depends on.
#[derive(Debug, Clone, PartialEq)]
struct Depends {
    workflow: Workflow,
    roles: Vec<Role>,
    suggested: Suggested,
    language: Language,
}

impl DrawnVersion {
    fn layout(&self) -> Option<&Layout> {
        self.drawing.versions.first().map(|drawn| &drawn.layout)
    }
}

/// One version; `previous` is its drawing before the last change, which is kept as far as it goes, and
/// is the answer itself where nothing of it changed.
pub(crate) fn of_version(
    document: &Document,
    version: Version,
    previous: Option<&DrawnVersion>,
    language: Language,
) -> Option<DrawnVersion> {
    let (workflow, roles) = (document.version(version)?, &document.roles);
    let of = Depends {
        workflow: workflow.clone(),
        roles: roles.clone(),
        suggested: suggested(document, version),
        language,
    };
    if let Some(previous) = previous.filter(|one| one.of == of) {
        return Some(previous.clone());
    }
    let options = Options::drawing().in_window().in_language(language);
    let layout = match previous.and_then(DrawnVersion::layout) {
        Some(previous) => layout_from(previous, workflow, roles, &options),
        None => layout(workflow, roles, &options),
    };
    let visits = Visits::new();
    let scene = scene_suggested(workflow, roles, &layout, &options, &visits, &of.suggested);
    let versions = vec![Drawn {
        version,
        top: 0.0,
        order: along_the_flow(workflow),
        layout,
    }];
    Some(DrawnVersion {
        drawing: Arc::new(Drawing { scene, versions }),
        of,
    })
}

/// The tags that are suggested for a version and that nobody has confirmed.
fn suggested(document: &Document, version: Version) -> Suggested {
    let (side, redesign) = match version {
        Version::Baseline => (Side::Baseline, None),
        Version::Redesign(at) => (Side::Redesign, Some(at)),
    };
    let suggestions = suggest(
        document,
        redesign,
        &Settings::default(),
        Language::default(),
    );
    let here = suggestions.into_iter().filter(|one| one.version == side);
    here.filter_map(|one| match (one.subject, one.proposal) {
        (Subject::Step(id), Proposal::Tag(tag)) => Some((id, tag)),
        _ => None,
    })
    .collect()
}

/// How two versions stand to each other on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Arrangement {
    /// Baseline above redesign, in one drawing.
    #[default]
    Stacked,
    /// Two drawings on the same columns.
    Beside,
    /// The redesign, with everything of the baseline that is gone in its place.
    Overlaid,
}

/// A pair, drawn, and the layout that the next drawing of it keeps.
#[derive(Debug, Clone)]
pub(crate) struct DrawnPair {
    /// Both versions; the baseline alone where they stand beside each other; else the redesign.
    pub(crate) first: Drawing,
    /// The redesign beside it.
    pub(crate) beside: Option<Drawing>,
    pub(crate) layout: PairLayout,
}

/// Baseline and redesign, with what the audit says was stripped out.
pub(crate) fn of_pair(
    audit: &Audit,
    document: &Document,
    redesign: usize,
    arrangement: Arrangement,
    previous: Option<&PairLayout>,
    language: Language,
) -> Option<DrawnPair> {
    let after = &document.redesigns.get(redesign)?.workflow;
    let measures = audit.measures.redesign.as_ref()?;
    let matches = audit.matches.iter();
    let matches: Vec<(StepId, StepId)> = matches
        .map(|one| (one.baseline.clone(), one.redesign.clone()))
        .collect();
    let lost = |holds: fn(Status) -> bool| -> Vec<StepId> {
        audit.lost_contacts(holds).cloned().collect()
    };
    let mut ghosts = lost(|_| true);
    if arrangement == Arrangement::Overlaid {
        let mut gone = gone(&document.baseline, &matches);
        gone.retain(|step| !ghosts.contains(step));
        ghosts.extend(gone);
    }
    let pair = Pair {
        baseline: &document.baseline,
        redesign: after,
        matches: &matches,
        ghosts: &ghosts,
        waived: &lost(|status| status == Status::Waived),
    };
    let options = Options::comparison().in_window().in_language(language);
    let layout = match previous {
        Some(previous) => layout_pair_from(previous, &pair, &document.roles, &options),
        None => layout_pair(&pair, &document.roles, &options),
    };
    let visits = (&visits(&audit.measures.baseline), &visits(measures));
    let roles = &document.roles;
    let redesign = Version::Redesign(redesign);
    if arrangement == Arrangement::Stacked {
        let scene = scene_pair(&pair, roles, &layout, &options, visits);
        return Some(stacked(scene, redesign, layout, [pair.baseline, after]));
    }
    let [above, below] = scene_halves(&pair, roles, &layout, &options, visits);
    let below = alone(below, redesign, &layout.redesign, after);
    let (first, beside) = match arrangement {
        Arrangement::Beside => (
            alone(above, Version::Baseline, &layout.baseline, pair.baseline),
            Some(below),
        ),
        Arrangement::Stacked | Arrangement::Overlaid => (below, None),
    };
    Some(DrawnPair {
        first,
        beside,
        layout,
    })
}

/// A drawing of one version.
fn alone(scene: Scene, version: Version, layout: &Layout, workflow: &Workflow) -> Drawing {
    let versions = vec![Drawn {
        version,
        top: 0.0,
        layout: layout.clone(),
        order: along_the_flow(workflow),
    }];
    Drawing { scene, versions }
}

/// A drawing of both: above each version stands its name, as high above the one as above the other.
fn stacked(
    scene: Scene,
    redesign: Version,
    layout: PairLayout,
    workflows: [&Workflow; 2],
) -> DrawnPair {
    let [baseline, redesigned] = workflows;
    let (before, after) = (layout.baseline.clone(), layout.redesign.clone());
    let title = (scene.height - before.height - after.height) / 2.0;
    let below = scene.height - after.height;
    let drawn = |version, top, layout, workflow| Drawn {
        version,
        top,
        layout,
        order: along_the_flow(workflow),
    };
    let versions = vec![
        drawn(Version::Baseline, title, before, baseline),
        drawn(redesign, below, after, redesigned),
    ];
    DrawnPair {
        first: Drawing { scene, versions },
        beside: None,
        layout,
    }
}

/// The most steps that a weave shows: of more than that nothing could be made out.
const WOVEN: usize = 400;

/// A document, small, with its first redesign; empty where it is too large to be made out.
pub(crate) fn weave_of(document: &Document) -> Scene {
    let redesign = (!document.redesigns.is_empty()).then_some(0);
    weave_with(document, redesign)
}

/// A document as the list of recent files keeps it; none where there is nothing to be made out.
pub(crate) fn picture_of(document: &Document) -> Option<Value> {
    let weave = weave_of(document);
    let is_empty = weave.items.is_empty();
    serde_json::to_value(weave).ok().filter(|_| !is_empty)
}

/// A document, small, with one of its redesigns.
pub(crate) fn weave_with(document: &Document, redesign: Option<usize>) -> Scene {
    let steps: usize = document.versions().map(|(_, one)| one.steps.len()).sum();
    if steps > WOVEN {
        return Scene::default();
    }
    let after = redesign.and_then(|at| document.redesigns.get(at));
    let matches = after.map(|after| {
        // Why steps match is not said here.
        align(
            &document.baseline,
            &after.workflow,
            &[],
            Language::default(),
        )
    });
    let matches: Vec<(StepId, StepId)> = matches
        .into_iter()
        .flatten()
        .map(|one| (one.baseline, one.redesign))
        .collect();
    weave(document, redesign, &matches)
}

pub(crate) fn visits(measures: &Measures) -> Visits {
    let visits = measures.visits.iter();
    visits
        .map(|(step, visits)| (step.clone(), *visits))
        .collect()
}
