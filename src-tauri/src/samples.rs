//! The samples that Weft brings: workflows to start from.

use crate::error::SessionError;

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

/// The sample of this name.
pub(crate) fn named(name: &str) -> Result<Sample, SessionError> {
    let found = SAMPLES.into_iter().find(|one| one.name == name);
    found.ok_or_else(|| SessionError::NoSample(name.to_owned()))
}
