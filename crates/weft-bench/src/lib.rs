//! What the measuring programs share: gold alignments, and random numbers that repeat.

pub mod cpu;
pub mod gold;
pub mod pair;
pub mod process;
pub mod random;
pub mod read_steps;
