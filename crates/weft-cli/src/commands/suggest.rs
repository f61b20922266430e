//! `weft suggest`: what a model without annotations probably means.

use std::slice::from_ref;

use weft_core::suggest::{accept, suggest};
use weft_core::{Language, Settings};

use super::table::table;
use crate::arguments::SuggestArguments;
use crate::failure::{Failure, Outcome};
use crate::{input, output};

/// Runs the command.
pub(crate) fn run(arguments: &SuggestArguments) -> Result<Outcome, Failure> {
    let document = input::document(from_ref(&arguments.file))?;
    let redesign = input::choose_redesign(&document, None)?;
    let suggestions = suggest(&document, redesign, &Settings::default(), Language::English);
    if let Some(path) = &arguments.output {
        let filled = accept(&document, redesign, &suggestions);
        output::write(path, weft_files::write_json(&filled).as_bytes())?;
    }
    if let Some(path) = &arguments.json {
        output::write(path, &output::json(&suggestions)?)?;
    } else if arguments.output.is_none() {
        let rows: Vec<Vec<String>> = suggestions
            .iter()
            .map(|one| {
                let subject = match &one.subject {
                    weft_core::suggest::Subject::Step(id) => id.to_string(),
                    weft_core::suggest::Subject::Role(name) => name.to_string(),
                };
                let proposal = serde_json::to_string(&one.proposal).unwrap_or_default();
                vec![
                    subject,
                    proposal,
                    format!("{:.0}%", one.confidence * 100.0),
                    one.why.clone(),
                ]
            })
            .collect();
        output::print(&table(&rows))?;
    }
    Ok(Outcome::Done)
}
