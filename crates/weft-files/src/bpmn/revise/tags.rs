//! Where the tags of a file stand, and changes to its text that touch nothing else.
//!
//! Tags are found in the bytes as they are, so that the encoding of the rest does not matter: every
//! letter that is not ASCII counts as one that needs no look.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::xml::ElementId;
use crate::text;

/// Where one element stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Tag {
    /// Its start tag, from `<` to behind `>`.
    pub(super) start: Range<usize>,
    /// Its end tag; empty for an element without content.
    pub(super) end: Range<usize>,
    /// Whether it is written as `<name/>`.
    pub(super) is_empty: bool,
}

impl Tag {
    /// All of it, with what is inside.
    pub(super) fn whole(&self) -> Range<usize> {
        self.start.start..self.end.end.max(self.start.end)
    }
}

/// A file whose tags are known, and changes to it.
pub(super) struct Sheet<'a> {
    /// The bytes in an encoding that writes ASCII as ASCII.
    bytes: Cow<'a, [u8]>,
    /// What the bytes are turned back into.
    encoding: Encoding,
    /// The tags in the order of the elements.
    tags: Vec<Tag>,
    /// Ranges and what takes their place, in the order they were asked for.
    edits: Vec<(Range<usize>, String)>,
    /// What comes into elements that are written as `<name/>`, which are opened for it.
    inside: BTreeMap<ElementId, Vec<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    /// Any other that writes ASCII as ASCII: what is new is written with references.
    Ascii,
    Utf16 {
        is_big: bool,
        has_mark: bool,
    },
}

impl<'a> Sheet<'a> {
    /// Looks for the tags of a file that was parsed already.
    pub(super) fn of(original: &'a [u8]) -> Self {
        let encoding = encoding(original);
        let bytes = match encoding {
            Encoding::Utf16 { .. } => match text::unicode(original) {
                Ok(text) => Cow::Owned(text.into_owned().into_bytes()),
                Err(_) => Cow::Borrowed(original),
            },
            Encoding::Utf8 | Encoding::Ascii => Cow::Borrowed(original),
        };
        let tags = tags(&bytes);
        Self {
            bytes,
            encoding,
            tags,
            edits: Vec::new(),
            inside: BTreeMap::new(),
        }
    }

    /// Where an element stands; nowhere if the file is not the one that was parsed.
    pub(super) fn tag(&self, element: ElementId) -> Tag {
        self.tags.get(element).cloned().unwrap_or_default()
    }

    /// The text of a start tag.
    fn start_text(&self, tag: &Tag) -> &[u8] {
        self.bytes.get(tag.start.clone()).unwrap_or_default()
    }

    /// The prefix of an element, with its colon.
    pub(super) fn prefix(&self, tag: &Tag) -> String {
        let name = self.name(tag);
        name.split_once(':')
            .map(|(prefix, _)| format!("{prefix}:"))
            .unwrap_or_default()
    }

    /// The name of an element as it is written.
    pub(super) fn name(&self, tag: &Tag) -> String {
        let name = self.start_text(tag).get(1..).unwrap_or_default();
        let end = name
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
        String::from_utf8_lossy(name).into_owned()
    }

    /// The line break and white space before a tag that stands first on its line.
    pub(super) fn indent(&self, tag: &Tag) -> String {
        let before = self.bytes.get(..tag.start.start).unwrap_or_default();
        let blank = before
            .iter()
            .rev()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        let (rest, white) = before.split_at(before.len() - blank);
        let line = match rest {
            [.., b'\r', b'\n'] => "\r\n",
            [.., b'\n'] => "\n",
            _ => return String::new(),
        };
        format!("{line}{}", String::from_utf8_lossy(white))
    }

    /// Whether a new line begins at this place.
    pub(super) fn has_lines(&self, at: usize) -> bool {
        self.bytes
            .get(..at)
            .is_some_and(|before| before.ends_with(b"\n"))
    }

    /// Puts a text in the place of a range.
    pub(super) fn replace(&mut self, range: Range<usize>, text: String) {
        self.edits.push((range, text));
    }

    /// Gives an attribute of a start tag this value, escaped already.
    pub(super) fn set(&mut self, tag: &Tag, key: &str, value: &str) {
        let (found, end) = attribute(self.start_text(tag), key);
        let at = tag.start.start;
        match found {
            Some(range) => self.replace(at + range.start..at + range.end, value.to_owned()),
            None => self.replace(at + end..at + end, format!(" {key}=\"{value}\"")),
        }
    }

