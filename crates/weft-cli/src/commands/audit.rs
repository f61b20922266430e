//! `weft audit`: reads, audits, prints the profile, writes the result and the report.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use jiff::civil::Date;
use weft_core::audit::{self, Audit, Band, Options, Status};
use weft_core::measure::Profile;
use weft_core::{Document, Language, words};

use crate::arguments::{AuditArguments, PaperName};
use crate::failure::{Failure, Outcome};
use crate::{input, output, progress};

/// Runs the command.
pub(crate) fn run(arguments: &AuditArguments) -> Result<Outcome, Failure> {
    let working = progress::working("reading");
    let document = read(arguments)?;
    let settings = input::settings(arguments.settings.as_deref())?;
    let redesign = input::choose_redesign(&document, arguments.redesign.as_deref())?;
    let confirmed = arguments
        .matches
        .as_deref()
        .map(|path| input::matches(path, &document, redesign))
        .transpose()?;
    let today = arguments
        .date
        .unwrap_or_else(|| ZonedDateTime::now().date());
    working.now("auditing");
    let options = Options {
        redesign,
        confirmed: confirmed.as_deref(),
        settings: &settings,
        today,
        language: arguments.language.into(),
    };
    let audit = audit::audit(&document, &options)
        .map_err(|faults| input::faults_in(options.language, &arguments.file, &faults))?;
    working.now("writing");
    let filled = audit::filled(&document, redesign, &settings);
    let outputs = outputs(arguments, &audit, &filled, redesign, today)?;
    drop(working);
    for (path, bytes) in &outputs {
        output::write(path, bytes)?;
    }
    if arguments.json.as_deref() != Some(Path::new("-")) {
        output::print(&summary(&audit, options.language))?;
    }
    let limit = arguments.fail_on.map(Band::from);
    let reached = |limit| {
        audit
            .findings
            .iter()
            .any(|one| one.status != Status::Waived && one.band >= limit)
    };
    Ok(if limit.is_some_and(reached) {
        Outcome::LimitReached
    } else {
        Outcome::Done
    })
}

fn read(arguments: &AuditArguments) -> Result<Document, Failure> {
    let files = |first: &PathBuf, parts: &[PathBuf]| -> Vec<PathBuf> {
        std::iter::once(first).chain(parts).cloned().collect()
    };
    let language = arguments.language.into();
    let baseline = files(&arguments.file, &arguments.baseline_part);
    match &arguments.redesign_file {
        None => input::document_in(language, &baseline),
        Some(redesign) => {
            let redesign = files(redesign, &arguments.redesign_part);
            input::pair_in(language, &baseline, &redesign)
        }
    }
}

/// Everything that will be written, made before the first byte is.
fn outputs(
    arguments: &AuditArguments,
    audit: &Audit,
    document: &Document,
    redesign: Option<usize>,
    today: Date,
) -> Result<Vec<(PathBuf, Vec<u8>)>, Failure> {
    let mut outputs = Vec::new();
    if let Some(path) = &arguments.pdf {
        let options = weft_report::Options {
            language: arguments.language.into(),
            organisation: arguments.report.organisation.clone(),
            prepared_by: arguments.report.prepared_by.clone(),
            one_page: arguments.report.one_page,
            paper: match arguments.report.paper {
                PaperName::A4 => weft_report::Paper::A4,
                PaperName::Letter => weft_report::Paper::Letter,
            },
            sections: weft_report::Sections {
                annex: arguments.report.annex,
                ..weft_report::Sections::default()
            },
            ..weft_report::Options::new(today)
        };
        let bytes = weft_report::pdf(audit, document, redesign, &options).map_err(|error| {
            let says = error.says(arguments.language.into());
            Failure::Output(format!("{}: {says}", path.display()))
        })?;
        outputs.push((path.clone(), bytes));
    }
    if let Some(path) = &arguments.xlsx {
        let language = arguments.language.into();
        let bytes = weft_files::write_xlsx(document, Some(audit), language).map_err(|error| {
            Failure::Output(format!("{}: {}", path.display(), error.says(language)))
        })?;
        outputs.push((path.clone(), bytes));
    }
    if let Some(path) = &arguments.json {
        outputs.push((path.clone(), output::json(audit)?));
    }
    Ok(outputs)
}

