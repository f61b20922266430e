//! What the measuring programs share: gold alignments, how well matches agree with them, and random
//! numbers that repeat.

pub mod cpu;
pub mod event_log;
pub mod figures;
pub mod gold;
pub mod model;
pub mod pair;
pub mod process;
pub mod random;
pub mod read_steps;
pub mod sets;
