//! The three sentences that matter: whether a case meets a person, what contact is for, and time.

use weft_core::audit::Status;
use weft_core::measure::Measures;
use weft_core::words::Change;
use weft_core::{Audit, Language, sentence, words};

use super::Lead;
use super::served::purposes;
use crate::notes::shows_log;
use crate::profile;
use crate::view::View;

pub(super) fn three(audit: &Audit, view: &View<'_>) -> Vec<Lead> {
    vec![
        first(audit, view),
        purposes(audit, view),
        time(audit, view.language),
    ]
}

pub(super) fn lead(lead: impl Into<String>, rest: impl Into<String>) -> Lead {
    Lead {
        lead: lead.into(),
        rest: rest.into(),
    }
}

fn has(audit: &Audit, rule: &str) -> bool {
    audit
        .findings
        .iter()
        .any(|one| one.rule == rule && one.status != Status::Waived)
}

/// Whether a case still meets a person.
fn first(audit: &Audit, view: &View<'_>) -> Lead {
    let language = view.language;
    let before = &audit.measures.baseline;
    let now = audit.measures.redesign.as_ref().unwrap_or(before);
    if before.contact_steps + now.contact_steps == 0 && shows_log(view) {
        return nothing_logged(language);
    }
    if let Some(nobody) = now.meets_nobody.filter(|_| has(audit, "S02")) {
        let compares = audit.measures.redesign.is_some();
        let before = compares.then_some(before);
        return nobody_met(now, nobody, before, language);
    }
    if has(audit, "S01") {
        let steps = now.longest_stretch.steps;
        return lead(
            stretch_lead(steps, language),
            stretch_rest(audit, view, now),
        );
    }
    somebody_met(audit, now, language)
}

/// Where a log is all there is: it shows nobody who talks, which does not say that nobody did.
fn nothing_logged(language: Language) -> Lead {
    lead(
        language.pick(
            "The log shows no case that meets a person.",
            "Das Protokoll zeigt keinen Fall, der einen Menschen trifft.",
        ),
        language.pick(
            "That does not say that nobody talks: such a log records work, not conversations.",
            "Das heißt nicht, dass niemand spricht: Ein solches Protokoll hält Arbeit fest, nicht Gespräche.",
        ),
    )
}

/// The share of cases that meet nobody, as it stands against another; an estimate says so.
fn share_of(measures: &Measures, share: f64, against: f64, language: Language) -> String {
    let [share, _] = language.shares_against(share, against);
    profile::estimated(measures, "meetsNobody", share, language)
}

fn nobody_met(now: &Measures, nobody: f64, before: Option<&Measures>, language: Language) -> Lead {
    let against = before.and_then(|one| one.meets_nobody);
    let share = share_of(now, nobody, against.unwrap_or(nobody), language);
    let head = sentence!(language; "{share} of cases meet nobody.", "{share} der Fälle treffen niemanden.");
    let steps = now.steps_before_contact.map(|steps| language.ratio(steps));
    let then = steps.map(|steps| {
        sentence!(language;
            "on average {steps} steps pass before the first person or the end.",
            "vergehen im Mittel {steps} Schritte bis zum ersten Menschen oder bis zum Ende.",
        )
    });
    let then = then.unwrap_or_default();
    // Alone, the German sentence begins with what comes second after "jetzt".
    let alone = match (language, then.strip_prefix("vergehen im Mittel ")) {
        (Language::German, Some(rest)) => format!("Im Mittel vergehen {rest}"),
        _ => words::capital(&then),
    };
    let measured = before.and_then(|one| Some((one, one.meets_nobody?)));
    let rest = match measured {
        None => alone,
        Some((_, share)) if words::nine(share) == words::nine(nobody) => {
            sentence!(language; "That is as before. {alone}", "Das ist wie vorher. {alone}")
        }
        Some((_, 0.0)) => sentence!(language;
            "Before, every case met a person. Now {then}",
            "Vorher traf jeder Fall einen Menschen. Jetzt {then}",
        ),
        Some((before, share)) => {
            let share = share_of(before, share, nobody, language);
            sentence!(language;
                "Before, {share} did. Now {then}",
                "Vorher waren es {share}. Jetzt {then}",
            )
        }
    };
    lead(words::capital(&head), rest)
}

fn somebody_met(audit: &Audit, now: &Measures, language: Language) -> Lead {
    let before = &audit.measures.baseline;
    let compares = audit.measures.redesign.is_some();
    let Some(share) = now.meets_nobody.map(|nobody| 1.0 - nobody) else {
        return lead(
            language.pick(
                "How many cases meet nobody is not available.",
                "Wie viele Fälle niemanden treffen, ist nicht bekannt.",
            ),
            language.pick(
                "The workflow runs in parallel in a way that allows no exact answer.",
                "Im Ablauf läuft so vieles nebeneinander, dass es keine genaue Antwort gibt.",
            ),
        );
    };
    if share <= 0.0 {
        return lead(
            language.pick(
                "No case meets a person.",
                "Kein Fall trifft einen Menschen.",
            ),
            language.pick(
                "No contact is drawn on any way through the workflow.",
                "Auf keinem Weg durch den Ablauf ist ein Kontakt gezeichnet.",
            ),
        );
    }
    let head = match share {
        1.0 if compares => language
            .pick(
                "Every case still meets a person.",
                "Jeder Fall trifft noch einen Menschen.",
            )
            .to_owned(),
        1.0 => language
            .pick(
                "Every case meets a person.",
                "Jeder Fall trifft einen Menschen.",
            )
            .to_owned(),
        share => sentence!(language;
            "{} of cases meet a person.",
            "{} der Fälle treffen einen Menschen.",
            language.percent(share),
        ),
    };
    lead(head, steps_to_person(before, now, language))
}

