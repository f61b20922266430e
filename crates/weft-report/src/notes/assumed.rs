//! What the audit used because nobody said it, and what else rests on judgement.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use weft_core::audit::{Assumption, AssumptionReason};
use weft_core::workflow::{Mode, Purpose, RoleKind, Step, StepId, Tag, Target};
use weft_core::{Audit, Language, sentence, words};

use super::Row;
use crate::clean::Changes;
use crate::drawing::tag_of as tag_word;
use crate::view::{Seen, View};

pub(super) fn side(version: &str, language: Language) -> &'static str {
    if version == "redesign" {
        language.pick("redesign", "Neuentwurf")
    } else {
        language.pick("baseline", "Ausgangslage")
    }
}

/// A value that was used where nobody gave one, and all the places where it was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Filled {
    field: String,
    used: String,
    why: String,
    places: String,
}

/// Values that nobody gave, the same ones together: field by field, the most frequent first.
pub(super) fn filled(audit: &Audit, view: &View<'_>) -> Vec<Filled> {
    let language = view.language;
    let mut groups: BTreeMap<(usize, &str, String, String), Vec<&Assumption>> = BTreeMap::new();
    for one in &audit.assumptions {
        let field = one.field.as_str();
        let order = FIELDS.iter().position(|known| *known == field);
        let key = (
            order.unwrap_or(FIELDS.len()),
            field,
            used(one, view),
            because(one, language),
        );
        groups.entry(key).or_default().push(one);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|((order, ..), all)| (*order, Reverse(all.len())));
    let groups = groups.into_iter();
    groups
        .map(|((_, name, used, why), all)| Filled {
            field: field(name, language).to_owned(),
            used,
            why: format!("{why}{}", sure(&all, language)),
            places: places(&all, view),
        })
        .collect()
}

/// Fields in the order of a step.
const FIELDS: [&str; 9] = [
    "kind",
    "tag",
    "roles",
    "mode",
    "purposes",
    "minutes",
    "probability",
    "outcome",
    "match",
];

/// Where a value was used: steps by their number in the drawing, with their names where they are few.
fn places(all: &[&Assumption], view: &View<'_>) -> String {
    const NAMED: usize = 2;
    let sides = ["baseline", "redesign"].map(|version| {
        let here = all.iter().filter(|one| one.version == version);
        let (mut numbers, mut others) = (BTreeMap::new(), Vec::new());
        for one in here {
            match step_of(one, view) {
                Some(step) => drop(numbers.insert(step.no, step.name.as_str())),
                None => others.push(elsewhere(one, view)),
            }
        }
        let mut said: Vec<String> = if all.len() > NAMED {
            runs(numbers.keys().copied())
        } else {
            let named = numbers.iter().map(|(no, name)| format!("{no} {name}"));
            named.collect()
        };
        said.append(&mut others);
        let label = side(version, view.language);
        (label, said.join(", "))
    });
    let sides = sides.iter().filter(|(_, said)| !said.is_empty());
    let sides = sides.map(|(label, said)| match view.after {
        Some(_) => format!("{label}: {said}"),
        None => said.clone(),
    });
    sides.collect::<Vec<_>>().join("; ")
}

/// Numbers in rising order, three or more that follow each other as a range.
fn runs(numbers: impl Iterator<Item = usize>) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for no in numbers {
        match runs.last_mut() {
            Some((_, to)) if *to + 1 == no => *to = no,
            _ => runs.push((no, no)),
        }
    }
    let said = runs.into_iter().map(|(from, to)| match to - from {
        0 => from.to_string(),
        1 => format!("{from}, {to}"),
        _ => format!("{from}–{to}"),
    });
    said.collect()
}

fn step_of<'a>(one: &Assumption, view: &'a View<'_>) -> Option<&'a Seen> {
    let version = if one.version == "redesign" {
        view.after.as_ref()
    } else {
        Some(&view.before)
    };
    version?.step(one.step.as_ref()?)
}

/// What has no number in the drawing: a routing node, a role, or all of a version.
fn elsewhere(one: &Assumption, view: &View<'_>) -> String {
    let routing = one.step.as_ref();
    routing
        .map(|id| routing_node(id, &one.version, view))
        .or_else(|| one.role.as_ref().map(ToString::to_string))
        .unwrap_or_else(|| {
            let whole = view.language.pick("the whole version", "die ganze Fassung");
            whole.to_owned()
        })
}

