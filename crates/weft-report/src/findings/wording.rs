//! Small words of the findings: titles, bands, dates, and how a loss was let go.

use weft_core::audit::{Band, Finding};
use weft_core::rule::RULES;
use weft_core::workflow::Mode;
use weft_core::{Language, sentence, words};

use crate::drawing::letter;
use crate::view::Seen;

pub(super) fn let_go(finding: &Finding, language: Language) -> String {
    let Some(waiver) = &finding.waiver else {
        return String::new();
    };
    let text = waiver.text.trim();
    let text = if text.is_empty() {
        String::new()
    } else {
        format!("{} ", stopped(text))
    };
    let by = language.list(waiver.decided_by.iter());
    let by = if waiver.decided_by.is_empty() {
        String::new()
    } else {
        sentence!(language; " Decided by {by}.", " Entschieden von: {by}.")
    };
    sentence!(language;
        "{text}Reason: {}.{by} To be looked at again on {}.",
        "{text}Grund: {}.{by} Wieder anzusehen am {}.",
        waiver.reason.words_in(language),
        date(waiver.review_date, language),
    )
}

/// A text with a full stop at its end.
pub(crate) fn stopped(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// 23 November 2026, 23. November 2026.
pub(crate) fn date(date: jiff::civil::Date, language: Language) -> String {
    const ENGLISH: [&str; 12] = [
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
    const GERMAN: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    let month = language.pick(ENGLISH, GERMAN).get(month).copied();
    format!(
        "{}{} {} {}",
        date.day(),
        language.pick("", "."),
        month.unwrap_or_default(),
        date.year()
    )
}

pub(super) fn line(step: &Seen, language: Language) -> String {
    let mut parts = vec![step.who(language)];
    parts.push(format!(
        "{}, {}",
        language.min(step.minutes),
        language.often(step.visits)
    ));
    if !step.purposes.is_empty() {
        let why = step.why(language);
        parts.push(sentence!(language; "for {why}", "Zweck: {why}"));
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

/// The band as the template knows it.
pub(super) fn band(band: Band) -> &'static str {
    match band {
        Band::Low => "low",
        Band::Medium => "medium",
        Band::High => "high",
        Band::Critical => "critical",
    }
}

/// The title of a rule in print.
pub(super) fn title(finding: &Finding, language: Language) -> String {
    let rule = RULES.iter().find(|rule| rule.id == finding.rule);
    rule.map_or_else(
        || words::capital(&finding.name.replace('-', " ")),
        |rule| rule.wording(language).title.to_owned(),
    )
}
