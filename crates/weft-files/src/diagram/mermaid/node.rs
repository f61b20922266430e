//! A node of a Mermaid flowchart: its id, its shape with the words in it, its classes.

use weft_core::said;

use super::super::cursor::Cursor;
use super::super::drawing::Shape;
use super::super::label;
use crate::FileError;

/// A node where it is named.
pub(super) struct Named<'t> {
    pub(super) id: &'t str,
    pub(super) shape: Option<Shape>,
    pub(super) name: Option<String>,
    pub(super) classes: Vec<&'t str>,
}

/// Brackets around the words of a node, the longer ones before those that they start with.
const SHAPES: [(&str, &[&str], Shape); 12] = [
    ("(((", &[")))"], Shape::Circle),
    ("((", &["))"], Shape::Circle),
    ("([", &["])"], Shape::Terminal),
    ("(", &[")"], Shape::Box),
    ("[[", &["]]"], Shape::Box),
    ("[(", &[")]"], Shape::Box),
    ("[/", &["/]", "\\]"], Shape::Box),
    ("[\\", &["\\]", "/]"], Shape::Box),
    ("[", &["]"], Shape::Box),
    ("{{", &["}}"], Shape::Box),
    ("{", &["}"], Shape::Diamond),
    (">", &["]"], Shape::Box),
];

/// Takes a node with everything that is said about it here.
pub(super) fn read<'t>(cursor: &mut Cursor<'t>) -> Result<Named<'t>, FileError> {
    let id = id(cursor);
    if id.is_empty() {
        return Err(cursor.wrong(said!(
            "the id of a node, letters and digits",
            "die ID eines Knotens, Buchstaben und Ziffern"
        )));
    }
    let mut node = Named {
        id,
        shape: None,
        name: None,
        classes: Vec::new(),
    };
    loop {
        if cursor.eat(":::") {
            node.classes.push(cursor.take_while(is_word));
        } else if cursor.eat("@{") {
            attributes(cursor, &mut node)?;
        } else if !shape(cursor, &mut node)? {
            return Ok(node);
        }
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-')
}

/// Letters and digits, and whatever is no bracket, arrow or gap.
fn id<'t>(cursor: &mut Cursor<'t>) -> &'t str {
    let rest = cursor.rest();
    let mut letters = rest.char_indices().peekable();
    let mut end = rest.len();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map(|(_, after)| *after);
        let is_part = match letter {
            // A dash is part of an id only where no arrow starts with it.
            '-' => at > 0 && after.is_some_and(char::is_alphanumeric),
            '_' | '.' | '/' | '#' | '$' | '!' | '*' | '+' | '?' | '\'' | '`' => true,
            letter => letter.is_alphanumeric() || !letter.is_ascii() && !letter.is_whitespace(),
        };
        if !is_part {
            end = at;
            break;
        }
    }
    cursor.at += end;
    rest.get(..end).unwrap_or_default()
}

/// Takes brackets with words, if there are any: the longest that are closed.
fn shape(cursor: &mut Cursor<'_>, node: &mut Named<'_>) -> Result<bool, FileError> {
    let mut unclosed = None;
    for (opener, ends, shape) in SHAPES {
        let mut ahead = *cursor;
        if !ahead.eat(opener) {
            continue;
        }
        if let Some(words) = words(&mut ahead, ends) {
            *cursor = ahead;
            node.shape = Some(shape);
            node.name = Some(shown(words));
            return Ok(true);
        }
        unclosed = ends.first();
    }
    let Some(end) = unclosed else {
        return Ok(false);
    };
    Err(cursor.wrong(said!(
        "words in brackets that close with “{end}”",
        "Wörter in Klammern, die mit „{end}“ schließen"
    )))
}

/// Takes the words before the first of these ends, which may stand in quotation marks.
fn words<'t>(cursor: &mut Cursor<'t>, ends: &[&str]) -> Option<&'t str> {
    let mut ahead = *cursor;
    ahead.take_while(char::is_whitespace);
    if ahead.eat("\"") {
        let words = ahead.take_past_near("\"")?;
        ahead.take_while(char::is_whitespace);
        let is_closed = ends.iter().any(|end| ahead.eat(end));
        *cursor = ahead;
        return is_closed.then_some(words);
    }
    // Words without quotation marks end with their line.
    let line = cursor.near_in_line();
    let found = ends
        .iter()
        .filter_map(|end| Some((line.find(end)?, end.len())));
    let (at, length) = found.min()?;
    cursor.at += at + length;
    line.get(..at)
}

/// The words of a node as they are shown.
pub(super) fn shown(words: &str) -> String {
    let words = words.trim();
    let bare = words
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let words = bare.unwrap_or(words);
    let marked = words
        .strip_prefix('`')
        .and_then(|rest| rest.strip_suffix('`'));
    match marked {
        // Within these marks words are Markdown, of which bold is what people use.
        Some(marked) => label::plain(&label::decoded(&marked.replace("**", ""), &['#', '&'])),
        None => label::plain(&label::decoded(words, &['#', '&'])),
    }
}

/// `shape: diamond, label: "words" }`.
fn attributes(cursor: &mut Cursor<'_>, node: &mut Named<'_>) -> Result<(), FileError> {
    let start = cursor.at;
    loop {
        cursor.take_while(|letter| letter.is_whitespace() || letter == ',');
        if cursor.eat("}") {
            return Ok(());
        }
        let key = cursor.take_while(is_word);
        cursor.skip_blanks();
        if key.is_empty() || !cursor.eat(":") {
            let expected = said!(
                "“key: value” and a “}}” at the end",
                "„Schlüssel: Wert“ und am Ende ein „}}“"
            );
            return Err(cursor.wrong_at(start, expected));
        }
        cursor.skip_blanks();
        let value = if cursor.eat("\"") {
            let quoted = cursor.take_past_near("\"");
            quoted.ok_or_else(|| {
                let expected = said!(
                    "a closing quotation mark",
                    "ein schließendes Anführungszeichen"
                );
                cursor.wrong_at(start, expected)
            })?
        } else {
            cursor
                .take_while(|letter| !matches!(letter, ',' | '}' | '\n'))
                .trim()
        };
        match key {
            "label" => node.name = Some(shown(value)),
            "shape" => node.shape = Some(shape_of(value)),
            _ => {}
        }
    }
}

/// The shape of a name, with its short and long forms.
fn shape_of(name: &str) -> Shape {
    match name {
        "diam" | "decision" | "diamond" | "question" | "fork" | "join" | "f-circ" | "junction" => {
            Shape::Diamond
        }
        "circle" | "circ" | "sm-circ" | "small-circle" | "start" | "dbl-circ" | "double-circle"
        | "doublecircle" | "fr-circ" | "framed-circle" | "stop" | "cross-circ"
        | "crossed-circle" => Shape::Circle,
        "stadium" | "terminal" | "pill" => Shape::Terminal,
        _ => Shape::Box,
    }
}
