//! `weft mine`: what an event log says, and the workflow that it shows.

mod arguments;
mod columns;
mod counts;
mod says;

use std::path::Path;

use weft_core::log::Who;
use weft_core::log::observed::{ObservedOptions, observed};

pub(crate) use self::arguments::MineArguments;
use self::counts::Counts;
use super::convert;
use crate::failure::{Failure, Outcome};
use crate::{output, progress};

/// Runs the command.
pub(crate) fn run(arguments: &MineArguments) -> Result<Outcome, Failure> {
    let language = arguments.language.into();
    if let (true, Some(log)) = (arguments.show_columns, &arguments.log) {
        output::print(&columns::shown(log, arguments)?)?;
        return Ok(Outcome::Done);
    }
    let working = progress::working("counting");
    let counts = Counts::of(arguments)?;
    let who = if arguments.names > 0 {
        Who::Named
    } else {
        Who::Hidden
    };
    let result = counts.result(who);
    working.now("writing");
    let json = arguments.json.as_deref();
    let bytes = json.map(|_| output::json(&result)).transpose()?;
    if let Some(path) = &arguments.output {
        document(&counts, path, arguments)?;
    }
    drop(working);
    if let Some((path, bytes)) = json.zip(bytes) {
        output::write(path, &bytes)?;
    }
    if json != Some(Path::new("-")) {
        output::print(&says::summary(&counts.title, &result, language))?;
    }
    Ok(Outcome::Done)
}

/// Writes the observed workflow. The log itself is not kept inside: it names people.
fn document(counts: &Counts, path: &Path, arguments: &MineArguments) -> Result<(), Failure> {
    let language = arguments.language.into();
    let options = ObservedOptions {
        title: counts.title.clone(),
        share: arguments.share,
        language,
        ..ObservedOptions::default()
    };
    let observed = observed(
        &counts.names,
        &counts.before,
        counts.after.as_ref(),
        &options,
    );
    for note in &observed.notes {
        output::note(note.says(language));
    }
    convert::write(path, &observed.document, language)
}
