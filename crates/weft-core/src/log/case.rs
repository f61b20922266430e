//! One case on its way through the counts.

use smallvec::SmallVec;

use super::paths::ROOT;
use super::{Event, Lifecycle, Tally};

/// No activity or person yet, or a succession that is broken.
const NONE: u32 = u32::MAX;

/// An event stands before one of its case that came earlier in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the events of a case are not in the order of their times")]
pub struct OutOfOrder;

/// What has to be remembered of a case until it is over: nothing that grows with its events, but for
/// who took part.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) side: usize,
    latest: i64,
    activity: u32,
    performer: u32,
    performer_before: u32,
    performers: SmallVec<[u32; 6]>,
    started: SmallVec<[(u32, i64); 1]>,
    path: u32,
}

impl Default for Case {
    fn default() -> Self {
        Self::new(0)
    }
}

impl Case {
    pub(super) fn new(side: usize) -> Self {
        Self {
            side,
            latest: i64::MIN,
            activity: NONE,
            performer: NONE,
            performer_before: NONE,
            performers: SmallVec::new(),
            started: SmallVec::new(),
            path: ROOT,
        }
    }

    /// Another case begins in the place of one that has ended, and uses its memory again.
    pub(super) fn begin(&mut self, side: usize) {
        let performers = std::mem::take(&mut self.performers);
        let started = std::mem::take(&mut self.started);
        *self = Self {
            performers,
            started,
            ..Self::new(side)
        };
        self.performers.clear();
        self.started.clear();
    }

    /// Counts the next event of this case. Events without a time are in the order of the file.
    pub(super) fn next(&mut self, event: &Event, tally: &mut Tally) -> Result<(), OutOfOrder> {
        if let Some(at) = event.at {
            if at < self.latest {
                return Err(OutOfOrder);
            }
            self.latest = at;
            tally.span(event.began.unwrap_or(at).min(at), at);
        }
        match event.lifecycle {
            Lifecycle::Complete => self.complete(event, tally),
            Lifecycle::Start => self.started.extend(event.at.map(|at| (event.activity, at))),
            Lifecycle::Other => tally.oddities.other_lifecycle += 1,
        }
        Ok(())
    }

    fn complete(&mut self, event: &Event, tally: &mut Tally) {
        let activity = event.activity;
        self.duration(event, tally);
        tally.visit(activity);
        if self.activity == NONE {
            tally.start(activity);
        } else {
            tally.follows.add(self.activity, activity, 1);
        }
        self.activity = activity;
        if let Some(paths) = &mut tally.paths {
            self.path = paths.step(self.path, activity);
        }
        match event.resource {
            Some(resource) => self.perform(resource, event, tally),
            None => {
                tally.oddities.no_resource += 1;
                tally.unperformed(activity);
                (self.performer, self.performer_before) = (NONE, NONE);
            }
        }
    }

    fn perform(&mut self, resource: u32, event: &Event, tally: &mut Tally) {
        tally.performed.add(resource, event.activity, 1);
        if let Some(role) = event.role {
            tally.role_of.add(resource, role, 1);
        }
        if self.performer != NONE {
            tally.handover.add(self.performer, resource, 1);
            if self.performer_before != NONE {
                tally.triples += 1;
                if self.performer_before == resource {
                    tally.subcontracting.add(resource, self.performer, 1);
                }
            }
        }
        (self.performer_before, self.performer) = (self.performer, resource);
        if let Err(place) = self.performers.binary_search(&resource) {
            self.performers.insert(place, resource);
        }
    }

    /// How long it took: said by the event itself, or since the earliest start that is still open.
    fn duration(&mut self, event: &Event, tally: &mut Tally) {
        let Some(at) = event.at else { return };
        let began = event.began.or_else(|| {
            let same = |(activity, _): &(u32, i64)| *activity == event.activity;
            let open = self.started.iter().position(same)?;
            Some(self.started.remove(open).1)
        });
        match began.map(|began| at.checked_sub(began)) {
            None => {}
            Some(Some(took)) if took >= 0 => tally.took(event.activity, took),
            Some(_) => tally.oddities.ends_before_start += 1,
        }
    }

    /// The case is over.
    pub(super) fn end(&self, tally: &mut Tally) {
        tally.oddities.never_completed += self.started.len() as u64;
        if self.activity == NONE {
            return;
        }
        tally.cases += 1;
        tally.end(self.activity);
        if let Some(paths) = &mut tally.paths {
            paths.end(self.path, 1);
        }
        for (place, &one) in self.performers.iter().enumerate() {
            tally.took_part(one);
            for &other in self.performers.iter().skip(place + 1) {
                tally.together.add(one, other, 1);
            }
        }
    }
}
