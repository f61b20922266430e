//! The values in the cells of a sheet, and how they are written.
//!
//! Lists are separated by `;`. An item that itself holds a `;`, a quotation mark or a bracket at its
//! end stands in quotation marks, each of its own doubled.

use serde::de::DeserializeOwned;
use serde_json::Value;
use weft_core::{Said, said};

/// What is wrong with a cell: found and expected.
pub(super) type Wrong = (Said, Said);

fn wrong(found: &str, expected: Said) -> Wrong {
    (Said::quoted(&shorten(found)), expected)
}

/// The start of a text that is too long for a message.
pub(super) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The items of a list, each as written and whether it stood in quotation marks.
fn split(cell: &str) -> Vec<(String, String)> {
    let mut items = Vec::new();
    let (mut text, mut rest) = (String::new(), String::new());
    let mut letters = cell.trim().chars().peekable();
    let (mut quoted, mut was_quoted) = (false, false);
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                text.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if text.trim().is_empty() && !was_quoted => {
                text.clear();
                quoted = true;
                was_quoted = true;
            }
            ';' if !quoted => {
                items.push(item(&mut text, &mut rest, was_quoted));
                was_quoted = false;
            }
            _ if was_quoted && !quoted => rest.push(letter),
            _ => text.push(letter),
        }
    }
    items.push(item(&mut text, &mut rest, was_quoted));
    items.retain(|(text, _)| !text.is_empty());
    items
}

/// One item: its text, and what stands in brackets after it.
fn item(text: &mut String, rest: &mut String, was_quoted: bool) -> (String, String) {
    let text = std::mem::take(text);
    let rest = std::mem::take(rest);
    if was_quoted {
        return (
            text,
            brackets(&rest).map_or(rest.trim().to_owned(), |(_, inside)| inside),
        );
    }
    match brackets(&text) {
        Some((before, inside)) if is_number(&inside) => (before, inside),
        _ => (text.trim().to_owned(), String::new()),
    }
}

/// The text before brackets at the end, and the text in them.
fn brackets(text: &str) -> Option<(String, String)> {
    let (before, inside) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((before.trim().to_owned(), inside.trim().to_owned()))
}

fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '.' | '-' | '+'))
        || text.eq_ignore_ascii_case("nan")
}

/// A list of names.
pub(super) fn names(cell: &str) -> Vec<String> {
    split(cell)
        .into_iter()
        .map(|(name, inside)| match inside.as_str() {
            "" => name,
            inside => format!("{name} ({inside})"),
        })
        .collect()
}

/// A list of roles, each with how many people: `Agent; Engineer (2)`.
pub(super) fn roles(cell: &str) -> Result<Vec<(String, u32)>, Wrong> {
    split(cell)
        .into_iter()
        .map(|(name, count)| {
            if count.is_empty() {
                return Ok((name, 1));
            }
            count
                .parse::<u32>()
                .ok()
                .filter(|count| (1..=100_000).contains(count))
                .map(|count| (name, count))
                .ok_or_else(|| {
                    let expected = said!(
                        "a number of people from 1 to 100000",
                        "eine Zahl von Menschen, 1 bis 100000"
                    );
                    wrong(&count, expected)
                })
        })
        .collect()
}

/// A list of links: `b8 (0.35); b10 (65%)`.
pub(super) fn links(cell: &str) -> Result<Vec<(String, Option<f64>)>, Wrong> {
    split(cell)
        .into_iter()
        .map(|(to, share)| {
            if share.is_empty() {
                return Ok((to, None));
            }
            probability(&share).map(|share| (to, Some(share)))
        })
        .collect()
}

fn probability(text: &str) -> Result<f64, Wrong> {
    let (number, scale) = text
        .strip_suffix('%')
        .map_or((text, 1.0), |number| (number.trim(), 100.0));
    number
        .replace(',', ".")
        .parse::<f64>()
        .map(|number| number / scale)
        .ok()
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| {
            let expected = said!("a probability from 0 to 1", "ein Anteil von 0 bis 1");
            wrong(text, expected)
        })
}

/// The minutes of `1:30:00`, as spreadsheets write a time.
fn clock(text: &str) -> Option<f64> {
    let parts: Vec<f64> = text
        .split(':')
        .map(|part| part.trim().parse::<f64>().ok())
        .collect::<Option<_>>()?;
    let [hours, minutes, seconds] = parts.as_slice() else {
        return None;
    };
    Some(hours * 60.0 + minutes + seconds / 60.0)
}

/// Minutes: `12`, `12.5`, `12,5 min`, `2 h`, `1:30:00`.
pub(super) fn minutes(cell: &str) -> Result<f64, Wrong> {
    let lower = cell.trim().to_lowercase();
    let split = lower
        .find(|letter: char| letter.is_alphabetic() && letter != 'e')
        .unwrap_or(lower.len());
    let (number, unit) = lower.split_at_checked(split).unwrap_or((&lower, ""));
    let factor = match unit.trim().trim_end_matches('.') {
        "" | "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => Some(1.0),
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" => Some(60.0),
        _ => None,
    };
    let number = number.trim().replace(',', ".").parse::<f64>().ok();
    number
        .zip(factor)
        .map(|(number, factor)| number * factor)
        .or_else(|| clock(&lower))
        .filter(|minutes| (0.0..=1e6).contains(minutes))
        .ok_or_else(|| {
            let expected = said!("minutes from 0 to 1000000", "Minuten von 0 bis 1000000");
            wrong(cell, expected)
        })
}

/// A word of a closed list, without regard to case: `Human relational` is `human-relational`.
pub(super) fn word<T: DeserializeOwned>(cell: &str) -> Result<T, Wrong> {
    let word = cell.trim().to_lowercase().replace([' ', '_'], "-");
    serde_json::from_value(Value::from(word)).map_err(|error| {
        let (_, expected) = crate::json::words(&error);
        wrong(cell.trim(), expected)
    })
}

/// Writes an item so that it is read back as it is.
pub(super) fn quoted(item: &str) -> String {
    let plain = !item.contains([';', '"']) && !item.ends_with(')') && item.trim() == item;
    if plain {
        return item.to_owned();
    }
    format!("\"{}\"", item.replace('"', "\"\""))
}
