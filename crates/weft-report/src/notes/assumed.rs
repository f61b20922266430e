//! What the audit used because nobody said it, and what else rests on judgement.

use serde::Serialize;
use weft_core::audit::{Assumption, AssumptionReason};
use weft_core::measure::Measures;
use weft_core::workflow::{Mode, Purpose, Stakes, StepId};
use weft_core::{Audit, words};

use super::Row;
use crate::clean::Changes;
use crate::summary::matches_say;
use crate::view::{Seen, View};

pub(super) fn side(version: &str) -> &'static str {
    if version == "redesign" {
        "redesign"
    } else {
        "baseline"
    }
}

/// What was used for one step or role of a version.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Filled {
    version: &'static str,
    what: String,
    /// For each value: what it is, the value, and why.
    values: Vec<Row>,
}

/// The first `most` values that nobody gave, those of one step together, in the order of the drawing.
pub(super) fn filled(audit: &Audit, view: &View<'_>, most: usize) -> Vec<Filled> {
    let mut sorted: Vec<&Assumption> = audit.assumptions.iter().collect();
    sorted.sort_by_cached_key(|one| {
        let step = step_of(one, view);
        (side(&one.version), step.map_or(0, |step| step.no))
    });
    let mut all: Vec<Filled> = Vec::new();
    for one in sorted.into_iter().take(most) {
        let (version, what) = (side(&one.version), subject(one, view));
        let value = vec![field(&one.field).to_owned(), used(one, view), why(one)];
        match all.last_mut() {
            Some(last) if last.version == version && last.what == what => last.values.push(value),
            _ => all.push(Filled {
                version,
                what,
                values: vec![value],
            }),
        }
    }
    all
}

fn step_of<'a>(one: &Assumption, view: &'a View<'_>) -> Option<&'a Seen> {
    let version = if one.version == "redesign" {
        view.after.as_ref()
    } else {
        Some(&view.before)
    };
    version?.step(one.step.as_ref()?)
}

fn subject(one: &Assumption, view: &View<'_>) -> String {
    if let Some(step) = step_of(one, view) {
        return format!("{} {}", step.no, step.name);
    }
    let routing = one.step.as_ref().map(ToString::to_string);
    routing
        .or_else(|| one.role.as_ref().map(ToString::to_string))
        .unwrap_or_else(|| "the whole version".to_owned())
}

fn why(one: &Assumption) -> String {
    let sure = one
        .confidence
        .map(|sure| format!(" ({} sure)", words::percent(sure)))
        .unwrap_or_default();
    let reason = match one.reason {
        AssumptionReason::Missing => "missing",
        AssumptionReason::Suggested => "suggested",
    };
    if one.why == reason {
        format!("{reason}{sure}")
    } else {
        format!("{reason}: {}{sure}", one.why)
    }
}

/// A field in words.
fn field(name: &str) -> &str {
    match name {
        "probability" => "share of cases",
        "roles" => "who takes part",
        "mode" => "how people speak",
        other => other,
    }
}

/// What was used, in the words of the report.
fn used(one: &Assumption, view: &View<'_>) -> String {
    use serde_json::{Value, from_value};
    match (one.field.as_str(), &one.used) {
        ("purposes", Value::Array(items)) => {
            let words = items.iter().map(|item| {
                from_value::<Purpose>(item.clone())
                    .map_or_else(|_| plain(item), |purpose| purpose.words().to_owned())
            });
            words.collect::<Vec<_>>().join(", ")
        }
        ("mode", value) => from_value::<Mode>(value.clone())
            .map_or_else(|_| plain(value), |mode| words::mode(mode).to_owned()),
        ("tag", Value::String(tag)) => match tag.strip_prefix("ai-") {
            Some(rest) => format!("AI-{rest}"),
            None => tag.clone(),
        },
        ("kind", Value::String(kind)) if kind == "ai" => "AI".to_owned(),
        ("match", Value::String(id)) => {
            let step = view.before.step(&StepId::from(id.as_str()));
            step.map_or_else(|| id.clone(), |step| words::quoted(&step.name))
        }
        (_, value) => plain(value),
    }
}

