//! The exact numbers and the settings in force.

use weft_core::measure::Measures;
use weft_core::workflow::Purpose;
use weft_core::{Audit, Settings, words};

use super::{Row, Weight};
use crate::view::View;

pub(super) fn measures(audit: &Audit) -> Vec<Row> {
    type Read = fn(&Measures) -> Option<f64>;
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of steps and roles are far below 2^52"
    )]
    const LIST: [(&str, Read); 12] = [
        ("Steps drawn", |one| Some(one.steps as f64)),
        ("Steps where people meet", |one| {
            Some(one.contact_steps as f64)
        }),
        ("Expected steps per case", |one| Some(one.expected_steps)),
        ("Expected contacts per case", |one| {
            Some(one.expected_contacts)
        }),
        ("Contact minutes per case", |one| Some(one.contact_minutes)),
        ("Person-minutes per case", |one| Some(one.person_minutes)),
        ("Chance of meeting nobody", |one| one.meets_nobody),
        ("Steps before first contact or end", |one| {
            one.steps_before_contact
        }),
        ("Longest stretch without people", |one| {
            Some(one.longest_stretch.steps as f64)
        }),
        ("Ties: pairs of roles that meet", |one| {
            Some(one.ties as f64)
        }),
        ("Separate groups of people", |one| {
            Some(one.components as f64)
        }),
        ("Share of AI steps that help", |one| one.augmented_share),
    ];
    let exact = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), words::exact);
    let row = |name: String, read: &dyn Fn(&Measures) -> Option<f64>| {
        let after = audit
            .measures
            .redesign
            .as_ref()
            .map(|one| exact(read(one)))
            .unwrap_or_default();
        vec![name, exact(read(&audit.measures.baseline)), after]
    };
    let mut rows: Vec<Row> = LIST
        .iter()
        .map(|(name, read)| row((*name).to_owned(), read))
        .collect();
    for (key, word) in [
        ("human-relational", "human-relational"),
        ("human-alone", "human-alone"),
        ("ai-augmented", "AI-augmented"),
        ("ai-automated", "AI-automated"),
        ("untagged", "untagged"),
    ] {
        let share = |one: &Measures| one.tag_shares.get(key).copied();
        let there = share(&audit.measures.baseline)
            .or_else(|| audit.measures.redesign.as_ref().and_then(share));
        if key != "untagged" || there.is_some() {
            rows.push(row(format!("Share of work {word}"), &share));
        }
    }
    rows
}

pub(super) fn extra(audit: &Audit) -> Vec<String> {
    let Some(profile) = &audit.profile else {
        return Vec::new();
    };
    let exact = |value: Option<f64>| value.map_or_else(|| "not available".to_owned(), words::exact);
    vec![
        format!(
            "Contact minutes kept: {}",
            exact(profile.contact_minutes_kept)
        ),
        format!(
            "Contact kept, weighted by purpose: {}",
            exact(profile.weighted_contact_kept)
        ),
        format!(
            "Person-minutes saved per case: {}",
            words::exact(profile.person_minutes_saved)
        ),
    ]
}

pub(super) fn settings(settings: &Settings) -> Vec<Row> {
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    let t = &settings.thresholds;
    let on = |yes: bool| if yes { "on" } else { "off" }.to_owned();
    let mut rows = vec![
        row(
            "Critical, high, medium from",
            format!(
                "{}, {}, {}",
                words::exact(settings.bands.critical),
                words::exact(settings.bands.high),
                words::exact(settings.bands.medium)
            ),
        ),
        row(
            "Stakes: normal, high",
            format!(
                "{}, {}",
                words::exact(settings.stakes.normal),
                words::exact(settings.stakes.high)
            ),
        ),
        row("Contact squeezed below", words::percent(t.contact_share)),
        row(
            "A lost tie counts half below",
            format!("{} min", words::exact(t.tie_minutes)),
        ),
        row(
            "Help moved away from",
            format!("{} steps", words::exact(t.help_steps)),
        ),
        row(
            "Saved time given back below",
            words::percent(t.reinvested_share),
        ),
        row("Long stretch from", format!("{} steps", t.stretch_steps)),
        row(
            "Cases that meet nobody from",
            words::percent(t.meets_nobody),
        ),
        row(
            "Rubber stamp up to",
            format!(
                "{} min or {}",
                words::exact(t.stamp_minutes),
                words::percent(t.stamp_share)
            ),
        ),
        row("AI helps in less than", words::percent(t.augmented_share)),
        row(
            "A refusal weighs fully from",
            format!("{} of cases", words::percent(t.refused_share)),
        ),
        row(
            "Budget of the middle plan",
            words::percent(settings.plan.budget_share),
        ),
        row(
            "Let go: look again after",
            format!("{} days", settings.waivers.review_days),
        ),
    ];
    let guards = &settings.guards;
    for (name, yes) in [
        ("A standing way to a person counts", guards.help_path),
        ("Technical retries are no loop", guards.machine_retry),
        (
            "A stretch needs a person in it",
            guards.stretch_needs_person,
        ),
        ("Small teams: bridges only noted", guards.small_team),
    ] {
        rows.push(row(name, on(yes)));
    }
    rows
}

pub(super) fn weights(settings: &Settings, view: &View<'_>) -> Vec<Weight> {
    let used: Vec<Purpose> = view
        .before
        .contacts()
        .flat_map(|step| step.purposes.iter().copied())
        .collect();
    Purpose::ALL
        .into_iter()
        .map(|one| Weight {
            name: words::capital(one.words()),
            long: long(one),
            w: format!("{:.2}", settings.weight(one)),
            share: settings.weight(one).clamp(0.0, 1.0),
            used: used.contains(&one),
        })
        .collect()
}

/// What a purpose means.
fn long(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Handover => "passing responsibility, with questions and read-back",
        Purpose::Voice => "concern, objection, disagreement",
        Purpose::Learn => "from each other, mentoring",
        Purpose::Feedback => "talking about someone’s work",
        Purpose::Support => "“how are you doing”, room for “I don’t know”",
        Purpose::Help => "getting unstuck with a person’s help",
        Purpose::Reflect => "what went well, what did not",
        Purpose::Align => "and what does not",
        Purpose::Belong => "getting to know each other",
        Purpose::Trust => "with a customer, patient or candidate",
        Purpose::Decide => "weighing a case with others",
        Purpose::Recognise => "thanks, showing work",
        Purpose::Check => "sign-off",
        Purpose::Status => "passing it on",
        Purpose::Logistics => "dates, forms, equipment",
    }
}
