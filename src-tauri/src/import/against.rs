//! The open document held against a log: which cases its drawing allows, and what differs.

use std::sync::Arc;

use serde::Serialize;
use weft_core::edit::Version;
use weft_core::log::conformance::{Conformance, ConformanceOptions, Finding, conformance};
use weft_core::workflow::StepId;
use weft_core::{Document, Said, Settings};

use super::reading::Counts;

/// More things of one kind than anybody reads; how many there are is said.
const MOST: usize = 500;

/// A version and a log, taken out of the session, so that nothing waits for the answer.
#[derive(Debug)]
pub struct LogQuestion {
    pub(crate) revision: u64,
    pub(crate) document: Document,
    pub(crate) version: Version,
    pub(crate) name: String,
    pub(crate) counts: Arc<Counts>,
}

/// How a version fits a log.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AgainstLog {
    /// The revision that was compared.
    pub revision: u64,
    /// The version that was compared.
    pub version: Version,
    /// What the log is called.
    pub name: String,
    /// What was left out or repaired while the log was read.
    pub notes: Vec<Said>,
    /// How many cases fit.
    pub fit: Vec<Said>,
    /// What differs, by kind; kinds of which there is nothing are left out.
    pub found: Vec<Kind>,
    /// Why it could not be compared.
    pub faults: Vec<Said>,
}

/// Everything of one kind that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kind {
    /// Which kind.
    pub kind: KindName,
    /// How many there are.
    pub count: usize,
    /// The most frequent of them, up to 500.
    pub rows: Vec<Differs>,
}

/// What kind of difference it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum KindName {
    /// Contacts that are drawn and hardly ever happen.
    OnPaper,
    /// Activities that the drawing does not have.
    NotDrawn,
    /// Successions that the drawing does not allow.
    NotAllowed,
    /// Steps that the log never names.
    NeverNamed,
    /// Drawn successions that no case takes.
    NeverTaken,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Differs {
    /// What.
    pub says: Said,
    /// The steps that it is about; none for an activity that is not drawn.
    pub steps: Vec<StepId>,
}

impl LogQuestion {
    /// How the version fits the log.
    #[must_use]
    pub fn answer(&self) -> AgainstLog {
        let redesign = match self.version {
            Version::Baseline => None,
            Version::Redesign(at) => Some(at),
        };
        let counts = (&self.counts.names, &self.counts.before);
        let (settings, options) = (Settings::default(), ConformanceOptions::default());
        let notes = self.counts.notes.iter();
        let mut answer = AgainstLog {
            revision: self.revision,
            version: self.version,
            name: self.name.clone(),
            notes: notes
                .map(|note| Said::of(|l| note.says_in(l).to_owned()))
                .collect(),
            fit: Vec::new(),
            found: Vec::new(),
            faults: Vec::new(),
        };
        match conformance(&self.document, redesign, counts, &settings, &options) {
            Ok(found) => {
                answer.fit = in_every_language(&found);
                answer.found = kinds(&found);
            }
            Err(faults) => {
                let says = faults.iter().map(|fault| Said::of(|l| fault.says(l)));
                answer.faults = says.collect();
            }
        }
        answer
    }
}

fn in_every_language(found: &Conformance) -> Vec<Said> {
    let lines = found.fit(weft_core::Language::default()).len();
    let line = |at: usize| Said::of(|l| found.fit(l).into_iter().nth(at).unwrap_or_default());
    (0..lines).map(line).collect()
}

fn kinds(found: &Conformance) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    for finding in found.findings() {
        let name = KindName::of(finding);
        if kinds.last().is_none_or(|last| last.kind != name) {
            kinds.push(Kind {
                kind: name,
                count: 0,
                rows: Vec::new(),
            });
        }
        if let Some(kind) = kinds.last_mut() {
            kind.count += 1;
            if kind.rows.len() < MOST {
                kind.rows.push(Differs {
                    says: Said::of(|l| finding.says(l)),
                    steps: found.steps_of(finding),
                });
            }
        }
    }
    kinds
}

impl KindName {
    fn of(finding: Finding<'_>) -> Self {
        match finding {
            Finding::OnPaper(_) => Self::OnPaper,
            Finding::NotDrawn(_) => Self::NotDrawn,
            Finding::NotAllowed(_) => Self::NotAllowed,
            Finding::NeverNamed(_) => Self::NeverNamed,
            Finding::NeverTaken(_) => Self::NeverTaken,
        }
    }
}
