//! The history as the window lists it: every change, and what people called the point after it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use weft_core::Language;
use weft_store::{Entry, Store};

use crate::SessionError;

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The change.
    pub revision: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub author: String,
    /// What, in words.
    pub says: String,
    /// What people called the point after it.
    pub checkpoints: Vec<String>,
}

/// Every line in a language, the last change first.
pub(crate) fn lines(store: &Store, language: Language) -> Result<Vec<Line>, SessionError> {
    let mut named: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for one in store.checkpoints()? {
        named.entry(one.revision.0).or_default().push(one.name);
    }
    let entries = store.history(0..=store.revision().0)?;
    let line = |entry: Entry| Line {
        revision: entry.revision.0,
        at: entry.at,
        says: entry.sentence.says(language),
        author: entry.author,
        checkpoints: named.remove(&entry.revision.0).unwrap_or_default(),
    };
    Ok(entries.into_iter().rev().map(line).collect())
}
