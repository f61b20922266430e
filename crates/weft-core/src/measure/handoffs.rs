//! Who passes work to whom, and who meets whom.
//!
//! Hand-offs are the numerator of `h` of audit.md 3.2 in its model version (van der Aalst, Reijers &
//! Song 2005): `Σ v(u)·p(u,v)` over arcs between steps of two performers, per case.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the version and lie below its steps"
)]

use std::collections::BTreeMap;

use super::cast::{Cast, Pair, RoleNumber};
use super::pair_sums::PairSums;
use super::result::{Handoff, HandoffKind, Tie};
use super::version::Version;
use crate::words::nine;

/// Expected hand-offs per case by performer and next performer.
pub(crate) type Handed = BTreeMap<(RoleNumber, RoleNumber), f64>;

/// Hand-offs between people, both directions together, by pair of performers: neither step is
/// automated and the two steps share no human role (C13 of audit.md 4.7).
pub(crate) fn handed(cast: &Cast, version: &Version<'_>) -> BTreeMap<Pair, f64> {
    let mut handed = PairSums::among(cast.len());
    let direct = |at: usize| version.by_person[at] && !version.automated[at];
    for (from, to, weight) in version.flow.arcs.iter() {
        let (u, v) = (from as usize, to as usize);
        if u >= version.steps.len() || v >= version.steps.len() || !direct(u) || !direct(v) {
            continue;
        }
        let (people, others) = (&version.people[u], &version.people[v]);
        if let (Some(a), Some(b)) = (people.performer, others.performer)
            && !people.share_a_role(others)
        {
            handed.add((a.min(b), a.max(b)), version.visits[u] * weight);
        }
    }
    handed.sorted()
}

fn all_handed(cast: &Cast, version: &Version<'_>) -> Handed {
    let mut handed = PairSums::among(cast.len());
    for (from, to, weight) in version.flow.arcs.iter() {
        let performer = |node: u32| {
            version
                .people
                .get(node as usize)
                .and_then(|one| one.performer)
        };
        if let (Some(a), Some(b)) = (performer(from), performer(to))
            && a != b
        {
            handed.add((a, b), version.visits[from as usize] * weight);
        }
    }
    handed.sorted()
}

/// Expected hand-offs per case between roles in both versions.
pub(crate) fn handoffs(
    cast: &Cast,
    baseline: &Version<'_>,
    redesign: Option<&Version<'_>>,
) -> Vec<Handoff> {
    let before = all_handed(cast, baseline);
    let after = redesign.map(|after| all_handed(cast, after));
    let mut pairs: Vec<(RoleNumber, RoleNumber)> = before.keys().copied().collect();
    pairs.extend(after.iter().flat_map(BTreeMap::keys));
    pairs.sort_unstable();
    pairs.dedup();
    let value = |handed: &Handed, pair| nine(handed.get(pair).copied().unwrap_or(0.0));
    pairs
        .iter()
        .map(|pair| Handoff {
            from: cast.name(pair.0).clone(),
            to: cast.name(pair.1).clone(),
            kind: match (cast.is_human(pair.0), cast.is_human(pair.1)) {
                (true, true) => HandoffKind::PersonToPerson,
                (true, false) => HandoffKind::PersonToAi,
                (false, true) => HandoffKind::AiToPerson,
                (false, false) => HandoffKind::AiToAi,
            },
            baseline: value(&before, pair),
            redesign: after.as_ref().map(|after| value(after, pair)),
        })
        .collect()
}

/// Minutes of contact per case between roles in both versions.
pub(crate) fn ties(
    cast: &Cast,
    baseline: &Version<'_>,
    redesign: Option<&Version<'_>>,
) -> Vec<Tie> {
    let mut pairs: Vec<Pair> = baseline.edges().collect();
    pairs.extend(redesign.into_iter().flat_map(Version::edges));
    pairs.sort_unstable();
    pairs.dedup();
    let minutes =
        |version: &Version<'_>, pair| nine(version.ties.get(pair).copied().unwrap_or(0.0));
    pairs
        .iter()
        .map(|pair| Tie {
            roles: [cast.name(pair.0).clone(), cast.name(pair.1).clone()],
            baseline: minutes(baseline, pair),
            redesign: redesign.map(|version| minutes(version, pair)),
        })
        .collect()
}
