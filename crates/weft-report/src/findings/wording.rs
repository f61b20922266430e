//! Small words of the findings: titles, bands, dates, and how a loss was let go.

use weft_core::audit::{Band, Finding};
use weft_core::words;
use weft_core::workflow::{Mode, RoleName};

use crate::drawing::letter;
use crate::view::Seen;

pub(super) fn let_go(finding: &Finding) -> String {
    let Some(waiver) = &finding.waiver else {
        return String::new();
    };
    let by: Vec<&str> = waiver.decided_by.iter().map(RoleName::as_str).collect();
    let text = waiver.text.trim();
    let text = if text.is_empty() {
        String::new()
    } else {
        format!("{} ", sentence(text))
    };
    let by = if by.is_empty() {
        String::new()
    } else {
        format!(" Decided by {}.", words::list(&by))
    };
    format!(
        "{text}Reason: {}.{by} To be looked at again on {}.",
        waiver.reason.words(),
        date(waiver.review_date)
    )
}

/// A text with a full stop at its end.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// 23 November 2026.
pub(crate) fn date(date: jiff::civil::Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|at| MONTHS.get(at));
    format!(
        "{} {} {}",
        date.day(),
        month.copied().unwrap_or_default(),
        date.year()
    )
}

pub(super) fn line(step: &Seen) -> String {
    let mut parts = vec![step.who()];
    parts.push(format!(
        "{} min, {}",
        words::minutes(step.minutes),
        words::often(step.visits)
    ));
    if !step.purposes.is_empty() {
        parts.push(format!("for {}", step.why()));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

pub(super) fn icon(step: &Seen) -> &'static str {
    match letter(step) {
        _ if step.contact && step.mode == Mode::TimeShifted => "Y",
        _ if step.contact => "R",
        letter => letter,
    }
}

pub(super) fn band(band: Band) -> &'static str {
    match band {
        Band::Low => "low",
        Band::Medium => "medium",
        Band::High => "high",
        Band::Critical => "critical",
    }
}

/// The title of a rule in print.
pub(super) fn title(finding: &Finding) -> String {
    let known = match finding.rule {
        "C01" => "Human contact removed",
        "C02" => "Coaching became a template",
        "C03" => "Reflection optimised away",
        "C04" => "Two-way became one-way",
        "C05" => "Working relationship lost",
        "C06" => "Learning loop cut",
        "C07" => "Contact time squeezed",
        "C08" => "Contact became the exception",
        "C09" => "Help moved further away",
        "C10" => "Human judgement handed over",
        "C11" => "Someone left alone",
        "C12" => "Saved time not given back",
        "C13" => "A hand-off no longer meets",
        "C14" => "A role no longer takes part",
        "C15" => "A person’s word became a machine’s message",
        "S01" => "Long stretch without people",
        "S02" => "Cases that never meet a person",
        "S03" => "AI decides who gets a person",
        "S04" => "No way to a person",
        "S05" => "Round and round with a machine",
        "S06" => "Rubber stamp",
        "S07" => "Handover without questions",
        "S08" => "Speaking into a void",
        "S09" => "AI does rather than helps",
        "S10" => "One bridge holds the team",
        "S11" => "The no comes without a person",
        _ => return words::capital(&finding.name.replace('-', " ")),
    };
    known.to_owned()
}
