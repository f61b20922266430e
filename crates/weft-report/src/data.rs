//! The one file of data that the template reads: every word, number and place, already clean.

use serde::Serialize;
use serde_json::Value;
use weft_core::{Audit, Language, sentence};

use crate::clean::{self, Changes};
use crate::phrases::Phrases;
use crate::view::View;
use crate::{
    Options, Paper, annex, drawing, findings, flow, notes, people, plans, profile, summary,
};

/// What stands on cover and margins.
#[derive(Debug, Serialize)]
struct About<'a> {
    title: &'a str,
    case: &'a str,
    organisation: &'a str,
    prepared: String,
    date: String,
    logo: bool,
    paper: &'static str,
    edition: &'static str,
    compares: bool,
    redesign: &'a str,
    sections: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct Data<'a> {
    doc: About<'a>,
    words: summary::Words,
    profile: Vec<profile::Line>,
    drawing: drawing::Drawing,
    flow: flow::Flow,
    flow_head: String,
    flow_says: String,
    people: people::People,
    findings: findings::Chapter,
    plans: Option<plans::Chapter>,
    annex: Option<annex::Annex>,
}

/// Collects and cleans everything that is printed.
pub(crate) fn of(audit: &Audit, view: &View<'_>, options: &Options) -> Value {
    let language = view.language;
    let (flow_head, flow_says) = flow::headline(audit, language);
    let wanted = findings::steps_of_first(audit);
    let data = Data {
        doc: about(audit, view, options),
        words: summary::of(audit, view),
        profile: profile::of(audit, view),
        drawing: drawing::of(audit, view, options.fold.then_some(&wanted)),
        flow: flow::of(audit, language),
        flow_head,
        flow_says,
        people: people::of(audit, view),
        findings: findings::of(audit, view),
        plans: plans::of(audit, view, options.date),
        annex: (options.sections.annex && !options.one_page).then(|| annex::of(audit, view)),
    };
    let mut changes = Changes::of(language);
    let mut data = cleaned(&data, &mut changes);
    let notes = notes::of(audit, view, &changes);
    let notes = cleaned(&notes, &mut Changes::of(language));
    if let Value::Object(map) = &mut data {
        map.insert("notes".to_owned(), notes);
        map.insert("phrases".to_owned(), phrases(language));
    }
    data
}

/// What the templates say themselves; it needs no cleaning.
fn phrases(language: Language) -> Value {
    // Texts in structures, which JSON can always hold.
    serde_json::to_value(Phrases::of(language)).unwrap_or_default()
}

fn cleaned(data: &impl Serialize, changes: &mut Changes) -> Value {
    // These structures hold only texts, finite numbers and lists, which JSON can always hold.
    let mut value = serde_json::to_value(data).unwrap_or_default();
    clean::value(&mut value, changes);
    value
}

fn about<'a>(audit: &'a Audit, view: &View<'_>, options: &'a Options) -> About<'a> {
    let title = audit.title.trim();
    About {
        title: if title.is_empty() {
            view.language.pick("Untitled workflow", "Ablauf ohne Titel")
        } else {
            title
        },
        case: audit.case.trim(),
        organisation: options.organisation.as_deref().unwrap_or_default(),
        prepared: options
            .prepared_by
            .as_ref()
            .map(|who| sentence!(view.language; "Prepared by {who}", "Erstellt von: {who}"))
            .unwrap_or_default(),
        date: findings::date(options.date, view.language),
        logo: options.logo.is_some(),
        paper: match options.paper {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        },
        edition: if options.one_page { "one-page" } else { "full" },
        compares: view.after.is_some(),
        redesign: audit.redesign_name.as_deref().unwrap_or_default(),
        sections: sections(options, view.after.is_some()),
    }
}

/// The names of the sections that are printed.
fn sections(options: &Options, compares: bool) -> Vec<&'static str> {
    let chosen = options.sections;
    [
        ("flow", chosen.flow && compares),
        ("drawings", chosen.drawings),
        ("people", chosen.people),
        ("findings", chosen.findings),
        ("plans", chosen.plans && compares),
        ("assumptions", chosen.assumptions),
        ("method", chosen.method),
        ("context", chosen.context),
        ("annex", chosen.annex),
    ]
    .into_iter()
    .filter(|(_, is_chosen)| *is_chosen)
    .map(|(name, _)| name)
    .collect()
}
