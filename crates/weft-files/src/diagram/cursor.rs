//! A place in a text that moves forwards only.

use weft_core::Said;

use crate::{FileError, Place, text};

/// What is left of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes the next letter.
    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Takes exactly this, or nothing.
    pub(super) fn eat(&mut self, what: &str) -> bool {
        let is_there = self.rest().starts_with(what);
        if is_there {
            self.at += what.len();
        }
        is_there
    }

    /// Takes letters as long as they are of a kind.
    pub(super) fn take_while(&mut self, is_one: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|letter| !is_one(letter)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Takes everything before this and the thing itself; nothing where it does not come.
    pub(super) fn take_past(&mut self, end: &str) -> Option<&'t str> {
        let (before, _) = self.rest().split_once(end)?;
        self.at += before.len() + end.len();
        Some(before)
    }

    /// What is near: words that go on for longer are none, and looking for their end would be slow.
    pub(super) fn near(&self) -> &'t str {
        const FAR: usize = 10_000;
        let rest = self.rest();
        let end = (0..=FAR.min(rest.len()))
            .rev()
            .find(|end| rest.is_char_boundary(*end));
        rest.get(..end.unwrap_or(0)).unwrap_or_default()
    }

    /// What is near, up to the end of the line.
    pub(super) fn near_in_line(&self) -> &'t str {
        self.near().lines().next().unwrap_or_default()
    }

    /// The same as [`Self::take_past`], but only where the end is near.
    pub(super) fn take_past_near(&mut self, end: &str) -> Option<&'t str> {
        let (before, _) = self.near().split_once(end)?;
        self.at += before.len() + end.len();
        Some(before)
    }

    /// Takes the rest of the line, without its end.
    pub(super) fn take_line(&mut self) -> &'t str {
        self.take_while(|letter| letter != '\n')
            .trim_end_matches('\r')
    }

    /// Skips blanks within a line.
    pub(super) fn skip_blanks(&mut self) {
        self.take_while(|letter| matches!(letter, ' ' | '\t' | '\r'));
    }

    /// The error that something else stands here.
    pub(super) fn wrong(&self, expected: Said) -> FileError {
        self.wrong_at(self.at, expected)
    }

    /// The error that something else stands there.
    pub(super) fn wrong_at(&self, at: usize, expected: Said) -> FileError {
        let (before, rest) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        let line = rest.lines().next().unwrap_or_default();
        let found: String = line.trim_end().chars().take(20).collect();
        let found = if rest.trim().is_empty() {
            weft_core::said!("the end of the file", "das Ende der Datei")
        } else if found.is_empty() {
            weft_core::said!("the end of the line", "das Ende der Zeile")
        } else {
            Said::quoted(&found)
        };
        let (line, column) = text::position(before.as_bytes());
        let path = String::new();
        FileError::wrong(Place::Line { line, column, path }, found, expected)
    }
}