    /// Takes an attribute out of a start tag, if it is there.
    pub(super) fn unset(&mut self, tag: &Tag, key: &str) {
        let (found, end) = attribute(self.start_text(tag), key);
        let before = found.and_then(|found| {
            let text = self.start_text(tag).get(..found.start)?;
            let key = text.iter().rposition(|byte| *byte == b'=')?;
            let name = text.get(..key)?.trim_ascii_end();
            let name = name.iter().rposition(u8::is_ascii_whitespace)?;
            let blank = text.get(..name)?.trim_ascii_end();
            Some(blank.len())
        });
        if let Some(before) = before {
            let at = tag.start.start;
            self.replace(at + before..at + end, String::new());
        }
    }

    /// Puts a text inside an element that is written as `<name/>`, behind what was put there before.
    pub(super) fn open(&mut self, element: ElementId, inside: String) {
        self.inside.entry(element).or_default().push(inside);
    }

    /// Takes out an element with all that is inside, and the white space before it on its line.
    pub(super) fn remove(&mut self, element: ElementId) {
        let tag = self.tag(element);
        let whole = tag.whole();
        let indent = self.indent(&tag).len();
        self.replace(whole.start.saturating_sub(indent)..whole.end, String::new());
    }

    /// Whether nothing was asked for.
    pub(super) fn is_unchanged(&self) -> bool {
        self.edits.is_empty() && self.inside.is_empty()
    }

    /// The file with its changes; every other byte is as it was.
    ///
    /// What was asked for inside of something that was taken out goes with it.
    pub(super) fn finish(mut self) -> Vec<u8> {
        for (element, inside) in std::mem::take(&mut self.inside) {
            let tag = self.tag(element);
            let close = tag.start.end.saturating_sub(2);
            let (name, indent) = (self.name(&tag), self.indent(&tag));
            let text = format!(">{}{indent}</{name}>", inside.concat());
            self.replace(close..tag.start.end, text);
        }
        // A stable order: of several texts at one place the first asked for comes first.
        self.edits
            .sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = Vec::with_capacity(self.bytes.len());
        let mut at = 0;
        for (range, text) in &self.edits {
            if range.start < at {
                continue;
            }
            out.extend_from_slice(self.bytes.get(at..range.start).unwrap_or_default());
            match self.encoding {
                Encoding::Ascii => out.extend_from_slice(references(text).as_bytes()),
                Encoding::Utf8 | Encoding::Utf16 { .. } => out.extend_from_slice(text.as_bytes()),
            }
            at = range.end;
        }
        out.extend_from_slice(self.bytes.get(at..).unwrap_or_default());
        match self.encoding {
            Encoding::Utf16 { is_big, has_mark } => utf16(&out, is_big, has_mark),
            Encoding::Utf8 | Encoding::Ascii => out,
        }
    }
}

fn encoding(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Encoding::Utf16 {
            is_big: true,
            has_mark: bytes.first() == Some(&0xFE),
        },
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Encoding::Utf16 {
            is_big: false,
            has_mark: bytes.first() == Some(&0xFF),
        },
        _ => {
            let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
            let head = String::from_utf8_lossy(head).to_ascii_lowercase();
            let names_another = head.starts_with("<?xml")
                && head.contains("encoding=")
                && !head.contains("encoding=\"utf-8\"")
                && !head.contains("encoding='utf-8'");
            if names_another || std::str::from_utf8(bytes).is_err() {
                Encoding::Ascii
            } else {
                Encoding::Utf8
            }
        }
    }
}

/// Text in ASCII, other letters as references.
fn references(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            letter if letter.is_ascii() => letter.to_string(),
            letter => format!("&#{};", u32::from(letter)),
        })
        .collect()
}

fn utf16(text: &[u8], is_big: bool, has_mark: bool) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    let mark = has_mark.then_some(0xFEFF);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(|unit| match is_big {
            true => unit.to_be_bytes(),
            false => unit.to_le_bytes(),
        })
        .collect()
}

