//! Shares of ways so that every activity is visited as often as was counted.
//!
//! Where rare successions are left out, the counts that stay no longer add up: more enters an activity
//! than leaves it. Iterative proportional fitting (Deming & Stephan, *Annals of Mathematical Statistics*
//! 11 (1940)) scales the counts in turn until all that enters and all that leaves an activity is its
//! visits again, and changes the odds of the ways as little as that needs. Where the ways that stay
//! cannot carry the visits, it comes as near as they allow.
#![expect(
    clippy::indexing_slicing,
    reason = "rows and columns are numbered by the caller, and have a sum each"
)]

/// One way with how often it was taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) count: f64,
}

const ROUNDS: usize = 200;
/// No way that was taken loses more than all but this share of what leaves the same place.
const LEAST: f64 = 1e-4;

/// Scales the ways so that what leaves a place is its sum in `leave`, and what enters one its sum in
/// `enter`.
pub(super) fn fit(ways: &mut [Way], leave: &[f64], enter: &[f64]) {
    for _ in 0..ROUNDS {
        scale(ways, enter, |way| way.to);
        if scale(ways, leave, |way| way.from) < 1e-9 {
            break;
        }
    }
    for way in ways.iter_mut().filter(|way| way.count > 0.0) {
        way.count = way.count.max(LEAST * leave[way.from]);
    }
}

/// Scales the ways of each place to its sum; by which share the worst was off.
fn scale(ways: &mut [Way], sums: &[f64], place: impl Fn(&Way) -> usize) -> f64 {
    let mut found = vec![0.0; sums.len()];
    for way in ways.iter() {
        found[place(way)] += way.count;
    }
    let factor = |at: usize| {
        if found[at] > 0.0 {
            sums[at] / found[at]
        } else {
            1.0
        }
    };
    for way in ways.iter_mut() {
        way.count *= factor(place(way));
    }
    (0..sums.len())
        .map(|at| (factor(at) - 1.0).abs())
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_enters_and_leaves_is_what_was_counted() {
        // From the entry 2 to activities 0 and 1, which both leave to 2; 0 leads to 1.
        let way = |from, to, count| Way { from, to, count };
        let mut ways = vec![
            way(2, 0, 50.0),
            way(2, 1, 10.0),
            way(0, 1, 30.0),
            way(0, 2, 30.0),
            way(1, 2, 50.0),
        ];
        let visits = [80.0, 60.0, 100.0];
        fit(&mut ways, &visits, &visits);
        for (at, visits) in visits.into_iter().enumerate() {
            let sum = |is: &dyn Fn(&Way) -> bool| -> f64 {
                ways.iter().filter(|way| is(way)).map(|way| way.count).sum()
            };
            assert!(
                (sum(&|way| way.from == at) - visits).abs() < 1e-6,
                "leaves {at}"
            );
            assert!(
                (sum(&|way| way.to == at) - visits).abs() < 1e-6,
                "enters {at}"
            );
        }
    }

    #[test]
    fn what_cannot_be_fitted_keeps_every_way() {
        let mut ways = vec![
            Way {
                from: 1,
                to: 0,
                count: 5.0,
            },
            Way {
                from: 0,
                to: 1,
                count: 1.0,
            },
            Way {
                from: 1,
                to: 1,
                count: 2.0,
            },
        ];
        fit(&mut ways, &[9.0, 4.0], &[9.0, 4.0]);
        assert!(
            ways.iter()
                .all(|way| way.count > 0.0 && way.count.is_finite()),
            "{ways:?}"
        );
    }
}
