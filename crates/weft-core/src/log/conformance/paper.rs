//! Contacts that are drawn, and that cases do not have.

use super::{Against, OnPaper};
use crate::log::discovery::visits;
use crate::log::result::share;
use crate::measure::cast::Cast;
use crate::measure::version::Version;
use crate::settings::Settings;
use crate::words::nine;
use crate::workflow::Document;

/// The contacts that fewer than `least` of the cases have that should, in the order of the drawing.
///
/// A case should come to a step with the share of cases that its expected visits mean: `min(1, v)`
/// (audit.md 3.1). Where courses were not kept, visits per case stand for the share of cases.
pub(super) fn on_paper(
    against: &Against<'_>,
    document: &Document,
    settings: &Settings,
    least: f64,
) -> Vec<OnPaper> {
    let cast = Cast::of(document);
    let version = Version::of(against.wiring, &cast, settings);
    let drawn = version
        .steps
        .iter()
        .zip(&version.visits)
        .zip(&version.contact);
    let contacts = drawn.filter(|((_, visits), contact)| **contact && **visits > 0.0);
    contacts
        .filter_map(|((step, visits), _)| {
            let at = against.wiring.places.get(&step.id)?;
            let expected = nine(visits.min(1.0));
            let named = against.drawing.is_visible(at);
            let observed = observed(against, at);
            (observed < least * expected).then(|| OnPaper {
                step: against.named(at),
                expected,
                observed,
                named,
            })
        })
        .collect()
}

/// The share of cases that came to a step, 0 to 1.
fn observed(against: &Against<'_>, at: u32) -> f64 {
    let shown = |activity: &u32| against.drawing.shows(at, *activity);
    let of_cases = against.share_of_cases(|course| course.activities.iter().any(shown));
    of_cases.unwrap_or_else(|| {
        let own = against.steps_of.keys().filter(|activity| shown(activity));
        let own: u64 = own.map(|activity| visits(against.tally, *activity)).sum();
        share(own, against.tally.cases).min(1.0)
    })
}
