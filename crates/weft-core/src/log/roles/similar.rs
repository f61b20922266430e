//! Groups of resources that do similar work.
//!
//! Two resources are as alike as the correlation of how often each does what (Pearson's r of their rows
//! in the performer-by-activity matrix: “joint activities”, van der Aalst, Reijers & Song, CSCW 14
//! (2005), section 4.3). Groups grow by average linkage (Sokal & Michener 1958) while two of them are
//! alike by [`SIMILAR`] or more; found with nearest-neighbour chains (Murtagh 1983), which end in the
//! same groups in quadratic time.
#![expect(
    clippy::indexing_slicing,
    reason = "rows, columns and members are numbered here, one entry each"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::super::discovery::float;

/// How alike two groups have to be to become one: a correlation, −1 to 1.
pub const SIMILAR: f64 = 0.5;

/// Resources that are compared with each other; others join the group that they are most like.
const COMPARED: usize = 1_000;

type Row<'a> = (u32, &'a BTreeMap<u32, u64>);

/// The groups, each ascending; rows say how often a resource did each activity.
pub(super) fn groups(rows: &[Row<'_>]) -> Vec<Vec<u32>> {
    let activities: BTreeSet<u32> = rows.iter().flat_map(|row| row.1.keys().copied()).collect();
    let busy = |row: &Row<'_>| row.1.values().sum::<u64>();
    let mut order: Vec<Row<'_>> = rows.to_vec();
    order.sort_by_key(|row| (std::cmp::Reverse(busy(row)), row.0));
    let (compared, others) = order.split_at(order.len().min(COMPARED));
    let profiles: Vec<Profile> = compared
        .iter()
        .map(|row| Profile::of(row.1, &activities))
        .collect();
    let mut groups: Vec<Vec<u32>> = linked(&profiles)
        .into_iter()
        .map(|members| members.into_iter().map(|at| compared[at].0).collect())
        .collect();
    let sums: Vec<Profile> = groups
        .iter()
        .map(|members: &Vec<u32>| {
            let mut sum: BTreeMap<u32, u64> = BTreeMap::new();
            for (activity, count) in compared
                .iter()
                .filter(|row| members.contains(&row.0))
                .flat_map(|row| row.1)
            {
                *sum.entry(*activity).or_default() += count;
            }
            Profile::of(&sum, &activities)
        })
        .collect();
    for row in others {
        let own = Profile::of(row.1, &activities);
        let alike = sums.iter().map(|sum| sum.correlation(&own)).enumerate();
        let nearest = alike.reduce(|best, next| if next.1 > best.1 { next } else { best });
        if let Some((at, _)) = nearest {
            groups[at].push(row.0);
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort();
    groups
}

/// A row without its mean, of length 1; all zeros where every entry is the same.
struct Profile(BTreeMap<u32, f64>);

impl Profile {
    fn of(row: &BTreeMap<u32, u64>, activities: &BTreeSet<u32>) -> Self {
        let count = |one: &u32| float(row.get(one).copied().unwrap_or(0));
        let mean = activities.iter().map(count).sum::<f64>() / float(activities.len() as u64);
        let length = activities
            .iter()
            .map(|one| (count(one) - mean).powi(2))
            .sum::<f64>()
            .sqrt();
        let scaled = |one: &u32| {
            let value = if length > 0.0 {
                (count(one) - mean) / length
            } else {
                0.0
            };
            (*one, value)
        };
        Self(activities.iter().map(scaled).collect())
    }

    /// Pearson's r; 1 where both do everything equally often.
    fn correlation(&self, other: &Self) -> f64 {
        let flat = |profile: &Self| profile.0.values().all(|value| *value == 0.0);
        if flat(self) && flat(other) {
            return 1.0;
        }
        self.0
            .values()
            .zip(other.0.values())
            .map(|(a, b)| a * b)
            .sum()
    }
}

/// Average linkage down to [`SIMILAR`]: the members of each group by place.
fn linked(profiles: &[Profile]) -> Vec<Vec<usize>> {
    let n = profiles.len();
    let mut alike: Vec<Vec<f64>> = profiles
        .iter()
        .map(|one| {
            profiles
                .iter()
                .map(|other| one.correlation(other))
                .collect()
        })
        .collect();
    let mut members: Vec<Vec<usize>> = (0..n).map(|at| vec![at]).collect();
    // Groups that may still grow, and those that are done.
    let mut open: BTreeSet<usize> = (0..n).collect();
    let mut done = Vec::new();
    let mut chain: Vec<usize> = Vec::new();
    while let Some(first) = open.first().copied() {
        let last = *chain.last().unwrap_or(&first);
        if chain.is_empty() {
            chain.push(last);
        }
        let before = chain.len().checked_sub(2).map(|at| chain[at]);
        let others = open.iter().copied().filter(|&other| other != last);
        // Of equals the one that the chain came from, so that it ends.
        let nearest = others.reduce(|best, next| {
            let (a, b) = (alike[last][best], alike[last][next]);
            if b > a || b == a && Some(next) == before {
                next
            } else {
                best
            }
        });
        match nearest.filter(|&near| alike[last][near] >= SIMILAR) {
            // Nothing is like it, nor will be: an average never exceeds its largest part.
            None => {
                open.remove(&last);
                done.push(std::mem::take(&mut members[last]));
                chain.pop();
            }
            Some(near) if Some(near) == before => {
                chain.truncate(chain.len() - 2);
                join(
                    &mut alike,
                    &mut members,
                    (near.min(last), near.max(last)),
                    &open,
                );
                open.remove(&near.max(last));
            }
            Some(near) => chain.push(near),
        }
    }
    done
}

/// Makes two groups one, under the smaller number.
fn join(
    alike: &mut [Vec<f64>],
    members: &mut [Vec<usize>],
    (kept, gone): (usize, usize),
    open: &BTreeSet<usize>,
) {
    let (a, b) = (
        float(members[kept].len() as u64),
        float(members[gone].len() as u64),
    );
    for &other in open.iter().filter(|&&other| other != kept && other != gone) {
        let mean = (a * alike[kept][other] + b * alike[gone][other]) / (a + b);
        alike[kept][other] = mean;
        alike[other][kept] = mean;
    }
    let moved = std::mem::take(&mut members[gone]);
    members[kept].extend(moved);
}
