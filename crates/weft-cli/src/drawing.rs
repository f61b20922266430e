//! A document as a drawing: the core's swimlanes, with ghosts where contact was stripped out.

use jiff::ZonedDateTime;
use weft_core::audit::{self, Audit, Status};
use weft_core::layout::scene::{Scene, Visits, scene, scene_pair};
use weft_core::layout::{Options, Pair, layout, layout_pair};
use weft_core::measure::Measures;
use weft_core::workflow::{Document, StepId};
use weft_core::{Settings, layout as drawing};

use crate::failure::Failure;

/// The rules whose findings are drawn as ghosts.
const LOST: [&str; 4] = ["C01", "C02", "C03", "C04"];
/// The largest picture: a poster of about 6,000 × 6,000 dots.
const PIXELS: u64 = 36_000_000;

/// The drawing as SVG text.
pub(crate) fn svg(document: &Document) -> Result<Vec<u8>, Failure> {
    Ok(drawing::svg(&drawn(document)?).into_bytes())
}

/// The drawing as a PNG picture.
pub(crate) fn png(document: &Document) -> Result<Vec<u8>, Failure> {
    weft_report::svg_to_png(&drawing::svg(&drawn(document)?), PIXELS).map_err(Failure::output)
}

fn drawn(document: &Document) -> Result<Scene, Failure> {
    let settings = Settings::default();
    let redesign = (!document.redesigns.is_empty()).then_some(0);
    let today = ZonedDateTime::now().date();
    let options = audit::Options {
        redesign,
        confirmed: None,
        settings: &settings,
        today,
    };
    let audited = audit::audit(document, &options).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Failure::Input(lines.join("\n"))
    })?;
    let document = audit::filled(document, redesign, &settings);
    let baseline = visits(&audited.measures.baseline);
    match (document.redesigns.first(), &audited.measures.redesign) {
        (Some(redesign), Some(measures)) => {
            let matches: Vec<(StepId, StepId)> = audited
                .matches
                .iter()
                .map(|one| (one.baseline.clone(), one.redesign.clone()))
                .collect();
            let pair = Pair {
                baseline: &document.baseline,
                redesign: &redesign.workflow,
                matches: &matches,
                ghosts: &ghosts(&audited, |_| true),
                waived: &ghosts(&audited, |status| status == Status::Waived),
            };
            let options = Options::print();
            let both = layout_pair(&pair, &document.roles, &options);
            Ok(scene_pair(
                &pair,
                &document.roles,
                &both,
                &options,
                (&baseline, &visits(measures)),
            ))
        }
        (None, _) | (_, None) => {
            let options = Options::drawing();
            let one = layout(&document.baseline, &document.roles, &options);
            Ok(scene(
                &document.baseline,
                &document.roles,
                &one,
                &options,
                &baseline,
            ))
        }
    }
}

fn visits(measures: &Measures) -> Visits {
    measures
        .visits
        .iter()
        .map(|(step, visits)| (step.clone(), *visits))
        .collect()
}

/// Baseline steps whose contact was lost, of findings in this status.
fn ghosts(audited: &Audit, holds: impl Fn(Status) -> bool) -> Vec<StepId> {
    let lost = audited.findings.iter().filter(|one| {
        // A contact that is only answered later names the step that keeps it, too.
        let later = one.id.contains('>');
        LOST.contains(&one.rule) && !later && holds(one.status)
    });
    lost.filter_map(|one| one.baseline_steps.first())
        .cloned()
        .collect()
}