/// The profile and the first findings, for a terminal.
fn summary(audit: &Audit, language: Language) -> String {
    let mut text = format!("{}\n", audit.title);
    if let Some(profile) = &audit.profile {
        text.push('\n');
        for (label, value) in profile_lines(audit, profile, language) {
            text.push_str(&format!("  {label:<28} {value}\n"));
        }
    }
    if draws_no_conversation(audit) {
        text.push_str(language.pick(NO_CONVERSATION, NO_CONVERSATION_IN_GERMAN));
    }
    for sentence in audit.machines.says(language) {
        let _infallible = write!(text, "\n{sentence}\n");
    }
    let open: Vec<_> = audit
        .findings
        .iter()
        .filter(|one| one.status != Status::Waived)
        .collect();
    let waived = audit.findings.len() - open.len();
    let (one, several) = language.pick(("finding", "findings"), ("Befund", "Befunde"));
    let _infallible = write!(
        text,
        "\n{} {}",
        words::capital(&language.count(open.len())),
        words::plural(open.len(), one, several)
    );
    if waived > 0 {
        let _infallible = write!(
            text,
            ", {waived} {}",
            language.pick("let go", "losgelassen")
        );
    }
    text.push('\n');
    for one in open.iter().take(SHOWN) {
        let _infallible = writeln!(
            text,
            "  {:<8} {:>5}  {}  {}",
            band(one.band, language),
            language.exact(one.score),
            one.rule,
            one.says
        );
    }
    if open.len() > SHOWN {
        let more = open.len() - SHOWN;
        let _infallible = match language {
            Language::English => writeln!(text, "  … and {more} more (see --json or --pdf)"),
            Language::German => writeln!(text, "  … und {more} mehr (siehe --json oder --pdf)"),
        };
    }
    if !audit.assumptions.is_empty() {
        let (one, several) = language.pick(
            (
                "value that nobody confirmed (see assumptions)",
                "values that nobody confirmed (see assumptions)",
            ),
            (
                "Wert, den niemand bestätigt hat (siehe assumptions)",
                "Werte, die niemand bestätigt hat (siehe assumptions)",
            ),
        );
        let _infallible = writeln!(
            text,
            "\n{} {}",
            words::capital(&language.count(audit.assumptions.len())),
            words::plural(audit.assumptions.len(), one, several)
        );
    }
    text
}

/// Said where an audit cannot speak of contact (audit.md 5).
const NO_CONVERSATION: &str = "
No conversation is drawn in either version; what changed is who judges and who passes work to whom.
";

const NO_CONVERSATION_IN_GERMAN: &str = "
In keiner Fassung ist ein Gespräch gezeichnet; geändert hat sich, wer urteilt und wer Arbeit an wen weitergibt.
";

fn band(band: Band, language: Language) -> &'static str {
    match band {
        Band::Critical => language.pick("critical", "kritisch"),
        Band::High => language.pick("high", "hoch"),
        Band::Medium => language.pick("medium", "mittel"),
        Band::Low => language.pick("low", "gering"),
    }
}

fn draws_no_conversation(audit: &Audit) -> bool {
    let after = audit.measures.redesign.as_ref();
    audit.measures.baseline.contact_steps == 0 && after.is_some_and(|one| one.contact_steps == 0)
}

/// Findings that a terminal shows.
const SHOWN: usize = 10;

fn profile_lines(
    audit: &Audit,
    profile: &Profile,
    language: Language,
) -> Vec<(&'static str, String)> {
    let or = |value: Option<f64>, none: &str| {
        value.map_or_else(|| none.to_owned(), |one| language.percent(one))
    };
    let kept = |kept: weft_core::measure::Kept| {
        let of = language.pick("of", "von");
        format!("{} {of} {}", kept.kept, kept.of)
    };
    let chance = |value| or(value, language.pick("not available", "nicht verfügbar"));
    let before = &audit.measures.baseline;
    let after = audit
        .measures
        .redesign
        .as_ref()
        .map_or(0.0, |one| one.contact_minutes);
    vec![
        (
            language.pick("contact minutes kept", "Kontaktminuten geblieben"),
            format!(
                "{} ({} → {} {})",
                or(
                    profile.contact_minutes_kept,
                    language.pick("none before", "vorher keine")
                ),
                language.minutes(before.contact_minutes),
                language.minutes(after),
                language.pick("per case", "je Fall")
            ),
        ),
        (
            language.pick("purposes kept", "Zwecke geblieben"),
            kept(profile.purposes_kept),
        ),
        (
            language.pick("ties kept", "Beziehungen geblieben"),
            kept(profile.ties_kept),
        ),
        (
            language.pick("human loops kept", "Schleifen mit Menschen"),
            kept(profile.loops_kept),
        ),
        (
            language.pick("chance of meeting nobody", "trifft niemanden"),
            format!(
                "{} → {}",
                chance(profile.meets_nobody.baseline),
                chance(profile.meets_nobody.redesign)
            ),
        ),
    ]
}
