//! The three sentences that matter: whether a case meets a person, what contact is for, and time.

use weft_core::audit::Status;
use weft_core::measure::Measures;
use weft_core::workflow::Purpose;
use weft_core::{Audit, words};

use super::Lead;
use crate::profile;
use crate::view::{Version, View};

pub(super) fn three(audit: &Audit, view: &View<'_>) -> Vec<Lead> {
    vec![first(audit, view), purposes(audit, view), time(audit)]
}

fn lead(lead: String, rest: String) -> Lead {
    Lead { lead, rest }
}

fn has(audit: &Audit, rule: &str) -> bool {
    audit
        .findings
        .iter()
        .any(|one| one.rule == rule && one.status != Status::Waived)
}

/// The share of cases that meet nobody; an estimate says so.
fn share_of(measures: &Measures, share: f64) -> String {
    profile::estimated(measures, "meetsNobody", words::percent(share))
}

/// Whether a case still meets a person.
fn first(audit: &Audit, view: &View<'_>) -> Lead {
    let before = &audit.measures.baseline;
    let now = audit.measures.redesign.as_ref().unwrap_or(before);
    let compares = audit.measures.redesign.is_some();
    if let Some(nobody) = now.meets_nobody.filter(|_| has(audit, "S02")) {
        let steps = now.steps_before_contact.map(words::ratio);
        let then = steps
            .map(|steps| {
                format!("{steps} steps pass on average before the first person or the end.")
            })
            .unwrap_or_default();
        let rest = match before.meets_nobody.filter(|_| compares) {
            Some(share) if words::nine(share) == words::nine(nobody) => {
                format!("That is as before. {}", words::capital(&then))
            }
            Some(0.0) => format!("Before, every case met a person. Now {then}"),
            Some(share) => format!("Before, {} did. Now {then}", share_of(before, share)),
            None => words::capital(&then),
        };
        return lead(
            words::capital(&format!("{} of cases meet nobody.", share_of(now, nobody))),
            rest,
        );
    }
    if has(audit, "S01") {
        return lead(
            stretch_lead(now.longest_stretch.steps),
            stretch_rest(audit, view, now),
        );
    }
    let met = now.meets_nobody.map(|nobody| 1.0 - nobody);
    match met {
        Some(1.0) if compares => lead(
            "Every case still meets a person.".to_owned(),
            steps_to_person(before, now),
        ),
        Some(1.0) => lead(
            "Every case meets a person.".to_owned(),
            steps_to_person(before, now),
        ),
        Some(share) if share > 0.0 => lead(
            format!("{} of cases meet a person.", words::percent(share)),
            steps_to_person(before, now),
        ),
        Some(_) => lead(
            "No case meets a person.".to_owned(),
            "No contact is drawn on any way through the workflow.".to_owned(),
        ),
        None => lead(
            "How many cases meet nobody is not available.".to_owned(),
            "The workflow runs in parallel in a way that allows no exact answer.".to_owned(),
        ),
    }
}

fn stretch_lead(steps: usize) -> String {
    format!(
        "{} steps in a row pass without two people meeting.",
        words::count_capital(steps)
    )
}

fn stretch_rest(audit: &Audit, view: &View<'_>, now: &Measures) -> String {
    let version = view.after.as_ref().unwrap_or(&view.before);
    let name = |id| {
        version
            .step(id)
            .map(|step| words::quoted(&step.name))
            .unwrap_or_default()
    };
    let path = &now.longest_stretch.path;
    let ends = match (path.first(), path.last()) {
        (Some(first), Some(last)) => format!("They run from {} to {}.", name(first), name(last)),
        _ => String::new(),
    };
    if audit.measures.redesign.is_none() {
        return ends;
    }
    let most = audit.measures.baseline.longest_stretch.steps;
    format!(
        "{ends} Before, it was never more than {}.",
        if most == 0 {
            "none".to_owned()
        } else {
            words::count(most)
        }
    )
}

fn steps_to_person(before: &Measures, now: &Measures) -> String {
    match (before.steps_before_contact, now.steps_before_contact) {
        (Some(0.0), Some(0.0)) => "The very first step is with a person, or offers one.".to_owned(),
        (Some(old), Some(new)) if old != new => format!(
            "On average {} steps pass before the first contact or the end; before, it was {}.",
            words::ratio(new),
            words::ratio(old)
        ),
        (_, Some(new)) => format!(
            "On average {} {} before the first contact or the end.",
            words::ratio(new),
            if words::nine(new) == 1.0 {
                "step passes"
            } else {
                "steps pass"
            }
        ),
        _ => String::new(),
    }
}

