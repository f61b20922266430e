//! Counting the events of a log: case by case, or as they come.

use super::case::Case;
use super::{Event, OutOfOrder, Tally, Vocabulary};

/// A case that is still going on, in a log whose cases are interleaved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseKey(u32);

/// Counts events and forgets them.
///
/// A log whose events stand case by case is handed over with [`case`](Self::case); one in which cases
/// are interleaved with [`open`](Self::open) and [`event`](Self::event). Parts that were counted apart
/// are put together by [`merge`](Self::merge), in their order.
#[derive(Debug, Clone, Default)]
pub struct Counter {
    /// The names that events refer to by number.
    pub names: Vocabulary,
    split_at: Option<i64>,
    sides: [Tally; 2],
    open: Vec<Case>,
    /// The place of cases that are counted as a whole.
    whole: Case,
}

impl Counter {
    /// Nothing counted yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps the distinct courses of cases too, which conformance and intervals need.
    #[must_use]
    pub fn keeping_paths(mut self) -> Self {
        self.sides = [Tally::new(true), Tally::new(true)];
        self
    }

    /// Counts cases that begin at this time (milliseconds since 1970-01-01 UTC) or later apart.
    #[must_use]
    pub fn split_at(mut self, at: i64) -> Self {
        self.split_at = Some(at);
        self
    }

    /// An empty counter of the same kind, for a part of the same log.
    #[must_use]
    pub fn for_a_part(&self) -> Self {
        let counter = Self {
            split_at: self.split_at,
            ..Self::default()
        };
        if self.sides.iter().any(|side| side.paths.is_some()) {
            return counter.keeping_paths();
        }
        counter
    }

    /// An event that has no activity or no case is counted, and nothing else.
    pub fn without_activity(&mut self) {
        let side = self.side_mut(0);
        side.events += 1;
        side.oddities.no_activity += 1;
    }

    /// Counts a whole case. Events are put in the order of their times, equal ones in the order in
    /// which they stand; one without a time is left out, unless none of the case has any.
    pub fn case(&mut self, events: &mut Vec<Event>) {
        let before = events.len() as u64;
        if events.iter().any(|event| event.at.is_some()) {
            events.retain(|event| event.at.is_some());
        }
        let side = self.side_of(events.iter().filter_map(|event| event.at).min());
        let [sooner, later] = &mut self.sides;
        let tally = if side == 0 { sooner } else { later };
        tally.events += before;
        tally.oddities.no_timestamp += before - events.len() as u64;
        tally.oddities.out_of_order += put_in_order(events);
        let case = &mut self.whole;
        case.begin(side);
        for event in events.iter() {
            // The events are in order, and so none is refused.
            if case.next(event, tally).is_err() {
                tally.oddities.out_of_order += 1;
            }
        }
        case.end(tally);
    }

    /// Opens a case of an interleaved log; `first` is the time of its first event.
    pub fn open(&mut self, first: Option<i64>) -> CaseKey {
        let key = CaseKey(u32::try_from(self.open.len()).unwrap_or(u32::MAX));
        self.open.push(Case::new(self.side_of(first)));
        key
    }

    /// Counts the next event of an open case.
    ///
    /// # Errors
    ///
    /// It stands before an event of its case that was counted: the counts are of no use then, and the
    /// log has to be read again and put in order.
    pub fn event(&mut self, key: CaseKey, event: &Event) -> Result<(), OutOfOrder> {
        let Some(case) = self.open.get_mut(key.0 as usize) else {
            return Ok(());
        };
        let [before, after] = &mut self.sides;
        let tally = if case.side == 0 { before } else { after };
        tally.events += 1;
        case.next(event, tally)
    }

    /// An event of an open case that has no time, in a log whose events have one, is left out.
    pub fn without_time(&mut self, key: CaseKey) {
        let side = self.open.get(key.0 as usize).map_or(0, |case| case.side);
        let tally = self.side_mut(side);
        tally.events += 1;
        tally.oddities.no_timestamp += 1;
    }

    /// Adds the counts of a later part of the same log.
    pub fn merge(&mut self, mut later: Self) {
        later.close();
        let numbers = self.names.merge(&later.names);
        for (side, later) in self.sides.iter_mut().zip(&later.sides) {
            side.merge(later, &numbers);
        }
    }

    /// Everything is counted: the names, the counts (of cases before the date, where one was given),
    /// and those of the cases from it on.
    #[must_use]
    pub fn finish(mut self) -> (Vocabulary, Tally, Option<Tally>) {
        self.close();
        let [before, after] = self.sides;
        (self.names, before, self.split_at.map(|_| after))
    }

    fn close(&mut self) {
        for case in std::mem::take(&mut self.open) {
            let side = case.side;
            case.end(self.side_mut(side));
        }
    }

    fn side_of(&self, first: Option<i64>) -> usize {
        let later = self
            .split_at
            .zip(first)
            .is_some_and(|(at, first)| first >= at);
        usize::from(later)
    }

    fn side_mut(&mut self, side: usize) -> &mut Tally {
        let [before, after] = &mut self.sides;
        if side == 0 { before } else { after }
    }
}

/// Sorts by time where it is needed; how many events stood behind a later one.
fn put_in_order(events: &mut [Event]) -> u64 {
    let mut latest = None;
    let behind = |event: &&Event| {
        let is_behind = event.at < latest;
        latest = latest.max(event.at);
        is_behind
    };
    let misplaced = events.iter().filter(behind).count();
    if misplaced > 0 {
        events.sort_by_key(|event| event.at);
    }
    misplaced as u64
}
