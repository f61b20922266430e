//! Steps to rows, readable back.

use weft_core::workflow::{Link, Participant, Split, Step, StepKind, Target, Workflow};
use weft_core::{Document, Said, said, sentence};

use super::cells::quoted;
use super::columns::Column;
use super::guard::guarded;
use crate::Place;
use crate::note::Note;

/// The columns in the order they are written.
const ORDER: [Column; 14] = [
    Column::Id,
    Column::Step,
    Column::Roles,
    Column::Tag,
    Column::Minutes,
    Column::Purposes,
    Column::Mode,
    Column::Next,
    Column::Replaces,
    Column::Variant,
    Column::Goal,
    Column::Notes,
    Column::Kind,
    Column::Split,
];

/// The document as CSV with a header, one row a step, ending with a newline.
#[must_use]
pub fn write_csv(document: &Document) -> String {
    write_delimited(document, b',')
}

/// The same as cells that a spreadsheet takes from the clipboard.
#[must_use]
pub fn write_cells(document: &Document) -> String {
    write_delimited(document, b'\t')
}

fn write_delimited(document: &Document, delimiter: u8) -> String {
    let columns = columns(document);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    let header: Vec<&str> = columns.iter().map(|column| column.header()).collect();
    let mut rows: Vec<Vec<String>> = vec![header.into_iter().map(str::to_owned).collect()];
    for (variant, workflow) in versions(document) {
        rows.extend(start_first(workflow).map(|step| {
            columns
                .iter()
                .map(|column| guarded(cell(step, *column, &variant)))
                .collect()
        }));
    }
    for row in rows {
        writer
            .write_record(&row)
            .expect("every row has as many cells as the header, and memory takes them");
    }
    let bytes = writer.into_inner().expect("memory takes every row");
    String::from_utf8(bytes).expect("cells of text stay text")
}

/// The columns that a document needs.
pub(super) fn columns(document: &Document) -> Vec<Column> {
    let has_routing = versions(document)
        .iter()
        .flat_map(|(_, workflow)| &workflow.steps)
        .any(|step| !step.is_work() || step.split != Split::One);
    ORDER
        .into_iter()
        .filter(|column| has_routing || !matches!(column, Column::Kind | Column::Split))
        .collect()
}

/// What a sheet cannot hold and so leaves out.
#[must_use]
pub fn csv_losses(document: &Document) -> Vec<Note> {
    let steps = || {
        versions(document)
            .into_iter()
            .flat_map(|(_, workflow)| &workflow.steps)
    };
    let links = || steps().flat_map(|step| &step.next);
    let losses = [
        (
            !document.title.is_empty() || !document.case.is_empty(),
            said!("the title and the case", "Titel und Fall"),
        ),
        (
            document.cases_per_week.is_some(),
            said!("the cases per week", "die Fälle je Woche"),
        ),
        (
            !document.roles.is_empty(),
            said!(
                "what is said about roles beside their names",
                "was über Rollen außer ihren Namen gesagt ist"
            ),
        ),
        (
            !document.waivers.is_empty(),
            said!("the waivers", "was losgelassen wurde"),
        ),
        (
            steps().any(|step| step.origin.is_some()),
            said!(
                "what the foreign model said about steps",
                "was das fremde Modell über Schritte sagt"
            ),
        ),
        (
            links().any(|link| link.name.is_some()),
            said!("the words on links", "die Wörter an Übergängen"),
        ),
        (
            versions(document)
                .iter()
                .any(|(_, workflow)| !workflow.messages.is_empty()),
            said!("messages between pools", "Nachrichten zwischen Pools"),
        ),
        (
            versions(document)
                .iter()
                .any(|(_, workflow)| !workflow.free_notes.is_empty()),
            said!("notes beside the steps", "Notizen neben den Schritten"),
        ),
        (
            versions(document)
                .iter()
                .any(|(_, workflow)| !workflow.matching.is_empty()),
            said!(
                "what is said about matches beside `replaces`",
                "was über Zuordnungen außer `replaces` gesagt ist"
            ),
        ),
        (
            steps().any(|step| step.position.is_some()),
            said!("where cards stand", "wo Karten stehen"),
        ),
        (
            steps().any(|step| {
                step.agency.is_some()
                    || step.outcome.is_some()
                    || step.reader.is_some()
                    || step.help_path.is_some()
                    || step.choice
                    || step.machine_retry
                    || step.point_of_no_return
            }),
            said!(
                "agency, outcome, reader, help path, choice, retry and point of no return",
                "Spielraum, Ausgang, Leser, Weg zur Hilfe, Wahl, Wiederholung und Punkt ohne Umkehr"
            ),
        ),
        (
            steps().any(|step| !step.extra.is_empty()),
            said!("unknown fields of steps", "unbekannte Felder von Schritten"),
        ),
    ];
    losses
        .into_iter()
        .filter(|(is_lost, _)| *is_lost)
        .map(|(_, what)| Note::said(Place::Whole, &leaves_out(&what)))
        .collect()
}

