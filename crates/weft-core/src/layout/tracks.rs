//! The upright runs of edges between two columns, side by side.
//!
//! Each run gets the place from left to right at which it crosses least with the others (insertion,
//! then a second look at each), and never one where two level runs would lie on each other as long
//! as the order can prevent it; runs that do not meet share a track.

#![expect(
    clippy::indexing_slicing,
    reason = "runs are numbered here, and every vector has one entry for each run"
)]

/// An upright run, and the level runs at its ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Run {
    /// Height of the level run that comes from the left, if one does.
    pub(super) left: Option<f64>,
    /// Height of the level run that leads to the right, if one does.
    pub(super) right: Option<f64>,
    /// Its upper end.
    pub(super) top: f64,
    /// Its lower end.
    pub(super) bottom: f64,
}

/// The tracks of the runs between two columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Tracks {
    /// The track of every run, from the left.
    pub(super) of: Vec<usize>,
    /// How many tracks there are.
    pub(super) count: usize,
    /// Runs whose level run from the left would lie on another and has to step aside.
    pub(super) aside: Vec<usize>,
}

/// More runs than this are sorted only: looking at all pairs again and again takes too long.
const MOST: usize = 800;
/// Two level runs nearer than this lie on each other.
const NEAR: f64 = 3.0;

impl Run {
    fn meets(&self, other: &Self) -> bool {
        self.top < other.bottom + NEAR && other.top < self.bottom + NEAR
    }

    fn is_crossed_at(&self, y: Option<f64>) -> bool {
        y.is_some_and(|y| self.top < y && y < self.bottom)
    }

    /// Whether level runs lie on each other when this run stands left of the other.
    fn covers(&self, other: &Self) -> bool {
        match (self.right, other.left) {
            (Some(right), Some(left)) => (right - left).abs() < NEAR,
            _ => false,
        }
    }

    /// What it costs that this run stands left of the other.
    fn cost_left_of(&self, other: &Self) -> usize {
        usize::from(self.is_crossed_at(other.left))
            + usize::from(other.is_crossed_at(self.right))
            + if self.covers(other) { 1000 } else { 0 }
    }

    /// A good first order: of runs that lead down the lowest first, of runs that lead up the highest.
    fn rank(&self) -> (bool, f64) {
        let from = self.left.unwrap_or(self.top);
        let leads_down = self.right.map_or(self.bottom > from, |to| to > from);
        (leads_down, if leads_down { -from } else { from })
    }
}

/// Puts the runs between two columns on tracks.
pub(super) fn tracks(runs: &[Run]) -> Tracks {
    let mut sorted: Vec<usize> = (0..runs.len()).collect();
    sorted.sort_by(|&a, &b| {
        let (a, b) = (runs[a].rank(), runs[b].rank());
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    let mut order = if runs.len() > MOST {
        sorted.clone()
    } else {
        Vec::new()
    };
    if runs.len() <= MOST {
        for &run in &sorted {
            insert(&mut order, run, runs);
        }
        for &run in &sorted {
            order.retain(|&other| other != run);
            insert(&mut order, run, runs);
        }
    }
    share(&order, runs)
}

fn insert(order: &mut Vec<usize>, run: usize, runs: &[Run]) {
    let this = &runs[run];
    let mut cost = 0_isize;
    let mut best = (0_isize, 0);
    for (place, &other) in order.iter().enumerate() {
        let other = &runs[other];
        cost += isize::try_from(other.cost_left_of(this)).unwrap_or(0);
        cost -= isize::try_from(this.cost_left_of(other)).unwrap_or(0);
        if cost < best.0 {
            best = (cost, place + 1);
        }
    }
    order.insert(best.1, run);
}

fn share(order: &[usize], runs: &[Run]) -> Tracks {
    let mut tracks = Tracks {
        of: vec![0; runs.len()],
        ..Tracks::default()
    };
    for (place, &run) in order.iter().enumerate() {
        let mut track = 0;
        for &before in order.iter().take(place) {
            if runs[before].meets(&runs[run]) {
                track = track.max(tracks.of[before] + 1);
                if runs[before].covers(&runs[run]) && tracks.aside.last() != Some(&run) {
                    tracks.aside.push(run);
                }
            }
        }
        tracks.of[run] = track;
        tracks.count = tracks.count.max(track + 1);
    }
    tracks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(from: f64, to: f64) -> Run {
        Run {
            left: Some(from),
            right: Some(to),
            top: from.min(to),
            bottom: from.max(to),
        }
    }

    #[test]
    fn of_two_runs_down_the_lower_turns_first() {
        let tracks = tracks(&[run(0.0, 100.0), run(50.0, 150.0)]);
        assert_eq!(
            tracks.of,
            [1, 0],
            "the lower one turns down before the upper comes by"
        );
    }

    #[test]
    fn runs_that_do_not_meet_share_a_track() {
        let tracks = tracks(&[run(0.0, 40.0), run(60.0, 90.0)]);
        assert_eq!(tracks.count, 1, "they lie apart");
    }

    #[test]
    fn a_run_never_lies_on_another() {
        let tracks = tracks(&[run(0.0, 50.0), run(50.0, 90.0)]);
        assert_eq!(
            tracks.of,
            [1, 0],
            "what leaves at 50 turns away before the other arrives there"
        );
        assert!(tracks.aside.is_empty(), "the order is enough");
    }

    #[test]
    fn of_two_runs_that_change_places_one_steps_aside() {
        let tracks = tracks(&[run(0.0, 50.0), run(50.0, 0.0)]);
        assert_eq!(tracks.aside.len(), 1, "no order keeps them apart");
    }
}
