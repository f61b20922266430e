//! The flow column: a spine from row to row, and tracks beside it for every other way.
//!
//! Ways to the same target share a track; tracks whose rows overlap stand side by side, short ones
//! nearest to the spine, so that a turn crosses as few tracks as possible.

use std::collections::BTreeMap;

use serde::Serialize;
use weft_core::{Language, words};

use crate::rows::Row;
use crate::view::Version;

/// A way along the spine, from one drawn row to the next one of the version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Spine {
    /// The upper row.
    pub(crate) a: usize,
    /// The lower row.
    pub(crate) b: usize,
    /// The share of cases, empty when all go.
    pub(crate) label: String,
}

/// A source of a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Source {
    /// Its row.
    pub(crate) row: usize,
    /// The share of cases, empty when all go.
    pub(crate) label: String,
}

/// Ways to one target that do not run along the spine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Jump {
    /// The track, 0 nearest to the spine.
    pub(crate) track: usize,
    /// The topmost row.
    pub(crate) lo: usize,
    /// The lowest row.
    pub(crate) hi: usize,
    /// The row of the target.
    pub(crate) target: usize,
    /// Where it comes from.
    pub(crate) sources: Vec<Source>,
}

/// The flow column of one version.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(crate) struct Routes {
    /// How many tracks stand beside the spine.
    pub(crate) tracks: usize,
    /// Ways along the spine.
    pub(crate) spine: Vec<Spine>,
    /// Ways beside it.
    pub(crate) jumps: Vec<Jump>,
    /// Where cases end.
    pub(crate) ends: Vec<Source>,
    /// Rows with a step of this version.
    pub(crate) rows: Vec<usize>,
}

/// The flow column of a version whose steps stand on these rows.
pub(crate) fn of(
    version: &Version,
    rows: &[Row],
    language: Language,
    step_of: impl Fn(&Row) -> (Option<usize>, &[usize]),
) -> Routes {
    let mut place: BTreeMap<usize, usize> = BTreeMap::new();
    let mut drawn: Vec<usize> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let (step, folded) = step_of(row);
        place.extend(step.iter().chain(folded).map(|step| (*step, at)));
        if step.is_some() || !folded.is_empty() {
            drawn.push(at);
        }
    }
    let next: BTreeMap<usize, usize> = drawn
        .iter()
        .copied()
        .zip(drawn.iter().copied().skip(1))
        .collect();
    let folds: Vec<bool> = rows.iter().map(|row| !step_of(row).1.is_empty()).collect();
    let is_fold = |row: usize| folds.get(row).copied().unwrap_or(false);
    let mut spine: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let mut jumps: BTreeMap<usize, BTreeMap<usize, f64>> = BTreeMap::new();
    let mut ends: BTreeMap<usize, f64> = BTreeMap::new();
    for edge in &version.edges {
        let Some(from) = place.get(&edge.from).copied() else {
            continue;
        };
        let Some(to) = edge.to else {
            *ends.entry(from).or_default() += edge.share;
            continue;
        };
        let Some(to) = place.get(&to).copied() else {
            continue;
        };
        if to == from && is_fold(from) {
            continue;
        }
        if next.get(&from) == Some(&to) {
            *spine.entry((from, to)).or_default() += edge.share;
        } else {
            *jumps.entry(to).or_default().entry(from).or_default() += edge.share;
        }
    }
    let mut ways: BTreeMap<usize, Vec<(Way, f64)>> = BTreeMap::new();
    let mut add = |row, way, share: &f64| ways.entry(row).or_default().push((way, *share));
    for ((row, to), share) in &spine {
        add(*row, Way::Down(*to), share);
    }
    for (to, from) in &jumps {
        for (row, share) in from {
            add(*row, Way::Jump(*to), share);
        }
    }
    for (row, share) in &ends {
        add(*row, Way::End, share);
    }
    // A line that stands for several steps has no single share.
    let labels: BTreeMap<(usize, Way), String> = ways
        .into_iter()
        .filter(|(row, _)| !is_fold(*row))
        .flat_map(|(row, ways)| labels_of(row, &ways, language))
        .collect();
    let label = |row: usize, way: Way| labels.get(&(row, way)).cloned().unwrap_or_default();
    let source = |row: usize, way: Way| Source {
        row,
        label: label(row, way),
    };
    let mut jumps: Vec<Jump> = jumps
        .into_iter()
        .map(|(target, from)| {
            let rows = || from.keys().copied().chain([target]);
            Jump {
                track: 0,
                lo: rows().min().unwrap_or(target),
                hi: rows().max().unwrap_or(target),
                target,
                sources: from
                    .keys()
                    .map(|row| source(*row, Way::Jump(target)))
                    .collect(),
            }
        })
        .collect();
    let tracks = tracks(&mut jumps);
    Routes {
        tracks,
        spine: spine
            .into_iter()
            .map(|((a, b), _)| Spine {
                a,
                b,
                label: label(a, Way::Down(b)),
            })
            .collect(),
        jumps,
        ends: ends.into_keys().map(|row| source(row, Way::End)).collect(),
        rows: drawn,
    }
}