/// What contact is for, and what of it keeps a place.
fn purposes(audit: &Audit, view: &View<'_>) -> Lead {
    let before = view.before.purposes();
    let weight = |one: &Purpose| audit.settings.weight(*one);
    let names = |mut list: Vec<Purpose>| {
        list.sort_by(|one, other| weight(other).total_cmp(&weight(one)).then(one.cmp(other)));
        words::list(&list.iter().map(|one| one.words()).collect::<Vec<_>>())
    };
    let minutes = words::about(audit.measures.baseline.contact_minutes);
    let Some(after) = view.after.as_ref() else {
        return if before.is_empty() {
            lead(
                "No contact names a purpose.".to_owned(),
                "What a contact is for decides how much its loss would weigh.".to_owned(),
            )
        } else {
            let count = before.len();
            lead(
                format!(
                    "Contact serves {} {}.",
                    words::count(count),
                    words::plural(count, "purpose", "purposes")
                ),
                format!(
                    "It is for {}, in {minutes} minutes per case.",
                    names(before.into_iter().collect())
                ),
            )
        };
    };
    let now = words::about(
        audit
            .measures
            .redesign
            .as_ref()
            .map_or(0.0, |one| one.contact_minutes),
    );
    let kept: Vec<Purpose> = before
        .intersection(&Version::purposes(after))
        .copied()
        .collect();
    let gone: Vec<Purpose> = before
        .difference(&Version::purposes(after))
        .copied()
        .collect();
    let count = before.len();
    if count == 0 {
        return handed_over(audit);
    }
    if gone.is_empty() {
        let head = if count == 1 {
            "The one purpose of contact keeps a place.".to_owned()
        } else {
            format!(
                "All {} purposes of contact keep a place.",
                words::count(count)
            )
        };
        return lead(
            head,
            format!(
                "{} served in {now} minutes per case; before, it was {minutes}.",
                if count == 1 { "It is" } else { "They are" }
            ),
        );
    }
    let head = if gone.len() == count {
        if count == 1 {
            "The one purpose of contact has no place left.".to_owned()
        } else {
            format!(
                "None of {} purposes of contact keeps a place.",
                words::count(count)
            )
        }
    } else {
        format!(
            "{} of {} purposes of contact {} no place left.",
            words::count_capital(gone.len()),
            words::count(count),
            words::plural(gone.len(), "has", "have")
        )
    };
    let stays = if kept.is_empty() {
        "None stays.".to_owned()
    } else {
        format!(
            "What stays is {}, in {now} minutes per case instead of {minutes}.",
            names(kept)
        )
    };
    lead(head, format!("What goes is {}. {stays}", names(gone)))
}

/// Where no purpose is named: whose judgement a machine took over.
fn handed_over(audit: &Audit) -> Lead {
    let count = audit
        .findings
        .iter()
        .filter(|one| one.rule == "C10")
        .count();
    if count == 0 {
        return lead(
            "No contact of the baseline names a purpose.".to_owned(),
            "So no purpose can be lost; what a contact is for is an open question.".to_owned(),
        );
    }
    lead(
        format!(
            "{} {} moved from people to machines.",
            words::count_capital(count),
            words::plural(count, "judgement", "judgements")
        ),
        "Each stands among the findings with the step that decides now.".to_owned(),
    )
}

/// What people's time became.
fn time(audit: &Audit) -> Lead {
    let before = &audit.measures.baseline;
    let Some(after) = &audit.measures.redesign else {
        return lead(
            format!(
                "People spend {} on a case.",
                words::time(before.person_minutes)
            ),
            "It counts everybody’s minutes, together and alone.".to_owned(),
        );
    };
    let saved = before.person_minutes - after.person_minutes;
    let (old, new) = (
        words::time(before.person_minutes),
        words::time(after.person_minutes),
    );
    if let Some(finding) = audit
        .findings
        .iter()
        .find(|one| one.rule == "C12" && one.status != Status::Waived)
    {
        return lead(
            finding.says.clone(),
            format!("People now spend {new} on a case instead of {old}."),
        );
    }
    if words::nine(saved) == 0.0 {
        return lead(
            format!("People spend {new} on a case, as before."),
            String::new(),
        );
    }
    let change = if saved > 0.0 { "saves" } else { "adds" };
    lead(
        format!("People spend {new} on a case instead of {old}."),
        format!("That {change} {} per case.", words::time(saved.abs())),
    )
}
