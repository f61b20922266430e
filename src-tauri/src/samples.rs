//! The samples that Weft brings: workflows to start from.

use std::path::PathBuf;

use serde::Serialize;
use weft_core::Document;
use weft_core::layout::scene::Scene;
use weft_files::Limits;

use crate::SessionError;
use crate::drawing;

/// A sample: its name, and its document as Weft JSON.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// Its name.
    pub name: &'static str,
    /// Weft JSON.
    pub json: &'static str,
}

/// Every sample, in the order of the start screen.
pub const SAMPLES: [Sample; 4] = [
    Sample {
        name: "onboarding",
        json: include_str!("../../samples/onboarding.weft.json"),
    },
    Sample {
        name: "support",
        json: include_str!("../../samples/support.weft.json"),
    },
    Sample {
        name: "codereview",
        json: include_str!("../../samples/codereview.weft.json"),
    },
    Sample {
        name: "healthy-support",
        json: include_str!("../../samples/healthy-support.weft.json"),
    },
];

/// A sample, drawn small.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SampleWeave {
    /// Its name.
    pub name: &'static str,
    /// Its weave.
    pub weave: Scene,
}

/// Every sample, drawn small.
pub(crate) fn weaves() -> Result<Vec<SampleWeave>, SessionError> {
    let weave = |one: Sample| {
        let document = one.document()?;
        Ok(SampleWeave {
            name: one.name,
            weave: drawing::weave_of(&document),
        })
    };
    SAMPLES.into_iter().map(weave).collect()
}

impl Sample {
    /// Its document.
    ///
    /// # Errors
    ///
    /// Never, as the tests see to.
    pub(crate) fn document(&self) -> Result<Document, SessionError> {
        let read = weft_files::read_json(self.json.as_bytes(), &Limits::default());
        let opened = read.map_err(|error| SessionError::Input {
            path: PathBuf::from(self.name),
            source: error.into(),
        })?;
        Ok(opened.document)
    }
}

/// The sample of this name.
pub(crate) fn named(name: &str) -> Result<Sample, SessionError> {
    let found = SAMPLES.into_iter().find(|one| one.name == name);
    found.ok_or_else(|| SessionError::NoSample(name.to_owned()))
}
