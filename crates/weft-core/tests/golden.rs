//! The worked examples of the specification come out exactly: numbers to 1e-4, findings in order.

#![expect(clippy::print_stderr, reason = "a test that cannot run says so loudly")]

use std::fs;
use std::path::PathBuf;

use jiff::civil::date;
use serde_json::Value;
use weft_core::audit::{Options, audit};
use weft_core::{Document, Language, Settings};

fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples")
}

/// Every sample in `../shared/samples`, or a loud notice.
fn names() -> Vec<String> {
    let Ok(entries) = fs::read_dir(samples()) else {
        eprintln!("SKIPPED: ../shared/samples is absent; the golden results were not compared");
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".golden.json").map(str::to_owned))
        .collect();
    names.sort();
    names
}

fn read(name: &str) -> Value {
    let text = fs::read_to_string(samples().join(name)).expect("a sample can be read");
    serde_json::from_str(&text).expect("a sample is JSON")
}

fn differences(path: &str, expected: &Value, found: &Value, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().expect("a number"), b.as_f64().expect("a number"));
            if (a - b).abs() > 1e-4 {
                out.push(format!("{path}: expected {a}, found {b}"));
            }
        }
        (Value::Object(a), Value::Object(b)) => {
            for (key, value) in a {
                let other = b.get(key).unwrap_or(&Value::Null);
                differences(&format!("{path}.{key}"), value, other, out);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}[{at}]"), a, b, out);
            }
        }
        (a, b) if a == b => {}
        (a, b) => out.push(format!("{path}: expected {a}, found {b}")),
    }
}

/// The fields of a finding that a golden file holds.
fn short(finding: &Value) -> Value {
    let fields = [
        "rule",
        "score",
        "band",
        "baselineSteps",
        "redesignSteps",
        "roles",
    ];
    fields
        .iter()
        .map(|field| ((*field).to_owned(), finding[*field].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[test]
fn samples_give_their_golden_results() {
    for name in names() {
        let document: Document =
            serde_json::from_value(read(&format!("{name}.weft.json"))).expect("a sample loads");
        let golden = read(&format!("{name}.golden.json"));
        let options = Options {
            redesign: Some(0),
            confirmed: None,
            settings: &Settings::default(),
            today: date(2026, 11, 25),
            language: Language::English,
        };
        let found = audit(&document, &options).expect("a sample has no fault");
        let mut found = serde_json::to_value(found).expect("a result is JSON");
        let list: Vec<Value> = found["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .map(short)
            .collect();
        found["findings"] = list.into();
        let mut out = Vec::new();
        if golden["findings"].as_array().map(Vec::len) != found["findings"].as_array().map(Vec::len)
        {
            let of = |value: &Value| -> Vec<String> {
                value["findings"]
                    .as_array()
                    .expect("a list")
                    .iter()
                    .map(ToString::to_string)
                    .collect()
            };
            let (a, b) = (of(&golden), of(&found));
            out.extend(
                a.iter()
                    .filter(|x| !b.contains(x))
                    .map(|x| format!("missing {x}")),
            );
            out.extend(
                b.iter()
                    .filter(|x| !a.contains(x))
                    .map(|x| format!("too much {x}")),
            );
        }
        differences(&name, &golden, &found, &mut out);
        assert!(out.is_empty(), "{name} differs:\n{}", out.join("\n"));
    }
}
