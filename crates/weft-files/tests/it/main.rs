//! The readers and writers as their callers see them.

mod corpus;
mod json;
