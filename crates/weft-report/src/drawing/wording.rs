//! What a drawing says: marks as letters, small print under names, and words for those who do not see.

use weft_core::workflow::{Mode, Tag};
use weft_core::{Language, sentence, words};

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

/// A tag in words.
pub(crate) fn tag_of(tag: Tag, language: Language) -> &'static str {
    match (tag, language) {
        (Tag::AiAutomated, Language::English) => "AI-automated",
        (Tag::AiAugmented, Language::English) => "AI-augmented",
        (tag, language) => tag.words_in(language),
    }
}

/// The tag of a step in words.
pub(crate) fn tag_word(step: &Seen, language: Language) -> &'static str {
    match step.tag {
        // Together in name only: nobody can answer.
        Some(Tag::HumanRelational) if !step.contact => language.pick(
            "human-relational, no contact",
            "zwischenmenschlich, kein Kontakt",
        ),
        Some(tag) => tag_of(tag, language),
        None => language.pick("untagged", "ohne Art"),
    }
}

pub(super) fn meta_before(step: &Seen, language: Language) -> String {
    let mut parts = meta_parts(step, language);
    if step.tag.is_none() {
        parts.push(tag_word(step, language).to_owned());
    }
    parts.extend(doubt(step, language));
    parts.join(" · ")
}

pub(super) fn meta_parts(step: &Seen, language: Language) -> Vec<String> {
    let mut parts = Vec::new();
    if step.contact && step.mode == Mode::TimeShifted {
        parts.push(language.mode(step.mode).to_owned());
    }
    if step.contact && !step.purposes.is_empty() {
        let purposes = step.purposes.iter().map(|one| one.words_in(language));
        parts.push(purposes.collect::<Vec<_>>().join(", "));
    }
    parts
}

/// What of the step nobody said.
pub(super) fn doubt(step: &Seen, language: Language) -> Option<String> {
    let is_shape = |field: &String| ["tag", "roles", "mode"].contains(&field.as_str());
    if step.suggested.iter().any(is_shape) {
        return Some(language.pick("suggested", "vorgeschlagen").to_owned());
    }
    let minutes = language.pick("minutes assumed", "Minuten angenommen");
    step.assumed.contains("minutes").then(|| minutes.to_owned())
}

/// What became of a contact that is still a contact.
pub(super) fn kept_says(base: &Seen, next: &Seen, language: Language) -> String {
    if base.pairs().is_disjoint(&next.pairs()) {
        let who = next.who(language);
        return sentence!(language; "other people: {who}", "andere Menschen: {who}");
    }
    let kept = language.pick("kept", "erhalten");
    if words::nine(next.minutes) < words::nine(base.minutes) {
        let (old, new) = (language.minutes(base.minutes), language.min(next.minutes));
        return format!("{kept}, {old} → {new}");
    }
    if words::nine(next.visits) < words::nine(base.visits) {
        return format!(
            "{kept}, {} → {} {}",
            language.ratio(base.visits),
            language.ratio(next.visits),
            language.pick("times", "Mal")
        );
    }
    kept.to_owned()
}

/// Who meets in a step.
pub(super) fn meeting(step: &Seen, language: Language) -> String {
    let who = step.who(language);
    if step.people.len() == 1 {
        sentence!(language; "people of {who}", "mehrere der Rolle {who}")
    } else {
        who
    }
}

/// A step for those who do not see it.
pub(crate) fn alt(step: &Seen, language: Language) -> String {
    let who = step.who(language);
    match letter(step) {
        _ if step.contact => {
            let meeting = meeting(step, language);
            let (mode, minutes) = (language.mode(step.mode), language.minutes(step.minutes));
            sentence!(language;
                "{meeting} meet, {mode}, {minutes} minutes",
                "{minutes} Minuten, {mode}, treffen sich: {meeting}",
            )
        }
        "A" if who.is_empty() => language
            .pick(
                "AI acts, no person takes part",
                "die KI handelt, kein Mensch ist beteiligt",
            )
            .to_owned(),
        "A" => {
            let receive = words::plural(step.people.len(), "receives", "receive");
            match language {
                Language::English => format!("AI acts; {who} {receive}"),
                Language::German => format!("die KI handelt; nur Empfang: {who}"),
            }
        }
        "G" => sentence!(language; "{who} with AI", "{who} mit KI"),
        _ if who.is_empty() => language
            .pick("nobody is named", "niemand ist genannt")
            .to_owned(),
        _ if step.people.len() > 1 => sentence!(language;
            "{who}, one-way or without contact",
            "{who}, einseitig oder ohne Kontakt",
        ),
        _ => sentence!(language; "{who} alone", "{who} allein"),
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
