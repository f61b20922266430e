//! The tags of a part of an XES log, one after the other, without an allocation.
//!
//! A log is mostly tags of a handful of kinds, and reading it may not take longer than unpacking it:
//! this passes over what is between tags, and checks what is in them. What is no XML is refused;
//! entities beyond the five of XML and declared ones are unknown to it, so nothing can be expanded.

use memchr::memmem;
use memchr::{memchr, memchr2};
use weft_core::{Said, said};

/// What is wrong, and at which byte of the part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: Wrong,
}

/// What can be wrong with a log as XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wrong {
    /// The file ends in something.
    Ends,
    /// A tag that is not written as tags are.
    Tag,
    /// An end tag where no such element is open, or another one is.
    End { found: String, expected: String },
    /// `<!DOCTYPE`.
    DocumentType,
    /// A value or a text that is too long.
    TooLong,
    /// Elements in elements in elements.
    TooDeep,
    /// The first element is another one.
    Root(String),
    /// Something after the end of the log.
    After,
    /// Bytes that are no UTF-8.
    NoText,
    /// `&name;`, or a number that is no letter.
    Entity(String),
}

impl Wrong {
    pub(super) fn found(&self) -> Said {
        match self {
            Self::Ends => said!(
                "the end of the file in the middle of the log",
                "das Ende der Datei mitten im Protokoll"
            ),
            Self::Tag => said!(
                "a tag that is not written as XML wants it",
                "ein Tag, das nicht so geschrieben ist, wie XML es verlangt"
            ),
            Self::End { found, .. } => said!("</{found}>", "</{found}>"),
            Self::DocumentType => said!(
                "a document type declaration (DOCTYPE)",
                "eine Deklaration des Dokumenttyps (DOCTYPE)"
            ),
            Self::TooLong => said!("a value of more bytes", "ein Wert aus mehr Byte"),
            Self::TooDeep => said!("attributes nested deeper", "tiefer geschachtelte Attribute"),
            Self::Root(name) => said!("the element <{name}>", "das Element <{name}>"),
            Self::After => said!(
                "an element after the end of the log",
                "ein Element nach dem Ende des Protokolls"
            ),
            Self::NoText => said!(
                "a name with bytes that are no UTF-8",
                "ein Name mit Bytes, die kein UTF-8 sind"
            ),
            Self::Entity(name) => said!("the entity “{name}”", "die Entität „{name}“"),
        }
    }

    pub(super) fn expected(&self) -> Said {
        match self {
            Self::Ends => said!(
                "</log> at its end; the file seems to be cut off",
                "</log> am Schluss; die Datei scheint abgeschnitten zu sein"
            ),
            Self::Tag => said!(
                "a name and attributes in quotes: <string key=\"…\" value=\"…\"/>",
                "ein Name und Attribute in Anführungszeichen: <string key=\"…\" value=\"…\"/>"
            ),
            Self::End { expected, .. } => said!("</{expected}>", "</{expected}>"),
            Self::DocumentType | Self::Entity(_) => said!(
                "a log without one: entities are never expanded",
                "ein Protokoll ohne: Entitäten werden nie aufgelöst"
            ),
            Self::TooLong => said!("at most one megabyte", "höchstens ein Megabyte"),
            Self::TooDeep => said!("at most 256 levels", "höchstens 256 Ebenen"),
            Self::Root(_) => said!("<log>", "<log>"),
            Self::After => said!("nothing", "nichts"),
            Self::NoText => said!(
                "text in the encoding that the file names",
                "Text in der Zeichenkodierung, die die Datei nennt"
            ),
        }
    }
}

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag<'b> {
    /// The beginning of an element; its attributes come next.
    Open(&'b [u8]),
    /// Its end.
    Close(&'b [u8]),
}

/// An attribute of a tag, or what ends the tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute<'b> {
    Pair(&'b [u8], &'b [u8]),
    End { is_empty: bool },
}

/// A part of a log, and how far it was read.
#[derive(Debug)]
pub(super) struct Tags<'b> {
    bytes: &'b [u8],
    at: usize,
    longest: usize,
}

impl<'b> Tags<'b> {
    /// The tags of this part; values of more bytes than `longest` are refused.
    pub(super) fn new(bytes: &'b [u8], longest: usize) -> Self {
        Self {
            bytes,
            at: 0,
            longest,
        }
    }

    /// A fault here.
    pub(super) fn fault(&self, what: Wrong) -> Fault {
        Fault { at: self.at, what }
    }

    fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// How many bytes of the part were read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes back to where reading was.
    pub(super) fn back_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The bytes between two places.
    pub(super) fn between(&self, from: usize, to: usize) -> &'b [u8] {
        self.bytes.get(from..to).unwrap_or_default()
    }

    /// Passes over these bytes, if they are next.
    pub(super) fn passes(&mut self, bytes: &[u8]) -> bool {
        let is_next = self.rest().starts_with(bytes);
        if is_next {
            self.at += bytes.len();
        }
        is_next
    }

    /// The value that comes next behind these bytes, whose last is its quotation mark; none where
    /// anything else comes.
    pub(super) fn value_behind(&mut self, bytes: &[u8]) -> Option<&'b [u8]> {
        let rest = self.rest().strip_prefix(bytes)?;
        let quote = *bytes.last()?;
        let length = memchr2(quote, b'<', rest)?;
        let (value, after) = rest.split_at_checked(length)?;
        if after.first() != Some(&quote) || length > self.longest {
            return None;
        }
        self.at += bytes.len() + length + 1;
        Some(value)
    }

    /// The next tag; none at the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<Tag<'b>>, Fault> {
        loop {
            let Some(before) = memchr(b'<', self.rest()) else {
                self.at = self.bytes.len();
                return Ok(None);
            };
            self.at += before + 1;
            match self.bytes.get(self.at) {
                Some(b'/') => return self.close().map(Some),
                Some(b'!') => self.declaration()?,
                Some(b'?') => self.pass(b"?>")?,
                Some(_) => return self.name().map(|name| Some(Tag::Open(name))),
                None => return Err(self.fault(Wrong::Ends)),
            }
        }
    }

    fn close(&mut self) -> Result<Tag<'b>, Fault> {
        self.at += 1;
        let Some(length) = memchr(b'>', self.rest()) else {
            return Err(self.fault(Wrong::Ends));
        };
        let name = self.rest().get(..length).unwrap_or_default();
        self.at += length + 1;
        Ok(Tag::Close(name.trim_ascii_end()))
    }

    fn name(&mut self) -> Result<&'b [u8], Fault> {
        let is_after = |byte: &u8| matches!(byte, b' ' | b'/' | b'>' | b'\n' | b'\t' | b'\r');
        let Some(length) = self.rest().iter().position(is_after) else {
            return Err(self.fault(Wrong::Ends));
        };
        let name = self.rest().get(..length).unwrap_or_default();
        if name.is_empty() || name.iter().any(|byte| matches!(byte, b'<' | b'"' | b'=')) {
            return Err(self.fault(Wrong::Tag));
        }
        self.at += length;
        Ok(name)
    }

    /// The next attribute of the tag that was opened last.
    pub(super) fn attribute(&mut self) -> Result<Attribute<'b>, Fault> {
        match self.after_space()? {
            b'>' => {
                self.at += 1;
                return Ok(Attribute::End { is_empty: false });
            }
            b'/' => {
                if self.bytes.get(self.at + 1) != Some(&b'>') {
                    return Err(self.fault(Wrong::Tag));
                }
                self.at += 2;
                return Ok(Attribute::End { is_empty: true });
            }
            _ => {}
        }
        let is_after = |byte: &u8| matches!(byte, b'=' | b'>' | b'<' | b'"' | b'\'');
        let Some(length) = self.rest().iter().position(is_after) else {
            return Err(self.fault(Wrong::Ends));
        };
        let name = self.rest().get(..length).unwrap_or_default();
        self.at += length;
        if name.is_empty() || self.bytes.get(self.at) != Some(&b'=') {
            return Err(self.fault(Wrong::Tag));
        }
        self.at += 1;
        Ok(Attribute::Pair(name.trim_ascii_end(), self.value()?))
    }

    /// The byte after white space.
    fn after_space(&mut self) -> Result<u8, Fault> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                Some(&byte) => return Ok(byte),
                None => return Err(self.fault(Wrong::Ends)),
            }
        }
    }

    fn value(&mut self) -> Result<&'b [u8], Fault> {
        let quote = self.after_space()?;
        if !matches!(quote, b'"' | b'\'') {
            return Err(self.fault(Wrong::Tag));
        }
        self.at += 1;
        let Some(length) = memchr2(quote, b'<', self.rest()) else {
            return Err(self.fault(Wrong::Ends));
        };
        let rest = self.rest();
        if length > self.longest {
            return Err(self.fault(Wrong::TooLong));
        }
        if rest.get(length) == Some(&b'<') {
            return Err(self.fault(Wrong::Tag));
        }
        self.at += length + 1;
        Ok(rest.get(..length).unwrap_or_default())
    }

    /// Passes over all attributes of the tag that was opened last; whether the element is empty.
    pub(super) fn attributes(&mut self) -> Result<bool, Fault> {
        loop {
            if let Attribute::End { is_empty } = self.attribute()? {
                return Ok(is_empty);
            }
        }
    }

    /// Passes over the rest of the element whose tag was read up to its end.
    pub(super) fn element(&mut self, name: &[u8], depth: usize) -> Result<(), Fault> {
        let mut open = vec![name];
        while let Some(&innermost) = open.last() {
            match self.next()? {
                Some(Tag::Open(name)) => {
                    if !self.attributes()? {
                        open.push(name);
                    }
                    if open.len() > depth {
                        return Err(self.fault(Wrong::TooDeep));
                    }
                }
                Some(Tag::Close(name)) => {
                    self.closes(innermost, name)?;
                    open.pop();
                }
                None => return Err(self.fault(Wrong::Ends)),
            }
        }
        Ok(())
    }

    /// Checks that an end tag is that of the open element.
    pub(super) fn closes(&self, open: &[u8], found: &[u8]) -> Result<(), Fault> {
        if open == found {
            return Ok(());
        }
        Err(self.fault(Wrong::End {
            found: shown(found),
            expected: shown(open),
        }))
    }

    fn declaration(&mut self) -> Result<(), Fault> {
        if self.rest().starts_with(b"!--") {
            self.at += 3;
            self.pass(b"-->")
        } else if self.rest().starts_with(b"![CDATA[") {
            self.pass(b"]]>")
        } else {
            Err(self.fault(Wrong::DocumentType))
        }
    }

    /// Passes over everything up to and with this mark.
    fn pass(&mut self, mark: &[u8]) -> Result<(), Fault> {
        let Some(before) = memmem::find(self.rest(), mark) else {
            return Err(self.fault(Wrong::Ends));
        };
        self.at += before + mark.len();
        Ok(())
    }
}

/// Bytes of a name as a message shows them.
pub(super) fn shown(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.chars().take(60).collect()
}

/// A name without its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    match memchr(b':', name) {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}
