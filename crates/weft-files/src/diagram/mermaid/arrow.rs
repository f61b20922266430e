//! An arrow of a Mermaid flowchart: its stroke, its heads and the words on it.

use weft_core::said;

use super::super::cursor::Cursor;
use super::node::shown;
use crate::FileError;

/// An arrow between nodes.
#[derive(Debug, Default)]
pub(super) struct Arrow {
    pub(super) label: String,
    /// Whether it has a head at both ends.
    pub(super) goes_back: bool,
    /// Whether it has no head at all.
    pub(super) is_plain: bool,
    pub(super) is_hidden: bool,
}

/// Takes an arrow, if one stands here.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Option<Arrow>, FileError> {
    let before = *cursor;
    skip_id(cursor);
    if cursor.rest().starts_with("~~~") {
        cursor.take_while(|letter| letter == '~');
        return Ok(Some(Arrow {
            is_hidden: true,
            ..Arrow::default()
        }));
    }
    let has_tail = head_before_stroke(cursor);
    let Some(stroke) = ["--", "==", "-."]
        .into_iter()
        .find(|stroke| cursor.eat(stroke))
    else {
        *cursor = before;
        return Ok(None);
    };
    let mut arrow = Arrow {
        goes_back: has_tail,
        ..Arrow::default()
    };
    let mut closing = *cursor;
    if let Some(has_head) = close(&mut closing, stroke, true) {
        *cursor = closing;
        arrow.is_plain = !has_head && !has_tail;
    } else {
        arrow.label = words(cursor, stroke)?;
        let has_head = close(cursor, stroke, false);
        arrow.is_plain = has_head == Some(false) && !has_tail;
    }
    piped(cursor, &mut arrow)?;
    Ok(Some(arrow))
}

/// The id of an arrow, `e1@`, is for animations.
fn skip_id(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    let id = ahead.take_while(|letter| letter.is_alphanumeric() || letter == '_');
    if !id.is_empty() && ahead.eat("@") && !ahead.rest().starts_with('{') {
        *cursor = ahead;
    }
}

/// A head at the near end: `<--`, `x--`, `o--`.
fn head_before_stroke(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let is_head = matches!(ahead.next(), Some('<' | 'x' | 'o'));
    let is_stroke = ["--", "==", "-."]
        .iter()
        .any(|stroke| ahead.rest().starts_with(stroke));
    if is_head && is_stroke {
        *cursor = ahead;
    }
    is_head && is_stroke
}

/// Takes the far end of a stroke of which two letters are read; whether it has a head.
fn close(cursor: &mut Cursor<'_>, stroke: &str, is_first: bool) -> Option<bool> {
    match stroke {
        "-." => {
            cursor.take_while(|letter| letter == '.');
            if !cursor.eat("-") {
                return None;
            }
            Some(head(cursor))
        }
        _ => {
            let letter = stroke.chars().next().unwrap_or('-');
            let more = cursor.take_while(|next| next == letter);
            let has_head = head(cursor);
            // `--` alone opens words; after the words it needs one letter more, as in `-->`.
            (has_head || !more.is_empty() || !is_first).then_some(has_head)
        }
    }
}

fn head(cursor: &mut Cursor<'_>) -> bool {
    [">", "x", "o"].iter().any(|head| cursor.eat(head))
}

/// The words in the middle of an arrow, up to its second stroke.
fn words(cursor: &mut Cursor<'_>, stroke: &str) -> Result<String, FileError> {
    let start = cursor.at;
    let end = if stroke == "-." { ".-" } else { stroke };
    cursor.skip_blanks();
    let mut ahead = *cursor;
    let words = if ahead.eat("\"") {
        ahead.take_past_near("\"").filter(|_| {
            ahead.skip_blanks();
            ahead.eat(end)
        })
    } else {
        let line = ahead.near_in_line();
        line.find(end).map(|at| {
            ahead.at += at + end.len();
            line.get(..at).unwrap_or_default()
        })
    };
    let words = words.ok_or_else(|| {
        let expected = said!(
            "an arrow that is drawn to its end, such as “-->” or “-- words -->”",
            "ein zu Ende gezeichneter Pfeil wie „-->“ oder „-- Wörter -->“"
        );
        cursor.wrong_at(start.saturating_sub(2), expected)
    })?;
    *cursor = ahead;
    if stroke == "-." {
        // The last letter of `.-` is asked for again by who closes the arrow.
        cursor.at -= 1;
    }
    Ok(shown(words))
}

/// Words after an arrow: `|words|`.
fn piped(cursor: &mut Cursor<'_>, arrow: &mut Arrow) -> Result<(), FileError> {
    let mut ahead = *cursor;
    ahead.skip_blanks();
    let start = ahead.at;
    if !ahead.eat("|") {
        return Ok(());
    }
    ahead.skip_blanks();
    let words = if ahead.eat("\"") {
        ahead.take_past_near("\"").filter(|_| {
            ahead.skip_blanks();
            ahead.eat("|")
        })
    } else {
        let line = ahead.near_in_line();
        line.find('|').map(|at| {
            ahead.at += at + 1;
            line.get(..at).unwrap_or_default()
        })
    };
    let words = words.ok_or_else(|| {
        let expected = said!("words between two “|”", "Wörter zwischen zwei „|“");
        cursor.wrong_at(start, expected)
    })?;
    arrow.label = shown(words);
    *cursor = ahead;
    Ok(())
}