fn stretch_lead(steps: usize, language: Language) -> String {
    sentence!(language;
        "{} steps in a row pass without two people meeting.",
        "{} Schritte hintereinander vergehen, ohne dass zwei Menschen sich treffen.",
        words::capital(&language.count(steps)),
    )
}

fn stretch_rest(audit: &Audit, view: &View<'_>, now: &Measures) -> String {
    let language = view.language;
    let version = view.after.as_ref().unwrap_or(&view.before);
    let name = |id| {
        let step = version.step(id);
        step.map(|step| language.quoted(&step.name).to_string())
            .unwrap_or_default()
    };
    let path = &now.longest_stretch.path;
    let ends = match (path.first(), path.last()) {
        (Some(first), Some(last)) => sentence!(language;
            "They run from {} to {}.",
            "Sie reichen von {} bis {}.",
            name(first),
            name(last),
        ),
        _ => String::new(),
    };
    if audit.measures.redesign.is_none() {
        return ends;
    }
    match (audit.measures.baseline.longest_stretch.steps, language) {
        (0, Language::English) => format!("{ends} Before, it was never more than none."),
        (0, Language::German) => format!("{ends} Vorher gab es keine solche Strecke."),
        (most, Language::English) => format!(
            "{ends} Before, it was never more than {}.",
            words::count(most)
        ),
        (most, Language::German) => format!(
            "{ends} Vorher waren es nie mehr als {}.",
            crate::german::standing(most, "er")
        ),
    }
}

fn steps_to_person(before: &Measures, now: &Measures, language: Language) -> String {
    match (before.steps_before_contact, now.steps_before_contact) {
        (Some(0.0), Some(0.0)) => language
            .pick(
                "The very first step is with a person, or offers one.",
                "Schon der erste Schritt ist mit einem Menschen oder bietet einen an.",
            )
            .to_owned(),
        (Some(old), Some(new)) if old != new => {
            let steps = language.change_of_ratio(old, new);
            sentence!(language;
                "On average {} steps pass before the first contact or the end; before, it was {}.",
                "Im Mittel vergehen {} Schritte bis zum ersten Kontakt oder bis zum Ende; vorher waren es {}.",
                steps.after,
                steps.before,
            )
        }
        (_, Some(new)) => {
            let steps = language.ratio(new);
            let one = words::nine(new) == 1.0;
            match language {
                Language::English => format!(
                    "On average {steps} {} before the first contact or the end.",
                    if one { "step passes" } else { "steps pass" }
                ),
                Language::German => format!(
                    "Im Mittel {} bis zum ersten Kontakt oder bis zum Ende.",
                    if one {
                        "vergeht 1 Schritt".to_owned()
                    } else {
                        format!("vergehen {steps} Schritte")
                    }
                ),
            }
        }
        _ => String::new(),
    }
}

/// What people's time became.
fn time(audit: &Audit, language: Language) -> Lead {
    let before = &audit.measures.baseline;
    let Some(after) = &audit.measures.redesign else {
        let old = language.time(before.person_minutes);
        return lead(
            sentence!(language;
                "People spend {old} on a case.",
                "Menschen verwenden {old} auf einen Fall.",
            ),
            language.pick(
                "It counts everybody’s minutes, together and alone.",
                "Das zählt die Minuten aller, gemeinsam und allein.",
            ),
        );
    };
    let saved = before.person_minutes - after.person_minutes;
    // The time saved is checked in the head: it is rounded together with what it is the difference of.
    let Change {
        before: old,
        after: new,
        difference: change,
    } = language.change_of_time(before.person_minutes, after.person_minutes);
    let finding = audit.findings.iter();
    let mut unshared = finding.filter(|one| one.rule == "C12" && one.status != Status::Waived);
    if let Some(finding) = unshared.next() {
        let rest = sentence!(language;
            "People now spend {new} on a case instead of {old}.",
            "Menschen verwenden jetzt {new} auf einen Fall statt {old}.",
        );
        return lead(finding.says.clone(), rest);
    }
    if words::nine(saved) == 0.0 {
        let new = language.time(after.person_minutes);
        let same = sentence!(language;
            "People spend {new} on a case, as before.",
            "Menschen verwenden {new} auf einen Fall, wie vorher.",
        );
        return lead(same, "");
    }
    let rest = match (language, saved > 0.0) {
        (Language::English, true) => format!("That saves {change} per case."),
        (Language::English, false) => format!("That adds {change} per case."),
        (Language::German, true) => format!("Das spart {change} je Fall."),
        (Language::German, false) => format!("Das sind {change} mehr je Fall."),
    };
    lead(
        sentence!(language;
            "People spend {new} on a case instead of {old}.",
            "Menschen verwenden {new} auf einen Fall statt {old}.",
        ),
        rest,
    )
}
