//! The profile: five lines on what the redesign kept, never one score (audit.md 0.5 and 4.7).
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use std::collections::BTreeSet;

use super::cast::Pair;
use super::comparison::Comparison;
use super::result::{Kept, MeetsNobody, Profile};
use super::version::Version;
use crate::settings::Settings;
use crate::words::nine;
use crate::workflow::{Purpose, Purposes};

/// Measures what the redesign kept of the baseline.
pub(crate) fn profile(comparison: &Comparison<'_>, settings: &Settings) -> Profile {
    let (before, after) = (comparison.baseline, comparison.redesign);
    Profile {
        contact_minutes_kept: comparison.contact_ratio().map(|ratio| nine(ratio.min(1.0))),
        weighted_contact_kept: weighted(comparison, settings),
        purposes_kept: purposes(before, after),
        ties_kept: ties(comparison),
        loops_kept: loops(comparison),
        person_minutes_saved: nine(comparison.saved()),
        meets_nobody: MeetsNobody {
            baseline: Some(nine(before.avoidance.meets_nobody)),
            redesign: Some(nine(after.avoidance.meets_nobody)),
        },
    }
}

/// `Σ w·v·m·comp / Σ w·v·m` over the contacts of the baseline.
fn weighted(comparison: &Comparison<'_>, settings: &Settings) -> Option<f64> {
    let before = comparison.baseline;
    let (mut kept, mut all) = (0.0, 0.0);
    for node in before.contacts() {
        let weight = settings.contact_weight(before.purposes(node)) * before.load(node);
        kept += weight * comparison.compensation[node as usize];
        all += weight;
    }
    (all > 0.0).then(|| nine(kept / all))
}

/// Purposes of contact other than information and arrangements.
fn contact_purposes(version: &Version<'_>) -> BTreeSet<Purpose> {
    let sets: BTreeSet<Purposes> = version
        .contacts()
        .map(|node| version.purpose_set(node))
        .collect();
    sets.into_iter()
        .flat_map(Purposes::iter)
        .filter(|one| !matches!(one, Purpose::Status | Purpose::Logistics))
        .collect()
}

fn purposes(before: &Version<'_>, after: &Version<'_>) -> Kept {
    let (before, after) = (contact_purposes(before), contact_purposes(after));
    Kept {
        kept: before.intersection(&after).count(),
        of: before.len(),
    }
}

/// Ties of roles that became one cannot be kept, and are left out.
fn ties(comparison: &Comparison<'_>) -> Kept {
    let (after, renamed) = (&comparison.redesign.ties, &comparison.renamed);
    let before = comparison.baseline.edges();
    let before: Vec<Pair> = before.filter(|pair| !renamed.is_merged(*pair)).collect();
    let kept = before
        .iter()
        .filter(|pair| after.contains_key(&renamed.pair(**pair)));
    Kept {
        kept: kept.count(),
        of: before.len(),
    }
}

fn loops(comparison: &Comparison<'_>) -> Kept {
    let (before, after) = (comparison.baseline, comparison.redesign);
    let human = |version: &Version<'_>, part: &[u32]| {
        part.iter().any(|node| version.contact[*node as usize])
    };
    let loops: Vec<_> = before
        .loops
        .iter()
        .filter(|part| human(before, part))
        .collect();
    let kept = loops.iter().filter(|part| {
        comparison
            .aligned_loops(part)
            .iter()
            .any(|aligned| human(after, aligned))
    });
    Kept {
        kept: kept.count(),
        of: loops.len(),
    }
}
