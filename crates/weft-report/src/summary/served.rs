//! The second sentence that matters: what contact is for, and what of it keeps a place.

use weft_core::workflow::Purpose;
use weft_core::{Audit, Language, sentence, words};

use super::Lead;
use super::three::lead;
use crate::german;
use crate::notes::shows_log;
use crate::view::{Version, View};

/// What contact is for, and what of it keeps a place.
pub(super) fn purposes(audit: &Audit, view: &View<'_>) -> Lead {
    let language = view.language;
    let served = view.before.purposes();
    let minutes = language.about(audit.measures.baseline.contact_minutes);
    let Some(after) = view.after.as_ref() else {
        let names = names(audit, served.iter(), language);
        let met = audit.measures.baseline.contact_steps > 0;
        return if served.is_empty() && !met {
            nothing_drawn(view)
        } else {
            alone(served.len(), &names, &minutes, language)
        };
    };
    let now = audit.measures.redesign.as_ref();
    let now = language.about(now.map_or(0.0, |one| one.contact_minutes));
    let still = Version::purposes(after);
    let count = served.len();
    let gone: Vec<&Purpose> = served.difference(&still).collect();
    if count == 0 {
        return handed_over(audit, view);
    }
    if gone.is_empty() {
        return all_kept(count, &now, &minutes, language);
    }
    let kept = names(audit, served.intersection(&still), language);
    let stays = if kept.is_empty() {
        language.pick("None stays.", "Keiner bleibt.").to_owned()
    } else {
        sentence!(language;
            "What stays is {kept}, in {now} minutes per case instead of {minutes}.",
            "Es bleibt: {kept}, in {now} statt {minutes} Minuten je Fall.",
        )
    };
    let lost = gone.len();
    let gone = names(audit, gone.into_iter(), language);
    lead(
        lost_head(lost, count, language),
        sentence!(language; "What goes is {gone}. {stays}", "Es entfällt: {gone}. {stays}"),
    )
}

/// Purposes by their weight, the heaviest first.
fn names<'a>(
    audit: &Audit,
    purposes: impl Iterator<Item = &'a Purpose>,
    language: Language,
) -> String {
    let weight = |one: &Purpose| audit.settings.weight(*one);
    let mut all: Vec<&Purpose> = purposes.collect();
    all.sort_by(|one, other| weight(other).total_cmp(&weight(one)).then(one.cmp(other)));
    let words = all.iter().map(|one| one.words_in(language));
    language.list(words).to_string()
}

/// Where no contact is drawn at all, nothing can be said of what it is for.
fn nothing_drawn(view: &View<'_>) -> Lead {
    let language = view.language;
    let rest = if shows_log(view) {
        language.pick(
            "Whoever knows the work has to mark where people talk, and what for.",
            "Wer die Arbeit kennt, muss eintragen, wo Menschen miteinander sprechen und wozu.",
        )
    } else {
        language.pick(
            "What a contact is for decides how much its loss would weigh.",
            "Wozu ein Kontakt da ist, entscheidet, wie schwer sein Verlust wöge.",
        )
    };
    lead(
        language.pick(
            "No contact is drawn, so none names a purpose.",
            "Es ist kein Kontakt gezeichnet, also nennt auch keiner einen Zweck.",
        ),
        rest,
    )
}

/// What contact is for where nothing is compared.
fn alone(count: usize, names: &str, minutes: &str, language: Language) -> Lead {
    if count == 0 {
        return lead(
            language.pick(
                "No contact names a purpose.",
                "Kein Kontakt nennt einen Zweck.",
            ),
            language.pick(
                "What a contact is for decides how much its loss would weigh.",
                "Wozu ein Kontakt da ist, entscheidet, wie schwer sein Verlust wöge.",
            ),
        );
    }
    let head = match language {
        Language::English => format!(
            "Contact serves {} {}.",
            words::count(count),
            words::plural(count, "purpose", "purposes")
        ),
        Language::German => format!(
            "Kontakt dient {} {}.",
            german::standing(count, "em"),
            words::plural(count, "Zweck", "Zwecken")
        ),
    };
    let rest = sentence!(language;
        "It is for {names}, in {minutes} minutes per case.",
        "Es geht um {names}, in {minutes} Minuten je Fall.",
    );
    lead(head, rest)
}

