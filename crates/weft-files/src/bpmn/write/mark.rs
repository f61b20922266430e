//! Our annotations as XML: what `annotate` reads.
//!
//! A field stands as an attribute where reading it back gives the same value, and otherwise as JSON in
//! the attribute `rest`: lists of objects, fields that nobody knows, text that XML would tidy.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Map, Value};

use super::super::annotate::{REST, field};
use super::super::xml::{is_forbidden, shown};

/// The fields of a value, as Weft JSON has them, without what says nothing.
pub(crate) fn fields(value: &impl Serialize) -> Map<String, Value> {
    let value = serde_json::to_value(value).expect("values of a document have text keys only");
    let Value::Object(mut fields) = value else {
        return Map::new();
    };
    fields.retain(|_, value| !matches!(value, Value::Array(list) if list.is_empty()));
    fields
}

/// `<weft:NAME …/>` with these fields, and what is inside it.
pub(crate) fn mark(name: &str, fields: Map<String, Value>, inside: &str) -> String {
    let mut out = format!("<weft:{name}");
    let mut rest = Map::new();
    for (key, value) in fields {
        match attribute_text(&key, &value) {
            Some(text) => attribute(&mut out, &key, &text),
            None => {
                rest.insert(key, value);
            }
        }
    }
    if !rest.is_empty() {
        // JSON writes the other letters that XML forbids as references by itself.
        let rest = Value::Object(rest)
            .to_string()
            .replace('\u{FFFE}', "\\ufffe")
            .replace('\u{FFFF}', "\\uffff");
        attribute(&mut out, REST, &rest);
    }
    if inside.is_empty() {
        out.push_str("/>");
    } else {
        out.push('>');
        out.push_str(inside);
        out.push_str("</weft:");
        out.push_str(name);
        out.push('>');
    }
    out
}

/// The text of an attribute that is read back as this value.
fn attribute_text(key: &str, value: &Value) -> Option<String> {
    let is_name = key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
        && !key.starts_with("xml")
        && key != REST;
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.to_string(),
            None => number.as_f64()?.to_string(),
        },
        Value::Array(words) => {
            let words: Option<Vec<&str>> = words.iter().map(Value::as_str).collect();
            words?.join(" ")
        }
        Value::Null | Value::Object(_) => return None,
    };
    (is_name && is_legal(&text) && same(&field(key, text.trim()), value)).then_some(text)
}

/// Whether two values say the same; a whole number may be written with or without its point.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        _ => a == b,
    }
}

/// Whether XML may hold this text at all.
fn is_legal(text: &str) -> bool {
    !text.chars().any(is_forbidden)
}

/// Whether an attribute for people would come back as this name.
pub(crate) fn is_plain(name: &str) -> bool {
    shown(name) == name
}

/// Adds ` key="text"`.
pub(crate) fn attribute(out: &mut String, key: &str, text: &str) {
    // Formatting a string never fails.
    let _ = write!(out, " {key}=\"{}\"", escaped(text));
}

/// Text that stands in an attribute or between tags, line breaks kept.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            letter if is_forbidden(letter) => out.push('\u{FFFD}'),
            letter => out.push(letter),
        }
    }
    out
}