/// A routing node by its name, else by the number of a step that leads to it, else by its id.
fn routing_node(id: &StepId, version: &str, view: &View<'_>) -> String {
    let language = view.language;
    let redesign = view.redesign.filter(|_| version == "redesign");
    let (workflow, seen) = match redesign.and_then(|at| view.document.redesigns.get(at)) {
        Some(one) => (&one.workflow, view.after.as_ref()),
        None => (&view.document.baseline, Some(&view.before)),
    };
    let node = workflow.steps.iter().find(|step| step.id == *id);
    let name = node.map_or("", |node| node.name.trim());
    if !name.is_empty() {
        return language.quoted(name).to_string();
    }
    let leads = |step: &&Step| {
        let mut next = step.next.iter();
        next.any(|link| matches!(&link.to, Target::Step(to) if to == id))
    };
    let mut before = workflow.steps.iter().filter(leads);
    let no = before
        .find_map(|step| seen?.step(&step.id))
        .map(|step| step.no);
    no.map_or_else(
        || id.to_string(),
        |no| sentence!(language; "after {no}", "nach {no}"),
    )
}

fn because(one: &Assumption, language: Language) -> String {
    let reason = match one.reason {
        AssumptionReason::Missing => language.pick("missing", "nicht angegeben"),
        AssumptionReason::Suggested => language.pick("suggested", "vorgeschlagen"),
    };
    if one.why.starts_with(reason) {
        one.why.clone()
    } else {
        format!("{reason}: {}", one.why)
    }
}

/// How sure these suggestions are, from the least to the most.
fn sure(all: &[&Assumption], language: Language) -> String {
    let sure = all.iter().filter_map(|one| one.confidence);
    let (low, high) = sure.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| {
        (low.min(one), high.max(one))
    });
    if low > high {
        return String::new();
    }
    let (low, high) = (language.percent(low), language.percent(high));
    if low == high {
        return sentence!(language; " ({low} sure)", " (zu {low} sicher)");
    }
    sentence!(language; " ({low} to {high} sure)", " (zu {low} bis {high} sicher)")
}

/// A field in words.
fn field(name: &str, language: Language) -> &str {
    match name {
        "probability" => language.pick("share of cases", "Anteil der Fälle"),
        "roles" => language.pick("who takes part", "wer beteiligt ist"),
        "mode" => language.pick("how people speak", "wie Menschen sprechen"),
        "tag" => language.pick(name, "Art"),
        "purposes" => language.pick(name, "Zwecke"),
        "minutes" => language.pick(name, "Minuten"),
        "match" => language.pick(name, "Zuordnung"),
        "outcome" => language.pick(name, "Ergebnis"),
        "kind" => language.pick(name, "was es ist"),
        other => other,
    }
}

/// What was used, in the words of the report.
fn used(one: &Assumption, view: &View<'_>) -> String {
    use serde_json::{Value, from_value};
    let language = view.language;
    let plain = |value: &Value| plain(value, language);
    match (one.field.as_str(), &one.used) {
        ("purposes", Value::Array(items)) => {
            let words = items.iter().map(|item| {
                from_value::<Purpose>(item.clone()).map_or_else(
                    |_| plain(item),
                    |purpose| purpose.words_in(language).to_owned(),
                )
            });
            words.collect::<Vec<_>>().join(", ")
        }
        ("mode", value) => from_value::<Mode>(value.clone())
            .map_or_else(|_| plain(value), |mode| language.mode(mode).to_owned()),
        ("tag", value) => from_value::<Tag>(value.clone())
            .map_or_else(|_| plain(value), |tag| tag_word(tag, language).to_owned()),
        ("kind", value) => from_value::<RoleKind>(value.clone()).map_or_else(
            |_| plain(value),
            |kind| kind_word(kind, language).to_owned(),
        ),
        ("match", Value::String(id)) => {
            let step = view.before.step(&StepId::from(id.as_str()));
            step.map_or_else(
                || id.clone(),
                |step| language.quoted(&step.name).to_string(),
            )
        }
        (_, value) => plain(value),
    }
}

fn kind_word(kind: RoleKind, language: Language) -> &'static str {
    match kind {
        RoleKind::Internal => language.pick("internal", "Menschen der Organisation"),
        RoleKind::External => language.pick("external", "Menschen von außen"),
        RoleKind::Ai => language.pick("AI", "KI"),
    }
}

