//! Pictures of small graphs, and laws of all.