/// A value as people read it.
fn plain(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number
            .as_f64()
            .map_or_else(|| number.to_string(), words::exact),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map
            .iter()
            .map(|(name, one)| format!("{name} {}", plain(one)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

pub(super) fn assumed(audit: &Audit, view: &View<'_>, changes: &Changes) -> Vec<Row> {
    let versions = || std::iter::once(&view.before).chain(&view.after);
    let steps: usize = versions().map(|version| version.steps.len()).sum();
    let edges: usize = versions().map(|version| version.edges.len()).sum();
    let contacts: usize = versions().map(|version| version.contacts().count()).sum();
    let count = |field: &str| {
        audit
            .assumptions
            .iter()
            .filter(|one| one.field == field)
            .count()
    };
    let row = |what: &str, checked: String, filled: usize, with: &str| {
        vec![
            what.to_owned(),
            checked,
            filled.to_string(),
            with.to_owned(),
        ]
    };
    let replaced: usize = changes.letters.values().sum();
    let mut rows = vec![
        row(
            "Minutes of a step",
            counted(steps, "step", "steps"),
            count("minutes"),
            "by purpose, from the settings",
        ),
        row(
            "Share of cases on each branch",
            counted(edges, "hand-off", "hand-offs"),
            count("probability"),
            "what is left, shared equally",
        ),
        row(
            "Tag of a step",
            counted(steps, "step", "steps"),
            count("tag"),
            "a suggestion from the model",
        ),
        row(
            "Who takes part, and how",
            counted(steps, "step", "steps"),
            count("roles") + count("mode"),
            "a suggestion from the model",
        ),
        row(
            "Purposes of a contact",
            counted(contacts, "contact", "contacts"),
            count("purposes"),
            "the weight of arrangements",
        ),
    ];
    if view.after.is_some() {
        let open = audit.matches.iter().filter(|one| !one.confirmed).count();
        rows.push(row(
            "Match of baseline and redesign",
            counted(audit.matches.len(), "match", "matches"),
            open,
            "a suggestion that nobody has confirmed",
        ));
    }
    rows.push(row(
        "Characters replaced for printing",
        "all names and text".to_owned(),
        replaced,
        "a square in its place, or nothing",
    ));
    rows
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", words::plural(count, one, many))
}

pub(super) fn rests(audit: &Audit, view: &View<'_>, changes: &Changes) -> Vec<String> {
    let mut rests =
        vec!["Minutes and shares were typed in or imported; they were not measured.".to_owned()];
    let marked = |mark: fn(&weft_core::audit::Finding) -> bool| {
        audit.findings.iter().filter(|one| mark(one)).count()
    };
    let (guessed, filled) = (marked(|one| one.suggested), marked(|one| one.assumed));
    if guessed + filled == 0 {
        rests.push(
            "No finding here rests on a suggestion or on a value that was filled in.".to_owned(),
        );
    } else {
        rests.push(format!("{guessed} of {} findings rest on a suggestion that nobody confirmed, {filled} on a value that was filled in; each carries the word.", audit.findings.len()));
    }
    rests.extend(audit.machines.says(weft_core::Language::English));
    if view.after.is_some() {
        rests.push(format!("{}.", words::capital(&matches_say(audit))));
        rests.push(unanswered(view));
        rests.push("Plans assume that a contact put back takes the time and the people it had before. A shorter touchpoint costs less.".to_owned());
    }
    let factor = words::exact(audit.settings.stakes.high);
    rests.push(match view.document.stakes {
        Stakes::Normal => format!("Stakes are set to normal. With high stakes most scores would be multiplied by {factor}."),
        Stakes::High => format!("Stakes are set to high: most scores are multiplied by {factor}."),
    });
    let estimates = estimates(&audit.measures.baseline, "before").chain(
        audit
            .measures
            .redesign
            .iter()
            .flat_map(|one| estimates(one, "in the redesign")),
    );
    rests.extend(estimates);
    if !changes.letters.is_empty() {
        let list: Vec<String> = changes
            .letters
            .iter()
            .take(40)
            .map(|(letter, count)| format!("U+{:04X} ({count})", u32::from(*letter)))
            .collect();
        rests.push(format!("Characters without a shape in the fonts of this report, or that would hide or turn text, were replaced: {}.", list.join(", ")));
    }
    if changes.shortened > 0 {
        rests.push(format!(
            "{} very long {} shortened for printing; the JSON result has the whole.",
            changes.shortened,
            words::plural(changes.shortened, "text was", "texts were")
        ));
    }
    rests
}

fn estimates<'a>(measures: &'a Measures, when: &'a str) -> impl Iterator<Item = String> + 'a {
    measures.estimated.iter().map(move |one| {
        format!(
            "Estimated {when} by simulating {} cases, not computed: {}, between {} and {} (95%).",
            one.cases,
            spaced(&one.measure),
            words::exact(one.low),
            words::exact(one.high)
        )
    })
}

/// `meetsNobody` as `meets nobody`.
fn spaced(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            text.push(' ');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

fn unanswered(view: &View<'_>) -> String {
    let open: Vec<String> = view
        .before
        .steps
        .iter()
        .zip(&view.images)
        .filter(|(_, images)| images.is_empty())
        .map(|(step, _)| words::quoted(&step.name))
        .collect();
    let shown: Vec<&String> = open.iter().take(12).collect();
    let more = if open.len() > 12 {
        format!(" and {} more", open.len() - 12)
    } else {
        String::new()
    };
    match open.len() {
        0 => "Every baseline step has a counterpart in the redesign.".to_owned(),
        1 => format!(
            "One baseline step has no counterpart in the redesign: {}. It is read as gone.",
            words::list(&shown)
        ),
        count => {
            let list = if more.is_empty() {
                words::list(&shown)
            } else {
                format!(
                    "{}{more}",
                    open.iter().take(12).cloned().collect::<Vec<_>>().join(", ")
                )
            };
            format!(
                "{} baseline steps have no counterpart in the redesign and are read as gone: {list}.",
                words::count_capital(count)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assumption(step: &str, field: &str, used: serde_json::Value) -> Assumption {
        Assumption {
            version: "baseline".to_owned(),
            step: Some(StepId::from(step)),
            role: None,
            field: field.to_owned(),
            used,
            why: "a reason".to_owned(),
            reason: AssumptionReason::Suggested,
            confidence: Some(0.5),
        }
    }

    #[test]
    fn values_of_a_step_stand_together_in_the_words_of_the_report() {
        let text = r#"{"format": "weft/1", "title": "t", "case": "c", "baseline": {"steps": [
            {"id": "a", "name": "Ask", "tag": "human-alone", "minutes": 1, "next": [{"to": "b"}]},
            {"id": "b", "name": "Judge", "tag": "human-alone", "minutes": 1}]}}"#;
        let document: weft_core::Document = serde_json::from_str(text).expect("a document");
        let settings = weft_core::Settings::default();
        let options = weft_core::audit::Options {
            redesign: None,
            confirmed: None,
            settings: &settings,
            today: jiff::civil::date(2026, 1, 1),
            language: weft_core::Language::English,
        };
        let mut audit = weft_core::audit::audit(&document, &options).expect("no fault");
        audit.assumptions = vec![
            assumption("b", "tag", "ai-augmented".into()),
            assumption("a", "purposes", serde_json::json!(["learn", "belong"])),
            assumption("b", "mode", "time-shifted".into()),
        ];
        let view = View::new(&audit, &document, None).expect("a view");
        let said: Vec<String> = filled(&audit, &view, 9)
            .iter()
            .map(|one| {
                let values: Vec<String> = one.values.iter().map(|value| value.join(" ")).collect();
                format!("{}: {}", one.what, values.join("; "))
            })
            .collect();
        assert_eq!(
            said,
            [
                "1 Ask: purposes learning, welcome suggested: a reason (50% sure)",
                "2 Judge: tag AI-augmented suggested: a reason (50% sure); \
                 how people speak answered later suggested: a reason (50% sure)"
            ],
            "in the order of the drawing"
        );
    }
}
