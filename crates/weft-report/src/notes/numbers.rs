//! The exact numbers and the settings in force.

use std::collections::BTreeMap;

use weft_core::measure::{Measures, Named};
use weft_core::workflow::Purpose;
use weft_core::{Audit, Language, Settings, sentence, words};

use super::{Row, Weight};
use crate::view::View;

/// Tags by their key in measures, and in English and German.
const TAGS: [(&str, &str, &str); 5] = [
    ("human-relational", "human-relational", "zwischenmenschlich"),
    ("human-alone", "human-alone", "allein"),
    ("ai-augmented", "AI-augmented", "KI-gestützt"),
    ("ai-automated", "AI-automated", "KI-automatisiert"),
    ("untagged", "untagged", "ohne Art"),
];

pub(super) fn measures(audit: &Audit, language: Language) -> Vec<Row> {
    let (before, after) = (&audit.measures.baseline, &audit.measures.redesign);
    let exact =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| language.exact(value));
    let row = |name: String, value: Option<f64>, now: Option<Option<f64>>| {
        vec![name, exact(value), now.map(exact).unwrap_or_default()]
    };
    let mut now = after.as_ref().map(|after| after.named().into_iter());
    let mut rows: Vec<Row> = before
        .named()
        .into_iter()
        .map(|one| {
            let now = now.as_mut().map(|now| now.next().and_then(|one| one.value));
            row(one.name(language).to_owned(), one.value, now)
        })
        .collect();
    let (shares, shares_now) = (shares(before), after.as_ref().map(shares));
    for (key, english, german) in TAGS {
        let share = |one: &BTreeMap<&str, f64>| one.get(key).copied();
        let there = share(&shares).or_else(|| shares_now.as_ref().and_then(share));
        if key != "untagged" || there.is_some() {
            let name = match language {
                Language::English => format!("Share of work {english}"),
                Language::German => format!("Anteil der Arbeit, {german}"),
            };
            rows.push(row(name, share(&shares), shares_now.as_ref().map(share)));
        }
    }
    rows
}

/// Shares of work by tag, with as many decimals as are printed: they make a whole.
fn shares(measures: &Measures) -> BTreeMap<&str, f64> {
    let shares: Vec<f64> = measures.tag_shares.values().copied().collect();
    let tags = measures.tag_shares.keys().map(|tag| &**tag);
    tags.zip(words::parts(&shares, 4)).collect()
}

/// What was kept of the baseline, and what is not known of it.
pub(super) fn extra(audit: &Audit, language: Language) -> Vec<Row> {
    let Some(profile) = &audit.profile else {
        return Vec::new();
    };
    let unknown = language.pick("not available", "nicht bekannt");
    let exact = |value: Option<f64>| {
        value.map_or_else(|| unknown.to_owned(), |value| language.exact(value))
    };
    let row = |one: Named| vec![one.name(language).to_owned(), exact(one.value)];
    profile.named().into_iter().map(row).collect()
}

pub(super) fn settings(settings: &Settings, language: Language) -> Vec<Row> {
    let t = &settings.thresholds;
    let (exact, percent) = (
        |value: f64| language.exact(value),
        |share: f64| language.percent(share),
    );
    let steps = |count: String| sentence!(language; "{count} steps", "{count} Schritten");
    let row = |english: &str, german: &str, value: String| {
        vec![language.pick(english, german).to_owned(), value]
    };
    let bands = [
        settings.bands.critical,
        settings.bands.high,
        settings.bands.medium,
    ];
    let stakes = [settings.stakes.normal, settings.stakes.high];
    // A comma would be read as a decimal point in German.
    let several = |values: &[f64]| {
        let values: Vec<String> = values.iter().map(|value| exact(*value)).collect();
        values.join(language.pick(", ", "; "))
    };
    let mut rows = vec![
        row(
            "Critical, high, medium from",
            "Kritisch, hoch, mittel ab",
            several(&bands),
        ),
        row(
            "Stakes: normal, high",
            "Nichts Besonderes, viel auf dem Spiel",
            several(&stakes),
        ),
        row(
            "Contact squeezed below",
            "Kontaktzeit gekürzt unter",
            percent(t.contact_share),
        ),
        row(
            "A lost tie counts half below",
            "Eine verlorene Beziehung zählt halb unter",
            format!("{} {}", exact(t.tie_minutes), language.pick("min", "Min.")),
        ),
        row(
            "Help moved away from",
            "Hilfe ist weiter weg ab",
            steps(exact(t.help_steps)),
        ),
        row(
            "Saved time given back below",
            "Gesparte Zeit nicht zurückgegeben unter",
            percent(t.reinvested_share),
        ),
        row(
            "Long stretch from",
            "Lange Strecke ab",
            steps(t.stretch_steps.to_string()),
        ),
        row(
            "Cases that meet nobody from",
            "Fälle, die niemanden treffen, ab",
            percent(t.meets_nobody),
        ),
        row(
            "Rubber stamp up to",
            "Bestätigung im Vorbeigehen bis",
            sentence!(language;
                "{} min or {}",
                "{} Min. oder {}",
                exact(t.stamp_minutes),
                percent(t.stamp_share),
            ),
        ),
        row(
            "AI helps in less than",
            "Die KI hilft in weniger als",
            percent(t.augmented_share),
        ),
        row(
            "A refusal weighs fully from",
            "Ein Nein wiegt voll ab",
            sentence!(language;
                "{} of cases",
                "{} der Fälle",
                percent(t.refused_share),
            ),
        ),
        row(
            "Budget of the middle plan",
            "Budget des mittleren Plans",
            percent(settings.plan.budget_share),
        ),
        row(
            "Let go: look again after",
            "Losgelassen: wieder ansehen nach",
            sentence!(language;
                "{} days",
                "{} Tagen",
                settings.waivers.review_days,
            ),
        ),
    ];
    rows.extend(guards(settings, language));
    rows
}

