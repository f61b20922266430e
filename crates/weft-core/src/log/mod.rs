//! What really happened: counts over the cases of an event log, and what follows from them.
//!
//! A reader hands over events, case by case or as they come; a [`Counter`] keeps how often things
//! happened and forgets the events. Everything else (who hands over to whom, how long an activity
//! takes, the observed workflow) is computed from a [`Tally`], so that a file, a database and a
//! cluster, which count in their own ways, end in the same result.
//!
//! **Invariants:** the state grows with activities, people and cases, never with events (only
//! [`Counter::keeping_paths`] adds the distinct courses of cases); merging the counts of parts in
//! their order is counting the whole; a name stands only in the [`Vocabulary`].

mod case;
pub mod conformance;
mod counter;
pub mod discovery;
mod durations;
mod event;
mod field;
pub mod intervals;
mod names;
pub mod observed;
mod pairs;
mod paths;
mod result;
pub mod roles;
mod tally;
#[cfg(test)]
mod tests;

pub use case::OutOfOrder;
pub use counter::{CaseKey, Counter};
pub use durations::Durations;
pub use event::{Event, Lifecycle};
pub use field::LogField;
pub use names::{Names, Vocabulary};
pub use pairs::Pairs;
pub use paths::{Course, Paths};
pub use result::{
    FORMAT, Follow, Handover, LogResult, Minutes, Part, Skipped, SplitParts, Together, Who,
};
pub use tally::{Oddities, Tally};