/// That a sheet leaves something out.
fn leaves_out(what: &Said) -> Said {
    Said::of(|language| {
        sentence!(language;
            "a sheet cannot hold {}",
            "eine Tabelle hält nicht fest: {}",
            what.says(language),
        )
    })
}

/// The versions with the word of their rows; none for a single workflow.
pub(super) fn versions(document: &Document) -> Vec<(String, &Workflow)> {
    let is_single = document.redesigns.is_empty();
    let word = if is_single { "" } else { "baseline" };
    let mut versions = vec![(word.to_owned(), &document.baseline)];
    versions.extend(document.redesigns.iter().map(|redesign| {
        let word = match &redesign.name {
            Some(name) => format!("redesign: {name}"),
            None => "redesign".to_owned(),
        };
        (word, &redesign.workflow)
    }));
    versions
}

/// The steps with the start as the first row.
pub(super) fn start_first(workflow: &Workflow) -> impl Iterator<Item = &Step> {
    let is_start = |step: &&Step| workflow.start.as_ref() == Some(&step.id);
    workflow
        .steps
        .iter()
        .filter(is_start)
        .chain(workflow.steps.iter().filter(move |step| !is_start(step)))
}

pub(super) fn cell(step: &Step, column: Column, variant: &str) -> String {
    match column {
        Column::Id => step.id.to_string(),
        Column::Step => step.name.clone(),
        Column::Roles => list(step.roles.iter().map(participant)),
        Column::With => String::new(),
        Column::Tag => step
            .tag
            .map(|tag| tag.word().to_owned())
            .unwrap_or_default(),
        Column::Minutes => step
            .minutes
            .map(|minutes| minutes.to_string())
            .unwrap_or_default(),
        Column::Purposes => list(
            step.purposes
                .iter()
                .map(|purpose| purpose.code().to_owned()),
        ),
        Column::Mode => step
            .mode
            .map(|mode| mode.word().to_owned())
            .unwrap_or_default(),
        Column::Next if step.next.is_empty() => "end".to_owned(),
        Column::Next => list(step.next.iter().map(link)),
        Column::Replaces => list(step.replaces.iter().map(|id| quoted(id.as_str()))),
        Column::Variant => variant.to_owned(),
        Column::Goal => step.goal.clone().unwrap_or_default(),
        Column::Notes => step.notes.clone().unwrap_or_default(),
        Column::Kind => match step.kind {
            StepKind::Step => String::new(),
            StepKind::Gateway => "gateway".to_owned(),
            StepKind::Event => "event".to_owned(),
        },
        Column::Split => match step.split {
            Split::One => String::new(),
            Split::All => "all".to_owned(),
            Split::Some => "some".to_owned(),
        },
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

fn participant(participant: &Participant) -> String {
    let name = quoted(participant.role.as_str());
    match participant.count {
        1 => name,
        count => format!("{name} ({count})"),
    }
}

fn link(link: &Link) -> String {
    let to = match &link.to {
        Target::End => "end".to_owned(),
        Target::Step(id) => quoted(id.as_str()),
    };
    match link.probability {
        None => to,
        Some(probability) => format!("{to} ({probability})"),
    }
}