/// What keeps a rule silent.
fn guards(settings: &Settings, language: Language) -> Vec<Row> {
    let guards = &settings.guards;
    let all = [
        (
            "A standing way to a person counts",
            "Ein ständiger Weg zu einem Menschen zählt",
            guards.help_path,
        ),
        (
            "Technical retries are no loop",
            "Technische Wiederholungen sind keine Schleife",
            guards.machine_retry,
        ),
        (
            "A stretch needs a person in it",
            "Eine Strecke enthält mindestens einen Menschen",
            guards.stretch_needs_person,
        ),
        (
            "Small teams: bridges only noted",
            "Kleine Teams: Brücken nur vermerkt",
            guards.small_team,
        ),
    ];
    let (on, off) = language.pick(("on", "off"), ("an", "aus"));
    all.into_iter()
        .map(|(english, german, yes)| {
            vec![
                language.pick(english, german).to_owned(),
                if yes { on } else { off }.to_owned(),
            ]
        })
        .collect()
}

pub(super) fn weights(settings: &Settings, view: &View<'_>) -> Vec<Weight> {
    let language = view.language;
    let used: Vec<Purpose> = view
        .before
        .contacts()
        .flat_map(|step| step.purposes.iter().copied())
        .collect();
    let weight = |one: Purpose| {
        let text = format!("{:.2}", settings.weight(one));
        match language {
            Language::English => text,
            Language::German => text.replace('.', ","),
        }
    };
    Purpose::ALL
        .into_iter()
        .map(|one| Weight {
            name: words::capital(one.words_in(language)),
            long: long(one, language),
            w: weight(one),
            share: settings.weight(one).clamp(0.0, 1.0),
            used: used.contains(&one),
        })
        .collect()
}

/// What a purpose means.
fn long(purpose: Purpose, language: Language) -> &'static str {
    let (english, german) = match purpose {
        Purpose::Handover => (
            "passing responsibility, with questions and read-back",
            "Verantwortung weitergeben, mit Rückfragen und Wiederholen",
        ),
        Purpose::Voice => (
            "concern, objection, disagreement",
            "Sorge, Einwand, Widerspruch",
        ),
        Purpose::Learn => (
            "from each other, mentoring",
            "voneinander, mit jemandem, der begleitet",
        ),
        Purpose::Feedback => (
            "talking about someone’s work",
            "über die Arbeit eines anderen sprechen",
        ),
        Purpose::Support => (
            "“how are you doing”, room for “I don’t know”",
            "„Wie geht es dir?“, Raum für „Ich weiß es nicht“",
        ),
        Purpose::Help => (
            "getting unstuck with a person’s help",
            "mit jemandes Hilfe weiterkommen",
        ),
        Purpose::Reflect => ("what went well, what did not", "was gut ging und was nicht"),
        Purpose::Align => ("and what does not", "was zählt und was nicht"),
        Purpose::Belong => ("getting to know each other", "einander kennenlernen"),
        Purpose::Trust => (
            "with a customer, patient or candidate",
            "mit Kunden, Patienten, Bewerbern",
        ),
        Purpose::Decide => (
            "weighing a case with others",
            "einen Fall mit anderen abwägen",
        ),
        Purpose::Recognise => ("thanks, showing work", "Dank, Arbeit zeigen"),
        Purpose::Check => ("sign-off", "Freigabe"),
        Purpose::Status => ("passing it on", "Neues weitergeben"),
        Purpose::Logistics => ("dates, forms, equipment", "Termine, Formulare, Ausstattung"),
    };
    language.pick(english, german)
}
