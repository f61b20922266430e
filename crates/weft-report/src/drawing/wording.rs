//! What a drawing says: marks as letters, small print under names, and words for those who do not see.

use weft_core::words;
use weft_core::workflow::{Mode, Tag};

use crate::view::Seen;

/// Longest name in a drawing.
const NAME: usize = 140;

/// The letter of the mark: R, G, A, I as in audit.md.
pub(crate) fn letter(step: &Seen) -> &'static str {
    match step.tag {
        _ if step.contact && step.tag != Some(Tag::AiAugmented) => "R",
        Some(Tag::AiAutomated) => "A",
        Some(Tag::AiAugmented) => "G",
        Some(Tag::HumanRelational | Tag::HumanAlone) | None => "I",
    }
}

/// The tag in words.
pub(crate) fn tag_word(step: &Seen) -> &'static str {
    match step.tag {
        Some(Tag::AiAutomated) => "AI-automated",
        Some(Tag::AiAugmented) => "AI-augmented",
        Some(Tag::HumanRelational) if step.contact => "human-relational",
        // Together in name only: nobody can answer.
        Some(Tag::HumanRelational) => "human-relational, no contact",
        Some(Tag::HumanAlone) => "human-alone",
        None => "untagged",
    }
}

pub(super) fn meta_before(step: &Seen) -> String {
    let mut parts = meta_parts(step);
    if step.tag.is_none() {
        parts.push(tag_word(step).to_owned());
    }
    parts.extend(doubt(step));
    parts.join(" · ")
}

pub(super) fn meta_parts(step: &Seen) -> Vec<String> {
    let mut parts = Vec::new();
    if step.contact && step.mode == Mode::TimeShifted {
        parts.push("answered later".to_owned());
    }
    if step.contact && !step.purposes.is_empty() {
        let purposes: Vec<&str> = step.purposes.iter().map(|one| one.words()).collect();
        parts.push(purposes.join(", "));
    }
    parts
}

/// What of the step nobody said.
pub(super) fn doubt(step: &Seen) -> Option<String> {
    let is_shape = |field: &String| ["tag", "roles", "mode"].contains(&field.as_str());
    if step.suggested.iter().any(is_shape) {
        return Some("suggested".to_owned());
    }
    step.assumed
        .contains("minutes")
        .then(|| "minutes assumed".to_owned())
}

/// What became of a contact that is still a contact.
pub(super) fn kept_says(base: &Seen, next: &Seen) -> String {
    if base.pairs().is_disjoint(&next.pairs()) {
        return format!("other people: {}", next.who());
    }
    if words::nine(next.minutes) < words::nine(base.minutes) {
        let (old, new) = (words::minutes(base.minutes), words::minutes(next.minutes));
        return format!("kept, {old} → {new} min");
    }
    if words::nine(next.visits) < words::nine(base.visits) {
        return format!(
            "kept, {} → {} times",
            words::ratio(base.visits),
            words::ratio(next.visits)
        );
    }
    "kept".to_owned()
}

pub(super) fn meeting(step: &Seen) -> String {
    if step.people.len() == 1 {
        format!("people of {}", step.who())
    } else {
        step.who()
    }
}

/// A step for those who do not see it.
pub(crate) fn alt(step: &Seen) -> String {
    let who = step.who();
    let receive = words::plural(step.people.len(), "receives", "receive");
    match letter(step) {
        _ if step.contact => {
            let (meeting, mode, minutes) = (
                meeting(step),
                words::mode(step.mode),
                words::minutes(step.minutes),
            );
            format!("{meeting} meet, {mode}, {minutes} minutes")
        }
        "A" if who.is_empty() => "AI acts, no person takes part".to_owned(),
        "A" => format!("AI acts; {who} {receive}"),
        "G" => format!("{who} with AI"),
        _ if who.is_empty() => "nobody is named".to_owned(),
        _ if step.people.len() > 1 => format!("{who}, one-way or without contact"),
        _ => format!("{who} alone"),
    }
}

/// A name that fits a drawing.
pub(crate) fn short(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME).collect();
    format!("{}…", kept.trim_end())
}
