//! `weft mine`: what an event log says, and the workflow that it shows.

mod arguments;
mod columns;
mod counts;
mod says;

use std::path::Path;
use std::slice::from_ref;

use serde::Serialize;
use weft_core::log::conformance::{Conformance, ConformanceOptions, conformance};
use weft_core::log::intervals::{Intervals, Row, intervals};
use weft_core::log::observed::{Observed, ObservedOptions, observed};
use weft_core::log::roles::RolesBy;
use weft_core::log::{LogResult, Tally, Who};
use weft_core::{Language, Settings};

pub(crate) use self::arguments::MineArguments;
use self::counts::Counts;
use super::convert;
use crate::failure::{Failure, Outcome};
use crate::{input, output, progress};

/// What is written as JSON: the result of the contract, and what was asked for beside it.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    log: &'a LogResult,
    #[serde(skip_serializing_if = "Option::is_none")]
    intervals: Option<&'a [Row]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conformance: Option<&'a Conformance>,
}

/// Runs the command.
pub(crate) fn run(arguments: &MineArguments) -> Result<Outcome, Failure> {
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
    let log = counts.result(who);
    working.now("comparing");
    let conformance = against(&counts, arguments)?;
    let seen = Seen::of(&counts, arguments)?;
    let json = arguments.json.as_deref();
    let answer = Answer {
        log: &log,
        intervals: seen.intervals.as_ref().map(|found| &*found.rows),
        conformance: conformance.as_ref(),
    };
    let bytes = json.map(|_| output::json(&answer)).transpose()?;
    drop(working);
    if let Some(path) = &arguments.output {
        seen.write(path, arguments.language.into())?;
    }
    if let Some((path, bytes)) = json.zip(bytes) {
        output::write(path, &bytes)?;
    }
    if json == Some(Path::new("-")) {
        return Ok(Outcome::Done);
    }
    let language = arguments.language.into();
    let mut text = says::summary(&counts.title, &log, language);
    let observed = seen.observed.as_ref().map(|one| &one.document);
    text += &says::intervals(seen.intervals.as_ref().zip(observed), language);
    text += &says::conformance(conformance.as_ref(), language);
    output::print(&text)?;
    Ok(Outcome::Done)
}

/// The observed workflow, where it is written or compared.
struct Seen {
    observed: Option<Observed>,
    intervals: Option<Intervals>,
}

impl Seen {
    fn of(counts: &Counts, arguments: &MineArguments) -> Result<Self, Failure> {
        let is_compared = counts.after.is_some() || arguments.intervals;
        if arguments.output.is_none() && !is_compared {
            return Ok(Self {
                observed: None,
                intervals: None,
            });
        }
        let options = ObservedOptions {
            title: counts.title.clone(),
            share: arguments.share,
            // Asked for twice: once for what is shown, and once for a document that others get.
            roles: if arguments.names > 1 {
                RolesBy::People(Who::Named)
            } else {
                RolesBy::Groups
            },
            language: arguments.language.into(),
            ..ObservedOptions::default()
        };
        let (names, after) = (&counts.names, counts.after.as_ref());
        let observed = observed(names, &counts.before, after, &options);
        let intervals = is_compared
            .then(|| {
                let sides = (&counts.before, after);
                let settings = Settings::default();
                intervals(&observed.document, names, sides, &settings, &options)
            })
            .transpose()
            .map_err(|faults| {
                let log = Path::new(&counts.title);
                input::faults_in(options.language, log, &faults)
            })?;
        Ok(Self {
            observed: Some(observed),
            intervals,
        })
    }

    /// Writes the observed workflow. The log itself is not kept inside: it names people.
    fn write(&self, path: &Path, language: Language) -> Result<(), Failure> {
        let Some(observed) = &self.observed else {
            return Ok(());
        };
        for note in &observed.notes {
            output::note(note.says(language));
        }
        convert::write(path, &observed.document, language)
    }
}

/// How a drawn workflow fits the log: its baseline, or its redesign to cases of the time after.
fn against(counts: &Counts, arguments: &MineArguments) -> Result<Option<Conformance>, Failure> {
    let Some(path) = &arguments.against else {
        return Ok(None);
    };
    let language = arguments.language.into();
    let document = input::document_in(language, from_ref(path))?;
    let options = ConformanceOptions {
        language,
        ..ConformanceOptions::default()
    };
    let redesign = match (&counts.after, document.redesigns.is_empty()) {
        (Some(_), false) => Some(0),
        _ => None,
    };
    let tally: &Tally = counts.after.as_ref().unwrap_or(&counts.before);
    let log = (&counts.names, tally);
    conformance(&document, redesign, log, &Settings::default(), &options)
        .map(Some)
        .map_err(|faults| input::faults_in(language, path, &faults))
}