/// The tags of every element, in the order of their start tags.
fn tags(bytes: &[u8]) -> Vec<Tag> {
    // One letter for one byte, so that places are the same.
    let plain: String = bytes
        .iter()
        .map(|byte| {
            if byte.is_ascii() {
                char::from(*byte)
            } else {
                '_'
            }
        })
        .collect();
    let mut reader = Reader::from_str(&plain);
    let (mut tags, mut open): (Vec<Tag>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Ok(event) = reader.read_event() {
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let range = at..end;
        at = end;
        match event {
            Event::Start(_) | Event::Empty(_) => {
                let is_empty = matches!(event, Event::Empty(_));
                if !is_empty {
                    open.push(tags.len());
                }
                tags.push(Tag {
                    start: range,
                    end: 0..0,
                    is_empty,
                });
            }
            Event::End(_) => {
                if let Some(tag) = open.pop().and_then(|open| tags.get_mut(open)) {
                    tag.end = range;
                }
            }
            Event::Eof => break,
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
    tags
}

/// Where the value of an attribute stands in a start tag, and where the last attribute ends.
fn attribute(tag: &[u8], key: &str) -> (Option<Range<usize>>, usize) {
    let is_blank = |byte: &u8| byte.is_ascii_whitespace();
    let find = |from: usize, is: &dyn Fn(&u8) -> bool| {
        let rest = tag.get(from..).unwrap_or_default();
        from + rest.iter().position(is).unwrap_or(rest.len())
    };
    let mut end = find(1, &|byte| is_blank(byte) || matches!(byte, b'/' | b'>'));
    loop {
        let name = find(end, &|byte| !is_blank(byte));
        let equals = find(name, &|byte| matches!(byte, b'=' | b'>'));
        let open = find(equals, &|byte| matches!(byte, b'"' | b'\'' | b'>'));
        let Some(quote) = tag.get(open).filter(|byte| **byte != b'>').copied() else {
            return (None, end);
        };
        let close = find(open + 1, &|byte| *byte == quote);
        if close >= tag.len() {
            return (None, end);
        }
        let found = tag.get(name..equals).unwrap_or_default().trim_ascii_end();
        end = close + 1;
        if found == key.as_bytes() {
            return (Some(open + 1..close), end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_whatever_stands_in_their_values() {
        let tag = b"<a:t  x = 'a=\"b\" name=\"no\"/>'\n name=\"yes\" />";
        let (found, _) = attribute(tag, "name");
        assert_eq!(
            &tag[found.expect("it is there")],
            b"yes",
            "only a name counts"
        );
        let (found, end) = attribute(tag, "none");
        assert_eq!(found, None, "it is not there");
        assert_eq!(&tag[end..], b" />", "a new one comes last");
    }

    #[test]
    fn changes_leave_every_other_byte() {
        let text = "<!-- <a> --><a>\n  <b q='1'/><![CDATA[<c>]]>\u{e9}<d>&lt;</d>\n</a>\n";
        let mut sheet = Sheet::of(text.as_bytes());
        let b = sheet.tag(1);
        assert_eq!(sheet.indent(&b), "\n  ", "as its line begins");
        sheet.set(&b, "q", "2");
        sheet.set(&b, "r", "\u{e9}");
        sheet.open(1, "<x/>".to_owned());
        sheet.open(1, "<y/>".to_owned());
        let d = sheet.tag(2);
        sheet.replace(d.whole(), "<e/>".to_owned());
        assert_eq!(
            String::from_utf8(sheet.finish()).expect("text"),
            "<!-- <a> --><a>\n  <b q='2' r=\"\u{e9}\"><x/><y/>\n  </b><![CDATA[<c>]]>\u{e9}<e/>\n</a>\n"
        );
    }

    #[test]
    fn what_is_taken_out_goes_with_its_line_and_with_changes_inside() {
        let text = "<a>\n  <b x='1' y = \"2\" z='3'>\n    <c/>\n  </b>\n  <d/>\n</a>";
        let mut sheet = Sheet::of(text.as_bytes());
        let b = sheet.tag(1);
        sheet.unset(&b, "y");
        sheet.unset(&b, "none");
        sheet.remove(3);
        assert_eq!(
            String::from_utf8(sheet.finish()).expect("text"),
            "<a>\n  <b x='1' z='3'>\n    <c/>\n  </b>\n</a>"
        );
        let mut sheet = Sheet::of(text.as_bytes());
        sheet.open(2, "<e/>".to_owned());
        sheet.set(&b, "x", "9");
        sheet.remove(1);
        sheet.replace(b.whole().end..b.whole().end, "<f/>".to_owned());
        assert_eq!(
            String::from_utf8(sheet.finish()).expect("text"),
            "<a><f/>\n  <d/>\n</a>"
        );
    }
}
