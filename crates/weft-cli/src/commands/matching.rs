//! `weft match`: suggested matches with scores and reasons.

use std::collections::BTreeMap;
use std::slice::from_ref;

use weft_core::Workflow;
use weft_core::matching::{align, between_work};
use weft_core::workflow::StepId;

use super::table::table;
use crate::arguments::MatchArguments;
use crate::failure::{Failure, Outcome};
use crate::{input, output, progress};

/// Runs the command.
pub(crate) fn run(arguments: &MatchArguments) -> Result<Outcome, Failure> {
    let working = progress::working("matching");
    let document = input::pair(from_ref(&arguments.baseline), from_ref(&arguments.redesign))?;
    let Some(redesign) = document.redesigns.first() else {
        return Err(Failure::Input(format!(
            "{}: found no workflow, expected one",
            arguments.redesign.display()
        )));
    };
    let (before, after) = (&document.baseline, &redesign.workflow);
    let matches = between_work(
        align(before, after, &[], arguments.language.into()),
        before,
        after,
    );
    drop(working);
    if let Some(path) = &arguments.json {
        return output::write(path, &output::json(&matches)?).map(|()| Outcome::Done);
    }
    let (before, after) = (names(before), names(after));
    let name = |names: &BTreeMap<&StepId, &str>, id: &StepId| {
        names
            .get(id)
            .map_or_else(|| id.to_string(), |name| (*name).to_owned())
    };
    let mut rows = vec![
        ["baseline", "redesign", "score", "", "why"]
            .map(str::to_owned)
            .to_vec(),
    ];
    rows.extend(matches.iter().map(|one| {
        let certainty = if one.confirmed {
            "confirmed".to_owned()
        } else {
            format!("{:?}", one.likelihood).to_lowercase()
        };
        vec![
            name(&before, &one.baseline),
            name(&after, &one.redesign),
            format!("{:.2}", one.score),
            certainty,
            one.reasons.join("; "),
        ]
    }));
    output::print(&table(&rows))?;
    Ok(Outcome::Done)
}

fn names(workflow: &Workflow) -> BTreeMap<&StepId, &str> {
    workflow
        .steps
        .iter()
        .map(|step| (&step.id, step.name.as_str()))
        .collect()
}
