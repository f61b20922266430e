//! `weft settings`: every threshold and weight with its default.

use weft_core::Settings;

use crate::failure::{Failure, Outcome};
use crate::output;

const HEAD: &str = "# Thresholds and weights of an audit, each with its default.
# They are design choices, not results of research. Change what you need and pass the file with
# --settings; what is left out keeps its default. Every report prints those in force.

";

/// Runs the command.
pub(crate) fn run() -> Result<Outcome, Failure> {
    let text = toml::to_string_pretty(&Settings::default())
        .map_err(|error| Failure::output(format!("the settings have no TOML form: {error}")))?;
    output::print(&format!("{HEAD}{text}"))?;
    Ok(Outcome::Done)
}