/// Gives each jump the innermost free track, short ones first; returns how many tracks there are.
fn tracks(jumps: &mut [Jump]) -> usize {
    let mut order: Vec<usize> = (0..jumps.len()).collect();
    let key = |at: &usize| jumps.get(*at).map(|jump| (jump.hi - jump.lo, jump.lo));
    order.sort_by_key(key);
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    for at in order {
        let Some(jump) = jumps.get_mut(at) else {
            continue;
        };
        let free =
            |rows: &Vec<(usize, usize)>| rows.iter().all(|(lo, hi)| *hi < jump.lo || jump.hi < *lo);
        let track = taken.iter().position(free).unwrap_or(taken.len());
        if track == taken.len() {
            taken.push(Vec::new());
        }
        if let Some(rows) = taken.get_mut(track) {
            rows.push((jump.lo, jump.hi));
        }
        jump.track = track;
    }
    taken.len()
}

/// A way out of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// Along the spine, to this row.
    Down(usize),
    /// Beside it, to this row.
    Jump(usize),
    /// To the end.
    End,
}

/// The shares as they stand beside the ways out of one row, rounded together; nothing where every case
/// goes.
fn labels_of(row: usize, ways: &[(Way, f64)], language: Language) -> Vec<((usize, Way), String)> {
    let shares: Vec<f64> = ways.iter().map(|(_, share)| *share).collect();
    let said = ways.iter().zip(language.shares(&shares));
    said.map(|((way, share), said)| {
        let all = words::nine(*share) >= 1.0;
        ((row, *way), if all { String::new() } else { said })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Edge;

    fn routes(edges: &[(usize, Option<usize>, f64)], steps: usize) -> Routes {
        let version = Version {
            steps: Vec::new(),
            edges: edges
                .iter()
                .map(|(from, to, share)| Edge {
                    from: *from,
                    to: *to,
                    share: *share,
                })
                .collect(),
        };
        let rows: Vec<Row> = (0..steps)
            .map(|base| Row {
                base: Some(base),
                ..Row::default()
            })
            .collect();
        of(&version, &rows, Language::English, |row| {
            (row.base, &row.folded_base)
        })
    }

    #[test]
    fn neighbours_run_along_the_spine_and_others_beside_it() {
        let routes = routes(
            &[
                (0, Some(1), 0.5),
                (0, Some(2), 0.5),
                (1, Some(2), 1.0),
                (2, None, 1.0),
            ],
            3,
        );
        assert_eq!(routes.spine.len(), 2, "0 to 1 and 1 to 2");
        assert_eq!(routes.jumps.len(), 1, "0 to 2");
        assert_eq!(routes.tracks, 1, "one track");
        assert_eq!(
            routes.spine.first().map(|one| one.label.as_str()),
            Some("50%"),
            "its share"
        );
        assert_eq!(routes.ends.len(), 1, "the end");
    }

    #[test]
    fn shares_out_of_one_row_make_a_hundred() {
        let routes = routes(
            &[(0, Some(1), 0.022), (0, Some(2), 0.897), (0, None, 0.081)],
            3,
        );
        let beside = routes.jumps.iter().flat_map(|jump| &jump.sources);
        let labels: Vec<&str> = beside
            .chain(&routes.ends)
            .map(|source| source.label.as_str())
            .chain(routes.spine.iter().map(|one| one.label.as_str()))
            .filter(|label| !label.is_empty())
            .collect();
        assert_eq!(labels, ["89.7%", "8.1%", "2.2%"], "one place for all");
    }

    #[test]
    fn ways_to_one_target_share_a_track_and_overlapping_ones_do_not() {
        let routes = routes(
            &[
                (0, Some(4), 0.2),
                (1, Some(4), 0.2),
                (3, Some(1), 0.1),
                (2, Some(2), 0.3),
            ],
            5,
        );
        let track = |target| {
            routes
                .jumps
                .iter()
                .find(|jump| jump.target == target)
                .map(|jump| jump.track)
        };
        assert_eq!(track(2), Some(0), "the shortest is innermost");
        assert_eq!(track(1), Some(1), "it overlaps the first");
        assert_eq!(track(4), Some(2), "the longest is outermost");
        assert_eq!(routes.tracks, 3, "three tracks");
    }
}
