//! `weft suggest`: what a model without annotations probably means.

use std::collections::BTreeSet;
use std::slice::from_ref;

use weft_core::StepId;
use weft_core::suggest::{Field, Subject, Suggestion, accept_where, suggest};

use super::table::table;
use crate::arguments::SuggestArguments;
use crate::failure::{Failure, Outcome};
use crate::{input, output};

/// Runs the command.
pub(crate) fn run(arguments: &SuggestArguments) -> Result<Outcome, Failure> {
    let mut document = input::document(from_ref(&arguments.file))?;
    let settings = input::settings(arguments.settings.as_deref())?;
    if let Some(tongue) = arguments.names_in {
        document.suggestions.language = Some(tongue.into());
    }
    let redesign = input::choose_redesign(&document, arguments.redesign.as_deref())?;
    let suggestions = suggest(&document, redesign, &settings, arguments.language.into());
    let taken = Taken::of(arguments, &suggestions)?;
    if let Some(path) = &arguments.output {
        let filled = accept_where(&document, redesign, &suggestions, |one| taken.has(one));
        output::write(path, weft_files::write_json(&filled).as_bytes())?;
    }
    if let Some(path) = &arguments.json {
        output::write(path, &output::json(&suggestions)?)?;
    } else if arguments.output.is_none() {
        let rows: Vec<Vec<String>> = suggestions.iter().map(row).collect();
        output::print(&table(&rows))?;
    }
    Ok(Outcome::Done)
}

/// Which suggestions are accepted.
struct Taken {
    all: bool,
    steps: BTreeSet<StepId>,
    fields: Vec<Field>,
}

impl Taken {
    fn of(arguments: &SuggestArguments, suggestions: &[Suggestion]) -> Result<Self, Failure> {
        let named = arguments.accept.iter().map(|id| StepId::from(id.as_str()));
        let steps: BTreeSet<StepId> = named.collect();
        let open: BTreeSet<&StepId> = suggestions.iter().filter_map(step).collect();
        let unknown: Vec<&str> = steps
            .iter()
            .filter(|id| !open.contains(id))
            .map(StepId::as_str)
            .collect();
        if !unknown.is_empty() {
            return Err(Failure::Input(format!(
                "--accept: found “{}”, expected ids of steps for which something is suggested: {}",
                unknown.join("”, “"),
                some(&open)
            )));
        }
        let nothing_named = steps.is_empty() && arguments.accept_kind.is_empty();
        Ok(Self {
            all: arguments.accept_all || nothing_named,
            steps,
            fields: arguments
                .accept_kind
                .iter()
                .map(|kind| (*kind).into())
                .collect(),
        })
    }

    fn has(&self, suggestion: &Suggestion) -> bool {
        self.all
            || self.fields.contains(&suggestion.proposal.field())
            || step(suggestion).is_some_and(|id| self.steps.contains(id))
    }
}

fn step(suggestion: &Suggestion) -> Option<&StepId> {
    match &suggestion.subject {
        Subject::Step(id) => Some(id),
        Subject::Role(_) => None,
    }
}

/// The first ids, as many as a line holds.
fn some(ids: &BTreeSet<&StepId>) -> String {
    const MOST: usize = 10;
    let first: Vec<&str> = ids.iter().take(MOST).map(|id| id.as_str()).collect();
    let rest = ids.len().saturating_sub(MOST);
    match (first.is_empty(), rest) {
        (true, _) => "there is none".to_owned(),
        (false, 0) => first.join(", "),
        (false, rest) => format!("{} and {rest} more", first.join(", ")),
    }
}

fn row(one: &Suggestion) -> Vec<String> {
    let subject = match &one.subject {
        Subject::Step(id) => id.to_string(),
        Subject::Role(name) => name.to_string(),
    };
    let proposal = serde_json::to_string(&one.proposal).unwrap_or_default();
    vec![
        subject,
        proposal,
        format!("{:.0}%", one.confidence * 100.0),
        one.why.clone(),
    ]
}
