//! Text of users, made fit for print: one uncovered or control character would fail the export.
//!
//! Controls, direction overrides, private-use and unassigned characters are dropped; characters that no
//! font covers become a white square; words without a space get a place to break; very long texts end
//! in an ellipsis. Everything that was replaced or shortened is counted, so that the report says so.

use std::collections::BTreeMap;

use serde_json::Value;
use weft_core::Language;

use crate::fonts;

/// Longest text that is printed; beyond it the JSON result has the whole.
const LONGEST: usize = 2_000;
/// A word longer than this gets places to break; German words are longer, and are parted at their joints
/// where there is little room.
const WORD: (usize, usize) = (16, 36);
/// Letters between two places to break.
const BREAK: usize = 15;
/// What stands for a character that no font covers.
const MARK: char = '□';

/// What was changed for printing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Longest word without places to break.
    word: usize,
    /// How often a character was replaced or dropped, by character.
    pub(crate) letters: BTreeMap<char, usize>,
    /// How many texts were shortened.
    pub(crate) shortened: usize,
}

impl Changes {
    /// None so far, of pages in this language.
    pub(crate) fn of(language: Language) -> Self {
        let (english, german) = WORD;
        Self {
            word: language.pick(english, german),
            letters: BTreeMap::new(),
            shortened: 0,
        }
    }
}

/// Cleans every text in the data.
pub(crate) fn value(value: &mut Value, changes: &mut Changes) {
    match value {
        Value::String(text) => {
            let clean = self::text(text, changes);
            *text = clean;
        }
        Value::Array(items) => items.iter_mut().for_each(|item| self::value(item, changes)),
        Value::Object(map) => map.values_mut().for_each(|item| self::value(item, changes)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Cleans one text.
pub(crate) fn text(text: &str, changes: &mut Changes) -> String {
    let mut result = String::with_capacity(text.len());
    let mut run = 0_usize;
    let mut longest = longest_words(text, changes.word).into_iter();
    let mut parts = longest.next().unwrap_or(false);
    for (count, letter) in text.chars().enumerate() {
        if count >= LONGEST {
            changes.shortened += 1;
            result.push('…');
            break;
        }
        if breaks(letter) {
            if run > 0 {
                parts = longest.next().unwrap_or(false);
            }
            run = 0;
            result.push(' ');
            continue;
        }
        if run > 0 && parts && run.is_multiple_of(BREAK) {
            result.push('\u{200b}');
        }
        run += 1;
        if let Some(letter) = printable(letter, changes) {
            result.push(letter);
        }
    }
    result
}

/// Whether a line may end here.
fn breaks(letter: char) -> bool {
    letter.is_whitespace() && letter != '\u{a0}'
}

/// Whether each word of the text needs places to break, in order.
fn longest_words(text: &str, most: usize) -> Vec<bool> {
    text.split(breaks)
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().count() > most)
        .collect()
}

/// The character as it can be printed; none where it is dropped.
fn printable(letter: char, changes: &mut Changes) -> Option<char> {
    if is_joiner(letter) {
        return Some(letter);
    }
    let dropped = letter.is_control() || is_hidden(letter);
    if !dropped && fonts::cover(letter) {
        return Some(letter);
    }
    *changes.letters.entry(letter).or_default() += 1;
    (!dropped).then_some(MARK)
}

/// Joiners that scripts need between letters, and the space before a per cent sign; Typst handles them
/// without a glyph.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Characters without a shape of their own that may mislead or fail: marks and overrides of direction,
/// separators, private use, variation selectors, tags and non-characters.
fn is_hidden(letter: char) -> bool {
    let code = u32::from(letter);
    matches!(code,
        0x00ad | 0x061c | 0x200e..=0x200f | 0x2028..=0x202e | 0x2061..=0x206f | 0xfe00..=0xfe0f
        | 0xfeff | 0xfff0..=0xfffd | 0xe000..=0xf8ff | 0xe0000..=0x0010_ffff)
        || code & 0xfffe == 0xfffe
        || matches!(code, 0xfdd0..=0xfdef)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        let mut changes = Changes::of(Language::English);
        assert_eq!(text(input, &mut changes), expected, "of {input:?}");
    }

    #[test]
    fn what_cannot_be_printed_is_dropped_or_marked() {
        check("a\u{0}b\u{202e}c", "abc");
        check("naïve – “ok” ✓", "naïve – “ok” ✓");
        check("漢字", "□□");
        check("tab\there", "tab here");
        check("שלום مرحبا สวัสดี नमस्ते", "שלום مرحبا สวัสดี नमस्ते");
    }

    #[test]
    fn long_words_can_break_and_short_ones_stay_whole() {
        check("human-relational", "human-relational");
        check("abcdefghijklmnopqrst x", "abcdefghijklmno\u{200b}pqrst x");
    }

    #[test]
    fn what_was_changed_is_counted() {
        let mut changes = Changes::of(Language::English);
        let long = "x".repeat(3_000);
        let clean = text(&format!("漢漢{long}"), &mut changes);
        assert_eq!(changes.letters.get(&'漢'), Some(&2), "counted by character");
        assert_eq!(changes.shortened, 1, "one text was shortened");
        assert!(
            clean.ends_with('…'),
            "the reader sees that something is missing"
        );
    }
}
