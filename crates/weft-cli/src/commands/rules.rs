//! `weft rules`: the catalogue, from the one slice that lists the rules.

use weft_core::rule::{RULES, catalogue};

use crate::arguments::RulesArguments;
use crate::failure::{Failure, Outcome};
use crate::output;

/// Runs the command.
pub(crate) fn run(arguments: &RulesArguments) -> Result<Outcome, Failure> {
    match &arguments.json {
        Some(path) => output::write(path, &output::json(&RULES)?)?,
        None => output::print(&catalogue())?,
    }
    Ok(Outcome::Done)
}
