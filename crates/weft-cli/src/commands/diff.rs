//! `weft diff`: what differs between two BPMN models, by the ids of their elements.

use std::path::Path;

use serde::Serialize;
use weft_core::Language;
use weft_files::{BpmnDiff, Format, Limits};

use crate::arguments::DiffArguments;
use crate::failure::{Failure, Outcome};
use crate::{input, output};

/// The differences as JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    format: &'static str,
    #[serde(flatten)]
    diff: &'a BpmnDiff,
}

/// Runs the command.
pub(crate) fn run(arguments: &DiffArguments) -> Result<Outcome, Failure> {
    let language: Language = arguments.language.into();
    let (before, after) = (&arguments.before, &arguments.after);
    let bytes = |path: &Path| -> Result<Vec<u8>, Failure> {
        if Format::of(path) != Some(Format::Bpmn) {
            return Err(Failure::Input(format!(
                "{}: found a file of another format, expected a BPMN model (.bpmn or .xml); \
                 `weft match` compares workflows of any format",
                path.display()
            )));
        }
        input::model(language, path)
    };
    let (old, new) = (bytes(before)?, bytes(after)?);
    let limits = Limits::default();
    let diff = weft_files::diff_bpmn(&old, &new, &limits).map_err(|error| {
        // A complaint names its file.
        let is_old = weft_files::diff_bpmn(&old, &old, &limits).is_err();
        let path = if is_old { before } else { after };
        Failure::Input(format!("{}: {}", path.display(), error.says(language)))
    })?;
    match &arguments.json {
        Some(path) => {
            let written = Written {
                format: "weft-bpmn-diff/1",
                diff: &diff,
            };
            output::write(path, &output::json(&written)?)?;
        }
        None => output::print(&format!("{}\n", diff.says(language).join("\n")))?,
    }
    Ok(Outcome::Done)
}
