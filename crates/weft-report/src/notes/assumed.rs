//! What the audit used because nobody said it, and what else rests on judgement.

use weft_core::audit::{Assumption, AssumptionReason};
use weft_core::measure::Measures;
use weft_core::workflow::Stakes;
use weft_core::{Audit, words};

use super::Row;
use crate::clean::Changes;
use crate::summary::matches_say;
use crate::view::View;

pub(super) fn side(version: &str) -> &'static str {
    if version == "redesign" {
        "redesign"
    } else {
        "baseline"
    }
}

pub(super) fn row_of(one: &Assumption, view: &View<'_>) -> Row {
    let step = one.step.as_ref().map(|id| {
        let version = if one.version == "redesign" {
            view.after.as_ref()
        } else {
            Some(&view.before)
        };
        version.and_then(|version| version.step(id)).map_or_else(
            || id.to_string(),
            |step| format!("{} {}", step.no, step.name),
        )
    });
    let what = step
        .or_else(|| one.role.as_ref().map(ToString::to_string))
        .unwrap_or_else(|| "the whole version".to_owned());
    let sure = one
        .confidence
        .map(|sure| format!(" ({} sure)", words::percent(sure)))
        .unwrap_or_default();
    let reason = match one.reason {
        AssumptionReason::Missing => "missing",
        AssumptionReason::Suggested => "suggested",
    };
    vec![
        side(&one.version).to_owned(),
        what,
        field(&one.field).to_owned(),
        used(&one.used),
        if one.why == reason {
            format!("{reason}{sure}")
        } else {
            format!("{reason}: {}{sure}", one.why)
        },
    ]
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

/// A value as people read it.
fn used(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number
            .as_f64()
            .map_or_else(|| number.to_string(), words::exact),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(used).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map
            .iter()
            .map(|(name, one)| format!("{name} {}", used(one)))
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
            format!("{steps} steps"),
            count("minutes"),
            "by purpose, from the settings",
        ),
        row(
            "Share of cases on each branch",
            format!("{edges} hand-offs"),
            count("probability"),
            "what is left, shared equally",
        ),
        row(
            "Tag of a step",
            format!("{steps} steps"),
            count("tag"),
            "a suggestion from the model",
        ),
        row(
            "Who takes part, and how",
            format!("{steps} steps"),
            count("roles") + count("mode"),
            "a suggestion from the model",
        ),
        row(
            "Purposes of a contact",
            format!("{contacts} contacts"),
            count("purposes"),
            "the weight of arrangements",
        ),
    ];
    if view.after.is_some() {
        let open = audit.matches.iter().filter(|one| !one.confirmed).count();
        rows.push(row(
            "Match of baseline and redesign",
            format!("{} matches", audit.matches.len()),
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