fn all_kept(count: usize, now: &str, minutes: &str, language: Language) -> Lead {
    let head = match (language, count) {
        (Language::English, 1) => "The one purpose of contact keeps a place.".to_owned(),
        (Language::English, _) => format!(
            "All {} purposes of contact keep a place.",
            words::count(count)
        ),
        (Language::German, 1) => "Der eine Zweck des Kontakts behält einen Platz.".to_owned(),
        (Language::German, _) => format!(
            "Alle {} Zwecke des Kontakts behalten einen Platz.",
            language.count(count)
        ),
    };
    let are = words::plural(count, "It is", "They are");
    let rest = match language {
        Language::English => {
            format!("{are} served in {now} minutes per case; before, it was {minutes}.")
        }
        Language::German => {
            format!("Dafür sind {now} Minuten je Fall da; vorher waren es {minutes}.")
        }
    };
    lead(head, rest)
}

fn lost_head(lost: usize, count: usize, language: Language) -> String {
    match language {
        Language::English if lost < count => format!(
            "{} of {} purposes of contact {} no place left.",
            words::count_capital(lost),
            words::count(count),
            words::plural(lost, "has", "have")
        ),
        Language::English if count == 1 => {
            "The one purpose of contact has no place left.".to_owned()
        }
        Language::English => format!(
            "None of {} purposes of contact keeps a place.",
            words::count(count)
        ),
        Language::German if lost < count => format!(
            "{} von {} Zwecken des Kontakts {} keinen Platz mehr.",
            words::capital(&german::standing(lost, "er")),
            language.count(count),
            words::plural(lost, "hat", "haben")
        ),
        Language::German if count == 1 => {
            "Der eine Zweck des Kontakts hat keinen Platz mehr.".to_owned()
        }
        Language::German => format!(
            "Keiner von {} Zwecken des Kontakts behält einen Platz.",
            language.count(count)
        ),
    }
}

/// Where no purpose is named: whose judgement a machine took over.
fn handed_over(audit: &Audit, view: &View<'_>) -> Lead {
    let language = view.language;
    let judgements = audit.findings.iter().filter(|one| one.rule == "C10");
    let count = judgements.count();
    if count == 0 && audit.measures.baseline.contact_steps == 0 {
        return nothing_drawn(view);
    }
    if count == 0 {
        return lead(
            language.pick(
                "No contact of the baseline names a purpose.",
                "Kein Kontakt der Ausgangslage nennt einen Zweck.",
            ),
            language.pick(
                "So no purpose can be lost; what a contact is for is an open question.",
                "So kann auch kein Zweck verloren gehen; wozu ein Kontakt da ist, ist eine offene Frage.",
            ),
        );
    }
    let head = match language {
        Language::English => format!(
            "{} {} moved from people to machines.",
            words::count_capital(count),
            words::plural(count, "judgement", "judgements")
        ),
        Language::German => format!(
            "{} {} von Menschen an Maschinen über.",
            german::capital(count),
            words::plural(count, "Urteil ging", "Urteile gingen")
        ),
    };
    let rest = match (language, count) {
        (Language::English, 1) => "It stands among the findings with the step that decides now.",
        (Language::English, _) => "Each stands among the findings with the step that decides now.",
        (Language::German, 1) => {
            "Es steht unter den Befunden, mit dem Schritt, der jetzt entscheidet."
        }
        (Language::German, _) => {
            "Jedes steht unter den Befunden, mit dem Schritt, der jetzt entscheidet."
        }
    };
    lead(head, rest)
}
