//! The model and the audit of Weft: values and functions, nothing else.
//!
//! **Invariants:** this crate reads no clock, file, environment or network; it iterates no hash map;
//! and an index of a library or of a measure never leaves the audit that made it.

pub mod audit;
pub mod csr;
pub mod edit;
mod language;
pub mod layout;
pub mod log;
pub mod matching;
pub mod measure;
pub mod plan;
pub mod rule;
pub mod settings;
pub mod suggest;
pub mod words;
pub mod workflow;

pub use audit::Audit;
pub use edit::Edit;
pub use language::{Language, Said, written};
pub use settings::Settings;
pub use workflow::{Document, Step, StepId, Workflow};