/// A value as people read it.
fn plain(value: &serde_json::Value, language: Language) -> String {
    use serde_json::Value;
    match value {
        Value::Null => language.pick("nothing", "nichts").to_owned(),
        Value::Bool(true) => language.pick("yes", "ja").to_owned(),
        Value::Bool(false) => language.pick("no", "nein").to_owned(),
        Value::Number(number) => number
            .as_f64()
            .map_or_else(|| number.to_string(), |number| language.exact(number)),
        Value::String(text) => match (language, text.as_str()) {
            (Language::German, "step") => "Schritt".to_owned(),
            (Language::German, "granted") => "gewährt".to_owned(),
            (Language::German, "refused") => "abgelehnt".to_owned(),
            (_, text) => text.to_owned(),
        },
        Value::Array(items) => {
            let items = items.iter().map(|item| plain(item, language));
            items.collect::<Vec<_>>().join(", ")
        }
        Value::Object(map) => map
            .iter()
            .map(|(name, one)| format!("{name} {}", plain(one, language)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

pub(super) fn assumed(audit: &Audit, view: &View<'_>, changes: &Changes) -> Vec<Row> {
    let language = view.language;
    let steps: usize = view.versions().map(|version| version.steps.len()).sum();
    let edges: usize = view.versions().map(|version| version.edges.len()).sum();
    let count = |field: &str| {
        let these = audit.assumptions.iter();
        these.filter(|one| one.field == field).count()
    };
    let row = |what: &str, checked: String, filled: usize, with: &str| {
        vec![
            what.to_owned(),
            checked,
            filled.to_string(),
            with.to_owned(),
        ]
    };
    let counted = |count: usize, english: [&str; 2], german: [&str; 2]| {
        let [one, many] = language.pick(english, german);
        format!("{count} {}", words::plural(count, one, many))
    };
    let steps = || counted(steps, ["step", "steps"], ["Schritt", "Schritte"]);
    let suggestion = language.pick(
        "a suggestion from the model",
        "ein Vorschlag aus dem Modell",
    );
    let mut rows = vec![
        row(
            language.pick("Minutes of a step", "Minuten eines Schrittes"),
            steps(),
            count("minutes"),
            language.pick(
                "by purpose, from the settings",
                "je nach Zweck, aus den Einstellungen",
            ),
        ),
        row(
            language.pick(
                "Share of cases on each branch",
                "Anteil der Fälle in jedem Zweig",
            ),
            counted(edges, ["hand-off", "hand-offs"], ["Übergabe", "Übergaben"]),
            count("probability"),
            language.pick("what is left, shared equally", "der Rest, gleich verteilt"),
        ),
        row(
            language.pick("Tag of a step", "Art eines Schrittes"),
            steps(),
            count("tag"),
            suggestion,
        ),
        row(
            language.pick("Who takes part, and how", "Wer beteiligt ist, und wie"),
            steps(),
            count("roles") + count("mode"),
            suggestion,
        ),
        row(
            language.pick("Purposes of a step", "Zwecke eines Schrittes"),
            steps(),
            count("purposes"),
            language.pick(
                "a suggestion, else as arrangements",
                "ein Vorschlag, sonst wie Organisatorisches",
            ),
        ),
    ];
    if view.after.is_some() {
        let open = audit.matches.iter().filter(|one| !one.confirmed).count();
        rows.push(row(
            language.pick("Match of baseline and redesign", "Zuordnung der Schritte"),
            counted(
                audit.matches.len(),
                ["match", "matches"],
                ["Zuordnung", "Zuordnungen"],
            ),
            open,
            language.pick(
                "a suggestion that nobody has confirmed",
                "ein unbestätigter Vorschlag",
            ),
        ));
    }
    rows.push(row(
        language.pick(
            "Characters replaced for printing",
            "Zeichen, für den Druck ersetzt",
        ),
        language
            .pick("all names and text", "alle Namen und Texte")
            .to_owned(),
        changes.letters.values().sum(),
        language.pick(
            "a square in its place, or nothing",
            "ein Quadrat an ihrer Stelle, oder nichts",
        ),
    ));
    rows
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
    fn the_same_value_stands_once_with_its_places_in_the_words_of_the_report() {
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
            language: Language::English,
        };
        let mut audit = weft_core::audit::audit(&document, &options).expect("no fault");
        audit.assumptions = vec![
            assumption("b", "tag", "ai-augmented".into()),
            assumption("a", "tag", "ai-augmented".into()),
            assumption("a", "purposes", serde_json::json!(["learn", "belong"])),
            assumption("b", "mode", "time-shifted".into()),
        ];
        let view = View::new(&audit, &document, None, Language::English).expect("a view");
        let said: Vec<String> = filled(&audit, &view)
            .iter()
            .map(|one| format!("{} {} {} | {}", one.field, one.used, one.why, one.places))
            .collect();
        assert_eq!(
            said,
            [
                "tag AI-augmented suggested: a reason (50% sure) | 1 Ask, 2 Judge",
                "how people speak answered later suggested: a reason (50% sure) | 2 Judge",
                "purposes learning, welcome suggested: a reason (50% sure) | 1 Ask",
            ],
            "field by field, each value once"
        );
    }

    #[test]
    fn numbers_that_follow_each_other_are_a_range() {
        assert_eq!(runs([1, 2, 4, 5, 6, 9].into_iter()), ["1, 2", "4–6", "9"]);
    }
}
