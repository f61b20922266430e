//! What attributes of DOT say about nodes and arrows.

use std::collections::BTreeMap;

use weft_core::workflow::Tag;

use super::super::drawing::Shape;
use super::super::label;

/// Attributes by name.
pub(super) type Attributes = BTreeMap<String, Value>;

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Text with escapes.
    Text(String),
    /// Text with marks of HTML.
    Html(String),
}

impl Value {
    /// The value as it is written.
    pub(super) fn raw(&self) -> &str {
        match self {
            Self::Text(text) | Self::Html(text) => text,
        }
    }

    /// The value as it is shown at something that is called like this.
    pub(super) fn shown(&self, name: &str) -> String {
        let text = match self {
            Self::Text(text) => unescaped(text, name),
            Self::Html(text) => text.clone(),
        };
        let is_html = matches!(self, Self::Html(_));
        // Plain text knows entities, but no marks.
        let text = if is_html {
            text
        } else {
            text.replace('<', "&lt;")
        };
        label::plain(&label::decoded(&text, &['&']))
    }
}

/// Text without its escapes: `\n`, `\l` and `\r` end a line, `\N` is the name of the node.
fn unescaped(text: &str, name: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            shown.push(letter);
            continue;
        }
        match letters.next() {
            Some('n' | 'l' | 'r') => shown.push('\n'),
            // Names within names would grow without a bound.
            Some('N') if shown.len() < 10_000 => shown.push_str(name),
            Some('N') => {}
            Some(other) => shown.push(other),
            None => shown.push('\\'),
        }
    }
    shown
}

/// What is written in a node that is called like this.
pub(super) fn label(attributes: &Attributes, name: &str) -> Option<String> {
    let label = attributes.get("label")?;
    if !word(attributes, "shape").is_some_and(|shape| shape.ends_with("record")) {
        return Some(label.shown(name));
    }
    // A record has fields between bars and braces, with the names of ports before them.
    let fields = label.raw().replace(['|', '{', '}'], " ");
    Some(Value::Html(unescaped(&fields, name)).shown(name))
}

/// The text of an attribute, in lower case.
fn word(attributes: &Attributes, name: &str) -> Option<String> {
    attributes
        .get(name)
        .map(|value| value.raw().trim().to_lowercase())
}

/// The shape of a node.
pub(super) fn shape(attributes: &Attributes) -> Option<Shape> {
    let shape = word(attributes, "shape")?;
    Some(match shape.as_str() {
        "diamond" | "mdiamond" => Shape::Diamond,
        "circle" | "doublecircle" | "mcircle" | "point" => Shape::Circle,
        "oval" | "ellipse" => Shape::Terminal,
        _ => Shape::Box,
    })
}

/// The tag of a node, by its class or else by one of our colours.
pub(super) fn tag(attributes: &Attributes) -> Option<Tag> {
    let classes = attributes.get("class").map(Value::raw).unwrap_or_default();
    let class = classes.split(|letter: char| letter == ',' || letter.is_whitespace());
    class.filter_map(label::tag_of_class).next().or_else(|| {
        let fill = word(attributes, "fillcolor")?;
        label::tag_of_fill(&fill)
    })
}

/// Whether something is not drawn at all.
pub(super) fn is_hidden(attributes: &Attributes) -> bool {
    word(attributes, "style").is_some_and(|style| style.contains("invis"))
}

/// Which ends of an arrow have a head: the far one, the near one.
pub(super) fn heads(attributes: &Attributes) -> (bool, bool) {
    match word(attributes, "dir").as_deref() {
        Some("back") => (false, true),
        Some("both") => (true, true),
        _ => (true, false),
    }
}

/// The words on an arrow.
pub(super) fn words(attributes: &Attributes) -> String {
    let names = ["label", "xlabel", "headlabel", "taillabel"];
    let value = names.iter().find_map(|name| attributes.get(*name));
    value.map(|value| value.shown("")).unwrap_or_default()
}

/// Whether an attribute says more than how something looks.
pub(super) fn is_read(name: &str) -> bool {
    matches!(
        name,
        "label"
            | "xlabel"
            | "headlabel"
            | "taillabel"
            | "shape"
            | "class"
            | "fillcolor"
            | "style"
            | "dir"
            | "cluster"
    )
}
