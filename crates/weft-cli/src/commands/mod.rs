//! The commands: one file each.

pub(crate) mod audit;
pub(crate) mod convert;
pub(crate) mod diff;
pub(crate) mod matching;
pub(crate) mod mine;
pub(crate) mod plan;
pub(crate) mod rules;
pub(crate) mod settings;
pub(crate) mod shell;
pub(crate) mod suggest;
mod table;
