//! Bytes to text: UTF-8 and UTF-16 with or without a byte order mark.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use weft_core::{Said, said};

use crate::{Counted, FileError, Place};

/// Refuses an input that is empty or larger than the limit.
pub(crate) fn measured(bytes: &[u8], limit: u64, what: Said) -> Result<(), FileError> {
    let found = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if found > limit {
        return Err(FileError::TooLarge {
            of: Counted::Bytes,
            found,
            limit,
        });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FileError::wrong(
            Place::Whole,
            said!("nothing, the file is empty", "nichts, die Datei ist leer"),
            what,
        ));
    }
    Ok(())
}

fn text_expected() -> Said {
    said!("text in UTF-8 or UTF-16", "Text in UTF-8 oder UTF-16")
}

/// The text of the bytes, if they are UTF-16 or valid UTF-8.
pub(crate) fn unicode(bytes: &[u8]) -> Result<Cow<'_, str>, FileError> {
    if let Some(encoding) = utf16(bytes) {
        let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
        if had_errors {
            return Err(FileError::wrong(
                Place::Whole,
                said!(
                    "bytes that are no {} text",
                    "Bytes, die kein Text in {} sind",
                    encoding.name()
                ),
                text_expected(),
            ));
        }
        return Ok(text);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes)
        .map(Cow::Borrowed)
        .map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            let (line, column) = position(before);
            FileError::wrong(
                Place::Line {
                    line,
                    column,
                    path: String::new(),
                },
                said!(
                    "the byte 0x{byte:02X}, which is no UTF-8",
                    "das Byte 0x{byte:02X}, das kein UTF-8 ist"
                ),
                text_expected(),
            )
        })
}

/// UTF-16 by its mark, or by the zero bytes around the first letter of a markup or object.
fn utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match bytes {
        [0xFE, 0xFF, ..] | [0, b'<' | b'{', ..] => Some(encoding_rs::UTF_16BE),
        [0xFF, 0xFE, ..] | [b'<' | b'{', 0, ..] => Some(encoding_rs::UTF_16LE),
        _ => None,
    }
}

/// The line and column after these bytes, both from 1; columns count characters.
pub(crate) fn position(before: &[u8]) -> (usize, usize) {
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let tail = before
        .rsplit(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    (line, String::from_utf8_lossy(tail).chars().count() + 1)
}

/// The text in the encoding that an XML declaration names, if it decodes without a fault.
pub(crate) fn declared(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let encoding = declared_encoding(bytes)?;
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    (!had_errors).then_some(text)
}

/// The encoding that an XML declaration names.
fn declared_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = String::from_utf8_lossy(head);
    let (_, after) = head.split_once("encoding=")?;
    let quote = after
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))?;
    let label = after.get(1..)?.split(quote).next()?;
    encoding_rs::Encoding::for_label(label.as_bytes())
}

/// The encoding of an XML text by its first bytes; none where it is UTF-8.
///
/// A declaration that can be read letter by letter is in no UTF-16, whatever it says.
pub(crate) fn encoding_of_xml(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let of_one_byte = |encoding: &&'static encoding_rs::Encoding| {
        let wide = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE];
        *encoding != encoding_rs::UTF_8 && !wide.contains(encoding)
    };
    utf16(head).or_else(|| declared_encoding(head).filter(of_one_byte))
}

/// UTF-16 without a mark: its letters of ASCII have a zero in every other byte.
pub(crate) fn bare_utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return None;
    }
    let zeros = |parity: usize| {
        let every = head.iter().skip(parity).step_by(2);
        every.filter(|byte| **byte == 0).count()
    };
    match (zeros(0), zeros(1)) {
        (0, some) if some * 8 >= head.len() => Some(encoding_rs::UTF_16LE),
        (some, 0) if some * 8 >= head.len() => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// The encoding that the letters of a text speak for which is no UTF-8.
pub(crate) fn guessed(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding of a table by its first bytes; none where it is UTF-8.
pub(crate) fn encoding_of_table(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(head) {
        return (encoding != encoding_rs::UTF_8).then_some(encoding);
    }
    if let Some(encoding) = bare_utf16(head) {
        return Some(encoding);
    }
    match std::str::from_utf8(head) {
        Ok(_) => None,
        // The head may end in the middle of a letter.
        Err(error) if error.error_len().is_none() => None,
        Err(_) if head.contains(&0) => None,
        Err(_) => Some(guessed(head)),
    }
}

/// The letter of a character reference or of one of the five entities that every XML file has.
pub(crate) fn predefined(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => return Some(letter),
        Ok(None) => {}
        Err(_) => return None,
    }
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}
