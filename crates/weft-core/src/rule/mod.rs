//! The rules: one file each, one slice that lists them, everything else derived from it.
//!
//! A rule looks at measured facts and says what it found as data. **Invariant:** no rule knows bands,
//! waivers, another rule's result or how a finding is shown.

mod facts;
mod lost;
mod sentence;

mod c01;
mod c02;
mod c03;
mod c04;
mod c05;
mod c06;
mod c07;
mod c08;
mod c09;
mod c10;
mod c11;
mod c12;
mod c13;
mod c14;
mod c15;
mod s01;
mod s02;
mod s03;
mod s04;
mod s05;
mod s06;
mod s07;
mod s08;
mod s09;
mod s10;
mod s11;

use schemars::JsonSchema;
use serde::Serialize;

pub(crate) use facts::{Facts, Hit};

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// A baseline and a redesign whose steps are matched.
    Comparison,
    /// One version: the redesign where there is one.
    Version,
}

/// One rule of the catalogue (audit.md 4.3).
#[derive(Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// `C01`.
    pub id: &'static str,
    /// `contact-removed`.
    pub name: &'static str,
    /// The name that people read.
    pub title: &'static str,
    /// What it looks at.
    pub scope: Scope,
    /// When it speaks.
    pub condition: &'static str,
    /// How its score is computed.
    pub score: &'static str,
    /// What could be done.
    pub advice: &'static str,
    /// What it rests on.
    pub source: &'static str,
    /// When it keeps silent or lowers its voice.
    pub guard: &'static str,
    #[serde(skip)]
    #[schemars(skip)]
    pub(crate) check: fn(&Facts<'_>) -> Vec<Hit>,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule")
            .field("id", &self.id)
            .field("name", &self.name)
            .finish()
    }
}

/// Every rule, comparison first, in the order of audit.md.
pub const RULES: &[Rule] = &[
    c01::RULE,
    c02::RULE,
    c03::RULE,
    c04::RULE,
    c05::RULE,
    c06::RULE,
    c07::RULE,
    c08::RULE,
    c09::RULE,
    c10::RULE,
    c11::RULE,
    c12::RULE,
    c13::RULE,
    c14::RULE,
    c15::RULE,
    s01::RULE,
    s02::RULE,
    s03::RULE,
    s04::RULE,
    s05::RULE,
    s06::RULE,
    s07::RULE,
    s08::RULE,
    s09::RULE,
    s10::RULE,
    s11::RULE,
];
