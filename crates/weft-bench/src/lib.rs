//! What the measuring programs share: gold alignments, models, and random numbers that repeat.

pub mod gold;
pub mod model;
pub mod random;
